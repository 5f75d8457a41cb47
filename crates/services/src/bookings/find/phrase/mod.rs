//! Reads what somebody typed: "a room for 6 with a screen from 14:00 for an hour", "明天下午两点
//! 6个人 带屏幕 一个半小时". Both languages at once, as people mix them. Pure.
//!
//! At each place the first reader that knows what stands there takes it; what nobody knows is
//! handed back, so that the page can say so. Start at [`read`].

mod day;
mod number;
#[cfg(test)]
mod tests;
mod things;
mod time;

use jiff::civil::{Date, DateTime, Time};

pub(super) use things::Things;

/// Longest text that is read, in characters.
pub(super) const LONGEST: usize = 200;
/// Words between the others that say nothing by themselves.
const FILLERS: [&str; 58] = [
    "a",
    "an",
    "the",
    "room",
    "rooms",
    "meeting",
    "with",
    "and",
    "in",
    "on",
    "of",
    "at",
    "from",
    "for",
    "by",
    "to",
    "around",
    "about",
    "need",
    "want",
    "find",
    "book",
    "please",
    "i",
    "we",
    "me",
    "us",
    "is",
    "has",
    "have",
    "having",
    "free",
    "this",
    "or",
    "seating",
    "会议室",
    "房间",
    "会议",
    "需要",
    "想要",
    "我们",
    "我",
    "要",
    "找",
    "订",
    "有",
    "带",
    "的",
    "从",
    "在",
    "和",
    "及",
    "一个",
    "一间",
    "间",
    "个",
    "请",
    "开始",
];

/// What was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    pub people: Option<u32>,
    pub date: Option<Date>,
    pub time: Option<Time>,
    pub minutes: Option<u32>,
    /// As the house calls it; what the house does not have stands as a known word of it.
    pub equipment: Vec<String>,
    pub building: Option<String>,
    /// Names of rooms.
    pub rooms: Vec<String>,
    /// What nobody understood, word by word.
    pub rest: Vec<String>,
}

/// Reads `text`; `now` is the reader's wall clock, for "tomorrow" and "now".
pub(super) fn read(text: &str, now: DateTime, things: &Things) -> Phrase {
    let plain = plain(text);
    let mut reader = Reader {
        now,
        things,
        phrase: Phrase::default(),
        end: None,
    };
    let mut left = plain.as_str();
    while !left.is_empty() {
        left = reader.step(left);
    }
    reader.done()
}

/// Lower case, one kind of digits and of punctuation.
fn plain(text: &str) -> String {
    let same = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '：' => ':',
        '，' | '。' | '、' | '；' | ',' | ';' | '!' | '?' | '！' | '？' | '“' | '”' | '"' => {
            ' '
        }
        '–' | '—' | '～' | '~' => '-',
        other => other,
    };
    let short = text.chars().take(LONGEST);
    short.map(same).flat_map(char::to_lowercase).collect()
}

struct Reader<'a> {
    now: DateTime,
    things: &'a Things,
    phrase: Phrase,
    end: Option<Time>,
}

impl Reader<'_> {
    /// Takes one piece; answers what is left, which is always shorter.
    fn step<'t>(&mut self, text: &'t str) -> &'t str {
        let trimmed = text.trim_start();
        if trimmed.len() < text.len() {
            return trimmed;
        }
        match self.take(text) {
            Some(left) => left,
            None => self.skip(text),
        }
    }

    fn take<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        self.named(text)
            .or_else(|| self.day(text))
            .or_else(|| self.times(text))
            .or_else(|| self.length(text))
            .or_else(|| self.people(text))
            .or_else(|| self.equipment(text))
            .or_else(|| filler(text))
    }

    fn named<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        if let Some((name, left)) = self.things.room(text) {
            self.phrase.rooms.push(name.to_owned());
            return Some(left);
        }
        let (name, left) = self.things.building(text)?;
        self.phrase.building = Some(name.to_owned());
        Some(left)
    }

    fn equipment<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let (name, left) = self.things.equipment(text)?;
        if !self.phrase.equipment.contains(&name) {
            self.phrase.equipment.push(name);
        }
        Some(left)
    }

    fn day<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let (date, left) = day::day(text, self.now.date())?;
        self.phrase.date = Some(date);
        Some(left)
    }

    fn times<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        if let Some(left) = number::word(text, "now").or_else(|| text.strip_prefix("现在")) {
            self.phrase.time = Some(self.now.time());
            return Some(left);
        }
        if let Some((end, left)) = time::until(text, self.phrase.time) {
            self.end = Some(end);
            return Some(left);
        }
        let (time, end, left) = time::from(text)?;
        self.phrase.time = Some(time);
        self.end = end.or(self.end);
        Some(left)
    }

    fn length<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let text = number::word(text, "for").map_or(text, str::trim_start);
        let (minutes, left) = time::length(text)?;
        self.phrase.minutes = Some(minutes);
        Some(left)
    }

    fn people<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let (people, left) = number::people(text)?;
        self.phrase.people = Some(people);
        Some(left)
    }

    /// What nobody takes: an English word whole, else one character.
    fn skip<'t>(&mut self, text: &'t str) -> &'t str {
        let word = text
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(text.len());
        let first = text.chars().next().map_or(1, char::len_utf8);
        let cut = word.max(first);
        let (skipped, left) = text.split_at(cut);
        if skipped.chars().all(char::is_alphanumeric) {
            self.unknown(skipped);
        }
        left
    }

    /// Characters of one Chinese word come one by one.
    fn unknown(&mut self, word: &str) {
        let chinese = |text: &str| !text.is_ascii();
        match self.phrase.rest.last_mut() {
            Some(last) if chinese(last) && chinese(word) => last.push_str(word),
            _ => self.phrase.rest.push(word.to_owned()),
        }
    }

    /// An end becomes a length.
    fn done(mut self) -> Phrase {
        if let (Some(start), Some(end)) = (self.phrase.time, self.end) {
            let seconds = end.duration_since(start).as_secs();
            // Past midnight is tomorrow.
            let seconds = seconds.rem_euclid(24 * 3_600);
            let minutes = u32::try_from(seconds / 60).ok().filter(|one| *one > 0);
            self.phrase.minutes = minutes.or(self.phrase.minutes);
        }
        self.phrase
    }
}

fn filler(text: &str) -> Option<&str> {
    let mut best: Option<&str> = None;
    for one in FILLERS {
        let left = number::word(text, one);
        if let Some(left) = left.filter(|left| best.is_none_or(|best| left.len() < best.len())) {
            best = Some(left);
        }
    }
    best
}
