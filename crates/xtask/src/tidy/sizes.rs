//! Small enough to read at one sitting: lines of files and functions, columns of lines.

use super::Finding;
use super::tree::File;
use crate::text;

/// A soft and a hard limit, in lines.
struct Limit {
    aim: usize,
    most: usize,
}

const RUST_FILE: Limit = Limit {
    aim: 150,
    most: 300,
};
const QUERY_FILE: Limit = Limit { aim: 40, most: 80 };
const STYLE_FILE: Limit = Limit {
    aim: 120,
    most: 200,
};
const FUNCTION: Limit = Limit { aim: 30, most: 70 };
const COMPONENT: Limit = Limit { aim: 50, most: 70 };
const COLUMNS: usize = 100;

/// Lines of a file, tests not counted.
pub fn files(files: &[File]) -> Vec<Finding> {
    let measured = |file: &File| {
        let (lines, limit) = match file.ending() {
            "rs" if file.is_test() => return None,
            "rs" => (lines_without_tests(file), RUST_FILE),
            "surql" => (file.text.lines().count(), QUERY_FILE),
            "css" => (file.text.lines().count(), STYLE_FILE),
            _ => return None,
        };
        judge(lines, &limit, "file", Finding::on(&file.path, ""))
    };
    files.iter().filter_map(measured).collect()
}

/// Lines of a function or component, from `fn` to its closing brace.
pub fn functions(files: &[File]) -> Vec<Finding> {
    let rust = files
        .iter()
        .filter(|file| file.ending() == "rs" && !file.is_test());
    rust.flat_map(|file| {
        let code = text::without_tests(&file.code);
        text::words(&code, "fn")
            .filter_map(|at| measure(file, &code, at))
            .collect::<Vec<_>>()
    })
    .collect()
}

/// Columns of a line, counted in characters.
pub fn columns(files: &[File]) -> Vec<Finding> {
    let written = |file: &&File| {
        let written = ["rs", "css", "surql", "ts", "mjs", "js"].contains(&file.ending());
        written && !file.path.starts_with("public/")
    };
    let lines = |file| -> Vec<Finding> { long_lines(file).collect() };
    files.iter().filter(written).flat_map(lines).collect()
}

fn long_lines(file: &File) -> impl Iterator<Item = Finding> + '_ {
    file.text
        .lines()
        .enumerate()
        .filter_map(move |(index, line)| {
            let columns = line.chars().count();
            let what = format!("{columns} columns, at most {COLUMNS}");
            (columns > COLUMNS).then(|| Finding::at(file, index + 1, what))
        })
}

fn lines_without_tests(file: &File) -> usize {
    let kept = text::without_tests(&file.code);
    // A line counts unless it was blanked with a test: comments and blank lines are read, too.
    let shown = file.code.lines().zip(kept.lines());
    shown
        .filter(|(before, after)| before.trim().is_empty() || !after.trim().is_empty())
        .count()
}

fn measure(file: &File, code: &str, at: usize) -> Option<Finding> {
    let name: String = code[at + 2..]
        .trim_start()
        .chars()
        .take_while(|c| text::is_word(*c))
        .collect();
    let open = body(code, at)?;
    let end = text::behind_bracket(code, open);
    let lines = code[at..end].lines().count();
    let (kind, limit) = match is_component(code, at) {
        true => ("component", COMPONENT),
        false => ("function", FUNCTION),
    };
    let place = Finding::at(file, text::line_of(code, at), "");
    judge(lines, &limit, &format!("{kind} {name}"), place)
}

/// Where a function's body opens; none for a declaration or a function type.
fn body(code: &str, at: usize) -> Option<usize> {
    if !code[at + 2..].trim_start().starts_with(text::is_word) {
        return None;
    }
    let mut from = at;
    loop {
        let found = from + code[from..].find(['{', ';', '(', '['])?;
        match code.as_bytes()[found] {
            b'{' => return Some(found),
            b';' => return None,
            _ => from = text::behind_bracket(code, found),
        }
    }
}

