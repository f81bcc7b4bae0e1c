-- From where a form was kept: nobody may fill the table for the others, and what is too much goes oldest first.
ALTER TABLE kept_form ADD COLUMN network $text NOT NULL DEFAULT '';
CREATE INDEX kept_form_age ON kept_form (tenant_id, expires_at);
