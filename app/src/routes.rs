//! Every page and its address.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::SsrMode::Async;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::features::account::AccountPage;
use crate::features::audit::AuditPage;
use crate::features::coverage::CoveragePage;
use crate::features::delegations::DelegationsPage;
use crate::features::difficulties::{DifficultiesPage, DifficultyPage, NewDifficultyPage};
use crate::features::directives::{DirectivePage, DirectivesPage, NewDirectivePage};
use crate::features::home::StartPage;
use crate::features::indicators::{FiguresPage, IndicatorPage, IndicatorsPage};
use crate::features::models::{ModelPage, ModelsPage};
use crate::features::notices::NoticesPage;
use crate::features::plans::{PlanPage, PlansPage};
use crate::features::registrations::{NewRegistrationPage, RegistrationPage, RegistrationsPage};
use crate::features::search::SearchPage;
use crate::features::settings::SettingsPage;
use crate::features::sign_in::{SetPasswordPage, SignInPage};
use crate::features::units::{UnitPage, UnitsPage};
use crate::features::users::{UserPage, UsersPage};
use crate::layouts::{BottomTabs, NavBar, NotFound, Notices, TopBar};
use crate::ui::kit::UiKitPage;
use crate::ui::skip_link::SkipLink;

/// The application. Rendered whole on the server ([`Async`]): out-of-order streaming needs a script to move the rows.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(crate::ssr::preferences());
    provide_context(crate::ssr::frame());
    view! {
        <Router>
            <SkipLink/>
            <TopBar/>
            <div class="shell">
                <NavBar/>
                <main id="main">
                    <Notices/>
                    <Pages/>
                </main>
            </div>
            <BottomTabs/>
        </Router>
    }
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=NotFound>
            <Route path=path!("/") view=StartPage ssr=Async/>
            <Route path=path!("/sign-in") view=SignInPage ssr=Async/>
            <Route path=path!("/set-password") view=SetPasswordPage ssr=Async/>
            <Route path=path!("/units") view=UnitsPage ssr=Async/>
            <Route path=path!("/units/:code") view=UnitPage ssr=Async/>
            <Route path=path!("/coverage") view=CoveragePage ssr=Async/>
            <Route path=path!("/indicators") view=IndicatorsPage ssr=Async/>
            <Route path=path!("/figures") view=FiguresPage ssr=Async/>
            <Route path=path!("/indicators/:code") view=IndicatorPage ssr=Async/>
            <Route path=path!("/models") view=ModelsPage ssr=Async/>
            <Route path=path!("/models/:id") view=ModelPage ssr=Async/>
            <Route path=path!("/registrations") view=RegistrationsPage ssr=Async/>
            <Route path=path!("/registrations/new") view=NewRegistrationPage ssr=Async/>
            <Route path=path!("/registrations/:id") view=RegistrationPage ssr=Async/>
            <Route path=path!("/plans") view=PlansPage ssr=Async/>
            <Route path=path!("/plans/:id") view=PlanPage ssr=Async/>
            <Route path=path!("/difficulties") view=DifficultiesPage ssr=Async/>
            <Route path=path!("/difficulties/new") view=NewDifficultyPage ssr=Async/>
            <Route path=path!("/difficulties/:id") view=DifficultyPage ssr=Async/>
            <Route path=path!("/directives") view=DirectivesPage ssr=Async/>
            <Route path=path!("/directives/new") view=NewDirectivePage ssr=Async/>
            <Route path=path!("/directives/:id") view=DirectivePage ssr=Async/>
            <Route path=path!("/search") view=SearchPage ssr=Async/>
            <Route path=path!("/notifications") view=NoticesPage ssr=Async/>
            <Route path=path!("/audit") view=AuditPage ssr=Async/>
            <Route path=path!("/account") view=AccountPage ssr=Async/>
            <Route path=path!("/delegations") view=DelegationsPage ssr=Async/>
            <Route path=path!("/users") view=UsersPage ssr=Async/>
            <Route path=path!("/users/:id") view=UserPage ssr=Async/>
            <Route path=path!("/settings") view=SettingsPage ssr=Async/>
            <Route path=path!("/ui-kit") view=UiKitPage ssr=Async/>
        </Routes>
    }
}
