/* Encodings by name, and iconv with a way on where bytes are no character. */
#include "ingest/convert.h"

#include <errno.h>
#include <iconv.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/scope.h"

enum {
    BLOCK = 1 << 14,
    NAME_MOST = 24
};

static const nian_encoding encodings[] = {
    {NIAN_STR_INIT("UTF-8"), "UTF-8", 1},
    {NIAN_STR_INIT("GB18030"), "GB18030", 1},
    {NIAN_STR_INIT("Big5"), "CP950", 1},
    {NIAN_STR_INIT("Big5-HKSCS"), "BIG5-HKSCS", 1},
    {NIAN_STR_INIT("UTF-16LE"), "UTF-16LE", 2},
    {NIAN_STR_INIT("UTF-16BE"), "UTF-16BE", 2},
    {NIAN_STR_INIT("UTF-32LE"), "UTF-32LE", 4},
    {NIAN_STR_INIT("UTF-32BE"), "UTF-32BE", 4},
    {NIAN_STR_INIT("EUC-TW"), "EUC-TW", 1},
};

/* Other names, as they are compared; GB18030 holds all that GBK and GB2312
 * hold, and files that say GB2312 go beyond it. */
static const struct {
    nian_str name;
    size_t place;
} aliases[] = {
    {NIAN_STR_INIT("gbk"), 1},      {NIAN_STR_INIT("gb2312"), 1},
    {NIAN_STR_INIT("gb231280"), 1}, {NIAN_STR_INIT("cp936"), 1},
    {NIAN_STR_INIT("euccn"), 1},    {NIAN_STR_INIT("xgbk"), 1},
    {NIAN_STR_INIT("gb"), 1},       {NIAN_STR_INIT("ansi936"), 1},
    {NIAN_STR_INIT("cp950"), 2},    {NIAN_STR_INIT("big5eten"), 2},
    {NIAN_STR_INIT("xxbig5"), 2},   {NIAN_STR_INIT("hkscs"), 3},
    {NIAN_STR_INIT("utf16"), 4},    {NIAN_STR_INIT("unicode"), 4},
    {NIAN_STR_INIT("ucs2"), 4},     {NIAN_STR_INIT("usascii"), 0},
    {NIAN_STR_INIT("ascii"), 0},    {NIAN_STR_INIT("utf8bom"), 0},
    {NIAN_STR_INIT("utf8sig"), 0},
};

const char *nian_encoding_names(void)
{
    return "UTF-8, GB18030 (GBK, GB2312), Big5, Big5-HKSCS, UTF-16LE, "
           "UTF-16BE, UTF-32LE, UTF-32BE, EUC-TW";
}

/* `utf8` for UTF-8 and utf_8. */
static nian_str plain_name(char room[NAME_MOST], nian_str name)
{
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        char byte = name.ptr[i];
        bool letter = nian_is_latin((unsigned char)byte) ||
                      nian_is_digit((unsigned char)byte);
        if (letter && len == NAME_MOST)
            return (nian_str){NULL, 0};
        if (letter)
            room[len++] =
                byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
    }
    return (nian_str){room, len};
}

const nian_encoding *nian_encoding_find(nian_str name)
{
    char wanted_room[NAME_MOST], own_room[NAME_MOST];
    nian_str wanted = plain_name(wanted_room, name);
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (nian_str_equal(plain_name(own_room, encodings[i].name), wanted))
            return &encodings[i];
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (nian_str_equal(aliases[i].name, wanted))
            return &encodings[aliases[i].place];
    return NULL;
}

static void close_converter(iconv_t converter)
{
    iconv_close(converter);
}
AUTO_RELEASE(close_converter, iconv_t)

typedef struct conversion {
    iconv_t converter;
    const nian_encoding *from;
    char *at; /* iconv wants it so; nothing is written there */
    size_t left;
    nian_buf out;
    size_t bad;
    size_t first_bad; /* in `out` */
} conversion;

/* A start of a character in UTF-8 with what follows of it. */
static size_t bad_len_utf8(const conversion *c)
{
    size_t len = 1;
    while (len < 4 && len < c->left &&
           ((unsigned char)c->at[len] & 0xC0) == 0x80)
        len++;
    return len;
}

/* How much of what is no character belongs together: a pair whose second byte
 * could be one, else a byte. */
static size_t bad_len(const conversion *c)
{
    size_t unit = c->from->unit;
    if (unit > 1)
        return c->left < unit ? c->left : unit;
    if (c->from == &encodings[0])
        return bad_len_utf8(c);
    unsigned char trail = c->left > 1 ? (unsigned char)c->at[1] : 0;
    unsigned char lead = (unsigned char)c->at[0];
    bool pair = lead > 0x80 && lead < 0xFF && trail > 0x80 && trail < 0xFF;
    return pair ? 2 : 1;
}

static void replace(conversion *c)
{
    size_t len = bad_len(c);
    if (c->bad++ == 0)
        c->first_bad = c->out.len;
    nian_buf_add(&c->out, NIAN_STR("\xEF\xBF\xBD"));
    c->at += len;
    c->left -= len;
}

/* Some bytes on; what iconv stumbles over is replaced. */
static void step(conversion *c)
{
    char block[BLOCK];
    char *to = block;
    size_t room = sizeof block;
    size_t done = iconv(c->converter, &c->at, &c->left, &to, &room);
    int why = errno;
    nian_buf_add(&c->out, (nian_str){block, sizeof block - room});
    if (done == (size_t)-1 && why != E2BIG)
        replace(c);
}

static nian_str without_mark(const nian_encoding *from, nian_str bytes)
{
    if (from->unit == 2 && !nian_str_cut_start(&bytes, NIAN_STR("\xFF\xFE")))
        nian_str_cut_start(&bytes, NIAN_STR("\xFE\xFF"));
    if (from->unit == 4 &&
        !nian_str_cut_start(&bytes, NIAN_STR("\xFF\xFE\0\0")))
        nian_str_cut_start(&bytes, NIAN_STR("\0\0\xFE\xFF"));
    return bytes;
}

static void count(nian_converted *out, size_t first_bad)
{
    out->line = out->bad ? 1 : 0;
    for (size_t i = 0; out->bad && i < first_bad; i++)
        out->line += out->text.ptr[i] == '\n';
    for (size_t i = 0; i < out->text.len; i++)
        out->characters += (unsigned char)out->text.ptr[i] >= 0xC0;
}

bool nian_convert(nian_converted *out, nian_arena *arena,
                  const nian_encoding *from, nian_str bytes, nian_error *err)
{
    nian_str rest = without_mark(from, bytes);
    *out = (nian_converted){.bad = 0};
    iconv_t converter = iconv_open("UTF-8", from->iconv);
    if (converter == (iconv_t)-1) /* NOLINT: as iconv wants it */
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "the system's iconv does not know %s, convert it "
                         "elsewhere",
                         from->iconv);
    AUTO(close_converter, iconv_t) held = converter;
    conversion c = {.converter = held,
                    .from = from,
                    .at = (char *)(uintptr_t)rest.ptr,
                    .left = rest.len};
    while (c.left)
        step(&c);
    out->text = nian_str_copy(arena, nian_buf_str(&c.out));
    nian_buf_free(&c.out);
    out->bad = c.bad;
    count(out, c.first_bad);
    return true;
}
