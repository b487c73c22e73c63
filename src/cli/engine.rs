//! The option `--engine`, for subcommands that build hardware.

use clap::ValueEnum;

use crate::spec::Spec;
use crate::spec::model::Engine;

/// Overrides `nic.engine`.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct EngineChoice {
    /// Engine to build instead of `nic.engine`.
    #[arg(long, value_enum)]
    engine: Option<Choice>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Choice {
    /// Tables, loadable at run time.
    Table,
    /// The rules as hardware.
    Hardwired,
}

impl EngineChoice {
    /// Puts the choice into the specification.
    pub(super) fn apply(self, spec: &mut Spec) {
        match self.engine {
            Some(Choice::Table) => spec.nic.engine = Engine::Table,
            Some(Choice::Hardwired) => spec.nic.engine = Engine::Hardwired,
            None => {}
        }
    }
}
