//! Signing keys in IndexedDB: the only place of a browser that holds a key it cannot give away.
//!
//! Written on `web-sys` alone: two requests are all that is needed of IndexedDB.

use crate::platform::{Error, dom};
use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode,
};

const STORE: &str = "keys";
const VERSION: u32 = 1;

/// An open database of keys by name. Closed when dropped, so that erasing is never blocked.
pub struct KeyStore {
    database: IdbDatabase,
}

impl KeyStore {
    /// Opens the database of that name, making it at the first time.
    ///
    /// # Errors
    /// [`Error::Refused`] where the browser has none (private modes, blocked storage).
    pub async fn open(factory: &IdbFactory, database: &str) -> Result<Self, Error> {
        let request = factory.open_with_u32(database, VERSION)?;
        let opening = request.clone();
        let upgrade = Closure::once_into_js(move || -> Result<(), JsValue> {
            let database: IdbDatabase = opening.result()?.unchecked_into();
            database.create_object_store(STORE).map(drop)
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        let database = done(request.unchecked_ref::<IdbOpenDbRequest>()).await?;
        Ok(Self { database: database.unchecked_into() })
    }

    /// The key of that name; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Refused`] when it cannot be read (Firefox before 136 fails to clone such keys).
    pub async fn get(&self, name: &str) -> Result<Option<JsValue>, Error> {
        let store = self.store(IdbTransactionMode::Readonly)?;
        let found = done(&store.get(&JsValue::from_str(name))?).await?;
        Ok((!found.is_undefined()).then_some(found))
    }

    /// Keeps a key. Resolved when the request is; whether it stays is for a new transaction to
    /// tell.
    ///
    /// # Errors
    /// [`Error::Refused`] when it cannot be written.
    pub async fn put(&self, name: &str, key: &JsValue) -> Result<(), Error> {
        let store = self.store(IdbTransactionMode::Readwrite)?;
        done(&store.put_with_key(key, &JsValue::from_str(name))?).await.map(drop)
    }

    /// Forgets a key.
    ///
    /// # Errors
    /// [`Error::Refused`] when it cannot be written.
    pub async fn delete(&self, name: &str) -> Result<(), Error> {
        let store = self.store(IdbTransactionMode::Readwrite)?;
        done(&store.delete(&JsValue::from_str(name))?).await.map(drop)
    }

    fn store(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, Error> {
        let transaction = self.database.transaction_with_str_and_mode(STORE, mode)?;
        Ok(transaction.object_store(STORE)?)
    }
}

impl Drop for KeyStore {
    fn drop(&mut self) {
        self.database.close();
    }
}

/// Milliseconds until a database that others do not let go of counts as kept.
const PATIENCE: i32 = 2_000;

/// Deletes a database of keys; one that is not there is gone already.
///
/// # Errors
/// [`Error::Refused`] when it is still there: it goes when the last page that has it open does.
pub async fn forget(database: &str) -> Result<(), Error> {
    // Where the browser gives no databases there is none.
    let Ok(Some(factory)) = dom::window()?.indexed_db() else { return Ok(()) };
    let request = factory.delete_database(database)?;
    let promise = Promise::new(&mut |gone: Function, kept: Function| {
        request.set_onsuccess(Some(&gone));
        request.set_onerror(Some(&kept));
        if let Ok(window) = dom::window() {
            // Refused never: it is a page's own clock.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&kept, PATIENCE);
        }
    });
    JsFuture::from(promise).await.map(drop).map_err(Error::Refused)
}

/// Waits for a request and gives its result.
async fn done(request: &IdbRequest) -> Result<JsValue, Error> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await?;
    Ok(request.result()?)
}
