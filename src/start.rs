//! From the loaded module to the first page.

use crate::content::catalogue::Catalogue;
use crate::content::profile::Profile;
use crate::platform::{Error, boot, clock, dom};
use crate::route::Route;
use crate::service::compiled::{parse, speak};
use crate::service::{hand_over, language, missing, profile, taps};
use crate::session::{Mode, Session, Work};
use crate::shell::frame;
use crate::state::context::{Context, Pages, Saved};
use crate::state::notice::Notice;
use crate::state::{session_store, shown};
use crate::storage::keys::PROFILE;
use crate::storage::{self, Found};
use leptos::prelude::*;

/// Loads what the module's pages need and mounts them in place of what is there: the static shell,
/// or the first module.
pub fn start(pages: Pages) {
    wasm_bindgen_futures::spawn_local(async move {
        // The page's own markup holds a sentence for this; without content there is no other text.
        boot::tell(run(pages).await.is_ok());
    });
}

async fn run(pages: Pages) -> Result<(), Error> {
    let catalogue: Catalogue = parse(&boot::begun("catalogue").await?)?;
    let catalogue: &'static Catalogue = Box::leak(Box::new(catalogue));
    let lang = speak(catalogue, &boot::spoken("lang").await?, boot::spoken("text").await?);
    let loaded = profile::read(boot::begun("profile").await?, lang, pages).await?;
    loaded.install();
    let profile = loaded.profile;
    if pages.programme.is_some() {
        language::install_later(lang).await?;
    }

    // What nobody knows keeps nothing; the later module says so.
    let asked = Mode::from_query(&dom::query("mode").unwrap_or_default());
    let mode = asked.unwrap_or(Mode::Kiosk);
    dom::set_root("data-mode", mode.key());
    let handed = (pages.handed)();
    let (work, saved, notice) = match handed {
        Some(handed) => {
            session_store::resume(handed.kept);
            shown::goes_on_from(Route::parse(&handed.work.session().place));
            (handed.work, Some(handed.saved), handed.told.map(Notice::Storage))
        }
        None => {
            if let Some(first) = pages.first {
                first(mode).await;
            }
            let opened = session_store::open(mode).await;
            let (session, notice) = found(opened.found, catalogue, profile, mode);
            let mut work = Work::new(session);
            let taken = taps::replay(&mut work, &catalogue.instrument, &opened.taps);
            let notice = notice.or(opened.trouble.map(Notice::Storage));
            (work, (taken || opened.moves).then_some(Saved::Writing), notice)
        }
    };
    dom::clear_body()?;
    mount_to_body(move || {
        let context = Context::new(catalogue, work, mode, pages);
        context.notice.set(notice);
        listen(context);
        match saved {
            // What was on its way is written once more: whatever becomes of it is told here.
            Some(Saved::Writing) => context.keep(),
            Some(saved) => context.saved.set(saved),
            None => {}
        }
        if pages.programme.is_none() {
            wasm_bindgen_futures::spawn_local(language::load_later(context));
        }
        frame::view(context)
    });
    Ok(())
}

/// The session to go on with, and what has to be said about it.
fn found(
    found: Result<Found<Session>, storage::Error>,
    catalogue: &Catalogue,
    used: &Profile,
    mode: Mode,
) -> (Session, Option<Notice>) {
    let blank = || Session::blank(&catalogue.instrument.version, &used.id, mode, clock::now());
    let asked = dom::query("profile").or_else(|| session_store::recall(PROFILE));
    let unknown = asked.filter(|asked| !asked.trim().eq_ignore_ascii_case(&used.id));
    let unknown = unknown.map(|asked| Notice::Unknown("profile.unknown", asked));
    match found {
        Ok(Found::Nothing) => (blank(), unknown),
        Ok(Found::Whole(session)) => (Session { mode, ..session }, unknown),
        Ok(Found::Damaged(before)) => {
            (before.unwrap_or_else(blank), Some(Notice::Storage(storage::Error::Damaged)))
        }
        Err(error) => (blank(), Some(Notice::Storage(error))),
    }
}

/// Hears what happens to the page as a whole.
fn listen(context: Context) {
    on("hashchange", move |_| {
        let route = Route::parse(&dom::hash());
        if route != context.route.get_untracked() {
            context.arrive(route);
        }
    });
    // Answers are written at each change; these two try again with what could not be.
    on("pagehide", move |_| if_unsaved(context));
    on("online", move |_| missing::try_again(context));
    on("visibilitychange", move |_| {
        if_unsaved(context);
        context.look();
    });
    on("storage", move |_| context.look());
    session_store::on_trouble(move |error| context.trouble(error));
}

fn if_unsaved(context: Context) {
    use storage::Error::{Blocked, Full, NotKept};
    if matches!(context.saved.get_untracked(), Saved::No(Blocked | Full | NotKept)) {
        context.keep();
    }
}

fn on(name: &'static str, heard: impl Fn(web_sys::Event) + 'static) {
    // The app lives as long as the page: the listener is never taken away.
    let _ = window_event_listener_untyped(name, move |event| {
        if !hand_over::is_away() {
            heard(event);
        }
    });
}
