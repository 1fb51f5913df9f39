//! Text fields of the session, kept at every keystroke.

use crate::session::{Action, fields};
use crate::state::context::Context;
use crate::state::text::{t, tf, tk};
use leptos::prelude::*;

/// A free text, kept at every keystroke. Its label and hint are `field.<name>.label` and
/// `field.<name>.hint`.
pub fn textarea(context: Context, name: &'static str) -> AnyView {
    let text = context.session(|session| session.text(name).to_owned());
    let hint_id = ["hint-", name].concat();
    view! {
        <div class="field">
            <label for=name>{tk(&["field.", name, ".label"])}</label>
            <p class="hint" id=hint_id.clone()>{tk(&["field.", name, ".hint"])}</p>
            <textarea
                id=name
                name=name
                rows="3"
                autocomplete="off"
                aria-describedby=hint_id
                prop:value=text
                on:input=move |event| context.act(Action::text(name, event_target_value(&event)))
            ></textarea>
            {room(context, name.to_owned())}
        </div>
    }
    .into_any()
}

/// How much room is left in a text, from four fifths of its limit on, and how much is too much.
/// Nothing is cut: what was written or pasted stays whole until its writer shortens it.
pub fn room(context: Context, field: String) -> AnyView {
    let limit = fields::limit(&field);
    // A summary takes the text without the space around it.
    let length =
        Memo::new(move |_| context.watch(|session| session.text(&field).trim().chars().count()));
    let told = move || {
        let length = length.get();
        let (key, count) = match length.checked_sub(limit) {
            None | Some(0) => ("room.left", limit - length),
            Some(over) => ("room.over", over),
        };
        (length * 5 >= limit * 4).then(|| tf(key, &[("n", &count.to_string())]))
    };
    // Said once, not at each keystroke.
    let over = Memo::new(move |_| length.get() > limit);
    view! {
        <p class="hint" prop:textContent=told></p>
        <p
            class="error"
            role="alert"
            prop:textContent=move || over.get().then(|| t("room.too-long"))
        ></p>
    }
    .into_any()
}

/// A short entry.
pub fn input(context: Context, name: &'static str) -> AnyView {
    let text = context.session(|session| session.text(name).to_owned());
    view! {
        <div class="field">
            <label for=name>{tk(&["field.", name, ".label"])}</label>
            <input
                id=name
                name=name
                type="text"
                autocomplete="off"
                prop:value=text
                on:input=move |event| context.act(Action::text(name, event_target_value(&event)))
            />
            {room(context, name.to_owned())}
        </div>
    }
    .into_any()
}

/// A choice of one in a list of options; the first says that nothing is chosen. The options' names
/// are `<prefix>.<value>`. Its id is the field's.
pub fn select<V: AsRef<str>>(
    context: Context,
    field: String,
    label: String,
    prefix: &str,
    values: &[V],
) -> AnyView {
    let chosen = context.session(|session| session.text(&field).to_owned());
    let options = values.iter().map(|value| {
        let value = value.as_ref().to_owned();
        let name = tk(&[prefix, ".", &value]);
        view! {
            <option value=value.clone() selected=chosen == value>
                {name}
            </option>
        }
    });
    let name = field.clone();
    view! {
        <div class="field">
            <label for=name.clone()>{label}</label>
            <select
                id=name.clone()
                name=name
                autocomplete="off"
                on:change=move |event| context.act(Action::text(&field, event_target_value(&event)))
            >
                <option value="">{tk(&[prefix, ".none"])}</option>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// A short entry with a label of its own, for fields that are there many times.
pub fn entry(context: Context, field: String, label: String) -> AnyView {
    let text = context.session(|session| session.text(&field).to_owned());
    let name = field.clone();
    let room = room(context, field.clone());
    view! {
        <div class="field">
            <label>
                <span>{label}</span>
                <input
                    name=name
                    type="text"
                    autocomplete="off"
                    prop:value=text
                    on:input=move |event| {
                        context.act(Action::text(&field, event_target_value(&event)));
                    }
                />
            </label>
            {room}
        </div>
    }
    .into_any()
}
