/* When a report was made and which year it is filed under. */
#include "document/finder.h"

#include "document/furniture.h"
#include "document/infer.h"
#include "document/issuer.h"
#include "document/kind.h"
#include "document/year.h"

/* A signature's date, a line of a date in the head, another date there, the
 * line of who printed it, a date in the file's name. */
static const float by_signature = 0.95F;
static const float by_line = 0.92F;
static const float by_head = 0.8F;
static const float by_imprint = 0.7F;
static const float by_name = 0.5F;

typedef struct dated {
    nian_date date;
    float sure;
} dated;

static bool agree(nian_date known, nian_date other)
{
    return known.year == other.year &&
           (!known.month || !other.month || known.month == other.month) &&
           (!known.day || !other.day || known.day == other.day);
}

/* The surest date stands; one that agrees makes it surer and may fill in its
 * day.  Days differ for good reason: a report is printed after it is signed. */
static void offer_date(dated *best, nian_date date, float sure)
{
    if (date.year == 0)
        return;
    sure = date.day ? sure : sure * NIAN_BY_WORDS;
    if (best->date.year && agree(best->date, date)) {
        best->sure = nian_sure_agreed(best->sure, sure);
        best->date = best->date.day ? best->date : date;
    } else if (sure > best->sure) {
        *best = (dated){date, sure};
    }
}

static nian_date line_date(nian_str s)
{
    nian_date date;
    if (!nian_date_line(&date, s))
        nian_date_find(&date, s, NULL);
    return date;
}

static void offer_head(nian_finder *f, dated *best)
{
    bool plain = false;
    for (size_t i = 0; i < f->head.count && !plain; i++) {
        nian_date date;
        plain = nian_date_line(&date, f->head.items[i]);
        if (plain)
            offer_date(best, date, by_line);
    }
    if (!plain)
        offer_date(best, f->head_date, by_head);
}

/* 某区人民政府 ⏎ 2023年12月23日: below a name stands when it was signed. */
static void offer_tail(nian_finder *f, dated *best)
{
    bool signed_off = false;
    bool found = false;
    dated any = {.sure = 0};
    for (size_t i = 0; i < f->tail.count; i++) {
        nian_str s = f->tail.items[i];
        nian_date date;
        if (nian_is_office(s))
            signed_off = true;
        if (!found && nian_date_line(&date, s)) {
            offer_date(best, date, signed_off ? by_signature : by_line);
            found = true;
        } else if (any.date.year == 0) {
            float sure = nian_is_imprint(s) ? by_imprint : NIAN_BY_PATH;
            nian_date_find(&date, s, NULL);
            offer_date(&any, date, sure);
        }
    }
    offer_date(best, any.date, any.sure);
}

