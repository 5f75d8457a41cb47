//! Server functions of templates: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::meetings::TemplateView;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::draft::TemplateDraft;
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::gather;
#[cfg(feature = "ssr")]
use crate::{context::caller, wire::answer_plain_form};

/// The page of templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Templates {
    /// By type and name.
    pub all: Vec<TemplateView>,
    /// Those that can be put back.
    pub removed: Vec<TemplateView>,
    /// Whether the reader may make one.
    pub may_make: bool,
}

/// What a template's form needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateData {
    /// The template; none for a new one.
    pub template: Option<TemplateView>,
    /// Whose it may be: id and name; no id is the whole house.
    pub owners: Vec<(String, String)>,
}

/// Templates that the reader may call meetings by.
///
/// # Errors
/// As `services::meetings::templates::list`.
#[server(ReadTemplates, prefix = "/api/fn", protocol = Call, endpoint = "templates/list")]
pub async fn list() -> Result<Templates, ApiError> {
    let (services, actor) = caller()?;
    gather::list(&services, &actor).await
}

/// One template with what its form needs.
///
/// # Errors
/// As `services::meetings::templates::get`.
#[server(ReadTemplate, prefix = "/api/fn", protocol = Call, endpoint = "templates/template")]
pub async fn template(id: Option<String>) -> Result<TemplateData, ApiError> {
    let (services, actor) = caller()?;
    gather::template(&services, &actor, id).await
}

/// Adds or changes a template; a plain form comes here too.
///
/// # Errors
/// As `services::meetings::templates::create` and `change`.
#[server(KeepTemplate, prefix = "/api/fn", protocol = Call, endpoint = "templates/keep")]
pub async fn keep(
    #[server(default)] id: Option<String>,
    #[server(default)] revision: Option<u64>,
    draft: TemplateDraft,
) -> Result<TemplateView, ApiError> {
    let (services, actor) = caller()?;
    let here = format!("/templates/{}", id.as_deref().unwrap_or("new"));
    let kept = gather::keep(&services, &actor, id.as_deref(), revision, &draft).await;
    let there = kept.as_ref().map(|_| "/templates".to_owned());
    answer_plain_form::<KeepTemplate>(&draft, &here, there);
    kept
}

/// Takes a template away.
///
/// # Errors
/// As `services::meetings::templates::remove`.
#[server(RemoveTemplate, prefix = "/api/fn", protocol = Call, endpoint = "templates/remove")]
pub async fn remove(id: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::meetings::templates::remove(&services, &actor, &id, None).await?;
    if crate::context::is_plain_form() {
        leptos_axum::redirect("/templates");
    }
    Ok(())
}

/// Puts a template back.
///
/// # Errors
/// As `services::meetings::templates::restore`.
#[server(RestoreTemplate, prefix = "/api/fn", protocol = Call, endpoint = "templates/restore")]
pub async fn restore(id: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::meetings::templates::restore(&services, &actor, &id).await?;
    Ok(())
}
