//! Takes away what has ended: sessions, one-time links, pairing codes, answers kept for a key.
//! Nothing depends on it being prompt: each is checked when it is used.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use services::{
    Services,
    ports::{Change, Kind, StoreError},
};

/// Records looked at with one read, and removed with one write.
const PAGE: usize = 500;
/// Most pages of one kind in one round.
const MOST_PAGES: usize = 1_000;
/// Answers are promised for a day (api.md) and kept for two.
const ANSWERS_KEPT: SignedDuration = SignedDuration::from_hours(48);

/// One round.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn remove_expired(services: &Services) -> Result<(), StoreError> {
    for kind in [
        Kind::Session,
        Kind::OneTimeLink,
        Kind::Pairing,
        Kind::Idempotency,
        Kind::Letter,
        Kind::Notice,
        Kind::Delivery,
        Kind::AnswerLink,
    ] {
        let removed = of_kind(services, kind).await?;
        if removed > 0 {
            tracing::debug!(?kind, removed, "expired records removed");
        }
    }
    Ok(())
}

async fn of_kind(services: &Services, kind: Kind) -> Result<usize, StoreError> {
    let (mut after, mut removed) = (None, 0);
    for _ in 0..MOST_PAGES {
        let page = services.records.page(kind, after.as_deref(), PAGE).await?;
        let now = services.clock.now();
        let over = page.iter().filter(|one| is_over(kind, &one.value, now));
        let changes: Vec<_> = over
            .map(|one| Change::Remove {
                kind,
                id: one.id.clone(),
            })
            .collect();
        removed += changes.len();
        if !changes.is_empty() {
            services.records.write(changes, Vec::new()).await?;
        }
        match page.last() {
            Some(last) if page.len() == PAGE => after = Some(last.id.clone()),
            _ => break,
        }
    }
    Ok(removed)
}

fn is_over(kind: Kind, value: &Value, now: Timestamp) -> bool {
    let instant = |name: &str| value.get(name)?.as_str()?.parse::<Timestamp>().ok();
    match kind {
        Kind::Idempotency => {
            instant("created_at").is_some_and(|at| now.duration_since(at) > ANSWERS_KEPT)
        }
        _ => instant("expires_at").is_some_and(|at| at <= now),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use services::fakes::Fakes;

    use super::*;

    #[tokio::test]
    async fn only_what_has_ended_goes() {
        let now: Timestamp = "2026-11-20T12:00:00Z".parse().unwrap();
        let fakes = Fakes::at(now);
        let put = |kind, id: &str, value| Change::Put {
            kind,
            id: id.to_owned(),
            expected: None,
            value,
        };
        let changes = vec![
            put(
                Kind::Pairing,
                "old",
                json!({ "expires_at": "2026-11-20T11:59:59Z" }),
            ),
            put(
                Kind::Pairing,
                "new",
                json!({ "expires_at": "2026-11-20T12:00:01Z" }),
            ),
            put(
                Kind::Idempotency,
                "old",
                json!({ "created_at": "2026-11-18T11:00:00Z" }),
            ),
            put(
                Kind::Idempotency,
                "new",
                json!({ "created_at": "2026-11-19T11:00:00Z" }),
            ),
        ];
        let services = &fakes.services;
        services.records.write(changes, Vec::new()).await.unwrap();
        remove_expired(services).await.unwrap();
        for kind in [Kind::Pairing, Kind::Idempotency] {
            let left = services.records.page(kind, None, 10).await.unwrap();
            let ids: Vec<_> = left.iter().map(|one| one.id.as_str()).collect();
            assert_eq!(ids, ["new"], "{kind:?}");
        }
    }
}
