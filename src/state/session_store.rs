//! Keeps the session on the device, and small things beside it: the one place that writes them.
//!
//! The device's database is what counts: what it has completed outlives a killed browser. localStorage is
//! the mirror that a killed tab leaves behind, and holds the settings that a page begins with.

use crate::platform::device::{self, Changes};
use crate::platform::dom;
use crate::session::{Mode, Session};
use crate::storage::keys::{self, COUNT, ERASED};
use crate::storage::local::Local;
use crate::storage::{
    self, ERA, Error, Found, Loaded, MIRROR, PREFIX, Revision, Rows, STATE, Seen, Store, legacy,
};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// What was chosen before the app was there stands in rows whose keys begin so.
const TAP: &str = "tap.";
/// Damaged texts as they were: in the database, and in localStorage where there is none.
const QUARANTINE: [&str; 2] = ["quarantine.", keys::QUARANTINE];
/// What one module knows of the device, to be handed to the next.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct State {
    seen: Seen,
    /// False at a kiosk, and where a newer app's data must not be touched.
    writes: bool,
    /// Why the database is not written, where it is not.
    trouble: Option<Error>,
    /// Rows that the next write of the session takes away, since it holds what they say.
    taken: Vec<String>,
}

#[derive(Default)]
struct Keeper {
    local: Local,
    state: State,
    /// The newest revision that is not on its way yet.
    waiting: Option<Revision>,
    /// The revision that is on its way.
    flight: Option<Revision>,
    /// Damaged and newer texts, to be saved to a file.
    raw: Vec<JsValue>,
}

/// Hears of trouble.
type Tell = Box<dyn Fn(Error)>;

thread_local! {
    static KEEPER: RefCell<Option<Keeper>> = const { RefCell::new(None) };
    static TELL: RefCell<Option<Tell>> = const { RefCell::new(None) };
}

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

/// How a session is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is on its way to the database: see [`settle`].
    Waiting,
    /// In localStorage only.
    Undurable,
    /// Not at all: a kiosk, or a newer app's data is there.
    Never,
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
    KEEPER.set(Some(keeper));
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
        let Ok(Loaded { seen, mut found, mut damaged }) = loaded else {
            return newer(self, &storage::SESSION_KEYS);
        };
        self.state.seen = seen;
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
        let Loaded { seen, mut found, mut damaged } =
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

    fn forget_legacy(&self) {
        for key in legacy::KEYS {
            // What stays is not read any more.
            self.local.remove(key).ok();
        }
    }

    /// The rows' state as it will be when what is on its way has arrived.
    fn expecting(&self) -> Seen {
        let mut seen = self.state.seen.clone();
        if let Some(revision) = self.flight.clone() {
            seen.written(revision);
        }
        seen
    }
}

fn is_aside(key: &str) -> bool {
    QUARANTINE.iter().any(|prefix| key.starts_with(prefix))
}

/// A name for this tab that no other has.
fn writer() -> String {
    ((js_sys::Math::random() * 1e9) as u32).to_string()
}

