/* Which encoding a text is in: a byte order mark, UTF-8 by its form, the
 * others by what they would read. */
#include "ingest/encoding.h"

#include <string.h>
#include <uchardet/uchardet.h>

#include "base/buf.h"
#include "base/error.h"
#include "ingest/convert.h"

enum {
    SAMPLE = 1 << 16,   /* bytes read on trial */
    SURE = 100,         /* tenths of nats, above 0 and above the next best */
    NARROW = 10,        /* a letter between NULs speaks for UTF-16 */
    DAMAGE_MOST = 1000, /* one in so many characters may be replaced */
    SHIFTED_MOST = 100, /* a shifted line shows more damage than it has */
    SHOWN = 10          /* characters of a reading in a message */
};

/* ------------------------------------------------------- what is no UTF-8 */

static size_t line_of(nian_str bytes, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += bytes.ptr[i] == '\n';
    return line;
}

/* Half a character is no text: what it was cannot be known, and a program that
 * writes UTF-8 does not write it.  The file was cut or glued together, and
 * more than that character may be gone; so it is sent back. */
static bool refuse_damaged(nian_str bytes, size_t bad, nian_error *err)
{
    return nian_fail(err, NIAN_EINPUT,
                     "not UTF-8 text (line %zu, byte %zu), mend that line or "
                     "take another copy of the file",
                     line_of(bytes, bad), bad);
}

/* Han characters have three bytes, and bytes of other encodings seldom make
 * one by chance. */
static bool is_mostly_utf8(nian_str bytes)
{
    size_t good = 0, bad = 0;
    uint32_t code;
    for (size_t at = 0, len; at < bytes.len; at += len) {
        len = nian_utf8_next(nian_str_after(bytes, at), &code);
        good += len > 2 ? len : 0;
        bad += len == 1 && code == 0xFFFD;
    }
    return good > 4 * bad;
}

/* `last` is the highest byte there is to look for. */
static bool has_above(nian_str bytes, unsigned char last)
{
    for (size_t i = 0; i < bytes.len; i++)
        if ((unsigned char)bytes.ptr[i] > last)
            return true;
    return false;
}

/* ~{ 7 bits that are GB2312 ~} */
static bool is_hz(nian_str s)
{
    size_t runs = 0;
    for (;;) {
        ptrdiff_t begin = nian_str_find(s, NIAN_STR("~{"));
        if (begin < 0)
            return runs > 1;
        s = nian_str_after(s, (size_t)begin + 2);
        ptrdiff_t end = nian_str_find(s, NIAN_STR("~}"));
        bool pairs = end > 0 && end % 2 == 0;
        for (ptrdiff_t i = 0; pairs && i < end; i++)
            pairs = s.ptr[i] > 0x20 && s.ptr[i] < 0x7F;
        runs += pairs;
    }
}

/* Encodings of mail that write Han characters in ASCII. */
static const char *seven_bits(nian_str bytes)
{
    static const nian_str escapes[] = {
        NIAN_STR_INIT("\x1B$)A"),
        NIAN_STR_INIT("\x1B$)G"),
        NIAN_STR_INIT("\x1B$*H"),
        NIAN_STR_INIT("\x1B$B"),
    };
    if (nian_str_has_any(bytes, escapes, sizeof escapes / sizeof *escapes))
        return "ISO-2022-CN";
    return is_hz(bytes) ? "HZ" : NULL;
}

/* ------------------------------------------------------ readings on trial */

typedef struct trial {
    const nian_encoding *in;
    nian_converted made; /* of a sample */
    long score;
} trial;

enum {
    TRIALS = 4
};

/* From the first byte that is not ASCII: there stands a whole character. */
static nian_str sample_of(nian_str bytes, size_t unit)
{
    size_t at = 0;
    while (at < bytes.len && (unsigned char)bytes.ptr[at] < 0x80)
        at++;
    at -= at == bytes.len ? at : at % unit;
    return nian_str_slice(bytes, at, at + SAMPLE);
}

static size_t try_all(trial trials[TRIALS], nian_arena *arena, nian_str bytes,
                      bool wide)
{
    static const nian_str names[TRIALS] = {
        NIAN_STR_INIT("UTF-16LE"), NIAN_STR_INIT("UTF-16BE"),
        NIAN_STR_INIT("GB18030"), NIAN_STR_INIT("Big5")};
    size_t count = 0;
    for (size_t i = 0; i < TRIALS && (i < 2 || !wide); i++) {
        trial *t = &trials[count];
        t->in = nian_encoding_find(names[i]);
        nian_str sample = sample_of(bytes, t->in->unit);
        if (!nian_convert(&t->made, arena, t->in, sample, NULL))
            continue;
        t->score =
            nian_encoding_score(t->made.text, t->in->unit > 1 ? NARROW : 0);
        count++;
    }
    return count;
}

