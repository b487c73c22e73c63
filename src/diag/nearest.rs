//! The known name that was meant, perhaps.

/// The known name that differs least from `found`, if it differs by no more than a third of its
/// letters (at least one); the first in the list among equals.
pub(crate) fn nearest<'a>(
    found: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if found.chars().count() > 64 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let away = distance(&found.to_lowercase(), name);
        let limit = (name.chars().count() / 3).max(1);
        if away <= limit && best.is_none_or(|(least, _)| away < least) {
            best = Some((away, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Insertions, deletions, substitutions and swaps of neighbours that make `b` of `a` (optimal
/// string alignment).
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut least =
                (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn nearest_finds_typing_errors_and_nothing_far_away() {
        let known = ["dst_port", "src_port", "dst_ip", "eth_type"];
        assert_eq!(nearest("dst_prot", known), Some("dst_port"));
        assert_eq!(nearest("dstport", known), Some("dst_port"));
        assert_eq!(nearest("Src_Port", known), Some("src_port"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest(&"x".repeat(1_000_000), known), None);
        assert_eq!(nearest("", known), None);
    }
}
