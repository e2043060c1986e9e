/* Votes for a year.  File names and even titles of work reports bear now the
 * year of delivery, now the year covered; the text itself knows. */
#include "document/year.h"

enum {
    SENTENCES_MAX = 800,
    FIRST_YEAR = 1900,
    LAST_YEAR = 2199,
    START = 60 /* bytes in which a sentence names its year */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

void nian_votes_add(nian_votes *votes, int year, float weight)
{
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return;
    for (size_t i = 0; i < votes->count; i++) {
        if (votes->items[i].year == year) {
            votes->items[i].weight += weight;
            return;
        }
    }
    if (votes->count < COUNT(votes->items)) {
        votes->items[votes->count].year = year;
        votes->items[votes->count++].weight = weight;
    }
}

int nian_votes_winner(const nian_votes *votes, float *sure)
{
    const float one_voice = 0.5F;
    float total = 0;
    size_t best = 0;
    for (size_t i = 0; i < votes->count; i++) {
        total += votes->items[i].weight;
        if (votes->items[i].weight > votes->items[best].weight)
            best = i;
    }
    *sure = total > 0 ? votes->items[best].weight / (total + one_voice) : 0;
    return votes->count ? votes->items[best].year : 0;
}

static const nian_str reviews[] = {
    NIAN_STR_INIT("回顾"), NIAN_STR_INIT("工作情况"), NIAN_STR_INIT("完成情况"),
    NIAN_STR_INIT("成效"), NIAN_STR_INIT("总结"),
};
static const nian_str plans[] = {
    NIAN_STR_INIT("安排"), NIAN_STR_INIT("任务"),     NIAN_STR_INIT("目标"),
    NIAN_STR_INIT("要求"), NIAN_STR_INIT("重点工作"), NIAN_STR_INIT("建议"),
    NIAN_STR_INIT("思路"), NIAN_STR_INIT("部署"),     NIAN_STR_INIT("的工作"),
};
/* Words of plans that reach beyond the year. */
static const nian_str far[] = {
    NIAN_STR_INIT("远景"), NIAN_STR_INIT("规划"), NIAN_STR_INIT("五年"),
    NIAN_STR_INIT("到2"),  NIAN_STR_INIT("时期"),
};

/* 2022年工作回顾和2023年安排 is given in 2023. */
static bool last_date(nian_date *out, nian_str s)
{
    bool found = false;
    nian_date date;
    size_t len;
    for (ptrdiff_t at; (at = nian_date_find(&date, s, &len)) != NIAN_STR_NONE;
         s = nian_str_after(s, (size_t)at + len)) {
        *out = date;
        found = true;
    }
    return found;
}

/* `reviewed`: a heading before this one looked back. */
static void hear_heading(nian_votes *votes, nian_str heading, bool *reviewed)
{
    const float weight = 2;
    bool before = *reviewed;
    nian_date date = {0};
    *reviewed |= nian_str_has_any(heading, reviews, COUNT(reviews));
    if (!last_date(&date, heading) ||
        nian_str_has_any(heading, far, COUNT(far)))
        return;
    if (nian_str_has_any(heading, reviews, COUNT(reviews)))
        nian_votes_add(votes, date.year + 1, weight);
    else if (nian_str_has_any(heading, plans, COUNT(plans)) ||
             (before && nian_str_ends(heading, NIAN_STR("年工作"))))
        nian_votes_add(votes, date.year, weight);
}

/* 2023年经济社会发展的主要预期目标是…, 做好2023年工作… */
static void hear_sentence(nian_votes *votes, nian_str s, bool *aimed)
{
    static const nian_str aims[] = {
        NIAN_STR_INIT("预期目标是"),
        NIAN_STR_INIT("预期目标为"),
        NIAN_STR_INIT("预期目标："),
        NIAN_STR_INIT("主要目标是"),
    };
    static const nian_str words[] = {
        NIAN_STR_INIT("总体要求"),
        NIAN_STR_INIT("政府工作"),
        NIAN_STR_INIT("重点工作"),
    };
    nian_str start = nian_str_slice(s, 0, START * 2);
    ptrdiff_t colon = nian_str_find(start, NIAN_STR("："));
    if (colon != NIAN_STR_NONE)
        start.len = (size_t)colon + 3; /* what follows are the targets */
    nian_date date;
    if (nian_date_find(&date, start, NULL) == NIAN_STR_NONE ||
        nian_str_has_any(start, far, COUNT(far)))
        return;
    if (!*aimed && nian_str_has_any(s, aims, COUNT(aims))) {
        nian_votes_add(votes, date.year, 3);
        *aimed = true;
    } else if (nian_str_has_any(start, words, COUNT(words)) ||
               nian_str_starts(start, NIAN_STR("做好"))) {
        nian_votes_add(votes, date.year, 0.5F);
    }
}

void nian_votes_of_text(nian_votes *votes, const nian_document *document)
{
    bool reviewed = false;
    for (size_t i = 1; i < document->sections.count; i++)
        if (document->sections.items[i].level <= 2)
            hear_heading(votes, document->sections.items[i].heading, &reviewed);
    bool aimed = false;
    for (size_t i = 0; i < document->statements.count && i < SENTENCES_MAX; i++)
        hear_sentence(votes, document->statements.items[i].text, &aimed);
}

int nian_year_most_named(const nian_document *document, float *share)
{
    uint32_t named[LAST_YEAR + 1 - FIRST_YEAR] = {0};
    int best = 0;
    uint32_t all = 0;
    for (size_t i = 0; i < document->statements.count && i < SENTENCES_MAX;
         i++) {
        nian_date date;
        nian_str s =
            nian_str_slice(document->statements.items[i].text, 0, START * 5);
        size_t len;
        for (ptrdiff_t at;
             (at = nian_date_find(&date, s, &len)) != NIAN_STR_NONE;
             s = nian_str_after(s, (size_t)at + len)) {
            named[date.year - FIRST_YEAR]++;
            all++;
        }
    }
    for (int year = 0; year <= LAST_YEAR - FIRST_YEAR; year++)
        if (named[year] > named[best])
            best = year;
    *share = all ? (float)named[best] / (float)all : 0;
    return named[best] ? best + FIRST_YEAR : 0;
}
