/* Lists that Word counts by itself.  A num is a use of an abstract list, which
 * holds the levels; uses of one list count on unless they start anew. */
#include "ingest/docx.h"

#include "base/buf.h"

enum {
    LISTS_MOST = 20000,
    TEXT_MOST = 120, /* bytes of a level's text */
    START_MOST = 32767
};

typedef struct reader {
    nian_docx_numbering *numbering;
    nian_arena *arena;
    nian_docx_list *list;
    nian_docx_num *num;
    nian_docx_level *level;
    int override; /* the level of the num that is open, or UNSAID */
    size_t skip;
} reader;

static bool is(const nian_xml_tag *tag, const char *local)
{
    return nian_xml_is(tag->name, NIAN_XML_W, local);
}

static nian_str attribute(reader *r, const nian_xml_tag *tag, const char *local)
{
    return nian_str_copy(r->arena, nian_xml_value(tag, NIAN_XML_W, local));
}

static void begin_list(reader *r, const nian_xml_tag *tag)
{
    nian_docx_numbering *numbering = r->numbering;
    r->list = nian_new(r->arena, nian_docx_list);
    uint32_t *index = nian_map_put(&numbering->list_ids, r->arena,
                                   attribute(r, tag, "abstractNumId"), NULL);
    *index = (uint32_t)numbering->lists.count;
    vec_push(r->arena, &numbering->lists, r->list);
}

static void begin_num(reader *r, const nian_xml_tag *tag)
{
    nian_docx_numbering *numbering = r->numbering;
    r->num = nian_new(r->arena, nian_docx_num);
    for (size_t i = 0; i < NIAN_DOCX_LEVELS; i++)
        r->num->start[i] = NIAN_DOCX_UNSAID;
    uint32_t *index = nian_map_put(&numbering->num_ids, r->arena,
                                   attribute(r, tag, "numId"), NULL);
    *index = (uint32_t)numbering->nums.count;
    vec_push(r->arena, &numbering->nums, r->num);
}

/* The level of a tag (w:ilvl), or UNSAID where there is none such. */
static int level_of(const nian_xml_tag *tag)
{
    int level;
    if (!nian_str_to_int(nian_xml_value(tag, NIAN_XML_W, "ilvl"), &level) ||
        level >= NIAN_DOCX_LEVELS)
        return NIAN_DOCX_UNSAID;
    return level;
}

static void begin_level(reader *r, const nian_xml_tag *tag)
{
    int at = level_of(tag);
    r->level = NULL;
    if (at == NIAN_DOCX_UNSAID)
        return;
    if (r->num)
        r->level = &r->num->levels[at];
    else if (r->list)
        r->level = &r->list->levels[at];
    if (r->level)
        *r->level = (nian_docx_level){.said = true,
                                      .start = 1,
                                      .script = NIAN_NUMERAL_DECIMAL,
                                      .restart = at,
                                      .apart = true};
}

static int start_of(const nian_xml_tag *tag)
{
    int start = nian_docx_number(tag, 1);
    return start > START_MOST ? 1 : start;
}

static void read_level(reader *r, const nian_xml_tag *tag)
{
    nian_docx_level *level = r->level;
    nian_str value = nian_xml_value(tag, NIAN_XML_W, "val");
    if (is(tag, "start"))
        level->start = start_of(tag);
    else if (is(tag, "numFmt") && !nian_str_equal(value, NIAN_STR("custom")))
        level->script = nian_numeral_named(value);
    else if (is(tag, "lvlText") && value.len <= TEXT_MOST)
        level->text = nian_str_copy(r->arena, value);
    else if (is(tag, "lvlRestart"))
        level->restart = nian_docx_number(tag, 0);
    else if (is(tag, "isLgl"))
        level->plain = nian_docx_toggle(tag);
    else if (is(tag, "suff"))
        level->apart = !nian_str_equal(value, NIAN_STR("nothing"));
    else if (is(tag, "pStyle"))
        level->style = nian_str_copy(r->arena, value);
    else if (is(tag, "vanish"))
        level->hidden = nian_docx_toggle(tag);
}