fn number(text: Option<String>) -> u64 {
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// Sets and reads back: kept is said only of what was seen to be there.
fn put(local: &Local, key: &str, value: &str) -> Result<(), Error> {
    local.set(key, value)?;
    if local.get(key)?.is_some_and(|kept| kept == value) { Ok(()) } else { Err(Error::NotKept) }
}

/// Goes on where the module before this one left.
pub fn resume(state: State) {
    KEEPER.set(Some(Keeper { local: Local::probe(), state, ..Keeper::default() }));
}

/// What [`resume`] needs.
pub fn state() -> State {
    let state = with(|keeper| Ok(State { seen: keeper.expecting(), ..keeper.state.clone() }));
    state.unwrap_or_default()
}

/// Hears what becomes of things that are kept beside the session.
pub fn on_trouble(tell: impl Fn(Error) + 'static) {
    TELL.set(Some(Box::new(tell)));
}

fn with<T>(act: impl FnOnce(&mut Keeper) -> Result<T, Error>) -> Result<T, Error> {
    KEEPER.with_borrow_mut(|keeper| keeper.as_mut().map_or(Err(Error::Blocked), act))
}

/// Takes the session as it is now, and mirrors it at once; [`settle`] writes it.
///
/// # Errors
/// The storage's; the answers are still in memory.
pub fn save(session: &Session) -> Result<Kept, Error> {
    with(|keeper| {
        let State { writes, trouble, seen, .. } = &mut keeper.state;
        if !*writes {
            return Ok(Kept::Never);
        }
        if *trouble == Some(Error::Full) {
            return Err(Error::Full);
        }
        let revision = seen.issue(session)?;
        let mirrored = put(&keeper.local, MIRROR, &seen.mirror(&revision));
        if *trouble == Some(Error::Undurable) {
            mirrored?;
            seen.written(revision);
            keeper.forget_legacy();
            return Ok(Kept::Undurable);
        }
        // Without the mirror a killed tab loses what is on its way, and nothing else.
        keeper.waiting = Some(revision);
        Ok(Kept::Waiting)
    })
}

/// Writes what [`save`] took until nothing waits; resolved when it is on the device. `None` when that is
/// being done already.
///
/// # Errors
/// [`Error::Stale`] when another tab wrote what this one has not seen, [`Error::Erased`], or what the
/// database refused: [`Error::Full`], [`Error::NotKept`].
pub async fn settle() -> Option<Result<(), Error>> {
    if with(|keeper| Ok(keeper.flight.is_some())) != Ok(false) {
        return None;
    }
    while let Ok(Some((seen, revision, taken))) = with(|keeper| {
        let Some(revision) = keeper.waiting.take() else { return Ok(None) };
        keeper.flight = Some(revision.clone());
        Ok(Some((keeper.state.seen.clone(), revision, std::mem::take(&mut keeper.state.taken))))
    }) {
        let changes = Changes::default();
        for (key, text) in seen.rows(&revision) {
            changes.put(key, &text.into());
        }
        for key in &taken {
            changes.delete(key);
        }
        let [era, state] = seen.expected();
        let end = device::write(&[(ERA, era), (STATE, state)], changes).await;
        let written = with(|keeper| {
            keeper.flight = None;
            match end {
                Ok(None) => {
                    keeper.state.seen.written(revision);
                    keeper.forget_legacy();
                    Ok(())
                }
                Ok(Some(found)) => Err(keeper.refused(found)),
                Err(error) => {
                    keeper.state.taken = taken;
                    Err(if device::is_full(&error) { Error::Full } else { Error::NotKept })
                }
            }
        });
        if written.is_err() {
            return Some(written);
        }
    }
    Some(Ok(()))
}

impl Keeper {
    /// What it means that the rows of era and state hold this instead of what was expected. Erased
    /// elsewhere is obeyed: this tab begins anew.
    fn refused(&mut self, found: Vec<Option<String>>) -> Error {
        let era = found.into_iter().next().flatten();
        let error = self.state.seen.refused(era.as_deref());
        if error == Error::Erased {
            self.state.seen.restart(era);
            (self.waiting, self.state.taken) = (None, Vec::new());
        }
        error
    }
}

/// What other tabs did while this one was open.
///
/// # Errors
/// [`Error::Stale`] when one wrote, [`Error::Erased`]; what cannot be asked is no news.
pub async fn look() -> Result<(), Error> {
    let seen = with(|keeper| {
        let idle = keeper.flight.is_none() && keeper.waiting.is_none() && keeper.state.writes;
        Ok(idle.then(|| (keeper.state.seen.clone(), keeper.state.trouble)))
    });
    let Ok(Some((seen, trouble))) = seen else { return Ok(()) };
    let [era, state] = seen.expected();
    if trouble == Some(Error::Undurable) {
        return with(|keeper| {
            let mirror = keeper.local.get(MIRROR)?;
            let there = mirror.as_deref().and_then(storage::mirrored);
            match there {
                _ if there == state => Ok(()),
                Some(_) => Err(Error::Stale),
                None => {
                    keeper.state.seen.restart(None);
                    Err(Error::Erased)
                }
            }
        });
    }
    match device::write(&[(ERA, era), (STATE, state)], Changes::default()).await {
        Ok(Some(found)) => with(|keeper| {
            // Not if it was this tab that wrote meanwhile.
            if keeper.flight.is_some() || keeper.state.seen != seen {
                return Ok(());
            }
            Err(keeper.refused(found))
        }),
        _ => Ok(()),
    }
}

/// From now on this tab's state is the one that counts.
///
/// # Errors
/// [`Error::Erased`] when there is nothing to take over, or [`Error::Blocked`].
pub async fn take_over() -> Result<(), Error> {
    let rows = device::read().await;
    with(|keeper| {
        keeper.state.writes = true;
        let Ok(rows) = rows else {
            let mirror = keeper.local.get(MIRROR)?;
            let there = mirror.as_deref().and_then(storage::mirrored);
            keeper.state.seen.take_over(there.map(str::to_owned));
            return Ok(());
        };
        let text = |name: &str| {
            rows.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.as_string())
        };
        let era = text(ERA);
        if keeper.state.seen.refused(era.as_deref()) == Error::Erased {
            return Err(keeper.refused(vec![era]));
        }
        keeper.state.seen.take_over(text(STATE));
        Ok(())
    })
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

/// Removes what the app keeps, but what stands under the keys that stay; resolved when the database has
/// done so. localStorage is wiped before the first wait.
///
/// # Errors
/// The storage's: something may still be there.
pub async fn wipe(stay: &[&str]) -> Result<(), Error> {
    let (wiped, kept) = with(|keeper| {
        let wiped = storage::wipe(&keeper.local, stay);
        let kept = stay.iter().filter_map(|key| Some((*key, keeper.local.get(key).ok()??)));
        let kept: Vec<_> = kept.collect();
        (keeper.waiting, keeper.raw) = (None, Vec::new());
        Ok((wiped, (kept, keeper.state.trouble)))
    })?;
    let (kept, trouble) = kept;
    if trouble == Some(Error::Undurable) {
        return wiped;
    }
    let era = device::erase().await.map_err(|_| Error::NotKept)?;
    let changes = Changes::default();
    for (key, text) in &kept {
        changes.put(key, &text.into());
    }
    let stays = device::write(&[(ERA, era.as_deref())], changes).await;
    with(|keeper| {
        keeper.state.seen.restart(era);
        // So that the other tabs look.
        keeper.local.set(ERASED, "1").and_then(|()| keeper.local.remove(ERASED))
    })?;
    if stays.is_err() { Err(Error::NotKept) } else { wiped }
}

/// A small setting beside the session, such as the language. Not kept at a kiosk.
pub fn remember(key: &str, value: &str) {
    // A setting that is not kept is asked again: nothing is lost.
    with(|keeper| if keeper.state.writes { keeper.local.set(key, value) } else { Ok(()) }).ok();
}

/// Keeps what is more than a setting: in localStorage at once, and in the database a moment later. At a
/// kiosk nothing is kept, as everybody there is told.
///
/// # Errors
/// The storage's; [`NOT_KEPT`] says it in words. What the database refuses is told by [`on_trouble`].
pub fn keep(key: &str, value: &str) -> Result<(), Error> {
    let changes = with(|keeper| {
        if !keeper.state.writes {
            return if dom::is_kiosk() { Ok(None) } else { Err(Error::Newer) };
        }
        put(&keeper.local, key, value)?;
        if keeper.state.trouble == Some(Error::Undurable) {
            return Ok(None);
        }
        let count = (number(keeper.local.get(COUNT)?) + 1).to_string();
        keeper.local.set(COUNT, &count)?;
        let changes = Changes::default();
        changes.put(key, &value.into());
        changes.put(COUNT, &count.as_str().into());
        Ok(Some((keeper.state.seen.expected()[0].map(str::to_owned), changes)))
    })?;
    if let Some((era, changes)) = changes {
        wasm_bindgen_futures::spawn_local(async move {
            let trouble = match device::write(&[(ERA, era.as_deref())], changes).await {
                Ok(None) => return,
                Ok(Some(_)) => Error::Erased,
                Err(error) if device::is_full(&error) => Error::Full,
                Err(_) => Error::NotKept,
            };
            TELL.with_borrow(|tell| tell.iter().for_each(|tell| tell(trouble)));
        });
    }
    Ok(())
}

/// The key of the sentence for a change that was not kept: the storage's own speak of answers.
pub const NOT_KEPT: &str = "kept.no";

/// A setting kept by [`remember`], or what [`keep`] keeps.
pub fn recall(key: &str) -> Option<String> {
    with(|keeper| keeper.local.get(key)).ok().flatten()
}
