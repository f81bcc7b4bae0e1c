//! One's own account.

use domain::access::Action;
use domain::audit::EventCode;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::notice::Frequency;
use domain::text::Lang;
use domain::views::account::{AccountView, MailWish, SessionRow};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;

use crate::Error;
use crate::audit::{Event, record};
use crate::entities::{account, session};
use crate::secrets::{hash_password, verify_password};
use crate::services::notices::digest;
use crate::tenancy::{Caller, Store, TenantTx};
use crate::typed::Typed;

/// The longest address.
const EMAIL_MAX: u32 = 200;

/// The caller's own account and sessions.
///
/// # Errors
/// The database's.
pub async fn own(store: &Store, caller: &Caller) -> Result<AccountView, Error> {
    let tx = store.begin(caller, Action::ViewAccount).await?;
    let row = own_row(&tx, caller).await?;
    let sessions = tx
        .find::<session::Entity>()
        .filter(session::Column::AccountId.eq(row.id))
        .filter(session::Column::ExpiresAt.gt(caller.now))
        .order_by_desc(session::Column::SeenAt)
        .all(tx.conn())
        .await?;
    let sessions = sessions
        .into_iter()
        .map(|held| SessionRow {
            current: held.id_hash == caller.actor.session,
            handle: held.id_hash,
            created_at: held.created_at,
            seen_at: held.seen_at,
            agent: agent_words(&held.agent),
            network: held.network,
        })
        .collect();
    let mail = MailWish { frequency: digest::frequency(&row)?, lang: digest::lang(&row)?, email: row.email };
    Ok(AccountView {
        username: row.username,
        name: row.name,
        position: row.position,
        role: caller.actor.role,
        unit: caller.actor.unit_name.clone(),
        rights: Action::ALL.iter().copied().filter(|action| caller.actor.may(*action)).collect(),
        sessions,
        password_changed_at: row.password_changed_at,
        mail,
    })
}

/// Changes the caller's own password and ends the other sessions.
///
/// # Errors
/// Refusals on the fields `current`, `new` and `repeat`.
pub async fn change_password(store: &Store, caller: &Caller, current: &str, new: &str, repeat: &str) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ViewAccount).await?;
    let row = own_row(&tx, caller).await?;
    drop(tx);
    let mut refusals = domain::passwords::check(&row.username, new, repeat);
    if !verify_password(current, row.password_hash).await? {
        refusals.insert(0, Refusal { field: Some("current".to_owned()), code: RefusalCode::WrongPassword });
    }
    if !refusals.is_empty() {
        return Err(Fault::Refused { refusals }.into());
    }
    let hash = hash_password(new).await?;
    let tx = store.begin(caller, Action::ManageOwnAccount).await?;
    set_hash(&tx, &row.id, hash).await?;
    tx.delete::<session::Entity>()
        .filter(session::Column::AccountId.eq(row.id))
        .filter(session::Column::IdHash.ne(&caller.actor.session))
        .exec(tx.conn())
        .await?;
    let event = Event { event: EventCode::PasswordChanged, subject_id: Some(row.id.0), subject: &row.name, detail: json!({}) };
    record(&tx, event).await?;
    tx.commit().await
}

/// Changes what comes to the caller by e-mail, as typed.
///
/// # Errors
/// Refusals on `email`, `frequency` and `lang`.
pub async fn save_mail(store: &Store, caller: &Caller, email: &str, frequency: &str, lang: &str) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageOwnAccount).await?;
    let mut fields = Typed::default();
    let email = fields.text("email", email, EMAIL_MAX);
    if !email.is_empty() && !is_address(&email) {
        fields.refuse("email", RefusalCode::BadEmail);
    }
    let wish = fields.code::<Frequency>("frequency", frequency).zip(fields.code::<Lang>("lang", lang));
    let (frequency, lang) = fields.done(wish)?;
    let email = Some(email).filter(|email| !email.is_empty());
    let detail = json!({ "address": email.is_some(), "digest": frequency.code(), "lang": lang.code() });
    let change = account::ActiveModel {
        email: Set(email),
        digest: Set(frequency.code().to_owned()),
        lang: Set(lang.code().to_owned()),
        ..Default::default()
    };
    tx.update::<account::Entity>().set(change).filter(account::Column::Id.eq(caller.actor.account)).exec(tx.conn()).await?;
    let event = Event { event: EventCode::MailWishChanged, subject_id: Some(caller.actor.account.0), subject: &caller.actor.name, detail };
    record(&tx, event).await?;
    tx.commit().await
}

/// Whether something can be an address: one name, one host with a dot, nothing that could end a line of a header.
fn is_address(text: &str) -> bool {
    let plain = text.chars().all(|c| c.is_ascii_graphic() && !"<>()[],;:\\\"".contains(c));
    let host = |host: &str| {
        let labels = host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        labels && host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
    };
    plain && text.split_once('@').is_some_and(|(name, at)| !name.is_empty() && name.split('.').all(|part| !part.is_empty()) && host(at))
}

pub(crate) async fn set_hash(tx: &TenantTx, id: &domain::ids::AccountId, hash: String) -> Result<(), Error> {
    let change = account::ActiveModel { password_hash: Set(Some(hash)), password_changed_at: Set(Some(tx.now())), ..Default::default() };
    tx.update::<account::Entity>().set(change).filter(account::Column::Id.eq(*id)).exec(tx.conn()).await?;
    Ok(())
}

async fn own_row(tx: &TenantTx, caller: &Caller) -> Result<account::Model, Error> {
    let row = tx.find::<account::Entity>().filter(account::Column::Id.eq(caller.actor.account)).one(tx.conn()).await?;
    row.ok_or_else(|| Fault::SignedOut.into())
}

/// "Chrome · Windows" of a `User-Agent`. Only for recognising one's own sessions; nothing depends on it.
fn agent_words(agent: &str) -> String {
    let pick = |words: &[(&str, &'static str)]| words.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let browser = pick(&[("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]);
    let system = pick(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "—".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn addresses() {
        for good in ["canbo@thanhhoa.gov.vn", "a.b+c@x-y.vn", "so_y_te@x.vn"] {
            assert!(is_address(good), "{good}");
        }
        let bad = [
            "",
            "a",
            "a@",
            "@b.vn",
            "a@b",
            "a b@c.vn",
            "a@b.vn,c@d.vn",
            "<a@b.vn>",
            "a@b..vn",
            "a@-b.vn",
            "a@b@c.vn",
            ".a@b.vn",
            "ă@b.vn",
            "a@b.vn\nBcc: x@y.vn",
        ];
        for bad in bad {
            assert!(!is_address(bad), "{bad:?}");
        }
    }
}
