"""Files that are made to do harm: each is small and asks for much, or asks for
what it has no right to.  bombs() gives (name, bytes, what is to come of it):
`refused`, `read`, or None where either will do."""
import io
import struct
import warnings
import zipfile
import zlib

warnings.simplefilter("ignore")  # of names that stand twice in a ZIP: meant

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/'
         'package/2006/content-types"><Default Extension="rels" ContentType='
         '"application/vnd.openxmlformats-package.relationships+xml"/><Default '
         'Extension="xml" ContentType="application/xml"/><Override PartName='
         '"/word/document.xml" ContentType="%s"/></Types>')
RELS = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlfor'
        'mats.org/package/2006/relationships"><Relationship Id="r1" Type="http'
        '://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>')
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
          'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SENTENCE = "今年将新建步道两公里。"


def archive(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as box:
        for name, content in parts:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            box.writestr(info, content)
    return out.getvalue()


def docx(body, kind="document", head="", more=()):
    document = f'<?xml version="1.0" encoding="UTF-8"?>{head}{body}'
    return archive([("[Content_Types].xml", TYPES % (WORD + kind + ".main+xml")),
                    ("_rels/.rels", RELS), ("word/document.xml", document),
                    *more])


def word(inner, head=""):
    return docx(f"<w:document {W}><w:body>{inner}</w:body></w:document>",
                head=head)


def odt(inner, head=""):
    content = (f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-'
               f'content {OFFICE}><office:body><office:text>{inner}'
               '</office:text></office:body></office:document-content>')
    return archive([("mimetype", "application/vnd.oasis.opendocument.text"),
                    ("content.xml", content)])


def ofd(page, head="", pages=1, document=None):
    entry = (f'<?xml version="1.0"?><ofd:OFD {OFD} Version="1.0" DocType="OFD">'
             '<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>'
             '</ofd:DocBody></ofd:OFD>')
    document = document or (
        f'<?xml version="1.0"?><ofd:Document {OFD}><ofd:CommonData>'
        '<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>'
        '</ofd:PageArea></ofd:CommonData><ofd:Pages>' + "".join(
            f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_0/Content.xml"/>'
            for i in range(pages)) + '</ofd:Pages></ofd:Document>')
    content = (f'<?xml version="1.0"?>{head}<ofd:Page {OFD}><ofd:Content>'
               f'<ofd:Layer ID="2">{page}</ofd:Layer></ofd:Content></ofd:Page>')
    return archive([("OFD.xml", entry), ("Doc_0/Document.xml", document),
                    ("Doc_0/Pages/Page_0/Content.xml", content)])


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def ofd_text(text, attributes='Boundary="10 10 100 10" Size="5"'):
    return (f'<ofd:TextObject ID="3" {attributes}><ofd:TextCode X="0" Y="5">'
            f'{text}</ofd:TextCode></ofd:TextObject>')


def laughs(levels=10):
    rows = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">'
                   for i in range(1, levels))
    return f'<!DOCTYPE x [<!ENTITY a0 "哈哈哈哈">{rows}]>'


def quadratic():
    return f'<!DOCTYPE x [<!ENTITY a "{"哈" * 100000}">]>'


OUTSIDE = ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">'
           '<!ENTITY % b SYSTEM "http://127.0.0.1:9/x.dtd">%b;]>')


