//! # ContextCache: what a context cache may do, transaction by transaction
//!
//! Defines the cache by what may be seen at its ports: each event is reported to the [`Model`], which
//! says whether it was allowed. Which context gives way to which, and when, is free.
//!
//! ## What is allowed
//! - A request is answered once. It is granted only if the VIF exists (a request without a use: or did
//!   when the frame began), is not quarantined, and no piece it wants is granted to somebody else.
//! - What is read of the rx, tx and ctl pieces is what was written last, by whomever, however often
//!   the context went to memory and came back. Of the host's piece: one version, whole; the same as
//!   long as the VIF is in use; and not an older one than that of the last update that was answered
//!   when nobody used the VIF.
//! - A context in use, or with a granted piece, keeps its place; no other is at that place.
//! - A piece goes to memory as it is, and not while it is granted. A piece is fetched only when memory
//!   holds what was written last, and no write of that VIF is without response. The host's piece is
//!   not fetched while the VIF is in use; never the copy that is not valid.
//! - No piece is fetched twice at a time: a second miss on a VIF waits for the fetch of the first.
//! - A pinned context is not fetched, but for an update of it. Neither it nor a piece that was granted
//!   since the VIF came into use is told to ask again while nobody else holds it, but for a command on
//!   the VIF, a quiesce, or another request of the same requester that waits for it.
//! - A VIF is told to be quarantined only if its record was bad or the bus failed for it.
//! - `flush` and `destroy` are done when memory holds what was written before they began, and has
//!   answered; `quiesce` when memory holds everything, nobody uses a VIF, and nothing is granted from
//!   then until `resume`.
//! - `create` succeeds exactly for a VIF that does not exist, `destroy`, `pin`, `unpin` and `update` for
//!   one that does. `pin` is refused as crowded exactly when the set has as many pinned VIFs as it may.

mod memory_side;

use std::collections::BTreeMap;

pub use self::memory_side::Command;

/// Why an event was not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken(pub String);

/// Pieces that the card owns.
pub const PIECES: usize = 3;

/// One VIF.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts of a VIF")]
struct Vif {
    exists: bool,
    quarantined: bool,
    may_fail: bool,
    pinned: bool,
    // Whether it existed when the command that runs began.
    existed: bool,
    // The copy that is valid, and the contents of both.
    copy: usize,
    host: [Vec<u64>; 2],
    // All versions that were ever valid, and the oldest that may still be seen.
    versions: Vec<Vec<u64>>,
    oldest: usize,
    // The version that frames in flight started with.
    started: Option<usize>,
    truth: [Vec<u64>; PIECES],
    memory: [Vec<u64>; PIECES],
    holder: [Option<usize>; PIECES],
    users: u32,
    slot: Option<u64>,
    // Pieces granted since the VIF came into use: they are here until it ends.
    here: u32,
    writes_in_flight: u32,
    // By piece; the last is the host's.
    fetching: [bool; PIECES + 1],
    // A pinned context that was seen and has not been updated since.
    settled: bool,
    // An update that was not seen yet; a command that may or may not have taken effect.
    owed: bool,
    uncertain: bool,
    changed_since_flush: [bool; PIECES],
}

impl Vif {
    fn in_use(&self) -> bool {
        self.users > 0 || self.holder.iter().any(Option::is_some)
    }
}

/// A request without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// The VIF.
    pub vif: usize,
    /// rx, tx, ctl as bits 0 to 2.
    pub pieces: u32,
    /// It takes a use.
    pub user: bool,
    /// It locks nothing.
    pub prefetch: bool,
}

/// How a request or command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Granted, done.
    Ok,
    /// Ask again.
    Again,
    /// No such VIF.
    Absent,
    /// Quarantined.
    Quarantined,
    /// One more pinned context would be too many for the set.
    Crowded,
    /// The VIF exists already.
    Exists,
    /// Given up: frames in flight did not end.
    InUse,
    /// Anything else.
    Other,
}

