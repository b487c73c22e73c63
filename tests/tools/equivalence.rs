//! yosys proves that the passes change nothing: the Verilog of every module before and after all of
//! them, by induction over the registers.
//!
//! Modules are proved one by one. What is between them is cut: children and memories become ports,
//! because the passes keep them (memories and connections are compared here). High bits of registers
//! and of cut inputs that are said to stay 0 are taken for 0 on both sides, and that they do is one
//! more output to prove, so the facts hold by induction too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ctxnic::flow::card::{CardParams, unoptimised};
use ctxnic::hw::context_cache::directory::Geometry;
use ctxnic::hw::context_cache::fetch_engine::Shape;
use ctxnic::hw::context_cache::replacement::Policy;
use ctxnic::hw::context_cache::{ContextCache, Params};
use ctxnic::hw::switch_controller::SwitchController;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::{
    Design, Dir, Driver, DriverKind, Expr, Module, ModuleId, NetId, Port, Register, UnaryOp,
};
use ctxnic::netlist::passes::{low_bits, optimise};
use ctxnic::netlist::verilog::{normalised, write};
use ctxnic::spec::model::Engine;
use ctxnic::tool::equivalence::{self, Pair, Side, Verdict};
use libtest_mimic::{Failed, Trial};
use rust_hdl::core::prelude::Block;

use super::mutants;
use super::opened::effort;
use super::random_design::random_design;
use super::random_patterns::with_patterns;
use super::trial::{Need, trial};

/// Name of a module that was cut out, on both sides.
const CUT: &str = "cut";

/// Bugs that are planted in the card. Those of the passes themselves are found in `tests/netlist`.
const PLANTED: &[&str] = &["ir-swap-if-branches", "ir-drop-enable"];

/// First seed of the random designs, how many, and what the logic of one may cost to compare.
const SEED: u64 = 0x9a55_c000;
const RANDOM: usize = 20;
const EFFORT: u64 = 1_000;

/// A small cache with all of its blocks.
const CACHE: Params = Params {
    geometry: Geometry {
        vifs: 16,
        sets: 2,
        ways: 2,
        unpinned: 1,
        misses: 2,
        requesters: 2,
        policy: Policy::ClassAware,
    },
    shape: Shape {
        host_words: 16,
        piece_words: 8,
        base: 0x8000_0000,
        timeout_cycles: 2000,
        beats_max: 64,
    },
    tries: 100,
};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for (label, engine) in [("table", Engine::Table), ("hardwired", Engine::Hardwired)] {
        trials.push(trial(format!("equivalence/passes/{label}"), &[Need::Yosys], move || {
            let before = card(engine)?;
            equivalent(&before, &optimised(&before))
        }));
    }
    trials.push(trial("equivalence/passes/context_cache", &[Need::Yosys], || {
        let mut block = ContextCache::new(CACHE);
        block.connect_all();
        let before = elaborate("context_cache", &block)?;
        equivalent(&before, &optimised(&before))
    }));
    trials.push(trial("equivalence/passes/switch_controller", &[Need::Yosys], || {
        let mut block = SwitchController::new(4, 2, 2);
        block.connect_all();
        let before = elaborate("switch_controller", &block)?;
        equivalent(&before, &optimised(&before))
    }));
    trials.push(trial("equivalence/passes/random", &[Need::Yosys], random_equivalent));
    for mutant in mutants::ir::ALL.iter().filter(|mutant| PLANTED.contains(&mutant.name)) {
        let name = format!("mutant/equivalence/{}", mutant.name);
        trials.push(trial(name, &[Need::Yosys], || planted(mutant)));
    }
    trials
}

/// The classifier of the smallest specification, with all its blocks.
fn card(engine: Engine) -> Result<Design, Failed> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/minimal.yaml");
    let text = std::fs::read_to_string(path)?;
    let (spec, _) = ctxnic::spec::load("specs/minimal.yaml", &text)?;
    let params = CardParams { engine, ..CardParams::from(&spec.nic) };
    Ok(unoptimised(&spec.policy, params)?.design)
}

fn optimised(design: &Design) -> Design {
    let mut after = design.clone();
    optimise(&mut after);
    after
}

/// Facts about nets by name: the number of low bits that can be other than 0.
type Facts = BTreeMap<String, u32>;

fn facts(module: &Module, bits: &[u32]) -> Facts {
    module.nets.iter().zip(bits).map(|(net, &bits)| (net.name.clone(), bits.max(1))).collect()
}

/// Proves every module of `after` equal to the one it came from.
fn equivalent(before: &Design, after: &Design) -> Result<(), Failed> {
    all_equal(&pairs("", before, after)?)
}

