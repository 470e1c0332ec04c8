"""What `plan check` tells of rows and cells, counted by Polars, as duckdb_checks.py does: the scan takes a row
as it is where plain comparisons find nothing to look at, and only the other rows are looked at cell by cell. Not
counted: what only a whole file or the plan shows, periods written another way, landlines, mojibake; states in English
are not known."""

from collections import Counter
from pathlib import Path

import polars as pl
from polars import all_horizontal as both
from polars import any_horizontal as either
from polars import col, lit, when

import cells
import flat

NAMES = dict(zip(flat.COLUMNS, ["item", "name", "period", "site", "text", "total", "evidence", "note"], strict=True))
CELLS = list(NAMES.values())
KEYS = ["item", "site", "text", "total"]
FACT = ["county", "form", "ix", "slot", "place", "number", "of", "faulty", "counts", "noted"]
SHORT = 10**10
"""No number below it is long enough for personal data."""


def read(csv, workspace, plan):
    """Every row as `fact`, every listed site, and the findings of rows and cells, but for rows that are there twice."""
    sample = (Path(workspace) / "reports/SAMPLE").exists()
    item = pl.LazyFrame(flat.items(plan), infer_schema_length=None).rename(
        {"id": "item", "name": "called", "site": "by_site"})
    slot = pl.LazyFrame(flat.slots(plan)).rename({"id": "period", "ix": "slot", "form": "due"}).cast({"due": pl.Int16})
    files = sorted(Path(workspace).glob("reports/submissions/*/*.csv"))
    sites = listed(csv, workspace, plan)
    rows = (csv(files, flat.COLUMNS, plan).rename(NAMES)
            .join(item, on="item", how="left")
            .join(slot, left_on=[pl.coalesce("period", "sent"), "cadence"], right_on=["period", "cadence"], how="left")
            .join(sites.lazy(), left_on=["roster", "county", "site"], right_on=["roster", "county", "id"], how="left")
            .with_columns(number=number(), of=col("total").cast(pl.Int64, strict=False))
            .with_columns(plain=plain(sample).fill_null(False)))
    fact = rows.filter("plain").with_columns(faulty=lit(False), counts=lit(True), noted=lit(False))
    look = rows.filter(~col("plain")).select("county", "form", "sent", *CELLS)
    fact, look = pl.collect_all([narrow(fact), look], engine="streaming")
    odd, findings = looked(look.lazy(), item, slot, sites, plan, sample)
    return pl.concat([fact, odd]), sites, findings


def number():
    state = pl.coalesce(when(col("text") == state).then(lit(at, pl.Int64)) for at, state in enumerate(flat.STATES, 1))
    return when("task").then(state).otherwise(col("text").cast(pl.Int64, strict=False))


def narrow(rows):
    return rows.select(FACT).with_columns(
        col("ix", "county").cast(pl.Int16), col("form", "slot").cast(pl.Int8), col("of").fill_null(0)).rename(
        {"ix": "item", "slot": "period", "place": "site", "number": "value", "of": "total"})


def listed(csv, workspace, plan):
    """Each listed site with a number."""
    lists = [csv(sorted(Path(workspace).glob(f"reports/rosters/{roster}/*.csv")), flat.ROSTER, plan)
             .select("county", roster=lit(roster), id="编号", opened=col("启用").str.to_date().fill_null(flat.OPEN),
                     closed=col("停用").str.to_date().fill_null(flat.SHUT))
             for roster in sorted({it.site for it in plan.indicators if it.site})]
    return pl.concat(lists).drop_nulls("county").collect().with_row_index("place")


