//! Prints a design as Verilog-2005.
