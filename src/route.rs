//! Where one can be, and how its address is written and read.

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
    /// Reads the address after `#`, as people really have it: in letters of any case, with the slash or
    /// the full stop that a message puts behind it, or with what a site that leads here adds.
    pub fn parse(hash: &str) -> Self {
        let end = hash.find(|sign: char| !(sign.is_ascii_alphanumeric() || "/-_".contains(sign)));
        let path = hash[..end.unwrap_or(hash.len())].trim_matches('/');
        match path.split_once('/') {
            // Questions are named in capitals, modules in small letters.
            Some(("q" | "Q", item)) => Self::Question(item.to_ascii_uppercase()),
            Some((list, module)) if list.eq_ignore_ascii_case("list") => {
                Self::List(module.to_ascii_lowercase())
            }
            _ => {
                let named = NAMED.iter().find(|(_, name)| name.eq_ignore_ascii_case(path));
                named.map_or(Self::Unknown, |(route, _)| route.clone())
            }
        }
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

    /// The address as a link has it, `#/desk`.
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
