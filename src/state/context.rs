//! What every page is given.

use crate::content::catalogue::{Catalogue, Language};
use crate::content::instrument::Instrument;
use crate::content::profile::{Profile, Programme};
use crate::platform::{Error, clock, dom};
use crate::route::Route;
use crate::session::{Action, Mode, Session, Work};
use crate::state::in_force;
use crate::state::notice::Notice;
use crate::state::remains::Forgetting;
use crate::state::session_store::{self, Kept};
use crate::storage;
use crate::storage::keys::Of;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::pin::Pin;

/// What every page is given: the content, the session at work, and where one is.
#[derive(Clone, Copy)]
pub struct Context {
    pub catalogue: &'static Catalogue,
    pub route: RwSignal<Route>,
    /// Changes when texts do: pages are drawn anew.
    pub lang: RwSignal<&'static str>,
    /// The texts that are fetched after the first page are here.
    pub later: RwSignal<bool>,
    pub saved: RwSignal<Saved>,
    pub notice: RwSignal<Option<Notice>>,
    pub mode: Mode,
    /// The pages of this module.
    pub pages: Pages,
    work: RwSignal<Work>,
    /// The page to go back to from a page beside the way, or after a Change link.
    back: RwSignal<Option<Route>>,
}

/// What is done before anything is read.
type BeforeAll = Pin<Box<dyn Future<Output = ()>>>;

/// Reads a profile whole.
type ReadProgramme = fn(&[u8]) -> Result<Programme, Error>;

/// The pages of one wasm module.
#[derive(Clone, Copy)]
pub struct Pages {
    /// The page of a route; `None` when the module does not have it.
    pub page: fn(Context, &Route) -> Option<AnyView>,
    /// Reads the profile whole, when the pages need it and the texts that are fetched after the
    /// first load.
    pub programme: Option<ReadProgramme>,
    /// Puts another language in force.
    pub speak: fn(Context, String),
    /// What another module handed over.
    pub handed: fn() -> Option<HandOver>,
    /// What is to be done before anything that is stored is read.
    pub first: Option<fn(Mode) -> BeforeAll>,
    /// Forgets what the pages hold in memory of somebody.
    pub forget: Option<fn(Of) -> Forgetting>,
    /// Whether the desk holds anything of a client in memory.
    pub holds: Option<fn() -> bool>,
}

/// What goes from one module to the other.
#[derive(Serialize, Deserialize)]
pub struct HandOver {
    pub work: Work,
    pub kept: session_store::State,
    pub saved: Saved,
    /// What was being said of the storage.
    pub told: Option<storage::Error>,
}

/// What became of the last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saved {
    /// Nothing to keep yet.
    Blank,
    /// On its way to the device.
    Writing,
    /// On the device: it is there when the browser is killed the next moment.
    Yes,
    /// Where only what is killed with the browser keeps it.
    Undurable,
    /// In memory only, and why.
    No(storage::Error),
    /// A kiosk keeps nothing.
    Never,
}

impl Context {
    pub fn new(catalogue: &'static Catalogue, mut work: Work, mode: Mode, pages: Pages) -> Self {
        let blank = work.session().is_blank();
        let route = Route::parse(&dom::hash());
        // A page beside the way can be the first one here, after a reload or in another module.
        let back = route.is_aside().then(|| Route::parse(&work.session().place));
        if route.is_on_the_way() {
            work.visit(&route.path());
        }
        Self {
            catalogue,
            route: RwSignal::new(route),
            lang: RwSignal::new(crate::state::text::lang()),
            later: RwSignal::new(pages.programme.is_some()),
            saved: RwSignal::new(if mode == Mode::Kiosk {
                Saved::Never
            } else if blank {
                Saved::Blank
            } else {
                Saved::Yes
            }),
            notice: RwSignal::new(None),
            mode,
            pages,
            work: RwSignal::new(work),
            back: RwSignal::new(back),
        }
    }

