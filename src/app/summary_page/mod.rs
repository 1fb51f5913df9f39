//! The summary as a page: the same for the client, who chooses from it, and for the caseworker.

mod change;

use super::Context;
use crate::assessment::{Assessment, Deciding, Fraction, Tally, assess, gap_to_discuss};
use crate::content::instrument::{DimensionId, Form, Instrument, Kind};
use crate::content::profile::Programme;
use crate::platform::intl;
use crate::summary::inert::inert;
use crate::summary::payload::Payload;
use crate::summary::sections::{Background, Consent, Obstacle, ObstacleStatus, Ratings};
use crate::ui::text::{date, find, lang, t, tf, tk};
use crate::ui::{house, path};
use leptos::prelude::*;

/// What the caseworker reads, in that order, on one A4 page when printed.
pub fn view(context: Context, payload: &Payload) -> AnyView {
    let instrument = context.instrument();
    let form = form_of(instrument, payload);
    let assessment =
        assess(instrument, form, &payload.dimensions, payload.work_ability, &payload.votes);
    let rtl = context.language().is_some_and(|language| language.dir == "rtl");
    // Nothing is computed by the rules of another version.
    let known = payload.instrument.id == instrument.form_id(form)
        && payload.instrument.version == instrument.version;
    let scored = known && form == Form::Full && !payload.dimensions.is_empty();
    let then = payload.change.as_ref().map(|before| {
        assess(instrument, form, &before.dimensions, before.work_ability, &[]).scores
    });
    view! {
        <article class="summary">
            {own_words(payload)} {votes(payload)}
            {scored.then(|| strengths(&assessment, form))}
            {scored.then(|| {
                view! {
                    <section class="house-section">
                        <h2>{t("house.title")}</h2>
                        {house::drawing(instrument, &assessment.scores, then.as_ref(), rtl)}
                        {then.is_some().then(|| view! { <p class="hint">{t("rounds.house")}</p> })}
                        <details>
                            <summary>{t("house.table")}</summary>
                            {house::table(instrument, &assessment.scores, then.as_ref())}
                        </details>
                    </section>
                }
            })}
            {(form == Form::Short).then(|| single_answers(instrument, payload))}
            {known.then(|| needs(instrument, context.programme(), &assessment, payload))}
            {scored.then(|| phase(instrument, &assessment))}
            {coach_view(instrument, &assessment, payload)}
            {known.then(|| change::part(instrument, payload))}
            {plan(payload)} {payload.background.as_ref().map(background)}
            {safety(instrument, payload)} {answers(instrument, payload)} {omitted(payload)}
            {about(payload)}
        </article>
    }
    .into_any()
}

/// The form that a payload was made with; an unknown instrument is shown as the full one.
pub fn form_of(instrument: &Instrument, payload: &Payload) -> Form {
    if payload.instrument.id == instrument.form_id(Form::Short) { Form::Short } else { Form::Full }
}

fn dimension_name(id: DimensionId) -> String {
    tk(&["dimension.", &id.to_string(), ".name"])
}

