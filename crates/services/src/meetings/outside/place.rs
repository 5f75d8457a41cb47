//! Whom the list has for somebody who comes by the join link.

use domain::bookings::Attendee;

use super::{
    super::{
        people::{People, attendee_id},
        records::Meeting,
    },
    Guest,
};

/// Whom the list has for them, and whether they are new to it. Two people of one name are told
/// apart by whom they come from.
pub(super) fn place(meeting: &Meeting, people: &People, guest: &Guest) -> (Attendee, bool) {
    let id = meeting.id();
    let listed = &meeting.record.value.attendees;
    let mail = guest.email.as_ref().map(|email| email.to_lowercase());
    let same_mail = |one: &&Attendee| {
        let email = one.email.as_ref().map(|email| email.to_lowercase());
        email.is_some() && email == mail
    };
    if let Some(one) = listed.iter().find(same_mail) {
        return (one.clone(), false);
    }
    let mut who = Attendee {
        name: guest.name.clone(),
        email: guest.email.clone(),
        account: None,
    };
    let taken = |who: &Attendee| {
        let wanted = attendee_id(&id, who);
        listed.iter().any(|one| attendee_id(&id, one) == wanted)
    };
    if taken(&who) {
        let record = people.record(&attendee_id(&id, &who));
        let company = record.and_then(|record| record.value.company.as_ref());
        if company != Some(&guest.company) {
            who.name = format!("{} ({})", guest.name, guest.company);
        }
    }
    let fresh = !taken(&who);
    (who, fresh)
}
