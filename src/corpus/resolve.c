/* Which report a person means.  An exact name wins; else any part of it that
 * stands in one name alone.  Names are compared as they are read: widths,
 * case and traditional script make no difference. */
#include "corpus/corpus.h"

#include "base/error.h"
#include "text/text.h"

enum {
    CANDIDATES_SHOWN = 8
};

typedef struct name_field {
    const char *what;
    nian_str (*of)(const nian_entry_key *key);
} name_field;

static nian_str issuer_of(const nian_entry_key *key)
{
    return key->issuer;
}

static nian_str kind_of(const nian_entry_key *key)
{
    return key->kind;
}

static const name_field issuer_field = {"issuer", issuer_of};
static const name_field kind_field = {"kind", kind_of};

typedef struct entries {
    const nian_entry_key *items; /* sorted: equal names stand together */
    size_t count;
} entries;

/* Distinct names of the field; the exact one alone when there is one. */
static void find_names(nian_strs *out, nian_arena *arena, entries all,
                       const name_field *field, nian_str wanted)
{
    nian_str folded = nian_fold(arena, wanted, NULL);
    nian_str last = {NULL, 0};
    for (size_t i = 0; i < all.count; i++) {
        nian_str name = field->of(&all.items[i]);
        if (i && nian_str_equal(name, last))
            continue;
        last = name;
        nian_str form = nian_fold(arena, name, NULL);
        if (nian_str_equal(name, wanted)) {
            out->count = 0;
            vec_push(arena, out, name);
            return;
        }
        if (nian_str_has(form, folded))
            vec_push(arena, out, name);
    }
    /* 江門市 for 江门市 is exact too, once it is folded. */
    for (size_t i = 0; folded.len && i < out->count; i++)
        if (nian_str_equal(nian_fold(arena, out->items[i], NULL), folded)) {
            out->items[0] = out->items[i];
            out->count = 1;
        }
}

static nian_str list_names(nian_arena *arena, const nian_strs *names)
{
    size_t shown =
        names->count < CANDIDATES_SHOWN ? names->count : CANDIDATES_SHOWN;
    nian_str list = nian_str_join(arena, names->items, shown, NIAN_STR(", "));
    return shown == names->count
               ? list
               : nian_str_format(arena, "%.*s and %zu more", NIAN_STR_ARG(list),
                                 names->count - shown);
}

/* All names of the field, for a message. */
static nian_str list_all(nian_arena *arena, entries all,
                         const name_field *field)
{
    nian_strs names = {0};
    find_names(&names, arena, all, field, NIAN_STR(""));
    return list_names(arena, &names);
}

static bool choose(nian_str *out, nian_arena *arena, entries all,
                   const name_field *field, nian_str wanted, nian_error *err)
{
    nian_strs names = {0};
    find_names(&names, arena, all, field, wanted);
    if (names.count == 0)
        return nian_fail(err, NIAN_ENOTFOUND, "no %s %.*s; there is %.*s",
                         field->what, NIAN_STR_ARG(wanted),
                         NIAN_STR_ARG(list_all(arena, all, field)));
    if (names.count == 1) {
        *out = names.items[0];
        return true;
    }
    nian_str list = list_names(arena, &names);
    if (wanted.len == 0)
        return nian_fail(err, NIAN_EAMBIGUOUS,
                         "several %ss: name one of %.*s%s", field->what,
                         NIAN_STR_ARG(list),
                         field == &kind_field ? " after a slash" : "");
    return nian_fail(err, NIAN_EAMBIGUOUS,
                     "%.*s fits several %ss; name one of %.*s",
                     NIAN_STR_ARG(wanted), field->what, NIAN_STR_ARG(list));
}

static entries narrow(entries all, const name_field *field, nian_str name)
{
    size_t begin = 0;
    while (begin < all.count &&
           !nian_str_equal(field->of(&all.items[begin]), name))
        begin++;
    size_t end = begin;
    while (end < all.count && nian_str_equal(field->of(&all.items[end]), name))
        end++;
    return (entries){all.items + begin, end - begin};
}

/* 2014–2016, 2018 */
static nian_str list_years(nian_arena *arena, entries series)
{
    nian_strs runs = {0};
    for (size_t i = 0; i < series.count;) {
        size_t end = i + 1;
        int first = series.items[i].year;
        while (end < series.count &&
               series.items[end].year == series.items[end - 1].year + 1)
            end++;
        int last = series.items[end - 1].year;
        vec_push(arena, &runs,
                 first == last ? nian_str_format(arena, "%d", first)
                               : nian_str_format(arena, "%d–%d", first, last));
        i = end;
    }
    return nian_str_join(arena, runs.items, runs.count, NIAN_STR(", "));
}

static bool check_year(nian_arena *arena, entries series, int year,
                       nian_error *err)
{
    for (size_t i = 0; i < series.count; i++)
        if (year == 0 || series.items[i].year == year)
            return true;
    return nian_fail(err, NIAN_ENOTFOUND,
                     "no report of %.*s for %d (%.*s); there is %.*s",
                     NIAN_STR_ARG(series.items[0].issuer), year,
                     NIAN_STR_ARG(series.items[0].kind),
                     NIAN_STR_ARG(list_years(arena, series)));
}

static bool resolve(nian_entry_key *out, nian_arena *arena, entries all,
                    const nian_entry_key *wanted, nian_error *err)
{
    if (all.count == 0)
        return nian_fail(err, NIAN_ENOTFOUND,
                         "the corpus is empty; nianlun add FILE fills it");
    if (!choose(&out->issuer, arena, all, &issuer_field, wanted->issuer, err))
        return false;
    all = narrow(all, &issuer_field, out->issuer);
    if (!choose(&out->kind, arena, all, &kind_field, wanted->kind, err))
        return false;
    all = narrow(all, &kind_field, out->kind);
    out->year = wanted->year;
    return check_year(arena, all, wanted->year, err);
}

bool nian_corpus_resolve(nian_entry_key *out, nian_corpus *corpus,
                         nian_str issuer, nian_str kind, int year,
                         nian_error *err)
{
    entries all = {0};
    if (!nian_corpus_entries(&all.items, &all.count, corpus, err))
        return false;
    nian_arena arena = {0};
    nian_entry_key wanted = {nian_str_trim(issuer), nian_str_trim(kind), year};
    nian_entry_key found = {0};
    bool fine = resolve(&found, &arena, all, &wanted, err);
    /* The names are slices of the listing, not of the arena. */
    if (fine)
        *out = found;
    nian_arena_free(&arena);
    return fine;
}
