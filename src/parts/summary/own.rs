//! What the client sees of the own answers: words and strengths, the house, what to do, the path. The
//! rest is folded.

use crate::parts::copies::WORDING;
use crate::parts::fold::fold;
use crate::parts::summary::page::{Frame, Page};
use crate::state::context::Context;
use crate::state::text::{t, tf};
use crate::summary::outline::{Entry, Fact, Part, Reader, Told};
use crate::summary::payload::Payload;
use leptos::prelude::*;

/// What the own page is given beside the summary.
pub struct Own {
    /// What to do about the needs.
    pub acts: AnyView,
    /// Goal and plan as they are now.
    pub plan: AnyView,
    /// For whom the programme is.
    pub hint: AnyView,
    /// Whoever has little is shown what to do before any number.
    pub heavy: bool,
}

/// The page.
pub fn own(context: Context, payload: &Payload, own: Own) -> AnyView {
    page(context, payload).own(own)
}

/// Goal and plan; nothing where there are none.
pub fn plan(context: Context, payload: &Payload) -> Option<AnyView> {
    page(context, payload).part(Part::Plan)
}

fn page(context: Context, payload: &Payload) -> Page {
    Page::new(context, payload, Reader::Client, &Frame::default())
}

impl Page {
    fn part(&self, part: Part) -> Option<AnyView> {
        self.outline.entry(part).map(|entry| self.front(entry))
    }

    fn own(&self, own: Own) -> AnyView {
        let strong = self.outline.entry(Part::Strengths).and_then(strengths);
        let house = |folded| {
            self.outline.entry(Part::House).filter(|_| own.heavy == folded).map(|_| self.drawn())
        };
        let open = house(false).map(|drawn| {
            view! {
                <section class="house-section">
                    <h2>{t("house.title")}</h2>
                    {drawn}
                </section>
            }
        });
        let short = self.part(Part::Short).map(|short| fold(t("summary.answers"), None, short));
        let given = [Part::Safety, Part::Answers].map(|part| self.looked_up(part)).into_iter();
        view! {
            <article class="summary own">
                <div class="front">
                    {self.part(Part::OwnWords)} {strong} {open} {own.acts}
                    {self.part(Part::Phase)} {self.part(Part::CoachView)}
                    {self.part(Part::Change)}
                    {house(true).map(|house| fold(t("house.title"), None, house))} {short}
                    {fold(t("result.more"), None, self.more(own.plan, own.hint))}
                    <p class="quiet">
                        <strong>{t("summary.not")}</strong>
                    </p>
                </div>
                <div class="later">{given.collect_view()}</div>
            </article>
        }
        .into_any()
    }

    /// What else was told, and how the page came about.
    fn more(&self, plan: AnyView, hint: AnyView) -> AnyView {
        let looked_up = [Part::Steps, Part::Background, Part::Observation, Part::Notes];
        let looked_up = looked_up.map(|part| self.looked_up(part)).into_iter();
        let made = self.outline.entry(Part::Origin).map(|entry| self.made_here(entry));
        view! {
            {self.part(Part::Obstacles)} {self.part(Part::Wishes)} {plan}
            {looked_up.collect_view()} {hint}
            <footer class="quiet">
                <p>{t("source.note")}</p>
                {made}
            </footer>
        }
        .into_any()
    }

    /// How and with what it was made, by name.
    fn made_here(&self, entry: &Entry) -> AnyView {
        let mut said = entry.facts.iter().map(|fact| fact.whole(WORDING));
        let language = self.context.language().map(|l| l.name.clone()).unwrap_or_default();
        let here = [("profile", t("profile.name")), ("language", language)];
        let here = here.each_ref().map(|(place, name)| (*place, name.as_str()));
        view! {
            <p>{said.next()}</p>
            <p>{said.next()} " " {tf("summary.here", &here)}</p>
        }
        .into_any()
    }

    fn looked_up(&self, part: Part) -> Option<AnyView> {
        self.outline.entry(part).map(|entry| self.detail(entry))
    }
}

/// The most that are in sight at once; the others are a tap away.
const STRENGTHS: usize = 3;

/// Nothing where there is none yet.
fn strengths(entry: &Entry) -> Option<AnyView> {
    let items = entry.facts.iter().filter(|fact| matches!(fact.told, Told::Item(..)));
    let items: Vec<&Fact> = items.collect();
    let chip = |fact: &&Fact| view! { <li class="strength">{fact.whole(WORDING)}</li> };
    let (first, rest) = items.split_at(items.len().min(STRENGTHS));
    let more = (!rest.is_empty()).then(|| {
        let left = rest.len().to_string();
        view! {
            <li class="more">
                <details class="fold">
                    <summary>{tf("result.strengths.more", &[("n", &left)])}</summary>
                    <ul class="chips">{rest.iter().map(chip).collect_view()}</ul>
                </details>
            </li>
        }
    });
    (!first.is_empty()).then(|| {
        view! {
            <section>
                <h2>{entry.heading.clone()}</h2>
                <ul class="chips">{first.iter().map(chip).collect_view()} {more}</ul>
            </section>
        }
        .into_any()
    })
}
