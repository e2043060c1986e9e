/* An ODT of styles and a text, each written out of what stands up to the next
 * NUL. */
#include "fuzz.h"

#include "../unit/zip.h"
#include "markup.h"
#include "office.h"

#define SPACE(name, tail)                                                      \
    " xmlns:" name "='urn:oasis:names:tc:opendocument:xmlns:" tail ":1.0'"
#define NAMES                                                                  \
    SPACE("office", "office")                                                  \
    SPACE("text", "text")                                                      \
    SPACE("table", "table")                                                    \
    SPACE("style", "style")                                                    \
    SPACE("draw", "drawing")                                                   \
    SPACE("fo", "xsl-fo-"                                                      \
                "compatible")

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *const text[] = {
    "text:p",
    "text:h",
    "text:span",
    "text:s",
    "text:tab",
    "text:line-break",
    "text:number",
    "text:list",
    "text:list-item",
    "text:list-header",
    "text:note",
    "text:note-citation",
    "draw:text-box",
    "draw:custom-shape",
    "table:table",
    "table:table-row",
    "table:table-cell",
    "table:covered-table-cell",
    "text:section",
    "text:changed-region",
    "text:deletion",
    "text:insertion",
    "text:change-start",
    "text:change-end",
    "office:annotation",
    "text:ruby-text",
    "text:hidden-text",
    "text:table-of-content",
    "draw:image",
    "text:a",
};
static const char *const styles[] = {"style:style",
                                     "style:paragraph-properties",
                                     "style:text-properties",
                                     "text:list-style",
                                     "text:outline-style",
                                     "text:list-level-style-number",
                                     "text:outline-level-style",
                                     "text:list-level-style-bullet"};
static const char *const values[] = {
    "",
    "text:style-name='a' style:name='a' style:family='paragraph'",
    "text:style-name='b' style:name='b' style:family='text'",
    "style:name='d' style:parent-style-name='a' style:family='text'",
    "style:name='a' style:parent-style-name='b' style:family='paragraph'",
    "style:name='Title' style:family='paragraph'",
    "style:default-outline-level='3' style:name='c' style:family='paragraph'",
    "fo:text-align='center' text:display='none'",
    "fo:font-weight='bold'",
    "text:level='1' style:num-format='一' style:num-suffix='、'",
    "text:level='2' style:num-format='1' text:display-levels='9'",
    "text:level='1' text:bullet-char='—'",
    "text:outline-level='1'",
    "text:outline-level='99'",
    "text:continue-numbering='true' text:style-name='a'",
    "text:continue-list='l' text:style-name='b'",
    "xml:id='l' text:style-name='a'",
    "text:start-value='32767' text:c='99999999'",
    "text:id='c1' text:change-id='c1'",
    "table:number-columns-spanned='2' table:number-rows-spanned='3'",
    "table:number-columns-repeated='999999999'",
    "table:number-rows-spanned='999999999'",
};

static void add_part(nian_buf *box, const char *name, nian_str part,
                     const char *head, const char *tail,
                     const markup_words *words)
{
    nian_buf xml = {0};
    markup_write(&xml, part, head, tail, words);
    zip_add_str(box, nian_str_from(name), nian_buf_str(&xml));
    nian_buf_free(&xml);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const markup_words of_styles = {styles, COUNT(styles), values,
                                           COUNT(values)};
    static const markup_words of_text = {text, COUNT(text), values,
                                         COUNT(values)};
    nian_str rest = {(const char *)data, size};
    nian_buf box = {0};
    add_part(&box, "content.xml", take_part(&rest),
             "<office:c" NAMES "><office:body><office:text>",
             "</office:text></office:body></office:c>", &of_text);
    add_part(&box, "styles.xml", take_part(&rest), "<office:s" NAMES ">",
             "</office:s>", &of_styles);
    zip_end(&box);
    check_office(nian_odt_read, nian_buf_str(&box));
    nian_buf_free(&box);
    return 0;
}
