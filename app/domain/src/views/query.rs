//! What an address asks of a list: its words, read in one way by the page and by the sheet that is made of it.

use time::Date;
use uuid::Uuid;

use super::audit::AuditFilter;
use super::coverage::CoverageFilter;
use super::difficulties::DifficultyFilter;
use super::directives::{DirectiveFilter, DutyFilter};
use super::indicators::{HeatAsked, IndicatorFilter};
use super::models::ModelFilter;
use super::order::Order;
use super::plans::PlanFilter;
use super::registrations::RegistrationFilter;
use super::units::UnitFilter;
use super::users::UserFilter;
use crate::access::Coded;
use crate::format::{parse_date, parse_iso};

/// The words behind the question mark, by name. What can't be read is as if it weren't there; pages say so apart.
pub struct Query<'a>(&'a dyn Fn(&str) -> Option<String>);

impl std::fmt::Debug for Query<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Query")
    }
}

impl<'a> Query<'a> {
    /// Of what finds a word by its name.
    #[must_use]
    pub fn new(find: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self(find)
    }

    /// A word; none when it is empty.
    #[must_use]
    pub fn word(&self, name: &str) -> Option<String> {
        (self.0)(name).filter(|word| !word.is_empty())
    }

    /// One of some codes.
    #[must_use]
    pub fn code<C: Coded>(&self, name: &str) -> Option<C> {
        let word = self.word(name)?;
        C::ALL.iter().copied().find(|code| code.code() == word)
    }

    fn parsed<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.word(name)?.parse().ok()
    }

    /// A day, dd/MM/yyyy or ISO.
    #[must_use]
    pub fn day(&self, name: &str) -> Option<Date> {
        let word = self.word(name)?;
        parse_iso(&word).or_else(|| parse_date(&word))
    }

    fn sort(&self) -> Option<Order> {
        self.word("sort").as_deref().and_then(Order::parse)
    }

    fn page(&self) -> Option<u32> {
        // No address leads to a whole list: that is for sheets.
        self.parsed("page").filter(|page| *page > 0)
    }
}

/// A filter that an address can ask for.
pub trait FromQuery {
    /// What the address asks for.
    fn from_query(query: &Query<'_>) -> Self;
}

impl FromQuery for UnitFilter {
    fn from_query(query: &Query<'_>) -> Self {
        Self {
            as_of: query.day("as_of"),
            search: query.word("q"),
            level: query.code("level"),
            kind: query.code("kind"),
            under: query.word("under"),
            page: query.page(),
        }
    }
}

impl FromQuery for ModelFilter {
    fn from_query(query: &Query<'_>) -> Self {
        Self {
            as_of: query.day("as_of"),
            search: query.word("q"),
            level: query.code("level"),
            state: query.code("state"),
            group: query.code("group"),
            directive: query.parsed("directive"),
            sort: query.sort(),
            page: query.page(),
        }
    }
}

impl FromQuery for PlanFilter {
    fn from_query(query: &Query<'_>) -> Self {
        Self { search: query.word("q"), state: query.code("state"), sort: query.sort(), page: query.page() }
    }
}

impl FromQuery for RegistrationFilter {
    fn from_query(query: &Query<'_>) -> Self {
        Self { search: query.word("q"), state: query.code("state"), sort: query.sort(), page: query.page() }
    }
}

impl FromQuery for DifficultyFilter {
    fn from_query(query: &Query<'_>) -> Self {
        Self {
            search: query.word("q"),
            state: query.code("state"),
            level: query.code("level"),
            category: query.code("category"),
            sort: query.sort(),
            page: query.page(),
        }
    }
}

impl FromQuery for DirectiveFilter {
    fn from_query(query: &Query<'_>) -> Self {
        Self { as_of: query.day("as_of"), search: query.word("q"), state: query.code("state"), sort: query.sort(), page: query.page() }
    }
}

impl FromQuery for DutyFilter {
    fn from_query(query: &Query<'_>) -> Self {
        Self { search: query.word("q"), state: query.code("state"), clause: query.parsed("clause"), sort: query.sort(), page: query.page() }
    }
}

impl FromQuery for IndicatorFilter {
    fn from_query(query: &Query<'_>) -> Self {
        Self { as_of: query.day("as_of"), search: query.word("q"), group: query.code("group") }
    }
}

impl FromQuery for HeatAsked {
    fn from_query(query: &Query<'_>) -> Self {
        Self { as_of: query.day("as_of"), period: query.parsed("period") }
    }
}

impl FromQuery for CoverageFilter {
    fn from_query(query: &Query<'_>) -> Self {
        Self { directive: query.parsed("directive"), as_of: query.day("as_of") }
    }
}

impl FromQuery for AuditFilter {
    fn from_query(query: &Query<'_>) -> Self {
        let subject = query.parsed::<Uuid>("subject");
        Self { event: query.word("event"), search: query.word("q"), subject, page: query.page() }
    }
}

impl FromQuery for UserFilter {
    fn from_query(query: &Query<'_>) -> Self {
        Self { search: query.word("q"), role: query.code("role"), id: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::ModelState;
    use crate::units::Level;
    use time::macros::date;

    #[test]
    fn an_address_is_read_as_far_as_it_can_be() {
        let words =
            [("q", "vneid"), ("level", "district"), ("state", "none such"), ("as_of", "24/05/2023"), ("page", "0"), ("sort", "-name")];
        let find = |name: &str| words.iter().find(|(key, _)| *key == name).map(|(_, word)| (*word).to_owned());
        let filter = ModelFilter::from_query(&Query::new(&find));
        assert_eq!((filter.level, filter.state, filter.page), (Some(Level::District), None::<ModelState>, None));
        assert_eq!((filter.as_of, filter.search.as_deref()), (Some(date!(2023 - 05 - 24)), Some("vneid")));
        assert_eq!(filter.sort.map(|sort| sort.to_string()).as_deref(), Some("-name"));
    }
}
