//! What the cache is put through: each scenario takes the hardware it is run on, so that a planted bug
//! can be put in its place, and says what was not as promised.

use ctxnic::golden::context_cache::{Broken, Command, Status};
use ctxnic::hw::context_cache::Params;
use ctxnic::hw::context_cache::directory::Geometry;
use ctxnic::hw::context_cache::fetch_engine::Shape;
use ctxnic::hw::context_cache::replacement::Policy;
use ctxnic::netlist::ir::Design;

use super::bench::{Appetite, Bench};
use super::memory::Manners;
use super::records::{BASE, CLASS_OF};

pub const SEED_CACHE: u64 = 0xcac4_e001;
pub const CALM: Manners = Manners { latency: 25, jitter: 0, pauses: 0, axi: false };
pub const HARSH: Manners = Manners { latency: 12, jitter: 30, pauses: 30, axi: false };
pub const AXI: Manners = Manners { axi: true, ..HARSH };

/// The hardware of these parameters.
pub type Build<'a> = &'a dyn Fn(Params) -> Design;
pub type Outcome = Result<(), Broken>;

pub const fn params(geometry: Geometry, host_words: usize, piece_words: usize) -> Params {
    Params {
        geometry,
        shape: Shape { host_words, piece_words, base: BASE, timeout_cycles: 2000, beats_max: 64 },
        tries: 4000,
    }
}

pub const SIXTEEN: Geometry = Geometry {
    vifs: 64,
    sets: 1,
    ways: 16,
    unpinned: 2,
    misses: 4,
    requesters: 4,
    policy: Policy::Fifo,
};
pub const SMALL: Geometry = Geometry {
    vifs: 12,
    sets: 2,
    ways: 2,
    unpinned: 1,
    misses: 2,
    requesters: 2,
    policy: Policy::Fifo,
};

/// Not as expected: what, and both values.
#[allow(clippy::needless_pass_by_value, reason = "small values, written where they are expected")]
pub fn expect<T: PartialEq + std::fmt::Debug>(what: &str, got: T, wanted: T) -> Outcome {
    if got == wanted {
        return Ok(());
    }
    Err(Broken(format!("{what}: {got:?}, not {wanted:?}")))
}

fn bench(build: Build<'_>, params: Params, manners: Manners, seed: u64) -> Bench {
    Bench::of(&build(params), params, manners, seed)
}

pub fn appetites(bench: &mut Bench, vifs: usize, hold: u64) {
    for appetite in &mut bench.appetite {
        *appetite = Appetite { rate: 40, vifs, hold, frames: 4 };
    }
}

fn create(bench: &mut Bench, vifs: std::ops::Range<usize>) -> Outcome {
    for vif in vifs {
        expect("create", bench.run(Command::Create, vif)?, Status::Ok)?;
    }
    Ok(())
}

/// A random run, and how much of it was more than asking.
#[derive(Clone, Copy)]
pub struct Run {
    pub params: Params,
    pub manners: Manners,
    pub operations: u64,
    pub seed: u64,
    /// Least grants in a hundred answers and commands: three quarters of what was measured. With few
    /// ways for many frames most answers have to be to ask again, and the model says of each whether
    /// there was a reason.
    pub grants_percent: u64,
    /// Most cycles from a request of class 0 to its answer. Lower classes wait as long as higher ones
    /// keep the bus busy.
    pub answer_cycles: u64,
}

/// Requests, releases, commands and updates at random, then a quiesce while the requesters go on, and
/// a resume: all must be in memory, and all must work again.
pub fn random_run(build: Build<'_>, run: Run) -> Outcome {
    let mut bench = bench(build, run.params, run.manners, run.seed);
    let geometry = run.params.geometry;
    create(&mut bench, 0..geometry.vifs)?;
    bench.operations = 0;
    let used = geometry.vifs.min(geometry.sets * geometry.ways * 3);
    appetites(&mut bench, used, 60);
    while bench.operations < run.operations {
        bench.cycle()?;
        if bench.command.is_none() && bench.rng.one_in(60) {
            let vif = bench.rng.index(used);
            let command = match bench.rng.below(20) {
                0 => Command::Create,
                1 => Command::Destroy,
                2..6 => Command::Pin,
                6..9 => Command::Unpin,
                9..15 => Command::Update,
                15..19 => Command::Flush,
                _ => Command::FlushAll,
            };
            if command == Command::Update {
                bench.new_version(vif);
            }
            bench.begin(command, vif);
        }
    }
    let (grants, agains) = (bench.model.grants, bench.model.agains);
    println!(
        "{grants} grants, {agains} to ask again, {} commands and answers, {} cycles, \
         longest waits by class {:?}",
        bench.operations, bench.cycle, bench.answer_cycles_max
    );
    while bench.command.is_some() {
        bench.cycle()?;
    }
    expect("quiesce", bench.run(Command::Quiesce, 0)?, Status::Ok)?;
    for _ in 0..200 {
        bench.cycle()?;
    }
    bench.model.at_rest()?;
    expect("resume", bench.run(Command::Resume, 0)?, Status::Ok)?;
    let before = bench.model.grants;
    for _ in 0..2000 {
        bench.cycle()?;
    }
    expect("grants after a resume", bench.model.grants > before, true)?;
    bench.drain()?;
    expect("quiesce at rest", bench.run(Command::Quiesce, 0)?, Status::Ok)?;
    bench.model.at_rest()?;
    if 100 * grants < run.grants_percent * run.operations {
        return Err(Broken(format!("{grants} grants in {} operations", run.operations)));
    }
    if bench.answer_cycles_max[0] > run.answer_cycles {
        return Err(Broken(format!("answers after {:?} cycles", bench.answer_cycles_max)));
    }
    Ok(())
}

