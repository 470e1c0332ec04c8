-- §7 Parts in which a target is owed: counties, counties with an allocation, sites that answer for the window. What
-- is n/a drops out; what is missing stays, and has nothing. A county without a list that has named no site stands as
-- one missing part.
CREATE OR REPLACE TEMPORARY VIEW owed AS
SELECT g.target, c.county, g.figure_units
FROM goals g CROSS JOIN counties c
WHERE g.each = 'county'
UNION ALL
SELECT g.target, a.county, CAST(a.figure * CAST(g.unit_size AS DECIMAL(10,0)) AS {whole}) AS figure_units
FROM goals g JOIN allocations a USING (target);

CREATE OR REPLACE TEMPORARY VIEW parts AS
SELECT w.target, w.window_no, w.county, w.standing, w.stale, w.num, w.den, o.figure_units
FROM county_windows w JOIN owed o USING (target, county)
WHERE w.standing <> 'n/a'
UNION ALL
SELECT
    s.target, s.window_no, s.county, s.standing, s.standing = 'known' AND s.stale AS stale,
    CASE WHEN s.standing = 'known' THEN s.value_units * CASE WHEN g.is_ratio THEN g.per_units ELSE 1 END END AS num,
    CASE WHEN s.standing = 'known' THEN CASE WHEN g.is_ratio THEN s.total_units ELSE 1 END END AS den,
    g.figure_units
FROM (
    SELECT
        r.*,
        CASE
            WHEN r.row_count IS NULL THEN 'missing'
            WHEN r.is_ratio AND r.total_units = 0 THEN CASE WHEN r.stale THEN 'missing' ELSE 'n/a' END
            ELSE 'known'
        END AS standing
    FROM readings r
    WHERE r.each = 'site' AND r.answers
) s
JOIN goals g USING (target)
WHERE s.standing <> 'n/a'
UNION ALL
SELECT w.target, w.window_no, w.county, 'missing' AS standing, FALSE AS stale, NULL AS num, NULL AS den, g.figure_units
FROM county_windows w JOIN goals g USING (target)
WHERE w.each = 'site' AND NOT w.rostered AND w.known_sites = 0;

-- §7 Fails, and what each part adds to the attainment: counts that want at least something min(actual, figure), all
-- others min(1, attainment), cut after 12 decimals.
CREATE OR REPLACE TEMPORARY VIEW weighed AS
SELECT
    p.target, p.window_no, p.county, p.figure_units,
    p.standing = 'known' AS known,
    p.stale,
    CASE g.op
        WHEN 'at_least' THEN p.num < p.figure_units * p.den
        WHEN 'more_than' THEN p.num <= p.figure_units * p.den
        WHEN 'at_most' THEN p.num > p.figure_units * p.den
        ELSE p.num >= p.figure_units * p.den
    END AS fails,
    CASE WHEN p.num IS NOT NULL AND g.is_floor AND NOT g.is_ratio THEN LEAST(p.num, p.figure_units) END AS least,
    CASE
        WHEN p.num IS NULL OR (g.is_floor AND NOT g.is_ratio) THEN NULL
        WHEN g.is_floor AND p.num < p.figure_units * p.den
            THEN quotient(p.num * 1000000000000, p.figure_units * p.den)
        WHEN NOT g.is_floor AND p.num > p.figure_units * p.den
            THEN quotient(p.figure_units * p.den * 1000000000000, p.num)
        ELSE 1000000000000
    END AS share
FROM parts p JOIN goals g USING (target);

CREATE OR REPLACE TEMPORARY VIEW county_parts AS
SELECT
    target, window_no, county,
    COUNT(*) FILTER (WHERE known) AS known,
    COUNT(*) FILTER (WHERE NOT known) AS missing,
    COUNT(*) FILTER (WHERE known AND fails) AS failing,
    COUNT(*) FILTER (WHERE stale) AS stale_parts,
    SUM(figure_units) AS figure_units, SUM(least) AS least, SUM(share) AS shares
FROM weighed
GROUP BY target, window_no, county;

-- §7 Actual of the city: over the counties that are neither missing nor n/a, the sum, or the ratio of sums.
CREATE OR REPLACE TEMPORARY VIEW city_windows AS
SELECT
    s.*,
    CASE WHEN known > 0 THEN value_units * CASE WHEN is_ratio THEN per_units ELSE 1 END END AS num,
    CASE WHEN known > 0 THEN CASE WHEN is_ratio THEN total_units ELSE 1 END END AS den
FROM (
    SELECT
        w.target, w.window_no, w.is_ratio, w.per_units,
        COUNT(*) FILTER (WHERE w.standing = 'known') AS known,
        COUNT(*) FILTER (WHERE w.standing = 'missing') AS missing,
        SUM(w.value_units) FILTER (WHERE w.standing = 'known') AS value_units,
        SUM(w.total_units) FILTER (WHERE w.standing = 'known') AS total_units,
        BOOL_OR(w.incomplete) AS incomplete
    FROM county_windows w
    GROUP BY w.target, w.window_no, w.is_ratio, w.per_units
) s;

