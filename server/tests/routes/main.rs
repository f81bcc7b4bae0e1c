//! HTTP tests: the router as `serve` builds it, on a seeded SQLite file of its own, called without a port.

mod counts;
mod coverage;
mod csrf;
mod dev;
mod difficulties;
mod files;
mod foreign_ids;
mod functions;
mod headers;
mod hosts;
mod indicators;
mod kept_forms;
mod limits;
mod names;
mod notices;
mod pages;
mod plans;
mod search;
mod sign_in;
mod support;
mod suspended;
mod tables;
