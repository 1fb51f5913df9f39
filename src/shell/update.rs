//! A new version of the app: offered in words where nobody is answering, and taken only when the person
//! says so. At a kiosk it is taken between two people.

use crate::platform::offline;
use crate::route::Route;
use crate::service::task::on_page;
use crate::session::{Mode, Session};
use crate::state::context::Context;
use crate::state::text::t;
use leptos::prelude::*;

/// The offer, on a quiet page, when there is one.
pub fn offer(context: Context, route: &Route) -> Option<AnyView> {
    if !matches!(route, Route::Start | Route::Tasks | Route::Settings | Route::Statement) {
        return None;
    }
    let kiosk = context.mode == Mode::Kiosk;
    if kiosk && (*route != Route::Start || !context.session(Session::is_blank)) {
        return None;
    }
    let ready = RwSignal::new(false);
    let refused = RwSignal::new(false);
    let take = move || {
        refused.set(false);
        on_page(refused, async move { refused.set(offline::take().await.is_err()) });
    };
    on_page(ready, async move {
        let waits = offline::waits().await;
        if !kiosk {
            ready.set(waits);
        } else if waits && context.session(Session::is_blank) {
            take();
        }
    });
    let offer = move || {
        ready.get().then(|| {
            view! {
                <div class="aside">
                    <p>{t("update.ready")}</p>
                    <button
                        type="button"
                        class="second"
                        data-action="update"
                        on:click=move |_| take()
                    >
                        {t("update.take")}
                    </button>
                    {move || refused.get().then(|| view! { <p class="error">{t("update.open")}</p> })}
                </div>
            }
        })
    };
    Some(view! { <div role="status">{offer}</div> }.into_any())
}
