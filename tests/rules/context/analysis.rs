//! Formulas against figures worked out by hand, and hit rates against traces.

use ctxnic::analysis::bounds::{
    beats, context_traffic, fetches_in_flight, float, frame_interval_cycles, frame_interval_ns,
    higher_class_wait_cycles, interfaces_max, miss_cycles, receive_buffer_bytes, receive_cycles,
    switch_cycles,
};
use ctxnic::analysis::hit_rate;
use ctxnic::analysis::plot::svg;
use ctxnic::analysis::setting::{Assumed, Setting};
use ctxnic::analysis::sweep::sweeps;
use ctxnic::analysis::table::{guaranteed, measure, on_chip_bits, rows, switches};
use ctxnic::flow::card::card_of;

use super::{SPEC, loaded};

fn setting(text: &str) -> Setting {
    let spec = loaded(text);
    let card = card_of(&spec, true).unwrap_or_else(|list| panic!("{list}"));
    Setting::of(&spec, &card.compiled, &card.design, Assumed::default())
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() <= 1e-9 * wanted.abs().max(1.0), "{found}, not {wanted}");
}

#[test]
fn times_of_frames_are_those_of_ethernet() {
    for (frame, rate, ns) in [
        (64, 1_000_000_000, 672.0),
        (64, 100_000_000, 6720.0),
        (64, 10_000_000_000, 67.2),
        (128, 1_000_000_000, 1184.0),
        (1518, 1_000_000_000, 12304.0),
    ] {
        near(frame_interval_ns(frame, rate), ns);
    }
    near(frame_interval_cycles(64, 1_000_000_000, 125_000_000), 84.0);
    near(frame_interval_cycles(64, 10_000_000_000, 156_250_000), 10.5);
    near(frame_interval_cycles(1518, 1_000_000_000, 125_000_000), 1538.0);
}

#[test]
fn accesses_take_latency_and_beats() {
    assert_eq!([beats(0), beats(1), beats(8), beats(28), beats(160)], [0, 1, 1, 4, 20]);
    assert_eq!(miss_cycles(25, 32), 61);
    assert_eq!(switch_cycles(25, 0, 32, 0), 61);
    assert_eq!(switch_cycles(25, 0, 32, 16), 61 + 45);
    assert_eq!(switch_cycles(25, 24, 32, 16), 53 + 61 + 45);
    assert_eq!(higher_class_wait_cycles(25, 16), 105);
    // A minimum frame without FCS has 60 bytes: 8 beats.
    assert_eq!(receive_cycles(25, 60), 166);
    // 200 ns at 10 Gbit/s: three fetches.
    assert_eq!(fetches_in_flight(25, frame_interval_cycles(64, 10_000_000_000, 125_000_000)), 3);
    assert_eq!(fetches_in_flight(84, 84.0), 1);
    assert_eq!(fetches_in_flight(85, 84.0), 2);
    // A microsecond at 1 Gbit/s brings 125 bytes.
    assert_eq!(receive_buffer_bytes(125, 1_000_000_000, 125_000_000, 1522), 125 + 1522);
    for (size, share) in [(64, 1.0), (160, 2.5), (28, 0.4375)] {
        near(context_traffic(1.0, size, 0.0, 0, 64), share);
    }
    near(context_traffic(0.5, 256, 0.5, 192, 64), 2.75);
}

#[test]
fn the_largest_number_of_interfaces_meets_its_inequality_and_one_more_does_not() {
    let mut checked = 0;
    for (interval, frames, service, switch, contexts) in [
        (84.0, 1, 60, 61, 16),
        (84.0, 2, 166, 159, 16),
        (100.0, 4, 380, 400, 8),
        (84.0, 1, 84, 61, 16),
    ] {
        let most = interfaces_max(interval, frames, service, switch, contexts).unwrap();
        let load = |n: u64| {
            let miss = 1.0 - hit_rate::uniform(contexts, n);
            float(service) + miss * float(switch) <= interval * float(frames) + 1e-6
        };
        assert!(load(most) && !load(most + 1), "{most} for {interval} {frames}");
        checked += most;
    }
    assert!(checked > 16 * 4);
    assert_eq!(interfaces_max(84.0, 8, 166, 159, 16), None, "every frame may miss");
    assert_eq!(interfaces_max(84.0, 1, 166, 61, 16), Some(0), "the service alone is too slow");
}

#[test]
fn hit_rates_are_those_of_traces() {
    let mut rng = super::rng();
    let ids: Vec<u16> = (0..60_000).map(|_| u16::try_from(rng.below(64)).unwrap()).collect();
    for (sets, ways) in [(1, 16), (4, 4), (16, 1), (8, 8)] {
        let contexts = u64::from(sets * ways);
        let found = hit_rate::trace(sets, ways, ids.iter().copied(), 1000);
        let model = hit_rate::uniform(contexts, 64);
        assert!((found - model).abs() < 0.01, "{sets} x {ways}: {found}, model {model}");
    }
    // Bursts of 8 miss an eighth as often.
    let bursts = ids.iter().flat_map(|id| std::iter::repeat_n(*id, 8));
    let found = hit_rate::trace(1, 16, bursts, 1000);
    let model = hit_rate::bursts(8.0, 16, 64);
    assert!((found - model).abs() < 0.01, "{found}, model {model}");
    // In turn over one interface more than there is room, FIFO always misses: no model holds there.
    let turns = (0..10_000).map(|n| n % 17);
    near(hit_rate::trace(1, 16, turns, 100), 0.0);
    near(hit_rate::trace(1, 17, (0..10_000).map(|n| n % 17), 100), 1.0);
}

