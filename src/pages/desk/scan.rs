//! A code read from a picture or through the camera.

use crate::parts::errors::{Errors, FieldError};
use crate::parts::form_field::file_field;
use crate::platform::picture::{self, Camera};
use crate::platform::{file, scanner};
use crate::scan::SIDE;
use crate::service::given;
use crate::service::task::on_page;
use crate::state::error::Error;
use crate::state::text::{t, tf, tk};
use crate::summary::inert::inert;
use leptos::prelude::*;

/// What a code ends with, shown where several are to be told apart: all of ours begin alike.
const SHOWN: usize = 8;

/// Where the camera's picture is shown.
const VIDEO: &str = "#camera";

/// The kinds of pictures that are read.
const KINDS: &str = "image/*";

/// Choosing a picture, or looking through the camera; `begun` is told first, `found` is given the
/// code's text.
pub fn part(
    begun: impl Fn() + Copy + Send + Sync + 'static,
    found: impl Fn(String) + Copy + Send + Sync + 'static,
) -> AnyView {
    // What is wrong with a picture; with the camera.
    let errors = Errors::default();
    let said = RwSignal::new(None::<&'static str>);
    let several = RwSignal::new(Vec::<String>::new());
    let looking = RwSignal::new(false);
    let fresh = move || {
        begun();
        errors.clear();
        said.set(None);
        several.set(Vec::new());
    };
    let unread = move |key| errors.tell([FieldError::of("desk-picture", key)]);
    let take = move |texts: Vec<String>| match texts.as_slice() {
        [] => unread("scan.none"),
        [one] => found(one.clone()),
        _ => several.set(texts),
    };
    let choose = move |event: web_sys::Event| {
        let Some(file) = file::taken(&event).pop() else { return };
        fresh();
        on_page(said, async move {
            match given::picture(&file).await {
                Ok(texts) => take(texts),
                Err(error) => unread(error.key()),
            }
        });
    };
    let sight = Looking::new();
    let stop = move || {
        sight.stop();
        looking.set(false);
    };
    let look = move |_| {
        fresh();
        looking.set(true);
        let turn = sight.begin();
        // By itself: a camera that is allowed after the page was left has to be let go.
        wasm_bindgen_futures::spawn_local(async move {
            let found = through_camera(sight, turn).await;
            if sight.is_wanted(turn) {
                stop();
                match found {
                    Ok(texts) => take(texts),
                    Err(error) => said.set(Some(error.key())),
                }
            }
        });
    };
    view! {
        <details class="no-print" data-scan="">
            <summary>{t("scan.title")}</summary>
            {errors.summary()}
            {file_field(errors, ("desk-picture", "picture"), t("scan.picture"), None, KINDS, choose)}
            <video
                id="camera"
                class="camera"
                class:hidden=move || !looking.get()
                muted
                playsinline
                aria-label=t("scan.camera")
            ></video>
            {move || if looking.get() {
                view! {
                    <button type="button" class="second" data-action="camera-stop" on:click=move |_| stop()>
                        {t("scan.stop")}
                    </button>
                }
                .into_any()
            } else {
                view! {
                    <button type="button" class="second" data-action="camera" on:click=look>
                        {t("scan.camera")}
                    </button>
                }
                .into_any()
            }}
            <p
                class="error"
                role="alert"
                data-said=move || said.get().unwrap_or_default()
                prop:textContent=move || said.get().map(|key| tk(&["error.", key]))
            ></p>
            {move || (!several.with(Vec::is_empty)).then(|| {
                let rows = several.get().into_iter().enumerate().map(|(index, text)| {
                    let from = text.char_indices().rev().nth(SHOWN - 1).map_or(0, |(at, _)| at);
                    let number = (index + 1).to_string();
                    let end = inert(text.get(from..).unwrap_or_default());
                    // Isolated: the end of a code reads from left to right in every language.
                    let end = ["\u{2066}", &end, "\u{2069}"].concat();
                    let shown = tf("scan.code", &[("n", &number), ("end", &end)]);
                    view! {
                        <button
                            type="button"
                            class="second"
                            data-code-text=text.clone()
                            on:click=move |_| found(text.clone())
                        >
                            {shown}
                        </button>
                    }
                });
                view! { <p>{t("scan.several")}</p> {rows.collect_view()} }
            })}
        </details>
    }
    .into_any()
}

/// Looking through the camera. It is let go when that is stopped, and with the page.
#[derive(Clone, Copy)]
struct Looking {
    camera: StoredValue<Option<Camera>, LocalStorage>,
    /// How often it was begun or stopped.
    turn: StoredValue<u32>,
}

impl Looking {
    fn new() -> Self {
        Self { camera: StoredValue::new_local(None), turn: StoredValue::new(0) }
    }

    /// Begins; gives the number of the turn.
    fn begin(self) -> u32 {
        self.stop();
        self.turn.get_value()
    }

    fn stop(self) {
        self.camera.set_value(None);
        self.turn.update_value(|turn| *turn += 1);
    }

    /// False once the turn was stopped, another began, or the page was left.
    fn is_wanted(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }
}

/// Looks until there is a code; nothing when it is not wanted any more.
async fn through_camera(sight: Looking, turn: u32) -> Result<Vec<String>, Error> {
    let camera = Camera::ask().await.map_err(|_| Error::NoCamera)?;
    // The browser may have asked for long.
    if !sight.is_wanted(turn) {
        return Ok(Vec::new());
    }
    camera.show(VIDEO).map_err(|_| Error::NoCamera)?;
    sight.camera.set_value(Some(camera));
    picture::play(VIDEO).await.map_err(|_| Error::NoCamera)?;
    while sight.is_wanted(turn) {
        picture::moment().await?;
        let Some(grey) = picture::look(VIDEO, SIDE)? else { continue };
        let texts = scanner::read(&grey).await?;
        if !texts.is_empty() {
            return Ok(texts);
        }
    }
    Ok(Vec::new())
}
