-- Tệp minh chứng. The content lies in the folder of files under tenant/sha256; a row is one time that somebody sent it.
CREATE TABLE stored_file (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    sha256 $text NOT NULL CHECK (length(sha256) = 64),
    bytes $int NOT NULL CHECK (bytes > 0),
    -- As its content says, not its name.
    kind $text NOT NULL,
    name $text NOT NULL,
    uploaded_by $uuid NOT NULL,
    -- The unit of whoever sent it; NULL: of the standing agency or the leaders.
    unit_id $uuid,
    uploaded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, uploaded_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
) $strict;
CREATE INDEX stored_file_content ON stored_file (tenant_id, sha256);

-- Where it is attached. Taken off only while nothing has happened to its subject since.
CREATE TABLE file_use (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    file_id $uuid NOT NULL,
    subject_kind $text NOT NULL,
    subject_id $uuid NOT NULL,
    slot $text NOT NULL,
    note $text NOT NULL,
    PRIMARY KEY (tenant_id, file_id, subject_kind, subject_id),
    FOREIGN KEY (tenant_id, file_id) REFERENCES stored_file (tenant_id, id)
) $strict;
CREATE INDEX file_use_subject ON file_use (tenant_id, subject_kind, subject_id);
