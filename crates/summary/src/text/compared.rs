//! What stands beside the client's answers: the coach's and the workplace's marks, an earlier time.

use super::{Page, one_line};
use crate::inert::quoted;
use crate::payload::Payload;
use crate::sections::{CoachView, Consent, Ratings};
use suunta_assessment::{Assessment, Change, changes, gap_to_discuss, work_ability_change};
use suunta_content::instrument::{DimensionId, Instrument};

impl Page<'_> {
    /// The coach's marks beside the client's scores, gaps marked.
    pub(super) fn coach(
        &mut self,
        payload: &Payload,
        instrument: &Instrument,
        assessment: Option<&Assessment>,
    ) {
        if let Some(view) = &payload.coach_view {
            let marks = self.marks(&view.ratings, instrument, assessment);
            self.told("section.coachView", &marks);
            self.agreed(view);
        }
        let why = self.vouched.why().filter(|_| payload.tells_of_others());
        self.lines.extend(why.map(self.label));
    }

    /// The same of the workplace.
    pub(super) fn observation(
        &mut self,
        payload: &Payload,
        instrument: &Instrument,
        assessment: Option<&Assessment>,
    ) {
        if let Some(observation) = &payload.observation {
            let marks = self.marks(&observation.ratings, instrument, assessment);
            self.told("section.observation", &marks);
            self.told_words("section.observation", observation.text.as_ref());
        }
    }

    /// Somebody's own words, as the one who signed tells them.
    fn told_words(&mut self, key: &str, words: Option<&String>) {
        self.told(key, &words.map(|words| one_line(words)).unwrap_or_default());
    }

    /// What was agreed, each matter by the name that it has on the page.
    fn agreed(&mut self, view: &CoachView) {
        let phase = view.agreed_phase.map(|phase| self.text(&["coach.phase.", phase.key()]));
        self.told("coach.agreed.phase", &phase.unwrap_or_default());
        self.told_words("field.agreed-goal.label", view.agreed_goal.as_ref());
        let consent = view.consent.map(|consent| match consent {
            Consent::Agreed => (self.label)("coach.consent.agreed"),
            Consent::Dissent => (self.label)("coach.consent.dissent"),
        });
        self.told("coach.agreed.consent", &consent.unwrap_or_default());
        self.told_words("field.dissent.label", view.dissent.as_ref());
        let identity = view.identity_seen.map(|seen| {
            (self.label)(if seen { "coach.identity.yes" } else { "coach.identity.no" })
        });
        self.told("coach.identity", &identity.unwrap_or_default());
        self.told_words("field.work-first.label", view.work_first.as_ref());
    }

    /// What was written down beside single questions.
    pub(super) fn notes(&mut self, payload: &Payload, instrument: &Instrument) {
        for (item, note) in payload.coach_view.iter().flat_map(|view| &view.notes) {
            // Of another instrument there is no question to name.
            if instrument.item(item).is_some() {
                self.words(&["item.", item, ".question"].concat(), Some(note));
            } else {
                self.lines.push([quoted(item), one_line(note)].join(": "));
            }
        }
    }

    fn marks(
        &self,
        ratings: &Ratings,
        instrument: &Instrument,
        assessment: Option<&Assessment>,
    ) -> String {
        let mark = |(id, mark): (&DimensionId, &u8)| {
            let score = assessment.and_then(|assessment| assessment.scores.of(*id));
            let gap = score.is_some_and(|score| gap_to_discuss(instrument, score, *mark));
            let gap =
                if gap { [" – ", &(self.label)("summary.gap")].concat() } else { String::new() };
            [&self.dimension(*id), " ", &mark.to_string(), "/4", &gap].concat()
        };
        ratings.iter().map(mark).collect::<Vec<_>>().join("; ")
    }

    pub(super) fn change(&mut self, payload: &Payload, instrument: &Instrument) {
        let Some(before) = &payload.change else { return };
        let word = |change| match change {
            Change::Up => (self.label)("summary.change.up"),
            Change::Down => (self.label)("summary.change.down"),
            Change::Unclear => (self.label)("summary.change.unclear"),
        };
        let mut said = vec![(self.date)(&before.since)];
        let changes = changes(instrument, &before.dimensions, &payload.dimensions);
        for dimension in &instrument.dimensions {
            if let Some(change) = changes.get(&dimension.id) {
                said.push([self.dimension(dimension.id), word(*change)].join(" "));
            }
        }
        let ability = work_ability_change(instrument, before.work_ability, payload.work_ability);
        said.extend(
            ability.map(|change| [(self.label)("summary.work-ability"), word(change)].join(" ")),
        );
        self.line("section.change", &said.join("; "));
    }
}
