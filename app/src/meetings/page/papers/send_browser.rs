//! The browser's half of sending.

use contract::meetings::{BeginUpload, UploadView};
use domain::meetings::PaperStage;
use leptos::{
    __reexports::{send_wrapper::SendWrapper, wasm_bindgen_futures::JsFuture},
    prelude::*,
    wasm_bindgen::{JsCast, JsValue},
};

use super::{Files, Going, Here, Outcome};
use crate::{
    live::wait_ms,
    text::{Locale, use_locale, words::errors, words::papers as words},
    ui::problem_detail,
    wire::json,
};

pub use web_sys::File;

/// Bytes that are sent at once: on a slow line a piece arrives within a minute.
const PIECE: u64 = 1024 * 1024;
/// Longest a piece may take.
const PATIENCE_MS: u32 = 70_000;
/// Tries in a row that come to nothing.
const TRIES: u32 = 8;

/// What is sent, and where.
#[derive(Clone)]
pub(super) struct Job {
    file: SendWrapper<File>,
    uploads: String,
    announced: BeginUpload,
    here: Here,
    locale: Locale,
    all: RwSignal<Vec<Going>>,
}

/// Those chosen in the form.
pub fn chosen(form: Option<web_sys::HtmlFormElement>) -> Files {
    let found = form.and_then(|form| form.query_selector("input[type=file]").ok().flatten());
    let input = found.and_then(|found| found.dyn_into::<web_sys::HtmlInputElement>().ok());
    input
        .and_then(|input| input.files())
        .map_or(vec![], |list| listed(&list))
}

/// Those dropped on it.
pub fn dropped(event: &web_sys::DragEvent) -> Files {
    let files = event.data_transfer().and_then(|data| data.files());
    files.map_or(vec![], |list| listed(&list))
}

fn listed(list: &web_sys::FileList) -> Files {
    (0..list.length()).filter_map(|nth| list.get(nth)).collect()
}

/// Sends them, one after the other.
pub fn queue(
    here: Here,
    all: RwSignal<Vec<Going>>,
    form: Option<web_sys::HtmlFormElement>,
    files: Files,
) {
    let Some(form) = form else { return };
    let value = |name: &str| {
        let found = form
            .query_selector(&format!("[name={name}]"))
            .ok()
            .flatten()?;
        match found.dyn_ref::<web_sys::HtmlSelectElement>() {
            Some(select) => Some(select.value()),
            None => found
                .dyn_into::<web_sys::HtmlInputElement>()
                .ok()
                .map(|one| one.value()),
        }
    };
    let stage = value("stage");
    let mut stages = PaperStage::ALL.into_iter();
    let stage = stages.find(|one| Some(one.as_str()) == stage.as_deref());
    let paper = value("paper").filter(|paper| !paper.is_empty());
    let id = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    let first = all.with_untracked(|all| all.iter().map(|one| one.key + 1).max().unwrap_or(0));
    let one = |(key, file): (u32, File)| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let size = file.size() as u64;
        let announced = BeginUpload {
            name: file.name(),
            size: Some(size),
            stage,
            paper: paper.clone(),
            recording: false,
            fingerprint: format!("changed {}", file.last_modified()),
        };
        Going {
            key,
            name: file.name(),
            size,
            sent: RwSignal::new(0),
            outcome: RwSignal::new(Outcome::Going),
            stopped: StoredValue::new(false),
            job: Job {
                file: SendWrapper::new(file),
                uploads: format!("/api/v1/meetings/{id}/papers/uploads"),
                announced,
                here,
                locale: use_locale(),
                all,
            },
        }
    };
    let new: Vec<Going> = (first..).zip(files).map(one).collect();
    all.update(|all| all.extend(new.iter().cloned()));
    form.reset();
    start(new);
}

/// One after the other.
pub(super) fn start(all: Vec<Going>) {
    leptos::task::spawn_local(async move {
        for one in all {
            one.outcome.try_set(Outcome::Going);
            match one.carry().await {
                Ok(()) => {
                    let (job, key) = (&one.job, one.key);
                    job.all
                        .try_update(|all| all.retain(|other| other.key != key));
                    job.here.again.run(());
                }
                Err(why) => {
                    one.outcome.try_set(Outcome::Failed(why));
                }
            }
        }
    });
}

/// What the server answered: status, how far it came, and the body.
struct Said {
    status: u16,
    offset: Option<u64>,
    text: String,
}

impl Going {
    fn is_stopped(&self) -> bool {
        self.stopped.try_get_value() != Some(false)
    }

