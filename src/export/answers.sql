-- §8 What is shown: counts exact, ratios and shares cut after six decimals.
keep(status_windows)
SELECT
    f.target, f.place, f.window_no, f.window_start, f.window_end, f.begun, f.closed, f.shown,
    CASE
        WHEN c.num IS NULL THEN NULL
        WHEN f.is_ratio THEN CAST(CAST(quotient(c.num * 1000000, c.den * f.unit_size) AS DECIMAL(27,0)) * 0.000001 AS DECIMAL(38,9))
        ELSE CAST(CAST(c.num AS DECIMAL(27,0)) * CAST(f.unit_part AS DECIMAL(10,9)) AS DECIMAL(38,9))
    END AS actual,
    CASE WHEN j.attained IS NOT NULL
        THEN CAST(quotient(j.attained * 1000000, j.attainable) AS DECIMAL(27,0)) * 0.000001 END AS attainment,
    CASE WHEN j.status <> 'n/a'
        THEN CAST(quotient(j.due_num * 1000000, j.due_den) AS DECIMAL(27,0)) * 0.000001 END AS due,
    CAST(quotient(CAST(f.elapsed_days AS {whole}) * 1000000, CAST(f.days AS {whole})) AS DECIMAL(27,0)) * 0.000001
        AS elapsed,
    COALESCE(j.status, t.status) AS status
FROM frames f
LEFT JOIN city_windows c ON c.target = f.target AND c.window_no = f.window_no
LEFT JOIN judged j ON j.target = f.target AND j.window_no = f.window_no AND j.county IS NULL
LEFT JOIN trends t ON t.target = f.target AND t.window_no = f.window_no;

keep(status_counties)
SELECT
    f.target, f.place, c.county, c.place AS county_place,
    w.standing <> 'missing' AS reported,
    w.standing,
    CASE
        WHEN NOT f.in_parts THEN NULL
        WHEN f.each = 'site' THEN CAST(j.known + j.missing AS DECIMAL(38,9))
        ELSE CAST(CAST(COALESCE(o.figure_units, 0) AS DECIMAL(27,0)) * CAST(f.unit_part AS DECIMAL(10,9)) AS DECIMAL(38,9))
    END AS figure,
    CASE
        WHEN w.num IS NULL THEN NULL
        WHEN f.each = 'site' THEN CASE WHEN j.known + j.missing > 0 THEN CAST(j.known - j.failing AS DECIMAL(38,9)) END
        WHEN f.is_ratio THEN CAST(CAST(quotient(w.num * 1000000, w.den * f.unit_size) AS DECIMAL(27,0)) * 0.000001 AS DECIMAL(38,9))
        ELSE CAST(CAST(w.num AS DECIMAL(27,0)) * CAST(f.unit_part AS DECIMAL(10,9)) AS DECIMAL(38,9))
    END AS actual,
    CASE WHEN j.attained IS NOT NULL
        THEN CAST(quotient(j.attained * 1000000, j.attainable) AS DECIMAL(27,0)) * 0.000001 END AS attainment,
    j.status,
    w.stale,
    CASE WHEN f.in_parts THEN h.held END AS held,
    CASE WHEN f.in_parts THEN h.closed END AS closed
FROM frames f
JOIN county_windows w ON w.target = f.target AND w.window_no = f.window_no
JOIN counties c ON c.county = w.county
LEFT JOIN judged j ON j.target = f.target AND j.window_no = f.window_no AND j.county = w.county
LEFT JOIN owed o ON o.target = f.target AND o.county = w.county
LEFT JOIN (
    SELECT
        target, county,
        COUNT(*) FILTER (WHERE closed AND status <> 'n/a') AS closed,
        COUNT(*) FILTER (WHERE closed AND status = 'met') AS held
    FROM judged
    WHERE county IS NOT NULL
    GROUP BY target, county
) h ON h.target = f.target AND h.county = w.county
WHERE f.shown;

-- Reported, applicable and stale count counties: by their own state, of a city's target by their figure.
CREATE OR REPLACE TEMPORARY VIEW status_targets AS
SELECT
    g.target, g.place, g.indicator, g.action, g.task, g.unit, g.op, g.figure, g.strive, g.each,
    w.window_start, w.window_end, w.elapsed,
    CASE WHEN w.begun THEN w.due END AS due,
    CASE WHEN w.begun THEN w.actual END AS actual,
    CASE WHEN w.begun THEN w.attainment END AS attainment,
    CASE WHEN w.begun THEN w.status ELSE 'no-data' END AS status,
    h.held, h.closed, n.reported, n.applicable, n.stale
FROM goals g
JOIN status_windows w ON w.target = g.target AND w.shown
JOIN (
    SELECT
        target,
        COUNT(*) FILTER (WHERE begun AND closed AND status <> 'n/a') AS closed,
        COUNT(*) FILTER (WHERE begun AND closed AND status = 'met') AS held
    FROM status_windows
    GROUP BY target
) h ON h.target = g.target
JOIN (
    SELECT
        target,
        COUNT(*) FILTER (WHERE COALESCE(status, standing) <> 'n/a') AS applicable,
        COUNT(*) FILTER (WHERE COALESCE(status, standing) <> 'n/a' AND reported) AS reported,
        COUNT(*) FILTER (WHERE COALESCE(status, standing) <> 'n/a' AND stale) AS stale
    FROM status_counties
    GROUP BY target
) n ON n.target = g.target;

-- §7 Tasks: the latest state that each county has reported by the as-of date.
CREATE OR REPLACE TEMPORARY VIEW status_tasks AS
SELECT
    t.task, t.place,
    COUNT(*) FILTER (WHERE s.state = 'done') AS done,
    COUNT(*) FILTER (WHERE s.state = 'in-progress') AS in_progress,
    COUNT(*) FILTER (WHERE s.state = 'not-started') AS not_started,
    COUNT(*) FILTER (WHERE s.state = 'n/a') AS not_applicable,
    COUNT(*) FILTER (WHERE s.state IS NULL) AS missing
FROM tasks t
CROSS JOIN counties c
LEFT JOIN (
    SELECT
        task, county, state,
        ROW_NUMBER() OVER (PARTITION BY task, county ORDER BY submission_no DESC) AS newest
    FROM states
    WHERE period_end <= (SELECT a.day FROM as_of a)
) s ON s.task = t.task AND s.county = c.county AND s.newest = 1
GROUP BY t.task, t.place;

CREATE OR REPLACE TEMPORARY VIEW status_summary AS
SELECT
    p.plan, p.sample, a.day AS as_of,
    COUNT(s.county) AS expected,
    COUNT(s.county) FILTER (WHERE s.reported) AS received,
    COALESCE(SUM(s.left_out), 0) AS left_out
FROM work_plan p
CROSS JOIN as_of a
LEFT JOIN submissions s ON s.period_end <= a.day
GROUP BY p.plan, p.sample, a.day;
