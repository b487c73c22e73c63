//! The key `match` of a rule: lines, what they imply, and whether they contradict each other.

use super::cx::{At, Cx, Sp};
use crate::rules::model::{Field, Match, Pattern};
use crate::spec::limits;
use crate::spec::raw::{Kind, shorten};
use crate::spec::value::{self, pattern_text};

/// A line with places.
pub(super) struct LineDraft {
    pub(super) line: Match,
    /// Where each pattern of the line stands.
    pub(super) patterns: Vec<Sp<()>>,
    /// Where the line stands.
    pub(super) place: Sp<()>,
}

/// Match fields of later releases.
const LATER: &[&str] = &[
    "dscp",
    "ecn",
    "ip_ttl",
    "ip_frag",
    "tcp_flags",
    "icmp_type",
    "icmp_code",
    "arp_op",
    "payload",
    "inner_vlan_prio",
    "ip_length",
    "arp_sip",
    "arp_tip",
];

const IPV4: u64 = 0x0800;
const TCP: u64 = 6;
const UDP: u64 = 17;

/// The lines of a match; none when one is wrong.
pub(super) fn lines(cx: &mut Cx<'_>, at: &At<'_>) -> Option<Vec<LineDraft>> {
    let names = Field::ALL.map(Field::name);
    let fields = cx.mapping(at, &names, LATER)?;
    let mut good = true;
    let mut list = Vec::new();
    for field in Field::ALL {
        let Some(at) = fields.get(field.name()) else { continue };
        match line(cx, field, &at) {
            Some(line) => list.push(line),
            None => good = false,
        }
    }
    contradictions(cx, &list);
    good.then_some(list)
}

fn line(cx: &mut Cx<'_>, field: Field, at: &At<'_>) -> Option<LineDraft> {
    let items = match &at.node.kind {
        Kind::Seq(items) if items.is_empty() => {
            let d = cx
                .error("S040", at, format!("`{}` has no value", field.name()))
                .with_allowed(format!("1 to {} values", limits::VALUES))
                .with_help("remove the line to match every frame, or the rule to match none");
            cx.out.push(d);
            return None;
        }
        Kind::Seq(_) => cx.list(at, limits::VALUES, "values")?,
        Kind::Map(_) => {
            let _ = cx.mapping(at, &[], &["not"]);
            if let Kind::Map(entries) = &at.node.kind
                && entries.is_empty()
            {
                cx.scalar(at, "a value or a list");
            }
            return None;
        }
        _ => vec![at.clone()],
    };
    let mut any_of: Vec<Pattern> = Vec::new();
    let mut patterns = Vec::new();
    let count = items.len();
    for item in &items {
        let Some(found) = one(cx, field, item) else { continue };
        if any_of.contains(&found) {
            let what = format!("{} is listed twice", pattern_text(field, &found));
            let d = cx.warning_span("S042", &item.node.span, &item.path, what);
            cx.out.push(d.with_help("remove one of the two"));
        }
        any_of.push(found);
        patterns.push(Sp { value: (), span: item.node.span.clone(), path: item.path.clone() });
    }
    let place = Sp { value: (), span: at.node.span.clone(), path: at.path.clone() };
    (any_of.len() == count).then_some(LineDraft { line: Match { field, any_of }, patterns, place })
}

fn one(cx: &mut Cx<'_>, field: Field, at: &At<'_>) -> Option<Pattern> {
    let text = cx.scalar(at, "a value")?;
    match value::pattern(field, text.trim()) {
        Ok(pattern) => Some(pattern),
        Err(bad) => {
            let code = if bad.why.contains("not in this release") { "S007" } else { "S040" };
            let d = cx
                .error(code, at, format!("`{}` {}", shorten(text), bad.why))
                .with_allowed(allowed(field))
                .with_help(bad.help.unwrap_or_else(|| advice(field).into()));
            cx.out.push(d);
            None
        }
    }
}

fn allowed(field: Field) -> String {
    let value = match field {
        Field::DstMac | Field::SrcMac => "a MAC address".to_owned(),
        Field::SrcIp | Field::DstIp => "an IPv4 address".to_owned(),
        Field::EthType | Field::IpProto => {
            format!("a name or a number up to {}", u64::MAX >> (64 - field.width()))
        }
        _ => format!("0 to {}", u64::MAX >> (64 - field.width())),
    };
    format!("{value}; a range a-b, a prefix value/n, a mask value/mask, or a list of these")
}

