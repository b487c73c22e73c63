//! From a policy to everything the card needs: FSMs, table image, figures.

use indexmap::IndexMap;

use super::image::{Image, set_addresses};
use super::ir::{Fsm, Leaf, State};
use super::table::{self, Table};
use super::verify::verify;
use super::word::STEP_LIMIT;
use super::{lower, passes};
use crate::diag::{Diagnostic, Diagnostics};
use crate::rules::model::{Policy, RuleSet};

/// Words one unicast frame may read at 1 Gbit/s: the cycles of a minimum frame at 125 MHz.
pub const READS_BUDGET: u32 = 84;
/// What one read is worth in words when tables are chosen: first try, and when the budget is missed.
const READ_PRICES: [u32; 3] = [4, 32, 256];
/// Counters of all interfaces: their numbers have 16 bits.
pub const COUNTERS_LIMIT: usize = 65_536;

/// Figures of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableFigures {
    /// States of the FSM.
    pub states: usize,
    /// Edges of the FSM, defaults included.
    pub edges: usize,
    /// 64-bit words of the table.
    pub words: usize,
    /// Most words one walk of this table reads, from its header to its leaf.
    pub reads_max: u32,
}

/// Figures of a compiled policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The lookup.
    pub lookup: TableFigures,
    /// The rules of each slot.
    pub rules: Vec<TableFigures>,
    /// States of the lookup and of all different rule tables.
    pub states: usize,
    /// 64-bit words of the image.
    pub words: usize,
    /// Bytes of the image.
    pub bytes: usize,
    /// Most words a frame for at most one interface reads: lookup, directory entry, rules, leaf.
    pub reads_max: u32,
    /// Most words any frame reads, those for several interfaces included; no path is left out, some
    /// may be impossible.
    pub reads_max_group: u32,
}

/// A counter of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counter {
    /// Its number.
    pub index: u16,
    /// Slot of the interface.
    pub slot: usize,
    /// Rule in the interface's list; its length for the default.
    pub rule: u16,
    /// Name the rule gives it, else the rule's name, else `rule<n>` or `default`.
    pub name: String,
}

/// A compiled policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The NIC-wide lookup.
    pub lookup: Fsm,
    /// The rules of each slot.
    pub rules: Vec<Fsm>,
    /// The table image.
    pub image: Image,
    /// All counters, ascending.
    pub counters: Vec<Counter>,
    /// Figures.
    pub figures: Figures,
}

/// The counters of a policy: interfaces in order of slot, each its rules and its default.
///
/// # Errors
/// `F006` when there are more than [`COUNTERS_LIMIT`].
pub fn counters(policy: &Policy) -> Result<Vec<Counter>, Diagnostics> {
    let mut counters = Vec::new();
    for (slot, interface) in policy.interfaces.iter().enumerate() {
        let set = &interface.rx;
        for rule in 0..=set.rules.len() {
            let found = set.rules.get(rule);
            let action = found.map_or(&set.default, |rule| &rule.action);
            let own = found.map_or_else(|| "default".into(), |_| format!("rule{rule}"));
            let name = action.counter.clone().or_else(|| found.and_then(|rule| rule.name.clone()));
            let numbers = (u16::try_from(counters.len()), u16::try_from(rule));
            let (Ok(index), Ok(rule)) = numbers else {
                let sum: usize = policy.interfaces.iter().map(|i| i.rx.rules.len() + 1).sum();
                return Err(Diagnostic::error("F006", format!("{sum} counters"))
                    .with_allowed(format!("at most {COUNTERS_LIMIT}: one per rule and default"))
                    .with_help("use fewer rules")
                    .into());
            };
            counters.push(Counter { index, slot, rule, name: name.unwrap_or(own) });
        }
    }
    Ok(counters)
}

fn finished(fsm: &Fsm) -> Result<Fsm, Diagnostics> {
    let fsm = passes::minimise(fsm);
    verify(&fsm)?;
    Ok(fsm)
}

fn figures(fsm: &Fsm, table: &Table) -> TableFigures {
    TableFigures {
        states: fsm.states.len(),
        edges: fsm.edges(),
        words: table.words.len(),
        reads_max: table.reads_max,
    }
}

/// Most words a frame reads for each number of members: one at most, and any number.
fn reads(lookup: &Fsm, table: &Table, rules: &[Table]) -> (u32, u32) {
    let member = |slot: usize| rules.get(slot).map_or(0, |table| 1 + table.reads_max);
    let (mut single, mut group) = (table.reads_max, table.reads_max);
    for state in &lookup.states {
        if let State::Leaf(Leaf::Members(set)) = state {
            let slots = (0..64).filter(|slot| set >> slot & 1 == 1);
            let sum = table.reads_max + slots.map(member).sum::<u32>();
            if set.count_ones() <= 1 {
                single = single.max(sum);
            }
            group = group.max(sum);
        }
    }
    (single, group)
}

