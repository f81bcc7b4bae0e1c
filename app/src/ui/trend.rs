//! A line of a dozen periods. It is a picture with a sentence: the table beside it has every figure.

use leptos::prelude::*;

/// One period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendPoint {
    /// Its name.
    pub label: String,
    /// Its figure, in any unit that all points share; none leaves a gap.
    pub value: Option<i64>,
    /// The figure in words.
    pub words: String,
}

/// The drawing's own units; it is stretched to the width that there is.
const WIDTH: i64 = 1_200;
const HEIGHT: i64 = 200;
/// Room around the line, for its points and the two figures in words.
const EDGE: i64 = 30;

/// Where a point is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    x: i64,
    y: i64,
}

/// The places of the points: the lowest figure at the bottom, the highest on top; all in the middle where they are equal.
fn places(values: &[Option<i64>]) -> Vec<Option<Place>> {
    let known = || values.iter().flatten().copied();
    let (Some(low), Some(high)) = (known().min(), known().max()) else { return vec![None; values.len()] };
    let steps = i64::try_from(values.len()).unwrap_or(i64::MAX).saturating_sub(1).max(1);
    let span = i128::from(high) - i128::from(low);
    let room = HEIGHT - 2 * EDGE;
    let height = |value: i64| {
        let over = i128::from(value) - i128::from(low);
        if span == 0 { room / 2 } else { i64::try_from(over * i128::from(room) / span).unwrap_or(room) }
    };
    let place = |(nth, value): (i64, &Option<i64>)| {
        value.map(|value| Place { x: EDGE + nth * (WIDTH - 2 * EDGE) / steps, y: HEIGHT - EDGE - height(value) })
    };
    (0..).zip(values).map(place).collect()
}

/// The line: it is broken where a figure is missing.
fn path(places: &[Option<Place>]) -> String {
    let mut path = String::new();
    let mut drawing = false;
    for place in places {
        if let Some(Place { x, y }) = place {
            path.push_str(&format!("{}{x} {y}", if drawing { 'L' } else { 'M' }));
        }
        drawing = place.is_some();
    }
    path
}

/// The picture; nothing without a figure. `label` is the sentence.
#[component]
pub fn Trend(#[prop(into)] label: String, points: Vec<TrendPoint>) -> impl IntoView {
    let places = places(&points.iter().map(|point| point.value).collect::<Vec<_>>());
    let known: Vec<(usize, Place)> = places.iter().enumerate().filter_map(|(nth, place)| Some((nth, (*place)?))).collect();
    let (first, last) = (known.first().copied()?, known.last().copied()?);
    let word = |nth: usize| points.get(nth).map(|point| format!("{}: {}", point.label, point.words)).unwrap_or_default();
    let ends = if first.0 == last.0 { vec![last.0] } else { vec![first.0, last.0] };
    let ends = ends.into_iter().map(|nth| view! { <span>{word(nth)}</span> }).collect_view();
    let dots = known.iter().map(|(nth, place)| {
        let class = if *nth == last.0 { "dot last" } else { "dot" };
        view! { <circle class=class cx=place.x cy=place.y r="7"><title>{word(*nth)}</title></circle> }
    });
    let dots = dots.collect_view().into_any();
    let drawing = view! {
        <figure class="trend">
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
                <path class="line" d=path(&places)></path>
                {dots}
            </svg>
            <figcaption aria-hidden="true">{ends}</figcaption>
        </figure>
    };
    Some(drawing.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_spans_the_drawing_and_breaks_at_gaps() {
        let drawn = places(&[Some(10), Some(20), None, Some(15)]);
        let at = |x, y| Some(Place { x, y });
        assert_eq!(drawn, [at(30, 170), at(410, 30), None, at(1_170, 100)]);
        assert_eq!(path(&drawn), "M30 170L410 30M1170 100");
    }

    #[test]
    fn few_and_equal_figures() {
        assert_eq!(places(&[]), []);
        assert_eq!(places(&[None, None]), [None, None]);
        assert_eq!(places(&[Some(7), Some(7)]), [Some(Place { x: 30, y: 100 }), Some(Place { x: 1_170, y: 100 })]);
        assert_eq!(places(&[Some(i64::MIN), Some(i64::MAX)]), [Some(Place { x: 30, y: 170 }), Some(Place { x: 1_170, y: 30 })]);
    }
}
