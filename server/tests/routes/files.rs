//! Files over HTTP: in by a form, out as an attachment, refused at the field, missing for everybody else.

use axum::body::Body;
use axum::body::Bytes;
use futures_util::StreamExt;
use http::{Method, Request, header};

use crate::support::answer::Answer;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::client::Client;

const MISSING: &str = "0190aaaa-0000-7000-8000-000000000000";
const BOUNDARY: &str = "----diem06";
const PDF: &[u8] = b"%PDF-1.4\n% minh chung\n%%EOF\n";
const DRAFT: [(&str, &str); 2] = [("category", "data"), ("title", "Dữ liệu chưa khớp")];

/// A form with a note and a file, as a browser writes it.
fn multipart(note: &str, name: &str, content: &[u8]) -> Vec<u8> {
    let mut body = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n{note}\r\n\
         --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    body
}

fn request(client: &Client, path: &str, body: Body) -> Request<Body> {
    let mut request = client.request(Method::POST, path).body(body).expect("a request");
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().expect("a header"));
    request
}

async fn send(client: &mut Client, path: &str, note: &str, name: &str, content: &[u8]) -> Answer {
    let request = request(client, path, Body::from(multipart(note, name, content)));
    client.send(request).await
}

/// Somebody of Sở Y tế with a draft: its page, and where its files are sent.
async fn draft(app: &TestApp) -> (Client, String, String) {
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let page = officer.submit("begin_difficulty", &DRAFT).await.location().trim_end_matches("?done=saved").to_owned();
    let action = format!("/files/difficulty/{}", page.trim_start_matches("/difficulties/"));
    assert!(officer.get(&page).await.body.contains(&format!("action=\"{action}\" enctype=\"multipart/form-data\"")));
    (officer, page, action)
}

/// The address of the first file that a page links to.
fn linked(body: &str) -> String {
    let id = body.split("href=\"/files/").nth(1).and_then(|rest| rest.split('"').next()).expect("a file");
    format!("/files/{id}")
}

/// What the field of the file says, with what was typed beside it.
async fn refused(client: &mut Client, page: &str, answer: &Answer) -> String {
    let (words, body) = said(client, page, answer).await;
    assert!(body.contains("value=\"Trang 3\""), "what was typed is there");
    words
}

/// What the field of the file says, and the page it stands on.
async fn said(client: &mut Client, page: &str, answer: &Answer) -> (String, String) {
    assert_eq!((answer.status, answer.location()), (303, page), "{}", answer.body);
    let body = client.get(page).await.body;
    let field = body.split("<input").find(|input| input.contains("type=\"file\"")).expect("the field");
    assert!(field.contains("aria-invalid=\"true\""), "{field}");
    let words = field.split("<span>").nth(1).and_then(|rest| rest.split("</span>").next()).unwrap_or_default().to_owned();
    (words, body)
}

#[tokio::test]
async fn a_file_goes_in_and_out_again() {
    let app = TestApp::new().await;
    let (mut officer, page, action) = draft(&app).await;
    let sent = send(&mut officer, &action, "Trang 3", "Biên bản số 1.pdf", PDF).await;
    assert_eq!((sent.status, sent.location()), (303, format!("{page}?done=file_attached").as_str()), "{}", sent.body);
    let body = officer.get(&page).await.body;
    assert!(body.contains("Biên bản số 1.pdf") && body.contains("Trang 3") && body.contains("data-testid=\"file\""));
    let mut asked = officer.request(Method::GET, &linked(&body)).body(Body::empty()).expect("a request");
    asked.headers_mut().insert(header::ACCEPT_ENCODING, "gzip, br".parse().expect("a header"));
    let file = officer.send(asked).await;
    assert_eq!((file.status, file.body.as_bytes()), (200, PDF));
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"bien ban so 1.pdf\"; filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n%20s%E1%BB%91%201.pdf"
    );
    assert_eq!((file.header("content-type"), file.header("x-content-type-options")), ("application/pdf", "nosniff"));
    assert_eq!((file.header("cache-control"), file.header("content-encoding")), ("private, no-store", ""));
    assert_eq!(file.header("content-length"), PDF.len().to_string());
    assert!(file.header("content-security-policy").starts_with("default-src 'none'"));

    let id = page.trim_start_matches("/difficulties/");
    let file = linked(&body);
    let off = [("kind", "difficulty"), ("id", id), ("file", file.trim_start_matches("/files/"))];
    let removed = officer.submit("remove_file", &off).await;
    assert_eq!(removed.location(), format!("{page}?done=file_removed"));
    assert_eq!(officer.get(&linked(&body)).await.status, 404);
}

