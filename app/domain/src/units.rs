//! Units: their kinds, levels and validity. A unit is dated; its code may be reused by a successor.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::access::coded;

coded! {
    /// The level of government that a unit belongs to. Levels are never ranked together.
    Level {
        /// Cấp tỉnh: departments and agencies of the province, and the province itself.
        Provincial = "provincial",
        /// Cấp huyện: abolished on 01/07/2025.
        District = "district",
        /// Cấp xã: communes, wards, special zones, and until 30/06/2025 townships.
        Commune = "commune",
    }
}

coded! {
    /// What a unit is.
    UnitKind {
        /// Tỉnh.
        Province = "province",
        /// Thành phố trực thuộc trung ương.
        CentralCity = "central_city",
        /// Sở, văn phòng, thanh tra and other departments of the provincial committee.
        Department = "department",
        /// Ngành dọc: police, military, tax, social insurance, state bank.
        Vertical = "vertical",
        /// Đoàn thể: Fatherland Front, Youth Union.
        Organisation = "organisation",
        /// Đơn vị sự nghiệp, ban quản lý.
        Agency = "agency",
        /// Huyện.
        RuralDistrict = "rural_district",
        /// Quận.
        UrbanDistrict = "urban_district",
        /// Thị xã.
        Town = "town",
        /// Thành phố thuộc tỉnh (hoặc thuộc thành phố).
        City = "city",
        /// Xã.
        Commune = "commune",
        /// Phường.
        Ward = "ward",
        /// Thị trấn.
        Township = "township",
        /// Đặc khu.
        SpecialZone = "special_zone",
    }
}

impl UnitKind {
    /// The level of this kind.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Province | Self::CentralCity | Self::Department | Self::Vertical | Self::Organisation | Self::Agency => Level::Provincial,
            Self::RuralDistrict | Self::UrbanDistrict | Self::Town | Self::City => Level::District,
            Self::Commune | Self::Ward | Self::Township | Self::SpecialZone => Level::Commune,
        }
    }

    /// Tỉnh and thành phố themselves: the root of a tree, not a unit that reports.
    #[must_use]
    pub const fn is_root(self) -> bool {
        matches!(self, Self::Province | Self::CentralCity)
    }
}

coded! {
    /// How an old unit went into a new one (2025 conversion tables).
    SuccessionKind {
        /// The whole of the old unit.
        Whole = "whole",
        /// A part of it.
        Split = "split",
        /// The part that takes what cannot be divided, until someone knows the shares ("ước tính").
        SplitDefault = "split_default",
    }
}

/// The days on which something was in force, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// First day. `None`: since before the data begins.
    pub from: Option<Date>,
    /// Last day. `None`: still in force.
    pub to: Option<Date>,
}

impl Validity {
    /// Whether `day` is one of the days.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
