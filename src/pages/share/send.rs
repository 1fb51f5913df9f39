//! The signed file through the browser's share sheet.

use crate::platform::file::{self, Shared};
use crate::service::task::on_page;
use crate::state::text::t;
use leptos::prelude::*;

/// The signed file as what it is; and as a text for browsers that share no JSON (Chrome). The desk
/// goes by what is in a file, not by its name.
const KINDS: [(&str, &str); 2] = [("", "application/json"), (".txt", "text/plain")];

/// The button, where the share sheet takes the file; what becomes of it is put into `said`.
pub fn button(said: RwSignal<String>, name: &str, text: &str) -> Option<AnyView> {
    let shareable = |(ending, kind): &(&'static str, &'static str)| {
        let name = [name, ending].concat();
        file::can_share(&name, kind).then_some((name, *kind))
    };
    let (shared_as, kind) = KINDS.iter().find_map(shareable)?;
    let as_text = shared_as != name;
    let file = StoredValue::new((shared_as, text.to_owned()));
    let send = move |_| {
        said.set(String::new());
        on_page(said, async move {
            let (name, text) = file.get_value();
            said.set(told(file::share(&name, kind, text.as_bytes()).await));
        });
    };
    let view = view! {
        <button type="button" class="second" data-export="share" on:click=send>
            {t("share.done.send")}
        </button>
        {as_text.then(|| view! { <p class="hint" data-share="txt">{t("share.done.send.text")}</p> })}
    };
    Some(view.into_any())
}

/// What is said of it. Whoever closed the sheet knows that.
pub fn told(result: Result<Shared, crate::platform::Error>) -> String {
    match result {
        Ok(Shared::Yes | Shared::Closed) => String::new(),
        Err(_) => t("error.share.refused"),
    }
}
