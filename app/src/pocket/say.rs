//! Words what is mine, in the reader's language and zone; on the server only.

use contract::meetings::{MyMeeting, Task, TaskKind};
use domain::meetings::Mode;

use super::views::{Mine, MyTask, ToAnswer};
use crate::{
    meetings::{
        page::people::asked_as,
        words::{Course, kind_word, mode_word, participation_word, place_word, when},
    },
    notices::words::moment,
    text::{Locale, words::pocket as words},
    zones::{Zone, date_short},
};

/// A meeting of mine.
pub(super) fn mine(locale: Locale, zone: &Zone, one: &MyMeeting) -> Mine {
    let (meeting, own) = (&one.meeting, one.attending.as_ref());
    let said = |said| (said, participation_word(locale, said).to_owned());
    Mine {
        id: meeting.id.to_string(),
        topic: meeting.topic.clone(),
        course: Course::of(meeting),
        day: date_short(locale, zone.day(meeting.start)),
        span: zone.span(locale, meeting.start, meeting.end),
        facts: facts(locale, one),
        said: own.map(|own| said(own.participation)),
        here_since: own.and_then(|own| own.checked_in_at.map(|at| zone.time(at))),
    }
}

/// "Plum · Hybrid · Required": where, how, as what.
fn facts(locale: Locale, one: &MyMeeting) -> String {
    let meeting = &one.meeting;
    let role = match &one.attending {
        Some(own) => Some(kind_word(locale, own.kind)),
        None => meeting.mine.then(|| words::you_called(locale)),
    };
    let mode = (meeting.mode != Mode::InPerson).then(|| mode_word(locale, meeting.mode));
    let place = place_word(locale, &meeting.place);
    let place = Some(place).filter(|place| !place.is_empty());
    let parts = [place, mode.map(str::to_owned), role.map(str::to_owned)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What is asked of me, with when and where in my own time.
pub(super) fn task(locale: Locale, zone: &Zone, one: Task) -> MyTask {
    let (title, about) = said(locale, zone, &one);
    let asks = one.meeting.filter(|_| one.kind == TaskKind::Answer);
    let answer = asks.map(|meeting| ToAnswer {
        meeting: meeting.to_string(),
        name: words::answer_to(locale, &one.what),
        asked: one.asked_as.map(|kind| asked_as(locale, kind).to_owned()),
    });
    MyTask {
        id: one.id,
        title,
        about,
        link: one.link,
        answer,
    }
}

fn said(locale: Locale, zone: &Zone, one: &Task) -> (String, Vec<String>) {
    let when = when(locale, zone, one.start, one.end);
    let place = place_word(locale, &one.place);
    let until = || words::due(locale, &moment(locale, zone, one.due));
    let (title, about) = match one.kind {
        TaskKind::Answer => (one.what.clone(), vec![when, place]),
        TaskKind::AgendaItem => {
            let of = one.of.clone().unwrap_or_default();
            (words::you_lead(locale, &one.what), vec![when, of, place])
        }
        TaskKind::Rehearse => (words::try_devices(locale, &one.what), vec![until()]),
        TaskKind::Approve => {
            let title = match one.count {
                1 => words::one_request(locale).to_owned(),
                many => words::n_requests(locale, &many),
            };
            (title, vec![until()])
        }
    };
    let about = about.into_iter().filter(|line| !line.is_empty()).collect();
    (title, about)
}
