/* What a report says of itself.  The text speaks before the name of its file;
 * a person and front matter of our own speak before both. */
#include "document/metadata.h"

#include <string.h>

#include "document/date.h"
#include "document/furniture.h"
#include "document/statement.h"

enum {
    HEAD_BLOCKS = 24,
    TITLE_MAX = 120 /* characters */
};

typedef struct finder {
    nian_document *document;
    nian_arena *arena;
    const nian_frontmatter *front;
    nian_str path;
    nian_strs head; /* lines before the first statement, front title first */
    nian_strs tail; /* furniture behind the last statement */
    nian_str lead;  /* the first statement */
} finder;

static const struct {
    nian_str sign;
    nian_str kind;
} kinds[] = {
    {NIAN_STR_INIT("审议意见"), NIAN_STR_INIT("审议意见")},
    {NIAN_STR_INIT("法治政府建设"), NIAN_STR_INIT("法治政府建设年度报告")},
    {NIAN_STR_INIT("统计公报"), NIAN_STR_INIT("国民经济和社会发展统计公报")},
    {NIAN_STR_INIT("国民经济计划执行结果"),
     NIAN_STR_INIT("国民经济和社会发展统计公报")},
    {NIAN_STR_INIT("政府工作报告"), NIAN_STR_INIT("政府工作报告")},
    {NIAN_STR_INIT("政府工作的报告"), NIAN_STR_INIT("政府工作报告")},
};

#define WORK_REPORT NIAN_STR("政府工作报告")

static void gather(finder *f)
{
    const nian_document *document = f->document;
    if (f->front->meta.title.len)
        vec_push(f->arena, &f->head, f->front->meta.title);
    size_t i = 0;
    for (; i < document->blocks.count && i < HEAD_BLOCKS; i++) {
        if (document->blocks.items[i].kind != NIAN_BLOCK_FURNITURE)
            break;
        vec_push(f->arena, &f->head, document->blocks.items[i].text);
    }
    for (size_t k = i; k < document->blocks.count; k++)
        if (document->blocks.items[k].kind == NIAN_BLOCK_FURNITURE)
            vec_push(f->arena, &f->tail, document->blocks.items[k].text);
    if (document->statements.count)
        f->lead = document->statements.items[0].text;
}

/* 江海委〔2023〕41号 and what else stands in brackets of that kind. */
static nian_str find_number(nian_str s)
{
    static const nian_str opens[] = {
        NIAN_STR_INIT("〔"), NIAN_STR_INIT("﹝"), NIAN_STR_INIT("["),
        NIAN_STR_INIT("【"), NIAN_STR_INIT("［"),
    };
    if (nian_utf8_count(s) > 30 || !nian_str_ends(s, NIAN_STR("号")))
        return (nian_str){NULL, 0};
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        ptrdiff_t at = nian_str_find(s, opens[i]);
        int year;
        if (at > 0 &&
            nian_str_to_int(nian_str_slice(s, (size_t)at + opens[i].len,
                                           (size_t)at + opens[i].len + 4),
                            &year))
            return s;
    }
    return (nian_str){NULL, 0};
}

static nian_str kind_of(nian_str title)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (nian_str_has(title, kinds[i].sign))
            return kinds[i].kind;
    return (nian_str){NULL, 0};
}

static void find_title(finder *f, nian_metadata *meta)
{
    for (size_t i = 0; i < f->head.count; i++) {
        nian_str s = f->head.items[i];
        nian_str kind = kind_of(s);
        if (meta->number.len == 0)
            meta->number = find_number(s);
        if (kind.len == 0 || nian_utf8_count(s) > TITLE_MAX)
            continue;
        if (meta->title.len == 0 || s.len > meta->title.len)
            meta->title = s;
        if (meta->kind.len == 0) {
            meta->kind = kind;
            meta->kind_sure = 0.95F;
        }
    }
    if (meta->title.len == 0 && f->head.count)
        meta->title = f->head.items[0];
}

