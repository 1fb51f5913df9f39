//! The client's signature, and one more beside it.

use crate::signer::Signer;
use crate::staff;
use std::cell::RefCell;
use std::rc::Rc;
use suunta::content::instrument::Instrument;
use suunta::summary::holder::Holder;
use suunta::summary::key::{Named, sha256};
use suunta::summary::message::{Failure, Qr, Response, Signed};
use suunta::summary::payload::{Payload, Role, Section};
use suunta::summary::received::NOTHING_RECEIVED;
use suunta::summary::verdict::{Intact, Verdict};
use suunta::summary::{Context, check, cose, jws, qr};

/// What the page told at the start.
pub type Instruments = Rc<RefCell<Vec<Instrument>>>;

/// Signs a new summary as the client, and by an unlocked key of the staff beside.
pub async fn sign(
    instruments: &Instruments,
    payload: &Payload,
    one_time: bool,
    beside: Option<Holder>,
) -> Result<Response, Failure> {
    let role = Role::Client;
    let signer = Signer::open(role, one_time).await.map_err(|_| Failure::Signing)?;
    let key = signer.public_key();
    // Whoever signs beside the client signs whose summary it is.
    let payload = &Payload { client_key: Some(key.thumbprint()), ..payload.clone() };
    {
        let instruments = instruments.borrow();
        let instrument = instruments.first().ok_or(Failure::Protocol)?;
        if payload.validate(instrument).is_err() {
            let section = at_fault(payload, instrument).ok_or(Failure::Payload)?;
            return Ok(Response::Unsigned(section));
        }
    }
    // Whom the summary names is who signs it.
    let signers = [Role::Client].into_iter().chain(beside.and_then(Holder::role));
    if !signers.eq(payload.expected_signers.iter().copied()) {
        return Err(Failure::Payload);
    }
    let bytes = serde_json::to_vec(payload).map_err(|_| Failure::Payload)?;
    let hash = sha256(&bytes);

    let unsigned = jws::Unsigned::new(&bytes, key, role).map_err(|_| Failure::Payload)?;
    let mut file = signer.finish(unsigned).await?;
    let mut second = None;
    if let Some(holder) = beside {
        let other = staff::key(holder).await?;
        file = attest(&file, &other, holder).await?;
        second = Some(other.public_key().fingerprint());
    }
    let unsigned = cose::Unsigned::new(payload, &hash, key, role).map_err(|_| Failure::Payload)?;
    let signature = signer.sign(&unsigned.to_be_signed()).await.map_err(|_| Failure::Signing)?;
    let qr = qr::draw(&unsigned.attach(&signature));
    signed(instruments, &signer, (file, qr, second))
}

/// The section without which the payload would be well.
fn at_fault(payload: &Payload, instrument: &Instrument) -> Option<Section> {
    let without = |section: &Section| {
        let mut rest = payload.clone();
        match section {
            Section::Votes => rest.votes.clear(),
            Section::Wishes => rest.wishes.clear(),
            Section::Background => rest.background = None,
            Section::Goal => rest.goal = None,
            Section::Plan => rest.plan = None,
            Section::CoachView => rest.coach_view = None,
            Section::Observation => rest.observation = None,
            Section::Safety => rest.safety = None,
            Section::Change => rest.change = None,
            Section::Answers => rest.answers = None,
            // What follows from others, or stands in another.
            Section::Dimensions | Section::WorkAbility | Section::Histories => {}
        }
        rest.validate(instrument).is_ok()
    };
    Section::ALL.into_iter().find(without)
}

/// One more signature over the file, in the holder's role.
async fn attest(file: &str, signer: &Signer, holder: Holder) -> Result<String, Failure> {
    let role = holder.role().ok_or(Failure::Protocol)?;
    let unsigned = jws::Unsigned::beside(file, signer.public_key(), role);
    signer.finish(unsigned.map_err(|_| Failure::File)?).await
}

/// Hands over only what the check itself finds intact.
fn signed(
    instruments: &Instruments,
    signer: &Signer,
    (file, qr, beside): (String, Option<Qr>, Option<String>),
) -> Result<Response, Failure> {
    let verdict = verdict(&instruments.borrow(), &file);
    if verdict.intact != Intact::Yes {
        return Err(Failure::Signing);
    }
    let Named { kid, fingerprint, .. } = signer.public_key().named();
    Ok(Response::Signed(Box::new(Signed {
        file,
        qr,
        kid,
        fingerprint,
        beside,
        key: signer.kind(),
        payload_hash: verdict.payload_hash.unwrap_or_default(),
    })))
}

/// What the file says by itself, at any time and to anybody.
fn verdict(instruments: &[Instrument], file: &str) -> Verdict {
    let seen = &NOTHING_RECEIVED;
    let nothing = Context { instruments, now: 0, nonce: None, pins: &[], seen, trust: None };
    check(file.as_bytes(), &nothing)
}
