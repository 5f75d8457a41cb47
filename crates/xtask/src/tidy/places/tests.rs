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
    assert!(css("a { color: color-mix(in oklch, var(--a), var(--b)); mask: url(#ab) }").is_empty());
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

#[test]
fn a_query_outside_the_store_fails() {
    let found = |path, text| queries(&[File::new(path, text)]).len();
    assert_eq!(
        found(
            "server/src/a.rs",
            "db.query(\"SELECT * FROM room WHERE a\")"
        ),
        1
    );
    assert_eq!(
        found(
            "server/src/a.rs",
            "db.query(r#\"\n  CREATE booking SET a = 1\"#)"
        ),
        1
    );
    assert_eq!(found("server/queries/a.surql", "RETURN 1"), 1);
    assert_eq!(found("crates/store/src/a.rs", "\"SELECT * FROM room\""), 0);
    assert_eq!(
        found(
            "server/src/a.rs",
            "\"Select one from the list\" // SELECT a FROM b"
        ),
        0
    );
}

#[test]
fn a_pure_crate_that_looks_outside_fails() {
    let found = |path, text| pure_crates(&[File::new(path, text)]).len();
    assert_eq!(
        found(
            "crates/domain/src/a.rs",
            "use std::fs; fn a() { Timestamp::now(); }"
        ),
        2
    );
    assert_eq!(
        found(
            "crates/contract/src/a.rs",
            "fn a() { std::env::var(\"A\"); }"
        ),
        1
    );
    assert_eq!(found("crates/services/src/a.rs", "use std::fs;"), 0);
    assert_eq!(
        found(
            "crates/domain/src/a.rs",
            "#[cfg(test)]\nmod tests { use std::fs; }"
        ),
        0
    );
}
