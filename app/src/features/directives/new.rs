//! `/directives/new`: a document is entered.

use domain::format::fmt_date;
use domain::text::directives as texts;
use domain::views::directive_drafts::DirectiveForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::forms::{HeadFields, HeadValues};
use super::server_fns::{BeginDirective, get_directive_form};
use crate::contexts::use_lang;
use crate::layouts::PageOf;
use crate::ui::field::{PostForm, Typed};
use crate::ui::page_head::PageHead;

/// The page.
#[component]
pub fn NewDirectivePage() -> impl IntoView {
    let form = Resource::new(|| (), |()| get_directive_form());
    view! { <PageOf resource=form render=|form| view! { <Content form/> }/> }
}

#[component]
fn Content(form: DirectiveForm) -> impl IntoView {
    let t = texts(use_lang());
    let values = HeadValues { issued_on: fmt_date(form.today), issuer: form.issuer, ..HeadValues::default() };
    let fields = move |typed: Typed| {
        view! {
            <HeadFields typed values=values.clone()/>
            <button class="btn pri" type="submit">{t.begin_button}</button>
        }
    };
    view! {
        <PageHead title=t.write subtitle=t.write_hint crumbs=vec![("/directives".to_owned(), t.title.to_owned())]/>
        <div class="panel"><div class="pad"><PostForm action=BeginDirective::PATH fields/></div></div>
    }
    .into_any()
}
