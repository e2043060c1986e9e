#!/usr/bin/env python3
"""Feeds the program files that are damaged or made to do harm.

    tests/damage/damage.py [--each N] [--seed N] [--show] [--keep DIR] [NIANLUN]

Of each sample in corpus/formats N files are made (200), and the bombs of
bombs.py; the slow ones only where N is at least 100.  `extract` must say of
each in one line what is wrong, or read it: it must not die, take more than ten
seconds of the processor (a PDF: a minute) or 512 MB, and `add` of a folder of
them must take the good ones and leave the corpus whole.  The last line says
how many files passed and failed.
"""
import argparse
import concurrent.futures
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

import bombs
import mutate

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SECONDS = 10
PDF_SECONDS = 20
MEGABYTES = 512
PATIENCE = 90  # by the clock, on a machine that is busy


class Run:
    """A finished process: how it ended, what it said, what it took."""

    def __init__(self, command, patience=PATIENCE):
        begin = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE)
        timer = concurrent.futures.ThreadPoolExecutor(1)
        said = timer.submit(child.stderr.read)
        try:
            self.said = said.result(patience).decode("utf-8", "replace")
        except concurrent.futures.TimeoutError:
            child.kill()
            self.said = said.result().decode("utf-8", "replace")
        timer.shutdown()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        child.stderr.close()
        self.status = child.returncode
        self.seconds = usage.ru_utime + usage.ru_stime
        self.clock = time.monotonic() - begin
        self.megabytes = usage.ru_maxrss / 1024

    def complaints(self, seconds=SECONDS):
        if self.status not in (0, 1, 2):
            yield f"ended with {self.status}"
        if self.seconds > seconds + 1:
            yield f"took {self.seconds:.1f} s of the processor"
        if self.megabytes > MEGABYTES:
            yield f"took {self.megabytes:.0f} MB"
        if "Sanitizer" in self.said or "runtime error" in self.said:
            yield "a sanitizer complained"


def complaints_of_extract(run, path, outcome):
    yield from run.complaints(
        PDF_SECONDS if path.suffix == ".pdf" else SECONDS)
    lines = run.said.splitlines()
    if run.status == 2 and (len(lines) != 1 or str(path) not in lines[0]
                            or not lines[0].startswith("nianlun: ")):
        yield f"said in {len(lines)} lines: {run.said[:300]!r}"
    if run.status == 2 and len(lines) == 1 and lines[0].rstrip().endswith(":"):
        yield f"gave no reason: {lines[0]!r}"
    if outcome == "refused" and run.status != 2:
        yield "was read"
    if outcome == "read" and run.status != 0:
        yield f"was not read: {run.said.strip()!r}"


class Bench:
    def __init__(self, tool, folder, show):
        self.tool, self.folder, self.show = tool, folder, show
        self.passed = self.failed = 0
        self.slowest = self.largest = (0, "")

    def count(self, what, found):
        found = list(found)
        self.passed += not found
        self.failed += bool(found)
        for line in found:
            print(f"FAILED {what}: {line}")

    def extract(self, case):
        name, outcome = case
        path = self.folder / name
        run = Run([self.tool, "extract", str(path)])
        return path, run, list(complaints_of_extract(run, path, outcome))

    def try_all(self, cases):
        workers = os.cpu_count() or 1
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            for path, run, found in pool.map(self.extract, cases):
                self.count(path.name, found)
                self.slowest = max(self.slowest, (run.seconds, path.name))
                self.largest = max(self.largest, (run.megabytes, path.name))
                if self.show:
                    print(f"{run.status} {run.seconds:6.2f} s "
                          f"{run.megabytes:5.0f} MB  "
                          f"{run.said.strip() or path.name}")

    def git(self, corpus, *arguments):
        return subprocess.run(["git", "-C", corpus, *arguments],
                              capture_output=True, text=True)

    def whole(self, corpus):
        """What is wrong with a corpus."""
        check = subprocess.run([self.tool, "-C", corpus, "check"],
                               capture_output=True, text=True)
        if check.returncode != 0:
            yield f"check: {check.stdout[-300:]}{check.stderr[-300:]}"
        fsck = self.git(corpus, "fsck", "--strict")
        if fsck.returncode != 0:
            yield f"fsck: {fsck.stderr[-300:]}"

    def add(self, name, folder):
        corpus = str(self.folder.parent / f"{name}.git")
        subprocess.run([self.tool, "init", corpus], check=True,
                       capture_output=True)
        run = Run([self.tool, "-C", corpus, "add", str(folder)], 10 * PATIENCE)
        found = list(run.complaints()) if name == "few" else []
        if run.status not in (0, 1, 2):
            found.append(f"ended with {run.status}")
        found += self.whole(corpus)
        kept = self.git(corpus, "ls-tree", "-r", "--name-only", "main",
                        "reports/").stdout.splitlines()
        return run, kept, found


