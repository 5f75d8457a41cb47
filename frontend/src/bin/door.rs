//! The door's browser bundle: takes over the page that the server rendered.

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::door::App);
}
