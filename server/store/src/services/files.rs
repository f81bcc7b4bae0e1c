//! Evidence files: attached to what is being written or reported, read by who may see that, never changed.

mod boxes;
mod sweep;

use domain::access::Action;
use domain::audit::EventCode;
use domain::error::{Fault, RefusalCode};
use domain::evidence::{FileKind, SubjectKind};
use domain::ids::FileId;
use sea_orm::sea_query::{Alias, ExprTrait, Func};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, Set};
use serde_json::json;
use uuid::Uuid;

use crate::audit::{Event, lock_chain, record};
use crate::blobs::{Content, FileRoom, Received};
use crate::entities::{file_use, stored_file};
use crate::queries::as_of::AsOf;
use crate::secrets::new_id;
use crate::services::subjects::{self, Subject};
use crate::tenancy::TenantTx;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

pub(crate) use boxes::boxes;
pub use sweep::sweep;

/// The most characters of a note.
const NOTE_MAX: u32 = 300;

/// A file as it was sent.
#[derive(Debug)]
pub struct Attach {
    /// To what kind of thing.
    pub kind: SubjectKind,
    /// To which.
    pub id: Uuid,
    /// Its name, as [`domain::evidence::clean_name`] leaves it.
    pub name: String,
    /// What the person says about it.
    pub note: String,
    /// Its content.
    pub received: Received,
}

/// A file to be sent out.
pub struct Open {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256, in hexadecimal digits.
    pub sha256: String,
    /// The content.
    pub content: Content,
}

/// Refuses whoever may not attach anything there now, before the content is read. Answers the page of the thing.
///
/// # Errors
/// [`Fault::NotFound`] for what the person may not know; [`Fault::Forbidden`] without the right, and for another unit's;
/// [`RefusalCode::FileSettled`] where it was sent already.
pub async fn may_attach(store: &Store, caller: &Caller, kind: SubjectKind, id: Uuid) -> Result<String, Error> {
    let tx = store.begin(caller, kind.write()).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let subject = open_subject(&tx, caller, &as_of, kind, id).await?;
    tx.commit().await?;
    Ok(subject.href)
}

/// Attaches a file. What is refused leaves nothing behind.
///
/// # Errors
/// As [`may_attach`]; on `note`, and on `file` when the same content is there or the tenant's room is used up.
pub async fn attach(store: &Store, room: &FileRoom, caller: &Caller, form: Attach) -> Result<FileId, Error> {
    let Attach { kind, id, name, note, received } = form;
    match attached(store, room, caller, (kind, id), (&name, &note), &received).await {
        Ok(id) => Ok(id),
        Err(error) => {
            received.discard().await;
            Err(error)
        }
    }
}

async fn attached(
    store: &Store,
    room: &FileRoom,
    caller: &Caller,
    (kind, id): (SubjectKind, Uuid),
    (name, note): (&str, &str),
    received: &Received,
) -> Result<FileId, Error> {
    let tx = store.begin(caller, kind.write()).await?;
    let as_of = AsOf::load(&tx, None).await?;
    // Two files at once: each sees the other's content and bytes, and the sweep takes neither.
    lock_chain(&tx).await?;
    let subject = open_subject(&tx, caller, &as_of, kind, id).await?;
    let mut typed = Typed::default();
    let note = typed.text("note", note, NOTE_MAX);
    let note = typed.done(Some(note))?;
    let there = uses(&tx, kind, id).await?;
    let same = tx.find::<stored_file::Entity>().filter(stored_file::Column::Sha256.eq(&received.sha256));
    let same = same.filter(stored_file::Column::Id.is_in(there.iter().map(|one| one.file_id)));
    if same.one(tx.conn()).await?.is_some() {
        return Err(Fault::field("file", RefusalCode::FileThere).into());
    }
    let max = room.limits().tenant;
    if stored(&tx).await?.saturating_add(received.bytes) > max {
        return Err(Fault::field("file", RefusalCode::FilesFull { max }).into());
    }
    let file = FileId(new_id());
    let row = stored_file::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(file),
        sha256: Set(received.sha256.clone()),
        bytes: Set(i64::try_from(received.bytes).unwrap_or(i64::MAX)),
        kind: Set(received.kind.code().to_owned()),
        name: Set(name.to_owned()),
        uploaded_by: Set(caller.actor.account),
        unit_id: Set(caller.actor.unit),
        uploaded_at: Set(tx.now()),
    };
    tx.insert(row).await?;
    let row = file_use::ActiveModel {
        tenant_id: Set(tx.tenant()),
        file_id: Set(file),
        subject_kind: Set(kind.code().to_owned()),
        subject_id: Set(id),
        slot: Set(kind.slot().code().to_owned()),
        note: Set(note),
    };
    tx.insert(row).await?;
    let detail = json!({ "file": file, "name": name, "sha256": received.sha256, "bytes": received.bytes, "to": kind.code() });
    record(&tx, Event { event: EventCode::FileAttached, subject_id: Some(id), subject: &subject.name, detail }).await?;
    // Before the rows can be seen: a row never names what is not there. Rows that fail to come leave it to the sweep.
    room.place(tx.tenant(), received).await?;
    tx.commit().await?;
    Ok(file)
}