/* The reading that wins clearly, else the one that the page declares. */
static const nian_encoding *choose(const trial *trials, size_t count,
                                   nian_str declared)
{
    const nian_encoding *named = nian_encoding_find(declared);
    const trial *best = NULL;
    long next = 0;
    for (size_t i = 0; i < count; i++) {
        const trial *t = &trials[i];
        if (!best || t->score > best->score) {
            next = best ? best->score : next;
            best = t;
        } else if (t->score > next) {
            next = t->score;
        }
    }
    if (best && best->score >= SURE && best->score - next >= SURE)
        return best->in;
    for (size_t i = 0; named && i < count; i++)
        if (trials[i].in == named && trials[i].made.bad == 0)
            return named;
    return NULL;
}

/* How a reading begins, on one line. */
static nian_str first_words(nian_str text)
{
    size_t at = 0, shown = 0;
    uint32_t code;
    while (at < text.len && (unsigned char)text.ptr[at] < 0x80)
        at++;
    text = nian_str_after(text, at);
    for (at = 0; at < text.len && text.ptr[at] != '\n' && shown < SHOWN;
         shown++)
        at += nian_utf8_next(nian_str_after(text, at), &code);
    return nian_str_slice(text, 0, at);
}

/* What a program that knows many languages takes it for; may be empty. */
static nian_str foreign_name(nian_arena *arena, nian_str bytes)
{
    nian_str name = {NULL, 0};
    nian_str sample = sample_of(bytes, 1);
    uchardet_t detector = uchardet_new();
    if (detector &&
        uchardet_handle_data(detector, sample.ptr, sample.len) == 0) {
        uchardet_data_end(detector);
        name =
            nian_str_copy(arena, nian_str_from(uchardet_get_charset(detector)));
    }
    if (detector)
        uchardet_delete(detector);
    return name;
}

static bool refuse_open(const trial *trials, size_t count, nian_arena *arena,
                        nian_str bytes, nian_error *err)
{
    nian_buf readings = {0};
    nian_str foreign = foreign_name(arena, bytes);
    for (size_t i = 0; i < count; i++) {
        const trial *t = &trials[i];
        nian_str words = first_words(t->made.text);
        bool open = t->made.bad == 0 && t->in->unit == 1 && t->score > -SURE;
        if (t->score > 0 || open)
            nian_buf_format(&readings, "%s%.*s would read %.*s",
                            readings.len ? ", " : "", NIAN_STR_ARG(t->in->name),
                            NIAN_STR_ARG(words));
    }
    if (readings.len)
        nian_fail(err, NIAN_EINPUT,
                  "cannot tell its encoding: %.*s; name one with --encoding",
                  NIAN_STR_ARG(nian_buf_str(&readings)));
    else
        nian_fail(err, NIAN_EINPUT,
                  "neither UTF-8 nor Chinese in GB18030, Big5 or UTF-16%s%.*s, "
                  "convert it with iconv -t UTF-8",
                  foreign.len ? "; perhaps " : "", NIAN_STR_ARG(foreign));
    nian_buf_free(&readings);
    return false;
}

/* -------------------------------------------------------------- decoding */

static size_t count_private(nian_str text)
{
    size_t found = 0;
    for (size_t i = 0; i + 1 < text.len; i++) {
        unsigned char lead = (unsigned char)text.ptr[i];
        found += lead == 0xEE ||
                 (lead == 0xEF && (unsigned char)text.ptr[i + 1] < 0xA4);
    }
    return found;
}

/* Big5 of Hong Kong has characters where that of Windows has none. */
static bool convert(nian_converted *out, const nian_encoding **in,
                    nian_arena *arena, nian_str bytes, nian_error *err)
{
    const nian_encoding *wider = nian_encoding_find(NIAN_STR("Big5-HKSCS"));
    nian_converted other;
    if (!nian_convert(out, arena, *in, bytes, err))
        return false;
    if (*in != nian_encoding_find(NIAN_STR("Big5")))
        return true;
    size_t lost = out->bad + count_private(out->text);
    if (lost && nian_convert(&other, arena, wider, bytes, NULL) &&
        other.bad + count_private(other.text) < lost) {
        *out = other;
        *in = wider;
    }
    return true;
}

/* Half a character shifts what follows it; looked for where little is
 * damaged. */
static bool realign(nian_converted *made, const nian_encoding **in,
                    nian_arena *arena, nian_str bytes)
{
    bool pairs =
        (*in)->unit == 1 && *in != nian_encoding_find(NIAN_STR("UTF-8"));
    if (!pairs || made->bad == 0 || made->bad * SHIFTED_MOST > made->characters)
        return true;
    return convert(made, in, arena, nian_realign(arena, *in, bytes), NULL);
}

