//! A copy beside its origin: what differs, and the form of the unit that words it anew.

use domain::ids::ModelId;
use domain::text::family as texts;
use domain::views::family::{CopyDetails, CopyText};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use time::Date;

use crate::contexts::use_lang;
use crate::features::models::server_fns::AdaptModel;
use crate::features::parts::{UnitLink, on};
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, PostForm, Typed};
use crate::ui::panel::Group;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// Side by side.
#[component]
pub fn Beside(copy: CopyDetails, model: ModelId, as_of: Option<Date>) -> impl IntoView {
    let t = texts(use_lang());
    let form = copy.may_adapt.then(|| view! { <Adapt model version=copy.version ours=copy.ours.clone()/> });
    let (theirs, ours) = (copy.theirs, copy.ours);
    let rows = [
        (t.objective, theirs.objective, ours.objective),
        (t.deliverable, theirs.deliverable, ours.deliverable),
        (t.indicators, theirs.indicators, ours.indicators),
        (t.changes, theirs.changes, ours.changes),
    ];
    let row = move |(label, theirs, ours): (&'static str, String, String)| {
        let (differs, words) = if theirs == ours { ("no", t.same) } else { ("yes", t.differs) };
        view! {
            <tr role="row" data-testid="beside" data-differs=differs>
                <HeadCell>{label}</HeadCell>
                <Cell label=t.column_theirs>{theirs}</Cell>
                <Cell label=t.column_ours>{ours}</Cell>
                <Cell label=t.column_differs>{words}</Cell>
            </tr>
        }
    };
    let columns =
        vec![Column(t.column_field, false), Column(t.column_theirs, false), Column(t.column_ours, false), Column(t.column_differs, false)];
    let origin = copy.origin;
    view! {
        <Group title=t.beside id="beside">
            <p class="sub">{t.copied_from}": "<a href=format!("/models/{}{}", origin.id, on(as_of, '?')) data-testid="origin">{origin.name}</a>" · "<UnitLink unit=origin.lead as_of/></p>
            <DataTable label=t.beside columns>{rows.into_iter().map(row).collect_view()}</DataTable>
            {form}
        </Group>
    }
    .into_any()
}

#[component]
fn Adapt(model: ModelId, version: i64, ours: CopyText) -> impl IntoView {
    let t = texts(use_lang());
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="id" value=model.to_string()/>
            <input type="hidden" name="version" value=version.to_string()/>
            <AreaField name="objective" label=t.objective typed=typed.clone() value=ours.objective/>
            <AreaField name="deliverable" label=t.deliverable typed=typed.clone() value=ours.deliverable/>
            <AreaField name="indicators" label=t.indicators typed=typed.clone() value=ours.indicators/>
            <AreaField name="changes" label=t.changes typed value=ours.changes hint=t.changes_hint/>
            <button class="btn pri" type="submit">{t.save}</button>
        }
    };
    view! { <Dialog id="adapt" open=t.adapt title=t.adapt><PostForm action=AdaptModel::PATH fields key="adapt"/></Dialog> }.into_any()
}
