/* Which clauses say that somebody does something.  Formal Chinese opens such a
 * clause with its verb, after adverbs and a general subject at most; a clause
 * that opens with a thing tells how the thing fares. */
#include "extract/verbs.h"

#include "document/heading.h"
#include "extract/verb_words.h"
#include "extract/words.h"
#include "text/text.h"

enum {
    HAN_LEN = 3, /* bytes; every entry starts with a Han character */
    REACH = 120, /* bytes within which a preposition's verb stands */
    MANNER = 24  /* and within which the 地 of an adverb does */
};

/* A table's words by the slot of their first character. */
typedef struct wordlist {
    const nian_str *words;
    uint16_t head[NIAN_CHARS_SLOTS]; /* index + 1 of the first; 0: none */
    uint16_t *next;
} wordlist;

struct nian_verbs {
    wordlist rows; /* of verbs of two characters */
    wordlist longer;
    wordlist names;
    wordlist adverbs;
    wordlist subjects;
};

static void index_words(wordlist *out, nian_arena *arena, nian_words table)
{
    out->words = table.words;
    out->next = nian_new_array(arena, uint16_t, table.count);
    for (size_t i = 0; i < table.count; i++) {
        unsigned slot =
            nian_chars_slot((const unsigned char *)table.words[i].ptr);
        out->next[i] = out->head[slot];
        out->head[slot] = (uint16_t)(i + 1);
    }
}

const nian_verbs *nian_verbs_make(nian_arena *arena)
{
    nian_verbs *made = nian_new(arena, nian_verbs);
    index_words(&made->rows, arena, nian_verb_rows());
    index_words(&made->longer, arena, nian_longer_verbs());
    index_words(&made->names, arena, nian_verb_names());
    index_words(&made->adverbs, arena, nian_adverbs());
    index_words(&made->subjects, arena, nian_subjects());
    return made;
}

/* The bytes of the longest entry that `s` starts with, or 0. */
static size_t match(nian_str s, const wordlist *list)
{
    size_t longest = 0;
    if (s.len < HAN_LEN)
        return 0;
    unsigned slot = nian_chars_slot((const unsigned char *)s.ptr);
    for (size_t i = list->head[slot]; i; i = list->next[i - 1]) {
        nian_str word = list->words[i - 1];
        if (word.len > longest && nian_str_starts(s, word))
            longest = word.len;
    }
    return longest;
}

/* The bytes of the verb that `s` starts with, or 0. */
static size_t verb_length(const nian_verbs *known, nian_str s)
{
    size_t longer = match(s, &known->longer);
    if (longer || s.len < 2 * HAN_LEN)
        return longer;
    nian_str first = nian_str_slice(s, 0, HAN_LEN);
    nian_str second = nian_str_slice(s, HAN_LEN, 2 * HAN_LEN);
    unsigned slot = nian_chars_slot((const unsigned char *)s.ptr);
    for (size_t i = known->rows.head[slot]; i; i = known->rows.next[i - 1]) {
        nian_str row = known->rows.words[i - 1];
        for (size_t at = HAN_LEN; nian_str_starts(row, first) && at < row.len;
             at += HAN_LEN)
            if (nian_str_starts(nian_str_after(row, at), second))
                return 2 * HAN_LEN;
    }
    return 0;
}

/* 十二是, 四要, ——, 第一， */
nian_str nian_without_label(nian_str clause)
{
    nian_label label;
    if (nian_label_read(clause, &label))
        return nian_str_after(clause, label.len);
    return clause;
}

/* 在……的推动下, 为……的发展: the verb is part of a phrase. */
static bool is_nominal(nian_str rest)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("下"), NIAN_STR_INIT("中"), NIAN_STR_INIT("上"),
        NIAN_STR_INIT("的"), NIAN_STR_INIT("后"), NIAN_STR_INIT("时"),
        NIAN_STR_INIT("率"), NIAN_STR_INIT("和"), NIAN_STR_INIT("、"),
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (nian_str_starts(rest, words[i]))
            return true;
    return rest.len == 0;
}

/* 在两个镇开展…, 为老人发放…: the verb stands behind what a preposition
 * brings in. */
static bool acts_behind(const nian_verbs *known, nian_str clause)
{
    static const nian_str prepositions[] = {
        NIAN_STR_INIT("在"), NIAN_STR_INIT("对"),   NIAN_STR_INIT("从"),
        NIAN_STR_INIT("为"), NIAN_STR_INIT("以"),   NIAN_STR_INIT("与"),
        NIAN_STR_INIT("向"), NIAN_STR_INIT("通过"), NIAN_STR_INIT("按照"),
        NIAN_STR_INIT("将"), NIAN_STR_INIT("针对"), NIAN_STR_INIT("给"),
    };
    bool found = false;
    if (nian_str_starts(clause, NIAN_STR("对外"))) /* 对外开放取得… */
        return false;
    for (size_t i = 0; i < COUNT(prepositions); i++)
        found |= nian_str_starts(clause, prepositions[i]);
    clause = nian_str_slice(clause, 0, REACH);
    uint32_t code;
    for (size_t at = 0; found && at < clause.len;) {
        at += nian_utf8_next(nian_str_after(clause, at), &code);
        nian_str rest = nian_str_after(clause, at);
        size_t len = verb_length(known, rest);
        if (len && !is_nominal(nian_str_after(rest, len)))
            return true;
    }
    return false;
}

