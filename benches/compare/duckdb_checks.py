"""What `plan check` tells of rows and cells, counted by DuckDB. The scan takes a row as it is where plain comparisons
find nothing to look at; the other rows bring their cells along, and are looked at one cell after the other. Not
counted: what only a whole file or the plan shows, periods written another way, landlines, mojibake; states in English
are not known."""

from collections import Counter
from pathlib import Path

import cells
import flat

ONLY_TOLD = ["surrounding-space", *cells.DOUBTFUL, "formula", "empty-value", "not-applicable", "missing-evidence"]
"""A row with nothing else counts, if what is doubtful is no key and no number."""

SHORT = 10**10
"""No number below it is long enough for personal data."""


def read(db, workspace, plan):
    """Fills `fact` and tells the findings of rows and cells, but for rows that are there twice."""
    sample = (Path(workspace) / "reports/SAMPLE").exists()
    macros(db)
    list_sites(db, workspace, plan)
    scan(db, workspace, sample)
    db.execute("CREATE TABLE look AS SELECT county, form, cells FROM fact WHERE cells IS NOT NULL")
    db.execute("DELETE FROM fact WHERE cells IS NOT NULL")
    db.execute("ALTER TABLE fact DROP COLUMN cells")
    look(db)
    judge(db, plan, sample)
    db.execute(f"""
        INSERT INTO fact SELECT county, form, item, CASE WHEN keyed THEN period END, site, number, coalesce(of, 0),
            faulty, text IS NOT NULL AND NOT faulty, note IS NOT NULL
        FROM (SELECT *, doubtful OR len([code FOR code IN codes IF code NOT IN {tuple(ONLY_TOLD)}]) > 0 AS faulty
            FROM judged)""")
    findings = Counter(dict(db.execute("""SELECT code, count(*) FROM (SELECT unnest(codes) AS code FROM judged)
        GROUP BY code""").fetchall()))
    numbers = db.execute(f"""SELECT cell FROM (SELECT unnest(cells) AS cell FROM look)
        WHERE length(cell) >= 11 AND regexp_matches(cell, '{cells.MANY_DIGITS}')""").fetchall()
    findings["personal-data"] = sum(cells.personal(cell) for (cell,) in numbers)
    for spent in ("look", "seen", "judged"):
        db.execute(f"DROP TABLE {spent}")
    return findings


def macros(db):
    def text(pattern):
        return "'" + pattern.replace("'", "''") + "'"

    numbers = " ".join(f"WHEN regexp_matches(cell, {text(pattern)}) THEN '{code}'"
                       for pattern, code in cells.NUMBERS.items())
    db.execute(f"CREATE MACRO trimmed(cell) AS nullif(trim(cell, '{cells.SPACES}'), '')")
    db.execute(f"""CREATE MACRO cell_fault(cell) AS CASE
        WHEN cell IS NULL THEN NULL
        WHEN regexp_matches(trimmed(cell), {text(cells.INVISIBLE)}) THEN 'invisible-character'
        WHEN regexp_matches(trimmed(cell), {text(cells.GARBLED)}) THEN 'garbled'
        WHEN coalesce(trimmed(cell), '') <> cell THEN 'surrounding-space' END""")
    db.execute(f"""CREATE MACRO is_formula(cell) AS CASE WHEN left(cell, 1) IN ('=', '@', '+', '-')
        THEN regexp_matches(cell, {text(cells.FORMULA)}) ELSE false END""")
    db.execute(f"CREATE MACRO half_width(cell) AS translate(cell, '{cells.WIDE}', '{cells.NARROW}')")
    db.execute("CREATE MACRO bare(name) AS regexp_replace(half_width(name), '[\\s\u3000]', '', 'g')")
    db.execute(f"""CREATE MACRO narrow_fault(cell) AS CASE
        WHEN regexp_matches(cell, '{cells.WHOLE}')
        THEN CASE WHEN coalesce(TRY_CAST(cell AS HUGEINT) > {flat.MOST}, true) THEN 'too-large' END
        {numbers} ELSE 'not-a-number' END""")
    db.execute(f"""CREATE MACRO number_fault(cell) AS CASE
        WHEN cell IS NULL THEN NULL
        WHEN TRY_CAST(cell AS BIGINT)::VARCHAR = cell AND TRY_CAST(cell AS BIGINT) BETWEEN 0 AND {flat.MOST} THEN NULL
        ELSE coalesce(narrow_fault(half_width(cell)), CASE WHEN half_width(cell) <> cell THEN 'full-width' END) END""")


def list_sites(db, workspace, plan):
    """Gives each listed site a number."""
    db.execute("""CREATE TABLE roster
        (roster VARCHAR, county INT, id VARCHAR, site INT, opened DATE, closed DATE, listed BOOL)""")
    for roster in sorted({it.site for it in plan.indicators if it.site}):
        db.execute(f"""
            INSERT INTO roster SELECT ?, county.ix, 编号, row_number() OVER () + (SELECT count(*) FROM roster),
                coalesce(启用::DATE, ?), coalesce(停用::DATE, ?), true
            FROM {lists(workspace, roster)}""", [roster, flat.OPEN, flat.SHUT])


