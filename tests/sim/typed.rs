//! Structs and enums of rust-hdl by value, by field and by name, against rust-hdl's own bits.

use bitvec::prelude::*;
use ctxnic::hw::frame_fifo::FrameFifo;
use ctxnic::hw::prim::Reg;
use ctxnic::netlist::value::Value;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::typed::{BlockSim, FromValue, Typed};
use ctxnic::sim::{EngineKind, Sim, SimError};
use ctxnic::{sim_states, sim_struct};
use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

#[derive(Clone, Copy, Debug, PartialEq, LogicState)]
pub enum Phase {
    Idle,
    Fetch,
    Check,
    Abort,
    Done,
}

/// A struct in a struct: 10 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, LogicStruct)]
pub struct Tag {
    pub phase: Phase,
    pub number: Bits<7>,
}

/// 144 bits: a field that begins and ends within words, and one that is wider than a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, LogicStruct)]
pub struct Packet {
    pub valid: Bit,
    pub tag: Tag,
    pub key: Bits<100>,
    pub rest: Bits<33>,
}

/// The same bits, the first field highest.
#[derive(Clone, Copy, Debug, Default, PartialEq, LogicStruct)]
pub struct Backwards {
    pub rest: Bits<33>,
    pub key: Bits<100>,
    pub tag: Tag,
    pub valid: Bit,
}

/// The states in another order.
#[derive(Clone, Copy, Debug, PartialEq, LogicState)]
pub enum Shuffled {
    Idle,
    Check,
    Fetch,
    Abort,
    Done,
}

sim_states!(Phase { Idle, Fetch, Check, Abort, Done });
sim_states!(Shuffled { Idle, Check, Fetch, Abort, Done });
sim_struct!(Tag { phase, number });
sim_struct!(Packet { valid, tag, key, rest });
sim_struct!(Backwards { rest, key, tag, valid });

const PHASES: [(Phase, &str); 5] = [
    (Phase::Idle, "Idle"),
    (Phase::Fetch, "Fetch"),
    (Phase::Check, "Check"),
    (Phase::Abort, "Abort"),
    (Phase::Done, "Done"),
];

/// Holds a packet; shows it whole, and its fields as the hardware cuts them out.
#[derive(LogicBlock, Default)]
pub struct Holder {
    pub packet: Signal<In, Packet>,
    pub shown: Signal<Out, Packet>,
    pub valid: Signal<Out, Bit>,
    pub phase: Signal<Out, Phase>,
    pub key: Signal<Out, Bits<100>>,
    pub clock: Signal<In, Clock>,
    held: Reg<Packet>,
    tag: Signal<Local, Tag>,
}

impl Logic for Holder {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, held);
        self.held.d.next = self.packet.val();
        self.shown.next = self.held.q.val();
        self.valid.next = self.held.q.val().valid;
        self.tag.next = self.held.q.val().tag;
        self.phase.next = self.tag.val().phase;
        self.key.next = self.held.q.val().key;
    }
}

fn wide<const N: usize>(rng: &mut Rng) -> Bits<N> {
    let bit = |bits: Bits<N>, at| bits.replace_bit(at, rng.chance(1, 2));
    (0..N).fold(Bits::default(), bit)
}

fn packet(rng: &mut Rng) -> Packet {
    let phase = rng.pick(&PHASES).unwrap().0;
    let tag = Tag { phase, number: wide(rng) };
    Packet { valid: rng.chance(1, 2), tag, key: wide(rng), rest: wide(rng) }
}

fn holder(kind: EngineKind) -> BlockSim<Holder> {
    let mut sim = BlockSim::with_engine("holder", Holder::default(), kind).unwrap();
    sim.reset(2);
    sim
}

/// The bits as rust-hdl's own conversion lays them out, lowest first.
fn laid_out(packet: Packet) -> BitVec<u64, Lsb0> {
    let bits: Bits<144> = packet.into();
    (0..144).map(|at| bits.get_bit(at)).collect()
}

fn number<const N: usize>(bits: Bits<N>) -> Value {
    let mut value = Value::zero(u32::try_from(N).unwrap());
    (0..N).for_each(|at| value.set_bit(u32::try_from(at).unwrap(), bits.get_bit(at)));
    value
}