pub fn small_cache(build: Build<'_>) -> Outcome {
    let run = Run {
        params: params(SMALL, 2, 2),
        manners: HARSH,
        operations: 3000,
        seed: SEED_CACHE,
        grants_percent: 8,
        answer_cycles: 150,
    };
    random_run(build, run)
}

/// The same with the crate's adversarial memory.
pub fn small_cache_on_axi(build: Build<'_>) -> Outcome {
    let run = Run {
        params: params(SMALL, 16, 8),
        manners: AXI,
        operations: 2000,
        seed: SEED_CACHE,
        grants_percent: 3,
        answer_cycles: 400,
    };
    random_run(build, run)
}

pub fn exact_latency(build: Build<'_>) -> Outcome {
    let design = build(params(SIXTEEN, 16, 8));
    for latency in [1, 10, 25, 60] {
        let manners = Manners { latency, ..CALM };
        let mut bench = Bench::of(&design, params(SIXTEEN, 16, 8), manners, SEED_CACHE);
        create(&mut bench, 0..32)?;
        // Reception and transmission want host, their piece and ctl: 32 beats.
        for (source, vif, pieces) in [(0, 3, 5), (1, 4, 6)] {
            let miss = bench.ask(source, vif, pieces)?;
            expect("a miss", miss, (Status::Ok, latency + 32 + 4))?;
            bench.give_back(source, vif, pieces, 0)?;
            expect("a hit", bench.ask(source, vif, pieces)?, (Status::Ok, 2))?;
            bench.give_back(source, vif, pieces, 0)?;
        }
        // Only the piece that is not here: 8 beats.
        expect("a piece", bench.ask(1, 3, 6)?, (Status::Ok, latency + 8 + 4))?;
        bench.give_back(1, 3, 6, 0)?;
    }
    Ok(())
}

pub fn exact_rates(build: Build<'_>) -> Outcome {
    let mut bench = bench(build, params(SIXTEEN, 16, 8), CALM, SEED_CACHE);
    create(&mut bench, 1..2)?;
    bench.ask(0, 1, 5)?;
    bench.give_back(0, 1, 5, 0)?;
    let (lookups, answers) = bench.stream(0, 1, false, 100)?;
    expect("lookups and answers in 100 cycles", (lookups, answers), (100, 100))?;
    let (operations, grants) = bench.stream(0, 1, true, 100)?;
    expect("operations and grants in 100 cycles", (operations, grants), (100, 50))
}

pub fn update_at_every_cycle(build: Build<'_>) -> Outcome {
    let geometry = Geometry { vifs: 4, sets: 1, ..SMALL };
    let manners = Manners { latency: 6, jitter: 0, pauses: 20, axi: false };
    let design = build(params(geometry, 16, 8));
    for moment in 0..70 {
        let seed = SEED_CACHE + moment;
        let mut bench = Bench::of(&design, params(geometry, 16, 8), manners, seed);
        create(&mut bench, 1..2)?;
        create(&mut bench, 0..1)?;
        bench.appetite[0] = Appetite { rate: 100, vifs: 2, hold: 5, frames: 3 };
        for _ in 0..moment {
            bench.cycle()?;
        }
        // Twice: after the first answer the host may write the copy that was valid before.
        for _ in 0..3 {
            bench.new_version(1);
            bench.run(Command::Update, 1)?;
        }
        for _ in 0..100 {
            bench.cycle()?;
        }
        bench.drain()?;
    }
    Ok(())
}

pub fn pinned_under_attack(build: Build<'_>) -> Outcome {
    for policy in [Policy::Fifo, Policy::TreePlru, Policy::ClassAware] {
        let geometry = Geometry { policy, ways: 4, unpinned: 2, misses: 2, ..SIXTEEN };
        let mut bench = bench(build, params(geometry, 16, 8), HARSH, SEED_CACHE);
        create(&mut bench, 0..40)?;
        expect("a pin", bench.run(Command::Pin, 7)?, Status::Ok)?;
        expect("a second pin", bench.run(Command::Pin, 9)?, Status::Ok)?;
        // A third one would leave one way for all others.
        expect("a third pin", bench.run(Command::Pin, 11)?, Status::Crowded)?;
        appetites(&mut bench, 40, 20);
        for _ in 0..4000 {
            bench.cycle()?;
        }
        expect("the others miss", bench.status("status_misses") > 40, true)?;
        expect("misses of the pinned", bench.status("status_pinned_misses"), 0)?;
        bench.drain()?;
    }
    Ok(())
}

