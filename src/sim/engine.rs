//! The one interface behind which a netlist is evaluated.

/// Everything that changes in a simulation.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The values of the signals, each in whole words, bits above a width zero; then scratch and
    /// constants.
    pub words: Vec<u64>,
    /// The contents of the memories, word after word.
    pub memories: Vec<Vec<u64>>,
}

/// Computes the next state of a design. An interpreter is the first; a compiled one may follow.
pub trait Engine: Send {
    /// Gives every combinational signal its value.
    fn settle(&mut self, state: &mut State);

    /// Gives the combinational signals that depend on inputs of the top their values; all others
    /// have theirs already.
    fn settle_inputs(&mut self, state: &mut State);

    /// One rising clock edge: registers and memories take what the settled signals say. Leaves the
    /// combinational signals as they are.
    fn edge(&mut self, state: &mut State);
}