static bool take(nian_ingested *out, nian_arena *arena, nian_str bytes,
                 const nian_encoding *in, nian_error *err)
{
    nian_converted made;
    if (!convert(&made, &in, arena, bytes, err) ||
        !realign(&made, &in, arena, bytes))
        return false;
    if (made.bad * DAMAGE_MOST > made.characters)
        return nian_fail(err, NIAN_EINPUT,
                         "not %.*s throughout: %zu places hold no character, "
                         "the first on line %u; take another copy of the file",
                         NIAN_STR_ARG(in->name), made.bad, (unsigned)made.line);
    out->text = made.text;
    out->encoding = in->name;
    if (in != nian_encoding_find(NIAN_STR("UTF-8")))
        nian_notes_add(
            &out->notes, arena, 0, 1,
            nian_str_format(arena, "read as %.*s", NIAN_STR_ARG(in->name)));
    if (made.bad)
        nian_notes_add(&out->notes, arena, made.line, (uint32_t)made.bad,
                       nian_str_format(arena, "bytes that are no %.*s replaced",
                                       NIAN_STR_ARG(in->name)));
    return true;
}

static bool take_utf8(nian_ingested *out, nian_str bytes)
{
    nian_str_cut_start(&bytes, NIAN_STR("\xEF\xBB\xBF"));
    out->text = bytes;
    out->encoding = NIAN_STR("UTF-8");
    return true;
}

static bool take_wanted(nian_ingested *out, nian_arena *arena, nian_str bytes,
                        nian_str wanted, nian_error *err)
{
    size_t bad;
    const nian_encoding *in = nian_encoding_find(wanted);
    if (!in)
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "unknown encoding %.*s, known are %s",
                         NIAN_STR_ARG(wanted), nian_encoding_names());
    if (in != nian_encoding_find(NIAN_STR("UTF-8")))
        return take(out, arena, bytes, in, err);
    return nian_utf8_valid(bytes, &bad) ? take_utf8(out, bytes)
                                        : refuse_damaged(bytes, bad, err);
}

/* UTF-16 and UTF-32 say what they are; of UTF-8 the mark says nothing that its
 * form does not. */
static const nian_encoding *by_mark(nian_str bytes)
{
    static const struct {
        nian_str mark;
        nian_str name;
    } marks[] = {
        {NIAN_STR_INIT("\xFF\xFE\0\0"), NIAN_STR_INIT("UTF-32LE")},
        {NIAN_STR_INIT("\0\0\xFE\xFF"), NIAN_STR_INIT("UTF-32BE")},
        {NIAN_STR_INIT("\xFF\xFE"), NIAN_STR_INIT("UTF-16LE")},
        {NIAN_STR_INIT("\xFE\xFF"), NIAN_STR_INIT("UTF-16BE")},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (nian_str_starts(bytes, marks[i].mark))
            return nian_encoding_find(marks[i].name);
    return NULL;
}

static bool take_best(nian_ingested *out, nian_arena *arena, nian_str bytes,
                      nian_str declared, bool wide, nian_error *err)
{
    trial trials[TRIALS];
    nian_arena scratch = {0};
    size_t count = try_all(trials, &scratch, bytes, wide);
    const nian_encoding *in = choose(trials, count, declared);
    bool fine = in     ? take(out, arena, bytes, in, err)
                : wide ? nian_fail(err, NIAN_EINPUT,
                                   "binary data, not a report in text")
                       : refuse_open(trials, count, &scratch, bytes, err);
    nian_arena_free(&scratch);
    return fine;
}

/* Two bytes in another encoding may make a letter of UTF-8, so a text without
 * one Han character is looked at again. */
static bool take_valid(nian_ingested *out, nian_arena *arena, nian_str bytes,
                       nian_str declared)
{
    bool han = has_above(bytes, 0xDF);
    bool open = !han && has_above(bytes, 0x7F);
    return (open && take_best(out, arena, bytes, declared, false, NULL)) ||
           take_utf8(out, bytes);
}

static bool take_page(nian_ingested *out, nian_arena *arena, nian_str bytes,
                      nian_error *err)
{
    return take(out, arena, bytes, nian_encoding_find(NIAN_STR("UTF-8")), err);
}

bool nian_decode(nian_ingested *out, nian_arena *arena, nian_str bytes,
                 const nian_decoding *how, nian_error *err)
{
    size_t bad;
    const nian_encoding *marked = by_mark(bytes);
    if (how->wanted.len)
        return take_wanted(out, arena, bytes, how->wanted, err);
    if (marked)
        return take(out, arena, bytes, marked, err);
    if (bytes.len && memchr(bytes.ptr, '\0', bytes.len))
        return take_best(out, arena, bytes, how->declared, true, err);
    if (!nian_utf8_valid(bytes, &bad)) {
        if (!is_mostly_utf8(bytes))
            return take_best(out, arena, bytes, how->declared, false, err);
        return how->page ? take_page(out, arena, bytes, err)
                         : refuse_damaged(bytes, bad, err);
    }
    const char *mail = has_above(bytes, 0x7F) ? NULL : seven_bits(bytes);
    if (mail)
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "%s text is not read, convert it with iconv -t UTF-8",
                         mail);
    return take_valid(out, arena, bytes, how->declared);
}
