#!/usr/bin/env python3
"""Checks key.json against the reports beside it: every quotation of the key must stand literally in the
report that it names, after NFKC and without white space, line wraps, page numbers and Markdown marks.

    python3 check_key.py [--quiet]

Exit status 0: all is well; 1: the key and the reports disagree, one line for each fault."""
import collections
import json
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = {"plan", "action", "result", "shortfall", "context"}
THREAD_STATUS = {"new", "kept", "reworded", "fulfilled", "repeated"}
PAIR_STATUS = {"kept", "reworded", "fulfilled"}
FLAGS = {"moved", "merged", "split", "stronger", "weaker", "renamed", "partly", "repeated"}
faults = []


def fault(where, what):
    faults.append("%s: %s" % (where, what))


def squeeze(text):
    """The text as quotations are compared: NFKC, no page-number lines, no white space, no ** and no #."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"(?m)^\f?\s*[-—–]\s*\d+\s*[-—–]\s*$", "", text)
    text = re.sub(r"(?m)^#+ ", "", text)
    return re.sub(r"[\s*]", "", text)


def main():
    with open(os.path.join(HERE, "key.json"), encoding="utf-8") as f:
        key = json.load(f)
    texts, reports, by_year, types = {}, {}, {}, {}
    count = collections.Counter()

    def quote(path, words, where):
        count["quotations"] += 1
        if not words or squeeze(words) not in texts.get(path, ""):
            fault(where, "not in %s: %s" % (path, words))

    for r in key["reports"]:
        path = r["path"]
        try:
            with open(os.path.join(HERE, path), encoding="utf-8") as f:
                texts[path] = squeeze(f.read())
        except OSError as e:
            fault(path, e.strerror)
            continue
        reports[path] = r
        by_year[r["issuer"], r["kind"], r["year"]] = path
        quote(path, r["title"], "title")
        if r["number"]:
            quote(path, r["number"], "number")
        y, m, d = r["date"].split("-")
        quote(path, "%d年%d月%d日" % (int(y), int(m), int(d)), "date")
        at = 0
        types[path] = {}
        for kind, words in r["statements"]:
            count["statements"] += 1
            if kind not in TYPES:
                fault(path, "no such type: %s" % kind)
            found = texts[path].find(squeeze(words), at)
            if found < 0:
                fault(path, "statement not there, or not in this order: %s" % words)
            else:
                at = found + len(squeeze(words))
            types[path][words] = kind

    def statement(path, words, where, kinds=("plan", "action", "result")):
        quote(path, words, where)
        if types.get(path, {}).get(words) not in kinds:
            fault(where, "no statement of type %s in %s: %s" % ("/".join(kinds), path, words))

    seen = set()
    for t in key["threads"]:
        if t["id"] in seen:
            fault(t["id"], "twice")
        seen.add(t["id"])
        years = [e["year"] for e in t["entries"]]
        last = max(y for i, k, y in by_year if (i, k) == (t["issuer"], t["kind"]))
        if years != sorted(years):
            fault(t["id"], "entries are out of order")
        if t["dropped_after"] != (None if years[-1] == last else years[-1]):
            fault(t["id"], "dropped_after does not agree with the entries")
        for e in t["entries"]:
            statement(by_year.get((t["issuer"], t["kind"], e["year"])), e["text"], t["id"], (e["type"],))
            if e["status"] not in THREAD_STATUS:
                fault(t["id"], "no such status: %s" % e["status"])
            count["entries"] += 1

    for p in key["pairs"]:
        where = "%s %d-%d" % (p["issuer"], p["old_year"], p["new_year"])
        old = by_year.get((p["issuer"], p["kind"], p["old_year"]))
        new = by_year.get((p["issuer"], p["kind"], p["new_year"]))
        told, tnew = set(p["dropped"]), set(p["new"])
        linked_old, linked_new = set(), set()
        for row in p["links"] + p["maybe"]:
            for words in row["old"]:
                statement(old, words, where)
            for words in row["new"]:
                statement(new, words, where)
            if not row["old"] or not row["new"]:
                fault(where, "a row with an empty side")
        for row in p["links"]:
            count["links"] += 1
            linked_old.update(row["old"])
            linked_new.update(row["new"])
            if row["status"] not in PAIR_STATUS:
                fault(where, "no such status: %s" % row["status"])
            for flag in row["flags"]:
                if flag not in FLAGS:
                    fault(where, "no such flag: %s" % flag)
            if row["status"] == "fulfilled" and {types[old].get(w) for w in row["old"]} != {"plan"}:
                fault(where, "fulfilled, but the old side is no plan: %s" % row["old"])
            if row["status"] == "kept" and squeeze(row["old"][0]).rstrip("。;") != squeeze(row["new"][0]).rstrip("。;"):
                fault(where, "kept, but the words differ: %s" % row["old"])
        for words in p["dropped"]:
            statement(old, words, where, ("plan", "action"))
        for words in p["new"]:
            statement(new, words, where, ("plan", "action"))
        for words in linked_old & told:
            fault(where, "linked and dropped: %s" % words)
        for words in linked_new & tnew:
            fault(where, "linked and new: %s" % words)
        may_old = {w for row in p["maybe"] for w in row["old"]}
        may_new = {w for row in p["maybe"] for w in row["new"]}
        for words, kind in types[old].items():
            if kind in ("plan", "action") and words not in linked_old | told | may_old:
                fault(where, "nothing is said of the old statement: %s" % words)
        for words, kind in types[new].items():
            if kind in ("plan", "action") and words not in linked_new | tnew | may_new:
                fault(where, "nothing is said of the new statement: %s" % words)
        for row in p["sections"]:
            for words in row["old"]:
                quote(old, words, where)
            for words in row["new"]:
                quote(new, words, where)

    for i in key["indicators"] + key["figures"]:
        if len(i["points"]) < 2 and i in key["indicators"]:
            fault(i["name"], "a series of one point")
        if [x["year"] for x in i["points"]] != sorted({x["year"] for x in i["points"]}):
            fault(i["name"], "years out of order or twice")
        for x in i["points"]:
            count["points"] += 1
            quote(x["report"], x["text"], i["name"])
            numbers = [float(n) for n in re.findall(r"\d+(?:\.\d+)?", unicodedata.normalize("NFKC", x["text"]))]
            for v in [x[k] for k in ("value", "low", "high") if k in x]:
                v = abs(v)
                if not any(abs(v - n * s) < 1e-6 * max(1, v) for n in numbers for s in (1, 10**4, 10**8)) \
                        and not (v == 80 and "八成" in x["text"]):
                    fault(i["name"], "%s is not in: %s" % (v, x["text"]))

    for f in faults:
        print(f)
    if "--quiet" not in sys.argv[1:]:
        print("%d reports, %d statements, %d threads with %d entries, %d pairs with %d links, %d series and %d single figures, "
              "%d points, %d quotations: %s" % (len(reports), count["statements"], len(key["threads"]), count["entries"], len(key["pairs"]),
              count["links"], len(key["indicators"]), len(key["figures"]), count["points"], count["quotations"],
              "%d faults" % len(faults) if faults else "all in order"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
