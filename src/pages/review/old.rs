//! Questions that have changed since the form was begun: answers to those that are asked no more
//! stay until their person removes them.

use crate::assessment::Answer;
use crate::pages::review::row::answered;
use crate::parts::anew::anew;
use crate::platform::dom;
use crate::session::Action;
use crate::state::context::Context;
use crate::state::text::{t, tf};
use leptos::prelude::*;

/// Nothing while the questions are those that were answered.
pub fn part(context: Context) -> AnyView {
    let instrument = context.instrument();
    let updated = context.session(|session| {
        session.is_answered(instrument) && session.instrument != instrument.version
    });
    let old = Memo::new(move |_| context.watch(|session| session.old_answers(instrument)));
    let part = move || {
        let old = old.get();
        let any = !old.is_empty();
        let part = (updated || any).then(|| {
            let rows = old.into_iter().map(|(item, answer)| row(context, item, answer));
            view! {
                <section data-old="">
                    <h2>{t("review.old.title")}</h2>
                    {updated.then(|| view! { <p data-updated="">{t("review.old.updated")}</p> })}
                    {any.then(|| view! {
                        <p class="hint">{t("review.old.lead")}</p>
                        <dl class="review">{rows.collect_view()}</dl>
                    })}
                </section>
            }
        });
        part.into_any()
    };
    anew(part).into_any()
}

fn row(context: Context, item: String, answer: Answer) -> AnyView {
    let question = tf("review.old.question", &[("id", &item)]);
    let named = tf("review.old.remove.label", &[("question", &question)]);
    let row = item.clone();
    let remove = move |_| {
        context.act(Action::Answer { item: item.clone(), answer: None });
        // The button is gone with its row; the way back takes the focus.
        dom::after_paint(|| dom::focus("[data-action=undo]"));
    };
    view! {
        <div data-item=row>
            <dt>{question}</dt>
            <dd><bdi>{answered(None, answer)}</bdi></dd>
            <dd>
                <button
                    type="button"
                    class="plain"
                    data-action="remove-old"
                    aria-label=named
                    on:click=remove
                >
                    {t("review.old.remove")}
                </button>
            </dd>
        </div>
    }
    .into_any()
}
