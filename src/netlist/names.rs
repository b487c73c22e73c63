//! Names: legal in Verilog and SystemVerilog, free of collisions.
