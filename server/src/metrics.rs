//! Figures for `/metrics`, in Prometheus text. One registry a program, none of it global, so that
//! tests in one process do not see each other.

use std::{sync::Mutex, time::Duration};

use axum::http::{Method, StatusCode};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};

/// Which answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answer {
    method: String,
    route: String,
    status: u16,
}

/// Which route.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

/// Why.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Reason {
    reason: &'static str,
}

/// All figures.
#[derive(Debug)]
pub struct Metrics {
    registry: Mutex<Registry>,
    answers: Family<Answer, Counter>,
    latency: Family<Route, Histogram>,
    listeners: Gauge,
    told: Counter,
    resyncs: Family<Reason, Counter>,
    gaps: Counter,
    freshness: Histogram,
    commits: Family<Reason, Counter>,
    commit_seconds: Histogram,
    jobs: Family<Reason, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        let metrics = Self {
            registry: Mutex::default(),
            answers: Family::default(),
            latency: Family::new_with_constructor(|| seconds(&SLOW)),
            listeners: Gauge::default(),
            told: Counter::default(),
            resyncs: Family::default(),
            gaps: Counter::default(),
            freshness: seconds(&SLOW),
            commits: Family::default(),
            commit_seconds: seconds(&SLOW),
            jobs: Family::default(),
        };
        if let Ok(mut registry) = metrics.registry.lock() {
            metrics.register(&mut registry);
        }
        metrics
    }
}

/// Bounds in seconds: half a millisecond to ten seconds.
const SLOW: [f64; 14] = [
    0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];

fn seconds(bounds: &[f64]) -> Histogram {
    Histogram::new(bounds.iter().copied())
}

impl Metrics {
    fn register(&self, to: &mut Registry) {
        to.register("http_requests", "Answers given", self.answers.clone());
        to.register_with_unit(
            "http_request_duration",
            "Time to the head of an answer",
            Unit::Seconds,
            self.latency.clone(),
        );
        to.register(
            "live_listeners",
            "Open live streams",
            self.listeners.clone(),
        );
        to.register(
            "live_changes_told",
            "Changes written to streams",
            self.told.clone(),
        );
        to.register(
            "live_resyncs",
            "Streams told to begin again",
            self.resyncs.clone(),
        );
        to.register(
            "live_gaps",
            "Interruptions of the journal feed",
            self.gaps.clone(),
        );
        to.register_with_unit(
            "live_freshness",
            "From commit to written to a stream (R218)",
            Unit::Seconds,
            self.freshness.clone(),
        );
        to.register(
            "store_commits",
            "Guarded commits by outcome",
            self.commits.clone(),
        );
        to.register_with_unit(
            "store_commit_duration",
            "Time of a guarded commit",
            Unit::Seconds,
            self.commit_seconds.clone(),
        );
        to.register(
            "job_runs",
            "Runs of background jobs by outcome",
            self.jobs.clone(),
        );
    }

    /// An answer was given.
    pub fn answered(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        let route = route.chars().take(100).collect::<String>();
        let answer = Answer {
            method: method.as_str().chars().take(10).collect(),
            route: route.clone(),
            status: status.as_u16(),
        };
        self.answers.get_or_create(&answer).inc();
        self.latency
            .get_or_create(&Route { route })
            .observe(took.as_secs_f64());
    }

    /// A stream was opened (`1`) or closed (`-1`).
    pub fn listening(&self, change: i64) {
        self.listeners.inc_by(change);
    }

    /// Open streams now.
    #[must_use]
    pub fn listeners(&self) -> i64 {
        self.listeners.get()
    }

    /// A change was written to a stream so long after its commit.
    pub fn told(&self, age: Duration) {
        self.told.inc();
        self.freshness.observe(age.as_secs_f64());
    }

    /// A stream was told to begin again.
    pub fn resynced(&self, reason: &'static str) {
        self.resyncs.get_or_create(&Reason { reason }).inc();
    }

    /// The journal feed was interrupted.
    pub fn gap(&self) {
        self.gaps.inc();
    }

    /// A guarded commit ended.
    pub fn committed(&self, outcome: &'static str, took: Duration) {
        self.commits
            .get_or_create(&Reason { reason: outcome })
            .inc();
        self.commit_seconds.observe(took.as_secs_f64());
    }

    /// A background job ran.
    pub fn job(&self, outcome: &'static str) {
        self.jobs.get_or_create(&Reason { reason: outcome }).inc();
    }

    /// Everything as Prometheus text (OpenMetrics 1.0).
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        if let Ok(registry) = self.registry.lock()
            && encode(&mut text, &registry).is_err()
        {
            tracing::error!("figures could not be written");
        }
        text
    }
}
