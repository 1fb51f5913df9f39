//! Nobody there: a warning with a countdown, then everything is wiped.

use crate::content::profile::Programme;
use crate::platform::{clock, dom};
use crate::service::kiosk_visit::{in_use, listen, wipe};
use crate::service::task::beyond_pages;
use crate::state::context::Context;
use crate::state::text::{t, tf};
use leptos::prelude::*;
use std::time::Duration;

/// When what is left is told again, seconds.
const TOLD: [i64; 3] = [60, 30, 10];
const TOUCHES: [&str; 4] = ["pointerdown", "keydown", "input", "scroll"];

/// Counts the seconds since the last touch, as long as the document lives: what it needs belongs
/// to no page.
pub fn watch(context: Context) {
    beyond_pages(|| count(context));
}

fn count(context: Context) {
    let (idle, warning) = times(context);
    let last = StoredValue::new(clock::now());
    let left = RwSignal::new(None::<i64>);
    for touch in TOUCHES {
        listen(touch, move |_| last.set_value(clock::now()));
    }
    let tick = move || {
        let away = (clock::now() - last.get_value()) / 1_000;
        let remaining = i64::from(idle + warning) - away;
        if !in_use(context) {
            // A clean start has nothing to wipe.
            last.set_value(clock::now());
        } else if remaining <= 0 {
            wipe(context);
        } else {
            let warned = (away >= i64::from(idle)).then_some(remaining);
            if warned != left.get_untracked() {
                left.set(warned);
            }
        }
    };
    // Never ended: the kiosk watches as long as its page lives.
    let _ = set_interval_with_handle(tick, Duration::from_millis(500));
    let host = dom::document().ok().and_then(|document| document.body());
    if let Some(host) = host {
        // Beside the pages, so that no page change takes it away.
        let handle = mount_to(host, move || dialog(left));
        handle.forget();
    }
}

/// Seconds without a touch until the warning, and of the warning, as the profile says; an address may
/// shorten them, for demonstrations and tests.
fn times(context: Context) -> (u32, u32) {
    let Programme { kiosk, periods, .. } = context.programme();
    let usual = kiosk
        .as_ref()
        .map_or((periods.kiosk_idle_seconds.value, periods.kiosk_warning_seconds.value), |kiosk| {
            (kiosk.idle_seconds, kiosk.warning_seconds)
        });
    let asked = |name: &str| dom::query(name).and_then(|text| text.parse::<u32>().ok());
    let shorter =
        |usual: u32, asked: Option<u32>| asked.map_or(usual, |asked| usual.min(asked.max(1)));
    (shorter(usual.0, asked("idle")), shorter(usual.1, asked("warning")))
}

/// The warning: any touch goes on. It takes the focus and says what is left.
fn dialog(left: RwSignal<Option<i64>>) -> AnyView {
    let open = Memo::new(move |_| left.get().is_some());
    let said = move || {
        let left = left.get()?;
        let step = TOLD.iter().rev().copied().find(|step| left <= *step).unwrap_or(left);
        Some(tf("kiosk.idle.left", &[("n", &step.to_string())]))
    };
    // Whoever was writing goes on where they were.
    let before = StoredValue::new_local(None::<web_sys::HtmlElement>);
    Effect::new(move |_| {
        if open.get() {
            before.set_value(dom::focused());
            dom::after_paint(|| dom::focus("#idle button"));
        } else if let Some(element) = before.try_update_value(Option::take).flatten() {
            // Fails only when the element is gone again.
            let _ = element.focus();
        }
    });
    (move || {
        open.get().then(|| {
            view! {
                <div class="veil">
                    <div
                        id="idle"
                        role="alertdialog"
                        aria-modal="true"
                        aria-labelledby="idle-title"
                        aria-describedby="idle-text"
                    >
                        <h2 id="idle-title">{t("kiosk.idle.title")}</h2>
                        <p id="idle-text">{t("kiosk.idle.text")}</p>
                        <p class="count" aria-hidden="true" prop:textContent=move || left.get()></p>
                        <p role="status" class="quiet">{said}</p>
                        <button type="button" class="first" data-action="stay">
                            {t("kiosk.idle.stay")}
                        </button>
                    </div>
                </div>
            }
        })
    })
    .into_any()
}
