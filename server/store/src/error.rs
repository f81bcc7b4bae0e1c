//! What a use case answers when it does not answer its value.

use domain::error::Fault;

/// A refusal with a meaning, or a failure whose cause nobody outside may read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A refusal, as data.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The database failed.
    #[error("database: {0}")]
    Db(#[from] sea_orm::DbErr),
    /// Stored data is not what it should be, or a computation failed.
    #[error("{0}")]
    Broken(String),
}

impl Error {
    /// The fault to tell. A cause that isn't one is logged here, once, and becomes [`Fault::Internal`].
    #[must_use]
    pub fn into_fault(self) -> Fault {
        match self {
            Self::Fault(fault) => fault,
            cause @ (Self::Db(_) | Self::Broken(_)) => {
                tracing::error!(error = %cause, "a use case failed");
                Fault::Internal
            }
        }
    }

    /// `fault` where an index found the row taken: two people did the same at once.
    pub(crate) fn if_taken(self, fault: impl FnOnce() -> Fault) -> Self {
        match self {
            Self::Db(cause) if matches!(cause.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_))) => fault().into(),
            other => other,
        }
    }

    /// For stored codes that no variant has: the row was written by a newer version, or by hand.
    pub(crate) fn unknown_code(what: &str, code: &str) -> Self {
        Self::Broken(format!("unknown {what} {code:?}"))
    }
}