    pub const fn instrument(self) -> &'static Instrument {
        &self.catalogue.instrument
    }

    /// The language in use.
    pub fn language(self) -> Option<&'static Language> {
        let tag = crate::state::text::lang();
        self.catalogue.languages.iter().find(|language| language.tag == tag)
    }

    /// The profile in use.
    pub fn profile(self) -> &'static Profile {
        in_force::profile()
    }

    /// The profile whole; only the later pages have it.
    pub fn programme(self) -> &'static Programme {
        in_force::programme()
    }

    /// Reads the session as it is now; the page is not drawn anew when it changes.
    pub fn session<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.work.with_untracked(|work| read(work.session()))
    }

    /// Reads the session; what is drawn with it follows its changes.
    pub fn watch<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.work.with(|work| read(work.session()))
    }

    /// The session with its undo, to be handed over to another module.
    pub fn work(self) -> Work {
        self.work.get_untracked()
    }

    /// Makes a change and keeps it.
    pub fn act(self, action: Action) {
        self.work.update(|work| work.act(action, clock::now()));
        self.keep();
    }

    pub fn can_undo(self) -> bool {
        self.work.with(Work::can_undo)
    }

    /// Lets what follows the session look again, without a change.
    pub fn redraw(self) {
        self.work.notify();
    }

    pub fn can_redo(self) -> bool {
        self.work.with(Work::can_redo)
    }

    /// Takes the last change back and shows the page where it had been made.
    pub fn undo(self) {
        let place = self.work.try_update(|work| work.undo(clock::now())).flatten();
        self.after_undo(place);
    }

    /// Makes the change again that was last taken back.
    pub fn redo(self) {
        let place = self.work.try_update(|work| work.redo(clock::now())).flatten();
        self.after_undo(place);
    }

    fn after_undo(self, place: Option<String>) {
        if let Some(place) = place {
            self.keep();
            let route = Route::parse(&place);
            if route == self.route.get_untracked() {
                self.route.notify();
            } else {
                self.go(route);
            }
        }
    }

    /// Notes what the app itself has to remember, and keeps it.
    pub fn note(self, field: &str, text: String) {
        self.work.update(|work| work.note(field, text));
        self.keep();
    }

    /// Notes that a summary was signed.
    pub fn exported(self) {
        self.work.update(|work| work.exported(clock::now()));
        self.keep();
    }

    /// Writes the session as it is.
    pub fn keep(self) {
        let saved = match self.work.with_untracked(|work| session_store::save(work.session())) {
            Ok(Kept::Waiting) => Saved::Writing,
            Ok(Kept::Undurable) => Saved::Undurable,
            Ok(Kept::Never) if self.mode == Mode::Kiosk => Saved::Never,
            Ok(Kept::Never) => Saved::No(storage::Error::Newer),
            Err(error) => return self.trouble(error),
        };
        self.saved.set(saved);
        if saved == Saved::Writing {
            wasm_bindgen_futures::spawn_local(async move {
                match session_store::settle().await {
                    Some(Ok(())) => self.settled(),
                    Some(Err(error)) => self.trouble(error),
                    None => {}
                }
            });
        }
    }

    /// All that was said is on the device.
    fn settled(self) {
        self.saved.set(Saved::Yes);
        let is_over = |notice: &Option<Notice>| {
            use storage::Error::{Blocked, Full, NotKept};
            matches!(notice, Some(Notice::Storage(Full | NotKept | Blocked)))
        };
        if self.notice.with_untracked(is_over) {
            self.notice.set(None);
        }
    }

    /// Says what the device refused, and obeys an erasing in another tab.
    pub fn trouble(self, error: storage::Error) {
        if error == storage::Error::Erased {
            return self.clear();
        }
        self.saved.set(Saved::No(error));
        self.notice.set(Some(Notice::Storage(error)));
    }

    /// Looks what other tabs did.
    pub fn look(self) {
        wasm_bindgen_futures::spawn_local(async move {
            match session_store::look().await {
                Ok(()) => {}
                Err(storage::Error::Erased) => self.clear(),
                Err(error) => self.notice.set(Some(Notice::Storage(error))),
            }
        });
    }

    /// Forgets the session and what the pages hold of somebody: what is stored was erased.
    pub fn clear(self) {
        if let Some(forget) = self.pages.forget {
            // The clipboard is the other tab's: one out of sight may not touch it.
            drop(forget(Of::Client));
        }
        self.forget_return();
        self.empty();
        self.go(Route::Start);
        self.notice.set(Some(Notice::Erased));
    }

    /// Puts a session without anything in the place of this one, in memory.
    pub fn empty(self) {
        let (instrument, profile) = (self.instrument(), self.profile());
        self.replace(Session::blank(&instrument.version, &profile.id, self.mode, clock::now()));
    }

    /// Goes to a page, as a step in the browser's history.
    pub fn go(self, route: Route) {
        dom::push_hash(&route.path());
        self.arrive(route);
    }

    /// Shows the page that the address names (Back, Forward, a link, an edited address).
    pub fn arrive(self, route: Route) {
        let from = self.route.get_untracked();
        // Said once.
        self.notice.update(|notice| *notice = notice.take().filter(|n| *n != Notice::Erased));
        if !route.is_aside() {
            // Back on the page that was to be returned to, by whatever way.
            self.back.update(|back| *back = back.take().filter(|back| *back != route));
        } else if !from.is_aside() {
            self.back.set(Some(from));
        }
        if route.is_on_the_way() {
            let path = route.path();
            self.work.update_untracked(|work| work.visit(&path));
            if !self.session(Session::is_blank) {
                self.keep();
            }
        }
        self.route.set(route);
    }

    /// Leaves a page and says where to come back to (Change links, pages beside the way).
    pub fn go_and_return(self, route: Route) {
        self.back.set(Some(self.route.get_untracked()));
        self.go(route);
    }

    /// The address of a page that has something to be put right, and the way there and back.
    pub fn way_to(self, route: Route) -> (String, Callback<()>) {
        let address = route.href();
        (address, Callback::new(move |()| self.go_and_return(route.clone())))
    }

    /// Goes back to the page noted, or else to the given one.
    pub fn go_back_or(self, otherwise: Route) {
        let back = self.back.get_untracked();
        self.back.set(None);
        self.go(back.unwrap_or(otherwise));
    }

    /// True when a Change link led here: Continue returns instead of going on.
    pub fn returns(self) -> bool {
        self.back.with_untracked(|back| {
            matches!(back, Some(Route::Review | Route::Tasks | Route::Share))
        })
    }

    /// Forgets a page noted to return to.
    pub fn forget_return(self) {
        self.back.set(None);
    }

    /// Replaces the session: a new start, or what another tab wrote.
    pub fn replace(self, session: Session) {
        self.work.set(Work::new(session));
        self.saved.set(if self.mode == Mode::Kiosk { Saved::Never } else { Saved::Blank });
    }
}
