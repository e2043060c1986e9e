/* Title, number and kind: what stands before the text, set in one line or in
 * several, and what the file says of itself beside it. */
#include "document/finder.h"

#include "document/furniture.h"
#include "document/infer.h"
#include "document/issuer.h"
#include "document/join.h"
#include "document/kind.h"
#include "document/number.h"
#include "document/statement.h"

enum {
    TITLE_MAX = 90,   /* characters */
    TITLE_LINES = 4,  /* two offices, 关于某某年, 建设年度报告 */
    TITLE_BROKEN = 40 /* characters of a line that breaks off */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A title that names no known kind, and one that the file's properties give. */
static const float by_guess = 0.6F;
static const float by_property = 0.8F;

/* 统计公报[1] */
static nian_str without_footnote(nian_str s)
{
    int number;
    ptrdiff_t at = nian_str_find_last(s, NIAN_STR("["));
    nian_str mark = nian_str_after(s, at > 0 ? (size_t)at + 1 : s.len);
    return nian_str_cut_end(&mark, NIAN_STR("]")) &&
                   nian_str_to_int(mark, &number)
               ? nian_str_trim(nian_str_slice(s, 0, (size_t)at))
               : s;
}

nian_str nian_title_bare(nian_str s)
{
    static const nian_str opens[] = {NIAN_STR_INIT("（"), NIAN_STR_INIT("(")};
    nian_str_cut_start(&s, NIAN_STR("《"));
    s = without_footnote(s);
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
static void offer_title(nian_finder *f, nian_str s)
{
    nian_metadata *meta = f->meta;
    s = nian_title_bare(s);
    if (nian_utf8_longer(s, TITLE_MAX) || nian_is_prose(s))
        return;
    nian_str folded = nian_fold(f->arena, s, NULL);
    nian_str kind = nian_kind_in(folded);
    bool known = kind.len > 0;
    if (!known)
        kind = nian_kind_guess(f->arena, folded);
    if (kind.len == 0)
        return;
    bool better = known && meta->kind_sure < NIAN_BY_TITLE;
    if (meta->title.len == 0 || better ||
        (known && nian_str_equal(kind, meta->kind) &&
         s.len > meta->title.len)) {
        meta->title = s;
        meta->kind = kind;
        meta->kind_sure = known ? NIAN_BY_TITLE : by_guess;
        meta->title_sure = meta->kind_sure;
    }
}

/* A line that is no part of any title. */
static bool is_apart(nian_finder *f, nian_str s)
{
    float sure;
    return nian_is_addressee(s) || nian_is_imprint(s) || nian_is_date(s) ||
           nian_str_has(s, NIAN_STR("会议")) ||
           nian_str_ends(s, NIAN_STR("文件")) ||
           nian_number_read(f->arena, s, &sure).len;
}

/* A line that goes on in the next: 某区人民政府 before 关于, 关于某某年,
 * 2023年. */
static bool breaks_off(nian_finder *f, nian_str s, nian_str next)
{
    if (nian_utf8_longer(s, TITLE_BROKEN) ||
        nian_kind_in(nian_fold(f->arena, s, NULL)).len)
        return false;
    if (nian_is_office(s))
        return nian_str_starts(next, NIAN_STR("关于")) || nian_is_office(next);
    return nian_str_has(s, NIAN_STR("年")) ||
           nian_str_starts(s, NIAN_STR("关于"));
}

/* A title may be set in several lines: 某区委 ⏎ 某区人民政府 ⏎ 关于2023年 ⏎
 * 法治政府建设年度报告. */
static void offer_joined(nian_finder *f, size_t last)
{
    nian_str joined = f->head.items[last];
    if (is_apart(f, joined))
        return;
    for (size_t first = last; first-- > 0 && last - first < TITLE_LINES;) {
        nian_str line = f->head.items[first];
        if (is_apart(f, line) || !breaks_off(f, line, f->head.items[first + 1]))
            return;
        joined = nian_str_concat(f->arena, line, joined);
        offer_title(f, joined);
    }
}

/* Only where the text has no title: pages name their site in it. */
static void offer_property(nian_finder *f, nian_str title, float sure)
{
    nian_metadata *meta = f->meta;
    if (title.len == 0 || meta->kind_sure >= NIAN_BY_TITLE)
        return;
    nian_str before = meta->title;
    sure = sure > 0 ? sure : by_property;
    offer_title(f, title);
    if (!nian_str_equal(before, meta->title))
        meta->kind_sure = sure < meta->kind_sure ? sure : meta->kind_sure;
    if (meta->title.len == 0) {
        meta->title = title;
        meta->title_sure = sure;
    }
}

/* A page may give the number beside its title. */
static void take_number(nian_finder *f)
{
    nian_metadata *meta = f->meta;
    float sure;
    nian_str said = f->said.number;
    nian_str number = nian_number_read(f->arena, said, &sure);
    if (said.len == 0)
        return;
    meta->number = number.len ? number : said;
    meta->number_sure =
        f->said.number_sure > 0 ? f->said.number_sure : by_property;
}

void nian_find_title(nian_finder *f)
{
    nian_metadata *meta = f->meta;
    offer_title(f, f->front->meta.title);
    for (size_t i = 0; i < f->head.count; i++) {
        nian_str s = f->head.items[i];
        float sure;
        nian_str number = nian_number_read(f->arena, s, &sure);
        if (number.len == 0)
            offer_title(f, s);
        else if (sure > meta->number_sure) {
            meta->number = number;
            meta->number_sure = sure;
        }
        offer_joined(f, i);
    }
    offer_property(f, f->said.title, f->said.title_sure);
    if (meta->title.len == 0 && f->front->meta.title.len) {
        meta->title = f->front->meta.title;
        meta->title_sure = by_property;
    }
    if (meta->number.len == 0)
        take_number(f);
}

/* 在某省第十四届人民代表大会第一次会议上: its place, and the date beside. */
static void read_session(nian_finder *f, nian_str s)
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

void nian_find_session(nian_finder *f)
{
    for (size_t i = 0; i < f->head.count; i++) {
        nian_str s = f->head.items[i];
        read_session(f, s);
        bool title = nian_kind_in(s).len > 0 ||
                     nian_str_has(f->meta->title, nian_title_bare(s));
        if (f->head_date.year == 0 && !title)
            nian_date_find(&f->head_date, s, NULL);
        if (nian_str_has(s, NIAN_STR("国务院总理")))
            f->place = NIAN_STR("国务院");
    }
    if (f->session.year && f->session.day == 0)
        f->session = f->head_date.year ? f->head_date : f->session;
    /* （2014年1月22日 某某） at the end of a title is a session, too. */
    nian_str title = f->front->meta.title;
    if (f->session.year == 0 && nian_title_bare(title).len < title.len)
        nian_date_find(&f->session,
                       nian_str_after(title, nian_title_bare(title).len), NULL);
}

/* What the head of a government says before the congress is its report on the
 * work, whatever that year's title. */
static bool heads_government(const nian_finder *f)
{
    static const nian_str posts[] = {
        NIAN_STR_INIT("省长"), NIAN_STR_INIT("市长"), NIAN_STR_INIT("县长"),
        NIAN_STR_INIT("区长"), NIAN_STR_INIT("州长"), NIAN_STR_INIT("主席"),
        NIAN_STR_INIT("总理"),
    };
    for (size_t i = 0; i < f->head.count; i++)
        if (nian_str_has_any(f->head.items[i], posts, COUNT(posts)))
            return true;
    return false;
}

static nian_str kind_in_path(nian_finder *f)
{
    nian_str name = nian_fold(f->arena, nian_path_name(f->path), NULL);
    nian_str kind = nian_kind_in(name);
    return kind.len ? kind
                    : nian_kind_in(
                          nian_fold(f->arena, nian_path_folder(f->path), NULL));
}

/* Without a title the words of the trade tell the kind. */
static void hear_words(nian_finder *f, nian_belief *belief)
{
    float sure;
    nian_str kind = nian_infer_kind(nian_finder_text(f), &sure);
    bool alone = belief->count == 0 && kind.len;
    nian_belief_hear(belief, kind, sure);
    if (alone)
        nian_finder_note(f, "no title: kind %.*s taken from its words",
                         NIAN_STR_ARG(kind));
}

void nian_find_kind(nian_finder *f)
{
    nian_metadata *meta = f->meta;
    nian_belief belief = {.count = 0};
    nian_belief_hear(&belief, meta->kind, meta->kind_sure);
    if (meta->kind_sure < NIAN_BY_TITLE && f->place.len && heads_government(f))
        nian_belief_hear(&belief, NIAN_KIND_WORK, NIAN_BY_OFFICE);
    nian_str named = kind_in_path(f);
    nian_belief_hear(&belief, named, NIAN_BY_PATH);
    nian_belief_hear(&belief, f->said.kind,
                     f->said.kind_sure > 0 ? f->said.kind_sure : NIAN_BY_PATH);
    float sure;
    nian_belief_best(&belief, &sure);
    if (meta->title.len == 0 && sure < NIAN_BY_MUCH)
        hear_words(f, &belief);
    meta->kind = nian_belief_best(&belief, &meta->kind_sure);
    if (named.len && !nian_str_equal(named, meta->kind))
        nian_finder_note(f, "the file is named by %.*s, the text is %.*s",
                         NIAN_STR_ARG(named), NIAN_STR_ARG(meta->kind));
    f->document->doubt.kind = nian_belief_contested(&belief);
    nian_belief_rank(&f->document->doubt.kinds, f->arena, &belief,
                     NIAN_DOUBT_MOST);
}
