//! What stands around pages: top bar, navigation, notices, the band of a past day, and what a refused page shows.

mod as_of;
mod nav;
mod notices;
mod page_of;
pub mod server_fns;
mod top_bar;

pub use as_of::{AsOfControl, as_of_query, day_query};
pub use nav::{BottomTabs, MoreLinks, NavBar};
pub use notices::{DoneLine, Notices};
pub use page_of::{FaultView, NotFound, PageOf, Title};
pub use top_bar::{Preferences, TopBar};
