//! The twin of a furnished tenant: another tenant with the same ids.
//!
//! Ids are random, so a query that forgets its tenant mostly finds the right row all the same, and no test notices. Beside a
//! twin it finds two.

use domain::ids::TenantId;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions};
use std::str::FromStr;
use store::SessionRows;
use uuid::Uuid;

use super::furnish::{DOCUMENT, SESSIONS};
use super::{Db, THANH_HOA};

/// Slug of the twin.
pub const TWIN: &str = "song-sinh";
/// Its id; sorts after every seeded tenant's.
const TWIN_ID: TenantId = TenantId(Uuid::max());

impl Db {
    /// Adds the twin of Thanh Hóa: all its rows once more.
    pub async fn add_twin(&self) -> TenantId {
        let (twin, own) = (self.uuid(TWIN_ID.0), self.uuid(self.tenant(THANH_HOA).await.id.0));
        let mut sql = vec![format!(
            "INSERT INTO tenant SELECT {twin}, '{TWIN}', 'XX', kind, name_vi, name_en, 99, NULL, demo, NULL, created_at \
             FROM tenant WHERE id = {own}"
        )];
        for table in migrations::tenant_tables() {
            // Every table's first column is the tenant.
            let columns = self.columns(table).await[1..].join(", ");
            let order = if self.options.owner_url.is_some() { "" } else { "ORDER BY rowid" };
            sql.push(format!(
                "INSERT INTO \"{table}\" (tenant_id, {columns}) SELECT {twin}, {columns} FROM \"{table}\" WHERE tenant_id = {own} {order}"
            ));
        }
        match &self.options.owner_url {
            Some(url) => {
                // Row-level security is forced upon the owner; to write two tenants' rows at once it is lifted.
                for force in ["NO FORCE", "FORCE"] {
                    let tables = migrations::tenant_tables().into_iter();
                    let lift: Vec<_> = tables.map(|table| format!("ALTER TABLE \"{table}\" {force} ROW LEVEL SECURITY")).collect();
                    if force == "FORCE" { sql.extend(lift) } else { sql.splice(0..0, lift).for_each(drop) }
                }
                super::postgres::write(url, &TWIN_ID.to_string(), &sql.join("; ")).await;
            }
            None => {
                for statement in sql {
                    super::sqlite::write(&self.options.url, &statement).await;
                }
            }
        }
        TWIN_ID
    }

    /// A table's columns in order.
    pub async fn columns(&self, table: &str) -> Vec<String> {
        match &self.options.owner_url {
            Some(url) => {
                let mut owner = PgConnectOptions::from_str(url).expect("an address").connect().await.expect("the owner may connect");
                let sql = "SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 \
                           ORDER BY ordinal_position";
                sqlx::query_scalar(sql).bind(table).fetch_all(&mut owner).await.expect("the columns")
            }
            None => {
                let file = SqliteConnectOptions::from_str(&self.options.url).expect("an address");
                let mut file = file.connect().await.expect("the file is there");
                let sql = AssertSqlSafe(format!("SELECT name FROM pragma_table_info('{table}')"));
                sqlx::query_scalar(sql).fetch_all(&mut file).await.expect("the columns")
            }
        }
    }

