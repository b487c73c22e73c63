//! Properties: what a block claims of itself, of its inputs, or wants to see happen.
//!
//! A property is a field of the block it speaks about. The kernel ties its clock with `clock!` and
//! says what must hold; there is no output and no hardware.
//!
//! ```
//! use ctxnic::hw::prim::{Assert, Reg};
//! use rust_hdl::prelude::*;
//!
//! #[derive(LogicBlock, Default)]
//! struct Decade {
//!     clk: Signal<In, Clock>,
//!     digit: Signal<Out, Bits<4>>,
//!     count: Reg<Bits<4>>,
//!     decimal: Assert,
//! }
//!
//! impl Decade {
//!     fn new() -> Self {
//!         Self { decimal: Assert::new("the digit is below ten"), ..Self::default() }
//!     }
//! }
//!
//! impl Logic for Decade {
//!     #[hdl_gen]
//!     fn update(&mut self) {
//!         dff_setup!(self, clk, count);
//!         clock!(self, clk, decimal);
//!         self.count.d.next = self.count.q.val() + 1;
//!         if self.count.q.val() == 9 {
//!             self.count.d.next = 0.into();
//!         }
//!         self.digit.next = self.count.q.val();
//!         self.decimal.holds.next = self.count.q.val() < 10;
//!     }
//! }
//!
//! let mut block = Decade::new();
//! block.connect_all();
//! let design = ctxnic::netlist::elaborate::elaborate("decade", &block).unwrap();
//! assert_eq!(design.top().properties[0].name, "decimal");
//! ```
//!
//! A property is looked at just before each rising edge at which the implicit `rst` is 0: by
//! [`crate::sim::Sim`], and by a proof through the `` `ifdef FORMAL `` part of the Verilog. A value
//! of the cycle before is a [`super::Reg`] of the block; registers and logic that only properties
//! read stand in that part too and are never synthesised. In rust-hdl's own simulation, which knows
//! no reset, a property counts ([`Assert::violations`], [`Cover::hits`]) and does not panic.

use rust_hdl::core::prelude::*;

use super::PRIM_MARK;

/// A message on one line, as the text of the primitive carries it.
fn one_line(message: &str) -> String {
    let words: Vec<&str> = message
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect();
    words.join(" ")
}

macro_rules! property {
    (
        $(#[$doc:meta])* $name:ident, $kind:literal, counts $counted:literal,
        $(#[$count_doc:meta])* $count:ident
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            /// 1 bit: what is claimed.
            pub holds: Signal<In, Bit>,
            /// Clock.
            pub clock: Signal<In, Clock>,
            message: String,
            count: u64,
        }

        impl $name {
            /// A property with a message for people: what it means that it holds.
            #[must_use]
            pub fn new(message: &str) -> Self {
                Self { message: one_line(message), ..Self::default() }
            }

            $(#[$count_doc])*
            #[must_use]
            pub fn $count(&self) -> u64 {
                self.count
            }
        }

        impl Logic for $name {
            fn update(&mut self) {
                if self.clock.pos_edge() && self.holds.val() == $counted {
                    self.count += 1;
                }
            }
            fn hdl(&self) -> Verilog {
                Verilog::Custom(format!("{PRIM_MARK} {} message={}\n", $kind, self.message))
            }
        }

        impl Block for $name {
            fn connect_all(&mut self) {
                self.connect();
            }
            fn update_all(&mut self) {
                self.update();
                self.holds.update_all();
                self.clock.update_all();
            }
            fn has_changed(&self) -> bool {
                self.holds.has_changed() || self.clock.has_changed()
            }
            fn accept(&self, name: &str, probe: &mut dyn Probe) {
                probe.visit_start_scope(name, self);
                self.holds.accept("holds", probe);
                self.clock.accept("clock", probe);
                probe.visit_end_scope(name, self);
            }
        }
    };
}

property!(
    /// `holds` is 1 in every cycle; the block is wrong otherwise.
    Assert,
    "assert",
    counts false,
    /// Rising edges at which it did not hold, in rust-hdl's own simulation.
    violations
);

property!(
    /// `holds` is 1 in every cycle; whoever drives the block's inputs is wrong otherwise. A proof of
    /// the block takes it for granted, a proof of a block around it has to show it.
    Assume,
    "assume",
    counts false,
    /// Rising edges at which it did not hold, in rust-hdl's own simulation.
    violations
);

property!(
    /// `holds` is 1 in some cycle: what an assertion speaks about does happen.
    Cover,
    "cover",
    counts true,
    /// Rising edges at which it held, in rust-hdl's own simulation.
    hits
);

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_message_stays_on_one_line() {
        assert_eq!(one_line(" a\nb\t c\u{7}d "), "a b c d");
    }
}
