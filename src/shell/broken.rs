//! The end of what nothing else has caught: an interface that a browser lacks or that throws where
//! none was expected. What is thrown through the app stops whatever waits in it, the drawing of
//! pages too: so the sentence is put on the page by hand.

use crate::platform::{dom, exit};
use crate::state::text::t;
use leptos::prelude::window_event_listener_untyped;
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Hears it as long as the page lives.
pub fn watch() {
    thread_local! {
        static WATCHED: Cell<bool> = const { Cell::new(false) };
    }
    if WATCHED.replace(true) {
        return;
    }
    for (name, thrown) in [("error", "error"), ("unhandledrejection", "reason")] {
        let heard = move |event: web_sys::Event| {
            let thrown = js_sys::Reflect::get(&event, &JsValue::from_str(thrown));
            // A file that did not load or a worker that stopped has its own sentence, and is no error.
            if thrown.is_ok_and(|thrown| thrown.is_instance_of::<js_sys::Error>()) {
                // Without a page there is nobody to tell.
                let _ = say();
            }
        };
        let _ = window_event_listener_untyped(name, heard);
    }
}

fn say() -> Result<(), JsValue> {
    let document = dom::document().map_err(|_| JsValue::NULL)?;
    let (main, said) =
        (document.query_selector("main")?, document.query_selector("[data-broken]")?);
    let (Some(main), None) = (main, said) else { return Ok(()) };
    let notice = document.create_element("div")?;
    notice.set_class_name("notice");
    notice.set_attribute("data-broken", "")?;
    notice.set_attribute("role", "alert")?;
    let sentence = document.create_element("p")?;
    sentence.set_text_content(Some(&t("broken.said")));
    let button = document.create_element("button")?;
    button.set_text_content(Some(&t("broken.reload")));
    button.set_attribute("type", "button")?;
    let reload = Closure::<dyn Fn()>::new(exit::reload);
    button.add_event_listener_with_callback("click", reload.as_ref().unchecked_ref())?;
    // Once in the life of a page.
    reload.forget();
    notice.append_child(&sentence)?;
    notice.append_child(&button)?;
    main.insert_adjacent_element("beforebegin", &notice)?;
    notice.scroll_into_view();
    Ok(())
}
