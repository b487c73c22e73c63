//! Checks of the module IR: one check, one file.
