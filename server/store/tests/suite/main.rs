//! The store's tests, on SQLite and, where `TEST_POSTGRES_URL` is set, on PostgreSQL. One binary: it links once, and seeds
//! each database once.

mod accounts;
mod alone;
mod audit;
mod coverage;
mod departments;
mod directives;
mod facts;
mod home;
mod isolation;
mod kept_forms;
mod links;
mod models;
mod places;
mod policies;
mod query_count;
mod rls_catalogue;
mod seeding;
mod sessions;
mod settings;
mod sign_in;
mod support;
mod suspension;
mod trail;
mod units;
mod users;
