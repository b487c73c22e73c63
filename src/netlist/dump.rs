//! Text form of the module IR, for people and snapshots.
