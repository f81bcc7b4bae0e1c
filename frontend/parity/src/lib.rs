//! Native = WASM: one deterministic battery over `domain`, run by the server's compiler and by the browser's.
//!
//! `compare.mjs` runs both over many seeds and compares the reports byte for byte. What could differ: `usize` of 32 and of 64 bits,
//! order of maps, tables of Unicode, arithmetic at the ends of the ranges. A new rule in `domain` gets its lines in [`battery`].

mod battery;
mod random;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The report for one seed: a line per call, `name input → output`.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
#[must_use]
pub fn parity(seed: u32) -> String {
    battery::run(&mut random::Random::new(seed))
}

#[cfg(test)]
mod tests {
    use super::parity;

    #[test]
    fn a_report_depends_on_its_seed_only() {
        assert_eq!(parity(7), parity(7));
        assert_ne!(parity(7), parity(8));
    }

    #[test]
    fn every_part_reports() {
        let report = parity(1);
        let rules = ["fold ", "sort ", "scaled ", "percent ", "date ", "parse ", "calendar ", "status ", "codes ", "matrix "];
        let work = ["machine ", "offers ", "next ", "climbs ", "reminders ", "extension ", "family ", "clarity ", "alike "];
        let figures = ["quantity ", "printed ", "pair ", "target ", "findings ", "finding ", "definition ", "period ", "step ", "carried "];
        for part in rules.iter().chain(&work).chain(&figures) {
            assert!(report.lines().any(|line| line.starts_with(*part)), "nothing about {part}");
        }
    }
}