#[tokio::test]
async fn what_is_no_good_is_refused_at_its_field() {
    let app = TestApp::with(&[("DIEM06__FILES__MAX_BYTES", "5000")]).await;
    let (mut officer, page, action) = draft(&app).await;
    let whole = [PDF, &[b'x'; 3_000], b"%%EOF"].concat();
    let large = [PDF, &[b'x'; 40_000], b"%%EOF"].concat();
    for (name, content, says) in [
        ("a.zip", &b"PK\x03\x04"[..], "không nhận loại tệp này"),
        ("a.pdf", &b"MZ a program"[..], "đuôi tệp nói là PDF"),
        ("a.docx", PDF, "đuôi tệp nói là Word"),
        ("a.pdf", &whole[..2_900], "bị đứt giữa chừng"),
        ("a.pdf", &large[..], "lớn quá 5 kB"),
        ("", &b""[..], "còn trống"),
    ] {
        let answer = send(&mut officer, &action, "Trang 3", name, content).await;
        let said = refused(&mut officer, &page, &answer).await;
        assert!(said.contains(says), "{name}: {said}");
    }
    assert!(!officer.get(&page).await.body.contains("data-testid=\"file\""), "nothing was attached");
    assert!(app.files().is_empty(), "nothing was stored: {:?}", app.files());
    let answer = send(&mut officer, &action, "Trang 3", "a.pdf", &whole).await;
    assert!(answer.location().ends_with("done=file_attached"));
}

