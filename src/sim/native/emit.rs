//! The two functions of a design: the edge, many times over, and the settling of some nets.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{InstBuilder, Value, types};
use cranelift_frontend::FunctionBuilder;

use super::build::Model;
use super::graph::{Graph, Id, Op};
use super::lanes::Vector;
use super::layout::{Layout, Slot};
use super::place::Places;
use super::plan::{Plan, Task};
use super::value::{Emitter, MEM, type_of};
use super::vector::{self, Splats};

/// `fn(state, cycles, skip) -> cycles done`: edges until `cycles` are done or the alarm is 1 just
/// before one; `skip` other than 0 lets the first edge pass in spite of it.
pub(super) fn edges(b: &mut FunctionBuilder<'_>, model: &Model, layout: &Layout, plan: &Plan) {
    let entry = b.create_block();
    b.append_block_params_for_function_params(entry);
    b.switch_to_block(entry);
    let (base, cycles, skip) =
        (b.block_params(entry)[0], b.block_params(entry)[1], b.block_params(entry)[2]);
    let (head, body, done) = (b.create_block(), b.create_block(), b.create_block());
    let count = b.append_block_param(head, types::I64);
    let result = b.append_block_param(done, types::I64);
    let zero = b.ins().iconst(types::I64, 0);
    b.ins().jump(head, &[zero.into()]);

    b.switch_to_block(head);
    let more = b.ins().icmp(IntCC::UnsignedLessThan, count, cycles);
    b.ins().brif(more, body, &[], done, &[count.into()]);

    b.switch_to_block(body);
    let roots = plan.alarm.iter().chain(&plan.counted).copied();
    let tasks = plan.tasks.iter().flat_map(Task::roots);
    let mut e = Emitter::new(b, &model.graph, layout, &plan.places, base, roots.chain(tasks));
    if let Some(alarm) = plan.alarm {
        let alarm_value = e.clean(alarm);
        e.used(alarm);
        let (ring, go) = (e.b.create_block(), e.b.create_block());
        e.b.set_cold_block(ring);
        e.b.ins().brif(alarm_value, ring, &[], go, &[]);
        e.b.switch_to_block(ring);
        let first = e.b.ins().icmp_imm_u(IntCC::Equal, count, 0);
        let skipped = e.b.ins().icmp_imm_u(IntCC::NotEqual, skip, 0);
        let pass = e.b.ins().band(first, skipped);
        e.b.ins().brif(pass, go, &[], done, &[count.into()]);
        e.b.switch_to_block(go);
    }
    for (index, &id) in plan.counted.iter().enumerate() {
        let bit = e.clean(id);
        e.used(id);
        let more = e.b.ins().uextend(types::I64, bit);
        let at = i32::try_from((layout.counters as usize + index) * 8).unwrap_or(i32::MAX);
        let before = e.b.ins().load(types::I64, MEM, base, at);
        let after = e.b.ins().iadd(before, more);
        e.b.ins().store(MEM, after, base, at);
    }
    let loads = Loads::of(&model.graph);
    let mut splats = Splats::new();
    for task in &plan.tasks {
        match &task.vector {
            Some(vector) => vector_task(&mut e, &loads, &mut splats, task, vector),
            None => edge_task(&mut e, &loads, task),
        }
        e.forget(0);
    }
    let next = e.b.ins().iadd_imm_u(count, 1);
    e.b.ins().jump(head, &[next.into()]);

    b.switch_to_block(done);
    b.ins().return_(&[result]);
    b.seal_all_blocks();
}

/// The nodes that read what an edge changes.
struct Loads {
    limbs: Vec<Option<Id>>,
    fetches: Vec<(u32, Id)>,
}

impl Loads {
    fn of(graph: &Graph) -> Self {
        let mut loads = Self { limbs: Vec::new(), fetches: Vec::new() };
        for index in 0..graph.len() {
            let id = Id::try_from(index).unwrap_or(Id::MAX);
            match graph.op(id) {
                Op::Load(limb) => {
                    let limb = limb as usize;
                    loads.limbs.resize(loads.limbs.len().max(limb + 1), None);
                    loads.limbs[limb] = Some(id);
                }
                Op::Fetch(memory, ..) => loads.fetches.push((memory, id)),
                _ => {}
            }
        }
        loads
    }
}

