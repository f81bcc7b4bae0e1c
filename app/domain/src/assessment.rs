//! Assessment of a model: a mark for each criterion of the tenant, words, and what is recommended.

use serde::{Deserialize, Serialize};

use crate::access::coded;
use crate::clarity::has_words;
use crate::error::RefusalCode;
use crate::fold::nfc;
use crate::replication::Verdict;

/// The most criteria of a tenant: a form has as many lines.
pub const MOST: u32 = 8;
/// The longest criterion, in characters.
pub const LONGEST: u32 = 200;

coded! {
    /// How far a criterion is met.
    Mark {
        /// Đạt.
        Met = "met",
        /// Đạt một phần.
        Partly = "partly",
        /// Chưa đạt.
        Unmet = "unmet",
    }
}

coded! {
    /// The result in one word.
    Outcome {
        /// Đạt.
        Passed = "passed",
        /// Cần hoàn thiện.
        Improve = "improve",
        /// Không đạt.
        Failed = "failed",
    }
}

impl Verdict {
    /// The result that a recommendation says.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::Replicate | Self::Maintain => Outcome::Passed,
            Self::Improve => Outcome::Improve,
            Self::Stop => Outcome::Failed,
        }
    }
}

/// The criteria of a tenant that has set none.
#[must_use]
pub fn usual() -> Vec<String> {
    [
        "Đạt mục tiêu, chỉ tiêu đã đăng ký",
        "Giảm giấy tờ, thời gian, chi phí cho người dân, doanh nghiệp",
        "Được người dân, đơn vị sử dụng thường xuyên",
        "Dữ liệu đúng, đủ, sạch, sống; bảo đảm an toàn thông tin",
        "Đơn vị khác làm theo được với điều kiện sẵn có",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Criteria as typed, one a line; lines without words are none.
///
/// # Errors
/// None at all, too many, one too long, or one twice.
pub fn read(typed: &str) -> Result<Vec<String>, RefusalCode> {
    let lines: Vec<String> = typed.lines().map(|line| nfc(line.trim())).filter(|line| has_words(line)).collect();
    if lines.is_empty() {
        return Err(RefusalCode::TooFew { min: 1 });
    }
    if lines.len() > MOST as usize {
        return Err(RefusalCode::OutOfRange { min: 1, max: i64::from(MOST) });
    }
    if lines.iter().any(|line| line.chars().count() > LONGEST as usize) {
        return Err(RefusalCode::TooLong { max: LONGEST });
    }
    if lines.iter().enumerate().any(|(at, line)| lines[..at].contains(line)) {
        return Err(RefusalCode::NameTaken);
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        assert_eq!(read(" một \n\n – \nhai"), Ok(vec!["một".to_owned(), "hai".to_owned()]));
        assert_eq!(read(&usual().join("\n")), Ok(usual()));
        assert_eq!(read(" \n"), Err(RefusalCode::TooFew { min: 1 }));
        assert_eq!(read("a\na"), Err(RefusalCode::NameTaken));
        assert_eq!(read(&(0..9).map(|n| format!("c{n}\n")).collect::<String>()), Err(RefusalCode::OutOfRange { min: 1, max: 8 }));
        assert_eq!(read(&"a".repeat(201)), Err(RefusalCode::TooLong { max: 200 }));
    }

    #[test]
    fn outcomes() {
        let of = Verdict::ALL.iter().map(|verdict| verdict.outcome()).collect::<Vec<_>>();
        assert_eq!(of, [Outcome::Passed, Outcome::Passed, Outcome::Improve, Outcome::Failed]);
    }
}
