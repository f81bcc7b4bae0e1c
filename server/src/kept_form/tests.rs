use super::*;

#[test]
fn secrets_are_never_kept() {
    let body = b"username=canbo&password=x&current=a&new=b&repeat=c&token=t&change%5Bnew%5D=d&Password2=e&news=kept&note=%C4%91";
    let kept = fields::worth_keeping(body).expect("a small form");
    let names: Vec<&str> = kept.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["username", "news", "note"]);
    assert_eq!(kept[2].1, "đ");
}

#[test]
fn a_flood_is_not_kept() {
    assert!(fields::worth_keeping(&vec![b'a'; 100_000]).is_none());
}

#[test]
fn the_page_loses_only_the_error() {
    assert_eq!(fields::without_error("/users?role=viewer&__path=%2Fapi&__err=abc"), "/users?role=viewer");
    assert_eq!(fields::without_error("/users?__err=abc#top"), "/users");
    assert_eq!(fields::without_error("/units/1?as_of=2023-06-06"), "/units/1?as_of=2023-06-06");
}

#[test]
fn nobody_is_sent_elsewhere() {
    assert!(is_local("/units?x=1"));
    for elsewhere in ["//evil.example", "/\\evil.example", "https://evil.example", "units", ""] {
        assert!(!is_local(elsewhere), "{elsewhere}");
    }
}

#[test]
fn the_page_is_the_referer_of_our_own_origin() {
    let page = |referer: &'static str| {
        let headers = HeaderMap::from_iter([(header::REFERER, http::HeaderValue::from_static(referer))]);
        Page::of("http://thanh-hoa.localhost:3000", &headers).address
    };
    assert_eq!(page("http://thanh-hoa.localhost:3000/users?role=viewer"), "/users?role=viewer");
    assert_eq!(page("http://nghe-an.localhost:3000/users"), "/");
    assert_eq!(Page { address: "/users?role=viewer".to_owned() }.path(), "/users");
}

#[test]
fn tokens_are_read_in_order_and_nothing_else_is() {
    let value = "theme=dark; form=AAAAAAAAAAAAAAAAAAAA~BBBBBBBBBBBBBBBBBBBB~<script>~short; other=1";
    let headers = HeaderMap::from_iter([(header::COOKIE, http::HeaderValue::from_static(value))]);
    assert_eq!(cookie::read(&headers, "form"), ["AAAAAAAAAAAAAAAAAAAA", "BBBBBBBBBBBBBBBBBBBB"]);
    assert!(cookie::read(&headers, "__Host-form").is_empty());
}
