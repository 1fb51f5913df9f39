//! Labels of clients' keys, confirmed ones and others. They name clients: held in memory until the
//! page is closed, and kept only as an age file that the caseworker's passphrase seals, opened once a
//! visit. A person can have many keys: those of coaches' devices and of kiosks sign once.

use crate::platform::dom;
use crate::platform::passphrase::normalised;
use crate::route::Route;
use crate::service::vault_client;
use crate::state::error::Error;
use crate::state::session_store;
use crate::state::text::{t, tf, tk};
use crate::storage::keys::NAMES;
use crate::summary::sealed::SHORTEST;
use crate::vault;
use data_encoding::BASE64;
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
struct Held {
    /// By the thumbprint of the key.
    labels: BTreeMap<String, String>,
    passphrase: Option<String>,
    /// Not sealed as they are now.
    changed: bool,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
}

/// How labels are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// Until the page is closed.
    Memory,
    /// Sealed, and not opened in this visit.
    Locked,
    /// Sealed, and opened.
    Open,
}

impl Kept {
    fn now() -> Self {
        match (sealed(), HELD.with_borrow(|held| held.passphrase.is_some())) {
            (None, _) => Self::Memory,
            (Some(_), false) => Self::Locked,
            (Some(_), true) => Self::Open,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Locked => "locked",
            Self::Open => "open",
        }
    }
}

/// The sealed labels, kept in standard base64.
fn sealed() -> Option<Vec<u8>> {
    let text = session_store::recall(NAMES).filter(|text| !text.is_empty())?;
    BASE64.decode(text.as_bytes()).ok()
}

/// The label of a key, as far as it is known in this visit.
pub fn of(kid: &str) -> Option<String> {
    HELD.with_borrow(|held| held.labels.get(kid).cloned())
}

/// Gives a key a label, or takes it away.
pub fn set(kid: &str, label: Option<String>) {
    HELD.with_borrow_mut(|held| {
        match label {
            Some(label) => held.labels.insert(kid.to_owned(), label),
            None => held.labels.remove(kid),
        };
        held.changed = true;
    });
}

/// Every label, each once.
pub fn all() -> BTreeSet<String> {
    HELD.with_borrow(|held| held.labels.values().cloned().collect())
}

/// How many keys have a label.
pub fn keys_of(label: &str) -> usize {
    HELD.with_borrow(|held| held.labels.values().filter(|known| *known == label).count())
}

/// Gives every key of a label another one.
pub fn rename(label: &str, other: &str) {
    HELD.with_borrow_mut(|held| {
        for known in held.labels.values_mut().filter(|known| *known == label) {
            other.clone_into(known);
        }
        held.changed = true;
    });
}

/// What becomes of a label that is given now.
pub fn hint() -> String {
    tk(&["names.hint.", Kept::now().name()])
}

/// Forgets what is in memory.
pub fn forget() {
    HELD.take();
}

/// Opens what is sealed; labels given before that stay.
async fn open(passphrase: &str) -> Result<(), Error> {
    let file = sealed().ok_or(Error::Vault(vault::Error::Damaged))?;
    let text = vault_client::open(&file, passphrase).await.map_err(|error| match error {
        Error::WRONG => Error::WrongForNames,
        other => other,
    })?;
    let opened: BTreeMap<String, String> =
        serde_json::from_slice(&text).map_err(|_| Error::Vault(vault::Error::Damaged))?;
    HELD.with_borrow_mut(|held| {
        let given = std::mem::take(&mut held.labels);
        held.labels = opened.into_iter().chain(given).collect();
        held.passphrase = Some(passphrase.to_owned());
    });
    seal().await
}

/// Seals the labels by a passphrase from now on.
async fn keep(passphrase: &str) -> Result<(), Error> {
    HELD.with_borrow_mut(|held| held.passphrase = Some(passphrase.to_owned()));
    let kept = seal().await;
    if kept.is_err() {
        HELD.with_borrow_mut(|held| held.passphrase = None);
    }
    kept
}

/// Seals the labels as they are; nothing while there is no passphrase.
async fn seal() -> Result<(), Error> {
    let (text, passphrase) = HELD.with_borrow_mut(|held| {
        held.changed = false;
        (serde_json::to_vec(&held.labels), held.passphrase.clone())
    });
    let Some(passphrase) = passphrase else { return Ok(()) };
    let file = vault_client::seal(&text.map_err(|_| Error::NamesNotKept)?, &passphrase).await?;
    let text = BASE64.encode(&file);
    session_store::keep(NAMES, &text).map_err(|_| Error::NamesNotKept)
}

/// The labels as the page holds them.
#[derive(Clone, Copy)]
pub struct Names {
    kept: RwSignal<Kept>,
    busy: RwSignal<bool>,
    /// The key of the sentence for what went wrong.
    said: RwSignal<Option<&'static str>>,
}

