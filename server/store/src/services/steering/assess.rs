//! A reviewer assesses a model by the tenant's criteria.

use domain::access::Action;
use domain::assessment::Mark;
use domain::error::RefusalCode;
use domain::ids::ModelId;
use domain::lifecycle::Given;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::model::{Model as ModelLife, ModelEvent};
use domain::replication::Verdict;
use sea_orm::Set;

use super::criteria::in_force;
use super::{Found, TEXT_MAX};
use crate::entities::assessment_mark;
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::queries::life;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// The longest remark on a criterion, in characters.
const WORDS_MAX: u32 = 1_000;

/// An assessment, as typed.
#[derive(Debug, Clone)]
pub struct Assess {
    /// Which model.
    pub id: ModelId,
    /// How many of its events the page showed.
    pub seen: u32,
    /// A code of [`Verdict`].
    pub verdict: String,
    /// In words.
    pub text: String,
    /// For each criterion in force: the code of its mark, and words.
    pub marks: Vec<[String; 2]>,
    /// How many times the criteria had been set when the page showed them.
    pub criteria: u32,
}

/// Records an assessment. It is made by somebody else than those who registered, planned and reported.
///
/// # Errors
/// [`domain::error::Fault::NotFound`], [`domain::error::Fault::Forbidden`]; [`domain::error::Fault::Stale`] where something happened to
/// the model or other criteria were set meanwhile; refused on `mark_1`…, `words_1`…, `verdict` and `text`, and where it does not run.
pub async fn assess(store: &Store, caller: &Caller, form: Assess) -> Result<(), Error> {
    let tx = store.begin(caller, Action::EvaluateModels).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock(&tx, &as_of, form.id).await?;
    let set = in_force(&tx, &as_of).await?;
    if set.seen != form.criteria {
        return Err(domain::error::Fault::Stale.into());
    }
    let mut fields = Typed::default();
    let text = fields.words("text", &form.text, TEXT_MAX);
    let verdict = fields.code::<Verdict>("verdict", &form.verdict);
    let mut marks = Vec::new();
    for (nth, criterion) in (1_u32..).zip(&set.criteria) {
        let [mark, words] = form.marks.get(marks.len()).cloned().unwrap_or_default();
        let mark = Mark::from_code(&mark).unwrap_or_else(|| {
            fields.refuse(&format!("mark_{nth}"), RefusalCode::Required);
            Mark::Unmet
        });
        let words = fields.text(&format!("words_{nth}"), &words, WORDS_MAX);
        marks.push((criterion.clone(), mark, words));
    }
    fields.done(Some(()))?;
    let given = Given { text: &text, verdict, ..Given::default() };
    let makers = found.row.author_id.into_iter().collect();
    let event = ModelEvent::Evaluate;
    fire::<ModelLife>(&tx, &as_of, Shot { subject: form.id.0, name: &found.row.name, event, seen: Some(form.seen), makers, given }).await?;
    let events = life::whole(&tx, MachineKind::Model, form.id.0).await?;
    let event = events.last().ok_or_else(|| Error::Broken(format!("no event of {}", form.id)))?.id;
    for (ordinal, (criterion, mark, words)) in (1..).zip(marks) {
        let row = assessment_mark::ActiveModel {
            tenant_id: Set(tx.tenant()),
            event_id: Set(event),
            ordinal: Set(ordinal),
            criterion: Set(criterion),
            mark: Set(mark.code().to_owned()),
            words: Set(words),
        };
        tx.insert(row).await?;
    }
    tx.commit().await
}
