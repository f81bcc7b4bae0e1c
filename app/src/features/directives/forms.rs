//! The fields of a document's head, and of a due date: several forms share them.

use domain::directive::KINDS;
use domain::lifecycle::DueRule;
use domain::text::{directives as texts, labels};
use leptos::prelude::*;

use crate::contexts::use_lang;
use crate::ui::field::{AreaField, DateField, SelectField, TextField, Typed};

/// What stands in the fields before anything is typed.
#[derive(Debug, Clone, Default)]
pub struct HeadValues {
    /// Number and sign.
    pub number: String,
    /// Code of the kind.
    pub kind: String,
    /// Day of issue, dd/MM/yyyy.
    pub issued_on: String,
    /// Who issues it.
    pub issuer: String,
    /// What it is about.
    pub subject: String,
}

/// Number, kind, day, issuer, subject.
#[component]
pub fn HeadFields(typed: Typed, values: HeadValues) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let kinds = KINDS.map(|kind| (kind.to_owned(), labels::document_kind(lang, kind).to_owned())).into();
    view! {
        <div class="two">
            <TextField name="number" label=t.column_number typed=typed.clone() value=values.number hint=t.number_hint required=true/>
            <SelectField name="kind" label=t.column_kind typed=typed.clone() options=kinds value=values.kind/>
            <DateField name="issued_on" label=t.column_issued typed=typed.clone() value=values.issued_on required=true/>
            <TextField name="issuer" label=t.column_issuer typed=typed.clone() value=values.issuer required=true/>
        </div>
        <AreaField name="subject" label=t.column_subject typed value=values.subject rows=2 required=true/>
    }
    .into_any()
}

/// How the due date is worded.
#[component]
pub fn RuleField(typed: Typed, #[prop(optional)] by: bool) -> impl IntoView {
    let t = texts(use_lang());
    let rules = [(DueRule::Before, t.rule_before), (DueRule::By, t.rule_by)];
    let options = rules.map(|(rule, words)| (rule.code().to_owned(), words.to_owned())).into();
    let value = if by { DueRule::By } else { DueRule::Before }.code();
    view! { <SelectField name="due_rule" label=t.due_rule typed options value hint=t.due_rule_hint/> }.into_any()
}
