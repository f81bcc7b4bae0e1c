//! What people are told: notices, reminders, urging, the daily e-mail.

pub(crate) mod digest;
mod direct;
mod own;
pub(crate) mod people;
pub(crate) mod remind;
mod rows;
pub(crate) mod tell;
mod thing;
mod urge;

pub(crate) use direct::{Mention, tell_deputy, tell_mentioned};
pub use own::{list, open, see_all};
pub(crate) use tell::{tell_extended, tell_later};
pub use urge::{Urge, late, urge};
