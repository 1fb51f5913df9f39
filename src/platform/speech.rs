//! Reading aloud by the voices that the device has.

use crate::platform::dom;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// `None` where there is none, as in the browsers within other apps.
fn synthesis() -> Option<SpeechSynthesis> {
    let window = dom::window().ok()?;
    Some(crate::platform::member(&window, "speechSynthesis").ok()?.unchecked_into())
}

/// The device's own voice for a language; none of those that speak over the network.
pub fn voice(tag: &str) -> Option<SpeechSynthesisVoice> {
    let wanted = tag.split('-').next().unwrap_or_default();
    let voices = synthesis()?.get_voices();
    let mut voices = voices.iter().filter_map(|voice| voice.dyn_into().ok());
    voices.find(|voice: &SpeechSynthesisVoice| {
        // Android writes `fi_FI`.
        voice.local_service() && voice.lang().split(['-', '_']).next() == Some(wanted)
    })
}

/// Calls when the device's list of voices has come: Chromium fills it after the page has loaded.
pub fn when_voices_come(heard: impl FnMut() + 'static) {
    if let Some(synthesis) = synthesis() {
        let heard = Closure::<dyn FnMut()>::new(heard);
        synthesis.set_onvoiceschanged(Some(heard.as_ref().unchecked_ref()));
        // Heard as long as the page lives.
        heard.forget();
    }
}

/// Reads the texts one after another, instead of what is being read.
pub fn read(texts: &[String], voice: &SpeechSynthesisVoice, finished: impl FnMut() + 'static) {
    let Some(synthesis) = synthesis() else { return };
    synthesis.cancel();
    let finished = Closure::<dyn FnMut()>::new(finished);
    for (index, text) in texts.iter().enumerate() {
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) else { return };
        // Both: Safari goes by the voice, others by the language.
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(voice));
        if index + 1 == texts.len() {
            utterance.set_onend(Some(finished.as_ref().unchecked_ref()));
        }
        synthesis.speak(&utterance);
    }
    // One small closure for each time something is read.
    finished.forget();
}

pub fn stop() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}
