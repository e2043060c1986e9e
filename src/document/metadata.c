/* What a report says of itself.  The text speaks before the name of its file;
 * a person, and front matter that names a field, speak before both. */
#include "document/metadata.h"

#include "document/furniture.h"
#include "document/join.h"
#include "document/issuer.h"
#include "document/kind.h"
#include "document/statement.h"
#include "document/year.h"

enum {
    HEAD_BLOCKS = 24,
    TITLE_MAX = 90, /* characters */
    LEAD_BYTES = 300
};

/* How sure a witness makes: a session's line, a title, an office, a file's
 * name, words in running text. */
static const float by_session = 0.98F;
static const float by_title = 0.95F;
static const float by_office = 0.85F;
static const float by_path = 0.6F;
static const float by_words = 0.4F;

typedef struct finder {
    const nian_document *document;
    nian_arena *arena;
    const nian_frontmatter *front;
    nian_str path;
    nian_strs head; /* lines before the text */
    nian_strs tail; /* lines of its frame behind it */
    nian_str lead;  /* how the text begins */
    nian_str place; /* of the session, empty or 国务院 */
    nian_date session;
    nian_date head_date;
    nian_metadata *meta;
} finder;

static void gather(finder *f)
{
    const nian_document *document = f->document;
    size_t i = 0;
    for (; i < document->blocks.count && i < HEAD_BLOCKS; i++) {
        const nian_block *block = &document->blocks.items[i];
        if (block->kind != NIAN_BLOCK_FURNITURE)
            break;
        if (block->line > f->front->lines &&
            !nian_str_starts(block->text, NIAN_STR("<!--")))
            vec_push(f->arena, &f->head, block->text);
    }
    for (; i < document->blocks.count; i++)
        if (document->blocks.items[i].kind == NIAN_BLOCK_FURNITURE)
            vec_push(f->arena, &f->tail, document->blocks.items[i].text);
    if (document->statements.count)
        f->lead =
            nian_str_slice(document->statements.items[0].text, 0, LEAD_BYTES);
}

/* 江海委〔2023〕41号 and what else stands in brackets of that kind. */
static bool is_number(nian_str s)
{
    static const nian_str opens[] = {
        NIAN_STR_INIT("〔"), NIAN_STR_INIT("﹝"), NIAN_STR_INIT("["),
        NIAN_STR_INIT("【"), NIAN_STR_INIT("［"), NIAN_STR_INIT("（"),
    };
    if (nian_utf8_longer(s, 30) || !nian_str_ends(s, NIAN_STR("号")))
        return false;
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        ptrdiff_t at = nian_str_find(s, opens[i]);
        int year;
        if (at > 0 &&
            nian_str_to_int(nian_str_slice(s, (size_t)at + opens[i].len,
                                           (size_t)at + opens[i].len + 4),
                            &year))
            return true;
    }
    return false;
}

/* "某市政府工作报告（2014年1月22日 某某）" without its end. */
static nian_str bare_title(nian_str s)
{
    static const nian_str opens[] = {NIAN_STR_INIT("（"), NIAN_STR_INIT("(")};
    nian_str_cut_start(&s, NIAN_STR("《"));
    for (size_t i = 0; i < 2; i++) {
        ptrdiff_t at = nian_str_find_last(s, opens[i]);
        bool closed =
            nian_str_ends(s, NIAN_STR("）")) || nian_str_ends(s, NIAN_STR(")"));
        nian_date date;
        if (at > 0 && closed &&
            nian_date_find(&date, nian_str_after(s, (size_t)at), NULL) !=
                NIAN_STR_NONE)
            s = nian_str_trim(nian_str_slice(s, 0, (size_t)at));
    }
    return s;
}

/* The more a title says, the better it serves: a year and a place beat
 * 政府工作报告 alone. */
static void offer_title(finder *f, nian_str s)
{
    nian_metadata *meta = f->meta;
    s = bare_title(s);
    if (nian_utf8_longer(s, TITLE_MAX) || nian_is_prose(s))
        return;
    nian_str folded = nian_fold(f->arena, s, NULL);
    nian_str kind = nian_kind_in(folded);
    bool known = kind.len > 0;
    if (!known)
        kind = nian_kind_guess(f->arena, folded);
    if (kind.len == 0)
        return;
    bool better = known && meta->kind_sure < by_title;
    if (meta->title.len == 0 || better ||
        (known && nian_str_equal(kind, meta->kind) &&
         s.len > meta->title.len)) {
        meta->title = s;
        meta->kind = kind;
        meta->kind_sure = known ? by_title : by_words;
    }
}

