//! The files of a page.

use std::collections::HashMap;

use domain::evidence::SubjectKind;
use domain::ids::{AccountId, FileId};
use domain::views::files::{FileBox, FileRow, UsedAt};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::{file_kind, kind_of};
use crate::entities::{account, file_use, stored_file};
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::services::subjects::Seen;
use crate::tenancy::TenantTx;
use crate::{Caller, Error};

/// A place that files are attached to.
type Place = (SubjectKind, Uuid);

/// The files of these things, as far as the person may see them, each with where else its content is attached. As many queries
/// for one as for many.
pub(crate) async fn boxes(tx: &TenantTx, caller: &Caller, as_of: &AsOf, seen: &Seen, places: &[Place]) -> Result<Vec<FileBox>, Error> {
    let shown: Vec<Place> = places.iter().copied().filter(|place| seen.get(place).is_some()).collect();
    if shown.is_empty() {
        return Ok(Vec::new());
    }
    let at = |kind: SubjectKind| {
        let ids = shown.iter().filter(|place| place.0 == kind).map(|place| place.1);
        Condition::all().add(file_use::Column::SubjectKind.eq(kind.code())).add(file_use::Column::SubjectId.is_in(ids))
    };
    let any = SubjectKind::ALL.iter().fold(Condition::any(), |any, kind| any.add(at(*kind)));
    let uses = tx.find::<file_use::Entity>().filter(any).all(tx.conn()).await?;
    let files = tx.find::<stored_file::Entity>().filter(stored_file::Column::Id.is_in(uses.iter().map(|one| one.file_id)));
    let files = files.filter(as_of.known(stored_file::Column::UploadedAt)).all(tx.conn()).await?;
    let files: HashMap<FileId, stored_file::Model> = files.into_iter().map(|row| (row.id, row)).collect();
    let people = tx.find::<account::Entity>().filter(account::Column::Id.is_in(files.values().map(|row| row.uploaded_by)));
    let people: HashMap<AccountId, String> = people.all(tx.conn()).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let others = Others::load(tx, caller, as_of, &files).await?;
    let mut boxes = Vec::with_capacity(shown.len());
    for place in shown {
        let Some(subject) = seen.get(&place) else { continue };
        let mut rows = Vec::new();
        for one in uses.iter().filter(|one| one.subject_id == place.1 && one.subject_kind == place.0.code()) {
            let Some(file) = files.get(&one.file_id) else { continue };
            let (elsewhere, hidden) = others.of(&file.sha256, place);
            rows.push(FileRow {
                id: file.id,
                name: file.name.clone(),
                kind: file_kind(file)?,
                bytes: u64::try_from(file.bytes).unwrap_or_default(),
                sha256: file.sha256.clone(),
                note: one.note.clone(),
                by: people.get(&file.uploaded_by).cloned().unwrap_or_default(),
                at: file.uploaded_at,
                may_remove: subject.is_loose(file.uploaded_at),
                elsewhere,
                hidden,
            });
        }
        rows.sort_by_key(|row| (row.at, row.id));
        boxes.push(FileBox { kind: place.0, id: place.1, rows, may_attach: subject.own && subject.open });
    }
    Ok(boxes)
}

/// Every place of the contents shown.
struct Others {
    by_content: HashMap<String, Vec<(Place, domain::clock::Instant)>>,
    seen: Seen,
}

impl Others {
    async fn load(tx: &TenantTx, caller: &Caller, as_of: &AsOf, files: &HashMap<FileId, stored_file::Model>) -> Result<Self, Error> {
        use stored_file::Column as S;
        let same = tx.find::<stored_file::Entity>().filter(S::Sha256.is_in(files.values().map(|row| row.sha256.as_str())));
        let same = same.filter(as_of.known(S::UploadedAt));
        let uses = same.clone().select_only().column(S::Id).into_query();
        let uses = tx.find::<file_use::Entity>().filter(file_use::Column::FileId.in_subquery(uses)).all(tx.conn()).await?;
        let same: HashMap<FileId, stored_file::Model> = same.all(tx.conn()).await?.into_iter().map(|row| (row.id, row)).collect();
        let mut by_content: HashMap<String, Vec<_>> = HashMap::new();
        for one in &uses {
            let Some(file) = same.get(&one.file_id) else { continue };
            by_content.entry(file.sha256.clone()).or_default().push(((kind_of(one)?, one.subject_id), file.uploaded_at));
        }
        // Alone where it is: nothing to look for.
        by_content.retain(|_, places| places.len() > 1);
        let places: Vec<Place> = by_content.values().flatten().map(|(place, _)| *place).collect();
        Ok(Self { seen: Seen::load(tx, caller, as_of, places).await?, by_content })
    }

    /// Where else a content is: what the person may see, and how many places they may not.
    fn of(&self, sha256: &str, here: Place) -> (Vec<UsedAt>, u32) {
        let elsewhere = self.by_content.get(sha256).into_iter().flatten().filter(|(place, _)| *place != here);
        let (mut named, mut hidden) = (Vec::new(), 0_usize);
        for (place, at) in elsewhere {
            match self.seen.get(place) {
                Some(subject) => named.push(UsedAt { kind: place.0, name: subject.name.clone(), href: subject.href.clone(), at: *at }),
                None => hidden += 1,
            }
        }
        named.sort_by(|a, b| (a.at, &a.href).cmp(&(b.at, &b.href)));
        (named, count(hidden))
    }
}
