//! Refusals as data: codes and the figures they speak of. The words are in [`crate::text`].

use serde::{Deserialize, Serialize};

use crate::access::Action;
use crate::clarity::Clarity;
use crate::difficulty::HandlingLevel;
use crate::evidence::FileKind;
use crate::level_test::Reach;
use crate::lifecycle::MachineKind;

/// Why a request was not carried out. Order of checks: signed out (401), unknown (404), forbidden (403), refused (422).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    /// Nobody is signed in on this host (401).
    #[error("not signed in")]
    SignedOut,
    /// There is no such thing, or the caller may not know of it (404): the two are told apart by nobody.
    #[error("not found")]
    NotFound,
    /// The caller may see it but not do this (403).
    #[error("missing right {action}")]
    Forbidden {
        /// The right that is missing.
        action: Action,
    },
    /// The tenant is suspended: reading only (403).
    #[error("tenant suspended")]
    Suspended,
    /// Somebody changed the row since the form was opened (409).
    #[error("stale version")]
    Stale,
    /// Fields or rules that stand in the way (422). Never empty.
    #[error("refused: {refusals:?}")]
    Refused {
        /// One per reason.
        refusals: Vec<Refusal>,
    },
    /// Too many attempts to sign in (429).
    #[error("throttled for {seconds} s")]
    Throttled {
        /// Seconds until the next attempt is heard.
        seconds: u32,
    },
    /// Something broke; the cause is in the log under the request id (500).
    #[error("internal error")]
    Internal,
}

impl Fault {
    /// A refusal that names one field of a form.
    #[must_use]
    pub fn field(field: &str, code: RefusalCode) -> Self {
        Self::Refused { refusals: vec![Refusal { field: Some(field.to_owned()), code }] }
    }

    /// A refusal of the whole request.
    #[must_use]
    pub fn rule(code: RefusalCode) -> Self {
        Self::Refused { refusals: vec![Refusal { field: None, code }] }
    }

    /// The HTTP status of the fault (`docs/status-codes.md`).
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::NotFound => 404,
            Self::Forbidden { .. } | Self::Suspended => 403,
            Self::Stale => 409,
            Self::Refused { .. } => 422,
            Self::Throttled { .. } => 429,
            Self::Internal => 500,
        }
    }
}

/// One reason against a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The `name` of the form field, where one field is at fault.
    pub field: Option<String>,
    /// What is wrong with it.
    pub code: RefusalCode,
}

