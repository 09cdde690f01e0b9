#!/usr/bin/env python3
"""Make a gazetteer of names that collide with ordinary words and with each other (standard library only).

    python3 .ci/collide.py [--rows 300000] [--out FILE]

The worst a large list of names can do, made of our own word lists:

- English words with a capital, as places: "Reading", "Sale", "Against";
- surnames, as towns: "Tamm", "Khan";
- first names and surnames in pairs, as persons. Half of them are pairs in which both are words, places or the other
  kind of name as well ("May Field", "Chad Will"); the other half is spread over all pairs.

All words and surnames are taken, the pairs fill the list up to --rows. The same lists give the same bytes. What such a
list may cost is held by .ci/accuracy.py; with --rows 1000000 it serves to measure loading.
"""
import argparse
import csv
import math
import pathlib
import sys

WORDS = pathlib.Path(__file__).resolve().parent.parent / "gazetteers" / "words"


def column(name, wanted=lambda row: True):
    with open(WORDS / name, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        rows = (dict(zip(header, row)) for row in reader)
        return [next(iter(row.values())) for row in rows if wanted(row)]


def spread(first, last, count):
    """`count` different pairs, evenly over all of them and in mixed order of both lists."""
    total = len(first) * len(last)
    step = int(total * 0.6180339887) | 1
    while math.gcd(step, total) != 1:
        step += 2
    for number in range(min(count, total)):
        at = number * step % total
        yield f"{first[at // len(last)]} {last[at % len(last)]}"


def rows(count):
    seen = set()

    def new(names, kind):
        for name in names:
            if name not in seen:
                seen.add(name)
                yield name, kind

    def is_ambiguous(row):
        return row["ambiguous"] != ""

    yield from new((word[0].upper() + word[1:] for word in column("english.csv")), "place")
    doubtful = column("surnames_ambiguous.csv")
    surnames = column("surnames.csv") + doubtful
    yield from new(surnames, "place")
    half = max(count - len(seen), 0) // 2
    first = column("first_names.csv")
    yield from new(spread(column("first_names.csv", is_ambiguous), doubtful, half), "person")
    # Some pairs are in both halves.
    yield from new(spread(first, surnames, count), "person")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rows", type=int, default=300_000)
    ap.add_argument("--out", type=argparse.FileType("w", encoding="utf-8"), default=sys.stdout)
    a = ap.parse_args()
    writer = csv.writer(a.out, lineterminator="\n")
    writer.writerow(("name", "type"))
    for _, row in zip(range(a.rows), rows(a.rows)):
        writer.writerow(row)


if __name__ == "__main__":
    main()
