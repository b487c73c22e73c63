//! Checks between interfaces, and between an interface and the card.

use std::collections::BTreeMap;

use super::class::ClassDraft;
use super::cx::{Cx, Sp};
use super::device::{self, DmaDraft};
use super::interface::Draft;
use super::matches::LineDraft;
use super::nic::NicDraft;
use crate::context::placement::{self, Geometry};
use crate::diag::nearest;
use crate::rules::model::{Field, VlanMode};
use crate::rules::semantics::BROADCAST;
use crate::spec::value::mac_text;

/// Most interfaces pointed at in one finding.
const SHOWN: usize = 8;

/// Checks them; gives the name of the interface for unknown unicast, if there is one.
pub(super) fn check(
    cx: &mut Cx<'_>,
    nic: &NicDraft,
    classes: &[ClassDraft],
    drafts: &[Draft],
) -> Option<String> {
    unique(cx, drafts);
    ids_fit(cx, nic, drafts);
    pins_fit(cx, nic, drafts);
    devices_fit(cx, nic, drafts);
    for (index, class) in classes.iter().enumerate() {
        if drafts.iter().all(|draft| draft.class.is_some_and(|used| used != index)) {
            let what = format!("no interface is of class `{}`", class.class.name);
            let d = cx
                .warning_span("S022", &class.name.span, &class.name.path, what)
                .with_help("remove it, or give it to an interface");
            cx.out.push(d);
        }
    }
    let unknown = nic.unknown_unicast.as_ref().and_then(|name| known(cx, name, drafts));
    for draft in drafts {
        never(cx, draft, unknown.as_deref());
    }
    unknown
}

/// Reports the second of two equal values.
fn report_twice<T: Ord + Clone>(
    cx: &mut Cx<'_>,
    seen: &mut BTreeMap<T, std::ops::Range<usize>>,
    key: T,
    place: &Sp<impl Clone>,
    what: String,
    help: &str,
) {
    if let Some(first) = seen.get(&key) {
        let d = cx
            .error_span("S030", &place.span, &place.path, what)
            .with_secondary(cx.file, first.clone(), "first here")
            .with_allowed("every interface its own")
            .with_help(help);
        cx.out.push(d);
    } else {
        seen.insert(key, place.span.clone());
    }
}

fn unique(cx: &mut Cx<'_>, drafts: &[Draft]) {
    let (mut names, mut ids, mut macs) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for draft in drafts {
        if let Some(name) = &draft.name {
            let what = format!("two interfaces are named `{}`", name.value);
            report_twice(cx, &mut names, name.value.clone(), name, what, "rename one of them");
        }
        if let Some(id) = &draft.id {
            let what = format!("two interfaces have id {}", id.value);
            report_twice(cx, &mut ids, id.value, id, what, "give one of them a free id");
        }
        if let (Some(mac), Some(vlan)) = (&draft.mac, draft.vlan) {
            let vlan_text = match vlan {
                VlanMode::Untagged => "without VLAN".into(),
                VlanMode::Access(vid) => format!("in VLAN {vid}"),
            };
            let what = format!("two interfaces have MAC {} {vlan_text}", mac_text(mac.value));
            let help = "give one of them another address or VLAN";
            report_twice(cx, &mut macs, (mac.value, vlan), mac, what, help);
        }
    }
}

fn ids_fit(cx: &mut Cx<'_>, nic: &NicDraft, drafts: &[Draft]) {
    let most = nic.nic.max_interfaces;
    for id in drafts.iter().filter_map(|draft| draft.id.as_ref()) {
        if id.value >= most {
            let what = format!("`id` is {}", id.value);
            let d = cx
                .error_span("S010", &id.span, &id.path, what)
                .with_secondary(cx.file, nic.max_interfaces.span.clone(), "")
                .with_allowed(format!("0 to {}: `max_interfaces` is {most}", most - 1))
                .with_help("choose a lower id, or raise `max_interfaces`");
            cx.out.push(d);
        }
    }
}

