//! Names in a kernel: `lanes[i+1]$x$next` with the loop variables known is `lanes$2$x`.

/// A loop variable and its value; the innermost is the last.
pub(super) type Loops = [(String, i128)];

/// Why a name could not be evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PathError {
    /// An index is no arithmetic of loop variables and numbers.
    NotANumber(String),
    /// An index is below zero.
    Negative(String, i128),
    /// Brackets do not match.
    Malformed,
}

/// Evaluates the indices of a name and drops what the macro leaves on it (`.`, `::`, `$next`).
pub(super) fn evaluate(text: &str, loops: &Loops) -> Result<String, PathError> {
    let text = text.strip_prefix('.').unwrap_or(text);
    let plain = !text.contains(['[', '.', ':']);
    let text = text.strip_suffix("$next").unwrap_or(text);
    if plain {
        return Ok(text.to_string());
    }
    let text = text.replace("::", "$").replace('.', "$");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(open) = rest.find('[') {
        out.push_str(&rest[..open]);
        let mut depth = 0usize;
        let close = rest[open..].char_indices().find_map(|(at, c)| {
            match c {
                '[' => depth += 1,
                ']' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(open + at)
        });
        let close = close.ok_or(PathError::Malformed)?;
        let index = &rest[open + 1..close];
        let value =
            arithmetic(index, loops).ok_or_else(|| PathError::NotANumber(index.to_string()))?;
        if value < 0 {
            return Err(PathError::Negative(index.to_string(), value));
        }
        out.push_str(&format!("${value}"));
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

/// The value of a loop variable; the innermost of a name counts.
pub(super) fn loop_value(name: &str, loops: &Loops) -> Option<i128> {
    loops.iter().rev().find(|(n, _)| n == name).map(|(_, v)| *v)
}

/// `+ - * / %` and parentheses over loop variables and numbers.
fn arithmetic(text: &str, loops: &Loops) -> Option<i128> {
    let mut parser = Parser { text: text.as_bytes(), at: 0, loops, depth: 0 };
    let value = parser.sum()?;
    (parser.peek().is_none()).then_some(value)
}

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    loops: &'a Loops,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<u8> {
        while self.text.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    fn sum(&mut self) -> Option<i128> {
        let mut value = self.product()?;
        while let Some(op @ (b'+' | b'-')) = self.peek() {
            self.at += 1;
            let right = self.product()?;
            value =
                if op == b'+' { value.checked_add(right)? } else { value.checked_sub(right)? };
        }
        Some(value)
    }

    fn product(&mut self) -> Option<i128> {
        let mut value = self.leaf()?;
        while let Some(op @ (b'*' | b'/' | b'%')) = self.peek() {
            self.at += 1;
            let right = self.leaf()?;
            value = match op {
                b'*' => value.checked_mul(right)?,
                b'/' => value.checked_div(right)?,
                _ => value.checked_rem(right)?,
            };
        }
        Some(value)
    }

    fn leaf(&mut self) -> Option<i128> {
        if self.peek()? == b'(' {
            self.depth += 1;
            if self.depth > 32 {
                return None;
            }
            self.at += 1;
            let value = self.sum()?;
            if self.peek()? != b')' {
                return None;
            }
            self.at += 1;
            self.depth -= 1;
            return Some(value);
        }
        let start = self.at;
        while self.text.get(self.at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.text[start..self.at]).ok()?;
        loop_value(word, self.loops).or_else(|| super::literal::parse_rust(word))
    }
}

#[cfg(test)]
mod tests {
    use super::{PathError, evaluate};

    fn loops() -> Vec<(String, i128)> {
        vec![("i".into(), 2), ("j".into(), 5), ("i".into(), 3)]
    }

    #[test]
    fn indices_are_sums_and_products_of_loop_variables_and_numbers() {
        let eval = |text: &str| evaluate(text, &loops());
        assert_eq!(eval("lanes[i+1]$x$next").unwrap(), "lanes$4$x");
        assert_eq!(eval("lanes[((i*2)-1)]$x").unwrap(), "lanes$5$x");
        assert_eq!(eval("grid[i][j-1usize]").unwrap(), "grid$3$4");
        assert_eq!(eval("a$b").unwrap(), "a$b");
        assert_eq!(eval("State::Idle").unwrap(), "State$Idle");
        assert_eq!(eval("xs[i-4]"), Err(PathError::Negative("i-4".into(), -1)));
        assert_eq!(eval("xs[k]"), Err(PathError::NotANumber("k".into())));
        assert_eq!(eval("xs[j/2]").unwrap(), "xs$2");
        assert_eq!(eval("xs[(j+1)%4*2]").unwrap(), "xs$4");
        assert_eq!(eval("xs[j/(i-3)]"), Err(PathError::NotANumber("j/(i-3)".into())));
        assert_eq!(eval("xs[i<<1]"), Err(PathError::NotANumber("i<<1".into())));
        assert_eq!(eval("xs[i"), Err(PathError::Malformed));
        assert_eq!(
            eval("xs[idx$val()$index()]"),
            Err(PathError::NotANumber("idx$val()$index()".into()))
        );
        assert_eq!(eval("xs[]"), Err(PathError::NotANumber(String::new())));
    }
}