def xml_bombs():
    deep = 100000
    makers = (("docx", word, paragraph), ("odt", odt,
              lambda text: f"<text:p>{text}</text:p>"), ("ofd", ofd, ofd_text))
    for kind, make, line in makers:
        yield f"laughs.{kind}", make(line("&a9;"), head=laughs()), "refused"
        yield (f"quadratic.{kind}", make(line("&a;" * 5000), head=quadratic()),
               "refused")
        yield f"outside.{kind}", make(line("&a;"), head=OUTSIDE), None
        yield (f"huge-attribute.{kind}",
               make(line(SENTENCE).replace(">", f' a="{"x" * (8 << 20)}">', 1)),
               None)
        yield (f"attributes.{kind}",
               make(line(SENTENCE).replace(">", "".join(
                   f' a{i}=""' for i in range(100000)) + ">", 1)), None)
        yield (f"huge.{kind}", make(line(SENTENCE * 4) * 600000), None)
    yield ("deep.docx", word("<w:tbl><w:tr><w:tc>" * deep + paragraph(SENTENCE)
                             + "</w:tc></w:tr></w:tbl>" * deep), None)
    yield ("deep-runs.docx", word("<w:sdt><w:sdtContent>" * deep
                                  + paragraph(SENTENCE)
                                  + "</w:sdtContent></w:sdt>" * deep), None)
    yield ("deep.odt", odt("<text:section>" * deep + f"<text:p>{SENTENCE}"
                           "</text:p>" + "</text:section>" * deep), None)
    yield ("deep-spans.odt", odt("<text:p>" + "<text:span>" * deep + SENTENCE
                                 + "</text:span>" * deep + "</text:p>"), None)
    yield ("spaces.odt", odt(f'<text:p>{SENTENCE}<text:s text:c="2000000000"/>'
                             "</text:p>"), None)
    yield ("columns.odt", odt('<table:table xmlns:table="urn:oasis:names:tc:'
                              'opendocument:xmlns:table:1.0"><table:table-row '
                              'table:number-rows-repeated="1000000">'
                              '<table:table-cell table:number-columns-repeated='
                              f'"16384"><text:p>{SENTENCE}</text:p>'
                              '</table:table-cell></table:table-row>'
                              '</table:table>'), None)
    yield ("grid.docx", word('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='
                             f'"2000000000"/></w:tcPr>{paragraph(SENTENCE)}'
                             '</w:tc></w:tr></w:tbl>'), None)
    yield ("deep.ofd", ofd("<ofd:PageBlock>" * deep + ofd_text(SENTENCE)
                           + "</ofd:PageBlock>" * deep), None)
    yield "pages.ofd", ofd(ofd_text(SENTENCE), pages=200000), None
    yield ("words.ofd", ofd("".join(
        ofd_text("建设", f'Boundary="{x / 3} {y / 3} 9 3" Size="3"')
        for x, y in scattered(100000))), None)
    yield ("specks.ofd", ofd("".join(
        ofd_text("建", f'Boundary="{x / 3} {y / 3} .1 .1" Size=".01"')
        for x, y in scattered(100000))), None)
    yield ("glyphs.ofd", ofd(ofd_text(SENTENCE).replace(
        'Y="5"', 'Y="5" DeltaX="g 2000000000 1"')), None)
    yield ("far.ofd", ofd(ofd_text(
        SENTENCE, 'Boundary="1e308 -1e308 1e308 1e308" Size="1e308"')), None)
    yield ("itself.ofd", ofd("", document=(
        f'<?xml version="1.0"?><ofd:Document {OFD}><ofd:Pages><ofd:Page ID="1" '
        'BaseLoc="Document.xml"/></ofd:Pages></ofd:Document>')), None)


def zip_bombs():
    zeros, crc = b"\0" * (1 << 20), 0
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    thick = b""
    for _ in range(1 << 10):
        thick += packed.compress(zeros)
        crc = zlib.crc32(zeros, crc)
    thick += packed.flush()
    yield ("ratio.docx", with_raw("word/document.xml", thick, 1 << 30, crc),
           "refused")
    yield ("lie.docx", with_raw("word/document.xml", thick, 1000, crc),
           "refused")
    many = [("a%d.txt" % i, SENTENCE) for i in range(60000)]
    yield "many.zip", archive(many), None
    yield "many.docx", docx("<a/>", more=many), "refused"
    yield "same-names.zip", archive([("a.txt", SENTENCE)] * 2000), None
    nested = SENTENCE.encode() * 1000
    for level in range(30):
        nested = archive([("%d.zip" % level, nested)])
    yield "nested.zip", nested, None
    layer = archive([("a.txt", "\0" * (10 << 20))])
    for _ in range(3):
        layer = archive([("%d.zip" % i, layer) for i in range(16)])
    yield "tree.zip", layer, None
    names = ["../../evil.txt", "/etc/evil.txt", "a/../../b.txt", "C:\\evil.txt",
             "..\\evil.txt", "evil\n.txt", "\x1b[31mevil.txt", "-rf.txt",
             "x" * 60000 + ".txt"]
    yield ("names.zip", archive([
        (name, f"云澜市青汀区{2000 + i}年法治政府建设年度报告\n\n{SENTENCE}")
        for i, name in enumerate(names)]), None)
    yield "encrypted.docx", mark_encrypted(word(paragraph(SENTENCE))), "refused"
    yield "encrypted.zip", mark_encrypted(archive([("a.txt", SENTENCE)])), None
    yield "empty.zip", archive([]), "refused"
    yield "overlap.zip", overlapping(), None


