//! Short answers of the server itself, for when there is no page: an HTML page for people, problem+json (RFC 9457) for
//! machines. Both languages stand on the page: before the host is known, so is nothing of its reader.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use domain::error::Fault;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use leptos::server_fn::error::{FromServerFnError, SERVER_FN_ERROR_HEADER};

use app::error::AppError;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// No tenant has this host.
    UnknownHost,
    /// No such page on this host.
    NotFound,
    /// Not signed in, and not a page that could send to the sign-in form.
    SignedOut,
    /// A form sent from another site, or by something that hides where it comes from.
    CrossSite,
    /// The body is larger than the limit.
    TooLarge,
    /// The body can't be read as the form that it claims to be.
    Malformed,
    /// Not answered within the time limit.
    TooSlow,
    /// A bug of ours; the log has it under the request id.
    Broken,
    /// The database does not answer.
    Unavailable,
}

/// Code, status, and title with remedy in both languages.
type Words = (&'static str, StatusCode, [&'static str; 2], [&'static str; 2]);

impl Notice {
    const fn words(self) -> Words {
        match self {
            Self::UnknownHost => (
                "unknown_host",
                StatusCode::NOT_FOUND,
                [
                    "Địa chỉ này không thuộc hệ thống",
                    "Kiểm tra lại tên miền: mỗi tỉnh có một địa chỉ riêng, xem danh sách ở trang chủ của hệ thống.",
                ],
                [
                    "This address belongs to no province",
                    "Check the host name: every province has its own, listed on the instance's front page.",
                ],
            ),
            Self::NotFound => (
                "not_found",
                StatusCode::NOT_FOUND,
                ["Không có trang này", "Trang đã được đổi địa chỉ hoặc chưa từng có. Hãy quay lại trang chủ."],
                ["There is no such page", "It moved or never was. Go back to the front page."],
            ),
            Self::SignedOut => (
                "signed_out",
                StatusCode::UNAUTHORIZED,
                ["Bạn chưa đăng nhập", "Hãy đăng nhập tại /sign-in rồi thử lại."],
                ["You are not signed in", "Sign in at /sign-in and try again."],
            ),
            Self::CrossSite => (
                "cross_site",
                StatusCode::FORBIDDEN,
                [
                    "Biểu mẫu không được gửi từ trang của hệ thống",
                    "Mở lại trang trên đúng địa chỉ của đơn vị và gửi lại. Nếu đi qua proxy, proxy phải giữ nguyên Origin và Host.",
                ],
                [
                    "The form was not sent from a page of this address",
                    "Open the page again on its own address and send it from there. A proxy in between must leave Origin and Host as they are.",
                ],
            ),
            Self::TooLarge => (
                "too_large",
                StatusCode::PAYLOAD_TOO_LARGE,
                ["Nội dung gửi lên quá lớn", "Rút gọn nội dung rồi gửi lại; giới hạn do quản trị đặt tại server.body_limit."],
                ["What was sent is too large", "Shorten it and send it again; the operator sets the limit with server.body_limit."],
            ),
            Self::Malformed => (
                "malformed",
                StatusCode::BAD_REQUEST,
                ["Không đọc được nội dung gửi lên", "Tải lại trang và gửi lại biểu mẫu."],
                ["What was sent can't be read", "Reload the page and send the form again."],
            ),
            Self::TooSlow => (
                "too_slow",
                StatusCode::SERVICE_UNAVAILABLE,
                ["Máy chủ chưa kịp trả lời", "Thử lại sau ít phút; nếu vẫn chậm, báo cho quản trị kèm mã yêu cầu."],
                ["The server did not answer in time", "Try again in a few minutes; if it stays slow, tell the operator the request id."],
            ),
            Self::Broken => (
                "internal",
                StatusCode::INTERNAL_SERVER_ERROR,
                ["Máy chủ gặp lỗi", "Lỗi đã được ghi lại. Thử lại; nếu lặp lại, báo cho quản trị kèm mã yêu cầu."],
                ["Something broke on the server", "It has been logged. Try again; if it happens again, tell the operator the request id."],
            ),
            Self::Unavailable => (
                "unavailable",
                StatusCode::SERVICE_UNAVAILABLE,
                ["Cơ sở dữ liệu chưa sẵn sàng", "Thử lại sau ít phút. Quản trị: chạy diem06 doctor."],
                ["The database is not available", "Try again in a few minutes. Operator: run diem06 doctor."],
            ),
        }
    }

    /// The status that it is answered with.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        self.words().1
    }

    /// The answer: a page for who accepts one, else problem+json.
    #[must_use]
    pub fn answer(self, request: &HeaderMap, css: &str) -> Response {
        let (code, status, vi, en) = self.words();
        if accepts_html(request) {
            return (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page(css, vi, en)).into_response();
        }
        let body = serde_json::json!({
            "type": format!("about:blank#{code}"),
            "title": en[0],
            "status": status.as_u16(),
            "detail": en[1],
            "code": code,
        });
        (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
    }
}

fn page(css: &str, vi: [&str; 2], en: [&str; 2]) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>\
         <link rel=\"stylesheet\" href=\"{css}\"></head><body><main class=\"notice\"><h1>{}</h1><p>{}</p>\
         <div lang=\"en\"><h2>{}</h2><p>{}</p></div></main></body></html>\n",
        vi[0], vi[0], vi[1], en[0], en[1]
    )
}

/// Whether the request comes from a browser that will show the answer as a page.
#[must_use]
pub fn accepts_html(headers: &HeaderMap) -> bool {
    let mut accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted.any(|value| value.contains("text/html"))
}

/// The answer of a server function that was not run, in the function's own encoding, so that the browser's code
/// understands it like any other error of a function.
#[must_use]
pub fn fault(path: &str, fault: Fault) -> Response {
    let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = AppError::Fault(fault).ser();
    let mut response = (status, [(header::CONTENT_TYPE, "application/json")], Body::from(body)).into_response();
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(SERVER_FN_ERROR_HEADER, path);
    }
    response
}
