//! The life of a directive (công văn): entered, issued; withdrawn or replaced with a reason, never edited.

use super::machine::{Machine, MachineKind, Rule, Who::Right};
use super::need::Need as N;
use crate::access::{Action as A, coded};
use serde::{Deserialize, Serialize};

coded! {
    /// Where a directive stands.
    DirectiveState {
        /// Being entered; units do not see it.
        Draft = "draft",
        /// In force: its obligations are owed.
        Issued = "issued",
        /// A mistake: its obligations are no longer owed.
        Withdrawn = "withdrawn",
        /// Another document stands in its place.
        Replaced = "replaced",
    }
}

coded! {
    /// What may happen to a directive.
    DirectiveEvent {
        /// It is begun.
        Write = "write",
        /// It is issued on a day.
        Issue = "issue",
        /// It is withdrawn.
        Withdraw = "withdraw",
        /// Another takes its place.
        Replace = "replace",
    }
}

/// The machine of directives.
#[derive(Debug)]
pub struct Directive;

impl Machine for Directive {
    type State = DirectiveState;
    type Event = DirectiveEvent;
    const KIND: MachineKind = MachineKind::Directive;
    const RULES: &'static [Rule<DirectiveState, DirectiveEvent>] = {
        use DirectiveEvent as E;
        use DirectiveState as S;
        const fn row(event: E, from: &'static [S], to: S, needs: &'static [N]) -> Rule<S, E> {
            Rule { event, from, to, who: Right(A::IssueDirectives), other_person: false, needs }
        }
        &[
            row(E::Write, &[], S::Draft, &[]),
            row(E::Issue, &[S::Draft], S::Issued, &[N::Directive]),
            row(E::Withdraw, &[S::Draft, S::Issued], S::Withdrawn, &[N::Text]),
            row(E::Replace, &[S::Issued], S::Replaced, &[N::Text, N::Document]),
        ]
    };
}
