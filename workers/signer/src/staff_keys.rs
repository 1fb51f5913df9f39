//! The staff's unlocked keys.
//!
//! Unlocked, a key is a WebCrypto key that cannot be read out. A person's is kept until it is locked
//! or its hours have gone, a kiosk's until it is locked or the browser ends; where the browser keeps
//! no such keys it stays in the worker's memory. A client's erasing does not touch it.

use crate::signer::{self, Signer};
use ed25519_dalek::SigningKey;
use js_sys::{Array, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::collections::BTreeMap;
use suunta::platform::key_store::KeyStore;
use suunta::platform::{Error, passphrase};
use suunta::summary::STAFF_DATABASE;
use suunta::summary::holder::Holder;
use suunta::summary::message::Failure;
use suunta::summary::sealed::{self, Random, SealedKey};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::WorkerGlobalScope;
use zeroize::Zeroizing;

/// Milliseconds of an hour.
const HOUR: f64 = 3_600_000.0;

/// PKCS #8 of an Ed25519 key (RFC 8410 §7) up to the seed.
const PKCS8: [u8; 16] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

thread_local! {
    /// Where the browser keeps none.
    static IN_MEMORY: RefCell<BTreeMap<Holder, SigningKey>> = const { RefCell::new(BTreeMap::new()) };
}

fn scope() -> WorkerGlobalScope {
    js_sys::global().unchecked_into()
}

async fn store() -> Result<KeyStore, Error> {
    let factory = scope().indexed_db()?.ok_or(Error::Refused(JsValue::NULL))?;
    KeyStore::open(&factory, STAFF_DATABASE).await
}

/// Makes a key, sealed by the passphrase, and leaves it unlocked for so many hours.
///
/// # Errors
/// [`Failure::Signing`] where the browser has no random numbers, [`Failure::Costly`] no memory.
pub async fn enrol(
    (holder, name, made): (Holder, &str, &str),
    passphrase: &str,
    hours: u32,
) -> Result<SealedKey, Failure> {
    let mut random = Random { seed: Zeroizing::new([0; 32]), salt: [0; 16], nonce: [0; 12] };
    let fill = |bytes: &mut [u8]| {
        let filled = scope().crypto().and_then(|c| c.get_random_values_with_u8_array(bytes));
        filled.map(drop).map_err(|_| Failure::Signing)
    };
    fill(random.seed.as_mut_slice())?;
    fill(&mut random.salt)?;
    fill(&mut random.nonce)?;
    let passphrase = passphrase::normalised(passphrase);
    let sealed = SealedKey::seal((holder, name, made), &passphrase, &random).map_err(failure)?;
    keep(&sealed, SigningKey::from_bytes(&random.seed), hours).await;
    Ok(sealed)
}

/// Opens a key for signing, for so many hours.
///
/// # Errors
/// [`Failure::Passphrase`], [`Failure::File`], [`Failure::Costly`].
pub async fn unlock(sealed: &SealedKey, passphrase: &str, hours: u32) -> Result<(), Failure> {
    sealed.public_key().map_err(failure)?;
    let mut opened = Err(sealed::Error::Passphrase);
    for candidate in passphrase::candidates(passphrase) {
        opened = sealed.open(&candidate);
        if !matches!(opened, Err(sealed::Error::Passphrase)) {
            break;
        }
    }
    let key = opened.map_err(failure)?;
    keep(sealed, key, hours).await;
    Ok(())
}

const fn failure(error: sealed::Error) -> Failure {
    match error {
        sealed::Error::Passphrase => Failure::Passphrase,
        sealed::Error::Damaged => Failure::File,
        sealed::Error::Costly => Failure::Costly,
    }
}

/// Forgets what was unlocked; the sealed key stays.
pub async fn lock(holder: Holder) {
    IN_MEMORY.with_borrow_mut(|keys| keys.remove(&holder));
    if let Ok(store) = store().await {
        // Fails only where nothing could be kept.
        let _ = store.delete(holder.name()).await;
    }
}

/// The unlocked key; `None` when it is locked.
pub async fn unlocked(holder: Holder) -> Option<Signer> {
    if let Some(key) = IN_MEMORY.with_borrow(|keys| keys.get(&holder).cloned()) {
        return Some(Signer::in_memory(key));
    }
    let kept = store().await.ok()?.get(holder.name()).await.ok()??;
    let until = Reflect::get(&kept, &JsValue::from_str("until")).ok()?.as_f64();
    if until.is_some_and(|until| until < js_sys::Date::now()) {
        lock(holder).await;
        return None;
    }
    signer::of_pair(&kept, &scope().crypto().ok()?).await.ok()
}

/// Keeps an unlocked key where it cannot be read out, else in memory.
async fn keep(sealed: &SealedKey, key: SigningKey, hours: u32) {
    if keep_in_browser(sealed, &key, hours).await.is_err()
        || unlocked(sealed.holder).await.is_none()
    {
        IN_MEMORY.with_borrow_mut(|keys| keys.insert(sealed.holder, key));
    }
}

async fn keep_in_browser(sealed: &SealedKey, key: &SigningKey, hours: u32) -> Result<(), Error> {
    let subtle = scope().crypto()?.subtle();
    let document = Zeroizing::new([PKCS8.as_slice(), &key.to_bytes()].concat());
    let import = |format, bytes: &[u8], extractable, usage: &str| {
        let (bytes, uses) = (Uint8Array::from(bytes), Array::of1(&JsValue::from_str(usage)));
        subtle.import_key_with_str(format, &bytes, signer::ALGORITHM, extractable, &uses)
    };
    let private = JsFuture::from(import("pkcs8", &document, false, "sign")?).await?;
    let public = key.verifying_key().to_bytes();
    let public = JsFuture::from(import("raw", &public, true, "verify")?).await?;
    let kept = Object::new();
    Reflect::set(&kept, &JsValue::from_str("privateKey"), &private)?;
    Reflect::set(&kept, &JsValue::from_str("publicKey"), &public)?;
    if sealed.holder != Holder::Kiosk {
        let until = JsValue::from_f64(js_sys::Date::now() + f64::from(hours) * HOUR);
        Reflect::set(&kept, &JsValue::from_str("until"), &until)?;
    }
    store().await?.put(sealed.holder.name(), &kept).await
}
