//! The summary as plain text, for the clipboard and a client-information system: the same order
//! as the caseworker's page, one matter a line.

mod compared;
mod plan;
mod proof;
mod wording;

pub use proof::Proof;
pub use wording::{Label, Wording};

use super::inert::{inert, quoted};
use super::payload::Payload;
use super::vouched::Vouched;
use super::{meaning, nothing, origin, worded};
use suunta_assessment::{Assessment, assess, why};
use suunta_content::instrument::{DimensionId, Form, Instrument};
use suunta_content::profile::Programme;
use suunta_content::text::fill;

/// The summary, then what is known of its signature, then the details. Texts of the language and
/// of the profile come from `wording`. Of an instrument or version that is not `instrument`
/// nothing is computed.
pub fn plain_text(
    payload: &Payload,
    proof: Proof,
    instrument: &Instrument,
    profile: &Programme,
    wording: Wording,
) -> String {
    let form = meaning::form(instrument, &payload.instrument);
    let assessment = form.map(|form| {
        assess(instrument, form, &payload.dimensions, payload.work_ability, &payload.votes)
    });
    let scored = form == Some(Form::Full) && !payload.dimensions.is_empty();
    let scores = assessment.as_ref().filter(|_| scored);
    let Wording { label, date, tenths } = wording;
    let vouched = proof.vouched(payload);
    let mut page = Page { lines: vec![label("summary.title")], label, date, tenths, vouched };
    page.origin(payload, proof);
    page.own_words_and_votes(payload);
    if let Some(assessment) = scores {
        page.strengths(assessment);
    }
    if form == Some(Form::Short) {
        page.single(payload, instrument);
    }
    if scores.is_none() {
        page.work_ability(payload);
    }
    if let Some(found) = form.zip(assessment.as_ref()) {
        page.needs(payload, instrument, profile, found);
    }
    if let Some(assessment) = scores {
        page.phase(assessment);
    }
    page.coach(payload, instrument, scores);
    if form.is_some() {
        page.change(payload, instrument);
    }
    page.obstacles_and_wishes(payload);
    page.plan(payload);
    page.end(payload, form);
    page.lines.extend(proof.lines(wording));
    if let Some(assessment) = scores {
        page.scores(instrument, assessment);
        page.work_ability(payload);
    }
    page.steps_and_factors(payload);
    page.observation(payload, instrument, scores);
    page.notes(payload, instrument);
    page.lines.join("\n")
}

struct Page<'a> {
    lines: Vec<String>,
    label: Label<'a>,
    date: Label<'a>,
    tenths: &'a dyn Fn(i64) -> String,
    vouched: Vouched,
}

