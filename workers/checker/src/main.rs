//! The second worker: checks summaries off the main thread, compiled for speed. A day's files wait
//! for it, and only who checks fetches it.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
mod known;
#[cfg(target_arch = "wasm32")]
mod messages;

fn main() {
    #[cfg(target_arch = "wasm32")]
    messages::listen();
}