static void read_list(reader *r, const nian_xml_tag *tag)
{
    if (is(tag, "lvl"))
        begin_level(r, tag);
    else if (r->level)
        read_level(r, tag);
    else if (is(tag, "numStyleLink") && r->list)
        r->list->style = attribute(r, tag, "val");
    else if (is(tag, "abstractNumId") && r->num)
        r->num->list = attribute(r, tag, "val");
    else if (is(tag, "lvlOverride"))
        r->override = level_of(tag);
    else if (is(tag, "startOverride") && r->num &&
             r->override != NIAN_DOCX_UNSAID)
        r->num->start[r->override] = start_of(tag);
}

static bool is_full(const reader *r)
{
    return r->numbering->lists.count >= LISTS_MOST ||
           r->numbering->nums.count >= LISTS_MOST;
}

static void on_open(void *context, const nian_xml_tag *tag)
{
    reader *r = context;
    if (r->skip || nian_str_ends(tag->name.local, NIAN_STR("Change")) ||
        is_full(r))
        r->skip++;
    else if (is(tag, "abstractNum"))
        begin_list(r, tag);
    else if (is(tag, "num"))
        begin_num(r, tag);
    else if (r->list || r->num)
        read_list(r, tag);
}

static void on_close(void *context, nian_xml_name name)
{
    reader *r = context;
    if (r->skip) {
        r->skip--;
        return;
    }
    if (nian_xml_is(name, NIAN_XML_W, "abstractNum"))
        r->list = NULL;
    else if (nian_xml_is(name, NIAN_XML_W, "num"))
        r->num = NULL;
    else if (nian_xml_is(name, NIAN_XML_W, "lvl"))
        r->level = NULL;
    else if (nian_xml_is(name, NIAN_XML_W, "lvlOverride"))
        r->override = NIAN_DOCX_UNSAID;
}

bool nian_docx_numbering_read(nian_docx_numbering *out,
                              nian_docx_package *package,
                              const nian_docx_styles *styles, nian_error *err)
{
    static const nian_xml_handlers handlers = {.open = on_open,
                                               .close = on_close};
    nian_arena *arena = package->box.arena;
    *out = (nian_docx_numbering){.arena = arena, .styles = styles};
    reader r = {.numbering = out, .arena = arena, .override = NIAN_DOCX_UNSAID};
    return package->numbering.len == 0 ||
           nian_xml_read_entry(&package->box, package->numbering, &handlers, &r,
                               err);
}

/* --- counting --- */

static nian_docx_num *find_num(const nian_docx_numbering *numbering, int number)
{
    char id[16];
    snprintf(id, sizeof id, "%d", number);
    const uint32_t *index =
        nian_map_get(&numbering->num_ids, nian_str_from(id));
    return index ? numbering->nums.items[*index] : NULL;
}

/* A list may lend the levels of a style's list, which is another use. */
static nian_docx_list *find_list(const nian_docx_numbering *numbering,
                                 const nian_docx_num *num)
{
    nian_docx_list *list = NULL;
    for (int lent = 0; num && lent < 4; lent++) {
        const uint32_t *index = nian_map_get(&numbering->list_ids, num->list);
        list = index ? numbering->lists.items[*index] : NULL;
        if (!list || list->style.len == 0)
            break;
        const nian_docx_style *style =
            nian_docx_style_find(numbering->styles, list->style);
        num = find_num(numbering, style->number);
    }
    return list;
}

static const nian_docx_level *level_at(const nian_docx_num *num,
                                       const nian_docx_list *list, int level)
{
    return num->levels[level].said ? &num->levels[level] : &list->levels[level];
}

