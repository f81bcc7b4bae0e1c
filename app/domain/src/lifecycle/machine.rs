//! What all state machines share: a table of rules, the one function that reads it, and the diagram drawn from it.
//!
//! A rule says from where, who, whether by another person than the maker, and what must be given. [`next`] is the only way to a
//! new state; `docs/lifecycle.md` is printed from the same tables.

use serde::{Deserialize, Serialize};
use std::fmt::Write;

use super::context::{By, Context};
use super::need::Need;
use crate::access::{Action, Coded, coded};
use crate::error::{Fault, Refusal, RefusalCode};

coded! {
    /// What has a life of its own.
    MachineKind {
        /// Mô hình điểm.
        Model = "model",
        /// Đăng ký mô hình.
        Registration = "registration",
        /// Kế hoạch triển khai.
        Plan = "plan",
        /// Giải trình.
        Explanation = "explanation",
        /// Nhiệm vụ.
        Task = "task",
        /// Khó khăn, vướng mắc.
        Difficulty = "difficulty",
        /// Văn bản chỉ đạo.
        Directive = "directive",
        /// Báo cáo số liệu of one unit for one period.
        Report = "report",
    }
}

/// Who may fire an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Whoever holds this right.
    Right(Action),
    /// Nobody: time alone.
    Clock,
}

/// One line of a table. Every event has exactly one.
#[derive(Debug)]
pub struct Rule<S: 'static, E> {
    /// What happens.
    pub event: E,
    /// In which states it may happen. None at all: this is how the thing begins.
    pub from: &'static [S],
    /// What it leads to.
    pub to: S,
    /// Who may do it.
    pub who: Who,
    /// It must be done by somebody else than those who made what is decided on.
    pub other_person: bool,
    /// What must be given with it.
    pub needs: &'static [Need],
}

/// A table of rules over states and events.
pub trait Machine: 'static {
    /// Where the thing stands.
    type State: Coded;
    /// What may happen to it.
    type Event: Coded;
    /// Whose table this is.
    const KIND: MachineKind;
    /// The only source of what is allowed.
    const RULES: &'static [Rule<Self::State, Self::Event>];

    /// The rule of an event.
    #[must_use]
    fn rule(event: Self::Event) -> Option<&'static Rule<Self::State, Self::Event>> {
        Self::RULES.iter().find(|rule| rule.event == event)
    }

    /// The right that a transaction for this event is opened with; `None` for what only the clock does.
    #[must_use]
    fn right(event: Self::Event) -> Option<Action> {
        match Self::rule(event)?.who {
            Who::Right(action) => Some(action),
            Who::Clock => None,
        }
    }
}

/// The state after an event, or everything that stands in its way. `state` is `None` for what does not exist yet.
///
/// # Errors
/// [`Fault::Forbidden`] without the right, [`Fault::Refused`] with every refusal: wrong state, own work, data that is missing.
pub fn next<M: Machine>(state: Option<M::State>, event: M::Event, context: &Context<'_>) -> Result<M::State, Fault> {
    let rule = allowed::<M>(state, event, context)?;
    let refusals: Vec<Refusal> = rule.needs.iter().flat_map(|need| need.check(M::KIND, context)).collect();
    if refusals.is_empty() { Ok(rule.to) } else { Err(Fault::Refused { refusals }) }
}

/// The events that this person may fire now, in the order of the table: the buttons of a page. What must be given is asked later.
#[must_use]
pub fn offers<M: Machine>(state: Option<M::State>, context: &Context<'_>) -> Vec<M::Event> {
    M::RULES.iter().map(|rule| rule.event).filter(|event| allowed::<M>(state, *event, context).is_ok()).collect()
}

/// Right, state and person; not the data.
fn allowed<M: Machine>(
    state: Option<M::State>,
    event: M::Event,
    context: &Context<'_>,
) -> Result<&'static Rule<M::State, M::Event>, Fault> {
    let wrong_state = || {
        let state = state.map(|state| state.code().to_owned());
        Fault::rule(RefusalCode::WrongState { machine: M::KIND, state, event: event.code().to_owned() })
    };
    let rule = M::rule(event).ok_or_else(wrong_state)?;
    match (rule.who, &context.by) {
        (Who::Right(action), By::Person(hand)) if !hand.may(action) => return Err(Fault::Forbidden { action }),
        (Who::Right(_), By::Clock) | (Who::Clock, By::Person(_)) => return Err(Fault::rule(RefusalCode::NotByHand)),
        (Who::Right(_), By::Person(_)) | (Who::Clock, By::Clock) => {}
    }
    if !state.map_or(rule.from.is_empty(), |state| rule.from.contains(&state)) {
        return Err(wrong_state());
    }
    if let (true, By::Person(hand)) = (rule.other_person, &context.by)
        && hand.is_one_of(context.makers)
    {
        return Err(Fault::rule(RefusalCode::OwnWork));
    }
    Ok(rule)
}

/// The diagram, in the language of Mermaid. States without a way out lead to the end.
#[must_use]
pub fn mermaid<M: Machine>() -> String {
    let mut out = String::from("stateDiagram-v2\n");
    for rule in M::RULES {
        let froms: Vec<&str> = if rule.from.is_empty() { vec!["[*]"] } else { rule.from.iter().map(|state| state.code()).collect() };
        for from in froms {
            // Writing to a string cannot fail.
            writeln!(out, "    {from} --> {}: {}", rule.to.code(), rule.event.code()).ok();
        }
    }
    for state in M::State::ALL.iter().filter(|state| !M::RULES.iter().any(|rule| rule.from.contains(state))) {
        writeln!(out, "    {} --> [*]", state.code()).ok();
    }
    out
}

/// The table below the diagram: event, states, right, whether another person must do it, what must be given.
#[must_use]
pub fn table<M: Machine>() -> String {
    let mut out = String::from("| event | from | to | right | another person | must be given |\n|---|---|---|---|---|---|\n");
    for rule in M::RULES {
        let from: Vec<&str> = rule.from.iter().map(|state| state.code()).collect();
        let from = if from.is_empty() { "(begins)".to_owned() } else { from.join(", ") };
        let who = match rule.who {
            Who::Right(action) => format!("`{action}`"),
            Who::Clock => "the clock".to_owned(),
        };
        let other = if rule.other_person { "yes" } else { "" };
        let needs: Vec<&str> = rule.needs.iter().map(|need| need.code()).collect();
        writeln!(out, "| `{}` | {from} | {} | {who} | {other} | {} |", rule.event.code(), rule.to.code(), needs.join(", ")).ok();
    }
    out
}
