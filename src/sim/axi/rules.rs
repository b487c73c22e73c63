//! What a checker allows beyond the specification, and less.

/// The settings of a [`Checker`](super::Checker).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Longest burst in beats. AXI4 allows 256.
    pub max_beats: u32,
    /// Whether every address must be a multiple of its beat.
    pub aligned: bool,
    /// Whether read beats of different IDs may mix.
    pub interleave: bool,
    /// Most writes without a response.
    pub max_writes: usize,
    /// Most reads that are not complete.
    pub max_reads: usize,
    /// Most cycles that a `valid` may wait for its `ready`.
    pub max_wait: Option<u64>,
    /// Most cycles that a complete request may wait for its response, or for its next beat.
    pub max_response: Option<u64>,
}

/// Bursts of at most 16 beats; everything else as the specification has it.
impl Default for Rules {
    fn default() -> Self {
        Self {
            max_beats: 16,
            aligned: false,
            interleave: true,
            max_writes: usize::MAX,
            max_reads: usize::MAX,
            max_wait: None,
            max_response: None,
        }
    }
}