/// Every module of `after` with the one it came from.
fn pairs(label: &str, before: &Design, after: &Design) -> Result<Vec<Pair>, Failed> {
    let mut out = Vec::new();
    let (old_bits, new_bits) = (low_bits(before), low_bits(after));
    for (module, bits) in after.modules.iter().zip(&new_bits) {
        let at = before.modules.iter().position(|old| old.name == module.name);
        let at = at.ok_or_else(|| format!("{} is new", module.name))?;
        let old = &before.modules[at];
        kept(before, old, after, module)?;
        let mut known = facts(old, &old_bits[at]);
        for (name, bits) in facts(module, bits) {
            known.entry(name).and_modify(|known| *known = bits.min(*known));
        }
        let fixed = fixed(after, module);
        let mut gold = cut(before, old, &known, &fixed, true);
        let mut gate = cut(after, module, &known, &fixed, false);
        align(&mut gold.modules[0], &mut gate.modules[0]);
        out.push(pair(format!("{label}{}", module.name), &gold, &gate));
    }
    Ok(out)
}

/// What children give that is a number by its form in `after`, by the name of the net here. That it is
/// that number before, too, is what the proof of the child says.
fn fixed(after: &Design, module: &Module) -> BTreeMap<String, Expr> {
    let mut out = BTreeMap::new();
    for instance in &module.instances {
        let child = after.module(instance.module);
        for (inner, &net) in child.ports.iter().zip(&instance.connections) {
            let driver = child.drivers.iter().find(|driver| driver.target == inner.net);
            if let Some(DriverKind::Assign(value)) = driver.map(|driver| &driver.kind)
                && inner.dir == Dir::Out
                && let Some(value) = value.as_constant(child)
            {
                out.insert(module.net(net).name.clone(), Expr::constant(value));
            }
        }
    }
    out
}

/// Memories, registers and instances that stay are those there were.
fn kept(before: &Design, old: &Module, after: &Design, new: &Module) -> Result<(), Failed> {
    for memory in &new.memories {
        let bare = |module: &Module, name: &str| {
            let found = module.memories.iter().find(|memory| memory.name == name)?;
            Some((found.width, found.depth, found.image.clone(), found.read_during_write))
        };
        if bare(old, &memory.name) != bare(new, &memory.name) {
            return Err(format!("the memory {} changed", memory.name).into());
        }
    }
    for register in &new.registers {
        let name = &new.net(register.q).name;
        let same = old.registers.iter().any(|was| {
            let init = register.init.resized(was.init.width());
            old.net(was.q).name == *name && was.reset == register.reset && was.init == init
        });
        if !same {
            return Err(format!("the register {name} changed").into());
        }
    }
    // A shared module stands for one that differs in its name and comments at most, before or after
    // the other passes: its twin is proved equal here.
    for instance in &new.instances {
        let was = old.instances.iter().find(|was| was.name == instance.name);
        let was = was.ok_or_else(|| format!("the instance {} is new", instance.name))?;
        let (a, b) = (before.module(was.module), after.module(instance.module));
        let twin = before.modules.iter().position(|module| module.name == b.name);
        let twin = twin.ok_or_else(|| format!("{} is new", b.name))?;
        if a.name != b.name {
            let known = Facts::new();
            let other = ModuleId::from(twin);
            let gold = cut(before, a, &known, &BTreeMap::new(), true);
            let gate = cut(before, before.module(other), &known, &BTreeMap::new(), false);
            all_equal(&[pair(format!("{} for {}", b.name, a.name), &gold, &gate)])?;
            kept(before, a, before, before.module(other))?;
        }
    }
    Ok(())
}

fn port(m: &mut Module, net: NetId, dir: Dir) {
    if !m.ports.iter().any(|port| port.net == net) {
        m.ports.push(Port { net, dir });
    }
}

