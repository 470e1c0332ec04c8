-- The attainment arithmetic of a work plan, as views over the tables of `plan export parquet`.
-- They answer what `plan status --format json` answers, digit by digit:
-- Some of them are tables that are worked out when the script runs: run it anew for another day or other tables.
--   status_summary   the as-of date, submissions expected and received, rows left out
--   status_tasks     the counties' states of each task
--   status_targets   each target in its current window
--   status_windows   each target in every window that has begun
--   status_counties  each county's own state in each target
--
-- Everything is exact. Figures are whole numbers of a target's smallest unit (`unit_size` of them make one), of at
-- most 38 digits; quotients are compared by cross-multiplication and only ever cut. Where a product would need more
-- digits the engine stops with an error, and never goes on with another figure. That takes
--   Σ value × per × 10¹² × unit_size²  or  Σ total × figure × unit_size² × the window's days
-- of 10³⁸ and more: sums of 10¹⁵ with two decimals stay far below. Counts are shown up to 10²⁷ units.
-- `§` points at the contract of `plan`, section 7.

{settings}
{tables}
-- §7 As-of date. Put a day in the place of the first argument to ask for another one; without it, the end of the
-- latest period that at least half of the counties have reported, else that any has, else the plan's start.
CREATE OR REPLACE TEMPORARY VIEW turnout AS
SELECT submission_no, period_end, COUNT(*) AS counties, COUNT(*) FILTER (WHERE reported) AS reported
FROM submissions
GROUP BY submission_no, period_end;

CREATE OR REPLACE TEMPORARY VIEW wanted AS
SELECT
    COALESCE(
        {day},
        MAX(CASE WHEN reported > 0 AND 2 * reported >= counties THEN period_end END),
        MAX(CASE WHEN reported > 0 THEN period_end END),
        MIN(plan_start)
    ) AS day,
    MIN(plan_start) AS plan_start
FROM work_plan CROSS JOIN turnout;

-- Taken back to the last end of a submission period: between reporting dates nothing falls due.
CREATE OR REPLACE TEMPORARY VIEW as_of AS
SELECT COALESCE(MAX(CASE WHEN t.period_end <= w.day THEN t.period_end END), MIN(w.plan_start)) AS day
FROM wanted w CROSS JOIN turnout t;

-- §3 Targets, their figures in whole units.
CREATE OR REPLACE TEMPORARY VIEW goals AS
SELECT
    t.*,
    each <> 'city' AS in_parts,
    op IN ('rises', 'falls') AS is_trend,
    CAST(figure * CAST(unit_size AS DECIMAL(10,0)) AS {whole}) AS figure_units,
    CAST(per * CAST(unit_size AS DECIMAL(10,0)) AS {whole}) AS per_units,
    CAST(baseline * CAST(unit_size AS DECIMAL(10,0)) AS {whole}) AS baseline_units,
    CAST(pace_from * CAST(unit_size AS DECIMAL(10,0)) AS {whole}) AS from_units,
    CAST(max * CAST(unit_size AS DECIMAL(10,0)) AS {whole}) AS max_units
FROM targets t;

-- §7 Windows: those that have begun by the as-of date (before that, the first), each as of D′ (`day`).
keep(frames)
SELECT *
FROM calendar JOIN goals USING (target)
WHERE as_of IN (SELECT a.day FROM as_of a);

-- §7 Actual: the rows that a window's figure is made of. Of a flow all of its periods, of a stock the latest, also
-- from before the window, of a running total the latest of each calendar year.
CREATE OR REPLACE TEMPORARY VIEW rows_used AS
SELECT *
FROM (
    SELECT
        f.target, f.window_no, o.county, COALESCE(o.site, '') AS site, o.period_no,
        CAST(o.value * CAST(f.unit_size AS DECIMAL(10,0)) AS {whole}) AS value_units,
        CAST(o.total * CAST(f.unit_size AS DECIMAL(10,0)) AS {whole}) AS total_units,
        ROW_NUMBER() OVER (
            PARTITION BY f.target, f.window_no, o.county, o.site,
                CASE f.measure WHEN 'flow' THEN o.period_no WHEN 'to-date' THEN o.period_year ELSE 0 END
            ORDER BY o.period_no DESC
        ) AS newest
    FROM frames f
    JOIN observations o
        ON o.indicator = f.indicator
        AND o.period_no < f.ended
        AND (f.measure = 'stock' OR o.period_no >= f.first_period)
) ranked
WHERE newest = 1;

CREATE OR REPLACE TEMPORARY VIEW sums AS
SELECT
    target, window_no, county, site,
    SUM(value_units) AS value_units, SUM(total_units) AS total_units,
    COUNT(*) AS row_count, MAX(period_no) AS last_reported
FROM rows_used
GROUP BY target, window_no, county, site;

-- §7 Sites. Whoever has none is its own only one, always open. Listed sites count; without a list, those that rows
-- ending by D′ have named. `counts`: its figure is added up. `answers`: it has to answer for the window as a part.
CREATE OR REPLACE TEMPORARY VIEW tracks AS
SELECT
    f.target, f.window_no, c.county, '' AS site, TRUE AS counts, TRUE AS answers,
    f.measure, f.cadence, f.indicator, f.each, f.is_ratio,
    f.first_period AS owed_first, f.ended - 1 AS owed_last, f.ended - 1 AS newest_owed
