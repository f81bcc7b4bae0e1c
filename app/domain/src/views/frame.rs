//! What stands around every page: the tenant, the person, the rights, the day.

use serde::{Deserialize, Serialize};

use super::delegations::InNameOf;
use crate::access::{Action, Role};

/// What kind of tenant a host leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TenantKind {
    /// A province.
    Province,
    /// The centre.
    Centre,
}

/// A tenant as anybody may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenantHead {
    /// The label of its host: `thanh-hoa`.
    pub slug: String,
    /// Official code of the province, "TW" for the centre.
    pub code: String,
    /// Province or centre.
    pub kind: TenantKind,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
    /// Absolute address of its host: `http://thanh-hoa.localhost:3000`.
    pub url: String,
}

impl TenantHead {
    /// Its name in the reader's language.
    #[must_use]
    pub fn name(&self, lang: crate::text::Lang) -> String {
        match lang {
            crate::text::Lang::Vi => self.name_vi.clone(),
            crate::text::Lang::En => self.name_en.clone(),
        }
    }
}

/// The signed-in person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// Display name.
    pub name: String,
    /// Name of the unit, or of the committee for those without one.
    pub unit: Option<String>,
    /// Role in this tenant.
    pub role: Role,
    /// Every right the person has now, in the order of [`Action::ALL`].
    pub rights: Vec<Action>,
    /// In whose name the person acts, if not in their own.
    pub in_name_of: Option<InNameOf>,
}

impl Me {
    /// Whether the navigation may offer what needs `action`. Never a guard: the store asks again.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.rights.contains(&action)
    }
}

/// The frame of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// The tenant of the host. `None` on the bare host.
    pub tenant: Option<TenantHead>,
    /// Address of the bare host, where every tenant is listed.
    pub front: String,
    /// The person, if signed in.
    pub me: Option<Me>,
    /// Set when the tenant may only be read.
    pub suspended: bool,
    /// Whether this instance was seeded as a demonstration.
    pub demo: bool,
    /// Notices that the person has not seen yet.
    pub unseen: u32,
}

/// Which page of a long list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// 1-based.
    pub number: u32,
    /// Rows on a page.
    pub size: u32,
    /// All rows that match.
    pub total: u32,
}

/// A form that came back: what was typed and why it was refused. Passwords are never kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForm {
    /// Path of the server function it was sent to.
    pub action: String,
    /// Fields as typed.
    pub fields: Vec<(String, String)>,
    /// Why it came back. [`crate::error::Fault::SignedOut`]: the session had ended; send it again.
    pub fault: crate::error::Fault,
}

impl KeptForm {
    /// What was typed into `name`.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}
