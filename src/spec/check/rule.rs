//! The key `rx`: an ordered list of rules and a default.

use super::cx::{At, Cx, Sp};
use super::device::{self, QueueDraft};
use super::matches::{self, LineDraft};
use crate::rules::model::{Action, Rule, RuleSet, Verdict};
use crate::spec::limits;
use crate::spec::model::{Place, RuleInfo};
use crate::spec::raw::Kind;

/// The rules of an interface, in the order in which they are tried.
pub(super) struct RxDraft {
    pub(super) queue: QueueDraft,
    pub(super) set: RuleSet,
    pub(super) infos: Vec<RuleInfo>,
    pub(super) default_place: Place,
    /// Lines of the match of each rule, with places.
    pub(super) lines: Vec<Vec<LineDraft>>,
}

struct RuleDraft {
    place: Place,
    span: std::ops::Range<usize>,
    path: String,
    name: Option<Sp<String>>,
    lines: Vec<LineDraft>,
    action: Action,
    priority: Option<Sp<u64>>,
}

pub(super) fn rx(cx: &mut Cx<'_>, at: &At<'_>) -> Option<RxDraft> {
    let [size, rate, burst] = device::QUEUE_KEYS;
    let fields = cx.mapping(at, &["rules", "default", size, rate, burst], &[])?;
    let queue = device::queue(cx, &fields);
    let rules = match fields.get("rules") {
        Some(at) => rules(cx, &at),
        None => Some(Vec::new()),
    };
    let default_at = fields.get("default");
    if default_at.is_none() {
        let d = cx
            .error("S006", &fields.at, "`default` is missing".into())
            .with_allowed("deliver, drop")
            .with_help("say what happens to a frame that no rule matches: `default: drop`");
        cx.out.push(d);
    }
    let default_at = default_at?;
    let default = action(cx, &default_at);
    let (rules, default, queue) = (rules?, default?, queue?);
    let default_place = cx.place(default_at.node.span.start);
    let mut draft = RxDraft {
        queue,
        set: RuleSet { rules: Vec::with_capacity(rules.len()), default },
        infos: Vec::with_capacity(rules.len()),
        default_place,
        lines: Vec::with_capacity(rules.len()),
    };
    for rule in rules {
        draft.set.rules.push(Rule {
            name: rule.name.map(|name| name.value),
            matches: rule.lines.iter().map(|line| line.line.clone()).collect(),
            action: rule.action,
        });
        draft.infos.push(RuleInfo { place: rule.place, implied: matches::implied(&rule.lines) });
        draft.lines.push(rule.lines);
    }
    Some(draft)
}

/// The rules in order of priority; none when one of them is wrong.
fn rules(cx: &mut Cx<'_>, at: &At<'_>) -> Option<Vec<RuleDraft>> {
    let items = cx.list(at, limits::RULES, "rules")?;
    let mut list: Vec<RuleDraft> = items.iter().filter_map(|item| rule(cx, item)).collect();
    for (index, later) in list.iter().enumerate() {
        let Some(name) = &later.name else { continue };
        let same = |rule: &&RuleDraft| rule.name.as_ref().is_some_and(|n| n.value == name.value);
        if let Some(first) = list[..index].iter().find(same).and_then(|rule| rule.name.as_ref()) {
            let what = format!("two rules are named `{}`", name.value);
            let d = cx
                .error_span("S030", &name.span, &name.path, what)
                .with_secondary(cx.file, first.span.clone(), "first here")
                .with_allowed("every name once in a list of rules")
                .with_help("rename one of them");
            cx.out.push(d);
        }
    }
    if list.len() < items.len() {
        return None;
    }
    priorities(cx, &list);
    list.sort_by_key(|rule| rule.priority.as_ref().map(|priority| priority.value));
    Some(list)
}

