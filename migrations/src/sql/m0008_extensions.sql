-- Later due dates, each a dated fact with a reason. The first due date stays in the obligation.
CREATE TABLE due_extension (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    obligation_id $uuid NOT NULL,
    -- 1, 2, 3… of one obligation: of two people who extend at once both take the same number, and one of them is told.
    seq $int NOT NULL,
    due_on $date NOT NULL,
    due_rule $text NOT NULL CHECK (due_rule IN ('before', 'by')),
    reason $text NOT NULL,
    actor_id $uuid,
    source $text NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, obligation_id, seq),
    FOREIGN KEY (tenant_id, obligation_id) REFERENCES obligation (tenant_id, id),
    FOREIGN KEY (tenant_id, actor_id) REFERENCES account (tenant_id, id)
) $strict;
-- Explanations of what a document asks are found by their obligation.
CREATE INDEX explanation_obligation ON explanation (tenant_id, obligation_id);
