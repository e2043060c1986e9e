/* Any pages become a text: valid UTF-8, with no Han character of its own
 * making, the same each time.  The input is a table as pdftotext writes it, or
 * four bytes a word when it does not begin as one. */
#include "fuzz.h"

#include "base/buf.h"
#include "ingest/pdf.h"
#include "text/text.h"

/* Words on a grid: what mutations of a table rarely make. */
static void add_words(nian_buf *table, const uint8_t *data, size_t size)
{
    static const char *const words[] = {
        "一、综合",     "今年", "12.5",  "全区生产总值增长",
        "。",           "—",    "1",     "表1",
        "产量（万吨）", "word", "econ-", "（",
        "注：",         "……3",  "共9页", "|"};
    nian_buf_add(table, NIAN_STR("1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\tp\n"));
    for (size_t i = 0; i + 4 <= size; i += 4) {
        const char *word = words[data[i] & 15];
        unsigned height = 6 + (data[i] >> 4);
        if (data[i + 1] >= 250)
            nian_buf_add(table,
                         NIAN_STR("1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\tp\n"));
        if (data[i + 3] & 1)
            nian_buf_add(table,
                         NIAN_STR("4\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\tl\n"));
        nian_buf_format(table, "5\t1\t0\t0\t0\t0\t%u\t%u\t%u\t%u\t90\t%s\n",
                        data[i + 2] * 2U, data[i + 1] * 3U,
                        (unsigned)strlen(word) * height / 3, height, word);
    }
}

static nian_str write(nian_arena *arena, nian_str table, int unit)
{
    nian_pages pages = {0};
    nian_ingested taken = {0};
    nian_pages_read(&pages, arena, table, unit);
    nian_pages_write(&taken, arena, &pages);
    return taken.text;
}

static size_t count_digits(nian_str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += s.ptr[i] >= '0' && s.ptr[i] <= '9';
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_buf made = {0};
    nian_str table = {(const char *)data, size};
    if (size == 0 || data[0] < '0' || data[0] > '9') {
        add_words(&made, data, size);
        table = nian_buf_str(&made);
    }
    nian_str text = write(&arena, table, NIAN_PAGES_POINTS);
    require(nian_utf8_valid(text, NULL));
    require(nian_str_equal(text, write(&arena, table, NIAN_PAGES_POINTS)));
    require(count_digits(text) <= count_digits(table));
    require(nian_utf8_valid(write(&arena, table, NIAN_PAGES_PIXELS), NULL));
    nian_buf_free(&made);
    nian_arena_free(&arena);
    return 0;
}
