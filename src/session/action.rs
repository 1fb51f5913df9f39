use crate::assessment::Answer;
use crate::content::instrument::Form;
use crate::session::Session;
use serde::{Deserialize, Serialize};

/// How many steps back are kept.
const UNDO_LIMIT: usize = 200;

/// One change. Applying it gives the action that takes it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Action {
    /// Answers an item; `None` takes the answer away.
    Answer { item: String, answer: Option<Answer> },
    /// Writes a field; an empty text takes it away. One over [`limit`](crate::session::fields::limit) stays
    /// whole: its page tells its writer, who shortens it.
    Text { field: String, text: String },
    /// Sets a list of choices; an empty one takes it away.
    List { name: String, values: Vec<String> },
    /// Chooses the length of the form.
    Form(Form),
}

impl Action {
    pub fn text(field: &str, text: impl Into<String>) -> Self {
        Self::Text { field: field.to_owned(), text: text.into() }
    }

    /// Typing on in the same field is one step of undo.
    fn continues(&self, earlier: &Self) -> bool {
        matches!((self, earlier), (Self::Text { field, .. }, Self::Text { field: before, .. })
            if field == before)
    }

    /// Applies the change and gives the one that takes it back.
    fn apply(self, session: &mut Session) -> Self {
        match self {
            Self::Answer { item, answer } => {
                let before = match answer {
                    Some(answer) => session.answers.insert(item.clone(), answer),
                    None => session.answers.remove(&item),
                };
                Self::Answer { item, answer: before }
            }
            Self::Text { field, text } => {
                let before = if text.is_empty() {
                    session.texts.remove(&field)
                } else {
                    session.texts.insert(field.clone(), text)
                };
                Self::Text { field, text: before.unwrap_or_default() }
            }
            Self::List { name, values } => {
                let before = if values.is_empty() {
                    session.lists.remove(&name)
                } else {
                    session.lists.insert(name.clone(), values)
                };
                Self::List { name, values: before.unwrap_or_default() }
            }
            Self::Form(form) => Self::Form(std::mem::replace(&mut session.form, form)),
        }
    }
}

/// A session at work, with the way back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Work {
    session: Session,
    /// Changes that take back what was done, newest last, each with the page it was made on.
    undo: Vec<(Action, String)>,
    redo: Vec<(Action, String)>,
}

impl Work {
    pub fn new(session: Session) -> Self {
        Self { session, ..Self::default() }
    }

    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Makes a change. `now` is in milliseconds since 1970.
    pub fn act(&mut self, action: Action, now: i64) {
        let inverse = action.apply(&mut self.session);
        let place = self.session.place.clone();
        let goes_on = self
            .undo
            .last()
            .is_some_and(|(earlier, at)| *at == place && inverse.continues(earlier));
        if !goes_on {
            if self.undo.len() == UNDO_LIMIT {
                self.undo.remove(0);
            }
            self.undo.push((inverse, place));
        }
        self.redo.clear();
        self.session.updated = now;
    }

    /// Takes the last change back; gives the page where it had been made.
    pub fn undo(&mut self, now: i64) -> Option<String> {
        let (action, place) = self.undo.pop()?;
        let again = action.apply(&mut self.session);
        self.redo.push((again, place.clone()));
        self.session.updated = now;
        Some(place)
    }

    /// Makes the change again that was last taken back; gives its page.
    pub fn redo(&mut self, now: i64) -> Option<String> {
        let (action, place) = self.redo.pop()?;
        let back = action.apply(&mut self.session);
        self.undo.push((back, place.clone()));
        self.session.updated = now;
        Some(place)
    }

    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub const fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Notes the page in front; this is no change that undo knows.
    pub fn visit(&mut self, place: &str) {
        if self.session.place != place {
            place.clone_into(&mut self.session.place);
        }
    }

    /// Notes what the app itself has to remember of the session; this is no change either.
    pub fn note(&mut self, field: &str, text: String) {
        self.session.texts.insert(field.to_owned(), text);
    }

    /// Notes that a summary was signed.
    pub const fn exported(&mut self, now: i64) {
        self.session.exported = Some(now);
    }
}
