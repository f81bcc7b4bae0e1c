//! The front page of the bare host: what this is, and where each province signs in.

use domain::text::{Lang, front as texts};
use domain::views::frame::{Frame, TenantHead, TenantKind};
use leptos::prelude::*;

use crate::contexts::use_lang;
use crate::layouts::Title;
use crate::ui::icon::{Icon, IconName};

/// The page.
#[component]
pub fn FrontPage(frame: Frame) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (provinces, centre): (Vec<_>, Vec<_>) = frame.tenants.into_iter().partition(|tenant| tenant.kind == TenantKind::Province);
    let none = provinces.is_empty().then(|| view! { <p class="sub">{t.no_provinces}</p> });
    let card = move |tenant: TenantHead| view! { <Card tenant lang/> };
    let what = [t.what_units, t.what_duties, t.what_history];
    view! {
        <Title text=t.page/>
        <div class="pub">
            <div class="lede"><h1>{t.title}</h1><p>{t.lead}</p></div>
            <section class="group">
                <h2>{t.choose_province}</h2>
                <p class="sub">{t.choose_hint}</p>
                {none}
                <div class="choose" data-testid="provinces">{provinces.into_iter().map(card).collect_view()}</div>
            </section>
            <section class="group">
                <h2>{t.centre_title}</h2>
                <p class="sub">{t.centre_lead}</p>
                {centre.into_iter().map(|tenant| view! { <p><a class="btn" href=format!("{}/sign-in", tenant.url)>{t.centre_enter}</a></p> }).collect_view()}
            </section>
            <section class="group">
                <h2>{t.what_title}</h2>
                <ul class="list">{what.map(|line| view! { <li><Icon name=IconName::Done/>" "{line}</li> })}</ul>
            </section>
            <p class="foot">{domain::text::common(lang).aggregates_only}</p>
        </div>
    }
}

#[component]
fn Card(tenant: TenantHead, lang: Lang) -> impl IntoView {
    let t = texts(lang);
    let name = tenant.name(lang);
    view! {
        <div class="ten">
            <a href=format!("{}/sign-in", tenant.url)>
                <b>{name}<span class="code tn">{tenant.code}</span></b>
                <span class="sub">{t.enter}</span>
            </a>
        </div>
    }
}
