//! The front page of the bare host: what this is, and where each province signs in.

use domain::text::{self, Lang, front as texts};
use domain::units::Level;
use domain::views::frame::{TenantHead, TenantKind};
use domain::views::front::{FrontCard, FrontFacts, RegisteredFact};
use leptos::prelude::*;

use crate::contexts::use_lang;
use crate::features::home::server_fns::get_front;
use crate::layouts::{PageOf, Title};
use crate::ui::icon::{Icon, IconName};

/// The page.
#[component]
pub fn FrontPage() -> impl IntoView {
    let cards = Resource::new(|| (), |()| get_front());
    view! { <PageOf resource=cards render=|cards| view! { <Content cards/> }/> }
}

#[component]
fn Content(cards: Vec<FrontCard>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (provinces, centre): (Vec<_>, Vec<_>) = cards.into_iter().partition(|card| card.tenant.kind == TenantKind::Province);
    let none = provinces.is_empty().then(|| view! { <p class="sub">{t.no_provinces}</p> });
    let card = move |FrontCard { tenant, facts }: FrontCard| view! { <Card tenant facts lang/> };
    let enter = move |card: FrontCard| view! { <p><a class="btn" href=format!("{}/sign-in", card.tenant.url)>{t.centre_enter}</a></p> };
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
                {centre.into_iter().map(enter).collect_view()}
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
fn Card(tenant: TenantHead, facts: Option<FrontFacts>, lang: Lang) -> impl IntoView {
    let name = tenant.name(lang);
    let communes = facts.as_ref().map(|facts| {
        let total = facts.communes.iter().map(|(_, count)| count).sum();
        text::front::communes(lang, total, &facts.communes)
    });
    view! {
        <div class="ten" data-testid=format!("card-{}", tenant.slug)>
            <a href=format!("{}/sign-in", tenant.url)>
                <b>{name}<span class="code tn">{tenant.code}</span></b>
                <span class="sub">{communes.unwrap_or_else(|| texts(lang).enter.to_owned())}</span>
            </a>
            {facts.map(|facts| view! { <Facts facts lang/> })}
        </div>
    }
}

/// What the province shows to everybody, with the document that the figures stand under.
#[component]
fn Facts(facts: FrontFacts, lang: Lang) -> impl IntoView {
    let t = texts(lang);
    let fact = move |fact: RegisteredFact| {
        let label = match fact.level {
            Level::Provincial => t.fact_registered_provincial,
            Level::District => t.fact_registered_district,
            Level::Commune => t.fact_registered_commune,
        };
        view! { <dt>{label}</dt><dd><b>{text::coverage::registered(lang, fact.registered, fact.total)}</b>" "{t.fact_units}</dd> }
    };
    facts.directive.map(|directive| {
        view! {
            <div class="facts">
                <dl>{facts.registered.into_iter().map(fact).collect_view()}</dl>
                <p class="sub">{text::directives::cite(lang, &directive.kind, &directive.number, directive.issued_on)}</p>
            </div>
        }
    })
}
