//! The browser's side: takes over the page that the server rendered. Everything else lives in `app`.

#![recursion_limit = "256"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the server's page interactive. The shell calls it once, after the module is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::App);
}