void nian_find_date(nian_finder *f)
{
    dated best = {.sure = 0};
    offer_date(&best, f->session, NIAN_BY_SESSION);
    offer_head(f, &best);
    offer_tail(f, &best);
    nian_date said = line_date(f->said.date);
    offer_date(&best, said,
               f->said.date_sure > 0 ? f->said.date_sure : NIAN_BY_PATH);
    nian_date named;
    if (nian_date_in_name(&named, nian_path_name(f->path)))
        offer_date(&best, named, by_name);
    f->meta->date = nian_date_format(f->arena, best.date);
    f->meta->date_sure = best.sure;
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

static bool is_figure(nian_str s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* Four figures between letters are part of a code. */
static int year_in_name(nian_str name)
{
    for (size_t at = 0; at + 4 <= name.len; at++) {
        int year;
        bool inside = at && is_figure(name, at - 1);
        bool coded = at && is_alnum(name.ptr[at - 1]) && at + 4 < name.len &&
                     is_alnum(name.ptr[at + 4]);
        if (!inside && !coded && !is_figure(name, at + 4) &&
            nian_str_to_int(nian_str_slice(name, at, at + 4), &year) &&
            year >= 1949 && year <= 2199)
            return year;
    }
    return 0;
}

static int year_in_path(nian_str path)
{
    int year = year_in_name(nian_path_name(path));
    return year ? year : year_in_name(nian_path_folder(path));
}

static void hear_year(nian_finder *f, nian_belief *belief, int year, float sure)
{
    if (year)
        nian_belief_hear(belief, nian_str_format(f->arena, "%d", year), sure);
}

static void settle_year(nian_finder *f, const nian_belief *belief)
{
    nian_metadata *meta = f->meta;
    nian_str best = nian_belief_best(belief, &meta->year_sure);
    if (!nian_str_to_int(best, &meta->year))
        meta->year = 0;
    f->document->doubt.year = nian_belief_contested(belief);
    nian_belief_rank(&f->document->doubt.years, f->arena, belief,
                     NIAN_DOUBT_MOST);
}

/* Work reports go by the year in which they were given; their names and even
 * titles may bear the year covered, so that the text outvotes them. */
static void find_delivery(nian_finder *f)
{
    /* A file is mostly named after its title, and then says nothing new. */
    const float by_file = 0.6F;
    const float by_both = 0.4F;
    nian_votes votes = {.count = 0};
    nian_date title;
    float sure;
    nian_date_find(&title, f->meta->title, NULL);
    nian_votes_add(&votes, f->session.year, f->session.day ? 8 : 4);
    nian_votes_add(&votes, f->head_date.year, 1);
    nian_votes_add(&votes, title.year, 1.5F);
    nian_votes_add(&votes, year_in_path(f->path),
                   title.year ? by_both : by_file);
    nian_votes_of_text(&votes, f->document);
    f->meta->year = nian_votes_winner(&votes, &sure);
    bool text = f->session.year == f->meta->year && f->session.year;
    f->meta->year_sure = text ? NIAN_BY_SESSION : sure * NIAN_BY_TITLE;
    int named = f->meta->year ? 0 : nian_year_most_named(f->document, &sure);
    if (named) {
        f->meta->year = named + 1;
        f->meta->year_sure = sure * NIAN_BY_PATH;
    }
}

/* All others go by the year that their title names; without one, by the year
 * that the text opens with and names most. */
static void find_covered(nian_finder *f)
{
    const float by_opening = 0.75F;
    nian_metadata *meta = f->meta;
    nian_belief belief = {.count = 0};
    nian_date date = {0};
    nian_date_find(&date, meta->title, NULL);
    for (size_t i = 0; i < f->head.count && date.year == 0; i++)
        if (nian_kind_in(f->head.items[i]).len)
            nian_date_find(&date, f->head.items[i], NULL);
    hear_year(f, &belief, date.year, NIAN_BY_TITLE);
    hear_year(f, &belief, year_in_path(f->path), NIAN_BY_PATH);
    hear_year(f, &belief, f->said.year,
              f->said.year_sure > 0 ? f->said.year_sure : NIAN_BY_PATH);
    if (date.year == 0) {
        float share;
        if (nian_date_read(&date, f->lead))
            hear_year(f, &belief, date.year, by_opening);
        int named = nian_year_most_named(f->document, &share);
        hear_year(f, &belief, named, share * NIAN_BY_TITLE);
    }
    settle_year(f, &belief);
}

/* No year is reported on before it begins. */
static void doubt_date(nian_finder *f)
{
    int signed_in;
    nian_metadata *meta = f->meta;
    if (!nian_str_to_int(nian_str_slice(meta->date, 0, 4), &signed_in) ||
        signed_in >= meta->year)
        return;
    meta->date_sure *= NIAN_BY_WORDS;
    nian_finder_note(f, "dated %.*s, before the year %d that it is of",
                     NIAN_STR_ARG(meta->date), meta->year);
}

void nian_find_year(nian_finder *f)
{
    if (nian_str_equal(f->meta->kind, NIAN_KIND_WORK))
        find_delivery(f);
    else
        find_covered(f);
    doubt_date(f);
}

/* A name that says otherwise is worth a look. */
void nian_year_compare(nian_finder *f)
{
    int named = year_in_name(nian_path_name(f->path));
    if (named && named != f->meta->year)
        nian_finder_note(f, "the file is named by %d, the text is of %d", named,
                         f->meta->year);
}
