//! `diem06 tenant …` and `diem06 user …`

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::error::{Fault, Refusal};
use domain::format::fmt_datetime;
use domain::text::{self, Lang};
use store::admin::{self, LinkError};
use store::services::users::NewUser;
use time::format_description::well_known::Rfc3339;

use crate::config::Config;
use crate::tenants::Directory;

/// The tenants with their addresses.
async fn directory(config: &Config) -> Result<Directory> {
    Ok(Directory::new(admin::tenants(&config.store_options()).await?, &config.base()?))
}

pub(super) async fn list_tenants(config: &Config) -> Result<()> {
    let directory = directory(config).await?;
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
        bail!(unknown_tenant(slug));
    }
    println!("{slug} {}", if suspended { "may only be read now" } else { "may be written again" });
    Ok(())
}

/// Prints a one-time link for an account: how the first administrator of a tenant gets in.
pub(super) async fn link(config: &Config, slug: &str, username: &str) -> Result<()> {
    let directory = directory(config).await?;
    let Some(tenant) = directory.all().find(|tenant| tenant.head.slug == slug) else { bail!(unknown_tenant(slug)) };
    let url = &tenant.head.url;
    match admin::password_link(&config.store_options(), slug, username).await {
        Ok((token, until)) => {
            println!("{url}/set-password?t={token}");
            println!("works once, until {} (Vietnam)", until.local().format(&Rfc3339)?);
            Ok(())
        }
        Err(LinkError::NoTenant) => bail!(unknown_tenant(slug)),
        Err(LinkError::NoAccount) => bail!("{slug} has no account {username:?}. The administrators of the tenant see all at {url}/users"),
        Err(LinkError::Disabled) => bail!("{username:?} of {slug} is disabled. An administrator of the tenant enables it at {url}/users"),
        Err(LinkError::Database(error)) => Err(error.into()),
    }
}

fn unknown_tenant(slug: &str) -> String {
    format!("there is no tenant {slug:?}. See: diem06 tenant list")
}

pub(super) async fn add_user(config: &Config, slug: &str, new: NewUser) -> Result<()> {
    let username = new.username.clone();
    let (tenant, token, expires_at) = match admin::add_user(&config.store_options(), slug, new).await {
        Ok(made) => made,
        Err(store::Error::Fault(Fault::NotFound)) => bail!("there is no tenant {slug:?}. See: diem06 tenant list"),
        Err(store::Error::Fault(Fault::Refused { refusals })) => bail!("{username} can't be added: {}", reasons(&refusals)),
        Err(error) => return Err(error.into()),
    };
    let directory = Directory::new(vec![tenant], &config.base()?);
    let Some(tenant) = directory.all().next() else { bail!("{slug:?} is a reserved name: its host leads nowhere") };
    println!("{username} sets a password at this address, once, until {}:", fmt_datetime(expires_at));
    println!("{}/set-password?t={token}", tenant.head.url);
    Ok(())
}

/// What is wrong with which field, in a sentence for the operator.
fn reasons(refusals: &[Refusal]) -> String {
    let reason = |refusal: &Refusal| {
        let words = text::refusal(Lang::En, &refusal.code);
        refusal.field.as_ref().map_or_else(|| words.clone(), |field| format!("{field}: {words}"))
    };
    refusals.iter().map(reason).collect::<Vec<_>>().join("; ")
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

/// The demo accounts, one line per set of names that tenants share.
pub(super) fn demo_lines() -> Result<String> {
    let mut of_tenant: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (tenant, name) in admin::demo_accounts()? {
        of_tenant.entry(tenant).or_default().push(name);
    }
    let mut sharing: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (tenant, names) in of_tenant {
        sharing.entry(names.join(", ")).or_default().push(tenant);
    }
    Ok(sharing.into_iter().map(|(names, tenants)| format!("  {}: {names}\n", tenants.join(", "))).collect())
}

/// The only time that a password is printed: it was made just now and is stored nowhere in clear.
pub(super) fn show_once(password: &str) {
    println!("password of the demo accounts, shown this once: {password}");
}

fn random_password() -> String {
    let bytes: [u8; 12] = rand::random();
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    #[test]
    fn provinces_and_centre_have_their_accounts() {
        let lines = super::demo_lines().expect("the seed is built in");
        assert!(lines.contains("thanh-hoa, tp-hcm: thuongtruc, lanhdao"), "{lines}");
        assert!(lines.contains("trung-uong: quantri, trunguong"), "{lines}");
    }
}
