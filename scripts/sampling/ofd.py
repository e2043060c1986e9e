"""A report as OFD, to GB/T 33190-2016: written by hand, in the manners of
three kinds of producers."""
from xml.sax.saxutils import escape

from .blocks import write_zip
from .layout import TALL, WIDE, advance, pages

SPACE = "http://www.ofdspec.org/2016"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

# unit: what a text object holds; prefix: of the names of XML; absolute: paths
# from the root of the package; template: the header stands in a page template;
# points: sizes are points, which a matrix makes millimetres.
STYLES = {
    "line": dict(left=28, right=26, top=37, bottom=35, size=5.64, leading=9.9,
                 number="— %d —", unit="line", prefix="ofd:", absolute=False,
                 template=True),
    "char": dict(left=31.7, right=31.7, top=25.4, bottom=25.4, size=5.29,
                 leading=8.5, number="%d", unit="char", prefix="ofd:",
                 absolute=True, template=False),
    "run": dict(left=20, right=20, top=30, bottom=28, size=4.94, leading=8.2,
                number="第 %d 页", unit="run", prefix="", absolute=True,
                template=False),
    "point": dict(left=25, right=25, top=30, bottom=30, size=5.64, leading=9.2,
                  number="- %d -", unit="run", prefix="ofd:", absolute=False,
                  template=True, points=True),
}
POINT = 0.3528


def number(value):
    return ("%.3f" % value).rstrip("0").rstrip(".")


def deltas(text, size, grouped):
    """The way from each letter to the next, `g n v` for runs of equal ones."""
    steps = [number(advance(char, size)) for char in text[:-1]]
    out, i = [], 0
    while i < len(steps):
        n = 1
        while grouped and i + n < len(steps) and steps[i + n] == steps[i]:
            n += 1
        out += ["g", str(n), steps[i]] if n > 2 else steps[i:i + n]
        i += n
    return " ".join(out)


def runs(text):
    """Letters and digits apart from Han, as a producer with two fonts does."""
    part = ""
    for char in text:
        if part and (char < "\x7f") != (part[-1] < "\x7f"):
            yield part
            part = ""
        part += char
    yield part


class Writer:
    def __init__(self, style):
        self.style, self.last = style, 10

    def tag(self, name):
        return self.style["prefix"] + name

    def id(self):
        self.last += 1
        return self.last

    def element(self, name, inner, **attributes):
        named = "".join(' %s="%s"' % pair for pair in attributes.items())
        return "<%s%s>%s</%s>" % (self.tag(name), named, inner, self.tag(name))

    def root(self, name, inner, **attributes):
        prefix = self.style["prefix"].rstrip(":")
        space = "xmlns" + (":" + prefix if prefix else "")
        return HEAD + self.element(name, inner, **{space: SPACE}, **attributes)

    def text(self, x, line, text):
        scale = POINT if self.style.get("points") else 1
        size = line.size / scale
        step = deltas(text, size, self.style["unit"] != "char")
        code = {"X": "0", "Y": number(size * 0.88)}
        more = {}
        if scale != 1:
            # the origin of the matrix lies in the corner of the page
            code["X"], code["Y"] = number(x / scale), number(line.y / scale)
            more["CTM"] = "%s 0 0 %s %s %s" % (
                scale, scale, number(-x), number(-line.y + line.size * 0.88))
        if step:
            code["DeltaX"] = step
        box = " ".join(number(v) for v in (
            x, line.y - line.size * 0.88,
            sum(advance(char, line.size) for char in text), line.size * 1.1))
        fill = self.element("FillColor", "", Value="0 0 0")
        return self.element(
            "TextObject", fill + self.element("TextCode", escape(text), **code),
            ID=self.id(), Boundary=box, Font=4 if line.bold else 3,
            Size=number(size), **more)

    def line(self, line):
        unit, x, out = self.style["unit"], line.x, []
        parts = ([line.text] if unit == "line" else runs(line.text)
                 if unit == "run" else line.text)
        for part in parts:
            out.append(self.text(x, line, part))
            x += sum(advance(char, line.size) for char in part)
        return "".join(out)

    def rule(self, rule):
        w, h = number(rule.width), number(rule.height)
        return self.element(
            "PathObject", self.element("StrokeColor", "", Value="0 0 0")
            + self.element("AbbreviatedData",
                           "M 0 0 L %s 0 L %s %s L 0 %s C" % (w, w, h, h)),
            ID=self.id(), LineWidth="0.25",
            Boundary=" ".join(number(v) for v in rule))

    def page(self, page, template):
        inner = "".join([self.rule(r) for r in page.rules]
                        + [self.line(line) for line in page.lines])
        if self.style["unit"] == "run":
            inner = self.element("PageBlock", inner, ID=self.id())
        layer = self.element("Layer", inner, ID=self.id(), Type="Body")
        used = (self.element("Template", "", TemplateID="2", ZOrder="Background")
                if template else "")
        area = self.element("Area", self.element(
            "PhysicalBox", "0 0 %d %d" % (WIDE, TALL)))
        return self.root("Page", used + area + self.element("Content", layer))

    def where(self, folder, path):
        return "/" + folder + path if self.style["absolute"] else path


def resources(writer):
    fonts = "".join(writer.element("Font", "", ID=i, FontName=name,
                                   FamilyName=name)
                    for i, name in ((3, "仿宋_GB2312"), (4, "黑体")))
    return writer.root("Res", writer.element("Fonts", fonts), BaseLoc="Res")


def write(path, blocks, author, date, manner="line", header=None):
    title = next(b.text for b in blocks if b.kind == "title")
    style = dict(STYLES[manner], header=header)
    in_template = style["template"] and header
    if in_template:
        style["header"] = None
    made, writer = pages(blocks, style), Writer(style)
    parts = []
    for i, page in enumerate(made):
        parts.append(("Doc_0/Pages/Page_%d/Content.xml" % i,
                      writer.page(page, in_template)))
    common = writer.element("PageArea", writer.element(
        "PhysicalBox", "0 0 %d %d" % (WIDE, TALL))) + writer.element(
            "PublicRes", writer.where("Doc_0/", "PublicRes.xml"))
    if in_template:
        sheet = pages([], dict(style, header=header, number=None))[0]
        parts.append(("Doc_0/Tpls/Tpl_0/Content.xml",
                      writer.page(sheet, False)))
        common += writer.element("TemplatePage", "", ID=2, BaseLoc=writer.where(
            "Doc_0/", "Tpls/Tpl_0/Content.xml"))
    listed = "".join(writer.element(
        "Page", "", ID=writer.id(),
        BaseLoc=writer.where("Doc_0/", "Pages/Page_%d/Content.xml" % i))
        for i in range(len(made)))
    common = writer.element("MaxUnitID", writer.last) + common
    info = writer.element("DocInfo", "".join(
        writer.element(name, escape(value)) for name, value in (
            ("DocID", "0" * 32), ("Title", title), ("Author", author),
            ("CreationDate", date), ("Creator", "nianlun samples"))))
    front = [("OFD.xml", writer.root("OFD", writer.element(
        "DocBody", info + writer.element(
            "DocRoot", writer.where("", "Doc_0/Document.xml"))),
        Version="1.0", DocType="OFD")),
        ("Doc_0/Document.xml", writer.root(
            "Document", writer.element("CommonData", common)
            + writer.element("Pages", listed))),
        ("Doc_0/PublicRes.xml", resources(writer))]
    write_zip(path, front + parts)
