//! `/registrations/{id}`.

use domain::evidence::SubjectKind;
use domain::lifecycle::paper::PaperEvent;
use domain::near_duplicate::Likeness;
use domain::text::{self, Lang, labels, registrations as texts};
use domain::views::registrations::{ProposalText, RegistrationDetails};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::decide::Verbs;
use super::draft::DraftForm;
use super::explain::Explanations;
use super::paper_tone;
use super::server_fns::get_registration;
use crate::contexts::use_lang;
use crate::features::comments::CommentGroup;
use crate::features::files::FileGroup;
use crate::features::parts::{History, UnitLink};
use crate::layouts::{DoneLine, PageOf};
use crate::ui::badge::Badge;
use crate::ui::page_head::PageHead;
use crate::ui::panel::{Facts, Group};

/// The page.
#[component]
pub fn RegistrationPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let registration = Resource::new(move || id.get(), get_registration);
    view! { <PageOf resource=registration render=|view| view! { <Content view/> }/> }
}

fn done(lang: Lang, code: &str) -> Option<String> {
    let t = texts(lang);
    let words = match (code, PaperEvent::from_code(code)) {
        ("saved", _) => t.saved,
        ("explanation_answer", _) => t.answered,
        ("explanation_accept", _) => t.explanation_accepted,
        ("explanation_return", _) => t.explanation_returned,
        ("explanation_recall" | "explanation_withdraw" | "explanation_withdraw_decision", _) => t.explanation_moved,
        (_, Some(PaperEvent::Submit)) => t.sent,
        (_, Some(PaperEvent::Recall)) => t.recalled,
        (_, Some(PaperEvent::Withdraw)) => t.withdrawn,
        (_, Some(PaperEvent::Accept)) => t.accepted,
        (_, Some(PaperEvent::Return)) => t.returned,
        (_, Some(PaperEvent::WithdrawDecision)) => t.decision_withdrawn,
        _ => return text::comments::done(lang, code),
    };
    Some(words.to_owned())
}

#[component]
fn Content(view: RegistrationDetails) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let crumbs = vec![("/registrations".to_owned(), t.title.to_owned())];
    let directives = view.directives.clone().into_iter().map(|d| {
        view! { <li><a href=format!("/directives/{}", d.id)>{text::directives::cite(lang, &d.kind, &d.number, d.issued_on)}</a></li> }
    });
    let mut facts = vec![
        (t.column_state, view! { <Badge tone=paper_tone(view.state) label=labels::paper_state(lang, view.state)/> }.into_any()),
        (t.column_unit, view! { <UnitLink unit=view.unit.clone()/> }.into_any()),
        (t.reach, view.reach.map_or("", |reach| labels::reach(lang, reach)).into_any()),
        (t.directive, view! { <ul>{directives.collect_view()}</ul> }.into_any()),
        (t.column_name, view! { <a href=format!("/models/{}", view.model)>{view.text.name.clone()}</a> }.into_any()),
    ];
    facts.extend(view.replaces.map(|id| (t.replaces, view! { <a href=format!("/registrations/{id}")>{t.open}</a> }.into_any())));
    let content = if view.may_edit {
        view! { <DraftForm view=view.clone()/> }.into_any()
    } else {
        view! { <Shown text=view.text.clone()/> }.into_any()
    };
    view! {
        <PageHead title=view.text.name.clone() crumbs/>
        <DoneLine words=done/>
        <div class="cols">
            <div class="stack">
                <Explanations rows=view.explanations.clone() at=view.at deadline_hour=view.deadline_hour/>
                {content}
                <FileGroup files=view.files.clone() kind=SubjectKind::Registration id=view.id.0/>
                <Verbs view=view.clone()/>
                <CommentGroup threads=view.threads.clone() kind=SubjectKind::Registration id=view.id.0/>
            </div>
            <div class="stack">
                <div class="panel"><div class="pad"><Facts rows=facts/></div></div>
                <Alike rows=view.alike/>
                <Group title=t.history><div class="panel"><div class="pad"><History rows=view.history/></div></div></Group>
            </div>
        </div>
    }
}

/// The content as it was sent.
#[component]
fn Shown(text: ProposalText) -> impl IntoView {
    let t = texts(use_lang());
    if text.objective.is_empty() && text.actions.is_empty() {
        return view! { <Group title=t.content><p class="sub">{t.content_not_stated}</p></Group> }.into_any();
    }
    let lines = |words: String| words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view().into_any();
    let rows = vec![
        (t.objective, lines(text.objective)),
        (t.leader, text.responsible_leader.into_any()),
        (t.deliverable, lines(text.deliverable)),
        (t.indicators, lines(text.indicators)),
        (t.actions, lines(text.actions)),
    ];
    view! { <Group title=t.content><div class="panel"><div class="pad"><Facts rows/></div></div></Group> }.into_any()
}

/// Models that may be the same.
#[component]
fn Alike(rows: Vec<(domain::ids::ModelId, String, Likeness)>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let row = move |(id, name, likeness): (domain::ids::ModelId, String, Likeness)| {
        let why = match likeness {
            Likeness::Template => t.alike_template.to_owned(),
            Likeness::Name { per_mille } => text::registrations::likeness(lang, per_mille),
        };
        view! { <li><a href=format!("/models/{id}")>{name}</a><small class="dim">" · "{why}</small></li> }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <Group title=t.alike><div class="panel"><div class="pad"><p class="sub">{t.alike_hint}</p><ul class="list" data-testid="alike">{rows.into_iter().map(row).collect_view()}</ul></div></div></Group>
        }
    })
}