static void find_title(finder *f)
{
    nian_metadata *meta = f->meta;
    offer_title(f, f->front->meta.title);
    for (size_t i = 0; i < f->head.count; i++) {
        nian_str s = f->head.items[i];
        if (is_number(s) && meta->number.len == 0)
            meta->number = s;
        else
            offer_title(f, s);
        /* A title may be set in two lines: …2023年 ⏎ 法治政府建设年度报告 */
        if (i && !nian_is_addressee(s) &&
            nian_str_has(f->head.items[i - 1], NIAN_STR("年")) &&
            nian_kind_in(nian_fold(f->arena, f->head.items[i - 1], NULL)).len ==
                0 &&
            !nian_is_date(f->head.items[i - 1]) &&
            !nian_str_has(f->head.items[i - 1], NIAN_STR("会议")))
            offer_title(f, nian_str_concat(f->arena, f->head.items[i - 1], s));
    }
    if (meta->title.len == 0 && f->front->meta.title.len)
        meta->title = f->front->meta.title;
}

/* 在某省第十四届人民代表大会第一次会议上: its place, and the date beside. */
static void read_session(finder *f, nian_str s)
{
    nian_str before = s;
    ptrdiff_t at = nian_str_find(s, NIAN_STR("人民代表大会"));
    if (at == NIAN_STR_NONE)
        at = nian_str_find(s, NIAN_STR("届人大"));
    if (at == NIAN_STR_NONE)
        return;
    before.len = (size_t)at;
    ptrdiff_t in = nian_str_find(before, NIAN_STR("在"));
    if (in == NIAN_STR_NONE)
        in = nian_str_find(before, NIAN_STR("于"));
    if (in == NIAN_STR_NONE && nian_kind_in(s).len)
        return;
    if (in != NIAN_STR_NONE)
        before = nian_str_after(before, (size_t)in + 3);
    if (f->place.len == 0)
        f->place = nian_str_ends(before, NIAN_STR("全国"))
                       ? NIAN_STR("国务院")
                       : nian_issuer_in(before);
    if (f->session.year == 0)
        nian_date_find(&f->session, s, NULL);
}

/* What the head of a government says before the congress is its report on the
 * work, whatever that year's title. */
static bool heads_government(const finder *f)
{
    static const nian_str posts[] = {
        NIAN_STR_INIT("省长"), NIAN_STR_INIT("市长"), NIAN_STR_INIT("县长"),
        NIAN_STR_INIT("区长"), NIAN_STR_INIT("州长"), NIAN_STR_INIT("主席"),
        NIAN_STR_INIT("总理"),
    };
    for (size_t i = 0; i < f->head.count; i++)
        for (size_t k = 0; k < sizeof posts / sizeof *posts; k++)
            if (nian_str_has(f->head.items[i], posts[k]))
                return true;
    return false;
}

static void find_session(finder *f)
{
    for (size_t i = 0; i < f->head.count; i++) {
        nian_str s = f->head.items[i];
        read_session(f, s);
        bool title = nian_kind_in(s).len > 0 ||
                     nian_str_has(f->meta->title, bare_title(s));
        if (f->head_date.year == 0 && !title)
            nian_date_find(&f->head_date, s, NULL);
        if (nian_str_has(s, NIAN_STR("国务院总理")))
            f->place = NIAN_STR("国务院");
    }
    if (f->session.year && f->session.day == 0)
        f->session = f->head_date.year ? f->head_date : f->session;
    /* （2014年1月22日 某某） at the end of a title is a session, too. */
    nian_str title = f->front->meta.title;
    if (f->session.year == 0 && bare_title(title).len < title.len)
        nian_date_find(&f->session,
                       nian_str_after(title, bare_title(title).len), NULL);
    if (f->meta->kind_sure < by_title && f->place.len && heads_government(f)) {
        f->meta->kind = NIAN_KIND_WORK;
        f->meta->kind_sure = by_office;
    }
}

static void find_date(finder *f)
{
    nian_date date = f->session.year ? f->session : f->head_date;
    for (size_t i = 0; i < f->tail.count && date.year == 0; i++)
        if (nian_is_date(f->tail.items[i]))
            nian_date_find(&date, f->tail.items[i], NULL);
    for (size_t i = 0; i < f->tail.count && date.year == 0; i++)
        nian_date_find(&date, f->tail.items[i], NULL);
    f->meta->date = nian_date_format(f->arena, date);
    f->meta->date_sure = date.day ? by_title : date.year ? by_words : 0;
}

static int year_in_path(nian_str path)
{
    ptrdiff_t slash = nian_str_find_last(path, NIAN_STR("/"));
    nian_str name = nian_str_after(path, (size_t)(slash + 1));
    for (size_t at = 0; at + 4 <= name.len; at++) {
        int year;
        bool inside = at && name.ptr[at - 1] >= '0' && name.ptr[at - 1] <= '9';
        bool more = at + 4 < name.len && name.ptr[at + 4] >= '0' &&
                    name.ptr[at + 4] <= '9';
        if (!inside && !more &&
            nian_str_to_int(nian_str_slice(name, at, at + 4), &year) &&
            year >= 1949 && year <= 2199)
            return year;
    }
    return 0;
}

