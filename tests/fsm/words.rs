//! Which words the compiler chooses for what.

use ctxnic::fsm::compile::compile;
use ctxnic::fsm::pack::Word;
use ctxnic::rules::model::{Field, Match, Pattern, Policy, Rule};

use crate::random_policy::{Rng, Shape, policy};

/// The words of the rule table of one rule with one line.
fn words(field: Field, any_of: Vec<Pattern>) -> Vec<Word> {
    let mut rng = Rng::new(1);
    let mut policy: Policy = policy(&mut rng, Shape { interfaces: 1, rules: 0 });
    let action = policy.interfaces[0].rx.default.clone();
    let rule = Rule { name: None, matches: vec![Match { field, any_of }], action };
    policy.interfaces[0].rx.rules = vec![rule];
    let image = compile(&policy).unwrap().image;
    let (table, _) = image.directory(0).unwrap();
    let (_, words) = image.table(table).unwrap();
    words[1..].iter().filter_map(|word| Word::unpack(*word)).collect()
}

#[test]
fn an_exact_value_of_a_whole_word_is_one_exact_word() {
    for (field, number, value) in [(Field::IpProto, 10, 6), (Field::DstPort, 17, 4840)] {
        let mask = (1 << field.width()) - 1;
        let words = words(field, vec![Pattern::Masked { value, mask }]);
        let Word::Exact { field, value: found, .. } = words[0] else { panic!("{words:?}") };
        assert_eq!((field, u64::from(found), words.len()), (number, value, 3));
    }
}

#[test]
fn a_vid_is_a_mask_that_leaves_the_priority_alone() {
    let words = words(Field::VlanId, vec![Pattern::Masked { value: 10, mask: 0xfff }]);
    assert!(matches!(words[0], Word::Mask { field: 8, value: 10, mask: 0x0fff, .. }), "{words:?}");
}

#[test]
fn a_range_is_one_range_word_and_one_open_at_an_end_one_less_word() {
    let inner = words(Field::DstPort, vec![Pattern::Range { low: 5000, high: 5010 }]);
    assert!(matches!(inner[0], Word::Range { field: 17, low: 5000, high: 5010, .. }), "{inner:?}");
    let open = words(Field::DstPort, vec![Pattern::Range { low: 49152, high: 65535 }]);
    assert!(matches!(open[0], Word::Less { field: 17, value: 49152, .. }), "{open:?}");
}

#[test]
fn many_neighbouring_values_become_a_multi_way_word() {
    // Ports of odd parity: no interval and no mask joins them.
    let odd = (0..64u64).filter(|n| n.count_ones() % 2 == 1);
    let ports = odd.map(|n| Pattern::Masked { value: 4032 + n, mask: 0xffff }).collect();
    let words = words(Field::DstPort, ports);
    assert!(words.iter().any(|word| matches!(word, Word::Multi { .. })), "{words:?}");
    assert!(words.len() < 64, "{} words for 32 ports", words.len());
}
