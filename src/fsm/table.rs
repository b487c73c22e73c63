//! From an FSM to a table: chooses words, gives them addresses, packs them.

use std::collections::{BTreeMap, VecDeque};

use indexmap::IndexMap;

use super::code::{Code, CodeId, Codes, Function};
use super::ir::{Fsm, Kind, Leaf, State};
use super::pack::{TableKind, Word, pack_lanes, unpack_lanes};
use super::select::Selector;
use super::word::BUNDLE_WORDS_LIMIT;
use crate::diag::{Diagnostic, Diagnostics};
use crate::rules::model::Verdict;

/// A table: its words, the header first, and the figures of its walks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it decides.
    pub kind: TableKind,
    /// The words.
    pub words: Vec<u64>,
    /// Most words one walk reads: header, tests, jumps, leaf, and the set word of a `setn`.
    pub reads_max: u32,
}

/// What a place of the table holds before addresses are known.
enum Place {
    Code(CodeId),
    Jump(CodeId),
    Lanes(Vec<CodeId>),
}

/// Gives addresses to codes; equal codes may lie in several places, `addresses` knows the first.
struct Layout<'a> {
    codes: &'a Codes,
    places: Vec<Place>,
    addresses: IndexMap<CodeId, usize>,
    /// Where the lanes of a multi-way code begin.
    bases: IndexMap<CodeId, usize>,
    open: VecDeque<CodeId>,
}

impl Layout<'_> {
    /// Puts a code at the next address.
    fn put(&mut self, id: CodeId) {
        self.addresses.entry(id).or_insert(self.places.len());
        self.places.push(Place::Code(id));
        match self.codes.get(id) {
            Code::End(_) | Code::Set(_) => {}
            Code::Exact { equal: a, other: b, .. } | Code::Less { less: a, other: b, .. } => {
                self.open.extend([*a, *b]);
            }
            Code::Mask { hit, .. } | Code::Range { hit, .. } => self.open.push_back(*hit),
            Code::Multi { default, .. } => self.open.extend([*default, id]),
        }
    }

    /// Puts a code and what it falls through to, in a row. At the end of a row a code that does not
    /// fall through is repeated when it lies elsewhere already: that saves the read of a jump.
    fn put_row(&mut self, mut id: CodeId) {
        while let Code::Mask { miss, .. } | Code::Range { miss, .. } = self.codes.get(id) {
            self.put(id);
            id = *miss;
            if self.addresses.contains_key(&id) && self.codes.get(id).falls_through() {
                self.places.push(Place::Jump(id));
                return;
            }
        }
        self.put(id);
    }

    /// Puts the lanes of a multi-way code.
    fn put_lanes(&mut self, id: CodeId) {
        let Code::Multi { packed, lanes, .. } = self.codes.get(id) else { return };
        if self.bases.contains_key(&id) {
            return;
        }
        self.bases.insert(id, self.places.len());
        if *packed {
            for word in lanes.chunks(4) {
                self.places.push(Place::Lanes(word.to_vec()));
                self.open.extend(word.iter().copied());
            }
            return;
        }
        for lane in lanes {
            if self.codes.get(*lane).falls_through() {
                self.places.push(Place::Jump(*lane));
                self.open.push_back(*lane);
            } else {
                self.put(*lane);
            }
        }
    }

    fn run(&mut self, root: CodeId) {
        self.open.push_back(root);
        while let Some(id) = self.open.pop_front() {
            if !self.addresses.contains_key(&id) {
                self.put_row(id);
            }
            self.put_lanes(id);
        }
    }

    fn address(&self, id: CodeId) -> u16 {
        let address = self.addresses.get(&id).copied().unwrap_or(0);
        u16::try_from(address).unwrap_or(0)
    }

    fn word(&self, place: &Place, sets: &IndexMap<u64, u16>) -> u64 {
        match place {
            Place::Jump(id) => Word::Jump { next: self.address(*id) }.pack(),
            Place::Lanes(lanes) => {
                let lane = |index: usize| lanes.get(index).map_or(0, |id| self.address(*id));
                pack_lanes([0, 1, 2, 3].map(lane))
            }
            Place::Code(id) => self.operation(*id, sets).pack(),
        }
    }

    fn operation(&self, id: CodeId, sets: &IndexMap<u64, u16>) -> Word {
        match self.codes.get(id) {
            Code::End(word) => *word,
            Code::Set(set) => Word::SetN { address: sets.get(set).copied().unwrap_or(0) },
            Code::Exact { word, value, equal, other } => Word::Exact {
                field: *word,
                value: *value,
                equal: self.address(*equal),
                other: self.address(*other),
            },
            Code::Less { word, value, less, other } => Word::Less {
                field: *word,
                value: *value,
                less: self.address(*less),
                other: self.address(*other),
            },
            Code::Mask { word, value, mask, hit, .. } => {
                Word::Mask { field: *word, value: *value, mask: *mask, next: self.address(*hit) }
            }
            Code::Range { word, low, high, hit, .. } => {
                Word::Range { field: *word, low: *low, high: *high, next: self.address(*hit) }
            }
            Code::Multi { word, shift, bits, packed, lanes, default } => Word::Multi {
                field: *word,
                base: u16::try_from(self.bases.get(&id).copied().unwrap_or(0)).unwrap_or(0),
                shift: *shift,
                bits: *bits,
                packed: *packed,
                last: u8::try_from(lanes.len().saturating_sub(1)).unwrap_or(u8::MAX),
                default: self.address(*default),
            },
        }
    }
}