/// The model. See the module page.
#[derive(Clone, Debug)]
pub struct Model {
    vifs: Vec<Vif>,
    open: BTreeMap<(usize, u32), Request>,
    sets: usize,
    pins: usize,
    // A quiesce began; it is done.
    quieting: bool,
    quiet: bool,
    /// Grants so far.
    pub grants: u64,
    /// Answers to ask again so far.
    pub agains: u64,
}

type Outcome = Result<(), Broken>;

fn broken<T>(text: impl Into<String>) -> Result<T, Broken> {
    Err(Broken(text.into()))
}

/// The numbers of the pieces in a mask.
fn of_mask(mask: u32) -> impl Iterator<Item = usize> {
    (0..PIECES).filter(move |piece| mask >> piece & 1 == 1)
}

impl Model {
    /// No VIF exists; memory holds what `host` and `pieces` say of each. VIFs are in the set of their
    /// low bits, and `pins` of a set may be pinned.
    #[must_use]
    pub fn new(records: Vec<(Vec<u64>, [Vec<u64>; PIECES])>, sets: usize, pins: usize) -> Self {
        let vif = |(host, pieces): (Vec<u64>, [Vec<u64>; PIECES])| Vif {
            versions: vec![host.clone()],
            host: [host.clone(), host],
            truth: pieces.clone(),
            memory: pieces,
            ..Vif::default()
        };
        Self {
            vifs: records.into_iter().map(vif).collect(),
            open: BTreeMap::new(),
            sets,
            pins,
            quieting: false,
            quiet: false,
            grants: 0,
            agains: 0,
        }
    }

    /// Whether nobody uses the VIF.
    #[must_use]
    pub fn is_idle(&self, vif: usize) -> bool {
        !self.vifs[vif].in_use()
    }

    /// The copy of the host's piece that is valid.
    #[must_use]
    pub fn valid_copy(&self, vif: usize) -> usize {
        self.vifs[vif].copy
    }

    /// Whether the VIF may have been quarantined.
    #[must_use]
    pub fn is_quarantined(&self, vif: usize) -> bool {
        self.vifs[vif].quarantined
    }

    /// From now on a fetch or a write of this VIF may fail.
    pub fn may_fail(&mut self, vif: usize) {
        self.vifs[vif].may_fail = true;
    }

    /// The host writes the copy that is not valid.
    pub fn host_writes(&mut self, vif: usize, words: Vec<u64>) {
        let it = &mut self.vifs[vif];
        it.host[1 - it.copy] = words;
    }

    /// A requester asks.
    ///
    /// # Errors
    /// When the tag is in use: the fault of the requester.
    pub fn request(&mut self, source: usize, tag: u32, request: Request) -> Outcome {
        match self.open.insert((source, tag), request) {
            None => Ok(()),
            Some(_) => broken("a tag is used twice"),
        }
    }

    /// The cache answers.
    ///
    /// # Errors
    /// What was not allowed.
    pub fn answer(&mut self, source: usize, tag: u32, status: Status, slot: u64) -> Outcome {
        let Some(request) = self.open.remove(&(source, tag)) else {
            return broken(format!("an answer to {source} that nobody waits for, tag {tag}"));
        };
        let vif = &mut self.vifs[request.vif];
        let name = format!("VIF {} for {source}", request.vif);
        match status {
            Status::Ok if request.prefetch => Ok(()),
            Status::Ok => self.granted(source, request, slot),
            Status::Again => {
                self.agains += 1;
                let free = of_mask(request.pieces).all(|p| vif.holder[p].is_none());
                let here = vif.settled || (vif.in_use() && request.pieces & !vif.here == 0);
                let waits =
                    self.open.iter().any(|((s, _), r)| *s == source && r.vif == request.vif);
                let excused = !vif.exists
                    || vif.quarantined
                    || vif.uncertain
                    || vif.owed
                    || self.quieting
                    || waits;
                if here && free && !excused {
                    return broken(format!("{name}: here, free, and told to ask again"));
                }
                Ok(())
            }
            Status::Absent if vif.exists && !vif.uncertain => {
                broken(format!("{name}: exists, said to be absent"))
            }
            Status::Quarantined if vif.quarantined => Ok(()),
            Status::Quarantined if vif.may_fail => {
                vif.quarantined = true;
                Ok(())
            }
            Status::Quarantined => broken(format!("{name}: quarantined without a reason")),
            Status::Absent => Ok(()),
            _ => broken(format!("{name}: an answer that is none")),
        }
    }

