//! Out, back in, and out again: the same state.

use std::io::Cursor;

use domain::accounts::Actor;

use super::*;
use crate::Error;
use crate::{
    connections::{Format, ImportRequest, import},
    fakes::Fakes,
};

const SMALL: &[u8] = include_bytes!("../../../tests/data/small-schedule.xml");

fn empty() -> Fakes {
    Fakes::at("2026-11-20T08:00:00Z".parse().unwrap())
}

async fn filled() -> Fakes {
    let fakes = empty();
    let request = ImportRequest::new(Format::Pentabarf, SMALL.to_vec());
    import(&fakes.services, &Actor::system(), request)
        .await
        .unwrap();
    crate::rooms::mark_demo(&fakes.services, &Actor::system())
        .await
        .unwrap();
    fakes
}

async fn exported(fakes: &Fakes) -> Vec<u8> {
    let mut file = Vec::new();
    export_all(&fakes.services, &Actor::system(), &mut file, |_| {})
        .await
        .unwrap();
    file
}

async fn restored(fakes: &Fakes, file: &[u8]) -> Result<Counts, RestoreError> {
    restore(&fakes.services, &Actor::system(), Cursor::new(file), |_| {}).await
}

/// Everything but when it was made and what tells of backups themselves.
fn state(file: &[u8]) -> Vec<&str> {
    let lines = std::str::from_utf8(file).unwrap().lines();
    let own = ["{\"header\"", "{\"end\""];
    lines
        .filter(|line| !own.iter().any(|start| line.starts_with(start)))
        .filter(|line| {
            !line.contains("connections.backup") && !line.contains("connections.restore")
        })
        .collect()
}

#[tokio::test]
async fn r212_export_and_restore_give_the_same_state_journal_and_revisions_included() {
    let first = filled().await;
    let file = exported(&first).await;
    let second = empty();
    let counts = restored(&second, &file).await.unwrap();
    assert_eq!((counts["booking"], counts["room"]), (3, 2));
    let again = exported(&second).await;
    assert_eq!(state(&again), state(&file));
}

#[tokio::test]
async fn r214_a_restore_needs_an_empty_instance_and_an_administrator() {
    let first = filled().await;
    let file = exported(&first).await;
    assert!(matches!(
        restored(&first, &file).await,
        Err(RestoreError::NotEmpty(_))
    ));
    let actor = Actor::anonymous();
    let second = empty();
    let denied = restore(&second.services, &actor, Cursor::new(&file), |_| {}).await;
    assert!(matches!(
        denied,
        Err(RestoreError::Refused(Error::Denied(_)))
    ));
    let mut out = Vec::new();
    let denied = export_all(&first.services, &actor, &mut out, |_| {}).await;
    assert!(matches!(
        denied,
        Err(ExportError::Refused(Error::Denied(_)))
    ));
    assert!(out.is_empty());
}

#[tokio::test]
async fn a_damaged_file_is_refused_before_anything_is_written() {
    let file = exported(&filled().await).await;
    let text = String::from_utf8(file.clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let without_line = [&lines[..3], &lines[4..]].concat().join("\n") + "\n";
    let cut = &file[..file.len() / 2];
    let tampered = text.replacen("Opening", "Closing", 1);
    let appended = format!("{text}{}\n", lines[2]);
    let newer = text.replacen("\"version\":1", "\"version\":2", 1);
    let bad: [&[u8]; 8] = [
        b"",
        b"hello\n",
        b"{\"format\":\"other\"}\n",
        cut,
        without_line.as_bytes(),
        tampered.as_bytes(),
        appended.as_bytes(),
        newer.as_bytes(),
    ];
    for bytes in bad {
        let fakes = empty();
        let outcome = restored(&fakes, bytes).await;
        assert!(
            matches!(outcome, Err(RestoreError::Unusable(_))),
            "{outcome:?}"
        );
        let rooms = fakes
            .services
            .records
            .page(Kind::Room, None, 1)
            .await
            .unwrap();
        assert!(rooms.is_empty());
    }
}
