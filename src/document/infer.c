/* Weak evidence, weighed: no list of places is used, only how often a name
 * stands with its unit (某某市), alone (某某), and behind words that go before
 * names of places (法治某某, 平安某某). */
#include "document/infer.h"

#include "document/issuer.h"
#include "document/kind.h"

enum {
    TEXT_MOST = 400 << 10, /* bytes; later ones say the same */
    NAMES_MOST = 64,
    STEM_MOST = 5, /* characters: 呼和浩特 has 4 */
    STEM_BYTES = 3 * STEM_MOST,
    NAMED_FEW = 3,
    OWN_FEW = 2,    /* 我市, 全市: less is said of others, too */
    OWN_WEIGHT = 8, /* a city may be the first of 全省, but never says 我省 */
    REGION_FEW = 5,
    NATION_FEW = 10
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

nian_str nian_infer_text(nian_arena *arena, const nian_document *document)
{
    nian_strs parts = {0};
    size_t len = 0;
    for (size_t i = 0; i < document->blocks.count && len < TEXT_MOST; i++) {
        const nian_block *block = &document->blocks.items[i];
        if (block->kind != NIAN_BLOCK_PARAGRAPH &&
            block->kind != NIAN_BLOCK_HEADING)
            continue;
        nian_str folded = nian_fold(arena, block->text, NULL);
        vec_push(arena, &parts, folded);
        len += folded.len;
    }
    return nian_str_join(arena, parts.items, parts.count, NIAN_STR("\n"));
}

size_t nian_infer_count(nian_str text, nian_str word)
{
    size_t count = 0;
    for (ptrdiff_t at; (at = nian_str_find(text, word)) != NIAN_STR_NONE;
         text = nian_str_after(text, (size_t)at + word.len))
        count++;
    return count;
}

/* The levels at which a government says 我 and 全 of itself. */
static const struct {
    nian_str unit, own, all;
} levels[] = {
    {NIAN_STR_INIT("省"), NIAN_STR_INIT("我省"), NIAN_STR_INIT("全省")},
    {NIAN_STR_INIT("市"), NIAN_STR_INIT("我市"), NIAN_STR_INIT("全市")},
    {NIAN_STR_INIT("区"), NIAN_STR_INIT("我区"), NIAN_STR_INIT("全区")},
    {NIAN_STR_INIT("县"), NIAN_STR_INIT("我县"), NIAN_STR_INIT("全县")},
    {NIAN_STR_INIT("州"), NIAN_STR_INIT("我州"), NIAN_STR_INIT("全州")},
    {NIAN_STR_INIT("盟"), NIAN_STR_INIT("我盟"), NIAN_STR_INIT("全盟")},
    {NIAN_STR_INIT("旗"), NIAN_STR_INIT("我旗"), NIAN_STR_INIT("全旗")},
    {NIAN_STR_INIT("镇"), NIAN_STR_INIT("我镇"), NIAN_STR_INIT("全镇")},
    {NIAN_STR_INIT("乡"), NIAN_STR_INIT("我乡"), NIAN_STR_INIT("全乡")},
};

typedef struct stem_count {
    nian_str stem;
    size_t named;   /* with its unit */
    size_t slogans; /* words that go before names of places */
    size_t alone;   /* wherever it stands */
} stem_count;

typedef struct place_search {
    nian_arena *arena;
    nian_str text;
    nian_str unit;
    vec(stem_count) stems;
} place_search;

static stem_count *find_stem(place_search *p, nian_str stem)
{
    for (size_t i = 0; i < p->stems.count; i++)
        if (nian_str_equal(p->stems.items[i].stem, stem))
            return &p->stems.items[i];
    if (p->stems.count == NAMES_MOST)
        return NULL;
    stem_count fresh = {.stem = stem};
    vec_push(p->arena, &p->stems, fresh);
    return vec_last(&p->stems);
}

/* 某某省, 某某市 …: two characters before the unit, made longer later. */
static void count_named(place_search *p)
{
    nian_str rest = p->text;
    for (ptrdiff_t at; (at = nian_str_find(rest, p->unit)) != NIAN_STR_NONE;
         rest = nian_str_after(rest, (size_t)at + p->unit.len)) {
        size_t end = (size_t)(rest.ptr - p->text.ptr) + (size_t)at;
        if (end < 6)
            continue;
        nian_str stem = nian_str_slice(p->text, end - 6, end);
        stem_count *found =
            nian_place_likely(stem, nian_str_after(p->text, end + p->unit.len))
                ? find_stem(p, stem)
                : NULL;
        if (found)
            found->named++;
    }
}

/* 法治某某, 平安某某: what two of these name is a place more often than not. */
static void count_slogans(place_search *p)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("法治"), NIAN_STR_INIT("平安"), NIAN_STR_INIT("美丽"),
        NIAN_STR_INIT("健康"), NIAN_STR_INIT("数字"), NIAN_STR_INIT("文明"),
        NIAN_STR_INIT("活力"), NIAN_STR_INIT("幸福"), NIAN_STR_INIT("富裕"),
        NIAN_STR_INIT("诚信"), NIAN_STR_INIT("绿色"), NIAN_STR_INIT("和谐"),
        NIAN_STR_INIT("书香"), NIAN_STR_INIT("质量"), NIAN_STR_INIT("清廉"),
        NIAN_STR_INIT("智慧"), NIAN_STR_INIT("信用"), NIAN_STR_INIT("现代化"),
        NIAN_STR_INIT("开放"), NIAN_STR_INIT("生态"), NIAN_STR_INIT("富强"),
    };
    for (size_t i = 0; i < COUNT(words); i++) {
        nian_strs seen = {0};
        nian_str rest = p->text;
        for (ptrdiff_t at; (at = nian_str_find(rest, words[i])) >= 0;) {
            rest = nian_str_after(rest, (size_t)at + words[i].len);
            nian_str stem = nian_str_slice(rest, 0, 6);
            if (!nian_place_likely(stem, nian_str_after(rest, 6)) ||
                nian_str_is_any(stem, seen.items, seen.count))
                continue;
            vec_push(p->arena, &seen, stem);
            stem_count *found = find_stem(p, stem);
            if (found)
                found->slogans++;
        }
    }
}

