//! Lowers a connected rust-hdl block to the typed module IR.