def report(number):
    return (f"云澜市青汀区{1970 + number}年法治政府建设年度报告\n\n"
            f"　　今年新建步道{number}公里。\n")


def try_few(bench):
    """One bomb among fifty good files: the others are taken."""
    folder = bench.folder.parent / "few"
    folder.mkdir()
    for i in range(50):
        (folder / f"{1970 + i}.txt").write_text(report(i), "utf-8")
    (folder / "2000b.docx").write_bytes(
        bombs.word(bombs.paragraph("&a9;"), head=bombs.laughs()))
    run, kept, found = bench.add("few", folder)
    if len(kept) != 50:
        found.append(f"kept {len(kept)} of 50 good files")
    if run.status != 1:
        found.append(f"ended with {run.status}, not 1")
    if "2000b.docx" not in run.said:
        found.append(f"the bomb is not named: {run.said[-300:]!r}")
    bench.count("one bomb among fifty", found)


def try_macros(bench):
    """Their text is read, and a note says that they were not."""
    path = bench.folder / "macros.docm"
    shown = subprocess.run([bench.tool, "show", str(path), "--notes"],
                           capture_output=True, text=True)
    bench.count("note of macros", [] if "macros left out" in shown.stdout else
                [f"is missing: {shown.stdout[-300:]!r}"])


def try_pictures(bench):
    """What is to be drawn and recognised may be as large as it likes to say."""
    for name in ("image.pdf", "wide.pdf", "loop-forms.pdf", "ratio.pdf"):
        path = bench.folder / name
        run = Run([bench.tool, "extract", "--ocr", str(path)])
        bench.count(f"{name} --ocr",
                    complaints_of_extract(run, path, None))
        if bench.show:
            print(f"{run.status} {run.seconds:6.2f} s {run.megabytes:5.0f} MB  "
                  f"--ocr {run.said.strip() or name}")


def samples():
    return sorted(path for path in (ROOT / "corpus" / "formats").iterdir()
                  if path.suffix != ".md" or path.stem != "README")


def cases(seed, each):
    for bomb in bombs.bombs():
        if each >= 100 or bomb[0] not in bombs.SLOW:
            yield bomb
    files = [(path, path.read_bytes()) for path in samples()]
    for i, (path, content) in enumerate(files):
        other = files[(i + 1) % len(files)][1]
        made = mutate.damaged(seed, path.name, content, other, each)
        for number, (way, damaged) in enumerate(made):
            yield f"{path.stem}-{number}-{way}{path.suffix}", damaged, None


def write(folder, written, options):
    with open(written, "w", encoding="utf-8") as names:
        for name, content, outcome in cases(options.seed, options.each):
            if options.only in name:
                (folder / name).write_bytes(content)
                print(name, outcome or "", sep="\t", file=names)


def write_cases(folder, options):
    """Writes the files; returns (name, outcome) of each.  By a process of its
    own: what Linux says of the memory of a child begins with its parent's."""
    written = folder.parent / "cases"
    child = os.fork()
    if child == 0:
        try:
            write(folder, written, options)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit("damage: the files could not be made")
    return [line.split("\t") for line in
            written.read_text("utf-8").splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tool", nargs="?",
                        default=str(ROOT / "build" / "nianlun"))
    parser.add_argument("--each", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="part of a file's name")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--keep", help="where the files are left")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    place = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="nian-dmg-"))
    folder = place / "damaged"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        bench = Bench(os.path.abspath(options.tool), folder, options.show)
        bench.try_all(write_cases(folder, options))
        if not options.only:
            try_macros(bench)
            try_pictures(bench)
            try_few(bench)
            run, kept, found = bench.add("all", folder)
            print(f"add of all: {len(kept)} reports kept, {run.clock:.0f} s, "
                  f"{run.megabytes:.0f} MB")
            found += [f"{path} was written" for path in
                      (*place.rglob("evil*"), pathlib.Path("/etc/evil.txt"))
                      if path.exists()]
            bench.count("add of all", found)
    finally:
        if not options.keep:
            shutil.rmtree(place)
    print("most of the processor: %.1f s, %s" % bench.slowest)
    print("most memory: %.0f MB, %s" % bench.largest)
    print(f"{bench.passed} passed, {bench.failed} failed")
    return bench.failed != 0


if __name__ == "__main__":
    sys.exit(main())
