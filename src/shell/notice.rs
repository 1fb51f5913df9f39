//! What has to be said across pages: it stays until it is no longer so, or is put away.

use crate::parts::anew::anew;
use crate::parts::ask::confirmed;
use crate::platform::{boot, dom};
use crate::route::Route;
use crate::service::erase;
use crate::service::missing::try_again;
use crate::state::context::Context;
use crate::state::notice::Notice;
use crate::state::session_store;
use crate::state::text::{t, tf, tk};
use crate::storage;
use leptos::prelude::*;

/// The notice in force, as a live region that is always on the page.
pub fn view(context: Context) -> AnyView {
    // The same one again, at each answer that cannot be kept, is no news.
    let news = Memo::new(move |_| context.notice.get());
    let notice = move || match news.get() {
        Some(notice) => {
            // It stands at the top, is seen there, and moves the page under a finger.
            dom::scroll_to_top();
            boot::turned();
            one(context, notice)
        }
        None => ().into_any(),
    };
    view! { <div class="notices" role="status">{anew(notice)}</div> }.into_any()
}

fn one(context: Context, notice: Notice) -> AnyView {
    let (sentence, extra) = match &notice {
        Notice::Storage(error) => (tk(&["error.", error.key()]), Some(*error)),
        Notice::Platform(key) | Notice::Missing(key) => (tk(&["error.", key]), None),
        Notice::Unknown(key, id) => {
            let (key, name) = (["error.", *key].concat(), t("profile.name"));
            (tf(&key, &[("id", id), ("name", &name)]), None)
        }
        Notice::Erased => (t("notice.erased"), None),
    };
    let code = extra.map(storage::Error::key);
    view! {
        <div class="notice" data-notice=code>
            <p>{sentence}</p>
            <div class="row">
                {extra.map(|error| remedy(context, error))}
                {matches!(notice, Notice::Missing(_))
                    .then(|| button(context, "retry", "notice.retry", try_again))}
                <button type="button" class="quiet" on:click=move |_| context.notice.set(None)>
                    {t("notice.close")}
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn button(context: Context, action: &'static str, label: &str, act: fn(Context)) -> AnyView {
    view! {
        <button type="button" data-action=action on:click=move |_| act(context)>
            {t(label)}
        </button>
    }
    .into_any()
}

/// What can be done about a storage error, as a button or a link.
fn remedy(context: Context, error: storage::Error) -> AnyView {
    let link = |route: Route, label: &str| {
        view! { <a class="second" href=route.href()>{t(label)}</a> }.into_any()
    };
    match error {
        storage::Error::Stale => button(context, "take-over", "notice.take-over", |context| {
            wasm_bindgen_futures::spawn_local(async move {
                match session_store::take_over().await {
                    Ok(()) => {
                        context.notice.set(None);
                        context.keep();
                    }
                    Err(error) => context.trouble(error),
                }
            });
        }),
        // The settings page saves what was set aside to a file.
        storage::Error::Damaged => link(Route::Settings, "notice.save-raw"),
        storage::Error::Newer => view! {
            {link(Route::Settings, "notice.save-raw")}
            {button(context, "erase", "notice.start-anew", |context| {
                if confirmed("settings.erase.sure") {
                    erase::everything(context);
                }
            })}
        }
        .into_any(),
        storage::Error::Blocked
        | storage::Error::Full
        | storage::Error::NotKept
        | storage::Error::Undurable => link(Route::Share, "notice.save"),
        storage::Error::Lost => link(Route::Review, "notice.check"),
        storage::Error::Erased => ().into_any(),
    }
}
