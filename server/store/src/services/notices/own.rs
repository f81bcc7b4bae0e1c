//! One's own notices.

use domain::access::Action;
use domain::error::Fault;
use domain::ids::{AccountId, NoticeId};
use domain::notice::NoticeKind;
use domain::views::notices::{NoticeFilter, NoticeList};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::rows::line;
use crate::entities::notice::{ActiveModel, Column, Entity};
use crate::queries::paging::{page, skipped};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// Rows on a page.
const SIZE: u32 = 50;

/// One's own notices: those not seen yet first, then the newest. Three queries.
///
/// # Errors
/// The database's.
pub async fn list(store: &Store, caller: &Caller, filter: NoticeFilter) -> Result<NoticeList, Error> {
    let tx = store.begin(caller, Action::ViewAccount).await?;
    let kinds = tx.find::<Entity>().filter(of(caller.actor.account)).filter(Column::SeenAt.is_null()).select_only();
    let kinds = kinds.column(Column::Kind).column_as(Column::Id.count(), "n").group_by(Column::Kind);
    let kinds: Vec<(String, i64)> = kinds.into_tuple().all(tx.conn()).await?;
    let kind = |(code, n): (String, i64)| {
        let kind = NoticeKind::from_code(&code).ok_or_else(|| Error::unknown_code("kind of notice", &code))?;
        Ok((kind, u32::try_from(n).unwrap_or(u32::MAX)))
    };
    let mut kinds: Vec<(NoticeKind, u32)> = kinds.into_iter().map(kind).collect::<Result<_, Error>>()?;
    kinds.sort_unstable();
    let wanted = of(caller.actor.account)
        .add_option(filter.kind.map(|kind| Column::Kind.eq(kind.code())))
        .add_option(filter.unseen.then(|| Column::SeenAt.is_null()));
    let rows = tx.find::<Entity>().filter(wanted);
    let total = usize::try_from(rows.clone().count(tx.conn()).await?).unwrap_or(usize::MAX);
    let page = page(filter.page, SIZE, total);
    // Not in the order of `seen_at` itself: where NULL stands differs by database.
    let unseen_first: Expr = Expr::case(Column::SeenAt.is_null(), 0).finally(1).into();
    let rows = rows.order_by_asc(unseen_first).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id);
    let rows = rows.offset(skipped(page) as u64).limit(u64::from(SIZE)).all(tx.conn()).await?;
    tx.commit().await?;
    let unseen = kinds.iter().map(|(_, n)| n).sum();
    Ok(NoticeList { rows: rows.iter().map(line).collect::<Result<_, Error>>()?, kinds, unseen, page })
}

/// Opens one: it is seen, and leads to the page of what it tells. A second time it only leads there.
///
/// # Errors
/// [`Fault::NotFound`] for one that is not one's own.
pub async fn open(store: &Store, caller: &Caller, id: NoticeId) -> Result<String, Error> {
    let tx = store.begin(caller, Action::ManageOwnAccount).await?;
    let own = of(caller.actor.account).add(Column::Id.eq(id));
    let row = tx.find::<Entity>().filter(own.clone()).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
    see(&tx, own).await?;
    tx.commit().await?;
    Ok(row.href)
}

/// Marks all of one's own as seen.
///
/// # Errors
/// The database's.
pub async fn see_all(store: &Store, caller: &Caller) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageOwnAccount).await?;
    see(&tx, of(caller.actor.account)).await?;
    tx.commit().await
}

async fn see(tx: &TenantTx, which: Condition) -> Result<(), Error> {
    let seen = ActiveModel { seen_at: Set(Some(tx.now())), ..Default::default() };
    tx.update::<Entity>().set(seen).filter(which).filter(Column::SeenAt.is_null()).exec(tx.conn()).await?;
    Ok(())
}

fn of(account: AccountId) -> Condition {
    Condition::all().add(Column::AccountId.eq(account))
}