/* 蒙古 is 内蒙古 and 黑龙 is 黑龙江 when nothing else stands beside them, be
 * it wherever they stand or before their unit. */
static bool is_part(const place_search *p, nian_str stem, nian_str more)
{
    nian_str named = nian_str_concat(p->arena, stem, p->unit);
    nian_str longer = nian_str_concat(p->arena, more, p->unit);
    size_t with_unit = nian_infer_count(p->text, named);
    size_t alone = nian_infer_count(p->text, more);
    return alone * 10 >= nian_infer_count(p->text, stem) * 9 ||
           (with_unit && alone >= NAMED_FEW &&
            nian_infer_count(p->text, longer) * 10 >= with_unit * 9);
}

static bool grow(const place_search *p, nian_str *stem, bool before)
{
    nian_str more = {stem->ptr - (before ? 3 : 0), stem->len + 3};
    const char *end = p->text.ptr + p->text.len;
    nian_str added = {before ? more.ptr : stem->ptr + stem->len, 3};
    if (added.ptr < p->text.ptr || added.ptr + 3 > end ||
        stem->len >= STEM_BYTES || nian_str_equal(added, p->unit) ||
        !nian_place_likely(more, NIAN_STR("")) || !is_part(p, *stem, more))
        return false;
    *stem = more;
    return true;
}

static nian_str lengthen(const place_search *p, nian_str stem)
{
    while (grow(p, &stem, true) || grow(p, &stem, false))
        ;
    return stem;
}

