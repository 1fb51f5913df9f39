//! How a summary came about, what was left out of it and what it is not.

use super::{Entry, Fact, Part, Teller};
use crate::inert::inert;
use crate::origin;
use crate::payload::Edition;
use suunta_content::instrument::Form;

impl Teller<'_> {
    /// Date, way of filling in, instrument with its version, model, language; which work was thought of
    /// and which earlier summary it is about.
    pub(super) fn origin(&self) -> Option<Entry> {
        let payload = self.payload;
        let made = if self.seen.time_is_doubted { "summary.made.claimed" } else { "summary.made" };
        let made =
            (!payload.issued_at.is_empty()).then(|| self.say.dated(made, &payload.issued_at));
        let mut facts: Vec<Fact> =
            made.map(|made| Fact::sentence("issuedAt", made)).into_iter().collect();
        let mode = self.seen.vouched.mode(payload.mode);
        facts.push(Fact::sentence("mode", self.say.text(mode)));
        let edition = |edition: &Edition| inert(&[&edition.id, " ", &edition.version].concat());
        let with = self.say.filled(
            "summary.with",
            &[
                ("instrument", &edition(&payload.instrument)),
                ("profile", &edition(&payload.profile)),
                ("language", &inert(&payload.language)),
            ],
        );
        facts.push(Fact::sentence("instrument", with));
        let about = origin::about(payload, self.say.label).into_iter();
        facts.extend(about.map(|(path, sentence)| Fact::sentence(path, sentence)));
        self.entry(Part::Origin, facts)
    }

    /// The same for who has just answered.
    pub(super) fn made_here(&self, form: Option<Form>) -> Option<Entry> {
        let mode = ["summary.mode.", self.payload.mode.key()].concat();
        let asked = form.map(|form| match form {
            Form::Full => "summary.asked.full",
            Form::Short => "summary.asked.short",
        });
        let mut facts = vec![Fact::sentence("mode", self.say.text(&mode))];
        facts.extend(asked.map(|key| Fact::sentence("instrument", self.say.text(key))));
        self.entry(Part::Origin, facts)
    }

    /// What the client left out, by the names that the choice had.
    pub(super) fn omitted(&self, form: Option<Form>) -> Option<Entry> {
        let names = self.payload.left_out(form).into_iter();
        let names = self.say.listed(names.map(|omitted| omitted.label(self.say.label)));
        let sentence = self.say.filled("summary.omitted", &[("names", &names)]);
        let facts =
            if names.is_empty() { vec![] } else { vec![Fact::sentence("omitted", sentence)] };
        self.entry(Part::Omitted, facts)
    }

    pub(super) fn not(&self) -> Option<Entry> {
        let sentence = |key: &str| Fact::sentence(key, self.say.text(key));
        self.entry(Part::Not, vec![sentence("summary.not"), sentence("source.note")])
    }

    pub(super) fn proof(&self) -> Option<Entry> {
        let lines = self.seen.proof.iter();
        self.entry(Part::Proof, lines.map(|line| Fact::sentence("proof", line.clone())).collect())
    }
}
