#!/usr/bin/env python3
"""Measure the program on the marked articles and compare with the values of accuracy.json (standard library only).

    python3 .ci/accuracy.py [--eval ../shared/eval] [--bin target/release/quotary]
    UPDATE=1 python3 .ci/accuracy.py        raise the values to what is measured now, less SLACK, rounded down to half points

accuracy.json holds per data set the least F1 (for "speaker right": the least share) in per cent. A value may only
be raised here; lowering one is an edit by hand, with its reason in the commit. The names are found a second time with
300,000 colliding names laid over (collide.py): their precision may not fall by half a point. Exit status 1 if a figure
is lower than its value or is missing.
"""
import argparse
import json
import math
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
VALUES = HERE / "accuracy.json"
# What a change that trades a few statements against others may cost unasked.
SLACK = 0.3
# What colliding names may cost in precision, and where it is measured.
COLLISION = 0.5
COLLIDED = ("ner-conll03-testa", "ner-worldwiderepaired-dev")


def measured(result, rows):
    """{data set: {label: per cent}}: F1, or the share where there is only one figure."""
    return {
        name: {label: f1 or first for label, first, _, f1 in rows(r)}
        for name, r in result.items()
    }


def scores(a, binary, *arguments):
    """What accuracy.py of the marked articles says of a program."""
    command = [sys.executable, str(a.eval / "accuracy.py"), "--bin", binary, "--json", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"accuracy.py ended with status {done.returncode}")
    return json.loads(done.stdout)


def collided(a, result):
    """The number of data sets whose precision suffers from colliding names."""
    low = 0
    with tempfile.TemporaryDirectory() as scratch:
        names = pathlib.Path(scratch) / "collisions.csv"
        binary = pathlib.Path(scratch) / "quotary"
        subprocess.run([sys.executable, str(HERE / "collide.py"), "--out", str(names)], check=True)
        program, overlay = (shlex.quote(str(path)) for path in (pathlib.Path(a.bin).resolve(), names))
        binary.write_text(f'#!/bin/sh\nshift\nexec {program} extract --gazetteer {overlay} "$@"\n', encoding="utf-8")
        binary.chmod(0o755)
        below = scores(a, str(binary), "--only", "ner-")
    for name in COLLIDED:
        before, after = (r[name]["exact"]["all"]["p"] for r in (result, below))
        bad = before - after >= COLLISION
        low += bad
        print(f"{name}: precision {before:.2f}, below 300,000 colliding names {after:.2f}{'  LOWER' if bad else ''}")
    return low


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--eval", default=HERE.parent.parent / "shared/eval", type=pathlib.Path)
    ap.add_argument("--bin", default="target/release/quotary")
    a = ap.parse_args()
    sys.path.insert(0, str(a.eval))
    import accuracy

    result = scores(a, a.bin)
    accuracy.table(result)
    now = measured(result, accuracy.rows)
    values = json.loads(VALUES.read_text(encoding="utf-8"))
    if os.environ.get("UPDATE") == "1":
        for name, floors in values.items():
            for label in floors:
                floors[label] = max(floors[label], math.floor((now[name][label] - SLACK) * 2) / 2)
        VALUES.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    low = 0
    print(f"\n{'':<58}now  least")
    for name, floors in values.items():
        for label, least in floors.items():
            value = now.get(name, {}).get(label)
            bad = value is None or value < least
            low += bad
            shown = "   –" if value is None else f"{value:5.1f}"
            print(f"{name + ': ' + label:<56}{shown}  {least:5.1f}{'  LOWER' if bad else ''}")
    low += collided(a, result)
    print(f"{sum(map(len, values.values())) + len(COLLIDED)} figures, {low} lower than they may be")
    sys.exit(1 if low else 0)


if __name__ == "__main__":
    main()
