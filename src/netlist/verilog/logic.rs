//! Prints combinational logic: `assign`s, and `always` blocks for control flow.

use crate::netlist::ir::{Expr, ExprKind, UnaryOp};

use super::group::{Line, Logic, group};
use super::layout::LINE_MAX;
use super::print::{Part, Printer, comment};

impl<'m> Printer<'m> {
    /// All logic of a part.
    pub(super) fn logic(&mut self, part: Part) {
        let wanted = |net| self.is_in(net, part) && !self.is_inlined(net);
        let logic = group(self.design, self.module, wanted);
        let mut after_assign = false;
        for one in logic {
            match one {
                Logic::Assign { target, value, remarks } => {
                    if !after_assign || !remarks.is_empty() {
                        self.body.push('\n');
                    }
                    for remark in remarks {
                        self.body.push_str(&comment("    ", remark));
                    }
                    let to = format!("assign {}", self.exprs.net(target));
                    let text = self.assignment("    ", &to, "=", value);
                    self.body.push_str(&text);
                    after_assign = true;
                }
                Logic::Block(lines) => {
                    self.body.push_str("\n    always @* begin\n");
                    self.lines(&lines, 2);
                    self.body.push_str("    end\n");
                    after_assign = false;
                }
            }
        }
    }

    /// `to = value;`, over several lines where it is long or chooses among several.
    pub(super) fn assignment(
        &mut self,
        indent: &str,
        to: &str,
        sign: &str,
        value: &Expr,
    ) -> String {
        let column = indent.len() + to.len() + sign.len() + 2;
        let several = matches!(&value.kind, ExprKind::Mux(_, _, otherwise)
            if matches!(otherwise.kind, ExprKind::Mux(..)));
        let value = if several {
            self.exprs.choices(value, column, 1)
        } else {
            self.exprs.laid_out(value, column, 1)
        };
        format!("{indent}{to} {sign} {value};\n")
    }

    fn lines(&mut self, lines: &[Line<'m>], depth: usize) {
        let indent = "    ".repeat(depth);
        for line in lines {
            match line {
                Line::Assign { target, lo, value } => {
                    let to = match lo {
                        Some(lo) => self.exprs.bits(*target, *lo, value.width),
                        None => self.exprs.net(*target).to_string(),
                    };
                    let text = self.assignment(&indent, &to, "=", value);
                    self.body.push_str(&text);
                }
                Line::If { .. } => {
                    self.body.push_str(&indent);
                    self.branches(line, depth);
                }
                Line::Case { sel, arms, default } => {
                    let sel = self.exprs.print(sel);
                    self.body.push_str(&format!("{indent}case ({sel})\n"));
                    for (pattern, arm) in arms {
                        let pattern = self.exprs.print(pattern);
                        self.arm(&pattern, arm, depth + 1);
                    }
                    self.arm("default", default, depth + 1);
                    self.body.push_str(&format!("{indent}endcase\n"));
                }
                Line::Comment(text) => self.body.push_str(&comment(&indent, text)),
            }
        }
    }

    /// An assignment as it stands behind a condition or label, when it fits on that line.
    fn short(&mut self, lines: &[Line<'m>], column: usize) -> Option<String> {
        let [Line::Assign { .. }] = lines else { return None };
        let kept = std::mem::take(&mut self.body);
        self.lines(lines, 0);
        let text = std::mem::replace(&mut self.body, kept);
        let one_line = text.trim_end().lines().count() == 1;
        (one_line && column + text.trim_end().len() <= LINE_MAX).then_some(text)
    }

    /// An arm of a `case`.
    fn arm(&mut self, label: &str, arm: &[Line<'m>], depth: usize) {
        let indent = "    ".repeat(depth);
        let head = format!("{indent}{label}: ");
        if arm.is_empty() {
            self.body.push_str(&format!("{head};\n"));
        } else if let Some(text) = self.short(arm, head.len()) {
            self.body.push_str(&head);
            self.body.push_str(&text);
        } else {
            self.body.push_str(&format!("{head}begin\n"));
            self.lines(arm, depth + 1);
            self.body.push_str(&format!("{indent}end\n"));
        }
    }

    /// `if`, with `else if` for a lone `if` in the other branch; the indent is there already.
    fn branches(&mut self, line: &Line<'m>, depth: usize) {
        let indent = "    ".repeat(depth);
        let mut line = line;
        let mut first = true;
        while let Line::If { cond, then, otherwise } = line {
            let lead = if first { "if (" } else { "end else if (" };
            // The elaborator's branches stand either way round; an empty one is not printed.
            let turned = acts(otherwise) && !acts(then);
            let column = indent.len() + lead.len();
            let text = if turned {
                let not = Expr::unary(UnaryOp::Not, (*cond).clone());
                self.exprs.laid_out(&not, column, 8)
            } else {
                self.exprs.laid_out(cond, column, 8)
            };
            let (then, otherwise) = if turned { (otherwise, then) } else { (then, otherwise) };
            let head = format!("{lead}{text}) ");
            if first
                && !acts(otherwise)
                && !text.contains('\n')
                && let Some(text) = self.short(then, indent.len() + head.len())
            {
                self.body.push_str(&head);
                self.body.push_str(&text);
                return;
            }
            self.body.push_str(&format!("{head}begin\n"));
            self.lines(then, depth + 1);
            first = false;
            match &otherwise[..] {
                lines if !acts(lines) => break,
                [next @ Line::If { .. }] => {
                    self.body.push_str(&indent);
                    line = next;
                }
                lines => {
                    self.body.push_str(&format!("{indent}end else begin\n"));
                    self.lines(lines, depth + 1);
                    break;
                }
            }
        }
        self.body.push_str(&format!("{indent}end\n"));
    }
}

/// True when statements do something.
fn acts(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| !matches!(line, Line::Comment(_)))
}