#[tokio::test]
async fn a_form_that_is_cut_off_leaves_nothing() {
    let app = TestApp::new().await;
    let (mut officer, page, action) = draft(&app).await;
    let whole = multipart("Trang 3", "a.pdf", &[PDF, &[b'x'; 500_000]].concat());
    let half = whole[..300_000].to_vec();
    // What came arrives before the line is known to be dead, as it does on a line.
    let broken = futures_util::stream::iter([Ok(Bytes::from(half.clone())), Err(std::io::Error::other("the line is dead"))]);
    let broken = broken.then(async |chunk| {
        tokio::task::yield_now().await;
        chunk
    });
    for body in [Body::from(half), Body::from_stream(broken)] {
        let request = request(&officer, &action, body);
        let answer = officer.send(request).await;
        let (words, page) = said(&mut officer, &page, &answer).await;
        assert!(words.contains("bị đứt giữa chừng"), "{words}");
        assert!(page.contains("value=\"Trang 3\""), "the note is there again");
    }
    for _ in 0..50 {
        if app.files().is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(app.files().is_empty(), "{:?}", app.files());
    let mut nonsense = request(&officer, &action, Body::from("no such form"));
    nonsense.headers_mut().insert(header::CONTENT_TYPE, "text/plain".parse().expect("a header"));
    assert_eq!(officer.send(nonsense).await.status, 400);
}

#[tokio::test]
async fn a_file_may_be_larger_than_any_other_body() {
    let app = TestApp::with(&[("DIEM06__SERVER__BODY_LIMIT", "2000")]).await;
    let (mut officer, _, action) = draft(&app).await;
    let large = [PDF, vec![b'x'; 3_000_000].as_slice(), b"%%EOF"].concat();
    let mut request = request(&officer, &action, Body::from(multipart("", "a.pdf", &large)));
    request.headers_mut().insert(header::CONTENT_LENGTH, "3000400".parse().expect("a header"));
    assert!(officer.send(request).await.location().ends_with("done=file_attached"));
}

#[tokio::test]
async fn the_note_survives_a_session_that_ended() {
    let app = TestApp::new().await;
    let (mut officer, page, action) = draft(&app).await;
    officer.steal("sid", "AAAAAAAAAAAAAAAAAAAAAA");
    let ended = send(&mut officer, &action, "Ghi chú dài", "a.pdf", PDF).await;
    assert_eq!((ended.status, ended.location()), (303, server::gate::sign_in_then(&page).as_str()));
    officer.sign_in_then(&page, "canbo", PASSWORD).await;
    let body = officer.get(&page).await.body;
    assert!(body.contains("value=\"Ghi chú dài\"") && !body.contains("data-testid=\"file\""));
    assert!(app.files().is_empty());
}

#[tokio::test]
async fn who_may_not_see_a_file_learns_nothing_of_it() {
    let app = TestApp::new().await;
    let (mut officer, page, action) = draft(&app).await;
    send(&mut officer, &action, "", "a.pdf", PDF).await;
    let file = linked(&officer.get(&page).await.body);
    let missing = format!("/files/{MISSING}");
    for (slug, username) in
        [("nghe-an", "thuongtruc"), ("trung-uong", "quantri"), ("thanh-hoa", "canbo2"), ("thanh-hoa", "xem"), ("thanh-hoa", "thuongtruc")]
    {
        let mut other = app.signed_in(slug, username).await;
        let foreign = other.get(&file).await.comparable(&file);
        assert_eq!(foreign, other.get(&missing).await.comparable(&missing), "{slug}/{username}");
        assert_eq!((foreign.0, other.get("/files/none").await.status), (404, 404));
        // Sending: what the person may not know of is missing, without the right it is forbidden, the same for every id.
        for accept in ["text/html", "application/json"] {
            let mut tried = Vec::new();
            for path in [&action, &format!("/files/difficulty/{MISSING}")] {
                let mut request = request(&other, path, Body::from(multipart("x", "a.pdf", PDF)));
                request.headers_mut().insert(header::ACCEPT, accept.parse().expect("a header"));
                let answer = other.send(request).await;
                tried.push((answer.status, answer.location().to_owned(), answer.body));
            }
            assert_eq!(tried[0], tried[1], "{slug}/{username} {accept}");
            assert!([303, 403, 404].contains(&tried[0].0), "{slug}/{username} {accept}: {}", tried[0].0);
        }
    }
    let mut nobody = app.on("thanh-hoa");
    assert!(nobody.get(&file).await.location().starts_with("/sign-in?next="));
    for (slug, cookie) in [("thanh-hoa", None), ("nghe-an", officer.cookie("sid"))] {
        let mut thief = app.on(slug);
        cookie.into_iter().for_each(|sid| thief.steal("sid", sid));
        let mut asked = thief.request(Method::GET, &file).body(Body::empty()).expect("a request");
        asked.headers_mut().insert(header::ACCEPT, "application/json".parse().expect("a header"));
        assert_eq!(thief.send(asked).await.status, 401);
        let mut request = request(&thief, &action, Body::from(multipart("x", "a.pdf", PDF)));
        request.headers_mut().insert(header::ACCEPT, "application/json".parse().expect("a header"));
        assert_eq!(thief.send(request).await.status, 401);
    }
    let mut elsewhere = request(&officer, &action, Body::from(multipart("x", "b.pdf", PDF)));
    elsewhere.headers_mut().insert(header::ORIGIN, "http://nghe-an.localhost:3000".parse().expect("a header"));
    assert_eq!(officer.send(elsewhere).await.status, 403, "another site");
    assert_eq!(app.files().len(), 1);
}

#[tokio::test]
async fn a_program_is_told_where_and_why() {
    let app = TestApp::new().await;
    let (mut officer, page, action) = draft(&app).await;
    for (name, status, says) in [("a.pdf", 201, ""), ("a.exe", 422, "file_kind_refused")] {
        let mut request = request(&officer, &action, Body::from(multipart("", name, PDF)));
        request.headers_mut().insert(header::ACCEPT, "application/json".parse().expect("a header"));
        let answer = officer.send(request).await;
        assert_eq!(answer.status, status, "{}", answer.body);
        assert!(answer.body.contains(says) && (status != 201 || answer.location().starts_with(&page)));
    }
}

#[tokio::test]
async fn a_suspended_province_reads_and_takes_nothing() {
    let app = TestApp::new().await;
    let (mut officer, page, action) = draft(&app).await;
    send(&mut officer, &action, "", "a.pdf", PDF).await;
    store::admin::suspend(&app.options, "thanh-hoa", true).await.expect("suspended");
    let body = officer.get(&page).await.body;
    assert!(!body.contains("type=\"file\"") && !body.contains("remove_file"));
    assert_eq!(officer.get(&linked(&body)).await.status, 200);
    let mut request = request(&officer, &action, Body::from(multipart("", "b.pdf", b"%PDF-1.4 2 %%EOF")));
    request.headers_mut().insert(header::ACCEPT, "application/json".parse().expect("a header"));
    assert_eq!(officer.send(request).await.status, 403);
}
