//! Form fields: label above, hint below, the error under the field that it speaks of. What was typed comes back.

use domain::checks::FieldCheck;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::text::{self, common};
use domain::views::frame::KeptForm;
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::contexts::{use_kept, use_lang};
use crate::islands::LiveCheck;

mod kinds;
mod upload;

pub use kinds::{AreaField, CheckField, DateField};
pub use upload::{FileField, UploadForm};

/// What a form gets back: the typed values and the errors, if it was this form that came back.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    kept: Option<KeptForm>,
    key: String,
    /// What another form of the page was refused for, and may be at fields of this one.
    others: Vec<Refusal>,
}

impl From<KeptForm> for Typed {
    fn from(form: KeptForm) -> Self {
        Self { kept: Some(form), key: String::new(), others: Vec::new() }
    }
}

/// The hidden field that tells forms of one page apart; see [`PostForm`].
const FORM_KEY: &str = "form";

/// The id of a field that came back, for the summary above the page.
#[must_use]
pub fn field_id(form: &KeptForm, name: &str) -> String {
    id_in(form.value(FORM_KEY).unwrap_or_default(), name)
}

fn id_in(key: &str, name: &str) -> String {
    if key.is_empty() { name.to_owned() } else { format!("{key}-{name}") }
}

impl Typed {
    /// What to show in `name`: what was typed, else `otherwise`.
    #[must_use]
    pub fn value(&self, name: &str, otherwise: &str) -> String {
        self.kept.as_ref().and_then(|form| form.value(name)).unwrap_or(otherwise).to_owned()
    }

    /// Whether the form came back.
    const fn came_back(&self) -> bool {
        self.kept.is_some()
    }

    fn id(&self, name: &str) -> String {
        id_in(&self.key, name)
    }

    /// What is stored now in a field of a form that came back because somebody else had saved meanwhile, where that is not
    /// what was typed: both versions stand below each other. Forms that edit nothing stored have no version.
    fn theirs(&self, name: &str, stored: &str) -> Option<String> {
        let form = self.kept.as_ref().filter(|form| form.fault == Fault::Stale && form.value("version").is_some())?;
        let same = |a: &str, b: &str| a.split_whitespace().eq(b.split_whitespace());
        (!same(form.value(name).unwrap_or_default(), stored)).then(|| stored.to_owned())
    }

    /// What was wrong with `name`.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<RefusalCode> {
        let id = self.id(name);
        let at = |refusals: &[Refusal], field: &str| refusals.iter().find(|one| one.field.as_deref() == Some(field)).cloned();
        let own = self.kept.as_ref().and_then(|form| at(refusals(&form.fault), name));
        own.or_else(|| at(&self.others, &id)).map(|refusal| refusal.code)
    }
}

fn refusals(fault: &Fault) -> &[Refusal] {
    if let Fault::Refused { refusals } = fault { refusals } else { &[] }
}

/// What stands below a field: its hint, and what is wrong with it.
#[derive(Debug)]
struct Below {
    id: String,
    hint: String,
    error: Option<RefusalCode>,
    check: Option<FieldCheck>,
    theirs: Option<String>,
}

impl Below {
    fn new(typed: &Typed, name: &str, hint: String, check: Option<FieldCheck>) -> Self {
        Self { id: typed.id(name), hint, error: typed.error(name), check, theirs: None }
    }

    /// With what somebody else stored meanwhile.
    fn beside(self, theirs: Option<String>) -> Self {
        Self { theirs: theirs.filter(|stored| !stored.trim().is_empty()), ..self }
    }

    /// The ids of what stands there, for `aria-describedby`.
    fn described(&self) -> Option<String> {
        let error = self.error.is_some() || self.check.is_some();
        let ids = [
            (!self.hint.is_empty()).then(|| format!("{}-h", self.id)),
            error.then(|| format!("{}-e", self.id)),
            self.theirs.is_some().then(|| format!("{}-t", self.id)),
        ];
        let ids = ids.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!ids.is_empty()).then_some(ids)
    }

    /// For `aria-invalid`.
    fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    fn view(self) -> AnyView {
        let Self { id, hint, error, check, theirs } = self;
        let theirs_id = format!("{id}-t");
        let theirs = theirs.map(|stored| {
            let t = common(use_lang());
            view! { <p class="theirs" id=theirs_id data-testid="theirs"><span class="lbl">{t.stored_now}</span>" "<q>{stored}</q></p> }
        });
        let lang = use_lang();
        let (hint_id, error_id) = (format!("{id}-h"), format!("{id}-e"));
        let error = match (check, error) {
            (Some(check), error) => {
                view! { <LiveCheck lang field=id check came_back=error><Icon name=IconName::Stop/></LiveCheck> }.into_any()
            }
            (None, Some(error)) => {
                let words = text::refusal(lang, &error);
                view! { <p class="errmsg" id=error_id><Icon name=IconName::Stop/><span>{words}</span></p> }.into_any()
            }
            (None, None) => ().into_any(),
        };
        view! {
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {theirs}
            {error}
        }
        .into_any()
    }
}

