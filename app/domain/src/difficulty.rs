//! Difficulties (khó khăn, vướng mắc): what one must say, which level has it, and how it climbs when a level lets its days pass.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::access::{Role, coded};
use crate::calendar::Calendar;
use crate::clarity::has_words;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::error::{Fault, Refusal, RefusalCode};
use crate::lifecycle::DueRule;

coded! {
    /// What a difficulty is about: the four bottlenecks of 2023, and two that are usual.
    Category {
        /// Pháp lý.
        Legal = "legal",
        /// Hạ tầng công nghệ.
        Technology = "technology",
        /// Dịch vụ công.
        PublicService = "public_service",
        /// Nguồn lực.
        Resources = "resources",
        /// Dữ liệu.
        Data = "data",
        /// An ninh, an toàn.
        Security = "security",
    }
}

coded! {
    /// Who has a difficulty on the desk, from the bottom up.
    HandlingLevel {
        /// The unit that met it.
        Unit = "unit",
        /// Cơ quan thường trực.
        StandingAgency = "standing_agency",
        /// Lãnh đạo tỉnh, Tổ công tác.
        Leaders = "leaders",
        /// Trung ương.
        Centre = "centre",
    }
}

impl HandlingLevel {
    /// The level that a role decides for.
    #[must_use]
    pub const fn of(role: Role) -> Option<Self> {
        match role {
            Role::UnitHead => Some(Self::Unit),
            Role::StandingAdmin | Role::Reviewer => Some(Self::StandingAgency),
            Role::Leader => Some(Self::Leaders),
            Role::UnitOfficer | Role::Viewer | Role::CentreAdmin | Role::CentreAnalyst => None,
        }
    }
}

/// The longest title, in characters.
pub const TITLE_MAX: u32 = 300;
/// The longest cause, ask or decision, in characters.
pub const TEXT_MAX: u32 = 4_000;

/// A difficulty as it is raised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifficultyDraft {
    /// What it is about.
    pub category: Option<Category>,
    /// What happened.
    pub title: String,
    /// Nguyên nhân.
    pub cause: String,
    /// Kiến nghị, đề xuất.
    pub ask: String,
    /// Who is asked.
    pub asked_body: String,
}

impl DifficultyDraft {
    /// What is missing.
    #[must_use]
    pub fn check(&self) -> Vec<Refusal> {
        let fields = [
            ("category", self.category.is_some()),
            ("title", has_words(&self.title)),
            ("cause", has_words(&self.cause)),
            ("ask", has_words(&self.ask)),
            ("asked_body", has_words(&self.asked_body)),
        ];
        let missing = fields.into_iter().filter(|(_, there)| !there);
        missing.map(|(field, _)| Refusal { field: Some(field.to_owned()), code: RefusalCode::Required }).collect()
    }
}

/// A level of the province and the working days that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The level.
    pub level: HandlingLevel,
    /// Working days until a difficulty climbs on; 1 to [`Ladder::MOST_DAYS`].
    pub working_days: u8,
}

/// The levels that a tenant uses, from the bottom up. The centre is not among them: no clock sends anything out of the province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Step>", into = "Vec<Step>")]
pub struct Ladder(Vec<Step>);

impl Ladder {
    /// Working days per level unless the tenant says otherwise.
    pub const DAYS: u8 = 3;
    /// The longest that a level may take.
    pub const MOST_DAYS: u8 = 60;

    /// The next level above that the tenant uses; none at the top of the province.
    #[must_use]
    pub fn above(&self, level: HandlingLevel) -> Option<HandlingLevel> {
        self.0.iter().map(|step| step.level).find(|above| *above > level)
    }

    /// Where a new difficulty begins.
    #[must_use]
    pub fn bottom(&self) -> HandlingLevel {
        self.0.first().map_or(HandlingLevel::Unit, |step| step.level)
    }

    /// The steps, from the bottom up.
    pub fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.0.iter().copied()
    }

    /// Working days of a level; the usual ones for a level that the tenant has dropped since.
    fn days(&self, level: HandlingLevel) -> i64 {
        i64::from(self.0.iter().find(|step| step.level == level).map_or(Self::DAYS, |step| step.working_days))
    }
}

impl Default for Ladder {
    fn default() -> Self {
        let levels = [HandlingLevel::Unit, HandlingLevel::StandingAgency, HandlingLevel::Leaders];
        Self(levels.map(|level| Step { level, working_days: Self::DAYS }).to_vec())
    }
}

