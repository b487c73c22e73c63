//! Whether two netlists have the same outputs and the same next state, whatever the inputs and the
//! state: then nothing tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use ctxnic::netlist::ir::{Design, Dir, DriverKind, Memory, Module, NetId};
use ctxnic::netlist::value::Value;

use super::logic::{Bits, Gates, variable};

/// One occurrence of a module in the design.
struct Place<'d> {
    module: &'d Module,
    path: String,
    /// Where it stands: the place of the parent, and its number among the instances there.
    parent: Option<(usize, usize)>,
    /// The places of its instances.
    children: Vec<usize>,
}

struct Flat<'d> {
    places: Vec<Place<'d>>,
    known: BTreeMap<(usize, NetId), Bits>,
}

/// An output, a register or a memory.
struct Kept {
    /// What it is at the start and under reset.
    start: String,
    /// What it is given.
    parts: Vec<(String, Bits)>,
}

/// What both designs share: inputs, registers, what memories answer.
type Free = BTreeMap<String, Bits>;

impl<'d> Flat<'d> {
    fn new(design: &'d Design) -> Self {
        let mut flat = Self { places: Vec::new(), known: BTreeMap::new() };
        flat.place(design, design.top(), "", None);
        flat
    }

    fn place(
        &mut self,
        design: &'d Design,
        module: &'d Module,
        path: &str,
        parent: Option<(usize, usize)>,
    ) -> usize {
        let at = self.places.len();
        self.places.push(Place { module, path: path.to_string(), parent, children: Vec::new() });
        for (number, instance) in module.instances.iter().enumerate() {
            let below = format!("{path}{}.", instance.name);
            let child =
                self.place(design, design.module(instance.module), &below, Some((at, number)));
            self.places[at].children.push(child);
        }
        at
    }

    fn free(&self, at: usize, net: NetId, gates: &mut Gates, free: &mut Free) -> Bits {
        let place = &self.places[at];
        let name = format!("{}{}", place.path, place.module.net(net).name);
        free.entry(name).or_insert_with(|| gates.free(place.module.net(net).width)).clone()
    }

    fn net(&mut self, at: usize, net: NetId, gates: &mut Gates, free: &mut Free) -> Bits {
        if let Some(known) = self.known.get(&(at, net)) {
            return known.clone();
        }
        let module = self.places[at].module;
        let parent = self.places[at].parent;
        let bits = if let Some(driver) = module.drivers.iter().find(|d| d.target == net) {
            let start = gates.constant(&Value::zero(module.net(net).width));
            let mut read = |gates: &mut Gates, id| self.net(at, id, gates, free);
            match &driver.kind {
                DriverKind::Assign(expr) => gates.expr(expr, module, &mut read),
                DriverKind::Process(block) => gates.block(block, module, start, &mut read),
            }
        } else if let Some((child, inner)) = self.child_output(at, net) {
            self.net(child, inner, gates, free)
        } else if let (Some((above, number)), Some(port)) =
            (parent, module.ports.iter().position(|p| p.net == net && p.dir == Dir::In))
        {
            let outer = self.places[above].module.instances[number].connections[port];
            self.net(above, outer, gates, free)
        } else {
            self.free(at, net, gates, free)
        };
        self.known.insert((at, net), bits.clone());
        bits
    }

    /// The child that drives a net, and the net in it.
    fn child_output(&self, at: usize, net: NetId) -> Option<(usize, NetId)> {
        let place = &self.places[at];
        place.module.instances.iter().zip(&place.children).find_map(|(instance, &child)| {
            let ports = &self.places[child].module.ports;
            let driven = ports.iter().zip(&instance.connections);
            let (port, _) = driven.into_iter().find(|(p, n)| p.dir == Dir::Out && **n == net)?;
            Some((child, port.net))
        })
    }

