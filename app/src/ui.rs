//! The design system: small components on native HTML. Knows no word of the domain; texts come in as arguments.
//!
//! To add one: a file here, its rules in `style/ui/<same name>.css`, its states on `/ui-kit` ([`kit`]).

pub mod badge;
pub mod button;
pub mod dialog;
pub mod field;
pub mod gantt;
pub mod icon;
pub mod kit;
pub mod note;
pub mod page_head;
pub mod pager;
pub mod panel;
pub mod progress;
pub mod rows;
pub mod segment;
pub mod sheet_links;
pub mod skip_link;
pub mod state;
pub mod table;
pub mod trend;

#[cfg(test)]
mod tests;
