//! The key `nic`: settings of the whole card.

use super::cx::{At, Cx, Fields, Sp};
use crate::diag::Diagnostic;
use crate::spec::limits;
use crate::spec::model::{Cache, Engine, Nic, Replication};
use crate::spec::raw::Kind;
use crate::spec::value::{self, BIT_RATE, BYTES, FRAME_RATE, HERTZ, quantity_text};

/// The card, with the places that later checks point at.
pub(super) struct NicDraft {
    pub(super) nic: Nic,
    /// Name of the interface for unknown unicast; none means drop.
    pub(super) unknown_unicast: Option<Sp<String>>,
    /// Where `max_interfaces` stands, or the mapping.
    pub(super) max_interfaces: Sp<()>,
    /// Where `cache` stands, or the mapping.
    pub(super) cache: Sp<()>,
}

const KEYS: &[&str] = &[
    "name",
    "data_width",
    "clock",
    "line_rate",
    "max_interfaces",
    "cache",
    "rule_store",
    "engine",
    "context_base",
    "mtu",
    "unknown_unicast",
    "local_switching",
    "replication",
];

/// Data widths that are planned, in bits.
const PLANNED_WIDTHS: [u64; 4] = [128, 256, 512, 1024];

pub(super) fn nic(cx: &mut Cx<'_>, at: &At<'_>) -> Option<NicDraft> {
    let fields = cx.mapping(at, KEYS, &[])?;
    let name = cx.required(&fields, "name").and_then(|at| cx.name(&at, false));
    let data_width = optional(cx, &fields, "data_width", 64, data_width);
    let clock_hz = optional(cx, &fields, "clock", 125_000_000, |cx, at| {
        cx.quantity(at, HERTZ, limits::CLOCK_HZ)
    });
    let line_rate = optional(cx, &fields, "line_rate", 1_000_000_000, |cx, at| {
        cx.quantity(at, BIT_RATE, limits::LINE_RATE)
    });
    let max_interfaces = optional(cx, &fields, "max_interfaces", 256, |cx, at| {
        cx.number(at, 1, limits::INTERFACES).and_then(|n| u16::try_from(n).ok())
    });
    let cache = optional(cx, &fields, "cache", Cache { contexts: 16, sets: 1, ways: 16 }, cache);
    let rule_store = optional(cx, &fields, "rule_store", 16 << 10, rule_store);
    let engine = optional(cx, &fields, "engine", Engine::Table, |cx, at| {
        let index = cx.word(at, &["table", "hardwired"], &[])?;
        Some(if index == 0 { Engine::Table } else { Engine::Hardwired })
    });
    let context_base = optional(cx, &fields, "context_base", 0x8000_0000, context_base);
    let mtu = optional(cx, &fields, "mtu", 1500, |cx, at| {
        let (low, high) = limits::MTU_BYTES;
        cx.number(at, low, high).and_then(|n| u16::try_from(n).ok())
    });
    let unknown_unicast = optional(cx, &fields, "unknown_unicast", None, |cx, at| {
        let text = cx.scalar(at, "drop, or the name of an interface")?;
        if text == "drop" {
            return Some(None);
        }
        let name = cx.name(at, true)?;
        Some(Some(Sp { value: name, span: at.node.span.clone(), path: at.path.clone() }))
    });
    let local_switching = optional(cx, &fields, "local_switching", true, |cx, at| cx.truth(at));
    let default = Replication { frames_per_s: 10_000, burst: 32 };
    let replication = optional(cx, &fields, "replication", default, replication);

    let nic = Nic {
        name: name?,
        data_width: data_width?,
        clock_hz: clock_hz?,
        line_rate: line_rate?,
        max_interfaces: max_interfaces?,
        cache: cache?,
        rule_store_bytes: rule_store?,
        engine: engine?,
        context_base: context_base?,
        mtu_bytes: mtu?,
        local_switching: local_switching?,
        replication: replication?,
    };
    together(cx, &fields, &nic);
    Some(NicDraft {
        max_interfaces: place(&fields, "max_interfaces"),
        cache: place(&fields, "cache"),
        unknown_unicast: unknown_unicast?,
        nic,
    })
}

