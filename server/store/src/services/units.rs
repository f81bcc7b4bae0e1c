//! `/units`: the dated tree of units.

mod details;

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::access::Action;
use domain::ids::UnitId;
use domain::units::{Level, UnitKind};
use domain::views::units::{UnitFilter, UnitList, UnitRow};
use sea_orm::QuerySelect;
use sea_orm::sea_query::Expr;
use time::Date;
use time::macros::date;

use crate::entities::unit_succession;
use crate::queries::paging::{count, cut, needle};
use crate::queries::units::{self, Line};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};
pub use details::get;

const PAGE_SIZE: u32 = 200;
/// The communes of 06/2025 are loaded; what changed among them before is not.
const COMMUNES_KNOWN_FROM: Date = date!(2025 - 06 - 01);

/// The units of a day. Two queries, and one more for a search.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] for the centre.
pub async fn list(store: &Store, caller: &Caller, filter: UnitFilter) -> Result<UnitList, Error> {
    let tx = store.begin(caller, Action::ViewUnits).await?;
    let day = filter.as_of.unwrap_or_else(|| caller.now.day());
    let all = units::lines(&tx, units::in_force(day)).await?;
    let predecessors = predecessors(&tx).await?;
    let found = match needle(filter.search.as_deref()) {
        Some(needle) => Some(units::matching(&tx, units::in_force(day), &needle).await?),
        None => None,
    };
    tx.commit().await?;

    let mut children: HashMap<UnitId, u32> = HashMap::new();
    for parent in all.iter().filter_map(|unit| unit.parent_id) {
        *children.entry(parent).or_default() += 1;
    }
    let (mut roots, mut tree) = (Vec::new(), Vec::with_capacity(all.len()));
    for unit in &all {
        let kind = units::kind_of(&unit.kind)?;
        if kind.is_root() {
            roots.push(unit.code.clone());
        } else {
            tree.push((unit, kind, units::level(&unit.level)?));
        }
    }
    let mut levels: BTreeMap<Level, u32> = BTreeMap::new();
    let mut kinds: BTreeMap<UnitKind, u32> = BTreeMap::new();
    for (_, kind, level) in &tree {
        *levels.entry(*level).or_default() += 1;
        *kinds.entry(*kind).or_default() += 1;
    }
    let approximate = day < COMMUNES_KNOWN_FROM && levels.contains_key(&Level::Commune);

    let wanted = Wanted::new(&filter, found, &all);
    let chosen: Vec<&Line> = tree.iter().filter(|(u, kind, level)| wanted.has(u, *kind, *level)).map(|(u, ..)| *u).collect();
    let (chosen, page) = cut(chosen, filter.page, PAGE_SIZE);
    let names: HashMap<UnitId, &str> = all.iter().map(|unit| (unit.id, unit.name.as_str())).collect();
    let row = |unit: &Line| -> Result<UnitRow, Error> {
        Ok(UnitRow {
            code: unit.code.clone(),
            name: unit.name.clone(),
            kind: units::kind_of(&unit.kind)?,
            sample: unit.sample,
            parent: unit.parent_id.and_then(|id| names.get(&id)).map(|name| (*name).to_owned()),
            predecessors: predecessors.get(&unit.id).copied().unwrap_or_default(),
            children: children.get(&unit.id).copied().unwrap_or_default(),
        })
    };
    let rows = chosen.into_iter().map(row).collect::<Result<_, _>>()?;
    Ok(UnitList { as_of: day, levels: levels.into_iter().collect(), kinds: kinds.into_iter().collect(), roots, rows, page, approximate })
}

/// What the filter lets through.
struct Wanted {
    found: Option<HashSet<UnitId>>,
    level: Option<Level>,
    kind: Option<UnitKind>,
    /// `Some(None)`: below a unit that the day does not know, hence nothing.
    under: Option<Option<UnitId>>,
}

impl Wanted {
    fn new(filter: &UnitFilter, found: Option<HashSet<UnitId>>, all: &[Line]) -> Self {
        let id_of = |code: &str| all.iter().find(|unit| unit.code == code).map(|unit| unit.id);
        Self { found, level: filter.level, kind: filter.kind, under: filter.under.as_deref().filter(|code| !code.is_empty()).map(id_of) }
    }

    fn has(&self, unit: &Line, kind: UnitKind, level: Level) -> bool {
        self.level.is_none_or(|wanted| wanted == level)
            && self.kind.is_none_or(|wanted| wanted == kind)
            && self.under.is_none_or(|under| under.is_some() && under == unit.parent_id)
            && self.found.as_ref().is_none_or(|found| found.contains(&unit.id))
    }
}

/// How many units each was made of. `COUNT(*)` is answered from the index alone.
async fn predecessors(tx: &TenantTx) -> Result<HashMap<UnitId, u32>, Error> {
    use unit_succession::{Column, Entity};
    let query = tx.find::<Entity>().select_only().column(Column::ToId).column_as(Expr::cust("COUNT(*)"), "n").group_by(Column::ToId);
    let rows = query.into_tuple::<(UnitId, i64)>().all(tx.conn()).await?;
    Ok(rows.into_iter().map(|(id, n)| (id, count(usize::try_from(n).unwrap_or_default()))).collect())
}
