//! What server functions take and give: plain data, no entity ever. Sizes: Head ⊂ Row/Summary ⊂ Details.

pub mod account;
pub mod audit;
pub mod comments;
pub mod coverage;
pub mod delegations;
pub mod difficulties;
pub mod directive_drafts;
pub mod directives;
pub mod family;
pub mod files;
pub mod frame;
pub mod front;
pub mod home;
pub mod indicators;
pub mod life;
pub mod models;
pub mod notices;
pub mod order;
pub mod plans;
pub mod quotas;
pub mod registrations;
pub mod search;
pub mod settings;
pub mod steering;
pub mod units;
pub mod users;
