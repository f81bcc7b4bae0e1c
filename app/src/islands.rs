//! What lives in the browser. Pages stand without it: each island only saves a way to the server (docs/adr/0007).
//!
//! An island may be given children that the server rendered, never another island: the shell wakes them one by one.

mod live_check;
mod quick_find;

pub use live_check::LiveCheck;
pub use quick_find::QuickFind;

/// Wakes the program. The shell calls it once, after the module is loaded, and then each island of the page.
#[cfg(feature = "hydrate")]
pub fn wake() {
    leptos::mount::hydrate_islands();
}
