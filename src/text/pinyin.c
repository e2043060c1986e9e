/* Readings in brackets, held against a table of what each character may be
 * read as.  What is no reading of the character before it stays. */
#include "text/pinyin.h"

#include <string.h>

#include "text/simplified.h"
#include "text/text.h"

typedef struct nian_reading {
    const char *letters;
    const char *characters; /* behind the digit of each tone */
} nian_reading;

#include "text/readings_table.inc"

enum {
    READINGS = sizeof readings / sizeof *readings,
    LETTERS_MAX = 48,
    CHARACTERS_MAX = 8,
    SYLLABLE_MAX = 6, /* zhuang */
    NUMBER_NONE = -1
};

/* What a bracket says, letter by letter. */
typedef struct sounds {
    char letters[LETTERS_MAX];
    int8_t tones[LETTERS_MAX];   /* the mark on it; 0: none */
    int8_t numbers[LETTERS_MAX]; /* the tone told behind it, or NUMBER_NONE */
    bool cuts[LETTERS_MAX];      /* a syllable begins here at the latest */
    size_t count;
    bool toned, capital, cut;
} sounds;

static const char *find_row(nian_str letters)
{
    size_t low = 0;
    size_t high = READINGS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order =
            nian_str_compare(nian_str_from(readings[middle].letters), letters);
        if (order == 0)
            return readings[middle].characters;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool row_has(const char *row, uint32_t code, int tone)
{
    int here = 0;
    for (nian_str rest = nian_str_from(row); rest.len;) {
        uint32_t next;
        rest = nian_str_after(rest, nian_utf8_next(rest, &next));
        if (next < 0x80)
            here = (int)next - '0';
        else if (next == code && (tone == NIAN_TONE_ANY || tone == here))
            return true;
    }
    return false;
}

bool nian_is_reading(uint32_t code, nian_str letters, int tone)
{
    const char *row = find_row(letters);
    return row && (row_has(row, code, tone) ||
                   row_has(row, nian_simplified(0, code, NIAN_STR("")), tone));
}

/* Vowels with a mark of tone, in the order of the tones; 0 where Unicode has
 * no letter of its own. */
static const struct {
    char letter;
    uint16_t codes[4];
} marked[] = {
    {'a', {0x101, 0xE1, 0x1CE, 0xE0}}, {'e', {0x113, 0xE9, 0x11B, 0xE8}},
    {'i', {0x12B, 0xED, 0x1D0, 0xEC}}, {'o', {0x14D, 0xF3, 0x1D2, 0xF2}},
    {'u', {0x16B, 0xFA, 0x1D4, 0xF9}}, {'v', {0x1D6, 0x1D8, 0x1DA, 0x1DC}},
    {'n', {0, 0x144, 0x148, 0x1F9}},   {'m', {0, 0x1E3F, 0, 0}},
};

/* Capitals of the same: Á, Ě … by what Unicode calls lower case. */
static uint32_t lower(uint32_t code)
{
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE))
        return code + 0x20;
    if (code >= 0x100 && code < 0x138)
        return code | 1;
    if ((code >= 0x139 && code < 0x149) || (code >= 0x1CD && code < 0x1DD))
        return code + (code & 1);
    return code >= 0x14A && code < 0x178 ? code | 1 : code;
}

static char letter_of(uint32_t code, int8_t *tone)
{
    *tone = 0;
    if (code >= 'a' && code <= 'z')
        return (char)code;
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
        for (int8_t t = 0; t < 4; t++)
            if (marked[i].codes[t] == code) {
                *tone = (int8_t)(t + 1);
                return marked[i].letter;
            }
    switch (code) {
    case 0xFC: /* ü */
        return 'v';
    case 0xEA: /* ê */
        return 'e';
    case 0x251: /* the a and g of phonetic writing */
        return 'a';
    case 0x261:
        return 'g';
    default:
        return 0;
    }
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || code == 0xA0 || code == 0x3000;
}

static bool parts_syllables(uint32_t code)
{
    return is_blank(code) || code == '\'' || code == 0x2019 || code == 0x2BC ||
           code == '-' || code == 0xB7;
}

