//! Coming back after somebody has left at once: a neutral start, and what was kept behind it until the
//! person says whether to go on or to erase (docs/leaving.md).

use crate::content::instrument::Form;
use crate::parts::ask::confirmed;
use crate::parts::beginning;
use crate::platform::dom;
use crate::route::Route;
use crate::service::erase;
use crate::session::{Action, Mode, Session};
use crate::state::context::Context;
use crate::state::notice::Notice;
use crate::state::session_store;
use crate::state::text::t;
use crate::storage::Error;
use crate::storage::keys::{BEFORE, LEFT, ROUNDS};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;

/// What waits behind the neutral start.
struct Hidden {
    /// Where the person was.
    place: String,
    /// What there is to say about what is stored.
    notice: Option<Notice>,
}

thread_local! {
    static HIDDEN: RefCell<Option<Hidden>> = const { RefCell::new(None) };
    static LOOKED: Cell<bool> = const { Cell::new(false) };
    /// The length that was chosen on the neutral start.
    static CHOSEN: Cell<Option<Form>> = const { Cell::new(None) };
}

/// Forgets it: everything was erased.
pub fn forget() {
    HIDDEN.take();
    LOOKED.set(true);
}

fn is_hidden(context: Context) -> bool {
    if !LOOKED.replace(true) {
        HIDDEN.set(look(context));
    }
    HIDDEN.with_borrow(Option::is_some)
}

/// What is to be hidden, when somebody has left at once.
fn look(context: Context) -> Option<Hidden> {
    if context.mode == Mode::Kiosk || session_store::recall(LEFT).is_none_or(|left| left.is_empty())
    {
        return None;
    }
    let kept = |key: &str| session_store::recall(key).is_some_and(|text| !text.is_empty());
    let notice = context.notice.get_untracked();
    // A form that could not be read is one all the same.
    let troubled = matches!(notice, Some(Notice::Storage(Error::Damaged | Error::Newer)));
    if context.session(Session::is_blank) && !troubled && !kept(ROUNDS) && !kept(BEFORE) {
        dom::forget_local(LEFT);
        return None;
    }
    dom::after_paint(move || context.notice.set(None));
    Some(Hidden { place: context.session(|session| session.place.clone()), notice })
}

/// The start as whoever has never been here sees it.
pub fn start(context: Context, route: &Route) -> Option<AnyView> {
    if *route != Route::Start || !is_hidden(context) {
        return None;
    }
    // What is chosen here is not to change what is hidden.
    let choose = |event: web_sys::Event| {
        event.stop_propagation();
        let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
        let short = input.is_some_and(|input| input.value() == "short");
        CHOSEN.set(Some(if short { Form::Short } else { Form::Full }));
    };
    Some(
        view! {
            <div class="neutral" data-neutral="" on:change:capture=choose>
                {beginning::beginning(context, "start")}
            </div>
        }
        .into_any(),
    )
}

/// Before every other page but help: go on with what is here, or erase it. Two plain choices.
pub fn before(context: Context, route: &Route) -> Option<AnyView> {
    if matches!(route, Route::Help | Route::Statement | Route::Unknown) || !is_hidden(context) {
        return None;
    }
    let go_on = move |_| {
        let Some(hidden) = HIDDEN.take() else { return };
        dom::forget_local(LEFT);
        let place = match Route::parse(&hidden.place) {
            Route::Start | Route::Unknown => Route::Tasks,
            place => place,
        };
        context.go(place);
        context.notice.set(hidden.notice);
    };
    let erase = move |_| {
        if confirmed("settings.erase.sure") {
            erase::everything(context);
            if let Some(form) = CHOSEN.take() {
                context.act(Action::Form(form));
            }
        }
    };
    Some(
        view! {
            <h1 tabindex="-1">{t("left.title")}</h1>
            <p class="lead">{t("left.lead")}</p>
            <div class="controls" data-left-here="">
                <button type="button" class="first" data-action="go-on" on:click=go_on>
                    {t("start.again.go")}
                </button>
                <button type="button" class="second" data-action="erase" on:click=erase>
                    {t("left.erase")}
                </button>
            </div>
        }
        .into_any(),
    )
}