fn vector_task(
    e: &mut Emitter<'_, '_>,
    loads: &Loads,
    splats: &mut Splats,
    task: &Task,
    vector: &Vector,
) {
    let same: Vec<Id> = task.values().collect();
    for &id in &same {
        e.need(id);
    }
    let value = vector::compute(e, splats, vector);
    for &id in &same {
        e.used(id);
    }
    keep_old(e, loads, task, None);
    vector::store(e, vector, value);
}

fn edge_task(e: &mut Emitter<'_, '_>, loads: &Loads, task: &Task) {
    let guard = task.guard.map(|(condition, region)| {
        e.need(condition);
        (condition, region)
    });
    let kept = guard.filter(|&(_, region)| e.places.is_kept(region));
    if let Some((condition, region)) = kept {
        for id in e.outside(task.values(), region) {
            e.need(id);
        }
        keep_old(e, loads, task, Some(region));
        let condition_value = e.clean(condition);
        e.used(condition);
        let (on, end) = (e.b.create_block(), e.b.create_block());
        e.b.ins().brif(condition_value, on, &[], end, &[]);
        e.b.switch_to_block(on);
        e.region = region;
        let reads = e.reads();
        finish(e, loads, task, None);
        e.forget(reads);
        e.region = 0;
        e.b.ins().jump(end, &[]);
        e.b.switch_to_block(end);
    } else {
        finish(e, loads, task, guard.map(|(condition, _)| condition));
    }
}

/// Computes all of a task, then stores it: one store may overwrite what another one takes.
fn finish(e: &mut Emitter<'_, '_>, loads: &Loads, task: &Task, condition: Option<Id>) {
    let values: Vec<Id> = task.values().collect();
    for &id in &values {
        e.need(id);
    }
    let (moves, single) = match condition {
        None => moves(e, &task.stores),
        Some(_) => (Vec::new(), task.stores.clone()),
    };
    let stores: Vec<(Slot, u8, Value)> = single
        .iter()
        .map(|&(limb, id)| {
            let (slot, width) = (e.layout.limb(limb), e.graph.width(id));
            let value = match condition {
                None => e.for_slot(slot, id),
                Some(condition) => choose(e, loads, condition, (limb, slot), id),
            };
            (slot, width, value)
        })
        .collect();
    if let Some(condition) = condition {
        e.used(condition);
    }
    for &id in &values {
        e.used(id);
    }
    if e.region == 0 {
        keep_old(e, loads, task, None);
    }
    for (at, value) in moves {
        e.b.ins().store(MEM, value, e.base, at);
    }
    for (slot, width, value) in stores {
        e.store_value(slot, width, value);
    }
    write(e, task);
}

/// What is written, and where, as an offset in bytes.
type Moves = Vec<(i32, Value)>;

/// Reads stretches of state that only move to another place; gives the stores that are left, too.
fn moves(e: &mut Emitter<'_, '_>, stores: &[(u32, Id)]) -> (Moves, Vec<(u32, Id)>) {
    let mut moves = Vec::new();
    let mut single = Vec::new();
    let mut rest = stores;
    while let Some(&first) = rest.first() {
        let run = run(e, rest);
        if run < 2 {
            single.push(first);
            rest = &rest[1..];
            continue;
        }
        if let (to, Some(from)) = (e.layout.limb(first.0), source(e, first.1)) {
            let mut left = i32::try_from(run).unwrap_or(0) * i32::from(to.bytes);
            let mut done = 0;
            while left > 0 {
                let (bytes, ty) = match left {
                    16.. => (16, types::I8X16),
                    8.. => (8, types::I64),
                    4.. => (4, types::I32),
                    2.. => (2, types::I16),
                    _ => (1, types::I8),
                };
                let value = e.b.ins().load(ty, MEM, e.base, from.byte + done);
                moves.push((to.byte + done, value));
                (done, left) = (done + bytes, left - bytes);
            }
        }
        rest = &rest[run..];
    }
    (moves, single)
}

/// Where a value is read from that is nothing but state.
fn source(e: &Emitter<'_, '_>, id: Id) -> Option<Slot> {
    match e.graph.op(id) {
        Op::Load(limb) if !e.is_known(id) => Some(e.layout.limb(limb)),
        _ => None,
    }
}