    /// Announces it, sends what is missing, and finishes.
    async fn carry(&self) -> Result<(), String> {
        let job = &self.job;
        let body = serde_json::to_string(&job.announced).unwrap_or_default();
        let json = JsValue::from_str(&body);
        let begun = self.insist("POST", &job.uploads, Some(&json)).await?;
        let upload: UploadView =
            json::read(&begun.text).map_err(|_| errors::malformed(job.locale).to_owned())?;
        let address = format!("{}/{}", job.uploads, upload.id);
        let mut offset = upload.offset;
        while offset < self.size {
            if self.is_stopped() {
                let _ = ask("DELETE", &address, None, None).await;
                return Ok(());
            }
            self.sent.try_set(offset);
            offset = self.piece(&address, offset).await?;
        }
        self.sent.try_set(offset);
        self.insist("POST", &format!("{address}/finish"), None)
            .await
            .map(|_| ())
    }

    /// Sends one piece; when the line breaks, asks how far it came.
    async fn piece(&self, address: &str, offset: u64) -> Result<u64, String> {
        let end = (offset + PIECE).min(self.size);
        #[expect(clippy::cast_precision_loss, reason = "files are smaller than 2^53")]
        let piece = self
            .job
            .file
            .slice_with_f64_and_f64(offset as f64, end as f64);
        let piece = piece.map_err(|_| words::cannot_read(self.job.locale).to_owned())?;
        if let Some(said) = ask("PATCH", address, Some(&piece), Some(offset)).await {
            match (said.status, said.offset) {
                (204, Some(now)) => return Ok(now),
                (status, _) if !passing(status) && status != 409 => {
                    return Err(self.why(&said.text));
                }
                _ => {}
            }
        }
        let known = self.insist("GET", address, None).await?;
        self.outcome.try_set(Outcome::Going);
        Ok(known.offset.unwrap_or(offset))
    }

    /// Asks until there is an answer that stands.
    async fn insist(
        &self,
        method: &str,
        address: &str,
        body: Option<&JsValue>,
    ) -> Result<Said, String> {
        for failures in 0..TRIES {
            match ask(method, address, body, None).await {
                Some(said) if said.status < 300 => return Ok(said),
                Some(said) if !passing(said.status) => return Err(self.why(&said.text)),
                _ => {}
            }
            if self.is_stopped() {
                break;
            }
            self.outcome.try_set(Outcome::Waiting);
            sleep(wait_ms(failures, js_sys::Math::random())).await;
        }
        Err(errors::unreachable(self.job.locale).to_owned())
    }

    fn why(&self, text: &str) -> String {
        problem_detail(text).unwrap_or(errors::unreachable(self.job.locale).to_owned())
    }
}

/// Answers after which the same may be asked again.
fn passing(status: u16) -> bool {
    matches!(status, 0 | 429 | 500 | 502 | 503 | 504)
}

async fn sleep(ms: u64) {
    let waited = js_sys::Promise::new(&mut |done, _| {
        set_timeout(
            move || {
                let _ = done.call0(&JsValue::NULL);
            },
            std::time::Duration::from_millis(ms),
        );
    });
    let _ = JsFuture::from(waited).await;
}

/// None: no answer came.
async fn ask(
    method: &str,
    address: &str,
    body: Option<&JsValue>,
    offset: Option<u64>,
) -> Option<Said> {
    let options = web_sys::RequestInit::new();
    options.set_method(method);
    options.set_signal(Some(&web_sys::AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let headers = web_sys::Headers::new().ok()?;
    let _ = headers.set("accept-language", use_locale().as_str());
    if let Some(body) = body {
        options.set_body(body);
        let kind = match offset {
            Some(_) => "application/offset+octet-stream",
            None => "application/json",
        };
        let _ = headers.set("content-type", kind);
    }
    if let Some(offset) = offset {
        let _ = headers.set("upload-offset", &offset.to_string());
    }
    options.set_headers(&headers);
    let answer = JsFuture::from(window().fetch_with_str_and_init(address, &options)).await;
    let answer: web_sys::Response = answer.ok()?.dyn_into().ok()?;
    let offset = answer.headers().get("upload-offset").ok().flatten();
    let text = JsFuture::from(answer.text().ok()?).await.ok()?;
    Some(Said {
        status: answer.status(),
        offset: offset.and_then(|said| said.parse().ok()),
        text: text.as_string().unwrap_or_default(),
    })
}
