/* Times of commits.  A commit's time is a day of a report, never now. */
#include "corpus/corpus.h"

enum {
    NOON = 12 * 60 * 60,
    DAY = 24 * 60 * 60
};

/* Days since 1970-01-01 of the proleptic Gregorian calendar; Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
static int64_t days_of(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

int64_t nian_stamp_time(int year, int month, int day)
{
    int64_t first = days_of(1970, 1, 2);
    int64_t last = days_of(2099, 12, 31);
    int64_t days = days_of(year, month, day);
    if (days < first)
        days = first;
    if (days > last)
        days = last;
    return days * DAY + NOON;
}

static bool take_part(nian_str *rest, size_t len, int least, int most, int *out)
{
    if (!nian_str_to_int(nian_str_slice(*rest, 0, len), out) || *out < least ||
        *out > most)
        return false;
    *rest = nian_str_after(*rest, len);
    return rest->len == 0 || nian_str_cut_start(rest, NIAN_STR("-"));
}

bool nian_stamp_read(nian_str date, int *year, int *month, int *day)
{
    *year = *month = *day = 0;
    if (!take_part(&date, 4, 1, 9999, year))
        return false;
    if (date.len && !take_part(&date, 2, 1, 12, month))
        return false;
    if (date.len && !take_part(&date, 2, 1, 31, day))
        return false;
    return date.len == 0;
}