def lists(workspace, roster):
    """What the counties list, as what a query reads from."""
    return f"""read_csv('{workspace}/reports/rosters/{roster}/*.csv', header = true, delim = ',', quote = '"',
        escape = '"', auto_detect = false, filename = true, columns = {dict.fromkeys(flat.ROSTER, 'VARCHAR')}) AS list
        JOIN county ON county.id = parse_filename(filename, true)"""


def listed(db, roster):
    db.execute("CREATE OR REPLACE TABLE site AS SELECT county, site, opened, closed FROM roster "
               "WHERE roster = ? AND listed", [roster])


def scan(db, workspace, sample):
    """Every row; one that is not plain leaves what it says to its cells. DuckDB guesses far too low how many rows the
    files have; left to itself it would keep them all in memory, to look the sites up in them."""
    db.execute("SET disabled_optimizers = 'join_order, build_side_probe_side'")
    db.execute(f"""
        CREATE TABLE fact AS
        WITH raw AS (
            SELECT parse_filename(filename, true) AS county, parse_filename(parse_dirpath(filename)) AS form,
                编号 AS item, 名称 AS name, 期间 AS period, 站点 AS site, 数值 AS value, 总数 AS total, 佐证 AS evidence,
                备注 AS note
            FROM read_csv('{workspace}/reports/submissions/*/*.csv', header = true, delim = ',', quote = '"',
                escape = '"', all_varchar = true, auto_detect = false, filename = true, null_padding = false,
                columns = {dict.fromkeys(flat.COLUMNS, 'VARCHAR')})
        ), typed AS (
            SELECT raw.*, county.ix AS in_county, form.ix AS in_form, item.ix AS of_item, period.ix AS in_period,
                roster.site AS of_site, item.task, item.per, coalesce(item.most, {flat.MOST}) AS most,
                CASE WHEN item.task THEN list_position({flat.STATES}, raw.value) ELSE TRY_CAST(raw.value AS BIGINT) END
                    AS number,
                TRY_CAST(raw.total AS BIGINT) AS of,
                raw.note IS NULL AND (raw.evidence IS NULL OR raw.evidence = '{flat.SAMPLE}' AND {sample})
                AND (raw.name IS NULL OR raw.name = item.name) AND period.form = form.ix
                AND CASE WHEN item.site THEN roster.opened <= period.ends AND roster.closed > period.starts
                    ELSE raw.site IS NULL END AS placed
            FROM raw LEFT JOIN county ON county.id = raw.county LEFT JOIN form ON form.id = raw.form
                LEFT JOIN item ON item.id = raw.item
                LEFT JOIN period ON period.id = coalesce(raw.period, raw.form) AND period.cadence = item.cadence
                LEFT JOIN roster ON roster.id = raw.site AND roster.county = county.ix AND roster.roster = item.roster
        ), judged AS (
            SELECT *, coalesce(placed AND CASE
                WHEN task THEN number > 0 AND total IS NULL AND (value <> '{flat.DONE}' OR evidence IS NOT NULL)
                ELSE number::VARCHAR = value AND number BETWEEN 0 AND least(most, {SHORT} - 1) AND CASE
                    WHEN per IS NULL THEN total IS NULL
                    ELSE of::VARCHAR = total AND of > 0 AND of < {SHORT} AND (number <= of OR per <> 100) END
            END, false) AS plain
            FROM typed
        )
        SELECT in_county::SMALLINT AS county, in_form::TINYINT AS form, of_item::TINYINT AS item,
            in_period::TINYINT AS period, of_site AS site, number AS value, coalesce(of, 0) AS total, false AS faulty,
            plain AS counts, false AS noted,
            CASE WHEN NOT plain THEN [item, name, period, site, value, total, evidence, note] END AS cells
        FROM judged""")
    db.execute("RESET disabled_optimizers")


def look(db):
    """The cells of rows that are not plain: what is wrong with their characters, and what they say without that."""
    db.execute(f"""
        CREATE TABLE seen AS
        WITH row AS (SELECT *, regexp_matches(array_to_string(cells, '|'), '{cells.ODD}') AS odd FROM look
        ), cell AS (
            SELECT county, form, CASE WHEN odd THEN [cell_fault(cell) FOR cell IN cells] END AS faults,
                CASE WHEN odd THEN [trimmed(cell) FOR cell IN cells] ELSE cells END AS texts
            FROM row
        ), text AS (
            SELECT *, CASE WHEN faults IS NULL THEN {[False] * 8}
                ELSE [coalesce(fault IN {tuple(cells.DOUBTFUL)}, false) FOR fault IN faults] END AS spoilt
            FROM cell
        )
        SELECT text.county, text.form, form.id AS file, faults, spoilt, texts, item.ix AS item, item.name, item.task,
            item.per, item.most, item.cadence, item.roster, texts[3] AS period, texts[4] AS site, texts[5] AS text,
            texts[6] AS total, texts[7] AS evidence, texts[8] AS note
        FROM text LEFT JOIN form ON form.ix = text.form LEFT JOIN item ON item.id = texts[1] AND NOT spoilt[1]""")
    db.execute(f"""
        INSERT INTO roster SELECT roster, county, site, row_number() OVER () + (SELECT count(*) FROM roster),
            '{flat.OPEN}', '{flat.SHUT}', false
        FROM (SELECT DISTINCT seen.roster, county, site FROM seen ANTI JOIN roster USING (roster, county)
            WHERE site IS NOT NULL AND NOT spoilt[4] AND roster IS NOT NULL
                AND regexp_matches(site, '{cells.LETTER}'))""")


