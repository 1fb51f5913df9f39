//! What can be checked of a payload without the instrument: patterns, lengths and counts.

use super::limits::{self, ensure};
use super::payload::{Omitted, Payload, VERSION, VERSION_1};
use super::scored::SIGNERS;
use super::sections::{Background, CoachView, Goal, MOST_BENEFIT_DAYS, MOST_MONTHS, Plan, Ratings};
use super::{Code, crockford};
use suunta_assessment::Answer;

impl Payload {
    /// Checks what the JSON Schema says beyond the types, and that nothing that was left out is
    /// there.
    ///
    /// # Errors
    /// [`Code::UnknownVersion`] for another `v`, [`Code::Schema`] for a pattern,
    /// [`Code::OutOfRange`] for numbers, lengths, counts and what contradicts `omitted`.
    pub fn validate_shape(&self) -> Result<(), Code> {
        self.validate_version()?;
        limits::jti(&self.jti)?;
        limits::instant(&self.issued_at)?;
        if let Some(nonce) = &self.nonce {
            ensure(crockford::decode(nonce).is_some(), Code::Schema)?;
        }
        for edition in [&self.instrument, &self.profile] {
            limits::id(&edition.id)?;
            limits::id(&edition.version)?;
        }
        limits::language(&self.language)?;
        limits::ids(&self.wishes)?;
        limits::dimensions(&self.votes)?;
        ensure(limits::unique(&self.votes), Code::OutOfRange)?;
        limits::tallies(&self.dimensions)?;
        limits::work_ability(self.work_ability)?;
        self.answers.as_ref().map_or(Ok(()), |answers| limits::answers(answers, 10))?;
        ensure(SIGNERS.contains(&self.expected_signers.as_slice()), Code::Schema)?;
        ensure(limits::unique(&self.omitted), Code::OutOfRange)?;
        ensure(self.omitted.iter().all(|omitted| !self.holds_of(*omitted)), Code::OutOfRange)?;
        let attachments = self.attachments.as_deref().unwrap_or_default();
        limits::count(attachments.len())?;
        for attachment in attachments {
            limits::short_text(&attachment.name)?;
            limits::hash(&attachment.sha256)?;
        }
        self.validate_sections()
    }

    /// Each version has its own members; whoever signs version 2 signs whose summary it is.
    fn validate_version(&self) -> Result<(), Code> {
        let later = [&self.client_key, &self.replaces, &self.withdraws];
        match self.v {
            VERSION_1 => {
                let none = later.iter().all(|member| member.is_none());
                let none = none && self.work_reference.is_none();
                ensure(none && self.omitted_dimensions().next().is_none(), Code::Schema)
            }
            VERSION => {
                let [client, earlier @ ..] = later;
                limits::thumbprint(client.as_deref().unwrap_or_default())?;
                let mut numbers = earlier.into_iter().flatten();
                numbers.try_for_each(|jti| limits::jti(jti))?;
                // Nothing takes its own place, or is withdrawn by itself.
                let own = |jti: &Option<String>| jti.as_ref() == Some(&self.jti);
                ensure(!earlier.into_iter().any(own), Code::OutOfRange)
            }
            _ => Err(Code::UnknownVersion),
        }
    }

    /// Whether anything is there of what was left out. A vote says nothing of how things are.
    fn holds_of(&self, omitted: Omitted) -> bool {
        let id = match omitted {
            Omitted::Section(section) => return self.holds(section),
            Omitted::Dimension(id) => id,
        };
        let rated = |ratings: &Ratings| ratings.contains_key(&id);
        self.dimensions.contains_key(&id)
            || self.change.as_ref().is_some_and(|change| change.dimensions.contains_key(&id))
            || self.coach_view.as_ref().is_some_and(|view| rated(&view.ratings))
            || self.observation.as_ref().is_some_and(|view| rated(&view.ratings))
    }

