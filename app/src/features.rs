//! Pages, by feature. `server_fns.rs` holds what the browser calls, at most five lines each.

pub mod account;
pub mod audit;
pub mod comments;
pub mod coverage;
pub mod delegations;
pub mod difficulties;
pub mod directives;
pub mod files;
pub mod front;
pub mod home;
pub mod indicators;
pub mod models;
pub mod notices;
pub mod parts;
pub mod plans;
pub mod registrations;
pub mod search;
pub mod settings;
pub mod sign_in;
pub mod units;
pub mod users;
