/* What a person means by a few words.
 *
 * A query says one thing in one or more ways: what stands in brackets or
 * behind 或 is another name, and what 和 or 、 joins are parts of which each
 * will do.  A part that leans on the other is completed from it when the
 * series writes it so: 均衡发展和薄弱环节 behind 义务教育 means
 * 义务教育薄弱环节 too.  Each wording is a bag of runs of one and two letters
 * that weigh what they tell, so that a sentence with other words between, or
 * in another order, still counts. */
#include "history/history.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

/* Words that every undertaking is told with: half as telling as rare. */
static const nian_str frame_words[] = {
    NIAN_STR_INIT("建设"), NIAN_STR_INIT("发展"), NIAN_STR_INIT("改革"),
    NIAN_STR_INIT("推进"), NIAN_STR_INIT("实施"), NIAN_STR_INIT("加强"),
    NIAN_STR_INIT("促进"), NIAN_STR_INIT("提升"), NIAN_STR_INIT("提高"),
    NIAN_STR_INIT("改造"), NIAN_STR_INIT("引进"), NIAN_STR_INIT("培育"),
    NIAN_STR_INIT("服务"), NIAN_STR_INIT("管理"), NIAN_STR_INIT("工作"),
    NIAN_STR_INIT("完善"), NIAN_STR_INIT("体系"), NIAN_STR_INIT("制度"),
    NIAN_STR_INIT("机制"), NIAN_STR_INIT("工程"), NIAN_STR_INIT("项目"),
    NIAN_STR_INIT("行动"), NIAN_STR_INIT("均衡"), NIAN_STR_INIT("标准"),
    NIAN_STR_INIT("环节"), NIAN_STR_INIT("落实"), NIAN_STR_INIT("深化"),
    NIAN_STR_INIT("创新"), NIAN_STR_INIT("保障"), NIAN_STR_INIT("治理"),
    NIAN_STR_INIT("政策"), NIAN_STR_INIT("能力"), NIAN_STR_INIT("水平"),
    NIAN_STR_INIT("开展"), NIAN_STR_INIT("支持"), NIAN_STR_INIT("优化"),
    NIAN_STR_INIT("整治"), NIAN_STR_INIT("情况"), NIAN_STR_INIT("计划"),
};

enum {
    PARTS_MAX = 8,
    PART_LETTERS_MIN = 2,
    INNER_MAX = 3,      /* letters of a bracket inside of a word */
    WHOLE_MAX = 3,      /* letters of a name that says nothing in parts */
    JOINT_MARK = 0x3001 /* 、 */
};

#define FRAME_WEIGHT 0.5F
/* A part that is lighter than this share of the heaviest says too little. */
#define LIGHT_PART 0.5F
/* A gram weighs at most so many times what it tells within the series. */
#define SERIES_SHARE 1.45F
#define LEAST_WEIGHT 0.05F

/* Above it two letters are taken for one word; see nian_letters_cohesion. */
#define WORD (-2.3F)

typedef struct reading {
    nian_query *query;
    nian_arena *arena;
    const nian_letters *texts;
    size_t text_count;
    float heaviest; /* of the wordings so far, in idf */
} reading;

static bool is_frame(uint32_t first, uint32_t second)
{
    char bytes[8];
    size_t len = nian_utf8_put(bytes, first);
    len += nian_utf8_put(bytes + len, second);
    nian_str word = {bytes, len};
    for (size_t i = 0; i < sizeof frame_words / sizeof *frame_words; i++)
        if (nian_str_equal(frame_words[i], word))
            return true;
    return false;
}

nian_letters nian_query_core(nian_letters letters)
{
    while (letters.count > PART_LETTERS_MIN &&
           is_frame(letters.codes[letters.count - 2],
                    letters.codes[letters.count - 1]))
        letters.count -= PART_LETTERS_MIN;
    return letters;
}

static int by_gram(const void *left, const void *right)
{
    const nian_use *before = left, *after = right;
    if (before->gram != after->gram)
        return before->gram < after->gram ? -1 : 1;
    return (before->weight < after->weight) - (before->weight > after->weight);
}

/* A gram that stands twice counts once. */
static void keep_first(nian_vocabulary *words)
{
    size_t count = 0;
    for (size_t i = 0; i < words->count; i++)
        if (!count || words->uses[count - 1].gram != words->uses[i].gram)
            words->uses[count++] = words->uses[i];
    words->count = count;
}

/* Rare in reports of any issuer, and not in every second statement of this
 * one, as its own name may be. */
static float weigh(const reading *r, uint32_t first, uint32_t second)
{
    uint64_t gram = (uint64_t)first << 32 | second;
    float here = 0.5F;
    for (size_t i = 0; i < r->text_count; i++)
        here += nian_letters_have_gram(r->texts[i], gram);
    float rare = logf(((float)r->text_count + 1) / here) * SERIES_SHARE;
    float idf = nian_letters_idf(first, second);
    return fmaxf(r->text_count ? fminf(idf, rare) : idf, LEAST_WEIGHT);
}

