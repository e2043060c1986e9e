/* What a report says of its own words: 某某某（以下简称“某”）, 某某某（某） and
 * “某”：是指某某某。  What is taken for a meaning may be a definition: who
 * uses it must look whether it stands anywhere as a name. */
#include "document/alias.h"

#include <string.h>

#include "document/furniture.h"
#include "document/heading.h"
#include "document/statement.h"

enum {
    NAME_MAX = 90,    /* bytes of a name that is worth keeping */
    SHORT_MIN = 2,    /* letters of what stands in brackets */
    SHORT_MAX = 8,    /* the same */
    LONGER = 4,       /* times as long may be what it stands for */
    LETTERS_MAX = 40, /* before a bracket that are looked at */
    MORE_LEAST = 2,   /* letters that it must be longer */
    BEHIND_MOST = 2   /* letters of it behind the last of the short name */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const nian_str before_name[] = {
    NIAN_STR_INIT("："),
    NIAN_STR_INIT("为"),
};
static const nian_str before_meaning[] = {
    NIAN_STR_INIT("是指"),   NIAN_STR_INIT("即"),     NIAN_STR_INIT("指的是"),
    NIAN_STR_INIT("主要指"), NIAN_STR_INIT("全称为"), NIAN_STR_INIT("全称是"),
    NIAN_STR_INIT("全称"),   NIAN_STR_INIT("指"),
};
static const nian_str after_meaning[] = {
    NIAN_STR_INIT("的简称"),
    NIAN_STR_INIT("的统称"),
    NIAN_STR_INIT("的缩写"),
};
/* Headings of a list of names, and sentences about one. */
static const nian_str no_meaning[] = {
    NIAN_STR_INIT("名词解释"),
    NIAN_STR_INIT("名词说明"),
    NIAN_STR_INIT("名词注释"),
};

static void cut_any(nian_str *s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_cut_start(s, words[i]))
            return;
}

/* [9], ［49］, （3） or 注1 that a note is called by. */
static nian_str without_mark(nian_str name)
{
    static const nian_str open[] = {
        NIAN_STR_INIT("["),  NIAN_STR_INIT("［"), NIAN_STR_INIT("【"),
        NIAN_STR_INIT("〔"), NIAN_STR_INIT("("),  NIAN_STR_INIT("（"),
    };
    static const nian_str shut[] = {
        NIAN_STR_INIT("]"),  NIAN_STR_INIT("］"), NIAN_STR_INIT("】"),
        NIAN_STR_INIT("〕"), NIAN_STR_INIT(")"),  NIAN_STR_INIT("）"),
    };
    nian_str rest = name;
    for (size_t i = 0; i < COUNT(open); i++) {
        rest = nian_str_trim(name);
        if (!nian_str_cut_start(&rest, open[i]))
            continue;
        size_t digits = 0;
        while (digits < rest.len && rest.ptr[digits] >= '0' &&
               rest.ptr[digits] <= '9')
            digits++;
        rest = nian_str_after(rest, digits);
        if (digits && nian_str_cut_start(&rest, shut[i]))
            return nian_str_trim(rest);
    }
    return nian_str_trim(name);
}

/* 专题研究了《某某总体方案》: what is called by a short name is the book. */
static nian_str title_at_end(nian_str s)
{
    nian_str inner = nian_str_trim(s);
    if (!nian_str_cut_end(&inner, NIAN_STR("》")))
        return s;
    ptrdiff_t open = nian_str_find_last(inner, NIAN_STR("《"));
    return open < 0 ? s : nian_str_after(inner, (size_t)open + strlen("《"));
}

static bool is_break(uint32_t code)
{
    return code == 0xFF0C || code == ',' || code == 0x3001 || code == 0x3002 ||
           code == 0xFF1B || code == 0xFF1A || code == ';' || code == ':';
}

/* The last clause before `end`: what a name in brackets stands for. */
static nian_str clause_before(nian_str s, size_t end)
{
    size_t begin = end;
    while (begin > 0) {
        size_t at = begin;
        while (at > 0 && ((unsigned char)s.ptr[--at] & 0xC0) == 0x80)
            continue;
        uint32_t code;
        nian_utf8_next(nian_str_after(s, at), &code);
        if (is_break(code))
            break;
        begin = at;
    }
    return nian_str_slice(s, begin, end);
}

/* What stands in quotes at the start of `s`, or up to the bracket's end. */
static nian_str quoted(nian_str s)
{
    cut_any(&s, before_name, COUNT(before_name));
    bool open = nian_str_cut_start(&s, NIAN_STR("“")) ||
                nian_str_cut_start(&s, NIAN_STR("\""));
    size_t end = 0;
    while (end < s.len) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(s, end), &code);
        bool close = code == 0x201D || code == '"' || code == 0xFF09 ||
                     code == ')' || is_break(code);
        if (close)
            return nian_str_slice(s, 0, end);
        end += len;
    }
    return open ? (nian_str){NULL, 0} : s;
}

