//! What the context of an interface needs beside its rules: DMA window, interrupt, queues.

use super::cx::{At, Cx, Fields, Sp};
use super::nic::NicDraft;
use crate::spec::limits;
use crate::spec::model::{Irq, Queue, Window};
use crate::spec::raw::{Kind, shorten};
use crate::spec::value::{BIT_RATE, BYTES, quantity_text};

/// A queue, with the places that later checks point at.
pub(super) struct QueueDraft {
    pub(super) queue: Queue,
    rate: Option<Sp<()>>,
    burst: Option<Sp<()>>,
}

/// The key `dma` of an interface.
pub(super) enum DmaDraft {
    /// It was reported.
    Wrong,
    /// There is none.
    Absent,
    /// The window, at the place of its `host`.
    Window(Sp<Window>),
}

impl QueueDraft {
    /// What a queue is when nothing is said about it.
    pub(super) fn unlimited() -> Self {
        let burst_bytes = u32::try_from(limits::QUEUE_BURST_DEFAULT).unwrap_or(u32::MAX);
        let size_log2 = limits::QUEUE_DEFAULT_LOG2;
        Self { queue: Queue { size_log2, rate: None, burst_bytes }, rate: None, burst: None }
    }
}

/// Keys of a queue under `rx` and `tx`.
pub(super) const QUEUE_KEYS: [&str; 3] = ["queue", "rate", "burst"];

/// The keys `queue`, `rate` and `burst` of a mapping.
pub(super) fn queue(cx: &mut Cx<'_>, fields: &Fields<'_>) -> Option<QueueDraft> {
    let size = match fields.get("queue") {
        Some(at) => queue_size(cx, &at),
        None => Some(limits::QUEUE_DEFAULT_LOG2),
    };
    let (rate_at, burst_at) = (fields.get("rate"), fields.get("burst"));
    let mut given = |at: &Option<At<'_>>, units, range| match at {
        Some(at) => cx.quantity(at, units, range).map(Some),
        None => Some(None),
    };
    let rate = given(&rate_at, BIT_RATE, limits::QUEUE_RATE);
    let burst = given(&burst_at, BYTES, limits::QUEUE_BURST);
    if let (Some(at), None) = (&burst_at, &rate_at) {
        let d = cx
            .error("S032", at, "`burst` is given, but no `rate`".into())
            .with_allowed("`rate`, or `rate` and `burst`")
            .with_help("add `rate`, or remove `burst`: a queue without rate has no limit");
        cx.out.push(d);
        return None;
    }
    let burst = u32::try_from(burst?.unwrap_or(limits::QUEUE_BURST_DEFAULT)).ok()?;
    let queue = Queue { size_log2: size?, rate: rate?, burst_bytes: burst };
    let place = |at: Option<At<'_>>| at.map(|at| spot(&at));
    Some(QueueDraft { queue, rate: place(rate_at), burst: place(burst_at) })
}

fn spot(at: &At<'_>) -> Sp<()> {
    Sp { value: (), span: at.node.span.clone(), path: at.path.clone() }
}

fn queue_size(cx: &mut Cx<'_>, at: &At<'_>) -> Option<u8> {
    let size = cx.number(at, 1, limits::QUEUE)?;
    if !size.is_power_of_two() {
        let (below, above) = (size.next_power_of_two() / 2, size.next_power_of_two());
        let d = cx
            .error("S010", at, format!("`queue` is {size}"))
            .with_allowed(format!("a power of two up to {}, as VIRTIO demands", limits::QUEUE))
            .with_help(format!("use {below} or {above}"));
        cx.out.push(d);
        return None;
    }
    u8::try_from(size.trailing_zeros()).ok()
}

/// The key `tx`.
pub(super) fn tx(cx: &mut Cx<'_>, at: &At<'_>) -> Option<QueueDraft> {
    let fields = cx.mapping(at, &QUEUE_KEYS, &["rules", "default"])?;
    queue(cx, &fields)
}

/// The key `dma`.
pub(super) fn dma(cx: &mut Cx<'_>, at: &At<'_>) -> Option<Sp<Window>> {
    let fields = cx.mapping(at, &["guest", "host", "size"], &[])?;
    let mut address = |key: &str| {
        let at = cx.required(&fields, key)?;
        Some((cx.number(&at, 0, u64::MAX)?, at))
    };
    let (guest, host) = (address("guest"), address("host"));
    let size =
        cx.required(&fields, "size").and_then(|at| cx.quantity(&at, BYTES, limits::DMA_BYTES));
    let ((guest, guest_at), (host, host_at), size) = (guest?, host?, size?);
    let mut good = true;
    for (what, base, at) in [("guest", guest, guest_at), ("host", host, host_at)] {
        if base.checked_add(size - 1).is_none() {
            let d = cx
                .error("S034", &at, format!("`{what}` is 0x{base:x}: the window does not fit"))
                .with_allowed(format!("0 to 0x{:x} for {size} bytes", u64::MAX - (size - 1)))
                .with_help("choose a lower address, or a smaller `size`");
            cx.out.push(d);
            good = false;
        }
    }
    let spot = spot(&host_at_or(at, &fields));
    good.then_some(Sp { value: Window { guest, host, size }, span: spot.span, path: spot.path })
}

