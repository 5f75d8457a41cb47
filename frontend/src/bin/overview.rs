//! The overviews' browser bundle: takes over the page that the server rendered.

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    let typed = app::ui::Typed::now();
    leptos::mount::hydrate_body(app::overview::App);
    typed.put_back();
}
