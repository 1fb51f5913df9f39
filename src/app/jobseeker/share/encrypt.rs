//! The signed file, encrypted: for a recipient, or by a passphrase told another way.

use crate::platform::{dom, file, vault};
use crate::ui::text::{t, tf, tk};
use leptos::prelude::*;

/// Shortest passphrase, characters.
const SHORTEST: usize = 12;

pub fn part(name: &str, signed: &str) -> AnyView {
    let name = StoredValue::new([name, ".age"].concat());
    let signed = StoredValue::new(signed.to_owned());
    let said = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let seal = move |_| {
        let given = |id: &str| dom::value_of(id).unwrap_or_default().trim().to_owned();
        let (recipient, passphrase) = (given("#recipient"), given("#seal-passphrase"));
        let with = if recipient.is_empty() {
            if passphrase.chars().count() < SHORTEST {
                return said.set(tf("vault.short", &[("n", &SHORTEST.to_string())]));
            }
            passphrase
        } else if recipient.starts_with("age1") {
            recipient
        } else {
            return said.set(tk(&["error.", "vault.bad-key"]));
        };
        busy.set(true);
        wasm_bindgen_futures::spawn_local(async move {
            let sealed = vault::seal(signed.get_value().as_bytes(), &with).await;
            let saved = sealed.and_then(|sealed| {
                let saved =
                    file::download_bytes(&name.get_value(), "application/octet-stream", &sealed);
                saved.map_err(|error| error.key())
            });
            said.set(saved.map_or_else(|key| tk(&["error.", key]), |()| t("vault.saved")));
            busy.set(false);
        });
    };
    view! {
        <details class="no-print">
            <summary>{t("vault.title")}</summary>
            <p class="hint">{t("vault.lead")}</p>
            <div class="field">
                <label for="recipient">{t("vault.recipient")}</label>
                <input
                    id="recipient"
                    name="recipient"
                    type="text"
                    dir="ltr"
                    autocomplete="off"
                    spellcheck="false"
                />
            </div>
            <div class="field">
                <label for="seal-passphrase">{t("vault.passphrase")}</label>
                <input id="seal-passphrase" name="passphrase" type="password" autocomplete="off" />
            </div>
            <button
                type="button"
                class="second"
                data-export="age"
                disabled=move || busy.get()
                on:click=seal
            >
                {move || t(if busy.get() { "keys.working" } else { "vault.seal" })}
            </button>
            <p role="status">{move || said.get()}</p>
        </details>
    }
    .into_any()
}
