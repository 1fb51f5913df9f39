//! A field of a form: its label, its hint when it has one, what is wrong with it, and the control.

use crate::parts::errors::Errors;
use leptos::prelude::*;

/// The control has the id; its `aria-describedby` and `aria-invalid` are its own to set.
pub fn around(
    errors: Errors,
    id: &'static str,
    label: String,
    hint: Option<String>,
    control: AnyView,
) -> AnyView {
    let hint = hint.map(|hint| view! { <p class="hint" id=["hint-", id].concat()>{hint}</p> });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint}
            {errors.beside(id)}
            {control}
        </div>
    }
    .into_any()
}

/// Choosing a file of the kinds that `accept` names (`.json,.csv`), of any when it is empty.
pub fn file_field(
    errors: Errors,
    (id, name): (&'static str, &'static str),
    label: String,
    hint: Option<String>,
    accept: &'static str,
    choose: impl FnMut(web_sys::Event) + 'static,
) -> AnyView {
    let control = view! {
        <input
            id=id
            name=name
            type="file"
            accept=(!accept.is_empty()).then_some(accept)
            aria-describedby=errors.described(id, hint.is_some())
            aria-invalid=errors.invalid(id)
            on:change=choose
        />
    };
    around(errors, id, label, hint, control.into_any())
}

/// A line to type or paste into. What machines wrote, or is typed as it was given, is left as it is by
/// spelling and capitals, and reads from left to right in every language.
pub fn line(
    errors: Errors,
    (id, name): (&'static str, &'static str),
    label: String,
    verbatim: bool,
) -> AnyView {
    let control = view! {
        <input
            id=id
            name=name
            type="text"
            autocomplete="off"
            dir=verbatim.then_some("ltr")
            spellcheck=verbatim.then_some("false")
            autocapitalize=verbatim.then_some("none")
            aria-describedby=errors.described(id, false)
            aria-invalid=errors.invalid(id)
        />
    };
    around(errors, id, label, None, control.into_any())
}
