//! Whom summaries can be encrypted for: a part of the organisation's list.

use crate::parts::errors::Errors;
use crate::parts::form_field::line;
use crate::platform::dom;
use crate::state::text::t;
use crate::summary::inert::inert;
use crate::summary::trust::{NAME_LIMIT, Published, Recipient};
use leptos::prelude::*;

pub fn part(
    list: RwSignal<Published>,
    change: impl Fn(&dyn Fn(&mut Published)) + Copy + Send + Sync + 'static,
) -> AnyView {
    let errors = Errors::default();
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let given = |id: &str| dom::value_of(id).unwrap_or_default().trim().to_owned();
        let recipient = Recipient { name: given("#recipient-name"), age: given("#recipient-key") };
        let well = errors.none_of([
            ("recipient-name", "keys.no-name", recipient.name.is_empty()),
            ("recipient-name", "keys.long-name", recipient.name.chars().count() > NAME_LIMIT),
            ("recipient-key", "vault.bad-key", !recipient.is_shaped()),
        ]);
        if !well {
            return;
        }
        change(&|list| {
            list.recipients.retain(|known| known.age != recipient.age);
            list.recipients.push(recipient.clone());
        });
        dom::empty_form("#add-recipient");
    };
    let rows = move || {
        let rows = list.get().recipients.into_iter().map(|recipient| row(recipient, change));
        rows.collect_view()
    };
    view! {
        <form id="add-recipient" autocomplete="off" on:submit=add>
            <h3>{t("keys.list.recipients")}</h3>
            <p class="hint">{t("keys.list.recipients.lead")}</p>
            <ul class="plain-list">{rows}</ul>
            {errors.summary()}
            {line(errors, ("recipient-name", "recipient-name"), t("keys.list.recipient.name"), false)}
            {line(errors, ("recipient-key", "recipient-key"), t("keys.list.recipient.key"), true)}
            <button type="submit" class="second" data-action="add-recipient">
                {t("keys.list.recipient.add")}
            </button>
        </form>
    }
    .into_any()
}

fn row(recipient: Recipient, change: impl Fn(&dyn Fn(&mut Published)) + Copy + 'static) -> AnyView {
    let Recipient { name, age } = recipient;
    let key = StoredValue::new(age.clone());
    let shown = age.clone();
    let label = [&t("keys.list.recipient.remove"), ": ", &name].concat();
    let remove = move |_| {
        change(&|list| list.recipients.retain(|known| known.age != key.get_value()));
    };
    view! {
        <li data-recipient=age>
            <strong><bdi>{inert(&name)}</bdi></strong>
            <br />
            <span class="fingerprint" dir="ltr">{shown}</span>
            <button
                type="button"
                class="plain"
                data-action="remove-recipient"
                aria-label=label
                on:click=remove
            >
                {t("keys.list.recipient.remove")}
            </button>
        </li>
    }
    .into_any()
}
