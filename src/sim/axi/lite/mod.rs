//! AXI4-Lite: a master for the registers of a design, registers for a master in the design.

mod master;
mod registers;
mod slave;

pub use master::{LiteMaster, LiteTransfer};
pub use registers::{RegisterFile, Registers};
pub use slave::LiteSlave;
