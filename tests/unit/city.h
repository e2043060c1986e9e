/* An invented city whose work reports are given year by year. */
#ifndef NIAN_TEST_CITY_H
#define NIAN_TEST_CITY_H

#include "test.h"

#include "history/series.h"

enum {
    CITY_YEARS = 5 /* the most */
};

typedef struct city {
    nian_report *reports[CITY_YEARS];
    size_t count;
} city;

/* The first text is of `year`. */
static inline void make_reports(city *out, const char *const *texts,
                                size_t count, int year)
{
    out->count = count;
    for (size_t i = 0; i < count; i++) {
        nian_hints hints = {0};
        hints.meta.issuer = NIAN_STR("柳溪市");
        hints.meta.kind = NIAN_STR("政府工作报告");
        hints.meta.year = year + (int)i;
        nian_report_read(&out->reports[i], nian_str_from(texts[i]), &hints);
    }
}

static inline int free_city(void **state)
{
    city *made = *state;
    for (size_t i = 0; i < made->count; i++)
        nian_report_free(made->reports[i]);
    return 0;
}

static inline nian_trend *find_trend(const city *made, const char *query,
                                     const nian_trend_options *options)
{
    nian_trend *trend;
    nian_trend_find(&trend, (const nian_report *const *)made->reports,
                    made->count, nian_str_from(query), options);
    return trend;
}

#endif