    /// Changes a furnished tenant's rows so that each table says something else than its twin's: other words, other dates,
    /// rows more and rows less. SQLite.
    pub async fn distort(&self, tenant: TenantId) {
        let (own, document) = (format!("WHERE tenant_id = {}", self.uuid(tenant.0)), self.uuid(DOCUMENT));
        let [moved, over] = SESSIONS.map(|id| SessionRows::handle(&id));
        let account = |username: &str| format!("(SELECT id FROM account {own} AND username = '{username}')");
        let unit = |code: &str| format!("(SELECT id FROM unit {own} AND code = '{code}' ORDER BY valid_from LIMIT 1)");
        let commune = format!("(SELECT unit_id FROM account {own} AND username = 'canboxa')");
        for sql in [
            format!("UPDATE unit SET name = name || ' §', short_name = short_name || ' §' {own}"),
            format!("UPDATE unit SET parent_id = {} {own} AND code = 'STP'", unit("SYT")),
            format!("UPDATE unit SET code = 'SKHAC' {own} AND code = 'SRIENG'"),
            format!("DELETE FROM unit_succession {own} AND to_id = {commune}"),
            format!("UPDATE tenant_setting SET committee = committee || ' §', deadline_hour = 9 {own}"),
            format!("UPDATE standing_agency SET valid_from = NULL {own}"),
            format!("UPDATE calendar_day SET name_vi = name_vi || ' §' {own}"),
            format!("UPDATE account SET name = name || ' §', position = position || ' §' {own}"),
            // One of them keeps its version: what is written to it must not reach its twin.
            format!("UPDATE account SET version = version + 5 {own} AND username <> 'canbo'"),
            format!("UPDATE account SET disabled_at = 1 {own} AND username = 'xem'"),
            format!("DELETE FROM account {own} AND username = 'rieng'"),
            format!("UPDATE session SET account_id = {} {own} AND id_hash = '{moved}'", account("truongdonvi")),
            format!("UPDATE session SET expires_at = 1 {own} AND id_hash = '{over}'"),
            format!("UPDATE session SET network = network || ' §' {own}"),
            format!("UPDATE password_link SET used_at = 1 {own} AND account_id = {}", account("canbo")),
            format!("UPDATE kept_form SET body = replace(body, '/users', '/units') {own}"),
            format!("UPDATE audit_event SET subject = subject || ' §', hash = 'x' || hash {own}"),
            format!(
                "INSERT INTO audit_event SELECT tenant_id, seq + 1, at, actor_id, actor, 'user_moved', subject_id, subject, search, detail, \
                 hash, 'x' FROM audit_event {own} ORDER BY seq DESC LIMIT 1"
            ),
            format!("UPDATE document SET subject = subject || ' §' {own}"),
            format!("UPDATE obligation SET title = title || ' §' {own}"),
            format!("UPDATE obligation SET kind = 'plan' {own} AND document_id = {document}"),
            format!("DELETE FROM obligation_fulfilment {own}"),
            format!(
                "INSERT INTO obligation_fulfilment SELECT tenant_id, id, id, known_at, 'test', known_at, known_at \
                 FROM obligation {own} AND unit_id = {} AND kind <> 'launch'",
                unit("SYT")
            ),
            format!("UPDATE pilot_model SET name = name || ' §' {own}"),
            format!("UPDATE life_event SET state = 'planning' {own} AND machine = 'model'"),
            format!("UPDATE life_event SET text = coalesce(text, '') || ' §' {own} AND machine <> 'model'"),
            format!("UPDATE remark SET text = text || ' §' {own}"),
            format!("UPDATE registration_action SET title = title || ' §' {own}"),
            format!("UPDATE registration_carrier SET unit_id = {} {own}", unit("STP")),
            format!("DELETE FROM obligation_answer {own}"),
            format!("UPDATE explanation SET unit_id = {} {own} AND unit_id = {}", unit("STP"), unit("SYT")),
            format!("UPDATE directive_clause SET title = title || ' §' {own}"),
            format!("UPDATE plan SET phase = 2 {own}"),
            format!("UPDATE plan_milestone SET title = title || ' §' {own}"),
            format!("UPDATE due_extension SET reason = reason || ' §', due_on = '2023-08-01' {own}"),
            format!("UPDATE difficulty SET title = title || ' §', category = 'legal', version = version + 3 {own}"),
            format!("UPDATE notice SET words = replace(words, 'name\":\"', 'name\":\"§ ') {own}"),
            format!("UPDATE notice SET seen_at = 1 {own} AND kind = 'due_soon'"),
            format!("UPDATE digest SET more = 7, sent_at = NULL {own}"),
            format!("UPDATE job SET attempts = attempts + 1 {own}"),
            format!("UPDATE tenant_setting SET urge_cap = 1, digest_hour = 8 {own}"),
            format!("UPDATE account SET lang = 'en', digest = 'weekly' {own} AND username = 'canbo'"),
            format!("UPDATE tenant_setting SET ladder = 'unit:2 leaders:4' {own}"),
            format!("UPDATE delegation SET rights = 'write_drafts', reason = reason || ' §', last_day = '2023-05-30' {own}"),
            format!("DELETE FROM stand_in {own} AND id_hash <> '{moved}'"),
            format!("UPDATE task SET work = work || ' §' {own}"),
            format!("UPDATE model_copy SET objective = objective || ' §', changes = changes || ' §' {own}"),
            format!("UPDATE criteria_set SET criteria = criteria || ' §' {own}"),
            format!("UPDATE assessment_mark SET words = words || ' §' {own}"),
            format!("UPDATE stored_file SET name = name || ' §', bytes = bytes + 1 {own}"),
            format!("UPDATE file_use SET note = note || ' §' {own}"),
            format!("UPDATE standing_duty SET title = title || ' §' {own}"),
            format!("UPDATE indicator SET ordinal = ordinal + 20 {own}"),
            format!("UPDATE indicator_version SET name_vi = name_vi || ' §', words = words || ' §' {own}"),
            format!("UPDATE indicator_target SET target = target + 10000 {own}"),
            format!("UPDATE period SET last_day = '2022-06-30' {own} AND code = '2022-H1'"),
            format!("UPDATE figure SET numerator = numerator - 10000, note = note || ' §' {own}"),
            format!("UPDATE comment SET body = body || ' §' {own}"),
            format!("UPDATE quota_rule SET title = title || ' §' {own}"),
            format!("DELETE FROM model_document {own} AND model_id IN (SELECT id FROM pilot_model {own} AND ordinal % 2 = 0)"),
            format!("UPDATE registration SET submitted_on = '2023-05-01' {own}"),
            format!("UPDATE milestone SET title = title || ' §' {own}"),
        ] {
            super::sqlite::write(&self.options.url, &sql).await;
        }
    }
}
