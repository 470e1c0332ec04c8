"""The exported views' answers in the shape of `plan status --format json`, with figures as exact decimals."""

import json
from decimal import Decimal


def answers(rows):
    """`rows` runs a query and gives its rows as dictionaries."""
    (summary,) = rows("SELECT * FROM status_summary")
    tasks = rows("SELECT * FROM status_tasks ORDER BY place")
    targets = rows("SELECT * FROM status_targets ORDER BY place")
    windows = rows("SELECT * FROM status_windows WHERE begun ORDER BY place, window_no")
    counties = rows("SELECT * FROM status_counties ORDER BY place, county_place")
    shown = {
        "plan": summary["plan"],
        "as_of": str(summary["as_of"]),
        "sample": summary["sample"],
        "submissions": {"expected": whole(summary["expected"]), "received": whole(summary["received"])},
        "left_out": whole(summary["left_out"]),
        "tasks": [
            {"id": row["task"]}
            | {key: whole(row[key]) for key in ("done", "in_progress", "not_started", "not_applicable", "missing")}
            for row in tasks
        ],
    }
    shown["targets"] = [
        {
            "id": row["target"],
            "indicator": row["indicator"],
            "action": row["action"],
            "task": row["task"],
            "unit": row["unit"],
            "op": row["op"],
            "figure": exact(row["figure"]),
            "strive": row["strive"],
            "each": row["each"],
            "window": {"start": str(row["window_start"]), "end": str(row["window_end"])},
            "elapsed": exact(row["elapsed"]),
            "due": exact(row["due"]),
            "actual": exact(row["actual"]),
            "attainment": exact(row["attainment"]),
            "status": row["status"],
            **{key: whole(row[key]) for key in ("held", "closed", "reported", "applicable", "stale")},
            "windows": [
                {
                    "start": str(window["window_start"]),
                    "end": str(window["window_end"]),
                    "actual": exact(window["actual"]),
                    "attainment": exact(window["attainment"]),
                    "status": window["status"],
                }
                for window in windows
                if window["target"] == row["target"]
            ],
            "counties": [
                {
                    "county": county["county"],
                    "reported": county["reported"],
                    "figure": exact(county["figure"]),
                    "actual": exact(county["actual"]),
                    "attainment": exact(county["attainment"]),
                    "status": county["status"],
                    "stale": county["stale"],
                    "held": whole(county["held"]),
                    "closed": whole(county["closed"]),
                }
                for county in counties
                if county["target"] == row["target"]
            ],
        }
        for row in targets
    ]
    return shown


def whole(number):
    return None if number is None else int(number)


def exact(number):
    """The shortest digits; anything but an exact decimal is a fault of the views."""
    if number is None:
        return None
    if not isinstance(number, Decimal):
        raise TypeError(f"{number!r} is no exact decimal")
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def statements(script):
    """The script without its comments, statement by statement."""
    lines = (line.split("--", 1)[0] for line in script.splitlines())
    return [statement for part in "\n".join(lines).split(";") if (statement := part.strip())]


def differences(said, told, where=""):
    """Where two answers differ; numbers of the tool's answer come as their own digits."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from differences(said[key], value, f"{where}.{key}")
    elif isinstance(told, list):
        if len(said) != len(told):
            yield f"{where}: {len(said)} for {len(told)}"
        for at, (one, other) in enumerate(zip(said, told)):
            name = other.get("id") or other.get("county") or at if isinstance(other, dict) else at
            yield from differences(one, other, f"{where}[{name}]")
    elif said != told:
        yield f"{where}: {said!r}, expected {told!r}"


def judge(cases, run):
    """Runs `SCRIPT ANSWER` pairs of files and fails with the first differences."""
    faults = []
    for script, answer in zip(cases[::2], cases[1::2]):
        with open(answer, encoding="utf-8") as file:
            told = json.load(file, parse_float=str)
        with open(script, encoding="utf-8") as file:
            said = run(statements(file.read()))
        faults += [f"{script}{fault}" for fault in differences(said, as_text(told))]
    if faults:
        raise SystemExit("\n".join(faults[:40] + [f"{len(faults)} differences"]))
    print(f"{len(cases) // 2} answers agree")


COUNTS = {"expected", "received", "left_out", "held", "closed", "reported", "applicable", "stale"}
COUNTS |= {"done", "in_progress", "not_started", "not_applicable", "missing"}


def as_text(told, key=None):
    """Figures as the digits that the tool wrote; counts of things stay whole numbers."""
    if isinstance(told, dict):
        return {name: as_text(value, name) for name, value in told.items()}
    if isinstance(told, list):
        return [as_text(value) for value in told]
    if isinstance(told, int) and not isinstance(told, bool) and key not in COUNTS:
        return str(told)
    return told
