//! From rules to decision FSMs: one per interface, one for the NIC-wide lookup, and for fixed
//! systems one over interface and header together.
//!
//! Rules become diagrams by first match from the last rule up:
//! `F(i) = if rule i then verdict i else F(i + 1)`. The lookup is the union over the interfaces of
//! `if member then {slot} else {}`. Of several [orders](super::order) the smallest result is kept.

use super::diagram::{Diagrams, Exhausted, NodeId};
use super::ir::{Fsm, Kind, Leaf};
use super::order;
use crate::diag::{Diagnostic, Diagnostics};
use crate::net::key::{flag, word};
use crate::rules::cube::{Cube, Slice, Term, pattern_cubes, terms};
use crate::rules::model::{
    Action, CLASSIFIER_SLOTS_LIMIT, Decision, Field, Interface, Pattern, Policy, RuleSet, VlanMode,
};
use crate::rules::semantics::{BROADCAST, GROUP_BIT, NO_RULE};
use crate::rules::set16::Set16;

/// Most intervals looked at while one FSM is built, for one order.
pub const WORK_LIMIT: u64 = 1_000_000;
/// How much more work than the cheapest order so far another may take.
const WORK_LEEWAY: u64 = 2;
/// Most rules of one interface: a rule index has 16 bits, one value means "no rule", one is the
/// default.
pub const RULES_LIMIT: usize = NO_RULE as usize - 1;
/// Where the FSM over all interfaces expects the slot: a key word that frames leave zero.
pub const SLOT: Slice = Slice { word: 31, shift: 0, bits: 6 };

fn too_much(what: &str) -> Diagnostics {
    Diagnostic::error(
        "F002",
        format!("the decision FSM of {what} needs more than {WORK_LIMIT} steps to build"),
    )
    .with_allowed(format!("{WORK_LIMIT} steps"))
    .with_help("use fewer rules that overlap in many fields, or put them in an order by field")
    .into()
}

/// Checks what every compiler of a policy relies on.
///
/// # Errors
/// `F003` too many interfaces, `F004` too many rules, `F005` a slot for unknown unicast that does
/// not exist; all that are found.
pub fn check_policy(policy: &Policy) -> Result<(), Diagnostics> {
    let mut found = Diagnostics::new();
    let count = policy.interfaces.len();
    if count > CLASSIFIER_SLOTS_LIMIT {
        found.push(
            Diagnostic::error("F003", format!("{count} interfaces in one classifier"))
                .with_allowed(format!("at most {CLASSIFIER_SLOTS_LIMIT}"))
                .with_help("split the card, or remove interfaces"),
        );
    }
    for (slot, interface) in policy.interfaces.iter().enumerate() {
        let rules = interface.rx.rules.len();
        if rules > RULES_LIMIT {
            found.push(
                Diagnostic::error("F004", format!("{rules} rules on `{}`", interface.name))
                    .with_place(format!("interfaces[{slot}].rx.rules"))
                    .with_allowed(format!("at most {RULES_LIMIT}"))
                    .with_help("join rules that differ in one field with a list or a range"),
            );
        }
    }
    if let Some(slot) = policy.unknown_unicast.filter(|slot| *slot >= count) {
        found.push(
            Diagnostic::error("F005", format!("unknown unicast goes to slot {slot}"))
                .with_place("nic.unknown_unicast")
                .with_allowed(format!("slots below {count}"))
                .with_help("name an interface that exists"),
        );
    }
    found.into_result(())
}

/// Builds with each order and keeps the smallest result, the first among equals.
fn smallest<T>(
    orders: &[Vec<Slice>],
    build: impl Fn(&mut Diagrams) -> Result<NodeId, Exhausted>,
    finish: impl Fn(&Diagrams, NodeId, &[Slice]) -> Result<T, Exhausted>,
) -> Result<T, Exhausted> {
    let mut best: Option<(usize, T)> = None;
    // An order that takes much more work than another does not give a smaller result.
    let mut work = WORK_LIMIT;
    for order in orders {
        let mut diagrams = Diagrams::new(order.clone(), work);
        let Ok(root) = build(&mut diagrams) else { continue };
        work = work.min(WORK_LEEWAY * diagrams.spent(work) + 1000);
        let size = diagrams.size(root);
        if best.as_ref().is_none_or(|(least, _)| size < *least) {
            best = Some((size, finish(&diagrams, root, order)?));
        }
    }
    best.map(|(_, value)| value).ok_or(Exhausted)
}

/// The different verdicts of some rule sets; diagrams hold indices into it.
struct Verdicts {
    leaves: indexmap::IndexSet<Leaf>,
}

impl Verdicts {
    fn leaf(rule: usize, action: &Action) -> Leaf {
        let rule = u16::try_from(rule).unwrap_or(NO_RULE);
        Leaf::Verdict { rule, verdict: action.verdict, mark: action.mark }
    }

