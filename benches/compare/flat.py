"""The plan as flat rows, of which each engine makes the tables that it joins the CSVs with. Names become places in
lists, so that what an engine groups by are small numbers."""

from datetime import date
from typing import NamedTuple

import plan_file

COLUMNS = ["编号", "名称", "期间", "站点", "数值", "总数", "佐证", "备注"]
ROSTER = ["编号", "名称", "启用", "停用", "备注"]
STATES = ["未启动", "推进中", "已完成", "不适用"]
DONE = "已完成"
SAMPLE = "示例数据"
MOST = 10**15
OPEN, SHUT = date(1, 1, 1), date(9999, 1, 1)
"""When a site opened and shut of which the roster does not tell."""


class Item(NamedTuple):
    ix: int
    id: str
    name: str
    task: bool
    per: int | None
    most: int | None
    cadence: str
    site: bool
    roster: str | None
    stock: bool
    grows: bool
    """A count of what stands, and is not wanted low."""


class Slot(NamedTuple):
    """A period of a cadence, and the form it is asked for in."""

    cadence: str
    id: str
    ix: int
    form: int
    start: date
    end: date


class Goal(NamedTuple):
    """A target in its current window: periods of `item` from `first` up to `ended`."""

    ix: int
    item: int
    first: int
    ended: int
    stock: bool
    per: int | None
    figure: int | None
    each: str


class Split(NamedTuple):
    goal: int
    county: int
    figure: int


class Asked(NamedTuple):
    """A goal with what it was made of."""

    row: Goal
    indicator: plan_file.Indicator
    target: plan_file.Target
    window: plan_file.Window


def items(plan):
    tasks = [Item(ix, id, name, True, None, None, plan.every, False, None, False, False)
             for ix, (id, name) in enumerate(plan.tasks.items())]
    return tasks + [Item(ix, it.id, it.name, False, it.per, it.max, it.cadence, it.site is not None, it.site,
                         it.measure == "stock", grows(it)) for ix, it in enumerate(plan.indicators, len(tasks))]


def grows(indicator):
    wanted_low = any(target.op in ("falls", "at_most", "less_than") for target in indicator.targets)
    return indicator.measure == "stock" and indicator.per is None and not wanted_low


def forms(plan):
    return [period.name for period in plan.periods(plan.every)]


def slots(plan):
    ends = [form.end for form in plan.periods(plan.every)]
    return [Slot(cadence, period.name, ix, next(at for at, end in enumerate(ends) if period.end <= end), period.start,
                 period.end)
            for cadence in sorted({it.cadence for it in plan.indicators} | {plan.every})
            for ix, period in enumerate(plan.periods(cadence))]


def goals(plan, day):
    """Every target as of a day, in the plan's order."""
    asked = []
    for item, it in enumerate(plan.indicators, len(plan.tasks)):
        for target in it.targets:
            if it.site is not None and (it.measure, it.per, target.each) != ("flow", None, "site"):
                raise SystemExit(f"{it.id}: of sites, flows without a total that each owes are compared")
            window = plan.window(it, target, day)
            row = Goal(len(asked), item, window.first, window.ended, it.measure == "stock", it.per, target.figure,
                       target.each)
            asked.append(Asked(row, it, target, window))
    return asked


def splits(plan, goals):
    return [Split(goal.row.ix, plan.counties.index(county), figure) for goal in goals
            for county, figure in goal.target.allocation.items()]
