//! A browser without JavaScript: keeps cookies, says where it comes from, follows no redirect by itself.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use http::{Method, Request, header};
use tower::ServiceExt;

use super::answer::Answer;
use super::function;

/// See the module.
#[derive(Clone)]
pub struct Client {
    router: Router,
    pub host: String,
    cookies: BTreeMap<String, String>,
    page: String,
}

impl Client {
    pub fn new(router: Router, host: &str) -> Self {
        Self { router, host: host.to_owned(), cookies: BTreeMap::new(), page: "/".to_owned() }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie in by hand, as a thief would.
    pub fn steal(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    fn origin(&self) -> String {
        format!("http://{}", self.host)
    }

    /// A request as this browser sends it; tests may change it before [`Client::send`].
    pub fn request(&self, method: Method, path: &str) -> http::request::Builder {
        let mut request = Request::builder().method(method.clone()).uri(path).header(header::HOST, &self.host);
        request = request.header(header::ACCEPT, "text/html,application/xhtml+xml");
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if method == Method::POST {
            request = request
                .header(header::ORIGIN, self.origin())
                .header("sec-fetch-site", "same-origin")
                .header(header::REFERER, format!("{}{}", self.origin(), self.page))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        request
    }

    /// Sends a request and keeps the cookies of the answer.
    pub async fn send(&mut self, request: Request<Body>) -> Answer {
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let answer = Answer::read(response).await;
        for (name, value) in &answer.cookies {
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.clone(), value.clone());
            }
        }
        answer
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        let request = self.request(Method::GET, path).body(Body::empty()).expect("a request");
        let answer = self.send(request).await;
        if answer.status == 200 {
            path.clone_into(&mut self.page);
        }
        answer
    }

    /// Sends a form of the page last opened to a server function.
    pub async fn submit(&mut self, name: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(Method::POST, function(name)).body(form(fields)).expect("a request");
        self.send(request).await
    }

    /// Calls a server function as the program in the browser does.
    pub async fn call(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut request = self.request(Method::POST, path).body(form(fields)).expect("a request");
        request.headers_mut().insert(header::ACCEPT, http::HeaderValue::from_static("application/json"));
        self.send(request).await
    }

    /// The same, for a function that takes its arguments as JSON.
    pub async fn ask(&mut self, path: &str, arguments: &str) -> Answer {
        let mut request = self.request(Method::POST, path).body(Body::from(arguments.to_owned())).expect("a request");
        let json = http::HeaderValue::from_static("application/json");
        request.headers_mut().insert(header::CONTENT_TYPE, json.clone());
        request.headers_mut().insert(header::ACCEPT, json);
        self.send(request).await
    }

    /// Opens the sign-in form and sends it.
    pub async fn sign_in(&mut self, username: &str, password: &str) -> Answer {
        self.sign_in_then("/", username, password).await
    }

    /// The same, wanting to go to a page.
    pub async fn sign_in_then(&mut self, next: &str, username: &str, password: &str) -> Answer {
        let page = server::gate::sign_in_then(next);
        assert_eq!(self.get(&page).await.status, 200, "the sign-in form");
        self.submit("sign_in", &[("username", username), ("password", password), ("next", next)]).await
    }
}

/// A body as a form sends it.
pub fn form(fields: &[(&str, &str)]) -> Body {
    let mut body = form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields {
        body.append_pair(name, value);
    }
    Body::from(body.finish())
}
