"""SPEC §7's answers by Polars: WORKSPACE [--check] in, JSON out. The CSVs are streamed once into a narrow typed frame;
one grouping by item, county and site finds the duplicates and adds up, a second one adds up the counties. With --check,
findings are counted as well, by their codes."""

import sys
from pathlib import Path

import polars as pl
from polars import any_horizontal as either
from polars import col, lit, when

import answer
import flat
import plan_file
import polars_checks
import polars_history

TRILLION = lit(answer.TRILLION, pl.Int128)


def main(workspace, check):
    plan = plan_file.read(workspace)
    findings = listed = None
    if check:
        fact, listed, findings = polars_checks.read(csv, workspace, plan)
    else:
        fact = read(workspace, plan).collect(engine="streaming")
    fact = fact.lazy()
    rows, errors = fact.select(pl.len(), col("faulty").sum()).collect().row(0)
    reported = fact.filter("counts").group_by("form").agg(col("county").n_unique()).collect()
    day = answer.as_of(plan, dict(reported.iter_rows()))
    goals = flat.goals(plan, day)
    goal = pl.LazyFrame([goal.row for goal in goals]).with_columns(col("per", "figure").cast(pl.Int128))
    if check:
        fact, track, beside = polars_history.beside(fact, tracks, goal, plan)
        findings |= beside
    else:
        track = tracks(fact, goal).collect(engine="streaming")
        answer.only_once(track.select((col("rows") - col("periods")).sum()).item())
    found = counties(track.lazy(), goal, pl.LazyFrame(flat.splits(plan, goals)))
    sums = [answer.of_counties(plan, goal.target, found.get(goal.row.ix)) if goal.indicator.site is None
            else answer.of_sites(plan, goal.target, sites(track.lazy(), workspace, plan, goal, listed))
            for goal in goals]
    answer.told(rows, errors, day, goals, sums, findings)


def csv(files, columns, plan):
    """Every cell as text, with the places of the form and the county, which files are named after."""
    def place(column, names):
        return pl.LazyFrame({column: range(len(names)), "id": names}, schema_overrides={column: pl.Int16})

    file = (pl.LazyFrame({"file": map(str, files), "of": [file.stem for file in files],
                          "sent": [file.parent.name for file in files]})
            .join(place("county", plan.counties), left_on="of", right_on="id", how="left")
            .join(place("form", flat.forms(plan)), left_on="sent", right_on="id", how="left"))
    return (pl.scan_csv(files, schema=dict.fromkeys(columns, pl.String), include_file_paths="file")
            .join(file, on="file", how="left"))


def read(workspace, plan):
    """Every row with what is wrong with it by itself."""
    files = sorted(Path(workspace).glob("reports/submissions/*/*.csv"))
    item = pl.LazyFrame(flat.items(plan), infer_schema_length=None).rename({"ix": "item"})
    slot = pl.LazyFrame(flat.slots(plan)).rename({"ix": "period", "form": "due"})
    value, total = col("数值").cast(pl.Int64, strict=False), col("总数").cast(pl.Int64, strict=False)
    misplaced = either(
        col("county").is_null(), col("form").is_null(), col("item").is_null(), col("名称") != col("name"),
        col("期间").is_not_null() & col("due").ne_missing(col("form")), col("站点").is_null() == col("site"),
        col("总数").is_not_null() & col("per").is_null(),
        col("总数").is_null() & col("per").is_not_null() & col("数值").is_not_null())
    unsound = either(
        value.is_null(), value < 0, value > flat.MOST, value > col("most"),
        col("总数").is_not_null() & total.is_null(), total < 0, (col("per") == 100) & (value > total),
        (total == 0) & (value > 0))
    said = when("task").then(~col("数值").is_in(flat.STATES)).otherwise(unsound)
    faulty = either(misplaced, col("数值").is_not_null() & said).fill_null(False)
    return (csv(files, flat.COLUMNS, plan)
            .join(item, left_on="编号", right_on="id", how="left")
            .join(slot, left_on=["期间", "cadence"], right_on=["id", "cadence"], how="left")
            .select("county", "form", col("item").cast(pl.Int16), pl.coalesce("period", "form").cast(pl.Int8),
                    site=when("site").then("站点"), value=value, total=total.fill_null(0), faulty=faulty,
                    counts=col("数值").is_not_null() & ~faulty))


