//! `diem06 doctor`: looks at everything, says what is wrong and what to do, changes nothing.

use std::path::Path;

use store::admin::doctor::{Check, run};
use store::{Store, services};

use super::refuse;
use crate::config::Config;
use crate::site::Site;

/// Whether all is well.
pub(super) async fn doctor(config: &Config) -> bool {
    let mut checks = vec![
        check("address", config.base().map_err(anyhow::Error::from).and_then(|base| Ok(refuse::address(&base)?))),
        check("site", Site::open(Path::new(&config.server.site)).map(drop).map_err(anyhow::Error::from)),
    ];
    checks.extend(run(&config.store_options()).await);
    if checks.iter().all(|check| check.ok) {
        checks.push(check("contents", contents(config).await));
    }
    for Check { name, ok, detail } in &checks {
        println!("{} {name:<20} {detail}", if *ok { "ok  " } else { "FAIL" });
    }
    checks.iter().all(|check| check.ok)
}

async fn contents(config: &Config) -> anyhow::Result<()> {
    let store = Store::connect(&config.store_options()).await?;
    let tenants = services::tenants::all(&store).await?;
    Ok(refuse::contents(config, &config.base()?, store.is_demo(), &tenants)?)
}

fn check(name: &str, result: anyhow::Result<()>) -> Check {
    let detail = result.as_ref().err().map_or_else(|| "ok".to_owned(), |error| format!("{error:#}"));
    Check { name: name.to_owned(), ok: result.is_ok(), detail }
}
