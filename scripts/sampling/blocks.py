"""A report as a list of blocks, read from Markdown or from plain text."""
import collections
import re
import zipfile

# kind: title, heading, text, right (signature and date) or table; level of a
# heading counts from 1; a table has rows of cells instead of text.
Block = collections.namedtuple("Block", "kind level text rows")

LABEL = re.compile(r"(第?[一二三四五六七八九十]+[、章]|（[一二三四五六七八九十]+）|\d+[.．])")


def read_markdown(text):
    blocks, rows = [], []
    for line in [*text.split("\n"), ""]:
        line = line.strip()
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not all(set(cell) <= set("-: ") for cell in cells):
                rows.append(cells)
            continue
        if rows:
            blocks.append(Block("table", 0, "", rows))
            rows = []
        if line:
            blocks.append(read_line(line))
    return sign(blocks)


def read_line(line):
    marks = len(line) - len(line.lstrip("#"))
    if marks == 1:
        return Block("title", 0, line[2:], None)
    if marks:
        return Block("heading", marks - 1, line[marks + 1:], None)
    return Block("text", 0, line, None)


def sign(blocks):
    """The date on a line of its own stands right, and so does who signs."""
    for i, block in enumerate(blocks):
        if i > len(blocks) // 2 and re.fullmatch(r"\d+年\d+月\d+日", block.text):
            for j in (i - 1, i):
                blocks[j] = blocks[j]._replace(kind="right")
    return blocks


def split_label(text):
    """The number in front of a heading, and the heading."""
    found = LABEL.match(text)
    return (found.group(), text[found.end():]) if found else ("", text)


def write_zip(path, parts):
    """A package whose bytes depend on nothing but `parts`: [(name, text)]."""
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            stored = name == "mimetype"
            entry.compress_type = (zipfile.ZIP_STORED if stored
                                   else zipfile.ZIP_DEFLATED)
            entry.create_system = 0
            entry.external_attr = 0
            package.writestr(entry, data)
