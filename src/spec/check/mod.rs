//! A tree to a checked specification: every problem is collected.

mod class;
mod cross;
mod cx;
mod device;
mod interface;
mod matches;
mod nic;
mod rule;

use super::model::{InterfaceInfo, Spec};
use super::raw::Node;
use crate::diag::Diagnostics;
use crate::rules::model::Policy;
use cx::{At, Cx};

/// Keys at the top of a file.
const TOP: &[&str] = &["version", "nic", "classes", "interfaces"];
/// Keys of later releases.
const TOP_LATER: &[&str] = &["templates", "foreach"];

/// Checks a tree.
pub(super) fn check(
    file: &str,
    text: &str,
    tree: &Node,
) -> Result<(Spec, Diagnostics), Diagnostics> {
    let mut cx = Cx::new(file, text);
    let spec = spec(&mut cx, &At::root(tree));
    match spec {
        Some(spec) if !cx.out.has_errors() => Ok((spec, cx.out)),
        _ => Err(cx.out),
    }
}

fn spec(cx: &mut Cx<'_>, root: &At<'_>) -> Option<Spec> {
    let fields = cx.mapping(root, TOP, TOP_LATER)?;
    if let Some(version) = cx.required(&fields, "version") {
        cx.number(&version, 1, 1);
    }
    let nic = cx.required(&fields, "nic").and_then(|at| nic::nic(cx, &at));
    let classes = cx.required(&fields, "classes").and_then(|at| class::classes(cx, &at));
    let drafts = cx
        .required(&fields, "interfaces")
        .and_then(|at| interface::interfaces(cx, &at, classes.as_deref()));
    let (nic, classes, drafts) = (nic?, classes?, drafts?);
    let unknown_unicast = cross::check(cx, &nic, &classes, &drafts);
    if cx.out.has_errors() {
        return None;
    }
    let mut drafts: Vec<_> = drafts.into_iter().filter_map(interface::Draft::finish).collect();
    drafts.sort_by_key(|(interface, _)| interface.id);
    let slot_of = |name: &str| drafts.iter().position(|(interface, _)| interface.name == name);
    let unknown_unicast = unknown_unicast.and_then(|name| slot_of(&name));
    let (interfaces, infos): (Vec<_>, Vec<InterfaceInfo>) = drafts.into_iter().unzip();
    Some(Spec {
        file: cx.file.into(),
        nic: nic.nic,
        classes: classes.into_iter().map(|class| class.class).collect(),
        policy: Policy { interfaces, unknown_unicast },
        interfaces: infos,
    })
}