/// What was wrong, with the data that its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum RefusalCode {
    /// A required field is empty.
    Required,
    /// Longer than the field takes.
    TooLong {
        /// The most characters it takes.
        max: u32,
    },
    /// No account of this tenant has this name and password. Never says which of the two is wrong.
    WrongCredentials,
    /// The current password does not match.
    WrongPassword,
    /// Shorter than the rule allows.
    PasswordTooShort {
        /// The fewest characters.
        min: u32,
    },
    /// The repeated password differs.
    PasswordsDiffer,
    /// One of the commonly used passwords, or the user name.
    PasswordTooCommon,
    /// An account of this name exists in the tenant.
    UsernameTaken,
    /// A unit holds this code on one of the days.
    CodeTaken,
    /// Only a–z, 0–9, dot, hyphen; 3–40 characters.
    UsernameForm,
    /// The role acts for a unit; choose one.
    UnitRequired,
    /// The unit does not exist in this tenant on this day.
    UnknownUnit,
    /// In a text of several lines: no unit of this name, or more than one.
    UnitInLine {
        /// Which line, from 1.
        line: u32,
        /// The name as typed.
        name: String,
        /// How many units bear it.
        found: u32,
    },
    /// No unit of this name or code on the day of issue, or more than one.
    UnitNamed {
        /// The name as typed.
        name: String,
        /// How many units bear it.
        found: u32,
    },
    /// Units that are no longer there when the demand is due.
    UnitsEnd {
        /// Their names.
        units: Vec<String>,
    },
    /// A document of this number and day is in the register.
    NumberTaken,
    /// Something of this name stands already.
    NameTaken,
    /// The role belongs to the centre, or the reverse.
    RoleNotHere,
    /// Nobody would be left to administer the tenant.
    LastAdmin,
    /// One's own account can't be disabled or demoted by oneself.
    OwnAccount,
    /// The link was used, replaced or has run out.
    LinkExpired,
    /// Not a date of the form dd/MM/yyyy.
    BadDate,
    /// Not an e-mail address.
    BadEmail,
    /// Not one of the values offered.
    BadChoice,
    /// Outside the range.
    OutOfRange {
        /// Smallest value allowed.
        min: i64,
        /// Largest value allowed.
        max: i64,
    },
    /// The end stands before the beginning.
    EndBeforeStart,
    /// Fewer than are needed.
    TooFew {
        /// The fewest.
        min: u32,
    },
    /// This can't happen to a thing in this state.
    WrongState {
        /// What kind of thing.
        machine: MachineKind,
        /// The code of its state; none when it does not exist yet.
        state: Option<String>,
        /// The code of what was tried.
        event: String,
    },
    /// Only the system does this, when its time has come; or only a person, and never the system.
    NotByHand,
    /// Nobody decides on what they made or sent themselves, nor somebody who stands in for them.
    OwnWork,
    /// The due date is already over.
    DuePast,
    /// The day is still to come.
    InFuture,
    /// An extension must end later than the due date until now.
    NotLater,
    /// Due before the document was issued.
    BeforeIssue,
    /// Later than the end of the plan.
    AfterEnd,
    /// The task lacks a clarity.
    Unclear {
        /// Which.
        clarity: Clarity,
    },
    /// Every action belongs to units below: a bundle of their models.
    OnlyChildUnits {
        /// The level at which it was registered.
        reach: Reach,
        /// The names of these units.
        units: Vec<String>,
    },
    /// An explanation was demanded and has not been sent.
    ExplanationOwed,
    /// The assessment does not recommend copying it.
    NotWorthCopying,
    /// No copy has been completed.
    NoCopies,
    /// Copies are still under way.
    CopiesOpen {
        /// How many.
        open: u32,
    },
    /// The model is a copy of another one already.
    HasOrigin,
    /// The model would descend from itself.
    FamilyLoop,
    /// The difficulty is with a level above one's own.
    NotYourLevel {
        /// The level that has it.
        level: HandlingLevel,
    },
    /// There is no level above in the province.
    TopLevel,
    /// There is no level below in the province.
    BottomLevel,
    /// The level still has time.
    NotExpired,
    /// A difficulty can't go under itself.
    MergeSelf,
    /// The other one is not open, or this one has others under it.
    MergeChain,
    /// Nobody of this name is at work in the tenant.
    UnknownPerson,
    /// To oneself.
    DelegateSelf,
    /// The right is not one's own, or can't be delegated.
    NotDelegable {
        /// Which.
        action: Action,
    },
    /// Longer than a delegation may be.
    DelegationTooLong {
        /// The most days.
        days: u32,
    },
    /// Somebody else uses this right on some of these days.
    DelegatedAlready,
    /// Files of this kind are not taken.
    FileKindRefused,
    /// The content is not what the name says.
    FileMismatch {
        /// What the name says.
        claimed: FileKind,
    },
    /// The file is larger than the limit.
    FileTooLarge {
        /// The most bytes.
        max: u64,
    },
    /// The file ends in the middle.
    FileCutOff,
    /// The province has no room left for files.
    FilesFull {
        /// The most bytes of all.
        max: u64,
    },
    /// What the file hangs on has been sent since: nothing more is attached or taken off.
    FileSettled,
    /// The same content hangs there already.
    FileThere,
    /// These are no people of the tenant who may see what the comment is about.
    NotMentionable {
        /// Their user names, as typed.
        names: Vec<String>,
    },
    /// The same person has just said the same.
    SaidAlready,
    /// Required cells of the report are empty.
    CellsMissing {
        /// How many.
        cells: u32,
    },
    /// Cells of the report are wrong.
    CellsWrong {
        /// How many.
        cells: u32,
    },
    /// Cells of the report are odd, and no note says why.
    CellsUnexplained {
        /// How many.
        cells: u32,
    },
    /// The period is locked, or not open yet.
    PeriodLocked,
    /// The period is open.
    PeriodOpen,
    /// The person has had enough reminders today.
    ReminderCap {
        /// The most on one day.
        max: u32,
    },
}
