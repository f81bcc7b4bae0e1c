//! Signing in, and setting a password by a one-time link.

mod page;
pub mod server_fns;
mod set_password;

pub use page::SignInPage;
pub use set_password::SetPasswordPage;
