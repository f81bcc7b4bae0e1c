//! What this person may do with a plan now: one form per verb.

use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::PaperEvent;
use domain::review::Part;
use domain::text::plans as texts;
use domain::views::plans::PlanDetails;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{BeginPlan, MovePlan, ReturnPlan};
use crate::contexts::use_lang;
use crate::features::parts::{Paper, PaperMove, PaperReturn, PaperVerbs};
use crate::ui::field::PostButton;
use crate::ui::panel::Group;

/// The parts of a plan that a return may speak of.
const PARTS: [Part; 6] = [Part::Whole, Part::Actions, Part::Units, Part::Leader, Part::Product, Part::Schedule];

/// The verbs; nothing for whoever only reads.
#[component]
pub fn Verbs(view: PlanDetails) -> impl IntoView {
    let t = texts(use_lang());
    let paper = Paper { id: view.id.to_string(), seen: u32::try_from(view.history.len()).unwrap_or(u32::MAX) };
    let verbs = PaperVerbs {
        submit: t.submit,
        accept: t.accept,
        withdraw: t.withdraw,
        withdraw_decision: t.withdraw_decision,
        return_it: t.return_it,
    };
    let renew = view.may_renew.then(|| {
        let values = vec![("model", view.model.to_string())];
        view! { <p class="sub">{t.renew_hint}</p><PostButton action=BeginPlan::PATH values label=t.renew/> }
    });
    if view.offers.is_empty() && renew.is_none() {
        return ().into_any();
    }
    let forms = view.offers.into_iter().map(|event| {
        let paper = paper.clone();
        match event {
            PaperEvent::Return => {
                let (action, parts) = (ReturnPlan::PATH, PARTS.to_vec());
                view! { <PaperReturn action paper kind=MachineKind::Plan parts verbs more=|_| ()/> }.into_any()
            }
            // What the sending is refused for is named by the ids of the tasks' fields.
            event => view! { <PaperMove action=MovePlan::PATH paper event verbs whole=true/> }.into_any(),
        }
    });
    let forms = forms.collect_view();
    view! { <Group title=t.review id="verbs"><div class="panel"><div class="pad">{forms}{renew}</div></div></Group> }.into_any()
}
