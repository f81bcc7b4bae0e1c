-- Every state of everything that has a life (docs/lifecycle.md) stands here; the state as of a time is that of the last row
-- known by then. Appended only: a mistake is a further row. Before the first release two tables held what only seeds had
-- written; the seed writes it again here.
DROP TABLE registration_decision;
DROP TABLE model_state;

CREATE TABLE life_event (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    machine $text NOT NULL,
    subject_id $uuid NOT NULL,
    -- 1, 2, 3… of one subject: of two people who decide at once both take the same number, and one of them is told.
    seq $int NOT NULL,
    -- NULL: a source states where the subject stands, not how it came there.
    event $text,
    state $text NOT NULL,
    -- NULL: a seed, an import or the clock.
    actor_id $uuid,
    in_name_of $uuid,
    -- What is decided on, and who sent it: maker and checker are two people.
    decides_id $uuid,
    maker_id $uuid,
    text $text,
    on_day $date,
    document_id $uuid,
    addressee_unit_id $uuid,
    addressee_id $uuid,
    due_on $date,
    due_rule $text CHECK (due_rule IN ('before', 'by')),
    verdict $text,
    source $text NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, machine, subject_id, seq),
    UNIQUE (tenant_id, id, actor_id),
    FOREIGN KEY (tenant_id, actor_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, in_name_of) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, decides_id) REFERENCES life_event (tenant_id, id),
    FOREIGN KEY (tenant_id, decides_id, maker_id) REFERENCES life_event (tenant_id, id, actor_id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES document (tenant_id, id),
    FOREIGN KEY (tenant_id, addressee_unit_id) REFERENCES unit (tenant_id, id),
    FOREIGN KEY (tenant_id, addressee_id) REFERENCES account (tenant_id, id),
    CHECK ((due_on IS NULL) = (due_rule IS NULL)),
    CHECK (maker_id IS NULL OR (actor_id <> maker_id AND (in_name_of IS NULL OR in_name_of <> maker_id))),
    CHECK (actor_id IS NULL OR event IS NULL OR event NOT IN ('accept', 'return', 'approve') OR decides_id IS NOT NULL)
) $strict;

-- What is wrong with what was returned: why, where, in words.
CREATE TABLE remark (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    event_id $uuid NOT NULL,
    ordinal $int NOT NULL,
    reason $text NOT NULL,
    part $text NOT NULL,
    text $text NOT NULL,
    PRIMARY KEY (tenant_id, event_id, ordinal),
    FOREIGN KEY (tenant_id, event_id) REFERENCES life_event (tenant_id, id)
) $strict;

-- The content of a registration. What a seed does not state is empty. `version` guards the draft.
ALTER TABLE registration ADD COLUMN reach $text NOT NULL DEFAULT '';
ALTER TABLE registration ADD COLUMN objective $text NOT NULL DEFAULT '';
ALTER TABLE registration ADD COLUMN responsible_leader $text NOT NULL DEFAULT '';
ALTER TABLE registration ADD COLUMN deliverable $text NOT NULL DEFAULT '';
ALTER TABLE registration ADD COLUMN indicators $text NOT NULL DEFAULT '';
ALTER TABLE registration ADD COLUMN version $int NOT NULL DEFAULT 1;
ALTER TABLE registration ADD COLUMN author_id $uuid;
ALTER TABLE registration ADD COLUMN replaces_id $uuid;

CREATE TABLE registration_action (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    registration_id $uuid NOT NULL,
    ordinal $int NOT NULL,
    title $text NOT NULL,
    PRIMARY KEY (tenant_id, registration_id, ordinal),
    FOREIGN KEY (tenant_id, registration_id) REFERENCES registration (tenant_id, id)
) $strict;

-- The units that carry out an action; the level test asks of them.
CREATE TABLE registration_carrier (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    registration_id $uuid NOT NULL,
    ordinal $int NOT NULL,
    unit_id $uuid NOT NULL,
    PRIMARY KEY (tenant_id, registration_id, ordinal, unit_id),
    FOREIGN KEY (tenant_id, registration_id, ordinal) REFERENCES registration_action (tenant_id, registration_id, ordinal),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
) $strict;

