/* What is put right before a parser sees a page.  Some of it makes libxml2
 * slow (a tag of 100,000 attributes is looked through 100,000 times), some it
 * reads to the letter where every browser is kinder (&nbsp without its ;). */
#include "ingest/html.h"

enum {
    ATTRS_MOST = 200,     /* of one tag */
    VALUE_LONGEST = 4096, /* bytes of an attribute: pictures are longer */
    TITLE_LONGEST = 180   /* bytes */
};

typedef struct tamer {
    nian_buf out;
    nian_str from;
    size_t at;
    size_t opened; /* tags */
    size_t closed;
    bool no_end[3]; /* of a comment, script, style: none is left */
} tamer;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' ||
           byte == '\f';
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool is_letter(char byte)
{
    byte = lower(byte);
    return byte >= 'a' && byte <= 'z';
}

/* Whether `word`, in small letters, stands at `at` in any letters. */
static bool stands(nian_str s, size_t at, nian_str word)
{
    if (s.len - at < word.len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (lower(s.ptr[at + i]) != word.ptr[i])
            return false;
    return true;
}

static size_t find(nian_str s, size_t at, nian_str word)
{
    while (at + word.len <= s.len) {
        const char *next = memchr(s.ptr + at, word.ptr[0], s.len - at);
        if (!next)
            break;
        at = (size_t)(next - s.ptr);
        if (stands(s, at, word))
            return at;
        at++;
    }
    return s.len;
}

static bool drop_to(tamer *t, nian_str begin, nian_str end, bool *none)
{
    if (*none || !stands(t->from, t->at, begin))
        return false;
    size_t stop = find(t->from, t->at + begin.len, end);
    *none = stop == t->from.len;
    if (*none)
        return false;
    t->at = stop;
    return true;
}

/* Scripts and styles are dropped whole; of a comment the parser is told, as it
 * may mark where the article begins. */
static bool take_raw(tamer *t)
{
    size_t begin = t->at;
    if (drop_to(t, NIAN_STR("<!--"), NIAN_STR("-->"), &t->no_end[0])) {
        t->at += 3;
        nian_buf_add(&t->out, nian_str_slice(t->from, begin, t->at));
        return true;
    }
    if (stands(t->from, t->at, NIAN_STR("<!--"))) {
        t->at += 4;
        return true;
    }
    if (!drop_to(t, NIAN_STR("<script"), NIAN_STR("</script"), &t->no_end[1]) &&
        !drop_to(t, NIAN_STR("<style"), NIAN_STR("</style"), &t->no_end[2]))
        return false;
    size_t end = find(t->from, t->at, NIAN_STR(">"));
    t->at = end < t->from.len ? end + 1 : end;
    return true;
}

/* Of no use to a reader: <!DOCTYPE …>, <?xml …>, and <![if !supportLists]>
 * with which Word sets the numbers of its lists apart. */
static bool take_markup(tamer *t)
{
    char next = t->at + 1 < t->from.len ? t->from.ptr[t->at + 1] : ' ';
    if (next != '!' && next != '?')
        return false;
    size_t end = find(t->from, t->at, NIAN_STR(">"));
    t->at = end < t->from.len ? end + 1 : end;
    return true;
}

static bool take_end_tag(tamer *t)
{
    if (t->at + 2 >= t->from.len || t->from.ptr[t->at + 1] != '/' ||
        !is_letter(t->from.ptr[t->at + 2]))
        return false;
    size_t end = find(t->from, t->at, NIAN_STR(">"));
    end = end < t->from.len ? end + 1 : end;
    if (t->closed < t->opened) {
        t->closed++;
        nian_buf_add(&t->out, nian_str_slice(t->from, t->at, end));
    }
    t->at = end;
    return true;
}

/* Where in a tag a byte stands. */
typedef struct in_tag {
    size_t attrs;
    size_t value; /* bytes of it */
    char quote;   /* that is open */
    bool blank;   /* stands before */
    bool equals;  /* and nothing but blanks behind it */
    bool cut;     /* the rest of the value is left out */
} in_tag;

/* True for a byte to keep. */
static bool step(in_tag *tag, char byte)
{
    bool ends = tag->quote && byte == tag->quote;
    bool whole = ((unsigned char)byte & 0xC0) != 0x80; /* a character begins */
    tag->attrs += !tag->quote && !tag->equals && tag->blank && !is_blank(byte);
    tag->value = tag->quote ? tag->value + 1 : 0;
    tag->cut =
        tag->quote && (tag->cut || (tag->value > VALUE_LONGEST && whole));
    tag->blank = !tag->quote && is_blank(byte);
    if (ends)
        tag->quote = 0;
    else if (!tag->quote && tag->equals && (byte == '"' || byte == '\''))
        tag->quote = byte;
    tag->equals =
        !tag->quote && !ends && (byte == '=' || (tag->equals && tag->blank));
    return tag->attrs <= ATTRS_MOST && (!tag->cut || ends);
}

static bool take_tag(tamer *t)
{
    if (t->at + 1 >= t->from.len || !is_letter(t->from.ptr[t->at + 1]))
        return false;
    in_tag tag = {0};
    for (; t->at < t->from.len; t->at++) {
        char byte = t->from.ptr[t->at];
        if (!tag.quote && byte == '>')
            break;
        if (step(&tag, byte))
            nian_buf_add_byte(&t->out, (unsigned char)byte < ' ' ? ' ' : byte);
    }
    if (tag.quote && tag.attrs <= ATTRS_MOST)
        nian_buf_add_byte(&t->out, tag.quote);
    nian_buf_add_byte(&t->out, '>');
    t->opened++;
    t->at += t->at < t->from.len;
    return true;
}

/* &nbsp&nbsp is read by every browser. */
static void take_entity(tamer *t)
{
    static const nian_str names[] = {
        NIAN_STR_INIT("&nbsp"), NIAN_STR_INIT("&amp"),
        NIAN_STR_INIT("&lt"),   NIAN_STR_INIT("&gt"),
        NIAN_STR_INIT("&quot"), NIAN_STR_INIT("&middot"),
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        nian_str rest = nian_str_after(t->from, t->at);
        if (!nian_str_cut_start(&rest, names[i]) ||
            (rest.len && (is_letter(rest.ptr[0]) || rest.ptr[0] == '=')))
            continue;
        nian_buf_add(&t->out, names[i]);
        nian_buf_add_byte(&t->out, ';');
        t->at += names[i].len;
        t->at += t->at < t->from.len && t->from.ptr[t->at] == ';';
        return;
    }
    nian_buf_add_byte(&t->out, '&');
    t->at++;
}

static void take_plain(tamer *t)
{
    size_t begin = t->at;
    while (t->at < t->from.len) {
        char byte = t->from.ptr[t->at];
        if (byte == '<' || byte == '&' || (unsigned char)byte < ' ' ||
            byte == 0x7F)
            break;
        t->at++;
    }
    nian_buf_add(&t->out, nian_str_slice(t->from, begin, t->at));
    if (t->at < t->from.len && t->from.ptr[t->at] != '<' &&
        t->from.ptr[t->at] != '&')
        nian_buf_add_byte(&t->out, is_blank(t->from.ptr[t->at++])
                                       ? t->from.ptr[t->at - 1]
                                       : ' ');
}

/* A < that opens nothing is a sign in 误差<5% and in <某报告>, of which old
 * pages make titles; else it is what is left of a tag. */
static void take_sign(tamer *t)
{
    nian_str rest = nian_str_after(t->from, t->at + 1);
    nian_str next = nian_str_trim(nian_str_slice(rest, 0, TITLE_LONGEST));
    size_t close = find(next, 0, NIAN_STR(">"));
    bool number = next.len && ((next.ptr[0] >= '0' && next.ptr[0] <= '9') ||
                               next.ptr[0] == '=');
    bool twice = rest.len > 1 && rest.ptr[0] == '<' &&
                 (unsigned char)rest.ptr[1] >= 0x80;
    bool title = close < next.len && find(next, 0, NIAN_STR("<")) > close &&
                 (unsigned char)next.ptr[0] >= 0x80;
    if (number || title || twice)
        nian_buf_add(&t->out, NIAN_STR("&lt;"));
    t->at++;
}

nian_str nian_html_tame(nian_arena *arena, nian_str utf8)
{
    tamer t = {.from = utf8};
    nian_str_cut_start(&t.from, NIAN_STR("\xEF\xBB\xBF"));
    while (t.at < t.from.len) {
        char byte = t.from.ptr[t.at];
        if (byte == '&')
            take_entity(&t);
        else if (byte != '<')
            take_plain(&t);
        else if (!take_raw(&t) && !take_markup(&t) && !take_end_tag(&t) &&
                 !take_tag(&t))
            take_sign(&t);
    }
    nian_str made = nian_str_copy(arena, nian_buf_str(&t.out));
    nian_buf_free(&t.out);
    return made;
}
