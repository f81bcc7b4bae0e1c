//! Use cases, by noun. Each opens one transaction for one [`domain::access::Action`].

pub mod accounts;
mod answers;
pub mod audit;
pub mod coverage;
pub mod delegations;
pub mod difficulties;
pub mod directives;
pub mod explanations;
pub mod files;
pub mod front;
pub mod health;
pub mod home;
pub mod jobs;
pub mod kept_forms;
pub mod models;
pub mod notices;
pub mod plans;
pub mod quotas;
pub mod registrations;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod sign_in;
pub mod steering;
pub mod tenants;
pub mod units;
pub mod users;
