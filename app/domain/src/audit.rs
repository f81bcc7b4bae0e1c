//! What the audit trail can say: one list for those who write events and those who word them.

use serde::{Deserialize, Serialize};

use crate::access::coded;

coded! {
    /// What happened. A code that was ever written stays: the trail is never rewritten.
    EventCode {
        /// The seed was loaded.
        Seeded = "seeded",
        /// The instance came back from a backup: what followed it is gone.
        Restored = "restored",
        /// The operator let the tenant be read only.
        TenantSuspended = "tenant_suspended",
        /// The operator let it be written again.
        TenantResumed = "tenant_resumed",
        /// Somebody signed in.
        SignedIn = "signed_in",
        /// Somebody signed out.
        SignedOut = "signed_out",
        /// One of one's own sessions was ended.
        SessionRevoked = "session_revoked",
        /// All of one's other sessions were ended.
        SessionsRevoked = "sessions_revoked",
        /// One's own password, or the demo accounts' one.
        PasswordChanged = "password_changed",
        /// A one-time link was made.
        PasswordLinkIssued = "password_link_issued",
        /// A one-time link was used.
        PasswordSet = "password_set",
        /// An account was added.
        UserCreated = "user_created",
        /// An account was changed.
        UserChanged = "user_changed",
        /// An account was disabled.
        UserDisabled = "user_disabled",
        /// An account was enabled again.
        UserEnabled = "user_enabled",
        /// One person's work became another's.
        UserHandedOver = "user_handed_over",
        /// Name of the committee, spelling, deadline hour, standing agency.
        SettingsChanged = "settings_changed",
        /// A provincial body was added.
        DepartmentAdded = "department_added",
        /// A provincial body ended.
        DepartmentEnded = "department_ended",
        /// A day became a holiday, a working day, or an ordinary one again.
        CalendarChanged = "calendar_changed",
        /// Something happened to a document.
        DirectiveMoved = "directive_moved",
        /// What a document being entered asks was changed.
        DirectiveEdited = "directive_edited",
        /// What a document that was issued asks of units.
        ObligationsMade = "obligations_made",
        /// Units got more time.
        DeadlineExtended = "deadline_extended",
        /// Something happened to a model.
        ModelMoved = "model_moved",
        /// Something happened to a registration.
        RegistrationMoved = "registration_moved",
        /// A draft of a registration was saved.
        RegistrationEdited = "registration_edited",
        /// Something happened to an explanation.
        ExplanationMoved = "explanation_moved",
        /// Something happened to a plan.
        PlanMoved = "plan_moved",
        /// A draft of a plan was saved.
        PlanEdited = "plan_edited",
        /// Something happened to a task.
        TaskMoved = "task_moved",
        /// Something happened to a difficulty.
        DifficultyMoved = "difficulty_moved",
        /// A draft of a difficulty was saved.
        DifficultyEdited = "difficulty_edited",
        /// Something happened to a unit's report.
        ReportMoved = "report_moved",
        /// Rights were given to somebody else for a period.
        RightsDelegated = "rights_delegated",
        /// The period was ended early.
        DelegationEnded = "delegation_ended",
        /// A deputy began to act in the other's name.
        StoodIn = "stood_in",
        /// A deputy acts in their own name again.
        SteppedBack = "stepped_back",
        /// A unit worded its copy of a model anew.
        CopyAdapted = "copy_adapted",
        /// A quota rule was made.
        QuotaMade = "quota_made",
        /// A quota rule was withdrawn.
        QuotaWithdrawn = "quota_withdrawn",
        /// A file was attached.
        FileAttached = "file_attached",
        /// A file was taken off what was still a draft.
        FileRemoved = "file_removed",
        /// Somebody said something about something.
        CommentWritten = "comment_written",
        /// They took it back.
        CommentWithdrawn = "comment_withdrawn",
        /// Late units were urged.
        Urged = "urged",
        /// What somebody wants by e-mail.
        MailWishChanged = "mail_wish_changed",
    }
}
