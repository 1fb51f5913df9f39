//! The second wasm module: signs and checks off the main thread, and carries the code for it.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
mod checking;
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
