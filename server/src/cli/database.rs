//! `diem06 migrate` and `diem06 seed`

use anyhow::Result;
use store::admin::{self, Scale, SeedOptions};

use crate::config::Config;

pub(super) async fn migrate(config: &Config) -> Result<()> {
    let applied = admin::migrate(&config.store_options()).await?;
    if applied.is_empty() {
        println!("nothing to migrate");
    }
    for step in applied {
        println!("applied {step}");
    }
    Ok(())
}

pub(super) async fn status(config: &Config) -> Result<()> {
    for (step, applied) in admin::status(&config.store_options()).await? {
        println!("{} {step}", if applied { "applied" } else { "pending" });
    }
    Ok(())
}

pub(super) async fn seed(config: &Config, demo: bool) -> Result<()> {
    let wanted = SeedOptions { demo, password: config.demo_password.clone() };
    let report = admin::seed(&config.store_options(), &wanted).await?;
    println!("{} tenants, {} rows added", report.tenants.len(), report.inserted);
    if let Some(password) = report.password {
        super::accounts::show_once(&password);
    }
    Ok(())
}

pub(super) async fn scale(config: &Config, wanted: Scale) -> Result<()> {
    let scaled = admin::scale(&config.store_options(), wanted).await?;
    println!("{} synthetic rows added in {}", scaled.inserted, scaled.provinces.join(", "));
    Ok(())
}
