//! Names of the fields and lists of a session; the same names that the form controls carry.

use crate::content::instrument::DimensionId;
use crate::summary::limits::SHORT_LIMIT;
use crate::summary::payload::TEXT_LIMIT;

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
/// Yes-or-no facts that only a programme's rule asks: `yes` or `no`.
pub const TOLD: [&str; 3] = ["earnings-right", "immigrant", "multi-sector"];
/// Free texts of the background that a profile can ask for.
pub const BACKGROUND_TEXTS: [&str; 12] = [
    "career-wish",
    "career-past",
    "belonging",
    "incentive-trap",
    "proceed",
    "went-well",
    "needs-work",
    "one-thing",
    CHECK_IN,
    TASK_DONE,
    TASK_HOW,
    FIRST_SERVICE,
];
/// Whether the task of the last round was done (Lieksa): `yes`, `partly` or `no`.
pub const TASK_DONE: &str = "task-done";
/// How it went.
pub const TASK_HOW: &str = "task-how";
/// When the first service began after the last round, `YYYY-MM-DD`.
pub const FIRST_SERVICE: &str = "first-service";
/// How many days that took; computed, in the payload only.
pub const DAYS_TO_SERVICE: &str = "days-to-service";
/// `yes` while facts of the last round wait to be confirmed; until then they are not shared.
pub const CARRIED: &str = "carried";
/// Facts that a new round begins with.
pub const CARRIED_FACTS: [&str; 7] =
    [MUNICIPALITY, AGE_BAND, MONTHS_UNEMPLOYED, BENEFIT_DAYS, TOLD[0], TOLD[1], TOLD[2]];
/// How it goes in a service that has begun (Oulu).
pub const CHECK_IN: &str = "check-in";
/// What is told of the time since the last round: it stands beside the round on the timeline.
pub const SINCE: [&str; 7] =
    ["went-well", "needs-work", "one-thing", CHECK_IN, TASK_DONE, TASK_HOW, DAYS_TO_SERVICE];
/// Choices of many of the background that a profile can ask for.
pub const BACKGROUND_LISTS: [&str; 3] = ["activity", "transport", "referral"];
/// `obstacle-status.<id>`: `found`, `inWork` or `removed`.
pub const OBSTACLE_STATUS: &str = "obstacle-status";
/// The coach's mark of a dimension, `coach-<dimension>`: `0`…`4`.
pub const COACH_MARK: &str = "coach-";
/// A mark of a workplace observation, `observation-<dimension>`: `0`…`4`.
pub const OBSERVATION_MARK: &str = "observation-";
pub const OBSERVATION: &str = "observation";
/// `yes` once the coach's marks are saved, `skipped` when the coach gives none: only then are the
/// client's scores shown.
pub const COACH_SAVED: &str = "coach.saved";
/// Begins the fields of choices made together.
pub const AGREED: &str = "agreed";
/// `0`, `0-1`, `1`, `2` or `3`.
pub const AGREED_PHASE: &str = "agreed.phase";
pub const AGREED_GOAL: &str = "agreed-goal";
/// `agreed` or `dissent`.
pub const CONSENT_SAID: &str = "agreed.consent";
pub const DISSENT: &str = "dissent";
/// Whether the coach saw who the client is: `yes`, `no`, or not recorded.
pub const IDENTITY: &str = "identity-seen";
pub const WORK_FIRST: &str = "work-first";
/// Ids of the plan's steps, in order; their parts are texts `step.<id>.<part>`.
pub const STEPS: &str = "step";
/// `consent.<id>`: `yes`.
pub const CONSENT: &str = "consent";
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
/// The mark of the plan's dates in a calendar, a random UUID; it never leaves but in that file.
pub const CALENDAR: &str = "calendar";
/// Sections that the client shares.
pub const SHARE: &str = "share";

/// The field of a mark.
pub fn mark(prefix: &str, dimension: DimensionId) -> String {
    [prefix, &dimension.to_string()].concat()
}

/// The field of a note beside an item.
pub fn note(item: &str) -> String {
    [NOTE, item].concat()
}

/// Begins the fields of notes beside items.
pub const NOTE: &str = "note.";

/// The longest that a text field's own text can be, in characters without the space around it: what
/// the payload's member for it takes (`summary::limits`).
pub fn limit(field: &str) -> usize {
    if field == MUNICIPALITY { SHORT_LIMIT } else { TEXT_LIMIT }
}

/// The field of a part of a step: `text`, `path`, `responsible`, `status`, `due` or `next`.
pub fn step(id: &str, part: &str) -> String {
    [STEPS, ".", id, ".", part].concat()
}
