//! `docs/lifecycle.md` is printed from the tables that the product runs on. `UPDATE=1 cargo test -p domain --test lifecycle_doc`
//! writes it anew; a change of a rule is a change of that file, to be reviewed.

use domain::lifecycle::machine::{Machine, mermaid, table};
use domain::lifecycle::{difficulty, directive, explanation, model, paper, report, task};
use domain::text::{Lang, labels};

const HEAD: &str = "# Life cycles

Everything that has a state changes it by one function, `domain::lifecycle::next`, from one table per machine. This page is printed
from those tables by a test: don't edit it, run `UPDATE=1 cargo test -p domain --test lifecycle_doc`.

- **right**: the transaction is opened for it (`store.begin(&caller, right)`); who holds it is the role × action matrix
  (`app/domain/tests/snapshots`). Somebody with a delegation acts by the other's right, and the row names both.
- **another person**: refused to those who wrote or sent what is decided on, and to those who stand in for them.
- **must be given**: without it the event is refused, with one refusal per thing that is missing. A return therefore always has
  remarks (reason code, part, words), an addressee and a due date.
- Nothing is edited afterwards: what was a mistake is withdrawn or replaced with a reason, and stays to be read.
- Order of refusals: missing right (403), then wrong state, then own work, then what is missing (422).
";

/// One machine, with a few words on it.
fn section<M: Machine>(words: &str) -> String {
    let title = labels::machine(Lang::En, M::KIND);
    let title_vi = labels::machine(Lang::Vi, M::KIND);
    format!("\n## {title} ({title_vi})\n\n{words}\n\n```mermaid\n{}```\n\n{}", mermaid::<M>(), table::<M>())
}

fn page() -> String {
    [
        HEAD.to_owned(),
        section::<model::Model>(
            "A registration's and a plan's events move the model along (`model_event_of_registration`, `model_event_of_plan`) in the same\n\
             transaction. A launch without an approved plan can't be drawn. A new phase plans again; copies are models of their own, linked,\n\
             and begin accepted (`copy`). Who assessed a model does not declare it completed.",
        ),
        section::<paper::Registration>(
            "What was sent is never edited: to register again is a new registration, which replaces the old one. A bundle of models of units\n\
             below is refused when it is sent (`proposal`). An explanation that was demanded comes first (`explanation`).",
        ),
        section::<paper::Plan>("As a registration; what it must hold are tasks with every clarity that the tenant demands, and an end."),
        section::<explanation::Explanation>("On a registration, an obligation or an indicator."),
        section::<task::Task>(
            "From a unit (written, sent, approved) or from above (assigned). A permanent task (\"thường xuyên\") has no end and is never late,\n\
             so that the unit itself can't make one. Who put a task before the head does not sign it.",
        ),
        section::<difficulty::Difficulty>(
            "Open at one level of the province; when the level's days are over it climbs by itself, until the top. To the centre it is taken\n\
             by a person only: what leaves the province is decided there. One that is merged goes on under the other.",
        ),
        section::<directive::Directive>("Its obligations are owed while it is in force."),
        section::<report::Report>(
            "One unit's figures for one period. An officer presents it to the head, who sends it; a head may write and send it alone. A\n\
             return names the cells that it speaks of (`cells`). In a locked period (`period`) only what came in is still approved. A\n\
             correction reopens it; what was approved stays to be read. Nothing is sent with a required cell empty, a cell wrong, or an\n\
             unusual one without a note (`figures`).",
        ),
    ]
    .concat()
}

#[test]
fn lifecycle_doc() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/lifecycle.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(path, &page).expect("docs/lifecycle.md can be written");
    }
    let stored = std::fs::read_to_string(path).expect("docs/lifecycle.md can be read");
    assert_eq!(stored, page, "docs/lifecycle.md is stale: UPDATE=1 cargo test -p domain --test lifecycle_doc");
}
