//! From what was said to what is shared.

use crate::assessment::{Answer, assess, tallies};
use crate::content::instrument::{Form, Instrument, Item, Kind};
use crate::content::profile::Profile;
use crate::session::sharing::Leaving;
use crate::session::{Session, fields, sections};
use crate::summary::payload;
use crate::summary::payload::{Edition, Omitted, Payload, Role, Section};
use crate::summary::sections::Change;

/// What a summary is stamped with when it is made.
#[derive(Clone, Debug, Default)]
pub struct Stamp {
    /// `urn:uuid:…`
    pub jti: String,
    /// ISO 8601 with zone.
    pub issued_at: String,
    /// The caseworker's challenge.
    pub nonce: Option<String>,
    /// BCP 47 tag of the language in use.
    pub language: String,
    /// The role of the staff who signs as well.
    pub beside: Option<Role>,
    /// The round before this one.
    pub change: Option<Change>,
}

/// Sections of which there is something to share. The short form has single answers instead of
/// scores: they are offered once.
pub fn offered(
    instrument: &Instrument,
    profile: &Profile,
    session: &Session,
    change: Option<Change>,
) -> Vec<Section> {
    let all = everything(instrument, profile, session, Stamp { change, ..Stamp::default() });
    let twice = |section: Section| section == Section::Dimensions && session.form == Form::Short;
    // A task without its day is no plan yet; offered, it is named before anything is signed.
    let undated = |section: Section| {
        section == Section::Plan && !session.text(fields::TASK).trim().is_empty()
    };
    let there = |section: &Section| (all.holds(*section) || undated(*section)) && !twice(*section);
    Section::ALL.into_iter().filter(there).collect()
}

/// The payload with every section that there is: what the client sees on the result page.
pub fn everything(
    instrument: &Instrument,
    profile: &Profile,
    session: &Session,
    stamp: Stamp,
) -> Payload {
    payload(instrument, profile, session, &Section::ALL, stamp)
}

/// The payload with the chosen sections; those left out are named in `omitted`.
pub fn payload(
    instrument: &Instrument,
    profile: &Profile,
    session: &Session,
    chosen: &[Section],
    stamp: Stamp,
) -> Payload {
    let leaving = Leaving { instrument, session, chosen };
    let share = |section: Section| leaving.shares(section);
    let tallied = leaving.shares_tallies();
    let dimensions = if tallied {
        tallies(instrument, session.form, &session.answers)
    } else {
        Default::default()
    };
    let work_ability = session.work_ability(instrument).filter(|_| share(Section::WorkAbility));
    let votes = if share(Section::Votes) { session.votes() } else { Vec::new() };
    let suggestion = assess(instrument, session.form, &dimensions, work_ability, &votes).suggestion;
    // Overall work ability is a section of its own.
    let kept_back = |item: &Item, answer: &Answer| {
        item.kind == Kind::WorkAbility && answer.step().is_some() && !share(Section::WorkAbility)
    };
    let of_kind = |safety: bool| {
        let answers = session.answers.iter().filter(|(id, answer)| {
            let item = instrument.item(id).filter(|item| instrument.asks(session.form, item));
            item.is_some_and(|item| {
                (item.kind == Kind::Safety) == safety && !kept_back(item, answer)
            })
        });
        let answers: std::collections::BTreeMap<_, _> =
            answers.map(|(id, answer)| (id.clone(), *answer)).collect();
        (!answers.is_empty()).then_some(answers)
    };
    let before = stamp.change.clone();
    let change = stamp.change.and_then(|change| earlier(&leaving, change, work_ability));
    let since = before.as_ref().map(|change| change.since.as_str());
    let mut payload = Payload {
        v: payload::VERSION,
        jti: stamp.jti,
        issued_at: stamp.issued_at,
        nonce: stamp.nonce,
        // Filled in by who signs.
        client_key: None,
        replaces: None,
        withdraws: None,
        instrument: Edition {
            id: instrument.form_id(session.form),
            version: instrument.version.clone(),
        },
        profile: Edition { id: profile.id.clone(), version: profile.version.clone() },
        mode: session.mode,
        language: stamp.language,
        work_reference: None,
        votes,
        wishes: leaving.list(fields::WISHES).to_vec(),
        phase: suggestion.phase,
        near_line: suggestion.near_line,
        dimensions,
        work_ability,
        answers: of_kind(false).filter(|_| share(Section::Answers)),
        background: sections::background(&leaving, since),
        goal: sections::goal(&leaving),
        plan: sections::plan(&leaving),
        coach_view: sections::coach_view(&leaving),
        observation: sections::observation(&leaving),
        safety: of_kind(true).filter(|_| share(Section::Safety)),
        change,
        omitted: Vec::new(),
        expected_signers: [Role::Client].into_iter().chain(stamp.beside).collect(),
        attachments: None,
    };
    if chosen.len() < Section::ALL.len() {
        let stamp = Stamp { change: before, ..Stamp::default() };
        let all = everything(instrument, profile, session, stamp);
        payload.omitted = Section::ALL
            .into_iter()
            .filter(|section| all.holds(*section) && !payload.holds(*section))
            .map(Omitted::from)
            .collect();
    }
    payload
}

/// The earlier time, as far as it is told: a change says nothing without the numbers that it is of.
fn earlier(leaving: &Leaving, change: Change, work_ability: Option<u8>) -> Option<Change> {
    if !leaving.shares(Section::Change) {
        return None;
    }
    let then = change.work_ability.filter(|_| leaving.shares(Section::WorkAbility));
    let change = Change { work_ability: then, ..change };
    match leaving.session.form {
        Form::Short => work_ability.and(then).map(|_| change.of_work_ability()),
        Form::Full => leaving.shares_tallies().then_some(change),
    }
}
