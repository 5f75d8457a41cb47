use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn small() -> Week {
    let mut week = Week::new(
        at("2026-11-20T01:00:00Z"),
        at("2026-11-15T16:00:00Z"),
        at("2026-11-22T16:00:00Z"),
    );
    week.subjects.push("Stand-up".to_owned());
    week.room("plum".into(), 7);
    week.room("orchid".into(), 3);
    let over_midnight = week.minutes(at("2026-11-15T15:30:00Z"), at("2026-11-15T16:30:00Z"));
    week.push("a".into(), over_midnight, 1, 0);
    let to_the_second = week.minutes(at("2026-11-16T01:00:30Z"), at("2026-11-16T01:30:01Z"));
    let flags = flag::PENDING | flag::PRIVATE;
    week.push("b".into(), to_the_second, 0, flags);
    week
}

#[test]
fn r081_a_week_is_read_back_as_it_was_written() {
    let week = small();
    let text = serde_json::to_string(&week).unwrap();
    let read: Week = serde_json::from_str(&text).unwrap();
    assert_eq!(read, week);
    let rows: Vec<_> = read.rows().collect();
    assert_eq!(
        (rows[0].0.as_str(), rows[0].1, rows[0].2.len()),
        ("plum", 7, 0)
    );
    let orchid: Vec<_> = rows[1]
        .2
        .iter()
        .map(|row| (row.start, row.length))
        .collect();
    assert_eq!(
        orchid,
        [(-30, 60), (540, 31)],
        "minutes cover what lies between them"
    );
    assert_eq!((rows[1].2[0].subject, rows[1].2[1].subject), (1, 0));
}

#[test]
fn the_shape_of_a_week() {
    insta::assert_json_snapshot!(small());
}

#[test]
fn columns_that_do_not_fit_together_end_early() {
    let mut week = small();
    week.counts = vec![40, u32::MAX];
    week.subject_of = vec![1, 900];
    let rows: Vec<_> = week.rows().collect();
    assert_eq!((rows[0].2.len(), rows[1].2.len()), (1, 0));
}
