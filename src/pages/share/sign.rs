//! The signature itself, and what is kept of it.

use crate::pages::share::beside::Second;
use crate::pages::share::signers::Signers;
use crate::pages::share::stage::{Copied, Done, Stage};
use crate::pages::share::{choice, kept, refused};
use crate::platform::{boot, clock, dom};
use crate::service::signing_client;
use crate::service::task::on_page;
use crate::session::rounds::Round;
use crate::session::{self, Mode, Stamp};
use crate::state::context::Context;
use crate::state::error::Error;
use crate::state::session_store;
use crate::state::text::lang;
use crate::storage::keys::TORN;
use crate::summary::holder::Holder;
use crate::summary::message::{Failure, KeyKind, Request, Response, Signed};
use crate::summary::payload::Payload;
use leptos::prelude::*;

/// Signs; without the second signature only when that was said.
pub fn sign(context: Context, stage: RwSignal<Stage>, signers: Signers, alone: bool) {
    let Ok(nonce) = signers.nonce() else { return };
    stage.set(Stage::Signing);
    // Nothing is kept of a summary that nobody was shown.
    on_page(stage, async move {
        let second = match signers.beside.filter(|_| !alone) {
            Some(beside) => beside.second(context).await,
            None => Ok(Second::Unwanted),
        };
        let beside = match second {
            Ok(Second::Signs(holder)) => Some(holder),
            Ok(Second::Unwanted) => None,
            Ok(Second::Locked) => return ask(stage),
            Err(error) => return stage.set(Stage::Failed(error)),
        };
        match signed(context, nonce, beside).await {
            Ok(done) => finished(context, stage, done),
            // Its hours have gone while the page was open.
            Err(Refusal::Error(Error::Work(Failure::Locked))) => ask(stage),
            Err(Refusal::Error(error)) => stage.set(Stage::Failed(error)),
            Err(Refusal::Section(section)) => {
                stage.set(Stage::Choosing);
                signers.errors.tell([refused::section(context, section)]);
            }
        }
    });
}

/// Nothing is signed before the question is answered.
fn ask(stage: RwSignal<Stage>) {
    stage.set(Stage::Asking);
    dom::after_paint(|| {
        dom::scroll_into_view("[data-question]");
        dom::focus("[data-question] h2");
    });
}

/// Why there is no signature.
enum Refusal {
    Error(Error),
    Section(crate::summary::payload::Section),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

async fn signed(
    context: Context,
    nonce: Option<String>,
    beside: Option<Holder>,
) -> Result<Done, Refusal> {
    let number = dom::random_uuid().ok_or(Error::NoRandom)?;
    let stamp = Stamp {
        jti: ["urn:uuid:", &number].concat(),
        issued_at: clock::timestamp(clock::now()),
        nonce,
        language: lang().to_owned(),
        beside: beside.and_then(Holder::role),
        change: None,
    };
    let payload = choice::payload(context, stamp);
    let stem = choice::file_stem(context, &payload);
    let (payload, copies): Copied = choice::with_copies(context, payload).await?;
    let request = Request::Sign {
        payload: Box::new(payload.clone()),
        // A shared device never keeps a client's key; on a full disk nothing more is written.
        one_time: context.mode != Mode::Own || session_store::recall(TORN).is_some(),
        beside,
    };
    match signing_client::ask(context, request).await? {
        // Whoever was to sign beside the client has signed, or nothing is done.
        Response::Signed(signed) if signed.beside.is_some() == beside.is_some() => {
            Ok(Done { payload, signed: *signed, copies, stem })
        }
        Response::Unsigned(section) => Err(Refusal::Section(section)),
        _ => Err(Refusal::Error(Error::PROTOCOL)),
    }
}

fn finished(context: Context, stage: RwSignal<Stage>, done: Done) {
    let now = clock::now();
    if crate::service::rounds::kept::are_kept(context) {
        keep_round(context, &done.payload, &done.signed);
    }
    let kept = (context.mode == Mode::Own).then(|| kept::keep(&done, now).is_ok());
    context.exported();
    stage.set(Stage::Done(Box::new(done), kept));
    boot::turned();
    dom::after_paint(|| {
        dom::scroll_to_top();
        dom::focus("#main h1");
    });
}

/// Keeps what was signed, so that the next time can be set beside it. What became of the time before
/// stays on this device, whether it was shared or not.
fn keep_round(context: Context, payload: &Payload, signed: &Signed) {
    let key = (signed.key == KeyKind::Kept).then(|| signed.kid.clone());
    // Damaged rounds were set aside, and the page of rounds says so; a newer app's are left alone.
    if let Ok(mut rounds) = crate::service::rounds::kept::all() {
        context.session(|session| {
            let stamp = Stamp {
                change: crate::service::rounds::kept::change(context, session),
                ..Stamp::default()
            };
            let (instrument, profile) = (context.instrument(), context.profile());
            let all = Round::of(&session::everything(instrument, profile, session, stamp), None);
            let round = Round::of(payload, key);
            let Round { since, steps, task, .. } = all;
            rounds.finish(session, Round { since, steps, task, ..round });
        });
        // Where it is not kept the ways out say so: the summary itself can be opened the next time.
        let _ = crate::service::rounds::kept::keep(&rounds);
    }
}
