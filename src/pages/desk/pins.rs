//! Keys that were confirmed at this desk by comparing their fingerprints: kept by thumbprint and
//! day. Their labels are in [`names`].

use crate::pages::desk::names;
use crate::state::session_store;
use crate::storage::Error;
use crate::storage::keys::PINS;
use crate::summary::verdict::Pin;

/// Those kept, each with its label where that is known in this visit; an unreadable list is empty:
/// a key is compared again.
pub fn kept() -> Vec<Pin> {
    let mut pins: Vec<Pin> = session_store::recall(PINS)
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    // An earlier version kept labels beside them, in the clear.
    if pins.iter().any(|pin| !pin.label.is_empty()) {
        for pin in &mut pins {
            names::set(&pin.kid, Some(std::mem::take(&mut pin.label)));
        }
        // Where that fails it is done the next time.
        let _ = keep(&pins);
    }
    for pin in &mut pins {
        pin.label = names::of(&pin.kid).unwrap_or_default();
    }
    pins
}

/// Keeps them without their labels.
fn keep(pins: &[Pin]) -> Result<(), Error> {
    let pins: Vec<Pin> =
        pins.iter().map(|pin| Pin { label: String::new(), ..pin.clone() }).collect();
    let text = serde_json::to_string(&pins).map_err(|_| Error::NotKept)?;
    session_store::keep(PINS, &text)
}

/// Confirms a key from a day on (`YYYY-MM-DD`), or not any more.
///
/// # Errors
/// Where it is not kept.
pub fn set(kid: &str, on: Option<String>) -> Result<(), Error> {
    let mut pins = kept();
    pins.retain(|earlier| earlier.kid != kid);
    pins.extend(on.map(|on| Pin { kid: kid.to_owned(), label: String::new(), on }));
    keep(&pins)
}
