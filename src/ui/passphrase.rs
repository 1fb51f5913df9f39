//! Asking for a passphrase. What is typed is read when its form is sent, and is not shown.

use super::errors::Errors;
use leptos::prelude::*;

/// The field of this id and name among those of its form: label, hint when it has one, and what is
/// wrong with it.
pub fn field(
    errors: Errors,
    (id, name): (&'static str, &'static str),
    label: String,
    hint: Option<String>,
) -> AnyView {
    let described = errors.described(id, hint.is_some());
    let hint = hint.map(|hint| view! { <p class="hint" id=["hint-", id].concat()>{hint}</p> });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint}
            {errors.beside(id)}
            <input
                id=id
                name=name
                type="password"
                autocomplete="off"
                aria-describedby=described
                aria-invalid=errors.invalid(id)
            />
        </div>
    }
    .into_any()
}

/// Counts a wrong passphrase; the seconds until the next may be given: 1, then twice as many each
/// time, at most 64.
pub fn wait(tries: StoredValue<u32>) -> u64 {
    let seconds = 1 << tries.get_value().min(6);
    tries.update_value(|tries| *tries += 1);
    seconds
}
