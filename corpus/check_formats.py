#!/usr/bin/env python3
"""Holds what nianlun finds in the samples of formats/ against what it finds in their Markdown: who, what and
when, sections, statements with their types, figures.

    python3 check_formats.py [--tool NIANLUN] [FILE...]

One line a file, behind it the notes of its reading and each difference (- the Markdown, + the file). Of text in
traditional script sections, statements and types are compared, but not by their characters. Exit status 0: all agree; 1: they do not."""
import argparse
import difflib
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FORMATS = os.path.join(HERE, "formats")
SOURCES = {"annual": os.path.join(HERE, "青汀区", "法治政府建设年度报告", "2024.md"),
           "bulletin": os.path.join(FORMATS, "bulletin.md")}
FIELDS = ("title", "issuer", "kind", "year", "number", "date")


def extract(tool, path):
    """The report, or what was said instead."""
    done = subprocess.run([tool, "extract", path, "--format", "json"], capture_output=True, cwd=FORMATS)
    lines = done.stdout.decode("utf-8").splitlines()
    return (json.loads(lines[0]), "") if lines else (None, done.stderr.decode("utf-8").strip())


def lines_of(report):
    """What must be alike, a line each; ids and lines of the text differ between formats."""
    depth, out = {None: 0}, ["%s: %s" % (field, report[field]) for field in FIELDS]
    for s in report["sections"]:
        depth[s["id"]] = depth[s["parent"]] + 1
    names = {s["id"]: s["heading"] for s in report["sections"]}
    out += ["#" * depth[s["id"]] + " %s%s" % (s["label"], s["heading"]) for s in report["sections"]]
    out += ["%s: %s  (%s)" % (s["type"], s["text"], names.get(s["section"], "")) for s in report["statements"]]
    out += ["figure: %s | %s | %s %s %s" % (i["name"], i["text"], i["value"], i["unit"], i["measure"])
            for i in report["indicators"]]
    return out


def masked(lines):
    """Without what the two scripts write differently: Big5 has no ∶ and no Ⅳ."""
    kept = [line for line in lines if not line.startswith(("figure:", *(field + ":" for field in FIELDS)))]
    return [re.sub("[\u2e80-\ufe4f]", "字", line.replace("∶", "：").replace("Ⅳ", "IV")) for line in kept]


def check(tool, name, wanted):
    got, why = extract(tool, name)
    if not got:
        print("%s: %s" % (name, why))
        return False
    want, have = wanted, lines_of(got)
    if ".big5." in name:
        want, have = (masked(want), masked(have))
    differences = [line for line in difflib.unified_diff(want, have, lineterm="", n=0)
                   if not line.startswith(("---", "+++", "@@"))]
    print("%s: %d sections, %d statements, %d figures: %s"
          % (name, len(got["sections"]), len(got["statements"]), len(got["indicators"]),
             "%d lines differ" % len(differences) if differences else "as in the Markdown"))
    for note in got["notes"]:
        print("  note: %s" % note["text"])
    for line in differences:
        print("  " + line)
    return not differences


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--tool", default="nianlun")
    options.add_argument("files", nargs="*")
    given = options.parse_args()
    tool = os.path.abspath(given.tool) if "/" in given.tool else given.tool
    files = given.files or sorted(name for name in os.listdir(FORMATS) if not name.endswith((".md", ".zip")))
    wanted = {name: lines_of(extract(tool, path)[0]) for name, path in SOURCES.items()}
    fine = [check(tool, name, wanted[name.split(".")[0]]) for name in files]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