#[test]
fn models_have_their_limits() {
    near(hit_rate::uniform(8, 4), 1.0);
    near(hit_rate::zipf(0.0, 16, 64), hit_rate::uniform(16, 64));
    near(hit_rate::zipf(1.0, 64, 64), 1.0);
    near(hit_rate::zipf(1.0, 1, 2), 2.0 / 3.0);
    near(hit_rate::bursts(1.0, 16, 64), 0.25);
    near(hit_rate::with_pins(0.25, 0.5), 0.625);
    near(hit_rate::store(16384, 3000), 1.0);
    near(hit_rate::store(1000, 4000), 0.25);
    near(hit_rate::trace(1, 1, [], 0), 1.0);
}

#[test]
fn a_table_has_the_rows_1_to_24_and_takes_measured_values() {
    let of = setting(SPEC);
    let mut table = rows(&of);
    let numbers: Vec<u32> = table
        .iter()
        .map(|row| row.number.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().unwrap())
        .collect();
    assert!(numbers.is_sorted());
    assert_eq!((1..=24).filter(|number| !numbers.contains(number)).count(), 0);
    for (index, row) in table.iter().enumerate() {
        assert!(table[..index].iter().all(|other| other.number != row.number), "{}", row.number);
        assert!(row.measured.is_none() && row.deviation().is_none(), "nothing is measured here");
        assert!(row.value.is_none_or(f64::is_finite), "{}", row.name);
    }
    let value = |number: &str| table.iter().find(|row| row.number == number).unwrap().value;
    assert_eq!(value("1"), Some(672.0));
    assert_eq!(value("4b"), Some(2560.0));
    assert_eq!(value("6"), Some(4096.0));
    assert_eq!(value("8"), Some(8.0));
    assert_eq!(value("11a"), Some(61.0));
    assert_eq!(value("23c"), None);
    assert!(value("23a").unwrap() > 500.0, "flip-flops are counted");
    measure(&mut table, &[("11a", 60.0), ("18b", 121.0)]).unwrap();
    let row = table.iter().find(|row| row.number == "11a").unwrap();
    near(row.deviation().unwrap(), 60.0 / 61.0 - 1.0);
    assert_eq!(measure(&mut table, &[("25", 1.0)]), Err("25".into()));
}

#[test]
fn numbers_of_a_setting_come_from_the_specification() {
    let of = setting(SPEC);
    assert_eq!((of.interfaces_max, of.interfaces, of.pinned), (8, 3, 1));
    assert_eq!((of.contexts(), of.fetched_bytes(), of.written_bytes()), (8, 256, 192));
    assert_eq!((of.context_bytes(), of.longest_frame, of.queue_entries), (320, 9022, 64 + 512));
    let (clean, table, worst) = switches(&of);
    assert!(clean < table && table < worst);
    let (cached, full) = on_chip_bits(&Setting { interfaces_max: 64, ..of.clone() }, 8);
    // 8 of 64 contexts: an eighth of the bits, and 18 bits of tag and state for each.
    near(full, 64.0 * 2560.0);
    near(cached, 8.0 * (2560.0 + 6.0 + 12.0));
    // The control class is limited to 100 Mbit/s; the office gets the rest.
    assert_eq!(guaranteed(&of), [100e6, 900e6]);
}

#[test]
fn classes_of_a_kind_share_by_weight_what_higher_ones_leave() {
    let text = "
version: 1
nic: { name: n }
classes:
  - { name: hard, kind: hard-real-time }
  - { name: s1, kind: soft-real-time, weight: 3 }
  - { name: s2, kind: soft-real-time, weight: 1 }
  - { name: rest, kind: best-effort }
interfaces:
  - { name: a, id: 0, class: hard, mac: 02:00:00:00:00:01, rx: { default: drop }, tx: { rate: 200 Mbit/s } }
  - { name: b, id: 1, class: s1, mac: 02:00:00:00:00:02, rx: { default: drop }, tx: { rate: 300 Mbit/s } }
  - { name: c, id: 2, class: s2, mac: 02:00:00:00:00:03, rx: { default: drop }, tx: { rate: 100 Mbit/s } }
  - { name: d, id: 3, class: rest, mac: 02:00:00:00:00:04, rx: { default: drop } }
";
    let shares = guaranteed(&setting(text));
    // 800 Mbit/s are left: 600 and 200 by weight, but the limits are lower; 400 are left again.
    assert_eq!(shares, [200e6, 300e6, 100e6, 400e6]);
    let open = text.replace(", tx: { rate: 300 Mbit/s }", "");
    assert_eq!(guaranteed(&setting(&open)), [200e6, 600e6, 100e6, 0.0]);
}

#[test]
fn sweeps_are_ascending_complete_and_the_same_every_time() {
    let of = setting(SPEC);
    let first = sweeps(&of);
    assert_eq!(first, sweeps(&of));
    for sweep in &first {
        assert!(sweep.points.is_sorted_by(|a, b| a < b), "{}", sweep.name);
        let csv = sweep.to_csv();
        assert_eq!(csv.lines().count(), sweep.points.len() + 1);
        assert!(!csv.contains("NaN") && !csv.contains("inf"), "{csv}");
        let commas = |line: &str| line.matches(',').count();
        let columns =
            sweep.columns.len() + sweep.columns.iter().filter(|c| c.name.contains(',')).count();
        assert_eq!(commas(csv.lines().next().unwrap()), columns);
        let picture = svg(sweep).unwrap();
        assert_eq!(picture, svg(sweep).unwrap());
        assert!(picture.contains(sweep.title) && picture.contains("<polyline"));
        assert!(sweep.columns.iter().all(|column| picture.contains(column.name)), "{}", sweep.name);
    }
    let latency = first.iter().find(|sweep| sweep.name == "latency").unwrap();
    assert_eq!((latency.points[4], latency.columns[0].values[4]), (25, 61.0));
}
