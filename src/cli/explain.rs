//! `ctxnic explain`: what happens to a frame, and which rule decides.
//!
//! Every answer is found twice: by the rules as written and by a walk of the compiled FSM. They
//! must agree; if not, that is a defect of this program and is reported as such.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::check::action_text;
use super::{Answer, Failure, input};
use crate::diag::{Diagnostic, Diagnostics, Sources};
use crate::fsm::compile::{Compiled, compile};
use crate::fsm::interp::{self, Walk};
use crate::fsm::ir::{Fsm, Leaf, State};
use crate::golden::parser;
use crate::net::capture;
use crate::net::header::Header;
use crate::net::key::{Key, key_of};
use crate::rules::model::{Decision, Verdict};
use crate::spec::model::{ipv4_text, mac_text};
use crate::spec::{Spec, eth_type_name, ip_proto_name};

/// Most bytes of a frame given in hexadecimal.
const FRAME_BYTES_MAX: usize = 65_535;

/// Arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ctxnic explain specs/minimal.yaml --frame 020000000002020000000009080600010800060400010200000000090a0000090000000000000a000002\n  \
    ctxnic explain specs/edge-gateway.yaml --pcap tests/data/gateway.pcap\n  \
    ctxnic explain --format json specs/edge-gateway.yaml --pcap tests/data/gateway.pcap")]
pub(super) struct Args {
    /// Specification (YAML).
    spec: PathBuf,
    #[command(flatten)]
    source: Source,
}

/// Where the frames come from.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct Source {
    /// One frame in hexadecimal, without frame check sequence; spaces, `:` and `-` are skipped.
    #[arg(long, value_name = "HEX")]
    frame: Option<String>,
    /// All frames of a capture (pcap or pcapng).
    #[arg(long, value_name = "FILE")]
    pcap: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let loaded = input::load(&args.spec)?;
    let spec = &loaded.spec;
    let refuse = |list: Diagnostics| Failure::refused(list, loaded.sources.clone());
    let frames = match (&args.source.frame, &args.source.pcap) {
        (Some(text), _) => vec![from_hex(text)?],
        (None, Some(path)) => from_capture(path)?,
        (None, None) => Vec::new(),
    };
    let compiled = compile(&spec.policy).map_err(refuse)?;
    let (mut text, mut list) = (String::new(), Vec::new());
    for (index, frame) in frames.iter().enumerate() {
        let found = explain(spec, &compiled, frame).map_err(refuse)?;
        text.push_str(&to_text(spec, &compiled, index + 1, &found));
        list.push(to_json(spec, &compiled, index + 1, &found));
    }
    let json = json!({ "file": spec.file, "frames": list });
    Ok(Answer { text, json, warnings: loaded.warnings, sources: loaded.sources, code: 0 })
}

fn from_hex(text: &str) -> Result<Vec<u8>, Failure> {
    let refuse = |what: String| {
        let d = Diagnostic::error("T032", what)
            .with_place("--frame")
            .with_allowed(format!("pairs of hexadecimal digits, up to {FRAME_BYTES_MAX} bytes"))
            .with_help("give the frame from the destination MAC on, without frame check sequence");
        Failure::refused(d.into(), Sources::new())
    };
    let digits: Vec<char> =
        text.chars().filter(|c| !c.is_whitespace() && *c != ':' && *c != '-').collect();
    if digits.is_empty() {
        return Err(refuse("the frame is empty".into()));
    }
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    for pair in digits.chunks(2) {
        let value = |c: &char| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match pair {
            [high, low] => match (value(high), value(low)) {
                (Some(high), Some(low)) => bytes.push(high << 4 | low),
                (found, _) => {
                    let bad = if found.is_some() { low } else { high };
                    return Err(refuse(format!("`{bad}` is not a hexadecimal digit")));
                }
            },
            _ => return Err(refuse(format!("{} digits, an odd number", digits.len()))),
        }
    }
    if bytes.len() > FRAME_BYTES_MAX {
        return Err(refuse(format!("the frame has {} bytes", bytes.len())));
    }
    Ok(bytes)
}

