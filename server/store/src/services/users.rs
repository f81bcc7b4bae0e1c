//! The people of a tenant, for its standing agency.

mod change;
mod create;
mod hand_over;
mod links;

use domain::access::{Action, Role};
use domain::error::Fault;
use domain::fold::fold_vi;
use domain::ids::AccountId;
use domain::units::UnitKind;
use domain::views::units::UnitHead;
use domain::views::users::{UserFilter, UserList, UserRow};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use time::Date;

use crate::Error;
use crate::entities::{account, unit};
use crate::tenancy::{Caller, Store, TenantTx};

pub use change::{Change, change, disable, enable};
pub(crate) use create::add;
pub use create::{NewUser, create};
pub use hand_over::hand_over;
pub(crate) use links::replace as replace_link;
pub use links::{link_owner, password_link, set_password_by_link};

/// The people that match, with what a form for one more needs.
///
/// # Errors
/// [`Fault::Forbidden`] for all but administrators; [`Fault::NotFound`] for an unknown id.
pub async fn list(store: &Store, caller: &Caller, filter: UserFilter) -> Result<UserList, Error> {
    let tx = store.begin(caller, Action::ViewUsers).await?;
    let accounts = tx.find::<account::Entity>().order_by_asc(account::Column::SortKey).all(tx.conn()).await?;
    let units = tx.find::<unit::Entity>().order_by_asc(unit::Column::Ordinal).all(tx.conn()).await?;
    let search = filter.search.as_deref().map(fold_vi).unwrap_or_default();
    let mut rows = Vec::new();
    for row in accounts {
        let role = role_of(&row)?;
        let wanted = filter.id.is_none_or(|id| id == row.id) && filter.role.is_none_or(|wanted| wanted == role);
        if wanted && (search.is_empty() || row.search.contains(&search)) {
            let unit = row.unit_id.and_then(|id| units.iter().find(|unit| unit.id == id));
            rows.push(user_row(row, role, unit, caller)?);
        }
    }
    if filter.id.is_some() && rows.is_empty() {
        return Err(Fault::NotFound.into());
    }
    let centre = caller.tenant.is_centre();
    let today = caller.now.day();
    let units = units.iter().filter(|unit| in_force(unit, today)).map(|unit| (unit.code.clone(), unit.name.clone())).collect();
    let roles = Role::ALL.iter().copied().filter(|role| role.is_centre() == centre).collect();
    Ok(UserList { rows, units, roles, link: None })
}

fn role_of(row: &account::Model) -> Result<Role, Error> {
    Role::from_code(&row.role).ok_or_else(|| Error::unknown_code("role", &row.role))
}

fn user_row(row: account::Model, role: Role, unit: Option<&unit::Model>, caller: &Caller) -> Result<UserRow, Error> {
    Ok(UserRow {
        own: row.id == caller.actor.account,
        id: row.id,
        username: row.username,
        name: row.name,
        position: row.position,
        role,
        unit: unit.map(unit_head).transpose()?,
        disabled_at: row.disabled_at,
        last_sign_in: row.last_sign_in,
        has_password: row.password_hash.is_some(),
        demo: row.demo,
        version: row.version,
    })
}

pub(crate) fn unit_head(row: &unit::Model) -> Result<UnitHead, Error> {
    Ok(UnitHead {
        id: row.id,
        code: row.code.clone(),
        name: row.name.clone(),
        short_name: row.short_name.clone(),
        kind: UnitKind::from_code(&row.kind).ok_or_else(|| Error::unknown_code("kind of unit", &row.kind))?,
        sample: row.sample,
    })
}

pub(crate) fn in_force(row: &unit::Model, day: Date) -> bool {
    domain::units::Validity { from: row.valid_from, to: row.valid_to }.contains(day)
}

/// The unit that holds a code today.
pub(crate) async fn unit_today(tx: &TenantTx, code: &str) -> Result<Option<unit::Model>, Error> {
    let holders = tx.find::<unit::Entity>().filter(unit::Column::Code.eq(code.trim())).all(tx.conn()).await?;
    Ok(holders.into_iter().find(|unit| in_force(unit, tx.now().day())))
}

/// One account, or [`Fault::NotFound`].
pub(crate) async fn one(tx: &TenantTx, id: AccountId) -> Result<account::Model, Error> {
    let row = tx.find::<account::Entity>().filter(account::Column::Id.eq(id)).one(tx.conn()).await?;
    row.ok_or_else(|| Fault::NotFound.into())
}

/// What people are found by.
fn search_words(username: &str, name: &str, position: &str) -> String {
    fold_vi(&format!("{username} {name} {position}"))
}