-- Everything that is judged: each county in what it owes itself, and (without a county) the city.
CREATE OR REPLACE TEMPORARY VIEW cases AS
SELECT
    w.target, w.window_no, w.county,
    COALESCE(p.known, 0) AS known, COALESCE(p.missing, 0) AS missing, COALESCE(p.failing, 0) AS failing,
    COALESCE(p.stale_parts, 0) AS stale_parts, COALESCE(p.figure_units, 0) AS figure_units, p.least, p.shares,
    FALSE AS county_missing, w.incomplete, w.num, w.den, w.each <> 'site' AS alone
FROM county_windows w
LEFT JOIN county_parts p USING (target, window_no, county)
WHERE w.each <> 'city'
UNION ALL
SELECT
    c.target, c.window_no, NULL AS county,
    COALESCE(SUM(p.known), 0) AS known, COALESCE(SUM(p.missing), 0) AS missing, COALESCE(SUM(p.failing), 0) AS failing,
    COALESCE(SUM(p.stale_parts), 0) AS stale_parts, COALESCE(SUM(p.figure_units), 0) AS figure_units,
    SUM(p.least) AS least, SUM(p.shares) AS shares,
    c.missing > 0 AS county_missing, c.incomplete, c.num, c.den, FALSE AS alone
FROM city_windows c
JOIN goals g ON g.target = c.target AND g.in_parts
LEFT JOIN county_parts p ON p.target = c.target AND p.window_no = c.window_no
GROUP BY c.target, c.window_no, c.missing, c.incomplete, c.num, c.den
UNION ALL
SELECT
    c.target, c.window_no, NULL AS county,
    CASE WHEN c.known > 0 THEN 1 ELSE 0 END AS known,
    CASE WHEN c.known = 0 AND c.missing > 0 THEN 1 ELSE 0 END AS missing,
    CASE
        WHEN c.known = 0 THEN 0
        WHEN g.op = 'at_least' AND c.num < g.figure_units * c.den THEN 1
        WHEN g.op = 'more_than' AND c.num <= g.figure_units * c.den THEN 1
        WHEN g.op = 'at_most' AND c.num > g.figure_units * c.den THEN 1
        WHEN g.op = 'less_than' AND c.num >= g.figure_units * c.den THEN 1
        ELSE 0
    END AS failing,
    0 AS stale_parts, g.figure_units, NULL AS least, NULL AS shares,
    c.missing > 0 AS county_missing, c.incomplete, c.num, c.den, TRUE AS alone
FROM city_windows c JOIN goals g ON g.target = c.target AND NOT g.in_parts AND NOT g.is_trend;

-- §7 Attainment, progress and due, each as a quotient. A county or the city by itself is not capped; over parts counts
-- that want at least something are Σ min(actual, figure) / Σ figure, all others the mean. Progress is attainment; from
-- a baseline that is to be left behind, the way that is gone. Whole counts are due in whole units, taken together.
CREATE OR REPLACE TEMPORARY VIEW quotients AS
SELECT
    a.*,
    CASE WHEN county IS NULL AND alone AND known > 0 AND from_units <> 0
        THEN GREATEST(CASE WHEN is_floor THEN num - from_units * den ELSE from_units * den - num END, 0)
        ELSE attained END AS gone,
    CASE WHEN county IS NULL AND alone AND known > 0 AND from_units <> 0
        THEN CASE WHEN is_floor THEN (goal_units - from_units) * den ELSE (from_units - goal_units) * den END
        ELSE attainable END AS way,
    CASE WHEN cuts THEN quotient((figure_units - from_units) * due_part, due_whole * unit_size) * unit_size
        ELSE due_part END AS due_num,
    CASE WHEN cuts THEN figure_units - from_units ELSE due_whole END AS due_den
FROM (
    SELECT
        c.*, f.measure, f.is_floor, f.is_ratio, f.in_parts, f.all_due, f.closed, f.begun, f.from_units,
        f.unit_size, CAST(f.due_part AS {whole}) AS due_part, CAST(f.due_whole AS {whole}) AS due_whole, f.figure_units AS goal_units,
        f.whole_units AND c.figure_units <> f.from_units AND (c.figure_units - f.from_units) % f.unit_size = 0 AS cuts,
        CASE
            WHEN c.known = 0 THEN NULL
            WHEN c.alone AND f.is_floor THEN c.num
            WHEN c.alone AND c.num <= c.figure_units * c.den THEN 1
            WHEN c.alone THEN c.figure_units * c.den
            WHEN f.is_floor AND NOT f.is_ratio THEN c.least
            ELSE c.shares
        END AS attained,
        CASE
            WHEN c.known = 0 THEN NULL
            WHEN c.alone AND f.is_floor THEN c.figure_units * c.den
            WHEN c.alone AND c.num <= c.figure_units * c.den THEN 1
            WHEN c.alone THEN c.num
            WHEN f.is_floor AND NOT f.is_ratio THEN c.figure_units
            ELSE 1000000000000 * (c.known + c.missing)
        END AS attainable
    FROM cases c JOIN frames f USING (target, window_no)
) a;

