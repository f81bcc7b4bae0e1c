//! The browser's side: wakes the islands of the page that the server rendered. Everything else lives in `app`.

use wasm_bindgen::prelude::wasm_bindgen;

/// Makes ready for the islands, which the shell then wakes. It calls this once, after the module is loaded.
#[wasm_bindgen]
pub fn wake() {
    console_error_panic_hook::set_once();
    app::islands::wake();
}
