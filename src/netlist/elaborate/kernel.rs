//! What the lowering of one block's kernel knows: its names, its loops, its findings.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::path::{self, PathError};
use super::walk::readable;
use crate::diag::{Diagnostic, Diagnostics};
use crate::netlist::check::codes;
use crate::netlist::ir::{EnumId, Module, NetId, ParamId};

/// Deepest nesting of expressions and of statements.
pub(super) const DEPTH_MAX: usize = 500;
/// Most statements of one kernel after unrolling.
pub(super) const STATEMENTS_MAX: usize = 1_000_000;
/// Widest signal, in bits.
pub(super) const WIDTH_MAX: usize = 65_536;
/// Most findings reported for one kernel.
const FINDINGS_MAX: usize = 100;

/// How the bits of a signal or expression are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Unsigned, a `Bit` too.
    Bits,
    /// Two's complement.
    Signed,
    /// State of an enumeration.
    Enum(EnumId),
    /// A `LogicStruct`.
    Struct(Rc<[Field]>),
}

/// A field of a `LogicStruct`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Lowest bit.
    pub(super) lo: u32,
    /// Bits.
    pub(super) width: u32,
    /// How they are read.
    pub(super) kind: Kind,
}

/// Where a signal stands in its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `Signal<In, _>` of the block itself.
    Input,
    /// `Signal<Out, _>` of the block itself.
    Output,
    /// `Signal<Local, _>`.
    Local,
    /// Input of a child: written here.
    ChildInput,
    /// Output of a child: read here.
    ChildOutput,
}

/// What a name of a kernel stands for.
#[derive(Clone, Debug)]
pub(super) enum Symbol {
    /// A net of the module.
    Net(NetId, Role, Kind),
    /// A `Signal<_, Clock>`.
    Clock(Role),
    /// A `Constant<T>`.
    Param(ParamId, Kind),
}

/// The kernel of one block while it is lowered.
pub(super) struct Kernel<'a> {
    pub(super) module: &'a mut Module,
    pub(super) symbols: &'a BTreeMap<String, Symbol>,
    pub(super) path: &'a str,
    pub(super) found: &'a mut Diagnostics,
    /// Findings of this kernel so far.
    pub(super) count: usize,
    pub(super) loops: Vec<(String, i128)>,
    /// Signal being written, for messages.
    pub(super) target: Option<String>,
    /// Nets the kernel read so far on the path to here, and the order in which they were marked.
    pub(super) read: Vec<bool>,
    pub(super) read_log: Vec<NetId>,
    /// Clock inputs of children that were tied to the clock.
    pub(super) clocked: BTreeSet<String>,
    /// `if`s and `match`es around the statement at hand.
    pub(super) conditions: usize,
    /// Statements lowered so far.
    pub(super) statements: usize,
    /// Comments that wait for the statement they stand above.
    pub(super) comments: Vec<String>,
}

impl Kernel<'_> {
    /// Reports an error at the signal being written, or at the block.
    pub(super) fn error(&mut self, code: &'static str, message: String, help: &str) {
        let place = match &self.target {
            Some(target) => format!("{}.{}", self.path, readable(target)),
            None => self.path.to_string(),
        };
        let new = Diagnostic::error(code, message).with_place(place).with_help(help);
        let own = self.found.list.len() - self.count.min(self.found.list.len());
        if self.count < FINDINGS_MAX && !self.found.list[own..].contains(&new) {
            self.found.push(new);
            self.count += 1;
        }
    }

    /// The name with its indices evaluated; `None` when that was reported.
    pub(super) fn name(&mut self, text: &str) -> Option<String> {
        match path::evaluate(text, &self.loops) {
            Ok(name) => Some(name),
            Err(PathError::NotANumber(index)) => {
                let (index, text) = (index.replace('$', "."), text.replace('$', "."));
                let text = text.trim_end_matches(".next");
                self.error(
                    codes::INDEX,
                    format!(
                        "the index `{index}` of `{text}` is not known when the hardware is built"
                    ),
                    "index blocks and signals by + - * / % of loop variables and numbers; select by a \
                     signal with `match` or a `for` loop with `if`",
                );
                None
            }
            Err(PathError::Negative(index, value)) => {
                self.error(
                    codes::INDEX,
                    format!("the index `{index}` of `{text}` is {value}"),
                    "start the loop later",
                );
                None
            }
            Err(PathError::Malformed) => {
                self.error(
                    codes::UNKNOWN_NAME,
                    format!("the name `{text}` has unbalanced brackets"),
                    "write `field[index].signal`",
                );
                None
            }
        }
    }

    /// Reports a name that stands for nothing.
    pub(super) fn unknown(&mut self, name: &str) {
        let shown = readable(name);
        let head = name.split('$').next().unwrap_or(name);
        let constant =
            name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        let indexed = self.symbols.keys().find_map(|known| {
            let rest = known.strip_prefix(head)?.strip_prefix('$')?;
            rest.split('$').next()?.parse::<usize>().ok()
        });
        if name.contains("val()$") || name.contains("$next$") {
            self.error(
                codes::UNSUPPORTED,
                format!("`{shown}`: a field of a field"),
                "one level of a `LogicStruct` is read and written: land the inner struct in a \
                 `Local` signal of its type",
            );
        } else if constant {
            self.error(
                codes::UNKNOWN_NAME,
                format!("the name `{shown}` has no value in the hardware text"),
                "a const or a const generic reaches the elaborator as a bare name: keep its value \
                 in a `Constant<T>` field",
            );
        } else if indexed.is_some() {
            let count = self
                .symbols
                .keys()
                .filter_map(|known| element(known, head))
                .max()
                .map_or(0, |m| m + 1);
            self.error(
                codes::INDEX,
                format!("`{shown}` does not exist: `{head}` has {count} elements"),
                "keep the index below the number of elements",
            );
        } else if self.symbols.keys().any(|known| known.starts_with(&format!("{head}$"))) {
            self.error(
                codes::UNKNOWN_NAME,
                format!("`{shown}` is no signal of `{head}`"),
                "a kernel sees its own signals and the ports of its children, nothing deeper",
            );
        } else {
            self.error(
                codes::UNKNOWN_NAME,
                format!("the name `{shown}` is no field, loop variable, constant or enum variant"),
                "use a field of the block, or an enum variant as `Type::Variant` of a type that a \
                 signal of the block has",
            );
        }
    }

    /// Notes that a net's value was used.
    pub(super) fn mark_read(&mut self, net: NetId) {
        if let Some(mark) = self.read.get_mut(net.index())
            && !*mark
        {
            *mark = true;
            self.read_log.push(net);
        }
    }

    /// Takes back the marks made since the log had `since` entries.
    pub(super) fn hide_reads(&mut self, since: usize) -> Vec<NetId> {
        let hidden = self.read_log.split_off(since.min(self.read_log.len()));
        for net in &hidden {
            self.read[net.index()] = false;
        }
        hidden
    }
}

fn element(name: &str, head: &str) -> Option<usize> {
    name.strip_prefix(head)?.strip_prefix('$')?.split('$').next()?.parse().ok()
}