/// The last record of its kind goes first: a fetch by a low class takes no place of a higher one.
pub fn prefetch_respects_class(build: Build<'_>) -> Outcome {
    let geometry = Geometry { ways: 4, unpinned: 2, requesters: 3, ..SIXTEEN };
    let mut bench = bench(build, params(geometry, 16, 8), CALM, SEED_CACHE);
    create(&mut bench, 0..32)?;
    // VIFs by class, two of each.
    let of = |class: u64| (0..32).filter(move |vif| CLASS_OF(*vif) == class);
    let [high, middle, low] = [1, 4, 6].map(|class| of(class).take(4).collect::<Vec<usize>>());
    for &vif in &middle {
        expect("a fetch", bench.ask(0, vif, 5)?.0, Status::Ok)?;
        bench.give_back(0, vif, 5, 0)?;
    }
    let full = bench.ask_for(2, low[0], 5, true)?;
    expect("a prefetch by a lower class", full, (Status::Again, 2))?;
    for &vif in &middle {
        expect("a context of a higher class", bench.ask(0, vif, 5)?, (Status::Ok, 2))?;
        bench.give_back(0, vif, 5, 0)?;
    }
    // A class at least as high may; one of the four goes, the one that came first.
    expect("a prefetch by a higher class", bench.ask_for(2, high[0], 5, true)?.0, Status::Ok)?;
    expect("the other three", bench.ask(0, middle[1], 5)?, (Status::Ok, 2))?;
    bench.give_back(0, middle[1], 5, 0)?;
    // A request is no prefetch: it takes what is free.
    expect("a request of a low class", bench.ask(0, low[1], 5)?.0, Status::Ok)?;
    bench.give_back(0, low[1], 5, 0)
}

pub fn faults(build: Build<'_>) -> Outcome {
    let mut bench = bench(build, params(SIXTEEN, 16, 8), HARSH, SEED_CACHE);
    create(&mut bench, 0..12)?;
    // A bit of the record for every fault that a bit can make, a bus error on each piece.
    bench.memory.words[64] ^= 1 << 50;
    bench.memory.words[2 * 64] ^= 1;
    bench.memory.words[3 * 64 + 10] ^= 1 << 9;
    bench.memory.bad_reads.extend([4 * 64 + 15, 5 * 64 + 32, 6 * 64 + 48]);
    // A good record of another VIF.
    bench.memory.words.copy_within(8 * 64..8 * 64 + 16, 7 * 64);
    for vif in 1..=7 {
        bench.model.may_fail(vif);
    }
    for (vif, code) in [(3, 4), (7, 3), (1, 1), (2, 3), (4, 10), (5, 10), (6, 10)] {
        let (status, _) = bench.ask(0, vif, 5)?;
        expect("a bad record", (vif, status), (vif, Status::Quarantined))?;
        expect("its fault", (vif, bench.status("status_fault")), (vif, code))?;
        if vif == 3 {
            // Mended: that alone does not end a quarantine.
            bench.memory.words[3 * 64 + 10] ^= 1 << 9;
        }
        expect("again", bench.ask(0, vif, 5)?, (Status::Quarantined, 2))?;
    }
    expect("quarantines", bench.status("status_quarantines"), 7)?;
    appetites(&mut bench, 12, 20);
    for _ in 0..4000 {
        bench.cycle()?;
    }
    bench.drain()?;
    expect("quarantines afterwards", bench.status("status_quarantines"), 7)?;
    // Destroyed and created again.
    expect("destroy", bench.run(Command::Destroy, 3)?, Status::Ok)?;
    expect("create", bench.run(Command::Create, 3)?, Status::Ok)?;
    expect("mended", bench.ask(0, 3, 5)?.0, Status::Ok)?;
    bench.give_back(0, 3, 5, 0)
}

pub fn dead_bus(build: Build<'_>) -> Outcome {
    let mut bench = bench(build, params(SIXTEEN, 16, 8), CALM, SEED_CACHE);
    create(&mut bench, 0..4)?;
    bench.ask(0, 1, 5)?;
    bench.give_back(0, 1, 5, 0)?;
    bench.memory.dead = true;
    bench.model.may_fail(2);
    expect("on a dead bus", bench.ask(0, 2, 5)?.0, Status::Quarantined)?;
    expect("its fault", bench.status("status_fault"), 11)?;
    expect("a hit", bench.ask(0, 1, 5)?, (Status::Ok, 2))?;
    bench.give_back(0, 1, 5, 0)?;
    // What comes late belongs to nobody.
    bench.memory.dead = false;
    expect("the next fetch", bench.ask(0, 3, 5)?.0, Status::Ok)?;
    bench.give_back(0, 3, 5, 0)
}
