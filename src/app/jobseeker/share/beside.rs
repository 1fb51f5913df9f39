//! The second signature: the coach's, or the kiosk's own.

use crate::app::{Context, Route, keys};
use crate::session::Mode;
use crate::summary::holder::Holder;
use crate::ui::choice::{Choice, checkboxes};
use crate::ui::text::{t, tf, tk};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Who signs beside the client, when somebody does.
#[derive(Clone, Copy)]
pub struct Beside {
    holder: Holder,
    keys: keys::Keys,
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
        Some(Self { holder, keys: keys::Keys::new(context), wanted: RwSignal::new(true) })
    }

    /// Whose key signs as well: wanted, and open.
    pub fn holder(self) -> Option<Holder> {
        let ready = self.wanted.get_untracked() && self.keys.ready(self.holder).is_some();
        ready.then_some(self.holder)
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
                    {move || wanted.get().then(|| keys::lock(keys, &key))}
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
