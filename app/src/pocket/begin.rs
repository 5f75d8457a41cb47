//! What the server reads before it renders a page of the phone's meetings.

use domain::ids::MeetingId;

use super::{
    api,
    one::views::OneMeeting,
    views::{Begun, FEW_PAST, Lists},
};

/// What the page at `/m/inbox` begins with.
pub async fn inbox() -> Begun<Lists> {
    let known = api::known().await;
    let shown = crate::notices::api::inbox(None).await;
    Begun {
        known,
        shown: shown.map(|page| Lists::Inbox(Box::new(page))),
    }
}

/// What the page at `/m/meetings?past=` begins with; `past` as it stands there.
pub async fn mine(past: Option<&str>) -> Begun<Lists> {
    let known = api::known().await;
    let past = past.and_then(|past| past.parse().ok()).unwrap_or(FEW_PAST);
    Begun {
        known,
        shown: api::mine(past)
            .await
            .map(|page| Lists::Mine(Box::new(page))),
    }
}

/// What the page at `/m/meetings/{id}` begins with.
pub async fn one(id: &str) -> Begun<OneMeeting> {
    Begun {
        known: api::known().await,
        shown: api::meeting(MeetingId::from(id)).await,
    }
}
