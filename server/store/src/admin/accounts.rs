//! Accounts that the operator makes: a tenant's first administrator has nobody inside to ask.

use domain::clock::Instant;
use domain::error::Fault;

use super::owned;
use crate::Error;
use crate::services::tenants;
use crate::services::users::{self, NewUser};
use crate::tenancy::{Errand, Options, Tenant};

/// Makes an account without a password in the tenant of `slug`. Answers the tenant, the token of the account's
/// one-time link and when that runs out.
///
/// # Errors
/// [`Fault::NotFound`] for an unknown tenant, refusals that name the fields, what is wrong with the database.
pub async fn add_user(options: &Options, slug: &str, new: NewUser) -> Result<(Tenant, String, Instant), Error> {
    let (store, _) = owned(options).await.map_err(|error| Error::Broken(error.to_string()))?;
    let tenant = tenants::find(&store, slug).await?.ok_or(Fault::NotFound)?;
    let tx = store.begin_errand(tenant.id, Errand::Operator).await?;
    let id = users::add(&tx, tenant.is_centre(), new).await?;
    let (token, expires_at) = users::replace_link(&tx, &users::one(&tx, id).await?, serde_json::json!({ "by": "operator" })).await?;
    tx.commit().await?;
    Ok((tenant, token, expires_at))
}
