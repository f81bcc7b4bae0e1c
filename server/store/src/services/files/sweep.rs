//! Contents that nobody names any more.

use std::collections::HashSet;

use sea_orm::QuerySelect;

use crate::audit::lock_chain;
use crate::blobs::FileRoom;
use crate::entities::stored_file::{Column, Entity};
use crate::services::tenants;
use crate::tenancy::Errand;
use crate::{Error, Store};

/// Deletes uploads that were cut off, and contents that no row names, when they are a day old. Answers how many of each.
///
/// # Errors
/// The database's, and the folder's.
pub async fn sweep(store: &Store, room: &FileRoom) -> Result<(u32, u32), Error> {
    let cut_off = room.sweep_incoming().await?;
    let mut unnamed = 0;
    for tenant in tenants::all(store).await? {
        // Writing, and with the lock that attaching takes: no row comes between the question and the deletion.
        let tx = store.begin_errand(tenant.id, Errand::SweepFiles).await?;
        lock_chain(&tx).await?;
        let named: Vec<String> = tx.find::<Entity>().select_only().column(Column::Sha256).distinct().into_tuple().all(tx.conn()).await?;
        unnamed += room.sweep_tenant(tenant.id, HashSet::from_iter(named)).await?;
        tx.commit().await?;
    }
    Ok((cut_off, unnamed))
}
