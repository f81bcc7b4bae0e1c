-- Khó khăn, vướng mắc. Where one stands and which level has it is told by its life; until when, by the tenant's days and calendar.
-- A row without a life is a draft, which may be deleted.
CREATE TABLE difficulty (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    unit_id $uuid NOT NULL,
    -- What it hangs on; nothing: the unit's work as a whole.
    model_id $uuid,
    task_id $uuid,
    obligation_id $uuid,
    category $text,
    title $text NOT NULL,
    search $text NOT NULL,
    cause $text NOT NULL,
    ask $text NOT NULL,
    asked_body $text NOT NULL,
    merged_into $uuid,
    version $int NOT NULL,
    author_id $uuid,
    source $text NOT NULL,
    sample $bool NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
    FOREIGN KEY (tenant_id, model_id) REFERENCES pilot_model (tenant_id, id),
    FOREIGN KEY (tenant_id, task_id) REFERENCES task (tenant_id, id),
    FOREIGN KEY (tenant_id, obligation_id) REFERENCES obligation (tenant_id, id),
    FOREIGN KEY (tenant_id, merged_into) REFERENCES difficulty (tenant_id, id),
    FOREIGN KEY (tenant_id, author_id) REFERENCES account (tenant_id, id),
    CHECK (merged_into IS NULL OR merged_into <> id),
    CHECK ((model_id IS NULL AND task_id IS NULL) OR (model_id IS NULL AND obligation_id IS NULL)
        OR (task_id IS NULL AND obligation_id IS NULL))
) $strict;
CREATE INDEX difficulty_unit ON difficulty (tenant_id, unit_id);
CREATE INDEX difficulty_model ON difficulty (tenant_id, model_id);
CREATE INDEX difficulty_merged ON difficulty (tenant_id, merged_into);

-- The level that has a difficulty after the event; NULL: nobody has it any more, or it is no difficulty.
ALTER TABLE life_event ADD COLUMN level $text;
-- Working days of each level, from the bottom up, separated by blanks.
ALTER TABLE tenant_setting ADD COLUMN ladder $text NOT NULL DEFAULT 'unit:3 standing_agency:3 leaders:3';
