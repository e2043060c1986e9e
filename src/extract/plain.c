/* Texts are simplified byte for byte, so that a place in one is the same place
 * in the other. */
#include "extract/plain.h"

#include <string.h>

enum {
    BACK = 24,   /* texts before, of which a name may be carried */
    SHORTEST = 6 /* bytes of a piece that is looked for: two characters */
};

static const nian_section *plain_sections(const nian_report *report,
                                          nian_arena *arena)
{
    nian_section *out =
        nian_new_array(arena, nian_section, report->section_count);
    for (size_t i = 0; i < report->section_count; i++) {
        out[i] = report->sections[i];
        out[i].heading = nian_simplify(arena, out[i].heading);
    }
    return out;
}

static const nian_statement *plain_statements(const nian_report *report,
                                              nian_arena *arena)
{
    nian_statement *out =
        nian_new_array(arena, nian_statement, report->statement_count);
    for (size_t i = 0; i < report->statement_count; i++) {
        out[i] = report->statements[i];
        out[i].text = nian_simplify(arena, out[i].text);
    }
    return out;
}

nian_indicator nian_plain_indicator(const nian_report *report, size_t index,
                                    nian_arena *arena)
{
    nian_indicator indicator = report->indicators[index];
    if (report->traditional) {
        indicator.name = nian_simplify(arena, indicator.name);
        indicator.text = nian_simplify(arena, indicator.text);
        indicator.clause = nian_simplify(arena, indicator.clause);
    }
    return indicator;
}

static const nian_indicator *plain_indicators(const nian_report *report,
                                              nian_arena *arena)
{
    nian_indicator *out =
        nian_new_array(arena, nian_indicator, report->indicator_count);
    for (size_t i = 0; i < report->indicator_count; i++)
        out[i] = nian_plain_indicator(report, i, arena);
    return out;
}

void nian_plain_make(nian_report *out, const nian_report *report,
                     nian_arena *arena)
{
    *out = *report;
    if (!report->traditional)
        return;
    out->sections = plain_sections(report, arena);
    out->statements = plain_statements(report, arena);
    out->indicators = plain_indicators(report, arena);
}

/* Writes over the start of `out` what the twins say for the longest piece of
 * `found` that stands in one of them; returns its length. */
static size_t put_piece(char *out, nian_str found, const nian_twin *twins,
                        size_t near)
{
    for (size_t len = found.len; len >= SHORTEST; len--) {
        if (len < found.len && ((unsigned char)found.ptr[len] & 0xC0) == 0x80)
            continue;
        nian_str piece = nian_str_slice(found, 0, len);
        for (size_t back = 0; back <= BACK && back <= near; back++) {
            const nian_twin *twin = &twins[near - back];
            ptrdiff_t at = nian_str_find(twin->plain, piece);
            if (at < 0)
                continue;
            memcpy(out, twin->words.ptr + at, len);
            return len;
        }
    }
    return 0;
}

/* One character, as the nearest text writes it. */
static size_t put_character(char *out, nian_str found, const nian_twin *twins,
                            size_t near)
{
    uint32_t code;
    size_t len = nian_utf8_next(found, &code);
    for (size_t i = near + 1; i-- > 0 && nian_is_han(code);) {
        ptrdiff_t at =
            nian_str_find(twins[i].plain, nian_str_slice(found, 0, len));
        if (at < 0)
            continue;
        memcpy(out, twins[i].words.ptr + at, len);
        break;
    }
    return len;
}

nian_str nian_plain_words(nian_arena *arena, const nian_twin *twins,
                          size_t near, nian_str found)
{
    nian_str in = twins[near].plain;
    if (found.ptr >= in.ptr && found.ptr + found.len <= in.ptr + in.len)
        return (nian_str){twins[near].words.ptr + (found.ptr - in.ptr),
                          found.len};
    char *out = nian_arena_alloc(arena, found.len, 1);
    memcpy(out, found.ptr, found.len);
    for (size_t at = 0; at < found.len;) {
        nian_str rest = nian_str_after(found, at);
        size_t len = put_piece(out + at, rest, twins, near);
        at += len ? len : put_character(out + at, rest, twins, near);
    }
    return (nian_str){out, found.len};
}
