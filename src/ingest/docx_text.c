/* Words that DOCX hides in instructions and in fonts of symbols. */
#include "ingest/docx.h"

#include "base/buf.h"

enum {
    NESTED_MOST = 8
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Symbols, by the character of the font that shows them; fonts put theirs at
 * U+F000 and up, or at the plain place. */
static const struct {
    nian_str font;
    uint32_t first, last, to;
} symbols[] = {
#define ROW(font, first, last, to)                                             \
    {                                                                          \
        NIAN_STR_INIT(font), first, last, to                                   \
    }
    ROW("Symbol", 0x2D, 0x2D, 0x2212),
    ROW("Symbol", 0x6D, 0x6D, 0x03BC),
    ROW("Symbol", 0xA3, 0xA3, 0x2264),
    ROW("Symbol", 0xB0, 0xB1, 0x00B0),
    ROW("Symbol", 0xB3, 0xB3, 0x2265),
    ROW("Symbol", 0xB4, 0xB4, 0x00D7),
    ROW("Symbol", 0xB8, 0xB8, 0x00F7),
    ROW("Symbol", 0xB9, 0xB9, 0x2260),
    ROW("Symbol", 0xBB, 0xBB, 0x2248),
    ROW("Symbol", 0xBE, 0xBE, 0x2014),
    ROW("Wingdings", 0x81, 0x8A, 0x2460),
    ROW("Wingdings", 0x8C, 0x95, 0x2776),
    ROW("Wingdings", 0xA8, 0xA8, 0x25A1),
    ROW("Wingdings", 0xFC, 0xFC, 0x2713),
    ROW("Wingdings", 0xFE, 0xFE, 0x2611),
    ROW("Wingdings 2", 0x50, 0x50, 0x2713),
    ROW("Wingdings 2", 0x52, 0x52, 0x2611),
    ROW("Wingdings 2", 0x6A, 0x73, 0x2460),
    ROW("Wingdings 2", 0xA3, 0xA3, 0x25A1),
#undef ROW
};

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

uint32_t nian_docx_symbol(nian_str font, nian_str hex)
{
    uint32_t code = 0;
    for (size_t i = 0; i < hex.len; i++) {
        int digit = hex_digit(hex.ptr[i]);
        if (digit < 0 || i == 5)
            return 0;
        code = code * 16 + (uint32_t)digit;
    }
    uint32_t plain = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
    for (size_t i = 0; i < COUNT(symbols); i++)
        if (plain >= symbols[i].first && plain <= symbols[i].last &&
            nian_str_equal(font, symbols[i].font))
            return symbols[i].to + plain - symbols[i].first;
    /* Beyond the fonts' own places a character is itself. */
    bool own = (code >= 0xE000 && code <= 0xF8FF) || code < 0xA0 ||
               (code >= 0xD800 && code <= 0xDFFF);
    return own ? 0 : code;
}

/* --- EQ --- */

/* The bytes of a bracket with what is in it; 0 when it does not close. */
static size_t bracket_length(nian_str s)
{
    size_t depth = 0;
    for (size_t i = 0; i < s.len; i++) {
        depth += s.ptr[i] == '(';
        if (s.ptr[i] == ')' && --depth == 0)
            return i + 1;
    }
    return 0;
}

static size_t argument_length(nian_str s)
{
    size_t depth = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (depth == 0 && (s.ptr[i] == ',' || s.ptr[i] == ';'))
            return i;
        depth += s.ptr[i] == '(';
        depth -= s.ptr[i] == ')' && depth;
    }
    return s.len;
}

static nian_str plain_words(nian_str s, int depth);

/* The last of what a switch sets over one another is the word itself. */
static nian_str last_argument(nian_str inside, nian_str *first)
{
    nian_str last = {0};
    *first = nian_str_slice(inside, 0, argument_length(inside));
    while (inside.len) {
        size_t len = argument_length(inside);
        last = nian_str_slice(inside, 0, len);
        inside = nian_str_after(inside, len + 1);
    }
    return last;
}

/* \s\do 2(汉) and \o\ad(hàn,汉) lead to 汉. */
static nian_str plain_words(nian_str s, int depth)
{
    s = nian_str_trim(s);
    ptrdiff_t open = nian_str_find(s, NIAN_STR("("));
    if (!nian_str_starts(s, NIAN_STR("\\")) || open < 0 || depth > NESTED_MOST)
        return s;
    nian_str rest = nian_str_after(s, (size_t)open);
    size_t len = bracket_length(rest);
    if (len < 2)
        return (nian_str){0};
    nian_str first;
    nian_str last = last_argument(nian_str_slice(rest, 1, len - 1), &first);
    return plain_words(last, depth + 1);
}

static bool is_ring(nian_str s)
{
    static const nian_str rings[] = {
        NIAN_STR_INIT("○"),
        NIAN_STR_INIT("〇"),
        NIAN_STR_INIT("◯"),
    };
    return nian_str_is_any(s, rings, COUNT(rings));
}

nian_str nian_docx_equation(nian_arena *arena, nian_str instruction)
{
    nian_str s = nian_str_trim(instruction);
    if (!nian_str_cut_start(&s, NIAN_STR("EQ")) &&
        !nian_str_cut_start(&s, NIAN_STR("eq")) &&
        !nian_str_cut_start(&s, NIAN_STR("Eq")))
        return (nian_str){0};
    ptrdiff_t over = nian_str_find(s, NIAN_STR("\\o"));
    ptrdiff_t fraction = nian_str_find(s, NIAN_STR("\\f"));
    if (over < 0 && fraction < 0)
        return (nian_str){0};
    s = nian_str_after(s, (size_t)(over >= 0 ? over : fraction));
    ptrdiff_t open = nian_str_find(s, NIAN_STR("("));
    nian_str rest = nian_str_after(s, open < 0 ? s.len : (size_t)open);
    size_t len = bracket_length(rest);
    if (len < 2)
        return (nian_str){0};
    nian_str first;
    nian_str last = last_argument(nian_str_slice(rest, 1, len - 1), &first);
    first = plain_words(first, 0);
    last = plain_words(last, 0);
    if (over < 0)
        return nian_str_format(arena, "%.*s/%.*s", NIAN_STR_ARG(first),
                               NIAN_STR_ARG(last));
    int number;
    if (!is_ring(first) || !nian_str_to_int(last, &number) || number < 1)
        return nian_str_copy(arena, last);
    nian_buf ring = {0};
    nian_numeral_add(&ring, NIAN_NUMERAL_CIRCLED, number);
    nian_str made = nian_str_copy(arena, nian_buf_str(&ring));
    nian_buf_free(&ring);
    return made;
}
