"""A report as an office writes it: DOCX with styles, numbering that is not in
the text, a tracked change and a footnote."""
from xml.sax.saxutils import escape

from .blocks import split_label, write_zip

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Droid Sans Fallback"
PARTS = (("document", "document.main"), ("styles", "styles"),
         ("numbering", "numbering"), ("footnotes", "footnotes"),
         ("header1", "header"), ("footer1", "footer"))


def run(text, extra=""):
    return ('<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>'
            % (extra, escape(text)))


def changed(text, change):
    """`text` as runs; change is (words, before, footnote): the words were
    `before` until a reviewer changed them, and carry a footnote."""
    words, before, note = change
    front, back = text.split(words, 1)
    who = 'w:author="审稿人" w:date="2024-01-01T00:00:00Z"'
    return (run(front)
            + '<w:del w:id="901" %s><w:r><w:delText>%s</w:delText></w:r></w:del>'
            % (who, escape(before))
            + '<w:ins w:id="902" %s>%s</w:ins>' % (who, run(words))
            + ('<w:r><w:footnoteReference w:id="2"/></w:r>' if note else "")
            + run(back))


def paragraph(style, inner, extra=""):
    return ('<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>'
            % (style, extra, inner))


def table(rows):
    edges = "".join('<w:%s w:val="single" w:sz="4" w:color="000000"/>' % edge
                    for edge in ("top", "left", "bottom", "right", "insideH",
                                 "insideV"))
    width = 8800 // len(rows[0])
    out = ['<w:tbl><w:tblPr><w:tblW w:w="8800" w:type="dxa"/><w:tblBorders>'
           '%s</w:tblBorders></w:tblPr><w:tblGrid>%s</w:tblGrid>'
           % (edges, '<w:gridCol w:w="%d"/>' % width * len(rows[0]))]
    for row in rows:
        cells = ('<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>'
                 % (width, paragraph("Cell", run(cell))) for cell in row)
        out.append("<w:tr>%s</w:tr>" % "".join(cells))
    return "".join(out) + "</w:tbl>"


def body(blocks, numbered, change):
    out = []
    for block in blocks:
        if block.kind == "title":
            out.append(paragraph("Title", run(block.text)))
        elif block.kind == "heading":
            label, words = split_label(block.text)
            style = "Heading%d" % block.level
            if numbered and label:
                out.append(paragraph(style, run(words),
                                     '<w:numPr><w:ilvl w:val="%d"/>'
                                     '<w:numId w:val="1"/></w:numPr>'
                                     % (block.level - 1)))
            else:
                out.append(paragraph(style, run(block.text)))
        elif block.kind == "table":
            out.append(table(block.rows))
        elif change and change[0] in block.text:
            out.append(paragraph("BodyText", changed(block.text, change)))
        else:
            style = "Signature" if block.kind == "right" else "BodyText"
            out.append(paragraph(style, run(block.text)))
    return "".join(out)


def document(blocks, numbered, change):
    return (HEAD + '<w:document xmlns:w="%s" xmlns:r="%s"><w:body>%s<w:sectPr>'
            '<w:headerReference w:type="default" r:id="header1"/>'
            '<w:footerReference w:type="default" r:id="footer1"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1800" '
            'w:right="1500" w:bottom="1700" w:left="1500" w:header="900" '
            'w:footer="900" w:gutter="0"/></w:sectPr></w:body></w:document>'
            % (W, R, body(blocks, numbered, change)))


def style(name, shown, size, properties="", bold=False):
    return ('<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/>'
            '<w:pPr>%s</w:pPr><w:rPr>%s<w:sz w:val="%d"/></w:rPr></w:style>'
            % (name, shown, properties, "<w:b/>" if bold else "", size))


