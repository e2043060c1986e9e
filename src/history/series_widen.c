/* Figures that answer a query by what stands beside their names, and what
 * other years call the same thing. */
#include <stdlib.h>

#include "history/series_finder.h"
#include "text/text.h"

static const double SURE = .85; /* no doubt that it is meant */

/* The end of `s`, cut between characters. */
static nian_str tail(nian_str s, size_t reach)
{
    size_t begin = s.len > reach ? s.len - reach : 0;
    while (begin < s.len && ((unsigned char)s.ptr[begin] & 0xC0) == 0x80)
        begin++;
    return nian_str_after(s, begin);
}

/* The heading, the statement before in the same section, the text that leads
 * to a figure, and its clause. */
static nian_str beside(const nian_finder *search, size_t r, size_t i)
{
    enum {
        REACH = 240 /* bytes: some 80 characters */
    };
    const nian_report *report = search->reports[r];
    const nian_indicator *indicator = &report->indicators[i];
    uint32_t at = indicator->statement;
    const nian_statement *said = &report->statements[at];
    nian_str before = {NULL, 0};
    if (at > 0 && said[-1].section == said->section)
        before = tail(said[-1].text, REACH);
    nian_str lead =
        tail(nian_str_slice(said->text, 0, indicator->span.begin), REACH);
    return nian_series_canon(
        search->arena,
        nian_str_format(search->arena, "%.*s|%.*s|%.*s|%.*s",
                        NIAN_STR_ARG(report->sections[said->section].heading),
                        NIAN_STR_ARG(before), NIAN_STR_ARG(lead),
                        NIAN_STR_ARG(indicator->clause)));
}

/* A query, or a name that was found for it. */
typedef struct wish {
    nian_str name;
    double trust;
} wish;

typedef vec(wish) wish_list;

static void add_wish(nian_finder *search, wish_list *wishes, nian_str name,
                     double trust)
{
    for (size_t i = 0; i < wishes->count; i++)
        if (nian_str_equal(wishes->items[i].name, name))
            return;
    vec_push(search->arena, wishes, ((wish){name, trust}));
}

static double answer(const nian_finder *search, const wish_list *wishes,
                     nian_str name, nian_str context)
{
    double best = 0;
    for (size_t i = 0; i < wishes->count; i++) {
        double one = wishes->items[i].trust *
                     nian_likeness_beside(&search->likenesses,
                                          wishes->items[i].name, name, context);
        best = one > best ? one : best;
    }
    return best;
}

static bool has_year(const nian_readings *readings, int year)
{
    for (size_t i = 0; i < readings->count; i++)
        if (readings->items[i].year == year)
            return true;
    return false;
}

size_t nian_series_sure_years(const nian_readings *group)
{
    size_t sure = 0;
    int last = 0;
    for (size_t i = 0; i < group->count; i++) {
        const nian_reading *reading = &group->items[i];
        sure += reading->likeness >= SURE && reading->year != last;
        last = reading->likeness >= SURE ? reading->year : last;
    }
    return sure;
}

/* 新增市场主体 is not how many there are. */
static bool adds(nian_str name)
{
    static const char *const words[] = {"新增", "新登记", "新设", "净增"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (nian_str_has(name, nian_str_from(words[i])))
            return true;
    return false;
}

static double value_of(const nian_finder *search, const nian_reading *reading)
{
    const nian_indicator *indicator =
        &search->reports[reading->report]->indicators[reading->indicator];
    return nian_decimal_double(indicator->value) *
           nian_decimal_double(reading->scale.factor);
}

/* A figure that goes on from the year before or after: 5.68万户 and
 * 5.97万户. */
static bool follows(const nian_finder *search, const nian_readings *group,
                    const nian_reading *reading)
{
    static const double least = .8;
    static const double most = 1.3;
    static const double points = 2.5;
    static const double one = 1; /* 败诉3件, 败诉2件 */
    const nian_indicator *indicator =
        &search->reports[reading->report]->indicators[reading->indicator];
    double value = value_of(search, reading);
    for (size_t i = 0; i < group->count; i++) {
        double other = value_of(search, &group->items[i]);
        if (abs(group->items[i].year - reading->year) != 1)
            continue;
        if (indicator->measure == NIAN_MEASURE_LEVEL &&
            value > least * other - one && value < most * other + one)
            return true;
        if (indicator->measure == NIAN_MEASURE_SHARE &&
            value > other - points && value < other + points)
            return true;
    }
    return false;
}

/* Adds to a group what answers only by what stands beside it, for years of
 * which the group says nothing. */
static bool widen(nian_finder *search, size_t index, const wish_list *wishes,
                  double least)
{
    nian_readings *group = &search->groups[index];
    static const double flow = .5;
    static const double next = .5;
    nian_readings more = {0};
    nian_str base =
        group->count ? group->items[0].scale.base : (nian_str){NULL, 0};
    for (size_t r = 0; r < search->report_count; r++) {
        const nian_report *report = search->reports[r];
        for (size_t i = 0; i < report->indicator_count; i++) {
            const nian_indicator *indicator = &report->indicators[i];
            nian_str name = nian_finder_canon(search, r, i);
            if (nian_series_group(indicator) != index ||
                !nian_series_drawable(indicator) ||
                !nian_series_annual(indicator) ||
                has_year(group, indicator->period.to) ||
                (base.len &&
                 !nian_str_equal(base,
                                 nian_series_scale(indicator->unit).base)) ||
                answer(search, wishes, name, name) <= 0)
                continue;
            double found = answer(search, wishes, name, beside(search, r, i));
            nian_reading reading = nian_series_read(search, r, i, found);
            if (group->count && adds(name) && !adds(search->query))
                found *= flow;
            if (found < (follows(search, group, &reading) ? next : 1) * least)
                continue;
            reading.doubt = NIAN_DOUBT_NAME;
            vec_push(search->arena, &more, reading);
        }
    }
    for (size_t i = 0; i < more.count; i++)
        vec_push(search->arena, group, more.items[i]);
    return more.count > 0;
}

/* What is asked of a candidate, by what it is compared with. */
static double least_for(const nian_readings *group, size_t index)
{
    static const double later = .40;
    static const double growing = .55; /* a rate fits anything */
    static const double known = .60;   /* its name is sure, others are not it */
    if (nian_series_sure_years(group) >= 3)
        return known;
    return index % NIAN_MEASURES == NIAN_MEASURE_GROWTH ? growing : later;
}

/* First what the query's own words find; then, by the names found, what other
 * years call it. */
void nian_series_look_beside(nian_finder *search, size_t index)
{
    enum {
        ROUNDS = 3
    };
    static const double first = .50; /* nothing is known to compare with */
    static const double kin = .9;    /* trust in a name found */
    nian_readings *group = &search->groups[index];
    wish_list wishes = {0};
    add_wish(search, &wishes, search->query, 1);
    add_wish(search, &wishes, nian_series_core(search->query), 1);
    if (!group->count) {
        widen(search, index, &wishes, first);
        for (size_t i = 0; i < group->count; i++)
            group->items[i].doubt = NIAN_DOUBT_NONE;
        nian_series_keep_unit(group);
    }
    if (!group->count || index % NIAN_MEASURES == NIAN_MEASURE_RANK)
        return;
    for (size_t i = 0; i < group->count; i++)
        add_wish(search, &wishes, group->items[i].name, kin);
    double least = least_for(group, index);
    for (int round = 0; round < ROUNDS; round++)
        if (!widen(search, index, &wishes, least))
            break;
}
