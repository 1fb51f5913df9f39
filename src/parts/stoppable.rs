//! The opening of an encrypted file, with the button that stops it.

use crate::platform::{dom, worker};
use crate::service::vault_client::{open, stop};
use crate::state::error::Error;
use crate::state::text::t;
use leptos::prelude::*;

/// The opening of a file that the person can stop: some take long, and the next one is not to wait.
#[derive(Clone, Copy)]
pub struct Opening {
    pub busy: RwSignal<bool>,
    stopped: RwSignal<bool>,
}

impl Opening {
    pub fn new() -> Self {
        // Whatever stands here next, nobody waits for it any more.
        on_cleanup(stop);
        Self { busy: RwSignal::new(false), stopped: RwSignal::new(false) }
    }

    /// Opens an age file; `None` when it was stopped.
    pub async fn open(self, file: &[u8], with: &str) -> Option<Result<Vec<u8>, Error>> {
        self.busy.set(true);
        self.stopped.set(false);
        let opened = open(file, with).await;
        let stopped = opened == Err(Error::Worker(worker::Error::Stopped));
        self.busy.set(false);
        (!stopped).then_some(opened)
    }

    /// The button that stops it, and that it was stopped; `field` is where to go on.
    pub fn part(self, field: &'static str) -> AnyView {
        let end = move |_| {
            stop();
            self.stopped.set(true);
            dom::after_paint(move || dom::focus(field));
        };
        view! {
            {move || self.busy.get().then(|| view! {
                <button type="button" class="second" data-action="stop-opening" on:click=end>
                    {t("vault.stop")}
                </button>
            })}
            <p role="status" data-stopped=move || self.stopped.get().to_string()>
                {move || self.stopped.get().then(|| t("vault.stopped"))}
            </p>
        }
        .into_any()
    }
}
