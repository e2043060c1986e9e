/* Any bytes are a report, and a report shows in every format: no line of the
 * terminal is wider than it may be or holds a control, JSON is one line, a
 * cell of CSV never ends its row early. */
#include "fuzz.h"

#include "render/terminal.h"
#include "text/text.h"

enum {
    WIDTH = 40
};

static void check_terminal(nian_str text)
{
    nian_buf out = {0};
    nian_view view = {.out = &out, .width = WIDTH};
    nian_paragraph p = {0};
    nian_paragraph_add(&p, NIAN_STYLE_PLAIN, text);
    nian_paragraph_end(&p, &view, 2, 6);
    nian_str rest = nian_buf_str(&out);
    for (nian_str line; nian_str_line(&rest, &line);) {
        require(nian_columns(line) <= WIDTH);
        for (size_t i = 0; i < line.len; i++)
            require((unsigned char)line.ptr[i] >= ' ');
    }
    nian_buf_free(&out);
}

static void show(nian_buf *out, const char *format, unsigned flags,
                 const nian_report *report)
{
    nian_view view = {.out = out, .show = flags, .width = WIDTH};
    nian_renderer_find(nian_str_from(format))->report(&view, report);
}

static size_t count(nian_str s, char byte)
{
    size_t found = 0;
    for (size_t i = 0; i < s.len; i++)
        found += s.ptr[i] == byte;
    return found;
}

static void check_formats(const nian_report *report)
{
    nian_buf json = {0};
    nian_buf csv = {0};
    nian_buf text = {0};
    show(&json, "json", 0, report);
    require(count(nian_buf_str(&json), '\n') == 1);
    require(json.ptr[json.len - 1] == '\n' && json.ptr[0] == '{');
    show(&csv, "csv", 0, report);
    require(count(nian_buf_str(&csv), '"') % 2 == 0);
    show(&text, "text",
         NIAN_SHOW_OUTLINE | NIAN_SHOW_STATEMENTS | NIAN_SHOW_INDICATORS |
             NIAN_SHOW_NOTES,
         report);
    require(count(nian_buf_str(&text), '\033') == 0);
    nian_buf_free(&json);
    nian_buf_free(&csv);
    nian_buf_free(&text);
}

static void check_pair(const nian_report *before, const nian_report *after)
{
    static const char *const formats[] = {"text", "json", "csv", "markdown"};
    nian_comparison *comparison;
    nian_compare(&comparison, before, after, NULL);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        nian_buf out = {0};
        nian_view view = {.out = &out, .width = WIDTH, .show = NIAN_SHOW_WHY};
        nian_renderer_find(nian_str_from(formats[i]))
            ->comparison(&view, comparison);
        require(out.len > 0 && out.ptr[out.len - 1] == '\n');
        nian_buf_free(&out);
    }
    nian_comparison_free(comparison);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_str bytes = {(const char *)data, size};
    nian_report *before;
    nian_report *after;
    check_terminal(bytes);
    nian_report_read(&before, nian_str_slice(bytes, 0, size / 2), NULL);
    nian_report_read(&after, nian_str_after(bytes, size / 2), NULL);
    check_formats(after);
    check_pair(before, after);
    nian_report_free(before);
    nian_report_free(after);
    return 0;
}
