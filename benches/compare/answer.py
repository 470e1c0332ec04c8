"""From what an engine has added up to the city's actual and attainment, exactly, and cut as `plan` cuts them. An engine
gives a handful of whole numbers for each target; this is all that is done outside of it."""

import json
from dataclasses import dataclass
from fractions import Fraction

TRILLION = 10**12


@dataclass
class Sums:
    """Over the counties of a target, in its current window."""

    value: int
    total: int
    known: int
    """Parts with an actual and parts that are owed; of a target of the city as a whole both are unused."""
    parts_known: int
    parts: int
    """Σ min(actual, figure) and Σ figure of counts; Σ min(1, attainment) in trillionths of ratios."""
    least: int
    figure: int
    shares: int


def of_counties(plan, target, found):
    """Sums over the counties that an engine found something of. `nothing` counts the ratios over no total: they are no
    parts."""
    value, total, known, nothing, least, parts_known, shares = (int(number or 0) for number in found or [0] * 7)
    if target.each == "allocation":
        parts, owed = len(target.allocation), sum(target.allocation.values())
    else:
        parts = len(plan.counties) - nothing
        owed = (target.figure or 0) * parts
    return Sums(value, total, known, parts_known, parts, least, owed, shares)


def of_sites(plan, target, found):
    """Sums over the sites that answer for the window, each of which owes the figure; a county of which no site is
    `listed` is one part that nothing is known of."""
    value, known, parts_known, parts, least, listed = (int(number or 0) for number in found)
    parts += len(plan.counties) - listed
    return Sums(value, 0, known, parts_known, parts, least, target.figure * parts, 0)


def target(indicator, target, sums):
    ratio = indicator.per is not None
    actual = None
    if sums.known:
        actual = Fraction(sums.value * indicator.per, sums.total) if ratio else Fraction(sums.value)
    if target.figure is None or actual is None and target.each == "city":
        attainment = None
    elif target.each == "city":
        attainment = actual / target.figure
    elif not sums.parts_known:
        attainment = None
    elif ratio:
        attainment = Fraction(sums.shares, TRILLION * sums.parts)
    else:
        attainment = Fraction(sums.least, sums.figure)
    return {"id": target.id, "actual": _cut(actual), "attainment": _cut(attainment)}


def _cut(number):
    """After six digits, as text, so that no reader makes a float of it."""
    if number is None:
        return None
    whole, rest = divmod(number.numerator * 10**6 // number.denominator, 10**6)
    return f"{whole}.{rest:06}".rstrip("0").rstrip(".")


def as_of(plan, reported):
    """The end of the latest period that half of the counties have reported, else of the latest that any has; `reported`
    is how many have, by the period's place."""
    periods = plan.periods(plan.every)
    for enough in (max(1, -(-len(plan.counties) // 2)), 1):
        for ix, period in reversed(list(enumerate(periods))):
            if reported.get(ix, 0) >= enough:
                return period.end
    return plan.start


def only_once(twice):
    """None of the copies of a row counts in `plan`; no engine is asked to do as much."""
    if twice:
        raise SystemExit(f"{twice} rows are there twice: the answers are compared where there are none")


def told(rows, errors, day, goals, sums, findings=None):
    targets = [target(goal.indicator, goal.target, sum) for goal, sum in zip(goals, sums, strict=True)]
    told = {"rows": rows, "errors": errors, "as_of": day.isoformat(), "targets": targets}
    if findings is not None:
        told["findings"] = {code: number for code, number in sorted(findings.items()) if number}
    print(json.dumps(told, indent=1))