def styles():
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    centre = '<w:jc w:val="center"/>'
    out = [HEAD, '<w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr>'
           '<w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s" w:cs="%s"/>'
           '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
           '</w:docDefaults>' % (W, FONT, FONT, FONT, FONT),
           style("Title", "Title", 40, centre, True)]
    for level in (1, 2, 3):
        out.append(style("Heading%d" % level, "heading %d" % level, 32,
                         indent + '<w:outlineLvl w:val="%d"/>' % (level - 1),
                         True))
    out += [style("BodyText", "Body Text", 32, indent),
            style("Signature", "Signature", 32, '<w:jc w:val="right"/>'),
            style("Cell", "Table Contents", 24, centre),
            style("Header", "header", 18, centre),
            style("Footer", "footer", 18, centre),
            style("FootnoteText", "footnote text", 18), "</w:styles>"]
    return "".join(out)


def numbering():
    levels = (("chineseCountingThousand", "%1、"),
              ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))
    return (HEAD + '<w:numbering xmlns:w="%s"><w:abstractNum '
            'w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>%s'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
            '</w:num></w:numbering>'
            % (W, "".join('<w:lvl w:ilvl="%d"><w:start w:val="1"/>'
                          '<w:numFmt w:val="%s"/><w:suff w:val="nothing"/>'
                          '<w:lvlText w:val="%s"/></w:lvl>'
                          % (i, *level) for i, level in enumerate(levels))))


def footnotes(note):
    return (HEAD + '<w:footnotes xmlns:w="%s"><w:footnote w:type="separator" '
            'w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:id="2">%s</w:footnote></w:footnotes>'
            % (W, paragraph("FootnoteText", '<w:r><w:footnoteRef/></w:r>'
                            + run(note or "无"))))


def footer():
    """— 1 —, the number as a field."""
    field = "".join('<w:r>%s</w:r>' % part for part in (
        '<w:fldChar w:fldCharType="begin"/>', "<w:instrText>PAGE</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>'))
    return (HEAD + '<w:ftr xmlns:w="%s">%s</w:ftr>'
            % (W, paragraph("Footer", run("— ") + field + run(" —"))))


def content_types():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = "".join('<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>'
                    % (name, kind, what) for name, what in PARTS)
    return (HEAD + '<Types xmlns="%scontent-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/>%s<Override PartName='
            '"/docProps/core.xml" ContentType="application/vnd.openxmlformats-'
            'package.core-properties+xml"/></Types>' % (PACKAGE, parts))


def relations(pairs):
    return (HEAD + '<Relationships xmlns="%srelationships">%s</Relationships>'
            % (PACKAGE, "".join('<Relationship Id="%s" Type="%s" Target="%s"/>'
                                % pair for pair in pairs)))


def core(title, creator):
    return (HEAD + '<cp:coreProperties xmlns:cp="%smetadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            '<dc:title>%s</dc:title><dc:creator>%s</dc:creator>'
            '<dcterms:created xsi:type="dcterms:W3CDTF">2025-01-16T00:00:00Z'
            '</dcterms:created></cp:coreProperties>'
            % (PACKAGE, escape(title), escape(creator)))


def write(path, blocks, creator, numbered=False, change=None):
    """`numbered`: headings take their numbers from the numbering of the file;
    `change`: see changed()."""
    title = next(b.text for b in blocks if b.kind == "title")
    header = (HEAD + '<w:hdr xmlns:w="%s">%s</w:hdr>'
              % (W, paragraph("Header", run(title))))
    write_zip(path, [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations([
            ("rId1", R + "/officeDocument", "word/document.xml"),
            ("rId2", PACKAGE + "relationships/metadata/core-properties",
             "docProps/core.xml")])),
        ("word/_rels/document.xml.rels", relations(
            [(name, R + "/" + kind, name + ".xml")
             for name, kind in PARTS[1:]])),
        ("word/document.xml", document(blocks, numbered, change)),
        ("word/styles.xml", styles()),
        ("word/numbering.xml", numbering()),
        ("word/footnotes.xml", footnotes(change and change[2])),
        ("word/header1.xml", header),
        ("word/footer1.xml", footer()),
        ("docProps/core.xml", core(title, creator)),
    ])
