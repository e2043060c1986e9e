/* A DOCX of four parts (text, styles, lists, notes), each written out of what
 * stands up to the next NUL. */
#include "fuzz.h"

#include "../unit/zip.h"
#include "markup.h"
#include "office.h"

#define NAMES                                                                  \
    " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"  \
    " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"    \
    " xmlns:v='urn:schemas-microsoft-com:vml' xmlns:mc='http://"               \
    "schemas.openxmlformats.org/markup-compatibility/2006'"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *const story[] = {
    "w:p",          "w:r",          "w:t",           "w:pPr",
    "w:rPr",        "w:pStyle",     "w:numPr",       "w:numId",
    "w:ilvl",       "w:outlineLvl", "w:jc",          "w:b",
    "w:vanish",     "w:rStyle",     "w:del",         "w:ins",
    "w:moveFrom",   "w:tab",        "w:br",          "w:sym",
    "w:fldChar",    "w:instrText",  "w:fldSimple",   "w:footnoteReference",
    "w:ruby",       "w:rt",         "w:txbxContent", "mc:AlternateContent",
    "mc:Choice",    "mc:Fallback",  "w:tbl",         "w:tr",
    "w:trPr",       "w:tc",         "w:tcPr",        "w:gridSpan",
    "w:gridBefore", "w:vMerge",     "w:sdtPr",       "w:sdtContent",
    "w:sectPr",     "m:t",          "m:den",         "v:textpath",
    "w:rPrChange",  "w:altChunk",   "w:hyperlink",   "w:commentReference",
};
static const char *const styles[] = {
    "w:style", "w:name",   "w:basedOn", "w:outlineLvl", "w:numId",    "w:ilvl",
    "w:b",     "w:vanish", "w:jc",      "w:tblStylePr", "w:pPrChange"};
static const char *const lists[] = {
    "w:abstractNum", "w:num",          "w:abstractNumId", "w:lvl",
    "w:start",       "w:numFmt",       "w:lvlText",       "w:lvlRestart",
    "w:isLgl",       "w:suff",         "w:pStyle",        "w:numStyleLink",
    "w:lvlOverride", "w:startOverride"};
static const char *const values[] = {
    "",
    "w:val='0'",
    "w:val='1'",
    "w:val='2'",
    "w:val='9'",
    "w:val='40000'",
    "w:val='a' w:styleId='a' w:type='paragraph'",
    "w:styleId='1' w:type='paragraph' w:default='1'",
    "w:val='heading 2'",
    "w:val='Title'",
    "w:val='toc 1'",
    "w:val='center'",
    "w:val='restart'",
    "w:val='chineseCounting'",
    "w:val='decimalEnclosedCircle'",
    "w:val='第%1章%2'",
    "w:val='——'",
    "w:ilvl='0' w:abstractNumId='0' w:numId='1' w:id='1'",
    "w:ilvl='1' w:abstractNumId='1' w:numId='2' w:id='2'",
    "w:fldCharType='begin'",
    "w:fldCharType='separate'",
    "w:fldCharType='end' w:instr='TOC'",
    "w:font='Wingdings' w:char='F082'",
    "string='文件'",
};

static void add_part(nian_buf *box, const char *name, nian_str part,
                     const char *root, const char *const *names, size_t count)
{
    nian_buf xml = {0};
    char head[512];
    char tail[64];
    markup_words words = {names, count, values, COUNT(values)};
    snprintf(head, sizeof head, "<w:%s" NAMES " w:id='1'>", root);
    snprintf(tail, sizeof tail, "</w:%s>", root);
    markup_write(&xml, part, head, tail, &words);
    zip_add_str(box, nian_str_from(name), nian_buf_str(&xml));
    nian_buf_free(&xml);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_str rest = {(const char *)data, size};
    nian_buf box = {0};
    add_part(&box, "word/document.xml", take_part(&rest), "document", story,
             COUNT(story));
    add_part(&box, "word/styles.xml", take_part(&rest), "styles", styles,
             COUNT(styles));
    add_part(&box, "word/numbering.xml", take_part(&rest), "numbering", lists,
             COUNT(lists));
    add_part(&box, "word/footnotes.xml", take_part(&rest), "footnote", story,
             COUNT(story));
    zip_end(&box);
    check_office(nian_docx_read, nian_buf_str(&box));
    nian_buf_free(&box);
    return 0;
}