-- What was sent for an obligation: a registration, a plan, an explanation, a launched model. How the obligation stands is told
-- from their lives and stored nowhere.
CREATE TABLE obligation_answer (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    obligation_id $uuid NOT NULL,
    machine $text NOT NULL,
    subject_id $uuid NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, obligation_id, machine, subject_id),
    FOREIGN KEY (tenant_id, obligation_id) REFERENCES obligation (tenant_id, id)
) $strict;
CREATE INDEX obligation_answer_of ON obligation_answer (tenant_id, machine, subject_id);

-- Giải trình. The question and the answer are its life's words. Of a registration, or of what a document asks.
CREATE TABLE explanation (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    unit_id $uuid NOT NULL,
    registration_id $uuid,
    obligation_id $uuid,
    sample $bool NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
    FOREIGN KEY (tenant_id, registration_id) REFERENCES registration (tenant_id, id),
    FOREIGN KEY (tenant_id, obligation_id) REFERENCES obligation (tenant_id, id),
    CHECK ((registration_id IS NULL) <> (obligation_id IS NULL))
) $strict;
CREATE INDEX explanation_unit ON explanation (tenant_id, unit_id);

CREATE TABLE plan (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    model_id $uuid NOT NULL,
    unit_id $uuid NOT NULL,
    phase $int NOT NULL,
    ends_on $date,
    ends_rule $text CHECK (ends_rule IN ('before', 'by')),
    version $int NOT NULL,
    author_id $uuid,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, model_id) REFERENCES pilot_model (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
    CHECK ((ends_on IS NULL) = (ends_rule IS NULL))
) $strict;
CREATE INDEX plan_model ON plan (tenant_id, model_id);

-- A task of a plan. Empty words are what the task is not clear about yet.
CREATE TABLE task (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    plan_id $uuid NOT NULL,
    ordinal $int NOT NULL,
    work $text NOT NULL,
    owner_unit_id $uuid,
    accountable $text NOT NULL,
    authority $text NOT NULL,
    solution $text NOT NULL,
    deliverable $text NOT NULL,
    amount $int,
    amount_of $text,
    starts_on $date,
    due_on $date,
    due_rule $text CHECK (due_rule IN ('before', 'by')),
    recurring $bool NOT NULL,
    -- Days of the steps on the way, ISO, separated by spaces.
    steps $text NOT NULL,
    version $int NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, plan_id) REFERENCES plan (tenant_id, id),
    FOREIGN KEY (tenant_id, owner_unit_id) REFERENCES unit (tenant_id, id),
    CHECK ((due_on IS NULL) = (due_rule IS NULL))
) $strict;
CREATE INDEX task_plan ON task (tenant_id, plan_id);

-- What a document being entered will ask, and of which units. Obligations are made of it when it is issued.
CREATE TABLE directive_clause (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    document_id $uuid NOT NULL,
    clause $int NOT NULL,
    kind $text NOT NULL,
    title $text NOT NULL,
    sent_to $text,
    due_on $date NOT NULL,
    due_rule $text NOT NULL CHECK (due_rule IN ('before', 'by')),
    -- Which units: "all", "level:district", "kind:department", "without_model", or "units:SYT STP".
    chosen $text NOT NULL,
    PRIMARY KEY (tenant_id, document_id, clause),
    FOREIGN KEY (tenant_id, document_id) REFERENCES document (tenant_id, id)
) $strict;

-- Documents that a person enters: the draft's guard, and who entered it.
ALTER TABLE document ADD COLUMN version $int NOT NULL DEFAULT 1;
ALTER TABLE document ADD COLUMN author_id $uuid;
-- Models that a unit registers: who began it.
ALTER TABLE pilot_model ADD COLUMN author_id $uuid;
-- Which clarities a task must have, codes separated by blanks.
ALTER TABLE tenant_setting ADD COLUMN clarities $text NOT NULL DEFAULT 'owner work due_date accountable deliverable authority';
