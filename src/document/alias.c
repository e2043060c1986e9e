/* 某某某（以下简称“某”） and “某”：是指某某某。 */
#include "document/alias.h"

#include "document/heading.h"
#include "document/statement.h"

enum {
    NAME_MAX = 90 /* bytes of a name that is worth keeping */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const nian_str before_name[] = {
    NIAN_STR_INIT("："),
    NIAN_STR_INIT("为"),
};
static const nian_str before_meaning[] = {
    NIAN_STR_INIT("是指"),
    NIAN_STR_INIT("即"),
    NIAN_STR_INIT("指"),
};

static void cut_any(nian_str *s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_cut_start(s, words[i]))
            return;
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

static void add(nian_document *document, nian_arena *arena, nian_str name,
                nian_str meaning, uint32_t line)
{
    name = nian_str_trim(name);
    meaning = nian_str_trim(meaning);
    if (name.len == 0 || meaning.len == 0 || name.len > NAME_MAX)
        return;
    nian_alias alias = {name, meaning, line};
    vec_push(arena, &document->aliases, alias);
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
        clause_before(before, before.len), line);
}

/* “某某” as a whole, not “某”和“某”. */
static nian_str without_quotes(nian_str s)
{
    nian_str inner = nian_str_trim(s);
    if (nian_str_cut_start(&inner, NIAN_STR("“")) &&
        nian_str_cut_end(&inner, NIAN_STR("”")) &&
        !nian_str_has(inner, NIAN_STR("”")))
        return inner;
    return s;
}

/* 3.“某某”：是指…… */
static void find_entry(nian_document *document, nian_arena *arena, nian_str s,
                       uint32_t line)
{
    nian_label label;
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
    add(document, arena, without_quotes(nian_str_slice(s, 0, (size_t)colon)),
        nian_without_end(meaning), line);
}

void nian_aliases_find(nian_document *document, nian_arena *arena)
{
    for (size_t i = 0; i < document->statements.count; i++) {
        const nian_statement *statement = &document->statements.items[i];
        find_short(document, arena, statement->text, statement->line);
    }
    for (size_t i = 0; i < document->blocks.count; i++) {
        const nian_block *block = &document->blocks.items[i];
        if (block->kind == NIAN_BLOCK_GLOSSARY)
            find_entry(document, arena, block->text, block->line);
    }
}
