/* How alike two names are: the characters and pairs they share, weighted by
 * how few other names of the issuer have them. */
#include <math.h>

#include "history/series.h"
#include "text/text.h"

enum {
    GRAMS_MAX = 160
};

typedef struct gram_list {
    nian_str items[GRAMS_MAX];
    size_t count;
} gram_list;

static void add_gram(gram_list *out, nian_str gram)
{
    for (size_t i = 0; i < out->count; i++)
        if (nian_str_equal(out->items[i], gram))
            return;
    if (out->count < GRAMS_MAX)
        out->items[out->count++] = gram;
}

/* Runs of one and of two characters, each once. */
static void find_grams(gram_list *out, nian_str s)
{
    out->count = 0;
    size_t before = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        size_t step = nian_utf8_next(nian_str_after(s, at), &code);
        add_gram(out, nian_str_slice(s, at, at + step));
        if (at > 0)
            add_gram(out, nian_str_slice(s, before, at + step));
        before = at;
        at += step;
    }
}

static bool pair(nian_str gram)
{
    uint32_t code;
    return nian_utf8_next(gram, &code) < gram.len;
}

double nian_likeness_weight(const nian_likeness *likeness, nian_str gram)
{
    const uint32_t *seen = nian_map_get(&likeness->seen, gram);
    double names = (double)likeness->names;
    double rarity = log(1 + names / (1 + (seen ? *seen : 0)));
    return pair(gram) ? rarity : rarity / 2;
}

void nian_likeness_learn(nian_likeness *likeness, nian_str canon)
{
    gram_list found;
    find_grams(&found, canon);
    for (size_t i = 0; i < found.count; i++)
        (*nian_map_put(&likeness->seen, likeness->arena, found.items[i],
                       NULL))++;
    likeness->names++;
}

static double total(const nian_likeness *likeness, const gram_list *grams)
{
    double sum = 0;
    for (size_t i = 0; i < grams->count; i++)
        sum += nian_likeness_weight(likeness, grams->items[i]);
    return sum;
}

static double shared(const nian_likeness *likeness, const gram_list *query,
                     const gram_list *name)
{
    double sum = 0;
    for (size_t i = 0; i < query->count; i++)
        for (size_t k = 0; k < name->count; k++)
            if (nian_str_equal(query->items[i], name->items[k]))
                sum += nian_likeness_weight(likeness, query->items[i]);
    return sum;
}

/* 人均GDP is no GDP: a word that makes another quantity weighs more than its
 * characters. */
double nian_likeness_other(nian_str query, nian_str name, nian_str beside)
{
    static const double only_name = .68;
    static const double only_query = .85;
    static const double added = .5; /* what came in a year is no stock */
    static const nian_str more = NIAN_STR_INIT("新增");
    double factor =
        nian_str_has(query, more) != nian_str_has(name, more) ? added : 1;
    if (nian_series_conflict(query, name, NULL).len)
        factor *= NIAN_SERIES_CONFLICT;
    for (size_t i = 0; i < nian_series_near.count; i++) {
        nian_str word = nian_series_near.words[i].text;
        bool asked = nian_str_has(query, word);
        bool found = nian_str_has(name, word);
        if (asked != found && !(asked && nian_str_has(beside, word)))
            factor *= found ? only_name : only_query;
    }
    return factor;
}

double nian_likeness_score(const nian_likeness *likeness, nian_str query,
                           nian_str name)
{
    static const double recall_weight = 1.3;
    static const double precision_weight = .8;
    gram_list asked;
    gram_list found;
    if (nian_str_equal(query, name))
        return 1;
    find_grams(&asked, query);
    find_grams(&found, name);
    double both = shared(likeness, &asked, &found);
    if (both <= 0)
        return 0;
    double recall = both / total(likeness, &asked);
    double precision = both / total(likeness, &found);
    return pow(recall, recall_weight) * pow(precision, precision_weight) *
           nian_likeness_other(query, name, (nian_str){NULL, 0});
}
