//! Files attached to something: shown, fetched, sent and taken off on its own page.

pub mod server_fns;

use domain::evidence::{ACCEPT, SubjectKind};
use domain::format::{fmt_date, fmt_datetime};
use domain::text::{self, files as texts};
use domain::views::files::{FileBox, FileRow, UsedAt, of};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use uuid::Uuid;

use crate::contexts::{use_kept, use_lang};
use crate::ui::field::{FileField, PostButton, TextField, Typed, UploadForm};
use crate::ui::icon::{Icon, IconName};
use crate::ui::panel::Group;
use server_fns::RemoveFile;

/// As many digits of a digest tell files of a page apart.
const DIGITS: usize = 12;

/// The files of a page's own thing, as a group of the page; nothing where there is nothing to see or to do.
#[component]
pub fn FileGroup(files: Vec<FileBox>, kind: SubjectKind, id: Uuid) -> impl IntoView {
    let t = texts(use_lang());
    let found = of(&files, kind, id).filter(shown);
    let title = if kind == SubjectKind::Directive { t.of_document } else { t.title };
    found.map(|found| {
        let count = found.rows.len().to_string();
        view! { <Group title count id="files"><div class="panel"><div class="pad"><Inside found/></div></div></Group> }
    })
}

/// The files of one of several things of a page.
#[component]
pub fn FilePart(files: Vec<FileBox>, kind: SubjectKind, id: Uuid) -> impl IntoView {
    let t = texts(use_lang());
    of(&files, kind, id).filter(shown).map(|found| view! { <div class="files"><h4>{t.title}</h4><Inside found/></div> })
}

fn shown(found: &FileBox) -> bool {
    found.may_attach || !found.rows.is_empty()
}

#[component]
fn Inside(found: FileBox) -> impl IntoView {
    let t = texts(use_lang());
    let (kind, id, may_attach) = (found.kind, found.id, found.may_attach);
    let none = found.rows.is_empty().then(|| view! { <p class="sub">{t.none}</p> });
    let rows = found.rows.into_iter().map(|row| view! { <File row kind id/> }.into_any()).collect_view();
    view! {
        {none}
        <ul class="filelist">{rows}</ul>
        {may_attach.then(|| view! { <Attach kind id/> })}
    }
    .into_any()
}

#[component]
fn File(row: FileRow, kind: SubjectKind, id: Uuid) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let about = [text::files::kind(lang, row.kind).to_owned(), text::files::size(lang, row.bytes), row.by.clone(), fmt_datetime(row.at)];
    let short: String = row.sha256.chars().take(DIGITS).collect();
    let values = vec![("kind", kind.code().to_owned()), ("id", id.to_string()), ("file", row.id.to_string())];
    let remove = row.may_remove.then(|| {
        view! { <div class="acts"><PostButton action=RemoveFile::PATH values label=t.remove about=row.name.clone()/><span class="sub">{t.remove_hint}</span></div> }
    });
    view! {
        <li data-testid="file">
            <p><a href=format!("/files/{}", row.id) rel="external" download>{row.name.clone()}</a></p>
            <p class="meta">{about.join(" · ")}</p>
            <p class="meta">{t.digest}" "<code title=row.sha256>{short}</code></p>
            {(!row.note.is_empty()).then(|| view! { <p class="said">{row.note}</p> })}
            <Same elsewhere=row.elsewhere hidden=row.hidden/>
            {remove}
        </li>
    }
}

/// The same content elsewhere: named where the person may know of it.
#[component]
fn Same(elsewhere: Vec<UsedAt>, hidden: u32) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let any = hidden > 0 || !elsewhere.is_empty();
    let named = elsewhere.into_iter().map(|one| {
        let what = text::files::subject(lang, one.kind);
        view! { <li>{what}": "<a href=one.href>{one.name}</a>" · "{fmt_date(one.at.day())}</li> }
    });
    let hidden = (hidden > 0).then(|| view! { <li data-testid="same-hidden">{t.hidden}" ("{text::files::places(lang, hidden)}")"</li> });
    any.then(|| {
        view! {
            <div class="note y" data-testid="same-file">
                <Icon name=IconName::Warn/>
                <div><p>{t.same}":"</p><ul>{named.collect_view()}{hidden}</ul></div>
            </div>
        }
    })
}

#[component]
fn Attach(kind: SubjectKind, id: Uuid) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let action = format!("/files/{kind}/{id}");
    let back = use_kept().is_some_and(|form| form.action == action);
    let hint = text::files::hint(lang, crate::ssr::file_limit());
    let fields = move |typed: Typed| {
        view! {
            <TextField name="note" label=t.note typed=typed.clone()/>
            <FileField name="file" label=t.choose typed accept=ACCEPT hint/>
            <button class="btn" type="submit">{t.attach}</button>
        }
    };
    view! {
        <details class="fold-form" open=back data-testid="attach">
            <summary>{t.attach}</summary>
            <UploadForm action key=format!("files-{id}") fields/>
        </details>
    }
}
