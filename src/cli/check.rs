//! `ctxnic check`: reads a specification and reports every problem.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Answer, Failure, input};
use crate::rules::model::{Action, Verdict};
use crate::spec::Spec;
use crate::spec::model::match_text;

/// Arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  ctxnic check specs/minimal.yaml\n  \
    ctxnic check --verbose specs/edge-gateway.yaml\n  ctxnic check --format json specs/edge-gateway.yaml")]
pub(super) struct Args {
    /// Specification (YAML).
    spec: PathBuf,
    /// Also lists every rule, with what its lines imply.
    #[arg(long, short)]
    verbose: bool,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let loaded = input::load(&args.spec)?;
    let spec = &loaded.spec;
    let rules: usize = spec.interfaces.iter().map(|interface| interface.rules.len()).sum();
    let mut text = format!(
        "{}: {}: {} interfaces, {} classes, {rules} rules: no errors\n",
        spec.file,
        spec.nic.name,
        spec.interfaces.len(),
        spec.classes.len()
    );
    if args.verbose {
        text.push_str(&listing(spec));
    }
    let json = json!({
        "file": spec.file,
        "name": spec.nic.name,
        "interfaces": spec.interfaces.len(),
        "classes": spec.classes.len(),
        "rules": rules,
        "policy": if args.verbose { policy_json(spec) } else { Value::Null },
    });
    Ok(Answer { text, json, warnings: loaded.warnings, sources: loaded.sources, code: 0 })
}

/// An action as one would write it.
pub(super) fn action_text(action: &Action) -> String {
    let verdict = match action.verdict {
        Verdict::Deliver => "deliver",
        Verdict::Drop => "drop",
    };
    let mut text = verdict.to_owned();
    if action.mark != 0 {
        text.push_str(&format!(", mark {}", action.mark));
    }
    if let Some(counter) = &action.counter {
        text.push_str(&format!(", count {counter}"));
    }
    text
}

fn listing(spec: &Spec) -> String {
    let mut text = String::new();
    for (interface, info) in spec.policy.interfaces.iter().zip(&spec.interfaces) {
        let pinned = if info.pinned { ", pinned" } else { "" };
        let class = spec.classes.get(interface.class).map_or("", |class| class.name.as_str());
        text.push_str(&format!(
            "{} (id {}, class {class}{pinned}), {}:{}\n",
            interface.name, interface.id, spec.file, info.place.line
        ));
        for (index, (rule, info)) in interface.rx.rules.iter().zip(&info.rules).enumerate() {
            let name = rule.name.clone().unwrap_or_else(|| format!("rule {index}"));
            let mut lines: Vec<String> = rule.matches.iter().map(match_text).collect();
            lines.extend(info.implied.iter().map(|line| format!("({})", match_text(line))));
            let lines = if lines.is_empty() { "every frame".into() } else { lines.join(", ") };
            let action = action_text(&rule.action);
            text.push_str(&format!("  {:4}  {name}: {lines} -> {action}\n", info.place.line));
        }
        let action = action_text(&interface.rx.default);
        text.push_str(&format!("  {:4}  default -> {action}\n", info.default_place.line));
    }
    text
}

fn policy_json(spec: &Spec) -> Value {
    let one = |(slot, interface): (usize, &crate::rules::model::Interface)| {
        let info = &spec.interfaces[slot];
        let rules: Vec<Value> = interface
            .rx
            .rules
            .iter()
            .zip(&info.rules)
            .map(|(rule, info)| {
                json!({
                    "name": rule.name,
                    "line": info.place.line,
                    "match": rule.matches.iter().map(match_text).collect::<Vec<_>>(),
                    "implied": info.implied.iter().map(match_text).collect::<Vec<_>>(),
                    "action": action_text(&rule.action),
                })
            })
            .collect();
        json!({
            "name": interface.name,
            "id": interface.id,
            "line": info.place.line,
            "pinned": info.pinned,
            "rules": rules,
            "default": action_text(&interface.rx.default),
        })
    };
    spec.policy.interfaces.iter().enumerate().map(one).collect()
}
