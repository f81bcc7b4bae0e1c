//! `/search`: across everything that the person may see, as each list shows it.

use std::collections::HashMap;

use domain::access::Action;
use domain::clock::Instant;
use domain::fold::{fold_vi, nfc};
use domain::format::fmt_date;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::Plan;
use domain::views::search::{Hit, SHORTEST, SHOWN, SearchGroup, SearchKind, SearchResults};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::entities::{document, indicator, pilot_model, plan, task, unit};
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::queries::scope::Scope;
use crate::queries::{figures, life, units};
use crate::services::{difficulties, plans, registrations};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// The most characters that are looked for.
const LONGEST: usize = 200;

/// Everything of today that holds these words, without marks, for this person. As many queries for one hit as for hundreds.
///
/// # Errors
/// The database's.
pub async fn find(store: &Store, caller: &Caller, typed: &str) -> Result<SearchResults, Error> {
    let typed: String = nfc(typed.trim()).chars().take(LONGEST).collect();
    let needle = fold_vi(&typed);
    if needle.chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST {
        return Ok(SearchResults { typed, needle: String::new(), groups: Vec::new() });
    }
    let tx = store.begin(caller, Action::ViewHome).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let mut groups = Vec::new();
    for kind in SearchKind::ALL {
        if !caller.actor.may(right(*kind)) {
            continue;
        }
        let search = Search { tx: &tx, caller, as_of: &as_of, needle: &needle };
        let mut found = match kind {
            SearchKind::Directives => search.directives().await?,
            SearchKind::Models => search.models().await?,
            SearchKind::Units => search.units().await?,
            SearchKind::Indicators => search.indicators().await?,
            SearchKind::Registrations => search.registrations().await?,
            SearchKind::Plans => search.plans().await?,
            SearchKind::Difficulties => search.difficulties().await?,
        };
        // Stable: what is equally near keeps the order of its list.
        found.sort_by_key(|(near, _)| *near);
        let total = count(found.len());
        let rows: Vec<Hit> = found.into_iter().take(SHOWN).map(|(_, hit)| hit).collect();
        if total > 0 {
            groups.push(SearchGroup { kind: *kind, total, rows });
        }
    }
    tx.commit().await?;
    Ok(SearchResults { typed, needle, groups })
}

/// The right that opens the list of a kind.
const fn right(kind: SearchKind) -> Action {
    match kind {
        SearchKind::Directives => Action::ViewDirectives,
        SearchKind::Models | SearchKind::Registrations => Action::ViewModels,
        SearchKind::Units => Action::ViewUnits,
        SearchKind::Indicators => Action::ViewFigures,
        SearchKind::Plans => Action::ViewTasks,
        SearchKind::Difficulties => Action::ViewDifficulties,
    }
}

/// How near a text is to the words: it is them, begins with them, has them somewhere.
fn near(folded: &str, needle: &str) -> u8 {
    if folded == needle {
        0
    } else if folded.starts_with(needle) {
        1
    } else if folded.contains(needle) {
        2
    } else {
        3
    }
}

type Found = Vec<(u8, Hit)>;

struct Search<'a> {
    tx: &'a TenantTx,
    caller: &'a Caller,
    as_of: &'a AsOf,
    needle: &'a str,
}

