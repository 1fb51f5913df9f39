//! The second signature: the coach's, or the kiosk's own.

use crate::parts::choice::{Choice, checkboxes};
use crate::parts::staff_keys::card;
use crate::platform::dom;
use crate::route::Route;
use crate::service::signing_client;
use crate::service::staff_keys::state::{self, Keys};
use crate::session::Mode;
use crate::state::context::Context;
use crate::state::error::Error;
use crate::state::text::{t, tf, tk};
use crate::summary::holder::Holder;
use crate::summary::message::{Request, Response};
use crate::summary::payload::Role;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What becomes of the second signature.
pub enum Second {
    /// Nobody has a key here, or it was unticked.
    Unwanted,
    Signs(Holder),
    /// It was ticked, and the key is locked.
    Locked,
}

/// Who signs beside the client, when somebody does.
#[derive(Clone, Copy)]
pub struct Beside {
    holder: Holder,
    keys: state::Keys,
    wanted: RwSignal<bool>,
}

impl Beside {
    /// `None` for a person on their own.
    pub fn new(context: Context) -> Option<Self> {
        let holder = match context.mode {
            Mode::Own => return None,
            Mode::Coach => Holder::Coach,
            Mode::Kiosk => Holder::Kiosk,
        };
        Some(Self { holder, keys: Keys::new(context), wanted: RwSignal::new(true) })
    }

    /// In which role somebody signs as well, as it is chosen now; tracked.
    pub fn role(self) -> Option<Role> {
        let signs = self.wanted.get() && self.keys.of(self.holder).is_some();
        self.holder.role().filter(|_| signs)
    }

    /// What becomes of the second signature. The worker is asked anew: what the page knows can be
    /// a moment too young, or hours too old.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn second(self, context: Context) -> Result<Second, Error> {
        let Self { holder, keys, wanted } = self;
        let Some(key) = keys.of_untracked(holder).filter(|_| wanted.get_untracked()) else {
            return Ok(Second::Unwanted);
        };
        let Response::Open(open) = signing_client::ask(context, Request::Open).await? else {
            return Err(Error::PROTOCOL);
        };
        let ready = open.contains(&(holder, key.kid));
        keys.set_open(open);
        Ok(if ready { Second::Signs(holder) } else { Second::Locked })
    }

    /// The question before a summary that would lack the second signature. A kiosk's key is opened
    /// by the staff alone.
    pub fn question(self, alone: impl Fn() + 'static) -> AnyView {
        let Self { holder, keys, .. } = self;
        let name = keys.of_untracked(holder).map(|key| key.name).unwrap_or_default();
        let coach = holder == Holder::Coach;
        let says = if coach { "beside.locked.coach" } else { "beside.locked.kiosk" };
        let field = ["#open-", holder.name()].concat();
        let unlock = move |_| {
            dom::scroll_into_view(&field);
            dom::focus(&field);
        };
        view! {
            <section class="notice" data-question="second-signature" role="group" aria-label=t("beside.locked.title")>
                <h2 tabindex="-1">{t("beside.locked.title")}</h2>
                <p>{tf(says, &[("name", &name)])}</p>
                <div class="row">
                    {coach.then(|| view! {
                        <button type="button" class="first" data-action="unlock-now" on:click=unlock>
                            {t("beside.locked.unlock")}
                        </button>
                    })}
                    <button
                        type="button"
                        class="second"
                        data-action="sign-alone"
                        on:click=move |_| alone()
                    >
                        {t("beside.locked.alone")}
                    </button>
                </div>
            </section>
        }
        .into_any()
    }

    /// What there is to see: at a kiosk a sentence, for a coach the key and the choice.
    pub fn part(self) -> AnyView {
        let Self { holder, keys, wanted } = self;
        let said = move || {
            keys.said
                .get()
                .map(|key| view! { <p class="error" role="alert">{tk(&["error.", key])}</p> })
        };
        let own = Memo::new(move |_| keys.of(holder));
        let state = move || match own.get() {
            None if holder == Holder::Kiosk => ().into_any(),
            None => view! {
                <p>
                    {t("beside.none")} " " <a href=Route::Keys.href()>{t("keys.title")}</a>
                </p>
            }
            .into_any(),
            Some(key) if holder == Holder::Kiosk => {
                let name = key.name.clone();
                view! {
                    {move || keys.is_open(&key.kid).then(|| {
                        view! { <p data-beside="kiosk">{tf("beside.kiosk", &[("name", &name)])}</p> }
                    })}
                }
                .into_any()
            }
            Some(key) => {
                let name = key.name.clone();
                let label = tf("beside.sign", &[("name", &name)]);
                let change = move |event: web_sys::Event| {
                    let input = event.target();
                    let input = input.and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
                    wanted.set(input.is_some_and(|input| input.checked()));
                };
                view! {
                    <div on:change=change>
                        {checkboxes("beside", vec![Choice::new("coach", label, wanted.get_untracked())])}
                    </div>
                    {move || wanted.get().then(|| card::lock(keys, &key))}
                }
                .into_any()
            }
        };
        view! {
            <section data-signer=holder.name()>
                {(holder == Holder::Coach).then(|| view! {
                    <h2>{t("beside.title")}</h2>
                    <p class="hint">{t("beside.hint")}</p>
                })}
                {state}
                {said}
            </section>
        }
        .into_any()
    }
}
