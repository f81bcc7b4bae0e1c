use super::words::escape;
use super::*;
use crate::config::Config;

fn settings() -> Mail {
    Config::load(None, &std::collections::HashMap::new()).expect("the defaults").mail
}

#[test]
fn a_message_is_of_the_tenants_host() {
    assert_eq!((host("http://thanh-hoa.localhost:3000"), host("https://x.vn/")), ("thanh-hoa.localhost", "x.vn"));
    assert_eq!(escape("<b>\"&"), "&lt;b&gt;&quot;&amp;");
}

// A transport keeps its connections with the runtime's help.
#[tokio::test]
async fn nothing_goes_to_another_machine_in_clear() {
    let smtp = |relay: &str| Mailer::new(&Mail { transport: MailTransport::Smtp, relay: relay.to_owned(), ..settings() }).map(drop);
    for fine in [
        "smtp://localhost:25",
        "smtp://127.0.0.1:2525",
        "smtps://u:p@mail.vn",
        "smtp://u:p@mail.vn:587?tls=required",
        "smtps://mail.vn:465",
    ] {
        smtp(fine).expect(fine);
    }
    for (plain, host) in
        [("smtp://mail.vn:25", "mail.vn"), ("smtp://u:geheim@mail.vn", "mail.vn"), ("smtp://10.0.0.7?tls=opportunistic", "10.0.0.7")]
    {
        let error = smtp(plain).expect_err(plain).to_string();
        assert!(error.contains(host) && !error.contains("geheim"), "{error}");
    }
    for wrong in ["", "mail.vn", "http://mail.vn"] {
        assert!(matches!(smtp(wrong), Err(MailError::Relay)), "{wrong}");
    }
}

#[test]
fn a_sender_that_is_no_address_is_named() {
    let error = Mailer::new(&Mail { from: "diem06".to_owned(), ..settings() }).map(drop).expect_err("no address");
    assert!(error.to_string().contains("diem06"), "{error}");
    assert!(!Mailer::new(&settings()).expect("off").is_on());
}
