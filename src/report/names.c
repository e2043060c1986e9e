/* Short names of issuers find their long form among the others. */
#include "report/names.h"

#include "document/issuer.h"

void nian_issuers_add(nian_issuers *issuers, nian_str name)
{
    bool added;
    if (name.len == 0)
        return;
    if (nian_map_get(&issuers->seen, name))
        return;
    name = nian_str_copy(issuers->arena, name);
    nian_map_put(&issuers->seen, issuers->arena, name, &added);
    vec_push(issuers->arena, &issuers->names, name);
}

/* Of places that lie in each other the nearest to the short name, which is
 * what others call it. */
static bool nearer(nian_str *best, nian_str place)
{
    if (best->len == 0 || nian_str_ends(*best, place)) {
        *best = place;
        return true;
    }
    return nian_str_ends(place, *best);
}

bool nian_issuers_complete(nian_str *out, nian_str *rival,
                           const nian_issuers *issuers, nian_str name)
{
    nian_str place = nian_issuer_place(name);
    nian_str best = {NULL, 0};
    *out = name;
    *rival = best;
    for (size_t i = 0; i < issuers->names.count; i++) {
        nian_str known = nian_issuer_place(issuers->names.items[i]);
        if (nian_issuer_within(place, known) && !nearer(&best, known)) {
            *rival = best;
            return false;
        }
    }
    if (best.len == 0)
        return false;
    size_t before = (size_t)(place.ptr - name.ptr);
    nian_str start = nian_str_slice(name, 0, before);
    nian_str office = nian_str_after(name, before + place.len);
    *out = nian_str_format(issuers->arena, "%.*s%.*s%.*s", NIAN_STR_ARG(start),
                           NIAN_STR_ARG(best), NIAN_STR_ARG(office));
    return true;
}

nian_str nian_issuers_shorter(const nian_issuers *issuers, nian_str name)
{
    for (size_t i = 0; i < issuers->names.count; i++)
        if (nian_issuer_within(issuers->names.items[i], name))
            return issuers->names.items[i];
    return (nian_str){NULL, 0};
}
