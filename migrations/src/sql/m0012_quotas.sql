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
