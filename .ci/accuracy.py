#!/usr/bin/env python3
"""Measure the program on the marked articles and compare with the values of accuracy.json (standard library only).

    python3 .ci/accuracy.py [--eval ../shared/eval] [--bin target/release/quotary]
    UPDATE=1 python3 .ci/accuracy.py        raise the values to what is measured now, less SLACK, rounded down to half points

accuracy.json holds per data set the least F1 (for "speaker right": the least share) in per cent. A value may only
be raised here; lowering one is an edit by hand, with its reason in the commit. Exit status 1 if a figure is lower than
its value or is missing.
"""
import argparse
import json
import math
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
VALUES = HERE / "accuracy.json"
# What a change that trades a few statements against others may cost unasked.
SLACK = 0.3


def measured(result, rows):
    """{data set: {label: per cent}}: F1, or the share where there is only one figure."""
    return {
        name: {label: f1 or first for label, first, _, f1 in rows(r)}
        for name, r in result.items()
    }


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--eval", default=HERE.parent.parent / "shared/eval", type=pathlib.Path)
    ap.add_argument("--bin", default="target/release/quotary")
    a = ap.parse_args()
    sys.path.insert(0, str(a.eval))
    import accuracy

    done = subprocess.run([sys.executable, str(a.eval / "accuracy.py"), "--bin", a.bin, "--json"], stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"accuracy.py ended with status {done.returncode}")
    result = json.loads(done.stdout)
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
    print(f"{sum(map(len, values.values()))} figures, {low} lower than they may be")
    sys.exit(1 if low else 0)


if __name__ == "__main__":
    main()
