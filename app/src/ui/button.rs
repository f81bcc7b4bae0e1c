//! Buttons, and links that look like them. A button that cannot be used yet says why, and keeps its place in the tab order.

use leptos::prelude::*;

/// How loud a button is. One primary per page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The next step.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// What cannot be undone.
    Danger,
    /// What is seldom wanted.
    Quiet,
}

impl ButtonKind {
    /// Every kind, for the kit.
    pub const ALL: [Self; 4] = [Self::Primary, Self::Secondary, Self::Danger, Self::Quiet];

    fn class(self, small: bool) -> String {
        let kind = match self {
            Self::Primary => " pri",
            Self::Secondary => "",
            Self::Danger => " danger",
            Self::Quiet => " quiet",
        };
        format!("btn{kind}{}", if small { " sm" } else { "" })
    }
}

/// Submits its form. With a `disabled` reason it submits nothing and shows the reason beside it; then it needs an `id`.
#[component]
pub fn Button(
    #[prop(into)] label: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] small: bool,
    #[prop(into, optional)] id: String,
    #[prop(into, optional)] disabled: String,
) -> impl IntoView {
    let class = kind.class(small);
    if disabled.is_empty() {
        return view! { <button class=class id=(!id.is_empty()).then_some(id) type="submit">{label}</button> }.into_any();
    }
    let why = format!("{id}-why");
    view! {
        <button class=class id=id type="button" aria-disabled="true" aria-describedby=why.clone()>{label}</button>
        <span class="sub" id=why>{disabled}</span>
    }
    .into_any()
}

/// Leads to `href`.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] small: bool,
) -> impl IntoView {
    view! { <a class=kind.class(small) href=href>{label}</a> }
}