impl Names {
    pub fn new() -> Self {
        Self {
            kept: RwSignal::new(Kept::now()),
            busy: RwSignal::new(false),
            said: RwSignal::new(None),
        }
    }

    /// Seals what was changed, where labels are sealed and open.
    pub fn follow(self) {
        let changed = HELD.with_borrow(|held| held.changed);
        if changed && Kept::now() == Kept::Open {
            wasm_bindgen_futures::spawn_local(async move {
                self.said.set(seal().await.err().map(Error::key))
            });
        }
    }

    fn run(
        self,
        work: impl Future<Output = Result<(), Error>> + 'static,
        then: impl Fn() + 'static,
    ) {
        self.busy.set(true);
        self.said.set(None);
        wasm_bindgen_futures::spawn_local(async move {
            self.said.set(work.await.err().map(Error::key));
            self.busy.set(false);
            self.kept.set(Kept::now());
            then();
        });
    }

    /// What the desk keeps and how, and keeping labels; `then` after labels were opened.
    pub fn part(self, then: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
        let kept = ["keys", "received", "list", "day"]
            .map(|what| view! { <li>{tk(&["names.kept.", what])}</li> });
        let locked = self.kept.get_untracked() == Kept::Locked;
        view! {
            <details
                class="no-print"
                open=locked
                data-open=locked
                data-names=move || self.kept.get().name()
            >
                <summary>{t("names.title")}</summary>
                <ul class="points">
                    {kept.collect_view()}
                    <li
                        prop:textContent=move || tk(&["names.labels.", self.kept.get().name()])
                    ></li>
                </ul>
                {move || match self.kept.get() {
                    Kept::Memory => self.keeping(),
                    Kept::Locked => self.opening(then),
                    Kept::Open => ().into_any(),
                }}
                {move || (self.kept.get() != Kept::Memory).then(|| self.ending())}
                <p>{t("names.erase")} " " <a href=Route::Settings.href()>{t("settings.title")}</a></p>
            </details>
            <p
                class="error"
                role="alert"
                data-said=move || self.said.get().unwrap_or_default()
                prop:textContent=move || self.said.get().map(|key| tk(&["error.", key]))
            ></p>
        }
        .into_any()
    }

    fn keeping(self) -> AnyView {
        let submit = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            let given = |id| normalised(&dom::value_of(id).unwrap_or_default());
            let (passphrase, again) = (given("#names-new"), given("#names-again"));
            if passphrase.chars().count() < SHORTEST {
                self.said.set(Some("keys.short"));
            } else if passphrase != again {
                self.said.set(Some("keys.differ"));
            } else {
                self.run(async move { keep(&passphrase).await }, || ());
            }
        };
        view! {
            <form on:submit=submit autocomplete="off" data-form="names">
                <div class="field">
                    <label for="names-new">{t("keys.new.passphrase")}</label>
                    <p class="hint">{tf("keys.new.passphrase.hint", &[("n", &SHORTEST.to_string())])}</p>
                    <input id="names-new" name="new-passphrase" type="password" autocomplete="off" />
                </div>
                <div class="field">
                    <label for="names-again">{t("keys.new.again")}</label>
                    <input id="names-again" name="again" type="password" autocomplete="off" />
                </div>
                {self.button("names-keep", "names.keep")}
            </form>
        }
        .into_any()
    }

    fn opening(self, then: impl Fn() + Copy + 'static) -> AnyView {
        let submit = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            let passphrase = dom::value_of("#names-open").unwrap_or_default();
            self.run(async move { open(&passphrase).await }, then);
        };
        view! {
            <form on:submit=submit autocomplete="off" data-form="names">
                <div class="field">
                    <label for="names-open">{t("keys.passphrase.give")}</label>
                    <input id="names-open" name="passphrase" type="password" autocomplete="off" />
                </div>
                {self.button("names-open", "names.open")}
            </form>
        }
        .into_any()
    }

    fn button(self, action: &'static str, label: &'static str) -> AnyView {
        view! {
            <button
                type="submit"
                class="second"
                data-action=action
                disabled=move || self.busy.get()
                prop:textContent=move || t(if self.busy.get() { "keys.working" } else { label })
            ></button>
        }
        .into_any()
    }

    /// Keeping no labels any more; those of this visit stay in memory.
    fn ending(self) -> AnyView {
        let end = move |_| {
            session_store::remember(NAMES, "");
            HELD.with_borrow_mut(|held| held.passphrase = None);
            self.kept.set(Kept::now());
        };
        view! {
            <button type="button" class="plain" data-action="names-end" on:click=end>
                {t("names.end")}
            </button>
        }
        .into_any()
    }
}