FROM frames f CROSS JOIN counties c
WHERE f.roster IS NULL
UNION ALL
SELECT
    f.target, f.window_no, s.county, s.site,
    (s.opened IS NULL OR s.opened <= f.day)
        AND (s.closed IS NULL OR s.closed > CASE f.measure WHEN 'stock' THEN f.day ELSE f.window_start END) AS counts,
    CASE f.measure
        WHEN 'stock' THEN (s.opened IS NULL OR s.opened <= f.day) AND (s.closed IS NULL OR s.closed > f.day)
        ELSE (s.opened IS NULL OR (s.opened <= f.window_end AND s.opened <= f.first_period_end))
            AND (s.closed IS NULL OR (s.closed > f.window_start AND COALESCE(s.closed >= f.last_period_start, TRUE)))
    END AS answers,
    f.measure, f.cadence, f.indicator, f.each, f.is_ratio,
    GREATEST(f.first_period, s.first_open) AS owed_first,
    LEAST(f.ended - 1, s.last_open) AS owed_last,
    CASE WHEN LEAST(f.ended - 1, s.last_open) >= s.first_open THEN LEAST(f.ended - 1, s.last_open) ELSE -1 END AS newest_owed
FROM frames f
JOIN sites s ON s.roster = f.roster AND s.cadence = f.cadence
WHERE s.rostered OR s.named <= f.day;

-- A running total owes the row of each calendar year's last period.
CREATE OR REPLACE TEMPORARY VIEW lacking_years AS
SELECT y.target, y.window_no, y.county, y.site, COUNT(*) AS lacking
FROM (
    SELECT t.target, t.window_no, t.county, t.site, t.indicator, p.period_year, MAX(p.period_no) AS period_no
    FROM tracks t
    JOIN periods p ON p.cadence = t.cadence AND p.period_no BETWEEN t.owed_first AND t.owed_last
    WHERE t.measure = 'to-date'
    GROUP BY t.target, t.window_no, t.county, t.site, t.indicator, p.period_year
) y
LEFT JOIN observations o
    ON o.indicator = y.indicator AND o.county = y.county AND COALESCE(o.site, '') = y.site AND o.period_no = y.period_no
WHERE o.county IS NULL
GROUP BY y.target, y.window_no, y.county, y.site;

-- §7 Stale and incomplete, of each site or county without sites.
keep(readings)
SELECT
    t.target, t.window_no, t.county, t.site, t.counts, t.answers, t.each, t.is_ratio,
    s.value_units, s.total_units, s.row_count,
    CASE t.measure
        WHEN 'stock' THEN COALESCE(s.last_reported, -1) >= t.newest_owed
        WHEN 'flow' THEN COALESCE(s.row_count, 0) >= GREATEST(t.owed_last - t.owed_first + 1, 0)
        ELSE y.lacking IS NULL
    END AS complete,
    s.last_reported IS NOT NULL AND t.measure <> 'flow' AND s.last_reported < t.newest_owed AS stale
FROM tracks t
LEFT JOIN sums s USING (target, window_no, county, site)
LEFT JOIN lacking_years y USING (target, window_no, county, site);

-- §7 Missing and n/a: a county's figure in a window. Its actual is num / den, in units; both are empty unless it is
-- known. 0 of 0 does not apply, but a stale 0 of 0 is missing; a list without a site to count does not apply.
CREATE OR REPLACE TEMPORARY VIEW county_sums AS
SELECT
    f.target, f.window_no, c.county,
    COALESCE(MAX(CASE WHEN k.rostered THEN 1 ELSE 0 END), 0) = 1 AS rostered,
    COUNT(r.county) AS known_sites,
    COUNT(r.county) FILTER (WHERE r.counts) AS counted,
    COALESCE(SUM(r.row_count) FILTER (WHERE r.counts), 0) AS row_count,
    SUM(r.value_units) FILTER (WHERE r.counts) AS value_units,
    SUM(r.total_units) FILTER (WHERE r.counts) AS total_units,
    COALESCE(BOOL_OR(r.stale) FILTER (WHERE r.counts), FALSE) AS stale,
    COALESCE(BOOL_AND(r.complete) FILTER (WHERE r.counts), TRUE) AS complete
FROM frames f
CROSS JOIN counties c
LEFT JOIN rosters k ON k.county = c.county AND k.roster = f.roster
LEFT JOIN readings r ON r.target = f.target AND r.window_no = f.window_no AND r.county = c.county
GROUP BY f.target, f.window_no, c.county;

keep(county_windows)
SELECT
    s.*,
    standing = 'known' AND gone_stale AS stale,
    NOT (all_complete AND (counted > 0 OR rostered)) AND standing <> 'n/a' AS incomplete,
    CASE WHEN standing = 'known' THEN value_units * CASE WHEN is_ratio THEN per_units ELSE 1 END END AS num,
    CASE WHEN standing = 'known' THEN CASE WHEN is_ratio THEN total_units ELSE 1 END END AS den
FROM (
    SELECT
        f.target, f.window_no, c.county, f.each, f.is_ratio, f.per_units, c.rostered, c.known_sites, c.counted,
        c.value_units, c.total_units, c.stale AS gone_stale, c.complete AS all_complete,
        CASE
            WHEN c.row_count > 0 AND f.is_ratio AND c.total_units = 0 AND c.stale THEN 'missing'
            WHEN c.row_count > 0 AND f.is_ratio AND c.total_units = 0 THEN 'n/a'
            WHEN c.row_count > 0 THEN 'known'
            WHEN c.rostered AND c.counted = 0 THEN 'n/a'
            ELSE 'missing'
        END AS standing
    FROM county_sums c JOIN frames f USING (target, window_no)
) s;

