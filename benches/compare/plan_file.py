"""The plan as the other programs need it, read from its TOML: periods, items, counties, targets and their windows.
It knows what the built-in plan says and stops at what it does not know."""

import calendar
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@dataclass(frozen=True)
class Period:
    name: str
    start: date
    end: date


@dataclass(frozen=True)
class Target:
    id: str
    op: str
    figure: int | None
    each: str
    allocation: dict[str, int]
    by: date | None
    every: str | None


@dataclass(frozen=True)
class Indicator:
    id: str
    name: str
    measure: str
    per: int | None
    cadence: str
    site: str | None
    max: int | None
    targets: list[Target]


@dataclass(frozen=True)
class Window:
    """A target's current window as of a day, in the indicator's periods: those from `first` up to `ended`."""

    start: date
    end: date
    day: date
    first: int
    ended: int


@dataclass(frozen=True)
class Plan:
    start: date
    end: date
    every: str
    counties: list[str]
    tasks: dict[str, str]
    indicators: list[Indicator]

    def periods(self, cadence):
        """Those whose last day lies in the plan."""
        spans = (_period(year, number, cadence) for year in range(self.start.year, self.end.year + 1)
                 for number in range(12 // MONTHS[cadence]))
        return [period for period in spans if self.start <= period.end <= self.end]

    def window(self, indicator, target, as_of):
        periods = self.periods(indicator.cadence)
        if target.by:
            spans = [(self.start, target.by)]
        else:
            years = range(self.start.year, self.end.year + 1)
            spans = [(max(p.start, self.start), min(p.end, self.end)) for year in years
                     for p in (_period(year, n, target.every) for n in range(12 // MONTHS[target.every]))
                     if p.end >= self.start and p.start <= self.end]
        windows = []
        for start, end in spans:
            day = min(as_of, end)
            first = sum(period.end < start for period in periods)
            ended = sum(period.end <= day for period in periods)
            windows.append(Window(start, end, day, first, ended))
        begun = [window for window in windows if window.ended > window.first]
        return (begun or windows[:1])[-1]


def _period(year, number, cadence):
    months = MONTHS[cadence]
    first, last = number * months + 1, (number + 1) * months
    names = {"month": f"{year}-M{first:02}", "quarter": f"{year}-Q{number + 1}", "half-year": f"{year}-H{number + 1}"}
    end = date(year, last, calendar.monthrange(year, last)[1])
    return Period(names.get(cadence, str(year)), date(year, first, 1), end)


def read(workspace):
    folder = Path(workspace) / "plan"
    general = tomllib.loads((folder / "plan.toml").read_text("utf-8"))
    counties = tomllib.loads((folder / "counties.toml").read_text("utf-8"))["county"]
    actions = [tomllib.loads(path.read_text("utf-8")) for path in (folder / "actions").glob("*.toml")]
    actions.sort(key=lambda action: int(action["id"]))
    every = general["reporting"]["every"]
    return Plan(
        start=general["start"],
        end=general["end"],
        every=every,
        counties=[county["id"] for county in counties],
        tasks={task["id"]: task["summary"] for action in actions for task in action["task"]},
        indicators=[_indicator(table, every) for action in actions for table in action.get("indicator", [])],
    )


def _indicator(table, every):
    if table["measure"] == "to-date" or table.get("decimals", 0) or "baseline" in table:
        raise SystemExit(f"{table['id']}: running totals, decimals and baselines are not compared")
    return Indicator(
        id=table["id"],
        name=table["name"],
        measure=table["measure"],
        per=table.get("per", 100) if "of" in table else None,
        cadence=table.get("report", every),
        site=table.get("site"),
        max=table.get("max"),
        targets=[_target(target, table["id"]) for target in table.get("target", [])],
    )


def _target(table, indicator):
    op = next(key for key in ("at_least", "more_than", "rises", "falls", "at_most", "less_than") if key in table)
    figure = None if op in ("rises", "falls") else table[op]
    if op in ("at_most", "less_than") or not (figure is None or isinstance(figure, int)):
        raise SystemExit(f"{indicator}: ceilings and figures that are not whole are not compared")
    return Target(
        id=table.get("id", indicator),
        op=op,
        figure=figure,
        each="allocation" if "allocation" in table else table.get("each", "city"),
        allocation=table.get("allocation", {}),
        by=table.get("by"),
        every=table.get("every"),
    )