/// All rules have a priority or none has; equal ones only with equal actions.
fn priorities(cx: &mut Cx<'_>, list: &[RuleDraft]) {
    let with = list.iter().filter(|rule| rule.priority.is_some()).count();
    if with == 0 {
        return;
    }
    if with < list.len()
        && let Some(without) = list.iter().find(|rule| rule.priority.is_none())
    {
        let what = format!("{with} of {} rules have a priority, this one has none", list.len());
        let d = cx
            .error_span("S043", &without.span, &without.path, what)
            .with_allowed("`priority` on all rules of a list, or on none (then file order decides)")
            .with_help("add `priority`, or remove it from the others");
        cx.out.push(d);
    }
    let mut order: Vec<(&Sp<u64>, &RuleDraft)> =
        list.iter().filter_map(|rule| Some((rule.priority.as_ref()?, rule))).collect();
    order.sort_by_key(|(priority, _)| priority.value);
    for group in order.chunk_by(|a, b| a.0.value == b.0.value) {
        let Some((first, first_rule)) = group.first() else { continue };
        for (priority, _) in group.iter().filter(|(_, rule)| rule.action != first_rule.action) {
            let what = format!("two rules with different actions have priority {}", first.value);
            let d = cx
                .error_span("S043", &priority.span, &priority.path, what)
                .with_secondary(cx.file, first.span.clone(), "first here")
                .with_allowed("equal priorities only with equal actions")
                .with_help("give one of them another number; the lower one is tried first");
            cx.out.push(d);
        }
    }
}

fn rule(cx: &mut Cx<'_>, at: &At<'_>) -> Option<RuleDraft> {
    let fields =
        cx.mapping(at, &["name", "match", "action", "priority"], &["template", "foreach"])?;
    let name = match fields.get("name") {
        Some(at) => Some(Sp {
            value: cx.name(&at, true)?,
            span: at.node.span.clone(),
            path: at.path.clone(),
        }),
        None => None,
    };
    let lines = cx.required(&fields, "match").and_then(|at| matches::lines(cx, &at));
    let action = cx.required(&fields, "action").and_then(|at| action(cx, &at));
    let priority = match fields.get("priority") {
        Some(at) => Some(Sp {
            value: cx.number(&at, 0, limits::PRIORITY)?,
            span: at.node.span.clone(),
            path: at.path.clone(),
        }),
        None => None,
    };
    Some(RuleDraft {
        place: cx.place(at.node.span.start),
        span: at.node.span.clone(),
        path: at.path.clone(),
        name,
        lines: lines?,
        action: action?,
        priority,
    })
}

/// Actions of later releases.
const ACTIONS_LATER: &[&str] = &[
    "redirect",
    "mirror",
    "police",
    "meter",
    "rate",
    "queue",
    "set",
    "pedit",
    "push_vlan",
    "pop_vlan",
    "trap",
    "reject",
    "sample",
    "goto",
];

/// `deliver`, `drop`, or a mapping: `{ deliver: { mark: 7 }, count: telemetry }`.
fn action(cx: &mut Cx<'_>, at: &At<'_>) -> Option<Action> {
    if matches!(at.node.kind, Kind::Scalar(_)) {
        let index = cx.word(at, &["deliver", "drop"], ACTIONS_LATER)?;
        let verdict = if index == 0 { Verdict::Deliver } else { Verdict::Drop };
        return Some(Action { verdict, mark: 0, counter: None });
    }
    if !matches!(at.node.kind, Kind::Map(_)) {
        cx.shape(at, "deliver, drop or { deliver: { mark: N }, count: NAME }");
        return None;
    }
    let fields = cx.mapping(at, &["deliver", "drop", "count"], ACTIONS_LATER)?;
    let counter = match fields.get("count") {
        Some(at) => Some(cx.name(&at, true)?),
        None => None,
    };
    let (verdict, mark) = match (fields.get("deliver"), fields.get("drop")) {
        (Some(at), None) => (Verdict::Deliver, deliver(cx, &at)?),
        (None, Some(at)) => {
            cx.mapping(&at, &[], &[])?;
            (Verdict::Drop, 0)
        }
        (both, _) => {
            let what = if both.is_some() {
                "both `deliver` and `drop`"
            } else {
                "neither `deliver` nor `drop`"
            };
            let d = cx
                .error("S044", at, format!("the action says {what}"))
                .with_allowed("deliver, drop, { deliver: { mark: N }, count: NAME }, { drop: {}, count: NAME }")
                .with_help("give exactly one of the two");
            cx.out.push(d);
            return None;
        }
    };
    Some(Action { verdict, mark, counter })
}

/// The mark of a delivery: `{}` or `{ mark: N }`.
fn deliver(cx: &mut Cx<'_>, at: &At<'_>) -> Option<u8> {
    if !matches!(at.node.kind, Kind::Map(_)) {
        cx.shape(at, "{} or { mark: N }");
        return None;
    }
    let fields = cx.mapping(at, &["mark"], &["queue", "strip_vlan"])?;
    match fields.get("mark") {
        Some(at) => cx.number(&at, 1, 255).and_then(|n| u8::try_from(n).ok()),
        None => Some(0),
    }
}