const fn advice(field: Field) -> &'static str {
    match field {
        Field::DstMac | Field::SrcMac => "write it like 01:1b:19:00:00:00 or 01:1b:19:00:00:00/24",
        Field::SrcIp | Field::DstIp => "write it like 10.0.0.1 or 10.0.0.0/8",
        Field::EthType => "write it like ipv4, ptp or 0x88f7",
        Field::IpProto => "write it like tcp, udp or 89",
        Field::SrcPort | Field::DstPort => "write it like 4840, 5000-5010 or 0x8000/0xff00",
        Field::VlanId | Field::InnerVlanId => "write it like 10 or 10-19",
        Field::VlanPrio => "write it like 6 or 5-7",
    }
}

fn find(lines: &[LineDraft], field: Field) -> Option<&LineDraft> {
    lines.iter().find(|line| line.line.field == field)
}

fn uses_ports(field: Field) -> bool {
    matches!(field, Field::SrcPort | Field::DstPort)
}

fn uses_ipv4(field: Field) -> bool {
    uses_ports(field) || matches!(field, Field::SrcIp | Field::DstIp | Field::IpProto)
}

/// What the lines imply and do not say.
pub(super) fn implied(lines: &[LineDraft]) -> Vec<Match> {
    let exact = |value, mask| Pattern::Masked { value, mask };
    let mut out = Vec::new();
    if lines.iter().any(|l| uses_ipv4(l.line.field)) && find(lines, Field::EthType).is_none() {
        out.push(Match { field: Field::EthType, any_of: vec![exact(IPV4, 0xffff)] });
    }
    if lines.iter().any(|l| uses_ports(l.line.field)) && find(lines, Field::IpProto).is_none() {
        let any_of = vec![exact(TCP, 0xff), exact(UDP, 0xff)];
        out.push(Match { field: Field::IpProto, any_of });
    }
    out
}

fn contradictions(cx: &mut Cx<'_>, lines: &[LineDraft]) {
    if let Some(user) = lines.iter().find(|l| uses_ipv4(l.line.field))
        && let Some(line) = find(lines, Field::EthType)
    {
        needs(cx, user, line, &[IPV4], "ipv4");
    }
    if let Some(user) = lines.iter().find(|l| uses_ports(l.line.field))
        && let Some(line) = find(lines, Field::IpProto)
    {
        needs(cx, user, line, &[TCP, UDP], "tcp, udp");
    }
}

/// `user` needs `line` to have one of some values: an error when it has none of them, a warning
/// for each of its patterns that has none.
fn needs(cx: &mut Cx<'_>, user: &LineDraft, line: &LineDraft, wanted: &[u64], words: &str) {
    let fits = |pattern: &Pattern| wanted.iter().any(|value| pattern.contains(*value));
    let (user_name, name) = (user.line.field.name(), line.line.field.name());
    if !line.line.any_of.iter().any(fits) {
        let shown = crate::spec::model::match_text(&line.line);
        let what = format!("`{user_name}` never occurs with `{shown}`");
        let d = cx
            .error_span("S041", &line.place.span, &line.place.path, what)
            .with_secondary(
                cx.file,
                user.place.span.clone(),
                format!("`{user_name}` needs {words}"),
            )
            .with_allowed(format!("{name}: {words}"))
            .with_help(format!("remove one of the two lines; without `{name}` it is implied"));
        cx.out.push(d);
        return;
    }
    for (pattern, place) in line.line.any_of.iter().zip(&line.patterns) {
        if !fits(pattern) {
            let shown = pattern_text(line.line.field, pattern);
            let what = format!("`{name}: {shown}` never occurs with `{user_name}`");
            let d = cx
                .warning_span("S042", &place.span, &place.path, what)
                .with_secondary(
                    cx.file,
                    user.place.span.clone(),
                    format!("`{user_name}` needs {words}"),
                )
                .with_help("remove the value; this part can never match");
            cx.out.push(d);
        }
    }
}
