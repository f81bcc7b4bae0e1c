//! `/indicators`: what is measured, the province's figures, and what every unit reported.

mod course;
mod details;
mod list;

pub use details::get;
pub use list::list;

use domain::ids::UnitId;
use sea_orm::{ColumnTrait, Condition};

use crate::entities::unit::{self, Column};
use crate::queries::as_of::AsOf;
use crate::queries::units;
use crate::tenancy::TenantTx;
use crate::{Caller, Error};

/// The units of the day with these codes, and the province itself, which bears its tenant's code. One query.
async fn named(tx: &TenantTx, caller: &Caller, as_of: &AsOf, other: Option<&str>) -> Result<Vec<unit::Model>, Error> {
    let codes = std::iter::once(caller.tenant.head.code.as_str()).chain(other);
    units::select(tx, Condition::all().add(units::in_force(as_of.day)).add(Column::Code.is_in(codes))).await
}

/// The province among them.
fn province(units: &[unit::Model], caller: &Caller) -> Option<UnitId> {
    units.iter().find(|unit| unit.code == caller.tenant.head.code).map(|unit| unit.id)
}
