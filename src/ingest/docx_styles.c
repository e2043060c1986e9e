/* What styles say of a paragraph: its level, its list, its place. */
#include "ingest/docx.h"

enum {
    BASES_MOST = 32, /* styles that build on one another */
    STYLES_MOST = 20000,
    LEVEL_NONE = 9
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct reader {
    nian_docx_styles *styles;
    nian_arena *arena;
    nian_docx_style open;
    bool within; /* a style of paragraphs or lists or characters */
    bool usual;
    size_t skip; /* in what is neither */
} reader;

static const nian_docx_style unsaid = {
    .level = NIAN_DOCX_UNSAID,
    .number = NIAN_DOCX_UNSAID,
    .number_level = NIAN_DOCX_UNSAID,
    .hidden = NIAN_DOCX_UNSAID,
    .centred = NIAN_DOCX_UNSAID,
    .bold = NIAN_DOCX_UNSAID,
};

int nian_docx_toggle(const nian_xml_tag *tag)
{
    nian_str value = nian_xml_value(tag, NIAN_XML_W, "val");
    return !nian_str_equal(value, NIAN_STR("0")) &&
           !nian_str_equal(value, NIAN_STR("false")) &&
           !nian_str_equal(value, NIAN_STR("off"));
}

int nian_docx_number(const nian_xml_tag *tag, int otherwise)
{
    int number;
    nian_str value = nian_xml_value(tag, NIAN_XML_W, "val");
    return nian_str_to_int(value, &number) ? number : otherwise;
}

/* --- names --- */

static nian_str lower(nian_arena *arena, nian_str s)
{
    char *bytes = nian_arena_alloc(arena, s.len + 1, 1);
    for (size_t i = 0; i < s.len; i++)
        bytes[i] = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z'
                       ? (char)(s.ptr[i] - 'A' + 'a')
                       : s.ptr[i];
    return (nian_str){bytes, s.len};
}

/* heading 2, 标题 2, 标题2; the level from 0. */
static int level_in(nian_str name)
{
    int number;
    if (!nian_str_cut_start(&name, NIAN_STR("heading")) &&
        !nian_str_cut_start(&name, NIAN_STR("标题")))
        return NIAN_DOCX_UNSAID;
    name = nian_str_trim(name);
    if (!nian_str_to_int(name, &number) || number < 1 || number > 9)
        return NIAN_DOCX_UNSAID;
    return number - 1;
}

static bool is_contents(nian_str name)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("toc "),
        NIAN_STR_INIT("toc标题"),
        NIAN_STR_INIT("目录"),
        NIAN_STR_INIT("table of figures"),
    };
    return nian_str_starts_any(name, starts, COUNT(starts));
}

static void read_name(nian_docx_style *style, nian_arena *arena)
{
    nian_str name = lower(arena, style->name);
    style->title = nian_str_equal(name, NIAN_STR("title")) ||
                   nian_str_equal(name, NIAN_STR("标题")) ||
                   nian_str_equal(name, NIAN_STR("文章标题")) ||
                   nian_str_equal(name, NIAN_STR("文件标题"));
    style->contents = is_contents(name);
    if (style->level == NIAN_DOCX_UNSAID)
        style->level = level_in(name);
}

/* --- the part --- */

static void begin_style(reader *r, const nian_xml_tag *tag)
{
    nian_str type = nian_xml_value(tag, NIAN_XML_W, "type");
    nian_str usual = nian_xml_value(tag, NIAN_XML_W, "default");
    r->within = true;
    r->open = unsaid;
    r->open.id =
        nian_str_copy(r->arena, nian_xml_value(tag, NIAN_XML_W, "styleId"));
    r->usual = nian_str_equal(type, NIAN_STR("paragraph")) &&
               (nian_str_equal(usual, NIAN_STR("1")) ||
                nian_str_equal(usual, NIAN_STR("true")));
}

static void end_style(reader *r)
{
    bool added;
    r->within = false;
    if (r->styles->items.count >= STYLES_MOST)
        return;
    read_name(&r->open, r->arena);
    uint32_t *index =
        nian_map_put(&r->styles->by_id, r->arena, r->open.id, &added);
    if (!added)
        return;
    *index = (uint32_t)r->styles->items.count;
    vec_push(r->arena, &r->styles->items, r->open);
    if (r->usual)
        r->styles->usual = r->open;
}

