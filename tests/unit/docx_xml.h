/** Pieces of a DOCX for tests, as lists of strings.
 *
 *      BODY(o, P("第一段。"), PARA(T("第二"), T("段。")));
 */
#ifndef NIAN_TESTS_DOCX_XML_H
#define NIAN_TESTS_DOCX_XML_H

#include "office.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define NAMES                                                                  \
    " xmlns:w='" W "' xmlns:m='http://schemas.openxmlformats.org/"             \
    "officeDocument/2006/math' xmlns:v='urn:schemas-microsoft-com:vml'"        \
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"

/** Writes word/document.xml and reads the package. */
#define BODY(o, ...)                                                           \
    (PART((o), "word/document.xml", "<w:document" NAMES "><w:body>",           \
          __VA_ARGS__, "</w:body></w:document>"),                              \
     office_read(o))
#define STYLES(...) "<w:styles" NAMES ">", __VA_ARGS__, "</w:styles>"
#define NUMBERING(...) "<w:numbering" NAMES ">", __VA_ARGS__, "</w:numbering>"
#define RELATION(type, target)                                                 \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"    \
    "relationships'><Relationship Id='a' Type='" R type "' Target='" target    \
    "'/></Relationships>"

#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
#define PARA(...) "<w:p>", __VA_ARGS__, "</w:p>"
#define P(text) PARA(T(text))
#define STYLED(style, text)                                                    \
    PARA("<w:pPr><w:pStyle w:val='" style "'/></w:pPr>", T(text))
#define ITEM(list, level, text)                                                \
    PARA("<w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list    \
         "'/></w:numPr></w:pPr>",                                              \
         T(text))
/** A style of paragraphs; `more` is what it says. */
#define STYLE(id, name, more)                                                  \
    "<w:style w:type='paragraph' w:styleId='" id "'><w:name w:val='" name      \
    "'/>" more "</w:style>"

#define LEVEL(level, format, text)                                             \
    "<w:lvl w:ilvl='" level "'><w:start w:val='1'/><w:numFmt w:val='" format   \
    "'/><w:lvlText w:val='" text "'/></w:lvl>"
#define LIST(id, ...)                                                          \
    "<w:abstractNum w:abstractNumId='" id "'>", __VA_ARGS__, "</w:abstractNum>"
#define NUM(id, list, more)                                                    \
    "<w:num w:numId='" id "'><w:abstractNumId w:val='" list "'/>" more         \
    "</w:num>"

#define CELL(properties, text)                                                 \
    "<w:tc><w:tcPr>" properties "</w:tcPr>", P(text), "</w:tc>"
#define ROW(...) "<w:tr>", __VA_ARGS__, "</w:tr>"

#endif
