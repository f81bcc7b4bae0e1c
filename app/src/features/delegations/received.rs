//! What one holds.

use domain::text::delegations as texts;
use domain::views::delegations::{DelegationRow, DelegationState};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::given::{Row, Table};
use super::server_fns::{StandIn, StepBack};
use crate::contexts::use_lang;
use crate::ui::field::PostButton;
use crate::ui::panel::Group;

/// Each that is in force with the way to use it.
#[component]
pub fn Received(rows: Vec<DelegationRow>) -> impl IntoView {
    let t = texts(use_lang());
    let row = |one: DelegationRow| {
        let about = one.other.clone();
        let act = if one.in_use {
            view! { <PostButton action=StepBack::PATH values=Vec::new() label=t.step_back about/> }.into_any()
        } else if one.state == DelegationState::InForce {
            view! { <PostButton action=StandIn::PATH values=vec![("id", one.id.to_string())] label=t.stand_in about/> }.into_any()
        } else {
            ().into_any()
        };
        view! { <Row one act/> }
    };
    view! {
        <Group title=t.received id="received">
            {if rows.is_empty() {
                view! { <p class="sub">{t.none_received}</p> }.into_any()
            } else {
                view! { <Table label=t.received>{rows.into_iter().map(row).collect_view()}</Table> }.into_any()
            }}
        </Group>
    }
}
