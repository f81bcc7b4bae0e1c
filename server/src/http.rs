//! Plain routes: what is neither a page nor a server function. Later: streams, the interface for machines.

pub mod dev;
pub mod files;
pub mod health;
pub mod metrics;
pub mod tables;
