"""Runs whole processes in turn and keeps medians of time and memory."""
import collections
import os
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CACHE = os.path.join(ROOT, "build", "bench")

# Seconds on the clock, seconds of processor, megabytes at the peak, and the
# seconds that the process itself says its work took (or None).
Run = collections.namedtuple("Run", "wall cpu peak inside")


class Timer:
    """Runs commands through the small process that takes their measure."""

    def __init__(self):
        os.makedirs(CACHE, exist_ok=True)
        self.timed = os.path.join(CACHE, "timed")
        self.note = os.path.join(tempfile.mkdtemp(dir=CACHE), "note")
        subprocess.run(["cc", "-O2", "-o", self.timed,
                        os.path.join(HERE, "timed.c")], check=True)

    def run(self, args, stdin=None, ok=(0, 1), env=None):
        done = subprocess.run([self.timed, self.note] + args, input=stdin,
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, env=env)
        said = done.stderr.decode(errors="replace")
        if done.returncode not in ok:
            sys.exit("bench: %s: %s" % (" ".join(args[:3]), said[-300:]))
        with open(self.note) as note:
            wall, cpu, peak = map(float, note.read().split())
        return Run(wall, cpu, peak / 1024, as_seconds(said))

    def close(self):
        for path, leave in ((self.note, os.unlink),
                            (os.path.dirname(self.note), os.rmdir)):
            if os.path.exists(path):
                leave(path)


def as_seconds(said):
    try:
        return float(said)
    except ValueError:
        return None


def together(runs):
    """Several processes one after the other, as one."""
    return Run(sum(r.wall for r in runs), sum(r.cpu for r in runs),
               max(r.peak for r in runs), None)


def median(runs):
    inside = [r.inside for r in runs if r.inside is not None]
    return Run(statistics.median(r.wall for r in runs),
               statistics.median(r.cpu for r in runs),
               max(r.peak for r in runs),
               statistics.median(inside) if inside else None)


def times(ratio):
    """A ratio of the peer's time to ours, in words."""
    if ratio >= 1:
        return "%s x faster" % short(ratio)
    return "%s x slower" % short(1 / ratio)


def short(number):
    return "%.0f" % number if number >= 20 else \
        "%.1f" % number if number >= 2 else "%.2f" % number


def clock(seconds):
    return "%.2f s" % seconds if seconds >= 10 else "%.0f ms" % \
        (seconds * 1e3) if seconds >= 0.01 else "%.1f ms" % (seconds * 1e3)


class Table:
    """Rows of ours beside a peer's, printed as they are measured."""

    COLUMNS = ("work", "nianlun", "peak", "peer", "peer's time", "its peak",
               "nianlun is")

    def __init__(self, runs):
        self.runs = runs
        self.rows = []

    def measure(self, what, ours, name, theirs, once=False):
        """Both in turn (A B A B ...) after a warm-up each.  The ratio is the
        median of the pairwise ratios, so that a machine whose speed drifts
        does not change it.  A peer that takes half a minute has one run."""
        ours()
        if not once:
            theirs()
        pairs = [(ours(), theirs()) for _ in range(1 if once else self.runs)]
        mine = median([p[0] for p in pairs])
        peer = median([p[1] for p in pairs])
        ratio = statistics.median(p[1].wall / p[0].wall for p in pairs)
        taken = clock(peer.wall)
        if peer.inside is not None:
            taken += " (%s inside)" % clock(peer.inside)
        self.add(what, clock(mine.wall), "%.0f MB" % mine.peak,
                 name + (", one run" if once else ""), taken,
                 "%.0f MB" % peer.peak, times(ratio))
        return mine, peer

    def alone(self, what, ours, say):
        """Ours without a peer; `say` makes the last column of the median."""
        ours()
        mine = median([ours() for _ in range(self.runs)])
        self.add(what, clock(mine.wall), "%.0f MB" % mine.peak, "", "", "",
                 say(mine))
        return mine

    def skip(self, name, why):
        print("skipped: %s: %s" % (name, why), flush=True)

    def add(self, *row):
        self.rows.append(row)
        print("%-42s %9s %7s  %-34s %-26s %7s  %s" % row, flush=True)

    def markdown(self):
        print("\n| " + " | ".join(self.COLUMNS) + " |")
        print("|---" * len(self.COLUMNS) + "|")
        for row in self.rows:
            print("| " + " | ".join(row) + " |")
