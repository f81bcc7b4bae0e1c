//! States of models, registrations and obligations, and the reason codes of a return.

use crate::access::coded;
use serde::{Deserialize, Serialize};

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
