//! A module's questions in a list, for whoever writes while two people talk: by keys or by touch.

use crate::assessment::Answer;
use crate::content::instrument::{Item, Kind};
use crate::pages::coach::{current, keys};
use crate::parts::field::room;
use crate::parts::{contacts, not_found};
use crate::platform::{boot, dom};
use crate::route::Route;
use crate::session::{self, Action, Mode, fields};
use crate::state::context::Context;
use crate::state::text::{t, tk};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub fn page(context: Context, module: &str) -> AnyView {
    let (instrument, profile) = (context.instrument(), context.profile());
    let found = context.session(|session| {
        let modules = session::items(instrument, profile, session);
        let index = modules.iter().position(|(known, _)| known.id == module)?;
        let next = modules.get(index + 1).map(|(module, _)| module.id.clone());
        Some((modules[index].1.clone(), next))
    });
    let Some((items, next)) = found else { return not_found::part(context) };
    let here = current::item();
    if !items.iter().any(|item| item.id == here) {
        // The first without an answer, or the first.
        let open = items.iter().find(|item| context.session(|s| s.answer(&item.id)).is_none());
        let first = open.or(items.first()).map(|item| item.id.as_str());
        current::set(first.unwrap_or_default());
    }
    keys::listen(context);
    let current = RwSignal::new(current::item());
    let first = items.first().map_or("", |item| item.id.as_str());
    // Keys change what is in force; the page follows when it is drawn and at each change.
    let follow = Memo::new(move |_| {
        context.watch(|_| ());
        current::item()
    });
    Effect::new(move |drawn: Option<()>| {
        let id = follow.get();
        // The page begins with its heading, not below it; a row that a finger is on stays where it is.
        let scrolls = if drawn.is_some() { current.get_untracked() != id } else { id != first };
        dom::after_paint(move || {
            if scrolls {
                boot::turned();
                dom::scroll_into_view(&["[data-item=\"", &id, "\"]"].concat());
            }
            current.set(id.clone());
        });
    });
    let back = current::overview(context);
    let back_label = if back == Route::Coach { "coach.title" } else { "tasks.title" };
    let onward = next.map_or_else(|| back.clone(), Route::List);
    let rows = items.into_iter().map(|item| row(context, item, current));
    view! {
        <h1 tabindex="-1">{tk(&["module.", module, ".name"])}</h1>
        {keys::switch(context)}
        <div class="list" on:change=move |event| chosen(context, current, &event)>{rows.collect_view()}</div>
        <div class="controls">
            <div class="row">
                <a class="second" href=back.href()>{t(back_label)}</a>
                <a class="first" href=onward.href()>{t("step.continue")}</a>
            </div>
        </div>
    }
    .into_any()
}

fn row(context: Context, item: &'static Item, current: RwSignal<String>) -> AnyView {
    let id = item.id.as_str();
    let answer = Memo::new(move |_| context.watch(|session| session.answer(&item.id)));
    let given = answer.get_untracked();
    let option = |value: String, label: String, key: Option<String>| {
        let wanted = Answer::from_form(&value);
        let chosen = given == wanted;
        view! {
            <label class="card">
                <input
                    type="radio"
                    name=id
                    value=value
                    autocomplete="off"
                    checked=chosen
                    prop:checked=move || answer.get() == wanted
                />
                <span>{label}</span>
                {key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
            </label>
        }
    };
    let steps = (0..=context.instrument().top_step(item)).map(|step| {
        let number = step.to_string();
        match item.kind {
            Kind::WorkAbility => option(number.clone(), number, None),
            _ => {
                let label = tk(&["scale.", &item.scale, ".", &number]);
                option(number, label, Some((step + 1).to_string()))
            }
        }
    });
    let na = item.na.then(|| option("na".to_owned(), t("question.na"), Some("0".to_owned())));
    let skip = option("skip".to_owned(), t("question.skip"), Some("S".to_owned()));
    let note = fields::note(id);
    let written = context.session(|session| session.text(&note).to_owned());
    let open = !written.is_empty();
    let title = t(if context.mode == Mode::Coach { "coach.note" } else { "coach.note.own" });
    let label = [&title, ": ", id].concat();
    view! {
        <fieldset
            data-item=id
            tabindex="-1"
            class:current=move || current.get() == id
            aria-current=move || (current.get() == id).then_some("true")
        >
            <legend>{tk(&["item.", id, ".question"])}</legend>
            <div class="row">
                {steps.collect_view()} {na} {skip}
            </div>
            {(item.kind == Kind::Safety).then(|| help(context, item, answer))}
            <details open=open data-open=open>
                <summary>{title}</summary>
                <textarea
                    name=note.clone()
                    rows="2"
                    autocomplete="off"
                    aria-label=label
                    prop:value=written
                    on:input=move |event| {
                        context.act(Action::text(&note, event_target_value(&event)));
                    }
                ></textarea>
                {room(context, fields::note(id))}
            </details>
        </fieldset>
    }
    .into_any()
}

/// The contacts that stand under a worrying answer at once, and how the keys go on from there.
fn help(context: Context, item: &'static Item, answer: Memo<Option<Answer>>) -> AnyView {
    let worrying = Memo::new(move |_| session::is_worrying(item, answer.get()));
    (move || {
        worrying.get().then(|| {
            view! {
                {contacts::card(&context.catalogue.contacts, &item.id)}
                <p class="hint keys">{t("coach.help.keys")}</p>
            }
        })
    })
    .into_any()
}

/// An answer by touch or mouse; the keys go on from there.
fn chosen(context: Context, current: RwSignal<String>, event: &web_sys::Event) {
    let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(input) = input {
        let (item, answer) = (input.name(), Answer::from_form(&input.value()));
        current::set(&item);
        current.set(item.clone());
        let known = context.instrument().item(&item);
        let worrying = known.is_some_and(|item| session::is_worrying(item, answer));
        context.act(Action::Answer { item, answer });
        if worrying {
            contacts::show(".current .help-card li");
        }
    }
}