/// Tables of all FSMs at one read price, and their reads.
struct Tables {
    lookup: Table,
    rules: Vec<Table>,
    reads: (u32, u32),
}

fn tables(
    lookup: &Fsm,
    rules: &[Fsm],
    sets: &IndexMap<u64, u16>,
    price: u32,
) -> Result<Tables, Diagnostics> {
    let lookup_table = table::assemble(lookup, sets, price)?;
    let mut made: IndexMap<&Fsm, Table> = IndexMap::new();
    for fsm in rules {
        if !made.contains_key(fsm) {
            made.insert(fsm, table::assemble(fsm, sets, price)?);
        }
    }
    let rules: Vec<Table> = rules.iter().filter_map(|fsm| made.get(fsm).cloned()).collect();
    let reads = reads(lookup, &lookup_table, &rules);
    Ok(Tables { lookup: lookup_table, rules, reads })
}

/// Compiles a policy. Tables are chosen for size; when that misses [`READS_BUDGET`], for fewer
/// reads.
///
/// # Errors
/// `F002` rules that would explode, `F003` to `F006` limits of the policy, `F007` an image that is
/// too long, `F008` a frame that could read more than [`STEP_LIMIT`] words.
pub fn compile(policy: &Policy) -> Result<Compiled, Diagnostics> {
    lower::check_policy(policy)?;
    let counters = counters(policy)?;
    let lookup = finished(&lower::lookup(policy)?)?;
    let mut made: IndexMap<&RuleSet, Fsm> = IndexMap::new();
    let mut found = Diagnostics::new();
    for interface in &policy.interfaces {
        if !made.contains_key(&interface.rx) {
            match lower::rules(&interface.name, &interface.rx).and_then(|fsm| finished(&fsm)) {
                Ok(fsm) => drop(made.insert(&interface.rx, fsm)),
                Err(more) => found.extend(more),
            }
        }
    }
    let rules: Vec<Fsm> =
        policy.interfaces.iter().filter_map(|of| made.get(&of.rx).cloned()).collect();
    found.into_result(())?;
    let several = lookup.states.iter().filter_map(|state| match state {
        State::Leaf(Leaf::Members(set)) if set.count_ones() > 1 => Some(*set),
        _ => None,
    });
    let sets = set_addresses(several, rules.len());
    let mut chosen = tables(&lookup, &rules, &sets, READ_PRICES[0])?;
    for price in &READ_PRICES[1..] {
        if chosen.reads.0 > READS_BUDGET || chosen.reads.1 > STEP_LIMIT {
            let faster = tables(&lookup, &rules, &sets, *price)?;
            if faster.reads < chosen.reads {
                chosen = faster;
            }
        }
    }
    if chosen.reads.1 > STEP_LIMIT {
        return Err(Diagnostic::error(
            "F008",
            format!("a frame for several interfaces may read {} words", chosen.reads.1),
        )
        .with_allowed(format!("at most {STEP_LIMIT} words"))
        .with_help("let fewer interfaces share a broadcast domain, or give them shorter rules")
        .into());
    }
    let image = lay_out(&chosen, &counters, &sets)?;
    let figures = policy_figures(&lookup, &rules, &chosen, &image);
    Ok(Compiled { lookup, rules, image, counters, figures })
}

fn lay_out(
    tables: &Tables,
    counters: &[Counter],
    sets: &IndexMap<u64, u16>,
) -> Result<Image, Diagnostics> {
    let firsts = counters.iter().filter(|counter| counter.rule == 0);
    let rules: Vec<(&Table, u16)> =
        tables.rules.iter().zip(firsts.map(|counter| counter.index)).collect();
    Image::lay_out(&tables.lookup, &rules, sets)
}

fn policy_figures(lookup: &Fsm, rules: &[Fsm], tables: &Tables, image: &Image) -> Figures {
    let mut counted = std::collections::BTreeSet::new();
    let shared: usize = rules
        .iter()
        .zip(&tables.rules)
        .filter(|(_, table)| counted.insert(table.words.as_slice()))
        .map(|(fsm, _)| fsm.states.len())
        .sum();
    Figures {
        lookup: figures(lookup, &tables.lookup),
        rules: rules.iter().zip(&tables.rules).map(|(fsm, table)| figures(fsm, table)).collect(),
        states: lookup.states.len() + shared,
        words: image.words().len(),
        bytes: 8 * image.words().len(),
        reads_max: tables.reads.0,
        reads_max_group: tables.reads.1,
    }
}
