//! One request to a server function.

use std::{future::Future, pin::Pin};

use crate::context::ApiError;

/// What the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Arguments as JSON.
    Json,
    /// A form's fields.
    Form,
}

/// The text of an answer, or why there is none.
pub type Answered = Result<String, ApiError>;

/// On its way; one type for all functions.
pub type Calling = Pin<Box<dyn Future<Output = Answered> + Send>>;

/// Sends it. Answers that take longer than half a minute count as unreachable.
#[cfg(not(feature = "ssr"))]
pub fn post(path: String, kind: Kind, body: String) -> Calling {
    let sending = browser::send(path, kind, body);
    Box::pin(leptos::__reexports::send_wrapper::SendWrapper::new(sending))
}

/// Only browsers call.
#[cfg(feature = "ssr")]
pub fn post(_: String, _: Kind, _: String) -> Calling {
    Box::pin(std::future::ready(Err(ApiError::unreachable())))
}

#[cfg(not(feature = "ssr"))]
mod browser {
    use leptos::{
        __reexports::wasm_bindgen_futures::JsFuture, prelude::window, server_fn::redirect,
        wasm_bindgen::JsCast,
    };
    use wasm_bindgen::JsValue;
    use web_sys::{AbortSignal, Headers, RequestInit, Response};

    use super::{super::json, Answered, Kind};
    use crate::context::ApiError;

    /// Longest wait for an answer.
    const PATIENCE_MS: u32 = 30_000;

    pub async fn send(path: String, kind: Kind, body: String) -> Answered {
        let (answered, text) = exchange(&path, kind, &body)
            .await
            .map_err(|_| ApiError::unreachable())?;
        let text = text.as_string().unwrap_or_default();
        if !answered.ok() {
            return Err(json::read(&text).unwrap_or_else(|_| ApiError::unreachable()));
        }
        let headers = answered.headers();
        if let (Ok(true), Ok(Some(to))) = (
            headers.has(redirect::REDIRECT_HEADER),
            headers.get("location"),
        ) {
            redirect::call_redirect_hook(&to);
        }
        Ok(text)
    }

    async fn exchange(path: &str, kind: Kind, body: &str) -> Result<(Response, JsValue), JsValue> {
        let kind = match kind {
            Kind::Json => "application/json",
            Kind::Form => "application/x-www-form-urlencoded",
        };
        let headers = Headers::new()?;
        headers.set("content-type", kind)?;
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_headers(&headers);
        request.set_body(&JsValue::from_str(body));
        request.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
        let answer = JsFuture::from(window().fetch_with_str_and_init(path, &request)).await?;
        let answer: Response = answer.dyn_into()?;
        let text = JsFuture::from(answer.text()?).await?;
        Ok((answer, text))
    }
}