/* 发展环境优化, 改革步伐加快: the verb names what fares so. */
static bool is_noun(const nian_verbs *known, nian_str verb, nian_str rest,
                    bool led)
{
    static const nian_str behind[] = {
        NIAN_STR_INIT("体制"), NIAN_STR_INIT("机制"),   NIAN_STR_INIT("能力"),
        NIAN_STR_INIT("水平"), NIAN_STR_INIT("力度"),   NIAN_STR_INIT("步伐"),
        NIAN_STR_INIT("环境"), NIAN_STR_INIT("质量"),   NIAN_STR_INIT("工作"),
        NIAN_STR_INIT("成效"), NIAN_STR_INIT("成果"),   NIAN_STR_INIT("速度"),
        NIAN_STR_INIT("势头"), NIAN_STR_INIT("后劲"),   NIAN_STR_INIT("规模"),
        NIAN_STR_INIT("条件"), NIAN_STR_INIT("基础"),   NIAN_STR_INIT("格局"),
        NIAN_STR_INIT("取得"), NIAN_STR_INIT("稳步"),   NIAN_STR_INIT("扎实"),
        NIAN_STR_INIT("不断"), NIAN_STR_INIT("持续"),   NIAN_STR_INIT("顺利"),
        NIAN_STR_INIT("全面"), NIAN_STR_INIT("进一步"), NIAN_STR_INIT("驱动"),
        NIAN_STR_INIT("进展"), NIAN_STR_INIT("动能"),   NIAN_STR_INIT("方式"),
        NIAN_STR_INIT("态势"), NIAN_STR_INIT("空间"),   NIAN_STR_INIT("活力"),
        NIAN_STR_INIT("动力"), NIAN_STR_INIT("优势"),   NIAN_STR_INIT("思路"),
        NIAN_STR_INIT("理念"), NIAN_STR_INIT("型"),     NIAN_STR_INIT("的"),
        NIAN_STR_INIT("是"),   NIAN_STR_INIT("活动"),   NIAN_STR_INIT("协调性"),
        NIAN_STR_INIT("得到"), NIAN_STR_INIT("更加"),   NIAN_STR_INIT("任务"),
        NIAN_STR_INIT("成为"), NIAN_STR_INIT("面积"),   NIAN_STR_INIT("总"),
    };
    static const nian_str renewed[] = {
        NIAN_STR_INIT("体制"), NIAN_STR_INIT("机制"), NIAN_STR_INIT("工作"),
        NIAN_STR_INIT("方式"), NIAN_STR_INIT("思路"), NIAN_STR_INIT("理念"),
    };
    if (!match(verb, &known->names))
        return false;
    /* 改革开放 is one word; 创新机制, 保护环境 say what is done. */
    if (nian_str_equal(verb, NIAN_STR("改革")) &&
        nian_str_starts(rest, NIAN_STR("开放")))
        return true;
    if (nian_str_equal(verb, NIAN_STR("创新")) &&
        nian_str_starts_any(rest, renewed, COUNT(renewed)))
        return false;
    if (nian_str_starts(rest, NIAN_STR("环境")) &&
        !nian_str_equal(verb, NIAN_STR("发展")) &&
        !nian_str_equal(verb, NIAN_STR("创新")))
        return false;
    nian_str next = nian_str_slice(rest, 0, verb_length(known, rest));
    if (next.len && match(next, &known->names)) /* 改革创新取得… */
        rest = nian_str_after(rest, next.len);
    return rest.len == 0 ? !led
                         : nian_str_starts_any(rest, behind, COUNT(behind));
}

/* 有计划、有步骤地, 积极稳妥地: manner, whatever its words. */
static size_t manner_length(const nian_verbs *known, nian_str s)
{
    nian_str start = nian_str_slice(s, 0, s.len < MANNER ? s.len : MANNER);
    ptrdiff_t at = nian_str_find(start, NIAN_STR("地"));
    if (at <= 0)
        return 0;
    size_t len = (size_t)at + NIAN_STR("地").len;
    nian_str rest = nian_str_after(s, len);
    size_t verb = verb_length(known, rest);
    return verb && rest.len > verb ? len : 0;
}