    fn granted(&mut self, source: usize, request: Request, slot: u64) -> Outcome {
        self.grants += 1;
        let at_slot =
            self.vifs.iter().enumerate().find(|(id, other)| {
                *id != request.vif && other.slot == Some(slot) && other.in_use()
            });
        if let Some((other, _)) = at_slot {
            return broken(format!("VIFs {other} and {} at place {slot}", request.vif));
        }
        let vif = &mut self.vifs[request.vif];
        let name = format!("VIF {} for {source}", request.vif);
        if !vif.exists && !vif.uncertain && (request.user || vif.users == 0) {
            return broken(format!("{name}: granted, does not exist"));
        }
        if vif.quarantined {
            return broken(format!("{name}: granted in quarantine"));
        }
        if let Some(piece) = of_mask(request.pieces).find(|p| vif.holder[*p].is_some()) {
            return broken(format!("{name}: piece {piece} is granted to another"));
        }
        if self.quiet && vif.users == 0 {
            return broken(format!("{name}: granted in quiescence"));
        }
        if vif.in_use() && vif.slot != Some(slot) {
            return broken(format!("{name}: moved to place {slot} in use"));
        }
        vif.slot = Some(slot);
        vif.here |= request.pieces;
        vif.users += u32::from(request.user);
        vif.settled = vif.pinned && !vif.owed;
        for piece in of_mask(request.pieces) {
            vif.holder[piece] = Some(source);
        }
        Ok(())
    }

    /// A requester reads a word of a piece that was granted to it.
    ///
    /// # Errors
    /// When it is not what was written last.
    pub fn reads(&self, vif: usize, piece: usize, word: usize, data: u64) -> Outcome {
        let truth = self.vifs[vif].truth[piece][word];
        if truth == data {
            return Ok(());
        }
        broken(format!("VIF {vif} piece {piece} word {word}: {data:#x}, written last: {truth:#x}"))
    }

    /// A requester with a grant reads the whole piece of the host. Versions are told apart by their
    /// words: two that read the same cannot be told apart by anybody, so the newest of them counts.
    ///
    /// # Errors
    /// When it is no version, or one that may not be seen.
    pub fn reads_host(&mut self, vif: usize, words: &[u64]) -> Outcome {
        let it = &mut self.vifs[vif];
        let Some(version) = it.versions.iter().rposition(|version| version == words) else {
            return broken(format!("VIF {vif}: a host's piece that never was: {words:x?}"));
        };
        if version < it.oldest {
            return broken(format!("VIF {vif}: version {version}, at least {} is due", it.oldest));
        }
        if let Some(started) = it.started
            && it.versions[started] != words
        {
            return broken(format!("VIF {vif}: version {version} after {started}, in use"));
        }
        if it.users > 0 {
            it.started = Some(version);
        }
        it.owed &= version + 1 < it.versions.len();
        Ok(())
    }

    /// A requester writes a word of a piece that was granted to it.
    pub fn writes(&mut self, vif: usize, piece: usize, word: usize, data: u64) {
        let it = &mut self.vifs[vif];
        it.truth[piece][word] = data;
        it.changed_since_flush[piece] = true;
    }

    /// A requester gives pieces and a use back.
    pub fn releases(&mut self, vif: usize, pieces: u32, user: bool) {
        let it = &mut self.vifs[vif];
        for piece in of_mask(pieces) {
            it.holder[piece] = None;
        }
        it.users -= u32::from(user);
        if it.users == 0 {
            it.started = None;
        }
        if !it.in_use() {
            it.here = 0;
            if !it.uncertain {
                it.oldest = it.versions.len() - 1;
            }
        }
    }
}
