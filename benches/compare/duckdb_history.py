"""What `plan check` tells of rows beside each other, counted by DuckDB: rows that are there twice, and the warnings of
history, which a note answers."""

import flat

TRACK = ", count(*) FILTER (counts) AS figures, max(value) FILTER (counts) AS largest"
"""What a track needs to be told for its history."""


def beside(db, tracks):
    """What rows tell beside each other. No copy of a row that is there twice counts."""
    copies = twice(db)
    if copies:
        db.execute("""CREATE TABLE twice AS SELECT county, item, site, period FROM fact WHERE period IS NOT NULL
            GROUP BY ALL HAVING count(*) > 1""")
        db.execute("""UPDATE fact SET counts = false FROM twice WHERE twice.county = fact.county
            AND twice.item = fact.item AND twice.period = fact.period AND twice.site IS NOT DISTINCT FROM fact.site""")
        tracks()
    return {"duplicate-row": copies, **history(db)}


def twice(db):
    (rows,) = db.execute("""SELECT coalesce(sum(rows - bit_count(seen)), 0)::BIGINT FROM track
        WHERE goal IS NULL OR goal IN (SELECT min(ix) FROM goal GROUP BY item)""").fetchone()
    return rows


def history(db):
    db.execute("""CREATE MACRO out_of_proportion(value, usual, figures) AS figures >= 4 AND CASE
        WHEN usual = 0 THEN value >= 1000
        ELSE value >= 10 AND value >= usual * CASE WHEN figures >= 24 THEN 2 WHEN figures >= 6 THEN 3 ELSE 5 END END""")
    steps = db.execute("""
        WITH step AS (
            SELECT item.*, value, total, noted, lag(value) OVER track AS before, lead(value) OVER track AS after,
                lag(total) OVER track AS total_before,
                count(*) OVER (track ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS figures
            FROM fact JOIN item ON item.ix = fact.item WHERE counts AND (stock OR per IS NOT NULL)
            WINDOW track AS (PARTITION BY fact.item, county, fact.site ORDER BY period)
        )
        SELECT count(*) FILTER (grows AND value < before),
            count(*) FILTER (per IS NOT NULL AND total > 0 AND total_before > 0
                AND abs(total - total_before) * 10 > total_before),
            count(*) FILTER (stock AND out_of_proportion(value, greatest(before, after), figures))
        FROM step WHERE NOT noted""").fetchone()
    (regressed,) = db.execute(f"""
        SELECT count(*) FROM (
            SELECT value, noted, ends, lag(value) OVER track AS before, lag(ends) OVER track AS since
            FROM fact JOIN item ON item.ix = fact.item JOIN period ON period.ix = fact.period
                AND period.cadence = item.cadence
            WHERE counts AND task WINDOW track AS (PARTITION BY fact.item, county ORDER BY period.ix)
        ) WHERE before = {flat.STATES.index(flat.DONE) + 1} AND value < before AND ends - since <= 366
            AND NOT noted""").fetchone()
    decreased, denominators, outliers = steps
    flow_outliers, running = flows(db)
    return {"stock-decrease": decreased, "denominator-change": denominators, "state-regress": regressed,
            "outlier": outliers + flow_outliers, "running-total": running}


def flows(db):
    """Only tracks with a figure of note are gone through; a county's other sites say what is usual, too."""
    db.execute("""
        CREATE TABLE notable AS
        WITH own AS (
            SELECT track.item, county, track.site, per, figures, largest FROM track JOIN item ON item.ix = track.item
            WHERE NOT task AND NOT stock AND (goal IS NULL OR goal IN (SELECT min(ix) FROM goal GROUP BY item))
        ), peers AS (SELECT item, county, sum(figures) AS figures, max(largest, 2) AS most FROM own GROUP BY ALL)
        SELECT own.item, own.county, site, per, peers.figures,
            most[CASE WHEN largest = most[1] THEN 2 ELSE 1 END] AS beside
        FROM own JOIN peers USING (item, county) WHERE largest >= 10""")
    db.execute("""CREATE TABLE course AS SELECT notable.*, period, value, noted FROM fact JOIN notable
        ON notable.item = fact.item AND notable.county = fact.county AND notable.site IS NOT DISTINCT FROM fact.site
        WHERE counts""")
    (outliers,) = db.execute("""
        SELECT count(*) FROM (
            SELECT max(value, 2) AS most, arg_max(noted, value) AS noted, beside, figures FROM course
            GROUP BY item, county, site, beside, figures
        ) WHERE out_of_proportion(most[1], greatest(most[2], beside), figures) AND NOT noted""").fetchone()
    (running,) = db.execute("""
        WITH step AS (
            SELECT course.item, county, course.site, year(ends) AS year, course.period, value, noted,
                lag(value) OVER (PARTITION BY course.item, county, course.site, year(ends) ORDER BY course.period)
                    AS before,
                lead(value) OVER (PARTITION BY course.item, county, course.site ORDER BY course.period) AS after
            FROM course JOIN item ON item.ix = course.item JOIN period ON period.ix = course.period
                AND period.cadence = item.cadence
            WHERE course.per IS NULL
        ), run AS (
            SELECT item, county, site, year, max(value) AS last, arg_max(noted, period) AS noted FROM step
            GROUP BY ALL
            HAVING count(*) >= 3 AND coalesce(bool_and(value > before), true) AND min(value) > 0 AND max(value) >= 10
                AND max(value) * 4 >= min(value) * 3 * count(*)
                AND arg_max(coalesce(after, -1), period) < max(value)
        )
        SELECT count(*) FROM (SELECT arg_max(noted, year) AS noted FROM run GROUP BY item, county, site)
        WHERE NOT noted""").fetchone()
    return outliers, running
