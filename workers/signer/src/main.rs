//! The first worker: signs, and keeps the staff's keys, off the main thread.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
mod messages;
#[cfg(target_arch = "wasm32")]
mod signer;
#[cfg(target_arch = "wasm32")]
mod signing;
#[cfg(target_arch = "wasm32")]
mod staff;
#[cfg(target_arch = "wasm32")]
mod staff_keys;

fn main() {
    #[cfg(target_arch = "wasm32")]
    messages::listen();
}
