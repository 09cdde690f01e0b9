#!/usr/bin/env python3
"""Hold our places against a list of the world's towns: every finding must be explained (standard library only).

    python3 .ci/places.py [--eval ../shared/eval]

Runs check_places.py. A finding that tests/place_findings.csv does not explain by the row's id is to be mended, or added
there with its reason if the row is right: the list spells a name otherwise, has a gap, knows only a namesake, or the
row is of another kind than town. Explanations of what is no longer found are to be taken out. Exit status 1 for either.
"""
import argparse
import csv
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXPLAINED = ROOT / "tests" / "place_findings.csv"
FINDING = re.compile(r"(?P<file>\S+\.csv):(?P<line>\d+): .*: (?P<finding>country|far): ")


def ids(name):
    """The id of the row that ends at each line of a file."""
    with open(next((ROOT / "gazetteers").rglob(name)), encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return {reader.line_num: row["id"] for row in reader}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--eval", default=ROOT.parent / "shared/eval", type=pathlib.Path)
    a = ap.parse_args()
    command = [sys.executable, str(a.eval / "check_places.py"), "--gazetteers", str(ROOT / "gazetteers")]
    lines = subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    with open(EXPLAINED, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    explained = {(row["id"], row["finding"]) for row in rows if len(row["reason"]) > 10}
    files, found = {}, {}
    for line in lines:
        if match := FINDING.match(line):
            name = match["file"]
            files.setdefault(name, ids(name))
            found[files[name][int(match["line"])], match["finding"]] = line
    new = [line for key, line in found.items() if key not in explained]
    stale = sorted({(row["id"], row["finding"]) for row in rows} - found.keys())
    for line in new:
        print(f"not explained: {line}")
    for row, finding in stale:
        print(f"no longer found, take it out of {EXPLAINED.name}: {row} ({finding})")
    if [row["id"] for row in rows] != sorted(row["id"] for row in rows):
        sys.exit(f"{EXPLAINED.name} is not sorted by id")
    print(f"{lines[-1] if lines else 'check_places.py printed nothing'}; {len(found)} findings, {len(new)} not explained")
    sys.exit(1 if new or stale or not found else 0)


if __name__ == "__main__":
    main()
