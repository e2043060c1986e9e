/* Any bytes are a page or are refused by one line.  What is made is UTF-8, no
 * larger than the page allows, and holds no tag that the page wrote as one;
 * and so do the parts of a file that a browser saved. */
#include "fuzz.h"

#include "ingest/mhtml.h"
#include "ingest/parsers.h"
#include "text/text.h"

/* Tags of the page that would be read as tags again; a page may write them as
 * entities, or broken by other tags, and then they are text. */
static void check_no_tags(nian_str page, nian_str text)
{
    static const nian_str tags[] = {
        NIAN_STR_INIT("<p>"),  NIAN_STR_INIT("<div"), NIAN_STR_INIT("</td>"),
        NIAN_STR_INIT("<br>"), NIAN_STR_INIT("</p>"),
    };
    if (nian_str_has(page, NIAN_STR("&")) ||
        nian_str_has(page, NIAN_STR("<<")) ||
        nian_str_has(page, NIAN_STR("><")))
        return;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        require(!nian_str_has(text, tags[i]));
}

static void check_page(nian_str page)
{
    nian_arena arena = {0};
    nian_ingested taken = {0};
    nian_error err = {0};
    if (nian_html_read(&taken, &arena, page, NULL, &err)) {
        require(nian_utf8_valid(taken.text, NULL));
        require(nian_utf8_valid(taken.said.title, NULL));
        require(nian_utf8_valid(taken.said.issuer, NULL));
        require(nian_utf8_valid(taken.said.number, NULL));
        require(taken.text.len > 0);
        require(taken.text.len <= page.len * 256 + 65536);
        check_no_tags(page, taken.text);
    } else {
        require(err.message[0] != '\0');
        require(nian_str_find(nian_str_from(err.message), NIAN_STR("\n")) < 0);
    }
    nian_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_str bytes = {(const char *)data, size};
    nian_str page, charset;
    check_page(bytes);
    if (nian_mhtml_unpack(&page, &charset, &arena, bytes, NULL)) {
        require(page.len <= size && charset.len <= size);
        check_page(page);
    }
    nian_arena_free(&arena);
    return 0;
}