def tracks(fact, goal, **more):
    """Adds up what stands for one item of one county or site in the current window, and counts its rows and periods;
    `more` is for the checks."""
    ended = col("counts") & (col("period") < col("ended"))
    stands = ended & (col("stock") | (col("period") >= col("first")))
    period = col("period").filter(stands)

    def figure(name):
        value = col(name).filter(stands)
        return when(stands.any()).then(when(col("stock").first()).then(value.max_by(period)).otherwise(value.sum()))

    return (fact.join(goal.select("item", "first", "ended", "stock", goal="ix"), on="item", how="left")
            .group_by("item", "county", "site", "goal")
            .agg(rows=pl.len(), periods=col("period").n_unique(), value=figure("value"), total=figure("total"),
                 latest=period.max(), named=ended.any(), **more))


def counties(track, goal, split):
    """What is added up of each target of the city, its counties or a split."""
    figure = when(col("each") == "allocation").then(0).otherwise("figure")
    known = (track.filter(col("value").is_not_null(), col("site").is_null())
             .join(goal.drop("item"), left_on="goal", right_on="ix")
             .join(split.rename({"figure": "split"}), on=["goal", "county"], how="left")
             .with_columns(col("value", "total").cast(pl.Int128), owed=pl.coalesce("split", figure),
                           nothing=(col("per").is_not_null() & (col("total") == 0)))
             .filter(~(col("nothing") & col("stock") & (col("latest") < col("ended") - 1))))
    some = ~col("nothing")
    part = some & (col("owed") > 0)
    share = col("value") * col("per") * TRILLION // (col("total") * col("owed"))
    rows = known.group_by("goal").agg(
        value=col("value").filter(some).sum(), total=col("total").filter(some).sum(), known=some.sum(),
        nothing=col("nothing").sum(), least=pl.min_horizontal("value", "owed").filter(some).sum(),
        parts_known=part.sum(), shares=pl.min_horizontal(share, TRILLION).filter(part).sum())
    return {row[0]: row[1:] for row in rows.collect().iter_rows()}


def sites(track, workspace, plan, goal, known):
    """What is added up of a flow by site."""
    _, indicator, target, window = goal
    periods = plan.periods(indicator.cadence)
    track = track.filter(col("goal") == goal.row.ix)
    if known is None:
        listed = listed_sites(workspace, plan, indicator.site)
    else:
        listed = known.lazy().filter(col("roster") == indicator.site).select("county", "opened", "closed", site="place")
    listed = listed.select("county", "site", "opened", "closed")
    named = (track.filter("named").join(listed, on="county", how="anti")
             .select("county", "site", opened=lit(flat.OPEN), closed=lit(flat.SHUT)))
    counted = (col("opened") <= window.day) & (col("closed") > window.start)
    answers = ((col("opened") <= periods[window.first].end) & (col("closed") > window.start)
               & (col("closed") >= periods[window.ended - 1].start))
    known, value = col("value").is_not_null(), col("value").cast(pl.Int128).fill_null(0)
    return (pl.concat([listed, named]).join(track, on=["county", "site"], how="left")
            .select(value=value.filter(counted).sum(), known=col("county").filter(counted & known).n_unique(),
                    parts_known=(answers & known).sum(), parts=answers.sum(),
                    least=pl.min_horizontal(value, target.figure).filter(answers).sum(),
                    listed=col("county").n_unique())
            .collect(engine="streaming").row(0))


def listed_sites(workspace, plan, roster):
    files = sorted(Path(workspace).glob(f"reports/rosters/{roster}/*.csv"))
    return (csv(files, flat.ROSTER, plan).drop_nulls("county")
            .select("county", site="编号", opened=col("启用").str.to_date().fill_null(flat.OPEN),
                    closed=col("停用").str.to_date().fill_null(flat.SHUT)))


main(sys.argv[1], "--check" in sys.argv[2:])
