//! Server functions of meetings: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::meetings::MeetingAttendee;
use domain::{
    ids::{MeetingId, RoomId},
    meetings::{AttendeeKind, MeetingType, Mode, Participation, Phase},
};
use leptos::prelude::*;

use super::{
    draft::MeetingDraft,
    views::{Joining, Made, MeetingPage, Meetings, PeopleAsked},
};
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::{bookings::draft::people as people_of, context::caller, wire::answer_plain_form};
#[cfg(feature = "ssr")]
use contract::meetings::{Invite, InviteInput};
#[cfg(feature = "ssr")]
use domain::meetings::AttendeeClass;

/// Meetings: the caller's or everybody's, of one type or of all.
///
/// # Errors
/// As `services::meetings::list`.
#[server(ReadMeetings, prefix = "/api/fn", protocol = Call, endpoint = "meetings/list")]
pub async fn list(kind: Option<MeetingType>, mine: bool) -> Result<Meetings, ApiError> {
    let (services, actor) = caller()?;
    gather::list(&services, &actor, kind, mine).await
}

/// One meeting, with those of its people that are asked for.
///
/// # Errors
/// As `services::meetings::get`.
#[server(ReadMeeting, prefix = "/api/fn", protocol = Call, endpoint = "meetings/meeting")]
pub async fn meeting(
    id: MeetingId,
    #[server(default)] people: PeopleAsked,
) -> Result<MeetingPage, ApiError> {
    let (services, actor) = caller()?;
    gather::meeting(&services, &actor, &id, &people).await
}

/// Makes a meeting and books its rooms; a plain form comes here too, and goes on to its page.
///
/// # Errors
/// As `services::meetings::create`; a plain form goes back with what was typed.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "meetings/create")]
pub async fn create(draft: MeetingDraft) -> Result<Made, ApiError> {
    let (services, actor) = caller()?;
    let made = gather::create(&services, &actor, &draft).await;
    let there = made
        .as_ref()
        .map(|made| format!("/meetings/{}", made.meeting.id));
    answer_plain_form::<Create>(&draft, "/meetings/new", there);
    made.map(|made| Made::of(made.meeting))
}

/// Changes it; `revision` is what the reader saw. A plain form comes here too.
///
/// # Errors
/// As `services::meetings::change`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "meetings/change")]
pub async fn change(
    id: MeetingId,
    draft: MeetingDraft,
    revision: Option<u64>,
) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let changed = gather::change(&services, &actor, &id, &draft, revision).await;
    let here = format!("/meetings/{id}");
    let there = changed.as_ref().map(|_| here.clone());
    answer_plain_form::<Change>(&draft, &here, there);
    changed.map(drop)
}

/// Takes its next step; answers where it stands then.
///
/// # Errors
/// As `services::meetings::advance`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "meetings/advance")]
pub async fn advance(
    id: MeetingId,
    phase: Phase,
    revision: Option<u64>,
) -> Result<Phase, ApiError> {
    let (services, actor) = caller()?;
    let now = services::meetings::advance(&services, &actor, &id, phase, revision).await?;
    Ok(now.meeting.phase)
}

/// Books one more room for it; answers whether a room of it waits for approval.
///
/// # Errors
/// As `services::meetings::add_room`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "meetings/add_room")]
pub async fn add_room(
    id: MeetingId,
    room: RoomId,
    revision: Option<u64>,
) -> Result<bool, ApiError> {
    let (services, actor) = caller()?;
    let now = services::meetings::add_room(&services, &actor, &id, &room, revision).await?;
    Ok(now.meeting.pending)
}

/// Calls it off.
///
/// # Errors
/// As `services::meetings::cancel`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "meetings/cancel")]
pub async fn cancel(id: MeetingId, reason: String, revision: Option<u64>) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
    services::meetings::cancel(&services, &actor, &id, reason, revision).await?;
    Ok(())
}

