//! Cubes against the meaning of the pattern they come from.

use ctxnic::net::header::Header;
use ctxnic::net::key::key_of;
use ctxnic::rules::cube::{cubes, pattern_cubes, terms};
use ctxnic::rules::model::{Field, Pattern};

use crate::random_policy::{Rng, Shape, header, pattern, policy, rule, set_field};

const SEED_CUBES: u64 = 0x5eed_0500;

/// Values at and beside the edges of a pattern, and some others.
fn probes(rng: &mut Rng, field: Field, pattern: &Pattern) -> Vec<u64> {
    let all = (1u64 << field.width()) - 1;
    let (low, high) = match *pattern {
        Pattern::Masked { value, mask } => (value, value | (!mask & all)),
        Pattern::Range { low, high } => (low, high),
    };
    let mut values = vec![0, all, low, high];
    for edge in [low, high] {
        for step in [1, 0xffff, 0x1_0000, 0x1_0001, 0xffff_ffff] {
            values.extend([edge.wrapping_add(step), edge.wrapping_sub(step)]);
        }
        values.extend((0..field.width()).map(|bit| edge ^ (1 << bit)));
    }
    values.extend((0..20).map(|_| rng.next()));
    values.extend((0..10).map(|_| low.wrapping_add(rng.next() % (high - low + 1).max(1))));
    values.iter().map(|value| value & all).collect()
}

#[test]
fn cubes_of_a_pattern_hold_exactly_its_values() {
    let mut rng = Rng::new(SEED_CUBES);
    let (mut inside, mut outside) = (0, 0);
    for round in 0..4000 {
        let field = Field::ALL[round % Field::ALL.len()];
        let pattern = pattern(&mut rng, field);
        let cubes = pattern_cubes(field, &pattern);
        let mut absent = Header::default();
        if rng.percent(50) {
            // Another field of another header may be there.
            let other = if field == Field::SrcPort { Field::VlanId } else { Field::SrcPort };
            if other.value(&absent).is_none() && !matches!(field, Field::DstPort) {
                set_field(&mut absent, other, 5);
            }
        }
        assert!(!cubes.iter().any(|cube| cube.contains(&key_of(&absent))), "absent: {pattern:?}");
        for value in probes(&mut rng, field, &pattern) {
            let mut header = Header::default();
            set_field(&mut header, field, value);
            let key = key_of(&header);
            let hits = cubes.iter().filter(|cube| cube.contains(&key)).count();
            assert_eq!(
                hits,
                usize::from(pattern.contains(value)),
                "{field:?} {pattern:?} {value:#x}"
            );
            if hits == 0 { outside += 1 } else { inside += 1 }
        }
    }
    assert!(inside > 50_000 && outside > 50_000, "{inside} inside, {outside} outside");
}

#[test]
fn a_range_over_k_words_has_at_most_2k_minus_1_cubes() {
    let mut rng = Rng::new(SEED_CUBES + 1);
    for (field, words) in [(Field::DstMac, 3), (Field::SrcIp, 2), (Field::DstPort, 1)] {
        let all = (1u64 << field.width()) - 1;
        for _ in 0..2000 {
            let (a, b) = (rng.next() & all, rng.next() & all);
            let range = Pattern::Range { low: a.min(b), high: a.max(b) };
            assert!(pattern_cubes(field, &range).len() < 2 * words, "{range:?}");
        }
    }
}

#[test]
fn terms_and_multiplied_cubes_match_like_the_rule() {
    let mut rng = Rng::new(SEED_CUBES + 2);
    let mut matched = 0;
    for _ in 0..300 {
        let mut policy = policy(&mut rng, Shape { interfaces: 1, rules: 0 });
        let rule = rule(&mut rng);
        policy.interfaces[0].rx.rules = vec![rule.clone()];
        let terms = terms(&rule);
        let product = cubes(&rule, 100_000).unwrap();
        for _ in 0..100 {
            let header = header(&mut rng, &policy);
            let key = key_of(&header);
            let wanted = rule.matches(&header);
            assert_eq!(terms.iter().all(|term| term.contains(&key)), wanted, "{rule:?}");
            assert_eq!(product.iter().any(|cube| cube.contains(&key)), wanted, "{rule:?}");
            matched += u32::from(wanted);
        }
    }
    assert!(matched > 3000, "only {matched} matches");
}

#[test]
fn a_product_beyond_its_limit_is_refused() {
    let mut rng = Rng::new(SEED_CUBES + 3);
    let mut wide = rule(&mut rng);
    let list = |field| ctxnic::rules::model::Match {
        field,
        any_of: (0..40u64)
            .map(|n| Pattern::Range { low: 0x1_0005 * n + 1, high: 0x1_0005 * n + 0x1_0002 })
            .collect(),
    };
    wide.matches = vec![list(Field::SrcIp), list(Field::DstIp)];
    assert_eq!(cubes(&wide, 1000), None);
    assert!(terms(&wide).iter().all(|term| term.any_of.len() <= 120), "not multiplied out");
}

#[test]
fn impossible_patterns_match_nothing_and_do_not_panic() {
    for field in Field::ALL {
        for pattern in [
            Pattern::Range { low: 5, high: 4 },
            Pattern::Range { low: u64::MAX, high: u64::MAX },
            Pattern::Masked { value: u64::MAX, mask: u64::MAX },
        ] {
            assert_eq!(pattern_cubes(field, &pattern), Vec::new(), "{field:?} {pattern:?}");
        }
        let mut header = Header::default();
        set_field(&mut header, field, 1);
        let wide = Pattern::Range { low: 0, high: u64::MAX };
        let key = key_of(&header);
        assert!(pattern_cubes(field, &wide).iter().any(|cube| cube.contains(&key)), "{field:?}");
    }
}
