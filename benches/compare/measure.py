"""Workloads and what programs cost on them. Every program runs once unmeasured, so that the files are in the page
cache; then all take turns, and the best run counts."""

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILT = ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "release"
BARE, CHECK, STATUS = "bare scan", "plan check", "plan status"


@dataclass
class Cost:
    """Of the best run the seconds, of all runs the highest peak of memory in MB."""

    seconds: float
    memory: float


def options(about, runs):
    asked = argparse.ArgumentParser(description=about)
    asked.add_argument("folder", type=Path, help="workloads are written into it, and stay")
    asked.add_argument("--runs", type=int, default=runs)
    asked.add_argument("--seed", default="20230414")
    return asked


def build():
    subprocess.run(["cargo", "build", "--quiet", "--release", "--bin", "plan", "--example", "generate", "--example",
                    "bare_scan"], cwd=ROOT, check=True)


def generate(workspace, shape, seed, *size):
    if workspace.exists():
        print(f"{workspace} is there already: its files are used", file=sys.stderr)
    else:
        subprocess.run([BUILT / "examples/generate", shape, workspace, "--seed", seed, *size], check=True)


def ours(workspace):
    return {
        BARE: [BUILT / "examples/bare_scan", workspace],
        CHECK: [BUILT / "plan", "-C", workspace, "check"],
        STATUS: [BUILT / "plan", "-C", workspace, "status", "--format", "json"],
    }


def in_turn(programs, runs):
    """What each printed, and what each cost."""
    printed = {program: measured(command)[1] for program, command in programs.items()}
    costs = {}
    for _ in range(runs):
        for program, command in programs.items():
            cost, _ = measured(command)
            before = costs.get(program, cost)
            costs[program] = Cost(min(cost.seconds, before.seconds), max(cost.memory, before.memory))
    return printed, costs


def measured(command):
    """`time` is small, so that the memory that it reports is the program's own and not what it was forked from."""
    start = time.perf_counter()
    done = subprocess.run(["/usr/bin/time", "-f", "%M", *command], capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return Cost(seconds, int(done.stderr.split()[-1]) * 1024 / 1e6), done.stdout
