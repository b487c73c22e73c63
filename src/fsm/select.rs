//! Chooses the words that tell the values of one slice apart.
//!
//! For a function from an interval of values to codes, these forms are weighed against each other,
//! and their parts are found the same way:
//!
//! | form | words | reads |
//! |---|---|---|
//! | chain of tests, the likely deepest ways first | one per interval or mask off the default | up to as many |
//! | split by `less` where the weights of both sides balance | 1 + both sides | 1 + the deeper side |
//! | narrow to an aligned block, outside the default | 1 + the block | 1 + the block |
//! | multi-way by the top bits of the block, lanes as words or packed | 1 + lanes or lanes / 4 | 1 or 2 + the deepest lane |
//!
//! The weight of a way is 2 to the power of the words still to be read on it (Kraft), so splits keep
//! the longest walk short. The price of a form is `words + read_price * reads`; the cheapest wins, the
//! first among equals. `less`, `exact` and `range` compare whole words, so they are used only for
//! slices that reach the top of their word.

use super::code::{Code, CodeId, Codes, Function};
use super::hash::Map;
use crate::rules::set16::Set16;

/// Most tests of a chain.
const CHAIN_LIMIT: usize = 8;
/// Widths tried for a multi-way word, besides all bits of the block.
const WIDTHS: [u8; 5] = [8, 6, 4, 3, 2];

/// Chooses words for the functions of one table.
pub(super) struct Selector {
    /// All codes so far.
    pub(super) codes: Codes,
    read_price: u32,
    known: Map<(Function, Block), (CodeId, u32)>,
}

/// Whether the values of a function fill what a multi-way word could index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Block {
    /// A whole slice or an aligned block: all forms are weighed.
    Aligned,
    /// A side of a split: clusters in it are found by narrowing to their block.
    Part,
}

/// A test of a chain.
enum Test {
    Equal(u16),
    Below(u16),
    From(u16),
    Within(u16, u16),
    Masked(u16, u16),
}

impl Test {
    fn falls_through(&self) -> bool {
        matches!(self, Self::Within(..) | Self::Masked(..))
    }
}

impl Selector {
    /// A selector that takes one read to be worth `read_price` words.
    pub(super) fn new(read_price: u32) -> Self {
        Self { codes: Codes::default(), read_price, known: Map::default() }
    }

    fn price(&self, form: (CodeId, u32)) -> u32 {
        form.1 + self.read_price * self.codes.reads(form.0)
    }

    /// The code that computes a function, and how many words it takes besides the codes it leads to.
    pub(super) fn select(&mut self, function: &Function) -> (CodeId, u32) {
        self.select_in(function, Block::Aligned)
    }

    fn select_in(&mut self, function: &Function, kind: Block) -> (CodeId, u32) {
        if let [(_, only)] = function.cuts.as_slice() {
            return (*only, 0);
        }
        let entry = (function.clone(), kind);
        if let Some(known) = self.known.get(&entry) {
            return *known;
        }
        let mut forms = Vec::new();
        forms.extend(self.chain(function));
        if function.ordered() {
            forms.push(self.split(function));
        }
        forms.extend(self.narrow(function));
        if kind == Block::Aligned {
            forms.extend(self.multi(function));
        }
        // A slice that is not ordered always has a multi-way form, an ordered one a split.
        let mut best = forms[0];
        for form in &forms[1..] {
            if self.price(*form) < self.price(best) {
                best = *form;
            }
        }
        self.known.insert(entry, best);
        best
    }

