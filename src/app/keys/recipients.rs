//! Whom summaries can be encrypted for: a part of the organisation's list.

use crate::platform::dom;
use crate::summary::inert::inert;
use crate::summary::trust::{Published, Recipient};
use crate::ui::text::{t, tk};
use leptos::prelude::*;

pub fn part(
    list: RwSignal<Published>,
    change: impl Fn(&dyn Fn(&mut Published)) + Copy + Send + Sync + 'static,
) -> AnyView {
    // The key of what is wrong; said beside the button.
    let said = RwSignal::new(None::<&'static str>);
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let given = |id: &str| dom::value_of(id).unwrap_or_default().trim().to_owned();
        let recipient = Recipient { name: given("#recipient-name"), age: given("#recipient-key") };
        if recipient.name.is_empty() {
            return said.set(Some("keys.no-name"));
        }
        if !recipient.is_shaped() {
            return said.set(Some("vault.bad-key"));
        }
        said.set(None);
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
            <div class="field">
                <label for="recipient-name">{t("keys.list.recipient.name")}</label>
                <input id="recipient-name" name="recipient-name" type="text" maxlength="100" />
            </div>
            <div class="field">
                <label for="recipient-key">{t("keys.list.recipient.key")}</label>
                <input id="recipient-key" name="recipient-key" type="text" dir="ltr" spellcheck="false" />
            </div>
            {move || said.get().map(|key| view! {
                <p class="error" role="alert" data-said=key>{tk(&["error.", key])}</p>
            })}
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
    let remove = move |_| {
        change(&|list| list.recipients.retain(|known| known.age != key.get_value()));
    };
    view! {
        <li data-recipient=age>
            <strong><bdi>{inert(&name)}</bdi></strong>
            <br />
            <span class="fingerprint" dir="ltr">{shown}</span>
            <button type="button" class="plain" data-action="remove-recipient" on:click=remove>
                {t("keys.list.recipient.remove")}
            </button>
        </li>
    }
    .into_any()
}
