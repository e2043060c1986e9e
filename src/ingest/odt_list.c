/* Lists count by themselves.  A list that continues another shares its count;
 * an item is counted when its first paragraph comes, so that one that only
 * holds a list within is not. */
#include "ingest/odt.h"

#include "base/buf.h"

enum {
    COUNTERS_MOST = 100000,
    START_MOST = 32767
};

static nian_str copy(nian_odt *odt, nian_str s)
{
    return nian_str_copy(odt->arena, s);
}

static const nian_odt_list_style *find_style(const nian_odt *odt, nian_str name)
{
    const uint32_t *index = nian_map_get(&odt->list_ids, name);
    return index ? odt->list_styles.items[*index] : NULL;
}

static nian_odt_count *counter_at(const nian_odt *odt, const nian_map *map,
                                  nian_str key)
{
    const uint32_t *index = key.len ? nian_map_get(map, key) : NULL;
    return index ? odt->counters.items[*index] : NULL;
}

static nian_odt_count *new_counter(nian_odt *odt)
{
    if (odt->counters.count >= COUNTERS_MOST)
        return *vec_last(&odt->counters);
    nian_odt_count *count = nian_new(odt->arena, nian_odt_count);
    vec_push(odt->arena, &odt->counters, count);
    return count;
}

static void name_counter(nian_odt *odt, const nian_odt_count *count,
                         nian_str id, nian_str style)
{
    uint32_t index = 0;
    for (size_t i = odt->counters.count; i-- > 0;) {
        if (odt->counters.items[i] == count) {
            index = (uint32_t)i;
            break;
        }
    }
    if (id.len)
        *nian_map_put(&odt->counter_ids, odt->arena, copy(odt, id), NULL) =
            index;
    if (style.len)
        *nian_map_put(&odt->counter_names, odt->arena, style, NULL) = index;
}

static size_t base_of(const nian_odt *odt)
{
    return odt->base_count ? odt->bases[odt->base_count - 1] : 0;
}

static nian_odt_list *outer_list(nian_odt *odt)
{
    if (odt->list_count <= base_of(odt) || odt->list_count > NIAN_ODT_LISTS)
        return NULL;
    return &odt->lists[odt->list_count - 1];
}

static bool goes_on(const nian_xml_tag *tag)
{
    return nian_str_equal(
        nian_xml_value(tag, NIAN_XML_TEXT, "continue-numbering"),
        NIAN_STR("true"));
}

/* A list of its own, or one that goes on with the count of another. */
static nian_odt_count *find_counter(nian_odt *odt, const nian_xml_tag *tag,
                                    nian_str style)
{
    nian_odt_count *count =
        counter_at(odt, &odt->counter_ids,
                   nian_xml_value(tag, NIAN_XML_TEXT, "continue-list"));
    if (!count && goes_on(tag))
        count = counter_at(odt, &odt->counter_names, style);
    return count ? count : new_counter(odt);
}

static size_t level_of(const nian_odt *odt)
{
    return odt->list_count - base_of(odt);
}

/* A list within another counts below it, whatever it looks like. */
static nian_odt_list list_within(nian_odt *odt, const nian_odt_list *outer,
                                 nian_str style, bool anew)
{
    nian_odt_list list = {.count = outer->count,
                          .style = outer->style,
                          .look = outer->look,
                          .start = -1};
    if (style.len && !nian_str_equal(style, outer->style)) {
        list.style = style;
        list.look = find_style(odt, style);
        size_t at = level_of(odt);
        if (anew && at < NIAN_ODT_LEVELS)
            list.count->begun[at] = false;
    }
    return list;
}

void nian_odt_list_open(nian_odt *odt, const nian_xml_tag *tag)
{
    nian_odt_list *outer = outer_list(odt);
    nian_str style =
        copy(odt, nian_xml_value(tag, NIAN_XML_TEXT, "style-name"));
    nian_odt_list list = {.style = style, .start = -1};
    if (outer) {
        list = list_within(odt, outer, style, !goes_on(tag));
    } else {
        list.look = find_style(odt, style);
        list.count = find_counter(odt, tag, style);
        name_counter(odt, list.count, nian_xml_value(tag, NIAN_XML_OTHER, "id"),
                     style);
    }
    if (odt->list_count < NIAN_ODT_LISTS)
        odt->lists[odt->list_count] = list;
    odt->list_count++;
}

void nian_odt_list_close(nian_odt *odt)
{
    if (odt->list_count > base_of(odt))
        odt->list_count--;
}

void nian_odt_item_open(nian_odt *odt, const nian_xml_tag *tag)
{
    nian_odt_list *list = outer_list(odt);
    if (!list)
        return;
    list->pending = true;
    list->start =
        nian_odt_number(tag, NIAN_XML_TEXT, "start-value", START_MOST, -1);
    list->item =
        copy(odt, nian_xml_value(tag, NIAN_XML_TEXT, "style-override"));
}

