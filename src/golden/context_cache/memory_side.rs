//! What the cache may do to memory, and what its commands mean.

use super::{Model, Outcome, PIECES, Status, broken};

/// Commands of management.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// A new VIF.
    Create,
    /// Written back and forgotten.
    Destroy,
    /// Loaded and kept.
    Pin,
    /// May go again.
    Unpin,
    /// The other copy of the host's piece.
    Update,
    /// Written back.
    Flush,
    /// All written back.
    FlushAll,
    /// Nothing in flight, all written back.
    Quiesce,
    /// The end of that.
    Resume,
}

impl Model {
    /// The cache asks memory for a piece; `None`: for that of the host, in a copy.
    ///
    /// # Errors
    /// What was not allowed.
    pub fn fetches(&mut self, vif: usize, piece: Option<usize>, copy: usize) -> Outcome {
        let it = &self.vifs[vif];
        if it.writes_in_flight > 0 {
            return broken(format!("VIF {vif}: fetched while its write-back is not answered"));
        }
        if it.settled {
            return broken(format!("VIF {vif}: pinned, and fetched again"));
        }
        let at = piece.unwrap_or(PIECES);
        // What a dead bus never answered is not waited for.
        if it.fetching[at] && !it.may_fail {
            return broken(format!("VIF {vif} piece {at}: fetched twice at a time"));
        }
        self.vifs[vif].fetching[at] = true;
        let it = &self.vifs[vif];
        #[allow(clippy::match_same_arms, reason = "pieces of the card first, then the host's")]
        match piece {
            Some(piece) if it.truth[piece] != it.memory[piece] => {
                broken(format!("VIF {vif} piece {piece}: fetched before it was written back"))
            }
            Some(piece) if it.holder[piece].is_some() => {
                broken(format!("VIF {vif} piece {piece}: fetched while granted"))
            }
            Some(_) => Ok(()),
            None if !self.is_idle(vif) => broken(format!("VIF {vif}: host's piece fetched in use")),
            None if copy != it.copy && !it.uncertain => {
                broken(format!("VIF {vif}: copy {copy} is not valid"))
            }
            None => Ok(()),
        }
    }

    /// The last beat of a fetch is here.
    pub fn fetched(&mut self, vif: usize, piece: Option<usize>) {
        self.vifs[vif].fetching[piece.unwrap_or(PIECES)] = false;
    }

    /// The cache writes a piece to memory.
    ///
    /// # Errors
    /// When it is not as written last, or is granted.
    pub fn writes_back(&mut self, vif: usize, piece: usize, words: &[u64]) -> Outcome {
        let it = &mut self.vifs[vif];
        if it.truth[piece] != words {
            return broken(format!(
                "VIF {vif} piece {piece}: {words:x?} goes to memory, written last {:x?}",
                it.truth[piece]
            ));
        }
        if it.holder[piece].is_some() {
            return broken(format!("VIF {vif} piece {piece}: written back while granted"));
        }
        it.memory[piece] = words.to_vec();
        Ok(())
    }

    /// A write of this VIF is on the bus (1) or answered (-1).
    pub fn write_in_flight(&mut self, vif: usize, by: i32) {
        let it = &mut self.vifs[vif];
        it.writes_in_flight = it.writes_in_flight.saturating_add_signed(by);
    }

    /// A command begins.
    pub fn command(&mut self, command: Command, vif: usize) {
        let all = matches!(command, Command::FlushAll | Command::Quiesce);
        for (id, it) in self.vifs.iter_mut().enumerate() {
            if all || id == vif {
                it.changed_since_flush = [false; PIECES];
            }
        }
        self.quieting |= command == Command::Quiesce;
        self.quiet &= command != Command::Resume;
        let it = &mut self.vifs[vif];
        it.existed = it.exists;
        it.uncertain = matches!(command, Command::Create | Command::Destroy | Command::Update);
        match command {
            // From now on no new use; a request may be refused.
            Command::Destroy => {
                it.exists = false;
                it.settled = false;
                it.pinned = false;
            }
            Command::Unpin => {
                it.pinned = false;
                it.settled = false;
            }
            // Either copy may be fetched until it is answered; the new one counts from here.
            Command::Update if it.exists => {
                it.settled = false;
                it.owed = true;
                it.copy = 1 - it.copy;
                let words = it.host[it.copy].clone();
                it.versions.push(words);
            }
            _ => {}
        }
    }

