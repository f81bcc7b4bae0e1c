//! Who may do what: one table, [`Role::may`], snapshot-tested as `access_matrix` (wall 7 of tenancy).

use serde::{Deserialize, Serialize};

/// What every enum made by `coded!` can do, for code that is written once for all of them.
pub trait Coded: Copy + Eq + Ord + std::hash::Hash + std::fmt::Debug + 'static {
    /// Every variant, in the order of declaration.
    const ALL: &'static [Self];
    /// The stable code stored in rows and sent over the wire.
    fn code(self) -> &'static str;
}

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

        impl $crate::access::Coded for $name {
            const ALL: &'static [Self] = Self::ALL;
            fn code(self) -> &'static str { self.code() }
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
        /// See indicators and their figures.
        ViewFigures = "view_figures",
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
        /// See plans and tasks.
        ViewTasks = "view_tasks",
        /// See explanations: those of one's own subtree, or all.
        ViewExplanations = "view_explanations",
        /// See difficulties: those of one's own subtree, or all.
        ViewDifficulties = "view_difficulties",
        /// Enter, issue, withdraw and replace documents and what they ask of units.
        IssueDirectives = "issue_directives",
        /// Give a unit a later due date, with a reason.
        ExtendDeadlines = "extend_deadlines",
        /// Write registrations, plans and tasks of one's own unit.
        WriteDrafts = "write_drafts",
        /// Send them, answer for them, sign a finished task: the head's signature.
        SubmitPapers = "submit_papers",
        /// Accept or return what units send.
        ReviewPapers = "review_papers",
        /// Report that work began, was launched, is ready for signature.
        ReportProgress = "report_progress",
        /// Give tasks to units; stop, resume and cancel them.
        AssignTasks = "assign_tasks",
        /// Judge what a model achieved.
        EvaluateModels = "evaluate_models",
        /// Stop, resume, complete, replicate, cancel models.
        SteerModels = "steer_models",
        /// Ask a unit to explain, and accept or return its answer.
        RequestExplanations = "request_explanations",
        /// Raise a difficulty, confirm that it is gone.
        RaiseDifficulties = "raise_difficulties",
        /// Decide a difficulty at one's level, or pass it up.
        HandleDifficulties = "handle_difficulties",
        /// Put many units' same difficulty under one.
        MergeDifficulties = "merge_difficulties",
        /// Take a difficulty to the centre, and record its answer.
        AskCentre = "ask_centre",
        /// Urge those who are late, beyond the automatic reminders.
        SendReminders = "send_reminders",
        /// Let somebody else use one's rights for a period.
        DelegateRights = "delegate_rights",
        /// Say something about what one may see, and take it back.
        Comment = "comment",
    }
}

impl Action {
    /// Whether what is done by this right is later decided on by somebody else.
    #[must_use]
    pub const fn makes(self) -> bool {
        matches!(self, Self::WriteDrafts | Self::SubmitPapers | Self::ReportProgress | Self::RaiseDifficulties)
    }

    /// Whether a transaction for this action may write. A suspended tenant allows none of these but one's own account.
    #[must_use]
    pub const fn writes(self) -> bool {
        !matches!(
            self,
            Self::ViewHome
                | Self::ViewUnits
                | Self::ViewDirectives
                | Self::ViewModels
                | Self::ViewCoverage
                | Self::ViewFigures
                | Self::ViewAudit
                | Self::ViewAccount
                | Self::ViewUsers
                | Self::ViewSettings
                | Self::ViewTasks
                | Self::ViewExplanations
                | Self::ViewDifficulties
        )
    }
}

impl Role {
    /// Whether this role may do `action` in its own tenant.
    #[must_use]
    pub const fn may(self, action: Action) -> bool {
        use Action as A;
        match action {
            A::ViewHome | A::ViewAccount | A::ManageOwnAccount => true,
            A::ViewUnits | A::ViewDirectives | A::ViewModels | A::ViewCoverage | A::ViewFigures => !self.is_centre(),
            A::ViewAudit => matches!(self, Self::StandingAdmin | Self::Leader | Self::CentreAdmin),
            A::ViewUsers | A::ManageUsers => matches!(self, Self::StandingAdmin | Self::CentreAdmin),
            A::ViewSettings => matches!(self, Self::StandingAdmin | Self::Leader | Self::CentreAdmin),
            A::ManageSettings => matches!(self, Self::StandingAdmin | Self::CentreAdmin),
            A::ViewTasks => !self.is_centre(),
            A::ViewExplanations | A::ViewDifficulties | A::Comment => !self.is_centre() && !matches!(self, Self::Viewer),
            A::WriteDrafts | A::ReportProgress | A::RaiseDifficulties => self.needs_unit(),
            A::SubmitPapers => matches!(self, Self::UnitHead),
            A::ReviewPapers | A::EvaluateModels | A::MergeDifficulties => matches!(self, Self::StandingAdmin | Self::Reviewer),
            A::IssueDirectives | A::ExtendDeadlines | A::SteerModels | A::AskCentre => matches!(self, Self::StandingAdmin | Self::Leader),
            A::AssignTasks | A::RequestExplanations | A::SendReminders => self.sees_all_units(),
            A::HandleDifficulties | A::DelegateRights => self.sees_all_units() || matches!(self, Self::UnitHead),
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
