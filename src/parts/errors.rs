//! What is wrong in a form, in the pattern of GOV.UK: on top of the form, where the focus goes, with
//! a link to each field; in the same words by the field; and in the page's title. What was typed
//! stays.

use crate::platform::{boot, dom};
use crate::state::text::{t, tf, tk};
use leptos::html::Div;
use leptos::prelude::*;
use std::borrow::Cow;

/// One thing that is wrong.
#[derive(Clone)]
pub struct FieldError {
    /// The field's id; empty when the whole form is meant. On another page its name.
    field: Cow<'static, str>,
    /// The sentence's code, empty when it has none.
    code: &'static str,
    says: String,
    /// The page that the field is on, when it is another one: its address, and how to go there.
    page: Option<(String, Callback<()>)>,
}

impl FieldError {
    pub const fn new(field: &'static str, says: String) -> Self {
        Self { field: Cow::Borrowed(field), code: "", says, page: None }
    }

    /// With the sentence `error.<code>`.
    pub fn of(field: &'static str, code: &'static str) -> Self {
        Self { code, ..Self::new(field, tk(&["error.", code])) }
    }

    /// Of a field that is there many times.
    pub fn at(field: String, says: String) -> Self {
        Self { field: Cow::Owned(field), ..Self::new("", says) }
    }

    /// Of a field on another page, by its name: the link leads there and to the field.
    pub fn elsewhere(
        field: String,
        code: &'static str,
        says: String,
        page: (String, Callback<()>),
    ) -> Self {
        Self { field: Cow::Owned(field), code, says, page: Some(page) }
    }
}

/// The errors of one form. Its fields have hints of the id `hint-<field>`.
#[derive(Clone, Copy, Default)]
pub struct Errors {
    list: RwSignal<Vec<FieldError>>,
    top: NodeRef<Div>,
}

impl Errors {
    /// Says what is wrong, in place of what was said before; the focus goes to the top.
    pub fn tell(self, errors: impl IntoIterator<Item = FieldError>) {
        let errors: Vec<FieldError> = errors.into_iter().collect();
        let here = |error: &&FieldError| !error.field.is_empty() && error.page.is_none();
        for error in errors.iter().filter(here) {
            // What is folded away cannot be put right.
            dom::open_around(&["#", &error.field].concat());
        }
        if self.list.try_set(errors).is_some() {
            // Somebody has gone to another page meanwhile.
            return;
        }
        dom::set_title(&tf("form.error", &[("title", &title())]));
        boot::turned();
        dom::after_paint(move || {
            if let Some(top) = self.top.try_get_untracked().flatten() {
                // Fails only when the page is gone again.
                let _ = top.focus();
            }
        });
    }

    /// Looks at everything at once: field, code, and whether it is wrong. `true` when all is well.
    pub fn none_of<const N: usize>(self, checks: [(&'static str, &'static str, bool); N]) -> bool {
        let wrong = checks.into_iter().filter(|(.., wrong)| *wrong);
        self.accept(wrong.map(|(field, code, _)| FieldError::of(field, code)).collect())
    }

    /// Says what was found wrong, or that nothing is any more. `true` when all is well.
    pub fn accept(self, wrong: Vec<FieldError>) -> bool {
        let well = wrong.is_empty();
        if well {
            self.clear();
        } else {
            self.tell(wrong);
        }
        well
    }

    /// Nothing is wrong any more.
    pub fn clear(self) {
        if self.list.try_with_untracked(|list| !list.is_empty()).unwrap_or(false) {
            self.list.set(Vec::new());
            dom::set_title(&title());
        }
    }

    /// What is wrong, for the top of the form.
    pub fn summary(self) -> AnyView {
        let said = move || {
            let list = self.list.get();
            (!list.is_empty()).then(|| {
                view! {
                    <div role="alert">
                        <h2>{t("form.check")}</h2>
                        <ul>{list.into_iter().map(line).collect_view()}</ul>
                    </div>
                }
            })
        };
        view! { <div class="errors" tabindex="-1" node_ref=self.top>{said}</div> }.into_any()
    }

    /// What is wrong with a field, to stand between its label and the field.
    pub fn beside(self, field: &'static str) -> AnyView {
        let said = move || {
            self.of(field).map(|FieldError { code, says, .. }| {
                view! { <p class="error" id=error_id(field) data-said=code>{says}</p> }
            })
        };
        said.into_any()
    }

    /// A field's `aria-describedby`: its hint, when it has one, and what is wrong.
    pub fn described(
        self,
        field: &'static str,
        hint: bool,
    ) -> impl Fn() -> Option<String> + Clone + Send + 'static {
        move || {
            let hint = hint.then(|| ["hint-", field].concat());
            let error = self.of(field).map(|_| error_id(field));
            let ids: Vec<String> = hint.into_iter().chain(error).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    }

    /// A field's `aria-invalid`.
    pub fn invalid(
        self,
        field: &'static str,
    ) -> impl Fn() -> Option<&'static str> + Clone + Send + 'static {
        move || self.of(field).map(|_| "true")
    }

    fn of(self, field: &str) -> Option<FieldError> {
        self.list.with(|list| {
            list.iter().find(|error| error.page.is_none() && error.field == field).cloned()
        })
    }
}

/// One line of the top. Addresses after `#` are pages here, so the link moves the focus itself.
fn line(error: FieldError) -> AnyView {
    let FieldError { field, code, says, page } = error;
    if let Some((address, go)) = page {
        let selector = ["[name=\"", &field, "\"]"].concat();
        let to = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            go.run(());
            dom::focus_when_there(selector.clone());
        };
        return view! {
            <li data-said=code><a href=address data-field=field.into_owned() on:click=to>{says}</a></li>
        }
        .into_any();
    }
    if field.is_empty() {
        return view! { <li data-said=code>{says}</li> }.into_any();
    }
    let to = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        dom::focus(&["#", &field].concat());
    };
    view! { <li><a href=["#", &dom::hash()].concat() on:click=to>{says}</a></li> }.into_any()
}

fn error_id(field: &str) -> String {
    ["error-", field].concat()
}

/// The title of the page in front.
pub fn title() -> String {
    let heading = dom::text_of("#main h1").unwrap_or_default();
    tf("frame.title", &[("page", heading.trim())])
}
