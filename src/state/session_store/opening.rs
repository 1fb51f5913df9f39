//! Reading what the device holds, and going on where another module left.

use crate::platform::device::{self, Changes};
use crate::session::{Mode, Session};
use crate::state::session_store::keeper::{Keeper, State, number, put, set, with};
use crate::storage::keys::{self, COUNT};
use crate::storage::{
    self, ERA, Error, Found, Loaded, MIRROR, PREFIX, Rows, STATE, Seen, Store, legacy, local::Local,
};
use wasm_bindgen::JsValue;

/// What was chosen before the app was there stands in rows whose keys begin so.
const TAP: &str = "tap.";
/// Damaged texts as they were: in the database, and in localStorage where there is none.
const QUARANTINE: [&str; 2] = ["quarantine.", keys::QUARANTINE];

/// What the device held.
pub struct Opened {
    /// [`Error::Blocked`] where nothing can be kept, [`Error::Newer`]; the form goes on in memory.
    pub found: Result<Found<Session>, Error>,
    /// What was chosen before the app was there, in order.
    pub taps: Vec<String>,
    /// True when the session stands where an older build left it, and has to be written once more.
    pub moves: bool,
    /// What has to be said of the device itself.
    pub trouble: Option<Error>,
}

/// Reads what the device holds. At a kiosk nothing is read or written; what is to be wiped there was
/// wiped before (`service::due`).
pub async fn open(mode: Mode) -> Opened {
    let mut keeper = Keeper { local: Local::probe(), ..Keeper::default() };
    let opened = if mode == Mode::Kiosk {
        Opened::only(Ok(Found::Nothing))
    } else {
        let opened = match device::read().await {
            Ok(rows) => keeper.open(rows).await,
            Err(_) => Opened::only(keeper.open_mirror()),
        };
        keeper.state.writes = opened.found != Err(Error::Newer);
        Opened { trouble: keeper.state.trouble, ..opened }
    };
    set(keeper);
    opened
}

impl Opened {
    const fn only(found: Result<Found<Session>, Error>) -> Self {
        Self { found, taps: Vec::new(), moves: false, trouble: None }
    }
}