def plain(sample):
    """That nothing is to be told of a row; a digit sorts behind a sign."""
    bare = both(col("note").is_null(), col("evidence").is_null() | ((col("evidence") == flat.SAMPLE) & sample))
    placed = both(
        col("name").is_null() | (col("name") == col("called")), col("due") == col("form"),
        when("by_site").then((col("opened") <= col("end")) & (col("closed") > col("start")))
        .otherwise(col("site").is_null()))
    state = both(col("number").is_not_null(), col("total").is_null(),
                 (col("text") != flat.DONE) | col("evidence").is_not_null())
    count = both(col("text") >= "0", col("number") < SHORT, col("number") <= col("most").fill_null(flat.MOST))
    share = both(col("total") >= "0", col("of") > 0, col("of") < SHORT,
                 (col("number") <= col("of")) | (col("per") != 100))
    return both(bare, placed, when("task").then(state).otherwise(
        count & when(col("per").is_null()).then(col("total").is_null()).otherwise(share)))


def looked(look, item, slot, sites, plan, sample):
    """Rows of which not everything was plain, and what is to be told of them."""
    look = spoilt(look).collect()
    known = pl.concat([sites, named(look, item, sites)]).lazy()
    own, value_fault, of_fault = col("cadence") == plan.every, col("value fault"), col("of fault")
    numbers = number_faults(look).lazy()
    rows = (look.lazy()
            .with_columns(item=when(~doubtful("item")).then("item"), site=when(~doubtful("site")).then("site"))
            .join(item, on="item", how="left")
            .with_columns(own=own, said=when(own).then("sent").otherwise("period"))
            .join(slot, left_on=["said", "cadence", "form"], right_on=["period", "cadence", "due"], how="left")
            .join(known, left_on=["roster", "county", "site"], right_on=["roster", "county", "id"], how="left")
            .join(numbers.rename({"fault": "value fault"}), on="text", how="left")
            .join(numbers.rename({"text": "total", "fault": "of fault"}), on="total", how="left")
            .with_columns(when(~col("task"), ~doubtful("text")).then(value_fault).alias("value fault"),
                          when(col("per").is_not_null(), ~doubtful("total")).then(of_fault).alias("of fault"))
            .with_columns(
                number=when(value_fault.is_null(), ~doubtful("text")).then(number()),
                of=when(col("per").is_not_null(), of_fault.is_null(), ~doubtful("total"))
                .then(col("total").cast(pl.Int64, strict=False))))
    told = row_codes(sample)
    spoils = [*told.values(), value_fault.is_not_null(), of_fault.is_not_null(), *map(doubtful, KEYS),
              ~col("own") & doubtful("period")]
    keyed = col("slot").is_not_null() & (col("place").is_not_null() | col("roster").is_null())
    rows = rows.with_columns(faulty=either(*spoils).fill_null(False)).with_columns(
        counts=col("text").is_not_null() & ~col("faulty"), noted=col("note").is_not_null(),
        slot=when(keyed).then("slot")).collect()
    return narrow(rows.lazy()).collect(), counted(rows, told | asked_codes(), look)


def named(look, item, sites):
    """A county without a list gets a site with each name."""
    return (look.lazy().join(item.select("item", "roster"), on="item").drop_nulls(["roster", "site"])
            .filter(~doubtful("site"), col("site").str.contains(cells.LETTER))
            .join(sites.lazy(), on=["roster", "county"], how="anti")
            .select("county", "roster", id="site", opened=lit(flat.OPEN), closed=lit(flat.SHUT))
            .unique().collect().with_row_index("place", offset=sites.height).select(sites.columns))


def counted(rows, told, look):
    findings = Counter(rows.select(**{code: expr.sum() for code, expr in told.items()}).row(0, named=True))
    for cell in [*CELLS, "value", "of"]:
        seen = rows if cell in ("item", "evidence", "note") else rows.drop_nulls("ix")
        findings.update(dict(seen.drop_nulls(f"{cell} fault").group_by(f"{cell} fault").len().iter_rows()))
    for cell in CELLS:
        hits = look.filter(col(cell).str.contains(cells.MANY_DIGITS))[cell]
        findings["personal-data"] += sum(map(cells.personal, hits))
    return findings


