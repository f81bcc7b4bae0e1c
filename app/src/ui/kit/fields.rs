//! Fields, empty and refused.

use domain::error::{Fault, Refusal};
use domain::views::frame::KeptForm;
use leptos::prelude::*;

use crate::ui::field::{AreaField, CheckField, DateField, SelectField, TextField, Typed};
use crate::ui::panel::Group;

fn options() -> Vec<(String, String)> {
    vec![("a".into(), "A".into()), ("b".into(), "B".into())]
}

/// Every kind of field.
#[component]
pub fn Fields() -> impl IntoView {
    let typed = Typed::default;
    view! {
        <Group title="Fields">
            <div class="panel"><div class="pad"><div class="form">
                <TextField name="text" label="Text" typed=typed() value="1.234,5" hint="A hint" required=true/>
                <TextField name="secret" label="Password" typed=typed() kind="password"/>
                <div class="two">
                    <DateField name="day" label="Day" typed=typed() value="30/05/2023" required=true/>
                    <SelectField name="choice" label="Choice" typed=typed() options=options() value="b"/>
                </div>
                <AreaField name="area" label="Several lines" typed=typed() hint="A hint"/>
                <CheckField name="tick" label="A tick" typed=typed() checked=true/>
            </div></div></div>
        </Group>
    }
}

/// The same after a refusal: what was typed is still there.
#[component]
pub fn Refused() -> impl IntoView {
    let refusal = |field: &str| Refusal { field: Some(field.to_owned()), code: domain::error::RefusalCode::Required };
    let typed = Typed::from(KeptForm {
        action: String::new(),
        fields: vec![("r-text".into(), "1.234,5".into()), ("r-choice".into(), "b".into()), ("r-area".into(), "Typed".into())],
        fault: Fault::Refused { refusals: ["r-text", "r-day", "r-choice", "r-area", "r-tick"].map(refusal).into() },
    });
    view! {
        <Group title="Refused">
            <div class="panel"><div class="pad"><div class="form">
                <TextField name="r-text" label="Text" typed=typed.clone() hint="A hint" required=true/>
                <DateField name="r-day" label="Day" typed=typed.clone() required=true/>
                <SelectField name="r-choice" label="Choice" typed=typed.clone() options=options()/>
                <AreaField name="r-area" label="Several lines" typed=typed.clone()/>
                <CheckField name="r-tick" label="A tick" typed/>
            </div></div></div>
        </Group>
    }
}