fn from_capture(path: &std::path::Path) -> Result<Vec<Vec<u8>>, Failure> {
    let bytes = input::read(path)?;
    let capture = capture::read(&path.display().to_string(), &bytes)
        .map_err(|list| Failure::refused(list, Sources::new()))?;
    Ok(capture.frames.into_iter().map(|frame| frame.data).collect())
}

/// What there is to say about a frame.
struct Explained {
    bytes: usize,
    header: Header,
    key: Key,
    lookup: Walk,
    /// Slot, decision, and walk of each interface the frame is for.
    members: Vec<(usize, Decision, Walk)>,
}

fn explain(spec: &Spec, compiled: &Compiled, frame: &[u8]) -> Result<Explained, Diagnostics> {
    let header = parser::parse(frame);
    let key = key_of(&header);
    let outcome = spec.policy.classify(&header);
    let lookup = interp::walk(&compiled.lookup, &key);
    let mut agree = lookup.leaf == Some(Leaf::Members(outcome.members));
    let mut members = Vec::new();
    for (slot, decision) in outcome.decisions {
        let Some(fsm) = compiled.rules.get(slot) else {
            agree = false;
            continue;
        };
        let walk = interp::walk(fsm, &key);
        let Decision { verdict, rule, mark } = decision;
        agree &= walk.leaf == Some(Leaf::Verdict { rule, verdict, mark });
        members.push((slot, decision, walk));
    }
    if !agree {
        let bytes = frame.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        let what = format!("the compiled FSM and the rules disagree about frame {bytes}");
        return Err(Diagnostic::error("F090", what)
            .with_help("this is a defect of ctxnic: report it with the specification and the frame")
            .into());
    }
    Ok(Explained { bytes: frame.len(), header, key, lookup, members })
}

fn tag_text(tci: u16) -> String {
    let dei = if tci & 0x1000 != 0 { ", drop eligible" } else { "" };
    format!("id {}, priority {}{dei}", tci & 0xfff, tci >> 13)
}

fn eth_type_text(value: u16) -> String {
    match eth_type_name(value) {
        Some(name) => format!("0x{value:04x} ({name})"),
        None if value < 0x0600 => format!("{value} (802.3 length)"),
        None => format!("0x{value:04x}"),
    }
}

fn proto_text(value: u8) -> String {
    ip_proto_name(value).map_or_else(|| value.to_string(), |name| format!("{value} ({name})"))
}

/// Parsed fields by name, in the order of the headers.
fn fields(header: &Header) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    if let Some(eth) = header.eth {
        out.push(("dst_mac", mac_text(eth.dst)));
        out.push(("src_mac", mac_text(eth.src)));
    }
    if let Some(tci) = header.vlan {
        out.push(("vlan", tag_text(tci)));
    }
    if let Some(tci) = header.inner_vlan {
        out.push(("inner_vlan", tag_text(tci)));
    }
    if let Some(eth) = header.eth {
        out.push(("eth_type", eth_type_text(eth.eth_type)));
    }
    if let Some(op) = header.arp_op {
        out.push(("arp_op", op.to_string()));
    }
    if let Some(ip) = header.ipv4 {
        out.push(("src_ip", ipv4_text(ip.src)));
        out.push(("dst_ip", ipv4_text(ip.dst)));
        out.push(("ip_proto", proto_text(ip.proto)));
    }
    if let Some(ports) = header.ports {
        out.push(("src_port", ports.src.to_string()));
        out.push(("dst_port", ports.dst.to_string()));
    }
    out
}

/// The steps of a walk: state, what it looked at, what it found, where it went.
fn steps(fsm: &Fsm, walk: &Walk, key: &Key) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for id in &walk.path {
        let what = match fsm.state(*id) {
            Some(State::Test { slice, .. }) => format!("{slice} = {:#06x}", slice.of(key)),
            Some(State::Leaf(leaf)) => leaf.to_string(),
            None => continue,
        };
        out.push((id.to_string(), what));
    }
    out
}

fn path_text(fsm: &Fsm, walk: &Walk, key: &Key) -> String {
    let steps: Vec<String> =
        steps(fsm, walk, key).into_iter().map(|(state, what)| format!("{state} {what}")).collect();
    steps.join(" -> ")
}