fn names(list: &[String], prefix: &str, part: &str) -> String {
    let name = |id: &String| tk(&[prefix, ".", id, part]);
    list.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Somebody's own words: isolated, in their own direction, never markup.
fn words(text: &str) -> AnyView {
    view! { <blockquote dir="auto">{inert(text)}</blockquote> }.into_any()
}

fn own_words(payload: &Payload) -> Option<AnyView> {
    let text = payload.goal.as_ref()?.own_words.as_deref()?;
    Some(
        view! {
            <section>
                <h2>{t("field.own-words.label")}</h2>
                {words(text)}
            </section>
        }
        .into_any(),
    )
}

fn votes(payload: &Payload) -> AnyView {
    let votes = payload.votes.iter().map(|id| {
        let area = tk(&["dimension.", &id.to_string(), ".area"]);
        view! { <li class="vote">{area}</li> }
    });
    let wishes = names(&payload.wishes, "wish", ".label");
    view! {
        {(!payload.votes.is_empty()).then(|| view! {
            <section>
                <h2>{t("summary.votes")}</h2>
                <ul class="chips">{votes.collect_view()}</ul>
            </section>
        })}
        {(!wishes.is_empty()).then(|| view! {
            <section>
                <h2>{t("summary.wishes")}</h2>
                <p>{wishes.clone()}</p>
            </section>
        })}
    }
    .into_any()
}

fn strengths(assessment: &Assessment, form: Form) -> Option<AnyView> {
    if form == Form::Short {
        return None;
    }
    let rows = assessment.strengths.iter().map(|id| {
        // A strength can have a name of its own: "no worry" instead of the worry.
        let own = find(&["dimension.", &id.to_string(), ".strength"].concat());
        let name = own.map_or_else(|| dimension_name(*id), str::to_owned);
        view! { <li class="strength">{name}</li> }
    });
    Some(
        view! {
            <section>
                <h2>{t("summary.strengths")}</h2>
                {if assessment.strengths.is_empty() {
                    view! { <p>{t("summary.strengths.none")}</p> }.into_any()
                } else {
                    view! { <ul class="chips">{rows.collect_view()}</ul> }.into_any()
                }}
            </section>
        }
        .into_any(),
    )
}

/// The short form: answers as they are, no scores.
fn single_answers(instrument: &Instrument, payload: &Payload) -> AnyView {
    let rows = instrument.dimensions.iter().filter_map(|dimension| {
        let tally = payload.dimensions.get(&dimension.id)?;
        let item = instrument.item(&dimension.key)?;
        let said = match tally {
            Tally { answered: 1, sum, .. } => tk(&["scale.", &item.scale, ".", &sum.to_string()]),
            Tally { na: 1, .. } => t("question.na"),
            _ => t("review.open"),
        };
        Some(view! {
            <div data-dimension=dimension.id.to_string() data-score="">
                <dt>{tk(&["item.", &item.id, ".question"])}</dt>
                <dd>{said}</dd>
            </div>
        })
    });
    let work_ability = payload.work_ability.map(|n| {
        view! {
            <div>
                <dt>{t("summary.work-ability")}</dt>
                <dd>{tf("summary.of-ten", &[("n", &n.to_string())])}</dd>
            </div>
        }
    });
    view! {
        <section>
            <h2>{t("summary.short")}</h2>
            <p class="hint">{t("summary.short.hint")}</p>
            <dl class="review">{rows.collect_view()} {work_ability}</dl>
        </section>
    }
    .into_any()
}

/// Up to three needs, each with what could answer it and who is responsible.
fn needs(
    instrument: &Instrument,
    profile: &Programme,
    assessment: &Assessment,
    payload: &Payload,
) -> AnyView {
    let rows = assessment.needs.iter().map(|id| {
        let voted = payload.votes.contains(id);
        let score = assessment.scores.of(*id);
        let low = score.is_some_and(|s| s < Fraction::whole(instrument.constants.support.value));
        let why = match (voted, low) {
            (true, true) => "summary.need.both",
            (true, false) => "summary.need.voted",
            _ => "summary.need.low",
        };
        let service = profile.services.iter().find(|service| service.needs.contains(id));
        let party = service.map(|service| {
            let name = tk(&["service.", &service.id]);
            let party = tk(&["responsible.", &service.responsible]);
            view! { <span>{tf("summary.need.party", &[("service", &name), ("party", &party)])}</span> }
        });
        view! {
            <li>
                <strong>{dimension_name(*id)}</strong>
                <span class="quiet">{t(why)}</span>
                {party}
            </li>
        }
    });
    view! {
        <section>
            <h2>{t("summary.needs")}</h2>
            {if assessment.needs.is_empty() {
                view! { <p>{t("summary.needs.none")}</p> }.into_any()
            } else {
                view! { <ol class="needs">{rows.collect_view()}</ol> }.into_any()
            }}
        </section>
    }
    .into_any()
}

/// The suggestion on the path, the index values, the reason and what is not known yet.
fn phase(instrument: &Instrument, assessment: &Assessment) -> AnyView {
    let suggestion = &assessment.suggestion;
    let reason = suggestion.deciding.map(|deciding| match deciding {
        Deciding::Critical(id) => tf("phase.reason.critical", &[("name", &dimension_name(id))]),
        Deciding::Index(index) => tk(&["phase.reason.", &index.to_string()]),
        Deciding::AllPassed => t("phase.reason.passed"),
    });
    let values = suggestion.indices.iter().enumerate().map(|(index, value)| {
        let shown = value
            .value
            .map_or_else(|| t("score.unknown"), |value| intl::tenths(lang(), value.tenths()));
        view! {
            <div>
                <dt>{tk(&["phase.index.", &index.to_string()])}</dt>
                <dd>{shown}</dd>
            </div>
        }
    });
    let mut missing: Vec<String> = Vec::new();
    if suggestion.phase.is_none() {
        for index in suggestion.indices.iter().filter(|index| index.value.is_none()) {
            missing.extend(index.missing.iter().map(|id| dimension_name(*id)));
            if index.work_ability_missing {
                missing.push(t("summary.work-ability"));
            }
        }
    }
    let gates = &instrument.constants.phase;
    let places = [("a", gates.i0_low), ("b", gates.i0_high), ("c", gates.i1), ("d", gates.i2)]
        .map(|(name, value)| (name, value.to_string()));
    let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
    view! {
        <section class="phase-section">
            <h2>{t("phase.title")}</h2>
            {path::view(suggestion)} {reason.map(|reason| view! { <p>{reason}</p> })}
            {(!missing.is_empty()).then(|| view! {
                <p data-missing="">
                    {tf("phase.missing", &[("names", &missing.join(", "))])}
                </p>
            })}
            <details>
                <summary>{t("phase.how")}</summary>
                <p>{tf("phase.how.text", &places)}</p>
                <dl class="review">{values.collect_view()}</dl>
            </details>
        </section>
    }
    .into_any()
}

/// The coach's marks beside the client's scores, what was agreed, and the workplace's view.
fn coach_view(
    instrument: &Instrument,
    assessment: &Assessment,
    payload: &Payload,
) -> Option<AnyView> {
    let view = payload.coach_view.clone().unwrap_or_default();
    let observation = payload.observation.clone().unwrap_or_default();
    if payload.coach_view.is_none() && payload.observation.is_none() {
        return None;
    }
    let marks = |ratings: &Ratings| {
        let mark = |(id, mark): (&DimensionId, &u8)| {
            let score = assessment.scores.of(*id);
            let gap = score.is_some_and(|score| gap_to_discuss(instrument, score, *mark));
            let number = (25 * i64::from(*mark)).to_string();
            let client = score.map(|score| score.rounded().to_string()).unwrap_or_default();
            let places = [("name", dimension_name(*id)), ("coach", number), ("client", client)];
            let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
            let gap = gap.then(|| view! { " " <strong>{t("coach.gap")}</strong> });
            view! { <li>{tf("coach.beside", &places)} {gap}</li> }
        };
        let rows = ratings.iter().map(mark).collect_view();
        (!ratings.is_empty()).then(|| view! { <ul class="columns">{rows}</ul> })
    };
    let told = |key: &str, text: Option<String>| {
        text.map(|text| {
            view! {
                <div>
                    <dt>{t(key)}</dt>
                    <dd dir="auto">{inert(&text)}</dd>
                </div>
            }
        })
    };
    let consent = view.consent.map(|consent| match consent {
        Consent::Agreed => t("coach.consent.agreed"),
        Consent::Dissent => t("coach.consent.dissent"),
    });
    let identity = view.identity_seen;
    let identity =
        identity.map(|seen| t(if seen { "coach.identity.yes" } else { "coach.identity.no" }));
    let phase = view.agreed_phase.map(|phase| tk(&["coach.phase.", phase.key()]));
    let notes = view.notes.iter().map(|(item, note)| {
        let question = find(&["item.", item, ".question"].concat());
        view! {
            <div>
                <dt>{question.map_or_else(|| inert(item), str::to_owned)}</dt>
                <dd dir="auto">{inert(note)}</dd>
            </div>
        }
    });
    Some(
        view! {
            <section data-coach-view="">
                <h2>{t("section.coachView")}</h2>
                {marks(&view.ratings)}
                <dl class="review">
                    {told("coach.agreed.phase", phase)}
                    {told("field.agreed-goal.label", view.agreed_goal.clone())}
                    {told("coach.agreed.consent", consent)}
                    {told("field.dissent.label", view.dissent.clone())}
                    {told("coach.identity", identity)}
                    {told("field.work-first.label", view.work_first.clone())}
                    {notes.collect_view()}
                </dl>
                {payload.observation.is_some().then(|| view! {
                    <h3>{t("section.observation")}</h3>
                    {marks(&observation.ratings)}
                    {observation.text.as_deref().map(words)}
                })}
            </section>
        }
        .into_any(),
    )
}

fn plan(payload: &Payload) -> Option<AnyView> {
    let goal = payload.goal.clone().unwrap_or_default();
    let plan = payload.plan.clone().unwrap_or_default();
    let told = |key: &str, text: Option<String>| {
        text.map(|text| {
            view! {
                <div>
                    <dt>{t(key)}</dt>
                    <dd dir="auto">{inert(&text)}</dd>
                </div>
            }
        })
    };
    let task = plan.task.as_ref().map(|task| {
        view! {
            <div>
                <dt>{tf("summary.task", &[("date", &date(&task.due))])}</dt>
                <dd dir="auto">{inert(&task.text)}</dd>
            </div>
        }
    });
    let follow_up = plan.follow_up.as_deref().map(date);
    let services = (!plan.services.is_empty()).then(|| names(&plan.services, "service", ""));
    let empty = goal.goal.is_none()
        && goal.next_step.is_none()
        && task.is_none()
        && follow_up.is_none()
        && services.is_none()
        && plan.steps.is_empty();
    (!empty).then(|| {
        view! {
            <section>
                <h2>{t("summary.plan")}</h2>
                <dl class="review">
                    {told("field.goal.label", goal.goal)}
                    {told("field.next-step.label", goal.next_step)} {task}
                    {told("field.follow-up.label", follow_up)}
                    {told("summary.services", services)}
                </dl>
                {steps(&plan)}
            </section>
        }
        .into_any()
    })
}

fn background(background: &Background) -> AnyView {
    let line = |key: &str, text: String| {
        (!text.is_empty()).then(|| {
            view! {
                <div>
                    <dt>{t(key)}</dt>
                    <dd dir="auto">{text}</dd>
                </div>
            }
        })
    };
    let obstacle = |obstacle: &Obstacle| {
        let name = match (&obstacle.id, &obstacle.text) {
            (_, Some(text)) => inert(text),
            (Some(id), None) => tk(&["factor.", id, ".label"]),
            (None, None) => String::new(),
        };
        let status = obstacle.status.map(|status| {
            let key = match status {
                ObstacleStatus::Found => "obstacle-status.found",
                ObstacleStatus::InWork => "obstacle-status.inWork",
                ObstacleStatus::Removed => "obstacle-status.removed",
            };
            view! { " " <span class="quiet">{t(key)}</span> }
        });
        view! { <li dir="auto">{name} {status}</li> }
    };
    let obstacles = background.obstacles.iter().map(obstacle).collect_view();
    let facts = background.facts.clone().unwrap_or_default();
    let told = background.histories.iter().map(|(list, items)| {
        let said = items.iter().map(|(item, told)| {
            let label = tk(&["history.", list, ".item.", item, ".label"]);
            let answer = match told {
                crate::summary::sections::History::Yes => "background.told.yes",
                crate::summary::sections::History::No => "background.told.no",
                crate::summary::sections::History::Later => "background.told.later",
            };
            [label.as_str(), ": ", &t(answer)].concat()
        });
        let text = said.collect::<Vec<_>>().join("; ");
        view! {
            <div>
                <dt>{tk(&["history.", list, ".name"])}</dt>
                <dd>{text}</dd>
            </div>
        }
    });
    let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    let band = facts.age_band.map(|band| {
        let key = ["age-band.", &band].concat();
        find(&key).map_or_else(|| inert(&band), str::to_owned)
    });
    view! {
        <section>
            {(!background.obstacles.is_empty()).then(|| view! {
                <h2>{t("summary.obstacles")}</h2>
                <ol class="order">{obstacles}</ol>
            })}
            <h2>{t("background.name")}</h2>
            <dl class="review">
                {line("background.factors", names(&background.factors, "factor", ".label"))}
                {line("background.social", names(&background.social, "social", ".label"))}
                {told.collect_view()}
                {further(background)}
                {line("field.municipality.label", inert(&facts.municipality.unwrap_or_default()))}
                {line("field.age-band.label", band.unwrap_or_default())}
                {line("field.months-unemployed.label", number(facts.months_unemployed))}
                {line("field.benefit-days.label", number(facts.benefit_days))}
                {told_facts(&facts.told)}
            </dl>
        </section>
    }
    .into_any()
}

/// What only some profiles ask: choices, then texts.
fn further(background: &Background) -> AnyView {
    let lists = background.lists.iter().map(|(list, ids)| {
        let key = ["background.", LISTS.iter().find(|(id, _)| id == list).map_or("", |(_, k)| k)];
        view! {
            <div>
                <dt>{tk(&key)}</dt>
                <dd>{names(ids, list, ".label")}</dd>
            </div>
        }
    });
    view! { {lists.collect_view()} {texts(&background.texts)} }.into_any()
}

/// Texts under the names of their fields, as rows of a description list.
pub fn texts(texts: &std::collections::BTreeMap<String, String>) -> AnyView {
    let rows = texts.iter().map(|(field, text)| {
        let key = ["field.", field, ".label"].concat();
        let label = find(&key).map_or_else(|| inert(field), str::to_owned);
        // A choice has a name; a date is written as people write it.
        let text = match find(&["field.", field, ".", text].concat()) {
            Some(name) => name.to_owned(),
            None if text.len() == 10 && crate::summary::time::date(text).is_some() => date(text),
            None => inert(text),
        };
        view! {
            <div>
                <dt>{label}</dt>
                <dd dir="auto">{text}</dd>
            </div>
        }
    });
    rows.collect_view().into_any()
}

/// The background's further lists with the key of their title.
const LISTS: [(&str, &str); 3] =
    [("activity", "activities"), ("transport", "transport"), ("referral", "referral")];

/// Facts that are yes or no.
fn told_facts(told: &std::collections::BTreeMap<String, bool>) -> AnyView {
    let rows = told.iter().map(|(fact, said)| {
        let key = ["field.", fact, ".label"].concat();
        let label = find(&key).map_or_else(|| inert(fact), str::to_owned);
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{t(if *said { "background.told.yes" } else { "background.told.no" })}</dd>
            </div>
        }
    });
    rows.collect_view().into_any()
}

