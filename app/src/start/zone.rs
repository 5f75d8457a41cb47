//! The browser's time zone as a first guess of the organisation's.

use crate::effect::Effect;

/// Puts it into the field with this id once the program runs; what somebody typed meanwhile stays.
pub(super) fn guess(field: &'static str) {
    Effect::new(move |_| {
        #[cfg(not(feature = "ssr"))]
        if let Some(zone) = browser_zone() {
            fill(field, &zone);
        }
        #[cfg(feature = "ssr")]
        let _ = field;
    });
}

#[cfg(not(feature = "ssr"))]
fn browser_zone() -> Option<String> {
    use js_sys::{Array, Intl::DateTimeFormat, Object, Reflect};

    let options = DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let zone = Reflect::get(&options, &"timeZone".into()).ok()?;
    zone.as_string().filter(|zone| !zone.is_empty())
}

#[cfg(not(feature = "ssr"))]
fn fill(field: &str, zone: &str) {
    use leptos::{prelude::document, wasm_bindgen::JsCast};

    let found = document().get_element_by_id(field);
    let input = found.and_then(|one| one.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(input) = input.filter(|input| input.value() == input.default_value()) {
        input.set_value(zone);
    }
}