impl TryFrom<Vec<Step>> for Ladder {
    type Error = Fault;
    fn try_from(mut steps: Vec<Step>) -> Result<Self, Fault> {
        steps.sort_unstable_by_key(|step| step.level);
        let field = |code| Fault::field("ladder", code);
        if steps.is_empty() {
            return Err(field(RefusalCode::TooFew { min: 1 }));
        }
        if steps.windows(2).any(|pair| pair[0].level == pair[1].level) || steps.iter().any(|step| step.level == HandlingLevel::Centre) {
            return Err(field(RefusalCode::BadChoice));
        }
        if steps.iter().any(|step| !(1..=Self::MOST_DAYS).contains(&step.working_days)) {
            return Err(field(RefusalCode::OutOfRange { min: 1, max: i64::from(Self::MOST_DAYS) }));
        }
        Ok(Self(steps))
    }
}

impl From<Ladder> for Vec<Step> {
    fn from(ladder: Ladder) -> Self {
        ladder.0
    }
}

/// A difficulty arrived at a level. The history of one is a list of these, oldest first; it is appended to, never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// The level.
    pub level: HandlingLevel,
    /// Since when.
    pub since: Instant,
}

/// A level had a difficulty, from its arrival until it left or was settled; `None` until now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Which, since when.
    pub stay: Stay,
    /// Until when.
    pub until: Option<Instant>,
}

impl Held {
    /// The spans out of the moments at which something happened, oldest first; `None` is nobody: decided, merged, withdrawn.
    #[must_use]
    pub fn spans(moments: &[(Instant, Option<HandlingLevel>)]) -> Vec<Self> {
        let ends = moments.iter().skip(1).map(|(at, _)| Some(*at)).chain([None]);
        let spans = moments
            .iter()
            .zip(ends)
            .filter_map(|((since, level), until)| Some(Self { stay: Stay { level: (*level)?, since: *since }, until }));
        spans.collect()
    }
}

/// The last level of the province that had it: where it goes on when it comes back from the centre, from another one that it was put
/// under, or because it is not gone.
#[must_use]
pub fn goes_on_at(history: &[Held], ladder: &Ladder) -> HandlingLevel {
    let levels = history.iter().rev().map(|held| held.stay.level);
    levels.into_iter().find(|level| *level < HandlingLevel::Centre).unwrap_or_else(|| ladder.bottom())
}

/// Where it goes when it is passed up: the next level; to one's own, for a hand from further above that takes it over.
#[must_use]
pub fn passed_up(ladder: &Ladder, level: HandlingLevel, role: Role) -> Option<HandlingLevel> {
    let own = HandlingLevel::of(role).filter(|own| *own > level);
    own.or_else(|| ladder.above(level))
}

/// What the time at a level depends on.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The tenant's levels.
    pub ladder: &'a Ladder,
    /// Its working days.
    pub calendar: &'a Calendar,
    /// Hour of the day at which due dates end.
    pub deadline_hour: u8,
}

impl Terms<'_> {
    /// Until when the level must decide; the centre has no due date of ours.
    #[must_use]
    pub fn due(&self, stay: Stay) -> Option<Due> {
        let on = || self.calendar.add_working_days(stay.since.day(), self.ladder.days(stay.level));
        (stay.level < HandlingLevel::Centre).then(|| Due { on: on(), rule: DueRule::By })
    }

    /// When the difficulty climbs if nobody decides; none at the top.
    #[must_use]
    pub fn expires(&self, stay: Stay) -> Option<Instant> {
        self.ladder.above(stay.level)?;
        self.due(stay).map(|due| due.instant(self.deadline_hour))
    }

    /// The steps that a difficulty, open and untouched since `last`, has climbed by `now`. Each begins when the one before ran out,
    /// however late the job that asks; asking twice, or in between, gives the same history.
    #[must_use]
    pub fn climbs(&self, last: Stay, now: Instant) -> Vec<Stay> {
        let mut steps = Vec::new();
        let mut stay = last;
        while let (Some(since), Some(level)) = (self.expires(stay), self.ladder.above(stay.level))
            && since < now
        {
            stay = Stay { level, since };
            steps.push(stay);
        }
        steps
    }
}

/// Working days of the tenant spent at each level until now. While it is never settled they add up to those since it was raised.
#[must_use]
pub fn days_at_levels(history: &[Held], now: Instant, calendar: &Calendar) -> BTreeMap<HandlingLevel, u32> {
    let mut days = BTreeMap::new();
    for held in history.iter().filter(|held| held.stay.since <= now) {
        let until = held.until.unwrap_or(now).min(now);
        let spent = calendar.working_days_between(held.stay.since.day(), until.day());
        let sum: &mut u32 = days.entry(held.stay.level).or_default();
        *sum = sum.saturating_add(u32::try_from(spent).unwrap_or(0));
    }
    days
}

#[cfg(test)]
mod tests;
