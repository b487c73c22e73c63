//! Whether two netlists have the same outputs and the same next state, whatever the inputs and the
//! state: then nothing tells them apart.

use std::collections::BTreeMap;

use batsat::Lit;
use ctxnic::netlist::ir::{Design, Dir, DriverKind, Memory, Module, NetId};
use ctxnic::netlist::value::Value;

use super::logic::{Bits, Gates};

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

/// What both designs share: inputs, registers, what memories answer.
type Free = BTreeMap<String, Bits>;

impl<'d> Flat<'d> {
    fn new(design: &'d Design) -> Self {
        let mut flat = Self { places: Vec::new(), known: BTreeMap::new() };
        flat.place(design, design.top(), String::new(), None);
        flat
    }

    fn place(
        &mut self,
        design: &'d Design,
        module: &'d Module,
        path: String,
        parent: Option<(usize, usize)>,
    ) -> usize {
        let at = self.places.len();
        self.places.push(Place { module, path: path.clone(), parent, children: Vec::new() });
        for (number, instance) in module.instances.iter().enumerate() {
            let below = format!("{path}{}.", instance.name);
            let child =
                self.place(design, design.module(instance.module), below, Some((at, number)));
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

    /// Everything that can be seen or kept, by name.
    fn observed(&mut self, gates: &mut Gates, free: &mut Free) -> BTreeMap<String, Bits> {
        let mut out = BTreeMap::new();
        for port in self.places[0].module.ports.iter().filter(|p| p.dir == Dir::Out) {
            let bits = self.net(0, port.net, gates, free);
            out.insert(format!("output {}", self.places[0].module.net(port.net).name), bits);
        }
        for at in 0..self.places.len() {
            let (module, path) = (self.places[at].module, self.places[at].path.clone());
            for register in &module.registers {
                let mut next = self.net(at, register.d, gates, free);
                if let Some(enable) = register.enable {
                    let enable = self.net(at, enable, gates, free)[0];
                    let now = self.free(at, register.q, gates, free);
                    next = gates.muxes(enable, &next, &now);
                }
                out.insert(format!("next {path}{}", module.net(register.q).name), next);
            }
            for memory in &module.memories {
                for (key, bits) in self.memory(at, memory, gates, free) {
                    out.insert(format!("{key} {path}{}", memory.name), bits);
                }
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

/// Registers' values at the start and memories, without their nets.
fn state(design: &Design) -> Vec<String> {
    let mut out = Vec::new();
    for module in &design.modules {
        for register in &module.registers {
            let q = &module.net(register.q).name;
            out.push(format!("{q} {} {}", register.init, register.reset));
        }
        for memory in &module.memories {
            let Memory { name, width, depth, read_during_write, image, .. } = memory;
            out.push(format!("{name} {width} {depth} {read_during_write:?} {image:?}"));
        }
    }
    out
}

/// True when it is proved that nothing tells the designs apart.
pub fn equal(a: &Design, b: &Design) -> bool {
    if state(a) != state(b) {
        return false;
    }
    let mut gates = Gates::new();
    let mut free = Free::new();
    let mut observe = |design| Flat::new(design).observed(&mut gates, &mut free);
    let (a, b) = (observe(a), observe(b));
    if !a.keys().eq(b.keys()) {
        return false;
    }
    let differ: Vec<Lit> = a
        .values()
        .zip(b.values())
        .map(|(a, b)| if a.len() == b.len() { !gates.equal(a, b) } else { gates.one() })
        .collect();
    differ.into_iter().all(|lit| !gates.possible(lit))
}
