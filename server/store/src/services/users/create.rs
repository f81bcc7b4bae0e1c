//! A new person.

use domain::access::{Action, Role};
use domain::audit::EventCode;
use domain::checks::too_long;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::fold::{nfc, sort_key_vi};
use domain::ids::{AccountId, UnitId};
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::{search_words, unit_today};
use crate::Error;
use crate::audit::{Event, record};
use crate::entities::account;
use crate::secrets::new_id;
use crate::tenancy::{Caller, Store, TenantTx};

/// What the form gives, as typed.
#[derive(Debug, Clone, Default)]
pub struct NewUser {
    /// User name: a–z, 0–9, dot, hyphen.
    pub username: String,
    /// Display name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Code of a role.
    pub role: String,
    /// Code of a unit; may be empty for roles that need none.
    pub unit_code: String,
}

/// Creates an account without a password; a link sets the first one.
///
/// # Errors
/// Refusals that name the fields.
pub async fn create(store: &Store, caller: &Caller, new: NewUser) -> Result<AccountId, Error> {
    let tx = store.begin(caller, Action::ManageUsers).await?;
    let id = add(&tx, caller.tenant.is_centre(), new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Checks and inserts, for the page and for the command line.
pub(crate) async fn add(tx: &TenantTx, centre: bool, new: NewUser) -> Result<AccountId, Error> {
    let username = new.username.trim().to_lowercase();
    let mut refusals = Vec::new();
    if !well_formed(&username) {
        refusals.push(refusal("username", RefusalCode::UsernameForm));
    } else if tx.find::<account::Entity>().filter(account::Column::Username.eq(&username)).one(tx.conn()).await?.is_some() {
        refusals.push(refusal("username", RefusalCode::UsernameTaken));
    }
    let checked = check(tx, centre, &new.name, &new.position, &new.role, &new.unit_code, &mut refusals).await?;
    let Some(checked) = checked.filter(|_| refusals.is_empty()) else {
        return Err(Fault::Refused { refusals }.into());
    };
    let id = AccountId(new_id());
    let row = account::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        username: Set(username.clone()),
        search: Set(search_words(&username, &checked.name, &checked.position)),
        sort_key: Set(sort_key_vi(&checked.name)),
        name: Set(checked.name.clone()),
        position: Set(checked.position),
        role: Set(checked.role.code().to_owned()),
        unit_id: Set(checked.unit),
        password_hash: Set(None),
        password_changed_at: Set(None),
        disabled_at: Set(None),
        last_sign_in: Set(None),
        demo: Set(false),
        version: Set(1),
        created_at: Set(tx.now()),
        ..Default::default()
    };
    // Two that are made at once both find the name free; the index of names lets one of them in.
    let taken = || Fault::Refused { refusals: vec![refusal("username", RefusalCode::UsernameTaken)] };
    tx.insert(row).await.map_err(|error| error.if_taken(taken))?;
    let detail = json!({ "username": username, "role": checked.role, "unit": checked.unit });
    record(tx, Event { event: EventCode::UserCreated, subject_id: Some(id.0), subject: &checked.name, detail }).await?;
    Ok(id)
}

/// The fields that a new and a changed account share, found good.
pub(super) struct Checked {
    pub name: String,
    pub position: String,
    pub role: Role,
    pub unit: Option<UnitId>,
}

pub(super) fn refusal(field: &str, code: RefusalCode) -> Refusal {
    Refusal { field: Some(field.to_owned()), code }
}

/// Checks the shared fields; what is wrong goes into `refusals`.
pub(super) async fn check(
    tx: &TenantTx,
    centre: bool,
    name: &str,
    position: &str,
    role: &str,
    unit_code: &str,
    refusals: &mut Vec<Refusal>,
) -> Result<Option<Checked>, Error> {
    let (name, position) = (nfc(name.trim()), nfc(position.trim()));
    if name.is_empty() {
        refusals.push(refusal("name", RefusalCode::Required));
    }
    for (field, text) in [("name", &name), ("position", &position)] {
        refusals.extend(too_long(text, 120).map(|code| refusal(field, code)));
    }
    let Some(role) = Role::from_code(role) else {
        refusals.push(refusal("role", RefusalCode::BadChoice));
        return Ok(None);
    };
    if role.is_centre() != centre {
        refusals.push(refusal("role", RefusalCode::RoleNotHere));
    }
    let unit = match unit_code.trim() {
        "" if role.needs_unit() => {
            refusals.push(refusal("unit_code", RefusalCode::UnitRequired));
            None
        }
        "" => None,
        code => {
            let found = unit_today(tx, code).await?;
            if found.is_none() {
                refusals.push(refusal("unit_code", RefusalCode::UnknownUnit));
            }
            found.map(|unit| unit.id)
        }
    };
    Ok(Some(Checked { name, position, role, unit }))
}

fn well_formed(username: &str) -> bool {
    (3..=40).contains(&username.len()) && username.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-')
}
