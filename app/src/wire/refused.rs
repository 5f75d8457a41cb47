//! What a plain form was refused, on pages whose program has no router: it comes back in the
//! address, where the router would look for it.

/// Puts it in context, where the form's [`super::ServerAction`] finds it.
#[cfg(feature = "ssr")]
pub fn provide_refusal() {
    use leptos::prelude::use_context;
    use leptos_router::location::RequestUrl;

    let url = use_context::<RequestUrl>().and_then(|url| url.parse().ok());
    if let Some(url) = url {
        url.provide_server_action_error();
    }
}

/// Puts it in context, where the form's [`super::ServerAction`] finds it.
#[cfg(not(feature = "ssr"))]
pub fn provide_refusal() {
    use leptos::{
        prelude::{provide_context, window},
        server::ServerActionError,
    };

    let search = window().location().search().unwrap_or_default();
    let Ok(fields) = web_sys::UrlSearchParams::new_with_str(&search) else {
        return;
    };
    if let (Some(error), Some(path)) = (fields.get("__err"), fields.get("__path")) {
        provide_context(ServerActionError::new(&path, &error));
    }
}
