//! `diem06 jobs run`

use anyhow::Result;
use store::admin;

use crate::config::Config;
use crate::jobs::Worker;

pub(super) async fn run(config: &Config) -> Result<()> {
    let store = admin::worker_store(&config.store_options()).await?;
    let worker = Worker::new(store, config.base()?, &config.mail)?;
    let done = worker.round(|| false).await?;
    println!("{} done, {} failed", done.done, done.failed);
    Ok(())
}
