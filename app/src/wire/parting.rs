//! What is sent while the page is being left: the browser sees to it that it arrives (W3C Beacon).

use leptos::server_fn::ServerFn;

use crate::context::ApiError;

/// Posts the fields of a form to the function; nobody hears the answer.
pub fn parting<F: ServerFn<Error = ApiError>>(fields: &[(&str, &str)]) {
    send(F::PATH, fields);
}

#[cfg(not(feature = "ssr"))]
fn send(path: &str, fields: &[(&str, &str)]) {
    let Ok(form) = web_sys::UrlSearchParams::new() else {
        return;
    };
    for (name, value) in fields {
        form.append(name, value);
    }
    let navigator = leptos::prelude::window().navigator();
    let _ = navigator.send_beacon_with_opt_url_search_params(path, Some(&form));
}

/// Only browsers leave a page.
#[cfg(feature = "ssr")]
fn send(_: &str, _: &[(&str, &str)]) {}