def judge(db, plan, sample):
    db.execute(f"""
        CREATE TABLE judged AS
        WITH known AS (
            SELECT seen.*, seen.cadence <> '{plan.every}' AS finer, period.ix AS slot, roster.site AS place,
                opened > ends OR closed <= starts AS shut, CASE WHEN NOT task THEN number_fault(text) END AS fault,
                CASE WHEN per IS NOT NULL THEN number_fault(total) END AS of_fault
            FROM seen LEFT JOIN roster ON roster.roster = seen.roster AND roster.county = seen.county
                    AND roster.id = seen.site AND NOT spoilt[4]
                LEFT JOIN period ON period.cadence = seen.cadence AND period.form = seen.form
                    AND period.id = CASE WHEN seen.cadence = '{plan.every}' THEN file ELSE seen.period END
        ), typed AS (
            SELECT *, CASE WHEN task THEN list_position({flat.STATES}, text)
                    WHEN fault IS NULL AND NOT spoilt[5] THEN TRY_CAST(text AS BIGINT) END AS number,
                CASE WHEN per IS NOT NULL AND of_fault IS NULL AND NOT spoilt[6]
                    THEN TRY_CAST(total AS BIGINT) END AS of
            FROM known
        ), told AS (
            SELECT *, list_concat(CASE WHEN item IS NULL THEN [faults[1], faults[7], faults[8]] ELSE faults END, [
                CASE WHEN item IS NULL AND NOT spoilt[1] THEN 'unknown-item' END,
                CASE WHEN is_formula(evidence) THEN 'formula'
                    WHEN evidence = '{flat.SAMPLE}' AND NOT {sample} THEN 'sample-data' END,
                CASE WHEN is_formula(note) THEN 'formula' END
            ], CASE WHEN item IS NOT NULL THEN [
                CASE WHEN is_formula(texts[2]) THEN 'formula'
                    WHEN spoilt[2] OR texts[2] = name THEN NULL
                    WHEN bare(texts[2]) <> bare(name) THEN 'name-mismatch' END,
                CASE WHEN finer AND slot IS NULL AND NOT spoilt[3] THEN 'bad-period'
                    WHEN finer THEN NULL
                    WHEN is_formula(period) THEN 'formula'
                    WHEN period <> file THEN 'unexpected-period' END,
                CASE WHEN spoilt[4] THEN NULL
                    WHEN roster IS NULL AND site IS NOT NULL THEN 'unexpected-site'
                    WHEN roster IS NULL THEN NULL
                    WHEN site IS NULL THEN 'missing-site'
                    WHEN place IS NULL THEN 'unknown-site'
                    WHEN shut THEN 'site-closed' END,
                CASE WHEN spoilt[5] THEN NULL
                    WHEN text IS NULL THEN CASE WHEN note IS NULL THEN 'empty-value' END
                    WHEN task THEN CASE WHEN number IS NULL THEN 'unknown-state' END
                    ELSE fault END,
                CASE WHEN spoilt[6] THEN NULL
                    WHEN total IS NOT NULL AND per IS NULL THEN 'unexpected-of'
                    WHEN total IS NULL AND per IS NOT NULL AND text IS NOT NULL AND NOT spoilt[5] THEN 'missing-of'
                    ELSE of_fault END,
                CASE WHEN number > most AND (total IS NULL OR of IS NOT NULL) THEN 'over-max' END,
                CASE WHEN number > of AND (per = 100 OR of = 0) THEN 'value-exceeds-of'
                    WHEN number = 0 AND of = 0 AND note IS NULL THEN 'not-applicable' END,
                CASE WHEN text = '{flat.DONE}' AND task AND evidence IS NULL THEN 'missing-evidence' END
            ] END) AS told
            FROM typed
        )
        SELECT county, form, item, slot AS period, place AS site, text, number, of, note,
            slot IS NOT NULL AND (place IS NOT NULL OR roster IS NULL) AS keyed,
            spoilt[1] OR spoilt[4] OR spoilt[5] OR spoilt[6] OR (finer AND spoilt[3]) IS TRUE AS doubtful,
            [code FOR code IN told IF code IS NOT NULL] AS codes
        FROM told""")
