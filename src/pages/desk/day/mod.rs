//! Many files at once: progress, a list with what is wrong beside each, figures of the day. Kept
//! in memory only, until the page is closed.

mod beside;
mod figures;
mod list;
mod take;
mod work;

pub use crate::pages::desk::day::beside::part as beside;
pub use crate::pages::desk::day::work::{Day, forget, holds};

use crate::pages::desk::day::work::{Open, Progress, SPOKEN};
use crate::parts::choice::{Choice, checkboxes};
use crate::platform::file;
use crate::state::text::{t, tk};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Choosing many, the progress, the list, the figures.
pub fn part(day: Day, open: impl Open) -> AnyView {
    let choose = move |event: web_sys::Event| day.take(file::taken(&event));
    let progress = move || {
        let now = day.progress.get();
        let Progress { done, total } = now;
        (total > 0).then(|| {
            view! {
                <p>
                    <label>
                        <progress max=total.to_string() value=done.to_string()></progress>
                        " "
                        {now.says()}
                    </label>
                </p>
                <button
                    type="button"
                    class="second"
                    data-action="day-stop"
                    on:click=move |_| day.stopped.set(true)
                >
                    {t("day.stop")}
                </button>
            }
        })
    };
    let quarter = Memo::new(move |_| {
        let Progress { done, total } = day.progress.get();
        (SPOKEN * done).checked_div(total)
    });
    let spoken = move || quarter.get().map(|_| day.progress.get_untracked().says());
    let clear = move |_| {
        forget();
        day.redraw();
    };
    let only = day.doubtful.get_untracked();
    let doubtful = move |event| {
        day.page.set(0);
        day.doubtful.set(event_target_checked(&event));
    };
    let any = Memo::new(move |_| day.rows.get() > 0);
    let toggle = move |event: web_sys::Event| {
        let details = event.target().and_then(|one| one.dyn_into::<web_sys::Element>().ok());
        day.open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    let seek = move |event| {
        day.page.set(0);
        day.sought.set(event_target_value(&event));
    };
    view! {
        <details
            id="desk-day"
            class="no-print"
            data-day=move || day.rows.get().to_string()
            prop:open=move || day.open.get()
            on:toggle=toggle
        >
            <summary>{t("day.title")}</summary>
            <p>{t("day.lead")}</p>
            <div class="field">
                <label for="desk-many">{t("day.files")}</label>
                <input id="desk-many" name="many" type="file" multiple on:change=choose />
                <label for="desk-folder">{t("day.folder")}</label>
                <input
                    id="desk-folder"
                    name="folder"
                    type="file"
                    prop:webkitdirectory=true
                    on:change=choose
                />
            </div>
            {progress}
            <p class="unseen" role="status">{spoken}</p>
            {move || day.failed.get().map(|error| {
                view! { <p class="error" role="alert">{tk(&["error.", error.key()])}</p> }
            })}
            {move || any.get().then(|| view! {
                <div on:change=doubtful>
                    {checkboxes("doubtful", vec![Choice::new("on", t("day.doubtful"), only)])}
                </div>
                <div class="field">
                    <label for="day-seek">{t("day.seek")}</label>
                    <input
                        id="day-seek"
                        type="search"
                        dir="auto"
                        autocomplete="off"
                        prop:value=day.sought.get_untracked()
                        on:input=seek
                    />
                </div>
                {move || { day.rows.track(); list::part(day, open) }}
                {move || (day.counted.get() > 0).then(|| figures::part(day))}
                <div class="row">
                    {figures::saves()}
                    <button type="button" class="plain" data-action="day-clear" on:click=clear>
                        {t("day.clear")}
                    </button>
                </div>
            })}
        </details>
    }
    .into_any()
}
