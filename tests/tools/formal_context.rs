//! Proofs of the context cache's blocks and of the switch controller, and bugs planted in them.
//!
//! The directory is proved at 2 sets of 2 ways, 8 VIFs, 2 misses, 2 requesters, with the registers of
//! its misses, its tags and its choice of victims inside; what the engines and the command unit do is
//! free but for the assumptions `engines` and `commands`. What a decision says of the entries it looks
//! at, and that no VIF is in two ways, holds by induction. What ties entries to miss registers and
//! remembers a quarantine is checked from reset on to the depths named here, at one way (a victim goes
//! after 10 cycles) and at one set of two: a bounded check, no proof.

use ctxnic::hw::context_cache::directory::{Directory, Geometry};
use ctxnic::hw::context_cache::fetch_engine::{FetchEngine, Shape};
use ctxnic::hw::context_cache::replacement::{Policy, Replacement};
use ctxnic::hw::context_cache::write_back_engine::WriteBackEngine;
use ctxnic::hw::switch_controller::SwitchController;
use ctxnic::netlist::ir::{Design, PropertyKind};
use ctxnic::tool::sby::Verdict;
use libtest_mimic::{Failed, Trial};

use super::formal::{design, prove};
use super::mutants::context_cache::{ALL, Mutant};
use super::trial::{Need, trial};

/// A block, and how it is proved.
struct Proof {
    block: &'static str,
    design: fn() -> Result<Design, Failed>,
    /// Assertions that induction proves, each as the end of its module's name and its own; empty: all.
    inductive: &'static [(&'static str, &'static str)],
    /// Not by induction if it is 0.
    induction_depth: usize,
    /// All assertions are checked from reset on to this depth, if it is not 0.
    bounded_depth: usize,
    cover_depth: usize,
}

/// 2 sets of 2 ways, 8 VIFs, 2 misses, 2 requesters.
const SMALL_CACHE: Geometry = Geometry {
    vifs: 8,
    sets: 2,
    ways: 2,
    unpinned: 1,
    misses: 2,
    requesters: 2,
    policy: Policy::Fifo,
};

/// One way, in which a VIF soon makes room for another; one set of two ways, in which it may have two.
const ONE_WAY: Geometry = Geometry { vifs: 2, sets: 1, ways: 1, ..SMALL_CACHE };
const ONE_SET: Geometry = Geometry { vifs: 3, sets: 1, ..SMALL_CACHE };

/// Pieces of 2 beats.
const SMALL_RECORD: Shape =
    Shape { host_words: 2, piece_words: 2, base: 0x8000_0000, timeout_cycles: 16, beats_max: 64 };

