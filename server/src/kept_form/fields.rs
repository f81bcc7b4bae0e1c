//! Which fields of a form are kept.

/// Larger forms are not kept: nobody has typed that much, and the rows are written before anybody has signed in.
const MOST_BYTES: usize = 64 * 1024;

/// The fields as typed, without secrets; `None` if there is nothing to keep.
pub(super) fn worth_keeping(body: &[u8]) -> Option<Vec<(String, String)>> {
    if body.len() > MOST_BYTES {
        return None;
    }
    let fields = form_urlencoded::parse(body).filter(|(name, _)| !is_secret(name));
    Some(fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
}

/// Passwords and tokens never reach the database in clear, however a function nests its arguments (`change[new]`).
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let last = name.trim_end_matches(']').rsplit('[').next().unwrap_or_default();
    name.contains("password") || matches!(last, "current" | "new" | "repeat" | "token")
}

/// An address without the error that Leptos wrote into it (`__path`, `__err`), and without a fragment.
pub(super) fn without_error(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("__err=") && !pair.starts_with("__path=")).collect();
    if kept.iter().all(|pair| pair.is_empty()) { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}
