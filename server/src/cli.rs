//! The command line. Every failure is one sentence that says what is wrong and what to do about it.

mod accounts;
mod backup;
mod climb;
mod database;
mod doctor;
mod jobs;
mod refuse;
mod serve;
mod telemetry;

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use store::admin::Scale;
use store::services::users::NewUser;

use crate::config::Config;

/// Pilot models under Directive 06: one instance for many provinces.
#[derive(Debug, Parser)]
#[command(name = "diem06", version, about)]
struct Cli {
    /// Configuration file; DIEM06_CONFIG names one too.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the web application.
    Serve {
        /// On PostgreSQL, when only the owner's address is known: make a login role for serving and use it.
        #[arg(long)]
        provision: bool,
    },
    /// Apply the missing migrations, or show which are applied.
    Migrate {
        #[command(subcommand)]
        what: Option<Migrate>,
    },
    /// Load units, calendar and facts. Loading twice changes nothing.
    Seed {
        /// With demo accounts: makes this database a demonstration for good.
        #[arg(long)]
        demo: bool,
        /// Instead: synthetic figures to measure with, in a demonstration that is seeded.
        #[arg(long, conflicts_with = "demo", requires_all = ["provinces", "units", "months"])]
        scale: bool,
        /// Of the synthetic figures: in so many provinces.
        #[arg(long, requires = "scale")]
        provinces: Option<usize>,
        /// Of so many units, spread over the provinces.
        #[arg(long, requires = "scale")]
        units: Option<usize>,
        /// Of so many months, the last ones.
        #[arg(long, requires = "scale")]
        months: Option<usize>,
    },
    /// Provinces and the centre.
    Tenant {
        #[command(subcommand)]
        what: Tenant,
    },
    /// People.
    User {
        #[command(subcommand)]
        what: User,
    },
    /// Send up every difficulty whose days at its level are over, in all tenants. Running it twice changes nothing; a timer may.
    Climb,
    /// Delete uploads that were cut off and contents of files that nothing names, when a day old. `serve` does so when it starts.
    Sweep,
    /// Work that the system does by itself.
    Jobs {
        #[command(subcommand)]
        what: Jobs,
    },
    /// Copy rows and files into one archive, while the instance runs.
    Backup {
        /// The archive to make, e.g. diem06-2026-01-31.tar.gz. Never overwritten.
        file: PathBuf,
    },
    /// Put a backup into an empty database and an empty folder of files.
    Restore {
        /// The archive.
        file: PathBuf,
    },
    /// Check configuration, site, database and audit trails.
    Doctor,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Migrate {
    /// Show each step and whether it is applied.
    Status,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Jobs {
    /// Do all that is due, once, in all tenants. A running server does the same by itself; a timer may.
    Run,
}

#[derive(Debug, Subcommand)]
enum Tenant {
    /// Show all, with their addresses.
    List,
    /// Let a tenant be read only.
    Suspend {
        /// Label of its host, e.g. thanh-hoa.
        slug: String,
    },
    /// Let a suspended tenant be written again.
    Resume {
        /// Label of its host.
        slug: String,
    },
}

#[derive(Debug, Subcommand)]
enum User {
    /// Make an account, such as a tenant's first administrator, and show a one-time address that sets its password.
    Add {
        /// Label of the tenant's host, e.g. thanh-hoa.
        tenant: String,
        /// User name: a–z, 0–9, dot, hyphen.
        username: String,
        /// Name of the person.
        #[arg(long)]
        name: String,
        /// Role: standing_admin, leader, reviewer, unit_head, unit_officer, viewer, centre_admin, centre_analyst.
        #[arg(long)]
        role: String,
        /// Position.
        #[arg(long, default_value = "")]
        position: String,
        /// Code of the unit that the person acts for.
        #[arg(long, default_value = "")]
        unit: String,
    },
    /// Give all demo accounts a new password: DIEM06_DEMO_PASSWORD, or a random one that is shown once.
    DemoPassword,
    /// Print a one-time link with which an account sets its password: for a tenant's first administrator.
    Link {
        /// Label of the tenant's host, e.g. thanh-hoa.
        tenant: String,
        /// User name of the account.
        username: String,
    },
}

/// Runs the command given on the command line.
#[must_use]
pub fn run() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => match started(cli) {
            Ok(code) => code,
            Err(error) => {
                eprintln!("diem06: {error:#}");
                ExitCode::FAILURE
            }
        },
        Err(usage) => usage.exit(),
    }
}

fn started(cli: Cli) -> Result<ExitCode> {
    let environment: HashMap<String, String> = std::env::vars().collect();
    let config = Config::load(cli.config.as_deref(), &environment)?;
    telemetry::init(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(execute(cli.command, config))
}

async fn execute(command: Command, config: Config) -> Result<ExitCode> {
    match command {
        Command::Serve { provision } => serve::serve(config, provision).await?,
        Command::Migrate { what: None } => database::migrate(&config).await?,
        Command::Migrate { what: Some(Migrate::Status) } => database::status(&config).await?,
        Command::Seed { scale: true, provinces: Some(provinces), units: Some(units), months: Some(months), .. } => {
            database::scale(&config, Scale { provinces, units, months }).await?;
        }
        Command::Seed { demo, .. } => database::seed(&config, demo).await?,
        Command::Tenant { what: Tenant::List } => accounts::list_tenants(&config).await?,
        Command::Tenant { what: Tenant::Suspend { slug } } => accounts::suspend(&config, &slug, true).await?,
        Command::Tenant { what: Tenant::Resume { slug } } => accounts::suspend(&config, &slug, false).await?,
        Command::User { what: User::Add { tenant, username, name, role, position, unit } } => {
            let new = NewUser { username, name, position, role, unit_code: unit };
            accounts::add_user(&config, &tenant, new).await?;
        }
        Command::User { what: User::DemoPassword } => accounts::demo_password(&config).await?,
        Command::User { what: User::Link { tenant, username } } => accounts::link(&config, &tenant, &username).await?,
        Command::Climb => climb::climb(&config).await?,
        Command::Sweep => backup::sweep(&config).await?,
        Command::Jobs { what: Jobs::Run } => jobs::run(&config).await?,
        Command::Backup { file } => backup::backup(&config, &file).await?,
        Command::Restore { file } => backup::restore(&config, &file).await?,
        Command::Doctor => return Ok(if doctor::doctor(&config).await { ExitCode::SUCCESS } else { ExitCode::FAILURE }),
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
