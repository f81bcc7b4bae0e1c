//! The cookie with the tokens of kept forms, newest first: `form=<token>~<token>`.

use http::{HeaderMap, HeaderValue, header};

use crate::state::AppState;

/// Its name, `__Host-form` over https.
pub(super) const NAME: &str = "form";

/// More than one, since signing in again may itself be refused a few times while a form waits.
const MOST: usize = 3;

/// As long as the store keeps a form.
const SECONDS: u32 = 3600;

/// The tokens that the browser sent.
pub(super) fn read(headers: &HeaderMap, name: &str) -> Vec<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let value = pairs.find(|(n, _)| *n == name).map_or("", |(_, value)| value);
    value.split('~').filter(|token| is_token(token)).take(MOST).map(str::to_owned).collect()
}

/// Sets the tokens, or removes the cookie if there are none.
pub(super) fn write(headers: &mut HeaderMap, state: &AppState, tokens: &[String]) {
    let kept: Vec<&str> = tokens.iter().map(String::as_str).take(MOST).collect();
    let age = if kept.is_empty() { 0 } else { SECONDS };
    let secure = if state.base.is_https() { "; Secure" } else { "" };
    let name = state.cookie_name(NAME);
    let cookie = format!("{name}={}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}", kept.join("~"));
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

fn is_token(text: &str) -> bool {
    (16..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