/// Where `host` stands: overlaps are its fault.
fn host_at_or<'n>(at: &At<'n>, fields: &Fields<'n>) -> At<'n> {
    fields.get("host").unwrap_or_else(|| at.clone())
}

/// The key `irq`.
pub(super) fn irq(cx: &mut Cx<'_>, at: &At<'_>) -> Option<Irq> {
    if let Kind::Scalar(text) = &at.node.kind {
        if text == "line" {
            return Some(Irq::Line);
        }
        let d = cx
            .error("S011", at, format!("`irq` is `{}`", shorten(text)))
            .with_allowed("line, or { address: .., data: .. }")
            .with_help("write `irq: line`, or leave it out");
        cx.out.push(d);
        return None;
    }
    if !matches!(at.node.kind, Kind::Map(_)) {
        cx.shape(at, "line, or { address: .., data: .. }");
        return None;
    }
    let fields = cx.mapping(at, &["address", "data"], &[])?;
    let address = cx.required(&fields, "address").and_then(|at| {
        let address = cx.number(&at, 0, u64::MAX)?;
        if !address.is_multiple_of(4) {
            let d = cx
                .error("S010", &at, format!("`address` is 0x{address:x}"))
                .with_allowed("a multiple of 4: 32 bits are written there")
                .with_help(format!("use 0x{:x}", address & !3));
            cx.out.push(d);
            return None;
        }
        Some(address)
    });
    let data = cx
        .required(&fields, "data")
        .and_then(|at| cx.number(&at, 0, u64::from(u32::MAX)))
        .and_then(|data| u32::try_from(data).ok());
    Some(Irq::Message { address: address?, data: data? })
}

/// A rate above the line's, or a burst below the longest frame.
pub(super) fn fits_line(cx: &mut Cx<'_>, nic: &NicDraft, draft: &QueueDraft) {
    let (line_rate, longest) = (nic.nic.line_rate, nic.nic.longest_frame());
    if let (Some(rate), Some(at)) = (draft.queue.rate, &draft.rate)
        && rate > line_rate
    {
        let what = format!("`rate` is {}", quantity_text(rate, BIT_RATE));
        let d = cx
            .error_span("S032", &at.span, &at.path, what)
            .with_allowed(format!(
                "at most the line rate of {}",
                quantity_text(line_rate, BIT_RATE)
            ))
            .with_help("lower it, or remove it: a queue without rate has no limit");
        cx.out.push(d);
    }
    if let Some(at) = &draft.burst
        && draft.queue.burst_bytes < longest
    {
        let what = format!("`burst` is {} bytes", draft.queue.burst_bytes);
        let d = cx
            .error_span("S032", &at.span, &at.path, what)
            .with_allowed(format!("{longest} bytes or more: the longest frame at this MTU"))
            .with_help("raise it: a frame longer than the bucket is deep could never pass");
        cx.out.push(d);
    }
}

/// A window: its place, and whose it is.
pub(super) type Named<'a> = (&'a Sp<Window>, &'a str);

/// Windows that meet the context table (an error) or each other (a warning).
pub(super) fn windows(cx: &mut Cx<'_>, nic: &NicDraft, list: &[Named<'_>]) {
    let table = Window {
        guest: 0,
        host: nic.nic.context_base,
        size: u64::from(nic.nic.max_interfaces) * limits::CONTEXT_STRIDE_BYTES,
    };
    let mut order: Vec<&Named<'_>> = list.iter().collect();
    order.sort_by_key(|(window, _)| (window.value.host, window.span.start));
    let mut widest: Option<&Named<'_>> = None;
    for named in order {
        let (window, name) = named;
        if window.value.meets(&table) {
            let what = format!("the DMA window of `{name}` covers a part of the context table");
            let d = cx
                .error_span("S034", &window.span, &window.path, what)
                .with_allowed(format!(
                    "memory outside of 0x{:x} to 0x{:x}",
                    table.host,
                    table.last()
                ))
                .with_help("move the window or `context_base`: a guest must not write contexts");
            cx.out.push(d);
        }
        if let Some((other, other_name)) = widest
            && other.value.meets(&window.value)
        {
            let what = format!("the DMA windows of `{name}` and `{other_name}` overlap");
            let d = cx
                .warning_span("S034", &window.span, &window.path, what)
                .with_secondary(cx.file, other.span.clone(), "the other one")
                .with_help("give every guest its own memory, unless they share it on purpose");
            cx.out.push(d);
        }
        if widest.is_none_or(|(other, _)| other.value.last() < window.value.last()) {
            widest = Some(named);
        }
    }
}