/// All leaves of a packet by name.
fn leaves(packet: Packet) -> [(&'static str, Value); 5] {
    let code = PHASES.iter().position(|(phase, _)| *phase == packet.tag.phase).unwrap();
    [
        ("valid", Value::from_u64(1, packet.valid.into())),
        ("tag.phase", Value::from_u64(3, code as u64)),
        ("tag.number", number(packet.tag.number)),
        ("key", number(packet.key)),
        ("rest", number(packet.rest)),
    ]
}

/// What of a signal is not as rust-hdl has it.
fn difference<T: Synth>(sim: &Sim, signal: &Typed<T>, packet: Packet) -> Option<String> {
    if sim.peek_bits(signal.path()).unwrap() != laid_out(packet) {
        return Some("the bits".into());
    }
    leaves(packet).into_iter().find_map(|(name, expected)| {
        let got = sim.get_field(signal, name).unwrap();
        (got != expected).then(|| format!("{name}: expected {expected}, got {got}"))
    })
}

#[test]
fn structs_come_back_whole_by_field_and_by_name_in_all_engines() {
    for kind in EngineKind::ALL {
        let mut sim = holder(kind);
        let input = sim.port(|holder| &holder.packet).unwrap();
        let shown = sim.port(|holder| &holder.shown).unwrap();
        let phase = sim.port(|holder| &holder.phase).unwrap();
        let key = sim.port(|holder| &holder.key).unwrap();
        let held = sim.port(|holder| &holder.held.q).unwrap();
        let mut rng = Rng::new(1);
        // Enough cycles for `Auto` to compile.
        for _ in 0..300 {
            let sent = packet(&mut rng);
            sim.set(&input, sent).unwrap();
            sim.step();
            assert_eq!(difference(&sim, &shown, sent), None, "{kind:?}");
            assert_eq!(difference(&sim, &held, sent), None, "{kind:?}");
            assert_eq!(sim.get(&shown).unwrap(), sent);
            // What the hardware cuts out is what a field is.
            assert_eq!(sim.get(&phase).unwrap(), sent.tag.phase);
            assert_eq!(sim.get(&key).unwrap(), sent.key);
            let name = PHASES.iter().find(|(phase, _)| *phase == sent.tag.phase).unwrap().1;
            assert_eq!(sim.text(&phase), name);
            assert_eq!(sim.peek_text("phase").unwrap(), name);
            assert_eq!(sim.get_field_text(&shown, "tag.phase").unwrap(), name);
            let text = format!("{{phase: {name}, number: {}}}", number(sent.tag.number));
            assert_eq!(sim.get_field_text(&shown, "tag").unwrap(), text);
        }
        assert_eq!(
            sim.model().is_compiled(),
            kind != EngineKind::Interpreter && kind != EngineKind::Graph
        );
    }
}

#[test]
fn a_field_is_set_alone_by_number_or_by_name() {
    for kind in EngineKind::ALL {
        let mut sim = holder(kind);
        let input = sim.port(|holder| &holder.packet).unwrap();
        let held = sim.port(|holder| &holder.held.q).unwrap();
        let mut rng = Rng::new(2);
        for _ in 0..60 {
            let (mut expected, other) = (packet(&mut rng), packet(&mut rng));
            let (state, name) = *rng.pick(&PHASES).unwrap();
            for signal in [&input, &held] {
                let before = expected;
                sim.set(signal, before).unwrap();
                let [valid, phase, number, key, rest] = leaves(other);
                for (field, value) in [valid, number, key, rest, phase] {
                    sim.set_field(signal, field, value).unwrap();
                    match field {
                        "valid" => expected.valid = other.valid,
                        "tag.number" => expected.tag.number = other.tag.number,
                        "tag.phase" => expected.tag.phase = other.tag.phase,
                        "key" => expected.key = other.key,
                        _ => expected.rest = other.rest,
                    }
                    assert_eq!(difference(&sim, signal, expected), None, "{field}, {kind:?}");
                }
                sim.set_field_state(signal, "tag.phase", name).unwrap();
                expected.tag.phase = state;
                assert_eq!(sim.get(signal).unwrap(), expected);
            }
        }
    }
}

/// A conversion with the fault of a careless writer: two fields of one width change places.
#[derive(Clone, Copy, Debug, Default, PartialEq, LogicStruct)]
pub struct Pair {
    pub first: Bits<40>,
    pub second: Bits<40>,
}

struct Careless(Pair);

impl Careless {
    fn from_value(value: &Value) -> Self {
        let field = |name| ctxnic::sim::typed::field_from::<Pair, Bits<40>>(value, name).unwrap();
        Self(Pair { first: field("second"), second: field("first") })
    }
}

sim_struct!(Pair { first, second });

#[test]
fn mutants_of_the_layout_are_found() {
    let mut sim = holder(EngineKind::default());
    let sent = packet(&mut Rng::new(3));
    let input = sim.port(|holder| &holder.packet).unwrap();
    sim.set(&input, sent).unwrap();
    sim.step();
    assert_eq!(difference(&sim, &input, sent), None);
    // typed-fields-backwards
    let backwards = sim.typed::<Backwards>("shown").unwrap();
    assert!(difference(&sim, &backwards, sent).is_some());
    assert_ne!(sim.get(&backwards).unwrap().key, sent.key);
    // typed-bit-lost: every single bit counts.
    for at in 0..144 {
        let mut bits = laid_out(sent);
        let was = bits[at];
        bits.set(at, !was);
        sim.poke_bits("packet", &bits).unwrap();
        assert!(difference(&sim, &input, sent).is_some(), "bit {at}");
    }
    // typed-fields-swapped
    let pair = Pair { first: 1.into(), second: 2.into() };
    let value = ctxnic::sim::typed::to_value(pair).unwrap();
    assert_eq!(Pair::from_value(&value), Some(pair));
    assert_ne!(Careless::from_value(&value).0, pair);
    // typed-states-shuffled
    let error = sim.typed::<Shuffled>("phase").unwrap_err();
    assert!(error.message.starts_with("an enum of other states"), "{error}");
    // typed-code-of-no-state: the codes 5 to 7 are no phase.
    let phase = sim.typed::<Phase>("phase").unwrap();
    for code in 0..8 {
        sim.set_field(&input, "tag.phase", code).unwrap();
        sim.step();
        assert_eq!(sim.get(&phase).is_ok(), code < 5, "code {code}");
        assert_eq!(sim.get(&input).is_ok(), code < 5, "code {code} in a struct in a struct");
    }
}

/// Every way to be wrong with a typed signal: what was found, what is allowed, what to do.
#[test]
fn typed_refusals_say_what_was_found_and_what_to_do() {
    let mut sim = holder(EngineKind::default());
    let input = sim.port(|holder| &holder.packet).unwrap();
    let shown = sim.port(|holder| &holder.shown).unwrap();
    let phase = sim.port(|holder| &holder.phase).unwrap();
    let other: &'static Holder = Box::leak(Box::default());
    sim.set_field(&input, "tag.phase", 6).unwrap();
    sim.step();
    let errors: [SimError; 17] = [
        sim.typed::<Bits<8>>("key").unwrap_err(),
        sim.typed::<Bits<8>>("kez").unwrap_err(),
        sim.typed::<Shuffled>("phase").unwrap_err(),
        sim.port(|holder| &holder.clock).unwrap_err(),
        sim.port(|_| &other.key).unwrap_err(),
        sim.get(&phase).unwrap_err(),
        sim.get(&shown).unwrap_err(),
        sim.set(&shown, Packet::default()).unwrap_err(),
        sim.get_field(&shown, "tag.nummer").unwrap_err(),
        sim.get_field(&phase, "tag").unwrap_err(),
        sim.get_field_text(&shown, "kez").unwrap_err(),
        sim.set_field(&shown, "rest", 1).unwrap_err(),
        sim.set_field(&input, "tag.number", 128).unwrap_err(),
        sim.set_field(&input, "tag.number", -1).unwrap_err(),
        sim.set_field_state(&input, "tag.phase", "Fetsch").unwrap_err(),
        sim.set_field_state(&input, "key", "Fetch").unwrap_err(),
        sim.set_field_state(&shown, "tag.phase", "Fetch").unwrap_err(),
    ];
    let text: Vec<String> = errors.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("typed_refusals", text.join("\n"));
    for error in errors {
        assert!(!error.expected.is_empty() && !error.got.is_empty(), "{error}");
    }
}

#[test]
fn ports_of_a_block_are_found_by_reference_and_typed() {
    let mut sim = BlockSim::new("fifo", FrameFifo::<4>::default()).unwrap();
    let tdata = sim.port(|fifo| &fifo.s_axis_tdata).unwrap();
    let tkeep = sim.port(|fifo| &fifo.s_axis_tkeep).unwrap();
    let tvalid = sim.port(|fifo| &fifo.s_axis_tvalid).unwrap();
    let out = sim.port(|fifo| &fifo.m_axis_tdata).unwrap();
    let out_valid = sim.port(|fifo| &fifo.m_axis_tvalid).unwrap();
    assert_eq!((tdata.path(), out.path()), ("s_axis_tdata", "m_axis_tdata"));
    sim.reset(2);
    sim.set(&tdata, 0xfeed_u64.into()).unwrap();
    sim.set(&tkeep, 0xff_u64.into()).unwrap();
    sim.set(&tvalid, true).unwrap();
    sim.step();
    sim.set(&tvalid, false).unwrap();
    sim.step();
    assert!(sim.get(&out_valid).unwrap() && sim.is(&out, 0xfeed_u64.into()));
    assert_eq!(sim.get(&out).unwrap(), Bits::<64>::from(0xfeed));
}
