//! The context cache against its golden model, with a memory that makes life hard; its figures; and
//! bugs planted in it, each of which has to be noticed.
#![allow(
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "small fields of records as indices; a run tells what it did"
)]

pub mod attack;
pub mod bench;
mod exact;
mod joint;
pub mod memory;
mod planted;
mod records;
pub mod scenario;

use ctxnic::hw::context_cache::directory::Geometry;
use ctxnic::hw::context_cache::replacement::Policy;

use self::bench::design;
use self::memory::Manners;
use self::scenario::{CALM, HARSH, Outcome, Run, SEED_CACHE, params, random_run};

#[track_caller]
pub fn kept(outcome: Outcome) {
    if let Err(broken) = outcome {
        panic!("seed {SEED_CACHE:#x}: {}", broken.0);
    }
}

#[test]
fn a_small_cache_keeps_its_promises() {
    kept(scenario::small_cache(&design));
}

#[test]
fn a_small_cache_keeps_its_promises_with_an_adversarial_memory() {
    kept(scenario::small_cache_on_axi(&design));
}

/// One geometry, with what it is asked for: most answers are to ask again where there are few ways and
/// many frames.
fn geometry_run(
    index: u64,
    geometry: Geometry,
    words: (usize, usize),
    operations: u64,
    floor: (u64, u64),
) {
    let manners =
        [HARSH, CALM, Manners { latency: 0, jitter: 3, pauses: 5, axi: false }][index as usize % 3];
    let run = Run {
        params: params(geometry, words.0, words.1),
        manners,
        operations,
        seed: SEED_CACHE + index,
        grants_percent: floor.0,
        answer_cycles: floor.1,
    };
    kept(random_run(&design, run));
}

const fn at(
    vifs: usize,
    sets: usize,
    ways: usize,
    misses: usize,
    requesters: usize,
    policy: Policy,
) -> Geometry {
    Geometry { vifs, sets, ways, unpinned: 1, misses, requesters, policy }
}

#[test]
fn one_way_keeps_its_promises_for_two_thousand_operations() {
    geometry_run(0, at(2, 1, 1, 1, 1, Policy::Fifo), (16, 8), 2000, (6, 200));
}

#[test]
fn three_ways_keep_their_promises_for_four_thousand_operations() {
    geometry_run(1, at(13, 1, 3, 2, 4, Policy::TreePlru), (16, 8), 4000, (3, 200));
}

#[test]
fn four_sets_of_three_ways_keep_their_promises_for_four_thousand_operations() {
    geometry_run(2, at(40, 4, 3, 3, 4, Policy::ClassAware), (16, 8), 4000, (5, 160));
}

#[test]
fn thirty_two_ways_keep_their_promises_for_four_thousand_operations() {
    geometry_run(3, at(100, 1, 32, 8, 4, Policy::TreePlru), (16, 8), 4000, (5, 300));
}

#[test]
fn seven_requesters_keep_their_promises_for_four_thousand_operations() {
    geometry_run(4, at(64, 16, 4, 4, 7, Policy::ClassAware), (5, 3), 4000, (50, 110));
}

#[test]
fn the_largest_cache_keeps_its_promises_for_three_thousand_operations() {
    geometry_run(5, at(4096, 256, 8, 8, 4, Policy::Fifo), (16, 8), 3000, (3, 270));
}

#[test]
fn a_hit_takes_two_cycles_and_a_miss_latency_and_beats_and_four() {
    kept(scenario::exact_latency(&design));
}

#[test]
fn a_grant_every_two_cycles_and_a_lookup_every_cycle() {
    kept(scenario::exact_rates(&design));
}

#[test]
fn a_host_update_at_every_cycle_of_a_fetch_is_seen_whole_or_not_at_all() {
    kept(scenario::update_at_every_cycle(&design));
}

#[test]
fn a_pinned_context_never_misses_under_attack() {
    kept(scenario::pinned_under_attack(&design));
}

#[test]
fn a_prefetch_takes_no_place_of_a_higher_class() {
    kept(scenario::prefetch_respects_class(&design));
}

#[test]
fn a_victim_under_attack_is_served_as_its_class_promises() {
    let cells = attack::matrix(&design).unwrap_or_else(|broken| panic!("{}", broken.0));
    insta::assert_snapshot!("attack_matrix", attack::table(&cells));
    for cell in cells.iter().filter(|cell| cell.victim == attack::Victim::Pinned) {
        assert_eq!(cell.misses, 0, "{cell:?}");
        assert!(cell.worst <= attack::PINNED_CYCLES_MAX, "{cell:?}");
    }
}

#[test]
fn contexts_that_are_demanded_come_and_disturb_nobody() {
    kept(joint::demands_under_load(&design));
}

#[test]
fn a_fault_quarantines_one_vif_and_the_others_go_on() {
    kept(scenario::faults(&design));
}

#[test]
fn a_dead_bus_quarantines_who_waits_and_hits_go_on() {
    kept(scenario::dead_bus(&design));
}