/// Every set of the cache keeps ways for contexts that are not pinned.
fn pins_fit(cx: &mut Cx<'_>, nic: &NicDraft, drafts: &[Draft]) {
    let cache = nic.nic.cache;
    let geometry = Geometry {
        sets: cache.sets,
        ways: cache.ways,
        frames_in_flight: placement::FRAMES_IN_FLIGHT,
    };
    let ids = drafts.iter().filter_map(|draft| Some((draft, draft.id.as_ref()?)));
    let used: Vec<u16> = ids.clone().map(|(_, id)| id.value).collect();
    let pinned: Vec<(&Sp<u16>, &str)> = ids
        .filter(|(draft, _)| draft.pinned == Some(true))
        .map(|(draft, id)| (id, draft.name.as_ref().map_or("?", |name| name.value.as_str())))
        .collect();
    let numbers: Vec<u16> = pinned.iter().map(|(id, _)| id.value).collect();
    for crowd in placement::crowded(geometry, &numbers, &used, nic.nic.max_interfaces) {
        let who: Vec<&(&Sp<u16>, &str)> =
            pinned.iter().filter(|(id, _)| crowd.ids.contains(&id.value)).collect();
        let names: Vec<String> =
            who.iter().map(|(id, name)| format!("{} (`{name}`)", id.value)).collect();
        let place = if cache.sets == 1 {
            "the cache".to_owned()
        } else {
            format!("set {} of the cache (id modulo {})", crowd.set, cache.sets)
        };
        let what = format!("{place} has to pin {} contexts: ids {}", who.len(), names.join(", "));
        let help = match crowd.free {
            Some(free) => {
                format!("give one of them an id of another set, such as {free}, which is free")
            }
            None if cache.sets == 1 => format!(
                "raise `contexts` to {} or more, or pin fewer (hard-real-time implies pinned)",
                who.len() + usize::from(geometry.reserve())
            ),
            None => "no free id is in a set with room: raise `ways` or `sets`, or pin fewer".into(),
        };
        let mut d = cx
            .error_span("S035", &nic.cache.span, &nic.cache.path, what)
            .with_allowed(format!(
                "at most {} of {} ways: {} stay for contexts that are not pinned, with {} frames in flight",
                geometry.pins_per_set(),
                cache.ways,
                geometry.reserve().min(cache.ways),
                geometry.frames_in_flight
            ))
            .with_help(help);
        for (id, _) in who.iter().take(SHOWN) {
            d = d.with_secondary(cx.file, id.span.clone(), "pinned");
        }
        cx.out.push(d);
    }
}

/// Queues against the line, DMA windows against the context table and each other.
fn devices_fit(cx: &mut Cx<'_>, nic: &NicDraft, drafts: &[Draft]) {
    for draft in drafts {
        let queues = draft.rx.as_ref().map(|rx| &rx.queue).into_iter().chain(&draft.tx);
        for queue in queues {
            device::fits_line(cx, nic, queue);
        }
    }
    let windows: Vec<device::Named<'_>> = drafts
        .iter()
        .filter_map(|draft| {
            let name = draft.name.as_ref().map_or("?", |name| name.value.as_str());
            match &draft.dma {
                DmaDraft::Window(window) => Some((window, name)),
                DmaDraft::Wrong | DmaDraft::Absent => None,
            }
        })
        .collect();
    device::windows(cx, nic, &windows);
}

fn known(cx: &mut Cx<'_>, name: &Sp<String>, drafts: &[Draft]) -> Option<String> {
    let names: Vec<&str> =
        drafts.iter().filter_map(|draft| Some(draft.name.as_ref()?.value.as_str())).collect();
    if names.contains(&name.value.as_str()) {
        return Some(name.value.clone());
    }
    let shown = if names.len() > 20 {
        "drop, or the name of an interface".into()
    } else {
        format!("drop, {}", names.join(", "))
    };
    let d = cx
        .error_span(
            "S031",
            &name.span,
            &name.path,
            format!("there is no interface `{}`", name.value),
        )
        .with_allowed(shown);
    let d = match nearest(&name.value, names.into_iter().chain(["drop"])) {
        Some(near) => d.with_help(format!("did you mean `{near}`?")),
        None => d.with_help("name one of the interfaces, or drop"),
    };
    cx.out.push(d);
    None
}

/// Warns of lines that no frame of the interface can meet: another VLAN, another destination.
fn never(cx: &mut Cx<'_>, draft: &Draft, unknown_unicast: Option<&str>) {
    let Some(rx) = &draft.rx else { return };
    for line in rx.lines.iter().flatten() {
        match line.line.field {
            Field::VlanId => {
                let Some(vlan) = draft.vlan else { continue };
                let (vid, text) = match vlan {
                    VlanMode::Untagged => (0, "frames without tag or with VID 0".into()),
                    VlanMode::Access(vid) => (u64::from(vid), format!("frames of VLAN {vid}")),
                };
                if !holds(line, &[vid]) {
                    warn_never(cx, line, &format!("the interface gets {text} only"));
                }
            }
            Field::DstMac => {
                let (Some(mac), Some(name)) = (&draft.mac, &draft.name) else { continue };
                let open = draft.promiscuous != Some(false)
                    || draft.multicast.is_none()
                    || unknown_unicast == Some(&name.value);
                if open {
                    continue;
                }
                let mut all = vec![mac.value];
                all.extend(draft.multicast.iter().flatten());
                if draft.broadcast != Some(false) {
                    all.push(BROADCAST);
                }
                if !holds(line, &all) {
                    warn_never(cx, line, "the interface gets no frame for such an address");
                }
            }
            _ => {}
        }
    }
}

fn holds(line: &LineDraft, values: &[u64]) -> bool {
    values.iter().any(|value| line.line.any_of.iter().any(|pattern| pattern.contains(*value)))
}

fn warn_never(cx: &mut Cx<'_>, line: &LineDraft, why: &str) {
    let what = format!("`{}` can never match", crate::spec::model::match_text(&line.line));
    let d = cx
        .warning_span("S042", &line.place.span, &line.place.path, what)
        .with_help(format!("{why}; remove the rule, or change the interface"));
    cx.out.push(d);
}
