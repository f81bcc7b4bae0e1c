//! What this person may do with a registration now: one form per verb.

use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::PaperEvent;
use domain::review::Part;
use domain::text::registrations as texts;
use domain::views::registrations::RegistrationDetails;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{MoveRegistration, RenewRegistration, ReturnRegistration};
use crate::contexts::use_lang;
use crate::features::parts::{Paper, PaperMove, PaperReturn, PaperVerbs};
use crate::ui::field::{CheckField, PostButton, Typed};
use crate::ui::panel::Group;

/// The verbs; nothing for whoever only reads.
#[component]
pub fn Verbs(view: RegistrationDetails) -> impl IntoView {
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
        let values = vec![("id", view.id.to_string())];
        view! { <p class="sub">{t.renew_hint}</p><PostButton action=RenewRegistration::PATH values label=t.renew/> }
    });
    if view.offers.is_empty() && renew.is_none() {
        return ().into_any();
    }
    let forms = view.offers.into_iter().map(|event| {
        let paper = paper.clone();
        match event {
            PaperEvent::Return => {
                let (action, kind) = (ReturnRegistration::PATH, MachineKind::Registration);
                let parts = Part::ALL.iter().copied().filter(|part| !matches!(part, Part::Answer | Part::Evidence)).collect();
                let more = move |typed: Typed| view! { <CheckField name="explain" label=t.ask_explanation typed/> };
                view! { <PaperReturn action paper kind parts verbs more/> }.into_any()
            }
            event => view! { <PaperMove action=MoveRegistration::PATH paper event verbs/> }.into_any(),
        }
    });
    let forms = forms.collect_view();
    view! { <Group title=t.review id="verbs"><div class="panel"><div class="pad stack-4">{forms}{renew}</div></div></Group> }.into_any()
}