/* 在…第十四届人民代表大会…: the place, and the date before it. */
static bool read_session(nian_str s, nian_str *place, nian_date *date)
{
    ptrdiff_t congress = nian_str_find(s, NIAN_STR("人民代表大会"));
    if (congress == NIAN_STR_NONE)
        congress = nian_str_find(s, NIAN_STR("届人大"));
    if (congress == NIAN_STR_NONE)
        return false;
    nian_str before = nian_str_slice(s, 0, (size_t)congress);
    nian_date_find(date, s, NULL);
    ptrdiff_t at = nian_str_find(before, NIAN_STR("在"));
    if (at == NIAN_STR_NONE)
        return true;
    before = nian_str_after(before, (size_t)at + 3);
    if (nian_str_ends(before, NIAN_STR("全国"))) {
        *place = NIAN_STR("国务院");
        return true;
    }
    ptrdiff_t ordinal = nian_str_find(before, NIAN_STR("第"));
    if (ordinal > 0)
        *place = nian_str_slice(before, 0, (size_t)ordinal);
    return true;
}

static nian_str base_name(nian_str path)
{
    ptrdiff_t slash = nian_str_find_last(path, NIAN_STR("/"));
    nian_str name = nian_str_after(path, (size_t)(slash + 1));
    ptrdiff_t dot = nian_str_find_last(name, NIAN_STR("."));
    return dot > 0 ? nian_str_slice(name, 0, (size_t)dot) : name;
}

/* The year that a file name ends in or starts with. */
static int year_in_name(nian_str name)
{
    for (size_t at = name.len >= 4 ? name.len - 4 + 1 : 0; at-- > 0;) {
        int year;
        if (nian_str_to_int(nian_str_slice(name, at, at + 4), &year) &&
            year >= 1900 && year <= 2199)
            return year;
    }
    return 0;
}

static nian_str issuer_in_name(nian_str name)
{
    ptrdiff_t dash = nian_str_find(name, NIAN_STR("-"));
    return dash > 0 ? nian_str_slice(name, 0, (size_t)dash)
                    : (nian_str){NULL, 0};
}

static void find_session(finder *f, nian_metadata *meta)
{
    nian_date date = {0};
    nian_str place = {NULL, 0};
    for (size_t i = 0; i < f->head.count && !date.year; i++)
        read_session(f->head.items[i], &place, &date);
    for (size_t i = 0; i < f->head.count && !date.year; i++)
        if (!nian_str_has(f->head.items[i], NIAN_STR("报告")))
            nian_date_find(&date, f->head.items[i], NULL);
    for (size_t i = 0; i < f->tail.count && !date.year; i++)
        nian_date_find(&date, f->tail.items[i], NULL);
    meta->date = nian_date_format(f->arena, date);
    meta->date_sure = date.day ? 0.9F : 0.5F;
    meta->issuer = place;
    bool work = nian_str_equal(meta->kind, WORK_REPORT);
    nian_date covered;
    nian_date_find(&covered, meta->title, NULL);
    meta->year = work && date.year ? date.year : covered.year;
    meta->year_sure = meta->year ? 0.9F : 0.0F;
}

static void from_name(finder *f, nian_metadata *meta)
{
    nian_str name = base_name(f->path);
    if (meta->year == 0) {
        meta->year = year_in_name(name);
        meta->year_sure = meta->year ? 0.5F : 0.0F;
    }
    if (meta->issuer.len == 0) {
        meta->issuer = issuer_in_name(name);
        meta->issuer_sure = 0.5F;
    }
}

static void prefer(nian_metadata *meta, const nian_metadata *given)
{
    if (given->title.len)
        meta->title = given->title;
    if (given->number.len)
        meta->number = given->number;
    if (given->issuer.len) {
        meta->issuer = given->issuer;
        meta->issuer_sure = 1;
    }
    if (given->kind.len) {
        meta->kind = given->kind;
        meta->kind_sure = 1;
    }
    if (given->year) {
        meta->year = given->year;
        meta->year_sure = 1;
    }
    if (given->date.len) {
        meta->date = given->date;
        meta->date_sure = 1;
    }
}

void nian_metadata_find(nian_document *document, nian_arena *arena,
                        const nian_frontmatter *front, const nian_hints *hints)
{
    nian_metadata meta = {0};
    finder f = {.document = document, .arena = arena, .front = front};
    f.path = hints ? hints->path : (nian_str){NULL, 0};
    if (!front->stored) {
        gather(&f);
        find_title(&f, &meta);
        find_session(&f, &meta);
        from_name(&f, &meta);
        nian_metadata own = front->meta;
        own.title = (nian_str){NULL, 0};
        prefer(&meta, &own);
    } else {
        prefer(&meta, &front->meta);
    }
    if (hints)
        prefer(&meta, &hints->meta);
    document->meta = meta;
}