/// How many of the first stores move one stretch.
fn run(e: &Emitter<'_, '_>, stores: &[(u32, Id)]) -> usize {
    let places = |&(limb, id): &(u32, Id)| Some((e.layout.limb(limb), source(e, id)?));
    let mut run = 0;
    let mut before: Option<(Slot, Slot)> = None;
    for store in stores {
        let Some((to, from)) = places(store) else { break };
        let follows =
            |a: Slot, b: Slot| a.bytes == b.bytes && a.byte + i32::from(a.bytes) == b.byte;
        let goes_on = before
            .is_none_or(|(last_to, last_from)| follows(last_to, to) && follows(last_from, from));
        if !goes_on || to.bytes != from.bytes {
            break;
        }
        before = Some((to, from));
        run += 1;
    }
    run
}

/// A value or, when the condition is 0, what is there already.
fn choose(e: &mut Emitter<'_, '_>, loads: &Loads, condition: Id, to: (u32, Slot), id: Id) -> Value {
    let (limb, slot) = to;
    let known = loads.limbs.get(limb as usize).copied().flatten();
    // One that was read behind a condition is not there on all ways.
    let known = known.filter(|&old| e.is_known(old) && e.places.of(old) == Some(0));
    let old = match known {
        Some(old) => e.clean(old),
        None => e.load(slot, e.graph.width(id)),
    };
    let (new, c) = (e.clean(id), e.clean(condition));
    e.b.ins().select(c, new, old)
}

/// Before a task overwrites something that is still to be read: reads it. What only the task itself
/// reads, in its own region, it reads in time.
fn keep_old(e: &mut Emitter<'_, '_>, loads: &Loads, task: &Task, region: Option<u32>) {
    let limbs = task.stores.iter().filter_map(|&(limb, _)| *loads.limbs.get(limb as usize)?);
    let memory = task.write.as_ref().map(|write| write.memory);
    let fetches = loads.fetches.iter().filter(|&&(of, _)| Some(of) == memory).map(|&(_, id)| id);
    let old: Vec<Id> = limbs.chain(fetches).collect();
    for id in old {
        let own = region.is_some_and(|region| {
            e.places.of(id).is_some_and(|place| e.places.is_in(place, region))
        });
        if e.is_pending(id) && !own {
            e.pin(id);
        }
    }
}

fn write(e: &mut Emitter<'_, '_>, task: &Task) {
    let Some(write) = &task.write else { return };
    let (word, beyond) = e.word(write.memory, write.address);
    let end = beyond.map(|beyond| {
        let (inside, end) = (e.b.create_block(), e.b.create_block());
        e.b.ins().brif(beyond, end, &[], inside, &[]);
        e.b.switch_to_block(inside);
        end
    });
    let area = e.layout.memory(write.memory);
    for (index, &data) in (0u32..).zip(&write.data) {
        let at = area.limb_byte(index);
        let mut value = e.clean(data);
        if let Some(masks) = &write.masks {
            let ty = type_of(e.graph.width(data));
            let mask = e.clean(masks[index as usize]);
            let old = e.b.ins().load(ty, MEM, word, at);
            let keep = e.b.ins().band_not(old, mask);
            let new = e.b.ins().band(value, mask);
            value = e.b.ins().bor(keep, new);
        }
        let value = if e.b.func.dfg.value_type(value) == types::I64 {
            value
        } else {
            e.b.ins().uextend(types::I64, value)
        };
        e.b.ins().store(MEM, value, word, at);
    }
    if let Some(end) = end {
        e.b.ins().jump(end, &[]);
        e.b.switch_to_block(end);
    }
}

/// `fn(state, _, _) -> 0`: gives some classes their values.
pub(super) fn settle(
    b: &mut FunctionBuilder<'_>,
    model: &Model,
    layout: &Layout,
    classes: &[usize],
) {
    let entry = b.create_block();
    b.append_block_params_for_function_params(entry);
    b.switch_to_block(entry);
    let base = b.block_params(entry)[0];
    let wanted: Vec<(Slot, Id)> = classes
        .iter()
        .flat_map(|&class| {
            let limbs = model.nets[class].iter().flatten();
            (0u32..).zip(limbs).map(move |(index, &id)| (layout.class(class, index), id))
        })
        .collect();
    let mut places = Places::new(&model.graph);
    for &(_, id) in &wanted {
        places.need(id, 0);
    }
    places.settle(&model.graph);
    let roots = wanted.iter().map(|&(_, id)| id);
    let mut e = Emitter::new(b, &model.graph, layout, &places, base, roots);
    for &(slot, id) in &wanted {
        e.need(id);
        e.store(slot, id);
        e.used(id);
    }
    let zero = e.b.ins().iconst(types::I64, 0);
    e.b.ins().return_(&[zero]);
    b.seal_all_blocks();
}