    fn validate_sections(&self) -> Result<(), Code> {
        self.background.as_ref().map_or(Ok(()), background)?;
        self.goal.as_ref().map_or(Ok(()), goal)?;
        self.plan.as_ref().map_or(Ok(()), plan)?;
        self.coach_view.as_ref().map_or(Ok(()), coach_view)?;
        if let Some(observation) = &self.observation {
            ratings(&observation.ratings)?;
            texts([&observation.text])?;
        }
        if let Some(safety) = &self.safety {
            limits::answers(safety, 2)?;
            let concerns = |answer: &Answer| *answer != Answer::NotApplicable;
            ensure(safety.values().all(concerns), Code::OutOfRange)?;
        }
        if let Some(change) = &self.change {
            limits::instant(&change.since)?;
            change.jti.as_deref().map_or(Ok(()), limits::jti)?;
            limits::tallies(&change.dimensions)?;
            limits::work_ability(change.work_ability)?;
        }
        Ok(())
    }
}

fn background(background: &Background) -> Result<(), Code> {
    for (list, answers) in &background.histories {
        limits::id(list)?;
        answers.keys().try_for_each(|item| limits::id(item))?;
    }
    limits::ids(&background.factors)?;
    limits::ids(&background.social)?;
    limits::count(background.obstacles.len())?;
    for obstacle in &background.obstacles {
        obstacle.id.as_deref().map_or(Ok(()), limits::id)?;
        texts([&obstacle.text])?;
    }
    limits::count(background.lists.len())?;
    for (list, ids) in &background.lists {
        limits::id(list)?;
        limits::ids(ids)?;
    }
    limits::count(background.texts.len())?;
    for (field, text) in &background.texts {
        limits::id(field)?;
        limits::free_text(text)?;
    }
    let Some(facts) = &background.facts else { return Ok(()) };
    limits::count(facts.told.len())?;
    facts.told.keys().try_for_each(|fact| limits::id(fact))?;
    facts.municipality.as_deref().map_or(Ok(()), limits::short_text)?;
    facts.age_band.as_deref().map_or(Ok(()), limits::id)?;
    ensure(facts.months_unemployed.is_none_or(|n| n <= MOST_MONTHS), Code::OutOfRange)?;
    ensure(facts.benefit_days.is_none_or(|n| n <= MOST_BENEFIT_DAYS), Code::OutOfRange)
}

fn goal(goal: &Goal) -> Result<(), Code> {
    texts([&goal.own_words, &goal.goal, &goal.next_step])
}

fn plan(plan: &Plan) -> Result<(), Code> {
    if let Some(task) = &plan.task {
        limits::free_text(&task.text)?;
        limits::date(&task.due)?;
    }
    limits::count(plan.steps.len())?;
    for step in &plan.steps {
        limits::free_text(&step.text)?;
        step.responsible.as_deref().map_or(Ok(()), limits::short_text)?;
        step.status.as_deref().map_or(Ok(()), limits::id)?;
        step.due.as_deref().map_or(Ok(()), limits::date)?;
        step.next.as_deref().map_or(Ok(()), limits::date)?;
    }
    plan.follow_up.as_deref().map_or(Ok(()), limits::date)?;
    limits::ids(&plan.services)
}

fn coach_view(view: &CoachView) -> Result<(), Code> {
    ratings(&view.ratings)?;
    texts([&view.agreed_goal, &view.dissent, &view.work_first])?;
    for (item, note) in &view.notes {
        limits::id(item)?;
        limits::free_text(note)?;
    }
    Ok(())
}

fn ratings(ratings: &Ratings) -> Result<(), Code> {
    limits::dimensions(ratings.keys())?;
    ensure(ratings.values().all(|mark| *mark <= 4), Code::OutOfRange)
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a Option<String>>) -> Result<(), Code> {
    texts.into_iter().flatten().try_for_each(|text| limits::free_text(text))
}
