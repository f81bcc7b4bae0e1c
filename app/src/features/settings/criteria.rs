//! By what models are assessed.

use domain::text::{settings, steering as texts};
use domain::views::steering::CriteriaView;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::SaveCriteria;
use crate::contexts::use_lang;
use crate::ui::field::{AreaField, PostForm, Typed};
use crate::ui::panel::Group;

/// One criterion a line.
#[component]
pub fn Criteria(view: CriteriaView, may: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="seen" value=view.seen.to_string()/>
            <AreaField name="criteria" label=t.criteria typed value=view.criteria.join("\n") hint=t.criteria_hint rows=8/>
            {may.then(|| view! { <button class="btn" type="submit">{settings(lang).save}</button> })}
        }
    };
    view! { <Group title=t.criteria id="criteria-set"><div class="panel"><div class="pad"><PostForm action=SaveCriteria::PATH fields key="criteria"/></div></div></Group> }
        .into_any()
}