static void take_grams(const reading *r, nian_vocabulary *words,
                       nian_letters run)
{
    bool framed_before = false;
    for (size_t i = 0; i < run.count; i++) {
        uint32_t first = run.codes[i];
        uint32_t second = i + 1 < run.count ? run.codes[i + 1] : 0;
        bool framed = second && is_frame(first, second);
        if (second)
            words->uses[words->count++] = (nian_use){
                (uint64_t)first << 32 | second,
                weigh(r, first, second) * (framed ? FRAME_WEIGHT : 1),
            };
        words->uses[words->count++] = (nian_use){
            (uint64_t)first << 32,
            weigh(r, first, 0) * (framed || framed_before ? FRAME_WEIGHT : 1),
        };
        framed_before = framed;
    }
}

/* `runs` are the letters between blanks; no gram crosses a blank.  A part that
 * says too little alone is left out. */
static void add_wording(reading *r, const nian_letters *runs, size_t count,
                        bool part)
{
    size_t letters = 0;
    for (size_t i = 0; i < count; i++)
        letters += runs[i].count;
    nian_vocabulary words = {0};
    words.uses = nian_new_array(r->arena, nian_use, letters * 2);
    for (size_t i = 0; i < count; i++)
        take_grams(r, &words, runs[i]);
    qsort(words.uses, words.count, sizeof *words.uses, by_gram);
    keep_first(&words);
    float sum = 0;
    for (size_t i = 0; i < words.count; i++)
        sum += words.uses[i].weight;
    if (sum <= 0 || (part && sum < r->heaviest * LIGHT_PART))
        return;
    r->heaviest = part ? fmaxf(sum, r->heaviest) : sum;
    for (size_t i = 0; i < words.count; i++)
        words.uses[i].weight /= sum;
    vec_push(r->arena, &r->query->wordings, words);
}

static bool in_use(const reading *r, nian_letters part)
{
    for (size_t i = 0; i < r->text_count; i++)
        if (nian_letters_have(r->texts[i], part))
            return true;
    return false;
}

/* Without marks that join. */
static nian_letters join(nian_arena *arena, nian_letters run)
{
    uint32_t *codes = nian_new_array(arena, uint32_t, run.count);
    size_t count = 0;
    for (size_t i = 0; i < run.count; i++)
        if (run.codes[i] != JOINT_MARK)
            codes[count++] = run.codes[i];
    return (nian_letters){codes, count};
}

static bool is_joint(nian_letters run, size_t at)
{
    if (run.codes[at] == JOINT_MARK)
        return true;
    static const char *const joints[] = {"和", "与", "及"};
    char bytes[4];
    nian_str code = {bytes, nian_utf8_put(bytes, run.codes[at])};
    bool listed = false;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        listed |= nian_str_equal(code, nian_str_from(joints[i]));
    return listed &&
           nian_letters_cohesion(run.codes[at - 1], run.codes[at]) < WORD &&
           nian_letters_cohesion(run.codes[at], run.codes[at + 1]) < WORD;
}

/* Cuts at 和, 与, 及, 、 between two parts of two letters or more. */
static size_t cut_parts(nian_letters run, nian_letters parts[PARTS_MAX])
{
    size_t count = 0, start = 0;
    for (size_t at = PART_LETTERS_MIN;
         at + PART_LETTERS_MIN < run.count && count + 1 < PARTS_MAX; at++)
        if (at >= start + PART_LETTERS_MIN && is_joint(run, at)) {
            parts[count++] = (nian_letters){run.codes + start, at - start};
            start = at + 1;
        }
    parts[count++] = (nian_letters){run.codes + start, run.count - start};
    return count;
}

/* `part` completed from the longer one: with its end when the longer part
 * follows, else with its beginning. */
static nian_letters complete(nian_arena *arena, nian_letters part,
                             nian_letters longer, bool longer_follows)
{
    uint32_t *codes = nian_new_array(arena, uint32_t, longer.count);
    size_t rest = longer.count - part.count;
    const uint32_t *borrowed = longer.codes;
    if (longer_follows) {
        memcpy(codes, part.codes, part.count * sizeof *codes);
        memcpy(codes + part.count, borrowed + part.count, rest * sizeof *codes);
    } else {
        memcpy(codes, borrowed, rest * sizeof *codes);
        memcpy(codes + rest, part.codes, part.count * sizeof *codes);
    }
    return (nian_letters){codes, longer.count};
}

