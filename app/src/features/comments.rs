//! What is said about something: read and written on its own page.

pub mod server_fns;

use domain::comment::{BODY_MAX, Piece};
use domain::evidence::SubjectKind;
use domain::format::fmt_datetime;
use domain::text::comments as texts;
use domain::views::comments::{CommentRow, Thread, of};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use uuid::Uuid;

use crate::contexts::{use_kept, use_lang};
use crate::ui::field::{AreaField, PostButton, PostForm, Typed};
use crate::ui::panel::Group;
use server_fns::{WithdrawComment, WriteComment};

/// What is said about a page's own thing, as a group of the page; nothing for whoever takes no part.
#[component]
pub fn CommentGroup(threads: Vec<Thread>, kind: SubjectKind, id: Uuid) -> impl IntoView {
    let t = texts(use_lang());
    of(&threads, kind, id).filter(shown).map(|thread| {
        let count = thread.rows.len().to_string();
        view! { <Group title=t.title count id="comments"><div class="panel"><div class="pad"><Inside thread/></div></div></Group> }
    })
}

/// What is said about one of several things of a page.
#[component]
pub fn CommentPart(threads: Vec<Thread>, kind: SubjectKind, id: Uuid) -> impl IntoView {
    let t = texts(use_lang());
    of(&threads, kind, id).filter(shown).map(|thread| {
        let count = thread.rows.len();
        let open = count > 0 || form_came_back(&thread);
        view! {
            <details class="fold-form" open=open data-testid="comments">
                <summary>{t.title}" ("{count}")"</summary>
                <Inside thread/>
            </details>
        }
    })
}

fn shown(thread: &Thread) -> bool {
    thread.may_write || !thread.rows.is_empty()
}

fn key(thread: &Thread) -> String {
    format!("comment-{}", thread.id)
}

fn form_came_back(thread: &Thread) -> bool {
    use_kept().is_some_and(|form| form.value("form") == Some(key(thread).as_str()))
}

#[component]
fn Inside(thread: Thread) -> impl IntoView {
    let t = texts(use_lang());
    let none = thread.rows.is_empty().then(|| view! { <p class="sub">{t.none}</p> });
    let write = thread.may_write.then(|| view! { <Write thread=thread.clone()/> });
    let rows = thread.rows.into_iter().map(|row| view! { <Comment row/> }.into_any()).collect_view();
    view! { {none}<ol class="list talk">{rows}</ol>{write} }.into_any()
}

#[component]
fn Comment(row: CommentRow) -> impl IntoView {
    let t = texts(use_lang());
    let behind = row.in_name_of.map(|name| format!(" {} {name}", t.on_behalf));
    let values = vec![("id", row.id.to_string())];
    let withdraw = row.may_withdraw.then(|| {
        view! { <div class="acts"><PostButton action=WithdrawComment::PATH values label=t.withdraw about=fmt_datetime(row.at)/></div> }
    });
    let said = match row.withdrawn_at {
        Some(at) => view! { <p class="sub">{t.withdrawn}" "{fmt_datetime(at)}</p> }.into_any(),
        None => view! { <p class="said">{row.body.into_iter().map(piece).collect_view()}</p> }.into_any(),
    };
    view! {
        <li id=format!("comment-{}", row.id) data-testid="comment">
            <p class="meta"><b>{row.by}</b>{behind}" · "{fmt_datetime(row.at)}</p>
            {said}
            {withdraw}
        </li>
    }
}

fn piece(piece: Piece) -> AnyView {
    match piece {
        Piece::Words(words) => words.into_any(),
        Piece::Person(name) => view! { <b class="mention">"@"{name}</b> }.into_any(),
    }
}

#[component]
fn Write(thread: Thread) -> impl IntoView {
    let t = texts(use_lang());
    let (kind, id, key, people) = (thread.kind, thread.id, key(&thread), thread.people);
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="kind" value=kind.code()/>
            <input type="hidden" name="id" value=id.to_string()/>
            <AreaField name="body" label=t.say typed hint=t.hint max=BODY_MAX required=true/>
            <button class="btn" type="submit">{t.send}</button>
        }
    };
    let person = |(username, name): (String, String)| view! { <li><code>"@"{username}</code>" "{name}</li> };
    let people = (!people.is_empty()).then(|| {
        view! {
            <details class="fold-form people"><summary>{t.people}</summary><ul>{people.into_iter().map(person).collect_view()}</ul></details>
        }
    });
    view! { <PostForm action=WriteComment::PATH fields key/>{people} }.into_any()
}
