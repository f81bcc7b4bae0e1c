//! Pure rules of the pilot models, the same in the browser and on the server.
//!
//! What belongs here could be explained to a clerk with a pencil: no I/O, no clock, no randomness, no async, no Leptos.
//! Time comes in as an argument ([`clock::Instant`], [`time::Date`]); text goes out through [`text`].

pub mod access;
pub mod assessment;
pub mod audit;
pub mod calendar;
pub mod checks;
pub mod clarity;
pub mod clock;
pub mod comment;
pub mod deadline;
pub mod delegation;
pub mod difficulty;
pub mod directive;
pub mod error;
pub mod evidence;
pub mod explanation;
pub mod extension;
pub mod figures;
pub mod fold;
pub mod format;
pub mod ids;
pub mod importing;
pub mod job;
pub mod level_test;
pub mod life_line;
pub mod lifecycle;
pub mod near_duplicate;
pub mod notice;
pub mod obligation;
pub mod passwords;
pub mod period;
pub mod plan;
pub mod proposal;
pub mod quota;
pub mod reminder;
pub mod reorganisation;
pub mod replication;
pub mod review;
pub mod text;
pub mod units;
pub mod views;
