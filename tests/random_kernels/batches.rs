//! The files of committed kernels. Their text is the generator's: it is written for what it
//! becomes, not as Rust usually is.
#![allow(warnings, clippy::all, clippy::pedantic, reason = "generated text")]

use crate::harness::Kernel;
use crate::prelude;

#[rustfmt::skip]
#[path = "batch_00.rs"]
mod batch_00;
#[rustfmt::skip]
#[path = "batch_01.rs"]
mod batch_01;
#[rustfmt::skip]
#[path = "batch_02.rs"]
mod batch_02;
#[rustfmt::skip]
#[path = "batch_03.rs"]
mod batch_03;
#[rustfmt::skip]
#[path = "batch_04.rs"]
mod batch_04;
#[rustfmt::skip]
#[path = "batch_05.rs"]
mod batch_05;
#[rustfmt::skip]
#[path = "batch_06.rs"]
mod batch_06;
#[rustfmt::skip]
#[path = "batch_07.rs"]
mod batch_07;
#[rustfmt::skip]
#[path = "batch_08.rs"]
mod batch_08;
#[rustfmt::skip]
#[path = "batch_09.rs"]
mod batch_09;
#[rustfmt::skip]
#[path = "batch_10.rs"]
mod batch_10;
#[rustfmt::skip]
#[path = "batch_11.rs"]
mod batch_11;
#[rustfmt::skip]
#[path = "batch_12.rs"]
mod batch_12;
#[rustfmt::skip]
#[path = "batch_13.rs"]
mod batch_13;
#[rustfmt::skip]
#[path = "batch_14.rs"]
mod batch_14;
#[rustfmt::skip]
#[path = "batch_15.rs"]
mod batch_15;
#[rustfmt::skip]
#[path = "batch_16.rs"]
mod batch_16;
#[rustfmt::skip]
#[path = "batch_17.rs"]
mod batch_17;
#[rustfmt::skip]
#[path = "batch_18.rs"]
mod batch_18;
#[rustfmt::skip]
#[path = "batch_19.rs"]
mod batch_19;
#[rustfmt::skip]
#[path = "batch_20.rs"]
mod batch_20;
#[rustfmt::skip]
#[path = "batch_21.rs"]
mod batch_21;
#[rustfmt::skip]
#[path = "batch_22.rs"]
mod batch_22;
#[rustfmt::skip]
#[path = "batch_23.rs"]
mod batch_23;
#[rustfmt::skip]
#[path = "batch_24.rs"]
mod batch_24;

/// The kernels of one file.
pub(crate) type Kernels = fn() -> Vec<Kernel>;

/// All of them by name.
pub(crate) const ALL: &[(&str, Kernels)] = &[
    ("batch_00", batch_00::kernels),
    ("batch_01", batch_01::kernels),
    ("batch_02", batch_02::kernels),
    ("batch_03", batch_03::kernels),
    ("batch_04", batch_04::kernels),
    ("batch_05", batch_05::kernels),
    ("batch_06", batch_06::kernels),
    ("batch_07", batch_07::kernels),
    ("batch_08", batch_08::kernels),
    ("batch_09", batch_09::kernels),
    ("batch_10", batch_10::kernels),
    ("batch_11", batch_11::kernels),
    ("batch_12", batch_12::kernels),
    ("batch_13", batch_13::kernels),
    ("batch_14", batch_14::kernels),
    ("batch_15", batch_15::kernels),
    ("batch_16", batch_16::kernels),
    ("batch_17", batch_17::kernels),
    ("batch_18", batch_18::kernels),
    ("batch_19", batch_19::kernels),
    ("batch_20", batch_20::kernels),
    ("batch_21", batch_21::kernels),
    ("batch_22", batch_22::kernels),
    ("batch_23", batch_23::kernels),
    ("batch_24", batch_24::kernels),
];
