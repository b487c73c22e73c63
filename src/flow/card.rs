//! A policy carried out: compiled, built, elaborated, optimised.

use crate::diag::{Diagnostic, Diagnostics};
use crate::fsm::compile::{Compiled, compile};
use crate::fsm::lower::joint_rules;
use crate::hw::classifier::{self, Chosen, Machines, Shape};
use crate::netlist::elaborate::elaborate;
use crate::netlist::ir::Design;
use crate::netlist::passes;
use crate::rules::model::Policy;
use crate::spec::Spec;
use crate::spec::model::{Engine, Nic};

/// What a card is built from, beside its policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardParams {
    /// Prefix of every module.
    pub name: String,
    /// Kind of classifier.
    pub engine: Engine,
    /// Longest frame in bytes, without FCS.
    pub frame_bytes: usize,
    /// 64-bit words of the rule store.
    pub store_words: usize,
}

impl From<&Nic> for CardParams {
    fn from(nic: &Nic) -> Self {
        Self {
            name: nic.name.clone(),
            engine: nic.engine,
            frame_bytes: usize::try_from(nic.longest_frame()).unwrap_or(usize::MAX),
            store_words: usize::try_from(nic.rule_store_bytes / 8).unwrap_or(usize::MAX),
        }
    }
}

/// A card: its state machines and tables, its sizes, its hardware.
pub struct Card {
    /// What it was built from.
    pub params: CardParams,
    /// State machines, tables, counters, figures.
    pub compiled: Compiled,
    /// Sizes of the hardware.
    pub chosen: Chosen,
    /// The hardware.
    pub design: Design,
}

/// Builds the card of a specification; its hardware goes through the passes when `optimise`.
///
/// # Errors
/// See [`card`].
pub fn card_of(spec: &Spec, optimise: bool) -> Result<Card, Diagnostics> {
    let params = CardParams::from(&spec.nic);
    if optimise { card(&spec.policy, params) } else { unoptimised(&spec.policy, params) }
}

/// Builds a card. Its hardware has gone through [`passes::optimise`]: what is simulated is what is
/// shipped.
///
/// # Errors
/// See [`unoptimised`].
pub fn card(policy: &Policy, params: CardParams) -> Result<Card, Diagnostics> {
    let mut card = unoptimised(policy, params)?;
    passes::optimise(&mut card.design);
    Ok(card)
}

/// Builds a card whose hardware is as it was elaborated.
///
/// # Errors
/// What the compiler refuses (`F0..`), `H050` more than the largest hardware holds, `H051` tables
/// larger than the rule store, and what elaboration refuses.
pub fn unoptimised(policy: &Policy, params: CardParams) -> Result<Card, Diagnostics> {
    let compiled = compile(policy)?;
    let table = params.engine == Engine::Table;
    if table && compiled.figures.words > params.store_words {
        return Err(Diagnostic::error(
            "H051",
            format!("the tables need {} bytes", compiled.figures.bytes),
        )
        .with_place("nic.rule_store")
        .with_allowed(format!("the rule store of {} bytes", 8 * params.store_words))
        .with_help("give `nic.rule_store` more, or let interfaces share rule sets")
        .into());
    }
    let shape = Shape {
        slots: policy.interfaces.len(),
        counters: compiled.counters.len(),
        frame_bytes: params.frame_bytes,
        bank_words: if table { params.store_words } else { 0 },
    };
    let chosen = shape.choose().map_err(|large| {
        Diagnostic::error("H050", format!("{} {}", large.given, large.what))
            .with_place("nic")
            .with_allowed(format!("at most {} {}", large.limit, large.what))
            .with_help("ask for less, or split the card in two")
    })?;
    let block = match params.engine {
        Engine::Table => classifier::with_table_engine(&chosen),
        Engine::Hardwired => {
            let (rules, _) = joint_rules(policy)?;
            let firsts = compiled.counters.iter().filter(|counter| counter.rule == 0);
            let first_counter: Vec<u16> = firsts.map(|counter| counter.index).collect();
            let machines =
                Machines { lookup: &compiled.lookup, rules: &rules, first_counter: &first_counter };
            classifier::with_hardwired_engine(&chosen, &machines)?
        }
    };
    let design = elaborate(&params.name, block.as_ref())?;
    Ok(Card { params, compiled, chosen, design })
}
