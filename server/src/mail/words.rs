//! A letter in words: plain, and as a small page without pictures or scripts.

use domain::text::{self, labels, mail as texts};
use domain::views::frame::TenantHead;
use domain::views::notices::NoticeRow;
use store::services::jobs::Letter;

pub(super) fn subject(letter: &Letter) -> String {
    let total = u32::try_from(letter.lines.len()).unwrap_or(u32::MAX).saturating_add(letter.more);
    text::mail::subject(letter.lang, total, letter.day)
}

pub(super) fn plain(letter: &Letter, tenant: &TenantHead) -> String {
    let t = texts(letter.lang);
    let mut body = format!("{}, {}\n\n", letter.name, tenant.name(letter.lang));
    for line in &letter.lines {
        body += &format!("- {}: {}\n", labels::notice_kind(letter.lang, line.kind), line.words.name);
        let details = details(letter, line);
        if !details.is_empty() {
            body += &format!("  {details}\n");
        }
    }
    if letter.more > 0 {
        body += &format!("\n{}\n", text::mail::more(letter.lang, letter.more));
    }
    body + &format!("\n{}: {}/notifications\n\n{} {}/account#mail\n", t.open, tenant.url, t.why, tenant.url)
}

pub(super) fn html(letter: &Letter, tenant: &TenantHead) -> String {
    let t = texts(letter.lang);
    let line = |line: &NoticeRow| {
        let [kind, name, details] = [labels::notice_kind(letter.lang, line.kind), &line.words.name, &details(letter, line)].map(escape);
        format!("<li><b>{kind}</b>: {name}<br><small>{details}</small></li>")
    };
    let lines: String = letter.lines.iter().map(line).collect();
    let more = if letter.more > 0 { format!("<p>{}</p>", escape(&text::mail::more(letter.lang, letter.more))) } else { String::new() };
    let own = tenant.name(letter.lang);
    let [url, name, tenant] = [&tenant.url, &letter.name, &own].map(|text| escape(text));
    format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"></head><body><p>{name}, {tenant}</p><ul>{lines}</ul>{more}\
         <p><a href=\"{url}/notifications\">{}</a></p><p><small>{} <a href=\"{url}/account#mail\">{url}/account</a></small></p></body></html>",
        letter.lang.code(),
        t.open,
        t.why
    )
}

fn details(letter: &Letter, line: &NoticeRow) -> String {
    text::notices::details(letter.lang, &line.words).join(" · ")
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
