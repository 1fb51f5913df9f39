//! Dates to give: the browser's own field for one, or a field for text where it has none.
//!
//! What is typed is never written back while it is typed: a year that is half there would be lost.
//! Only a whole date that makes sense is kept.

use crate::parts::errors::{Errors, FieldError};
use crate::platform::{clock, date_input};
use crate::route::Route;
use crate::session::dates::{self, Bounds, Wrong};
use crate::session::{Action, fields};
use crate::state::context::Context;
use crate::state::text::{date, t, tf};
use crate::time;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// An example is so many days ahead.
const EXAMPLE_DAYS: u32 = 14;

/// The days that make sense now. The device's clock can be years behind, but no app is older than
/// the last look at its contacts.
pub fn bounds(context: Context) -> Option<Bounds> {
    let today = clock::today().max(context.catalogue.contacts.checked.clone());
    Bounds::around(&today, context.programme().periods.date_years.value)
}

/// What is said of a date that is none.
pub fn sentence(bounds: &Bounds, name: &str, wrong: Wrong) -> String {
    let example = time::days_after(&clock::today(), EXAMPLE_DAYS).unwrap_or_default();
    let places = [
        ("name", name.to_owned()),
        ("example", typed(&example)),
        ("first", date(&bounds.first)),
        ("last", date(&bounds.last)),
    ];
    tf(wrong.key(), &places.each_ref().map(|(place, text)| (*place, text.as_str())))
}

/// A date as it is typed in the language in force; what is none stays as it is.
fn typed(text: &str) -> String {
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return text.to_owned();
    };
    if time::date(text).is_none() {
        return text.to_owned();
    }
    let bare = |part: &str| part.trim_start_matches('0').to_owned();
    // The longer ones first: `d` is a part of `dd`.
    [("dd", "D"), ("mm", "M"), ("y", year), ("d", &bare(day)), ("m", &bare(month))]
        .into_iter()
        .chain([("D", day), ("M", month)])
        .fold(t("date.typed"), |typed, (letter, digits)| typed.replace(letter, digits))
}

/// One of the page's dates.
#[derive(Clone)]
struct Field {
    id: String,
    name: String,
    wrong: RwSignal<Option<Wrong>>,
}

/// The dates of one page.
#[derive(Clone, Copy)]
pub struct Dates {
    context: Context,
    /// For the top of the page's form.
    pub errors: Errors,
    bounds: StoredValue<Option<Bounds>>,
    fields: StoredValue<Vec<Field>>,
    native: bool,
}

impl Dates {
    pub fn new(context: Context) -> Self {
        Self {
            context,
            errors: Errors::default(),
            bounds: StoredValue::new(bounds(context)),
            fields: StoredValue::new(Vec::new()),
            native: date_input::is_native(),
        }
    }

    /// Whether every date on the page is one; says which is not.
    pub fn ready(self) -> bool {
        let mut wrong = Vec::new();
        self.fields.with_value(|fields| {
            for field in fields {
                // A step that was removed has none any more.
                let Some(input) = date_input::of(&field.id) else { continue };
                let found = self.read(&input).err();
                field.wrong.try_set(found);
                wrong.extend(found.map(|found| {
                    FieldError::at(field.id.clone(), self.sentence(&field.name, found))
                }));
            }
        });
        self.errors.accept(wrong)
    }

    /// What stands in a field: a date, nothing, or something wrong.
    fn read(self, input: &HtmlInputElement) -> Result<String, Wrong> {
        let given = date_input::given(input).ok_or(Wrong::Unreadable)?;
        self.understood(&given)
    }

    fn understood(self, given: &str) -> Result<String, Wrong> {
        if given.trim().is_empty() {
            return Ok(String::new());
        }
        self.bounds
            .with_value(|bounds| bounds.as_ref().map_or(Ok(given.to_owned()), |b| b.read(given)))
    }

    fn sentence(self, name: &str, wrong: Wrong) -> String {
        let said = |bounds: &Option<Bounds>| bounds.as_ref().map(|b| sentence(b, name, wrong));
        self.bounds.with_value(said).unwrap_or_default()
    }

    /// What is kept, as the field shows it.
    fn shown(self, kept: &str) -> String {
        let date = time::written(kept).unwrap_or_else(|| kept.to_owned());
        if self.native { date } else { typed(&date) }
    }

