//! Rust text without comments and without the contents of strings, line by line.

/// For each line its code: comments and the insides of string literals become spaces. Raw strings
/// with up to three `#`, nested block comments and lifetimes are understood.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match chars[at] {
            '/' if chars.get(at + 1) == Some(&'/') => line_end(&chars, at),
            '/' if chars.get(at + 1) == Some(&'*') => block_end(&chars, at),
            '"' => string_end(&chars, at + 1),
            'r' if !before_is_word(&chars, at) => raw_end(&chars, at).unwrap_or(at),
            '\'' => char_end(&chars, at).unwrap_or(at),
            _ => at,
        };
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            out.extend(chars[at..end].iter().map(|&c| if c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out.lines().map(str::to_owned).collect()
}

/// The code of a file up to its unit tests.
pub(crate) fn without_tests(text: &str) -> Vec<String> {
    let mut lines = lines(text);
    let end = lines.iter().position(|l| l.trim() == "#[cfg(test)]").unwrap_or(lines.len());
    // `#[cfg(test)] use` or a function near the top is not the start of the test module.
    if lines.get(end + 1).is_some_and(|l| l.trim_start().starts_with("mod ") && l.contains('{')) {
        lines.truncate(end);
    }
    lines
}

fn before_is_word(chars: &[char], at: usize) -> bool {
    at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_')
}

fn line_end(chars: &[char], at: usize) -> usize {
    (at..chars.len()).find(|&i| chars[i] == '\n').unwrap_or(chars.len())
}

fn block_end(chars: &[char], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn string_end(chars: &[char], start: usize) -> usize {
    let mut at = start;
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

fn raw_end(chars: &[char], start: usize) -> Option<usize> {
    let hashes = (start + 1..chars.len()).take_while(|&i| chars[i] == '#').count();
    let open = start + 1 + hashes;
    if chars.get(open) != Some(&'"') || hashes > 3 {
        return None;
    }
    let closes =
        |i: &usize| chars[*i] == '"' && (1..=hashes).all(|k| chars.get(i + k) == Some(&'#'));
    Some((open + 1..chars.len()).find(closes).map_or(chars.len(), |i| i + 1 + hashes))
}

fn char_end(chars: &[char], start: usize) -> Option<usize> {
    let body = if chars.get(start + 1) == Some(&'\\') { start + 3 } else { start + 2 };
    // `'a` without a second quote is a lifetime; an escape may be long: '\u{1f}'.
    let limit = if chars.get(start + 1) == Some(&'\\') { body + 8 } else { body + 1 };
    (body..limit.min(chars.len())).find(|&i| chars[i] == '\'').map(|i| i + 1)
}

#[test]
fn comments_and_strings_are_blanked_and_code_stays() {
    let text = "let a = \"unsafe \\\" x\"; // unsafe\n/* a /* b */ unsafe */ b('\"', r#\"unsafe\"#);\n\
                fn f<'a>(x: &'a str) {}";
    let lines = lines(text);
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|l| !l.contains("unsafe")), "{lines:?}");
    assert!(lines[0].starts_with("let a =") && lines[0].contains(';'));
    assert!(lines[1].contains("b(") && lines[1].ends_with(");"));
    assert_eq!(lines[2], "fn f<'a>(x: &'a str) {}");
}

#[test]
fn the_test_module_is_cut_off() {
    let text = "use a;\n#[cfg(test)]\nmod tests {\n    std::fs::read();\n}\n";
    assert_eq!(without_tests(text), ["use a;"]);
}
