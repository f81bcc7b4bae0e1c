//! `diem06 tenant …` and `diem06 user …`

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::error::{Fault, Refusal};
use domain::format::fmt_datetime;
use domain::text::{self, Lang};
use store::services::users::NewUser;
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

/// The demo accounts as the seed names them.
const ACCOUNTS: &str = include_str!("../../seed/accounts.csv");

/// The demo accounts, one line per set of names that tenants share.
pub(super) fn demo_lines() -> String {
    let mut of_tenant: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    // Tenant and user name are the first two columns, and neither is ever quoted.
    let rows = ACCOUNTS.lines().skip(1).filter_map(|line| line.split_once(','));
    for (tenant, rest) in rows {
        of_tenant.entry(tenant).or_default().extend(rest.split(',').next());
    }
    let mut sharing: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (tenant, names) in of_tenant {
        sharing.entry(names.join(", ")).or_default().push(tenant);
    }
    sharing.into_iter().map(|(names, tenants)| format!("  {}: {names}\n", tenants.join(", "))).collect()
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
        let lines = super::demo_lines();
        assert!(lines.contains("thanh-hoa, tp-hcm: thuongtruc, lanhdao"), "{lines}");
        assert!(lines.contains("trung-uong: quantri, trunguong"), "{lines}");
    }
}
