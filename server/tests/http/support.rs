//! A house to ask, and the words to ask with.

use std::sync::{Arc, atomic::AtomicU32, atomic::Ordering};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use domain::accounts::{Actor, Role};
use jiff::Timestamp;
use serde_json::{Value, json};
use server::{
    clock::SystemClock, ids::RandomIds, live::Limits, metrics::Metrics, router::router, site::Site,
};
use services::{
    Services, accounts,
    fakes::{FakeMailer, Fakes, FixedClock},
};
use tokio::sync::watch;
use tower::ServiceExt;

/// Monday noon in Shanghai, before the end of winter time in Vancouver.
pub const NOW: &str = "2026-11-02T04:00:00Z";

/// A site, its administrator's key, and the handles to turn its clock and to close it.
pub struct House {
    pub router: Router,
    pub site: Site,
    pub key: String,
    pub clock: Option<Arc<FixedClock>>,
    pub mails: Option<Arc<FakeMailer>>,
    pub drain: watch::Sender<bool>,
}

/// An answer, read.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The id in the body.
    pub fn id(&self) -> String {
        self.json()["id"]
            .as_str()
            .unwrap_or_else(|| panic!("no id: {self:?}"))
            .to_owned()
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{self:?}"
        );
        let problem = self.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], status, "{problem}");
        assert!(
            problem["type"].as_str().unwrap().ends_with(code),
            "{problem}"
        );
        assert!(
            !problem["trace_id"].as_str().unwrap().is_empty(),
            "{problem}"
        );
        assert!(!problem["title"].as_str().unwrap().is_empty(), "{problem}");
        assert!(!problem["detail"].as_str().unwrap().is_empty(), "{problem}");
        problem
    }
}

impl House {
    /// Over in-memory ports, at [`NOW`].
    pub async fn new() -> Self {
        let fakes = Fakes::at(NOW.parse().unwrap());
        let mut house = Self::over(fakes.services.clone()).await;
        house.clock = Some(fakes.clock.clone());
        house.mails = Some(fakes.mails.clone());
        house
    }

    /// Over a real store, at the real time.
    pub async fn stored(url: &str) -> (Self, Arc<store::Store>) {
        let store = opened(url).await;
        store.migrate().await.unwrap();
        let (clock, ids) = (Arc::new(SystemClock), Arc::new(RandomIds));
        let services = Services::new(store.clone(), store.clone(), store.clone(), clock, ids);
        (Self::over(services).await, store)
    }

    pub async fn over(services: Services) -> Self {
        let (drain, draining) = watch::channel(false);
        let metrics = Arc::new(Metrics::default());
        let site = Site::new(services, metrics, Limits::default(), draining);
        let key = key(&site.services, Role::SystemAdministrator).await;
        Self {
            router: router(site.clone()),
            site,
            key,
            clock: None,
            mails: None,
            drain,
        }
    }

    pub fn now(&self) -> Timestamp {
        self.site.services.clock.now()
    }

    /// As the administrator's program.
    pub fn admin(&self) -> Asker<'_> {
        Asker {
            house: self,
            headers: vec![("authorization".into(), format!("Bearer {}", self.key))],
        }
    }

    /// As a program with a token.
    pub fn with(&self, token: &str) -> Asker<'_> {
        Asker {
            house: self,
            headers: vec![("authorization".into(), format!("Bearer {token}"))],
        }
    }

    /// As a browser with a session's cookie.
    pub fn browser(&self, token: &str) -> Asker<'_> {
        let cookie = ("cookie".into(), format!("lintel_session={token}"));
        Asker {
            house: self,
            headers: vec![cookie, ("host".into(), "lintel.test".into())],
        }
    }

    pub fn nobody(&self) -> Asker<'_> {
        Asker {
            house: self,
            headers: Vec::new(),
        }
    }

    /// A room with a name of its own.
    pub async fn room(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("Room {}", COUNT.fetch_add(1, Ordering::Relaxed));
        let body = json!({ "name": name, "capacity": 10, "time_zone": "Asia/Shanghai" });
        self.admin()
            .post("/api/v1/rooms", body)
            .await
            .expect(201)
            .id()
    }

    /// A person of the organisation; gives the id and a session's token.
    pub async fn person(&self, login: &str, roles: &[&str]) -> (String, String) {
        let body = json!({ "login": login, "name": login, "roles": roles,
            "password": "correct horse battery" });
        let made = self
            .admin()
            .post("/api/v1/accounts", body)
            .await
            .expect(201);
        let body = json!({ "login": login, "password": "correct horse battery" });
        let signed_in = self
            .nobody()
            .post("/api/v1/session", body)
            .await
            .expect(200);
        (
            made.id(),
            signed_in.json()["token"].as_str().unwrap().to_owned(),
        )
    }
}

/// The engine lets go of a folder a moment after it was closed.
pub async fn opened(url: &str) -> Arc<store::Store> {
    for _ in 0..50 {
        match store::open(url, &store::Options::default()).await {
            Ok(store) => return store,
            Err(store::OpenError::InUse(_)) => {}
            Err(error) => panic!("{error}"),
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("still in use: {url}");
}

/// A new key.
pub async fn key(services: &Services, role: Role) -> String {
    let input = accounts::KeyInput {
        name: role.as_str().to_owned(),
        role,
        read_only: false,
        expires_at: None,
        department: None,
    };
    accounts::create_key(services, &Actor::system(), &input)
        .await
        .unwrap()
        .0
}

/// Somebody who asks.
#[derive(Clone)]
pub struct Asker<'a> {
    house: &'a House,
    headers: Vec<(String, String)>,
}

impl Asker<'_> {
    /// With one more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None, Vec::new()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.json("POST", path, body).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.json("PATCH", path, body).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, None, Vec::new()).await
    }

    pub async fn json(&self, method: &str, path: &str, body: Value) -> Answer {
        let body = serde_json::to_vec(&body).unwrap();
        self.send(method, path, Some("application/json"), body)
            .await
    }

    pub async fn form(&self, path: &str, body: &str) -> Answer {
        let kind = Some("application/x-www-form-urlencoded");
        self.send("POST", path, kind, body.as_bytes().to_vec())
            .await
    }

    pub async fn send(
        &self,
        method: &str,
        path: &str,
        kind: Option<&str>,
        body: Vec<u8>,
    ) -> Answer {
        let response = self.raw(method, path, kind, body).await;
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub async fn raw(
        &self,
        method: &str,
        path: &str,
        kind: Option<&str>,
        body: Vec<u8>,
    ) -> axum::response::Response {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let request = request.body(Body::from(body)).unwrap();
        self.house.router.clone().oneshot(request).await.unwrap()
    }
}

/// A booking's body: minutes from the next whole hour of `now`, on the next day.
pub fn booking(now: Timestamp, room: &str, from: i64, minutes: i64) -> Value {
    let hour = jiff::SignedDuration::from_hours(1);
    let seconds = now.as_second() - now.as_second().rem_euclid(3_600);
    let base = Timestamp::from_second(seconds).unwrap() + hour * 24;
    let start = base + jiff::SignedDuration::from_mins(from);
    let end = start + jiff::SignedDuration::from_mins(minutes);
    json!({ "room": room, "subject": "Design review", "start": start, "end": end })
}
