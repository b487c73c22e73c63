//! What the text of a generated kernel needs.

pub(crate) use ctxnic::comment;
pub(crate) use ctxnic::hw::prim::{Ram, Reg, RegEn, Rom};
pub(crate) use rust_hdl::core::prelude::*;
pub(crate) use rust_hdl::widgets::dff_setup;
pub(crate) use rust_hdl::widgets::prelude::{DFF, DFFWithInit};

pub(crate) use crate::harness::{Kernel, kernel};