fn place(fields: &Fields<'_>, key: &str) -> Sp<()> {
    let at = fields.get(key).unwrap_or_else(|| fields.at.clone());
    Sp { value: (), span: at.node.span.clone(), path: at.path }
}

/// The value of a key that may be left out; none when it is there and wrong.
fn optional<'n, T>(
    cx: &mut Cx<'_>,
    fields: &Fields<'n>,
    key: &str,
    default: T,
    check: impl FnOnce(&mut Cx<'_>, &At<'n>) -> Option<T>,
) -> Option<T> {
    match fields.get(key) {
        Some(at) => check(cx, &at),
        None => Some(default),
    }
}

fn data_width(cx: &mut Cx<'_>, at: &At<'_>) -> Option<u32> {
    if let Kind::Scalar(text) = &at.node.kind
        && let Some(width) = value::number(text)
        && PLANNED_WIDTHS.contains(&width)
    {
        let d = cx
            .error("S007", at, format!("`data_width` is {width}: planned, not in this release"))
            .with_allowed("64")
            .with_help("use 64");
        cx.out.push(d);
        return None;
    }
    cx.number(at, 64, 64).and_then(|n| u32::try_from(n).ok())
}

fn cache(cx: &mut Cx<'_>, at: &At<'_>) -> Option<Cache> {
    let fields = cx.mapping(at, &["contexts", "sets", "ways"], &[])?;
    let most = limits::CACHE_CONTEXTS_SETS;
    let given = |cx: &mut Cx<'_>, key: &str, most: u64| match fields.get(key) {
        Some(at) => cx.number(&at, 1, most).and_then(|n| u16::try_from(n).ok()).map(Some),
        None => Some(None),
    };
    let contexts = given(cx, "contexts", most);
    let sets = given(cx, "sets", limits::CACHE_SETS);
    let ways = given(cx, "ways", limits::CACHE_WAYS.max(limits::CACHE_CONTEXTS));
    let bad = |d: Diagnostic| {
        d.with_allowed(format!(
            "`contexts` up to {} alone, or `sets` (a power of two up to {}) and `ways` (up to {}) with contexts = sets x ways",
            limits::CACHE_CONTEXTS,
            limits::CACHE_SETS,
            limits::CACHE_WAYS
        ))
    };
    let (contexts, sets, ways) = (contexts?, sets?, ways?);
    let product = |sets: u16, ways: u16| u32::from(sets) * u32::from(ways);
    let problem = match (contexts, sets, ways) {
        (None, None, None) => Some("`cache` has no size".to_owned()),
        (Some(n), None, None) if u64::from(n) > limits::CACHE_CONTEXTS => {
            Some(format!("{n} contexts, fully associative"))
        }
        (_, Some(_), None) | (_, None, Some(_)) => Some("`sets` and `ways` belong together".into()),
        (_, Some(sets), Some(_)) if !sets.is_power_of_two() => {
            Some(format!("`sets` is {sets}, not a power of two"))
        }
        (_, Some(sets), Some(ways)) if sets > 1 && u64::from(ways) > limits::CACHE_WAYS => {
            Some(format!("`ways` is {ways}"))
        }
        (Some(n), Some(sets), Some(ways)) if product(sets, ways) != u32::from(n) => Some(format!(
            "`contexts` is {n}, but {sets} sets of {ways} ways hold {}",
            product(sets, ways)
        )),
        _ => None,
    };
    if let Some(problem) = problem {
        let help = "give `contexts: 16`, or for larger caches also `sets` and `ways`";
        let d = bad(cx.error("S020", at, problem)).with_help(help);
        cx.out.push(d);
        return None;
    }
    match (contexts, sets, ways) {
        (_, Some(sets), Some(ways)) => {
            let contexts = u16::try_from(product(sets, ways)).ok()?;
            Some(Cache { contexts, sets, ways })
        }
        (Some(contexts), ..) => Some(Cache { contexts, sets: 1, ways: contexts }),
        _ => None,
    }
}

