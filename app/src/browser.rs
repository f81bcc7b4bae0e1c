//! What [`crate::ssr`] does on the server, done in the browser, so that both render the same.

use leptos::prelude::document;

use crate::contexts::Preferences;

/// The reader's preferences, as the server wrote them on `<html>`.
pub(crate) fn preferences() -> Preferences {
    let attribute = |name: &str| document().document_element().and_then(|html| html.get_attribute(name));
    Preferences::from_words(attribute("lang"), attribute("data-theme"), attribute("data-density"))
}

/// Only the server answers with a status.
pub(crate) fn set_status(_status: u16) {}

/// The id of the request that rendered this page as a failure: what the server wrote on it. None where the page failed in the browser.
pub(crate) fn request_id() -> Option<String> {
    document().get_element_by_id("request-id").and_then(|element| element.text_content())
}
