//! States, events and rules of everything that has a life: models, registrations, plans, explanations, tasks, difficulties, directives,
//! reports.
//!
//! [`machine::next`] with a machine's table is the only way from one state to another; `docs/lifecycle.md` draws the tables.

use crate::access::coded;
use serde::{Deserialize, Serialize};

pub mod context;
pub mod difficulty;
pub mod directive;
pub mod explanation;
pub mod machine;
pub mod model;
pub mod need;
pub mod paper;
pub mod report;
pub mod task;

pub use context::{By, Context, Given, Hand, MergeTarget, StandIn};
pub use machine::{Machine, MachineKind, next, offers};
pub use need::Need;

coded! {
    /// Where a model stands (state machine of the field: register → plan → launch → run → assess → replicate).
    ModelState {
        /// Being written.
        Draft = "draft",
        /// Sent for review.
        Submitted = "submitted",
        /// Sent back with reasons.
        Returned = "returned",
        /// Registration accepted.
        Accepted = "accepted",
        /// Plan being made.
        Planning = "planning",
        /// Plan approved.
        Planned = "planned",
        /// Launched (ra mắt).
        Launched = "launched",
        /// Running.
        InProgress = "in_progress",
        /// Stopped for a time.
        Suspended = "suspended",
        /// Assessed.
        Evaluated = "evaluated",
        /// Completed.
        Completed = "completed",
        /// Being copied elsewhere.
        Replicating = "replicating",
        /// Copied.
        Replicated = "replicated",
        /// Given up.
        Cancelled = "cancelled",
    }
}

coded! {
    /// What a review decided on a registration.
    Decision {
        /// Accepted.
        Accepted = "accepted",
        /// Returned with at least one reason.
        Returned = "returned",
    }
}

coded! {
    /// Where a unit stands in the coverage of a directive.
    CoverageState {
        /// Latest registration as of the day was accepted.
        Registered = "registered",
        /// Latest registration was returned.
        Returned = "returned",
        /// Sent, waiting for review.
        Waiting = "waiting",
        /// Nothing sent.
        None = "none",
    }
}

coded! {
    /// Why a registration was returned; the codes come from the words of real dispatches (S0).
    ReasonCode {
        /// Chưa đăng ký.
        NotRegistered = "NOT_REGISTERED",
        /// Chưa đúng mục tiêu.
        WrongObjective = "WRONG_OBJECTIVE",
        /// Tập hợp mô hình cấp dưới.
        WrongLevelAggregated = "WRONG_LEVEL_AGGREGATED",
        /// Chưa cụ thể.
        NotSpecific = "NOT_SPECIFIC",
        /// Chưa giao trách nhiệm từng đơn vị.
        NoUnitResponsibility = "NO_UNIT_RESPONSIBILITY",
        /// Chưa tạo sự lan tỏa.
        NoSpread = "NO_SPREAD",
        /// Trùng.
        Duplicate = "DUPLICATE",
        /// Ngoài phạm vi.
        OutOfScope = "OUT_OF_SCOPE",
        /// Chưa đủ các "rõ".
        UnclearTasks = "UNCLEAR_TASKS",
        /// Mốc, thời hạn chưa hợp lý.
        WrongSchedule = "WRONG_SCHEDULE",
        /// Chưa nêu nguyên nhân.
        NoCause = "NO_CAUSE",
        /// Chưa có biện pháp khắc phục.
        NoRemedy = "NO_REMEDY",
        /// Thiếu minh chứng.
        NoEvidence = "NO_EVIDENCE",
        /// Thiếu số liệu.
        FiguresMissing = "FIGURES_MISSING",
        /// Số liệu chưa đúng.
        FiguresWrong = "FIGURES_WRONG",
        /// Chưa giải thích biến động.
        FiguresUnexplained = "FIGURES_UNEXPLAINED",
    }
}

impl ReasonCode {
    /// Whether something of this kind can be returned for this reason. What was never sent can't be returned.
    #[must_use]
    pub const fn fits(self, kind: MachineKind) -> bool {
        use MachineKind as M;
        match self {
            Self::NotRegistered => false,
            Self::WrongObjective | Self::WrongLevelAggregated | Self::NoSpread | Self::Duplicate | Self::OutOfScope => {
                matches!(kind, M::Registration | M::Model)
            }
            Self::NotSpecific => true,
            Self::NoUnitResponsibility => matches!(kind, M::Registration | M::Model | M::Plan | M::Task),
            Self::UnclearTasks | Self::WrongSchedule => matches!(kind, M::Plan | M::Task),
            Self::NoCause | Self::NoRemedy => matches!(kind, M::Explanation),
            Self::NoEvidence => matches!(kind, M::Explanation | M::Task | M::Report),
            Self::FiguresMissing | Self::FiguresWrong | Self::FiguresUnexplained => matches!(kind, M::Report),
        }
    }
}

coded! {
    /// What an obligation asks for.
    ObligationKind {
        /// Register a model (again) and explain in writing.
        Register = "register",
        /// Send an implementation plan.
        Plan = "plan",
        /// Hold the launch.
        Launch = "launch",
        /// Report.
        Report = "report",
        /// Another task.
        Task = "task",
        /// Explain in writing (giải trình), where it is asked apart from a registration.
        Explain = "explain",
    }
}

impl ObligationKind {
    /// Whether it is answered in words: the head of the unit writes, the standing agency accepts or returns. The other kinds
    /// are answered by a paper of their own, or by the launch.
    #[must_use]
    pub const fn in_words(self) -> bool {
        matches!(self, Self::Report | Self::Task | Self::Explain)
    }
}

coded! {
    /// How a due date is worded. "trước ngày" and "đến hết ngày" differ by one day.
    DueRule {
        /// "trước ngày 30-5": the last day in time is the 29th.
        Before = "before",
        /// "đến hết ngày", "trong tháng": the day itself is in time.
        By = "by",
    }
}
