//! # SwitchController: in which order contexts are asked for
//!
//! Defines the behaviour; `hw::switch_controller` must equal it cycle for cycle, from the cycle in which
//! it is `ready` on.
//!
//! One list of VIFs per class; a VIF stands in one list at most. The controller does one piece of work
//! at a time:
//!
//! | work | cycles | what it does |
//! |---|---|---|
//! | a demand | 3 | the VIF goes to the end of the list of its class, or wants more pieces if it is in a list |
//! | a request again | 3 | a request that was told to ask again: its VIF, likewise |
//! | a request | 3, and until it is taken | the first of a list is offered to the cache |
//!
//! In the first cycle it chooses what, by what was so before that cycle. The three take turns, in the
//! order request, again, demand: first comes what follows the last work in this order.
//!
//! - Of the requests to be asked again, the one with the lowest tag; its tag is free from then on, and
//!   its class stands back.
//! - Of the demands, that of the first source that demands, counted from the one after the source that
//!   was heard last.
//!
//! A request may go if a list has a VIF and a tag is free: two tags for a class other than 0, if there
//! are more than one at all. It is the first of the highest class (0) that does not stand back, or if all
//! do, of the highest. It asks for all pieces that were wanted since it is in the list. It has the
//! lowest tag that is free in its third cycle. When it is taken, the classes above it stand back no longer.
//!
//! An answer frees the tag, and ends the demand: told in the next cycle. *Ask again* does neither.

use std::collections::{BTreeMap, VecDeque};

/// Status of an answer: ask again.
pub const AGAIN: u64 = 1;
/// Classes.
pub const CLASSES: usize = 8;

/// A VIF that is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// The VIF.
    pub vif: u64,
    /// Its class, 0 is the highest.
    pub class: usize,
    /// rx and tx as bits 0 and 1.
    pub pieces: u64,
}

/// What comes in during a cycle.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// By source.
    pub demands: Vec<Option<Want>>,
    /// The cache takes a request that is offered.
    pub ready: bool,
    /// Tag and status of an answer.
    pub answer: Option<(u64, u64)>,
}

/// What goes out in the same cycle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outputs {
    /// The source whose demand is taken.
    pub taken: Option<usize>,
    /// The request that is offered, with its tag.
    pub request: Option<(Want, u64)>,
    /// A demand that is over: VIF and status.
    pub event: Option<(u64, u64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Request,
    Again,
    Demand,
}

#[derive(Clone, Copy, Debug)]
enum Work {
    Choose,
    /// Into a list, in so many cycles.
    Into(Want, u32),
    /// Out of the list of a class, in so many cycles.
    OutOf(usize, u32),
    Offer(Want, u64),
}

/// The model. See the module page.
#[derive(Clone, Debug)]
pub struct Model {
    lists: [VecDeque<Want>; CLASSES],
    stands_back: [bool; CLASSES],
    open: BTreeMap<u64, Want>,
    again: BTreeMap<u64, Want>,
    tags: u64,
    work: Work,
    last: Kind,
    next_source: usize,
    event: Option<(u64, u64)>,
}

impl Model {
    /// Nothing is demanded; at most `tags` requests are without an answer.
    #[must_use]
    pub fn new(tags: u64) -> Self {
        Self {
            lists: std::array::from_fn(|_| VecDeque::new()),
            stands_back: [false; CLASSES],
            open: BTreeMap::new(),
            again: BTreeMap::new(),
            tags,
            work: Work::Choose,
            last: Kind::Demand,
            next_source: 0,
            event: None,
        }
    }

    /// The requests without an answer, by tag.
    #[must_use]
    pub fn open(&self) -> &BTreeMap<u64, Want> {
        &self.open
    }

    /// Whether nothing is demanded and no answer is due.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        let empty = self.lists.iter().all(VecDeque::is_empty);
        empty && self.open.is_empty() && self.again.is_empty() && matches!(self.work, Work::Choose)
    }

    /// One cycle.
    pub fn cycle(&mut self, inputs: &Inputs) -> Outputs {
        let mut outputs = Outputs { event: self.event.take(), ..Outputs::default() };
        self.work = match self.work {
            Work::Choose => self.choose(inputs, &mut outputs),
            Work::Into(want, 0) => {
                self.list(want);
                Work::Choose
            }
            Work::Into(want, left) => Work::Into(want, left - 1),
            Work::OutOf(class, 0) => match self.lists[class].pop_front() {
                Some(want) => Work::Offer(want, self.free().next().unwrap_or_default()),
                None => Work::Choose,
            },
            Work::OutOf(class, left) => Work::OutOf(class, left - 1),
            Work::Offer(want, tag) => {
                outputs.request = Some((want, tag));
                if inputs.ready {
                    self.open.insert(tag, want);
                    self.stands_back[..want.class].fill(false);
                    Work::Choose
                } else {
                    self.work
                }
            }
        };
        if let Some((tag, status)) = inputs.answer
            && let Some(want) = self.open.remove(&tag)
        {
            if status == AGAIN {
                self.again.insert(tag, want);
            } else {
                self.event = Some((want.vif, status));
            }
        }
        outputs
    }

    fn choose(&mut self, inputs: &Inputs, outputs: &mut Outputs) -> Work {
        let sources = inputs.demands.len();
        let demand = (0..sources)
            .map(|step| (self.next_source + step) % sources)
            .find_map(|source| Some((source, inputs.demands[source]?)));
        let order = match self.last {
            Kind::Request => [Kind::Again, Kind::Demand, Kind::Request],
            Kind::Again => [Kind::Demand, Kind::Request, Kind::Again],
            Kind::Demand => [Kind::Request, Kind::Again, Kind::Demand],
        };
        let can = |kind: &Kind| match kind {
            Kind::Request => self.turn().is_some(),
            Kind::Again => !self.again.is_empty(),
            Kind::Demand => demand.is_some(),
        };
        let Some(kind) = order.into_iter().find(can) else { return Work::Choose };
        self.last = kind;
        match (kind, self.turn(), demand) {
            (Kind::Request, Some(class), _) => Work::OutOf(class, 1),
            (Kind::Demand, _, Some((source, want))) => {
                self.next_source = source + 1;
                outputs.taken = Some(source);
                Work::Into(want, 1)
            }
            _ => match self.again.pop_first() {
                Some((_, want)) => {
                    self.stands_back[want.class] = true;
                    Work::Into(want, 1)
                }
                None => Work::Choose,
            },
        }
    }

    fn free(&self) -> impl Iterator<Item = u64> {
        (0..self.tags).filter(|tag| !self.open.contains_key(tag) && !self.again.contains_key(tag))
    }

    /// The class whose turn it is, if a request may go.
    fn turn(&self) -> Option<usize> {
        let filled = |class: &usize| !self.lists[*class].is_empty();
        let forward = (0..CLASSES).filter(filled).find(|class| !self.stands_back[*class]);
        let class = forward.or_else(|| (0..CLASSES).find(filled))?;
        let kept = usize::from(class != 0 && self.tags > 1);
        (self.free().count() > kept).then_some(class)
    }

    fn list(&mut self, want: Want) {
        match self.lists.iter_mut().flatten().find(|listed| listed.vif == want.vif) {
            Some(listed) => listed.pieces |= want.pieces,
            None => self.lists[want.class].push_back(want),
        }
    }
}
