//! The board, computed from what was read.

use std::collections::{HashMap, HashSet};

use domain::ids::{ModelId, UnitId};
use domain::lifecycle::{CoverageState, ObligationKind};
use domain::units::Level;
use domain::views::coverage::{CoverageCell, CoverageLevel, ReturnedRow};

use crate::Error;
use crate::entities::unit;
use crate::queries::obligations::Owed;
use crate::queries::paging::count;
use crate::queries::registrations::{Decided, latest};
use crate::queries::units::{self, UnitMap};

/// What was read.
pub(super) struct Facts<'a> {
    pub(super) owed: &'a [Owed],
    /// In order of time.
    pub(super) decided: &'a [Decided],
    /// The units of `owed` and `decided`.
    pub(super) concerned: &'a UnitMap,
    pub(super) names: &'a HashMap<ModelId, String>,
    /// All whom a general call means.
    pub(super) everyone: Option<&'a [unit::Model]>,
}

impl Facts<'_> {
    /// The levels, from the province down.
    pub(super) fn levels(&self) -> Result<Vec<CoverageLevel>, Error> {
        let own = self.decided.iter().filter(|one| one.for_itself()).cloned().collect::<Vec<_>>();
        let own = latest(&own, |one| one.row.unit_id).into_iter().map(|(id, one)| (id, (one.state, one.row.model_id))).collect();
        let mut levels = Vec::new();
        for level in Level::ALL.iter().copied() {
            let units = self.units_of(level, &own)?;
            if level != Level::Provincial && units.is_empty() {
                continue;
            }
            // A list of departments is whole only where the document itself names every one of them.
            let asked: HashSet<UnitId> = self.registering().map(|o| o.row.unit_id).collect();
            let whole = level != Level::Provincial || units.iter().all(|unit| asked.contains(&unit.id));
            levels.push(board_of(level, &units, &own, whole)?);
        }
        Ok(levels)
    }

    /// The units that a level shows: those that registered under the document or that it asks to; of a general call to
    /// districts or communes the whole level. No general call says of how many departments it speaks.
    fn units_of(&self, level: Level, own: &HashMap<UnitId, (CoverageState, ModelId)>) -> Result<Vec<&unit::Model>, Error> {
        let owing = self.registering().map(|o| o.row.unit_id);
        let concerned = own.keys().copied().chain(owing).map(|id| units::of(self.concerned, id));
        let mut concerned = concerned.collect::<Result<Vec<&unit::Model>, _>>()?;
        concerned.retain(|unit| unit.level == level.code());
        if level != Level::Provincial && !concerned.is_empty() {
            concerned.extend(self.everyone.into_iter().flatten().filter(|unit| unit.level == level.code()));
        }
        concerned.sort_by(|a, b| units::order(a).cmp(&units::order(b)));
        concerned.dedup_by_key(|unit| unit.id);
        Ok(concerned)
    }

    fn registering(&self) -> impl Iterator<Item = &Owed> {
        self.owed.iter().filter(|o| o.kind == ObligationKind::Register)
    }

    /// Registrations whose latest decision returned them, for the unit itself or for the whole province.
    pub(super) fn returned(&self) -> Result<Vec<ReturnedRow>, Error> {
        let owed: HashMap<UnitId, &Owed> = self.registering().map(|o| (o.row.unit_id, o)).collect();
        let latest = latest(self.decided, |one| (one.row.unit_id, one.for_itself()));
        let mut rows = Vec::new();
        for one in latest.into_values().filter(|one| one.state == CoverageState::Returned) {
            let unit = units::of(self.concerned, one.row.unit_id)?;
            let owed = owed.get(&unit.id);
            let row = ReturnedRow {
                unit: units::head(unit)?,
                model: one.row.model_id,
                model_name: self.names.get(&one.row.model_id).cloned().unwrap_or_default(),
                level: units::level(&one.row.level)?,
                reasons: one.reasons(),
                due: owed.map(|o| o.due),
                sent_at: owed.and_then(|o| o.sent_at),
            };
            rows.push((units::order(unit), one.for_itself(), row));
        }
        rows.sort_by(|(a, a_own, _), (b, b_own, _)| (a, b_own).cmp(&(b, a_own)));
        Ok(rows.into_iter().map(|(.., row)| row).collect())
    }
}

/// `whole`: whether the units are all that there are to register, so that a share of them means something.
fn board_of(
    level: Level,
    units: &[&unit::Model],
    own: &HashMap<UnitId, (CoverageState, ModelId)>,
    whole: bool,
) -> Result<CoverageLevel, Error> {
    let mut cells = Vec::with_capacity(units.len());
    for unit in units.iter().copied() {
        if units::kind(unit)?.is_root() {
            continue;
        }
        let (state, model) = own.get(&unit.id).map_or((CoverageState::None, None), |(state, model)| (*state, Some(*model)));
        cells.push(CoverageCell { unit: units::head(unit)?, state, model });
    }
    let of = |state| count(cells.iter().filter(|cell| cell.state == state).count());
    Ok(CoverageLevel {
        level,
        registered: of(CoverageState::Registered),
        returned: of(CoverageState::Returned),
        waiting: of(CoverageState::Waiting),
        none: of(CoverageState::None),
        total: whole.then(|| count(cells.len())),
        cells,
    })
}
