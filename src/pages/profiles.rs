//! The profiles side by side: whom each is for, what it changes, and what is known by name only.

use crate::content::profile::{Index, Programme};
use crate::content::text::Texts;
use crate::parts::{back, target};
use crate::platform::boot;
use crate::route::Route;
use crate::service::compiled::parse;
use crate::service::task::on_page;
use crate::service::{missing, profile};
use crate::state::context::Context;
use crate::state::text::{lang, listed, t, tf, tk, tn};
use leptos::prelude::*;

pub fn page(context: Context) -> AnyView {
    let index = RwSignal::new(None::<Index>);
    look_up(context, index);
    view! {
        <h1 tabindex="-1">{t("profiles.title")}</h1>
        <p class="lead">{t("profiles.lead")}</p>
        {move || index.with(|index| match index {
            None => view! { <p role="status">{t("frame.loading")}</p> }.into_any(),
            Some(index) => list(context, index),
        })}
        <div class="controls">
            {back::button(context, Route::Start)}
        </div>
    }
    .into_any()
}

fn look_up(context: Context, index: RwSignal<Option<Index>>) {
    on_page(index, async move {
        let file = ["profiles/index.", lang(), ".bin"].concat();
        match boot::content(&file).await.and_then(|bytes| parse(&bytes)) {
            Ok(found) => index.set(Some(found)),
            Err(error) => missing::tell(context, &error, move || look_up(context, index)),
        }
    });
}

fn list(context: Context, index: &Index) -> AnyView {
    let (now, models): (Vec<_>, Vec<_>) = index.programmes.iter().partition(|p| !p.model);
    let cards = |programmes: Vec<&Programme>| {
        programmes.into_iter().map(|programme| card(context, programme)).collect_view()
    };
    let named = index.named.iter().map(|named| view! { <li>{named.name.clone()}</li> });
    view! {
        <h2>{t("profiles.now")}</h2>
        {cards(now)}
        <h2>{t("profiles.models")}</h2>
        <p class="hint">{t("profiles.models.hint")}</p>
        {cards(models)}
        <h2>{t("profiles.named")}</h2>
        <p class="hint">{t("profiles.named.hint")}</p>
        <ul class="columns">{named.collect_view()}</ul>
    }
    .into_any()
}

fn card(context: Context, programme: &Programme) -> AnyView {
    // Lives as long as the page: some KiB in all, read once a visit.
    let texts = Texts::read(Box::leak(programme.text.clone().into_boxed_str()));
    let own = |key: &str| texts.get(key).unwrap_or_default();
    let id = programme.id.clone();
    let in_use = context.profile().id == id;
    let choose = move |_| profile::choose(context, id.clone());
    let years = programme.years.as_deref();
    let years = years.map(|years| tf("profiles.years", &[("years", years)]));
    view! {
        <article class="profile" data-profile=programme.id.clone()>
            <h3>{own("profile.name")}</h3>
            <p class="quiet">{own("profile.place")} {years.map(|years| [" · ", &years].concat())}</p>
            <p>{own("profile.about")}</p>
            <details>
                <summary>
                    {tf("profiles.changes", &[("name", own("profile.name"))])}
                </summary>
                {changes(context, programme)}
            </details>
            {if in_use {
                view! { <p role="status"><strong>{t("profiles.in-use")}</strong></p> }.into_any()
            } else {
                view! {
                    <button
                        type="button"
                        class="second"
                        data-action="profile"
                        aria-label=[&t("profiles.use"), ": ", own("profile.name")].concat()
                        on:click=choose
                    >
                        {t("profiles.use")}
                    </button>
                }
                .into_any()
            }}
        </article>
    }
    .into_any()
}

/// What the profile changes, read from its data: this list cannot say what the app does not do.
fn changes(context: Context, programme: &Programme) -> AnyView {
    let names = |ids: &[String], prefix: &str, part: &str| {
        let names = ids.iter().map(|id| tk(&[prefix, id, part]));
        listed(&names.collect::<Vec<_>>())
    };
    let letters = |ids: &[char]| {
        let names = ids.iter().map(|id| tk(&["dimension.", &id.to_string(), ".name"]));
        listed(&names.collect::<Vec<_>>())
    };
    let parts: Vec<String> =
        programme.background.iter().map(|part| tk(&["profiles.part.", part.key()])).collect();
    let modules: Vec<String> = if programme.modules.is_empty() {
        context.instrument().modules.iter().map(|module| module.id.clone()).collect()
    } else {
        programme.modules.clone()
    };
    let outcomes = programme.outcomes.iter().map(|outcome| {
        let name = tk(&["outcome.", &outcome.id]);
        let share = outcome
            .target
            .map(|share| [" ", &tf("profiles.per-cent", &[("n", &share.to_string())])].concat());
        [name, share.unwrap_or_default()].concat()
    });
    let consents: Vec<String> =
        programme.consents.iter().map(|consent| tk(&["consent.", &consent.id])).collect();
    let plan = programme.plan.as_ref();
    let switches = [
        ("obstacle-status", programme.obstacle_status),
        ("observation", programme.observation),
        ("one-thing", programme.one_thing),
        ("check-in", programme.check_in),
        ("work-first", programme.work_first),
        ("mark-services", programme.mark_services),
        ("next", plan.is_some_and(|plan| plan.next)),
        ("group", programme.kiosk.as_ref().is_some_and(|kiosk| kiosk.group)),
    ];
    let switches: Vec<String> = switches
        .iter()
        .filter(|(_, on)| *on)
        .map(|(name, _)| tk(&["profiles.switch.", name]))
        .collect();
    let lines = [
        ("order", names(&modules, "module.", ".name")),
        ("stress", letters(&programme.stress)),
        ("background", listed(&parts)),
        ("plan", plan.map(|plan| names(&plan.kinds, "path-kind.", "")).unwrap_or_default()),
        ("status", plan.map(|plan| names(&plan.statuses, "step-status.", "")).unwrap_or_default()),
        ("consent", consents.join(" ")),
        ("recipients", names(&programme.recipients, "responsible.", "")),
        ("outcomes", outcomes.collect::<Vec<_>>().join("; ")),
        ("follow-up", days(programme.follow_up_days)),
        ("task", days(programme.task_days)),
        ("more", switches.join("; ")),
        ("maps", names_of(&programme.municipalities)),
        ("source", programme.source.clone().unwrap_or_default()),
    ];
    let lines = lines.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| {
        view! {
            <div data-change=key>
                <dt>{tk(&["profiles.", key])}</dt>
                <dd>{text}</dd>
            </div>
        }
    });
    view! {
        {target::rules(programme).map(|rules| view! {
            <p>{t("profiles.target")}</p>
            {rules}
            <p class="hint">{t("profiles.target.hint")}</p>
        })}
        <dl class="review">{lines.collect_view()}</dl>
    }
    .into_any()
}

fn names_of(municipalities: &[(String, String)]) -> String {
    listed(&municipalities.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>())
}

/// In months from two months on.
fn days(days: Option<u32>) -> String {
    let told = |days: usize| match days {
        0..60 => tn("profiles.days", days),
        more => tn("profiles.months", (more + 15) / 30),
    };
    days.map(|days| told(days as usize)).unwrap_or_default()
}