impl Keeper {
    /// Takes the session from the database's rows, or from where an older build left it.
    async fn open(&mut self, rows: Vec<(String, JsValue)>) -> Opened {
        self.restore(&rows);
        self.raw =
            rows.iter().filter(|(key, _)| is_aside(key)).map(|(_, value)| value.clone()).collect();
        let texts: Rows =
            rows.iter().map(|(key, value)| (key.clone(), value.as_string())).collect();
        let mirror = self.local.get(MIRROR).ok().flatten();
        let loaded = Seen::load(&texts, mirror.as_deref(), &writer());
        let value = |keeper: &Self, key: &str| {
            let row = rows.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone());
            row.unwrap_or_else(|| keeper.local.raw_value(key))
        };
        let newer = |keeper: &mut Self, keys: &[&str]| {
            let texts = keys.iter().map(|key| value(keeper, key)).filter(JsValue::is_string);
            let texts: Vec<_> = texts.collect();
            keeper.raw.extend(texts);
            Opened::only(Err(Error::Newer))
        };
        let Ok(Loaded { seen, mut found, mut damaged, lost }) = loaded else {
            return newer(self, &storage::SESSION_KEYS);
        };
        self.state.seen = seen;
        self.state.trouble = lost.then_some(Error::Lost);
        let mut moves = false;
        // What an older build left counts where the database has nothing, not even an erasing.
        if matches!(found, Found::Nothing) && !texts.iter().any(|(key, _)| key == ERA) {
            match legacy::load(&self.local) {
                Ok((old, bad)) => {
                    moves = !matches!(old, Found::Nothing);
                    found = old;
                    damaged.extend(bad);
                }
                Err(Error::Newer) => return newer(self, &legacy::KEYS),
                // Where localStorage is blocked there is nothing of an older build.
                Err(_) => {}
            }
        } else {
            self.forget_legacy();
        }
        let damaged = damaged.into_iter().map(|key| (key, value(self, key))).collect();
        self.set_aside(damaged).await;
        let taps = rows.into_iter().filter(|(key, _)| key.starts_with(TAP));
        let (keys, texts) =
            taps.map(|(key, text)| (key, text.as_string().unwrap_or_default())).unzip();
        self.state.taken = keys;
        Opened { taps: texts, moves, ..Opened::only(Ok(found)) }
    }

    /// Takes the session from localStorage, where there is no database.
    fn open_mirror(&mut self) -> Result<Found<Session>, Error> {
        self.state.trouble = Some(Error::Undurable);
        let mirror = self.local.get(MIRROR)?;
        let Loaded { seen, mut found, mut damaged, .. } =
            Seen::load_mirror(mirror.as_deref(), &writer())?;
        self.state.seen = seen;
        if matches!(found, Found::Nothing) {
            let (old, bad) = legacy::load(&self.local)?;
            found = old;
            damaged.extend(bad);
        }
        for key in damaged {
            let text = self.local.get(key)?.unwrap_or_default();
            let taken = self.local.keys()?.iter().filter(|key| is_aside(key)).count();
            let aside = [QUARANTINE[1], &taken.to_string()].concat();
            match put(&self.local, &aside, &text).and_then(|()| self.local.remove(key)) {
                Ok(()) => {}
                Err(_) => self.state.trouble = Some(Error::Full),
            }
        }
        Ok(found)
    }

    /// Moves damaged texts to quarantine as they are. Where there is no room they stay, and nothing is
    /// written over them.
    async fn set_aside(&mut self, damaged: Vec<(&'static str, JsValue)>) {
        if damaged.is_empty() {
            return;
        }
        let changes = Changes::default();
        for (number, (key, value)) in (self.raw.len()..).zip(&damaged) {
            changes.put(&[QUARANTINE[0], &number.to_string()].concat(), value);
            changes.delete(key);
        }
        let [era, state] = self.state.seen.expected();
        if let Ok(None) = device::write(&[(ERA, era), (STATE, state)], changes).await {
            for (key, value) in damaged {
                self.raw.push(value);
                if key.starts_with(PREFIX) {
                    // What stays is set aside twice.
                    self.local.remove(key).ok();
                }
            }
        } else {
            self.raw.extend(damaged.into_iter().map(|(_, value)| value));
            self.state.trouble = Some(Error::Full);
        }
    }

    /// Brings localStorage up to the database, where a killed browser has set it back.
    fn restore(&self, rows: &[(String, JsValue)]) {
        let row =
            rows.iter().find(|(key, _)| key == COUNT).and_then(|(_, value)| value.as_string());
        if number(row) > number(self.local.get(COUNT).ok().flatten()) {
            for (key, value) in rows.iter().filter(|(key, _)| key.starts_with(PREFIX)) {
                // Where localStorage is blocked nothing reads it either.
                self.local.set(key, &value.as_string().unwrap_or_default()).ok();
            }
        }
    }
}

fn is_aside(key: &str) -> bool {
    QUARANTINE.iter().any(|prefix| key.starts_with(prefix))
}

/// A name for this tab that no other has.
fn writer() -> String {
    ((js_sys::Math::random() * 1e9) as u32).to_string()
}

/// Goes on where the module before this one left.
pub fn resume(state: State) {
    set(Keeper { local: Local::probe(), state, ..Keeper::default() });
}

/// What [`resume`] needs.
pub fn state() -> State {
    let state = with(|keeper| Ok(State { seen: keeper.expecting(), ..keeper.state.clone() }));
    state.unwrap_or_default()
}

/// Damaged and newer texts, as they are.
pub fn raw() -> Vec<JsValue> {
    with(|keeper| {
        let old = keeper.local.keys().unwrap_or_default();
        let old = old.iter().filter(|key| is_aside(key)).map(|key| keeper.local.raw_value(key));
        Ok(keeper.raw.iter().cloned().chain(old).collect())
    })
    .unwrap_or_default()
}