/* The level that numbers paragraphs of this style, else the first. */
static int level_for(const nian_docx_list *list, nian_str style)
{
    for (int i = 0; i < NIAN_DOCX_LEVELS; i++)
        if (style.len && nian_str_equal(list->levels[i].style, style))
            return i;
    return 0;
}

static int first_of(const nian_docx_num *num, const nian_docx_list *list,
                    int level)
{
    return num->start[level] != NIAN_DOCX_UNSAID
               ? num->start[level]
               : level_at(num, list, level)->start;
}

/* What is below `level` starts anew, unless it says otherwise: a restart of 0
 * means never, of n not before level n - 1 or one above it is counted. */
static void restart_below(const nian_docx_num *num, nian_docx_list *list,
                          int level)
{
    for (int i = level + 1; i < NIAN_DOCX_LEVELS; i++)
        if (level < level_at(num, list, i)->restart)
            list->begun[i] = false;
}

/* A level that is skipped counts as if its first item stood there. */
static void begin_above(const nian_docx_num *num, nian_docx_list *list,
                        int level)
{
    for (int i = 0; i < level; i++) {
        if (list->begun[i])
            continue;
        list->count[i] = first_of(num, list, i);
        list->begun[i] = true;
    }
}

static void count(nian_docx_num *num, nian_docx_list *list, int level)
{
    bool anew = num->start[level] != NIAN_DOCX_UNSAID && !num->applied[level];
    num->applied[level] = true;
    if (anew || !list->begun[level])
        list->count[level] = first_of(num, list, level);
    else
        list->count[level]++;
    list->begun[level] = true;
    begin_above(num, list, level);
    restart_below(num, list, level);
}

/* Bullets are the writer's mark; a dash is the report's. */
static bool is_dash(nian_str text)
{
    static const nian_str dashes[] = {
        NIAN_STR_INIT("—"),
        NIAN_STR_INIT("――"),
        NIAN_STR_INIT("──"),
    };
    return nian_str_starts_any(text, dashes, sizeof dashes / sizeof *dashes);
}

static void add_count(nian_buf *out, const nian_docx_num *num,
                      const nian_docx_list *list, int at, bool plain)
{
    const nian_docx_level *level = level_at(num, list, at);
    int value = list->begun[at] ? list->count[at] : first_of(num, list, at);
    nian_numeral script = level->script;
    if (plain && script != NIAN_NUMERAL_NONE)
        script = NIAN_NUMERAL_DECIMAL;
    nian_numeral_add(out, script, value);
}

/* 第%1章, %1.%2: each count in its place. */
static nian_str write_label(nian_arena *arena, const nian_docx_num *num,
                            const nian_docx_list *list,
                            const nian_docx_level *level)
{
    nian_buf out = {0};
    nian_str text = level->text;
    for (size_t i = 0; i < text.len; i++) {
        int at = i + 1 < text.len ? text.ptr[i + 1] - '1' : -1;
        if (text.ptr[i] == '%' && at >= 0 && at < NIAN_DOCX_LEVELS) {
            add_count(&out, num, list, at, level->plain);
            i++;
        } else {
            nian_buf_add_byte(&out, text.ptr[i]);
        }
    }
    nian_str label = nian_str_copy(arena, nian_buf_str(&out));
    nian_buf_free(&out);
    return label;
}

nian_str nian_docx_numbering_next(nian_docx_numbering *numbering, int number,
                                  int level, nian_str style, bool *apart)
{
    nian_docx_num *num = find_num(numbering, number);
    nian_docx_list *list = find_list(numbering, num);
    if (!list || level >= NIAN_DOCX_LEVELS)
        return (nian_str){0};
    if (level < 0)
        level = level_for(list, style);
    count(num, list, level);
    const nian_docx_level *said = level_at(num, list, level);
    *apart = said->apart;
    bool bullet = said->script == NIAN_NUMERAL_BULLET;
    if (said->hidden || (bullet && !is_dash(said->text)))
        return (nian_str){0};
    return bullet ? said->text : write_label(numbering->arena, num, list, said);
}
