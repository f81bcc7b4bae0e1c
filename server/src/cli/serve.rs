//! `diem06 serve`

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, anyhow};
use store::{FileRoom, Store, Tenant, admin, services};
use tokio::sync::watch;

use super::refuse;
use crate::config::Config;
use crate::host::Base;
use crate::http::metrics;
use crate::jobs::Worker;
use crate::router::build_router;
use crate::serve::{listen, run, told_to_stop};
use crate::site::Site;
use crate::state::AppState;
use crate::tenants::{Directory, FRESH};

/// Checks everything that can be checked, then serves until told to stop.
pub(super) async fn serve(config: Config, provision: bool) -> Result<()> {
    let base = config.base()?;
    refuse::address(&base)?;
    let site = Site::open(Path::new(&config.server.site))?;
    let mut options = config.store_options();
    if provision {
        options.url = admin::serving_url(&options).await?;
    }
    let store = Store::connect(&options).await?;
    let tenants = services::tenants::all(&store).await?;
    refuse::contents(&config, &base, store.is_demo(), &tenants)?;
    let address = SocketAddr::new(config.server.listen, config.server.port);
    let listener = listen(address).await.map_err(|error| cannot_listen(address, &error))?;
    metrics::start(&config.metrics.listen).await?;
    print!("{}", welcome(&base, tenants, store.is_demo())?);
    let drain = Duration::from_secs(config.server.drain);
    tokio::spawn(sweep(store.clone(), config.file_room()));
    let every = Duration::from_secs(config.jobs.every);
    // Made in any case: a wrong setting is named at the start, not when the first letter is due.
    let worker = Worker::new(store.clone(), base.clone(), &config.mail)?;
    let worker = (!every.is_zero()).then_some(worker);
    let router = build_router(AppState::new(store, config, base, site, FRESH));
    let (stopping, stopped) = watch::channel(false);
    let worker = worker.map(|worker| tokio::spawn(worker.run(every, stopped)));
    run(listener, router, told_to_stop(), drain).await?;
    stopping.send_replace(true);
    if let Some(worker) = worker {
        // The job at hand may end; what is cut off has not happened and is done after the next start.
        drop(tokio::time::timeout(drain, worker).await);
    }
    Ok(())
}

/// What an earlier process left behind is not worth waiting for.
async fn sweep(store: Store, room: FileRoom) {
    match services::files::sweep(&store, &room).await {
        Ok((0, 0)) => {}
        Ok((cut_off, unnamed)) => tracing::info!(cut_off, unnamed, "files that nobody needs were deleted"),
        Err(error) => tracing::warn!(%error, "the folder of files was not swept"),
    }
}

fn cannot_listen(address: SocketAddr, error: &std::io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::AddrInUse => anyhow!("port {} is taken. Stop what uses it, or choose another: PORT=3100", address.port()),
        ErrorKind::PermissionDenied => anyhow!("port {} needs more rights. Choose one above 1023: PORT=3000", address.port()),
        _ => anyhow!("can't listen on {address}: {error}. Correct server.listen and server.port"),
    }
}

/// Where to go, and as whom. Never a password.
fn welcome(base: &Base, tenants: Vec<Tenant>, demo: bool) -> Result<String> {
    let order: Vec<String> = tenants.iter().map(|tenant| tenant.head.slug.clone()).collect();
    let directory = Directory::new(tenants, base);
    let mut lines = format!("\n  {}\n", base.origin());
    for slug in order {
        if let Some(tenant) = directory.all().find(|tenant| tenant.head.slug == slug) {
            let suspended = if tenant.suspended { "  (suspended: reading only)" } else { "" };
            lines += &format!("  {:<44} {}{suspended}\n", tenant.head.url, tenant.head.name_vi);
        }
    }
    if demo {
        lines += "\n  Demo accounts (one password for all; a new one: diem06 user demo-password)\n";
        lines += &super::accounts::demo_lines()?;
    }
    lines.push('\n');
    Ok(lines)
}
