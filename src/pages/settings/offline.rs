//! Everything fetched ahead, for use without a network.

use crate::platform::offline;
use crate::service::task::on_page;
use crate::state::text::{t, tf, tk};
use leptos::prelude::*;

/// How far the fetching is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Asked,
    /// So many files of so many are here.
    Here(u32, u32),
    Failed(&'static str),
}

pub fn part() -> AnyView {
    let state = RwSignal::new(None::<State>);
    let busy = move || match state.get() {
        Some(State::Asked) => true,
        Some(State::Here(here, total)) => here < total,
        _ => false,
    };
    let fetch = move |_| {
        if busy() {
            return;
        }
        state.set(Some(State::Asked));
        on_page(state, async move {
            let told = move |here, total| state.set(Some(State::Here(here, total)));
            if let Err(error) = offline::fetch_all(told).await {
                state.set(Some(State::Failed(error.key())));
            }
        });
    };
    let said = move || {
        state.get().map(|state| match state {
            State::Asked => t("offline.asked"),
            State::Here(here, total) if here == total => t("offline.done"),
            State::Here(here, total) => {
                tf("offline.here", &[("n", &here.to_string()), ("total", &total.to_string())])
            }
            State::Failed(key) => tk(&["error.", key]),
        })
    };
    let possible = offline::is_possible();
    view! {
        <h2>{t("offline.title")}</h2>
        <p>{t(if possible { "offline.lead" } else { "offline.none" })}</p>
        {possible.then(|| view! {
            <button
                type="button"
                class="second"
                data-action="fetch-all"
                aria-disabled=move || busy().to_string()
                on:click=fetch
            >
                {t("offline.all")}
            </button>
            <p role="status" data-offline=move || (!busy()).to_string()>{said}</p>
        })}
    }
    .into_any()
}