/* False for what no reading holds. */
static bool take_sound(sounds *s, uint32_t code)
{
    int8_t tone;
    char letter = letter_of(lower(code), &tone);
    if (letter) {
        if (s->count == LETTERS_MAX)
            return false;
        s->capital |= lower(code) != code;
        s->toned |= tone > 0;
        s->letters[s->count] = letter;
        s->tones[s->count] = tone;
        s->numbers[s->count] = NUMBER_NONE;
        s->cuts[s->count++] = s->cut;
        s->cut = false;
        return true;
    }
    if (s->count == 0)
        return is_blank(code);
    char *last = &s->letters[s->count - 1];
    if (code == ':' && *last == 'u') { /* lu:4 */
        *last = 'v';
        return true;
    }
    if (code >= '0' && code <= '5' && !s->cut) {
        s->numbers[s->count - 1] = (int8_t)((code - '0') % 5);
        s->toned = s->cut = true;
        return true;
    }
    s->cut |= parts_syllables(code);
    return parts_syllables(code);
}

/* The bytes up to and with the closing bracket, or 0. */
static size_t read_sounds(sounds *out, nian_str s)
{
    uint32_t open;
    size_t at = nian_utf8_next(s, &open);
    memset(out, 0, sizeof *out);
    while (at < s.len) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
        if (code == ')' || code == 0xFF09)
            return out->count ? at : 0;
        if (!take_sound(out, code))
            return 0;
    }
    return 0;
}

/* True when the letters [begin, end) can be one syllable; its tone, if told. */
static bool is_syllable(const sounds *s, size_t begin, size_t end, int *tone)
{
    *tone = NIAN_TONE_ANY;
    for (size_t i = begin; i < end; i++) {
        bool inner = (i > begin && s->cuts[i]) ||
                     (i + 1 < end && s->numbers[i] != NUMBER_NONE);
        if (inner || (s->tones[i] && *tone != NIAN_TONE_ANY))
            return false;
        if (s->tones[i])
            *tone = s->tones[i];
    }
    if (s->numbers[end - 1] != NUMBER_NONE)
        *tone = s->numbers[end - 1];
    return true;
}

/* lue is written for lüe. */
static bool is_read_so(uint32_t code, const char *letters, size_t len, int tone)
{
    if (nian_is_reading(code, (nian_str){letters, len}, tone))
        return true;
    if (len < 2 || letters[1] != 'u' || (*letters != 'l' && *letters != 'n'))
        return false;
    char other[SYLLABLE_MAX];
    memcpy(other, letters, len);
    other[1] = 'v';
    return nian_is_reading(code, (nian_str){other, len}, tone);
}

/* True when the letters from `at` on are readings of `count` characters. */
static bool fits(const sounds *s, size_t at, const uint32_t *codes,
                 size_t count)
{
    if (count == 0)
        return at == s->count;
    for (size_t len = 1; len <= SYLLABLE_MAX && at + len <= s->count; len++) {
        int tone;
        if (is_syllable(s, at, at + len, &tone) &&
            is_read_so(*codes, s->letters + at, len, tone) &&
            fits(s, at + len, codes + 1, count - 1))
            return true;
    }
    return false;
}

static size_t char_before(nian_str s, size_t at)
{
    while (at > 0 && ((unsigned char)s.ptr[--at] & 0xC0) == 0x80)
        continue;
    return at;
}

/* The last characters, the very last at the end of `codes`. */
static size_t read_before(uint32_t codes[CHARACTERS_MAX], nian_str s)
{
    size_t count = 0;
    while (count < CHARACTERS_MAX && s.len) {
        uint32_t code;
        size_t at = char_before(s, s.len);
        nian_utf8_next(nian_str_after(s, at), &code);
        if (!nian_is_han(code))
            break;
        codes[CHARACTERS_MAX - ++count] = code;
        s.len = at;
    }
    return count;
}

size_t nian_pinyin_length(nian_str before, nian_str behind, bool *toned)
{
    sounds s;
    uint32_t codes[CHARACTERS_MAX];
    size_t count = read_before(codes, before);
    size_t len = count ? read_sounds(&s, behind) : 0;
    if (len == 0 || (s.capital && !s.toned))
        return 0;
    *toned = s.toned;
    for (size_t n = 1; n <= count; n++)
        if (fits(&s, 0, codes + CHARACTERS_MAX - n, n))
            return len;
    return 0;
}