    /// Tests of all intervals but those of the most frequent code, and that code.
    fn chain(&mut self, function: &Function) -> Option<(CodeId, u32)> {
        let mut groups: Map<CodeId, Vec<(u16, u16)>> = Map::default();
        for (low, high, code) in function.spans() {
            groups.entry(code).or_default().push((low, high));
        }
        let count = |spans: &[(u16, u16)]| -> u32 {
            spans.iter().map(|(low, high)| u32::from(high - low) + 1).sum()
        };
        let default = groups
            .iter()
            .max_by_key(|(code, spans)| (spans.len(), count(spans), std::cmp::Reverse(**code)))
            .map(|(code, _)| *code)?;
        let mut tests: Vec<(Test, CodeId)> = Vec::new();
        for (code, spans) in groups.into_iter().filter(|(code, _)| *code != default) {
            let set = Set16::from_spans(spans);
            match set.as_masked() {
                Some((value, mask)) if set.spans().len() > 1 || !function.ordered() => {
                    tests.push((Test::Masked(value, mask), code));
                }
                _ => {
                    for &(low, high) in set.spans() {
                        tests.extend(interval(function, low, high).into_iter().map(|t| (t, code)));
                    }
                }
            }
            if tests.len() > CHAIN_LIMIT {
                return None;
            }
        }
        tests.sort_by_key(|(test, code)| {
            (std::cmp::Reverse(self.codes.reads(*code)), !test.falls_through())
        });
        if tests.last().is_some_and(|(test, _)| test.falls_through())
            && let Some(at) = tests.iter().rposition(|(test, _)| !test.falls_through())
        {
            let test = tests.remove(at);
            tests.push(test);
        }
        let mut words = u32::from(tests.last().is_some_and(|(test, _)| test.falls_through()));
        let mut below = default;
        for (test, hit) in tests.into_iter().rev() {
            below = self.test(function, &test, hit, below);
            words += 1;
        }
        Some((below, words))
    }

    fn test(&mut self, function: &Function, test: &Test, hit: CodeId, miss: CodeId) -> CodeId {
        let slice = function.slice;
        let (word, shift) = (slice.word, slice.shift);
        let below = (1u16 << shift) - 1;
        self.codes.intern(match *test {
            Test::Equal(value) => Code::Exact { word, value, equal: hit, other: miss },
            Test::Below(value) => {
                Code::Less { word, value: value << shift, less: hit, other: miss }
            }
            Test::From(value) => Code::Less { word, value: value << shift, less: miss, other: hit },
            Test::Within(low, high) => {
                Code::Range { word, low: low << shift, high: high << shift | below, hit, miss }
            }
            Test::Masked(value, mask) => Code::Mask {
                word,
                value: (value & slice.limit()) << shift,
                mask: (mask & slice.limit()) << shift,
                hit,
                miss,
            },
        })
    }

    /// `less` at the boundary that balances the weights of both sides.
    fn split(&mut self, function: &Function) -> (CodeId, u32) {
        let reads: Vec<u32> = function.cuts.iter().map(|cut| self.codes.reads(cut.1)).collect();
        let least = reads.iter().copied().min().unwrap_or(0);
        let weight = |reads: u32| 1u128 << (reads - least).min(100);
        let total: u128 = reads.iter().map(|reads| weight(*reads)).sum();
        let (mut left, mut best, mut least_worse) = (0u128, 0, u128::MAX);
        for (index, reads) in reads.iter().enumerate().take(reads.len() - 1) {
            left += weight(*reads);
            let worse = left.max(total - left);
            if worse < least_worse {
                (best, least_worse) = (index, worse);
            }
        }
        let boundary = function.cuts[best].0 + 1;
        let below = function.restricted(function.low, boundary - 1);
        let (less, words_less) = self.select_in(&below, Block::Part);
        let above = function.restricted(boundary, function.high());
        let (other, words_other) = self.select_in(&above, Block::Part);
        let code = self.test(function, &Test::Below(boundary), less, other);
        (code, 1 + words_less + words_other)
    }

    /// One test for the smallest aligned block outside of which all values go one way.
    fn narrow(&mut self, function: &Function) -> Option<(CodeId, u32)> {
        let spans = function.spans();
        let (first, last) = (spans.first()?, spans.last()?);
        if spans.len() < 5 || first.2 != last.2 {
            return None;
        }
        let (low, high) = block(spans[1].0, spans[spans.len() - 2].1);
        if (low <= function.low && high >= function.high())
            || low < function.low
            || high > function.high()
        {
            return None;
        }
        let (inside, words) = self.select(&function.restricted(low, high));
        let test = if low == function.low && function.ordered() {
            Test::Below(high + 1)
        } else if high == function.high() && function.ordered() {
            Test::From(low)
        } else {
            Test::Masked(low, !(high - low))
        };
        let words = words + 1 + u32::from(test.falls_through());
        Some((self.test(function, &test, inside, first.2), words))
    }

