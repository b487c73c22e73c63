//! The key `interfaces`: one virtual interface each.

use super::class::ClassDraft;
use super::cx::{At, Cx, Sp};
use super::device::{self, DmaDraft, QueueDraft};
use super::rule::{self, RxDraft};
use crate::diag::nearest;
use crate::rules::model::{Interface, VlanMode};
use crate::rules::semantics::{BROADCAST, GROUP_BIT};
use crate::spec::limits;
use crate::spec::model::{ClassKind, InterfaceInfo, Irq, Place};
use crate::spec::raw::{Kind, shorten};
use crate::spec::value::mac_text;

/// An interface as far as it could be read: a part that is wrong is none and was reported.
pub(super) struct Draft {
    pub(super) place: Place,
    pub(super) name: Option<Sp<String>>,
    pub(super) id: Option<Sp<u16>>,
    pub(super) class: Option<usize>,
    pub(super) mac: Option<Sp<u64>>,
    pub(super) vlan: Option<VlanMode>,
    pub(super) broadcast: Option<bool>,
    pub(super) promiscuous: Option<bool>,
    pub(super) multicast: Option<Vec<u64>>,
    pub(super) pinned: Option<bool>,
    pub(super) dma: DmaDraft,
    pub(super) irq: Option<Irq>,
    pub(super) rx: Option<RxDraft>,
    pub(super) tx: Option<QueueDraft>,
}

const KEYS: &[&str] = &[
    "name",
    "id",
    "class",
    "mac",
    "vlan",
    "multicast",
    "broadcast",
    "promiscuous",
    "pinned",
    "dma",
    "irq",
    "rx",
    "tx",
];
const LATER: &[&str] = &["spoof_check", "template", "foreach"];

pub(super) fn interfaces(
    cx: &mut Cx<'_>,
    at: &At<'_>,
    classes: Option<&[ClassDraft]>,
) -> Option<Vec<Draft>> {
    let most = usize::try_from(limits::INTERFACES).unwrap_or(usize::MAX);
    let items = cx.list(at, most, "interfaces")?;
    if items.is_empty() {
        let d = cx
            .error("S006", at, "`interfaces` is empty".into())
            .with_allowed(format!("1 to {most} interfaces"))
            .with_help("add one with `name`, `id`, `class`, `mac` and `rx`");
        cx.out.push(d);
        return None;
    }
    let allowed = crate::rules::model::CLASSIFIER_SLOTS_LIMIT;
    if items.len() > allowed {
        let d = cx
            .error("S033", at, format!("{} interfaces", items.len()))
            .with_allowed(format!(
                "at most {allowed}: the classifier of this release keeps sets of {allowed}"
            ))
            .with_help("split the card; more than that is not in this release");
        cx.out.push(d);
    }
    Some(items.iter().filter_map(|item| interface(cx, item, classes)).collect())
}

fn interface(cx: &mut Cx<'_>, at: &At<'_>, classes: Option<&[ClassDraft]>) -> Option<Draft> {
    let fields = cx.mapping(at, KEYS, LATER)?;
    let name = cx.required(&fields, "name").and_then(|at| {
        let name = cx.name(&at, true)?;
        if name == "drop" {
            let d = cx
                .error("S012", &at, "an interface is named `drop`".into())
                .with_allowed("any other name: `unknown_unicast: drop` has a meaning of its own")
                .with_help("choose another name");
            cx.out.push(d);
            return None;
        }
        Some(spanned(&at, name))
    });
    let id = cx.required(&fields, "id").and_then(|at| {
        let id = cx.number(&at, 0, limits::INTERFACES - 1)?;
        Some(spanned(&at, u16::try_from(id).ok()?))
    });
    let class = cx.required(&fields, "class").and_then(|at| class_of(cx, &at, classes?));
    let mac = cx.required(&fields, "mac").and_then(|at| {
        let mac = own_mac(cx, &at)?;
        Some(spanned(&at, mac))
    });
    let vlan = match fields.get("vlan") {
        Some(at) => vlan(cx, &at),
        None => Some(VlanMode::Untagged),
    };
    let mut truth = |key: &str, default: bool| match fields.get(key) {
        Some(at) => cx.truth(&at),
        None => Some(default),
    };
    let broadcast = truth("broadcast", true);
    let promiscuous = truth("promiscuous", false);
    let multicast = match fields.get("multicast") {
        Some(at) => multicast(cx, &at),
        None => Some(Vec::new()),
    };
    let kind = classes.zip(class).map(|(classes, index)| classes[index].class.kind);
    let hard = kind == Some(ClassKind::HardRealTime);
    let pinned = match fields.get("pinned") {
        Some(at) => {
            let pinned = cx.truth(&at);
            if hard && pinned == Some(false) {
                let d = cx
                    .error("S032", &at, "`pinned` is no, but the class is hard-real-time".into())
                    .with_allowed("yes: a context that may be absent has no hard bound")
                    .with_help("remove the line, or choose a soft-real-time class");
                cx.out.push(d);
            }
            pinned
        }
        None => Some(hard),
    };
    let dma = match fields.get("dma") {
        Some(at) => device::dma(cx, &at).map_or(DmaDraft::Wrong, DmaDraft::Window),
        None => DmaDraft::Absent,
    };
    let irq = match fields.get("irq") {
        Some(at) => device::irq(cx, &at),
        None => Some(Irq::Line),
    };
    let rx = cx.required(&fields, "rx").and_then(|at| rule::rx(cx, &at));
    let tx = match fields.get("tx") {
        Some(at) => device::tx(cx, &at),
        None => Some(QueueDraft::unlimited()),
    };
    Some(Draft {
        place: cx.place(at.node.span.start),
        name,
        id,
        class,
        mac,
        vlan,
        broadcast,
        promiscuous,
        multicast,
        pinned,
        dma,
        irq,
        rx,
        tx,
    })
}

