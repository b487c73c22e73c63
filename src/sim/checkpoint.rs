//! The state of a simulation, to go back to.

use super::claims::Claims;
use super::error::SimError;
use super::model::Model;
use super::run::Sim;

/// Everything that changes in a simulation, as it was at one cycle: inputs, registers, memories, the
/// cycle, what the properties found and counted. Models of a bench are not in it, nor is coverage.
#[derive(Clone)]
pub struct Checkpoint {
    model: Model,
    words: Vec<u64>,
    cycle: u64,
    claims: Claims,
}

impl Checkpoint {
    /// Rising clock edges before it.
    #[must_use]
    pub fn cycle(&self) -> u64 {
        self.cycle
    }
}

impl std::fmt::Debug for Checkpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checkpoint")
            .field("model", &self.model)
            .field("cycle", &self.cycle)
            .finish_non_exhaustive()
    }
}

impl Sim {
    /// The present state.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            model: self.model.clone(),
            words: self.words(),
            cycle: self.cycle(),
            claims: self.claims.clone(),
        }
    }

    /// Goes to a state, also one of another simulation of the same [`Model`]. Coverage goes on
    /// counting: it is of the run, not of the state.
    ///
    /// # Errors
    /// When the checkpoint is of another model, or waves are being written, whose time would go
    /// backwards.
    pub fn restore(&mut self, checkpoint: &Checkpoint) -> Result<(), SimError> {
        if !self.model.is(&checkpoint.model) {
            let text = "a checkpoint of another model: one `Model` has to start both simulations";
            return Err(self.error("top", text).with_values(
                format!("one of {:?}", self.model),
                format!("{:?}", checkpoint.model),
            ));
        }
        self.put_back(&checkpoint.words, checkpoint.cycle)?;
        self.claims = checkpoint.claims.clone();
        if let Some(coverage) = &mut self.coverage {
            coverage.forget();
        }
        Ok(())
    }
}
