//! What units meet, and how it goes up.

use domain::evidence::{FileKind, SubjectKind};
use domain::ids::FileId;
use domain::lifecycle::difficulty::DifficultyState;
use domain::views::delegations::DelegationText;
use domain::views::difficulties::{DifficultyFilter, DifficultyText};
use store::services::difficulties::{self, Begin, Merge, Move};
use store::services::files::{self, Attach};
use store::services::{comments, delegations, home, search, settings, sign_in};
use store::{Caller, Error, FileLimits, FileRoom};
use uuid::Uuid;

use super::story::Log;
use crate::support::Db;

/// Difficulties are written, raised, merged, passed up and decided; in the end the clock takes up what is left.
pub async fn climbing(db: &Db, log: &mut Log, slug: &str) {
    let store = &db.store;
    let (officer, head) = (db.caller(slug, "canbo").await, db.caller(slug, "truongdonvi").await);
    let (admin, leader) = (db.caller(slug, "thuongtruc").await, db.caller(slug, "lanhdao").await);
    for caller in [&officer, &admin] {
        log.note("difficulties", difficulties::list(store, caller, DifficultyFilter::default()).await);
    }
    let list = difficulties::list(store, &officer, DifficultyFilter::default()).await.expect("a list").rows;
    let draft = list.iter().find(|row| row.state.is_none()).map(|row| row.id);
    let mut open = list.iter().filter(|row| row.state == Some(DifficultyState::Open) && !row.sample).map(|row| row.id);
    let (Some(draft), Some(one), Some(two)) = (draft, open.next(), open.next()) else { return };
    let view = log.note("draft", difficulties::get(store, &officer, draft).await);
    let attached = view.as_ref().and_then(|view| view.files.first()?.rows.first().map(|row| row.id));
    let version = view.map_or(1, |view| view.version);
    log.note("may attach", files::may_attach(store, &db.at_now(&officer), SubjectKind::Difficulty, draft.0).await);
    if let Some(file) = attached {
        log.note("take off", files::remove(store, &db.at_now(&officer), SubjectKind::Difficulty, draft.0, file).await);
    }
    log.note("attach", attach(db, &officer, draft.0).await);
    log.note("found", search::find(store, &officer, "duong truyen").await);
    let text = DifficultyText { category: "legal".into(), title: "x".into(), cause: "a".into(), ask: "b".into(), asked_body: "c".into() };
    log.note("choices", difficulties::choices(store, &officer, ["", "", ""]).await);
    log.note("save", difficulties::save(store, &officer, draft, version, text.clone()).await);
    let form = |id, seen, event: &str| Move { id, seen, event: event.into(), text: "x".into(), on: "26/05/2023".into() };
    log.note("raise", difficulties::act(store, &db.at_now(&officer), form(draft, 0, "raise")).await);
    let bin = log.note("more", difficulties::begin(store, &officer, Begin { text, ..Begin::default() }).await);
    if let Some(bin) = bin {
        log.note("less", difficulties::discard(store, &officer, bin, 1).await);
    }
    for id in [one, two] {
        log.note("one", difficulties::get(store, &db.at_now(&admin), id).await);
    }
    let at = SubjectKind::Difficulty;
    let said = log.note("say", comments::write(store, &db.at_now(&officer), at, one.0, "Nhờ @truongdonvi xem").await);
    log.note("say", comments::write(store, &db.at_now(&head), at, one.0, "Đã xem, @canbo").await);
    if let Some(said) = said.and_then(|page| page.rsplit("comment-").next().and_then(|id| id.parse().ok())) {
        log.note("take back", comments::withdraw(store, &db.at_now(&officer), said).await);
    }
    log.note(
        "merge",
        difficulties::merge(store, &db.at_now(&admin), Merge { into: one, chosen: [(two, 1)].into(), text: String::new() }).await,
    );
    log.note("merged", difficulties::get(store, &db.at_now(&head), one).await);
    log.note("unmerge", difficulties::act(store, &db.at_now(&admin), form(two, 2, "unmerge")).await);
    log.note("up", difficulties::act(store, &db.at_now(&head), form(one, 1, "escalate")).await);
    log.note("back", difficulties::act(store, &db.at_now(&leader), form(one, 2, "send_back")).await);
    log.note("home", home::get(store, &db.at_now(&head), None).await);
    log.note("over", difficulties::act(store, &db.at_now(&leader), form(one, 3, "escalate")).await);
    log.note("decide", difficulties::act(store, &db.at_now(&leader), form(one, 4, "decide")).await);
    log.note("confirm", difficulties::act(store, &db.at_now(&officer), form(one, 5, "confirm")).await);
    log.note("centre", difficulties::act(store, &db.at_now(&admin), form(two, 3, "ask_centre")).await);
    log.note("answer", difficulties::act(store, &db.at_now(&admin), form(two, 4, "record_answer")).await);
    let later = db.later(8 * 86_400).await;
    log.note("climb", difficulties::climb_due(&later, &db.tenant(slug).await).await);
    log.note("after", difficulties::list(&later, &officer, DifficultyFilter::default()).await);
    let version = settings::get(store, &admin).await.expect("settings").version;
    let days = [(domain::difficulty::HandlingLevel::Unit, "4".to_owned())];
    log.note("ladder", settings::save_ladder(store, &admin, version, &days).await);
}

