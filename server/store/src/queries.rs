//! Reads that several use cases share. Each takes the transaction of one tenant and asks a constant number of queries.

pub(crate) mod as_of;
pub(crate) mod calendar;
pub(crate) mod clarities;
pub(crate) mod delegations;
pub(crate) mod documents;
pub(crate) mod extensions;
pub(crate) mod figures;
pub(crate) mod histories;
pub(crate) mod instance;
pub(crate) mod ladder;
pub(crate) mod life;
pub(crate) mod models;
pub(crate) mod obligations;
pub(crate) mod paging;
pub(crate) mod registrations;
pub(crate) mod reminders;
pub(crate) mod scope;
pub(crate) mod settlements;
pub(crate) mod sorting;
pub(crate) mod standing_duties;
pub(crate) mod tree;
pub(crate) mod units;
