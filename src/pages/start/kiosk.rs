//! The kiosk's first page: language and text size, then what this is.

use crate::pages::start;
use crate::parts::look;
use crate::state::context::Context;
use crate::state::text::t;
use leptos::prelude::*;

pub fn page(context: Context) -> AnyView {
    let languages = context.catalogue.languages.iter().map(|language| {
        let tag = language.tag.clone();
        let here = crate::state::text::lang() == tag;
        view! {
            <button
                type="button"
                class=if here { "first" } else { "second" }
                lang=language.tag.as_str()
                dir=language.dir.as_str()
                aria-pressed=here.to_string()
                on:click=move |_| (context.pages.speak)(context, tag.clone())
            >
                {language.name.as_str()}
            </button>
        }
    });
    view! {
        <section class="kiosk-start">
            <div class="languages" role="group" aria-label=t("frame.language")>
                {languages.collect_view()}
            </div>
            {look::sizes()}
            <p class="aside">{t("kiosk.human")}</p>
        </section>
        {start::page(context, "kiosk")}
    }
    .into_any()
}
