#!/usr/bin/env python3
"""scripts/labelled.py finds statements again, on invented sentences, and
links.jsonl is whole."""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', '..', 'scripts'))
import labelled  # noqa: E402

BRIDGE = '新建青汀大桥，打通南北通道，改善两岸居民出行条件。'
SCHOOL = '改扩建中小学校12所，新增学位8000个，缓解入学压力；'
SHORT = '加强水利建设。'


def places(*texts):
    return labelled.Places(texts)


def test_the_same_words():
    assert places(SCHOOL, BRIDGE).find(labelled.key(BRIDGE)) == [1]
    wrapped = '一是 新建青汀大桥,打通南北通道, 改善两岸\n居民出行条件'
    assert places(SCHOOL, wrapped).find(labelled.key(BRIDGE)) == [1]
    assert places('（三）' + SHORT).find(labelled.key(SHORT)) == [0]
    assert places('3.5万人受益。').find(labelled.key('5万人受益。')) == []


def test_another_cut():
    joined = places(BRIDGE[:-1] + '，' + SCHOOL)
    assert joined.find(labelled.key(BRIDGE)) == [0]
    assert joined.find(labelled.key(SCHOOL)) == [0]
    halves = places('新建青汀大桥，打通南北通道；', SHORT,
                    '改善两岸居民出行条件，方便群众。')
    assert halves.find(labelled.key(BRIDGE[:-1] + '，方便群众。')) == [0, 2]


def test_what_is_gone():
    assert places(SCHOOL, SHORT).find(labelled.key(BRIDGE)) == []
    assert places(SCHOOL, BRIDGE).find(labelled.key(SHORT)) == []
    label = labelled.Label('a', 'b')
    label.rows = [{'side': 'o', 'type': 'plan', 'maybe': [],
                   'statement': labelled.key(BRIDGE),
                   'counterparts': [labelled.key(t)
                                    for t in (BRIDGE, SCHOOL)]},
                  {'side': 'n', 'type': 'plan', 'maybe': [],
                   'statement': labelled.key(SHORT), 'counterparts': []}]
    links = labelled.Links(label, places(BRIDGE), places(BRIDGE))
    assert links.lost == 2
    assert [(r.own, r.sure) for r in links.rows] == [([0], [[0]])]
    assert list(links.rows[0].pairs([4])) == [(0, 4)]


def test_the_labels():
    types = {'plan', 'action', 'result', 'shortfall', 'context'}
    for label in labelled.read(HERE):
        seen = set()
        for row in label.rows:
            keys = [row['statement'], *row['counterparts'], *row['maybe']]
            assert all(re.fullmatch('[0-9a-f]{16}', k) for k in keys)
            assert row['side'] in 'on' and row['type'] in types
            assert not set(row['counterparts']) & set(row['maybe'])
            seen.add((row['side'], row['statement']))
        assert len(seen) > 40, label.name


if __name__ == '__main__':
    for name, test in sorted(globals().items()):
        if name.startswith('test_'):
            test()
            print('ok', name)