/// Somebody else acts for the head, until the head ends it.
pub async fn deputizing(db: &Db, log: &mut Log, slug: &str) {
    let store = &db.store;
    let (head, deputy) = (db.caller(slug, "truongdonvi").await, db.caller(slug, "canboxa").await);
    for caller in [&head, &deputy] {
        log.note("delegations", delegations::list(store, caller).await);
    }
    let [to, first, last, text] = ["canboxa", "26/05/2023", "28/05/2023", "x"].map(str::to_owned);
    let ticks = ["submit_papers", "handle_difficulties"].map(|code| (code.to_owned(), "true".to_owned())).into_iter().collect();
    let form = DelegationText { to, first, last, text, ticks };
    // Part of it is somebody else's already in the one world.
    log.note("delegate", delegations::give(store, &head, form.clone()).await);
    let form = DelegationText { ticks: [("handle_difficulties".to_owned(), "true".to_owned())].into_iter().collect(), ..form };
    let Some(id) = log.note("delegate", delegations::give(store, &head, form).await) else { return };
    log.note("stand in", delegations::stand_in(store, &deputy, id).await);
    let acting = sign_in::load(store, &deputy.tenant, &deputy.actor.session).await;
    let Some(acting) = log.note("acting", acting.map(|caller| caller.map(|caller| caller.actor.clone()))).flatten() else { return };
    log.note("role", Ok(acting.role));
    log.note("step back", delegations::step_back(store, &deputy).await);
    log.note("stand in", delegations::stand_in(store, &deputy, id).await);
    log.note("end", delegations::end(store, &head, id).await);
    let over = sign_in::load(store, &deputy.tenant, &deputy.actor.session).await;
    log.note("over", over.map(|caller| caller.map(|caller| caller.actor.role)));
}

async fn attach(db: &Db, officer: &Caller, id: Uuid) -> Result<FileId, Error> {
    let folder = tempfile::tempdir().expect("a folder");
    let room = FileRoom::new(folder.path().to_owned(), FileLimits { file: 1_000, tenant: 10_000 });
    let mut incoming = room.receive(FileKind::Pdf).await?;
    incoming.write(b"%PDF-1.4 more %%EOF").await?;
    let received = incoming.finish().await?;
    let form = Attach { kind: SubjectKind::Difficulty, id, name: "b.pdf".into(), note: String::new(), received };
    files::attach(&db.store, &room, &db.at_now(officer), form).await
}
