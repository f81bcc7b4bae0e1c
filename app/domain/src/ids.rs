//! One newtype per kind of row, so that a unit's id can never be passed where a model's is meant.

/// Makes a UUID newtype with the conversions that the wire, the URL and (feature `db`) the database need.
macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }

        #[cfg(feature = "db")]
        impl sea_orm::TryFromU64 for $name {
            // Ids are UUIDs made in Rust; no database ever hands out a number for one.
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )*};
}

id_type! {
    /// A province, or the centre: whoever owns rows.
    TenantId;
    /// A person's account within one tenant.
    AccountId;
    /// A unit (department, district, commune…) of one tenant, with its validity.
    UnitId;
    /// A link from a predecessor unit to a successor.
    SuccessionId;
    /// A document (công văn, kế hoạch…) of the register.
    DocumentId;
    /// What one document asks of one unit.
    ObligationId;
    /// A pilot model (instance) of one tenant.
    ModelId;
    /// One registration of a model by a unit.
    RegistrationId;
    /// One decision on a registration.
    DecisionId;
    /// A milestone of a model.
    MilestoneId;
    /// A model in the catalogue, of which provinces run instances.
    TemplateId;
    /// An implementation plan of a model.
    PlanId;
    /// A task of a plan or of a directive.
    TaskId;
    /// A request to explain, with its answers.
    ExplanationId;
    /// A difficulty that a unit met.
    DifficultyId;
    /// An indicator.
    IndicatorId;
    /// A reporting period of one tenant.
    PeriodId;
    /// What was said of one indicator, unit and period.
    FigureId;
    /// One unit's report for one period.
    ReportId;
    /// A reorganisation of units on one day.
    ReorganisationId;
    /// A quota rule.
    QuotaId;
    /// Rights given to somebody else for a period.
    DelegationId;
    /// A later due date, granted with a reason.
    ExtensionId;
    /// The withdrawal of a decision or a document, with a reason.
    ReversalId;
    /// A file that somebody sent.
    FileId;
    /// One line in somebody's notifications.
    NoticeId;
    /// Work that the system has still to do.
    JobId;
    /// What somebody said about something.
    CommentId;
}
