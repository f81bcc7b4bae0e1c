//! The store's tests, on SQLite and, where `TEST_POSTGRES_URL` is set, on PostgreSQL. One binary: it links once, and seeds
//! each database once.

mod audit;
mod backup;
mod coverage;
mod directives;
mod facts;
mod front;
mod home;
mod isolation;
mod kept_form_caps;
mod models;
mod operator_links;
mod query_count;
mod refusals;
mod rls_catalogue;
mod session_limits;
mod sessions;
mod support;
mod units;