/// A native form that posts to the server function of path `action`, with what was typed when it came back. Where fields of
/// two forms on a page share a name, or forms share an action, each form has a `key` of its own. `errors_of` is the path of
/// another form's action that may be refused for a field of this one, named by its id: `tasks-2-owner`.
#[component]
pub fn PostForm<F, V>(
    action: &'static str,
    fields: F,
    #[prop(into, optional)] class: String,
    #[prop(into, optional)] key: String,
    #[prop(optional)] errors_of: &'static str,
) -> impl IntoView
where
    F: FnOnce(Typed) -> V,
    V: IntoView + 'static,
{
    let kept = use_kept();
    let others = kept.as_ref().filter(|form| form.action == errors_of);
    let others = others.map(|form| refusals(&form.fault).to_vec()).unwrap_or_default();
    let own = kept.filter(|form| form.action == action && form.value(FORM_KEY).unwrap_or_default() == key);
    let hidden = (!key.is_empty()).then(|| view! { <input type="hidden" name=FORM_KEY value=key.clone()/> });
    view! {
        <form method="post" action=action class=format!("form {class}")>
            {hidden}
            {fields(Typed { kept: own, key, others })}
        </form>
    }
}

/// One line of text. `kind` is the input's type; `list` the id of a `<datalist>` that the page holds.
#[component]
pub fn TextField(
    name: &'static str,
    label: &'static str,
    typed: Typed,
    #[prop(into, optional)] value: String,
    #[prop(into, optional)] hint: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] list: &'static str,
    #[prop(optional)] required: bool,
    #[prop(optional)] check: Option<FieldCheck>,
) -> impl IntoView {
    let id = typed.id(name);
    let theirs = typed.theirs(name, &value).filter(|_| kind != "password");
    let below = Below::new(&typed, name, hint, check).beside(theirs);
    let shown = if kind == "password" { String::new() } else { typed.value(name, &value) };
    view! {
        <div class="fld">
            <label for=id.clone()>{label}{required.then(|| view! { " "<span class="req">{common(use_lang()).required}</span> })}</label>
            <input
                class="inp" id=id name=name r#type=kind value=shown autocomplete=autocomplete list=(!list.is_empty()).then_some(list)
                required=required aria-invalid=below.invalid() aria-describedby=below.described()
            />
            {below.view()}
        </div>
    }
    .into_any()
}

/// One of several; `options` are (value, words).
#[component]
pub fn SelectField(
    name: &'static str,
    label: &'static str,
    typed: Typed,
    options: Vec<(String, String)>,
    #[prop(into, optional)] value: String,
    #[prop(into, optional)] hint: String,
) -> impl IntoView {
    let id = typed.id(name);
    let words = |value: String| options.iter().find(|(known, _)| *known == value).map_or(value.clone(), |(_, words)| words.clone());
    let below = Below::new(&typed, name, hint, None).beside(typed.theirs(name, &value).map(words));
    let chosen = typed.value(name, &value);
    let option = move |(value, words): (String, String)| {
        let on = value == chosen;
        view! { <option value=value selected=on>{words}</option> }
    };
    view! {
        <div class="fld">
            <label for=id.clone()>{label}</label>
            <select class="inp" id=id name=name aria-invalid=below.invalid() aria-describedby=below.described()>
                {options.into_iter().map(option).collect_view()}
            </select>
            {below.view()}
        </div>
    }
    .into_any()
}

/// A button that posts hidden values to a server function: an action of a row.
#[component]
pub fn PostButton(
    action: &'static str,
    values: Vec<(&'static str, String)>,
    label: &'static str,
    #[prop(into, optional)] about: String,
) -> impl IntoView {
    let hidden = |(name, value): (&'static str, String)| view! { <input type="hidden" name=name value=value/> };
    let about = (!about.is_empty()).then(|| format!("{label}: {about}"));
    view! {
        <form method="post" action=action>
            {values.into_iter().map(hidden).collect_view()}
            <button class="btn sm" type="submit" aria-label=about>{label}</button>
        </form>
    }
    .into_any()
}