impl Search<'_> {
    /// The document of this very number first. One query.
    async fn directives(&self) -> Result<Found, Error> {
        use document::{Column, Entity};
        let seen = Condition::any().add(self.as_of.known(Column::KnownAt));
        let drafts = self.caller.actor.may(Action::IssueDirectives) && !self.caller.tenant.suspended;
        let seen = seen.add_option(drafts.then(|| Column::KnownAt.eq(Instant::NOT_YET)));
        let rows = self.tx.find::<Entity>().filter(seen).order_by_desc(Column::IssuedOn).order_by_asc(Column::Number);
        let rows = rows.all(self.tx.conn()).await?.into_iter().filter(|row| row.search.contains(self.needle));
        let hit = |row: document::Model| {
            let about = format!("{}, {}. {}", row.issuer, fmt_date(row.issued_on), row.subject);
            (near(&fold_vi(&row.number), self.needle), Hit { href: format!("/directives/{}", row.id), title: row.number, about })
        };
        Ok(rows.map(hit).collect())
    }

    /// Two queries.
    async fn models(&self) -> Result<Found, Error> {
        use pilot_model::{Column, Entity};
        let known = self.tx.find::<Entity>().filter(self.as_of.known(Column::KnownAt)).order_by_asc(Column::Ordinal);
        let mut rows = known.order_by_asc(Column::Id).all(self.tx.conn()).await?;
        rows.retain(|row| row.search.contains(self.needle));
        let leads = units::by_ids(self.tx, rows.iter().map(|row| row.lead_unit_id)).await?;
        let hit = |row: pilot_model::Model| {
            let about = units::of(&leads, row.lead_unit_id)?.name.clone();
            Ok((near(&row.search, self.needle), Hit { href: format!("/models/{}", row.id), title: row.name, about }))
        };
        rows.into_iter().map(hit).collect()
    }

    /// By name, former name or code. One query.
    async fn units(&self) -> Result<Found, Error> {
        use unit::{Column, Entity};
        let rows = self.tx.find::<Entity>().select_only().columns([Column::Code, Column::Name, Column::Search]);
        let rows = rows.filter(units::in_force(self.as_of.day)).order_by_asc(Column::Ordinal).order_by_asc(Column::SortKey);
        let rows: Vec<(String, String, String)> = rows.into_tuple().all(self.tx.conn()).await?;
        let hit = |(code, name, search): (String, String, String)| {
            let by_code = fold_vi(&code).contains(self.needle);
            (by_code || search.contains(self.needle)).then(|| {
                let near = near(&fold_vi(&name), self.needle).min(near(&fold_vi(&code), self.needle));
                (near, Hit { href: format!("/units/{code}"), title: name, about: code })
            })
        };
        Ok(rows.into_iter().filter_map(hit).collect())
    }

    /// As in their list: by the model's name or the unit's. Six queries.
    async fn registrations(&self) -> Result<Found, Error> {
        let mut lines = registrations::lines(self.tx, self.caller, self.as_of, Condition::all()).await?;
        lines.sort_by_key(|line| (std::cmp::Reverse(line.since), line.id));
        let hit = |line: domain::views::registrations::RegistrationLine| {
            self.named(&line.name, &line.unit.name, format!("/registrations/{}", line.id))
        };
        Ok(lines.into_iter().filter_map(hit).collect())
    }

    /// Plans as in their list, and their tasks. Six queries, eight for whoever acts for a unit.
    async fn plans(&self) -> Result<Found, Error> {
        use plan::{Column, Entity};
        let acts = self.caller.actor.role.needs_unit();
        let scope = if acts { Some(Scope::load(self.tx, &self.caller.actor, self.as_of.day).await?) } else { None };
        let seen = Condition::any().add(self.as_of.known(Column::KnownAt));
        let seen = seen.add_option(scope.as_ref().map(|scope| scope.of_units(Column::UnitId)));
        let query = self.tx.find::<Entity>().filter(seen);
        let ids = query.clone().select_only().column(Column::Id).into_query();
        let lives = life::of(self.tx, self.as_of, &[MachineKind::Plan], ids.clone()).await?;
        let rows = query.order_by_desc(Column::RecordedAt).order_by_asc(Column::Id).all(self.tx.conn()).await?;
        let models = self.tx.find::<pilot_model::Entity>().filter(pilot_model::Column::Id.is_in(rows.iter().map(|row| row.model_id)));
        let names: HashMap<_, _> = models.all(self.tx.conn()).await?.into_iter().map(|model| (model.id, model.name)).collect();
        let known = units::by_ids(self.tx, rows.iter().map(|row| row.unit_id)).await?;
        let tasks = self.tx.find::<task::Entity>().filter(task::Column::PlanId.in_subquery(ids)).order_by_asc(task::Column::Ordinal);
        let tasks = tasks.order_by_asc(task::Column::Id).all(self.tx.conn()).await?;
        let mut found = Found::new();
        for row in rows {
            let events = lives.get(&row.id.0).map_or(&[][..], Vec::as_slice);
            let Some(state) = events.last().map(life::state_of::<Plan>).transpose()? else { continue };
            let own = scope.as_ref().is_some_and(|scope| scope.has(row.unit_id));
            if !own && !plans::is_public(state, events) {
                continue;
            }
            let (name, unit) = (names.get(&row.model_id).cloned().unwrap_or_default(), &units::of(&known, row.unit_id)?.name);
            found.extend(self.named(&name, unit, format!("/plans/{}", row.id)));
            for (nth, task) in (1..).zip(tasks.iter().filter(|task| task.plan_id == row.id)) {
                let folded = fold_vi(&task.work);
                if folded.contains(self.needle) {
                    let hit =
                        Hit { href: format!("/plans/{}#task-{nth}", row.id), title: task.work.clone(), about: format!("{name} · {unit}") };
                    found.push((near(&folded, self.needle), hit));
                }
            }
        }
        Ok(found)
    }

    /// By code or name, as it is called today. Two queries.
    async fn indicators(&self) -> Result<Found, Error> {
        use indicator::{Column, Entity};
        let versions = figures::versions(self.tx, self.as_of, Condition::all()).await?;
        let rows =
            self.tx.find::<Entity>().filter(self.as_of.known(Column::KnownAt)).order_by_asc(Column::Code).all(self.tx.conn()).await?;
        let hit = |row: indicator::Model| {
            let version = figures::version_on(versions.get(&row.id)?, self.as_of.day).filter(|one| one.search.contains(self.needle))?;
            let near = near(&fold_vi(&row.code), self.needle).min(near(&fold_vi(&version.name_vi), self.needle));
            let about = format!("{} · {}", row.code, version.words);
            Some((near, Hit { href: format!("/indicators/{}", row.code), title: version.name_vi.clone(), about }))
        };
        Ok(rows.into_iter().filter_map(hit).collect())
    }

    /// As in their list: by title or unit. Seven queries.
    async fn difficulties(&self) -> Result<Found, Error> {
        let lines = difficulties::seen(self.tx, self.caller, self.as_of).await?;
        let hit = |line: domain::views::difficulties::DifficultyLine| {
            self.named(&line.title, &line.unit.name, format!("/difficulties/{}", line.id))
        };
        Ok(lines.into_iter().filter_map(hit).collect())
    }

    /// Something of a unit, found by its name or the unit's.
    fn named(&self, name: &str, unit: &str, href: String) -> Option<(u8, Hit)> {
        let (folded, of) = (fold_vi(name), fold_vi(unit));
        (folded.contains(self.needle) || of.contains(self.needle))
            .then(|| (near(&folded, self.needle), Hit { href, title: name.to_owned(), about: unit.to_owned() }))
    }
}
