//! The instrument as a FHIR `Questionnaire`: what `dist/fhir/` publishes.
//!
//! The instrument asks the same of everyone: there is no `enableWhen` to write. The sums of the
//! dimensions are read-only items that a form filler computes from the ordinals.

use super::form::{self, GOAL, GOALS, VOTES, WISHES};
use super::{CALCULATED, Coding, Element, Expression, Extension, TRANSLATION, answer_label, url};
use crate::text::Label;
use serde::{Deserialize, Serialize};
use suunta_assessment::Answer;
use suunta_content::instrument::{DimensionId, Form, Instrument, Item, Module};

/// FHIRPath: answers with a number. The others are left out by name, for a reader that finds no
/// ordinal asks a terminology server for one.
const STEPS: &str = ".where(code != 'skip' and code != 'na')";
/// FHIRPath: without an answer there is no sum. `sum()` would say 0, the worst there is.
const SUM_OR_NOTHING: &str = ".ordinal().aggregate(iif($total.empty(), $this, $this + $total))";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Questionnaire {
    pub resource_type: String,
    pub id: String,
    pub language: String,
    pub url: String,
    pub version: String,
    pub name: String,
    pub title: String,
    #[serde(rename = "_title", default, skip_serializing_if = "Element::is_empty")]
    pub title_element: Element,
    pub status: String,
    pub subject_type: Vec<String>,
    /// Whence it comes and that it has not been validated.
    pub description: String,
    pub item: Vec<Question>,
}

/// `Questionnaire.item`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    pub link_id: String,
    pub text: String,
    #[serde(rename = "_text", default, skip_serializing_if = "Element::is_empty")]
    pub text_element: Element,
    /// `group`, `choice`, `integer` or `text`.
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub repeats: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub read_only: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answer_option: Vec<AnswerOption>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Self>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerOption {
    /// The ordinal again: some readers look for it here, some at the coding. R4 allows both.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    pub value_coding: Coding,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// The texts of one language and its tag.
pub struct Words<'a> {
    pub tag: &'a str,
    pub label: Label<'a>,
}

/// The questionnaire of a form in the first language, with translations into the others.
pub fn of(instrument: &Instrument, form: Form, words: &Words, others: &[Words]) -> Questionnaire {
    Writer { instrument, form, words, others }.write()
}

struct Writer<'a> {
    instrument: &'a Instrument,
    form: Form,
    words: &'a Words<'a>,
    others: &'a [Words<'a>],
}

