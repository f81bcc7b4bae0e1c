//! The web server: command line, configuration, router, gate, sessions.
//!
//! A request passes, outermost first: [`observe`] (request id, span, metrics) → panics caught → [`limits`] → [`headers`] →
//! [`host`] (whose tenant is it?) → [`csrf`] → [`session`] → [`caller`] (who is it?) → [`kept_form`] → [`gate`] (may it
//! come in at all?) → routes. [`router::build_router`] puts them together, for `serve` and for the tests alike.
//!
//! A file, a stream or an interface for machines goes into [`http`]; what the browser calls as a function does not belong
//! here but into `app/src/features/<feature>/server_fns.rs`.

pub mod caller;
pub mod cli;
pub mod config;
pub mod csrf;
pub mod gate;
pub mod headers;
pub mod host;
pub mod http;
pub mod jobs;
pub mod kept_form;
pub mod limits;
pub mod mail;
pub mod notice;
pub mod observe;
pub mod proxies;
pub mod router;
pub mod serve;
pub mod session;
pub mod site;
pub mod state;
pub mod tenants;
