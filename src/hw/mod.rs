//! The blocks of the card in rust-hdl, one per file.

#![allow(
    clippy::needless_bool_assign,
    clippy::if_not_else,
    clippy::match_same_arms,
    clippy::collapsible_if,
    clippy::collapsible_else_if,
    clippy::too_many_lines,
    reason = "kernels: the dialect wants this form"
)]

pub mod bus;
pub mod classifier;
pub mod classifier_hardwired;
pub mod classifier_table;
pub mod context_cache;
pub mod frame_fifo;
pub mod frame_gate;
pub mod hardwired_engine;
pub mod hardwired_fsm;
pub mod header_parser;
mod one_hot;
pub mod prim;
pub mod rule_counters;
pub mod rx_back;
pub mod rx_front;
pub mod switch_controller;
pub mod table_crc;
pub mod table_engine;
pub mod table_store;
