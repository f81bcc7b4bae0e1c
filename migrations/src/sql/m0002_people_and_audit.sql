CREATE TABLE account (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    username $text NOT NULL,
    name $text NOT NULL,
    search $text NOT NULL,
    sort_key $text NOT NULL,
    position $text NOT NULL,
    role $text NOT NULL,
    unit_id $uuid,
    -- argon2id, PHC string. NULL: no password was ever set, or a hand-over took it away.
    password_hash $text,
    password_changed_at $int,
    disabled_at $int,
    last_sign_in $int,
    demo $bool NOT NULL,
    version $int NOT NULL,
    created_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, username),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
) $strict;

-- Keyed by (tenant of the host, SHA-256 of the cookie): a cookie carried to another host is nobody.
CREATE TABLE session (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id_hash $text NOT NULL,
    account_id $uuid,
    data $text NOT NULL,
    agent $text NOT NULL,
    network $text NOT NULL,
    created_at $int NOT NULL,
    seen_at $int NOT NULL,
    expires_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id_hash),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
) $strict;
CREATE INDEX session_account ON session (tenant_id, account_id);

-- One row per (account name, client network): nobody can lock out somebody else's account from elsewhere.
CREATE TABLE sign_in_throttle (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    key $text NOT NULL,
    failures $int NOT NULL,
    blocked_until $int NOT NULL,
    updated_at $int NOT NULL,
    PRIMARY KEY (tenant_id, key)
) $strict;

CREATE TABLE password_link (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    token_hash $text NOT NULL,
    account_id $uuid NOT NULL,
    expires_at $int NOT NULL,
    used_at $int,
    PRIMARY KEY (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
) $strict;

CREATE TABLE kept_form (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    token_hash $text NOT NULL,
    body $text NOT NULL,
    expires_at $int NOT NULL,
    PRIMARY KEY (tenant_id, token_hash)
) $strict;

-- Appended only; each hash covers the one before it.
CREATE TABLE audit_event (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    seq $int NOT NULL,
    at $int NOT NULL,
    actor_id $uuid,
    actor $text,
    event $text NOT NULL,
    subject_id $uuid,
    subject $text NOT NULL,
    search $text NOT NULL,
    detail $text NOT NULL,
    prev_hash $text NOT NULL,
    hash $text NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) $strict;