/* 某区 of 某市, where the text has the two together. */
static nian_str with_parent(nian_arena *arena, nian_str text, nian_str place)
{
    static const nian_str units[] = {
        NIAN_STR_INIT("市"),
        NIAN_STR_INIT("州"),
        NIAN_STR_INIT("盟"),
    };
    nian_str rest = text;
    for (ptrdiff_t at; (at = nian_str_find(rest, place)) != NIAN_STR_NONE;
         rest = nian_str_after(rest, (size_t)at + place.len)) {
        size_t end = (size_t)(rest.ptr - text.ptr) + (size_t)at;
        nian_str before = nian_str_slice(text, end > 9 ? end - 9 : 0, end);
        if (before.len == 9 && nian_str_ends_any(before, units, COUNT(units)) &&
            nian_place_likely(nian_str_slice(before, 0, 6), place))
            return nian_str_concat(arena, before, place);
    }
    return place;
}

/* How often a report says 我 and 全 of the level of `unit`. */
static size_t count_own(nian_str text, size_t level)
{
    return nian_infer_count(text, levels[level].own) * OWN_WEIGHT +
           nian_infer_count(text, levels[level].all);
}

static float sure_of(size_t votes, size_t all)
{
    const float most = 0.85F;
    float share = all ? (float)votes / (float)all : 0;
    return share * (votes >= NAMED_FEW * 3 ? most : most * 0.8F);
}

/* Who speaks puts such words before its own name, never before another's. */
static bool tells(const stem_count *stem, bool slogans)
{
    return (stem->named >= NAMED_FEW && !slogans) || stem->slogans >= 2 ||
           (stem->named && stem->slogans);
}

static bool has_slogans(const place_search *p)
{
    for (size_t i = 0; i < p->stems.count; i++)
        if (p->stems.items[i].slogans && p->stems.items[i].named)
            return true;
    return false;
}

/* 某某 → 某某族自治区 where the text has it so, else 某某自治区, which may not
 * be all of the name. */
static nian_str region_of(const place_search *p, nian_str stem, float *sure)
{
    const float cut = 0.35F;
    static const nian_str region = NIAN_STR_INIT("自治区");
    nian_str rest = p->text;
    for (ptrdiff_t at; (at = nian_str_find(rest, stem)) != NIAN_STR_NONE;) {
        nian_str from = nian_str_after(rest, (size_t)at);
        nian_str name = nian_str_slice(from, 0, stem.len + 5 * 3 + region.len);
        ptrdiff_t end = nian_str_find(name, region);
        nian_str whole =
            nian_str_slice(from, 0, end > 0 ? (size_t)end + region.len : 0);
        if (whole.len &&
            nian_place_likely(nian_str_slice(whole, 0, whole.len - region.len),
                              NIAN_STR("")))
            return whole;
        rest = nian_str_after(from, stem.len);
    }
    *sure *= cut;
    return nian_str_concat(p->arena, stem, region);
}

static nian_str name_of(const place_search *p, nian_str stem, float *sure)
{
    return nian_str_equal(p->unit, NIAN_STR("自治区"))
               ? region_of(p, stem, sure)
               : nian_str_concat(p->arena, stem, p->unit);
}

static void hear_level(nian_belief *out, nian_arena *arena, nian_str text,
                       size_t level, float share)
{
    place_search p = {.arena = arena, .text = text};
    bool region = nian_str_equal(levels[level].unit, NIAN_STR("区")) &&
                  nian_infer_count(text, NIAN_STR("自治区")) >= REGION_FEW;
    p.unit = region ? NIAN_STR("自治区") : levels[level].unit;
    count_named(&p);
    count_slogans(&p);
    size_t all = 0;
    bool slogans = has_slogans(&p);
    for (size_t i = 0; i < p.stems.count; i++) {
        stem_count *stem = &p.stems.items[i];
        if (!tells(stem, slogans))
            continue;
        stem->alone = nian_infer_count(text, stem->stem);
        all += stem->alone;
    }
    for (size_t i = 0; i < p.stems.count; i++) {
        const stem_count *stem = &p.stems.items[i];
        if (!tells(stem, slogans) || stem->alone * 5 < all)
            continue;
        float sure = sure_of(stem->alone, all) * share;
        nian_str name = name_of(&p, lengthen(&p, stem->stem), &sure);
        nian_belief_hear(out, with_parent(arena, text, name), sure);
    }
}

