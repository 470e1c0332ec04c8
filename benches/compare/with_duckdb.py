"""SPEC §7's answers by DuckDB: WORKSPACE [--check] in, JSON out. The CSVs are read once into a narrow typed table in
memory; one grouping by item, county and site finds the duplicates and adds up, a second one adds up the counties. With
--check, findings are counted as well, by their codes."""

import sys

import duckdb

import answer
import duckdb_checks
import duckdb_history
import flat
import plan_file


def table(db, name, columns, rows):
    db.execute(f"CREATE TABLE {name} ({columns})")
    marks = ", ".join("?" for _ in columns.split(","))
    for row in rows:
        db.execute(f"INSERT INTO {name} VALUES ({marks})", row)


def many(db, name, column, values):
    """A list of names and their places, in one statement."""
    db.execute(f"CREATE TABLE {name} AS SELECT unnest(?::VARCHAR[]) AS {column}, unnest(range(?)) AS ix",
               [values, len(values)])


def main(workspace, check):
    plan = plan_file.read(workspace)
    db = duckdb.connect(config={"preserve_insertion_order": False})
    many(db, "county", "id", plan.counties)
    many(db, "form", "id", flat.forms(plan))
    many(db, "state", "id", flat.STATES)
    table(db, "item", "ix INT, id VARCHAR, name VARCHAR, task BOOL, per INT, most BIGINT, cadence VARCHAR, site BOOL, "
          "roster VARCHAR, stock BOOL, grows BOOL", flat.items(plan))
    table(db, "period", "cadence VARCHAR, id VARCHAR, ix INT, form INT, starts DATE, ends DATE", flat.slots(plan))
    findings = duckdb_checks.read(db, workspace, plan) if check else read(db, workspace)
    rows, errors = db.execute("SELECT count(*), count(*) FILTER (faulty) FROM fact").fetchone()
    reported = dict(db.execute("""SELECT form, count(*) FROM
        (SELECT DISTINCT form, county FROM fact WHERE counts) GROUP BY form""").fetchall())
    day = answer.as_of(plan, reported)
    goals = flat.goals(plan, day)
    table(db, "goal", "ix INT, item INT, first INT, ended INT, stock BOOL, per HUGEINT, figure HUGEINT, each VARCHAR",
          [goal.row for goal in goals])
    table(db, "split", "goal INT, county INT, figure HUGEINT", flat.splits(plan, goals))
    tracks(db, duckdb_history.TRACK if check else "")
    if check:
        findings |= duckdb_history.beside(db, lambda: tracks(db, duckdb_history.TRACK))
    else:
        answer.only_once(duckdb_history.twice(db))
    found = counties(db)
    sums = [answer.of_counties(plan, goal.target, found.get(goal.row.ix)) if goal.indicator.site is None
            else answer.of_sites(plan, goal.target, sites(db, workspace, plan, goal, check)) for goal in goals]
    answer.told(rows, errors, day, goals, sums, findings)


def read(db, workspace):
    """Every row with what is wrong with it by itself."""
    db.execute(f"""
        CREATE TABLE fact AS
        WITH raw AS (
            SELECT parse_filename(filename, true) AS county, parse_filename(parse_dirpath(filename)) AS form,
                编号 AS item, 名称 AS name, 期间 AS period, 站点 AS site, 数值 AS value, 总数 AS total
            FROM read_csv('{workspace}/reports/submissions/*/*.csv', header = true, delim = ',', quote = '"',
                escape = '"', all_varchar = true, auto_detect = false, filename = true, null_padding = false,
                columns = {dict.fromkeys(flat.COLUMNS, 'VARCHAR')})
        ), typed AS (
            SELECT county.ix::SMALLINT AS county, form.ix::TINYINT AS form, item.ix::TINYINT AS item, item.task,
                coalesce(period.ix, form.ix)::TINYINT AS period, CASE WHEN item.site THEN raw.site END AS site,
                raw.value AS text, TRY_CAST(raw.value AS BIGINT) AS value, TRY_CAST(raw.total AS BIGINT) AS total,
                county.ix IS NULL OR form.ix IS NULL OR item.ix IS NULL
                OR (raw.name IS NOT NULL AND raw.name <> item.name)
                OR (raw.period IS NOT NULL AND (period.ix IS NULL OR period.form <> form.ix))
                OR (raw.site IS NULL) = item.site OR (raw.total IS NOT NULL AND item.per IS NULL)
                OR (item.per IS NOT NULL AND raw.value IS NOT NULL AND raw.total IS NULL) AS misplaced,
                item.per, item.most, raw.total AS total_text
            FROM raw LEFT JOIN county ON county.id = raw.county LEFT JOIN form ON form.id = raw.form
                LEFT JOIN item ON item.id = raw.item
                LEFT JOIN period ON period.id = raw.period AND period.cadence = item.cadence
        ), judged AS (
            SELECT *, misplaced OR CASE
                WHEN text IS NULL THEN false
                WHEN task THEN text NOT IN (SELECT id FROM state)
                ELSE value IS NULL OR value < 0 OR value > {flat.MOST} OR value > most OR contains(text, '.')
                    OR (total_text IS NOT NULL AND (total IS NULL OR total < 0))
                    OR (per = 100 AND value > total) OR (total = 0 AND value > 0)
            END AS faulty
            FROM typed
        )
        SELECT county, form, item, period, site, value, coalesce(total, 0) AS total, coalesce(faulty, false) AS faulty,
            text IS NOT NULL AND NOT coalesce(faulty, false) AS counts
        FROM judged""")


