//! `/`: what this person owes now, by deadline.

use std::collections::HashMap;

use domain::access::Action;
use domain::deadline::DueStatus;
use domain::ids::DocumentId;
use domain::lifecycle::CoverageState;
use domain::lifecycle::paper::PaperState;
use domain::views::home::{HomeView, OpenDuty};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder};
use time::Date;

use crate::entities::{account, obligation, pilot_model, registration, standing_agency, standing_duty};
use crate::queries::as_of::AsOf;
use crate::queries::obligations::Owed;
use crate::queries::paging::count;
use crate::queries::scope::Scope;
use crate::queries::units::UnitMap;
use crate::queries::{models, obligations, registrations, standing_duties, units};
use crate::services::notices::people::People;
use crate::services::registrations::lines as registrations_of;
use crate::services::{difficulties, explanations};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

const OPEN_SHOWN: usize = 40;
const MODELS_SHOWN: usize = 10;
const UNMANNED_SHOWN: usize = 20;

/// What the person's unit and those below it owe; for whoever acts for no unit, what all of them owe.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] on a host that is not of the role's kind.
pub async fn get(store: &Store, caller: &Caller, as_of: Option<Date>) -> Result<HomeView, Error> {
    let tx = store.begin(caller, Action::ViewHome).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let mut view = HomeView {
        as_of: as_of.day,
        at: as_of.at,
        deadline_hour: as_of.deadline_hour,
        open: Vec::new(),
        open_total: 0,
        late_total: 0,
        returned: Vec::new(),
        to_review: Vec::new(),
        to_hear: Vec::new(),
        to_decide: Vec::new(),
        came_back: Vec::new(),
        under_way: Vec::new(),
        models: Vec::new(),
        standing: Vec::new(),
        unmanned: Vec::new(),
        unmanned_total: 0,
        unit: caller.actor.unit_name.clone(),
        standing_agency: None,
    };
    if !caller.actor.role.is_centre() {
        let scope = Scope::load(&tx, &caller.actor, as_of.day).await?;
        if let Scope::These(own) = &scope {
            let own = standing_duty::Column::UnitId.is_in(own.iter().copied());
            view.standing = standing_duties::owed(&tx, &as_of, Condition::all().add(own)).await?;
        }
        let owers = fill_open(&tx, &as_of, &scope, &mut view).await?;
        if !as_of.past && caller.actor.may(Action::ManageUsers) {
            unmanned(&tx, &as_of, &owers, &mut view).await?;
        }
        let decided = registrations::decided(&tx, &as_of, scope.of_units(registration::Column::UnitId)).await?;
        let mut returned = registrations::standing(decided);
        returned.retain(|one| one.state == CoverageState::Returned);
        view.returned = registrations::rows(&tx, returned).await?;
        desk(&tx, caller, &as_of, &scope, &mut view).await?;
        if !as_of.past && caller.actor.may(Action::ViewDifficulties) {
            (view.to_decide, view.came_back) = difficulties::waiting(&tx, caller, &as_of, &scope).await?;
        }
        view.models = models::rows(&tx, &as_of, scope.of_units(pilot_model::Column::LeadUnitId)).await?;
        view.models.truncate(MODELS_SHOWN);
        view.standing_agency = standing_agency(&tx, as_of.day).await?;
    }
    tx.commit().await?;
    Ok(view)
}

/// What waits for this person's decision, and what the person's units have under way.
async fn desk(tx: &TenantTx, caller: &Caller, as_of: &AsOf, scope: &Scope, view: &mut HomeView) -> Result<(), Error> {
    let decides = caller.actor.may(Action::ReviewPapers);
    if as_of.past || (!decides && !caller.actor.role.needs_unit()) {
        return Ok(());
    }
    let own = if decides { Condition::all() } else { scope.of_units(registration::Column::UnitId) };
    let mut lines = registrations_of(tx, caller, as_of, own).await?;
    lines.sort_by_key(|line| (line.since, line.id));
    if decides {
        let asked = explanations::answered(tx, as_of).await?;
        view.to_hear = lines.iter().filter(|line| asked.contains(&line.id)).cloned().collect();
        lines.retain(|line| line.state == PaperState::Submitted);
        view.to_review = lines;
    } else {
        lines.retain(|line| matches!(line.state, PaperState::Draft | PaperState::Submitted));
        view.under_way = lines;
    }
    Ok(())
}

/// Whose work nobody would find on their own page.
async fn unmanned(tx: &TenantTx, as_of: &AsOf, owers: &UnitMap, view: &mut HomeView) -> Result<(), Error> {
    let people = People::load_some(tx, as_of.day, account::Column::UnitId.is_not_null().into()).await?;
    let mut alone: Vec<_> = owers.values().filter(|unit| people.of_unit(unit.id, |_| true).is_empty()).collect();
    alone.sort_by_cached_key(|unit| units::place(unit));
    view.unmanned_total = count(alone.len());
    view.unmanned = alone.into_iter().take(UNMANNED_SHOWN).map(units::head).collect::<Result<_, Error>>()?;
    Ok(())
}

/// The first of what is open, and how much of it there is. Answers whose it is.
async fn fill_open(tx: &TenantTx, as_of: &AsOf, scope: &Scope, view: &mut HomeView) -> Result<UnitMap, Error> {
    let mut open = obligations::open(tx, as_of, scope.of_units(obligation::Column::UnitId)).await?;
    view.open_total = count(open.len());
    view.late_total = count(open.iter().filter(|o| matches!(o.status(as_of), DueStatus::Late { .. })).count());
    let owers = units::by_ids(tx, open.iter().map(|o| o.row.unit_id)).await?;
    open.sort_by_cached_key(|o| (o.due.last_day(), o.row.clause, owers.get(&o.row.unit_id).map(units::place), o.row.id));
    let mut counted: Vec<(Owed, u32)> = Vec::new();
    let mut places: HashMap<(Date, DocumentId, i64), usize> = HashMap::new();
    for one in open {
        // Whoever sees all units looks after the demand; a unit's own people do each duty.
        let key = (one.due.last_day(), one.row.document_id, one.row.clause);
        match places.get(&key).filter(|_| matches!(scope, Scope::All)).and_then(|at| counted.get_mut(*at)) {
            Some((_, units)) => *units += 1,
            None => {
                places.insert(key, counted.len());
                counted.push((one, 1));
            }
        }
    }
    counted.truncate(OPEN_SHOWN);
    let (open, units): (Vec<_>, Vec<_>) = counted.into_iter().unzip();
    let rows = obligations::rows(tx, open).await?;
    view.open = rows.into_iter().zip(units).map(|(duty, units)| OpenDuty { duty, units }).collect();
    Ok(owers)
}

/// Name of the unit that was the standing agency on the day. Where periods overlap, the later one counts.
async fn standing_agency(tx: &TenantTx, day: Date) -> Result<Option<String>, Error> {
    use standing_agency::{Column, Entity};
    let from = Condition::any().add(Column::ValidFrom.is_null()).add(Column::ValidFrom.lte(day));
    let to = Condition::any().add(Column::ValidTo.is_null()).add(Column::ValidTo.gte(day));
    let rows = tx.find::<Entity>().filter(from).filter(to).order_by_asc(Column::RecordedAt).all(tx.conn()).await?;
    let Some(agency) = rows.into_iter().max_by_key(|row| row.valid_from) else { return Ok(None) };
    let found = units::by_ids(tx, [agency.unit_id]).await?;
    Ok(found.into_values().next().map(|unit| unit.name))
}