def spoilt(look):
    """What is wrong with the characters of the few rows with odd ones, and what they say without that."""
    odd = pl.concat_str(CELLS, separator="|", ignore_nulls=True).str.contains(cells.ODD)
    look = look.with_columns(odd=odd)
    faults = []
    for cell in CELLS:
        trimmed = col(cell).str.strip_chars(cells.SPACES)
        faults.append(when(trimmed.str.contains(cells.INVISIBLE)).then(lit("invisible-character"))
                      .when(trimmed.str.contains(cells.GARBLED)).then(lit("garbled"))
                      .when(trimmed != col(cell)).then(lit("surrounding-space")).alias(f"{cell} fault"))
    clean = [col(cell).str.strip_chars(cells.SPACES).replace("", None) for cell in CELLS]
    return pl.concat([look.filter("odd").with_columns(*clean, *faults), look.filter(~col("odd"))], how="diagonal")


def doubtful(cell):
    return col(f"{cell} fault").is_in(cells.DOUBTFUL).fill_null(False)


def is_formula(cell):
    return col(cell).str.contains(cells.FORMULA).fill_null(False)


def half_width(text):
    return text.str.replace_many(list(cells.WIDE), list(cells.NARROW))


def number_faults(look):
    """What is wrong with each text in the place of a number."""
    texts = pl.concat([look.select("text"), look.select(text="total")]).drop_nulls().unique().with_columns(
        narrow=half_width(col("text")))
    narrow = col("narrow")
    number = narrow.cast(pl.Int64, strict=False)
    whole = narrow.str.contains(cells.WHOLE)
    fault = when(whole & (number.is_null() | (number > flat.MOST))).then(lit("too-large")).when(
        whole & (narrow != col("text"))).then(lit("full-width")).when(whole).then(None)
    for pattern, code in cells.NUMBERS.items():
        fault = fault.when(narrow.str.contains(pattern)).then(lit(code))
    return texts.select("text", fault=fault.otherwise(lit("not-a-number")))


def row_codes(sample):
    """By code, the rows that it keeps from counting, but for texts in the place of numbers."""
    known, text, total = col("ix").is_not_null(), col("text"), col("total")
    by_site, site, whole = col("roster").is_not_null(), col("site"), ~doubtful("site")
    bare = [half_width(col(name)).str.replace_all(r"\s", "") for name in ("name", "called")]
    return {
        "unknown-item": ~known & ~doubtful("item"),
        "name-mismatch": known & ~doubtful("name") & ~is_formula("name") & (col("name") != col("called"))
        & (bare[0] != bare[1]),
        "bad-period": known & ~col("own") & col("slot").is_null() & ~doubtful("period"),
        "unexpected-period": known & col("own") & (col("period") != col("sent")) & ~is_formula("period"),
        "unexpected-site": known & ~by_site & site.is_not_null(),
        "missing-site": by_site & site.is_null() & whole,
        "unknown-site": by_site & site.is_not_null() & col("place").is_null(),
        "site-closed": (col("opened") > col("end")) | (col("closed") <= col("start")),
        "unknown-state": col("task") & text.is_not_null() & col("number").is_null() & ~doubtful("text"),
        "missing-of": col("per").is_not_null() & text.is_not_null() & total.is_null() & ~doubtful("text"),
        "unexpected-of": known & col("per").is_null() & total.is_not_null() & ~doubtful("total"),
        "over-max": (col("number") > col("most")) & (total.is_null() | col("of").is_not_null()),
        "value-exceeds-of": (col("number") > col("of")) & ((col("per") == 100) | (col("of") == 0)),
        "sample-data": (col("evidence") == flat.SAMPLE) & (not sample),
    }


def asked_codes():
    """By code, the rows of which it is only told."""
    known, noteless = col("ix").is_not_null(), col("note").is_null()
    return {
        "formula": sum((is_formula(cell).cast(pl.Int32) for cell in ("evidence", "note")),
                       (known & is_formula("name")).cast(pl.Int32)
                       + (known & col("own") & is_formula("period")).cast(pl.Int32)),
        "empty-value": known & col("text").is_null() & ~doubtful("text") & noteless,
        "not-applicable": (col("number") == 0) & (col("of") == 0) & noteless,
        "missing-evidence": col("task") & (col("text") == flat.DONE) & col("evidence").is_null(),
    }
