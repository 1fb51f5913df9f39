//! Asking for a passphrase. What is typed is read when its form is sent, and is not shown.

use crate::parts::errors::Errors;
use crate::parts::form_field::around;
use leptos::prelude::*;

/// The field of this id and name among those of its form.
pub fn field(
    errors: Errors,
    (id, name): (&'static str, &'static str),
    label: String,
    hint: Option<String>,
) -> AnyView {
    let control = view! {
        <input
            id=id
            name=name
            type="password"
            autocomplete="off"
            aria-describedby=errors.described(id, hint.is_some())
            aria-invalid=errors.invalid(id)
        />
    };
    around(errors, id, label, hint, control.into_any())
}

/// Counts a wrong passphrase; the seconds until the next may be given: 1, then twice as many each
/// time, at most 64.
pub fn wait(tries: StoredValue<u32>) -> u64 {
    let seconds = 1 << tries.get_value().min(6);
    tries.update_value(|tries| *tries += 1);
    seconds
}
