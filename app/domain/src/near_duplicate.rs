//! Models that may be the same: one template, or names that say nearly the same. A hint for the reviewer, never a refusal.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use crate::fold::fold_vi;
use crate::ids::{ModelId, TemplateId};

/// From this likeness on (out of 1000) two names are shown as nearly the same.
pub const ALIKE: u32 = 700;

/// Words that nearly every name has; they tell nothing apart.
const COMMON: &[&str] =
    &["mo", "hinh", "diem", "thi", "trien", "khai", "thuc", "hien", "ung", "dung", "va", "cua", "tai", "tren", "cho", "trong"];

/// Longest spellings first: what many write short and others in full.
const SPELLINGS: &[(&str, &str)] = &[
    ("can cuoc cong dan", "cccd"),
    ("the can cuoc", "cccd"),
    ("dich vu cong", "dvc"),
    ("thu tuc hanh chinh", "tthc"),
    ("bao hiem y te", "bhyt"),
    ("bao hiem xa hoi", "bhxh"),
    ("kham chua benh", "kcb"),
    ("kham benh chua benh", "kcb"),
    ("uy ban nhan dan", "ubnd"),
    ("dinh danh dien tu", "dddt"),
    ("khong dung tien mat", "kdtm"),
];

/// A model to compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The model.
    pub id: ModelId,
    /// Its name.
    pub name: String,
    /// The catalogue entry it follows.
    pub template: Option<TemplateId>,
}

/// Why two models may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Likeness {
    /// The names say nearly the same: out of 1000.
    Name {
        /// How much.
        per_mille: u32,
    },
    /// Both follow one entry of the catalogue.
    Template,
}

/// The models that may be the same as this one, the likeliest first.
#[must_use]
pub fn near_duplicates(of: &Candidate, among: &[Candidate]) -> Vec<(ModelId, Likeness)> {
    let mut found: Vec<(ModelId, Likeness)> = among
        .iter()
        .filter(|other| other.id != of.id)
        .filter_map(|other| {
            if of.template.is_some() && of.template == other.template {
                return Some((other.id, Likeness::Template));
            }
            let per_mille = likeness(&of.name, &other.name);
            (per_mille >= ALIKE).then_some((other.id, Likeness::Name { per_mille }))
        })
        .collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}

/// Whether two titles say nearly the same: also for difficulties of one category that may go under one.
#[must_use]
pub fn alike(a: &str, b: &str) -> bool {
    likeness(a, b) >= ALIKE
}

/// How much two names say the same, out of 1000; marks, case, order of words and filler aside. Different numbers make different
/// names: "giai đoạn 2" is not "giai đoạn 1". Whole numbers throughout, so that browser and server agree.
#[must_use]
pub fn likeness(a: &str, b: &str) -> u32 {
    let (a, b) = (words(a), words(b));
    let numbers = |all: &BTreeSet<String>| -> Vec<String> { all.iter().filter(|word| is_number(word)).cloned().collect() };
    if a.is_empty() || b.is_empty() || numbers(&a) != numbers(&b) {
        return 0;
    }
    let shared = a.intersection(&b).count();
    let shared = u32::try_from(shared).unwrap_or(u32::MAX);
    let total = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    shared.saturating_mul(2_000) / total.max(1)
}

/// The words that tell a name apart, numbers without leading zeros. A name of filler alone keeps all of them.
fn words(name: &str) -> BTreeSet<String> {
    let folded = fold_vi(name);
    let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // Spaces at both ends, so that only whole words are replaced.
    let mut plain = format!(" {} ", parts.join(" "));
    for (long, short) in SPELLINGS {
        plain = plain.replace(&format!(" {long} "), &format!(" {short} "));
    }
    let all: BTreeSet<String> = plain.split_whitespace().map(|word| without_zeros(word).to_owned()).collect();
    let telling: BTreeSet<String> = all.iter().filter(|word| !COMMON.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn without_zeros(word: &str) -> &str {
    match word.trim_start_matches('0') {
        "" => "0",
        digits if is_number(word) => digits,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn candidate(id: u128, name: &str, template: Option<u128>) -> Candidate {
        Candidate { id: ModelId(Uuid::from_u128(id)), name: name.to_owned(), template: template.map(|n| TemplateId(Uuid::from_u128(n))) }
    }

    #[test]
    fn names_of_real_models() {
        let health = "Khám chữa bệnh sử dụng thẻ Căn cước công dân gắn chíp điện tử và ứng dụng VNeID";
        assert!(alike(health, "KHÁM CHỮA BỆNH sử dụng thẻ CCCD gắn chíp điện tử, VNeID"));
        assert!(alike("Cấp Phiếu lý lịch tư pháp trên VNeID", "Mô hình điểm cấp phiếu lý lịch tư pháp qua VNeID"));
        assert!(!alike("Phần mềm lưu trú ASM (mô hình số 9)", "Phần mềm lưu trú ASM (mô hình số 11)"));
        assert!(!alike("Ví điện tử VNeID (giai đoạn 1)", "Ví điện tử VNeID (giai đoạn 2)"));
        assert!(alike("Mô hình mẫu 07", "Mô hình mẫu 7"));
        assert!(!alike("Mô hình mẫu 07", "Mô hình mẫu 08"));
        assert!(!alike("Ngày không viết", "Ngày không hẹn"));
        assert!(!alike("Sổ sức khỏe điện tử trên VNeID", "Cấp Phiếu lý lịch tư pháp trên VNeID"));
        assert_eq!((likeness("", "x"), likeness("Mô hình điểm", "mô hình điểm")), (0, 1_000));
    }

    #[test]
    fn the_same_template_comes_first() {
        let this = candidate(1, "Trạm công dân số", Some(7));
        let others = [
            this.clone(),
            candidate(2, "Trạm công dân số", None),
            candidate(3, "Ki-ốt dịch vụ công", Some(7)),
            candidate(4, "Ngày không hẹn", Some(8)),
        ];
        let found = near_duplicates(&this, &others);
        assert_eq!(found, [(others[2].id, Likeness::Template), (others[1].id, Likeness::Name { per_mille: 1_000 })]);
    }

    proptest! {
        #[test]
        fn likeness_is_symmetric_and_blind_to_marks(a in "[a-zăâđêôơưáạ 0-9]{0,30}", b in "[a-zăâđêôơưáạ 0-9]{0,30}") {
            prop_assert_eq!(likeness(&a, &b), likeness(&b, &a));
            prop_assert!(likeness(&a, &b) <= 1_000);
            prop_assert_eq!(likeness(&a, &b), likeness(&fold_vi(&a), &b.to_uppercase()));
            if !a.trim().is_empty() {
                prop_assert_eq!(likeness(&a, &a), 1_000);
            }
        }
    }
}