    fn of<'a>(sets: impl Iterator<Item = &'a RuleSet>) -> Self {
        let mut leaves = indexmap::IndexSet::new();
        for set in sets {
            let actions = set.rules.iter().map(|rule| &rule.action).chain([&set.default]);
            leaves.extend(actions.enumerate().map(|(rule, action)| Self::leaf(rule, action)));
        }
        Self { leaves }
    }

    fn index(&self, rule: usize, action: &Action) -> u64 {
        self.leaves.get_index_of(&Self::leaf(rule, action)).unwrap_or(0) as u64
    }

    fn get(&self, index: u64) -> Leaf {
        let leaf = usize::try_from(index).ok().and_then(|index| self.leaves.get_index(index));
        leaf.copied().unwrap_or(Leaf::Members(0))
    }
}

/// The first-match diagram of a rule set whose rules have these terms.
fn first_match(
    diagrams: &mut Diagrams,
    set: &RuleSet,
    rules: &[Vec<Term>],
    verdicts: &Verdicts,
) -> Result<NodeId, Exhausted> {
    let mut decided = diagrams.terminal(verdicts.index(set.rules.len(), &set.default));
    for (index, (rule, terms)) in set.rules.iter().zip(rules).enumerate().rev() {
        let mut condition = Diagrams::TRUE;
        for term in terms {
            let term = diagrams.term(term)?;
            condition = diagrams.and(condition, term)?;
        }
        let verdict = diagrams.terminal(verdicts.index(index, &rule.action));
        decided = diagrams.choose(condition, verdict, decided)?;
    }
    Ok(decided)
}

/// The FSM of one rule set; `name` is for messages.
///
/// # Errors
/// `F002` when the rules overlap so wildly that the FSM would explode.
pub fn rules(name: &str, set: &RuleSet) -> Result<Fsm, Diagnostics> {
    let rules: Vec<Vec<Term>> = set.rules.iter().map(terms).collect();
    let verdicts = Verdicts::of(std::iter::once(set));
    smallest(
        &order::candidates(rules.iter().flatten()),
        |diagrams| first_match(diagrams, set, &rules, &verdicts),
        |diagrams, root, _| diagrams.to_fsm(root, Kind::Rules, |leaf| verdicts.get(leaf)),
    )
    .map_err(|Exhausted| too_much(&format!("the rules of `{name}`")))
}

/// One FSM over all interfaces: the start state looks at [`SLOT`], all else as in [`rules`]. All
/// interfaces share one order of slices (it is the second value) and their equal sub-graphs.
///
/// # Errors
/// `F002` when the FSM would explode; the findings of [`check_policy`].
pub fn joint_rules(policy: &Policy) -> Result<(Fsm, Vec<Slice>), Diagnostics> {
    check_policy(policy)?;
    let sets: Vec<&RuleSet> = policy.interfaces.iter().map(|interface| &interface.rx).collect();
    let rules: Vec<Vec<Vec<Term>>> =
        sets.iter().map(|set| set.rules.iter().map(terms).collect()).collect();
    let nothing = RuleSet {
        rules: Vec::new(),
        default: Action { verdict: crate::rules::model::Verdict::Drop, mark: 0, counter: None },
    };
    let verdicts = Verdicts::of(sets.iter().copied().chain([&nothing]));
    let mut orders = order::candidates(rules.iter().flatten().flatten());
    for order in &mut orders {
        order.insert(0, SLOT);
    }
    let build = |diagrams: &mut Diagrams| {
        let mut whole = diagrams.terminal(verdicts.index(0, &nothing.default));
        for (slot, (set, rules)) in sets.iter().zip(&rules).enumerate().rev() {
            let own = first_match(diagrams, set, rules, &verdicts)?;
            // Slots beyond the last do not occur: the last takes them over.
            let value = Set16::single(u16::try_from(slot).unwrap_or(u16::MAX));
            let here = match Cube::default().and(SLOT, &value) {
                Some(cube) if slot + 1 < sets.len() => diagrams.cube(&cube),
                _ => Diagrams::TRUE,
            };
            whole = diagrams.choose(here, own, whole)?;
        }
        Ok(whole)
    };
    smallest(&orders, build, |diagrams, root, order| {
        Ok((diagrams.to_fsm(root, Kind::Rules, |leaf| verdicts.get(leaf))?, order.to_vec()))
    })
    .map_err(|Exhausted| too_much("all rules together"))
}

/// The slice of the group bit of the destination address.
const GROUP: Slice = Slice { word: 1, shift: 8, bits: 1 };
const VID: Slice = Slice { word: 8, shift: 0, bits: 12 };

fn exact_mac(address: u64) -> Vec<Cube> {
    pattern_cubes(Field::DstMac, &Pattern::Masked { value: address, mask: BROADCAST })
}

