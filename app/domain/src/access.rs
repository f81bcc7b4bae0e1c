//! Who may do what: one table, [`Role::may`], snapshot-tested as `access_matrix` (wall 7 of tenancy).

use serde::{Deserialize, Serialize};

/// Makes an enum whose variants have a stable code for the database, the wire and the matrix.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable code stored in rows and sent over the wire.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The variant of a code, if there is one.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.code()) }
        }
    };
}
pub(crate) use coded;

coded! {
    /// What an account is in its tenant.
    Role {
        /// Quản trị của cơ quan thường trực: runs the province's instance.
        StandingAdmin = "standing_admin",
        /// Lãnh đạo: reads everything of the province.
        Leader = "leader",
        /// Thẩm định or đầu mối lĩnh vực: reviews what units send.
        Reviewer = "reviewer",
        /// Trưởng đơn vị: answers for one unit and its subtree.
        UnitHead = "unit_head",
        /// Cán bộ: works for one unit and its subtree.
        UnitOfficer = "unit_officer",
        /// Người xem: reads what is tenant-wide.
        Viewer = "viewer",
        /// Quản trị of the centre.
        CentreAdmin = "centre_admin",
        /// Chuyên viên of the centre.
        CentreAnalyst = "centre_analyst",
    }
}

coded! {
    /// What a transaction is opened for. No action, no transaction (wall 2).
    Action {
        /// See one's own duties.
        ViewHome = "view_home",
        /// See the tree of units.
        ViewUnits = "view_units",
        /// See documents and what they ask.
        ViewDirectives = "view_directives",
        /// See models and their registrations.
        ViewModels = "view_models",
        /// See who has registered and who has not.
        ViewCoverage = "view_coverage",
        /// Read the tenant's audit trail.
        ViewAudit = "view_audit",
        /// See one's own account and sessions.
        ViewAccount = "view_account",
        /// Change one's own password, revoke one's own sessions.
        ManageOwnAccount = "manage_own_account",
        /// See the people of the tenant.
        ViewUsers = "view_users",
        /// Create, move, disable, hand over; change roles; issue password links.
        ManageUsers = "manage_users",
        /// See the tenant's settings.
        ViewSettings = "view_settings",
        /// Change the tenant's settings, departments and calendar.
        ManageSettings = "manage_settings",
    }
}

impl Action {
    /// Whether a transaction for this action may write. A suspended tenant allows none of these but one's own account.
    #[must_use]
    pub const fn writes(self) -> bool {
        matches!(self, Self::ManageOwnAccount | Self::ManageUsers | Self::ManageSettings)
    }
}

impl Role {
    /// Whether this role may do `action` in its own tenant.
    #[must_use]
    pub const fn may(self, action: Action) -> bool {
        use Action as A;
        match action {
            A::ViewHome | A::ViewAccount | A::ManageOwnAccount => true,
            A::ViewUnits | A::ViewDirectives | A::ViewModels | A::ViewCoverage => !self.is_centre(),
            A::ViewAudit => matches!(self, Self::StandingAdmin | Self::Leader | Self::CentreAdmin),
            A::ViewUsers | A::ManageUsers => matches!(self, Self::StandingAdmin | Self::CentreAdmin),
            A::ViewSettings => matches!(self, Self::StandingAdmin | Self::Leader | Self::CentreAdmin),
            A::ManageSettings => matches!(self, Self::StandingAdmin | Self::CentreAdmin),
        }
    }

    /// Roles of the centre exist only in the centre's tenant, the others only in provinces.
    #[must_use]
    pub const fn is_centre(self) -> bool {
        matches!(self, Self::CentreAdmin | Self::CentreAnalyst)
    }

    /// Roles that act for one unit must have one; their view of private rows is its subtree.
    #[must_use]
    pub const fn needs_unit(self) -> bool {
        matches!(self, Self::UnitHead | Self::UnitOfficer)
    }

    /// Roles that see the private rows (drafts, explanations…) of every unit of the tenant.
    #[must_use]
    pub const fn sees_all_units(self) -> bool {
        matches!(self, Self::StandingAdmin | Self::Leader | Self::Reviewer)
    }
}