    /// A command is done.
    ///
    /// # Errors
    /// What is not done.
    pub fn done(&mut self, command: Command, vif: usize, status: Status) -> Outcome {
        self.vifs[vif].uncertain = false;
        self.may_end(command, vif, status)?;
        match (status, command) {
            (Status::Ok, _) => self.succeeds(command, vif),
            (Status::Quarantined, _) => {
                let it = &mut self.vifs[vif];
                if !it.may_fail && !it.quarantined {
                    return broken(format!("{command:?} of VIF {vif}: quarantined without reason"));
                }
                it.quarantined = true;
                it.pinned = false;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Whether a command may end like this: what it needs to exist does, and only then.
    #[allow(clippy::match_same_arms, reason = "one arm for each sentence of the page")]
    fn may_end(&self, command: Command, vif: usize, status: Status) -> Outcome {
        let it = &self.vifs[vif];
        let here = it.existed;
        let fits = match (command, status) {
            (Command::Create, Status::Ok) => !here,
            (Command::Create, Status::Exists) => here,
            (
                Command::Destroy | Command::Unpin | Command::Update | Command::Pin,
                Status::Absent,
            ) => !here,
            (Command::Destroy | Command::Unpin | Command::Update, Status::Ok) => here,
            (Command::Pin, Status::Ok | Status::Crowded) => {
                // A VIF whose fetch may fail may have lost its pin; all others have it.
                let set = |id: &usize| id % self.sets == vif % self.sets && *id != vif;
                let count = |sure: bool| {
                    let others = self.vifs.iter().enumerate().filter(|(id, _)| set(id));
                    others.filter(|(_, it)| it.pinned && !(sure && it.may_fail)).count()
                };
                let fits = if status == Status::Ok { count(true) } else { count(false) };
                here && (status == Status::Ok) == (it.pinned || fits < self.pins)
            }
            (Command::Update | Command::Pin, Status::Quarantined) => true,
            (Command::Destroy | Command::Create | Command::Pin | Command::Update, status) => {
                status == Status::InUse
            }
            (Command::Flush | Command::FlushAll | Command::Quiesce, status) => {
                matches!(status, Status::Ok | Status::InUse | Status::Quarantined)
            }
            (Command::Resume, status) => status == Status::Ok,
            (Command::Unpin, _) => false,
        };
        if fits {
            return Ok(());
        }
        broken(format!("{command:?} of VIF {vif} ends with {status:?}, existed: {here}"))
    }

    fn succeeds(&mut self, command: Command, vif: usize) -> Outcome {
        let idle = self.is_idle(vif);
        let it = &mut self.vifs[vif];
        match command {
            Command::Create => {
                it.exists = true;
                it.quarantined = false;
                it.copy = 0;
                let words = it.host[0].clone();
                it.versions.push(words);
                it.oldest = it.versions.len() - 1;
            }
            Command::Pin => it.pinned = true,
            Command::Update if idle => it.oldest = it.versions.len() - 1,
            Command::Destroy if !idle => return broken(format!("VIF {vif}: destroyed in use")),
            Command::Destroy | Command::Flush => {
                self.in_memory(vif)?;
                if self.vifs[vif].writes_in_flight > 0 {
                    return broken(format!("{command:?} of VIF {vif}: done before the response"));
                }
            }
            Command::FlushAll => {
                (0..self.vifs.len()).try_for_each(|id| self.in_memory(id))?;
            }
            Command::Quiesce => {
                self.quiet = true;
                return self.at_rest();
            }
            Command::Resume => self.quieting = false,
            _ => {}
        }
        Ok(())
    }

    /// Memory holds what was written before the command began.
    fn in_memory(&self, vif: usize) -> Outcome {
        let it = &self.vifs[vif];
        let late =
            (0..PIECES).find(|p| !it.changed_since_flush[*p] && it.truth[*p] != it.memory[*p]);
        match late {
            Some(piece) if !it.may_fail => broken(format!("VIF {vif} piece {piece}: not flushed")),
            _ => Ok(()),
        }
    }

    /// Everything that was written is in memory and nobody uses a VIF: after a quiesce.
    ///
    /// # Errors
    /// The first VIF for which it is not so.
    pub fn at_rest(&self) -> Outcome {
        for (id, it) in self.vifs.iter().enumerate() {
            if it.in_use() {
                return broken(format!("VIF {id}: in use in quiescence"));
            }
            if !it.may_fail && (it.truth != it.memory || it.writes_in_flight > 0) {
                return broken(format!("VIF {id}: quiescent before all is in memory"));
            }
        }
        Ok(())
    }
}
