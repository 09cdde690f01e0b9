#!/usr/bin/env python3
"""Hold the rows of the article beside the repository to what RECORDS.md says of them (standard library only).

    python3 .ci/article.py [--articles ../shared/articles] [--bin target/release/quotary]

Exit status 1 if there is another row, or one of the four differs in a column named here.
"""
import argparse
import csv
import io
import pathlib
import subprocess
import sys

ROWS = [
    {"speaker": "Alexander Lavrentyev", "kind": "indirect", "cue": "said", "speaker_country": "RU",
     "speaker_role": "special presidential envoy for Syria", "said_from": "2024-01-24", "said_to": "2024-01-24"},
    {"speaker": "Alexander Lavrentyev", "kind": "direct", "cue": "told", "speaker_country": "RU",
     "speaker_role": "special presidential envoy for Syria", "occasion": "a briefing", "said_from": ""},
    {"speaker": "Tasnim", "kind": "mixed", "cue": "reported", "speaker_country": "IR", "citing": "sources",
     "speaker_type": "organization", "said_from": "2024-01-15", "said_to": "2024-01-21"},
    {"speaker": "Damascus", "kind": "indirect", "cue": "called", "speaker_country": "SY",
     "speaker_type": "place", "speaker_stands_for": "Government of Syria", "speaker_mention": "Official Damascus"},
]


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default=root.parent / "shared" / "articles", type=pathlib.Path)
    parser.add_argument("--bin", default=root / "target" / "release" / "quotary", type=pathlib.Path)
    a = parser.parse_args()
    done = subprocess.run([str(a.bin), "extract", "--quiet", str(a.articles)], capture_output=True, check=True)
    found = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))))
    faults = [] if len(found) == len(ROWS) else [f"{len(found)} rows, {len(ROWS)} expected"]
    for number, (row, expected) in enumerate(zip(found, ROWS), 1):
        for column, value in {**expected, "repeats": "2"}.items():
            if row[column] != value:
                faults.append(f"row {number}: {column} is {row[column]!r}, not {value!r}")
    print("\n".join(faults) or f"{len(found)} rows as described")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
