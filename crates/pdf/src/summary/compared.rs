//! What stands beside the client's answers: the coach's and the workplace's view, an earlier time.

use super::{Row, Source};
use suunta_assessment::{
    Assessment, Change, changes, gap_to_discuss, mark_points, work_ability_change,
};
use suunta_content::instrument::DimensionId;
use suunta_summary::sections::{Consent, Ratings};

impl Source<'_> {
    /// What was agreed, and where the views differ enough to talk about it.
    pub(super) fn coach(&self, scores: Option<&Assessment>) -> Vec<Row> {
        let mut rows = Vec::new();
        if let Some(view) = &self.payload.coach_view {
            let phase = view.agreed_phase.map(|phase| ["coach.phase.", phase.key()].concat());
            let consent = view.consent.map(|consent| match consent {
                Consent::Agreed => "coach.consent.agreed",
                Consent::Dissent => "coach.consent.dissent",
            });
            let gaps = self.gaps(&view.ratings, scores);
            rows.extend(self.line("coach.gap", gaps));
            rows.extend(phase.map(|key| (self.text("coach.agreed.phase"), self.text(&key))));
            rows.extend(self.words("field.agreed-goal.label", view.agreed_goal.as_ref()));
            rows.extend(consent.map(|key| (self.text("coach.agreed.consent"), self.text(key))));
            rows.extend(self.words("field.dissent.label", view.dissent.as_ref()));
            let identity = view.identity_seen.map(|seen| {
                self.text(if seen { "coach.identity.yes" } else { "coach.identity.no" })
            });
            rows.extend(identity.map(|told| (self.text("coach.identity"), told)));
            rows.extend(self.words("field.work-first.label", view.work_first.as_ref()));
        }
        let observation = self.payload.observation.as_ref();
        let seen = observation.and_then(|observation| observation.text.as_ref());
        rows.extend(self.words("section.observation", seen));
        rows
    }

    fn gaps(&self, ratings: &Ratings, scores: Option<&Assessment>) -> String {
        let gap = |(id, mark): (&DimensionId, &u8)| {
            let score = scores?.scores.of(*id)?;
            let (coach, client) = (mark_points(*mark), score.rounded());
            gap_to_discuss(self.instrument, score, *mark).then(|| {
                let [client, coach] = [("coach.client", client), ("coach.coach", coach)]
                    .map(|(key, number)| [&self.text(key), " ", &number.to_string()].concat());
                [&self.dimension(*id), " (", &self.listed(&[client, coach]), ")"].concat()
            })
        };
        ratings.iter().filter_map(gap).collect::<Vec<_>>().join(" · ")
    }

    /// Beyond the limit only, as on the page.
    pub(super) fn change(&self) -> Option<Row> {
        let before = self.payload.change.as_ref()?;
        let changes = changes(self.instrument, &before.dimensions, &self.payload.dimensions);
        let names = |wanted: Change| {
            let names = changes.iter().filter(|(_, change)| **change == wanted);
            names.map(|(id, _)| self.dimension(*id)).collect::<Vec<_>>()
        };
        let date = (self.wording.date)(&before.since);
        let mut told = vec![self.filled("rounds.since.date", &[("date", &date)])];
        for (key, wanted) in [("rounds.up", Change::Up), ("rounds.down", Change::Down)] {
            let names = names(wanted);
            if !names.is_empty() {
                told.push([&self.text(key), ": ", &self.listed(&names)].concat());
            }
        }
        let now = self.payload.work_ability;
        let ability = work_ability_change(self.instrument, before.work_ability, now);
        // Where only work ability can be compared its own words say it.
        if told.len() == 1 && (ability.is_none() || !changes.is_empty()) {
            told.push(self.text("rounds.same"));
        }
        if let (Some(change), Some(then), Some(now)) = (ability, before.work_ability, now) {
            let word = self.text(match change {
                Change::Up => "summary.change.up",
                Change::Down => "summary.change.down",
                Change::Unclear => "summary.change.unclear",
            });
            let (then, now) = (then.to_string(), now.to_string());
            let places = [("then", &*then), ("now", &now), ("word", &word)];
            told.push(self.filled("rounds.ability", &places));
        }
        self.line("section.change", told.join("\n"))
    }
}
