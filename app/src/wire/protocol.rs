//! The protocol of every server function.

use std::future::Future;

use http::Method;
use leptos::server_fn::{
    Http, Protocol,
    client::Client,
    codec::{Json, PostUrl},
    request::Req,
    server::Server,
};
use serde::{Serialize, de::DeserializeOwned};

use super::call::{self, Kind};
use crate::context::ApiError;

/// `POST` with the arguments as JSON from a page's program or as a form from the page itself;
/// JSON back.
pub struct Call;

type OfJson = Http<Json, Json>;
type OfForm = Http<PostUrl, Json>;

impl<I, O, C, S> Protocol<I, O, C, S, ApiError> for Call
where
    I: Serialize + DeserializeOwned + Send,
    O: Serialize + DeserializeOwned + Send,
    C: Client<ApiError>,
    S: Server<ApiError>,
{
    const METHOD: Method = Method::POST;

    async fn run_server<F, Fut>(request: S::Request, function: F) -> Result<S::Response, ApiError>
    where
        F: Fn(I) -> Fut + Send,
        Fut: Future<Output = Result<O, ApiError>> + Send,
    {
        let is_json = Req::to_content_type(&request).is_some_and(|kind| kind.contains("json"));
        if is_json {
            <OfJson as Protocol<I, O, C, S, ApiError>>::run_server(request, function).await
        } else {
            <OfForm as Protocol<I, O, C, S, ApiError>>::run_server(request, function).await
        }
    }

    async fn run_client(path: &str, input: I) -> Result<O, ApiError> {
        let body = serde_json::to_string(&input).map_err(|_| ApiError::malformed())?;
        let answer = call::post(path.to_owned(), Kind::Json, body).await?;
        super::json::read(&answer).map_err(|_| ApiError::malformed())
    }
}
