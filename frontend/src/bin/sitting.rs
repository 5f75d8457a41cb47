//! The browser bundle of one meeting on the phone: takes over the page that the server rendered.

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    let typed = app::ui::Typed::now();
    leptos::mount::hydrate_body(app::pocket::one::App);
    typed.put_back();
}