impl Page<'_> {
    fn text(&self, parts: &[&str]) -> String {
        (self.label)(&parts.concat())
    }

    fn filled(&self, key: &str, places: &[(&str, &str)]) -> String {
        fill(&(self.label)(key), places)
    }

    /// The name of an id of the content; the id itself when another content has made it.
    fn named(&self, prefix: &str, id: &str, part: &str) -> String {
        let key = [prefix, id, part].concat();
        let name = (self.label)(&key);
        if name == key { quoted(id) } else { name }
    }

    fn dimension(&self, id: DimensionId) -> String {
        self.named("dimension.", &id.to_string(), ".name")
    }

    /// `Heading: matter`, when there is a matter.
    fn line(&mut self, key: &str, matter: &str) {
        self.headed((self.label)(key), matter);
    }

    fn headed(&mut self, heading: String, matter: &str) {
        if !matter.is_empty() {
            // A heading that is a question has its mark already.
            let colon = if heading.ends_with(['?', '؟']) { " " } else { ": " };
            self.lines.push([heading.as_str(), colon, matter].concat());
        }
    }

    /// Somebody's own words on one line, so that they cannot pass for lines of ours.
    fn words(&mut self, key: &str, words: Option<&String>) {
        if let Some(words) = words {
            let matter = one_line(words);
            self.line(key, &matter);
        }
    }

    /// What a coach or a workplace is to have said.
    fn told(&mut self, key: &str, matter: &str) {
        self.headed(self.vouched.name(&(self.label)(key), self.label), matter);
    }

    fn list(&mut self, key: &str, dimensions: &[DimensionId], part: &str) {
        let name = |id: &DimensionId| self.named("dimension.", &id.to_string(), part);
        let names = dimensions.iter().map(name).collect::<Vec<_>>().join("; ");
        self.line(key, &names);
    }

    fn ids(&mut self, key: &str, prefix: &str, ids: &[String], part: &str) {
        let name = |id: &String| self.named(prefix, id, part);
        let names = ids.iter().map(name).collect::<Vec<_>>().join("; ");
        self.line(key, &names);
    }

    fn origin(&mut self, payload: &Payload, proof: Proof) {
        let date = (self.date)(&payload.issued_at);
        let made = if proof.time_is_doubted() { "summary.made.claimed" } else { "summary.made" };
        let made = self.filled(made, &[("date", &date)]);
        let mode = (self.label)(self.vouched.mode(payload.mode));
        self.lines.push([made, mode].join(" "));
        let [instrument, profile] = [&payload.instrument, &payload.profile]
            .map(|edition| one_line(&[edition.id.as_str(), " ", &edition.version].concat()));
        let with = [
            ("instrument", instrument.as_str()),
            ("profile", profile.as_str()),
            ("language", &one_line(&payload.language)),
        ];
        let with = self.filled("summary.with", &with);
        self.lines.push(with);
        self.lines.extend(origin::about(payload, self.label));
    }

    fn own_words_and_votes(&mut self, payload: &Payload) {
        let goal = payload.goal.as_ref();
        self.words("summary.own-words", goal.and_then(|goal| goal.own_words.as_ref()));
        self.list("summary.votes", &payload.votes, ".area");
    }

    fn strengths(&mut self, assessment: &Assessment) {
        let name = |id: &DimensionId| worded::strength(*id, self.label, |id| self.dimension(id));
        let names = assessment.strengths.iter().map(name).collect::<Vec<_>>().join("; ");
        self.line("summary.strengths", &names);
        if assessment.strengths.is_empty() {
            self.lines.push((self.label)(nothing::strong(assessment)));
        }
    }

    /// The short form: answers as they are, where they were shared.
    fn single(&mut self, payload: &Payload, instrument: &Instrument) {
        for dimension in &instrument.dimensions {
            let Some(tally) = payload.dimensions.get(&dimension.id) else { continue };
            let Some(item) = instrument.item(&dimension.key) else { continue };
            let told = match (tally.answered, tally.na) {
                (1, _) => self.text(&["scale.", &item.scale, ".", &tally.sum.to_string()]),
                (_, 1) => (self.label)("question.na"),
                _ => (self.label)("review.open"),
            };
            self.line(&["item.", &item.id, ".question"].concat(), &told);
        }
    }

    fn work_ability(&mut self, payload: &Payload) {
        if let Some(rating) = payload.work_ability {
            let told = self.filled("summary.of-ten", &[("n", &rating.to_string())]);
            self.line("summary.work-ability", &told);
        }
    }

    /// Each with why it is one, and who is responsible for the first service that answers it.
    fn needs(
        &mut self,
        payload: &Payload,
        instrument: &Instrument,
        profile: &Programme,
        (form, assessment): (Form, &Assessment),
    ) {
        if assessment.needs.is_empty() {
            let none = nothing::needed(form, payload, assessment).map(self.label);
            return self.line("summary.needs", &none.unwrap_or_default());
        }
        self.lines.push([&(self.label)("summary.needs"), ":"].concat());
        for (place, id) in assessment.needs.iter().enumerate() {
            let why = why(instrument, &assessment.scores, &payload.votes, *id);
            let why = why.map(|why| (self.label)(why.key())).unwrap_or_default();
            let party = profile.service_for(*id).map(|service| {
                let name = self.text(&["service.", &service.id]);
                let party = self.text(&["responsible.", &service.responsible]);
                let places = [("service", name.as_str()), ("party", party.as_str())];
                ["; ", &self.filled("summary.need.party", &places)].concat()
            });
            let (number, name) = ((place + 1).to_string(), self.dimension(*id));
            let party = party.unwrap_or_default();
            self.lines.push([&number, ". ", &name, " (", &why, ")", &party].concat());
        }
    }

    fn phase(&mut self, assessment: &Assessment) {
        let suggestion = &assessment.suggestion;
        let key = suggestion.phase.map_or("none", |phase| phase.key());
        let mut said = vec![self.text(&["phase.", key, ".sentence"])];
        if suggestion.near_line {
            said.push((self.label)("phase.near"));
        }
        said.extend(suggestion.reason().map(|(key, id)| {
            let name = id.map(|id| self.dimension(id)).unwrap_or_default();
            self.filled(&["phase.reason.", key].concat(), &[("name", &name)])
        }));
        self.line("phase.title", &said.join(" "));
        for (number, index) in suggestion.indices.iter().enumerate() {
            let shown = index.value.map(|value| (self.tenths)(value.tenths()));
            let mut matter = shown.unwrap_or_else(|| (self.label)("score.unknown"));
            let mut missing: Vec<String> =
                index.missing.iter().map(|id| self.dimension(*id)).collect();
            if index.work_ability_missing {
                missing.push((self.label)("summary.work-ability"));
            }
            if index.value.is_none() {
                let names = [("names", missing.join(", "))];
                let names = names.each_ref().map(|(name, value)| (*name, value.as_str()));
                matter = [matter, self.filled("phase.missing", &names)].join(". ");
            }
            self.line(&["phase.index.", &number.to_string()].concat(), &matter);
        }
    }

    fn scores(&mut self, instrument: &Instrument, assessment: &Assessment) {
        for dimension in &instrument.dimensions {
            let name = self.dimension(dimension.id);
            let matter = match assessment.scores.of(dimension.id) {
                None => (self.label)("score.unknown"),
                Some(score) => {
                    let band = worded::band(instrument, (dimension.id, score), self.label);
                    [&score.rounded().to_string(), " (", &band, ")"].concat()
                }
            };
            self.lines.push([&name, ": ", &matter].concat());
        }
    }

    fn end(&mut self, payload: &Payload, form: Option<Form>) {
        let omitted = payload.left_out(form).into_iter();
        let omitted = omitted.map(|omitted| omitted.label(self.label));
        let omitted = omitted.collect::<Vec<_>>().join(", ");
        if !omitted.is_empty() {
            let omitted = self.filled("summary.omitted", &[("names", &omitted)]);
            self.lines.push(omitted);
        }
        self.lines.push((self.label)("summary.not"));
        self.lines.push((self.label)("source.note"));
    }
}

fn one_line(words: &str) -> String {
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    inert(&lines.collect::<Vec<_>>().join(" / "))
}
