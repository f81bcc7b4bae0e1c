//! Tables, one file each, no logic. Rules are in `domain`, reads in `queries`.
#![expect(clippy::disallowed_methods, reason = "columns are documented in the migrations; sea-orm's derive calls what wall 3 forbids")]

pub mod account;
pub mod audit_event;
pub mod calendar_day;
pub mod document;
pub mod instance;
pub mod kept_form;
pub mod milestone;
pub mod model_document;
pub mod model_state;
pub mod obligation;
pub mod obligation_fulfilment;
pub mod password_link;
pub mod pilot_model;
pub mod registration;
pub mod registration_decision;
pub mod session;
pub mod sign_in_throttle;
pub mod standing_agency;
pub mod tenant;
pub mod tenant_setting;
pub mod unit;
pub mod unit_succession;
