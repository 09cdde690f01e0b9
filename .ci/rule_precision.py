#!/usr/bin/env python3
"""Measure how often each rule of attribution is right, and keep the result with the word lists.

    python3 .ci/rule_precision.py [--bin target/release/quotary] [--eval ../shared/eval] [--check]

Runs BIN over the marked training articles. A statement counts as right if its content is found (at least half of the words
shared) and its source is right, as score_quotes.py defines both; statements inside attitudes and the like are not counted.
Writes gazetteers/words/rule_precision.csv, or with --check compares it: exit status 1 if a rule differs by more than 0.015.
"""
import argparse
import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE.parent / "gazetteers" / "words" / "rule_precision.csv"
TOLERANCE = 0.015
FEWEST = 5


def measure(binary, folder):
    sys.path.insert(0, str(folder))
    import accuracy
    import score_quotes

    gold_path = folder / "gold" / "polnear-train.jsonl"
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        text, raw, pred = (scratch / name for name in ("text.jsonl", "raw.jsonl", "pred.jsonl"))
        accuracy.unmarked(gold_path, text)
        accuracy.run(binary, text, raw)
        accuracy.quote_predictions(raw, pred)
        predictions = {p["id"]: p for p in score_quotes.read_jsonl(pred)}
    counts = collections.defaultdict(lambda: [0, 0])
    for gold in score_quotes.read_jsonl(gold_path):
        document = score_quotes.Doc(gold)
        items = document.items(gold["quotes"], True)
        for item in items:
            item.ignored |= item.cls in ("attitude", "other")
        wanted = [item for item in items if not item.ignored]
        skipped = set().union(*(item.content for item in items if item.ignored), document.word_set(gold.get("ignore")))
        found = [p for p in document.items(predictions[document.id]["quotes"], True) if p.content]
        hits = {j: i for _, i, j in score_quotes.pair_up(wanted, found, 0.5)}
        for j, item in enumerate(found):
            if j not in hits and 2 * len(item.content & skipped) >= len(item.content):
                continue
            count = counts[item.raw["rule"]]
            count[0] += 1
            count[1] += j in hits and score_quotes.source_right(document, wanted[hits[j]], item)
    return {rule: (right / n, n) for rule, (n, right) in sorted(counts.items()) if n >= FEWEST}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="target/release/quotary")
    parser.add_argument("--eval", default=HERE.parent.parent / "shared" / "eval", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    measured = measure(arguments.bin, arguments.eval)
    if not arguments.check:
        with open(TABLE, "w", encoding="utf-8", newline="") as sink:
            writer = csv.writer(sink, lineterminator="\n")
            writer.writerow(["rule", "precision", "statements"])
            writer.writerows([rule, f"{p:.3f}", n] for rule, (p, n) in measured.items())
        return
    with open(TABLE, encoding="utf-8", newline="") as source:
        kept = {row["rule"]: float(row["precision"]) for row in csv.DictReader(source)}
    stale = [rule for rule in sorted(kept.keys() | measured.keys())
             if rule not in kept or rule not in measured or abs(kept[rule] - measured[rule][0]) > TOLERANCE]
    for rule in stale:
        print(f"rule_precision.csv: {rule}: kept {kept.get(rule)}, measured {measured.get(rule)}; run .ci/rule_precision.py")
    sys.exit(1 if stale else 0)


if __name__ == "__main__":
    main()