fn one(slice: Slice, value: u16) -> Term {
    let cube = Cube::default().and(slice, &Set16::single(value));
    Term { any_of: cube.into_iter().collect() }
}

fn vlan_term(mode: VlanMode) -> Term {
    match mode {
        // A frame without a tag has VID 0 in its key.
        VlanMode::Untagged => one(VID, 0),
        VlanMode::Access(vid) => Term {
            any_of: pattern_cubes(
                Field::VlanId,
                &Pattern::Masked { value: u64::from(vid), mask: u64::from(u16::MAX) },
            ),
        },
    }
}

/// Destinations an interface wants, unknown unicast aside.
fn wanted_term(interface: &Interface) -> Term {
    if interface.promiscuous {
        return one(Slice::flag(flag::ETH), 1);
    }
    let mut any_of = Vec::new();
    if interface.mac & GROUP_BIT == 0 {
        any_of.extend(exact_mac(interface.mac));
    }
    if interface.broadcast {
        any_of.extend(exact_mac(BROADCAST));
    }
    for &address in &interface.multicast {
        if address & GROUP_BIT != 0 && address != BROADCAST {
            any_of.extend(exact_mac(address));
        }
    }
    any_of.sort();
    any_of.dedup();
    Term { any_of }
}

/// Terms of one interface: VLAN, wanted destinations, own address.
struct Membership {
    vlan: Term,
    wanted: Term,
    own: Term,
}

/// The FSM of the NIC-wide lookup.
///
/// # Errors
/// `F002` when the FSM would explode; the findings of [`check_policy`].
pub fn lookup(policy: &Policy) -> Result<Fsm, Diagnostics> {
    check_policy(policy)?;
    let parts: Vec<Membership> = policy
        .interfaces
        .iter()
        .map(|interface| Membership {
            vlan: vlan_term(interface.vlan),
            wanted: wanted_term(interface),
            own: Term { any_of: exact_mac(interface.mac) },
        })
        .collect();
    let unicast = [one(Slice::flag(flag::ETH), 1), one(GROUP, 0)];
    let build = |diagrams: &mut Diagrams| {
        let mut sets = Vec::new();
        let mut known = Vec::new();
        let nobody = diagrams.terminal(0);
        for (slot, part) in parts.iter().enumerate() {
            let vlan = diagrams.term(&part.vlan)?;
            let wanted = diagrams.term(&part.wanted)?;
            let member = diagrams.and(vlan, wanted)?;
            let own_set = diagrams.terminal(1 << slot);
            sets.push(diagrams.choose(member, own_set, nobody)?);
            if policy.unknown_unicast.is_some() {
                let own = diagrams.term(&part.own)?;
                known.push(diagrams.and(vlan, own)?);
            }
        }
        if let Some((slot, part)) =
            policy.unknown_unicast.and_then(|slot| Some((slot, parts.get(slot)?)))
        {
            let known = diagrams.union_all(known)?;
            let mut unknown = diagrams.not(known)?;
            for term in unicast.iter().chain([&part.vlan]) {
                let term = diagrams.term(term)?;
                unknown = diagrams.and(unknown, term)?;
            }
            let own_set = diagrams.terminal(1 << slot);
            sets.push(diagrams.choose(unknown, own_set, nobody)?);
        }
        diagrams.union_all(sets)
    };
    let used = parts.iter().flat_map(|part| [&part.vlan, &part.wanted, &part.own]).chain(&unicast);
    let mut orders = order::candidates(used);
    for order in &mut orders {
        // The group bit parts exact unicast from exact multicast addresses: before their words.
        order.retain(|slice| *slice != GROUP);
        let first = order.iter().position(|slice| is_dst_mac(*slice)).unwrap_or(0);
        order.insert(first, GROUP);
    }
    let vlan_first = orders.first().map(|order| {
        let mut order = order.clone();
        order.sort_by_key(|slice| usize::from(*slice != VID));
        order
    });
    orders.extend(vlan_first);
    smallest(&orders, build, |diagrams, root, _| diagrams.to_fsm(root, Kind::Lookup, Leaf::Members))
        .map_err(|Exhausted| too_much("the lookup"))
}

fn is_dst_mac(slice: Slice) -> bool {
    (word::DST_MAC..word::SRC_MAC).contains(&usize::from(slice.word))
}

impl Leaf {
    /// The decision of a verdict leaf.
    #[must_use]
    pub fn decision(self) -> Option<Decision> {
        match self {
            Self::Verdict { rule, verdict, mark } => Some(Decision { verdict, rule, mark }),
            Self::Members(_) => None,
        }
    }

    /// The set of a lookup leaf.
    #[must_use]
    pub fn members(self) -> Option<u64> {
        match self {
            Self::Members(set) => Some(set),
            Self::Verdict { .. } => None,
        }
    }
}
