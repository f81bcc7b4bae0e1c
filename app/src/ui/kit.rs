//! `/ui-kit`: every component in every state, in development.

use domain::deadline::Tone;
use leptos::prelude::*;

use super::badge::{Badge, Countdown, SampleMark};
use super::field::{SelectField, TextField, Typed};
use super::icon::{Icon, IconName};
use super::page_head::PageHead;
use super::panel::{Facts, Group};
use super::progress::Progress;
use super::state::{Empty, Skeleton};
use super::table::{Cell, Column, DataTable, HeadCell};

/// The page. Its words are names of components, so they are not in the catalogue.
#[component]
pub fn UiKitPage() -> impl IntoView {
    let badge = |tone: &Tone| view! { <Badge tone=*tone label=tone.code()/>" " <Badge tone=*tone label=tone.code() bare=true/>" " };
    let count = |tone: &Tone| view! { <Countdown tone=*tone label=tone.code() date="30/05/2023"/> };
    view! {
        <PageHead title="UI kit" subtitle="Every component, every state"/>
        <div class="stack">
            <Group title="Badges">{Tone::ALL.iter().map(badge).collect_view()}<SampleMark/></Group>
            <Group title="Countdowns">{Tone::ALL.iter().map(count).collect_view()}</Group>
            <Group title="Icons"><p class="acts">{IconName::ALL.map(|name| view! { <Icon name/> })}</p></Group>
            <Group title="Buttons">
                <p class="acts">
                    <button class="btn pri" type="button">"Primary"</button>
                    <button class="btn" type="button">"Secondary"</button>
                    <button class="btn quiet" type="button">"Quiet"</button>
                    <button class="btn sm" type="button">"Small"</button>
                    <button class="btn" type="button" aria-disabled="true" aria-describedby="why">"Disabled"</button>
                    <span class="sub" id="why">"A disabled action has its reason beside it."</span>
                </p>
            </Group>
            <Group title="Fields">
                <div class="panel"><div class="pad form">
                    <TextField name="text" label="Text" typed=Typed::default() value="1.234,5" hint="A hint" required=true/>
                    <TextField name="secret" label="Password" typed=Typed::default() kind="password"/>
                    <SelectField name="choice" label="Choice" typed=Typed::default() options=vec![("a".into(), "A".into()), ("b".into(), "B".into())] value="b"/>
                </div></div>
            </Group>
            <Group title="Table" count="1">
                <DataTable label="Table" columns=vec![Column("Name", false), Column("Figure", true)]>
                    <tr role="row"><HeadCell>"Row"</HeadCell><Cell label="Figure" figures=true>"1.234"</Cell></tr>
                </DataTable>
            </Group>
            <Group title="Facts"><Facts rows=vec![("Name", "Value".into_any())]/></Group>
            <Group title="Progress"><Progress done=22 total=27 label="22 of 27"/></Group>
            <Group title="Notes">
                <p class="note i"><Icon name=IconName::Half/>"Information"</p>
                <p class="note y"><Icon name=IconName::Warn/>"Warning"</p>
                <p class="note r"><Icon name=IconName::Stop/>"Error"</p>
            </Group>
            <Group title="Empty"><Empty title="Nothing yet" hint="What will appear, and when." href="#main" label="One action"/></Group>
            <Group title="Loading"><Skeleton/></Group>
        </div>
    }
}
