//! `diem06 tenant …` and `diem06 user …`

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use store::{Store, admin, services};

use crate::config::Config;
use crate::tenants::Directory;

pub(super) async fn list_tenants(config: &Config) -> Result<()> {
    let store = Store::connect(&config.store_options()).await?;
    let directory = Directory::new(services::tenants::all(&store).await?, &config.base()?);
    let mut tenants: Vec<_> = directory.all().collect();
    tenants.sort_by(|a, b| a.head.slug.cmp(&b.head.slug));
    for tenant in tenants {
        let state = if tenant.suspended { "suspended" } else { "active" };
        println!("{:<14} {:<10} {:<44} {}", tenant.head.slug, state, tenant.head.url, tenant.head.name_vi);
    }
    Ok(())
}

pub(super) async fn suspend(config: &Config, slug: &str, suspended: bool) -> Result<()> {
    if !admin::suspend(&config.store_options(), slug, suspended).await? {
        bail!("there is no tenant {slug:?}. See: diem06 tenant list");
    }
    println!("{slug} {}", if suspended { "may only be read now" } else { "may be written again" });
    Ok(())
}

pub(super) async fn demo_password(config: &Config) -> Result<()> {
    let made = config.demo_password.is_none();
    let password = config.demo_password.clone().unwrap_or_else(random_password);
    match admin::demo_password(&config.store_options(), &password).await? {
        0 => bail!("there are no demo accounts. Make them in a new database: diem06 seed --demo"),
        accounts => println!("{accounts} demo accounts have a new password"),
    }
    if made {
        show_once(&password);
    }
    Ok(())
}

pub(super) async fn link(config: &Config, slug: &str, username: &str) -> Result<()> {
    let base = config.base()?;
    let store = Store::connect(&config.store_options()).await?;
    let directory = Directory::new(services::tenants::all(&store).await?, &base);
    let Some(tenant) = directory.all().find(|tenant| tenant.head.slug == slug) else {
        bail!("there is no tenant {slug:?}. See: diem06 tenant list");
    };
    let Some((token, until)) = admin::password_link(&config.store_options(), slug, username).await? else {
        bail!("{slug} has no account {username:?}. The administrators of the tenant see all at {}/users", tenant.head.url);
    };
    println!("{}/set-password?token={token}", tenant.head.url);
    println!("works once, until {} (Vietnam)", until.local().format(&time::format_description::well_known::Rfc3339)?);
    Ok(())
}

/// The demo accounts, one line per set of names that tenants share.
pub(super) fn demo_lines() -> String {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (tenant, name) in admin::demo_accounts() {
        names.entry(tenant).or_default().push(name);
    }
    let mut tenants: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (tenant, names) in names {
        tenants.entry(names.join(", ")).or_default().push(tenant);
    }
    tenants.into_iter().map(|(names, tenants)| format!("  {}: {names}\n", tenants.join(", "))).collect()
}

/// The only time that a password is printed: it was made just now and is stored nowhere in clear.
pub(super) fn show_once(password: &str) {
    println!("password of the demo accounts, shown this once: {password}");
}

fn random_password() -> String {
    let bytes: [u8; 12] = rand::random();
    URL_SAFE_NO_PAD.encode(bytes)
}
