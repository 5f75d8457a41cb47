//! Colours live in `style/tokens*.css`; everything else names them.

use super::Finding;
use super::tree::File;
use crate::text;

const COLOUR_FUNCTIONS: [&str; 9] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(",
];

/// Colours that stand in a style sheet or a component.
pub fn colours(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut say = |file: &File, line, found: &str| {
        let what = format!("colour `{found}`: name it in style/tokens.css and use the name");
        findings.push(Finding::at(file, line, what));
    };
    for file in files.iter().filter(|file| may_not_colour(file)) {
        if file.ending() == "css" {
            for (line, value) in declarations(&file.text) {
                colour_in(&value)
                    .iter()
                    .for_each(|found| say(file, line, found));
            }
        }
        for (line, literal) in &file.strings {
            let alone = literal.starts_with('#') && !literal.contains(' ');
            let functions = !literal.starts_with('#') && !file.is_test();
            if alone || functions {
                colour_in(literal)
                    .iter()
                    .for_each(|found| say(file, *line, found));
            }
        }
    }
    findings
}

fn may_not_colour(file: &File) -> bool {
    let tokens = file.path.starts_with("style/tokens");
    let style = file.path.starts_with("style/") && file.ending() == "css" && !tokens;
    style || file.path.starts_with("app/src/")
}

/// The declarations of a style sheet with their lines; selectors and comments left out.
fn declarations(css: &str) -> Vec<(usize, String)> {
    let (mut found, mut chunk, mut line, mut start) = (Vec::new(), String::new(), 1, 1);
    let (mut rest, mut in_comment) = (css.chars().peekable(), false);
    while let Some(next) = rest.next() {
        line += usize::from(next == '\n');
        match (next, rest.peek()) {
            ('*', Some('/')) if in_comment => {
                rest.next();
                in_comment = false;
            }
            _ if in_comment => {}
            ('/', Some('*')) => in_comment = true,
            ('{', _) => chunk.clear(),
            (';' | '}', _) => found.push((start, std::mem::take(&mut chunk))),
            _ => {
                start = if chunk.trim().is_empty() { line } else { start };
                chunk.push(next);
            }
        }
    }
    found.retain(|(_, declaration)| declaration.contains(':'));
    found
}

/// `#` with 3, 4, 6 or 8 hexadecimal digits, or a colour function.
fn colour_in(value: &str) -> Vec<String> {
    let mut found: Vec<String> = COLOUR_FUNCTIONS
        .iter()
        .filter(|name| {
            let stem = name.trim_end_matches('(');
            text::words(value, stem).any(|at| value[at + stem.len()..].starts_with('('))
        })
        .map(|name| (*name).to_owned())
        .collect();
    for (at, _) in value.match_indices('#') {
        let digits: String = value[at + 1..]
            .chars()
            .take_while(|c| text::is_word(*c))
            .collect();
        let hexadecimal = digits.chars().all(|c| c.is_ascii_hexdigit());
        if hexadecimal && [3, 4, 6, 8].contains(&digits.len()) {
            found.push(format!("#{digits}"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn css(text: &str) -> Vec<Finding> {
        colours(&[File::new("style/components/a.css", text)])
    }

    #[test]
    fn a_colour_in_a_component_fails() {
        assert_eq!(
            css("a {\n  color: #fff;\n}")[0].place,
            "style/components/a.css:2"
        );
        assert_eq!(css("a { background: oklch(98% .004 90) }").len(), 1);
        assert_eq!(
            css("a { border: 1px solid rgb(0 0 0 / 40%); color: #a1b2c3 }").len(),
            2
        );
        let rust = |text| colours(&[File::new("app/src/a.rs", text)]).len();
        assert_eq!(rust("const A: &str = \"#c0ffee\";"), 1);
        assert_eq!(rust("let a = format!(\"color:oklch({l})\");"), 1);
    }

    #[test]
    fn names_selectors_anchors_and_tokens_are_no_colours() {
        assert!(css("#add, #face:hover { color: var(--ink) } /* #fff */").is_empty());
        assert!(
            css("a { color: color-mix(in oklch, var(--a), var(--b)); mask: url(#ab) }").is_empty()
        );
        assert!(colours(&[File::new("style/tokens.css", ":root { --ink: #fff }")]).is_empty());
        assert!(
            colours(&[File::new(
                "app/src/a.rs",
                "let a = \"#main\"; let b = \"1 #abc\";"
            )])
            .len()
                == 1
        );
    }
}