    /// Everything that can be seen, and everything that is kept, by name.
    fn observed(&mut self, gates: &mut Gates, free: &mut Free) -> BTreeMap<String, Kept> {
        let mut out = BTreeMap::new();
        for port in self.places[0].module.ports.iter().filter(|p| p.dir == Dir::Out) {
            let bits = self.net(0, port.net, gates, free);
            let kept = Kept { start: String::new(), parts: vec![("value".into(), bits)] };
            out.insert(format!("output {}", self.places[0].module.net(port.net).name), kept);
        }
        for at in 0..self.places.len() {
            let (module, path) = (self.places[at].module, self.places[at].path.clone());
            for property in &module.properties {
                let bits = self.net(at, property.holds, gates, free);
                let kept = Kept { start: String::new(), parts: vec![("value".into(), bits)] };
                out.insert(format!("output {path}{}", module.net(property.holds).name), kept);
            }
            for register in &module.registers {
                let mut next = self.net(at, register.d, gates, free);
                if let Some(enable) = register.enable {
                    let enable = self.net(at, enable, gates, free)[0];
                    let now = self.free(at, register.q, gates, free);
                    next = gates.muxes(enable, &next, &now);
                }
                let start = format!("{} {}", register.init, register.reset);
                let kept = Kept { start, parts: vec![("next".into(), next)] };
                out.insert(format!("{path}{}", module.net(register.q).name), kept);
            }
            for memory in &module.memories {
                let Memory { width, depth, read_during_write, image, .. } = memory;
                let start = format!("{width} {depth} {read_during_write:?} {image:?}");
                let parts = self.memory(at, memory, gates, free);
                let name = format!("{path}{}", module.net(memory.read_data).name);
                out.insert(name, Kept { start, parts });
            }
        }
        out
    }

    /// What a memory is told. Without an enable the address and the data do not matter.
    fn memory(
        &mut self,
        at: usize,
        memory: &Memory,
        gates: &mut Gates,
        free: &mut Free,
    ) -> Vec<(String, Bits)> {
        let mut out = vec![("read".to_string(), self.net(at, memory.read_addr, gates, free))];
        if let Some(enable) = memory.read_enable {
            out.push(("enable".into(), self.net(at, enable, gates, free)));
        }
        if let Some(write) = &memory.write {
            let enable = self.net(at, write.enable, gates, free);
            let addr = self.net(at, write.addr, gates, free);
            let data = self.net(at, write.data, gates, free);
            let lane = data.len() / enable.len();
            let written = |gates: &mut Gates| -> Bits {
                let bit = |i: usize| (data[i], enable[i / lane]);
                (0..data.len()).map(bit).map(|(d, e)| gates.and(d, e)).collect()
            };
            let written = written(gates);
            let some = enable.iter().fold(!gates.one(), |sum, &e| gates.or(sum, e));
            let addr = addr.iter().map(|&bit| gates.and(bit, some)).collect();
            out.push(("write enable".into(), enable));
            out.push(("write address".into(), addr));
            out.push(("write data".into(), written));
        }
        out
    }
}

/// True when it is proved that nothing tells the designs apart: the outputs are equal, and so is
/// all of the state that an output ever depends on.
pub fn equal(a: &Design, b: &Design) -> bool {
    let mut gates = Gates::new();
    let mut free = Free::new();
    let mut observe = |design| Flat::new(design).observed(&mut gates, &mut free);
    let (a, b) = (observe(a), observe(b));
    let owner: BTreeMap<u32, &String> = free
        .iter()
        .flat_map(|(name, bits)| bits.iter().map(move |&bit| (variable(bit), name)))
        .collect();
    let mut open: Vec<&String> = a.keys().filter(|name| name.starts_with("output ")).collect();
    let mut needed: BTreeSet<&String> = BTreeSet::new();
    while let Some(name) = open.pop() {
        if !needed.insert(name) {
            continue;
        }
        for kept in [a.get(name), b.get(name)].into_iter().flatten() {
            for (_, bits) in &kept.parts {
                open.extend(gates.support(bits).iter().filter_map(|var| owner.get(var)));
            }
        }
    }
    for name in needed {
        let (a, b) = match (a.get(name), b.get(name)) {
            (Some(a), Some(b)) => (a, b),
            // An input.
            (None, None) => continue,
            _ => return false,
        };
        let shape = |kept: &Kept| -> Vec<(String, usize)> {
            kept.parts.iter().map(|(part, bits)| (part.clone(), bits.len())).collect()
        };
        if a.start != b.start || shape(a) != shape(b) {
            return false;
        }
        for ((_, a), (_, b)) in a.parts.iter().zip(&b.parts) {
            let differ = !gates.equal(a, b);
            if gates.possible(differ) {
                return false;
            }
        }
    }
    true
}