/// True when `#[component]` stands before the function, among its other attributes.
fn is_component(code: &str, at: usize) -> bool {
    let before = &code[..at];
    let item = before
        .rfind(['}', ';'])
        .map_or(before, |end| &before[end..]);
    item.contains("#[component") || item.contains("#[island")
}

fn judge(lines: usize, limit: &Limit, thing: &str, place: Finding) -> Option<Finding> {
    let said = |most| Finding {
        what: format!("{thing}: {lines} lines, at most {most}"),
        ..place
    };
    match lines {
        lines if lines > limit.most => Some(said(limit.most)),
        lines if lines > limit.aim => Some(said(limit.aim).softly()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(lines: usize) -> String {
        format!(
            "fn long(a: [u8; 3]) -> u8 {{\n{}}}\n",
            "    a();\n".repeat(lines - 2)
        )
    }

    fn hard(findings: &[Finding]) -> usize {
        findings.iter().filter(|finding| !finding.soft).count()
    }

    #[test]
    fn a_file_of_301_lines_fails_and_one_of_151_is_counted() {
        let file = |lines: usize| [File::new("crates/a/src/b.rs", &"use a;\n".repeat(lines))];
        assert_eq!(hard(&files(&file(301))), 1);
        assert_eq!(hard(&files(&file(300))), 0);
        assert_eq!(files(&file(151)).len(), 1);
        assert_eq!(files(&file(150)).len(), 0);
    }

    #[test]
    fn tests_do_not_count() {
        let text = format!(
            "use a;\n#[cfg(test)]\nmod tests {{\n{}}}\n",
            "a!();\n".repeat(400)
        );
        assert!(files(&[File::new("crates/a/src/b.rs", &text)]).is_empty());
        let text = "a!();\n".repeat(400);
        assert!(files(&[File::new("crates/a/src/b/tests.rs", &text)]).is_empty());
    }

    #[test]
    fn queries_and_styles_have_their_own_limits() {
        let lines = |count| "x\n".repeat(count);
        assert_eq!(
            hard(&files(&[File::new(
                "crates/store/queries/a.surql",
                &lines(81)
            )])),
            1
        );
        assert_eq!(hard(&files(&[File::new("style/a.css", &lines(201))])), 1);
        assert_eq!(hard(&files(&[File::new("style/a.css", &lines(200))])), 0);
    }

    #[test]
    fn a_function_of_71_lines_fails_and_one_of_31_is_counted() {
        let found = |lines| functions(&[File::new("app/src/a.rs", &function(lines))]);
        assert_eq!(hard(&found(71)), 1);
        assert_eq!(hard(&found(70)), 0);
        assert_eq!(found(31).len(), 1);
        assert_eq!(found(30).len(), 0);
    }

    #[test]
    fn a_component_may_have_50_lines() {
        let text = |lines| format!("#[component]\npub {}", function(lines));
        assert!(functions(&[File::new("app/src/a.rs", &text(50))]).is_empty());
        assert_eq!(functions(&[File::new("app/src/a.rs", &text(51))]).len(), 1);
        assert_eq!(hard(&functions(&[File::new("app/src/a.rs", &text(71))])), 1);
    }

    #[test]
    fn declarations_and_function_types_have_no_body() {
        let text = format!(
            "trait A {{ fn a(&self);\n{} }}\n",
            "type B = fn(u8) -> u8;\n".repeat(80)
        );
        assert!(functions(&[File::new("app/src/a.rs", &text)]).is_empty());
    }

    #[test]
    fn a_line_of_101_columns_fails_whatever_its_bytes() {
        let line = |count| File::new("app/src/a.rs", &"门".repeat(count));
        assert_eq!(columns(&[line(101)]).len(), 1);
        assert_eq!(columns(&[line(100)]).len(), 0);
    }
}
