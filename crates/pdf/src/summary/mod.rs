//! The summary as the parts of a document: on the first sheet what the caseworker reads in a minute,
//! in that order; scores, background and single answers on the sheets that follow.

mod compared;
mod details;
mod house;

use super::{Block, House};
use suunta_assessment::{Assessment, Fraction, Index, Phase, assess, why};
use suunta_content::instrument::{DimensionId, Form, Instrument};
use suunta_content::profile::Programme;
use suunta_content::text::{fill, list};
use suunta_summary::inert::{inert, quoted};
use suunta_summary::payload::Payload;
use suunta_summary::sections::{Obstacle, Plan};
use suunta_summary::text::{Proof, Wording};
use suunta_summary::vouched::Vouched;
use suunta_summary::{meaning, nothing, origin, worded};

/// What a summary comes to on paper.
pub struct Parts {
    pub house: Option<House>,
    pub first: Vec<Block>,
    pub details: Vec<Block>,
}

/// Lays the summary out in parts. Of an instrument or version that is not `instrument` nothing is
/// computed.
pub fn parts(
    payload: &Payload,
    instrument: &Instrument,
    programme: &Programme,
    proof: Proof,
    wording: Wording,
) -> Parts {
    let form = meaning::form(instrument, &payload.instrument);
    let assessment = form.map(|form| {
        assess(instrument, form, &payload.dimensions, payload.work_ability, &payload.votes)
    });
    let scored = form == Some(Form::Full) && !payload.dimensions.is_empty();
    let scores = assessment.as_ref().filter(|_| scored);
    let vouched = proof.vouched(payload);
    let source = Source { payload, vouched, instrument, programme, wording };
    let mut first = vec![Block::Small(source.origin(proof))];
    first.extend(source.own_words());
    let mut rows = source.votes();
    rows.extend(scores.map(|scores| source.strengths(scores)));
    if payload.dimensions.is_empty() {
        rows.extend(source.work_ability());
    }
    let found = form.zip(assessment.as_ref());
    rows.extend(found.and_then(|(form, assessment)| source.needs(form, assessment)));
    rows.extend(scores.map(|scores| source.phase(scores)));
    push_terms(&mut first, rows);
    first.extend(scores.map(|scores| source.path(scores)));
    let mut rows: Vec<Row> = scores.map(|scores| source.indices(scores)).into_iter().collect();
    rows.extend(source.coach(scores).into_iter().map(|row| source.told(row)));
    rows.extend(form.and_then(|_| source.change()));
    rows.extend(source.obstacles());
    rows.extend(source.line("summary.wishes", source.list(&payload.wishes, "wish.", ".label")));
    rows.extend(source.plan());
    push_terms(&mut first, rows);
    let why = vouched.why().filter(|_| payload.tells_of_others());
    first.extend(why.map(|key| Block::Small(source.text(key))));
    first.extend(source.end(form).into_iter().map(Block::Small));
    // A document places each letter itself and has no marks of direction.
    let mut lines = proof.lines(wording).into_iter().map(|line| line.replace('\u{200e}', ""));
    if let Proof::Checked(_) = proof {
        first.extend(lines.next().map(|verdict| Block::Heading(2, verdict)));
    }
    first.extend(lines.map(Block::Small));
    Parts {
        house: scores.map(|scores| source.house(scores)),
        first,
        details: source.details(form, scores),
    }
}

type Row = (String, String);

fn push_terms(blocks: &mut Vec<Block>, rows: Vec<Row>) {
    if !rows.is_empty() {
        blocks.push(Block::Terms(rows));
    }
}

struct Source<'a> {
    payload: &'a Payload,
    vouched: Vouched,
    instrument: &'a Instrument,
    programme: &'a Programme,
    wording: Wording<'a>,
}