/// A module alone: children and memories are ports, but what a child gives that is `fixed`; high bits
/// that are known to be 0 are 0. On the one side, `proof_...` says whether they would become anything else; on the other it is 0.
fn cut(
    design: &Design,
    module: &Module,
    known: &Facts,
    fixed: &BTreeMap<String, Expr>,
    proves: bool,
) -> Design {
    let mut m = module.clone();
    m.properties.clear();
    let mut inputs = Vec::new();
    for memory in std::mem::take(&mut m.memories) {
        inputs.push(memory.read_data);
        let write = memory.write.as_ref().map(|port| [port.addr, port.data, port.enable]);
        let read = [Some(memory.read_addr), memory.read_enable];
        for net in read.into_iter().flatten().chain(write.into_iter().flatten()) {
            port(&mut m, net, Dir::Out);
        }
    }
    for instance in std::mem::take(&mut m.instances) {
        let child = design.module(instance.module);
        for (inner, &net) in child.ports.iter().zip(&instance.connections) {
            if inner.dir == Dir::In {
                // The clock is an input and stays one.
                port(&mut m, net, Dir::Out);
            } else if let Some(value) = fixed.get(&m.net(net).name) {
                let value = Expr::resize(value.clone(), m.net(net).width);
                m.drivers.push(Driver { target: net, kind: DriverKind::Assign(value) });
            } else {
                inputs.push(net);
            }
        }
    }
    let fact = |m: &Module, net: NetId| {
        let Some(&bits) = known.get(&m.net(net).name) else { return m.net(net).width };
        bits.min(m.net(net).width)
    };
    let mut obligations = Vec::new();
    let out = module.ports.iter().filter(|port| port.dir == Dir::Out);
    for net in out.map(|port| port.net) {
        obligations.push((format!("proof_{}", m.net(net).name), net, fact(&m, net)));
    }
    for net in inputs {
        let bits = fact(&m, net);
        let low = lower(&mut m, net, bits);
        port(&mut m, low, Dir::In);
    }
    for at in 0..m.registers.len() {
        let Register { q, d, reset, .. } = m.registers[at];
        let bits = if reset { fact(&m, q) } else { m.net(q).width };
        // One name on both sides, whether or not the register got narrower on this one.
        let low = lower(&mut m, q, bits);
        obligations.push((format!("proof_next_{}", m.net(q).name), d, bits));
        let name = format!("{}_next", m.net(low).name);
        let next = m.add_net(name, bits);
        let value = Expr::slice(Expr::net(&m, d), 0, bits);
        m.drivers.push(Driver { target: next, kind: DriverKind::Assign(value) });
        let register = &mut m.registers[at];
        register.init = register.init.resized(bits);
        (register.q, register.d) = (low, next);
    }
    for (name, net, bits) in obligations {
        let width = m.net(net).width;
        let target = m.add_net(name, 1);
        m.ports.push(Port { net: target, dir: Dir::Out });
        let value = if proves && bits < width {
            Expr::unary(UnaryOp::Any, Expr::slice(Expr::net(&m, net), bits, width - bits))
        } else {
            Expr::number(1, 0)
        };
        m.drivers.push(Driver { target, kind: DriverKind::Assign(value) });
    }
    let side = if proves { "gold" } else { "gate" };
    m.name = CUT.into();
    // What the writer names for itself is not the same thing on both sides.
    let own = m.nets.len();
    let mut normal = normalised(&Design { modules: vec![m], top: ModuleId(0) });
    for net in &mut normal.modules[0].nets[own..] {
        net.name = format!("{side}_{}", net.name);
    }
    normal
}

/// Same ports: what only the one before has is dead logic. Its outputs are none, and its inputs are
/// inputs of the other one too, which nothing reads.
fn align(gold: &mut Module, gate: &mut Module) {
    let names = |m: &Module| -> BTreeSet<String> {
        m.ports.iter().map(|port| m.net(port.net).name.clone()).collect()
    };
    let have = names(gate);
    for port in std::mem::take(&mut gold.ports) {
        let net = gold.net(port.net).clone();
        if have.contains(&net.name) {
            gold.ports.push(port);
        } else if port.dir == Dir::In {
            gold.ports.push(port);
            let other = gate.add_net(net.name, net.width);
            gate.ports.push(Port { net: other, dir: Dir::In });
        }
    }
}

/// A net of the low bits, with zeros above in the net itself.
fn lower(m: &mut Module, net: NetId, bits: u32) -> NetId {
    let name = format!("state_{}", m.net(net).name);
    let low = m.add_net(name, bits);
    let value = Expr::resize(Expr::net(m, low), m.net(net).width);
    m.drivers.push(Driver { target: net, kind: DriverKind::Assign(value) });
    low
}

/// Two designs of one module each.
fn pair(name: String, gold: &Design, gate: &Design) -> Pair {
    Pair {
        name,
        top: CUT.into(),
        gold: Side::verilog(write(gold)),
        gate: Side::verilog(write(gate)),
    }
}

/// yosys proves all of the pairs.
fn all_equal(pairs: &[Pair]) -> Result<(), Failed> {
    let verdicts = equivalence::prove(pairs)?;
    let open = pairs.iter().zip(&verdicts).filter_map(|(pair, verdict)| match verdict {
        Verdict::Equal { .. } => None,
        Verdict::Unproven(report) => Some(format!("{}: {report}", pair.name)),
    });
    let open: Vec<String> = open.collect();
    if open.is_empty() { Ok(()) } else { Err(open.join("\n").into()) }
}

/// Random designs that SAT can compare in little time, as they are and with what the passes look for.
fn random() -> impl Iterator<Item = (String, Design)> {
    (SEED..).filter_map(|seed| {
        let plain = random_design(seed);
        let design = if seed % 2 == 0 { plain } else { with_patterns(plain, seed) };
        (effort(&design) <= EFFORT).then(|| (format!("seed {seed:#x} "), design))
    })
}

fn random_equivalent() -> Result<(), Failed> {
    let mut all = Vec::new();
    for (name, before) in random().take(RANDOM) {
        let found = pairs(&name, &before, &optimised(&before));
        all.extend(found.map_err(|e| format!("{name}: {e:?}"))?);
    }
    all_equal(&all)
}

/// A bug in the optimised card: yosys, or what is compared before, must find it.
fn planted(mutant: &mutants::ir::Mutant) -> Result<(), Failed> {
    let before = card(Engine::Table)?;
    let mut bad = optimised(&before);
    if !(mutant.plant)(&mut bad) {
        return Err(format!("{} could not be planted", mutant.name).into());
    }
    match equivalent(&before, &bad) {
        Err(_) => Ok(()),
        Ok(()) => Err(format!("{} went unseen", mutant.name).into()),
    }
}
