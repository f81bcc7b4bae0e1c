//! `diem06 climb`

use anyhow::Result;
use store::admin;

use crate::config::Config;

pub(super) async fn climb(config: &Config) -> Result<()> {
    for (slug, steps) in admin::climb(&config.store_options()).await? {
        println!("{slug:<14} {steps} went up");
    }
    Ok(())
}
