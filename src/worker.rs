#[cfg(not(target_arch = "wasm32"))]
fn main() {}
#[cfg(target_arch = "wasm32")]
fn main() { wasm_bindgen_futures::spawn_local(async { js_sys::eval("0").ok(); let _ = js_sys::Date::now(); }); }
