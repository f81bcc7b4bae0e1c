//! `/notifications`: how many of each kind, then the rows by day, those not seen yet first.

use domain::deadline::Tone;
use domain::format::{fmt_time, fmt_weekday_date};
use domain::notice::NoticeKind;
use domain::text::{self, Lang, labels, notices as texts};
use domain::views::notices::{NoticeFilter, NoticeList, NoticeRow};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;

use super::server_fns::{OpenNotice, SeeAllNotices, list_notices};
use crate::contexts::use_lang;
use crate::features::parts::{Counts, FilterBar, SelectFilter, UnreadFilters};
use crate::layouts::{DoneLine, PageOf};
use crate::ui::badge::Badge;
use crate::ui::field::PostButton;
use crate::ui::page_head::PageHead;
use crate::ui::pager::Pager;
use crate::ui::panel::Group;
use crate::ui::state::Empty;

/// The value of the filter for those not seen yet.
const UNSEEN: &str = "unseen";

/// The page.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| {
        let word = |name: &str| query.with(|query| query.get(name)).filter(|word| !word.is_empty());
        NoticeFilter {
            kind: word("kind").as_deref().and_then(NoticeKind::from_code),
            unseen: word("seen").as_deref() == Some(UNSEEN),
            page: word("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0),
        }
    });
    let list = Resource::new(move || filter.get(), list_notices);
    view! { <PageOf resource=list render=move |list| view! { <Content list filter=filter.get_untracked()/> }/> }.into_any()
}

fn done(lang: Lang, code: &str) -> Option<String> {
    (code == "all").then(|| texts(lang).done_all.to_owned())
}

const fn tone(kind: NoticeKind) -> Tone {
    use NoticeKind as K;
    match kind {
        K::Overdue | K::Returned => Tone::Red,
        K::Climbed | K::Urged | K::DueSoon => Tone::Yellow,
        K::ExplanationRequested | K::Assigned | K::ToReview | K::Mentioned => Tone::Indigo,
        K::Decided | K::Accepted => Tone::Green,
        K::Reversed | K::Extended | K::Delegated => Tone::Grey,
    }
}

#[component]
fn Content(list: NoticeList, filter: NoticeFilter) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let words = |kind: NoticeKind| labels::notice_kind(lang, kind).to_owned();
    let here = |kind| filter.unseen && filter.kind == Some(kind);
    let kinds = list.kinds.iter().map(|(kind, n)| (format!("?seen={UNSEEN}&kind={kind}"), words(*kind), *n, here(*kind))).collect();
    let all = (list.unseen > 0).then(|| view! { <PostButton action=SeeAllNotices::PATH values=Vec::new() label=t.see_all/> });
    let none = filter.kind.is_none() && !filter.unseen;
    let rows = if list.rows.is_empty() {
        view! { <Empty title=if none { t.empty } else { t.no_match }/> }.into_any()
    } else {
        view! { <div class="stack"><Days rows=list.rows/></div><Pager page=list.page/> }.into_any()
    };
    view! {
        <PageHead title=t.title subtitle=t.subtitle>{all}</PageHead>
        <DoneLine words=done/>
        <UnreadFilters read=vec![("kind", filter.kind.is_some()), ("seen", filter.unseen)]/>
        <Counts label=t.by_kind rows=kinds/>
        <Filters filter clear=!none/>
        {rows}
    }
    .into_any()
}

#[component]
fn Filters(filter: NoticeFilter, clear: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let kinds = NoticeKind::ALL.iter().map(|one| (one.code().to_owned(), labels::notice_kind(lang, *one).to_owned())).collect();
    let seen = vec![(UNSEEN.to_owned(), t.only_unseen.to_owned())];
    let kind = filter.kind.map(|one| one.code().to_owned()).unwrap_or_default();
    view! {
        <FilterBar clear>
            <SelectFilter name="kind" label=t.filter_kind all=t.all_kinds options=kinds value=kind/>
            <SelectFilter name="seen" label=t.filter_seen all=t.all_seen options=seen value=if filter.unseen { UNSEEN.to_owned() } else { String::new() }/>
        </FilterBar>
    }
    .into_any()
}

/// The rows in groups of a day, as they come: those not seen first.
#[component]
fn Days(rows: Vec<NoticeRow>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let groups: Vec<Vec<NoticeRow>> =
        rows.chunk_by(|a, b| (a.seen, a.at.day()) == (b.seen, b.at.day())).map(<[NoticeRow]>::to_vec).collect();
    let group = move |rows: Vec<NoticeRow>| {
        let first = rows.first()?;
        let day = fmt_weekday_date(lang, first.at.day());
        let title = if first.seen { day } else { format!("{}: {day}", t.unseen) };
        let count = rows.len().to_string();
        Some(
            view! { <Group title count><ul class="work notices">{rows.into_iter().map(|row| view! { <Row row/> }).collect_view()}</ul></Group> },
        )
    };
    groups.into_iter().map(group).collect_view()
}

#[component]
fn Row(row: NoticeRow) -> impl IntoView {
    let lang = use_lang();
    let details = text::notices::details(lang, &row.words).join(" · ");
    view! {
        <li data-testid="notice" data-kind=row.kind.code() data-seen=row.seen.to_string()>
            <Badge tone=tone(row.kind) label=labels::notice_kind(lang, row.kind) wrap=true/>
            <div>
                <form method="post" action=OpenNotice::PATH>
                    <input type="hidden" name="id" value=row.id.to_string()/>
                    <button class="aslink" type="submit">{row.words.name}</button>
                </form>
                <p class="meta">{details}</p>
            </div>
            <p class="meta">{fmt_time(row.at)}</p>
        </li>
    }
    .into_any()
}
