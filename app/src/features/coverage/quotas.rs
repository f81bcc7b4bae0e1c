//! Quota rules beside the directives, and the form that makes one.

use domain::deadline::Tone;
use domain::quota::Counted;
use domain::text::{self, common, labels, quotas as texts};
use domain::units::{Level, UnitKind};
use domain::views::directives::DirectiveHead;
use domain::views::quotas::{QuotaList, QuotaRow};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use time::Date;

use super::server_fns::MakeQuota;
use crate::contexts::use_lang;
use crate::features::parts::on;
use crate::ui::badge::Badge;
use crate::ui::dialog::Dialog;
use crate::ui::field::{DateField, PostForm, SelectField, TextField, Typed};
use crate::ui::panel::Group;

/// The address of a rule's board; `show` is "missing", "met" or nothing.
pub fn address(row: &QuotaRow, show: &str, as_of: Option<Date>) -> String {
    let show = if show.is_empty() { String::new() } else { format!("&show={show}") };
    format!("/coverage?quota={}{show}{}", row.id, on(as_of, '&'))
}

/// Every rule of the day, each leading to its board.
#[component]
pub fn Quotas(list: QuotaList, as_of: Option<Date>) -> impl IntoView {
    let t = texts(use_lang());
    let make = list.may_make.then(|| view! { <Make directives=list.directives.clone()/> });
    if list.rows.is_empty() {
        return view! { <Group title=t.title id="quotas"><p class="sub">{t.none}</p>{make}</Group> }.into_any();
    }
    let count = list.rows.iter().filter(|row| row.end.is_none()).count().to_string();
    let rows = list.rows.into_iter().map(|row| view! { <Row row as_of/> }).collect_view();
    view! { <Group title=t.title count id="quotas"><ul class="work plain">{rows}</ul>{make}</Group> }.into_any()
}

#[component]
fn Row(row: QuotaRow, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let stands = if row.end.is_some() {
        view! { <Badge tone=Tone::Grey label=t.withdrawn bare=true/> }.into_any()
    } else if row.in_period {
        text::quotas::sentence(lang, row.met, row.bound).into_any()
    } else {
        t.not_now.into_any()
    };
    view! {
        <li data-testid="quota">
            <div>
                <h3><a href=address(&row, "", as_of)>{row.rule.title.clone()}</a></h3>
                <p class="meta">{text::quotas::bound(lang, &row.rule)}" · "{text::quotas::period(&row.rule)}</p>
                <p class="meta">{stands}</p>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn Make(directives: Vec<DirectiveHead>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let levels = Level::ALL.iter().map(|level| (format!("level:{level}"), labels::level(lang, *level).to_owned()));
    let kinds = UnitKind::ALL.iter().filter(|kind| !kind.is_root());
    let kinds = kinds.map(|kind| (format!("kind:{kind}"), labels::unit_kind(lang, *kind).to_owned()));
    let units: Vec<_> = std::iter::once((String::new(), common(lang).choose.to_owned())).chain(levels).chain(kinds).collect();
    let counted: Vec<_> = Counted::ALL.iter().map(|one| (one.code().to_owned(), labels::counted(lang, *one).to_owned())).collect();
    let cite = |d: DirectiveHead| (d.id.to_string(), text::directives::cite(lang, &d.kind, &d.number, d.issued_on));
    let none = (String::new(), t.document_none.to_owned());
    let documents: Vec<_> = std::iter::once(none).chain(directives.into_iter().map(cite)).collect();
    let fields = move |typed: Typed| {
        view! {
            <TextField name="title" label=t.name typed=typed.clone() hint=t.name_hint required=true/>
            <SelectField name="units" label=t.applies_to typed=typed.clone() options=units/>
            <div class="two">
                <TextField name="at_least" label=t.at_least typed=typed.clone() value="1" required=true/>
                <SelectField name="counted" label=t.counted typed=typed.clone() options=counted/>
            </div>
            <div class="two">
                <DateField name="first" label=t.first typed=typed.clone() required=true/>
                <DateField name="last" label=t.last typed=typed.clone() required=true/>
            </div>
            <SelectField name="document" label=t.document typed options=documents/>
            <button class="btn pri" type="submit">{t.make}</button>
        }
    };
    view! { <Dialog id="make-quota" open=t.make title=t.make><PostForm action=MakeQuota::PATH fields key="quota"/></Dialog> }.into_any()
}
