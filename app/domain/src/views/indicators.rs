//! `/indicators` and `/indicators/{code}`.

use serde::{Deserialize, Serialize};
use time::Date;

use super::units::UnitHead;
use crate::clock::Instant;
use crate::figures::check::Finding;
use crate::figures::indicator::{Band, Definition, Direction, Measure, Target};
use crate::figures::{Cell, IndicatorGroup, PercentPoints, Standing};
use crate::period::{Period, PeriodCode};
use crate::text::Lang;

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct IndicatorFilter {
    /// As known on this day; today when absent.
    pub as_of: Option<Date>,
    /// Text to find in codes and names, with or without tone marks.
    pub search: Option<String>,
    /// Only this group.
    pub group: Option<IndicatorGroup>,
}

/// An indicator in a sentence or a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorHead {
    /// Its code, unique in the tenant: HS_TT.
    pub code: String,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
    /// Its group.
    pub group: IndicatorGroup,
    /// What is counted: hồ sơ, người.
    pub unit: String,
    /// How it is counted.
    pub measure: Measure,
    /// Which way is better.
    pub direction: Direction,
}

impl IndicatorHead {
    /// Its name in the reader's language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.name_vi.clone(),
            Lang::En => self.name_en.clone(),
        }
    }
}

/// What was said of one indicator, unit and period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureView {
    /// Of which period.
    pub period: Period,
    /// How it was counted then.
    pub measure: Measure,
    /// The figure, with what a paper printed.
    pub cell: Cell,
    /// The change since the period before that a paper printed.
    pub points: Option<PercentPoints>,
    /// In words; may be empty.
    pub note: String,
    /// Where it comes from.
    pub source: String,
    /// A sample, no real figure.
    pub sample: bool,
    /// When it was known.
    pub known_at: Instant,
    /// When this system learnt it.
    pub recorded_at: Instant,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorRow {
    /// Which.
    pub indicator: IndicatorHead,
    /// The province's own figure of the latest period.
    pub figure: Option<FigureView>,
    /// What is to be reached in that period; on the day shown where there is no figure.
    pub target: Target,
    /// Where the figure stands.
    pub standing: Standing,
    /// How many units have figures, the province among them.
    pub units: u32,
}

/// The list, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorList {
    /// The day shown.
    pub as_of: Date,
    /// How many of each group, whatever the filter's group says.
    pub groups: Vec<(IndicatorGroup, u32)>,
    /// In the order of the groups, then in their own.
    pub rows: Vec<IndicatorRow>,
}

/// What the page of one indicator is asked for, beside its code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct IndicatorAsked {
    /// As known on this day; today when absent.
    pub as_of: Option<Date>,
    /// The figures of this period; of the latest that has some when absent.
    pub period: Option<PeriodCode>,
    /// The course of the unit with this code; of the province when absent.
    pub unit: Option<String>,
}

/// What an indicator means from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionRow {
    /// 1, 2, 3….
    pub seq: u32,
    /// From which day on.
    pub from: Date,
    /// What is counted, and how.
    pub definition: Definition,
    /// Of the definition, in hexadecimal: equal definitions have equal hashes in every province.
    pub hash: String,
    /// Where it comes from.
    pub source: String,
    /// When it was known.
    pub known_at: Instant,
}

/// What was to be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetRow {
    /// By which unit; by the province and every unit without a target of its own when absent.
    pub unit: Option<UnitHead>,
    /// From which day.
    pub first: Date,
    /// Until which day; open when absent.
    pub last: Option<Date>,
    /// How much.
    pub target: Target,
    /// Who says so.
    pub source: String,
    /// When it was known.
    pub known_at: Instant,
}

/// The figure of one unit in the period shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitFigure {
    /// Whose.
    pub unit: UnitHead,
    /// What is known.
    pub figure: FigureView,
    /// What was to be reached in the period.
    pub target: Target,
    /// Where it stands.
    pub standing: Standing,
    /// What is wrong, or odd, with it.
    pub findings: Vec<Finding>,
    /// What was known before, the newest first.
    pub revisions: Vec<FigureView>,
}

/// One period of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesPoint {
    /// Which.
    pub period: Period,
    /// What is known of it.
    pub figure: Option<FigureView>,
    /// Of pairs: the change since the period just before, computed from both.
    pub change: Option<PercentPoints>,
}

/// One indicator, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorDetails {
    /// The day shown.
    pub as_of: Date,
    /// As it is called on the day.
    pub indicator: IndicatorHead,
    /// What it means on the day.
    pub version: VersionRow,
    /// Every meaning that it had, the newest first.
    pub versions: Vec<VersionRow>,
    /// Every target, the newest first.
    pub targets: Vec<TargetRow>,
    /// The periods that have figures, the newest first, each with how many units.
    pub periods: Vec<(Period, u32)>,
    /// Which of them is shown.
    pub shown: Option<Period>,
    /// Its figures: the province's first, then in official order.
    pub rows: Vec<UnitFigure>,
    /// Whose course it is; nobody's where the province has no unit on the day.
    pub of: Option<UnitHead>,
    /// At most twelve periods of the kind shown, the oldest first.
    pub series: Vec<SeriesPoint>,
}

/// What the table of all units is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HeatAsked {
    /// As known on this day; today when absent.
    pub as_of: Option<Date>,
    /// The figures of this period; of the latest that has some when absent.
    pub period: Option<PeriodCode>,
}

/// A figure in the table of all units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeatCell {
    /// What is known.
    pub figure: FigureView,
    /// Where it stands.
    pub standing: Standing,
}

/// A unit of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeatRow {
    /// Whose.
    pub unit: UnitHead,
    /// Its figures in the order of the columns; none where it has none.
    pub cells: Vec<Option<HeatCell>>,
}

/// All figures of a period: units by indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeatTable {
    /// The day shown.
    pub as_of: Date,
    /// The periods that have figures, the latest end first.
    pub periods: Vec<Period>,
    /// Which of them is shown.
    pub shown: Option<Period>,
    /// The columns, by group.
    pub indicators: Vec<IndicatorHead>,
    /// The province first, then in official order.
    pub rows: Vec<HeatRow>,
    /// How many figures reached their target, how many nearly, how many not.
    pub bands: Vec<(Band, u32)>,
}
