/* Where paragraphs begin.  An office indents a first line by two characters
 * and fills all lines but the last; pages without indents leave the last line
 * short or a gap. */
#include "ingest/pdf_block.h"

#include <stdlib.h>

#include "ingest/pdf_join.h"

enum {
    INDENT_MIN = 80, /* hundredths of a character */
    CENTRED_MIN = 260,
    GAP = 165,     /* hundredths of the pitch */
    TITLE_LINE = 8 /* characters, less is no half of a title */
};

static const nian_margin *margin_of(const nian_setting *setting,
                                    const nian_row *row)
{
    return &setting->margins->items[row->column];
}

static int size_of(const nian_setting *setting, const nian_row *row)
{
    int size = row->size ? row->size : setting->measures->size;
    return size ? size : 1;
}

static bool differs(const nian_row *row, const nian_row *before)
{
    if (row->size == 0 || before->size == 0)
        return false;
    return row->size * 8 > before->size * 9 || before->size * 8 > row->size * 9;
}

static int indent_of(const nian_setting *setting, const nian_row *row)
{
    return (row->left - margin_of(setting, row)->left) * 100 /
           size_of(setting, row);
}

static int room_behind(const nian_setting *setting, const nian_row *row)
{
    return margin_of(setting, row)->right - row->right;
}

/* As much room on either side, and more than an indent. */
static bool is_centred(const nian_setting *setting, const nian_row *row)
{
    int size = size_of(setting, row);
    int indent = row->left - margin_of(setting, row)->left;
    int behind = room_behind(setting, row);
    bool larger = row->size * 100 > setting->measures->size * 112;
    return indent * 100 > (larger ? INDENT_MIN : CENTRED_MIN) * size &&
           abs(indent - behind) < 2 * size;
}

static bool ends_sentence(nian_str s)
{
    static const nian_str ends[] = {NIAN_STR_INIT("。"), NIAN_STR_INIT("！"),
                                    NIAN_STR_INIT("？"), NIAN_STR_INIT("。”"),
                                    NIAN_STR_INIT("：")};
    return nian_str_ends_any(s, ends, sizeof ends / sizeof *ends);
}

/* The next row's first word would have had room behind this one.  Marks hang
 * over the margin, so that a row in the midst of a sentence wants more. */
static bool is_short(const nian_setting *setting, const nian_row *row,
                     nian_str text, nian_str next)
{
    int size = size_of(setting, row);
    int token = nian_first_token(next) * size / 2;
    int spare = ends_sentence(text) ? size / 2 : size * 3 / 2;
    return room_behind(setting, row) > token + spare;
}

/* 一、, （一）, 第一条: what opens a paragraph even without an indent. */
static bool is_numbered(nian_str s)
{
    static const nian_str han[] = {
        NIAN_STR_INIT("一"), NIAN_STR_INIT("二"), NIAN_STR_INIT("三"),
        NIAN_STR_INIT("四"), NIAN_STR_INIT("五"), NIAN_STR_INIT("六"),
        NIAN_STR_INIT("七"), NIAN_STR_INIT("八"), NIAN_STR_INIT("九"),
        NIAN_STR_INIT("十"),
    };
    static const nian_str behind[] = {
        NIAN_STR_INIT("、"), NIAN_STR_INIT("）"), NIAN_STR_INIT(")"),
        NIAN_STR_INIT("章"), NIAN_STR_INIT("节"), NIAN_STR_INIT("条"),
    };
    size_t len = s.len;
    if (!nian_str_cut_start(&s, NIAN_STR("（")) &&
        !nian_str_cut_start(&s, NIAN_STR("(")))
        nian_str_cut_start(&s, NIAN_STR("第"));
    size_t digits = 0;
    while (nian_str_starts_any(s, han, sizeof han / sizeof *han)) {
        s = nian_str_after(s, 3);
        digits++;
    }
    return digits && digits < 4 && len &&
           nian_str_starts_any(s, behind, sizeof behind / sizeof *behind);
}

/* •, 1., （1）: the mark of an item. */
static bool is_marked(nian_str s)
{
    static const nian_str marks[] = {
        NIAN_STR_INIT("•"), NIAN_STR_INIT("●"), NIAN_STR_INIT("◆"),
        NIAN_STR_INIT("■"), NIAN_STR_INIT("▪"), NIAN_STR_INIT("○"),
        NIAN_STR_INIT("·"), NIAN_STR_INIT("★"), NIAN_STR_INIT("◇"),
        NIAN_STR_INIT("—"),
    };
    static const nian_str behind[] = {
        NIAN_STR_INIT("."),  NIAN_STR_INIT("．"), NIAN_STR_INIT("、"),
        NIAN_STR_INIT("）"), NIAN_STR_INIT(")"),
    };
    uint32_t code = nian_first_code(s);
    if (nian_str_starts_any(s, marks, sizeof marks / sizeof *marks) ||
        (code >= 0x2460 && code <= 0x2473))
        return true;
    if (!nian_str_cut_start(&s, NIAN_STR("（")))
        nian_str_cut_start(&s, NIAN_STR("("));
    size_t digits = 0;
    while (digits < s.len && s.ptr[digits] >= '0' && s.ptr[digits] <= '9')
        digits++;
    nian_str rest = nian_str_after(s, digits);
    return digits && digits < 3 &&
           nian_str_starts_any(rest, behind, sizeof behind / sizeof *behind) &&
           !(rest.len > 1 && nian_is_digit((unsigned char)rest.ptr[1]));
}

