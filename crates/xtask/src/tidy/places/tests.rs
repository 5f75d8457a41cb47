use super::*;

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