impl Writer<'_> {
    fn write(&self) -> Questionnaire {
        let id = self.instrument.form_id(self.form);
        let title = ["export.fhir.", self.form.key()].concat();
        let modules = self.instrument.modules.iter().map(|module| self.module(module));
        let mut item = vec![self.votes()];
        item.extend(modules);
        item.push(self.wishes());
        item.push(self.goal());
        Questionnaire {
            resource_type: "Questionnaire".to_owned(),
            language: self.words.tag.to_owned(),
            url: url(self.form).to_owned(),
            version: self.instrument.version.clone(),
            // FHIR: a name that code can bear.
            name: if self.form == Form::Full { "SuuntaFull" } else { "SuuntaShort" }.to_owned(),
            title: self.text(&title),
            title_element: self.translated(&title),
            status: "active".to_owned(),
            subject_type: vec!["Patient".to_owned()],
            description: self.text("source.note"),
            id,
            item,
        }
    }

    fn votes(&self) -> Question {
        let option = |id: DimensionId| {
            self.option(form::vote(id), &["dimension.", &id.to_string(), ".area"].concat())
        };
        let options = self.instrument.dimensions.iter().map(|dimension| option(dimension.id));
        Question {
            repeats: true,
            answer_option: options.collect(),
            ..self.question(VOTES, "choice", "section.votes")
        }
    }

    fn wishes(&self) -> Question {
        let option = |id: &String| self.option(form::wish(id), &["wish.", id, ".label"].concat());
        Question {
            repeats: true,
            answer_option: self.instrument.wishes.iter().map(option).collect(),
            ..self.question(WISHES, "choice", "section.wishes")
        }
    }

    fn goal(&self) -> Question {
        let field = |(id, key): &(&str, &str)| self.question(id, "text", key);
        Question {
            item: GOALS.iter().map(field).collect(),
            ..self.question(GOAL, "group", "section.goal")
        }
    }

    fn module(&self, module: &Module) -> Question {
        let mut items = Vec::new();
        for part in form::parts(self.instrument, self.form, module) {
            let asked = part.items.iter().map(|item| self.item(item));
            match part.dimension {
                Some(id) => items.push(self.dimension(&module.id, id, asked.collect())),
                None => items.extend(asked),
            }
        }
        let name = ["module.", &module.id, ".name"].concat();
        Question { item: items, ..self.question(&module.id, "group", &name) }
    }

    /// A dimension's items, and below them the numbers that follow from the answers.
    fn dimension(&self, module: &str, id: DimensionId, asked: Vec<Question>) -> Question {
        let group = id.to_string();
        let answers = ["%resource.item.where(linkId='", module, "').item.where(linkId='", &group];
        let answers = [answers.concat().as_str(), "').item.answer.value"].concat();
        let numbers = [
            (form::SUM, [STEPS, SUM_OR_NOTHING].concat()),
            (form::ANSWERED, [STEPS, ".count()"].concat()),
            (form::NOT_APPLICABLE, ".where(code='na').count()".to_owned()),
        ];
        let number = |(end, how): (&str, String)| Question {
            extension: vec![calculated([answers.as_str(), &how].concat())],
            read_only: true,
            ..self.question(&form::number_id(id, end), "integer", &["export.fhir.", end].concat())
        };
        Question {
            item: asked.into_iter().chain(numbers.map(number)).collect(),
            ..self.question(&group, "group", &["dimension.", &group, ".name"].concat())
        }
    }

    fn item(&self, item: &Item) -> Question {
        let answers = form::answers(self.instrument, item);
        Question {
            answer_option: answers.into_iter().map(|answer| self.answer(item, answer)).collect(),
            ..self.question(&item.id, "choice", &["item.", &item.id, ".question"].concat())
        }
    }

    fn answer(&self, item: &Item, answer: Answer) -> AnswerOption {
        let display = answer_label(item, answer, self.words.label);
        let translated = form::label_key(item, answer).map(|key| self.translated(&key));
        let display_element = translated.unwrap_or_default();
        let coding = form::coding(item, answer, display);
        AnswerOption {
            extension: coding.extension.clone(),
            value_coding: Coding { display_element, ..coding },
        }
    }

    fn option(&self, code: String, key: &str) -> AnswerOption {
        let coding = form::plain(&code, self.text(key));
        let value_coding = Coding { display_element: self.translated(key), ..coding };
        AnswerOption { extension: Vec::new(), value_coding }
    }

    fn question(&self, id: &str, kind: &str, key: &str) -> Question {
        Question {
            link_id: id.to_owned(),
            text: self.text(key),
            text_element: self.translated(key),
            kind: kind.to_owned(),
            ..Question::default()
        }
    }

    fn text(&self, key: &str) -> String {
        (self.words.label)(key)
    }

    fn translated(&self, key: &str) -> Element {
        let one = |words: &Words| {
            let part = |url: &str| Extension { url: url.to_owned(), ..Extension::default() };
            let lang = Extension { value_code: Some(words.tag.to_owned()), ..part("lang") };
            let content = Extension { value_string: Some((words.label)(key)), ..part("content") };
            Extension { extension: vec![lang, content], ..part(TRANSLATION) }
        };
        Element { extension: self.others.iter().map(one).collect() }
    }
}

fn calculated(expression: String) -> Extension {
    Extension {
        url: CALCULATED.to_owned(),
        value_expression: Some(Expression { language: "text/fhirpath".to_owned(), expression }),
        ..Extension::default()
    }
}
