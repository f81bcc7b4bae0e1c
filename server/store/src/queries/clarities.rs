//! Which clarities this tenant demands of a task.

use domain::clarity::{Clarity, ClaritySet};

use crate::Error;
use crate::entities::tenant_setting;
use crate::tenancy::TenantTx;

/// The set; the usual six where a tenant has no settings. One query.
pub(crate) async fn demanded(tx: &TenantTx) -> Result<ClaritySet, Error> {
    let setting = tx.find::<tenant_setting::Entity>().one(tx.conn()).await?;
    setting.map_or_else(|| Ok(ClaritySet::default()), |setting| read(&setting.clarities))
}

/// The set out of a row: codes separated by blanks.
pub(crate) fn read(codes: &str) -> Result<ClaritySet, Error> {
    let codes = codes.split_whitespace().map(|code| Clarity::from_code(code).ok_or_else(|| Error::unknown_code("clarity", code)));
    let all: Vec<Clarity> = codes.collect::<Result<_, _>>()?;
    ClaritySet::try_from(all).map_err(|_| Error::Broken("the tenant demands no clarity at all".to_owned()))
}

/// The set as a row keeps it.
pub(crate) fn write(set: &ClaritySet) -> String {
    set.iter().map(Clarity::code).collect::<Vec<_>>().join(" ")
}