static void cut_last(nian_str *s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_cut_end(s, words[i]))
            return;
}

/* “某某” or 《某某》 as a whole, not “某”和“某”. */
static nian_str without_quotes(nian_str s)
{
    nian_str inner = nian_str_trim(s);
    if (nian_str_cut_start(&inner, NIAN_STR("“")) &&
        nian_str_cut_end(&inner, NIAN_STR("”")) &&
        !nian_str_has(inner, NIAN_STR("”")))
        return inner;
    inner = nian_str_trim(s);
    if (nian_str_cut_start(&inner, NIAN_STR("《")) &&
        nian_str_cut_end(&inner, NIAN_STR("》")) &&
        !nian_str_has(inner, NIAN_STR("》")))
        return inner;
    return s;
}

static void add(nian_document *document, nian_arena *arena, nian_str name,
                nian_str meaning, uint32_t line)
{
    name = without_quotes(without_mark(name));
    meaning = title_at_end(nian_str_trim(meaning));
    cut_last(&meaning, after_meaning, COUNT(after_meaning));
    if (name.len == 0 || meaning.len == 0 || name.len > NAME_MAX ||
        nian_str_equal(name, meaning) ||
        nian_str_has_any(meaning, no_meaning, COUNT(no_meaning)))
        return;
    nian_alias alias = {name, meaning, line};
    vec_push(arena, &document->aliases, alias);
}

/* 实施某某计划（以下简称“某计划”）: what is done with a thing is no part of its
 * name. */
static nian_str without_verbs(nian_str s)
{
    static const nian_str verbs[] = {
        NIAN_STR_INIT("实施"), NIAN_STR_INIT("制定"), NIAN_STR_INIT("印发"),
        NIAN_STR_INIT("出台"), NIAN_STR_INIT("推进"), NIAN_STR_INIT("推动"),
        NIAN_STR_INIT("落实"), NIAN_STR_INIT("贯彻"), NIAN_STR_INIT("执行"),
        NIAN_STR_INIT("开展"), NIAN_STR_INIT("成立"), NIAN_STR_INIT("组建"),
        NIAN_STR_INIT("颁布"), NIAN_STR_INIT("修订"), NIAN_STR_INIT("编制"),
        NIAN_STR_INIT("启动"), NIAN_STR_INIT("发布"), NIAN_STR_INIT("完成"),
        NIAN_STR_INIT("根据"), NIAN_STR_INIT("按照"), NIAN_STR_INIT("依据"),
        NIAN_STR_INIT("深入"), NIAN_STR_INIT("全面"), NIAN_STR_INIT("加快"),
        NIAN_STR_INIT("建立"), NIAN_STR_INIT("建成"), NIAN_STR_INIT("新建"),
    };
    for (nian_str rest = s;; s = rest) {
        cut_any(&rest, verbs, COUNT(verbs));
        nian_str_cut_start(&rest, NIAN_STR("了"));
        if (rest.len == s.len || rest.len == 0)
            return s;
    }
}

static void find_short(nian_document *document, nian_arena *arena, nian_str s,
                       uint32_t line)
{
    static const nian_str word = NIAN_STR_INIT("简称");
    ptrdiff_t at = nian_str_find(s, word);
    if (at == NIAN_STR_NONE)
        return;
    nian_str before = nian_str_slice(s, 0, (size_t)at);
    nian_str_cut_end(&before, NIAN_STR("以下"));
    nian_str_cut_end(&before, NIAN_STR("下文"));
    if (!nian_str_cut_end(&before, NIAN_STR("（")) &&
        !nian_str_cut_end(&before, NIAN_STR("(")))
        nian_str_cut_end(&before, NIAN_STR("，"));
    add(document, arena, quoted(nian_str_after(s, (size_t)at + word.len)),
        without_verbs(clause_before(before, before.len)), line);
}

/* The entry goes on to tell what it is good for. */
static nian_str first_sentence(nian_str s)
{
    static const nian_str ends[] = {NIAN_STR_INIT("。"), NIAN_STR_INIT("；"),
                                    NIAN_STR_INIT("，是"),
                                    NIAN_STR_INIT("，指")};
    for (size_t i = 0; i < COUNT(ends); i++) {
        ptrdiff_t at = nian_str_find(s, ends[i]);
        if (at > 0)
            s = nian_str_slice(s, 0, (size_t)at);
    }
    return s;
}

/* ------------------------------------------------- 某某某（某） in a text */

