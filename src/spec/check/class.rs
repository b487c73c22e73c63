//! The key `classes`.

use super::cx::{At, Cx, Sp};
use crate::spec::limits;
use crate::spec::model::{Class, ClassKind};

/// A class and where its name stands.
pub(super) struct ClassDraft {
    pub(super) class: Class,
    pub(super) name: Sp<()>,
}

const KINDS: [ClassKind; 3] =
    [ClassKind::HardRealTime, ClassKind::SoftRealTime, ClassKind::BestEffort];

/// The classes; none when one of them is wrong, so that nobody is blamed for using it.
pub(super) fn classes(cx: &mut Cx<'_>, at: &At<'_>) -> Option<Vec<ClassDraft>> {
    let items = cx.list(at, limits::CLASSES, "classes")?;
    if items.is_empty() {
        let d = cx
            .error("S006", at, "`classes` is empty".into())
            .with_allowed(format!("1 to {} classes", limits::CLASSES))
            .with_help("add one, such as `- { name: office, kind: best-effort }`");
        cx.out.push(d);
        return None;
    }
    let count = items.len();
    let list: Vec<ClassDraft> = items.iter().filter_map(|item| class(cx, item)).collect();
    for (index, later) in list.iter().enumerate() {
        if let Some(first) = list[..index].iter().find(|c| c.class.name == later.class.name) {
            let what = format!("two classes are named `{}`", later.class.name);
            let d = cx
                .error_span("S021", &later.name.span, &later.name.path, what)
                .with_secondary(cx.file, first.name.span.clone(), "first here")
                .with_allowed("every name once")
                .with_help("rename one of them");
            cx.out.push(d);
        }
        let Some(before) = index.checked_sub(1).map(|i| &list[i]) else { continue };
        if later.class.kind < before.class.kind {
            let what = format!(
                "class `{}` ({}) comes after `{}` ({})",
                later.class.name,
                later.class.kind.name(),
                before.class.name,
                before.class.kind.name()
            );
            let d = cx
                .error_span("S021", &later.name.span, &later.name.path, what)
                .with_secondary(cx.file, before.name.span.clone(), "this one is served first")
                .with_allowed("hard-real-time first, then soft-real-time, then best-effort")
                .with_help("the highest class comes first: move it up");
            cx.out.push(d);
        }
    }
    (list.len() == count).then_some(list)
}

fn class(cx: &mut Cx<'_>, at: &At<'_>) -> Option<ClassDraft> {
    let fields = cx.mapping(at, &["name", "kind", "weight"], &[])?;
    let name_at = cx.required(&fields, "name");
    let name = name_at.as_ref().and_then(|at| cx.name(at, true));
    let kind = cx.required(&fields, "kind").and_then(|at| {
        let index = cx.word(&at, &KINDS.map(ClassKind::name), &[])?;
        Some(KINDS[index])
    });
    let weight_at = fields.get("weight");
    let weight = match &weight_at {
        Some(at) => cx.number(at, 1, limits::CLASS_WEIGHT).and_then(|n| u8::try_from(n).ok()),
        None => Some(1),
    };
    if let (Some(at), Some(ClassKind::HardRealTime)) = (&weight_at, kind) {
        let d = cx
            .error("S021", at, "a hard-real-time class has a weight".into())
            .with_allowed("`weight` with soft-real-time and best-effort classes")
            .with_help("remove it: hard-real-time classes are served strictly in order");
        cx.out.push(d);
    }
    let (name_at, name, kind, weight) = (name_at?, name?, kind?, weight?);
    let place = Sp { value: (), span: name_at.node.span.clone(), path: name_at.path };
    Some(ClassDraft { class: Class { name, kind, weight }, name: place })
}
