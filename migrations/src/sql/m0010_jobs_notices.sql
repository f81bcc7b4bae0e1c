-- Work that the system has still to do. It is written in the transaction that causes it; what it does and that it is done are one
-- transaction again, so that it is done once, whatever is killed in between.
CREATE TABLE job (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    kind $text NOT NULL,
    dedupe_key $text NOT NULL,
    payload $text NOT NULL,
    run_at $int NOT NULL,
    attempts $int NOT NULL,
    -- Taken by a server until then; for what is done outside of the transaction: e-mail.
    locked_until $int NOT NULL,
    finished_at $int,
    last_error $text,
    created_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, dedupe_key)
) $strict;
CREATE INDEX job_due ON job (tenant_id, run_at) WHERE finished_at IS NULL;

-- What one person is told. The key names the cause, so that nobody is told the same twice.
CREATE TABLE notice (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    account_id $uuid NOT NULL,
    kind $text NOT NULL,
    subject_kind $text NOT NULL,
    subject_id $uuid NOT NULL,
    -- The page where it is read.
    href $text NOT NULL,
    unit_id $uuid,
    words $text NOT NULL,
    dedupe_key $text NOT NULL,
    -- The event of a life or of the trail; NULL: the clock.
    caused_by $uuid,
    created_at $int NOT NULL,
    seen_at $int,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, account_id, dedupe_key),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
) $strict;
CREATE INDEX notice_unseen ON notice (tenant_id, account_id) WHERE seen_at IS NULL;
CREATE INDEX notice_subject ON notice (tenant_id, subject_id);

-- The e-mail of one person and day: what is in it is settled when it is written, so that a second sending is the same letter.
CREATE TABLE digest (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    account_id $uuid NOT NULL,
    day $date NOT NULL,
    message_id $text NOT NULL,
    -- Ids of notices, separated by blanks, and how many more there were.
    lines $text NOT NULL,
    more $int NOT NULL,
    created_at $int NOT NULL,
    sent_at $int,
    PRIMARY KEY (tenant_id, account_id, day),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
) $strict;

ALTER TABLE account ADD COLUMN email $text;
ALTER TABLE account ADD COLUMN digest $text NOT NULL DEFAULT 'daily';
ALTER TABLE account ADD COLUMN lang $text NOT NULL DEFAULT 'vi';

-- Working days before, days after; both from the most to the least, separated by blanks.
ALTER TABLE tenant_setting ADD COLUMN remind_before $text NOT NULL DEFAULT '5 3 1';
ALTER TABLE tenant_setting ADD COLUMN remind_after $text NOT NULL DEFAULT '7 3 1';
ALTER TABLE tenant_setting ADD COLUMN reminder_cap $int NOT NULL DEFAULT 3;
ALTER TABLE tenant_setting ADD COLUMN urge_cap $int NOT NULL DEFAULT 2;
ALTER TABLE tenant_setting ADD COLUMN digest_hour $int NOT NULL DEFAULT 7;
