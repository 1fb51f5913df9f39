//! What surrounds every page: header, notices, the page, footer.

use crate::parts::anew::anew;
use crate::platform::{boot, dom};
use crate::route::Route;
use crate::service::hand_over;
use crate::shell::notice;
use crate::state::context::Context;
use crate::state::shown;
use crate::state::text::{t, tf};
use leptos::prelude::*;

pub fn view(context: Context) -> AnyView {
    view! {
        {move || {
            context.lang.track();
            header(context)
        }}
        {notice::view(context)}
        <main id="main">{anew(move || draw(context))}</main>
        {move || {
            context.lang.track();
            footer()
        }}
    }
    .into_any()
}

/// The page of the route in front. Drawn anew when the route or the language changes.
fn draw(context: Context) -> AnyView {
    context.lang.track();
    let route = context.route.get();
    match (context.pages.page)(context, &route) {
        Some(page) => {
            settle(route);
            page
        }
        None => {
            hand_over::away(context);
            view! { <p role="status">{t("frame.loading")}</p> }.into_any()
        }
    }
}

/// After the page has changed: title, focus and scroll.
fn settle(route: Route) {
    let before = shown::now(route.clone());
    let first = before.is_none();
    dom::after_paint(move || {
        let heading = dom::text_of("#main h1").unwrap_or_default();
        // A kiosk's title is the same throughout: a browser writes titles to disk.
        let page = if dom::is_kiosk() { t("start.title") } else { heading };
        dom::set_title(&tf("frame.title", &[("page", page.trim())]));
        // The first page keeps focus where the browser put it.
        if before.is_some_and(|before| before != route) {
            dom::scroll_to_top();
            dom::focus("#main h1");
        }
    });
    if !first {
        boot::turned();
    }
}

fn header(context: Context) -> AnyView {
    let languages = context.catalogue.languages.iter().map(|language| {
        let tag = language.tag.as_str();
        let chosen = tag == context.lang.get_untracked();
        view! {
            <option value=tag lang=tag dir=language.dir.as_str() selected=chosen>
                {language.name.as_str()}
            </option>
        }
    });
    view! {
        <header class="top">
            <button type="button" class="skip" on:click=|_| dom::focus("#main h1")>
                {t("frame.skip")}
            </button>
            <a class="mark" href="#/">"Suunta"</a>
            // Heard by the page's own script, which leaves at once.
            <button
                type="button"
                class="exit"
                data-action="exit"
                title=t("frame.exit.hint")
            >
                {t("frame.exit")}
            </button>
            <select
                name="lang"
                aria-label=t("frame.language")
                autocomplete="off"
                on:change=move |event| (context.pages.speak)(context, event_target_value(&event))
            >
                {languages.collect_view()}
            </select>
            <a class="help" href="#/help" data-action="help">{t("frame.help")}</a>
        </header>
    }
    .into_any()
}

fn footer() -> AnyView {
    let link = |route: Route, key: &str| view! { <a href=route.href()>{t(key)}</a> };
    view! {
        <footer class="bottom">
            <p>{t("frame.purpose")}</p>
            <nav aria-label=t("frame.more")>
                {link(Route::Tasks, "tasks.title")} {link(Route::Settings, "settings.title")}
                {link(Route::Profiles, "profiles.title")} {link(Route::Statement, "statement.title")}
                {link(Route::Desk, "desk.title")}
            </nav>
        </footer>
    }
    .into_any()
}
