"""Other programs that compare two texts, and how each is called."""
import os
import shutil
import subprocess

from measure import CACHE, HERE

# Moves are looked for in texts of any length, and lines count as moved that
# share a quarter: the settings with which it finds most in these texts.
WIKIDIFF2 = ["-d", "wikidiff2.moved_paragraph_detection_cutoff=100000",
             "-d", "wikidiff2.moved_line_threshold=0.25"]

# git reads the regex bytewise where the locale is C: a Han character is three
# bytes, a number with its marks is one word.
WORD = (rb"[0-9A-Za-z.%]+|[\xe0-\xef][\x80-\xbf][\x80-\xbf]"
        rb"|[\xc0-\xdf][\x80-\xbf]|[^[:space:]]")

NODE_PACKAGES = {"jsdiff": "diff@9.0.0",
                 "diff-match-patch": "diff-match-patch@1.0.5"}


class Missing(Exception):
    """Says why a peer cannot be measured here."""


def wikidiff2(how):
    """A command that diffs two files; `how` is "table" or "json"."""
    if not shutil.which("php"):
        raise Missing("no php; scripts/setup --bench installs it")
    loaded = subprocess.run(["php", "-m"], capture_output=True, text=True)
    if "wikidiff2" not in loaded.stdout:
        raise Missing("php lacks it; scripts/setup --bench installs it")
    script = os.path.join(HERE, "peer_wikidiff2.php")
    return lambda before, after: ["php"] + WIKIDIFF2 + [script, how, before,
                                                        after]


def git_words(before, after):
    return ["git", "diff", "--no-index", "--word-diff",
            b"--word-diff-regex=" + WORD, before, after]


def node(package, how):
    """The same by a package of npm, kept under build/."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise Missing("no node and npm")
    spec = NODE_PACKAGES[package]
    folder = os.path.join(CACHE, "node")
    kept = os.path.join(folder, "node_modules", spec.split("@")[0])
    if not os.path.isdir(kept):
        os.makedirs(folder, exist_ok=True)
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund",
                               "--prefix", folder, spec],
                              capture_output=True, text=True)
        if done.returncode or not os.path.isdir(kept):
            lines = done.stderr.strip().splitlines() or ["npm failed"]
            raise Missing("npm install %s: %s" % (spec, lines[-1]))
    environment = dict(os.environ,
                       NODE_PATH=os.path.join(folder, "node_modules"))
    script = os.path.join(HERE, "peer_node.js")
    return (lambda before, after: ["node", script, how, before, after],
            environment)
