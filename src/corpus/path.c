/* Names of issuers and kinds become folders and parts of references, here and
 * on every system that clones the corpus.  What some system would refuse,
 * hide or take for something else is refused at the door; git itself takes
 * all of it. */
#include "corpus/corpus.h"

#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "text/text.h"

enum {
    NAME_MOST = 200,    /* bytes; file systems stop at 255, git adds .lock */
    ENCODED_MOST = 240, /* as part of a reference */
    LARGEST_YEAR = 9999
};

typedef struct code_range {
    uint32_t first, last;
} code_range;

/* Characters that nobody sees.  HFS+ ignores the joiners and the byte order
 * mark, so that .git may hide behind them; marks of direction make one name
 * look like another. */
static const code_range unseen[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x061C, 0x061C},
    {0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},
    {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFF}, {0xE0000, 0xE0FFF},
};

static bool is_unseen(uint32_t code)
{
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
        if (code >= unseen[i].first && code <= unseen[i].last)
            return true;
    return false;
}

/* No path of Windows may hold these. */
static bool is_forbidden(uint32_t code)
{
    return code < 0x80 && code && strchr("/\\:*?\"<>|", (int)code) != NULL;
}

static bool is_device(nian_str name)
{
    static const nian_str devices[] = {
        NIAN_STR_INIT("con"), NIAN_STR_INIT("prn"), NIAN_STR_INIT("aux"),
        NIAN_STR_INIT("nul"), NIAN_STR_INIT("com"), NIAN_STR_INIT("lpt"),
    };
    ptrdiff_t dot = nian_str_find(name, NIAN_STR("."));
    nian_str stem = dot < 0 ? name : nian_str_slice(name, 0, (size_t)dot);
    char lower[3];
    bool numbered = stem.len == 4 && stem.ptr[3] >= '0' && stem.ptr[3] <= '9';
    if (stem.len != 3 && !numbered)
        return false;
    for (size_t i = 0; i < sizeof lower; i++)
        lower[i] = (char)(stem.ptr[i] | 0x20);
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (memcmp(lower, devices[i].ptr, sizeof lower) == 0)
            return (i >= 4) == numbered;
    return false;
}

const char *nian_name_fault(nian_str name)
{
    if (name.len == 0)
        return "it is empty";
    if (name.len > NAME_MOST)
        return "it is longer than 200 bytes";
    if (name.ptr[0] == '.' || name.ptr[0] == '-')
        return "it starts with a dot or a dash";
    if (name.ptr[name.len - 1] == '.')
        return "it ends with a dot";
    for (size_t i = 0; i < name.len;) {
        uint32_t code;
        i += nian_utf8_next(nian_str_after(name, i), &code);
        if (is_unseen(code))
            return "it holds a character that cannot be seen";
        if (is_forbidden(code))
            return "it holds one of / \\ : * ? \" < > |";
    }
    /* git~1 is what NTFS calls .git for old programs. */
    if (name.len >= 4 && memcmp(name.ptr, "git~", 4) == 0)
        return "it starts with git~";
    return is_device(name) ? "it is a device on Windows" : NULL;
}

bool nian_name_clean(nian_str *out, nian_arena *arena, nian_str name,
                     const char *what, nian_error *err)
{
    /* Seen before it is normalised: that takes stray controls out. */
    nian_str given = nian_str_trim(name);
    const char *wrong = nian_name_fault(given);
    nian_text text;
    if (!wrong) {
        nian_normalise(&text, arena, given);
        nian_str clean = text.bytes;
        nian_str_cut_end(&clean, NIAN_STR("\n"));
        *out = nian_str_copy(arena, clean);
        wrong = nian_name_fault(*out);
    }
    if (!wrong &&
        nian_path_timeline(arena, *out, NIAN_STR("")).len > ENCODED_MOST)
        wrong = "it is too long for a reference";
    if (wrong)
        return nian_fail(err, NIAN_EINPUT,
                         "%s \"%.*s\" cannot be a name: %s; give --%s", what,
                         NIAN_STR_ARG(given), wrong, what);
    return true;
}

nian_str nian_path_report(nian_arena *arena, const nian_entry_key *key)
{
    return nian_str_format(arena, "reports/%.*s/%.*s/%d.md",
                           NIAN_STR_ARG(key->issuer), NIAN_STR_ARG(key->kind),
                           key->year);
}

nian_str nian_path_links(nian_arena *arena, nian_str issuer, nian_str kind)
{
    return nian_str_format(arena, "reports/%.*s/%.*s/links.yaml",
                           NIAN_STR_ARG(issuer), NIAN_STR_ARG(kind));
}

nian_str nian_path_source(nian_arena *arena, nian_str sha256)
{
    nian_str first = nian_str_slice(sha256, 0, 2);
    nian_str rest = nian_str_after(sha256, 2);
    return nian_str_format(arena, "sources/%.*s/%.*s", NIAN_STR_ARG(first),
                           NIAN_STR_ARG(rest));
}

int nian_path_year(nian_str file)
{
    int year = 0;
    if (!nian_str_cut_end(&file, NIAN_STR(".md")) || file.len == 0 ||
        file.ptr[0] == '0' || !nian_str_to_int(file, &year))
        return 0;
    return year <= LARGEST_YEAR ? year : 0;
}

/* git-check-ref-format(1): no blank ~ ^ : ? * [ \, no "..", no "@{", no dot
 * or ".lock" at the end. */
static bool must_encode(nian_str name, size_t at)
{
    unsigned char byte = (unsigned char)name.ptr[at];
    char before = at ? name.ptr[at - 1] : '\0';
    nian_str rest = nian_str_after(name, at);
    if (byte == '{')
        return before == '@';
    if (byte == '.')
        return before == '.' || at == 0 || rest.len == 1 ||
               nian_str_equal(rest, NIAN_STR(".lock"));
    return byte <= ' ' || byte == 0x7F ||
           (byte < 0x80 && strchr("~^:?*[\\%", byte) != NULL);
}

static void encode(nian_buf *out, nian_str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (must_encode(name, i))
            nian_buf_format(out, "%%%02X",
                            (unsigned)(unsigned char)name.ptr[i]);
        else
            nian_buf_add_byte(out, name.ptr[i]);
}

nian_str nian_path_timeline(nian_arena *arena, nian_str issuer, nian_str kind)
{
    nian_buf name = {0};
    nian_buf_add(&name, NIAN_STR("refs/heads/timeline/"));
    encode(&name, issuer);
    nian_buf_add_byte(&name, '/');
    encode(&name, kind);
    nian_str kept = nian_str_copy(arena, nian_buf_str(&name));
    nian_buf_free(&name);
    return kept;
}

nian_str nian_path_file_name(nian_arena *arena, nian_str text)
{
    nian_buf name = {0};
    for (size_t i = 0; i < text.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(text, i), &code);
        bool odd = is_unseen(code) || is_forbidden(code) ||
                   ((code == '.' || code == '-') && i == 0);
        if (name.len + len <= NAME_MOST)
            nian_buf_add(&name, odd ? NIAN_STR("_")
                                    : nian_str_slice(text, i, i + len));
        i += len;
    }
    nian_str kept = nian_str_copy(arena, nian_buf_str(&name));
    nian_buf_free(&name);
    return nian_name_fault(kept) ? NIAN_STR("source") : kept;
}
