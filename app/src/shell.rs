//! The document around the application (docs/adr/0004).

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::App;

/// Addresses of the built files, from the site's manifest.
#[derive(Debug, Clone)]
pub struct ShellOptions {
    /// The glue of the program.
    pub js: String,
    /// The program.
    pub wasm: String,
    /// The style sheet.
    pub css: String,
    /// Whether pages load themselves again after a new start of the server (development).
    pub reload: bool,
}

/// The fonts that the first screen needs; the others come when a letter asks for them.
const FONTS: [&str; 4] = ["latin-400", "vietnamese-400", "latin-600", "vietnamese-600"];

/// Asks which process serves, and loads the page again when it is another one. Between the two nobody answers.
const RELOAD: &str = "let first; setInterval(async () => { try { const start = await (await fetch('/dev/start')).text(); \
    first ??= start; if (start !== first) location.reload(); } catch { /* not up yet */ } }, 500);";

/// The whole document. Works without the script: it is what the server sends, complete.
pub fn shell(options: ShellOptions) -> impl IntoView {
    let preferences = crate::ssr::preferences();
    // Pages are not taken over, only islands: without this the page would carry the data of each of its resources once more.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let start = format!(
        "import start, * as program from '{}'; start({{ module_or_path: '{}' }}).then(() => {{ program.wake(); \
         document.querySelectorAll('leptos-island').forEach((island) => program[island.dataset.component](island)); \
         document.documentElement.dataset.hydrated = ''; }});",
        options.js, options.wasm
    );
    view! {
        <!DOCTYPE html>
        <html lang=preferences.lang.code() data-theme=preferences.theme data-density=preferences.density>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {FONTS.map(|font| view! {
                    <link rel="preload" href=format!("/pkg/fonts/be-vietnam-pro-{font}-normal.woff2") r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                })}
                <link rel="stylesheet" href=options.css/>
                <link rel="modulepreload" href=options.js/>
                <link rel="preload" href=options.wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
                <script type="module" nonce=use_nonce()>{start}</script>
                {options.reload.then(|| view! { <script type="module" nonce=use_nonce()>{RELOAD}</script> })}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
