//! A timeline: a table whose last column draws each row's days. The table is its own alternative for whoever does not see the
//! bars: every row says its days and its state in words.

use domain::deadline::Tone;
use domain::format::{fmt_date, fmt_day_month};
use leptos::prelude::*;
use time::{Date, Month};

use super::badge::{Badge, Shape, tone_class};

/// A row: a bar, marks on single days, or both.
#[derive(Debug, Clone)]
pub struct GanttRow {
    /// What it is.
    pub label: String,
    /// Where its label leads.
    pub href: Option<String>,
    /// First and last day.
    pub span: Option<(Date, Date)>,
    /// Single days.
    pub marks: Vec<Date>,
    /// Its days in words.
    pub words: String,
    /// How it stands.
    pub tone: Tone,
    /// How it stands, in words.
    pub state: String,
}

/// The words of the heads: label, state, timeline; and of today's line.
#[derive(Debug, Clone, Copy)]
pub struct GanttHeads {
    /// Over the labels.
    pub label: &'static str,
    /// Over the states.
    pub state: &'static str,
    /// Over the bars.
    pub bars: &'static str,
    /// Name of the line of today.
    pub today: &'static str,
}

/// The days that the drawing spans: whole months, at least two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scale {
    from: Date,
    to: Date,
}

fn first_of(day: Date) -> Date {
    day.replace_day(1).unwrap_or(day)
}

fn next_month(first: Date) -> Date {
    let year = if first.month() == Month::December { first.year() + 1 } else { first.year() };
    Date::from_calendar_date(year, first.month().next(), 1).unwrap_or(first)
}

impl Scale {
    /// From the first to the last day of all rows. Today is drawn where it falls among them, or close by.
    fn of(rows: &[GanttRow], today: Date) -> Option<Self> {
        let days = || rows.iter().flat_map(|row| row.span.into_iter().flat_map(|(from, to)| [from, to]).chain(row.marks.iter().copied()));
        let (first, last) = (days().min()?, days().max()?);
        let near = |day: Date| (first - day).whole_days() <= 62 && (day - last).whole_days() <= 62;
        let (first, last) = if near(today) { (first.min(today), last.max(today)) } else { (first, last) };
        let from = first_of(first);
        let to = next_month(first_of(last));
        Some(Self { from, to: if to <= next_month(from) { next_month(to) } else { to } })
    }

    /// How far along the width a day begins, in hundredths of a per cent.
    fn at(self, day: Date) -> i64 {
        let whole = (self.to - self.from).whole_days().max(1);
        ((day - self.from).whole_days() * 10_000 / whole).clamp(0, 10_000)
    }

    /// The months, thinned out to so many at most: where each begins, and its name.
    fn months(self, most: usize) -> Vec<(i64, String)> {
        let firsts = std::iter::successors(Some(self.from), |first| Some(next_month(*first)).filter(|next| *next < self.to));
        let firsts: Vec<Date> = firsts.take(1_200).collect();
        let step = firsts.len().div_ceil(most).max(1);
        let name = |(nth, first): (usize, &Date)| {
            let month = format!("{:02}", u8::from(first.month()));
            // The year where it is new, or where months are left out.
            if nth == 0 || first.month() == Month::January || step > 1 { format!("{month}/{}", first.year()) } else { month }
        };
        firsts.iter().step_by(step).enumerate().map(|(nth, first)| (self.at(*first), name((nth, first)))).collect()
    }
}

/// So many lines are drawn, and so many of them named: on a phone a name has sixty pixels.
const LINES: usize = 12;
const NAMES: usize = 6;

