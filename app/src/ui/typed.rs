//! What was typed before the program arrived: taking over a page writes the server's values into
//! its fields, so the reader's are kept meanwhile and put back.

#[cfg(not(feature = "ssr"))]
mod browser {
    use js_sys::{Array, Function, Reflect};
    use leptos::{prelude::*, wasm_bindgen::JsCast};
    use wasm_bindgen::JsValue;

    /// Fields looked at; a page has fewer.
    const MOST: usize = 500;

    /// Fields that differ from what the server sent, with what stands in them.
    pub struct Typed(Vec<(JsValue, JsValue)>);

    impl Typed {
        /// Looks before the page is taken over.
        #[must_use]
        pub fn now() -> Self {
            let fields = fields().unwrap_or_default();
            let typed = fields.iter().take(MOST).filter_map(|field| {
                let (now, sent) = (get(&field, "value")?, get(&field, "defaultValue")?);
                (now != sent).then_some((field, now))
            });
            Self(typed.collect())
        }

        /// Puts it back after, as if it were typed again.
        pub fn put_back(self) {
            let typed = self.0;
            set_timeout(
                move || {
                    for (field, text) in typed {
                        type_again(&field, &text);
                    }
                },
                std::time::Duration::ZERO,
            );
        }
    }

    fn fields() -> Option<Array> {
        let document = JsValue::from(document());
        let find: Function = get(&document, "querySelectorAll")?.dyn_into().ok()?;
        let which = JsValue::from_str("input:not([type=hidden], [type=file]), textarea");
        Some(Array::from(&find.call1(&document, &which).ok()?))
    }

    fn get(of: &JsValue, name: &str) -> Option<JsValue> {
        Reflect::get(of, &JsValue::from_str(name)).ok()
    }

    fn type_again(field: &JsValue, text: &JsValue) {
        if get(field, "value").as_ref() == Some(text) {
            return;
        }
        let set = Reflect::set(field, &JsValue::from_str("value"), text);
        let target = field.dyn_ref::<web_sys::EventTarget>();
        let (Ok(true), Some(target), Ok(event)) = (set, target, document().create_event("Event"))
        else {
            return;
        };
        event.init_event_with_bubbles("input", true);
        let _ = target.dispatch_event(&event);
    }
}

#[cfg(not(feature = "ssr"))]
pub use browser::Typed;