impl Draft {
    /// The interface, if every part could be read.
    pub(super) fn finish(self) -> Option<(Interface, InterfaceInfo)> {
        let rx = self.rx?;
        let interface = Interface {
            name: self.name?.value,
            id: self.id?.value,
            class: self.class?,
            mac: self.mac?.value,
            vlan: self.vlan?,
            broadcast: self.broadcast?,
            multicast: self.multicast?,
            promiscuous: self.promiscuous?,
            rx: rx.set,
        };
        let info = InterfaceInfo {
            place: self.place,
            pinned: self.pinned?,
            dma: match self.dma {
                DmaDraft::Wrong => return None,
                DmaDraft::Absent => None,
                DmaDraft::Window(window) => Some(window.value),
            },
            irq: self.irq?,
            rx: rx.queue.queue,
            tx: self.tx?.queue,
            rules: rx.infos,
            default_place: rx.default_place,
        };
        Some((interface, info))
    }
}

fn spanned<T>(at: &At<'_>, value: T) -> Sp<T> {
    Sp { value, span: at.node.span.clone(), path: at.path.clone() }
}

fn class_of(cx: &mut Cx<'_>, at: &At<'_>, classes: &[ClassDraft]) -> Option<usize> {
    let text = cx.scalar(at, "the name of a class")?;
    let found = classes.iter().position(|class| class.class.name == text);
    if found.is_none() {
        let names: Vec<&str> = classes.iter().map(|class| class.class.name.as_str()).collect();
        let d = cx
            .error("S031", at, format!("there is no class `{}`", shorten(text)))
            .with_allowed(names.join(", "));
        let d = match nearest(text, names.iter().copied()) {
            Some(near) => d.with_help(format!("did you mean `{near}`?")),
            None => d.with_help("name one of the classes, or add it to `classes`"),
        };
        cx.out.push(d);
    }
    found
}

fn own_mac(cx: &mut Cx<'_>, at: &At<'_>) -> Option<u64> {
    let mac = cx.mac(at)?;
    let problem = if mac == BROADCAST {
        "is the broadcast address"
    } else if mac & GROUP_BIT != 0 {
        "is a multicast address"
    } else if mac == 0 {
        "is all zeros"
    } else {
        return Some(mac);
    };
    let help = if mac & GROUP_BIT != 0 && mac != BROADCAST {
        format!(
            "put it under `multicast`; an own address looks like {}",
            mac_text(mac & !GROUP_BIT)
        )
    } else {
        "an address of your own looks like 02:00:00:00:00:01".into()
    };
    let d = cx
        .error("S014", at, format!("`mac` {} {problem}", mac_text(mac)))
        .with_allowed("a unicast address: the second digit is even")
        .with_help(help);
    cx.out.push(d);
    None
}

fn vlan(cx: &mut Cx<'_>, at: &At<'_>) -> Option<VlanMode> {
    match &at.node.kind {
        Kind::Scalar(text) if text == "none" => return Some(VlanMode::Untagged),
        Kind::Map(_) => {
            let keys = cx.mapping(at, &["trunk", "native"], &[])?;
            if let Some(trunk) = keys.get("trunk").or_else(|| keys.get("native")) {
                cx.later(&trunk.node.span, &trunk.path, "a VLAN trunk");
                return None;
            }
        }
        _ => {}
    }
    let vid = cx
        .number_or(at, 1, 4094, ", or none for untagged frames")
        .and_then(|n| u16::try_from(n).ok())?;
    Some(VlanMode::Access(vid))
}

fn multicast(cx: &mut Cx<'_>, at: &At<'_>) -> Option<Vec<u64>> {
    let items = cx.list(at, limits::MULTICAST, "multicast addresses")?;
    let mut list: Vec<u64> = Vec::new();
    let mut good = true;
    for item in &items {
        let Some(mac) = cx.mac(item) else {
            good = false;
            continue;
        };
        let problem = if mac == BROADCAST {
            Some(("is the broadcast address", "use `broadcast: yes`"))
        } else if mac & GROUP_BIT == 0 {
            Some(("is a unicast address", "the second digit of a multicast address is odd"))
        } else if list.contains(&mac) {
            Some(("is listed twice", "remove one of the two"))
        } else {
            None
        };
        if let Some((what, help)) = problem {
            let d = cx
                .error("S014", item, format!("{} {what}", mac_text(mac)))
                .with_allowed("multicast addresses, each once")
                .with_help(help);
            cx.out.push(d);
            good = false;
        }
        list.push(mac);
    }
    good.then_some(list)
}
