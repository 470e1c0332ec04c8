#!/usr/bin/env python3
"""What other tools say of the one-defect corpus, written to compared.tsv beside this script.

    python3 -m venv .venv && .venv/bin/pip install frictionless duckdb csvkit
    .venv/bin/python tests/defects/compare.py
    UPDATE=1 cargo test --test defects

Nothing is installed here, and a tool that is not there is said to be so. Each tool gets the file alone;
frictionless is given a schema as well (submissions only), since without one it knows nothing of values.
A tool's answer is what it adds to its answer on the sound file (controls/001-sound.csv).
"""

import csv
import importlib.metadata
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOUND = "controls/001-sound.csv"

DIALECT = """header = true, delim = ',', quote = '"', escape = '"'"""
STATE_OR_FIGURE = r"\d{1,15}|未启动|推进中|已完成|不适用|not-started|in-progress|done|n/a"
ITEMS = ["1.1", "1.1-points", "1.1-coverage", "1.1-visits", "1.1-events"]
SCHEMA = {
    "fields": [
        {"name": "编号", "type": "string", "constraints": {"required": True, "enum": ITEMS}},
        {"name": "名称", "type": "string"},
        {"name": "期间", "type": "string", "constraints": {"pattern": r"2023-(M?0[1-3]|Q1)"}},
        {"name": "站点", "type": "string", "constraints": {"enum": ["站一", "站二"]}},
        {"name": "数值", "type": "string", "constraints": {"pattern": STATE_OR_FIGURE}},
        {"name": "总数", "type": "integer", "constraints": {"minimum": 0}},
        {"name": "佐证", "type": "string"},
        {"name": "备注", "type": "string"},
    ],
    "primaryKey": ["编号", "期间", "站点"],
}


def version(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def frictionless(path, target):
    from frictionless import Detector, Resource, Schema

    options = {}
    if target == "" or target.endswith(".csv") and "submissions" in target:
        options = {"schema": Schema.from_descriptor(SCHEMA), "detector": Detector(schema_sync=True)}
    resource = Resource(path=str(path.relative_to(HERE)), basepath=str(HERE), format="csv", scheme="file", **options)
    report = resource.validate()
    errors = list(report.errors) + [error for task in report.tasks for error in task.errors]
    return [(line_of(error), error.type) for error in errors]


def line_of(error):
    row = getattr(error, "row_number", None)
    if row is not None:
        return row
    rows = getattr(error, "row_numbers", None)
    return rows[0] if rows else 0


def duckdb(path, target):
    import duckdb as engine

    connection = engine.connect()
    try:
        connection.execute(f"SELECT * FROM read_csv('{path}', {DIALECT}, store_rejects = true)").fetchall()
        rejects = connection.execute("SELECT line, error_type FROM reject_errors ORDER BY line").fetchall()
        return [(line or 0, kind) for line, kind in rejects]
    except engine.Error as error:
        text = str(error)
        line = re.search(r"Line: (\d+)", text)
        first = re.sub(r' "/.*?"', '', text.strip().splitlines()[0])[:60]
        return [(int(line.group(1)) if line else 0, first)]


def csvclean(path, target):
    program = Path(sys.executable).parent / "csvclean"
    run = subprocess.run([program, "--length-mismatch", path], capture_output=True, timeout=60)
    text = run.stderr.decode("utf-8", "replace")
    if run.returncode == 0 and not text.strip():
        return []
    if not text.startswith("line_number,msg"):
        last = (text.strip().splitlines() or ["exit %d" % run.returncode])[-1]
        return [(0, last[:60])]
    found = []
    for row in csv.reader(io.StringIO(text)):
        if row and row[0].isdigit():
            found.append((int(row[0]) + 1, row[1]))  # It does not count the header.
    return found


TOOLS = [
    ("frictionless", "frictionless", frictionless, "`Resource.validate` with the schema of compare.py, `schema_sync`"),
    ("DuckDB", "duckdb", duckdb, "`read_csv(…, store_rejects = true)` with header, comma and double quotes given, then `reject_errors`"),
    ("csvclean", "csvkit", csvclean, "`csvclean --length-mismatch` (its other check reports columns left empty, which is no defect here); it counts lines below the header, so one was added"),
]
NOT_RUN = [("csvlint.rb", "a Ruby gem, which could not be installed where this was made")]


def clean(word):
    return re.sub(r"\s+", " ", word).strip()[:70] or "error"


def answers(tool, file, target):
    try:
        return [(int(line), clean(word)) for line, word in tool(HERE / file, target)]
    except Exception as error:  # A tool that breaks off has noticed something.
        return [(0, clean(f"{type(error).__name__}: {error}"))]


def main():
    files = []
    for table, folder in [("expected.tsv", ""), ("controls.tsv", "controls/")]:
        for line in (HERE / table).read_text("utf-8").splitlines()[1:]:
            name, target = line.split("\t")[:2]
            files.append((folder + name, target))
    out = ["tool\tfile\tline\tword"]
    for name, package, tool, how in TOOLS:
        known = version(package)
        if known is None:
            out.append(f"{name}\t\t\tnot installed")
            continue
        out.append(f"{name}\t\t\t{package} {known}, {how}")
        always = answers(tool, SOUND, "")
        for file, target in files:
            if file.endswith(".toml"):
                continue
            found = [answer for answer in answers(tool, file, target) if answer not in always or file == SOUND]
            for line, word in found or [(0, "-")]:
                out.append(f"{name}\t{file}\t{line}\t{word}")
    for name, why in NOT_RUN:
        out.append(f"{name}\t\t\tnot run: {why}")
    (HERE / "compared.tsv").write_text("\n".join(out) + "\n", "utf-8")


if __name__ == "__main__":
    main()
