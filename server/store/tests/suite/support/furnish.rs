//! A tenant with rows in every table.

use domain::error::Fault;
use domain::evidence::{FileKind, SubjectKind};
use domain::views::delegations::DelegationText;
use domain::views::difficulties::DifficultyText;
use domain::views::frame::KeptForm;
use domain::views::plans::{PlanFilter, TaskText};
use domain::views::registrations::ProposalText;
use store::services::files::{self, Attach};
use store::services::kept_forms::{Kept, keep};
use store::services::{
    accounts, comments, delegations, difficulties, directives, models, plans, quotas, registrations, settings, sign_in, steering, users,
};
use store::{FileLimits, FileRoom, SESSION_ACCOUNT, SessionRows};
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use uuid::Uuid;

use super::{Db, THANH_HOA};

/// The network that the furnished tenant's failures come from.
pub const NETWORK: &str = "203.0.113.0/24";
/// A second document.
pub(super) const DOCUMENT: Uuid = Uuid::from_u128(2);

/// What only its holder knows of the furnished rows.
#[derive(Debug, Clone)]
pub struct Held {
    /// Links of `canbo` and of `canboxa`.
    pub links: [String; 2],
    /// A kept form; a second one has run out.
    pub form: String,
    /// Two sessions of `canbo2`.
    pub sessions: [Id; 2],
}

/// Two sessions' ids: fixed, so that two databases can be compared.
pub const SESSIONS: [Id; 2] = [Id(11), Id(12)];

impl Db {
    /// Gives Thanh Hóa rows in every table.
    pub async fn furnish(&self) -> Held {
        let admin = self.admin().await;
        for username in ["canbo", "canbo2", "canboxa", "truongdonvi", "lanhdao"] {
            self.caller(THANH_HOA, username).await;
        }
        let rows = SessionRows::new(self.store.clone(), admin.tenant.id, "test", "127.0.0.0/24");
        let holder = self.user(&admin, "canbo2").await.id;
        for id in SESSIONS {
            let data = [(SESSION_ACCOUNT.to_owned(), serde_json::json!(holder))].into_iter().collect();
            rows.create(&mut Record { id, data, expiry_date: time::OffsetDateTime::UNIX_EPOCH }).await.expect("created");
        }
        let mut links = Vec::new();
        for username in ["canbo", "canboxa"] {
            let id = self.user(&admin, username).await.id;
            links.push(users::password_link(&self.store, &admin, id).await.expect("a link").0);
        }
        let form = KeptForm { action: "/api/x".to_owned(), fields: Vec::new(), fault: Fault::SignedOut };
        let kept = Kept { page: "/users".to_owned(), form };
        keep(&self.store, &admin.tenant, NETWORK, &kept).await.expect("kept");
        self.write(&admin, "UPDATE kept_form SET expires_at = 1").await;
        self.write(&admin, "UPDATE kept_form SET token_hash = 'over'").await;
        let form = keep(&self.store, &admin.tenant, NETWORK, &kept).await.expect("kept");
        // The sweep of the second took the first.
        self.write(&admin, &format!("INSERT INTO kept_form (tenant_id, token_hash, body, expires_at, network) SELECT {}, 'over', body, 1, network FROM kept_form", self.uuid(admin.tenant.id.0))).await;
        for _ in 0..3 {
            sign_in::check(&self.store, &admin.tenant, "canboxa", "sai", NETWORK).await.expect_err("a failure");
        }
        let own = users::NewUser { username: "rieng".into(), name: "Riêng".into(), role: "viewer".into(), ..Default::default() };
        users::create(&self.store, &admin, own).await.expect("created");
        settings::add_department(&self.store, &admin, "SRIENG", "Sở Riêng", "department", "01/05/2023").await.expect("added");
        self.add_facts(&admin).await;
        self.add_registration(&admin).await;
        self.add_plan(&admin).await;
        self.add_difficulties().await;
        self.add_notices(&admin).await;
        self.add_files().await;
        self.add_comments().await;
        self.add_delegation().await;
        self.add_quotas(&admin).await;
        self.add_copies(&admin).await;
        self.add_figures(&admin).await;
        let links = <[String; 2]>::try_from(links).expect("two");
        Held { links, form, sessions: SESSIONS }
    }