/* A report that says 全国 of itself is of the whole country. */
static void hear_nation(nian_belief *out, nian_str text, nian_str name,
                        size_t own)
{
    size_t count = nian_infer_count(text, NIAN_STR("我国")) +
                   nian_infer_count(text, NIAN_STR("全国"));
    if (count >= NATION_FEW && own * 4 < count)
        nian_belief_hear(out, name, 0.5F);
}

void nian_infer_place(nian_belief *out, nian_arena *arena, nian_str text,
                      nian_str nation)
{
    size_t own[COUNT(levels)];
    size_t all = 0;
    for (size_t i = 0; i < COUNT(levels); i++)
        all += own[i] = count_own(text, i);
    for (size_t i = 0; i < COUNT(levels); i++)
        if (own[i] >= OWN_FEW && own[i] * 4 >= all)
            hear_level(out, arena, text, i, (float)own[i] / (float)all);
    hear_nation(out, text, nation, all);
}

/* Words of a trade in a thousand characters.  Of 752 work reports none has
 * more than 2.3 of the first row; reports on the rule of law have 7 to 23. */
static const struct {
    nian_str kind;
    float least;
    nian_str words[6];
} trades[] = {
    {NIAN_STR_INIT("审议意见"),
     0.8F,
     {NIAN_STR_INIT("会议认为"), NIAN_STR_INIT("会议指出"),
      NIAN_STR_INIT("会议强调"), NIAN_STR_INIT("会议要求"),
      NIAN_STR_INIT("审议意见"), NIAN_STR_INIT("听取和审议")}},
    {NIAN_STR_INIT("法治政府建设年度报告"),
     5,
     {NIAN_STR_INIT("法治"), NIAN_STR_INIT("依法行政"),
      NIAN_STR_INIT("行政执法"), NIAN_STR_INIT("行政复议"),
      NIAN_STR_INIT("普法"), NIAN_STR_INIT("合法性审")}},
    {NIAN_STR_INIT("国民经济和社会发展统计公报"),
     9,
     {NIAN_STR_INIT("比上年"), NIAN_STR_INIT("增长"), NIAN_STR_INIT("下降"),
      NIAN_STR_INIT("万吨"), NIAN_STR_INIT("初步核算"),
      NIAN_STR_INIT("年末全")}},
    {NIAN_STR_INIT("政府工作报告"),
     0.3F,
     {NIAN_STR_INIT("各位代表"), NIAN_STR_INIT("政府工作"),
      NIAN_STR_INIT("我代表"), NIAN_STR_INIT("政府自身建设"),
      NIAN_STR_INIT("请予审议"), NIAN_STR_INIT("生产总值")}},
};

nian_str nian_infer_kind(nian_str text, float *sure)
{
    size_t chars = nian_utf8_count(text);
    *sure = 0.55F;
    for (size_t i = 0; i < COUNT(trades); i++) {
        size_t count = 0;
        size_t different = 0;
        for (size_t k = 0; k < COUNT(trades[i].words); k++) {
            size_t times = nian_infer_count(text, trades[i].words[k]);
            count += times;
            different += times > 0;
        }
        if (different >= 2 && count >= NAMED_FEW &&
            (float)count * 1000 >= trades[i].least * (float)chars)
            return trades[i].kind;
    }
    *sure = 0;
    return (nian_str){NULL, 0};
}
