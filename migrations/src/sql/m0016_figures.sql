-- Figures. Quantities are integers in ten-thousandths, percentages integers in units of 10^-decimals: no column is a float.
-- known_at: when a fact was known (for seeds: the document's date, back-dated). recorded_at: when this system wrote it.

-- Chỉ tiêu: only its name among the others; what it means is in its versions.
CREATE TABLE indicator (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    code $text NOT NULL,
    -- Place in its group.
    ordinal $int NOT NULL,
    group_code $text NOT NULL CHECK (group_code IN ('DVC', 'KTXH', 'CDS', 'HST', 'CDDH')),
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code)
) $strict;

-- What an indicator means from a day on. A change is a further version: figures of before keep the meaning that they had.
CREATE TABLE indicator_version (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    indicator_id $uuid NOT NULL,
    -- 1, 2, 3…: of two people who write at once both take the same number, and one of them is told.
    seq $int NOT NULL CHECK (seq > 0),
    from_day $date NOT NULL,
    name_vi $text NOT NULL,
    name_en $text NOT NULL,
    -- The definition's parts, of which the hash is taken.
    words $text NOT NULL,
    unit $text NOT NULL,
    numerator $text NOT NULL,
    denominator $text NOT NULL,
    measure $text NOT NULL CHECK (measure IN ('share', 'part', 'amount')),
    direction $text NOT NULL CHECK (direction IN ('up', 'down')),
    course $text NOT NULL CHECK (course IN ('flow', 'cumulative', 'stock')),
    joining $text NOT NULL CHECK (joining IN ('sum', 'ratio_of_sums', 'none')),
    -- SHA-256 in hexadecimal.
    hash $text NOT NULL,
    -- Code and both names, folded.
    search $text NOT NULL,
    source $text NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, indicator_id, seq),
    FOREIGN KEY (tenant_id, indicator_id) REFERENCES indicator (tenant_id, id),
    CHECK ((denominator = '') = (measure = 'amount'))
) $strict;

-- Chỉ tiêu giao and mức sàn, in per cent for pairs and in the indicator's unit for amounts. Of the rows that hold on a day the
-- latest known counts, a unit's own before everybody's.
CREATE TABLE indicator_target (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    indicator_id $uuid NOT NULL,
    -- NULL: the province and every unit that has none of its own.
    unit_id $uuid,
    first_day $date NOT NULL,
    -- NULL: until another one is set.
    last_day $date,
    target $int,
    floor $int,
    source $text NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, indicator_id) REFERENCES indicator (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
    CHECK (last_day IS NULL OR first_day <= last_day)
) $strict;
CREATE INDEX indicator_target_of ON indicator_target (tenant_id, indicator_id);
CREATE INDEX indicator_target_unit ON indicator_target (tenant_id, unit_id);

-- Kỳ báo cáo. Its days are stored: a later change of the cut-off moves no period that exists.
CREATE TABLE period (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    kind $text NOT NULL CHECK (kind IN ('week', 'month', 'quarter', 'half', 'year', 'ad_hoc')),
    code $text NOT NULL,
    first_day $date NOT NULL,
    last_day $date NOT NULL,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code),
    CHECK (first_day <= last_day)
) $strict;
CREATE INDEX period_kind ON period (tenant_id, kind, last_day);

-- What was said of an indicator, a unit and a period. Appended: a correction is a further row, and the latest known wins.
CREATE TABLE figure (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    indicator_id $uuid NOT NULL,
    unit_id $uuid NOT NULL,
    period_id $uuid NOT NULL,
    -- The numerator, or the amount.
    numerator $int,
    denominator $int,
    -- The percentage that a paper printed; never computed with.
    stated $int,
    stated_decimals $int,
    -- The change since the period before that a paper printed, in percentage points.
    stated_points $int,
    points_decimals $int,
    note $text NOT NULL,
    source $text NOT NULL,
    sample $bool NOT NULL,
    -- NULL: a seed or an import.
    author_id $uuid,
    known_at $int NOT NULL,
    recorded_at $int NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, indicator_id) REFERENCES indicator (tenant_id, id),
    FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
    FOREIGN KEY (tenant_id, period_id) REFERENCES period (tenant_id, id),
    FOREIGN KEY (tenant_id, author_id) REFERENCES account (tenant_id, id),
    CHECK ((stated IS NULL) = (stated_decimals IS NULL)),
    CHECK ((stated_points IS NULL) = (points_decimals IS NULL)),
    CHECK (stated_decimals IS NULL OR stated_decimals BETWEEN 0 AND 6),
    CHECK (points_decimals IS NULL OR points_decimals BETWEEN 0 AND 6)
) $strict;
-- All periods of one indicator and unit; all units and indicators of one period; each as known on a day.
CREATE INDEX figure_course ON figure (tenant_id, indicator_id, unit_id, period_id, known_at);
CREATE INDEX figure_period ON figure (tenant_id, period_id, indicator_id, unit_id, known_at);
CREATE INDEX figure_unit ON figure (tenant_id, unit_id, indicator_id);
