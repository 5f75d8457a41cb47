//! A row as HTML. Subjects and names are what people typed: every one of them goes through
//! [`escaped`].

use std::fmt::Write as _;

use jiff::Timestamp;

use super::{
    board::Item,
    days::{Days, Piece},
    lines::Line,
    views::DAYS,
};
use crate::{
    bookings::{
        calendar::{facts, look, word_of_look},
        lanes::lanes,
        views::RoomRow,
    },
    text::{
        Locale,
        words::{bookings as words, ui},
    },
    zones::weekday_short,
};

/// A block narrower than this, in pixels, carries no text: two letters say nothing.
const LEAST_FOR_TEXT: f64 = 46.0;
/// Minutes of a day.
const DAY: i32 = 1_440;

/// What all rows are painted with.
pub struct Pen<'a> {
    /// The reader's language.
    pub locale: Locale,
    /// Minutes to places.
    pub days: &'a Days,
    /// The minute that colours are for.
    pub now: Timestamp,
    /// How wide a day is, in pixels.
    pub day_width: f64,
    /// Whether the page's program is there, which walks by arrow keys: one tab stop for all.
    pub walks: bool,
}

/// What must not be read as HTML.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

impl Pen<'_> {
    /// The number of today's day, when it is in this week.
    #[must_use]
    pub fn today(&self) -> Option<usize> {
        self.days.day_of(self.days.minute(self.now))
    }

    /// A line with the cells of its seven days; a building's name has none.
    #[must_use]
    pub fn line(&self, at: usize, (line, top): (&Line, i32), cells: &[String; DAYS]) -> String {
        // The heads are the first row.
        let number = at + 2;
        match line {
            Line::Place(name) => format!(
                "<div class=\"week-place\" role=\"row\" aria-rowindex=\"{number}\" \
                 style=\"top:{top}px\"><div role=\"rowheader\" aria-colspan=\"{}\">{}</div></div>",
                DAYS + 1,
                escaped(name)
            ),
            Line::Room(room) => self.room(number, top, room, cells),
        }
    }

    fn room(&self, number: usize, top: i32, room: &RoomRow, cells: &[String; DAYS]) -> String {
        let mut out = String::with_capacity(512 + cells.iter().map(String::len).sum::<usize>());
        let off = if room.disabled { " week-row-off" } else { "" };
        let (id, name) = (escaped(room.id.as_str()), escaped(&room.name));
        let facts = escaped(&facts(self.locale, room));
        let _ = write!(
            out,
            "<div class=\"week-row{off}\" role=\"row\" aria-rowindex=\"{number}\" \
             data-room=\"{id}\" style=\"top:{top}px\"><div class=\"week-room\" \
             role=\"rowheader\" aria-label=\"{name}, {facts}\"{}>\
             <span class=\"week-name\" dir=\"auto\">{name}</span> \
             <span class=\"week-facts\">{facts}</span>",
            self.tab(),
        );
        if !room.disabled {
            let _ = write!(
                out,
                "<a class=\"week-book button\" rel=\"external\" \
                 href=\"/bookings/new?room={id}&amp;date={}\" aria-label=\"{}\"{}>{}</a>",
                self.days.date(self.today().unwrap_or(0)),
                escaped(&words::book_room(self.locale, &room.name)),
                self.tab(),
                words::book(self.locale),
            );
        }
        out.push_str("</div>");
        let today = self.today();
        for (day, cell) in cells.iter().enumerate() {
            let class = if today == Some(day) {
                " week-today"
            } else {
                ""
            };
            let _ = write!(
                out,
                "<div class=\"week-cell{class}\" role=\"gridcell\">{cell}</div>"
            );
        }
        out.push_str("</div>");
        out
    }

    /// What stands in the seven days of a room.
    #[must_use]
    pub fn cells(&self, items: &[Item]) -> [String; DAYS] {
        let mut cells: [String; DAYS] = Default::default();
        let lanes = lanes(items.iter().map(|one| (one.start, one.end)));
        for (item, lane) in items.iter().zip(lanes) {
            let look = self.look(item);
            let label = format!("{}, {}", self.subject(item), self.stands(item));
            for piece in self.days.pieces(item.start, item.end) {
                self.block(&mut cells[piece.day], item, (piece, lane), (look, &label));
            }
        }
        cells
    }

    fn block(
        &self,
        out: &mut String,
        item: &Item,
        (piece, (lane, lanes)): (Piece, (usize, usize)),
        (look, label): (&str, &str),
    ) {
        let hatched = if look == "pending" { " hatched" } else { "" };
        let (left, width) = (piece.left, piece.width);
        let _ = write!(
            out,
            "<a class=\"week-block{hatched}\" dir=\"auto\" rel=\"external\" data-state=\"{look}\" \
             href=\"/bookings/{}\"{} style=\"left:{left:.2}%;width:{width:.2}%",
            escaped(item.id.as_str()),
            self.tab(),
        );
        if lanes > 1 {
            let _ = write!(out, ";--lane:{lane};--lanes:{lanes}");
        }
        let _ = write!(out, "\" aria-label=\"{}\">", escaped(label));
        if width / 100.0 * self.day_width >= LEAST_FOR_TEXT {
            push_escaped(out, self.subject(item));
        }
        out.push_str("</a>");
    }

    /// What about, or that the reader may not know.
    #[must_use]
    pub fn subject<'b>(&self, item: &'b Item) -> &'b str {
        match &*item.subject {
            "" => words::busy(self.locale),
            subject => subject,
        }
    }

    fn look(&self, item: &Item) -> &'static str {
        look(item.status, self.days.slot(item.start, item.end), self.now)
    }

    /// "Tue 09:00 to 09:30, In progress".
    #[must_use]
    pub fn stands(&self, item: &Item) -> String {
        let word = word_of_look(self.locale, self.look(item));
        format!("{}, {word}", self.when(item))
    }

    /// "Tue 09:00 to 09:30"; with the weekday twice when it ends on another day.
    fn when(&self, item: &Item) -> String {
        let (day, start) = self.words_of(item.start);
        if item.all_day {
            return format!("{day}, {}", words::all_day(self.locale));
        }
        let (last_day, end) = self.words_of(item.end);
        let short = item.end - item.start < DAY;
        let end = match (day == last_day && short, end.as_str()) {
            (true, _) => end,
            (false, "00:00") if short => "24:00".to_owned(),
            (false, _) => format!("{last_day} {end}"),
        };
        format!("{day} {}", ui::from_to(self.locale, &start, &end))
    }

    /// A minute as weekday and time. Within the week without asking the zone's rules.
    fn words_of(&self, minute: i32) -> (&'static str, String) {
        if let Some(day) = self.days.day_of(minute) {
            let wall = self.days.wall(day, minute);
            let name = weekday_short(self.locale, self.days.date(day).weekday());
            return (name, format!("{:02}:{:02}", wall / 60, wall % 60));
        }
        let at = self.days.instant(minute);
        let name = weekday_short(self.locale, self.days.zone.day(at).weekday());
        (name, self.days.zone.time(at))
    }

    fn tab(&self) -> &'static str {
        if self.walks { " tabindex=\"-1\"" } else { "" }
    }
}

/// The first lines, for the page as the server sends it.
#[cfg(feature = "ssr")]
#[must_use]
pub fn first_rows(
    pen: &Pen<'_>,
    board: &super::board::Board,
    lines: &super::lines::Lines,
    count: usize,
) -> String {
    let all = (0..lines.len().min(count)).filter_map(|at| Some((at, lines.get(at)?)));
    let html = all.map(|(at, line)| {
        let cells = match line.0 {
            Line::Room(room) => pen.cells(board.items(&room.id)),
            Line::Place(_) => Default::default(),
        };
        pen.line(at, line, &cells)
    });
    html.collect()
}