    /// A draft of Sở Y tế, and what was sent for a demand.
    async fn add_registration(&self, admin: &store::Caller) {
        let officer = self.caller(THANH_HOA, "canbo").await;
        let directive = directives::list(&self.store, &officer, None).await.expect("directives").rows;
        let directive = directive.into_iter().find(|row| row.directive.number.starts_with("7115")).expect("the dispatch").directive.id;
        let typed = registrations::Begin {
            name: "Mô hình đang soạn".into(),
            reach: "provincial".into(),
            for_area: false,
            directive: directive.to_string(),
        };
        let id = registrations::begin(&self.store, &officer, typed).await.expect("begun");
        let text = ProposalText { name: "Mô hình đang soạn".into(), actions: "Việc | Sở Y tế".into(), ..Default::default() };
        registrations::save(&self.store, &officer, registrations::Save { id, version: 1, text }).await.expect("saved");
        let tenant = self.uuid(admin.tenant.id.0);
        let answer = format!(
            "INSERT INTO obligation_answer (tenant_id, obligation_id, machine, subject_id, known_at, recorded_at) \
             SELECT o.tenant_id, o.id, 'registration', r.id, o.known_at, o.known_at FROM obligation o JOIN registration r \
             ON r.tenant_id = o.tenant_id AND r.unit_id = o.unit_id WHERE o.tenant_id = {tenant} AND o.kind = 'register'"
        );
        self.write(admin, &answer).await;
    }

    /// A draft of a plan of Sở Y tế, a document that is being entered, and more time for what the dispatch asks.
    async fn add_plan(&self, admin: &store::Caller) {
        let officer = self.caller(THANH_HOA, "canbo").await;
        let waiting = plans::list(&self.store, &officer, PlanFilter::default()).await.expect("plans").waiting;
        let id = plans::begin(&self.store, &officer, waiting[0].id).await.expect("begun");
        let task = TaskText { work: "Việc".into(), owner: "SYT".into(), ..TaskText::default() };
        plans::add_task(&self.store, &officer, id, task).await.expect("a task");
        let [kind, title, due_date, due_rule] = ["launch", "Ra mắt", "01/09/2023", "by"].map(str::to_owned);
        plans::add_milestone(&self.store, &officer, id, plans::Milestone { kind, title, due_date, due_rule }).await.expect("a milestone");
        let id = directives::begin(&self.store, admin, super::directives::head()).await.expect("a draft");
        directives::add_clause(&self.store, admin, super::directives::clause(id, 1, "report", "SYT")).await.expect("a demand");
        directives::add_standing(&self.store, admin, super::directives::standing(id, 2, "SYT; STP")).await.expect("a standing duty");
        let (tenant, document) = (self.uuid(admin.tenant.id.0), self.uuid(DOCUMENT));
        let extension = format!(
            "INSERT INTO due_extension (tenant_id, id, obligation_id, seq, due_on, due_rule, reason, source, known_at, recorded_at) \
             SELECT tenant_id, {document}, id, 1, '2023-07-01', 'by', 'Chờ hướng dẫn', 'test', known_at, known_at \
             FROM obligation WHERE tenant_id = {tenant} AND id = {document}"
        );
        self.write(admin, &extension).await;
    }

    /// Two of Sở Y tế that were raised, and a draft.
    async fn add_difficulties(&self) {
        let officer = self.caller(THANH_HOA, "canbo").await;
        for (title, raise) in [("Đường truyền chậm", true), ("Đường truyền rất chậm", true), ("Đang viết", false)] {
            let [category, cause, ask, asked_body] = ["data", "a", "b", "c"].map(str::to_owned);
            let text = DifficultyText { category, title: title.into(), cause, ask, asked_body };
            difficulties::begin(&self.store, &officer, difficulties::Begin { text, raise, ..Default::default() })
                .await
                .expect("a difficulty");
        }
    }

    /// Everybody is told what happened, and one of them by e-mail.
    async fn add_notices(&self, admin: &store::Caller) {
        let officer = self.caller(THANH_HOA, "canbo").await;
        accounts::save_mail(&self.store, &officer, "canbo@thanhhoa.gov.vn", "daily", "vi").await.expect("saved");
        self.work(&self.store, THANH_HOA, true).await;
        // Some are still to be told.
        self.write(admin, "UPDATE job SET finished_at = NULL WHERE kind = 'remind'").await;
    }

    /// One content at two things of Sở Y tế.
    async fn add_files(&self) {
        let officer = self.caller(THANH_HOA, "canbo").await;
        let folder = tempfile::tempdir().expect("a folder");
        let room = FileRoom::new(folder.path().to_owned(), FileLimits { file: 1_000, tenant: 10_000 });
        let rows = difficulties::list(&self.store, &officer, Default::default()).await.expect("difficulties").rows;
        for row in rows.iter().filter(|row| !row.sample).take(2) {
            let mut incoming = room.receive(FileKind::Pdf).await.expect("room");
            incoming.write(b"%PDF-1.4 %%EOF").await.expect("written");
            let received = incoming.finish().await.expect("a PDF");
            let form = Attach { kind: SubjectKind::Difficulty, id: row.id.0, name: "a.pdf".into(), note: String::new(), received };
            files::attach(&self.store, &room, &officer, form).await.expect("attached");
        }
    }

