//! The only crate that speaks SQL.
//!
//! Public: [`Store`], [`Caller`], [`Tenant`], [`Error`], [`services`], [`admin`]. Private: entities, queries, tenancy.
//! A use case takes `(&Store, &Caller, input)`; it opens a transaction with `store.begin(caller, Action::X)`, which alone
//! yields the `TenantTx` that queries need. How to add one: `docs/adding-a-table.md`.

pub mod admin;
mod audit;
mod blobs;
mod entities;
mod error;
mod life;
mod queries;
mod secrets;
pub mod services;
mod session_rows;
mod tenancy;
mod typed;

pub use blobs::{Content, FileLimits, FileRoom, Incoming, Received};
pub use error::Error;
pub use session_rows::{ACCOUNT_KEY as SESSION_ACCOUNT, SessionLimits, SessionRows};
pub use tenancy::{Actor, Caller, ConnectError, Options, Store, Tenant};
