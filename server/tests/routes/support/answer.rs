//! What came back.

use axum::response::Response;
use http::{HeaderMap, header};

/// A response, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// Cookies set; an empty value means removed.
    pub cookies: Vec<(String, String)>,
    pub body: String,
    /// The body as it came.
    pub bytes: axum::body::Bytes,
}

impl Answer {
    pub async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        let set = parts.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let pairs = set.filter_map(|text| text.split(';').next()?.split_once('='));
        let cookies = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Self { status: parts.status.as_u16(), headers: parts.headers, cookies, body, bytes }
    }

    /// A header as text, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it sends the browser.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The `Set-Cookie` of one cookie, whole.
    pub fn set_cookie(&self, name: &str) -> Option<String> {
        let mut set = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        set.find(|text| text.starts_with(&format!("{name}="))).map(str::to_owned)
    }

    /// Status and body, without what differs between any two answers: nonce, time, and the id that was asked for.
    pub fn comparable(&self, asked: &str) -> (u16, String) {
        let policy = self.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("no nonce");
        let body = without_time(&self.body.replace(nonce, "NONCE"));
        (self.status, body.replace(asked, "ASKED"))
    }
}

/// The frame carries the server's time, once in the serialised resources.
fn without_time(body: &str) -> String {
    let (before, after) = body.split_once("now\\\":").unwrap_or((body, ""));
    format!("{before}{}", after.trim_start_matches(|c: char| c.is_ascii_digit()))
}
