//! The table of pages: the only file that names them.

use crate::content::profile::Programme;
use crate::pages::share::{self, code};
use crate::pages::{
    aside, background, coach, desk, finished, goal, keys, leaving, lock, profiles, question,
    result, review, rounds, services, settings, start, tasks, vote,
};
use crate::parts::{not_found, read_aloud};
use crate::platform::Error;
use crate::route::Route;
use crate::service::{clipboard, due, hand_over, language};
use crate::session::Mode;
use crate::shell::{broken, kiosk, unknown, update, veil};
use crate::state::context::{Context, Pages};
use crate::state::remains::Forgetting;
use crate::storage::keys::Of;
use leptos::prelude::*;

/// What is needed until the questions are answered: the first load.
pub const FIRST: Pages = Pages {
    page: first_pages,
    programme: None,
    speak: hand_over::speak,
    handed: || None,
    first: None,
    forget: None,
    holds: None,
};

/// Every page.
pub const EVERY: Pages = Pages {
    page: every_page,
    programme: Some(programme),
    speak: language::choose,
    handed: hand_over::take,
    first: Some(due::first),
    forget: Some(forget),
    holds: Some(desk::holds),
};

fn programme(bytes: &[u8]) -> Result<Programme, Error> {
    crate::service::compiled::parse(bytes)
}

fn first_pages(context: Context, route: &Route) -> Option<AnyView> {
    Some(match route {
        Route::Start => start::page(context, "start"),
        Route::Vote => vote::page(context),
        Route::Question(item) => question::page(context, item),
        Route::Unknown => not_found::part(context),
        _ => return None,
    })
}

/// What outlives a page in memory, and has to be forgotten with whom it is of.
static FORGETTERS: [fn(Of); 6] = [
    |_| desk::forget(),
    |_| coach::forget(),
    |_| review::forget(),
    |_| leaving::forget(),
    |_| read_aloud::forget(),
    keys::forget,
];

fn forget(of: Of) -> Forgetting {
    for forget in FORGETTERS {
        forget(of);
    }
    Box::pin(clipboard::empty())
}

/// Every page, with the button that reads it aloud where that is wanted.
fn every_page(context: Context, route: &Route) -> Option<AnyView> {
    broken::watch();
    due::tell(context);
    unknown::tell(context);
    veil::listen(context);
    if let Some(start) = leaving::start(context, route) {
        return Some(start);
    }
    if context.mode != Mode::Kiosk
        && let Some(locked) = lock::before(context, route)
    {
        return Some(locked);
    }
    if let Some(choice) = leaving::before(context, route) {
        return Some(choice);
    }
    if let Some(turned) = coach::turned::before(context, route) {
        return Some(turned);
    }
    let page = match (context.mode, route) {
        (Mode::Kiosk, Route::Start) => start::kiosk::page(context),
        (Mode::Kiosk, route) if kiosk::is_closed(route) => not_found::part(context),
        (Mode::Coach, Route::Start) => coach::page(context),
        (Mode::Coach, route) if coach::rates_before(context, route) => coach::rate_first(context),
        (Mode::Own, Route::Start) => {
            let own = finished::page(context);
            match own.or_else(|| rounds::begun(context)) {
                Some(page) => page,
                None => site_map(context, route)?,
            }
        }
        _ => site_map(context, route)?,
    };
    if context.mode == Mode::Kiosk {
        kiosk::watch(context);
    }
    // Below the page, so that nothing of it moves.
    let offer = update::offer(context, route);
    Some((read_aloud::button(context), coach::turn::button(context, route), page, offer).into_any())
}

/// The site map.
fn site_map(context: Context, route: &Route) -> Option<AnyView> {
    Some(match route {
        Route::Tasks => tasks::page(context),
        Route::Background => background::page(context),
        Route::Goal => goal::page(context),
        Route::Result => result::page(context),
        Route::Review => review::page(context),
        Route::Share => share::page(context),
        Route::Code if context.mode == Mode::Own => code::page(context),
        Route::Code => not_found::part(context),
        Route::Services => services::page(context),
        Route::Rounds if context.mode == Mode::Own => rounds::page(context),
        Route::Rounds => not_found::part(context),
        Route::Profiles => profiles::page(context),
        Route::List(module) => coach::list::page(context, module),
        Route::Coach => coach::page(context),
        Route::Desk => desk::page(context),
        Route::Keys => keys::page(context),
        Route::Settings => settings::page(context),
        Route::Help => aside::help(context),
        Route::Statement => aside::statement(context),
        first => return first_pages(context, first),
    })
}
