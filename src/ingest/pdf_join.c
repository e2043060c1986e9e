/* Blanks between pieces of text. */
#include "ingest/pdf_join.h"

enum {
    WIDE_TOKEN = 24 /* halves of a character */
};

uint32_t nian_first_code(nian_str s)
{
    uint32_t code = 0;
    if (s.len)
        nian_utf8_next(s, &code);
    return code;
}

uint32_t nian_last_code(nian_str s)
{
    size_t at = s.len;
    while (at && s.len - at < 4) {
        at--;
        if (((unsigned char)s.ptr[at] & 0xC0) != 0x80)
            break;
    }
    return nian_first_code(nian_str_after(s, at));
}

/* What is set with blanks between its words; ± × · are as often set in a
 * square, which looks like a blank. */
static bool is_western(uint32_t code)
{
    bool sign = (code > 0xA0 && code < 0xC0) || code == 0xD7 || code == 0xF7;
    return code > ' ' && code < 0x2000 && !sign;
}

static bool is_letter(uint32_t code)
{
    return code < 0x80 ? nian_is_latin(code) : is_western(code);
}

void nian_join_apart(nian_buf *text, nian_str next)
{
    uint32_t before = nian_last_code(nian_buf_str(text));
    uint32_t after = nian_first_code(next);
    bool bracket = before == '[' || before == ']' || before == '(';
    if (is_western(before) && is_western(after) && !bracket && after != ')')
        nian_buf_add_byte(text, ' ');
    nian_buf_add(text, next);
}

bool nian_is_cut_word(nian_str text, uint32_t next)
{
    if (!nian_str_cut_end(&text, NIAN_STR("-")))
        return false;
    return is_letter(nian_last_code(text)) && next >= 'a' && next <= 'z';
}

void nian_join_line(nian_buf *text, nian_str next)
{
    uint32_t before = nian_last_code(nian_buf_str(text));
    uint32_t after = nian_first_code(next);
    if (nian_is_cut_word(nian_buf_str(text), after))
        text->len--;
    else if (is_western(before) && before != '-' && before != '/' &&
             before != '(' &&
             (is_letter(after) || (nian_is_digit(after) && is_letter(before))))
        nian_buf_add_byte(text, ' ');
    nian_buf_add(text, next);
}

static bool opens(uint32_t code)
{
    static const uint32_t marks[] = {0x2018, 0x201C, 0x3008, 0x300A, 0x300C,
                                     0x300E, 0x3010, 0x3014, 0xFF08};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (code == marks[i])
            return true;
    return false;
}

/* Characters that may not be parted: a number, a Latin word, a Han character
 * with the mark that must not begin a line, or behind one that must not end
 * it. */
int nian_first_token(nian_str s)
{
    int halves = 0;
    bool western = false;
    bool opened = false;
    for (size_t at = 0; at < s.len && halves < WIDE_TOKEN;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
        bool word = code > ' ' && code < 0x2000;
        bool mark = (code >= 0x3001 && code <= 0x3011) || code >= 0xFF01 ||
                    code == 0x201C || code == 0x201D || code == 0x300A;
        if (halves && !opened && !mark && !(word && western))
            break;
        opened = opens(code);
        western = word || (halves == 0 && mark);
        halves += word ? 1 : 2;
    }
    return halves;
}
