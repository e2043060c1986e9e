"""Blocks set on pages: where each line and each rule stands, in millimetres
from the upper left corner."""
import collections
import unicodedata

# A line of a page: x and y of its left end on the baseline; the size is the
# height of its letters.
Line = collections.namedtuple("Line", "x y size text bold")
Rule = collections.namedtuple("Rule", "x y width height")
Page = collections.namedtuple("Page", "lines rules")

WIDE, TALL = 210.0, 297.0
NOT_FIRST = set("，。；：、？！）》”’〕】％%")
NOT_LAST = set("（《“‘〔【")


def advance(char, size):
    wide = unicodedata.east_asian_width(char) in "WFA"
    return size if wide else size * 0.5


def width(text, size):
    return sum(advance(char, size) for char in text)


def wrap(text, size, first, rest):
    """Lines of at most `first` and then `rest` millimetres; a mark that may
    not stand first hangs over, a word of letters or digits stays whole."""
    lines, room, line, used = [], first, "", 0.0
    for part in words(text):
        if line and used + width(part, size) > room + 0.01:
            if part[0] not in NOT_FIRST:
                carried = ""
                while line[-1] in NOT_LAST and len(line) > 1:
                    line, carried = line[:-1], line[-1] + carried
                lines.append(line)
                line, room = carried, rest
                used = width(line, size)
        line += part
        used += width(part, size)
    return lines + [line]


def words(text):
    part = ""
    for char in text:
        if char.isascii() and (char.isalnum() or char in ".%"):
            part += char
            continue
        if part:
            yield part
            part = ""
        yield char
    if part:
        yield part


class Setter:
    """Fills pages from above; `style` has left, right, top, bottom, size and
    leading in millimetres, and header and number (a pattern) or None."""

    def __init__(self, style):
        self.style, self.pages, self.y = style, [], None

    def page(self):
        lines, style = [], self.style
        if style.get("header"):
            size = 3.2
            lines.append(Line((WIDE - width(style["header"], size)) / 2, 15,
                              size, style["header"], False))
        if style.get("number"):
            text, size = style["number"] % (len(self.pages) + 1), 4.9
            left = (WIDE - width(text, size)) / 2
            lines.append(Line(left, TALL - 18, size, text, False))
        self.pages.append(Page(lines, []))
        self.y = style["top"]

    def down(self, height):
        if not self.pages or self.y + height > TALL - self.style["bottom"]:
            self.page()
        self.y += height

    def line(self, x, size, text, bold=False):
        self.down(self.style["leading"] * size / self.style["size"])
        self.pages[-1].lines.append(Line(x, self.y, size, text, bold))

    def block(self, block):
        style = self.style
        room = WIDE - style["left"] - style["right"]
        size = style["size"]
        if block.kind == "title":
            size *= 1.35
            for text in wrap(block.text, size, room, room):
                self.line((WIDE - width(text, size)) / 2, size, text, True)
            self.down(size)
        elif block.kind == "right":
            self.line(WIDE - style["right"] - 2 * size
                      - width(block.text, size), size, block.text)
        elif block.kind == "table":
            self.table(block.rows, room)
        else:
            indent = 2 * size
            bold = block.kind == "heading"
            for i, text in enumerate(wrap(block.text, size, room - indent,
                                          room)):
                self.line(style["left"] + (0 if i else indent), size, text,
                          bold)

    def table(self, rows, room):
        """Ruled cells of one line each, a page break between two rows."""
        size, height = self.style["size"] * 0.75, self.style["size"] * 1.8
        column = room / len(rows[0])
        for row in rows:
            self.down(height)
            page, top = self.pages[-1], self.y - height
            for i, cell in enumerate(row):
                left = self.style["left"] + i * column
                x = left + max(1.0, (column - width(cell, size)) / 2)
                page.rules.append(Rule(left, top, column, height))
                page.lines.append(Line(x, self.y - height * 0.3, size, cell,
                                       False))
        self.y += size


def pages(blocks, style):
    setter = Setter(style)
    setter.page()
    for block in blocks:
        setter.block(block)
    return setter.pages
