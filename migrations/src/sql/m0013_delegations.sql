-- Ủy quyền: some rights of one person, used by another between two days. Never edited; ended early by a moment.
CREATE TABLE delegation (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    from_id $uuid NOT NULL,
    to_id $uuid NOT NULL,
    -- Codes of actions, separated by blanks.
    rights $text NOT NULL,
    first_day $date NOT NULL,
    last_day $date NOT NULL,
    reason $text NOT NULL,
    created_at $int NOT NULL,
    revoked_at $int,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, from_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, to_id) REFERENCES account (tenant_id, id),
    CHECK (from_id <> to_id),
    CHECK (first_day <= last_day)
) $strict;
CREATE INDEX delegation_from ON delegation (tenant_id, from_id);
CREATE INDEX delegation_to ON delegation (tenant_id, to_id);

-- Which session acts by which delegation. It ends with the session.
CREATE TABLE stand_in (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id_hash $text NOT NULL,
    delegation_id $uuid NOT NULL,
    PRIMARY KEY (tenant_id, id_hash),
    FOREIGN KEY (tenant_id, id_hash) REFERENCES session (tenant_id, id_hash) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, delegation_id) REFERENCES delegation (tenant_id, id)
) $strict;
