/* Several names and several figures: A、B和C分别增长x、y和z gives the k-th name
 * the k-th figure, A、B均达x gives each name the same. */
#include "extract/indicator.h"
#include "extract/indicator_name.h"
#include "text/text.h"

enum {
    NAMES_MAX = 12
};

typedef struct name_list {
    nian_str items[NAMES_MAX];
    size_t count;
} name_list;

static bool guarded(nian_str joint, nian_str rest)
{
    static const char words[] =
        "和谐|和平|与会|及时|和美|和基本满意|与试验|和试验";
    return joint.len && nian_any_start(rest, words) > 0;
}

/* A、B和C, outside brackets and quotes. */
static void split_names(name_list *out, nian_str text)
{
    size_t begin = 0;
    int depth = 0;
    out->count = 0;
    for (size_t at = 0; at < text.len;) {
        nian_str rest = nian_str_after(text, at);
        uint32_t code;
        depth += nian_any_start(rest, "（|(|“|《") > 0;
        depth -= nian_any_start(rest, "）|)|”|》") > 0;
        size_t joint = nian_any_start(rest, "、|以及|和|与|及");
        nian_str word = nian_str_slice(rest, 0, joint);
        if (!joint || depth > 0 || at == begin || guarded(word, rest)) {
            at += nian_utf8_next(rest, &code);
            continue;
        }
        if (out->count + 1 < NAMES_MAX)
            out->items[out->count++] =
                nian_str_trim(nian_str_slice(text, begin, at));
        at += joint;
        begin = at;
    }
    if (begin < text.len)
        out->items[out->count++] = nian_str_trim(nian_str_after(text, begin));
}

/* --- what the names share --- */

/* 高技术制造业、先进制造业增加值: the words behind what both end in. */
static bool share_suffix(nian_str *tail, nian_str name, nian_str last)
{
    for (size_t count = 4; count >= 2; count--) {
        nian_str suffix = nian_tail(name, count);
        ptrdiff_t at = nian_str_find(last, suffix);
        if (suffix.len == name.len && count > 2)
            continue;
        if (at < 0 || (size_t)at + suffix.len >= last.len)
            continue;
        *tail = nian_str_after(last, (size_t)at + suffix.len);
        return true;
    }
    return false;
}

/* The end that `name` borrows of the last name, which is whole. */
static nian_str borrowed_tail(nian_str name, nian_str last)
{
    nian_str tail;
    if (nian_naming_measurable(name))
        return (nian_str){NULL, 0};
    if (share_suffix(&tail, name, last))
        return tail;
    size_t count = nian_utf8_count(name);
    if (count <= 2 && nian_utf8_count(last) > count + 2)
        return nian_str_after(last, nian_head(last, count).len);
    const nian_word *head = nian_lexicon_end(&nian_naming_heads, last);
    return head ? nian_str_after(last, last.len - head->text.len)
                : (nian_str){NULL, 0};
}

static void complete_names(name_list *names, nian_arena *arena)
{
    nian_str last = names->items[names->count - 1];
    for (size_t i = 1; i < names->count; i++)
        if (nian_naming_generic(names->items[i]))
            names->items[i] = nian_str_concat(
                arena, nian_naming_owner(names->items[0], names->items[i]),
                names->items[i]);
    last = names->items[names->count - 1];
    for (size_t i = 0; i + 1 < names->count; i++) {
        nian_str tail = borrowed_tail(names->items[i], last);
        names->items[i] = nian_naming_clean(
            arena, nian_str_concat(arena, names->items[i], tail));
    }
    names->items[names->count - 1] = nian_naming_clean(arena, last);
}

/* --- 分别 --- */

static nian_str gap_before(const nian_clause *clause, size_t i)
{
    const nian_figure *figure = &clause->figures.items[i];
    const nian_figure *previous = &clause->figures.items[i - 1];
    nian_span gap = {previous->quantity->span.end,
                     figure->quantity->span.begin};
    return nian_span_text(clause->text, gap);
}

/* 、 or 、下降: the list goes on; behind ， only a bare figure. */
static bool goes_on(const nian_clause *clause, size_t i)
{
    nian_str gap = gap_before(clause, i);
    size_t joint = nian_any_start(gap, "、|和|及|与|，");
    if (!joint)
        return false;
    nian_str rest = nian_str_after(gap, joint);
    bool stop = nian_any_start(gap, "，") > 0;
    return stop ? nian_str_trim(rest).len == 0
                : nian_naming_strip(rest).len == 0;
}

/* A list of more figures than names can be has no names. */
static size_t list_end(const nian_clause *clause, size_t first)
{
    size_t end = first + 1;
    while (
        end < clause->figures.count && end - first <= NAMES_MAX &&
        clause->figures.items[end].class == clause->figures.items[first].class
        &&
        clause->figures.items[end].base == clause->figures.items[first].base &&
        clause->figures.items[end].reached ==
            clause->figures.items[first].reached &&
        goes_on(clause, end))
        end++;
    return end;
}

/* The last names of the sentence, each once, oldest first. */
static void recent_names(name_list *out, const nian_clause *clause, size_t end,
                         size_t wanted)
{
    out->count = 0;
    nian_str found[NAMES_MAX];
    size_t count = 0;
    for (size_t i = end; i-- > 0 && count < wanted && count < NAMES_MAX;) {
        nian_str name = clause->figures.items[i].name;
        bool known = clause->figures.items[i].rank;
        for (size_t k = 0; k < count; k++)
            known |= nian_str_equal(found[k], name);
        if (!known && name.len)
            found[count++] = name;
    }
    while (count > 0)
        out->items[out->count++] = found[--count];
}