/* What may stand before the verb: how, who, 要. */
static size_t opening_length(const nian_verbs *known, nian_str s)
{
    static const nian_str links[] = {
        NIAN_STR_INIT("地"),
        NIAN_STR_INIT("、"),
    };
    size_t len = match(s, &known->adverbs);
    for (size_t i = 0; len && i < COUNT(links); i++)
        if (nian_str_starts(nian_str_after(s, len), links[i]))
            return len + links[i].len;
    if (len == 0)
        len = match(s, &known->subjects);
    if (len == 0)
        len = nian_modal_length(s);
    return len ? len : manner_length(known, s);
}

/* 稳就业, 抓环境: a verb of one character, told by what stands before it. */
static bool is_short_verb(nian_str s)
{
    static const nian_str verbs[] = {
        NIAN_STR_INIT("稳"), NIAN_STR_INIT("保"), NIAN_STR_INIT("促"),
        NIAN_STR_INIT("抓"), NIAN_STR_INIT("扩"), NIAN_STR_INIT("补"),
        NIAN_STR_INIT("讲"), NIAN_STR_INIT("办"), NIAN_STR_INIT("建"),
        NIAN_STR_INIT("当"), NIAN_STR_INIT("引"),
    };
    static const nian_str nouns[] = {
        NIAN_STR_INIT("保险"), NIAN_STR_INIT("保费"), NIAN_STR_INIT("建筑"),
        NIAN_STR_INIT("建材"), NIAN_STR_INIT("当地"), NIAN_STR_INIT("当年"),
        NIAN_STR_INIT("办公"), NIAN_STR_INIT("保有"), NIAN_STR_INIT("保税"),
        NIAN_STR_INIT("讲话"),
    };
    return nian_str_starts_any(s, verbs, COUNT(verbs)) &&
           !nian_str_starts_any(s, nouns, COUNT(nouns));
}

bool nian_is_verbal(const nian_verbs *known, nian_str clause)
{
    clause = nian_without_label(clause);
    if (acts_behind(known, clause))
        return true;
    bool how = false;
    for (bool led = false;; led = true) {
        nian_str verb = nian_str_slice(clause, 0, verb_length(known, clause));
        if (verb.len)
            return !is_noun(known, verb, nian_str_after(clause, verb.len), led);
        if (nian_str_starts(clause, NIAN_STR("把")) ||
            nian_str_starts(clause, NIAN_STR("让")))
            return true;
        size_t len = opening_length(known, clause);
        if (len == 0)
            return how && is_short_verb(clause);
        how = match(clause, &known->adverbs) > 0;
        clause = nian_str_after(clause, len);
    }
}

size_t nian_modal_length(nian_str s)
{
    static const nian_str modals[] = {
        NIAN_STR_INIT("要"),     NIAN_STR_INIT("将"),     NIAN_STR_INIT("必须"),
        NIAN_STR_INIT("应当"),   NIAN_STR_INIT("应"),     NIAN_STR_INIT("需要"),
        NIAN_STR_INIT("须"),     NIAN_STR_INIT("拟"),     NIAN_STR_INIT("需"),
        NIAN_STR_INIT("成为"),   NIAN_STR_INIT("一定要"), NIAN_STR_INIT("都要"),
        NIAN_STR_INIT("还要"),   NIAN_STR_INIT("也要"),   NIAN_STR_INIT("又要"),
        NIAN_STR_INIT("既要"),   NIAN_STR_INIT("更要"),   NIAN_STR_INIT("务必"),
        NIAN_STR_INIT("决不"),   NIAN_STR_INIT("绝不"),   NIAN_STR_INIT("不得"),
        NIAN_STR_INIT("严禁"),   NIAN_STR_INIT("不再"),   NIAN_STR_INIT("一律"),
        NIAN_STR_INIT("坚决不"),
    };
    for (size_t i = 0; i < COUNT(modals); i++)
        if (nian_str_starts(s, modals[i]))
            return modals[i].len;
    return 0;
}

static bool is_break(uint32_t code)
{
    return code == 0xFF0C || code == ',' || code == 0x3002 || code == 0xFF1B ||
           code == ';' || code == 0xFF1A || code == ':' || code == 0xFF01 ||
           code == 0xFF1F;
}

bool nian_clause_next(nian_str *rest, nian_str *clause)
{
    while (rest->len) {
        size_t at = 0;
        size_t len = 0;
        for (; at < rest->len; at += len) {
            uint32_t code;
            len = nian_utf8_next(nian_str_after(*rest, at), &code);
            if (is_break(code))
                break;
        }
        *clause = nian_str_trim(nian_str_slice(*rest, 0, at));
        *rest = nian_str_after(*rest, at + (at < rest->len ? len : 0));
        if (clause->len)
            return true;
    }
    return false;
}
