//! Plain routes: what is neither a page nor a server function. Later: files, streams, the interface for machines.

pub mod dev;
pub mod health;
pub mod metrics;
