"""A sample, damaged by chance: always the same for the same seed."""
import io
import random
import zipfile

PDF_MARKS = [b"obj", b"stream", b"xref", b"trailer", b"/Length", b"/Kids",
             b"/Count", b"/Size", b"/Root", b"/Filter", b"/W", b"/Index"]
WILD = [b"\0" * 8, b"\xff" * 8, b"99999999999", b"-1", b"<", b">", b"&", b"<<",
        b"/", b"%", b"]]>", b"<!--", b"../", b"\r", b"\xe4\xb8", b"&#0;",
        b"&#xD800;", b"65536", b"2147483648", b"1e309"]


def truncate(chance, sample, _):
    return sample[:chance.randrange(len(sample))]


def flip(chance, sample, _):
    out = bytearray(sample)
    for _ in range(chance.choice([1, 1, 4, 32, 256])):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def insert(chance, sample, _):
    at = chance.randrange(len(sample))
    piece = chance.choice(WILD) * chance.choice([1, 1, 3, 1000])
    return sample[:at] + piece + sample[at + chance.choice([0, len(piece)]):]


def repeat(chance, sample, _):
    begin, end = sorted(chance.randrange(len(sample)) for _ in range(2))
    return (sample[:end] + sample[begin:end] * chance.choice([1, 2, 20])
            + sample[end:])


def splice(chance, sample, other):
    return (sample[:chance.randrange(len(sample))]
            + other[chance.randrange(len(other)):])


def number(chance, sample, _):
    """Another number in place of one, as lengths and counts are."""
    runs, begin = [], None
    for i, byte in enumerate(sample):
        digit = 48 <= byte <= 57
        if digit and begin is None:
            begin = i
        elif not digit and begin is not None:
            runs.append((begin, i))
            begin = None
    if not runs:
        return flip(chance, sample, sample)
    begin, end = chance.choice(runs)
    value = chance.choice([b"0", b"-1", b"4294967295", b"99999999999999999999",
                           b"1", b"2147483647"])
    return sample[:begin] + value + sample[end:]


PLAIN = [truncate, flip, flip, insert, repeat, splice, number]


def inside(chance, sample, other):
    """Damage to what an archive holds, so that it reaches the parser."""
    with zipfile.ZipFile(io.BytesIO(sample)) as box:
        parts = [(info.filename, box.read(info)) for info in box.infolist()]
    texts = [i for i, part in enumerate(parts) if part[1]]
    chosen = chance.choice(texts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for i, (name, content) in enumerate(parts):
            if i == chosen:
                content = chance.choice(PLAIN)(chance, content, other)
            box.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def damaged(seed, name, sample, other, count):
    """`count` files made of a sample, as (what was done, bytes)."""
    ways = list(PLAIN)
    if sample[:2] == b"PK":
        ways += [inside] * len(PLAIN)
    for i in range(count):
        chance = random.Random(f"{seed} {name} {i}")
        way = ways[i % len(ways)]
        yield way.__name__, way(chance, sample, other)
