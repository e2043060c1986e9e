#!/usr/bin/env python3
"""Writes real reports as OFD, DOCX and HTML and holds what nianlun finds in them against the text.

    tests/bench/formats.py [--every N] [--show] [--only ENDING] [NIANLUN] [FOLDER]

Every Nth report of FOLDER (../shared/reports) in each manner of
scripts/sampling.  Tells the share of statements that are found again to the
letter, and how far their number is off.
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "scripts"))
sys.dont_write_bytecode = True
from sampling import blocks, docx, ofd, page  # noqa: E402


def write_ofd(manner):
    return lambda path, report: ofd.write(path, report, "某局", "2024-01-01",
                                          manner, "某地年度报告")


WRITERS = {
    "line.ofd": write_ofd("line"),
    "char.ofd": write_ofd("char"),
    "run.ofd": write_ofd("run"),
    "point.ofd": write_ofd("point"),
    "docx": lambda path, report: docx.write(path, report, "某局"),
    "html": lambda path, report: page.write(path, report, "2024-01-01", "某局"),
}


def read(path):
    """Blocks of a report; the first line is its title."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if text.startswith("---\n"):
        text = text.split("\n---\n", 1)[1]
    report = blocks.read_markdown(text)
    if report and not any(b.kind == "title" for b in report):
        report[0] = report[0]._replace(kind="title")
    return report


def statements(tool, path):
    done = subprocess.run([tool, "extract", path, "--format", "json"],
                          capture_output=True)
    if not done.stdout:
        print("%s: %s" % (path, done.stderr.decode().strip()))
        return collections.Counter()
    report = json.loads(done.stdout.decode().splitlines()[0])
    return collections.Counter(s["text"] for s in report["statements"])


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--every", type=int, default=15)
    options.add_argument("--show", action="store_true")
    options.add_argument("--only")
    options.add_argument("tool", nargs="?",
                         default=os.path.join(ROOT, "build", "nianlun"))
    options.add_argument("folder", nargs="?",
                         default=os.path.join(ROOT, "..", "shared", "reports"))
    given = options.parse_args()
    paths = sorted(glob.glob(os.path.join(given.folder, "**", "*.md"),
                             recursive=True)
                   + glob.glob(os.path.join(given.folder, "**", "*.txt"),
                               recursive=True))
    if not paths:
        print("skipped: no reports in %s" % given.folder)
        return
    endings = [given.only] if given.only else list(WRITERS)
    found, wanted = collections.Counter(), 0
    off = collections.defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="nianlun-formats-") as tmp:
        for path in [p for p in paths if "README" not in p][::given.every]:
            report = read(path)
            # what the makers keep of it is what can be found again
            plain = os.path.join(tmp, "plain.txt")
            with open(plain, "w", encoding="utf-8") as f:
                f.write("\n\n".join(
                    b.text if b.kind != "table" else
                    "\n".join("| %s |" % " | ".join(row) for row in b.rows)
                    for b in report))
            want = statements(given.tool, plain)
            wanted += sum(want.values())
            for ending in endings:
                made = os.path.join(tmp, "made." + ending)
                WRITERS[ending](made, report)
                got = statements(given.tool, made)
                same = sum((want & got).values())
                found[ending] += same
                if want:
                    off[ending].append(sum(got.values()) / sum(want.values())
                                       - 1)
                if given.show and same < sum(want.values()):
                    print("%s %s: %d of %d, %d found" % (
                        os.path.relpath(path, given.folder), ending, same,
                        sum(want.values()), sum(got.values())))
                    for text in (want - got):
                        print("  - %s" % text)
                    for text in (got - want):
                        print("  + %s" % text)
    for ending in endings:
        far = sorted(abs(share) for share in off[ending])
        print("%-9s %d reports, %d statements: %.2f %% to the letter; number "
              "off by at most 2 %% in %d, %.1f %% at worst"
              % (ending, len(far), wanted, 100 * found[ending] / wanted,
                 sum(share <= .02 for share in far), 100 * far[-1]))


main()
