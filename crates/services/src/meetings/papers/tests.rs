//! Papers over the fakes: brought in pieces, read by whom the table lets, swept away.

use bytes::Bytes;
use contract::{
    accounts::AccountInput,
    locale::Locale,
    meetings::{BeginUpload, ChangePaper, Invite, InviteInput, NewMeeting, Paper},
};
use domain::{
    accounts::{Actor, Denial},
    ids::MeetingId,
    meetings::{AttendeeKind, LARGEST_PAPER, MOST_PAPERS, MeetingType, Mode, PaperStage},
};
use futures::{StreamExt, stream};

use super::{
    Content, Received, abandon, begin, bring, change, finish, list, missing, open,
    preview::{Shown, show},
    progress, receive, remove, restore, sweep,
};
use crate::{
    Error, accounts,
    meetings::{check_in, create, get},
    scene::{Scene, at, person},
};

const DAY: i64 = 24 * 60;

type Piece = Result<Bytes, ()>;

struct Table {
    scene: Scene,
    ada: Actor,
    ben: Actor,
    eve: Actor,
    id: MeetingId,
}

async fn one(scene: &Scene, name: &str) -> Actor {
    let input = AccountInput {
        login: Some(name.to_owned()),
        name: Some(name.to_owned()),
        ..AccountInput::default()
    };
    let made = accounts::create(&scene.services, &Actor::system(), &input).await;
    let mut actor = person(made.unwrap().0.id.as_str());
    actor.name = name.to_owned();
    actor
}

/// Ada's meeting today from 14:00 to 15:00 (it is nine); Ben is asked to come, Eve to observe.
async fn table() -> Table {
    let scene = Scene::new();
    let mut people = Vec::new();
    for name in ["ada", "ben", "eve"] {
        people.push(one(&scene, name).await);
    }
    let asked = |who: &Actor, kind| {
        InviteInput::Full(Invite {
            account: who.account().cloned(),
            kind: Some(kind),
            ..Invite::default()
        })
    };
    let input = NewMeeting {
        topic: "Board".to_owned(),
        kind: Some(MeetingType::InternalRegular),
        mode: Mode::Online,
        start: Some(at("2026-11-20 14:00")),
        end: Some(at("2026-11-20 15:00")),
        attendees: vec![
            asked(&people[1], AttendeeKind::Required),
            asked(&people[2], AttendeeKind::Observer),
        ],
        ..NewMeeting::default()
    };
    let made = create(&scene.services, &people[0], &input).await.unwrap();
    let [ada, ben, eve]: [Actor; 3] = people.try_into().unwrap();
    let id = made.meeting.id;
    Table {
        scene,
        ada,
        ben,
        eve,
        id,
    }
}

fn pieces(all: &[&[u8]]) -> impl futures::Stream<Item = Piece> + Send + Unpin + use<> {
    let all: Vec<Piece> = all
        .iter()
        .map(|one| Ok(Bytes::copy_from_slice(one)))
        .collect();
    stream::iter(all)
}

fn announced(name: &str, size: u64, stage: PaperStage) -> BeginUpload {
    BeginUpload {
        name: name.to_owned(),
        size: Some(size),
        stage: Some(stage),
        fingerprint: "then".to_owned(),
        ..BeginUpload::default()
    }
}

impl Table {
    fn services(&self) -> &crate::Services {
        &self.scene.services
    }

    async fn add(&self, name: &str, stage: PaperStage, bytes: &[u8]) -> Paper {
        let wanted = announced(name, bytes.len() as u64, stage);
        self.bring(&wanted, bytes).await.unwrap()
    }

    async fn bring(&self, wanted: &BeginUpload, bytes: &[u8]) -> Result<Paper, Error> {
        let upload = begin(self.services(), &self.ada, &self.id, wanted)
            .await?
            .id;
        self.send(&upload, 0, &[bytes]).await?;
        finish(self.services(), &self.ada, &self.id, &upload).await
    }

