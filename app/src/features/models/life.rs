//! The life of a model as a line of steps, with the way to its plan.

use domain::deadline::Tone;
use domain::format::fmt_date;
use domain::life_line::{Step, StepMark};
use domain::text::{labels, plans as texts};
use domain::views::plans::ModelLine;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::contexts::use_lang;
use crate::features::parts::model_tone;
use crate::features::plans::server_fns::BeginPlan;
use crate::ui::badge::{Badge, Shape};
use crate::ui::field::PostButton;

/// The line, and under it the plan, or the button that begins one.
#[component]
pub fn LifeLine(line: ModelLine) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let step = move |step: Step| {
        let (class, tone, words) = match step.mark {
            StepMark::Done => ("done", Tone::Green, t.step_done),
            StepMark::Now => ("now", Tone::Indigo, t.step_now),
            StepMark::Stopped => ("bad", Tone::Red, t.step_stopped),
            StepMark::Open => ("", Tone::Grey, t.step_open),
        };
        view! {
            <li class=class data-step=step.kind.code() data-mark=step.mark.code()>
                <span class="pt"><Shape tone/></span>
                <b>{labels::step(lang, step.kind)}</b>
                <small>{words}</small>
                {step.on.map(|day| view! { <small>{fmt_date(day)}</small> })}
            </li>
        }
    };
    let plan = line.plan.map(|(id, state)| {
        view! { <footer><a href=format!("/plans/{id}") data-testid="to-plan">{t.to_plan}</a>" · "{labels::paper_state(lang, state)}</footer> }
    });
    let begin = line.may_begin.then(|| {
        view! { <footer><PostButton action=BeginPlan::PATH values=vec![("model", line.model.to_string())] label=t.begin/></footer> }
    });
    view! {
        <section class="panel life" aria-labelledby="life-line">
            <header>
                <h2 id="life-line">{t.life_line}</h2>
                <Badge tone=model_tone(line.state) label=labels::model_state(lang, line.state)/>
            </header>
            <div class="pad"><ol class="steps">{line.steps.into_iter().map(step).collect_view()}</ol></div>
            {plan}{begin}
        </section>
    }
    .into_any()
}