static void add_parts(reading *r, const nian_letters *parts, size_t count)
{
    size_t longest = 0;
    for (size_t i = 1; i < count; i++)
        if (parts[i].count > parts[longest].count)
            longest = i;
    add_wording(r, &parts[longest], 1, false);
    for (size_t i = 0; i < count; i++) {
        if (i == longest)
            continue;
        nian_letters whole =
            complete(r->arena, parts[i], parts[longest], i < longest);
        add_wording(r, in_use(r, whole) ? &whole : &parts[i], 1, true);
    }
}

/* One name of the undertaking; a joined pair that the series writes as one
 * phrase is one thing. */
static void add_name(reading *r, const nian_letters *runs, size_t count)
{
    nian_letters parts[PARTS_MAX];
    size_t part_count = count == 1 ? cut_parts(runs[0], parts) : 0;
    nian_letters whole =
        count == 1 ? join(r->arena, runs[0]) : (nian_letters){0};
    if (part_count > 1 && !in_use(r, whole))
        add_parts(r, parts, part_count);
    else if (count == 1 && whole.count <= WHOLE_MAX)
        vec_push(r->arena, &r->query->names, whole);
    else if (count == 1)
        add_wording(r, &whole, 1, false);
    else if (count)
        add_wording(r, runs, count, false);
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x3000 ||
           code == 0xA0;
}

static bool parts_names(uint32_t code)
{
    return code == '/' || code == '|' || code == ';' || code == 0xFF1B;
}

typedef vec(nian_letters) letter_runs;

/* Letters of a text without blanks, marks that join kept. */
static void add_run(reading *r, letter_runs *out, nian_str text)
{
    vec(uint32_t) codes = {0};
    for (size_t start = 0, at = 0; at <= text.len;) {
        uint32_t code = JOINT_MARK;
        size_t len = 1;
        if (at < text.len)
            len = nian_utf8_next(nian_str_after(text, at), &code);
        if (at == text.len || code == JOINT_MARK) {
            nian_letters piece;
            nian_letters_read(&piece, r->arena,
                              nian_str_slice(text, start, at));
            for (size_t i = 0; i < piece.count; i++)
                vec_push(r->arena, &codes, piece.codes[i]);
            if (at < text.len && piece.count)
                vec_push(r->arena, &codes, JOINT_MARK);
            start = at + len;
        }
        at += len;
    }
    if (codes.count)
        vec_push(r->arena, out, ((nian_letters){codes.items, codes.count}));
}

/* Names lie between / and the like, runs of letters between blanks. */
static void read_names(reading *r, nian_str text)
{
    letter_runs name = {0};
    size_t start = 0;
    for (size_t at = 0; at <= text.len;) {
        uint32_t code = '/';
        size_t len = 1;
        if (at < text.len)
            len = nian_utf8_next(nian_str_after(text, at), &code);
        if (parts_names(code) || is_blank(code)) {
            add_run(r, &name, nian_str_slice(text, start, at));
            start = at + len;
        }
        if (parts_names(code)) {
            add_name(r, name.items, name.count);
            name.count = 0;
        }
        at += len;
    }
}

static bool opens(uint32_t code)
{
    return code == '(' || code == 0xFF08;
}

static bool closes(uint32_t code)
{
    return code == ')' || code == 0xFF09;
}

/* 镇（街道）赋权: a short bracket inside of a word belongs to it. */
static bool is_inner(reading *r, nian_str inside, nian_str behind)
{
    nian_letters within, after;
    nian_letters_read(&within, r->arena, inside);
    nian_letters_read(&after, r->arena, behind);
    return within.count <= INNER_MAX && after.count;
}

/* What stands in the bracket that opens `text`; `rest` is what follows. */
static nian_str cut_bracket(nian_str text, nian_str *rest)
{
    uint32_t code;
    size_t begin = nian_utf8_next(text, &code), end = begin, len = 0;
    while (end < text.len) {
        len = nian_utf8_next(nian_str_after(text, end), &code);
        if (closes(code))
            break;
        end += len;
    }
    *rest = nian_str_after(text, end + len);
    return nian_str_slice(text, begin, end);
}

void nian_query_read(nian_query *out, nian_arena *arena, nian_str text,
                     const nian_letters *texts, size_t text_count)
{
    *out = (nian_query){0};
    reading r = {out, arena, texts, text_count, 0};
    nian_str name = NIAN_STR(""), others = NIAN_STR("");
    while (text.len) {
        uint32_t code;
        nian_str rest, piece;
        piece = nian_str_slice(text, 0, nian_utf8_next(text, &code));
        rest = nian_str_after(text, piece.len);
        if (opens(code)) {
            piece = cut_bracket(text, &rest);
            if (!is_inner(&r, piece, rest)) {
                others = nian_str_concat(arena, others, NIAN_STR("/"));
                others = nian_str_concat(arena, others, piece);
                piece = (nian_str){0};
            }
        }
        name = nian_str_concat(arena, name, piece);
        text = rest;
    }
    read_names(&r, name);
    read_names(&r, others);
}