/* Work reports go by the year in which they were given. */
static void find_delivery(finder *f)
{
    nian_votes votes = {.count = 0};
    nian_date title;
    nian_date_find(&title, f->meta->title, NULL);
    nian_votes_add(&votes, f->session.year, f->session.day ? 8 : 4);
    nian_votes_add(&votes, f->head_date.year, 1);
    nian_votes_add(&votes, title.year, 1.5F);
    nian_votes_add(&votes, year_in_path(f->path), 0.4F);
    nian_votes_of_text(&votes, f->document);
    float share;
    f->meta->year = nian_votes_winner(&votes, &share);
    bool text = f->session.year == f->meta->year && f->session.year;
    f->meta->year_sure = text ? by_session : share * by_title;
    int named = f->meta->year ? 0 : nian_year_most_named(f->document);
    if (named) {
        f->meta->year = named + 1;
        f->meta->year_sure = by_words / 2;
    }
}

/* All others go by the year that their title names. */
static void find_covered(finder *f)
{
    nian_metadata *meta = f->meta;
    nian_date date = {0};
    nian_date_find(&date, meta->title, NULL);
    meta->year_sure = by_title;
    for (size_t i = 0; i < f->head.count && date.year == 0; i++)
        if (nian_kind_in(f->head.items[i]).len)
            nian_date_find(&date, f->head.items[i], NULL);
    meta->year = date.year;
    if (meta->year == 0) {
        meta->year = year_in_path(f->path);
        meta->year_sure = by_path;
    }
    if (meta->year == 0) {
        meta->year = nian_year_most_named(f->document);
        meta->year_sure = meta->year ? by_words : 0;
    }
}

static void take_issuer(finder *f, nian_str name, float sure)
{
    if (f->meta->issuer.len || name.len == 0)
        return;
    f->meta->issuer = nian_fold(f->arena, name, NULL);
    f->meta->issuer_sure = sure;
}

static void take_office(finder *f, const nian_strs *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        take_issuer(f, nian_issuer_of_office(f->arena, lines->items[i]),
                    by_office);
}

/* 某省省长, 某市市长 */
static void take_speaker(finder *f)
{
    for (size_t i = 0; i < f->head.count; i++)
        if (nian_kind_in(f->head.items[i]).len == 0)
            take_issuer(f, nian_place_read(f->head.items[i]), by_office);
}

/* 我代表某省人民政府 */
static nian_str represented(nian_str lead)
{
    ptrdiff_t at = nian_str_find(lead, NIAN_STR("我代表"));
    return at == NIAN_STR_NONE
               ? (nian_str){NULL, 0}
               : nian_place_read(nian_str_after(lead, (size_t)at + 9));
}

static void find_issuer(finder *f)
{
    nian_str title = nian_issuer_in_title(f->meta->title);
    if (nian_str_equal(f->meta->kind, NIAN_KIND_WORK)) {
        take_issuer(f, f->place, by_session);
        take_issuer(f, title, by_title);
        take_speaker(f);
        take_issuer(f, represented(f->lead), by_words);
    } else if (nian_str_equal(f->meta->kind, NIAN_KIND_OPINION) ||
               nian_str_equal(f->meta->kind, NIAN_KIND_BULLETIN)) {
        take_office(f, &f->head);
        take_office(f, &f->tail);
        take_issuer(f, title, by_title);
    } else {
        take_issuer(f, title, by_title);
        take_office(f, &f->head);
        take_office(f, &f->tail);
    }
    nian_str path = nian_issuer_in_path(f->path);
    take_issuer(f, path, by_path);
    if (nian_issuer_shortens(f->meta->issuer, path))
        f->meta->issuer = path;
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

static void find_all(finder *f)
{
    gather(f);
    find_title(f);
    find_session(f);
    find_date(f);
    if (nian_str_equal(f->meta->kind, NIAN_KIND_WORK))
        find_delivery(f);
    else
        find_covered(f);
    find_issuer(f);
    nian_metadata own = f->front->meta;
    own.title = (nian_str){NULL, 0};
    prefer(f->meta, &own);
}

/* A name that says otherwise is worth a look. */
static void compare_path(const finder *f, nian_document *document)
{
    int named = year_in_path(f->path);
    if (named == 0 || named == f->meta->year)
        return;
    nian_notes_add(&document->notes, f->arena, 0, 1,
                   nian_str_format(f->arena,
                                   "the file is named by %d, the text is of %d",
                                   named, f->meta->year));
}

void nian_metadata_find(nian_document *document, nian_arena *arena,
                        const nian_frontmatter *front, const nian_hints *hints)
{
    nian_metadata meta = {0};
    finder f = {.document = document,
                .arena = arena,
                .front = front,
                .meta = &meta,
                .path = hints ? hints->path : (nian_str){NULL, 0}};
    if (front->stored)
        prefer(&meta, &front->meta);
    else
        find_all(&f);
    if (hints)
        prefer(&meta, &hints->meta);
    if (!front->stored)
        compare_path(&f, document);
    document->meta = meta;
}
