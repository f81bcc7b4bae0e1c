//! `/users`: everybody, and a form for one more.

use domain::deadline::Tone;
use domain::format::fmt_datetime;
use domain::text::{self, labels, users as texts};
use domain::views::sheets::Sheet;
use domain::views::users::{UserList, UserRow};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::forms::NewUserForm;
use super::server_fns::list_users;
use crate::contexts::use_lang;
use crate::features::parts::{FilterBar, SelectFilter, TextFilter, UnreadFilters};
use crate::layouts::PageOf;
use crate::ui::badge::Badge;
use crate::ui::page_head::PageHead;
use crate::ui::panel::Group;
use crate::ui::sheet_links::SheetLinks;
use crate::ui::state::Empty;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The page.
#[component]
pub fn UsersPage() -> impl IntoView {
    let query = use_query_map();
    let word = move |name: &'static str| query.with(|query| query.get(name)).unwrap_or_default();
    let key = Memo::new(move |_| (word("q"), word("role")));
    let list = Resource::new(move || key.get(), |(search, role)| list_users(search, role, String::new()));
    let render = move |list| {
        let (search, role) = key.get_untracked();
        view! { <Content list search role/> }
    };
    view! { <PageOf resource=list render/> }
}

#[component]
fn Content(list: UserList, search: String, role: String) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let roles: Vec<_> = list.roles.iter().map(|role| (role.code().to_owned(), labels::role(lang, *role).to_owned())).collect();
    let choices = roles.clone();
    let known = list.roles.iter().any(|known| known.code() == role);
    let filtered = !search.is_empty() || !role.is_empty();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let disabled = list.rows.iter().filter(|row| row.disabled_at.is_some()).count();
    let subtitle = format!("{} {}", text::users::count(lang, count(list.rows.len()), count(disabled)), t.subtitle);
    let rows =
        if list.rows.is_empty() { view! { <Empty title=t.no_match/> }.into_any() } else { view! { <Rows rows=list.rows/> }.into_any() };
    view! {
        <PageHead title=t.title subtitle/>
        <UnreadFilters read=vec![("role", known)]/>
        <FilterBar clear=filtered>
            <TextFilter name="q" label=t.search value=search/>
            <SelectFilter name="role" label=t.filter_role all=t.all_roles options=choices value=role/>
        </FilterBar>
        {rows}
        <SheetLinks sheet=Sheet::Users/>
        <Group title=t.add_title id="add"><div class="panel"><div class="pad"><p class="sub">{t.add_hint}</p><NewUserForm roles units=list.units/></div></div></Group>
    }
}

#[component]
fn Rows(rows: Vec<UserRow>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let columns = vec![
        Column(t.column_name, false),
        Column(t.column_username, false),
        Column(t.column_role, false),
        Column(t.column_unit, false),
        Column(t.column_last_sign_in, false),
        Column(t.column_state, false),
    ];
    let row = move |user: UserRow| {
        view! {
            <tr role="row">
                <HeadCell>
                    <a class="plain" href=format!("/users/{}", user.id)>{user.name}</a>
                    {user.own.then(|| view! { " "<span class="dim">{t.own}</span> })}
                    {user.demo.then(|| view! { " "<span class="mau">{t.demo}</span> })}
                </HeadCell>
                <Cell label=t.column_username>{user.username}</Cell>
                <Cell label=t.column_role>{labels::role(lang, user.role)}</Cell>
                <Cell label=t.column_unit>{user.unit.map_or_else(|| t.no_unit.to_owned(), |unit| unit.name)}</Cell>
                <Cell label=t.column_last_sign_in>{user.last_sign_in.map_or_else(|| t.never_signed_in.to_owned(), fmt_datetime)}</Cell>
                <Cell label=t.column_state>{state(t, user.disabled_at.is_some(), user.has_password)}</Cell>
            </tr>
        }
    };
    view! { <DataTable label=t.title columns>{rows.into_iter().map(row).collect_view()}</DataTable> }
}

fn state(t: &'static text::users::Users, disabled: bool, has_password: bool) -> AnyView {
    match (disabled, has_password) {
        (true, _) => view! { <Badge tone=Tone::Grey label=t.disabled bare=true/> }.into_any(),
        (false, false) => view! { <Badge tone=Tone::Yellow label=t.no_password bare=true/> }.into_any(),
        (false, true) => view! { <Badge tone=Tone::Green label=t.active bare=true/> }.into_any(),
    }
}
