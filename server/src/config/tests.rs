use super::*;
use crate::host::Scheme;

fn environment(pairs: &[(&str, &str)]) -> HashMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn load(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::load(None, &environment(pairs))
}

#[test]
fn the_defaults_are_whole() {
    let config = load(&[]).expect("the defaults");
    assert_eq!(config.server.port, 3000);
    assert_eq!(config.base().expect("base").authority(), "localhost:3000");
    assert_eq!(config.database.url, "sqlite://var/diem06.sqlite");
    assert_eq!(config.store_options().owner_url, None);
}

#[test]
fn the_base_follows_the_port() {
    let config = load(&[("PORT", "3100")]).expect("config");
    assert_eq!(config.base().expect("base").authority(), "localhost:3100");
}

#[test]
fn the_environment_reaches_every_section() {
    let config = load(&[
        ("DIEM06__SERVER__SCHEME", "https"),
        ("DIEM06__SERVER__BASE", "diem06.example"),
        ("DIEM06__SERVER__TRUSTED_PROXIES", "10.0.0.0/8,::1"),
        ("DIEM06__DEV__UI_KIT", "true"),
        ("DIEM06__JOBS__EVERY", "0"),
        ("DIEM06__MAIL__TRANSPORT", "sink"),
        ("DATABASE_URL", "postgres://u@h/d"),
        ("DIEM06_NOW", "2023-06-06"),
        ("DIEM06_DEMO_PASSWORD", "hoa-sen"),
    ])
    .expect("config");
    assert_eq!(config.server.scheme, Scheme::Https);
    assert_eq!(config.base().expect("base").origin(), "https://diem06.example");
    assert!(config.server.trusted_proxies.contains("10.1.2.3".parse().expect("ip")));
    assert!(config.dev.ui_kit);
    assert_eq!((config.jobs.every, config.mail.transport), (0, MailTransport::Sink));
    assert_eq!(config.database.url, "postgres://u@h/d");
    assert_eq!(config.now.expect("now").local().hour(), 8);
    assert_eq!(config.demo_password.as_deref(), Some("hoa-sen"));
}

#[test]
fn an_unknown_key_is_named() {
    let error = load(&[("DIEM06__SERVER__PROT", "1")]).expect_err("a slip of the pen");
    assert!(error.to_string().contains("prot"), "{error}");
    let error = load(&[("DIEM06__SERVRE__PORT", "1")]).expect_err("a slip of the pen");
    assert!(error.to_string().contains("servre"), "{error}");
}

#[test]
fn bad_values_say_what_is_meant() {
    assert!(matches!(load(&[("DIEM06_NOW", "soon")]), Err(ConfigError::Now(_))));
    let config = load(&[("DIEM06__SERVER__BASE", "http://x/")]).expect("config");
    assert!(matches!(config.base(), Err(ConfigError::Base { .. })));
    assert!(matches!(Config::load(Some(Path::new("/no/such.toml")), &HashMap::new()), Err(ConfigError::NoFile(_))));
}

#[test]
fn a_configuration_never_shows_a_password() {
    let config = load(&[("DATABASE_URL", "postgres://u:geheim@h/d")]).expect("config");
    assert!(!format!("{config:?}").contains("geheim"));
    let config = load(&[("DIEM06__MAIL__RELAY", "smtps://u:geheim@h")]).expect("config");
    assert!(config.mail.relay.contains("geheim") && !format!("{config:?}").contains("geheim"));
}

#[test]
fn sessions_last_as_long_as_is_set() {
    let limits = |config: &Config| config.store_options().sessions;
    let defaults = limits(&load(&[]).expect("the defaults"));
    assert_eq!(defaults, store::SessionLimits::default(), "the file says what the store says");
    let set = load(&[("DIEM06__SESSION__IDLE_HOURS", "1"), ("DIEM06__SESSION__ABSOLUTE_HOURS", "8")]).expect("config");
    assert_eq!(limits(&set), store::SessionLimits { idle_hours: 1, absolute_hours: 8 });
    for (idle, absolute) in [("0", "8"), ("9", "8"), ("1", "8761")] {
        let error = load(&[("DIEM06__SESSION__IDLE_HOURS", idle), ("DIEM06__SESSION__ABSOLUTE_HOURS", absolute)]);
        let error = error.expect_err("no session could live so").to_string();
        assert!(error.contains("session.idle_hours") && error.contains(idle), "{error}");
    }
    assert!(matches!(load(&[("DIEM06__SESSION__IDLE_HOURS", "-1")]), Err(ConfigError::Content(_))));
}

#[test]
fn the_folder_of_the_files_has_a_name() {
    assert_eq!(load(&[]).expect("the defaults").files.dir, Path::new("var/files"));
    let file = tempfile::NamedTempFile::with_suffix(".toml").expect("a file");
    std::fs::write(&file, "[files]\ndir = \"\"\n").expect("a file");
    assert!(matches!(Config::load(Some(file.path()), &HashMap::new()), Err(ConfigError::NoFilesDir)));
}

#[test]
fn files_have_limits() {
    let files = load(&[]).expect("the defaults").files;
    assert_eq!((files.max_bytes, files.tenant_bytes, files.upload_timeout), (20_000_000, 20_000_000_000, 600));
    for (key, value) in [("MAX_BYTES", "999"), ("TENANT_BYTES", "1"), ("UPLOAD_TIMEOUT", "0")] {
        let error = load(&[(format!("DIEM06__FILES__{key}").as_str(), value)]).expect_err("nothing could be sent");
        assert!(error.to_string().contains("files.max_bytes"), "{error}");
    }
}
