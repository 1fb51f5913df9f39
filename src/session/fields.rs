//! Names of the fields and lists of a session; the same names that the form controls carry.

pub const OWN_WORDS: &str = "own-words";
pub const GOAL: &str = "goal";
pub const NEXT_STEP: &str = "next-step";
pub const TASK: &str = "task";
/// `YYYY-MM-DD`.
pub const TASK_DUE: &str = "task-due";
/// `YYYY-MM-DD`.
pub const FOLLOW_UP: &str = "follow-up";
pub const MUNICIPALITY: &str = "municipality";
pub const AGE_BAND: &str = "age-band";
pub const MONTHS_UNEMPLOYED: &str = "months-unemployed";
pub const BENEFIT_DAYS: &str = "benefit-days";
/// An obstacle in the client's own words; its id in the list of obstacles.
pub const OBSTACLE_OWN: &str = "obstacle-own";
/// `history.<list>.<item>`: `yes`, `no` or `later`.
pub const HISTORY: &str = "history";

pub const VOTES: &str = "vote";
pub const WISHES: &str = "wish";
pub const FACTORS: &str = "factor";
pub const SOCIAL: &str = "social";
/// In the client's own order, the one thing in the way first.
pub const OBSTACLES: &str = "obstacle";
/// Services that interest the client.
pub const SERVICES: &str = "service";
/// Sections that the client shares.
pub const SHARE: &str = "share";

/// Longest free text, in characters.
pub const TEXT_LIMIT: usize = 2_000;