fn to_text(spec: &Spec, compiled: &Compiled, number: usize, found: &Explained) -> String {
    let mut text = format!("frame {number}: {} bytes\n", found.bytes);
    for (name, value) in fields(&found.header) {
        text.push_str(&format!("  {name:<10}  {value}\n"));
    }
    if found.header.not_parsed {
        text.push_str("  not parsed  a header that is unknown, cut short or malformed\n");
    }
    let path = path_text(&compiled.lookup, &found.lookup, &found.key);
    text.push_str(&format!("  lookup      {path}\n"));
    if found.members.is_empty() {
        text.push_str("  dropped: it is for no interface\n");
    }
    for (slot, decision, walk) in &found.members {
        let rule = usize::from(decision.rule);
        text.push_str(&format!(
            "  {} (slot {slot}): {} by {} ({})\n",
            name_of(spec, *slot),
            action_of(spec, *slot, rule),
            spec.rule_name(*slot, rule).unwrap_or_default(),
            spec.rule_place(*slot, rule).unwrap_or_default(),
        ));
        if let Some(fsm) = compiled.rules.get(*slot) {
            text.push_str(&format!("    {}\n", path_text(fsm, walk, &found.key)));
        }
    }
    text
}

fn name_of(spec: &Spec, slot: usize) -> &str {
    spec.policy.interfaces.get(slot).map_or("", |interface| interface.name.as_str())
}

fn action_of(spec: &Spec, slot: usize, rule: usize) -> String {
    let Some(interface) = spec.policy.interfaces.get(slot) else { return String::new() };
    let action = interface.rx.rules.get(rule).map_or(&interface.rx.default, |rule| &rule.action);
    action_text(action)
}

fn to_json(spec: &Spec, compiled: &Compiled, number: usize, found: &Explained) -> Value {
    let path = |fsm: &Fsm, walk: &Walk| -> Vec<Value> {
        steps(fsm, walk, &found.key)
            .into_iter()
            .map(|(state, what)| json!({ "state": state, "what": what }))
            .collect()
    };
    let fields: serde_json::Map<String, Value> = fields(&found.header)
        .into_iter()
        .map(|(name, value)| (name.into(), value.into()))
        .collect();
    let members: Vec<Value> = found
        .members
        .iter()
        .map(|(slot, decision, walk)| {
            let rule = usize::from(decision.rule);
            json!({
                "interface": name_of(spec, *slot),
                "slot": slot,
                "verdict": if decision.verdict == Verdict::Deliver { "deliver" } else { "drop" },
                "mark": decision.mark,
                "rule": spec.rule_name(*slot, rule),
                "rule_index": rule,
                "place": spec.rule_place(*slot, rule),
                "action": action_of(spec, *slot, rule),
                "path": compiled.rules.get(*slot).map(|fsm| path(fsm, walk)),
            })
        })
        .collect();
    json!({
        "number": number,
        "bytes": found.bytes,
        "fields": fields,
        "not_parsed": found.header.not_parsed,
        "lookup": path(&compiled.lookup, &found.lookup),
        "members": members,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minimal() -> (Spec, Compiled) {
        let text = include_str!("../../specs/minimal.yaml");
        let spec = crate::spec::load("minimal.yaml", text).unwrap().0;
        let compiled = compile(&spec.policy).unwrap();
        (spec, compiled)
    }

    #[test]
    fn a_compiled_fsm_that_decides_otherwise_is_reported() {
        let (spec, good) = minimal();
        let frame = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 9, 8, 6];
        let found = explain(&spec, &good, &frame).unwrap();
        assert_eq!(found.members.len(), 1);
        let mut wrong_lookup = good.clone();
        let mut wrong_rules = good.clone();
        for state in &mut wrong_lookup.lookup.states {
            if let State::Leaf(Leaf::Members(set)) = state {
                *set ^= 2;
            }
        }
        for state in &mut wrong_rules.rules[0].states {
            if let State::Leaf(Leaf::Verdict { mark, .. }) = state {
                *mark ^= 1;
            }
        }
        for wrong in [wrong_lookup, wrong_rules] {
            let list = explain(&spec, &wrong, &frame).err().expect("a report");
            assert_eq!(list.list[0].code, "F090");
            assert!(list.list[0].message.ends_with("0200000000010200000000090806"));
        }
    }
}