static void give_names(nian_clause *clause, size_t first, size_t end,
                       const name_list *names)
{
    size_t count = end - first;
    size_t skip = names->count > count ? names->count - count : 0;
    for (size_t i = first; i < end; i++) {
        size_t k = skip + (i - first);
        clause->figures.items[i].name =
            names->items[k < names->count ? k : names->count - 1];
    }
}

/* 城乡居民收入分别增长x和y: of the city and of the country. */
static void split_city_and_country(name_list *out, nian_arena *arena)
{
    nian_str rest = out->items[0];
    if (!nian_str_cut_start(&rest, NIAN_STR("城乡")))
        return;
    out->items[0] = nian_str_concat(arena, NIAN_STR("城镇"), rest);
    out->items[1] = nian_str_concat(arena, NIAN_STR("农村"), rest);
    out->count = 2;
}

static bool all_measurable(const name_list *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (!nian_naming_measurable(names->items[i]) ||
            nian_utf8_count(names->items[i]) < 3)
            return false;
    return names->count > 1;
}

/* The same without 分别: A和B增长x和y; A…元，B…元，增长x和y. */
static bool plain_names(name_list *out, const nian_clause *clause, size_t first,
                        size_t end, nian_arena *arena)
{
    const nian_figure *figure = &clause->figures.items[first];
    nian_str name =
        nian_naming_strip(nian_span_text(clause->text, figure->left));
    bool share = figure->class == NIAN_UNIT_PERCENT;
    if (figure->behind || figure->listed || figure->base || figure->reached)
        return false;
    if (name.len) {
        split_names(out, name);
        if (out->count != end - first || out->count < 2 ||
            (!share && !all_measurable(out)))
            return false;
        complete_names(out, arena);
        return true;
    }
    recent_names(out, clause, first, end - first);
    return share && out->count == end - first && out->count > 1;
}

/* The names before 分别 of the list that starts at `first`. */
static bool respective_names(name_list *out, const nian_clause *clause,
                             size_t first, size_t end, nian_arena *arena)
{
    nian_str left =
        nian_span_text(clause->text, clause->figures.items[first].left);
    ptrdiff_t at = nian_str_find_last(left, NIAN_STR("分别"));
    if (at < 0)
        return plain_names(out, clause, first, end, arena);
    nian_str before = nian_naming_unreckoned(
        nian_naming_strip(nian_str_slice(left, 0, (size_t)at)));
    if (before.len) {
        split_names(out, before);
        if (out->count == 1 && end == first + 2)
            split_city_and_country(out, arena);
        if (out->count != end - first)
            return false;
        complete_names(out, arena);
        return true;
    }
    recent_names(out, clause, first, end - first);
    return out->count == end - first;
}

static void share_out(nian_clause *clause, nian_naming *naming)
{
    nian_figures *figures = &clause->figures;
    for (size_t i = 0; i < figures->count; i++) {
        size_t end = list_end(clause, i);
        name_list names;
        if (end == i + 1 ||
            !respective_names(&names, clause, i, end, naming->arena))
            continue;
        give_names(clause, i, end, &names);
        naming->topic.name = names.items[names.count - 1];
        while (end < figures->count && figures->items[end].reached) {
            size_t next = list_end(clause, end);
            give_names(clause, end, next, &names);
            end = next;
        }
        i = end - 1;
    }
}

/* --- 均 --- */

/* Whether the figure holds for each of several names. */
static bool names_of_each(name_list *out, const nian_clause *clause, size_t i,
                          nian_arena *arena)
{
    const nian_figure *figure = &clause->figures.items[i];
    nian_str left = nian_span_text(clause->text, figure->left);
    bool each = nian_any_find(nian_tail(left, 10), "均|都|皆") >= 0;
    bool share = figure->class == NIAN_UNIT_PERCENT || figure->rank;
    bool listed = figure->listed || list_end(clause, i) > i + 1;
    if (figure->behind || figure->base || figure->reached || listed ||
        (!each && !share) || nian_any_find(left, "占|合计|之和|总和|比重") >= 0)
        return false;
    nian_str name = nian_naming_strip(left);
    if (!name.len && each && figure->rank) {
        size_t first = i;
        while (first > 0 && !clause->figures.items[first - 1].rank)
            first--;
        recent_names(out, clause, i, i - first);
        return out->count > 1;
    }
    split_names(out, name);
    if (!all_measurable(out))
        return false;
    complete_names(out, arena);
    return true;
}

static void multiply(nian_clause *clause, nian_naming *naming,
                     nian_arena *scratch)
{
    nian_figures whole = {0};
    for (size_t i = 0; i < clause->figures.count; i++) {
        nian_figure figure = clause->figures.items[i];
        name_list names;
        if (!names_of_each(&names, clause, i, naming->arena)) {
            vec_push(scratch, &whole, figure);
            continue;
        }
        for (size_t k = 0; k < names.count; k++) {
            figure.name = names.items[k];
            vec_push(scratch, &whole, figure);
        }
    }
    clause->figures = whole;
}

void nian_figures_distribute(nian_clause *clause, nian_naming *naming,
                             nian_arena *scratch)
{
    share_out(clause, naming);
    multiply(clause, naming, scratch);
}