def tracks(db, more):
    """Adds up what stands for one item of one county or site in the current window, and `more` for the checks."""
    db.execute(f"""
        CREATE OR REPLACE TABLE track AS
        SELECT item, county, site, goal.ix AS goal, count(period) AS rows, bit_or(1::BIGINT << period::BIGINT) AS seen,
            CASE WHEN stock THEN arg_max(value, period) FILTER (counts AND period < ended)
                ELSE sum(value) FILTER (counts AND period >= first AND period < ended) END AS value,
            CASE WHEN stock THEN arg_max(total, period) FILTER (counts AND period < ended)
                ELSE sum(total) FILTER (counts AND period >= first AND period < ended) END AS total,
            max(period) FILTER (counts AND period < ended) AS latest, bool_or(counts AND period < ended) AS named{more}
        FROM fact LEFT JOIN goal USING (item) GROUP BY item, county, site, goal.ix, stock, first, ended""")


def counties(db):
    """What is added up of each target of the city, its counties or a split."""
    rows = db.execute(f"""
        WITH known AS (
            SELECT goal, county, per, figure, each, track.value AS value, track.total AS total,
                per IS NOT NULL AND track.total = 0 AS nothing, stock AND latest < ended - 1 AS stale
            FROM track JOIN goal ON goal.ix = track.goal WHERE track.value IS NOT NULL AND site IS NULL
        ), stands AS (SELECT * FROM known WHERE NOT (nothing AND stale)
        ), part AS (
            SELECT stands.*, coalesce(split.figure, CASE WHEN each = 'allocation' THEN 0 ELSE stands.figure END) AS owed
            FROM stands LEFT JOIN split USING (goal, county)
        )
        SELECT goal, sum(value) FILTER (NOT nothing), sum(total) FILTER (NOT nothing), count(*) FILTER (NOT nothing),
            count(*) FILTER (nothing), sum(least(value, owed)) FILTER (NOT nothing),
            count(*) FILTER (owed > 0 AND NOT nothing),
            sum(least({answer.TRILLION}, value::HUGEINT * per * {answer.TRILLION} // nullif(total * owed, 0)))
                FILTER (NOT nothing AND per IS NOT NULL AND owed > 0)
        FROM part GROUP BY goal""").fetchall()
    return {row[0]: row[1:] for row in rows}


def sites(db, workspace, plan, goal, check):
    """What is added up of a flow by site."""
    _, indicator, target, window = goal
    periods = plan.periods(indicator.cadence)
    if check:
        duckdb_checks.listed(db, indicator.site)
    else:
        listed(db, workspace, indicator.site)
    db.execute("""INSERT INTO site SELECT county, site, ?, ? FROM track
        WHERE item = ? AND named AND county NOT IN (SELECT county FROM site)""", [flat.OPEN, flat.SHUT, goal.row.item])
    return db.execute("""
        WITH seen AS (
            SELECT site.county, coalesce(track.value, 0) AS value, track.value IS NOT NULL AS known,
                opened <= $day AND closed > $start AS counted,
                opened <= $end AND closed > $start AND opened <= $first_end AND NOT closed < $last_start AS answers
            FROM site LEFT JOIN track ON track.item = $item AND track.county = site.county AND track.site = site.site
        )
        SELECT sum(value) FILTER (counted), count(DISTINCT county) FILTER (counted AND known),
            count(*) FILTER (answers AND known), count(*) FILTER (answers),
            sum(least(value, $figure)) FILTER (answers), count(DISTINCT county)
        FROM seen""", {
        "day": window.day, "start": window.start, "end": window.end, "first_end": periods[window.first].end,
        "last_start": periods[window.ended - 1].start, "item": goal.row.item, "figure": target.figure}).fetchone()


def listed(db, workspace, roster):
    db.execute(f"""
        CREATE OR REPLACE TABLE site AS
        SELECT county.ix AS county, 编号 AS site, coalesce(启用::DATE, ?) AS opened, coalesce(停用::DATE, ?) AS closed
        FROM {duckdb_checks.lists(workspace, roster)}""", [flat.OPEN, flat.SHUT])


main(sys.argv[1], "--check" in sys.argv[2:])
