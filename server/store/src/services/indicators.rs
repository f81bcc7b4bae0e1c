//! `/indicators`: what is measured, the province's figures, and what every unit reported.

mod course;
mod details;
mod heat;
mod list;

pub use details::get;
pub use heat::heat;
pub use list::list;

use std::cmp::Reverse;

use domain::units::UnitKind;
use sea_orm::{ColumnTrait, Condition};

use crate::Error;
use crate::entities::unit::{Column, Model};
use crate::queries::as_of::AsOf;
use crate::queries::units;
use crate::tenancy::TenantTx;

/// The units of the day that have none above them, and the one with this code, in official order. One query.
async fn named(tx: &TenantTx, as_of: &AsOf, other: Option<&str>) -> Result<Vec<Model>, Error> {
    let wanted = Condition::any().add(Column::ParentId.is_null()).add_option(other.map(|code| Column::Code.eq(code)));
    units::select(tx, Condition::all().add(units::in_force(as_of.day)).add(wanted)).await
}

/// The province among them. Before a merger the provinces that went into it stand beside it: it is the one that outlasts them.
fn province(units: &[Model]) -> Option<&Model> {
    let root = |unit: &&Model| unit.parent_id.is_none() && UnitKind::from_code(&unit.kind).is_some_and(UnitKind::is_root);
    units.iter().filter(root).min_by_key(|unit| Reverse((unit.valid_to.is_none(), unit.valid_to)))
}
