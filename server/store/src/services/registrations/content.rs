//! The content of a registration, between its rows, the form, and the rules.

use std::collections::HashMap;

use domain::error::{Fault, Refusal, RefusalCode};
use domain::fold::nfc;
use domain::ids::{RegistrationId, UnitId};
use domain::level_test::{Carrier, ModelAction, Reach};
use domain::proposal::Proposal;
use domain::views::registrations::ProposalText;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, Set};
use time::Date;

use super::Found;
use crate::Error;
use crate::entities::{registration_action as action, registration_carrier as carrier};
use crate::queries::units;
use crate::tenancy::TenantTx;

/// An action as rows: what, and by which units.
pub(super) type Line = (String, Vec<UnitId>);

/// The actions of a registration, in order. Two queries.
pub(super) async fn lines(tx: &TenantTx, id: RegistrationId) -> Result<Vec<Line>, Error> {
    let actions = tx.find::<action::Entity>().filter(action::Column::RegistrationId.eq(id));
    let actions = actions.order_by_asc(action::Column::Ordinal).all(tx.conn()).await?;
    let carriers = tx.find::<carrier::Entity>().filter(carrier::Column::RegistrationId.eq(id)).all(tx.conn()).await?;
    let mut by: HashMap<i64, Vec<UnitId>> = HashMap::new();
    for row in carriers {
        by.entry(row.ordinal).or_default().push(row.unit_id);
    }
    Ok(actions.into_iter().map(|row| (row.title, by.remove(&row.ordinal).unwrap_or_default())).collect())
}

/// The text of the form, from the rows.
pub(super) async fn text(tx: &TenantTx, found: &Found, lines: &[Line]) -> Result<ProposalText, Error> {
    let map = units::by_ids(tx, lines.iter().flat_map(|(_, units)| units.iter().copied())).await?;
    let line = |(title, units): &Line| {
        let names = units.iter().filter_map(|id| map.get(id)).map(|unit| unit.name.as_str()).collect::<Vec<_>>().join("; ");
        if names.is_empty() { title.clone() } else { format!("{title} | {names}") }
    };
    Ok(ProposalText {
        name: found.model.name.clone(),
        objective: found.row.objective.clone(),
        responsible_leader: found.row.responsible_leader.clone(),
        deliverable: found.row.deliverable.clone(),
        indicators: found.row.indicators.clone(),
        actions: lines.iter().map(line).collect::<Vec<_>>().join("\n"),
    })
}

/// What the rules judge. Two queries.
pub(super) async fn proposal(tx: &TenantTx, found: &Found, lines: &[Line], day: Date) -> Result<Proposal, Error> {
    let tree = units::select(tx, units::in_force(day)).await?;
    let named = units::by_ids(tx, lines.iter().flat_map(|(_, units)| units.iter().copied())).await?;
    let parents: HashMap<UnitId, UnitId> = tree.iter().filter_map(|unit| Some((unit.id, unit.parent_id?))).collect();
    let lead = found.row.unit_id;
    let carrier = |id: &UnitId| -> Result<Carrier, Error> {
        let unit = units::of(&named, *id)?;
        let level = units::level(&unit.level)?;
        // For the whole province everything of a lower level is below, whoever leads.
        let below = is_below(&parents, *id, lead) || (found.row.scope == "area" && level != domain::units::Level::Provincial);
        Ok(Carrier { unit: *id, name: unit.name.clone(), level, under_lead: below })
    };
    let actions = lines
        .iter()
        .map(|(title, units)| Ok(ModelAction { title: title.clone(), carriers: units.iter().map(carrier).collect::<Result<_, Error>>()? }));
    let actions: Vec<ModelAction> = actions.collect::<Result<_, Error>>()?;
    let reach = Reach::from_code(&found.row.reach).ok_or_else(|| Error::unknown_code("reach", &found.row.reach))?;
    let mut members: Vec<UnitId> = actions.iter().flat_map(|one| &one.carriers).map(|one| one.unit).chain([lead]).collect();
    members.sort_unstable();
    members.dedup();
    Ok(Proposal {
        name: found.model.name.clone(),
        reach,
        members: if reach == Reach::CommuneCluster { members } else { Vec::new() },
        objective: found.row.objective.clone(),
        responsible_leader: found.row.responsible_leader.clone(),
        deliverable: found.row.deliverable.clone(),
        indicators: found.row.indicators.lines().map(str::to_owned).collect(),
        actions,
    })
}

fn is_below(parents: &HashMap<UnitId, UnitId>, unit: UnitId, above: UnitId) -> bool {
    // No tree is deeper than province, district, commune.
    std::iter::successors(parents.get(&unit), |id| parents.get(*id)).take(4).any(|id| *id == above)
}

/// Reads the lines of the form. A unit is named by its name or code, with or without tone marks; one that is unknown, or that
/// two units share, is named in the refusal with its line.
pub(super) async fn read(tx: &TenantTx, typed: &str, day: Date) -> Result<Vec<Line>, Error> {
    let tree = units::select(tx, units::in_force(day)).await?;
    let mut refusals = Vec::new();
    let mut lines = Vec::new();
    for (nth, line) in (1_u32..).zip(typed.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let (title, names) = line.split_once('|').unwrap_or((line, ""));
        let (chosen, wrong) = units::named(&tree, names);
        let wrong = wrong.into_iter().map(|(name, found)| RefusalCode::UnitInLine { line: nth, name, found });
        refusals.extend(wrong.map(|code| Refusal { field: Some("actions".to_owned()), code }));
        let chosen = chosen.into_iter().map(|unit| unit.id).collect();
        lines.push((nfc(title.trim()), chosen));
    }
    if refusals.is_empty() { Ok(lines) } else { Err(Fault::Refused { refusals }.into()) }
}

/// Writes the lines in place of those that were there.
pub(super) async fn write(tx: &TenantTx, id: RegistrationId, lines: &[Line]) -> Result<(), Error> {
    tx.delete::<carrier::Entity>().filter(carrier::Column::RegistrationId.eq(id)).exec(tx.conn()).await?;
    tx.delete::<action::Entity>().filter(action::Column::RegistrationId.eq(id)).exec(tx.conn()).await?;
    for (ordinal, (title, units)) in (1..).zip(lines) {
        let row =
            action::ActiveModel { tenant_id: Set(tx.tenant()), registration_id: Set(id), ordinal: Set(ordinal), title: Set(title.clone()) };
        tx.insert(row).await?;
        for unit in units {
            let row =
                carrier::ActiveModel { tenant_id: Set(tx.tenant()), registration_id: Set(id), ordinal: Set(ordinal), unit_id: Set(*unit) };
            tx.insert(row).await?;
        }
    }
    Ok(())
}
