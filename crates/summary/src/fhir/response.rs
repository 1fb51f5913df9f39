//! A summary as a FHIR `QuestionnaireResponse`: only what is shared, only what was answered.

use super::form::{self, GOAL, GOALS, VOTES, WISHES};
use super::{Coding, answer_label, canonical};
use crate::meaning;
use crate::payload::Payload;
use crate::text::Label;
use serde::{Deserialize, Serialize};
use suunta_assessment::Answer;
use suunta_content::instrument::{DimensionId, Form, Instrument, Item, Kind, Module};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionnaireResponse {
    pub resource_type: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// The number of the summary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<Identifier>,
    pub questionnaire: String,
    pub status: String,
    pub authored: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Answered>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    pub system: String,
    pub value: String,
}

/// `QuestionnaireResponse.item`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    pub link_id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answer: Vec<Given>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Self>,
}

/// `QuestionnaireResponse.item.answer`: one of the values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Given {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_coding: Option<Coding>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_integer: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_string: Option<String>,
}

/// The response that the payload holds, in the language of `label`. `attachments` do not change
/// it. Without single answers it has the sums of the dimensions alone.
///
/// `None` for a summary of another instrument or version: what its codes mean is not known.
pub fn of(
    payload: &Payload,
    instrument: &Instrument,
    label: Label,
) -> Option<QuestionnaireResponse> {
    let form = meaning::form(instrument, &payload.instrument)?;
    let writer = Writer { payload, instrument, form, label };
    let modules = instrument.modules.iter().map(|module| writer.module(module));
    let mut item = vec![writer.votes()];
    item.extend(modules);
    item.push(writer.wishes());
    item.push(writer.goal());
    Some(QuestionnaireResponse {
        resource_type: "QuestionnaireResponse".to_owned(),
        language: payload.language.clone(),
        identifier: Some(Identifier {
            system: "urn:ietf:rfc:3986".to_owned(),
            value: payload.jti.clone(),
        }),
        questionnaire: canonical(instrument, form),
        status: "completed".to_owned(),
        authored: payload.issued_at.clone(),
        item: item.into_iter().flatten().collect(),
    })
}

struct Writer<'a> {
    payload: &'a Payload,
    instrument: &'a Instrument,
    form: Form,
    label: Label<'a>,
}

impl Writer<'_> {
    fn votes(&self) -> Option<Answered> {
        let vote = |id: &DimensionId| {
            let name = (self.label)(&["dimension.", &id.to_string(), ".area"].concat());
            coded(form::plain(&form::vote(*id), name))
        };
        let votes = self.payload.votes.iter().map(vote).collect();
        self.answered(VOTES, "section.votes", votes)
    }

    fn wishes(&self) -> Option<Answered> {
        let wish = |id: &String| {
            let name = (self.label)(&["wish.", id, ".label"].concat());
            coded(form::plain(&form::wish(id), name))
        };
        let wishes = self.payload.wishes.iter().map(wish).collect();
        self.answered(WISHES, "section.wishes", wishes)
    }

    fn goal(&self) -> Option<Answered> {
        let goal = self.payload.goal.as_ref()?;
        let fields = [&goal.own_words, &goal.goal, &goal.next_step];
        let field = |((id, key), text): (&(&str, &str), &Option<String>)| {
            // FHIR has no empty string.
            let text = text.clone().filter(|text| !text.trim().is_empty())?;
            self.answered(id, key, vec![Given { value_string: Some(text), ..Given::default() }])
        };
        self.group(GOAL, "section.goal", GOALS.iter().zip(fields).filter_map(field).collect())
    }

    fn module(&self, module: &Module) -> Option<Answered> {
        let mut items = Vec::new();
        for part in form::parts(self.instrument, self.form, module) {
            let answered = part.items.iter().filter_map(|item| self.item(item));
            match part.dimension {
                Some(id) => items.extend(self.dimension(id, answered.collect())),
                None => items.extend(answered),
            }
        }
        self.group(&module.id, &["module.", &module.id, ".name"].concat(), items)
    }

    fn dimension(&self, id: DimensionId, mut items: Vec<Answered>) -> Option<Answered> {
        if let Some(tally) = self.payload.dimensions.get(&id) {
            let numbers = [
                (form::SUM, tally.sum),
                (form::ANSWERED, tally.answered),
                (form::NOT_APPLICABLE, tally.na),
            ];
            // Of a dimension that nobody answered there is nothing to say: a sum of 0 would be
            // read as the worst.
            let numbers = numbers.into_iter().filter(|_| tally.answered + tally.na > 0);
            items.extend(numbers.filter_map(|(end, number)| {
                let given = Given { value_integer: Some(number), ..Given::default() };
                let key = ["export.fhir.", end].concat();
                self.answered(&form::number_id(id, end), &key, vec![given])
            }));
        }
        let group = id.to_string();
        self.group(&group, &["dimension.", &group, ".name"].concat(), items)
    }

    fn item(&self, item: &Item) -> Option<Answered> {
        let answer = self.answer(item)?;
        let display = answer_label(item, answer, self.label);
        let question = ["item.", &item.id, ".question"].concat();
        self.answered(&item.id, &question, vec![coded(form::coding(item, answer, display))])
    }

    /// Wherever the payload holds it: the rating of work ability is a section of its own.
    fn answer(&self, item: &Item) -> Option<Answer> {
        let Payload { answers, safety, work_ability, .. } = self.payload;
        match item.kind {
            Kind::Safety => safety.as_ref()?.get(&item.id).copied(),
            Kind::Step => answers.as_ref()?.get(&item.id).copied(),
            Kind::WorkAbility => {
                let shared = answers.as_ref().and_then(|answers| answers.get(&item.id).copied());
                shared.or_else(|| work_ability.map(Answer::Step))
            }
        }
    }

    fn answered(&self, id: &str, key: &str, answer: Vec<Given>) -> Option<Answered> {
        (!answer.is_empty()).then(|| Answered { answer, ..self.named(id, key) })
    }

    fn group(&self, id: &str, key: &str, item: Vec<Answered>) -> Option<Answered> {
        (!item.is_empty()).then(|| Answered { item, ..self.named(id, key) })
    }

    fn named(&self, id: &str, key: &str) -> Answered {
        Answered { link_id: id.to_owned(), text: (self.label)(key), ..Answered::default() }
    }
}

fn coded(coding: Coding) -> Given {
    Given { value_coding: Some(coding), ..Given::default() }
}
