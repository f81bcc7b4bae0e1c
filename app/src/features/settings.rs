//! `/settings`: how the tenant calls itself and counts its days.

mod calendar;
mod clarities;
mod criteria;
mod departments;
mod ladder;
mod reminders;
pub mod server_fns;

use domain::access::Action;
use domain::text::{Lang, common, settings as texts};
use domain::units::Validity;
use domain::views::settings::SettingsView;
use domain::views::steering::CriteriaView;
use domain::views::units::UnitHead;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::contexts::{use_frame, use_lang};
use crate::layouts::{DoneLine, PageOf};
use crate::ui::field::{CheckField, PostForm, SelectField, TextField, Typed};
use crate::ui::page_head::PageHead;
use crate::ui::panel::Group;
use calendar::CalendarDays;
use clarities::Clarities;
use criteria::Criteria;
use departments::Departments;
use ladder::Days;
use reminders::Reminders;
use server_fns::{SaveSettings, SetStandingAgency, get_criteria, get_settings};

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    // Whether the caller may change them decides which forms are drawn; the store asks again.
    let may = use_frame().me.as_ref().is_some_and(|me| me.may(Action::ManageSettings));
    let settings = Resource::new(|| (), |()| async { Ok((get_settings().await?, get_criteria().await?)) });
    view! { <PageOf resource=settings render=move |(view, criteria)| view! { <Content view criteria may/> }/> }
}

fn done(lang: Lang, code: &str) -> Option<String> {
    let t = texts(lang);
    let words = match code {
        "saved" => t.saved,
        "clarities" => domain::text::plans(lang).clarities_saved,
        "criteria" => domain::text::steering(lang).criteria_saved,
        "ladder" => domain::text::difficulties(lang).ladder_saved,
        "reminders" => domain::text::notices(lang).reminders_saved,
        "agency" => t.agency_saved,
        "department" => t.department_saved,
        "closed" => t.department_closed,
        "day" => t.day_saved,
        "removed" => t.day_removed,
        _ => return None,
    };
    Some(words.to_owned())
}

#[component]
fn Content(view: SettingsView, criteria: CriteriaView, may: bool) -> impl IntoView {
    let t = texts(use_lang());
    let (agencies, departments, calendar) = (view.standing_agencies.clone(), view.departments.clone(), view.calendar.clone());
    let (chosen, version) = (view.clarities.clone(), view.version);
    let (choices, ladder, reminders) = (departments.clone(), view.ladder.clone(), view.reminders.clone());
    view! {
        <PageHead title=t.title subtitle=if may { t.subtitle } else { t.read_only }/>
        <DoneLine words=done/>
        <div class="cols half">
            <div class="stack">
                <Group title=t.general><div class="panel"><div class="pad"><General view may/></div></div></Group>
                <Clarities chosen version may/>
                <Days ladder version may/>
                <Criteria view=criteria may/>
                <Reminders view=reminders version may/>
                <Group title=t.standing_agency><StandingAgency rows=agencies units=choices may/></Group>
                <Departments rows=departments may/>
            </div>
            <CalendarDays rows=calendar may/>
        </div>
    }
}

#[component]
fn General(view: SettingsView, may: bool) -> impl IntoView {
    let t = texts(use_lang());
    let spellings = vec![("classic".to_owned(), t.spelling_classic.to_owned()), ("modern".to_owned(), t.spelling_modern.to_owned())];
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="version" value=view.version.to_string()/>
            <TextField name="committee" label=t.committee typed=typed.clone() value=view.committee.clone() hint=t.committee_hint required=true/>
            <SelectField name="spelling" label=t.spelling typed=typed.clone() options=spellings.clone() value=view.spelling.clone() hint=t.spelling_hint/>
            <TextField name="deadline_hour" label=t.deadline_hour typed=typed.clone() value=view.deadline_hour.to_string() hint=t.deadline_hour_hint required=true/>
            <CheckField name="public_facts" label=t.public_facts typed checked=view.public_facts hint=t.public_facts_hint/>
            {may.then(|| view! { <button class="btn pri" type="submit">{t.save}</button> })}
        }
    };
    view! { <PostForm action=SaveSettings::PATH fields/> }
}

#[component]
fn StandingAgency(rows: Vec<(UnitHead, Validity)>, units: Vec<UnitHead>, may: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let row = move |(unit, days): (UnitHead, Validity)| view! { <li><b>{unit.name}</b><span class="dim">" · "{common::validity(lang, days)}</span></li> };
    let options: Vec<_> = units.into_iter().map(|unit| (unit.code, unit.name)).collect();
    let fields = move |typed: Typed| {
        view! {
            <div class="two">
                <SelectField name="unit_code" label=t.standing_agency typed=typed.clone() options=options.clone()/>
                <TextField name="from" label=t.standing_agency_from typed hint=common(lang).date_hint required=true/>
            </div>
            <button class="btn" type="submit">{t.standing_agency_change}</button>
        }
    };
    view! {
        <div class="panel"><div class="pad">
            <p class="sub">{t.standing_agency_hint}</p>
            <ul class="list">{rows.into_iter().map(row).collect_view()}</ul>
            {may.then(|| view! { <PostForm action=SetStandingAgency::PATH fields key="agency"/> })}
        </div></div>
    }
}
