-- Nhiệm vụ thường xuyên: what a document asks of units without a date. It is owed as long as the document stands.
CREATE TABLE standing_duty (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    document_id $uuid NOT NULL,
    ordinal $int NOT NULL CHECK (ordinal > 0),
    unit_id $uuid NOT NULL,
    title $text NOT NULL,
    PRIMARY KEY (tenant_id, document_id, ordinal, unit_id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES document (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
) $strict;
CREATE INDEX standing_duty_unit ON standing_duty (tenant_id, unit_id);