-- §7 Holds, and silence: what nobody has said must not improve a figure.
CREATE OR REPLACE TEMPORARY VIEW verdicts AS
SELECT
    q.*,
    failing = 0 AND missing = 0
        AND NOT (NOT in_parts AND (is_ratio OR NOT is_floor) AND county_missing)
        AND NOT ((NOT is_floor OR (is_ratio AND measure <> 'stock')) AND incomplete)
        AND NOT (closed AND measure = 'stock' AND in_parts AND stale_parts > 0) AS holds
FROM quotients q;

-- §7 Status: the first that holds.
keep(judged)
SELECT
    v.*,
    CASE
        WHEN known + missing = 0 THEN 'n/a'
        WHEN known = 0 AND NOT closed THEN 'no-data'
        WHEN holds AND (closed OR NOT all_due) THEN 'met'
        WHEN closed OR (failing > 0 AND NOT is_floor AND NOT is_ratio AND measure <> 'stock') THEN 'missed'
        WHEN gone * due_den >= due_num * way AND NOT (all_due AND failing > 0) THEN 'on-pace'
        WHEN gone * due_den * behind_whole >= behind_part * due_num * way THEN 'behind'
        ELSE 'far-behind'
    END AS status
FROM verdicts v CROSS JOIN (
    SELECT CAST(behind_part AS {whole}) AS behind_part, CAST(behind_whole AS {whole}) AS behind_whole FROM work_plan
) pace;

-- §7 rises / falls. Without a baseline, each county's first figure against its present one, over those that have two.
CREATE OR REPLACE TEMPORARY VIEW movements AS
SELECT
    w.target, w.window_no,
    SUM(m.value_units) AS first_value, SUM(m.total_units) AS first_total, COUNT(m.county) AS pairs,
    SUM(CASE WHEN m.county IS NOT NULL THEN w.value_units END) AS present_value,
    SUM(CASE WHEN m.county IS NOT NULL THEN w.total_units END) AS present_total,
    COUNT(*) FILTER (WHERE NOT COALESCE(w.num >= g.max_units * w.den, FALSE)) AS below_max
FROM county_windows w
JOIN goals g ON g.target = w.target AND g.is_trend
LEFT JOIN (
    SELECT *
    FROM (
        SELECT
            f.target, f.window_no, o.county,
            CAST(o.value * CAST(f.unit_size AS DECIMAL(10,0)) AS {whole}) AS value_units,
            CAST(o.total * CAST(f.unit_size AS DECIMAL(10,0)) AS {whole}) AS total_units,
            ROW_NUMBER() OVER (PARTITION BY f.target, f.window_no, o.county ORDER BY o.period_no) AS nth,
            COUNT(*) OVER (PARTITION BY f.target, f.window_no, o.county) AS figures
        FROM frames f
        JOIN observations o ON o.indicator = f.indicator AND o.period_no < f.ended
        WHERE f.is_trend AND (NOT f.is_ratio OR o.total <> 0)
    ) ranked
    WHERE nth = 1 AND figures >= 2
) m ON m.target = w.target AND m.window_no = w.window_no AND m.county = w.county
WHERE w.standing = 'known'
GROUP BY w.target, w.window_no;

-- Which way the city's figure has gone: 1 up, -1 down; empty when too little is known to say.
CREATE OR REPLACE TEMPORARY VIEW trends AS
SELECT
    t.*,
    CASE
        WHEN known + missing = 0 THEN 'n/a'
        WHEN way IS NULL THEN CASE WHEN closed THEN 'missed' ELSE 'no-data' END
        WHEN way = wanted_way OR at_limit
            THEN CASE WHEN NOT closed THEN 'on-pace' WHEN missing = 0 THEN 'met' ELSE 'missed' END
        WHEN closed THEN 'missed'
        WHEN way = 0 THEN 'behind'
        ELSE 'far-behind'
    END AS status
FROM (
    SELECT
        c.target, c.window_no, c.known, c.missing, c.num, c.den, f.closed,
        CASE f.op WHEN 'rises' THEN 1 ELSE -1 END AS wanted_way,
        CASE
            WHEN c.known = 0 THEN NULL
            WHEN f.baseline_units IS NOT NULL AND c.missing > 0 THEN NULL
            WHEN f.baseline_units IS NOT NULL THEN SIGN(c.num - f.baseline_units * c.den)
            WHEN m.pairs = 0 OR 2 * m.pairs < c.known + c.missing THEN NULL
            WHEN f.is_ratio THEN SIGN(m.present_value * m.first_total - m.first_value * m.present_total)
            ELSE SIGN(m.present_value - m.first_value)
        END AS way,
        CASE f.op
            WHEN 'falls' THEN c.value_units = 0
            ELSE (f.is_ratio AND f.per = 100 AND c.value_units = c.total_units)
                OR (c.missing = 0 AND m.below_max = 0)
        END AS at_limit
    FROM city_windows c
    JOIN frames f ON f.target = c.target AND f.window_no = c.window_no AND f.is_trend
    LEFT JOIN movements m ON m.target = c.target AND m.window_no = c.window_no
) t;

