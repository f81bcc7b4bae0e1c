//! Icons, drawn here: 18 × 18, one stroke. Status shapes are filled, so that they read without colour.

use leptos::prelude::*;

/// Which icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum IconName {
    Work,
    Models,
    Document,
    Board,
    Units,
    People,
    Settings,
    Audit,
    More,
    Search,
    Clock,
    Bell,
    Caret,
    /// An arrow into a tray.
    Download,
    /// Filled circle with a tick: done, met, on time.
    Done,
    /// Triangle: due soon, warning.
    Warn,
    /// Square with a cross: late, returned, error.
    Stop,
    /// Empty ring: not begun, not applicable.
    Ring,
    /// Half circle: at somebody else's desk.
    Half,
}

impl IconName {
    /// Every icon, for the kit.
    pub const ALL: [Self; 19] = [
        Self::Work,
        Self::Models,
        Self::Document,
        Self::Board,
        Self::Units,
        Self::People,
        Self::Settings,
        Self::Audit,
        Self::More,
        Self::Search,
        Self::Clock,
        Self::Bell,
        Self::Caret,
        Self::Download,
        Self::Done,
        Self::Warn,
        Self::Stop,
        Self::Ring,
        Self::Half,
    ];

    const fn path(self) -> &'static str {
        match self {
            Self::Work => "M6.5 3H4a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V9M6.5 8.5l2.5 2.5 6-7",
            Self::Models => "M3 3h5v5H3zM10 3h5v5h-5zM3 10h5v5H3zM12.5 10v5M10 12.5h5",
            Self::Download => "M9 3v8m0 0 3.5-3.5M9 11 5.5 7.5M3 14.5h12",
            Self::Document => "M5 2.5h5.5L14 6v9.5H5zM10.5 2.5V6H14M7.5 9.5h4M7.5 12.5h4",
            Self::Board => "M3 15V9h3v6M7.5 15V4h3v11M12 15V7h3v8",
            Self::Units => "M3 15V8l6-5 6 5v7zM7 15v-4h4v4",
            Self::People => {
                "M7 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2.5 15c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M12 4a2.5 2.5 0 0 1 0 4.5M13 11c1.6.5 2.5 2 2.5 4"
            }
            Self::Settings => "M3 5.5h6M13 5.5h2M11 3.5v4M3 12.5h2M9 12.5h6M7 10.5v4",
            Self::Audit => "M9 2.5l5.5 2v4.5c0 3.5-2.5 5.5-5.5 6.5-3-1-5.5-3-5.5-6.5V4.5zM6.5 9l2 2 3.5-4",
            Self::More => "M3 5h12M3 9h12M3 13h12",
            Self::Search => "M8 13A5 5 0 1 0 8 3a5 5 0 0 0 0 10zM11.7 11.7L15 15",
            Self::Clock => "M9 15.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM9 5.5V9l2.5 1.5",
            Self::Bell => "M4.5 13V8a4.5 4.5 0 0 1 9 0v5l1.5 1H3zM7.5 16h3",
            Self::Caret => "M5 7l4 4 4-4",
            Self::Done | Self::Warn | Self::Stop | Self::Ring | Self::Half => "",
        }
    }
}

/// An icon. Decoration: the word beside it carries the meaning.
#[component]
pub fn Icon(name: IconName) -> impl IntoView {
    match name {
        IconName::Done => shape(view! { <circle cx="6" cy="6" r="6" fill="currentColor"/><path d="M3.3 6.2l1.9 1.9 3.5-4" fill="none" stroke="var(--surface)" stroke-width="1.6"/> }.into_any()),
        IconName::Warn => shape(view! { <path d="M6 .700L11.8 11H.200z" fill="currentColor"/><path d="M6 4.3v3.2M6 8.9v.600" stroke="var(--surface)" stroke-width="1.5"/> }.into_any()),
        IconName::Stop => shape(view! { <rect x=".5" y=".5" width="11" height="11" rx="1.5" fill="currentColor"/><path d="M3.5 3.5l5 5M8.5 3.5l-5 5" stroke="var(--surface)" stroke-width="1.6"/> }.into_any()),
        IconName::Ring => shape(view! { <circle cx="6" cy="6" r="4.7" fill="none" stroke="currentColor" stroke-width="1.7"/> }.into_any()),
        IconName::Half => shape(view! { <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M6 1a5 5 0 0 1 0 10z" fill="currentColor"/> }.into_any()),
        line => view! {
            <svg class="ic" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
                <path d=line.path()/>
            </svg>
        }
        .into_any(),
    }
}

fn shape(inside: AnyView) -> AnyView {
    view! { <svg class="sh" width="13" height="13" viewBox="0 0 12 12" aria-hidden="true">{inside}</svg> }.into_any()
}

/// The product's mark: a point within its ring.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
            <rect width="26" height="26" rx="6" fill="currentColor"/>
            <circle cx="13" cy="13" r="7" fill="none" stroke="var(--surface)" stroke-width="2"/>
            <circle cx="13" cy="13" r="2.6" fill="var(--surface)"/>
        </svg>
    }
}