fn rule_store(cx: &mut Cx<'_>, at: &At<'_>) -> Option<u64> {
    let bytes = cx.quantity(at, BYTES, limits::RULE_STORE_BYTES)?;
    if !bytes.is_multiple_of(8) {
        let d = cx
            .error("S020", at, format!("`rule_store` is {bytes} bytes"))
            .with_allowed("a multiple of 8 bytes, the width of the data path")
            .with_help(format!("use {} B", bytes / 8 * 8));
        cx.out.push(d);
        return None;
    }
    Some(bytes)
}

fn context_base(cx: &mut Cx<'_>, at: &At<'_>) -> Option<u64> {
    let base = cx.number(at, 0, u64::MAX)?;
    if !base.is_multiple_of(limits::CONTEXT_ALIGN_BYTES) {
        let low = base - base % limits::CONTEXT_ALIGN_BYTES;
        let d = cx
            .error("S020", at, format!("`context_base` is 0x{base:x}"))
            .with_allowed(format!("a multiple of {}", limits::CONTEXT_ALIGN_BYTES))
            .with_help(format!("use 0x{low:x}"));
        cx.out.push(d);
        return None;
    }
    Some(base)
}

fn replication(cx: &mut Cx<'_>, at: &At<'_>) -> Option<Replication> {
    let fields = cx.mapping(at, &["rate", "burst"], &[])?;
    let rate = cx
        .required(&fields, "rate")
        .and_then(|at| cx.quantity(&at, FRAME_RATE, limits::REPLICATION_RATE));
    let burst =
        cx.required(&fields, "burst").and_then(|at| cx.number(&at, 1, limits::REPLICATION_BURST));
    Some(Replication { frames_per_s: rate?, burst: u16::try_from(burst?).ok()? })
}

/// Checks that need several keys.
fn together(cx: &mut Cx<'_>, fields: &Fields<'_>, nic: &Nic) {
    let carried = u64::from(nic.data_width) * nic.clock_hz;
    if nic.line_rate > carried {
        let at = fields.get("line_rate").or_else(|| fields.get("clock"));
        let at = at.unwrap_or_else(|| fields.at.clone());
        let least = nic.line_rate.div_ceil(u64::from(nic.data_width));
        let d = cx
            .error(
                "S020",
                &at,
                format!("the line rate is {}", quantity_text(nic.line_rate, BIT_RATE)),
            )
            .with_allowed(format!(
                "at most {}: {} bits at {}",
                quantity_text(carried, BIT_RATE),
                nic.data_width,
                quantity_text(nic.clock_hz, HERTZ)
            ))
            .with_help(format!("raise `clock` to {} or more", quantity_text(least, HERTZ)));
        cx.out.push(d);
    }
    let table =
        u64::from(nic.max_interfaces) * limits::CONTEXT_STRIDE_BYTES + limits::TABLE_IMAGE_BYTES;
    if nic.context_base.checked_add(table).is_none() {
        let at = fields.get("context_base").unwrap_or_else(|| fields.at.clone());
        let highest =
            (u64::MAX - table) / limits::CONTEXT_ALIGN_BYTES * limits::CONTEXT_ALIGN_BYTES;
        let d = cx
            .error(
                "S020",
                &at,
                format!("the context table at 0x{:x} does not fit", nic.context_base),
            )
            .with_allowed(format!("0 to 0x{highest:x} for {} interfaces", nic.max_interfaces))
            .with_help("choose a lower address");
        cx.out.push(d);
    }
}