impl Source<'_> {
    fn text(&self, key: &str) -> String {
        (self.wording.label)(key)
    }

    /// The text of a key, where there is one.
    fn find(&self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|text| text != key)
    }

    fn filled(&self, key: &str, places: &[(&str, &str)]) -> String {
        fill(&self.text(key), places)
    }

    /// The name of an id of the content; the id itself when another content has made it.
    fn named(&self, prefix: &str, id: &str, part: &str) -> String {
        self.find(&[prefix, id, part].concat()).unwrap_or_else(|| quoted(id))
    }

    fn dimension(&self, id: DimensionId) -> String {
        self.named("dimension.", &id.to_string(), ".name")
    }

    fn listed(&self, names: &[String]) -> String {
        list(names, &self.text("list.comma"))
    }

    fn list(&self, ids: &[String], prefix: &str, part: &str) -> String {
        self.listed(&ids.iter().map(|id| self.named(prefix, id, part)).collect::<Vec<_>>())
    }

    /// A row, when there is something to tell.
    fn line(&self, key: &str, told: String) -> Option<Row> {
        (!told.is_empty()).then(|| (self.text(key), told))
    }

    /// A row that a coach or a workplace is to have said.
    fn told(&self, (name, told): Row) -> Row {
        (self.vouched.name(&name, self.wording.label), told)
    }

    /// Somebody's own words.
    fn words(&self, key: &str, words: Option<&String>) -> Option<Row> {
        words.map(|words| (self.text(key), inert(words)))
    }

    fn origin(&self, proof: Proof) -> String {
        let payload = self.payload;
        let made = if proof.time_is_doubted() { "summary.made.claimed" } else { "summary.made" };
        let made = self.filled(made, &[("date", &(self.wording.date)(&payload.issued_at))]);
        let mode = self.text(self.vouched.mode(payload.mode));
        let [instrument, profile] = [&payload.instrument, &payload.profile]
            .map(|edition| inert(&[edition.id.as_str(), " ", &edition.version].concat()));
        let language = inert(&payload.language);
        let places = [("instrument", &*instrument), ("profile", &profile), ("language", &language)];
        let with = self.filled("summary.with", &places);
        let about = origin::about(payload, self.wording.label);
        [made, mode, with].into_iter().chain(about).collect::<Vec<_>>().join(" ")
    }

    fn own_words(&self) -> Vec<Block> {
        let words = self.payload.goal.as_ref().and_then(|goal| goal.own_words.as_ref());
        let heading = Block::Heading(2, self.text("summary.own-words"));
        words.map(|words| vec![heading, Block::Quote(inert(words))]).unwrap_or_default()
    }

    fn votes(&self) -> Vec<Row> {
        let area = |id: &DimensionId| self.named("dimension.", &id.to_string(), ".area");
        let areas: Vec<String> = self.payload.votes.iter().map(area).collect();
        self.line("summary.votes", self.listed(&areas)).into_iter().collect()
    }

    fn strengths(&self, assessment: &Assessment) -> Row {
        let name =
            |id: &DimensionId| worded::strength(*id, self.wording.label, |id| self.dimension(id));
        let names: Vec<String> = assessment.strengths.iter().map(name).collect();
        let none = || self.text(nothing::strong(assessment));
        let told = if names.is_empty() { none() } else { self.listed(&names) };
        (self.text("summary.strengths"), told)
    }

    /// Each on a line with why it is one, and who is responsible for what answers it first.
    fn needs(&self, form: Form, assessment: &Assessment) -> Option<Row> {
        let need = |(place, id): (usize, &DimensionId)| {
            let why = why(self.instrument, &assessment.scores, &self.payload.votes, *id);
            let why = why.map(|why| self.text(why.key())).unwrap_or_default();
            let party = self.programme.service_for(*id).map(|service| {
                let name = self.named("service.", &service.id, "");
                let party = self.named("responsible.", &service.responsible, "");
                let places = [("service", name.as_str()), ("party", party.as_str())];
                [". ", &self.filled("summary.need.party", &places)].concat()
            });
            let (number, party) = ((place + 1).to_string(), party.unwrap_or_default());
            let name = self.dimension(*id);
            [number.as_str(), ". ", &name, " (", &why, ")", &party].concat()
        };
        let needs: Vec<String> = assessment.needs.iter().enumerate().map(need).collect();
        let none = nothing::needed(form, self.payload, assessment).map(|key| self.text(key));
        let told = if needs.is_empty() { none.unwrap_or_default() } else { needs.join("\n") };
        self.line("summary.needs", told)
    }

    fn work_ability(&self) -> Option<Row> {
        let rating = self.payload.work_ability?.to_string();
        let told = self.filled("summary.of-ten", &[("n", &rating)]);
        Some((self.text("summary.work-ability"), told))
    }

    fn sentence(&self, assessment: &Assessment) -> String {
        let key = assessment.suggestion.phase.map_or("none", Phase::key);
        self.text(&["phase.", key, ".sentence"].concat())
    }

    /// The suggestion, the reason, and what is missing.
    fn phase(&self, assessment: &Assessment) -> Row {
        let suggestion = &assessment.suggestion;
        let mut told = vec![self.sentence(assessment)];
        if suggestion.near_line {
            told.push(self.text("phase.near"));
        }
        told.extend(suggestion.reason().map(|(key, id)| {
            let name = id.map(|id| self.dimension(id)).unwrap_or_default();
            self.filled(&["phase.reason.", key].concat(), &[("name", &name)])
        }));
        let name = |id: Option<DimensionId>| {
            id.map_or_else(|| self.text("summary.work-ability"), |id| self.dimension(id))
        };
        let missing: Vec<String> = suggestion.missing().into_iter().map(name).collect();
        if !missing.is_empty() {
            told.push(self.filled("phase.missing", &[("names", &self.listed(&missing))]));
        }
        (self.text("phase.title"), told.join(" "))
    }

    fn path(&self, assessment: &Assessment) -> Block {
        let at = match assessment.suggestion.phase {
            None => vec![],
            Some(Phase::Care) => vec![0],
            Some(Phase::Border) => vec![0, 1],
            Some(Phase::Rehabilitation) => vec![1],
            Some(Phase::Employability) => vec![2],
            Some(Phase::Work) => vec![3],
        };
        let station = |station: &str| {
            // The page's fold marks are of no use here.
            let word = self.text(&["phase.", station, ".word"].concat()).replace('\u{ad}', "");
            [station, " ", &word].concat()
        };
        let stations = ["0", "1", "2", "3"].map(station).into();
        Block::Path { at, label: self.sentence(assessment), stations }
    }

    /// The values that the suggestion follows from.
    fn indices(&self, assessment: &Assessment) -> Row {
        let value = |value: Fraction| (self.wording.tenths)(value.tenths());
        let one = |(number, index): (usize, &Index)| {
            let told = index.value.map_or_else(|| self.text("score.unknown.short"), value);
            let name = self.text(&["phase.index.", &number.to_string()].concat());
            [&name, ": ", &told].concat()
        };
        let all = assessment.suggestion.indices.iter().enumerate().map(one);
        (self.text("phase.how"), all.collect::<Vec<_>>().join(" · "))
    }

    /// In the client's order.
    fn obstacles(&self) -> Option<Row> {
        let name = |(place, obstacle): (usize, &Obstacle)| {
            let name = match (&obstacle.text, &obstacle.id) {
                (Some(text), _) => inert(text),
                (None, Some(id)) => self.named("factor.", id, ".label"),
                (None, None) => String::new(),
            };
            [&(place + 1).to_string(), ". ", &name].concat()
        };
        let obstacles = &self.payload.background.as_ref()?.obstacles;
        let names = obstacles.iter().enumerate().map(name).collect::<Vec<_>>();
        self.line("summary.obstacles", names.join("\n"))
    }

    /// Goal, next step, task, follow-up.
    fn plan(&self) -> Vec<Row> {
        let goal = self.payload.goal.clone().unwrap_or_default();
        let Plan { task, follow_up, services, .. } = self.payload.plan.clone().unwrap_or_default();
        let task = task.map(|task| {
            let due = (self.wording.date)(&task.due);
            (self.filled("summary.task", &[("date", &due)]), inert(&task.text))
        });
        let follow_up = follow_up.map(|date| (self.wording.date)(&date)).unwrap_or_default();
        let rows = [
            self.words("summary.goal", goal.goal.as_ref()),
            self.words("summary.next-step", goal.next_step.as_ref()),
            task,
            self.line("summary.follow-up", follow_up),
            self.line("summary.services", self.list(&services, "service.", "")),
        ];
        rows.into_iter().flatten().collect()
    }

    /// What was left out, and what this is not.
    fn end(&self, form: Option<Form>) -> Vec<String> {
        let left_out = self.payload.left_out(form).into_iter();
        let omitted: Vec<String> =
            left_out.map(|omitted| omitted.label(self.wording.label)).collect();
        let omitted = (!omitted.is_empty())
            .then(|| self.filled("summary.omitted", &[("names", &self.listed(&omitted))]));
        let not = [self.text("summary.not"), self.text("source.note")].join(" ");
        omitted.into_iter().chain([not]).collect()
    }
}