const PROOFS: &[Proof] = &[
    Proof {
        block: "directory",
        design: || design("context_directory", &mut Directory::new(SMALL_CACHE)),
        inductive: &[
            ("tags", "unique_"),
            ("tags", "apart"),
            ("tags", "at_home"),
            ("directory", "no_way_in_use_goes"),
            ("directory", "no_pinned_goes"),
            ("directory", "no_grant_in_quarantine"),
            ("directory", "no_fetch_during_write_back"),
            ("directory", "victim_is_written"),
            ("directory", "exclusive"),
            ("misses", "never_full"),
            ("mshr", "order"),
            ("replacement", "of_the_set"),
            ("replacement", "among"),
            ("replacement", "found"),
            ("replacement", "single"),
        ],
        induction_depth: 3,
        bounded_depth: 0,
        cover_depth: 0,
    },
    Proof {
        block: "directory_one_way",
        design: || design("context_directory", &mut Directory::new(ONE_WAY)),
        inductive: &[],
        induction_depth: 0,
        bounded_depth: 18,
        cover_depth: 20,
    },
    Proof {
        block: "directory_one_set",
        design: || design("context_directory", &mut Directory::new(ONE_SET)),
        inductive: &[],
        induction_depth: 0,
        bounded_depth: 14,
        cover_depth: 0,
    },
    Proof {
        block: "replacement_plru",
        design: || design("context_replacement", &mut Replacement::new(4, Policy::TreePlru)),
        inductive: &[],
        induction_depth: 2,
        bounded_depth: 0,
        cover_depth: 0,
    },
    Proof {
        block: "replacement_class",
        design: || design("context_replacement", &mut Replacement::new(3, Policy::ClassAware)),
        inductive: &[],
        induction_depth: 2,
        bounded_depth: 0,
        cover_depth: 0,
    },
    Proof {
        block: "back",
        design: || design("context_back", &mut WriteBackEngine::new(SMALL_RECORD)),
        inductive: &[],
        induction_depth: 6,
        bounded_depth: 16,
        cover_depth: 16,
    },
    Proof {
        block: "fetch",
        design: || design("context_fetch", &mut FetchEngine::new(SMALL_RECORD)),
        inductive: &[],
        induction_depth: 4,
        bounded_depth: 0,
        cover_depth: 12,
    },
    Proof {
        block: "switch_controller",
        design: || design("switch_controller", &mut SwitchController::new(4, 2, 2)),
        inductive: &[
            ("switch_controller", "steady"),
            ("switch_controller", "one_tag"),
            ("switch_controller", "kept_free"),
        ],
        induction_depth: 4,
        bounded_depth: 20,
        cover_depth: 20,
    },
];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for proof in PROOFS {
        let name = format!("formal/context_{}", proof.block);
        if proof.induction_depth > 0 {
            trials.push(trial(format!("{name}/induction"), &[Need::Sby], || {
                holds(&kept(proof, proof.inductive)?, "prove", proof.induction_depth)
            }));
        }
        if proof.bounded_depth > 0 {
            trials.push(trial(format!("{name}/bounded"), &[Need::Sby], || {
                holds(&(proof.design)()?, "bmc", proof.bounded_depth)
            }));
        }
        if proof.cover_depth > 0 {
            trials.push(trial(format!("{name}/cover"), &[Need::Sby], || {
                holds(&(proof.design)()?, "cover", proof.cover_depth)
            }));
        }
    }
    for mutant in ALL {
        if let Some(property) = mutant.property {
            let name = format!("mutant/sby/{}", mutant.name);
            trials.push(trial(name, &[Need::Sby], move || found(mutant, property)));
        }
    }
    trials
}

fn holds(design: &Design, mode: &str, depth: usize) -> Result<(), Failed> {
    match prove(design, mode, depth)? {
        (Verdict::Pass, _) => Ok(()),
        (verdict, text) => Err(format!("{mode} to depth {depth}: {verdict:?}\n{text}").into()),
    }
}

/// The design with these assertions only, all if there are none; each must be there.
fn kept(proof: &Proof, wanted: &[(&str, &str)]) -> Result<Design, Failed> {
    let mut design = (proof.design)()?;
    let mut seen = Vec::new();
    keep(&mut design, wanted, &mut seen);
    match wanted.iter().find(|name| !seen.contains(*name)) {
        Some((block, property)) => Err(format!("no property {property} in {block}").into()),
        None => Ok(design),
    }
}

/// Takes all other assertions out; the assumptions of a child are assertions of the whole.
fn keep<'a>(
    design: &mut Design,
    wanted: &[(&'a str, &'a str)],
    seen: &mut Vec<(&'a str, &'a str)>,
) {
    let top = design.top.index();
    if wanted.is_empty() {
        return;
    }
    for (at, module) in design.modules.iter_mut().enumerate() {
        let name = module.name.clone();
        module.properties.retain(|property| {
            let this = wanted.iter().find(|(end, p)| name.ends_with(end) && property.name == *p);
            seen.extend(this.copied());
            this.is_some() || (at == top && property.kind == PropertyKind::Assume)
        });
    }
}

/// The planted bug has a counter-example to the property meant for it.
fn found(mutant: &Mutant, property: (&str, &str)) -> Result<(), Failed> {
    let whole = match property.0 {
        "directory" | "tags" | "misses" | "mshr" | "replacement" => mutant.proof,
        block => block,
    };
    let proof = PROOFS.iter().find(|proof| proof.block == whole);
    let proof = proof.ok_or("a mutant of a block without a proof")?;
    let mut design = (proof.design)()?;
    mutant.plant(&mut design)?;
    let mut seen = Vec::new();
    keep(&mut design, &[property], &mut seen);
    if seen.is_empty() {
        return Err(format!("no property {property:?}").into());
    }
    match prove(&design, "bmc", 20)? {
        (Verdict::Fail, _) => Ok(()),
        (verdict, text) => {
            Err(format!("{property:?}: {verdict:?} on {}\n{text}", mutant.name).into())
        }
    }
}
