-- Trao đổi: what people say about something that is worked on. Its words are never changed; its author may take it back.
CREATE TABLE comment (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    subject_kind $text NOT NULL,
    subject_id $uuid NOT NULL,
    author_id $uuid NOT NULL,
    -- Of a deputy: in whose name it was said.
    in_name_of $uuid,
    body $text NOT NULL CHECK (length(body) BETWEEN 1 AND 2000),
    written_at $int NOT NULL,
    withdrawn_at $int,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, author_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, in_name_of) REFERENCES account (tenant_id, id)
) $strict;
CREATE INDEX comment_subject ON comment (tenant_id, subject_kind, subject_id);

-- What happened to one thing.
CREATE INDEX audit_event_subject ON audit_event (tenant_id, subject_id, seq);
