-- "Mỗi sở ít nhất một mô hình trong năm 2025": which units, how many, between which days. A rule is made once; what was a mistake is
-- withdrawn with a reason, and another is made.
CREATE TABLE quota_rule (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    -- The document that says so, where there is one.
    document_id $uuid,
    title $text NOT NULL,
    -- Kinds of unit, codes separated by blanks.
    kinds $text NOT NULL,
    at_least $int NOT NULL CHECK (at_least > 0),
    counted $text NOT NULL,
    first_on $date NOT NULL,
    last_on $date NOT NULL,
    author_id $uuid,
    source $text NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    withdrawn_at $int,
    withdrawn_by $uuid,
    withdrawn_why $text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES document (tenant_id, id),
    FOREIGN KEY (tenant_id, author_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, withdrawn_by) REFERENCES account (tenant_id, id),
    CHECK (first_on <= last_on),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_why IS NULL))
) $strict;

-- By what a tenant assesses its models. Each set stands from the moment it was saved; a tenant without any has the usual ones.
CREATE TABLE criteria_set (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    -- 1, 2, 3…: of two people who save at once both take the same number, and one of them is told.
    seq $int NOT NULL,
    -- One a line.
    criteria $text NOT NULL,
    actor_id $uuid NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, seq),
    FOREIGN KEY (tenant_id, actor_id) REFERENCES account (tenant_id, id)
) $strict;

-- The marks of an assessment, in the words of the criteria of its day. What it recommends is in its event.
CREATE TABLE assessment_mark (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    event_id $uuid NOT NULL,
    ordinal $int NOT NULL,
    criterion $text NOT NULL,
    mark $text NOT NULL,
    words $text NOT NULL,
    PRIMARY KEY (tenant_id, event_id, ordinal),
    FOREIGN KEY (tenant_id, event_id) REFERENCES life_event (tenant_id, id)
) $strict;

-- Nhân rộng: a model that was copied from another, and what its unit worded anew.
CREATE TABLE model_copy (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    model_id $uuid NOT NULL,
    origin_id $uuid NOT NULL,
    objective $text NOT NULL,
    deliverable $text NOT NULL,
    indicators $text NOT NULL,
    changes $text NOT NULL,
    version $int NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, model_id),
    FOREIGN KEY (tenant_id, model_id) REFERENCES pilot_model (tenant_id, id),
    FOREIGN KEY (tenant_id, origin_id) REFERENCES pilot_model (tenant_id, id),
    CHECK (model_id <> origin_id)
) $strict;
CREATE INDEX model_copy_origin ON model_copy (tenant_id, origin_id);
