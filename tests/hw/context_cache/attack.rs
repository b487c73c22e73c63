//! Attackers and victims, after the isolation tests of Husky (NSDI 2023): what one interface feels of
//! what all others do. Cycles are counted, nothing is timed.

use ctxnic::golden::context_cache::{Broken, Command, Status};
use ctxnic::hw::context_cache::directory::Geometry;
use ctxnic::hw::context_cache::replacement::Policy;

use super::bench::Bench;
use super::records::CLASS_OF;
use super::scenario::{Build, CALM, SEED_CACHE, SIXTEEN, expect, params};

/// Cycles of a minimum frame at 1 Gbit/s and 125 MHz: the victim has a frame that often.
pub const FRAME_CYCLES: u64 = 84;
/// Cycles of every cell of the matrix.
pub const CELL_CYCLES: u64 = 8400;
/// Most cycles from the request for a pinned context to its grant: the grant of a hit; a turn of the
/// three other requesters and the command unit; a fill, the end of a write-back and a replay for each
/// of the four misses, which go first.
pub const PINNED_CYCLES_MAX: u64 = 2 + 4 + 3 * 4;

/// What the others do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attack {
    /// Nothing.
    None,
    /// Frames of one interface after the other, many more than there are places.
    Sweep,
    /// A fetch ahead in every cycle in which one can be asked for.
    Doorbells,
    /// Interfaces are destroyed and created, and used in between.
    Churn,
    /// Interfaces get new host's pieces, and are used.
    Updates,
    /// Frames of two interfaces that are here, without a pause.
    TinyFrames,
}

/// Who has to bear it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Victim {
    /// Class 0, pinned.
    Pinned,
    /// Class 0.
    HighClass,
    /// Class 7, as the attackers.
    BestEffort,
}

/// One cell of the matrix.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    pub attack: Attack,
    pub victim: Victim,
    /// Frames of the victim that got its context.
    pub frames: u64,
    /// Bursts fetched for it.
    pub misses: u64,
    /// Sum, and most, of the cycles from its request to its grant.
    pub total: u64,
    pub worst: u64,
}

pub const ATTACKS: [Attack; 6] = [
    Attack::None,
    Attack::Sweep,
    Attack::Doorbells,
    Attack::Churn,
    Attack::Updates,
    Attack::TinyFrames,
];
pub const VICTIMS: [Victim; 3] = [Victim::Pinned, Victim::HighClass, Victim::BestEffort];

const GEOMETRY: Geometry = Geometry { vifs: 256, policy: Policy::ClassAware, ..SIXTEEN };

/// Attackers: 31 VIFs of the lowest class; the first of that class is a victim.
fn attackers() -> Vec<usize> {
    (0..GEOMETRY.vifs).filter(|vif| CLASS_OF(*vif) == 7).skip(1).collect()
}

fn victim_vif(victim: Victim) -> usize {
    let class = if victim == Victim::BestEffort { 7 } else { 0 };
    (0..GEOMETRY.vifs).find(|vif| CLASS_OF(*vif) == class).unwrap()
}

/// Everybody against everybody.
pub fn matrix(build: Build<'_>) -> Result<Vec<Cell>, Broken> {
    let params = params(GEOMETRY, 16, 8);
    let design = build(params);
    let mut cells = Vec::new();
    for victim in VICTIMS {
        for attack in ATTACKS {
            let mut bench = Bench::of(&design, params, CALM, SEED_CACHE);
            cells.push(cell(&mut bench, attack, victim)?);
        }
    }
    Ok(cells)
}

fn cell(bench: &mut Bench, attack: Attack, victim: Victim) -> Result<Cell, Broken> {
    let (vif, attackers) = (victim_vif(victim), attackers());
    for &vif in attackers.iter().chain([&vif]) {
        expect("create", bench.run(Command::Create, vif)?, Status::Ok)?;
    }
    if victim == Victim::Pinned {
        expect("pin", bench.run(Command::Pin, vif)?, Status::Ok)?;
    }
    // The context is here when the attack begins.
    bench.begin_frame(0, vif, false);
    bench.drain()?;
    bench.fetches.fill(0);
    bench.waits.clear();
    let start = bench.cycle;
    let (mut turn, mut due) = (0, start);
    while bench.cycle < start + CELL_CYCLES {
        if bench.cycle >= due && bench.frames(0) == 0 {
            bench.begin_frame(0, vif, false);
            due = bench.cycle + FRAME_CYCLES;
        }
        turn = strike(bench, attack, &attackers, turn);
        bench.cycle()?;
    }
    let waits = bench.waits.iter().filter(|(id, _)| *id == vif).map(|(_, cycles)| *cycles);
    let (frames, total) = (waits.clone().count() as u64, waits.clone().sum());
    let worst = waits.max().unwrap_or_default();
    Ok(Cell { attack, victim, frames, misses: bench.fetches[vif], total, worst })
}

/// What the attackers begin in this cycle; returns whose turn it is next.
fn strike(bench: &mut Bench, attack: Attack, attackers: &[usize], mut turn: usize) -> usize {
    let mut next = || {
        turn += 1;
        attackers[turn % attackers.len()]
    };
    let frames = match attack {
        Attack::None => 0,
        Attack::Churn | Attack::Updates => 1,
        Attack::Sweep | Attack::Doorbells | Attack::TinyFrames => 4,
    };
    // Doorbells come to the cache through the switch controller alone: one requester.
    let prefetch = attack == Attack::Doorbells;
    let first = if prefetch { 3 } else { 1 };
    for source in first..4 {
        if bench.frames(source) < frames {
            let vif = if attack == Attack::TinyFrames { attackers[source % 2] } else { next() };
            bench.begin_frame(source, vif, prefetch);
        }
    }
    if bench.command.is_none() {
        match attack {
            Attack::Churn => {
                let (command, vif) = match bench.last_command {
                    Some((Command::Destroy, vif)) => (Command::Create, vif),
                    _ => (Command::Destroy, next()),
                };
                bench.begin(command, vif);
            }
            Attack::Updates => {
                let vif = next();
                bench.new_version(vif);
                bench.begin(Command::Update, vif);
            }
            _ => {}
        }
    }
    turn
}

/// The matrix for people.
pub fn table(cells: &[Cell]) -> String {
    let mut text = String::from(
        "victim      attack      frames  bursts fetched  frames without  mean cycles  worst\n",
    );
    for cell in cells {
        // A frame that misses fetches its record's pieces: host, its own, ctl.
        let without = cell.frames - (cell.misses.div_ceil(3)).min(cell.frames);
        let mean = 10 * cell.total / cell.frames.max(1);
        text.push_str(&format!(
            "{:<11} {:<11} {:>6}  {:>14}  {:>13}%  {:>9}.{}  {:>5}\n",
            format!("{:?}", cell.victim),
            format!("{:?}", cell.attack),
            cell.frames,
            cell.misses,
            100 * without / cell.frames.max(1),
            mean / 10,
            mean % 10,
            cell.worst,
        ));
    }
    text
}
