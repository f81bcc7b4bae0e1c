-- What is common to all tenants: properties of the instance, and the list of tenants. No tenant_id, no policy; the runtime role reads.
CREATE TABLE instance (
    name $text PRIMARY KEY,
    value $text NOT NULL
) $strict;

CREATE TABLE tenant (
    id $uuid PRIMARY KEY,
    slug $text NOT NULL UNIQUE,
    code $text NOT NULL,
    kind $text NOT NULL CHECK (kind IN ('province', 'centre')),
    name_vi $text NOT NULL,
    name_en $text NOT NULL,
    ordinal $int NOT NULL,
    host $text UNIQUE,
    demo $bool NOT NULL,
    suspended_at $int,
    created_at $int NOT NULL
) $strict;

-- Units are dated: a code may be held by several rows, never by two on one day.
CREATE TABLE unit (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    code $text NOT NULL,
    kind $text NOT NULL,
    level $text NOT NULL CHECK (level IN ('provincial', 'district', 'commune')),
    name $text NOT NULL,
    short_name $text NOT NULL,
    search $text NOT NULL,
    sort_key $text NOT NULL,
    parent_id $uuid,
    valid_from $date,
    valid_to $date,
    sample $bool NOT NULL,
    ordinal $int NOT NULL,
    source $text NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, parent_id) REFERENCES unit (tenant_id, id),
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) $strict;
CREATE INDEX unit_code ON unit (tenant_id, code);
CREATE INDEX unit_parent ON unit (tenant_id, parent_id);

CREATE TABLE unit_succession (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    from_id $uuid NOT NULL,
    to_id $uuid NOT NULL,
    kind $text NOT NULL CHECK (kind IN ('whole', 'split', 'split_default')),
    effective_on $date NOT NULL,
    source $text NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, from_id, to_id),
    FOREIGN KEY (tenant_id, from_id) REFERENCES unit (tenant_id, id),
    FOREIGN KEY (tenant_id, to_id) REFERENCES unit (tenant_id, id)
) $strict;
CREATE INDEX unit_succession_to ON unit_succession (tenant_id, to_id);

CREATE TABLE tenant_setting (
    tenant_id $uuid PRIMARY KEY REFERENCES tenant (id),
    committee $text NOT NULL,
    spelling $text NOT NULL CHECK (spelling IN ('classic', 'modern')),
    deadline_hour $int NOT NULL CHECK (deadline_hour BETWEEN 0 AND 23),
    version $int NOT NULL
) $strict;

CREATE TABLE standing_agency (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    unit_id $uuid NOT NULL,
    valid_from $date,
    valid_to $date,
    source $text NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
) $strict;

CREATE TABLE calendar_day (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    day $date NOT NULL,
    working $bool NOT NULL,
    name_vi $text NOT NULL,
    name_en $text NOT NULL,
    source $text NOT NULL,
    PRIMARY KEY (tenant_id, day)
) $strict;
