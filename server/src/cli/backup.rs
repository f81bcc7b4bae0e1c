//! `diem06 backup`, `diem06 restore` and `diem06 sweep`: rows and files together

use std::path::Path;

use anyhow::Result;
use store::admin;

use crate::config::Config;

pub(super) async fn backup(config: &Config, archive: &Path) -> Result<()> {
    let done = admin::backup(&config.store_options(), &config.files.dir, archive).await?;
    println!("{}: {} bytes, {} files, schema of {} steps", archive.display(), done.bytes, done.files, done.steps);
    println!("without sessions, one-time links and kept forms; passwords are in it as hashes, so keep it as safe as the database");
    Ok(())
}

pub(super) async fn restore(config: &Config, archive: &Path) -> Result<()> {
    let done = admin::restore(&config.store_options(), &config.files.dir, archive).await?;
    println!("restored what was there at {}: {} tenants, {} files", done.created_at, done.tenants, done.files);
    if done.migrated > 0 {
        println!("brought up to this version: {} steps", done.migrated);
    }
    println!("everybody signs in again. Prove it: diem06 doctor");
    Ok(())
}

pub(super) async fn sweep(config: &Config) -> Result<()> {
    let (cut_off, unnamed) = admin::sweep(&config.store_options(), &config.file_room()).await?;
    println!("{}: {cut_off} uploads that were cut off, {unnamed} contents that nothing names", config.files.dir.display());
    Ok(())
}