/// The name of an id of the content; the id itself when another content has made it.
pub fn known(prefix: &str, id: &str) -> String {
    find(&[prefix, id].concat()).map_or_else(|| inert(id), str::to_owned)
}

/// The steps of the plan, each with what is known of it.
fn steps(plan: &crate::summary::sections::Plan) -> Option<AnyView> {
    let rows = plan.steps.iter().map(|step| {
        let kind = step.path.map(|path| match path {
            crate::summary::sections::Path::Work => t("path-kind.work"),
            crate::summary::sections::Path::Education => t("path-kind.education"),
            crate::summary::sections::Path::Rehabilitation => t("path-kind.rehabilitation"),
        });
        let parts = [
            kind,
            step.responsible.as_ref().map(|id| known("responsible.", id)),
            step.status.as_ref().map(|id| known("step-status.", id)),
            step.due.as_deref().map(|due| tf("plan.due.by", &[("date", &date(due))])),
            step.next.as_deref().map(|next| tf("plan.next.on", &[("date", &date(next))])),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        view! {
            <li dir="auto">{inert(&step.text)} " " <span class="quiet">{parts.join(" · ")}</span></li>
        }
    });
    (!plan.steps.is_empty()).then(|| {
        view! {
            <h3>{t("plan.title")}</h3>
            <ol class="order">{rows.collect_view()}</ol>
        }
        .into_any()
    })
}

fn safety(instrument: &Instrument, payload: &Payload) -> Option<AnyView> {
    let safety = payload.safety.as_ref()?;
    Some(
        view! {
            <section>
                <h2>{t("summary.safety")}</h2>
                <dl class="review">{said(instrument, safety)}</dl>
            </section>
        }
        .into_any(),
    )
}

/// Single answers, when they were shared: every number can be traced to them.
fn answers(instrument: &Instrument, payload: &Payload) -> Option<AnyView> {
    let answers = payload.answers.as_ref()?;
    Some(
        view! {
            <details class="answers">
                <summary>{t("summary.answers")}</summary>
                <dl class="review">{said(instrument, answers)}</dl>
            </details>
        }
        .into_any(),
    )
}

fn said(instrument: &Instrument, answers: &crate::assessment::Answers) -> AnyView {
    use crate::assessment::Answer;
    instrument
        .items
        .iter()
        .filter_map(|item| {
            let answer = answers.get(&item.id)?;
            let said = match answer {
                Answer::Skip => t("question.skip"),
                Answer::NotApplicable => t("question.na"),
                Answer::Step(n) if item.kind == Kind::WorkAbility => n.to_string(),
                Answer::Step(n) => tk(&["scale.", &item.scale, ".", &n.to_string()]),
            };
            Some(view! {
                <div>
                    <dt>{tk(&["item.", &item.id, ".question"])}</dt>
                    <dd>{said}</dd>
                </div>
            })
        })
        .collect_view()
        .into_any()
}

fn omitted(payload: &Payload) -> Option<AnyView> {
    let names = payload.omitted.iter().map(|section| tk(&["section.", section.name()]));
    let names = names.collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| {
        view! { <p class="omitted">{tf("summary.omitted", &[("names", &names)])}</p> }.into_any()
    })
}

/// When, how, with what, and what it is not.
fn about(payload: &Payload) -> AnyView {
    let edition = |id: &str, version: &str| inert(&[id, " ", version].concat());
    let instrument = edition(&payload.instrument.id, &payload.instrument.version);
    let profile = edition(&payload.profile.id, &payload.profile.version);
    let mode = tk(&["summary.mode.", payload.mode.key()]);
    let made = (!payload.issued_at.is_empty())
        .then(|| tf("summary.made", &[("date", &date(&payload.issued_at))]));
    view! {
        <footer class="quiet">
            <p>{made} " " {mode}</p>
            <p>
                {tf("summary.with", &[
                    ("instrument", &instrument),
                    ("profile", &profile),
                    ("language", &inert(&payload.language)),
                ])}
            </p>
            <p>
                <strong>{t("summary.not")}</strong>
            </p>
            <p>{t("source.note")}</p>
        </footer>
    }
    .into_any()
}