    async fn send(&self, upload: &str, from: u64, all: &[&[u8]]) -> Result<Received, Error> {
        let (services, bytes) = (self.services(), pieces(all));
        receive(services, &self.ada, &self.id, upload, from, bytes).await
    }

    async fn open(&self, who: &Actor, paper: &Paper) -> Result<Content, Error> {
        open(self.services(), who, &self.id, &paper.id, None).await
    }

    async fn read(&self, content: &Content) -> Vec<u8> {
        let mut bytes = self
            .services()
            .files
            .get(&content.file, None)
            .await
            .unwrap();
        let mut all = Vec::new();
        while let Some(piece) = bytes.next().await {
            all.extend_from_slice(&piece.unwrap());
        }
        all
    }

    fn names(&self) -> Vec<String> {
        self.scene.fakes.files.names()
    }
}

fn denied<T: std::fmt::Debug>(answer: Result<T, Error>) -> Denial {
    match answer {
        Err(Error::Denied(denial)) => denial,
        other => panic!("{other:?}"),
    }
}

fn rule<T: std::fmt::Debug>(answer: Result<T, Error>) -> &'static str {
    match answer {
        Err(Error::Rule(rule)) => rule,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn r059_an_upload_that_broke_off_goes_on_where_it_was_and_is_the_same_in_the_end() {
    let table = table().await;
    let (services, ada, id) = (table.services(), &table.ada, &table.id);
    let wanted = announced("../预算 2026.pdf", 13, PaperStage::Before);
    let upload = begin(services, ada, id, &wanted).await.unwrap();
    assert_eq!((upload.offset, &*upload.name), (0, "预算 2026.pdf"));
    let broken = stream::iter(vec![Ok(Bytes::from_static(b"%PDF-")), Err(())]);
    let kept = receive(services, ada, id, &upload.id, 0, broken).await;
    assert_eq!(kept.unwrap().offset, 5, "what came is kept");
    assert_eq!(
        rule(finish(services, ada, id, &upload.id).await),
        "upload_unfinished"
    );
    assert_eq!(
        rule(table.send(&upload.id, 0, &[b"x"]).await),
        "offset_moved"
    );
    assert_eq!(
        rule(table.send(&upload.id, 9, &[b"x"]).await),
        "offset_moved"
    );

    let again = begin(services, ada, id, &wanted).await.unwrap();
    assert_eq!((&again.id, again.offset), (&upload.id, 5), "the same one");
    let another = announced("预算 2026.pdf", 2, PaperStage::After);
    let other = table.bring(&another, b"hi");
    assert_eq!(
        other.await.unwrap().name,
        "预算 2026.pdf",
        "another of this name"
    );
    assert_eq!(
        rule(table.send(&upload.id, 5, &[b"123456789"]).await),
        "paper_too_large"
    );
    table
        .send(&upload.id, 5, &[b"1.7\n", b"tail"])
        .await
        .unwrap();
    let told = progress(services, ada, id, &upload.id).await.unwrap();
    assert_eq!((told.offset, told.size), (13, 13));
    let paper = finish(services, ada, id, &upload.id).await.unwrap();
    let twice = finish(services, ada, id, &upload.id).await.unwrap();
    assert_eq!(twice, paper, "an answer that was lost is asked for again");
    let version = &paper.versions[0];
    assert_eq!((version.number, version.size, &*version.by), (1, 13, "ada"));
    assert_eq!(version.media_type, "application/pdf");
    let content = table.open(ada, &paper).await.unwrap();
    assert_eq!(table.read(&content).await, b"%PDF-1.7\ntail");
    assert!(
        !table
            .names()
            .iter()
            .any(|name| name.starts_with("uploads/"))
    );
    let told = table.scene.fakes.memory.journal();
    let told = told
        .iter()
        .filter(|row| row.action == "meetings.add_paper" && row.result == "ok");
    assert_eq!(
        told.map(|row| row.subject_id.as_str()).collect::<Vec<_>>(),
        [id.as_str(); 2]
    );
}

#[tokio::test]
async fn r059_two_that_send_the_same_file_do_not_mix_and_nobody_sends_for_another() {
    let table = table().await;
    let (services, ada, id) = (table.services(), &table.ada, &table.id);
    let wanted = announced("a.txt", 8, PaperStage::Before);
    let upload = begin(services, ada, id, &wanted).await.unwrap().id;
    let (one, two) = tokio::join!(
        table.send(&upload, 0, &[b"12345678"]),
        table.send(&upload, 0, &[b"12345678"]),
    );
    let moved =
        |answer: &Result<Received, Error>| matches!(answer, Err(Error::Rule("offset_moved")));
    assert!(
        one.is_ok() != two.is_ok() && (moved(&one) || moved(&two)),
        "{one:?} {two:?}"
    );
    let bytes = pieces(&[b"x"]);
    let theirs = receive(services, &table.ben, id, &upload, 8, bytes).await;
    assert!(
        matches!(theirs, Err(Error::NotFound("upload"))),
        "{theirs:?}"
    );
    let theirs = begin(services, &table.ben, id, &wanted).await;
    assert_eq!(
        denied(theirs),
        Denial::NotYours,
        "only who looks after it brings papers"
    );
    abandon(services, ada, id, &upload).await.unwrap();
    assert!(table.names().is_empty(), "given up leaves nothing");
    let gone = progress(services, ada, id, &upload).await;
    assert!(matches!(gone, Err(Error::NotFound("upload"))), "{gone:?}");
}

#[tokio::test]
async fn r059_a_form_that_breaks_off_leaves_nothing() {
    let table = table().await;
    let (services, ada, id) = (table.services(), &table.ada, &table.id);
    let most = announced("a.txt", 1_000, PaperStage::Before);
    let broken = stream::iter(vec![Ok(Bytes::from_static(b"half")), Err(())]);
    assert_eq!(
        rule(bring(services, ada, id, &most, broken).await),
        "upload_unfinished"
    );
    assert!(table.names().is_empty());
    let whole = pieces(&[b"who", b"le"]);
    let paper = bring(services, ada, id, &most, whole).await.unwrap();
    assert_eq!(paper.versions[0].size, 5);
}

#[tokio::test]
async fn r059_limits_are_told_before_a_byte_is_sent() {
    let mut table = table().await;
    table.scene.services.files_per_meeting = 1_000;
    let (services, ada, id) = (table.services(), &table.ada, &table.id);
    let ask = |size| announced("a.bin", size, PaperStage::Before);
    let large = begin(services, ada, id, &ask(LARGEST_PAPER + 1)).await;
    assert_eq!(rule(large), "paper_too_large");
    assert_eq!(
        rule(begin(services, ada, id, &ask(1_001)).await),
        "papers_full"
    );
    let first = begin(services, ada, id, &ask(600)).await.unwrap().id;
    let second = begin(services, ada, id, &ask(500)).await;
    assert_eq!(rule(second), "papers_full", "what is on its way counts");
    abandon(services, ada, id, &first).await.unwrap();
    for wrong in [
        BeginUpload::default(),
        BeginUpload {
            size: None,
            ..ask(1)
        },
        announced("a\u{7}.txt", 1, PaperStage::Before),
        announced(&"x".repeat(201), 1, PaperStage::Before),
        announced("folder/", 1, PaperStage::Before),
    ] {
        let answer = begin(services, ada, id, &wrong).await;
        assert!(
            matches!(answer, Err(Error::Invalid(_))),
            "{wrong:?} {answer:?}"
        );
    }
    for number in 0..MOST_PAPERS {
        table
            .add(&format!("{number}.txt"), PaperStage::Before, b"x")
            .await;
    }
    assert_eq!(
        rule(begin(services, ada, id, &ask(1)).await),
        "too_many_papers"
    );
    let empty = list(services, ada, id).await.unwrap().items.remove(0);
    remove(services, ada, id, &empty.id, None).await.unwrap();
    table.add("empty", PaperStage::Before, b"").await;
    assert_eq!(
        rule(restore(services, ada, id, &empty.id).await),
        "too_many_papers"
    );
}

#[tokio::test]
async fn r059_a_full_disk_is_told_loses_nothing_else_and_the_upload_goes_on_later() {
    let table = table().await;
    let (services, ada, id) = (table.services(), &table.ada, &table.id);
    let kept = table.add("kept.txt", PaperStage::Before, b"kept").await;
    let disk = &table.scene.fakes.files;
    let reserve = 256 * 1024 * 1024;
    disk.set_disk(Some(reserve + 100));
    let large = announced("large.bin", 1_000, PaperStage::Before);
    assert_eq!(
        rule(begin(services, ada, id, &large).await),
        "no_room_for_files"
    );
    let upload = begin(
        services,
        ada,
        id,
        &announced("b.txt", 8, PaperStage::Before),
    )
    .await;
    let upload = upload.unwrap().id;
    table.send(&upload, 0, &[b"1234"]).await.unwrap();
    disk.set_disk(Some(reserve));
    assert_eq!(
        rule(table.send(&upload, 4, &[b"5678"]).await),
        "no_room_for_files"
    );
    let known = table.open(&table.ben, &kept).await.unwrap();
    assert_eq!(table.read(&known).await, b"kept");
    get(services, &table.ben, id).await.unwrap();
    disk.set_disk(None);
    let upload = progress(services, ada, id, &upload).await.unwrap();
    assert_eq!(upload.offset, 4);
    table.send(&upload.id, 4, &[b"5678"]).await.unwrap();
    let paper = finish(services, ada, id, &upload.id).await.unwrap();
    let content = table.open(ada, &paper).await.unwrap();
    assert_eq!(table.read(&content).await, b"12345678");
}

#[tokio::test]
async fn r050_r062_r063_r064_each_stage_opens_at_its_time_for_its_people() {
    let table = table().await;
    let (services, clock) = (table.services(), &table.scene.fakes.clock);
    let (ada, ben, eve, id) = (&table.ada, &table.ben, &table.eve, &table.id);
    let before = table.add("plan.txt", PaperStage::Before, b"plan").await;
    let during = table
        .add("offer.txt", PaperStage::InMeeting, b"offer")
        .await;
    let after = table
        .add("minutes.txt", PaperStage::After, b"minutes")
        .await;
    let stranger = person("stranger");
    for paper in [&before, &during, &after] {
        assert!(table.open(ada, paper).await.is_ok());
        let agenda = Denial::ObserversSeeTheAgenda;
        assert_eq!(denied(table.open(eve, paper).await), agenda);
        assert_eq!(
            denied(table.open(&stranger, paper).await),
            Denial::NotInvited
        );
    }
    assert_eq!(
        denied(list(services, eve, id).await),
        Denial::ObserversSeeTheAgenda
    );
    assert!(
        get(services, eve, id)
            .await
            .unwrap()
            .papers
            .items
            .is_empty()
    );
    assert!(table.open(ben, &before).await.is_ok(), "in advance");
    assert_eq!(denied(table.open(ben, &during).await), Denial::CheckInFirst);
    assert_eq!(
        denied(table.open(ben, &after).await),
        Denial::AfterTheMeeting
    );
    let seen = list(services, ben, id).await.unwrap();
    let names: Vec<_> = seen.items.iter().map(|one| &*one.name).collect();
    assert_eq!((names, seen.after_check_in), (vec!["plan.txt"], 1));

    assert_eq!(rule(check_in(services, ben, id).await), "check_in_closed");
    assert_eq!(
        denied(check_in(services, &stranger, id).await),
        Denial::NotInvited
    );
    clock.set(at("2026-11-20 13:30"));
    let stamp = get(services, ada, id).await.unwrap().stamp;
    let there = check_in(services, ben, id).await.unwrap();
    assert_eq!(there.papers.checked_in_at, Some(at("2026-11-20 13:30")));
    clock.set(at("2026-11-20 14:10"));
    let twice = check_in(services, ben, id).await.unwrap();
    assert_eq!(
        twice.papers.checked_in_at, there.papers.checked_in_at,
        "twice is once"
    );
    let kept = get(services, ada, id).await.unwrap();
    assert_eq!(kept.attendees[0].checked_in_at, there.papers.checked_in_at);
    assert_ne!(kept.stamp, stamp, "open pages hear of it");
    assert!(table.open(ben, &during).await.is_ok());
    check_in(services, eve, id).await.unwrap();
    let agenda = Denial::ObserversSeeTheAgenda;
    assert_eq!(
        denied(table.open(eve, &during).await),
        agenda,
        "there, and an observer"
    );
    clock.set(at("2026-11-20 15:00"));
    assert!(table.open(ben, &after).await.is_ok());
    let own = check_in(services, ada, id).await;
    assert_eq!(
        denied(own),
        Denial::NotInvited,
        "calls it, and is not asked"
    );
    let late = table
        .add("resolutions.txt", PaperStage::After, b"we resolve")
        .await;
    assert!(table.open(ben, &late).await.is_ok(), "added afterwards");
}

#[tokio::test]
async fn r061_a_new_version_stands_beside_the_old_and_changes_the_stamp() {
    let table = table().await;
    let (services, ada, ben, id) = (table.services(), &table.ada, &table.ben, &table.id);
    let paper = table.add("plan.txt", PaperStage::Before, b"first").await;
    let first = get(services, ben, id).await.unwrap();
    let wanted = BeginUpload {
        paper: Some(paper.id.clone()),
        ..announced("plan v2.txt", 6, PaperStage::After)
    };
    let newer = table.bring(&wanted, b"second").await.unwrap();
    assert_eq!((&newer.id, newer.stage), (&paper.id, PaperStage::Before));
    assert_eq!(newer.versions.len(), 2);
    let second = get(services, ben, id).await.unwrap();
    assert_ne!(first.stamp, second.stamp);
    assert_eq!(second.papers.items, std::slice::from_ref(&newer));
    for (number, said) in [(1, &b"first"[..]), (2, b"second")] {
        let content = open(services, ben, id, &paper.id, Some(number))
            .await
            .unwrap();
        assert_eq!(table.read(&content).await, said);
    }
    let third = open(services, ben, id, &paper.id, Some(3)).await;
    assert!(matches!(third, Err(Error::NotFound("paper"))), "{third:?}");
    let stage = ChangePaper {
        name: Some("the plan.txt".to_owned()),
        stage: Some(PaperStage::After),
    };
    let theirs = change(services, ben, id, &paper.id, &stage, None).await;
    assert_eq!(denied(theirs), Denial::NotYours);
    let stale = change(services, ada, id, &paper.id, &stage, Some(1)).await;
    assert!(matches!(stale, Err(Error::Stale(2))), "{stale:?}");
    let changed = change(services, ada, id, &paper.id, &stage, Some(2))
        .await
        .unwrap();
    assert_eq!(
        (&*changed.name, changed.stage),
        ("the plan.txt", PaperStage::After)
    );
    assert_eq!(
        denied(table.open(ben, &paper).await),
        Denial::AfterTheMeeting
    );
}

#[tokio::test]
async fn r059_taken_off_is_put_back_for_a_day_and_then_leaves_nothing() {
    let table = table().await;
    let (services, clock) = (table.services(), &table.scene.fakes.clock);
    let (ada, id) = (&table.ada, &table.id);
    let paper = table.add("a.txt", PaperStage::Before, b"shared").await;
    let twin = table.add("b.txt", PaperStage::Before, b"shared").await;
    assert_eq!(table.names().len(), 1, "one content for both");
    remove(services, ada, id, &paper.id, None).await.unwrap();
    let gone = table.open(&table.ben, &paper).await;
    assert!(matches!(gone, Err(Error::NotFound("paper"))), "{gone:?}");
    let seen = list(services, ada, id).await.unwrap();
    assert_eq!((seen.items.len(), &*seen.removed[0].id), (1, &*paper.id));
    assert!(
        list(services, &table.ben, id)
            .await
            .unwrap()
            .removed
            .is_empty()
    );
    clock.forward(DAY - 1);
    sweep(services).await.unwrap();
    assert_eq!(
        restore(services, ada, id, &paper.id).await.unwrap().name,
        "a.txt"
    );
    for one in [&paper, &twin] {
        remove(services, ada, id, &one.id, None).await.unwrap();
    }
    clock.forward(DAY);
    assert_eq!(
        rule(restore(services, ada, id, &twin.id).await),
        "restore_too_late"
    );
    let half = begin(
        services,
        ada,
        id,
        &announced("h.txt", 9, PaperStage::Before),
    )
    .await;
    table.send(&half.unwrap().id, 0, &[b"half"]).await.unwrap();
    let other = table.add("c.txt", PaperStage::Before, b"stays").await;
    assert!(missing(services).await.unwrap().is_empty());
    clock.forward(2 * DAY);
    sweep(services).await.unwrap();
    assert_eq!(table.names().len(), 1, "{:?}", table.names());
    let content = table.open(ada, &other).await.unwrap();
    assert_eq!(table.read(&content).await, b"stays");

    services.files.delete(&content.file).await.unwrap();
    let told = missing(services).await.unwrap();
    assert_eq!(
        told,
        [format!("paper {}: version 1 has no content", other.id)]
    );
}

#[tokio::test]
async fn r060_papers_are_shown_by_what_is_in_them_to_whom_may_read_them() {
    let table = table().await;
    let (services, id) = (table.services(), &table.id);
    let book = include_bytes!("../../../tests/papers/book.xlsx");
    let office = b"PK\x03\x04 [Content_Types].xml word/document.xml";
    let look = |who: Actor, paper: Paper| async move {
        show(services, &who, id, &paper.id, None, Locale::Zh).await
    };
    let stage = PaperStage::Before;
    let words = table.add("notes.md", stage, "# 议程".as_bytes()).await;
    let shown = look(table.ben.clone(), words.clone()).await.unwrap();
    assert!(matches!(&shown, Shown::Html(html) if html.contains("<h1>议程</h1>")));
    assert_eq!(
        denied(look(table.eve.clone(), words).await),
        Denial::ObserversSeeTheAgenda
    );
    let sheet = table.add("预算.xlsx", stage, book).await;
    let shown = look(table.ben.clone(), sheet).await.unwrap();
    assert!(matches!(&shown, Shown::Html(html) if html.contains("<td>科目</td>")));
    let picture = table.add("p.png", stage, b"\x89PNG\r\n\x1a\n....").await;
    let shown = look(table.ben.clone(), picture).await.unwrap();
    assert!(matches!(&shown, Shown::File { media_type, .. } if media_type == "image/png"));
    let letter = table.add("letter.docx", stage, office).await;
    assert_eq!(rule(look(table.ben.clone(), letter).await), "no_converter");
    let damaged = table.add("damaged.pdf", stage, b"%PDF-1.7 nothing").await;
    assert_eq!(rule(look(table.ben.clone(), damaged).await), "no_preview");
    let other = table.add("a.bin", stage, b"\0\x01\x02").await;
    assert_eq!(rule(look(table.ben.clone(), other).await), "no_preview");
    let drawing = table.add("a.svg", stage, b"<svg onload='alert(1)'>").await;
    let shown = look(table.ben.clone(), drawing).await.unwrap();
    assert!(matches!(&shown, Shown::Html(html) if html.contains("&lt;svg onload=")));
}
