//! What a coach and a workplace are to have said, beside the client's scores.

use super::{Entry, Fact, Mark, Part, Teller, Value, below};
use crate::sections::{Consent, Ratings};
use suunta_assessment::{Assessment, gap_to_discuss, mark_points};
use suunta_content::instrument::DimensionId;

impl Teller<'_> {
    /// The coach's marks, and what was agreed.
    pub(super) fn coach(&self, scores: Option<&Assessment>) -> Option<Entry> {
        let view = self.payload.coach_view.as_ref()?;
        let phase = view.agreed_phase.map(|phase| ["coach.phase.", phase.key()].concat());
        let consent = view.consent.map(|consent| match consent {
            Consent::Agreed => "coach.consent.agreed",
            Consent::Dissent => "coach.consent.dissent",
        });
        let identity = view
            .identity_seen
            .map(|seen| if seen { "coach.identity.yes" } else { "coach.identity.no" });
        let told = |path: &str, key: &str, text: Option<&str>| {
            self.row(path, key, text.map(|t| self.say.text(t)))
        };
        let rows = [
            told("coachView.agreedPhase", "coach.agreed.phase", phase.as_deref()),
            self.words(
                "coachView.agreedGoal",
                "field.agreed-goal.label",
                view.agreed_goal.as_ref(),
            ),
            told("coachView.consent", "coach.agreed.consent", consent),
            self.words("coachView.dissent", "field.dissent.label", view.dissent.as_ref()),
            told("coachView.identitySeen", "coach.identity", identity),
            self.words("coachView.workFirst", "field.work-first.label", view.work_first.as_ref()),
        ];
        let marks = self.marks("coachView.ratings", &view.ratings, scores);
        let facts = marks.into_iter().chain(rows.into_iter().flatten());
        self.of_others(Part::CoachView, facts.collect())
    }

    /// The workplace's marks and words.
    pub(super) fn observation(&self, scores: Option<&Assessment>) -> Option<Entry> {
        let observation = self.payload.observation.as_ref()?;
        let mut facts = self.marks("observation.ratings", &observation.ratings, scores);
        let words = observation.text.as_ref();
        facts.extend(
            words.map(|words| Fact::item("observation.text", Value::words(words), Vec::new())),
        );
        self.of_others(Part::Observation, facts)
    }

    /// With why it stands there as the client's word, where it does.
    fn of_others(&self, part: Part, mut facts: Vec<Fact>) -> Option<Entry> {
        let why = self.seen.vouched.why().filter(|_| !facts.is_empty());
        let why = why.map(|key| Fact::note("expectedSigners", self.say.text(key)));
        facts.splice(0..0, why);
        self.entry(part, facts)
    }

    /// Gaps worth talking about first, then as the instrument goes.
    fn marks(&self, path: &str, ratings: &Ratings, scores: Option<&Assessment>) -> Vec<Fact> {
        let place = |id: DimensionId| self.instrument.dimensions.iter().position(|d| d.id == id);
        let mut marks: Vec<(DimensionId, Mark)> = ratings
            .iter()
            .map(|(id, mark)| {
                let score = scores.and_then(|assessment| assessment.scores.of(*id));
                let gap = score.is_some_and(|score| gap_to_discuss(self.instrument, score, *mark));
                let client = score.map(|score| score.rounded());
                (*id, Mark { client, mark: mark_points(*mark), gap })
            })
            .collect();
        marks.sort_by_key(|(id, mark)| (!mark.gap, place(*id).unwrap_or(usize::MAX)));
        let fact = |(id, mark): (DimensionId, Mark)| {
            Fact::mark(below(path, &id.to_string()), self.dimension(id), mark)
        };
        marks.into_iter().map(fact).collect()
    }

    /// What the client said, written down beside single questions.
    pub(super) fn notes(&self) -> Option<Entry> {
        let notes = &self.payload.coach_view.as_ref()?.notes;
        let row = |(item, note): (&String, &String)| {
            Fact::row(below("coachView.notes", item), self.question(item), Value::words(note))
        };
        self.entry(Part::Notes, notes.iter().map(row).collect())
    }
}
