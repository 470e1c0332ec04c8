"""Runs exported scripts in DuckDB: `run_duckdb.py SCRIPT ANSWER [SCRIPT ANSWER …]`."""

import sys

import duckdb

from answers import answers, judge


def run(script):
    with duckdb.connect() as engine:
        for statement in script:
            engine.execute(statement)

        def rows(query):
            cursor = engine.execute(query)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row)) for row in cursor.fetchall()]

        return answers(rows)


judge(sys.argv[1:], run)
