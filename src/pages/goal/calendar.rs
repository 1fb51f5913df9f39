//! The dates of the plan as a calendar file: a reminder without a server.

use crate::parts::{date_field, saving};
use crate::platform::{clock, dom};
use crate::session::{Mode, calendar, fields};
use crate::state::context::Context;
use crate::state::text::t;
use crate::summary::calendar::{Event, file};
use crate::summary::file_name::{self, Content};
use leptos::prelude::*;

const KIND: &str = "text/calendar";

/// The button is there from the start: one that came with the first date would move what is below it
/// under a finger. Nothing at a kiosk: no file stays on a device of many.
pub fn part(context: Context) -> Option<AnyView> {
    if context.mode == Mode::Kiosk {
        return None;
    }
    let said = RwSignal::new(String::new());
    let bounds = StoredValue::new(date_field::bounds(context)?);
    let events = move || -> Vec<Event> {
        bounds.with_value(|bounds| {
            context.session(|session| calendar::events(session, bounds, &|key| t(key)))
        })
    };
    let save = move |_| {
        let events = events();
        if events.is_empty() {
            return said.set(t("goal.calendar.none"));
        }
        if context.session(|session| session.text(fields::CALENDAR).is_empty()) {
            context.note(fields::CALENDAR, dom::random_uuid().unwrap_or_default());
        }
        let hour = context.programme().periods.reminder_hour.value;
        let text = context
            .session(|session| calendar::series(session).map(|series| file(&events, series, hour)));
        // Without random numbers there is no mark.
        let Some(text) = text else { return said.set(t("error.platform.refused")) };
        let name = file_name::of_day(Content::Plan, &clock::today());
        said.set(saving::text(&name, KIND, &text, "goal.calendar.saved"));
    };
    let view = view! {
        <p>
            <button type="button" class="second" data-export="ics" on:click=save>
                {t("goal.calendar")}
            </button>
        </p>
        <p class="hint">{t("goal.calendar.hint")}</p>
        <p role="status" data-calendar="" prop:textContent=move || said.get()></p>
    };
    Some(view.into_any())
}
