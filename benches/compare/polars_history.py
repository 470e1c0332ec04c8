"""What `plan check` tells of rows beside each other, counted by Polars: rows that are there twice, and the warnings of
history, which a note answers."""

from collections import Counter

import polars as pl
from polars import all_horizontal as both
from polars import col, when

import flat

TRACK = ["item", "county", "site"]


def beside(fact, tracks, goal, plan):
    """The rows and tracks, and what rows tell beside each other. No copy of a row that is there twice counts."""
    first = goal.group_by("item").agg(goal=col("ix").min()).collect()["goal"].implode()
    once = col("goal").is_null() | col("goal").is_in(first)

    def summed():
        return tracks(fact.drop_nulls("period"), goal, figures=col("counts").sum(),
                      largest=col("value").filter("counts").max()).collect(engine="streaming")

    track = summed()
    twice = track.filter(once).select((col("rows") - col("periods")).sum()).item()
    if twice:
        alone = col("period").is_null() | (pl.len().over(*TRACK, "period") == 1)
        fact = fact.with_columns(counts=col("counts") & alone)
        track = summed()
    return fact, track, {"duplicate-row": twice, **history(fact, track.lazy().filter(once), plan)}


def out_of_proportion(value, usual, figures):
    times = when(figures >= 24).then(2).when(figures >= 6).then(3).otherwise(5)
    off = when(usual == 0).then(value >= 1000).otherwise((value >= 10) & (value >= usual * times))
    return (figures >= 4) & off


def history(fact, track, plan):
    item = pl.LazyFrame(flat.items(plan), infer_schema_length=None).select(
        "task", "per", "cadence", "stock", "grows", item=col("ix").cast(pl.Int16))
    slot = pl.LazyFrame(flat.slots(plan)).select("cadence", "end", period=col("ix").cast(pl.Int8))
    told = fact.filter("counts").join(item, on="item").sort(*TRACK, "period")

    def near(column, by):
        return col(column).shift(by).over(TRACK)

    value, total, before, total_before = col("value"), col("total"), near("value", 1), near("total", 1)
    usual = pl.max_horizontal(before, near("value", -1))
    steps = told.filter(col("stock") | col("per").is_not_null()).select(~col("noted"), **{
        "stock-decrease": col("grows") & (value < before),
        "denominator-change": both(col("per").is_not_null(), total > 0, total_before > 0,
                                   (total - total_before).abs() * 10 > total_before),
        "outlier": col("stock") & out_of_proportion(value, usual, pl.len().over(TRACK))})
    done = flat.STATES.index(flat.DONE) + 1
    states = told.filter("task").join(slot, on=["cadence", "period"]).sort(*TRACK, "period").select(~col("noted"), **{
        "state-regress": both(before == done, value < done,
                              (col("end") - near("end", 1)).dt.total_days() <= 366)})
    findings = Counter()
    for found in (steps, states):
        findings.update(found.filter("noted").drop("noted").sum().collect().row(0, named=True))
    findings.update(flows(fact, track, item, slot))
    return findings


def flows(fact, track, item, slot):
    """Only tracks with a figure of note are gone through; a county's other sites say what is usual, too."""
    own = track.join(item, on="item").filter(~col("task"), ~col("stock"))
    others = col("largest").sort(descending=True, nulls_last=True)
    peers = own.group_by("item", "county").agg(peers=col("figures").sum(), most=others.get(0),
                                               next=others.get(1, null_on_oob=True))
    notable = own.filter(col("largest") >= 10).join(peers, on=["item", "county"]).select(
        *TRACK, "per", "cadence", figures="peers",
        beside=when(col("largest") == col("most")).then("next").otherwise("most"))
    course = (fact.filter("counts").join(notable, on=TRACK, nulls_equal=True).join(slot, on=["cadence", "period"])
              .sort(*TRACK, "period").collect().lazy())
    top = col("value").sort(descending=True)
    outliers = course.group_by(*TRACK, "beside", "figures").agg(
        value=top.get(0), second=top.get(1, null_on_oob=True), noted=col("noted").get(col("value").arg_max())).filter(
        ~col("noted"), out_of_proportion(col("value"), pl.max_horizontal("second", "beside"), col("figures")))
    year = col("end").dt.year()
    value, last = col("value"), col("value").last()
    run = course.filter(col("per").is_null()).with_columns(after=value.shift(-1).over(TRACK), year=year).group_by(
        *TRACK, "year", maintain_order=True).agg(
        last=last, noted=col("noted").last(),
        sums=both(pl.len() >= 3, (value.diff() > 0).all(), value.first() > 0, last >= 10,
                  last * 4 >= value.first() * 3 * pl.len(), col("after").last().fill_null(-1) < last))
    running = run.filter("sums").group_by(TRACK, maintain_order=True).agg(col("noted").last()).filter(~col("noted"))
    return {"outlier": outliers.collect().height, "running-total": running.collect().height}