/// The content of a file, for whoever may see something that it is attached to.
///
/// # Errors
/// [`Fault::NotFound`] for all others, and for one that nobody has.
pub async fn open(store: &Store, room: &FileRoom, caller: &Caller, id: FileId) -> Result<Open, Error> {
    let tx = store.begin(caller, Action::ViewHome).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let row = tx.find::<stored_file::Entity>().filter(stored_file::Column::Id.eq(id)).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
    let at = tx.find::<file_use::Entity>().filter(file_use::Column::FileId.eq(id)).all(tx.conn()).await?;
    let mut seen = false;
    for one in at {
        let kind = kind_of(&one)?;
        seen = seen || subjects::load(&tx, caller, &as_of, kind, &[one.subject_id]).await?.contains_key(&one.subject_id);
    }
    tx.commit().await?;
    if !seen {
        return Err(Fault::NotFound.into());
    }
    let content = room.read(caller.tenant.id, &row.sha256).await?;
    let kind = file_kind(&row)?;
    Ok(Open { name: row.name, kind, bytes: u64::try_from(row.bytes).unwrap_or_default(), sha256: row.sha256, content })
}

/// Takes a file off what is still being written. Answers the page of the thing.
///
/// # Errors
/// As [`may_attach`]; [`Fault::NotFound`] for a file that is not there; [`RefusalCode::FileSettled`] for one that was there when
/// something last happened to the thing.
pub async fn remove(store: &Store, caller: &Caller, kind: SubjectKind, id: Uuid, file: FileId) -> Result<String, Error> {
    let tx = store.begin(caller, kind.write()).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let subject = open_subject(&tx, caller, &as_of, kind, id).await?;
    let used = uses(&tx, kind, id).await?.into_iter().any(|one| one.file_id == file);
    let row = tx.find::<stored_file::Entity>().filter(stored_file::Column::Id.eq(file)).one(tx.conn()).await?;
    let row = row.filter(|_| used).ok_or(Fault::NotFound)?;
    if !subject.is_loose(row.uploaded_at) {
        return Err(settled());
    }
    drop_uses(&tx, file_use::Column::FileId.eq(file), kind, id).await?;
    let detail = json!({ "file": file, "name": row.name, "sha256": row.sha256, "to": kind.code() });
    record(&tx, Event { event: EventCode::FileRemoved, subject_id: Some(id), subject: &subject.name, detail }).await?;
    tx.commit().await?;
    Ok(subject.href)
}

/// Takes off all that is attached to what is thrown away itself, in the same transaction.
pub(crate) async fn drop_all(tx: &TenantTx, kind: SubjectKind, id: Uuid) -> Result<(), Error> {
    drop_uses(tx, file_use::Column::TenantId.eq(tx.tenant()), kind, id).await
}

/// Deletes uses, and the rows of files that are used nowhere any more. The contents are the sweep's.
async fn drop_uses(tx: &TenantTx, which: sea_orm::sea_query::Expr, kind: SubjectKind, id: Uuid) -> Result<(), Error> {
    use file_use::Column as U;
    let of = |files: Vec<FileId>| tx.find::<file_use::Entity>().filter(U::FileId.is_in(files));
    let gone: Vec<FileId> = uses_where(tx, which.clone(), kind, id).await?.into_iter().map(|one| one.file_id).collect();
    tx.delete::<file_use::Entity>()
        .filter(which)
        .filter(U::SubjectKind.eq(kind.code()))
        .filter(U::SubjectId.eq(id))
        .exec(tx.conn())
        .await?;
    let kept: Vec<FileId> = of(gone.clone()).all(tx.conn()).await?.into_iter().map(|one| one.file_id).collect();
    let gone = gone.into_iter().filter(|file| !kept.contains(file));
    tx.delete::<stored_file::Entity>().filter(stored_file::Column::Id.is_in(gone)).exec(tx.conn()).await?;
    Ok(())
}

async fn uses(tx: &TenantTx, kind: SubjectKind, id: Uuid) -> Result<Vec<file_use::Model>, Error> {
    uses_where(tx, file_use::Column::TenantId.eq(tx.tenant()), kind, id).await
}

async fn uses_where(tx: &TenantTx, which: sea_orm::sea_query::Expr, kind: SubjectKind, id: Uuid) -> Result<Vec<file_use::Model>, Error> {
    use file_use::Column as U;
    let rows = tx.find::<file_use::Entity>().filter(which).filter(U::SubjectKind.eq(kind.code())).filter(U::SubjectId.eq(id));
    Ok(rows.all(tx.conn()).await?)
}

/// The thing, if the person may attach something to it now.
async fn open_subject(tx: &TenantTx, caller: &Caller, as_of: &AsOf, kind: SubjectKind, id: Uuid) -> Result<Subject, Error> {
    let subject = subjects::load(tx, caller, as_of, kind, &[id]).await?.remove(&id).ok_or(Fault::NotFound)?;
    if !subject.own {
        return Err(Fault::Forbidden { action: kind.write() }.into());
    }
    if subject.open { Ok(subject) } else { Err(settled()) }
}

fn settled() -> Error {
    Fault::field("file", RefusalCode::FileSettled).into()
}

/// Bytes of all files of the tenant: each time that one was sent counts.
async fn stored(tx: &TenantTx) -> Result<u64, Error> {
    use stored_file::Column as S;
    // A sum of bigint is numeric on PostgreSQL.
    let sum = Func::sum(sea_orm::sea_query::Expr::col(S::Bytes));
    let sum = sea_orm::sea_query::Expr::expr(sum).cast_as(Alias::new("bigint"));
    let row: Option<Option<i64>> = tx.find::<stored_file::Entity>().select_only().expr_as(sum, "bytes").into_tuple().one(tx.conn()).await?;
    Ok(row.flatten().and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or_default())
}

fn kind_of(row: &file_use::Model) -> Result<SubjectKind, Error> {
    SubjectKind::from_code(&row.subject_kind).ok_or_else(|| Error::unknown_code("subject kind", &row.subject_kind))
}

fn file_kind(row: &stored_file::Model) -> Result<FileKind, Error> {
    FileKind::from_code(&row.kind).ok_or_else(|| Error::unknown_code("file kind", &row.kind))
}
