//! Many rows at once, written past every use case: what a province has after years.

use store::Caller;

use super::Db;

/// So many models, each with a registration, a plan of two tasks and a difficulty.
pub const MODELS: u32 = 5_000;
/// Of the province, so many units lead models in turn, and are asked by documents.
const UNITS: u32 = 500;
/// So many documents of so many demands each, on every one of those units.
const DOCUMENTS: u32 = 10;
const CLAUSES: u32 = 4;
/// What those documents ask, all together.
pub const OBLIGATIONS: u32 = DOCUMENTS * CLAUSES * UNITS;

/// What a made id is of.
#[derive(Clone, Copy)]
enum Of {
    Model = 1,
    Registration,
    Plan,
    Task,
    Difficulty,
    Document,
    Obligation,
    Event,
}

impl Db {
    /// Gives a tenant's province that many rows, known since yesterday and before.
    pub async fn grow(&self, caller: &Caller) {
        let tenant = self.uuid(caller.tenant.id.0);
        let now = self.store.now().0;
        let id = |of: Of, number: &str| self.made(of, number);
        let numbers = |most: u32| format!("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most})");
        // `u` are the units in force, numbered; `u.nth = i % UNITS + 1` deals them out in turn.
        let dealt = format!(
            "{}, u AS (SELECT id, level, row_number() OVER (ORDER BY id) AS nth FROM unit WHERE tenant_id = {tenant} \
             AND (valid_from IS NULL OR valid_from <= '2023-05-01') AND (valid_to IS NULL OR valid_to >= '2023-12-31'))",
            numbers(MODELS)
        );
        let each = format!("FROM n JOIN u ON u.nth = i % {UNITS} + 1");
        let known = format!("{now} - 1000000 * (86400 + CAST(i AS bigint)), {now}");
        let mut sql = vec![
            format!(
                "{} INSERT INTO document (tenant_id, id, number, kind, issued_on, issuer, subject, search, source, sample, known_at, \
                 recorded_at) SELECT {tenant}, {}, i || '/UBND-LON', 'cv', '2023-05-20', 'UBND tỉnh', 'x', 'x', 'test', (1 = 0), {known} FROM n",
                numbers(DOCUMENTS),
                id(Of::Document, "i")
            ),
            format!(
                "{dealt}, c (clause, kind) AS (VALUES (1, 'register'), (2, 'plan'), (3, 'launch'), (4, 'report')) \
                 INSERT INTO obligation (tenant_id, id, document_id, unit_id, clause, kind, title, due_on, due_rule, source, sample, known_at, \
                 recorded_at) SELECT {tenant}, {}, {}, u.id, clause, kind, 'Việc ' || clause, '2023-06-15', 'by', 'test', (1 = 0), {known} \
                 FROM n CROSS JOIN c CROSS JOIN u WHERE i <= {DOCUMENTS} AND nth <= {UNITS}",
                id(Of::Obligation, "((i * 10 + clause) * 1000 + nth)"),
                id(Of::Document, "i")
            ),
            format!(
                "{dealt} INSERT INTO pilot_model (tenant_id, id, name, search, level, lead_unit_id, phase, ordinal, source, sample, known_at, \
                 recorded_at) SELECT {tenant}, {}, 'Mô hình lớn ' || i, 'mo hinh lon ' || i, u.level, u.id, 1, i, 'test', (1 = 0), {known} {each}",
                id(Of::Model, "i")
            ),
            format!(
                "{dealt} INSERT INTO registration (tenant_id, id, model_id, unit_id, level, scope, source, sample, known_at, recorded_at) \
                 SELECT {tenant}, {}, {}, u.id, u.level, 'unit', 'test', (1 = 0), {known} {each}",
                id(Of::Registration, "i"),
                id(Of::Model, "i")
            ),
            format!(
                "{dealt} INSERT INTO plan (tenant_id, id, model_id, unit_id, phase, ends_on, ends_rule, version, known_at, recorded_at) \
                 SELECT {tenant}, {}, {}, u.id, 1, '2023-12-31', 'by', 1, {known} {each}",
                id(Of::Plan, "i"),
                id(Of::Model, "i")
            ),
            format!(
                "{dealt} INSERT INTO difficulty (tenant_id, id, unit_id, model_id, category, title, search, cause, ask, asked_body, version, \
                 source, sample, known_at, recorded_at) SELECT {tenant}, {}, u.id, {}, 'data', 'Vướng mắc lớn ' || i, 'vuong mac lon ' || i, \
                 'a', 'b', 'c', 1, 'test', (1 = 0), {known} {each}",
                id(Of::Difficulty, "i"),
                id(Of::Model, "i")
            ),
            format!(
                "{} INSERT INTO task (tenant_id, id, plan_id, ordinal, work, accountable, authority, solution, deliverable, recurring, steps, \
                 version, known_at, recorded_at) SELECT {tenant}, {}, {}, i % 2 + 1, 'Việc ' || i, 'a', 'b', '', 'c', (1 = 0), '', 1, {now}, {now} FROM n",
                numbers(2 * MODELS),
                id(Of::Task, "i"),
                id(Of::Plan, "((i + 1) / 2)")
            ),
            format!(
                "{} INSERT INTO model_document (tenant_id, model_id, document_id) SELECT {tenant}, {}, {} FROM n",
                numbers(MODELS),
                id(Of::Model, "i"),
                id(Of::Document, &format!("(i % {DOCUMENTS} + 1)"))
            ),
        ];
        // Half of them wait, half are through.
        let lives = [
            (Of::Model, "model", 1, "NULL", "CASE i % 2 WHEN 0 THEN 'submitted' ELSE 'accepted' END", "NULL"),
            (Of::Registration, "registration", 1, "'submit'", "'submitted'", "NULL"),
            (Of::Plan, "plan", 1, "'submit'", "'submitted'", "NULL"),
            (Of::Difficulty, "difficulty", 1, "'raise'", "'open'", "'unit'"),
        ];
        let through = [
            (Of::Registration, "registration", 2, "NULL", "'accepted'", "NULL"),
            (Of::Plan, "plan", 2, "NULL", "'accepted'", "NULL"),
            (Of::Difficulty, "difficulty", 2, "'ask_centre'", "'waiting_centre'", "'centre'"),
        ];
        for (half, (of, machine, seq, event, state, level)) in
            lives.map(|life| ("", life)).into_iter().chain(through.map(|life| ("WHERE i % 2 = 1", life)))
        {
            let event_id = id(Of::Event, &format!("(({} * 10 + {seq}) * 100000 + i)", of as u32));
            sql.push(format!(
                "{} INSERT INTO life_event (tenant_id, id, machine, subject_id, seq, event, state, level, source, known_at, recorded_at) \
                 SELECT {tenant}, {event_id}, '{machine}', {}, {seq}, {event}, {state}, {level}, 'test', {known} FROM n {half}",
                numbers(MODELS),
                id(of, "i")
            ));
        }
        for statement in sql {
            self.write(caller, &statement).await;
        }
        // What a server does by itself before long: until then its plans are those for empty tables.
        self.write(caller, "ANALYZE").await;
    }

    /// An id made of a number, as SQL.
    fn made(&self, of: Of, number: &str) -> String {
        let of = of as u32;
        if self.options.owner_url.is_some() {
            format!("(lpad('{of}', 8, '0') || lpad(to_hex({number}), 24, '0'))::uuid")
        } else {
            format!("unhex(printf('%08d%024x', {of}, {number}))")
        }
    }
}
