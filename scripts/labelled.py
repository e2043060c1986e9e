"""Links between statements of two reports as readers found them, kept without
their words: tests/labels/README.md says what a row means.

    labels = labelled.read('tests/labels')
    before = labelled.Places(texts of the statements of the earlier report)
    links = labelled.Links(labels[0], before, after)

A statement is known by what it begins and ends with, as two hashes, so it is
found again when lines are wrapped anew, and by one of them alone when it is
cut elsewhere.  What is not found is left out and counted.
"""
import hashlib
import json
import os
import re
import unicodedata

EDGE = 12
COUNTING = re.compile('^[^\\w]*[一二三四五六七八九十0-9]{1,3}([是、)]|[.](?![0-9]))')


def letters(text):
    """Letters and digits alone; 一是 and （一） are no part of it."""
    text = unicodedata.normalize('NFKC', text).lower()
    text = COUNTING.sub('', text.lstrip(' \u3000'))
    return ''.join(c for c in text if c.isalnum())


def half(text):
    return hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]


def key(text):
    text = letters(text)
    return half(text[:EDGE]) + half(text[-EDGE:])


class Places:
    """Where the statements of a report are to be found by their keys."""

    def __init__(self, texts):
        self.whole, self.head, self.tail = {}, {}, {}
        for i, text in enumerate(texts):
            k = key(text)
            self.whole.setdefault(k, []).append(i)
            if len(letters(text)) >= EDGE:
                self.head.setdefault(k[:8], []).append(i)
                self.tail.setdefault(k[8:], []).append(i)

    def find(self, k):
        """Indices; several when a text stands twice or was cut in two."""
        if k in self.whole:
            return self.whole[k]
        found = [edge[part] for edge, part in
                 ((self.head, k[:8]), (self.tail, k[8:]))
                 if len(edge.get(part, [])) == 1]
        return sorted({i for places in found for i in places})


class Label:
    """The rows of one pair of reports."""

    def __init__(self, before, after):
        self.before, self.after, self.rows = before, after, []

    @property
    def name(self):
        return os.path.splitext(os.path.basename(self.after))[0]


def read(folder):
    """All pairs of links.jsonl, in its order."""
    labels = {}
    with open(os.path.join(folder, 'links.jsonl'), encoding='utf-8') as f:
        for line in f:
            row = json.loads(line)
            pair = row['before'], row['after']
            labels.setdefault(pair, Label(*pair)).rows.append(row)
    return list(labels.values())


class Row:
    """One statement, by its places, with those it belongs to: each of `sure`
    and `maybe` is again a list of places."""

    def __init__(self, row, own, sure, maybe):
        self.side, self.type = row['side'], row['type']
        self.own, self.sure, self.maybe = own, sure, maybe

    def pairs(self, places):
        for other in places:
            for i in self.own:
                yield (i, other) if self.side == 'o' else (other, i)


class Links:
    """What of a label is found in the reports as they are cut now."""

    def __init__(self, label, before, after):
        self.rows, self.lost = [], 0
        sides = {'o': (before, after), 'n': (after, before)}
        for row in label.rows:
            here, there = sides[row['side']]
            own = here.find(row['statement'])
            if not own:
                self.lost += 1
                continue
            sure = [there.find(k) for k in row['counterparts']]
            maybe = [there.find(k) for k in row['maybe']]
            self.lost += sure.count([]) + maybe.count([])
            self.rows.append(Row(row, own, [p for p in sure if p],
                                 [p for p in maybe if p]))