    /// The officer of Sở Y tế and whoever is asked, about what was raised.
    async fn add_comments(&self) {
        let (officer, reviewer) = (self.caller(THANH_HOA, "canbo").await, self.caller(THANH_HOA, "thamdinh").await);
        let rows = difficulties::list(&self.store, &officer, Default::default()).await.expect("difficulties").rows;
        let raised = rows.iter().find(|row| row.state.is_some() && !row.sample).expect("one that was raised").id.0;
        for (caller, body) in [(&officer, "Nhờ @thamdinh xem"), (&reviewer, "Đã xem")] {
            comments::write(&self.store, caller, SubjectKind::Difficulty, raised, body).await.expect("said");
        }
    }

    /// The head of Sở Y tế lets `canbo2` act, who does.
    async fn add_delegation(&self) {
        let (head, taker) = (self.caller(THANH_HOA, "truongdonvi").await, self.caller(THANH_HOA, "canbo2").await);
        let [to, first, last, text] = ["canbo2", "26/05/2023", "31/05/2023", "Đi công tác"].map(str::to_owned);
        let ticks = [("submit_papers".to_owned(), "true".to_owned())].into_iter().collect();
        let form = DelegationText { to, first, last, text, ticks };
        let id = delegations::give(&self.store, &head, form).await.expect("given");
        delegations::stand_in(&self.store, &taker, id).await.expect("stood in");
        let session = SessionRows::handle(&SESSIONS[0]);
        let row = format!("INSERT INTO stand_in (tenant_id, id_hash, delegation_id) SELECT tenant_id, '{session}', id FROM delegation");
        self.write(&head, &row).await;
    }

    /// Criteria, and a model of Sở Nội vụ that was assessed by them, completed and copied to Sở Tư pháp.
    async fn add_copies(&self, admin: &store::Caller) {
        let (leader, reviewer) = (self.caller(THANH_HOA, "lanhdao").await, self.caller(THANH_HOA, "thamdinh").await);
        let listed = models::list(&self.store, &self.at_now(admin), Default::default()).await.expect("models");
        let id = listed.rows.into_iter().find(|row| row.lead.code == "SNV").expect("a model of Sở Nội vụ").id;
        let (model, now) = (self.uuid(id.0), self.store.now().0);
        let runs = format!(
            "INSERT INTO life_event (tenant_id, id, machine, subject_id, seq, state, source, known_at, recorded_at) \
             SELECT tenant_id, {model}, 'model', {model}, 2, 'in_progress', 'test', {now}, {now} FROM pilot_model WHERE id = {model}"
        );
        self.write(admin, &runs).await;
        steering::save_criteria(&self.store, &self.at_now(admin), 0, "Một\nHai").await.expect("criteria");
        let marks = vec![["met".to_owned(), "x".to_owned()]; 2];
        let assess = steering::Assess { id, seen: 2, verdict: "replicate".into(), text: "Tốt".into(), marks, criteria: 1 };
        steering::assess(&self.store, &self.at_now(&reviewer), assess).await.expect("assessed");
        let complete = steering::Move { id, seen: 3, event: "complete".into(), text: String::new(), on: "26/05/2023".into() };
        steering::act(&self.store, &self.at_now(&leader), complete).await.expect("completed");
        let copy = steering::Replicate { id: id.to_string(), seen: 4, chosen: String::new(), names: "STP".into() };
        steering::replicate(&self.store, &self.at_now(&leader), copy).await.expect("copied");
    }

    /// A rule that stands, and one that was withdrawn.
    async fn add_quotas(&self, admin: &store::Caller) {
        let mut made = Vec::new();
        for title in ["Mỗi sở một mô hình", "Mỗi huyện một mô hình"] {
            let [units, at_least, counted, first, last] =
                ["kind:department", "1", "accepted", "01/01/2023", "31/12/2023"].map(str::to_owned);
            let typed = quotas::Make { title: title.into(), units, at_least, counted, first, last, document: String::new() };
            made.push(quotas::make(&self.store, admin, typed).await.expect("a rule"));
        }
        quotas::withdraw(&self.store, admin, made[1], "Nhầm").await.expect("withdrawn");
    }