fn leaf_code(leaf: Leaf) -> Code {
    match leaf {
        Leaf::Verdict { rule, verdict, mark } => {
            Code::End(Word::Leaf { deliver: verdict == Verdict::Deliver, mark, rule })
        }
        Leaf::Members(0) => Code::End(Word::Nobody),
        Leaf::Members(set) if set.is_power_of_two() => {
            Code::End(Word::Set1 { slot: u16::try_from(set.trailing_zeros()).unwrap_or(0) })
        }
        Leaf::Members(set) => Code::Set(set),
    }
}

/// The function of a test whose successors have these codes.
fn function(state: &State, codes: &[Option<CodeId>]) -> Option<Function> {
    let State::Test { slice, arcs, default } = state else { return None };
    let code = |id: super::ir::StateId| codes.get(id.index()).copied().flatten();
    let default = code(*default)?;
    let mut spans: Vec<(u16, u16, CodeId)> = Vec::new();
    for arc in arcs {
        let next = code(arc.next)?;
        spans.extend(arc.set.spans().iter().map(|(low, high)| (*low, *high, next)));
    }
    spans.sort_unstable();
    let mut cuts: Vec<(u16, CodeId)> = Vec::new();
    let mut push = |last: u16, code: CodeId| match cuts.last_mut() {
        Some(previous) if previous.1 == code => previous.0 = last,
        _ => cuts.push((last, code)),
    };
    let mut next_low = 0u32;
    for (low, high, code) in spans {
        if u32::from(low) > next_low {
            push(low - 1, default);
        }
        push(high, code);
        next_low = u32::from(high) + 1;
    }
    if next_low <= u32::from(slice.limit()) {
        push(slice.limit(), default);
    }
    Some(Function { slice: *slice, low: 0, cuts })
}

