//! Questions of the background with answers in a row.

use crate::parts::choice::{Choice, radios};
use crate::parts::step::target;
use crate::session::Action;
use crate::state::context::Context;
use crate::state::text::tk;
use leptos::prelude::*;

/// One question with answers in a row; their `change` is heard by what is around it.
pub fn told(context: Context, field: &str, label: String, answers: &[&'static str]) -> AnyView {
    let told = context.session(|session| session.text(field).to_owned());
    let choice = |value: &&'static str| {
        Choice::new(*value, tk(&["background.told.", value]), told == *value)
    };
    view! {
        <fieldset class="inline">
            <legend>{label}</legend>
            <div class="row">{radios(field, answers.iter().map(choice).collect())}</div>
        </fieldset>
    }
    .into_any()
}

/// Keeps a radio's value under its name.
pub fn write(context: Context, event: &web_sys::Event) {
    if let Some(input) = target(event) {
        context.act(Action::text(&input.name(), input.value()));
    }
}
