//! What `serve` refuses, each with its remedy: settings under which the walls between tenants would not hold.

use domain::views::frame::TenantKind;
use store::Tenant;

use crate::config::Config;
use crate::host::Base;

/// Why this instance must not be served so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Passwords and cookies in clear on the network.
    #[error(
        "plain http is for loopback only, and server.base is {0:?}. Put a proxy with TLS in front and set \
         server.scheme = \"https\", or use a base below localhost"
    )]
    PlainHttp(String),
    /// Everybody knows the demo accounts.
    #[error(
        "this database is a demonstration with known accounts, and server.base {0:?} is not loopback. Serve it below \
         localhost, or seed a new database without --demo"
    )]
    Demo(String),
    /// Only PostgreSQL has the fourth wall.
    #[error(
        "{tenants} real provinces on SQLite, reachable at {base:?}: SQLite has no row-level security. Use PostgreSQL \
         (DATABASE_URL), or set database.allow_multi_tenant_sqlite = true if you accept that"
    )]
    ManyOnSqlite {
        /// How many.
        tenants: usize,
        /// Where.
        base: String,
    },
}

/// Before the database is opened.
pub fn address(base: &Base) -> Result<(), Refusal> {
    if base.is_https() || base.is_loopback() { Ok(()) } else { Err(Refusal::PlainHttp(base.authority())) }
}

/// Before the first request.
pub fn contents(config: &Config, base: &Base, demo: bool, tenants: &[Tenant]) -> Result<(), Refusal> {
    if base.is_loopback() {
        return Ok(());
    }
    if demo || tenants.iter().any(|tenant| tenant.demo) {
        return Err(Refusal::Demo(base.authority()));
    }
    let real = tenants.iter().filter(|tenant| tenant.head.kind == TenantKind::Province).count();
    let sqlite = config.database.url.starts_with("sqlite:");
    if sqlite && real > 1 && !config.database.allow_multi_tenant_sqlite {
        return Err(Refusal::ManyOnSqlite { tenants: real, base: base.authority() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::Scheme;

    fn base(scheme: Scheme, authority: &str) -> Base {
        Base::parse(scheme, authority).expect("a base")
    }

    #[test]
    fn plain_http_is_for_loopback() {
        assert_eq!(address(&base(Scheme::Http, "localhost:3000")), Ok(()));
        assert_eq!(address(&base(Scheme::Https, "diem06.example")), Ok(()));
        assert!(matches!(address(&base(Scheme::Http, "diem06.example")), Err(Refusal::PlainHttp(_))));
    }

    #[test]
    fn a_demonstration_stays_on_loopback() {
        let config = Config::load(None, &std::collections::HashMap::new()).expect("the defaults");
        let outside = base(Scheme::Https, "diem06.example");
        assert!(matches!(contents(&config, &outside, true, &[]), Err(Refusal::Demo(_))));
        assert_eq!(contents(&config, &base(Scheme::Http, "localhost:3000"), true, &[]), Ok(()));
        assert_eq!(contents(&config, &outside, false, &[]), Ok(()));
    }
}
