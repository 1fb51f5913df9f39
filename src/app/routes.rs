use super::hand_over::{self, HandOver};
use super::{
    Context, aside, broken, coach, desk, jobseeker, keys, kiosk, language, lock, outdated,
    profiles, read_aloud, settings,
};
use crate::content::profile::Programme;
use crate::platform::Error;
use crate::session::Mode;
use leptos::prelude::*;

/// Where one can be; the address after `#/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Start,
    Vote,
    Question(String),
    List(String),
    Tasks,
    Background,
    Goal,
    Result,
    Review,
    Share,
    Code,
    Services,
    Rounds,
    Profiles,
    Coach,
    Desk,
    Keys,
    Settings,
    Help,
    Statement,
    Unknown,
}

/// Pages of one address each.
static NAMED: [(Route, &str); 18] = [
    (Route::Start, ""),
    (Route::Vote, "vote"),
    (Route::Tasks, "tasks"),
    (Route::Background, "background"),
    (Route::Goal, "goal"),
    (Route::Result, "result"),
    (Route::Review, "review"),
    (Route::Share, "share"),
    (Route::Code, "code"),
    (Route::Services, "services"),
    (Route::Rounds, "rounds"),
    (Route::Profiles, "profiles"),
    (Route::Coach, "coach"),
    (Route::Desk, "desk"),
    (Route::Keys, "keys"),
    (Route::Settings, "settings"),
    (Route::Help, "help"),
    (Route::Statement, "statement"),
];

impl Route {
    /// Reads the address after `#`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('/');
        if let Some(item) = path.strip_prefix("q/") {
            return Self::Question(item.to_owned());
        }
        if let Some(module) = path.strip_prefix("list/") {
            return Self::List(module.to_owned());
        }
        let named = NAMED.iter().find(|(_, name)| *name == path);
        named.map_or(Self::Unknown, |(route, _)| route.clone())
    }

    /// The address after `#`.
    pub fn path(&self) -> String {
        let (folder, name) = match self {
            Self::Question(item) => ("/q/", item.as_str()),
            Self::List(module) => ("/list/", module.as_str()),
            other => ("/", NAMED.iter().find(|(route, _)| route == other).map_or("", |n| n.1)),
        };
        [folder, name].concat()
    }

    pub fn href(&self) -> String {
        ["#", &self.path()].concat()
    }

    /// A page beside the way: leaving it goes back to where one was.
    pub const fn is_aside(&self) -> bool {
        matches!(
            self,
            Self::Settings
                | Self::Help
                | Self::Statement
                | Self::Profiles
                | Self::Rounds
                | Self::Code
                | Self::Desk
                | Self::Keys
                | Self::Unknown
        )
    }

    /// A page where one can leave off; whoever comes back is led there from the start.
    pub fn is_on_the_way(&self) -> bool {
        *self != Self::Start && !self.is_aside()
    }
}

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
}

/// What is needed until the questions are answered: the first load.
pub const FIRST: Pages =
    Pages { page: first_pages, programme: None, speak: hand_over::speak, handed: || None };

/// Every page.
pub const EVERY: Pages = Pages {
    page: every_page,
    programme: Some(programme),
    speak: language::choose,
    handed: hand_over::take,
};

fn programme(bytes: &[u8]) -> Result<Programme, Error> {
    super::start_up::parse(bytes)
}

fn first_pages(context: Context, route: &Route) -> Option<AnyView> {
    Some(match route {
        Route::Start => jobseeker::start::page(context, "start"),
        Route::Vote => jobseeker::vote::page(context),
        Route::Question(item) => jobseeker::question::page(context, item),
        Route::Unknown => aside::unknown(context),
        _ => return None,
    })
}

/// Every page, with the button that reads it aloud where that is wanted.
fn every_page(context: Context, route: &Route) -> Option<AnyView> {
    broken::watch();
    outdated::tell(context);
    if let Some(locked) = lock::before(context, route) {
        return Some(locked);
    }
    let page = match (context.mode, route) {
        (Mode::Kiosk, Route::Start) => kiosk::start(context),
        (Mode::Kiosk, route) if kiosk::is_closed(route) => aside::unknown(context),
        (Mode::Coach, Route::Start) => coach::page(context),
        (Mode::Coach, route) if coach::rates_before(context, route) => coach::rate_first(context),
        (Mode::Own, Route::Start) => {
            let own = jobseeker::finished::page(context);
            match own.or_else(|| jobseeker::rounds::begun(context)) {
                Some(page) => page,
                None => site_map(context, route)?,
            }
        }
        _ => site_map(context, route)?,
    };
    if context.mode == Mode::Kiosk {
        kiosk::watch(context);
    }
    Some((read_aloud::button(context), coach::turn::button(context, route), page).into_any())
}

/// The site map.
fn site_map(context: Context, route: &Route) -> Option<AnyView> {
    Some(match route {
        Route::Tasks => jobseeker::tasks::page(context),
        Route::Background => jobseeker::background::page(context),
        Route::Goal => jobseeker::goal::page(context),
        Route::Result => jobseeker::result::page(context),
        Route::Review => jobseeker::review::page(context),
        Route::Share => jobseeker::share::page(context),
        Route::Code if context.mode == Mode::Own => jobseeker::share::code::page(context),
        Route::Code => aside::unknown(context),
        Route::Services => jobseeker::services::page(context),
        Route::Rounds if context.mode == Mode::Own => jobseeker::rounds::page(context),
        Route::Rounds => aside::unknown(context),
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
