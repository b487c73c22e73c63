//! Which signals: patterns on paths, and how deep below a scope.

/// A choice of signals by their paths.
///
/// A pattern is a path in which `*` stands for any text, dots included. It chooses the signals whose
/// path it is, and everything below a scope whose path it is: `parser` and `parser.*` choose the
/// instance `parser` with all below, `*_tvalid` every signal whose name ends so, `parser.state_q`
/// one signal.
///
/// ```
/// use ctxnic::sim::waves::Scopes;
/// let scopes = Scopes::only("parser").and("m_axis_rx_*").without("parser.crc.*").depth(2);
/// assert!(scopes.takes("parser.state_q") && scopes.takes("m_axis_rx_tdata"));
/// assert!(!scopes.takes("parser.crc.sum_q") && !scopes.takes("parser.a.b.c"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes {
    include: Vec<String>,
    exclude: Vec<String>,
    depth: Option<usize>,
}

impl Scopes {
    /// Every signal.
    #[must_use]
    pub fn all() -> Self {
        Self::default()
    }

    /// What a pattern chooses, and nothing else.
    #[must_use]
    pub fn only(pattern: impl Into<String>) -> Self {
        Self::all().and(pattern)
    }

    /// Adds what a pattern chooses. After [`Self::all`] it is the first pattern, which stands alone.
    #[must_use]
    pub fn and(mut self, pattern: impl Into<String>) -> Self {
        self.include.push(below(pattern.into()));
        self
    }

    /// Takes away what a pattern chooses.
    #[must_use]
    pub fn without(mut self, pattern: impl Into<String>) -> Self {
        self.exclude.push(below(pattern.into()));
        self
    }

    /// Levels of the hierarchy below a chosen scope: 1 is the signals of the scope itself. Signals
    /// whose own path is chosen are shown at any level.
    #[must_use]
    pub fn depth(mut self, levels: usize) -> Self {
        self.depth = Some(levels);
        self
    }

    /// Whether the signal with this path is chosen.
    #[must_use]
    pub fn takes(&self, path: &str) -> bool {
        let chosen = if self.include.is_empty() {
            self.near_enough(path, 0)
        } else {
            self.include.iter().any(|pattern| self.reaches(pattern, path))
        };
        chosen && !self.exclude.iter().any(|pattern| heads(path).any(|head| glob(pattern, head)))
    }

    /// Patterns that choose none of the signals.
    pub(crate) fn idle<'a>(&'a self, paths: &[String]) -> impl Iterator<Item = &'a str> {
        let idle = |pattern: &&String| !paths.iter().any(|path| self.reaches(pattern, path));
        self.include.iter().filter(idle).map(String::as_str).collect::<Vec<_>>().into_iter()
    }

    /// Whether one pattern chooses a signal, by the highest scope that it matches.
    fn reaches(&self, pattern: &str, path: &str) -> bool {
        if pattern == "*" {
            return self.near_enough(path, 0);
        }
        heads(path)
            .find(|head| glob(pattern, head))
            .is_some_and(|head| head == path || self.near_enough(path, levels(head)))
    }

    /// Whether a signal is within the depth of a scope that many levels below the top.
    fn near_enough(&self, path: &str, scope: usize) -> bool {
        self.depth.is_none_or(|depth| levels(path) - scope <= depth)
    }
}

impl From<&str> for Scopes {
    /// One pattern; an empty one chooses every signal.
    fn from(pattern: &str) -> Self {
        if pattern.is_empty() { Self::all() } else { Self::only(pattern) }
    }
}

/// `parser.*` says no more than `parser`.
fn below(mut pattern: String) -> String {
    while pattern.ends_with(".*") {
        pattern.truncate(pattern.len() - 2);
    }
    pattern
}

/// Names in a path.
fn levels(path: &str) -> usize {
    path.split('.').count()
}

/// The scopes above a signal from the highest on, and the signal itself.
fn heads(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('.').map(|(dot, _)| &path[..dot]).chain([path])
}

/// Whether a text is what a pattern says; `*` is any text. One way back suffices: what an earlier
/// `*` would take in addition, the last one can take as well.
fn glob(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if pattern.get(p) == Some(&b'*') {
            star = Some((p, t));
            p += 1;
        } else if pattern.get(p) == Some(&text[t]) {
            (p, t) = (p + 1, t + 1);
        } else if let Some((at, taken)) = star {
            star = Some((at, taken + 1));
            (p, t) = (at + 1, taken + 1);
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|&byte| byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::{Scopes, glob};

    #[test]
    fn a_star_is_any_text() {
        for (pattern, text) in
            [("*", ""), ("a*", "a"), ("a*c", "abbc"), ("*ab*ab", "aabcab"), ("**x", "x")]
        {
            assert!(glob(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("a", "ab"), ("a*c", "ab"), ("", "a"), ("*ab", "aba")] {
            assert!(!glob(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn a_scope_takes_what_is_below_it_and_not_what_is_named_alike() {
        for pattern in ["fifo", "fifo.*", "fif*"] {
            let scopes = Scopes::only(pattern);
            assert!(scopes.takes("fifo.count_q") && scopes.takes("fifo.ram.q"), "{pattern}");
        }
        assert!(!Scopes::only("fifo").takes("fifo_2.count_q"));
        assert!(!Scopes::only("count_q").takes("fifo.count_q"));
        assert!(Scopes::from("").takes("a") && Scopes::from("*").takes("a.b"));
    }

    #[test]
    fn depth_counts_from_the_scope_and_spares_signals_named_themselves() {
        let scopes = Scopes::only("fifo").and("*.q").depth(1);
        assert!(scopes.takes("fifo.count_q") && !scopes.takes("fifo.ram.d"));
        assert!(scopes.takes("a.b.c.q"));
        assert!(Scopes::all().depth(1).takes("top") && !Scopes::all().depth(1).takes("a.b"));
    }

    #[test]
    fn a_pattern_that_finds_nothing_is_told() {
        let scopes = Scopes::only("fifo").and("fofi.*");
        let paths = ["fifo.q".to_string()];
        assert_eq!(scopes.idle(&paths).collect::<Vec<_>>(), ["fofi"]);
    }
}
