/* Whether a text is a web page.  Pages come with or without a doctype, after
 * comments, in upper case, in UTF-16: so what is looked at is made plain
 * first.  Markdown may hold a tag here and there and is none. */
#include "ingest/sniff.h"

#include <string.h>

#include "base/buf.h"

enum {
    HEAD = 16384,    /* bytes in which a page or a piece of one shows itself */
    LEFT_BEHIND = 30 /* of them that are no ASCII before it does */
};

/* Lower case, without the NULs that UTF-16 puts between letters. */
static nian_str make_plain(nian_arena *arena, nian_str from)
{
    char *out = nian_arena_alloc(arena, from.len, 1);
    size_t len = 0;
    for (size_t i = 0; i < from.len; i++) {
        char byte = from.ptr[i];
        if (byte)
            out[len++] =
                byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
    }
    return (nian_str){out, len};
}

static bool skip_to(nian_str *s, nian_str end)
{
    ptrdiff_t at = nian_str_find(*s, end);
    if (at < 0)
        return false;
    *s = nian_str_after(*s, (size_t)at + end.len);
    return true;
}

/* What stands behind byte order marks, blanks, comments and <?xml …?>. */
static nian_str first_tag(nian_str s)
{
    nian_str_cut_start(&s, NIAN_STR("\xFF\xFE"));
    nian_str_cut_start(&s, NIAN_STR("\xFE\xFF"));
    for (;;) {
        s = nian_str_trim(s);
        bool comment = nian_str_starts(s, NIAN_STR("<!--"));
        bool prolog = nian_str_starts(s, NIAN_STR("<?"));
        if (!comment && !prolog)
            return s;
        if (!skip_to(&s, comment ? NIAN_STR("-->") : NIAN_STR(">")))
            return (nian_str){NULL, 0};
    }
}

static bool ends_name(nian_str s, size_t at)
{
    return at < s.len &&
           (s.ptr[at] == '>' || s.ptr[at] == ' ' || s.ptr[at] == '\n' ||
            s.ptr[at] == '\r' || s.ptr[at] == '\t' || s.ptr[at] == '/');
}

/* <html …> or another of `tags` with its name complete. */
static bool opens_any(nian_str s, const nian_str *tags, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_starts(s, tags[i]) && ends_name(s, tags[i].len))
            return true;
    return false;
}

/* Tags that only a page has.  Comments, other tags and a few bytes that a
 * portal left behind may stand before them; words may not: converters write
 * the tables of a Markdown file as little pages. */
static bool is_page(nian_str s)
{
    static const nian_str tags[] = {
        NIAN_STR_INIT("<!doctype html"),
        NIAN_STR_INIT("<html"),
        NIAN_STR_INIT("<head"),
        NIAN_STR_INIT("<body"),
    };
    size_t words = 0;
    bool markdown = nian_str_starts(nian_str_trim(s), NIAN_STR("#"));
    while (s.len && words <= LEFT_BEHIND && !markdown) {
        bool tag = s.ptr[0] == '<';
        if (nian_str_starts(s, NIAN_STR("<!--"))) {
            if (!skip_to(&s, NIAN_STR("-->")))
                return false;
            continue;
        }
        if (tag && opens_any(s, tags, sizeof tags / sizeof *tags))
            return true;
        words += (unsigned char)s.ptr[0] >= 0x80;
        if (!tag || !skip_to(&s, NIAN_STR(">")))
            s = nian_str_after(s, 1);
    }
    return false;
}

/* A piece that was cut out of a page: it opens with a tag, and tags open most
 * of its lines. */
static bool is_fragment(nian_str s)
{
    static const nian_str tags[] = {
        NIAN_STR_INIT("<meta"),        NIAN_STR_INIT("<title"),
        NIAN_STR_INIT("<link"),        NIAN_STR_INIT("<style"),
        NIAN_STR_INIT("<script"),      NIAN_STR_INIT("<div"),
        NIAN_STR_INIT("<table"),       NIAN_STR_INIT("<p"),
        NIAN_STR_INIT("<span"),        NIAN_STR_INIT("<center"),
        NIAN_STR_INIT("<h1"),          NIAN_STR_INIT("<h2"),
        NIAN_STR_INIT("<font"),        NIAN_STR_INIT("<section"),
        NIAN_STR_INIT("<article"),     NIAN_STR_INIT("<ucaptitle"),
        NIAN_STR_INIT("<ucapcontent"),
    };
    if (!opens_any(s, tags, sizeof tags / sizeof *tags))
        return false;
    size_t tagged = 0, bare = 0;
    for (nian_str line; nian_str_line(&s, &line);) {
        line = nian_str_trim(line);
        bool marked = nian_str_starts(line, NIAN_STR("<")) ||
                      nian_str_has(line, NIAN_STR("</"));
        tagged += marked;
        bare += !marked && line.len > 0;
    }
    return tagged > bare;
}

bool nian_sniff_html(nian_str bytes)
{
    nian_arena arena = {0};
    nian_str head = nian_str_slice(bytes, 0, HEAD);
    if (head.len == 0 || !memchr(head.ptr, '<', head.len))
        return false;
    nian_str plain = make_plain(&arena, head);
    bool found = is_page(plain) || is_fragment(first_tag(plain));
    nian_arena_free(&arena);
    return found;
}