/* A line of its own by its look: who, when, where. */
static bool stands_alone(nian_str s)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("—"),  NIAN_STR_INIT("（"), NIAN_STR_INIT("("),
        NIAN_STR_INIT("－"), NIAN_STR_INIT("-"),
    };
    static const nian_str ends[] = {
        NIAN_STR_INIT("报告"), NIAN_STR_INIT("公报"), NIAN_STR_INIT("日"),
        NIAN_STR_INIT("）"),   NIAN_STR_INIT("号"),   NIAN_STR_INIT("文件"),
        NIAN_STR_INIT("日）"), NIAN_STR_INIT("月"),
    };
    return nian_str_starts_any(s, starts, sizeof starts / sizeof *starts) ||
           nian_str_ends_any(s, ends, sizeof ends / sizeof *ends);
}

/* Lines in the middle are a title of several lines, or each its own. */
static bool parts_title(const nian_setting *setting, const nian_row *row,
                        nian_str text, const nian_row *next, nian_str behind)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("—"),  NIAN_STR_INIT("（"), NIAN_STR_INIT("("),
        NIAN_STR_INIT("－"), NIAN_STR_INIT("-"),
    };
    bool larger = row->size * 100 > setting->measures->size * 112;
    bool wide = room_behind(setting, row) < 4 * size_of(setting, row);
    bool number = nian_str_ends(behind, NIAN_STR("号")) &&
                  nian_str_has(behind, NIAN_STR("〔"));
    if (differs(next, row) || number ||
        nian_str_starts_any(behind, starts, sizeof starts / sizeof *starts))
        return true;
    if (nian_str_starts(behind, NIAN_STR("的")) ||
        (nian_str_ends(text, NIAN_STR("月")) &&
         nian_is_digit(nian_first_code(behind))))
        return false;
    return !(larger || wide) || stands_alone(text);
}

/* A line of a title that leaves no room at its sides. */
static bool is_title_line(const nian_setting *setting, const nian_row *row)
{
    return row->size * 100 > setting->measures->size * 115 &&
           room_behind(setting, row) < 2 * row->size;
}

/* The first line of a paragraph in the middle that fills the column. */
static bool is_wide_start(const nian_setting *setting, const nian_row *row,
                          nian_str text, nian_str behind)
{
    return indent_of(setting, row) < INDENT_MIN && !ends_sentence(text) &&
           !is_numbered(text) && !is_short(setting, row, text, behind);
}

static bool gap_before(const nian_setting *setting, const nian_row *row,
                       const nian_row *next)
{
    if (row->column != next->column || setting->measures->pitch == 0)
        return false;
    int64_t pitch = setting->measures->pitch;
    if (row->size > setting->measures->size && setting->measures->size)
        pitch = pitch * row->size / setting->measures->size;
    return (int64_t)(next->top - row->top) * 100 > pitch * GAP;
}

/* Part of running text, and no caption or rule. */
static bool is_clause(nian_str s)
{
    return nian_str_has(s, NIAN_STR("，")) || nian_str_has(s, NIAN_STR("、")) ||
           nian_str_has(s, NIAN_STR(", "));
}

/* A block that is indented as a whole, or an item whose mark hangs out: lines
 * that are full and end no sentence go on, but for a heading of one line. */
static bool goes_on_indented(const nian_setting *setting, const nian_row *row,
                             nian_str text, const nian_row *next,
                             nian_str behind, bool first)
{
    int size = size_of(setting, row);
    int shift = next->left - row->left;
    bool same = abs(shift) * 3 < size && !(first && is_numbered(text));
    bool hangs = first && shift > 0 && shift < 4 * size && is_marked(text);
    return (same || hangs) && is_clause(text) &&
           !is_short(setting, row, text, behind) && !ends_sentence(text) &&
           !is_marked(behind) && !is_numbered(behind);
}

bool nian_paragraph_begins(const nian_setting *setting, nian_arena *arena,
                           const nian_rows *rows, size_t first, size_t next)
{
    const nian_row *row = &rows->items[next - 1];
    const nian_row *behind = &rows->items[next];
    nian_str text = nian_row_text(arena, row);
    nian_str words = nian_row_text(arena, behind);
    if (nian_is_cut_word(text, nian_first_code(words)))
        return false;
    if (differs(behind, row) || gap_before(setting, row, behind))
        return true;
    bool centred = is_centred(setting, row) || is_title_line(setting, row);
    if (centred != is_centred(setting, behind))
        return centred || next > first + 1 ||
               !is_wide_start(setting, row, text, words);
    if (centred)
        return parts_title(setting, row, text, behind, words);
    if (goes_on_indented(setting, row, text, behind, words, next == first + 1))
        return false;
    if (indent_of(setting, behind) > INDENT_MIN)
        return true;
    if (is_short(setting, row, text, words))
        return true;
    return ends_sentence(text) && is_numbered(words);
}
