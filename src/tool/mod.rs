//! Finds and runs external tools; the only module that starts processes.
