//! `/ui-kit`: every component in every state, in development.

mod fields;

use domain::deadline::Tone;
use leptos::prelude::*;

use super::badge::{Badge, Countdown, SampleMark};
use super::button::{Button, ButtonKind, LinkButton};
use super::dialog::Dialog;
use super::icon::{Icon, IconName};
use super::note::Note;
use super::page_head::PageHead;
use super::panel::{Facts, Group};
use super::progress::Progress;
use super::segment::Segment;
use super::state::{Empty, Skeleton};
use super::table::{Cell, Column, DataTable, HeadCell, Sort};
use super::trend::{Trend, TrendPoint};
use fields::{Fields, Refused};

/// The page. Its words are names of components, so they are not in the catalogue.
#[component]
pub fn UiKitPage() -> impl IntoView {
    let badge = |tone: &Tone| view! { <Badge tone=*tone label=tone.code()/>" " <Badge tone=*tone label=tone.code() bare=true/>" " };
    let count = |tone: &Tone| view! { <Countdown tone=*tone label=tone.code() date="30/05/2023"/> };
    let note = |tone: &Tone| {
        let (tone, words) = (*tone, tone.code());
        view! { <Note tone><p>{words}" "<a href="#main" rel="external">"a link"</a></p></Note> }
    };
    view! {
        <PageHead title="UI kit" subtitle="Every component, every state"><LinkButton href="/" label="Action" kind=ButtonKind::Primary/></PageHead>
        <div class="cols half">
            <div class="stack">
                <Group title="Badges"><p>{Tone::ALL.iter().map(badge).collect_view()}<SampleMark/></p></Group>
                <Group title="Countdowns">{Tone::ALL.iter().map(count).collect_view()}</Group>
                <Group title="Icons"><p class="acts">{IconName::ALL.map(|name| view! { <Icon name/> })}</p></Group>
                <Group title="Buttons"><Buttons/></Group>
                <Group title="Notes"><div class="stack-4">{Tone::ALL.iter().map(note).collect_view()}</div></Group>
                <Group title="Progress">{[0, 22, 27].map(|done| view! { <Progress done total=27 label="Progress"/> })}</Group>
            </div>
            <div class="stack">
                <Fields/>
                <Refused/>
            </div>
        </div>
        <Lists/>
    }
}

#[component]
fn Buttons() -> impl IntoView {
    let kind = |kind: ButtonKind| view! { <Button label=format!("{kind:?}") kind/> <Button label="Small" kind small=true/> };
    view! {
        <form class="acts" method="get">{ButtonKind::ALL.map(kind)}</form>
        <p class="acts"><Button label="Disabled" id="kit-off" disabled="A disabled action has its reason beside it."/></p>
        <Dialog id="kit-ask" open="Ask" title="A question?">
            <form class="acts" method="get"><Button label="Verb" kind=ButtonKind::Danger/></form>
        </Dialog>
    }
}

#[component]
fn Lists() -> impl IntoView {
    let columns = vec![Column("Name", false), Column("Figure", true), Column("State", false)];
    let sorts = vec![Sort(0, "?sort=name".into(), None), Sort(1, "?sort=figure".into(), Some(false))];
    let row = |(class, name): (&'static str, &'static str)| {
        view! {
            <tr role="row" class=class>
                <HeadCell>{name}</HeadCell>
                <Cell label="Figure" figures=true>"1.234"</Cell>
                <Cell label="State"><Badge tone=Tone::Green label="done" bare=true/></Cell>
            </tr>
        }
    };
    let segments = vec![("?view=a".to_owned(), "One".to_owned(), true), ("?view=b".to_owned(), "Other".to_owned(), false)];
    view! {
        <Group title="Segment"><Segment label="Segment" items=segments/></Group>
        <Group title="Table" count="2">
            <DataTable label="Table" columns sorts>{[("", "Row"), ("sel", "Selected row")].map(row)}</DataTable>
        </Group>
        <Group title="Trend"><Trend label="A course with a gap" points=course()/></Group>
        <Group title="Facts"><Facts rows=vec![("Name", "Value".into_any())]/></Group>
        <Group title="Empty"><Empty title="Nothing yet" hint="What will appear, and when." href="#main" label="One action"/></Group>
        <Group title="Loading"><Skeleton/></Group>
    }
}

fn course() -> Vec<TrendPoint> {
    let point = |(nth, value): (u8, Option<i64>)| TrendPoint {
        label: format!("{nth}"),
        value,
        words: value.map_or_else(|| "—".to_owned(), |value| value.to_string()),
    };
    (1..).zip([Some(12), Some(18), None, Some(16), Some(31), Some(28)]).map(point).collect()
}