    /// A target, a second meaning, and a figure that corrects another.
    async fn add_figures(&self, admin: &store::Caller) {
        let (tenant, id, now) = (self.uuid(admin.tenant.id.0), self.uuid(DOCUMENT), self.store.now().0);
        let own = format!("WHERE tenant_id = {tenant}");
        let which = format!("{own} AND code = 'NV_HT'");
        for sql in [
            format!(
                "INSERT INTO indicator_target (tenant_id, id, indicator_id, first_day, target, source, known_at, recorded_at) \
                 SELECT tenant_id, {id}, id, '2022-01-01', 900000, 'test', {now}, {now} FROM indicator {which}"
            ),
            format!(
                "INSERT INTO indicator_version (tenant_id, indicator_id, seq, from_day, name_vi, name_en, words, unit, numerator, denominator, \
                 measure, direction, course, joining, hash, search, source, known_at, recorded_at) \
                 SELECT tenant_id, indicator_id, 2, '2023-05-01', name_vi, name_en, 'Nghĩa khác', unit, numerator, denominator, measure, \
                 direction, course, joining, hash, search, source, {now}, {now} FROM indicator_version {own} \
                 AND indicator_id IN (SELECT id FROM indicator {which})"
            ),
            format!(
                "INSERT INTO figure (tenant_id, id, indicator_id, unit_id, period_id, numerator, denominator, note, source, sample, author_id, \
                 known_at, recorded_at) SELECT tenant_id, {id}, indicator_id, unit_id, period_id, 110000, denominator, 'Đính chính', 'test', \
                 sample, {}, {now}, {now} FROM figure {own} AND indicator_id IN (SELECT id FROM indicator {which}) AND known_at < {now}",
                self.uuid(admin.actor.account.0)
            ),
        ] {
            self.write(admin, &sql).await;
        }
    }

    /// A second document that asks for registrations, something fulfilled, a dated standing agency.
    async fn add_facts(&self, admin: &store::Caller) {
        let (tenant, document, former) = (self.uuid(admin.tenant.id.0), self.uuid(DOCUMENT), self.uuid(Uuid::from_u128(3)));
        let own = format!("WHERE tenant_id = {tenant}");
        for sql in [
            format!(
                "INSERT INTO document (tenant_id, id, number, kind, issued_on, issuer, subject, search, source, sample, known_at, recorded_at) \
                 SELECT tenant_id, {document}, 'hai', kind, issued_on, issuer, subject, search, source, sample, known_at, recorded_at \
                 FROM document {own} LIMIT 1"
            ),
            format!(
                "INSERT INTO directive_clause (tenant_id, document_id, clause, kind, title, due_on, due_rule, chosen) \
                 SELECT tenant_id, id, 1, 'plan', 'x', issued_on, 'by', 'all' FROM document {own} AND id = {document}"
            ),
            format!(
                "INSERT INTO plan (tenant_id, id, model_id, unit_id, phase, version, known_at, recorded_at) \
                 SELECT tenant_id, {document}, id, lead_unit_id, 1, 1, known_at, known_at FROM pilot_model {own} AND ordinal = 1"
            ),
            format!(
                "INSERT INTO task (tenant_id, id, plan_id, ordinal, work, accountable, authority, solution, deliverable, recurring, steps, \
                 version, known_at, recorded_at) \
                 SELECT tenant_id, id, id, 1, 'x', '', '', '', '', sample, '', 1, known_at, known_at \
                 FROM (SELECT p.tenant_id, p.id, p.known_at, d.sample FROM plan p JOIN document d ON d.tenant_id = p.tenant_id AND d.id = p.id) f {own}"
            ),
            format!(
                "INSERT INTO obligation SELECT tenant_id, {document}, {document}, unit_id, clause, kind, title, sent_to, due_on, due_rule, \
                 source, sample, known_at, recorded_at FROM obligation {own} AND kind = 'register' ORDER BY id LIMIT 1"
            ),
            // Of a unit that went into the one of `canboxa`.
            format!(
                "INSERT INTO obligation SELECT tenant_id, {former}, document_id, (SELECT from_id FROM unit_succession {own} \
                 AND to_id = (SELECT unit_id FROM account {own} AND username = 'canboxa') ORDER BY from_id LIMIT 1), clause, kind, title, sent_to, due_on, due_rule, \
                 source, sample, known_at, recorded_at FROM obligation {own} AND id = {document}"
            ),
            format!(
                "INSERT INTO obligation_fulfilment SELECT tenant_id, {document}, id, known_at, 'test', known_at, known_at \
                 FROM obligation {own} AND kind = 'launch'"
            ),
            format!("UPDATE standing_agency SET valid_from = '2023-05-01' {own}"),
        ] {
            self.write(admin, &sql).await;
        }
    }
}
