//! Which keys of the staff are here, and which of them are open.

use crate::content::periods::Periods;
use crate::service::signing_client;
use crate::service::staff_keys::kept;
use crate::state::context::Context;
use crate::state::error::Error;
use crate::summary::holder::Holder;
use crate::summary::message::{Request, Response};
use crate::summary::sealed::SealedKey;
use leptos::prelude::*;

/// What a page shows of the staff's keys.
#[derive(Clone, Copy)]
pub struct Keys {
    context: Context,
    here: RwSignal<Vec<SealedKey>>,
    /// Holder and thumbprint of each open key.
    open: RwSignal<Vec<(Holder, String)>>,
    busy: RwSignal<bool>,
    /// The key of what is to be said.
    pub said: RwSignal<Option<&'static str>>,
    /// Thumbprint of the key that was to be opened last.
    pub tried: RwSignal<String>,
}

impl Keys {
    pub fn new(context: Context) -> Self {
        let keys = Self {
            context,
            here: RwSignal::new(kept::keys()),
            open: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            said: RwSignal::new(None),
            tried: RwSignal::new(String::new()),
        };
        // Without a key there is nothing to ask, and no worker to start.
        if !keys.here.get_untracked().is_empty() {
            keys.ask(Request::Open, |_| ());
        }
        keys
    }

    /// For how long a key is open, and a key and a list hold.
    pub fn periods(self) -> &'static Periods {
        &self.context.programme().periods
    }

    /// The keys on this device, newest first; tracked.
    pub fn all(self) -> Vec<SealedKey> {
        self.here.get().into_iter().rev().collect()
    }

    /// The holder's key in use; tracked.
    pub fn of(self, holder: Holder) -> Option<SealedKey> {
        self.all().into_iter().find(|key| key.holder == holder)
    }

    /// Whether the key can sign now; tracked.
    pub fn is_open(self, kid: &str) -> bool {
        self.open.with(|open| open.iter().any(|(_, one)| one == kid))
    }

    /// The holder's key in use; not tracked.
    pub fn of_untracked(self, holder: Holder) -> Option<SealedKey> {
        self.here.with_untracked(|here| here.iter().rev().find(|key| key.holder == holder).cloned())
    }

    /// Takes over which keys are open, as the worker says.
    pub fn set_open(self, open: Vec<(Holder, String)>) {
        self.open.set(open);
    }

    /// The holder's key, when it is the one in use and open; not tracked.
    pub fn ready(self, holder: Holder) -> Option<SealedKey> {
        let key = kept::key(holder)?;
        let open = self.open.with_untracked(|open| open.contains(&(holder, key.kid.clone())));
        open.then_some(key)
    }

    /// Whether the worker is at it; tracked.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Looks again at what is kept.
    pub fn look(self) {
        self.here.set(kept::keys());
    }

    /// Takes over what the worker says of keys: a new one is kept.
    fn take_over(self, response: &Response) -> Result<(), Error> {
        match response {
            Response::Enrolled(key) => {
                kept::add((**key).clone())?;
                self.open.update(|open| {
                    open.retain(|(holder, _)| *holder != key.holder);
                    open.push((key.holder, key.kid.clone()));
                });
            }
            Response::Open(open) => self.open.set(open.clone()),
            _ => {}
        }
        self.look();
        Ok(())
    }

    /// Asks the worker; what it says of open keys is taken over, what fails is said. It is done to
    /// its end although the page is left: `then` reads no signal without trying.
    pub fn ask(self, request: Request, then: impl FnOnce(&Response) + 'static) {
        self.busy.set(true);
        self.said.set(None);
        wasm_bindgen_futures::spawn_local(async move {
            match signing_client::ask(self.context, request).await {
                Ok(response) => match self.take_over(&response) {
                    Ok(()) => then(&response),
                    Err(error) => self.said.set(Some(error.key())),
                },
                Err(error) => self.said.set(Some(error.key())),
            }
            self.busy.set(false);
        });
    }
}