/// 1234 as "12.34%".
fn percent(hundredths: i64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The timeline; nothing without a day to draw.
#[component]
pub fn Gantt(#[prop(into)] label: String, heads: GanttHeads, rows: Vec<GanttRow>, today: Date) -> impl IntoView {
    let scale = Scale::of(&rows, today)?;
    let names = scale
        .months(NAMES)
        .into_iter()
        .map(|(at, name)| view! { <text x=percent(at) dx="5" y="16">{name}</text> })
        .collect_view()
        .into_any();
    let drawn = rows.into_iter().map(|row| view! { <Row row scale today heads/> }).collect_view().into_any();
    let now = (scale.from..scale.to).contains(&today).then(|| format!("{}: {}", heads.today, fmt_date(today)));
    let drawing = view! {
        <div class="tw gantt" tabindex="0" role="region" aria-label=label>
            <table role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{heads.label}</th>
                        <th role="columnheader" scope="col">{heads.state}</th>
                        <th role="columnheader" scope="col" class="bars">
                            <span class="vh">{heads.bars}</span>
                            <svg width="100%" height="24" aria-hidden="true">{names}</svg>
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{drawn}</tbody>
            </table>
            {now.map(|now| view! { <p class="sub today">{now}</p> })}
        </div>
    };
    Some(drawing.into_any())
}

#[component]
fn Row(row: GanttRow, scale: Scale, today: Date, heads: GanttHeads) -> impl IntoView {
    let lines =
        scale.months(LINES).into_iter().map(|(at, _)| view! { <line class="grid" x1=percent(at) x2=percent(at) y1="0" y2="100%"></line> });
    let lines = lines.collect_view().into_any();
    let tone = row.tone;
    let bar = row.span.map(|(from, to)| {
        // The last day itself is filled.
        let (start, end) = (scale.at(from), scale.at(to.next_day().unwrap_or(to)));
        view! { <rect class=format!("bar {}", tone_class(tone)) x=percent(start) y="9" width=percent((end - start).max(40)) height="16" rx="3"></rect> }
    });
    let marks = row.marks.iter().map(|day| {
        let at = percent(scale.at(*day));
        view! {
            <svg x=at.clone() y="11" overflow="visible" class=format!("mark {}", tone_class(tone))><g transform="translate(-6 0)"><Shape tone/></g></svg>
            <text x=at dx="11" y="21">{fmt_day_month(*day)}</text>
        }
    });
    let marks = marks.collect_view().into_any();
    let now = (scale.from..scale.to).contains(&today).then(|| percent(scale.at(today)));
    let name = match row.href {
        Some(href) => view! { <a class="plain" href=href>{row.label}</a> }.into_any(),
        None => row.label.into_any(),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{name}<small>{row.words}</small></th>
            <td role="cell" data-l=heads.state><Badge tone label=row.state bare=true/></td>
            <td role="cell" class="bars">
                <svg width="100%" height="34" aria-hidden="true">
                    {lines}{bar}
                    {now.map(|at| view! { <line class="now" x1=at.clone() x2=at y1="0" y2="100%"></line> })}
                    {marks}
                </svg>
            </td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn row(from: Date, to: Date) -> GanttRow {
        GanttRow {
            label: "x".to_owned(),
            href: None,
            span: Some((from, to)),
            marks: Vec::new(),
            words: String::new(),
            tone: Tone::Grey,
            state: String::new(),
        }
    }

    #[test]
    fn the_scale_is_whole_months() {
        let scale = Scale::of(&[row(date!(2023 - 05 - 26), date!(2023 - 12 - 02))], date!(2023 - 06 - 01)).expect("days");
        assert_eq!((scale.from, scale.to), (date!(2023 - 05 - 01), date!(2024 - 01 - 01)));
        let names = |most| scale.months(most).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(names(LINES), ["05/2023", "06", "07", "08", "09", "10", "11", "12"]);
        assert_eq!(names(NAMES), ["05/2023", "07/2023", "09/2023", "11/2023"]);
        assert_eq!(
            (scale.at(date!(2023 - 05 - 01)), scale.at(date!(2024 - 01 - 01)), scale.at(date!(2030 - 01 - 01))),
            (0, 10_000, 10_000)
        );
        assert_eq!(percent(1_205), "12.05%");
    }

    #[test]
    fn today_far_away_does_not_stretch_it() {
        let one = [row(date!(2023 - 05 - 01), date!(2023 - 05 - 31))];
        let near = Scale::of(&one, date!(2023 - 07 - 15)).expect("days");
        assert_eq!(near.to, date!(2023 - 08 - 01));
        let far = Scale::of(&one, date!(2026 - 01 - 01)).expect("days");
        assert_eq!((far.from, far.to), (date!(2023 - 05 - 01), date!(2023 - 07 - 01)), "two months at least");
        assert!(Scale::of(&[], date!(2026 - 01 - 01)).is_none());
    }

    #[test]
    fn long_spans_name_a_dozen_months_at_most() {
        let scale = Scale::of(&[row(date!(2020 - 01 - 01), date!(2029 - 12 - 31))], date!(2023 - 01 - 01)).expect("days");
        let months = scale.months(LINES);
        assert!(months.len() <= LINES && months.iter().all(|(_, name)| name.len() == 7), "{months:?}");
    }
}