def with_raw(name, packed, size, crc):
    """A DOCX whose text is given as it is packed."""
    sound = docx("@", more=())
    box = zipfile.ZipFile(io.BytesIO(sound))
    out, central = b"", b""
    for info in box.infolist():
        data, real, check = box.read(info), None, None
        if info.filename == name:
            raw, real, check = packed, size, crc
        else:
            deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
            raw = deflate.compress(data) + deflate.flush()
            real, check = len(data), zlib.crc32(data)
        head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, check, len(raw),
                           real, len(info.filename), 0)
        central += (b"PK\1\2" + struct.pack("<H", 20) + head
                    + struct.pack("<HHHII", 0, 0, 0, 0, len(out))
                    + info.filename.encode())
        out += b"PK\3\4" + head + info.filename.encode() + raw
    count = len(box.infolist())
    return out + central + b"PK\5\6" + struct.pack(
        "<HHHHIIH", 0, 0, count, count, len(central), len(out), 0)


def mark_encrypted(box):
    out = bytearray(box)
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(mark, at + 1)
    return bytes(out)


def overlapping(entries=5000):
    """Many entries of a directory that share one piece of data."""
    data = b"\0" * (4 << 20)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = deflate.compress(data) + deflate.flush()
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(data),
                       len(raw), len(data), 5, 0)
    out = b"PK\3\4" + head + b"a.txt" + raw
    one = (b"PK\1\2" + struct.pack("<H", 20) + head
           + struct.pack("<HHHII", 0, 0, 0, 0, 0))
    central = b"".join(one + b"%05d" % i for i in range(entries))
    return out + central + b"PK\5\6" + struct.pack(
        "<HHHHIIH", 0, 0, entries, entries, len(central), len(out), 0)


def pdf(objects, root=1, trailer=b""):
    out, places = b"%PDF-1.7\n", []
    for i, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF"
                  % (len(objects) + 1, root, trailer, start))


def stream(content, more=b""):
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more,
                                                         content)


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
KIDS = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def scattered(count):
    """Places all over a page, the same each time."""
    for i in range(count):
        yield i * 7919 % 59500 / 100, i * 104729 % 84200 / 100


def crowds_pdf():
    """Words, lines and pages by the thousand."""
    page = PAGE % b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
    for name, size in (("words", 9), ("specks", 0.1)):
        said = b"BT /F %g Tf\n" % size + b"".join(
            b"1 0 0 1 %.2f %.2f Tm (w%d) Tj\n" % (x, y, i) for i, (x, y) in
            enumerate(scattered(10000))) + b"ET"
        yield (f"{name}.pdf", pdf([CATALOG, KIDS, page, stream(said), FONT]),
               None)
    lines = b"BT /F 1 Tf 0.02 TL 0 840 Td\n" + b"(line 2023) ' " * 40000 + b"ET"
    yield "lines.pdf", pdf([CATALOG, KIDS, page, stream(lines), FONT]), None
    grid = b"BT /F 1 Tf\n" + b"".join(
        b"1 0 0 1 %d %d Tm (%d) Tj\n" % (x * 3, y * 3, x * y)
        for y in range(280) for x in range(198)) + b"ET"
    yield "cells.pdf", pdf([CATALOG, KIDS, page, stream(grid), FONT]), None
    count = 5000
    kids = b" ".join(b"%d 0 R" % (i + 5) for i in range(count))
    yield ("pages.pdf", pdf([
        CATALOG, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        stream(b"BT /F 12 Tf 72 700 Td (report 2023) Tj ET"), FONT,
        *[PAGE % b"/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>"] * count]),
        None)


