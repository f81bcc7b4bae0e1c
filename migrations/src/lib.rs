//! Migrations, hand-written and numbered, one SQL text for SQLite and PostgreSQL (see `README.md`).
//!
//! To add one: a file `src/sql/mNNNN_<what>.sql`, a line in [`STEPS`], its tenant tables in the step's `tenant_tables`.

mod dialect;
mod step;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

use step::{Access, Step};

/// The role that the server runs as on PostgreSQL: no owner, no superuser, bound by row-level security.
pub const APP_ROLE: &str = "diem06_app";

/// Every table whose rows belong to one tenant. The catalogue test of PostgreSQL reads this list.
#[must_use]
pub fn tenant_tables() -> Vec<&'static str> {
    standing(STEPS.iter().collect()).into_iter().filter(|(_, of_tenant)| *of_tenant).map(|(name, _)| name).collect()
}

/// The tables that these steps made, parents before children, each with whether its rows belong to a tenant.
#[must_use]
pub fn tables_of(applied: &[String]) -> Vec<(&'static str, bool)> {
    standing(STEPS.iter().filter(|step| applied.iter().any(|name| name == step.name)).collect())
}

/// What these steps made and none of them dropped.
fn standing(steps: Vec<&Step>) -> Vec<(&'static str, bool)> {
    let dropped: Vec<&str> = steps.iter().flat_map(|step| step.dropped.iter().copied()).collect();
    let tables = steps.iter().flat_map(|step| {
        let shared = step.shared_tables.iter().map(|(name, _)| (*name, false));
        shared.chain(step.tenant_tables.iter().map(|(name, _)| (*name, true)))
    });
    tables.filter(|(name, _)| !dropped.contains(name)).collect()
}

/// The steps, in order. Never edit one that has landed; add another.
static STEPS: &[Step] = &[
    Step {
        name: "m0001_tenants_and_units",
        sql: include_str!("sql/m0001_tenants_and_units.sql"),
        shared_tables: &[("instance", Access::Read), ("tenant", Access::Read)],
        tenant_tables: &[
            ("unit", Access::Edit),
            ("unit_succession", Access::Edit),
            ("tenant_setting", Access::Edit),
            ("standing_agency", Access::Edit),
            ("calendar_day", Access::EditAndDelete),
        ],
        dropped: &[],
    },
    Step {
        name: "m0002_people_and_audit",
        sql: include_str!("sql/m0002_people_and_audit.sql"),
        shared_tables: &[],
        tenant_tables: &[
            ("account", Access::Edit),
            ("session", Access::EditAndDelete),
            ("sign_in_throttle", Access::EditAndDelete),
            ("password_link", Access::Edit),
            ("kept_form", Access::EditAndDelete),
            ("audit_event", Access::Append),
        ],
        dropped: &[],
    },
    Step {
        name: "m0003_directives_and_models",
        sql: include_str!("sql/m0003_directives_and_models.sql"),
        shared_tables: &[],
        tenant_tables: &[
            ("document", Access::Edit),
            ("obligation", Access::Edit),
            ("obligation_fulfilment", Access::Append),
            ("pilot_model", Access::Edit),
            ("model_state", Access::Append),
            ("model_document", Access::EditAndDelete),
            ("registration", Access::Edit),
            ("registration_decision", Access::Append),
            ("milestone", Access::Edit),
        ],
        dropped: &[],
    },
    Step {
        name: "m0004_public_facts",
        sql: include_str!("sql/m0004_public_facts.sql"),
        shared_tables: &[],
        tenant_tables: &[],
        dropped: &[],
    },
    Step {
        name: "m0005_kept_form_network",
        sql: include_str!("sql/m0005_kept_form_network.sql"),
        shared_tables: &[],
        tenant_tables: &[],
        dropped: &[],
    },
    Step {
        name: "m0006_life",
        sql: include_str!("sql/m0006_life.sql"),
        shared_tables: &[],
        tenant_tables: &[
            ("life_event", Access::Append),
            ("remark", Access::Append),
            ("registration_action", Access::EditAndDelete),
            ("registration_carrier", Access::EditAndDelete),
            ("obligation_answer", Access::Append),
            ("explanation", Access::Append),
            ("directive_clause", Access::EditAndDelete),
            ("plan", Access::Edit),
            ("task", Access::EditAndDelete),
        ],
        dropped: &["registration_decision", "model_state"],
    },
    Step {
        name: "m0007_plan_milestones",
        sql: include_str!("sql/m0007_plan_milestones.sql"),
        shared_tables: &[],
        tenant_tables: &[("plan_milestone", Access::EditAndDelete)],
        dropped: &[],
    },
    Step {
        name: "m0008_extensions",
        sql: include_str!("sql/m0008_extensions.sql"),
        shared_tables: &[],
        tenant_tables: &[("due_extension", Access::Append)],
        dropped: &[],
    },
    Step {
        name: "m0009_difficulties",
        sql: include_str!("sql/m0009_difficulties.sql"),
        shared_tables: &[],
        tenant_tables: &[("difficulty", Access::EditAndDelete)],
        dropped: &[],
    },
    Step {
        name: "m0010_jobs_notices",
        sql: include_str!("sql/m0010_jobs_notices.sql"),
        shared_tables: &[],
        tenant_tables: &[("job", Access::EditAndDelete), ("notice", Access::Edit), ("digest", Access::Edit)],
        dropped: &[],
    },
    Step {
        name: "m0011_files",
        sql: include_str!("sql/m0011_files.sql"),
        shared_tables: &[],
        tenant_tables: &[("stored_file", Access::EditAndDelete), ("file_use", Access::EditAndDelete)],
        dropped: &[],
    },
    Step {
        name: "m0012_assessment",
        sql: include_str!("sql/m0012_assessment.sql"),
        shared_tables: &[],
        tenant_tables: &[
            ("quota_rule", Access::Edit),
            ("criteria_set", Access::Append),
            ("assessment_mark", Access::Append),
            ("model_copy", Access::Edit),
        ],
        dropped: &[],
    },
    Step {
        name: "m0013_delegations",
        sql: include_str!("sql/m0013_delegations.sql"),
        shared_tables: &[],
        tenant_tables: &[("delegation", Access::Edit), ("stand_in", Access::EditAndDelete)],
        dropped: &[],
    },
    Step {
        name: "m0014_comments",
        sql: include_str!("sql/m0014_comments.sql"),
        shared_tables: &[],
        tenant_tables: &[("comment", Access::Edit)],
        dropped: &[],
    },
    Step {
        name: "m0015_standing_duties",
        sql: include_str!("sql/m0015_standing_duties.sql"),
        shared_tables: &[],
        tenant_tables: &[("standing_duty", Access::EditAndDelete)],
        dropped: &[],
    },
    Step {
        name: "m0016_figures",
        sql: include_str!("sql/m0016_figures.sql"),
        shared_tables: &[],
        tenant_tables: &[
            ("indicator", Access::Append),
            ("indicator_version", Access::Append),
            ("indicator_target", Access::Append),
            ("period", Access::Append),
            ("figure", Access::Append),
        ],
        dropped: &[],
    },
];

/// Runs the steps that are missing, each in a transaction of its own.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        STEPS.iter().map(|step| Box::new(*step) as Box<dyn MigrationTrait>).collect()
    }
}
