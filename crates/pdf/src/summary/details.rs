//! What stands on the sheets after the first.

use super::{Row, Source, push_terms};
use crate::{Block, Cell};
use suunta_assessment::{Answer, Answers, Assessment, mark_points};
use suunta_content::instrument::{DimensionId, Form, Kind};
use suunta_summary::inert::{inert, quoted};
use suunta_summary::sections::{Background, History, Path, Ratings, Step};
use suunta_summary::worded;
use suunta_time as time;

/// The background's further lists with the key of their title.
const LISTS: [(&str, &str); 3] = [
    ("activity", "background.activities"),
    ("transport", "background.transport"),
    ("referral", "background.referral"),
];

impl Source<'_> {
    pub(super) fn details(&self, form: Option<Form>, scores: Option<&Assessment>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut section = |key: &str, block: Option<Block>| {
            let heading = match key {
                "section.coachView" | "section.observation" => {
                    self.vouched.name(&self.text(key), self.wording.label)
                }
                _ => self.text(key),
            };
            blocks.extend(
                block.map(|block| [Block::Heading(2, heading), block]).into_iter().flatten(),
            );
        };
        section("section.dimensions", scores.map(|scores| self.scores(scores)));
        // The short form's answers are told once, by their tallies.
        let single = form == Some(Form::Short) && !self.payload.dimensions.is_empty();
        if single {
            section("summary.short", terms(self.single()));
        }
        let view = self.payload.coach_view.as_ref();
        section("section.coachView", view.and_then(|view| self.marks(&view.ratings, scores)));
        section("coach.note", terms(view.map(|view| self.notes(&view.notes)).unwrap_or_default()));
        let seen = self.payload.observation.as_ref();
        section("section.observation", seen.and_then(|seen| self.marks(&seen.ratings, scores)));
        section("plan.title", self.steps());
        let background = self.payload.background.as_ref();
        section(
            "summary.background",
            terms(background.map(|b| self.background(b)).unwrap_or_default()),
        );
        let answers = self.payload.answers.as_ref().filter(|_| !single);
        section("summary.answers", terms(self.said(answers)));
        section("summary.safety", terms(self.said(self.payload.safety.as_ref())));
        blocks
    }

    fn table(&self, head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Block {
        let cell = |heading, text| Cell { heading, text };
        let head = head.iter().map(|key| cell(true, self.text(key))).collect();
        let rows = rows.map(|row| {
            row.into_iter().enumerate().map(|(place, text)| cell(place == 0, text)).collect()
        });
        Block::Table(std::iter::once(head).chain(rows).collect())
    }

    /// Each dimension with its score and word, in the instrument's order.
    fn scores(&self, assessment: &Assessment) -> Block {
        let unknown = || self.text("score.unknown.short");
        let rows = self.instrument.dimensions.iter().map(|dimension| {
            let score = assessment.scores.of(dimension.id);
            let word = score.map(|score| {
                worded::band(self.instrument, (dimension.id, score), self.wording.label)
            });
            let number = score.map_or_else(|| "–".to_owned(), |score| score.rounded().to_string());
            vec![self.dimension(dimension.id), number, word.unwrap_or_else(unknown)]
        });
        let ability = self.payload.work_ability.map(|step| {
            let told = self.filled("summary.of-ten", &[("n", &step.to_string())]);
            vec![self.text("summary.work-ability"), told, "–".to_owned()]
        });
        let head = ["house.table.area", "house.table.score", "house.table.word"];
        self.table(&head, rows.chain(ability))
    }

    /// The short form: one question of each dimension.
    fn single(&self) -> Vec<Row> {
        let row = |dimension: &suunta_content::instrument::Dimension| {
            let tally = self.payload.dimensions.get(&dimension.id)?;
            let item = self.instrument.item(&dimension.key)?;
            let told = match (tally.answered, tally.na) {
                (1, _) => self.text(&["scale.", &item.scale, ".", &tally.sum.to_string()].concat()),
                (_, 1) => self.text("question.na"),
                _ => self.text("review.open"),
            };
            Some((self.question(&item.id), told))
        };
        self.instrument.dimensions.iter().filter_map(row).chain(self.work_ability()).collect()
    }

    fn question(&self, item: &str) -> String {
        self.named("item.", item, ".question")
    }

    /// Marks beside the client's scores, in the instrument's order.
    fn marks(&self, ratings: &Ratings, scores: Option<&Assessment>) -> Option<Block> {
        let place = |id: DimensionId| self.instrument.dimensions.iter().position(|d| d.id == id);
        let mut order: Vec<(DimensionId, u8)> = ratings.iter().map(|(id, m)| (*id, *m)).collect();
        order.sort_by_key(|(id, _)| place(*id).unwrap_or(usize::MAX));
        let rows = order.into_iter().map(|(id, mark)| {
            let score = scores.and_then(|scores| scores.scores.of(id));
            let client = score.map_or_else(|| "–".to_owned(), |score| score.rounded().to_string());
            vec![self.dimension(id), client, mark_points(mark).to_string()]
        });
        let head = ["coach.area", "coach.client", "coach.coach"];
        (!ratings.is_empty()).then(|| self.table(&head, rows))
    }

    fn notes(&self, notes: &std::collections::BTreeMap<String, String>) -> Vec<Row> {
        notes.iter().map(|(item, note)| (self.question(item), inert(note))).collect()
    }

    fn steps(&self) -> Option<Block> {
        let steps = &self.payload.plan.as_ref()?.steps;
        let step = |step: &Step| {
            let kind = step.path.map(|path| match path {
                Path::Work => self.text("path-kind.work"),
                Path::Education => self.text("path-kind.education"),
                Path::Rehabilitation => self.text("path-kind.rehabilitation"),
            });
            let date =
                |key, date: &String| self.filled(key, &[("date", &(self.wording.date)(date))]);
            let parts = [
                kind,
                step.responsible.as_ref().map(|id| self.named("responsible.", id, "")),
                step.status.as_ref().map(|id| self.named("step-status.", id, "")),
                step.due.as_ref().map(|due| date("plan.due.by", due)),
                step.next.as_ref().map(|next| date("plan.next.on", next)),
            ];
            let parts = parts.into_iter().flatten();
            [inert(&step.text)].into_iter().chain(parts).collect::<Vec<_>>().join(" · ")
        };
        let items: Vec<String> = steps.iter().map(step).collect();
        (!items.is_empty()).then_some(Block::List { ordered: true, items })
    }

    fn background(&self, background: &Background) -> Vec<Row> {
        let told = |yes: bool| if yes { "background.told.yes" } else { "background.told.no" };
        let mut rows: Vec<Row> = Vec::new();
        rows.extend(
            self.line("summary.factors", self.list(&background.factors, "factor.", ".label")),
        );
        rows.extend(
            self.line("summary.social", self.list(&background.social, "social.", ".label")),
        );
        for (list, items) in &background.histories {
            let said = items.iter().map(|(item, said)| {
                let prefix = ["history.", list, ".item."].concat();
                let said = match said {
                    History::Yes => told(true),
                    History::No => told(false),
                    History::Later => "background.told.later",
                };
                [&self.named(&prefix, item, ".label"), ": ", &self.text(said)].concat()
            });
            let said = said.collect::<Vec<_>>().join("\n");
            rows.push((self.named("history.", list, ".name"), said));
        }
        for (list, ids) in &background.lists {
            let title = LISTS.iter().find(|(id, _)| id == list);
            let title = title.map_or_else(|| quoted(list), |(_, key)| self.text(key));
            rows.push((title, self.list(ids, &[list, "."].concat(), ".label")));
        }
        for (field, text) in &background.texts {
            // A choice has a name; a date is written as people write it.
            let choice = self.find(&["field.", field, ".", text].concat());
            let date = text.len() == 10 && time::date(text).is_some();
            let text = choice.unwrap_or_else(|| match date {
                true => (self.wording.date)(text),
                false => inert(text),
            });
            rows.push((self.named("field.", field, ".label"), text));
        }
        let facts = background.facts.clone().unwrap_or_default();
        let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
        let band = facts.age_band.map(|band| self.named("age-band.", &band, ""));
        let lines = [
            (
                "field.municipality.label",
                facts.municipality.map(|text| inert(&text)).unwrap_or_default(),
            ),
            ("field.age-band.label", band.unwrap_or_default()),
            ("field.months-unemployed.label", number(facts.months_unemployed)),
            ("field.benefit-days.label", number(facts.benefit_days)),
        ];
        rows.extend(lines.into_iter().filter_map(|(key, text)| self.line(key, text)));
        for (fact, said) in &facts.told {
            rows.push((self.named("field.", fact, ".label"), self.text(told(*said))));
        }
        rows
    }

    /// Single answers, in the instrument's order.
    fn said(&self, answers: Option<&Answers>) -> Vec<Row> {
        let row = |item: &suunta_content::instrument::Item| {
            let told = match answers?.get(&item.id)? {
                Answer::Skip => self.text("question.skip"),
                Answer::NotApplicable => self.text("question.na"),
                Answer::Step(n) if item.kind == Kind::WorkAbility => n.to_string(),
                Answer::Step(n) => {
                    self.text(&["scale.", &item.scale, ".", &n.to_string()].concat())
                }
            };
            Some((self.question(&item.id), told))
        };
        self.instrument.items.iter().filter_map(row).collect()
    }
}

fn terms(rows: Vec<Row>) -> Option<Block> {
    let mut blocks = Vec::new();
    push_terms(&mut blocks, rows);
    blocks.pop()
}
