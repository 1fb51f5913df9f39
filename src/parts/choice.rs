//! Native radio and checkbox rows: the whole card is the target.

use leptos::prelude::*;

/// One row of a group.
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A quieter sentence below the label.
    pub hint: Option<String>,
    pub chosen: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: String, chosen: bool) -> Self {
        Self { value: value.into(), label, hint: None, chosen }
    }
}

/// Radio rows. Their `change` events are heard by the form around them.
pub fn radios(name: &str, choices: Vec<Choice>) -> AnyView {
    rows("radio", name, choices)
}

/// Checkbox rows. Their `change` events are heard by the form around them.
pub fn checkboxes(name: &str, choices: Vec<Choice>) -> AnyView {
    rows("checkbox", name, choices)
}

/// Checkbox rows that a list of errors can lead to: each has its value as its id.
pub fn linked_checkboxes(name: &str, choices: Vec<Choice>) -> AnyView {
    let row = |choice: Choice| row("checkbox", name, Some(choice.value.clone()), choice);
    choices.into_iter().map(row).collect_view().into_any()
}

fn rows(kind: &'static str, name: &str, choices: Vec<Choice>) -> AnyView {
    choices.into_iter().map(|choice| row(kind, name, None, choice)).collect_view().into_any()
}

fn row(kind: &'static str, name: &str, id: Option<String>, choice: Choice) -> AnyView {
    view! {
        <label class="card">
            <input
                id=id
                type=kind
                name=name.to_owned()
                value=choice.value
                checked=choice.chosen
                autocomplete="off"
            />
            <span>
                {choice.label}
                {choice.hint.map(|hint| view! { <small>{hint}</small> })}
            </span>
        </label>
    }
    .into_any()
}
