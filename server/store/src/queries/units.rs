//! Units: the day's tree, and single ones by id.

use std::collections::{HashMap, HashSet};

use domain::fold::fold_vi;
use domain::ids::UnitId;
use domain::units::{Level, UnitKind, Validity};
use domain::views::units::UnitHead;
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use time::Date;

use crate::Error;
use crate::entities::unit::{Column, Entity, Model};
use crate::tenancy::TenantTx;

/// Units by id.
pub(crate) type UnitMap = HashMap<UnitId, Model>;

/// The condition that a unit is in force on `day`.
pub(crate) fn in_force(day: Date) -> Condition {
    let from = Condition::any().add(Column::ValidFrom.is_null()).add(Column::ValidFrom.lte(day));
    let to = Condition::any().add(Column::ValidTo.is_null()).add(Column::ValidTo.gte(day));
    Condition::all().add(from).add(to)
}

/// Units that fulfil a condition, in official order.
pub(crate) async fn select(tx: &TenantTx, condition: impl Into<Condition>) -> Result<Vec<Model>, Error> {
    let mut units = tx.find::<Entity>().filter(condition.into()).all(tx.conn()).await?;
    units.sort_by(|a, b| order(a).cmp(&order(b)));
    Ok(units)
}

/// What a list shows of a unit. A page of two hundred reads no more of each than that.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Line {
    pub id: UnitId,
    pub code: String,
    pub kind: String,
    pub level: String,
    pub name: String,
    pub parent_id: Option<UnitId>,
    pub sample: bool,
}

impl Line {
    const COLUMNS: [Column; 7] = [Column::Id, Column::Code, Column::Kind, Column::Level, Column::Name, Column::ParentId, Column::Sample];
}

/// Like [`select`], for lists.
pub(crate) async fn lines(tx: &TenantTx, condition: Condition) -> Result<Vec<Line>, Error> {
    let query = tx.find::<Entity>().select_only().columns(Line::COLUMNS).filter(condition);
    let query = query.order_by_asc(Column::Ordinal).order_by_asc(Column::SortKey).order_by_asc(Column::Id);
    let mut lines = query.into_model::<Line>().all(tx.conn()).await?;
    // Stable: within a level the order is the query's.
    lines.sort_by_key(|line| Level::from_code(&line.level));
    Ok(lines)
}

/// Those units whose name, former names or code contain the folded words.
pub(crate) async fn matching(tx: &TenantTx, condition: Condition, needle: &str) -> Result<HashSet<UnitId>, Error> {
    let query = tx.find::<Entity>().select_only().columns([Column::Id, Column::Search, Column::Code]).filter(condition);
    let rows = query.into_tuple::<(UnitId, String, String)>().all(tx.conn()).await?;
    let found = rows.into_iter().filter(|(_, search, code)| search.contains(needle) || fold_vi(code).contains(needle));
    Ok(found.map(|(id, ..)| id).collect())
}

/// The units of these ids, which may repeat.
pub(crate) async fn by_ids(tx: &TenantTx, ids: impl IntoIterator<Item = UnitId>) -> Result<UnitMap, Error> {
    let mut ids: Vec<UnitId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let units = tx.find::<Entity>().filter(Column::Id.is_in(ids)).all(tx.conn()).await?;
    Ok(units.into_iter().map(|unit| (unit.id, unit)).collect())
}

/// The unit of a foreign key.
pub(crate) fn of(units: &UnitMap, id: UnitId) -> Result<&Model, Error> {
    units.get(&id).ok_or_else(|| Error::Broken(format!("no unit {id}")))
}

/// Place in the official list.
pub(crate) fn order(unit: &Model) -> (Option<Level>, i64, &str, UnitId) {
    (Level::from_code(&unit.level), unit.ordinal, &unit.sort_key, unit.id)
}

/// As it stands in a sentence or a cell.
pub(crate) fn head(unit: &Model) -> Result<UnitHead, Error> {
    Ok(UnitHead {
        id: unit.id,
        code: unit.code.clone(),
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        kind: kind(unit)?,
        sample: unit.sample,
    })
}

/// Several of them.
pub(crate) fn heads<'a>(units: impl IntoIterator<Item = &'a Model>) -> Result<Vec<UnitHead>, Error> {
    units.into_iter().map(head).collect()
}

/// Its kind.
pub(crate) fn kind(unit: &Model) -> Result<UnitKind, Error> {
    kind_of(&unit.kind)
}

/// A stored kind.
pub(crate) fn kind_of(code: &str) -> Result<UnitKind, Error> {
    UnitKind::from_code(code).ok_or_else(|| Error::unknown_code("kind of unit", code))
}

/// A stored level.
pub(crate) fn level(code: &str) -> Result<Level, Error> {
    Level::from_code(code).ok_or_else(|| Error::unknown_code("level", code))
}

/// Its days.
pub(crate) const fn validity(unit: &Model) -> Validity {
    Validity { from: unit.valid_from, to: unit.valid_to }
}

/// The units of a name or code: those that bear it exactly, else those that bear it without the word of their kind. With or
/// without tone marks.
pub(crate) fn called<'a>(tree: &'a [Model], name: &str) -> Vec<&'a Model> {
    let wanted = fold_vi(name);
    let exact: Vec<_> = tree.iter().filter(|unit| fold_vi(&unit.name) == wanted || fold_vi(&unit.code) == wanted).collect();
    if exact.is_empty() { tree.iter().filter(|unit| fold_vi(&unit.short_name) == wanted).collect() } else { exact }
}

/// Reads names or codes parted by ";", each unit once. What is no one unit comes back with how many bear the name.
pub(crate) fn named<'a>(tree: &'a [Model], typed: &str) -> (Vec<&'a Model>, Vec<(String, u32)>) {
    let (mut chosen, mut wrong): (Vec<&Model>, Vec<(String, u32)>) = (Vec::new(), Vec::new());
    for name in typed.split(';').map(str::trim).filter(|name| !name.is_empty()) {
        match called(tree, name).as_slice() {
            [unit] if chosen.iter().any(|other| other.id == unit.id) => {}
            [unit] => chosen.push(unit),
            several => wrong.push((name.to_owned(), crate::queries::paging::count(several.len()))),
        }
    }
    (chosen, wrong)
}

/// [`order`], for keys that must own what they compare.
pub(crate) fn place(unit: &Model) -> (Option<Level>, i64, String, UnitId) {
    let (level, ordinal, name, id) = order(unit);
    (level, ordinal, name.to_owned(), id)
}
