//! The one interface behind which a netlist is evaluated.

/// Computes the next state of a design. The words of the state hold inputs, registers, memories, and
/// the nets that are kept; where each is, the model of the design says.
pub(crate) trait Engine: Send {
    /// Gives the nets that are kept their values; with `inputs_only` only inputs changed since the
    /// last time.
    fn settle(&mut self, words: &mut [u64], inputs_only: bool);

    /// At most `cycles` rising clock edges; tells how many. An engine that looks stops just before
    /// an edge at which a claim must be looked at, unless it is the first and `skip` is true; one
    /// that does not makes one edge, of settled nets.
    fn edges(&mut self, words: &mut [u64], cycles: u64, skip: bool) -> u64;

    /// Inputs were set from outside, or with `state` registers or memories.
    fn touch(&mut self, state: bool);

    /// Keeps a net from now on; told once for each.
    fn want(&mut self, class: usize);

    /// True when every net's value is in the state after [`Engine::settle`], whether or not it is
    /// wanted.
    fn keeps_all(&self) -> bool;

    /// The value of a net that is not kept.
    fn peek(&mut self, words: &[u64], class: usize, out: &mut [u64]);

    /// Whether it looks at claims and counts covers by itself.
    fn looks(&self) -> bool;

    /// How often cover `index` held, where the engine counts.
    fn counted(&self, words: &[u64], index: usize) -> u64;
}
