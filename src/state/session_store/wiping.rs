//! Taking away what is kept.

use crate::platform::device::{self, Changes};
use crate::state::session_store::keeper::with;
use crate::storage::keys::ERASED;
use crate::storage::{self, ERA, Error, Store};

/// Removes what the app keeps, but what stands under the keys that stay; resolved when the database has
/// done so. localStorage is wiped before the first wait.
///
/// # Errors
/// The storage's: something may still be there.
pub async fn wipe(stay: &[&str]) -> Result<(), Error> {
    let (wiped, kept) = with(|keeper| {
        let wiped = storage::wipe(&keeper.local, stay);
        let kept = stay.iter().filter_map(|key| Some((*key, keeper.local.get(key).ok()??)));
        let kept: Vec<_> = kept.collect();
        (keeper.waiting, keeper.raw) = (None, Vec::new());
        Ok((wiped, (kept, keeper.state.trouble)))
    })?;
    let (kept, trouble) = kept;
    if trouble == Some(Error::Undurable) {
        return wiped;
    }
    let era = device::erase().await.map_err(|_| Error::NotKept)?;
    let changes = Changes::default();
    for (key, text) in &kept {
        changes.put(key, &text.into());
    }
    let stays = device::write(&[(ERA, era.as_deref())], changes).await;
    with(|keeper| {
        keeper.state.seen.restart(era);
        // So that the other tabs look.
        keeper.local.set(ERASED, "1").and_then(|()| keeper.local.remove(ERASED))
    })?;
    if stays.is_err() { Err(Error::NotKept) } else { wiped }
}
