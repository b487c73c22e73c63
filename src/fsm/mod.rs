//! Decision state machines: IR, interpreter, table image.
//!
//! ```text
//! rules --> lower (diagram, order) --> ir --> passes --> table --> pack --> image
//!                                       |
//!                                       +--> interp, text, hardwired FSM
//! ```

pub mod c_header;
mod code;
pub mod compile;
mod diagram;
mod hash;
pub mod image;
pub mod interp;
pub mod ir;
pub mod lower;
pub mod order;
pub mod pack;
pub mod passes;
mod select;
pub mod table;
pub mod text;
pub mod verify;
pub mod word;
