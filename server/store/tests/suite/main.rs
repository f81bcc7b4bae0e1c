//! The store's tests, on SQLite and, where `TEST_POSTGRES_URL` is set, on PostgreSQL. One binary: it links once, and seeds
//! each database once.

mod accounts;
mod alone;
mod audit;
mod backup;
mod coverage;
mod departments;
mod directives;
mod facts;
mod front;
mod home;
mod isolation;
mod kept_form_caps;
mod kept_forms;
mod links;
mod models;
mod operator_links;
mod places;
mod plans;
mod policies;
mod query_count;
mod refusals;
mod registrations;
mod rls_catalogue;
mod seeding;
mod session_limits;
mod sessions;
mod settings;
mod sign_in;
mod support;
mod suspension;
mod trail;
mod units;
mod users;
