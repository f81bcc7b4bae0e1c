//! When people are reminded, and how often at most.

use domain::text::{notices as texts, settings};
use domain::views::settings::ReminderSettings;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::SaveReminders;
use crate::contexts::use_lang;
use crate::ui::field::{PostForm, TextField, Typed};
use crate::ui::panel::Group;

/// Days before and after, the caps, the hour of the e-mail.
#[component]
pub fn Reminders(view: ReminderSettings, version: i64, may: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let days = |days: &std::collections::BTreeSet<u32>| days.iter().rev().map(u32::to_string).collect::<Vec<_>>().join(" ");
    let (before, after) = (days(&view.policy.before), days(&view.policy.after));
    let numbers = [
        ("daily_cap", t.daily_cap, view.policy.daily_cap),
        ("urge_cap", t.urge_cap, view.urge_cap),
        ("digest_hour", t.digest_hour, u32::from(view.digest_hour)),
    ];
    let fields = move |typed: Typed| {
        let numbers =
            numbers.map(|(name, label, n)| view! { <TextField name label typed=typed.clone() value=n.to_string() required=true/> });
        view! {
            <input type="hidden" name="version" value=version.to_string()/>
            <TextField name="before" label=t.remind_before typed=typed.clone() value=before hint=t.days_hint/>
            <TextField name="after" label=t.remind_after typed=typed.clone() value=after/>
            {numbers.collect_view()}
            {may.then(|| view! { <button class="btn" type="submit">{settings(lang).save}</button> })}
        }
    };
    view! {
        <Group title=t.reminders id="reminders">
            <p class="sub">{t.reminders_hint}</p>
            <div class="panel"><div class="pad"><PostForm action=SaveReminders::PATH fields key="reminders"/></div></div>
        </Group>
    }
    .into_any()
}
