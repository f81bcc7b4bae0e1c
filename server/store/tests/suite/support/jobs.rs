//! What the worker does, without a server.

use store::Store;
use store::services::jobs::{self, Letter, Ran};

use super::Db;

/// What a round of the worker did.
#[derive(Debug, Default)]
pub struct Worked {
    pub done: usize,
    pub failed: usize,
    /// E-mails that wait to be sent.
    pub letters: Vec<Letter>,
}

impl Db {
    /// Does all that is due in a tenant, as a server does. Letters are left as they are: neither sent nor given back.
    pub async fn work(&self, store: &Store, slug: &str, mail: bool) -> Worked {
        let tenant = self.tenant(slug).await;
        jobs::plan(store, &tenant).await.expect("the turns can be written");
        let mut worked = Worked::default();
        loop {
            match jobs::run_next(store, &tenant, mail).await.expect("the queue can be read") {
                Ran::Nothing => return worked,
                Ran::Done(_) => worked.done += 1,
                Ran::Failed(_) => worked.failed += 1,
                Ran::Letter(letter) => worked.letters.push(*letter),
            }
        }
    }
}
