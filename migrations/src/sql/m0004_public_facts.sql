-- Whether a tenant shows its totals to everybody on the front page of the bare host. Off until the standing agency says so.
ALTER TABLE tenant_setting ADD COLUMN public_facts $bool NOT NULL DEFAULT FALSE;