static bool is_centre(nian_str value)
{
    return nian_str_equal(value, NIAN_STR("center"));
}

static void read_property(reader *r, const nian_xml_tag *tag)
{
    nian_docx_style *style = &r->open;
    nian_str value = nian_xml_value(tag, NIAN_XML_W, "val");
    nian_str local = tag->name.local;
    if (nian_str_equal(local, NIAN_STR("name")))
        style->name = nian_str_copy(r->arena, value);
    else if (nian_str_equal(local, NIAN_STR("basedOn")))
        style->based_on = nian_str_copy(r->arena, value);
    else if (nian_str_equal(local, NIAN_STR("outlineLvl")))
        style->level = nian_docx_number(tag, LEVEL_NONE);
    else if (nian_str_equal(local, NIAN_STR("numId")))
        style->number = nian_docx_number(tag, 0);
    else if (nian_str_equal(local, NIAN_STR("ilvl")))
        style->number_level = nian_docx_number(tag, 0);
    else if (nian_str_equal(local, NIAN_STR("vanish")))
        style->hidden = nian_docx_toggle(tag);
    else if (nian_str_equal(local, NIAN_STR("b")))
        style->bold = nian_docx_toggle(tag);
    else if (nian_str_equal(local, NIAN_STR("jc")))
        style->centred = is_centre(value);
}

/* What a style was before, and what it says of parts of a table. */
static bool is_aside(nian_str local)
{
    return nian_str_ends(local, NIAN_STR("Change")) ||
           nian_str_equal(local, NIAN_STR("tblStylePr"));
}

static void on_open(void *context, const nian_xml_tag *tag)
{
    reader *r = context;
    if (r->skip || (tag->name.space == NIAN_XML_W && is_aside(tag->name.local)))
        r->skip++;
    else if (nian_xml_is(tag->name, NIAN_XML_W, "style"))
        begin_style(r, tag);
    else if (r->within && tag->name.space == NIAN_XML_W)
        read_property(r, tag);
}

static void on_close(void *context, nian_xml_name name)
{
    reader *r = context;
    if (r->skip)
        r->skip--;
    else if (nian_xml_is(name, NIAN_XML_W, "style"))
        end_style(r);
}

/* --- bases --- */

static void inherit(int *value, int base)
{
    if (*value == NIAN_DOCX_UNSAID)
        *value = base;
}

/* A style takes from its base what neither it nor its name says.  A list is
 * taken as a whole: its level belongs to the style that names it. */
static void settle(nian_docx_styles *styles, nian_docx_style *style, int depth)
{
    if (style->settled || depth > BASES_MOST)
        return;
    style->settled = true;
    const uint32_t *index = nian_map_get(&styles->by_id, style->based_on);
    if (!index || style->based_on.len == 0)
        return;
    nian_docx_style *base = &styles->items.items[*index];
    settle(styles, base, depth + 1);
    inherit(&style->level, base->level);
    inherit(&style->number, base->number);
    inherit(&style->number_level, base->number_level);
    inherit(&style->hidden, base->hidden);
    inherit(&style->centred, base->centred);
    inherit(&style->bold, base->bold);
    style->title |= base->title && style->level == base->level;
    style->contents |= base->contents;
}

bool nian_docx_styles_read(nian_docx_styles *out, nian_docx_package *package,
                           nian_error *err)
{
    static const nian_xml_handlers handlers = {.open = on_open,
                                               .close = on_close};
    *out = (nian_docx_styles){.usual = unsaid};
    reader r = {.styles = out, .arena = package->box.arena};
    if (package->styles.len &&
        !nian_xml_read_entry(&package->box, package->styles, &handlers, &r,
                             err))
        return false;
    for (size_t i = 0; i < out->items.count; i++)
        settle(out, &out->items.items[i], 0);
    return true;
}

const nian_docx_style *nian_docx_style_find(const nian_docx_styles *styles,
                                            nian_str id)
{
    const uint32_t *index = id.len ? nian_map_get(&styles->by_id, id) : NULL;
    return index ? &styles->items.items[*index] : &styles->usual;
}
