//! A document that is being entered: its demands with the units that they take, what is missing, and the step to issue it.

use domain::deadline::Tone;
use domain::error::Refusal;
use domain::format::fmt_date;
use domain::lifecycle::ObligationKind;
use domain::text::{self, directives as texts, labels};
use domain::views::directive_drafts::{DirectiveDraftView, DraftClause, UnitChoice};
use domain::views::directives::{DirectiveHead, StandingDuty};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::forms::{HeadFields, HeadValues, RuleField};
use super::server_fns::{AddDirectiveClause, IssueDirective, RemoveDirectiveClause, SaveDirective};
use super::standing::Standing;
use crate::contexts::use_lang;
use crate::features::parts::UnitLink;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, CheckField, DateField, PostButton, PostForm, SelectField, TextField, Typed};
use crate::ui::note::Note;
use crate::ui::panel::Group;

/// Id and version: what every form of the page sends along.
pub(super) type Key = Vec<(&'static str, String)>;

fn hidden(key: &Key) -> impl IntoView + use<> {
    key.clone().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}

/// The page below its head.
#[component]
pub fn Draft(directive: DirectiveHead, draft: DirectiveDraftView, standing: Vec<StandingDuty>) -> impl IntoView {
    let t = texts(use_lang());
    let key = vec![("id", directive.id.to_string()), ("version", draft.version.to_string())];
    let count = draft.clauses.len().to_string();
    let asks = !draft.clauses.is_empty() || !standing.is_empty();
    let standing = view! { <Standing rows=standing key=key.clone()/> };
    let clauses = view! { <Clauses rows=draft.clauses key=key.clone()/> };
    let add = view! { <AddClause choices=draft.choices key=key.clone()/> };
    let issue = view! { <Issue lacks=draft.lacks asks key=key.clone()/> };
    view! {
        <div class="cols">
            <div class="stack">
                <Group title=t.clauses count>{clauses}</Group>
                <Group title=t.clause_add id="add"><div class="panel"><div class="pad">{add}</div></div></Group>
                {standing}
            </div>
            <div class="stack">
                <Group title=t.issue><div class="panel"><div class="pad stack-4">{issue}</div></div></Group>
                <EditHead directive key/>
            </div>
        </div>
    }
    .into_any()
}

/// The ids of the parts are those that a refusal of issuing it leads to.
#[component]
fn Clauses(rows: Vec<DraftClause>, key: Key) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    if rows.is_empty() {
        return view! { <p class="sub">{t.clauses_empty}</p> }.into_any();
    }
    let row = move |row: DraftClause| {
        let id = |part: &str| format!("clauses-{}-{part}", row.clause);
        let head = format!("{}. {}", row.clause, row.title);
        let values = key.iter().cloned().chain([("clause", row.clause.to_string())]).collect();
        let who = text::directives::chosen(lang, &row.chosen, u32::try_from(row.units.len()).unwrap_or(u32::MAX));
        // A short list is read at once; hundreds of communes are opened on wish.
        let few = row.units.len() <= 12;
        let units = row.units.into_iter().map(|unit| view! { <li><UnitLink unit/></li> }).collect_view();
        let last = row.due.last_day();
        view! {
            <li class="panel" data-testid="draft-clause">
                <div class="pad stack-4">
                    <h3 id=id("title")>{head.clone()}</h3>
                    <p class="meta">{labels::obligation_kind(lang, row.kind)}{row.sent_to.map(|to| format!(" · {}: {to}", t.sent_to))}</p>
                    <p id=id("due")><b>{text::due(lang, row.due)}</b></p>
                    {row.day_off.then(|| view! { <Note tone=Tone::Yellow>{text::directives::day_off(lang, last)}</Note> })}
                    {row.past.then(|| view! { <Note tone=Tone::Yellow>{t.due_past}</Note> })}
                    <details id=id("units") open=few><summary>{who}</summary><ul class="list many">{units}</ul></details>
                    <PostButton action=RemoveDirectiveClause::PATH values label=t.clause_remove about=head/>
                </div>
            </li>
        }
    };
    view! { <ul class="stack-4">{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
}

#[component]
fn AddClause(choices: Vec<UnitChoice>, key: Key) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let kinds: Vec<_> =
        ObligationKind::ALL.iter().map(|kind| (kind.code().to_owned(), labels::obligation_kind(lang, *kind).to_owned())).collect();
    let named = ("units".to_owned(), t.chosen_by_name.to_owned());
    let by_rule = choices.into_iter().map(|choice| (choice.chosen.code(), text::directives::chosen(lang, &choice.chosen, choice.units)));
    let units: Vec<_> = std::iter::once(named).chain(by_rule).collect();
    let fields = move |typed: Typed| {
        view! {
            {hidden(&key)}
            <AreaField name="title" label=t.clause_title typed=typed.clone() rows=2 required=true/>
            <div class="two">
                <SelectField name="kind" label=t.clause_kind typed=typed.clone() options=kinds.clone() value="report" hint=t.in_words_hint/>
                <TextField name="sent_to" label=t.clause_sent_to typed=typed.clone() hint=t.clause_sent_to_hint/>
                <RuleField typed=typed.clone()/>
                <DateField name="due_on" label=t.due_on typed=typed.clone() required=true/>
                <SelectField name="chosen" label=t.chosen typed=typed.clone() options=units.clone() hint=t.chosen_hint/>
                <AreaField name="names" label=t.names typed hint=t.names_hint rows=2/>
            </div>
            <button class="btn" type="submit">{t.clause_add}</button>
        }
    };
    view! { <PostForm action=AddDirectiveClause::PATH fields key="add"/> }.into_any()
}

#[component]
fn Issue(lacks: Vec<Refusal>, asks: bool, key: Key) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let lack = move |refusal: Refusal| {
        let words = text::refusal(lang, &refusal.code);
        let at = refusal.field.filter(|field| field.starts_with("clauses-"));
        match at {
            Some(field) => view! { <li><a href=format!("#{field}")>{words}</a></li> }.into_any(),
            None => view! { <li>{words}</li> }.into_any(),
        }
    };
    let lacking = (!lacks.is_empty())
        .then(|| view! { <Note tone=Tone::Yellow><p>{t.lacks}</p><ul>{lacks.into_iter().map(lack).collect_view()}</ul></Note> });
    let fields = move |typed: Typed| {
        view! {
            {hidden(&key)}
            {(!asks).then(|| view! { <CheckField name="asks_nothing" label=t.asks_nothing typed/> })}
            <button class="btn pri" type="submit">{t.issue}</button>
        }
    };
    view! { <p class="sub">{t.issue_hint}</p>{lacking}<PostForm action=IssueDirective::PATH fields key="issue"/> }.into_any()
}

#[component]
fn EditHead(directive: DirectiveHead, key: Key) -> impl IntoView {
    let t = texts(use_lang());
    let values = HeadValues {
        number: directive.number,
        kind: directive.kind,
        issued_on: fmt_date(directive.issued_on),
        issuer: directive.issuer,
        subject: directive.subject,
    };
    let fields = move |typed: Typed| {
        view! {
            {hidden(&key)}
            <HeadFields typed values=values.clone()/>
            <button class="btn" type="submit">{t.save}</button>
        }
    };
    view! { <Dialog id="edit-head" open=t.edit_head title=t.edit_head><PostForm action=SaveDirective::PATH fields key="head"/></Dialog> }
        .into_any()
}
