//! The pages' Content-Security-Policy.

/// Strict for scripts: only our own and those with this page's nonce, and WASM. Positions of
/// blocks on the calendar are `style` attributes, so these alone are allowed inline.
#[must_use]
pub fn policy(nonce: &str, https: bool) -> String {
    let upgrade = if https {
        "; upgrade-insecure-requests"
    } else {
        ""
    };
    format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
         manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'{upgrade}"
    )
}
