//! Numbers as figures and as words, and how many people.

/// English numbers that people spell.
const ENGLISH: [(&str, u32); 15] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("a dozen", 12),
];
const PEOPLE: [&str; 16] = [
    "people",
    "persons",
    "person",
    "participants",
    "attendees",
    "guests",
    "seats",
    "heads",
    "pax",
    "ppl",
    "of us",
    "个人",
    "人",
    "位",
    "座",
    "名",
];
/// What makes a number something else than heads.
const OTHER: [&str; 18] = [
    ":", "点", "时", "月", "号", "日", "pm", "am", "h", "hr", "hrs", "hour", "hours", "min",
    "mins", "minute", "minutes", "分",
];
/// More people than any room has seats.
const MOST_PEOPLE: u32 = 100_000;

/// What is left after `word`; an English word ends where it ends.
pub(super) fn word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let left = text.strip_prefix(word)?;
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let runs_on = letter(word.chars().last()) && letter(left.chars().next());
    (!runs_on).then_some(left)
}

/// The first of `words` that stands here.
pub(super) fn any<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|one| word(text, one))
}

/// At most four digits.
pub(super) fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (figures, left) = text.split_at(end);
    (figures.len() <= 4)
        .then(|| figures.parse().ok().map(|number| (number, left)))
        .flatten()
}

/// A whole number: figures, English or Chinese words.
pub(super) fn whole(text: &str) -> Option<(u32, &str)> {
    digits(text).or_else(|| chinese(text)).or_else(|| {
        let found = ENGLISH.iter();
        found
            .filter_map(|(name, number)| Some((*number, word(text, name)?)))
            .next()
    })
}

/// Up to 99: 六, 十二, 二十五.
fn chinese(text: &str) -> Option<(u32, &str)> {
    let (mut number, mut left, mut any) = (0, text, false);
    let mut unit = None;
    // Four characters at most: 二十五 and one to look at.
    for _ in 0..4 {
        let Some(next) = left.chars().next() else {
            break;
        };
        if next == '十' {
            number = unit.take().unwrap_or(1) * 10;
        } else if let Some(figure) = figure(next) {
            unit = Some(figure);
        } else {
            break;
        }
        any = true;
        left = left.get(next.len_utf8()..)?;
    }
    any.then_some((number + unit.unwrap_or(0), left))
}

fn figure(c: char) -> Option<u32> {
    let figures = "零一二三四五六七八九";
    let place = figures.chars().position(|one| one == c);
    match c {
        '两' => Some(2),
        '〇' => Some(0),
        _ => place.and_then(|place| u32::try_from(place).ok()),
    }
}

/// In tenths, so that "1.5" is 15.
pub(super) fn tenths(text: &str) -> Option<(u32, &str)> {
    let (number, left) = whole(text)?;
    let part = left
        .strip_prefix(['.', ','])
        .and_then(digits)
        .filter(|(part, _)| *part < 10);
    Some(match part {
        Some((part, left)) => (number * 10 + part, left),
        None => (number * 10, left),
    })
}

/// "6 people", "6人", "6 to 8 people", "for 6".
pub(super) fn people(text: &str) -> Option<(u32, &str)> {
    let asked = word(text, "for").map(str::trim_start);
    let (mut number, mut left) = whole(asked.unwrap_or(text))?;
    let between = ["-", "to", "到", "至"];
    let more = any(left.trim_start(), &between).and_then(|after| whole(after.trim_start()));
    if let Some((more, after)) =
        more.filter(|(_, after)| any(after.trim_start(), &PEOPLE).is_some())
    {
        (number, left) = (more, after);
    }
    let behind = left.trim_start();
    let left = match any(behind, &PEOPLE) {
        Some(left) => left,
        None if asked.is_some() && any(behind, &OTHER).is_none() => left,
        None => return None,
    };
    (1..=MOST_PEOPLE)
        .contains(&number)
        .then_some((number, left))
}
