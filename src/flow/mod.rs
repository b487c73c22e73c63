//! The whole way in one place: from a checked specification to a design, and a run of it.
//!
//! ```text
//! Policy --fsm::compile--> Compiled --hw--> block --netlist--> Design --+--> Verilog
//!                             |                                        +--> ClassifierRun
//!                             +--> table image --------------------------------^
//! ```

pub mod card;
pub mod classifier_run;
pub mod memory;
pub mod tuser;