    /// The field of a date: the session's field, its label, and what it is called where it is
    /// named among others.
    pub fn field(self, field: String, label: String, name: String) -> AnyView {
        let context = self.context;
        let id = field.replace('.', "-");
        let (error, hint) = (["error-", &id].concat(), ["hint-", &id].concat());
        let first = context.session(|session| session.text(&field).to_owned());
        let wrong = RwSignal::new(self.understood(&first).err());
        self.fields.update_value(|fields| {
            fields.retain(|field| field.id != id);
            fields.push(Field { id: id.clone(), name: name.clone(), wrong });
        });
        let node = NodeRef::<Input>::new();
        // What the field itself has said: anything else was offered or taken back meanwhile.
        let said = StoredValue::new(first.clone());
        let kept = {
            let field = field.clone();
            Memo::new(move |_| context.watch(|session| session.text(&field).to_owned()))
        };
        Effect::new(move |_| {
            let kept = kept.get();
            if said.with_value(|said| *said != kept) {
                if let Some(input) = node.get_untracked() {
                    input.set_value(&self.shown(&kept));
                }
                wrong.set(self.understood(&kept).err());
                said.set_value(kept);
            }
        });
        let take = {
            let field = field.clone();
            move |event: web_sys::Event| {
                let input: HtmlInputElement = event_target(&event);
                let found = self.read(&input);
                if found.is_ok() {
                    wrong.set(None);
                }
                let date = found.unwrap_or_default();
                said.set_value(date.clone());
                if context.session(|session| *session.text(&field) != date) {
                    context.act(Action::text(&field, date));
                }
            }
        };
        let hints = !self.native;
        let described = {
            let (error, hint) = (error.clone(), hint.clone());
            move || {
                let error = wrong.get().map(|_| error.clone());
                let ids: Vec<String> =
                    hints.then(|| hint.clone()).into_iter().chain(error).collect();
                (!ids.is_empty()).then(|| ids.join(" "))
            }
        };
        let bound = |end: fn(&Bounds) -> &String| {
            self.bounds.with_value(|bounds| bounds.as_ref().map(|bounds| end(bounds).clone()))
        };
        let (least, most) = (bound(|bounds| &bounds.first), bound(|bounds| &bounds.last));
        let example = time::days_after(&clock::today(), EXAMPLE_DAYS).unwrap_or_default();
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                {hints.then(|| view! {
                    <p class="hint" id=hint>{tf("date.example", &[("example", &typed(&example))])}</p>
                })}
                <div role="alert">
                    {move || wrong.get().map(|found| view! {
                        <p class="error" id=error.clone() data-said=found.key()>
                            {self.sentence(&name, found)}
                        </p>
                    })}
                </div>
                <input
                    node_ref=node
                    id=id
                    name=field
                    type=if self.native { "date" } else { "text" }
                    min=least
                    max=most
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=move || wrong.get().map(|_| "true")
                    prop:value=self.shown(&first)
                    on:input=take
                    // Said when the field is left: while it is typed in, every date is wrong.
                    on:blur=move |event| wrong.set(self.read(&event_target(&event)).err())
                />
            </div>
        }
        .into_any()
    }

    /// The field of a date with a text of its own, `field.<name>.label`.
    pub fn named(self, field: &'static str) -> AnyView {
        let label = t(&["field.", field, ".label"].concat());
        self.field(field.to_owned(), label.clone(), label)
    }
}

/// What of a session is no date to sign, each said with the page to mend it on.
pub fn errors(context: Context) -> Vec<FieldError> {
    let Some(bounds) = bounds(context) else { return Vec::new() };
    let wrong = context.session(|session| dates::wrong(session, &bounds));
    let said = wrong.into_iter().map(|(field, wrong)| {
        let page = if field == fields::FIRST_SERVICE { Route::Rounds } else { Route::Goal };
        let name = name(context, &field);
        let says = sentence(&bounds, &name, wrong);
        FieldError::elsewhere(field, wrong.key(), says, context.way_to(page))
    });
    said.collect()
}

/// What a date is called among others.
fn name(context: Context, field: &str) -> String {
    let steps = context.session(|session| session.list(fields::STEPS).to_vec());
    for (index, id) in steps.iter().enumerate() {
        for part in ["due", "next"] {
            if *field == fields::step(id, part) {
                let label = t(&["plan.", part].concat());
                let number = (index + 1).to_string();
                return tf("plan.label", &[("part", &label), ("n", &number)]);
            }
        }
    }
    t(&["field.", field, ".label"].concat())
}
