//! The inbox in the menu, with how many are not read: live while the page is looked at. A page in
//! the background has no line of its own, since a browser opens only six to one server.

use leptos::prelude::*;

/// The number, kept true in the browser.
#[must_use]
pub fn live_unread(first: usize) -> RwSignal<usize> {
    let unread = RwSignal::new(first);
    #[cfg(not(feature = "ssr"))]
    browser::watch(unread);
    unread
}

#[cfg(not(feature = "ssr"))]
mod browser {
    use std::{cell::RefCell, rc::Rc};

    use leptos::{
        __reexports::send_wrapper::SendWrapper, prelude::*, task::spawn_local, wasm_bindgen::JsCast,
    };
    use wasm_bindgen::closure::Closure;
    use web_sys::EventSource;

    use crate::notices::api;

    type Source = Rc<RefCell<Option<(EventSource, Closure<dyn Fn()>)>>>;

    /// Opens a line while the page is seen; the browser itself opens it again when it breaks.
    pub(super) fn watch(unread: RwSignal<usize>) {
        let source: Source = Rc::default();
        crate::effect::Effect::new({
            let source = source.clone();
            move |()| look(unread, &source)
        });
        let seen = window_event_listener_untyped("visibilitychange", {
            let source = source.clone();
            move |_| look(unread, &source)
        });
        let source = SendWrapper::new(source);
        on_cleanup(move || {
            seen.remove();
            close(&source);
        });
    }

    fn look(unread: RwSignal<usize>, source: &Source) {
        close(source);
        if document().hidden() {
            return;
        }
        let Some(known) = unread.try_get_untracked() else {
            return;
        };
        let address = format!("/api/v1/me/notices/live?stamp={known}");
        let Ok(line) = EventSource::new(&address) else {
            return;
        };
        let read = Closure::<dyn Fn()>::new(move || {
            spawn_local(async move {
                if let Ok(count) = api::unread().await {
                    unread.try_set(count);
                }
            });
        });
        let function = read.as_ref().unchecked_ref();
        let _ = line.add_event_listener_with_callback("changed", function);
        *source.borrow_mut() = Some((line, read));
    }

    fn close(source: &Source) {
        if let Some((line, _)) = source.borrow_mut().take() {
            line.close();
        }
    }
}