void nian_odt_lists_begin(nian_odt *odt)
{
    if (odt->base_count <= NIAN_OUTLINE_DEPTH)
        odt->bases[odt->base_count] = odt->list_count;
    odt->base_count++;
    if (odt->base_count > NIAN_OUTLINE_DEPTH + 1)
        odt->base_count = NIAN_OUTLINE_DEPTH + 1;
}

void nian_odt_lists_end(nian_odt *odt)
{
    if (odt->base_count == 0)
        return;
    odt->list_count = odt->bases[--odt->base_count];
}

/* --- counting --- */

/* A level that is skipped counts as if its first item stood there. */
static void count_on(nian_odt_count *count, const nian_odt_list_style *look,
                     size_t at, int start)
{
    bool begun = count->begun[at];
    for (size_t i = 0; i <= at; i++) {
        if (!count->begun[i])
            count->count[i] = look->levels[i].start;
        count->begun[i] = true;
    }
    if (start >= 0)
        count->count[at] = start;
    else if (begun)
        count->count[at]++;
    for (size_t i = at + 1; i < NIAN_ODT_LEVELS; i++)
        count->begun[i] = false;
}

static void add_count(nian_buf *out, const nian_odt_count *count,
                      const nian_odt_list_style *look, size_t at)
{
    nian_numeral_add(out, look->levels[at].script, count->count[at]);
}

/* 第%1%章: each count between two signs. */
static void add_form(nian_buf *out, const nian_odt_count *count,
                     const nian_odt_list_style *look, nian_str form)
{
    for (size_t i = 0; i < form.len; i++) {
        int at = i + 2 < form.len ? form.ptr[i + 1] - '1' : -1;
        if (form.ptr[i] == '%' && at >= 0 && at < NIAN_ODT_LEVELS &&
            form.ptr[i + 2] == '%') {
            add_count(out, count, look, (size_t)at);
            i += 2;
        } else {
            nian_buf_add_byte(out, form.ptr[i]);
        }
    }
}

static void add_counts(nian_buf *out, const nian_odt_count *count,
                       const nian_odt_list_style *look, size_t at)
{
    const nian_odt_level *level = &look->levels[at];
    size_t shown = level->shown > 0 ? (size_t)level->shown : 1;
    nian_buf_add(out, level->before);
    for (size_t i = shown > at + 1 ? 0 : at + 1 - shown; i <= at; i++) {
        if (look->levels[i].script == NIAN_NUMERAL_NONE)
            continue;
        add_count(out, count, look, i);
        if (i < at)
            nian_buf_add_byte(out, '.');
    }
    nian_buf_add(out, level->after);
}

/* A level without a system of numbers says nothing. */
static nian_str label_of(nian_odt *odt, const nian_odt_count *count,
                         const nian_odt_list_style *look, size_t at)
{
    const nian_odt_level *level = &look->levels[at];
    nian_buf out = {0};
    if (level->script == NIAN_NUMERAL_NONE)
        return (nian_str){0};
    if (level->form.len)
        add_form(&out, count, look, level->form);
    else
        add_counts(&out, count, look, at);
    nian_str label = copy(odt, nian_buf_str(&out));
    nian_buf_free(&out);
    return label;
}

/* Bullets are the writer's mark; a dash is the report's. */
static nian_str bullet_of(const nian_odt_level *level)
{
    bool dash = nian_str_starts(level->bullet, NIAN_STR("—")) ||
                nian_str_starts(level->bullet, NIAN_STR("―"));
    return dash ? level->bullet : (nian_str){0};
}

static nian_str count_chapter(nian_odt *odt, int heading)
{
    size_t at = (size_t)heading - 1;
    if (at >= NIAN_ODT_LEVELS)
        return (nian_str){0};
    count_on(&odt->outline_count, &odt->outline_style, at, -1);
    return label_of(odt, &odt->outline_count, &odt->outline_style, at);
}

nian_str nian_odt_list_next(nian_odt *odt, int heading)
{
    nian_odt_list *list = outer_list(odt);
    if (!list)
        return heading ? count_chapter(odt, heading) : (nian_str){0};
    size_t at = level_of(odt) - 1;
    const nian_odt_list_style *look =
        list->item.len ? find_style(odt, list->item) : list->look;
    if (!list->pending || !look || at >= NIAN_ODT_LEVELS)
        return (nian_str){0};
    list->pending = false;
    count_on(list->count, look, at, list->start);
    const nian_odt_level *level = &look->levels[at];
    return level->bullet.len ? bullet_of(level)
                             : label_of(odt, list->count, look, at);
}