/* Characters of the last clause before a bracket. */
typedef struct tail {
    uint32_t codes[LETTERS_MAX];
    size_t at[LETTERS_MAX]; /* in the statement */
    size_t count;
} tail;

static void read_tail(tail *out, nian_str s, size_t end)
{
    size_t from = end > LETTERS_MAX * 4 ? end - LETTERS_MAX * 4 : 0;
    while (from < end && ((unsigned char)s.ptr[from] & 0xC0) == 0x80)
        from++;
    nian_str near = nian_str_slice(s, from, end);
    nian_str clause = clause_before(near, near.len);
    size_t begin = end - clause.len, count = nian_utf8_count(clause);
    out->count = 0;
    for (size_t i = 0; begin < end; i++) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(s, begin), &code);
        if (i + LETTERS_MAX >= count) {
            out->codes[out->count] = code;
            out->at[out->count++] = begin;
        }
        begin += len;
    }
}

/* Where the shortest ending of `before` begins that holds the letters of
 * `name` in their order; the count of `before` when none does.  A letter or
 * two may follow the last of them: 高新技术企业 is 高企. */
static size_t find_long(const tail *before, nian_str name)
{
    uint32_t wanted[SHORT_MAX];
    size_t count = 0;
    for (; name.len && count < SHORT_MAX; count++)
        name = nian_str_after(name, nian_utf8_next(name, &wanted[count]));
    for (size_t i = before->count, left = count; i-- > 0;) {
        left -= before->codes[i] == wanted[left - 1];
        if (left == 0)
            return i;
        if (left == count && before->count - i > BEHIND_MOST)
            break;
    }
    return before->count;
}

static bool is_name(nian_str s)
{
    size_t count = nian_utf8_count(s);
    if (count < SHORT_MIN || count > SHORT_MAX)
        return false;
    while (s.len) {
        uint32_t code;
        size_t len = nian_utf8_next(s, &code);
        if (!nian_is_han(code))
            return false;
        s = nian_str_after(s, len);
    }
    return true;
}

static void find_bracket(nian_document *document, nian_arena *arena, nian_str s,
                         size_t open, nian_str name, uint32_t line)
{
    tail before;
    if (!is_name(name))
        return;
    read_tail(&before, s, open);
    size_t begin = find_long(&before, name);
    size_t count = nian_utf8_count(name);
    size_t length = before.count - begin;
    if (length < count + MORE_LEAST || length > count * LONGER)
        return;
    nian_str meaning = nian_str_slice(s, before.at[begin], open);
    if (!nian_str_has(meaning, name))
        add(document, arena, name, meaning, line);
}

static void find_brackets(nian_document *document, nian_arena *arena,
                          nian_str s, uint32_t line)
{
    size_t from = 0;
    for (ptrdiff_t at;
         (at = nian_str_find(nian_str_after(s, from), NIAN_STR("（"))) >= 0;) {
        size_t open = from + (size_t)at;
        size_t begin = open + strlen("（");
        nian_str inner =
            nian_str_slice(s, begin, begin + (SHORT_MAX + 1) * strlen("（"));
        ptrdiff_t shut = nian_str_find(inner, NIAN_STR("）"));
        if (shut > 0)
            find_bracket(document, arena, s, open,
                         nian_str_slice(inner, 0, (size_t)shut), line);
        from = begin;
    }
}

/* 3.“某某”：是指…… */
static void find_entry(nian_document *document, nian_arena *arena, nian_str s,
                       uint32_t line)
{
    nian_label label;
    s = nian_str_after(s, nian_note_mark(s));
    if (nian_label_read(s, &label))
        s = nian_str_after(s, label.len);
    ptrdiff_t colon = nian_str_find(s, NIAN_STR("："));
    size_t len = 3;
    if (colon == NIAN_STR_NONE) {
        colon = nian_str_find(s, NIAN_STR(":"));
        len = 1;
    }
    if (colon == NIAN_STR_NONE)
        return;
    nian_str meaning = nian_str_after(s, (size_t)colon + len);
    cut_any(&meaning, before_meaning, COUNT(before_meaning));
    add(document, arena, nian_str_slice(s, 0, (size_t)colon),
        nian_without_end(first_sentence(meaning)), line);
}

void nian_aliases_find(nian_document *document, nian_arena *arena)
{
    for (size_t i = 0; i < document->statements.count; i++) {
        const nian_statement *statement = &document->statements.items[i];
        find_short(document, arena, statement->text, statement->line);
        find_brackets(document, arena, statement->text, statement->line);
    }
    for (size_t i = 0; i < document->blocks.count; i++) {
        const nian_block *block = &document->blocks.items[i];
        if (block->kind == NIAN_BLOCK_GLOSSARY)
            find_entry(document, arena, block->text, block->line);
    }
}
