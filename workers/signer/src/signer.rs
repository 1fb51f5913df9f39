//! What signs: a key that this browser keeps and cannot give away, else a one-time key in memory.

use ed25519_dalek::SigningKey;
use js_sys::{Array, Reflect, Uint8Array};
use suunta::platform::Error;
use suunta::platform::key_store::KeyStore;
use suunta::summary::KEY_DATABASE;
use suunta::summary::jws;
use suunta::summary::key::PublicKey;
use suunta::summary::message::{Failure, KeyKind};
use suunta::summary::payload::Role;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, WorkerGlobalScope};
use zeroize::Zeroizing;

/// The algorithm's name in WebCrypto.
pub const ALGORITHM: &str = "Ed25519";

/// Signed to see whether a key works; no document of ours begins so.
const PROBE: &[u8] = b"suunta key probe";

/// A key ready to sign.
pub struct Signer {
    key: Key,
    public: PublicKey,
}

enum Key {
    /// WebCrypto, not extractable.
    Kept(CryptoKey),
    /// Wiped when dropped.
    OneTime(Box<SigningKey>),
}

impl Signer {
    /// The kept key of the role, made when there is none; a one-time key where it is asked for or
    /// the browser does not keep keys.
    ///
    /// # Errors
    /// [`Error::Refused`] when the browser has no random numbers.
    pub async fn open(role: Role, one_time: bool) -> Result<Self, Error> {
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        let crypto = scope.crypto()?;
        if !one_time {
            // Whatever refuses (private modes, Firefox before 136, Chrome before 137), a key in
            // memory signs as well, and the user is told which it was.
            if let Ok(signer) = kept(&scope, &crypto, role).await {
                return Ok(signer);
            }
        }
        let mut seed = Zeroizing::new([0; 32]);
        crypto.get_random_values_with_u8_array(seed.as_mut_slice())?;
        Ok(Self::in_memory(SigningKey::from_bytes(&seed)))
    }

    /// A key in memory.
    pub fn in_memory(key: SigningKey) -> Self {
        let public = PublicKey(key.verifying_key().to_bytes());
        Self { key: Key::OneTime(Box::new(key)), public }
    }

    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    pub const fn kind(&self) -> KeyKind {
        match self.key {
            Key::Kept(_) => KeyKind::Kept,
            Key::OneTime(_) => KeyKind::OneTime,
        }
    }

    /// A document with its signature.
    ///
    /// # Errors
    /// [`Failure::Signing`].
    pub async fn finish(&self, unsigned: jws::Unsigned) -> Result<String, Failure> {
        let signature = self.sign(&unsigned.signing_input()).await.map_err(|_| Failure::Signing)?;
        unsigned.attach(&signature).map_err(|_| Failure::Signing)
    }

    /// Signs a message.
    ///
    /// # Errors
    /// [`Error::Refused`] when the browser does not.
    pub async fn sign(&self, message: &[u8]) -> Result<[u8; 64], Error> {
        match &self.key {
            Key::OneTime(key) => Ok(ed25519_dalek::Signer::sign(key.as_ref(), message).to_bytes()),
            Key::Kept(key) => {
                let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
                let subtle = scope.crypto()?.subtle();
                let signing = subtle.sign_with_str_and_u8_array(ALGORITHM, key, message)?;
                bytes(&JsFuture::from(signing).await?)
            }
        }
    }

    /// Whether the key makes signatures that hold.
    async fn works(&self) -> bool {
        let signature = self.sign(PROBE).await;
        signature.is_ok_and(|signature| self.public.verifies(PROBE, &signature))
    }
}

/// The role's key as read from the store in a transaction of its own, and tried.
async fn kept(scope: &WorkerGlobalScope, crypto: &Crypto, role: Role) -> Result<Signer, Error> {
    let factory = scope.indexed_db()?.ok_or(Error::Refused(JsValue::NULL))?;
    let store = KeyStore::open(&factory, KEY_DATABASE).await?;
    if let Some(signer) = read(&store, crypto, role).await? {
        return Ok(signer);
    }
    let usages = Array::of2(&"sign".into(), &"verify".into());
    let making = crypto.subtle().generate_key_with_str(ALGORITHM, false, &usages)?;
    let pair = JsFuture::from(making).await?;
    store.put(role.name(), &pair).await?;
    read(&store, crypto, role).await?.ok_or(Error::Refused(JsValue::NULL))
}

/// A stored key that works. One that does not is forgotten: another could never take its place.
async fn read(store: &KeyStore, crypto: &Crypto, role: Role) -> Result<Option<Signer>, Error> {
    let Some(pair) = store.get(role.name()).await? else { return Ok(None) };
    if let Ok(signer) = of_pair(&pair, crypto).await
        && signer.works().await
    {
        return Ok(Some(signer));
    }
    store.delete(role.name()).await?;
    Ok(None)
}

/// A WebCrypto key pair.
///
/// # Errors
/// [`Error::Refused`] when it is none.
pub async fn of_pair(pair: &JsValue, crypto: &Crypto) -> Result<Signer, Error> {
    let member = |name: &str| Reflect::get(pair, &JsValue::from_str(name));
    let private: CryptoKey = member("privateKey")?.dyn_into()?;
    let public: CryptoKey = member("publicKey")?.dyn_into()?;
    let raw = JsFuture::from(crypto.subtle().export_key("raw", &public)?).await?;
    Ok(Signer { key: Key::Kept(private), public: PublicKey(bytes(&raw)?) })
}

/// The bytes of an `ArrayBuffer` of known length.
fn bytes<const N: usize>(buffer: &JsValue) -> Result<[u8; N], Error> {
    let bytes = Uint8Array::new(buffer).to_vec();
    bytes.try_into().map_err(|_| Error::Refused(JsValue::NULL))
}
