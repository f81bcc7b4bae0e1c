-- known_at: when a fact was known (for seeds: the document's date, back-dated). recorded_at: when this system wrote it.
CREATE TABLE document (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    number $text NOT NULL,
    kind $text NOT NULL,
    issued_on $date NOT NULL,
    issuer $text NOT NULL,
    subject $text NOT NULL,
    search $text NOT NULL,
    source $text NOT NULL,
    sample $bool NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, number, issued_on)
) $strict;

CREATE TABLE obligation (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    document_id $uuid NOT NULL,
    unit_id $uuid NOT NULL,
    clause $int NOT NULL,
    kind $text NOT NULL,
    title $text NOT NULL,
    sent_to $text,
    due_on $date NOT NULL,
    due_rule $text NOT NULL CHECK (due_rule IN ('before', 'by')),
    source $text NOT NULL,
    sample $bool NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, document_id, unit_id, clause),
    FOREIGN KEY (tenant_id, document_id) REFERENCES document (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
) $strict;
CREATE INDEX obligation_unit ON obligation (tenant_id, unit_id);

CREATE TABLE obligation_fulfilment (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    obligation_id $uuid NOT NULL,
    fulfilled_at $int NOT NULL,
    source $text NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, obligation_id) REFERENCES obligation (tenant_id, id)
) $strict;
CREATE INDEX obligation_fulfilment_of ON obligation_fulfilment (tenant_id, obligation_id);

CREATE TABLE pilot_model (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    name $text NOT NULL,
    search $text NOT NULL,
    level $text NOT NULL CHECK (level IN ('provincial', 'district', 'commune')),
    catalogue_no $text,
    field $text,
    lead_unit_id $uuid NOT NULL,
    phase $int NOT NULL,
    ordinal $int NOT NULL,
    source $text NOT NULL,
    sample $bool NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, lead_unit_id) REFERENCES unit (tenant_id, id)
) $strict;
CREATE INDEX pilot_model_lead ON pilot_model (tenant_id, lead_unit_id);

-- The state as of a time is the latest row known by then.
CREATE TABLE model_state (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    model_id $uuid NOT NULL,
    state $text NOT NULL,
    source $text NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, model_id) REFERENCES pilot_model (tenant_id, id)
) $strict;
CREATE INDEX model_state_of ON model_state (tenant_id, model_id);

CREATE TABLE model_document (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    model_id $uuid NOT NULL,
    document_id $uuid NOT NULL,
    PRIMARY KEY (tenant_id, model_id, document_id),
    FOREIGN KEY (tenant_id, model_id) REFERENCES pilot_model (tenant_id, id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES document (tenant_id, id)
) $strict;
CREATE INDEX model_document_of ON model_document (tenant_id, document_id);

CREATE TABLE registration (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    model_id $uuid NOT NULL,
    unit_id $uuid NOT NULL,
    level $text NOT NULL CHECK (level IN ('provincial', 'district', 'commune')),
    -- Whether the unit registers for itself ("unit") or for the whole province ("area"): S0 returns Sở Y tế's second, provincial one.
    scope $text NOT NULL CHECK (scope IN ('unit', 'area')),
    submitted_on $date,
    source $text NOT NULL,
    sample $bool NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, model_id) REFERENCES pilot_model (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
) $strict;
CREATE INDEX registration_unit ON registration (tenant_id, unit_id);
CREATE INDEX registration_model ON registration (tenant_id, model_id);

CREATE TABLE registration_decision (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    registration_id $uuid NOT NULL,
    decision $text NOT NULL CHECK (decision IN ('accepted', 'returned')),
    -- Codes separated by "|"; a return has at least one.
    reasons $text NOT NULL,
    text $text,
    -- The source may not say on which day a registration was accepted.
    decided_on $date,
    document_id $uuid,
    source $text NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, registration_id) REFERENCES registration (tenant_id, id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES document (tenant_id, id),
    CHECK (decision = 'accepted' OR reasons <> '')
) $strict;
CREATE INDEX registration_decision_of ON registration_decision (tenant_id, registration_id);

CREATE TABLE milestone (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    model_id $uuid NOT NULL,
    kind $text NOT NULL,
    title $text NOT NULL,
    due_on $date NOT NULL,
    due_rule $text NOT NULL CHECK (due_rule IN ('before', 'by')),
    done_on $date,
    source $text NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, model_id) REFERENCES pilot_model (tenant_id, id)
) $strict;
CREATE INDEX milestone_of ON milestone (tenant_id, model_id);
