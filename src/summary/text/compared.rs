//! What stands beside the client's answers: the coach's and the workplace's marks, an earlier time.

use super::Page;
use crate::assessment::{Assessment, Change, change, gap_to_discuss, work_ability_change};
use crate::content::instrument::{DimensionId, Form, Instrument};
use crate::summary::payload::Payload;
use crate::summary::sections::Ratings;

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
            self.line("section.coachView", &marks);
            let texts = [&view.agreed_goal, &view.dissent, &view.work_first];
            for text in texts.into_iter().flatten() {
                self.words("section.coachView", Some(text));
            }
            if let Some(seen) = view.identity_seen {
                let said = if seen { "coach.identity.yes" } else { "coach.identity.no" };
                self.line("coach.identity", &(self.label)(said));
            }
        }
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
            self.line("section.observation", &marks);
            self.words("section.observation", observation.text.as_ref());
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
        for dimension in &instrument.dimensions {
            let id = dimension.id;
            let items = instrument.scored_items(id, Form::Full).count();
            let (Some(then), Some(now)) = (before.dimensions.get(&id), payload.dimensions.get(&id))
            else {
                continue;
            };
            let items = u32::try_from(items).unwrap_or(u32::MAX);
            if let Some(change) = change(instrument, *then, *now, items) {
                said.push([self.dimension(id), word(change)].join(" "));
            }
        }
        if let (Some(then), Some(now)) = (before.work_ability, payload.work_ability) {
            let change = word(work_ability_change(instrument, then, now));
            said.push([(self.label)("summary.work-ability"), change].join(" "));
        }
        self.line("section.change", &said.join("; "));
    }
}
