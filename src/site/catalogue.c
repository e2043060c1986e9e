/* Reads compiled catalogues (GNU gettext manual, "The Format of GNU MO
 * Files"): two sorted tables of lengths and places.  They are made by the
 * build for this machine, so their numbers are in its order. */
#include "site/catalogue.h"

#include <string.h>

#include "catalogue_table.h"

struct nian_catalogue {
    nian_str language;
    const unsigned char *bytes;
    bool plural; /**< has another form for all numbers but 1 */
};

static const nian_catalogue catalogues[] = {
    {NIAN_STR_INIT("zh"), catalogue_zh, false},
    {NIAN_STR_INIT("en"), catalogue_en, true},
};

const nian_catalogue *nian_catalogue_find(nian_str language)
{
    for (size_t i = 0; i < sizeof catalogues / sizeof *catalogues; i++)
        if (nian_str_equal(catalogues[i].language, language))
            return &catalogues[i];
    return NULL;
}

nian_str nian_catalogue_language(const nian_catalogue *words)
{
    return words->language;
}

static uint32_t number_at(const nian_catalogue *words, size_t at)
{
    uint32_t number;
    memcpy(&number, words->bytes + at, sizeof number);
    return number;
}

enum {
    COUNT = 8, /* places of the header */
    KEYS = 12,
    STRINGS = 16
};

static nian_str entry(const nian_catalogue *words, size_t table, size_t index)
{
    size_t at = number_at(words, table) + 8 * index;
    const char *bytes = (const char *)words->bytes;
    return (nian_str){bytes + number_at(words, at + 4), number_at(words, at)};
}

/* Of a string with forms, the key of the first stands before a NUL. */
static nian_str first_form(nian_str forms)
{
    const char *end = forms.len ? memchr(forms.ptr, '\0', forms.len) : NULL;
    return end ? (nian_str){forms.ptr, (size_t)(end - forms.ptr)} : forms;
}

size_t nian_catalogue_size(const nian_catalogue *words)
{
    return number_at(words, COUNT);
}

nian_str nian_catalogue_key(const nian_catalogue *words, size_t at)
{
    return first_form(entry(words, KEYS, at));
}

static nian_str find(const nian_catalogue *words, nian_str key)
{
    size_t low = 0;
    size_t high = nian_catalogue_size(words);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = nian_str_compare(nian_catalogue_key(words, middle), key);
        if (order == 0)
            return entry(words, STRINGS, middle);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return key;
}

nian_str nian_catalogue_say(const nian_catalogue *words, const char *key)
{
    return first_form(find(words, nian_str_from(key)));
}

nian_str nian_catalogue_count(const nian_catalogue *words, const char *key,
                              size_t number)
{
    nian_str forms = find(words, nian_str_from(key));
    nian_str first = first_form(forms);
    if (!words->plural || number == 1 || first.len == forms.len)
        return first;
    return nian_str_after(forms, first.len + 1);
}

/* What stands before the next {1} … {9}; false when there is none. */
static bool next_place(nian_str *rest, nian_str *before, size_t *place)
{
    for (size_t i = 0; i + 2 < rest->len; i++) {
        const char *at = rest->ptr + i;
        if (at[0] != '{' || at[1] < '1' || at[1] > '9' || at[2] != '}')
            continue;
        *before = nian_str_slice(*rest, 0, i);
        *place = (size_t)(at[1] - '1');
        *rest = nian_str_after(*rest, i + 3);
        return true;
    }
    return false;
}

void nian_catalogue_fill_form(nian_buf *out, nian_str form,
                              const nian_str *with, size_t count)
{
    nian_str before;
    size_t place;
    while (next_place(&form, &before, &place)) {
        nian_buf_add(out, before);
        if (place < count)
            nian_buf_add(out, with[place]);
    }
    nian_buf_add(out, form);
}

void nian_catalogue_fill(nian_buf *out, const nian_catalogue *words,
                         const char *key, const nian_str *with, size_t count)
{
    nian_catalogue_fill_form(out, nian_catalogue_say(words, key), with, count);
}