def pdf_bombs():
    said = b"BT /F 12 Tf 72 700 Td (report 2023) Tj ET\n"
    page = PAGE % b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
    sound = [CATALOG, KIDS, page, stream(said), FONT]
    yield "sound.pdf", pdf(sound), None
    yield "no-xref.pdf", pdf(sound).replace(b"startxref", b"startnone"), None
    yield "far-xref.pdf", pdf(sound)[:-8] + b"99999999\n%%EOF", None
    yield ("size.pdf", pdf(sound).replace(b"/Size 6", b"/Size 2147483647"),
           None)
    yield ("loop-pages.pdf", pdf([CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]"
                                  b"/Count 1000000>>"]), None)
    kids = b" ".join([b"3 0 R"] * 200000)
    yield ("kids.pdf", pdf([CATALOG, b"<</Type/Pages/Kids[%s]/Count 200000>>"
                            % kids, *sound[2:]]), None)
    form = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                  b"/Resources<</XObject<</X 5 0 R>>>>")
    page = PAGE % b"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>"
    yield ("loop-forms.pdf", pdf([CATALOG, KIDS, page, stream(b"/X Do"), form]),
           None)
    forms = [stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                    b"/Resources<</XObject<</X %d 0 R>>>>" % (i + 6))
             for i in range(12)]
    forms.append(stream(said, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"))
    yield ("laughs.pdf", pdf([CATALOG, KIDS, page, stream(b"/X Do"), *forms]),
           None)
    thick = zlib.compress(b"BT (a) Tj ET\n" * (8 << 20), 9)
    page = PAGE % b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
    yield ("ratio.pdf", pdf([CATALOG, KIDS, page,
                             stream(thick, b"/Filter/FlateDecode"), FONT]),
           None)
    twice = zlib.compress(zlib.compress(b"\0" * (1 << 28), 9), 9)
    yield ("twice.pdf", pdf([CATALOG, KIDS, page, stream(
        twice, b"/Filter[/FlateDecode/FlateDecode]"), FONT]), None)
    yield ("deep.pdf", pdf([CATALOG, KIDS, b"[" * 1000000, *sound[3:]]), None)
    yield ("crypt.pdf", pdf(sound, trailer=(
        b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<%s>/U<%s>>>"
        b"/ID[<00><00>]" % (b"61" * 32, b"62" * 32))), "refused")
    yield from crowds_pdf()
    image = stream(b"\0", b"/Type/XObject/Subtype/Image/Width 2000000000/Height"
                   b" 2000000000/BitsPerComponent 8/ColorSpace/DeviceGray")
    page = PAGE % b"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>"
    yield ("image.pdf", pdf([CATALOG, KIDS, page, stream(
        b"500 0 0 700 0 0 cm /X Do"), image]), None)
    wide = PAGE.replace(b"595 842", b"1e9 1e9") % b"/Contents 4 0 R"
    yield "wide.pdf", pdf([CATALOG, KIDS, wide, stream(said)]), None
    yield ("script.pdf", pdf([CATALOG[:-2] + b"/OpenAction<</S/Launch/F(/bin/sh)"
                              b">>/Names<</JavaScript 3 0 R>>>>",
                              *sound[1:]]), None)


def html_bombs():
    head = "<!DOCTYPE html><html><head><title>报告</title></head><body>"
    for tag in ("div", "table><tr><td", "b", "span", "ul><li", "blockquote",
                "font", "p", "form"):
        name = tag.split(">")[0]
        yield (f"deep-{name}.html", (head + f"<{tag}>" * 100000 + SENTENCE),
               None)
    yield "attribute.html", head + f'<p a="{"x" * (20 << 20)}">' + SENTENCE, None
    yield ("attributes.html", head + "<p " + " ".join(
        f'a{i}="b"' for i in range(200000)) + ">" + SENTENCE, None)
    yield ("cells.html", head + '<table><tr><td colspan="2000000000" rowspan='
           f'"2000000000">{SENTENCE}</td><td>1</td></tr></table>', None)
    yield ("grid.html", head + "<table>" + ('<tr><td colspan="1000" rowspan='
           f'"65534">{SENTENCE}</td></tr>') * 1000 + "</table>", None)
    yield ("nested.html", head + "<table><tr><td>1</td><td>" * 1000 + SENTENCE,
           None)
    yield ("rows.html", head + "<table>" + "<tr><td>1<td>2<td>3" * 100000,
           None)
    yield ("wide.html", head + "<table><tr>" + "<td>1" * 100000, None)
    yield ("spans.html", head + "<table>" + '<tr><td rowspan="9" colspan="9">1'
           * 20000, None)
    yield ("items.html", head + "<ol>" + f"<li>{SENTENCE}" * 100000, None)
    yield ("links.html", head + f'<p><a href="/">{SENTENCE}</a></p>' * 100000,
           None)
    yield ("spaced.html", head + "<p>" + " \n\t　" * 2000000 + SENTENCE, None)
    yield "open.html", head + "<!--" + SENTENCE * 100000, None
    yield "angles.html", head + "<" * 5000000, None
    yield "entities.html", head + "&amp" * 2000000 + "&#1114112;&#xD800;", None
    yield ("unclosed.html", head + ("<a href=x><b><i>" + SENTENCE) * 50000,
           None)
    yield ("outside.html", head + '<iframe src="file:///etc/passwd"></iframe>'
           f'<img src="http://127.0.0.1:9/"><p>{SENTENCE}</p>', None)
    yield "one-line.html", head + "<p>" + "哈" * 20000000, None


def text_bombs():
    head = "云澜市青汀区2023年政府工作报告\n\n"
    line = 300000  # characters: a line of less than a megabyte
    yield "line.txt", "哈" * 10000000, "refused"
    yield "lines.txt", head + SENTENCE + "\n" * 20000000, None
    yield "nul.txt", SENTENCE + "\0" * 1000000, "refused"
    yield "long.txt", head + (SENTENCE * 20 + "\n") * 20000, None
    yield "headings.md", head + ("# " * 100 + SENTENCE + "\n") * 5000, None
    yield "brackets.md", head + "（" * line + SENTENCE, None
    yield "quotes.txt", head + "“" * line + SENTENCE, None
    yield "tables.md", head + "|" * line + "\n" + "|---" * line, None
    yield "cells.md", head + ("|1" * 1000 + "|\n") * 1000, None
    yield "digits.txt", head + "9" * line + "万元。", None
    yield "numbers.txt", head + "增长9.9%、" * (line // 7) + "。", None
    yield "chinese.txt", head + "一亿" * (line // 2) + "元。", None
    yield "clauses.txt", head + (SENTENCE[:-1] + "，") * (line // 11), None
    yield "items.txt", head + "\n".join(f"（{i}）{SENTENCE}"
                                        for i in range(50000)), None
    yield "same.txt", head + (SENTENCE + "\n") * 50000, None
    yield "tones.txt", head + "e\u0301" * line, None
    yield "marks.txt", head + "a" + "\u0301" * line, None


SLOW = {"laughs.pdf", "specks.pdf"}  # as long as pdftotext may take


def bombs():
    for make in (zip_bombs, xml_bombs, pdf_bombs, html_bombs, text_bombs):
        for name, content, outcome in make():
            if isinstance(content, str):
                content = content.encode()
            yield name, content, outcome
    title = "云澜市青汀区2023年法治政府建设年度报告"
    yield "macros.docm", docx(
        f"<w:document {W}><w:body>{paragraph(title)}{paragraph(SENTENCE)}"
        "</w:body></w:document>", kind="macroEnabled",
        more=[("word/vbaProject.bin", b"\xd0\xcf\x11")]), "read"
