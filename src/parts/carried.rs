//! Facts that a new round begins with, until they are confirmed.

use crate::session::{Action, fields};
use crate::state::context::Context;
use crate::state::text::t;
use leptos::prelude::*;

/// Facts of the last round, confirmed with one tap.
pub fn carried(context: Context) -> AnyView {
    let waiting =
        Memo::new(move |_| context.watch(|session| session.text(fields::CARRIED) == "yes"));
    let confirm = move |_| context.act(Action::text(fields::CARRIED, String::new()));
    view! {
        {move || waiting.get().then(|| view! {
            <div class="notice" data-carried="">
                <p>{t("rounds.carried")}</p>
                <button type="button" class="first" data-action="confirm-facts" on:click=confirm>
                    {t("rounds.carried.yes")}
                </button>
            </div>
        })}
    }
    .into_any()
}
