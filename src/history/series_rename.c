/* Figures whose names tell of one thing in two ways: what a person said is
 * one name is one, and 高企 is 高新技术企业 in 高企数量 too. */
#include "history/series_finder.h"

#include "align/align.h"
#include "text/text.h"

static void add(nian_finder *search, const nian_names *said, nian_str name,
                nian_str means)
{
    nian_renaming pair = {.name = nian_series_canon(search->arena, name),
                          .means = nian_series_canon(search->arena, means)};
    if (nian_names_apart(said, name, means))
        return;
    if (pair.name.len && pair.means.len &&
        !nian_str_equal(pair.name, pair.means))
        vec_push(search->arena, &search->renamed, pair);
}

void nian_finder_names(nian_finder *search, const nian_trend_options *options)
{
    nian_names usual = nian_general_names();
    const nian_names said = {options ? options->renamings : NULL,
                             options ? options->renaming_count : 0};
    for (size_t i = 0; i < said.count; i++)
        add(search, &said, said.items[i].name, said.items[i].means);
    for (size_t i = 0; i < usual.count; i++)
        if (nian_name_is_rare(usual.items[i].name))
            add(search, &said, usual.items[i].name, usual.items[i].means);
}

nian_str nian_finder_rename(const nian_finder *search, nian_str canon)
{
    for (size_t i = 0; i < search->renamed.count; i++) {
        const nian_renaming *pair = &search->renamed.items[i];
        ptrdiff_t at = nian_str_find(canon, pair->name);
        if (at < 0 || nian_str_has(canon, pair->means) ||
            !nian_name_stands(canon, (size_t)at, pair->name.len))
            continue;
        nian_str head = nian_str_slice(canon, 0, (size_t)at);
        nian_str tail = nian_str_after(canon, (size_t)at + pair->name.len);
        nian_str named = nian_str_concat(search->arena, head, pair->means);
        canon = nian_str_concat(search->arena, named, tail);
    }
    return canon;
}