/// Whether I come; answers what was understood.
///
/// # Errors
/// As `services::meetings::answer`.
#[server(AnswerInvitation, prefix = "/api/fn", protocol = Call, endpoint = "meetings/answer")]
pub async fn answer_invitation(
    id: MeetingId,
    participation: Participation,
    #[server(default)] reason: String,
    #[server(default)] mode: Option<Mode>,
) -> Result<Participation, ApiError> {
    let (services, actor) = caller()?;
    let given = contract::meetings::AnswerInvitation {
        participation,
        reason,
        mode,
    };
    services::meetings::answer(&services, &actor, &id, &given).await?;
    Ok(participation)
}

/// Asks those who are named, one a line or with semicolons between; how many.
///
/// # Errors
/// As `services::meetings::invite`.
#[server(InvitePeople, prefix = "/api/fn", protocol = Call, endpoint = "meetings/invite")]
pub async fn invite_people(
    id: MeetingId,
    who: String,
    kind: AttendeeKind,
) -> Result<usize, ApiError> {
    let (services, actor) = caller()?;
    let all: Vec<InviteInput> = people_of(&who)
        .into_iter()
        .map(|one| InviteInput::of(one, kind))
        .collect();
    services::meetings::invite(&services, &actor, &id, &all, None).await?;
    Ok(all.len())
}

/// Asks somebody otherwise. No class is sent where there is no choice, and empty means none.
///
/// # Errors
/// As `services::meetings::change_attendee`.
#[server(ChangeAttendee, prefix = "/api/fn", protocol = Call, endpoint = "meetings/attendee")]
pub async fn change_attendee(
    id: MeetingId,
    attendee: String,
    kind: AttendeeKind,
    #[server(default)] class: Option<String>,
) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let named = |word: String| {
        let mut all = AttendeeClass::ALL.into_iter();
        all.find(|class| class.as_str() == word)
    };
    let change = contract::meetings::ChangeAttendee {
        kind: Some(kind),
        class: class.map(named),
    };
    services::meetings::change_attendee(&services, &actor, &id, &attendee, &change).await?;
    Ok(())
}

/// No longer asks somebody.
///
/// # Errors
/// As `services::meetings::uninvite`.
#[server(Uninvite, prefix = "/api/fn", protocol = Call, endpoint = "meetings/uninvite")]
pub async fn uninvite(id: MeetingId, attendee: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::meetings::uninvite(&services, &actor, &id, &attendee).await?;
    Ok(())
}

/// Asks somebody again who was taken off, as they were asked before.
///
/// # Errors
/// As `services::meetings::invite`.
#[server(AskAgain, prefix = "/api/fn", protocol = Call, endpoint = "meetings/ask_again")]
pub async fn ask_again(id: MeetingId, who: MeetingAttendee) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let all = [InviteInput::Full(Invite {
        name: who.name,
        email: who.email,
        account: who.account.clone(),
        kind: Some(who.kind),
        class: who.class,
        company: who.company.filter(|_| who.account.is_none()),
    })];
    services::meetings::invite(&services, &actor, &id, &all, None).await?;
    Ok(())
}

/// People of the house whose name has `part` in it: name, and department.
///
/// # Errors
/// As `services::accounts::list`.
#[server(FindPeople, prefix = "/api/fn", protocol = Call, endpoint = "meetings/people")]
pub async fn people(part: String) -> Result<Vec<(String, String)>, ApiError> {
    let (services, actor) = caller()?;
    gather::people(&services, &actor, part).await
}

/// Whether people without an account may come by the link.
///
/// # Errors
/// As `services::meetings::change`.
#[server(TakeOutsiders, prefix = "/api/fn", protocol = Call, endpoint = "meetings/outsiders")]
pub async fn take_outsiders(id: MeetingId, take: bool) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let change = contract::meetings::ChangeMeeting {
        outsiders: Some(take),
        ..Default::default()
    };
    services::meetings::change(&services, &actor, &id, &change, None).await?;
    Ok(())
}

/// What the join link shows, to anybody who has it.
///
/// # Errors
/// As `services::meetings::join`.
#[server(ReadJoin, prefix = "/api/fn", protocol = Call, endpoint = "meetings/join")]
pub async fn join(secret: String) -> Result<Joining, ApiError> {
    let (services, actor) = caller()?;
    gather::join(&services, &actor, &secret).await
}
