//! Cycle simulation of a netlist: the same netlist the Verilog writer prints.