    /// The best multi-way word by the top bits of the block the values lie in.
    fn multi(&mut self, function: &Function) -> Option<(CodeId, u32)> {
        if function.ordered() && function.cuts.len() < 4 {
            return None;
        }
        let (low, high) = block(function.low, function.high());
        let block_bits = u8::try_from((high - low).count_ones()).ok()?;
        let lanes_limit = (2 * function.cuts.len()).max(8);
        let mut best: Option<(CodeId, u32)> = None;
        let all_bits = (block_bits <= 8).then_some(block_bits);
        for bits in WIDTHS.into_iter().filter(|bits| *bits < block_bits).chain(all_bits) {
            if 1usize << bits > lanes_limit {
                continue;
            }
            for form in self.multi_by(function, low, block_bits - bits, bits) {
                if best.is_none_or(|best| self.price(form) < self.price(best)) {
                    best = Some(form);
                }
            }
        }
        best
    }

    /// Multi-way by `bits` bits from value bit `shift` on: lanes as words, and packed.
    fn multi_by(
        &mut self,
        function: &Function,
        low: u16,
        shift: u8,
        bits: u8,
    ) -> [(CodeId, u32); 2] {
        let mut lanes: Vec<Option<CodeId>> = Vec::with_capacity(1 << bits);
        let mut below = 0;
        for lane in 0..1u16 << bits {
            let from = (low | lane << shift).max(function.low);
            let to = (low | lane << shift | ((1u16 << shift) - 1)).min(function.high());
            if from > to {
                lanes.push(None);
                continue;
            }
            let (code, words) = self.select(&function.restricted(from, to));
            // Lanes that lead to the same code share its words.
            if !lanes.contains(&Some(code)) {
                below += words;
            }
            lanes.push(Some(code));
        }
        let mut frequency: Map<CodeId, u32> = Map::default();
        for code in lanes.iter().flatten() {
            *frequency.entry(*code).or_default() += 1;
        }
        let mut default = function.cuts[0].1;
        let mut most = 0;
        for (code, count) in frequency {
            if count > most {
                (default, most) = (code, count);
            }
        }
        let used = lanes.iter().rposition(|lane| lane.is_some_and(|code| code != default));
        let used = used.map_or(1, |last| last + 1);
        let lanes: Vec<CodeId> = lanes[..used].iter().map(|lane| lane.unwrap_or(default)).collect();
        let count = u32::try_from(used).unwrap_or(u32::MAX);
        let (word, shift) = (function.slice.word, function.slice.shift + shift);
        [false, true].map(|packed| {
            let lanes = lanes.clone();
            let code = Code::Multi { word, shift, bits, packed, lanes, default };
            let lane_words = if packed { count.div_ceil(4) } else { count };
            (self.codes.intern(code), 1 + below + lane_words)
        })
    }
}

/// The smallest aligned power-of-two block that holds both values, both ends included.
fn block(low: u16, high: u16) -> (u16, u16) {
    let differ = u16::MAX.checked_shr((low ^ high).leading_zeros()).unwrap_or(0);
    (low & !differ, high | differ)
}

/// The tests for one interval of a function.
fn interval(function: &Function, low: u16, high: u16) -> Vec<Test> {
    if function.ordered() {
        return vec![if low == function.low {
            Test::Below(high + 1)
        } else if high == function.high() {
            Test::From(low)
        } else if low == high && function.slice.shift == 0 {
            Test::Equal(low)
        } else {
            Test::Within(low, high)
        }];
    }
    // Aligned blocks from the bottom up, each the largest that fits.
    let mut tests = Vec::new();
    let (mut from, end) = (u32::from(low), u32::from(high) + 1);
    while from < end {
        let fits = (end - from).ilog2();
        let size = 1u32 << from.trailing_zeros().min(fits);
        let value = u16::try_from(from).unwrap_or(u16::MAX);
        let inside = u16::try_from(size - 1).unwrap_or(u16::MAX);
        tests.push(Test::Masked(value, !inside));
        from += size;
    }
    tests
}
