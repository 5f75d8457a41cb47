//! Who has to be told what (RFC 5546 3.2).

use jiff::Timestamp;

use super::{
    Event, Message, Method, Party, Reason,
    diff::{Change, change},
    told::{Shown, Told},
    write::{Letter, Part, write},
};

/// The messages that are due, and what is told when they are sent. Given back, it makes none.
///
/// - SEQUENCE is 0 at first, and one more with each significant change and each cancellation, for
///   the whole event; what was told under an older one is known to be so.
/// - A change goes to all who stay; somebody new gets the whole event and nobody else hears of it;
///   somebody who is taken out gets a cancellation that names only them.
/// - One date that changed goes alone; several, or all, go as the whole event.
#[must_use]
pub fn due(told: Option<&Told>, now: &Event, stamp: Timestamp) -> (Vec<Message>, Told) {
    let nobody = Told::default();
    let old = told.unwrap_or(&nobody);
    let mut new = Told::of(now);
    let known = old.main.as_ref();
    let post = Post { now, stamp, known };
    if now.cancelled {
        return cancelled(old, &post);
    }
    let change = match old.sequence {
        None => Change::Nothing,
        Some(_) => change(old, &new),
    };
    let removed = only_in(old, &new);
    let counts = change != Change::Nothing || !removed.is_empty();
    let sequence = match old.sequence {
        None => 0,
        Some(last) => last.saturating_add(u32::from(counts)),
    };
    new.sequence = (old.sequence.is_some() || !new.people.is_empty()).then_some(sequence);
    since(old, &mut new, change, sequence);
    let (staying, changed_role): (Vec<_>, Vec<_>) = staying(old, &new);
    let mut messages = Vec::new();
    match change {
        Change::Nothing => {
            messages.extend(post.whole(changed_role, sequence, Reason::Role));
        }
        Change::Whole(reason) => {
            let all = staying.into_iter().chain(changed_role).collect();
            messages.extend(post.whole(all, sequence, reason));
        }
        Change::One(at, reason) => {
            messages.extend(post.one(staying, at, sequence, reason));
            messages.extend(post.whole(changed_role, sequence, Reason::Role));
        }
    }
    messages.extend(post.whole(only_in(&new, old), sequence, Reason::Invited));
    messages.extend(post.uninvited(removed, sequence));
    (messages, new)
}

/// All who were told hear that it does not take place. What is kept is only the count: if it takes
/// place after all, they are invited anew.
fn cancelled(old: &Told, post: &Post<'_>) -> (Vec<Message>, Told) {
    if old.people.is_empty() {
        let kept = Told {
            sequence: old.sequence,
            since: old.since,
            ..Told::default()
        };
        return (Vec::new(), kept);
    }
    let sequence = old.sequence.map_or(0, |last| last.saturating_add(1));
    let all = old.people().cloned().collect();
    let messages = post.send(
        Part::Whole,
        all,
        Method::Cancel,
        sequence,
        Reason::Cancelled,
    );
    let kept = Told {
        sequence: Some(sequence),
        since: sequence,
        ..Told::default()
    };
    (messages, kept)
}

/// Since when the times are what they are, of all dates and of single ones.
fn since(old: &Told, new: &mut Told, change: Change, sequence: u32) {
    (new.since, new.moved_since) = (old.since, old.moved_since.clone());
    match change {
        Change::Nothing => {}
        Change::Whole(_) => (new.since, new.moved_since) = (sequence, Default::default()),
        Change::One(at, _) => {
            new.moved_since.insert(at, sequence);
        }
    }
}

/// Those in `some` that are not in `others`.
fn only_in(some: &Told, others: &Told) -> Vec<Party> {
    let people = some.people.iter();
    let only = people.filter(|(key, _)| !others.people.contains_key(*key));
    only.map(|(_, known)| known.party.clone()).collect()
}

/// Those who were invited and are, and of them apart those who are now needed more or less.
fn staying(old: &Told, new: &Told) -> (Vec<Party>, Vec<Party>) {
    let both = new.people.iter();
    let both = both.filter_map(|(key, now)| Some((old.people.get(key)?.kind, now)));
    let (same, other): (Vec<_>, Vec<_>) = both.partition(|(before, now)| *before == now.kind);
    let parties = |some: Vec<(_, &super::told::Known)>| {
        let parties = some.into_iter().map(|(_, now)| now.party.clone());
        parties.collect()
    };
    (parties(same), parties(other))
}

/// The event and the hour, for every message.
struct Post<'a> {
    now: &'a Event,
    stamp: Timestamp,
    /// What those who are taken out know of it.
    known: Option<&'a Shown>,
}

impl Post<'_> {
    fn whole(&self, to: Vec<Party>, sequence: u32, reason: Reason) -> Vec<Message> {
        self.send(Part::Whole, to, Method::Request, sequence, reason)
    }

    fn one(&self, to: Vec<Party>, at: Timestamp, sequence: u32, reason: Reason) -> Vec<Message> {
        let method = match reason {
            Reason::OneCancelled => Method::Cancel,
            _ => Method::Request,
        };
        self.send(Part::One(at), to, method, sequence, reason)
    }

    /// Each hears of themselves only: who else was taken out is nobody's business.
    fn uninvited(&self, to: Vec<Party>, sequence: u32) -> Vec<Message> {
        let each = to.into_iter().flat_map(|one| {
            let to = vec![one];
            self.send(Part::Whole, to, Method::Cancel, sequence, Reason::Uninvited)
        });
        each.collect()
    }

    fn send(
        &self,
        part: Part,
        to: Vec<Party>,
        method: Method,
        sequence: u32,
        reason: Reason,
    ) -> Vec<Message> {
        if to.is_empty() {
            return Vec::new();
        }
        let letter = Letter {
            event: self.now,
            method,
            sequence,
            stamp: self.stamp,
            part,
            only: to.first().filter(|_| reason == Reason::Uninvited),
            known: self.known.filter(|_| reason == Reason::Uninvited),
        };
        vec![Message {
            ics: write(&letter),
            method,
            sequence,
            reason,
            occurrence: part.date(),
            to,
        }]
    }
}