/// The table of a verified FSM.
///
/// `sets` holds the bundle address of every set of several slots; one read is weighed as much as
/// `read_price` words.
///
/// # Errors
/// `F007` when the table is longer than pointers reach.
pub fn assemble(
    fsm: &Fsm,
    sets: &IndexMap<u64, u16>,
    read_price: u32,
) -> Result<Table, Diagnostics> {
    let mut selector = Selector::new(read_price);
    let mut codes: Vec<Option<CodeId>> = vec![None; fsm.states.len()];
    for (index, state) in fsm.states.iter().enumerate().rev() {
        codes[index] = match state {
            State::Leaf(leaf) => Some(selector.codes.intern(leaf_code(*leaf))),
            State::Test { .. } => {
                function(state, &codes).map(|function| selector.select(&function).0)
            }
        };
    }
    let broken = || Diagnostic::error("F001", "an FSM whose edges do not go to later states");
    let root = codes.first().copied().flatten().ok_or_else(broken)?;
    // The header is put first, as a jump to the root.
    let mut layout = Layout {
        codes: &selector.codes,
        places: vec![Place::Jump(root)],
        addresses: IndexMap::new(),
        bases: IndexMap::new(),
        open: VecDeque::new(),
    };
    layout.run(root);
    let length = u16::try_from(layout.places.len()).map_err(|_| {
        Diagnostic::error("F007", format!("a table of {} words", layout.places.len()))
            .with_allowed(format!("at most {BUNDLE_WORDS_LIMIT} words"))
            .with_help("use fewer rules, or rules that share values")
    })?;
    let kind = match fsm.kind {
        Kind::Rules => TableKind::Rules,
        Kind::Lookup => TableKind::Lookup,
    };
    let mut words: Vec<u64> = layout.places.iter().map(|place| layout.word(place, sets)).collect();
    words[0] = Word::Header { root: layout.address(root), length, kind }.pack();
    let reads_max = longest_walk(&words).ok_or_else(broken)?;
    Ok(Table { kind, words, reads_max })
}

/// Most words a walk of a table reads, found on its words; `None` when a walk would not end, leave
/// the table, or meet a word that is no operation.
#[must_use]
pub fn longest_walk(words: &[u64]) -> Option<u32> {
    let mut known: BTreeMap<usize, Option<u32>> = BTreeMap::new();
    // Depth first with an explicit stack; `None` in `known` marks addresses on the current way.
    let mut stack = vec![(0usize, false)];
    while let Some((at, done)) = stack.pop() {
        let next = successors(words, at)?;
        if done {
            let mut most = 0;
            for (cost, to) in next {
                most = most.max(cost + to.map_or(Some(0), |to| known.get(&to).copied().flatten())?);
            }
            known.insert(at, Some(most));
        } else {
            match known.get(&at) {
                Some(Some(_)) => continue,
                Some(None) => return None,
                None => {}
            }
            known.insert(at, None);
            stack.push((at, true));
            for (_, to) in next {
                match to.map(|to| (to, known.get(&to))) {
                    Some((_, Some(None))) => return None,
                    Some((to, None)) => stack.push((to, false)),
                    _ => {}
                }
            }
        }
    }
    known.get(&0).copied().flatten()
}

/// Where a walk can go from an address, and how many words it reads for that: the word itself and
/// a word of lanes or a set word. No address means the end.
fn successors(words: &[u64], at: usize) -> Option<Vec<(u32, Option<usize>)>> {
    let here = |next: u16| (1, Some(usize::from(next)));
    Some(match Word::unpack(*words.get(at)?)? {
        Word::Leaf { .. } | Word::Set1 { .. } | Word::Nobody => vec![(1, None)],
        Word::SetN { .. } => vec![(2, None)],
        Word::Header { root: next, .. } | Word::Jump { next } => vec![here(next)],
        Word::Exact { equal: a, other: b, .. } | Word::Less { less: a, other: b, .. } => {
            vec![here(a), here(b)]
        }
        Word::Mask { next, .. } | Word::Range { next, .. } => vec![here(next), (1, Some(at + 1))],
        Word::Multi { base, bits, packed, last, default, .. } => {
            let base = usize::from(base);
            let lanes = usize::from(last).min((1 << bits) - 1) + 1;
            let mut next = Vec::with_capacity(lanes + 1);
            if lanes < 1 << bits {
                next.push(here(default));
            }
            for lane in 0..lanes {
                if packed {
                    let word = unpack_lanes(*words.get(base + lane / 4)?);
                    next.push((2, Some(usize::from(word[lane % 4]))));
                } else {
                    next.push((1, Some(base + lane)));
                }
            }
            next
        }
        Word::Dir { .. } => return None,
    })
}

/// The addresses that walks of a table can reach, ascending; addresses outside are left out.
#[must_use]
pub(super) fn reachable(words: &[u64]) -> std::collections::BTreeSet<usize> {
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        if at < words.len() && seen.insert(at) {
            open.extend(successors(words, at).into_iter().flatten().filter_map(|(_, to)| to));
        }
    }
    seen
}
