/** The words of the pages, one gettext catalogue a language (po/zh.po,
 *  po/en.po), compiled by msgfmt and held in the program, so that no locale
 *  of the machine matters.
 *
 *      const nian_catalogue *words = nian_catalogue_find(NIAN_STR("zh"));
 *      nian_catalogue_say(words, "nav.home");
 */
#ifndef NIAN_SITE_CATALOGUE_H
#define NIAN_SITE_CATALOGUE_H

#include "base/buf.h"

typedef struct nian_catalogue nian_catalogue;

/** NULL when there is no such language. */
const nian_catalogue *nian_catalogue_find(nian_str language);
/** zh, en: for `lang`. */
nian_str nian_catalogue_language(const nian_catalogue *words);

/** The string under `key`; the key itself where the catalogue has none, which
 *  the tests of the catalogues do not let pass. */
nian_str nian_catalogue_say(const nian_catalogue *words, const char *key);
/** The form for a number. */
nian_str nian_catalogue_count(const nian_catalogue *words, const char *key,
                              size_t number);

/** The string with {1}, {2} … replaced; not escaped. */
void nian_catalogue_fill(nian_buf *out, const nian_catalogue *words,
                         const char *key, const nian_str *with, size_t count);
/** The same for a string that was looked up. */
void nian_catalogue_fill_form(nian_buf *out, nian_str form,
                              const nian_str *with, size_t count);

/** How many strings it has, and the key of one: for tests. */
size_t nian_catalogue_size(const nian_catalogue *words);
nian_str nian_catalogue_key(const nian_catalogue *words, size_t at);

#endif
