//! Bugs planted in the cache: each is noticed by the scenario meant for it, for the reason meant. The
//! block's own properties are taken out first, so that it is the golden model, or a figure, that sees.

use ctxnic::netlist::ir::Design;

use super::bench::design;
use super::scenario::{self, Build, Outcome};
use crate::planted::context_cache::named;

fn noticed(name: &str, scenario: fn(Build<'_>) -> Outcome) {
    let mutant = named(name);
    let build = |params| -> Design {
        let mut design = design(params);
        design.modules.iter_mut().for_each(|module| module.properties.clear());
        mutant.plant(&mut design).unwrap_or_else(|why| panic!("{why}"));
        design
    };
    match scenario(&build) {
        Ok(()) => panic!("{name}: not noticed"),
        Err(broken) => {
            assert!(broken.0.contains(mutant.complaint), "{name}: noticed as: {}", broken.0);
        }
    }
}

#[test]
fn a_way_in_use_given_away_is_noticed() {
    noticed("context-way-in-use-evicted", scenario::small_cache);
}

#[test]
fn a_pinned_context_given_away_is_noticed() {
    noticed("context-pinned-evicted", scenario::pinned_under_attack);
}

#[test]
fn a_victim_that_is_not_written_back_is_noticed() {
    noticed("context-victim-not-written-back", scenario::small_cache);
}

#[test]
fn a_place_filled_before_it_was_read_out_is_noticed() {
    noticed("context-fetch-before-read-out", scenario::small_cache);
}

#[test]
fn two_fetches_for_one_vif_are_noticed() {
    noticed("context-second-fetch-of-a-vif", scenario::small_cache);
}

#[test]
fn a_piece_granted_to_two_is_noticed() {
    noticed("context-lock-ignored", scenario::small_cache);
}

#[test]
fn a_change_that_gets_lost_is_noticed() {
    noticed("context-change-forgotten", scenario::small_cache);
}

#[test]
fn a_checksum_that_is_not_looked_at_is_noticed() {
    noticed("context-crc-unchecked", scenario::faults);
}

#[test]
fn a_record_of_another_vif_that_is_taken_is_noticed() {
    noticed("context-id-unchecked", scenario::faults);
}

#[test]
fn a_bus_error_that_is_not_looked_at_is_noticed() {
    noticed("context-bus-error-ignored", scenario::faults);
}

#[test]
fn a_grant_in_quarantine_is_noticed() {
    noticed("context-quarantine-ignored", scenario::faults);
}

#[test]
fn a_grant_one_cycle_late_is_noticed() {
    noticed("context-grant-late", scenario::exact_latency);
}

#[test]
fn a_grant_one_cycle_early_is_noticed() {
    noticed("context-grant-early", scenario::exact_latency);
}

#[test]
fn a_flush_that_ends_before_the_response_is_noticed() {
    noticed("context-flush-before-response", scenario::small_cache);
}

#[test]
fn a_fetch_before_the_response_of_the_write_back_is_noticed() {
    noticed("context-refetch-before-response", scenario::small_cache);
}

#[test]
fn a_fetch_of_the_copy_that_is_not_valid_is_noticed() {
    noticed("context-other-copy-fetched", scenario::small_cache);
}

#[test]
fn an_update_answered_while_the_old_copy_is_fetched_is_noticed() {
    noticed("context-update-answered-early", scenario::update_at_every_cycle);
}

#[test]
fn one_pinned_context_too_many_is_noticed() {
    noticed("context-pins-unlimited", scenario::pinned_under_attack);
}

#[test]
fn a_prefetch_that_takes_the_place_of_a_higher_class_is_noticed() {
    noticed("context-prefetch-ignores-class", scenario::prefetch_respects_class);
}

#[test]
fn a_beat_for_nobody_that_somebody_gets_is_noticed() {
    noticed("context-late-beats-taken", scenario::dead_bus);
}

#[test]
fn a_grant_in_quiescence_is_noticed() {
    noticed("context-quiesce-lets-in", scenario::small_cache);
}

#[test]
fn a_fetch_into_the_place_of_another_is_noticed() {
    noticed("context-slot-of-the-neighbour", scenario::small_cache);
}

#[test]
fn a_quarantine_that_is_forgotten_is_noticed() {
    noticed("context-quarantine-forgotten", scenario::faults);
}
