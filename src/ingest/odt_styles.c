/* Styles of paragraphs and of lists. */
#include "ingest/odt.h"

enum {
    PARENTS_MOST = 32,
    STYLES_MOST = 20000,
    AFFIX_MOST = 60, /* bytes of a prefix or suffix */
    START_MOST = 32767
};

int nian_odt_number(const nian_xml_tag *tag, nian_xml_space space,
                    const char *local, int most, int otherwise)
{
    int number;
    if (!nian_str_to_int(nian_xml_value(tag, space, local), &number))
        return otherwise;
    return number > most ? most : number;
}

static nian_str copy(nian_odt *odt, nian_str s)
{
    return nian_str_copy(odt->arena, s);
}

static bool is_title(nian_str name)
{
    return nian_str_equal(name, NIAN_STR("Title")) ||
           nian_str_equal(name, NIAN_STR("标题")) ||
           nian_str_equal(name, NIAN_STR("主标题"));
}

/* Contents_20_1, Contents_20_Heading: blanks are written so in names. */
static bool is_contents(nian_str name)
{
    return nian_str_starts(name, NIAN_STR("Contents")) ||
           nian_str_starts(name, NIAN_STR("Table_20_index")) ||
           nian_str_starts(name, NIAN_STR("目录"));
}

static int level_in(nian_str name)
{
    int number;
    if (!nian_str_cut_start(&name, NIAN_STR("Heading_20_")) &&
        !nian_str_cut_start(&name, NIAN_STR("Heading ")) &&
        !nian_str_cut_start(&name, NIAN_STR("标题_20_")))
        return 0;
    return nian_str_to_int(name, &number) && number <= NIAN_ODT_LEVELS ? number
                                                                       : 0;
}

static void begin_style(nian_odt *odt, const nian_xml_tag *tag)
{
    nian_str family = nian_xml_value(tag, NIAN_XML_STYLE, "family");
    odt->open_style = 0;
    if ((!nian_str_equal(family, NIAN_STR("paragraph")) &&
         !nian_str_equal(family, NIAN_STR("text"))) ||
        odt->styles.count >= STYLES_MOST)
        return;
    nian_odt_style style = {
        .name = copy(odt, nian_xml_value(tag, NIAN_XML_STYLE, "name")),
        .parent =
            copy(odt, nian_xml_value(tag, NIAN_XML_STYLE, "parent-style-name")),
        .level = nian_odt_number(tag, NIAN_XML_STYLE, "default-outline-level",
                                 NIAN_ODT_LEVELS, 0),
    };
    style.title = is_title(style.name);
    style.contents = is_contents(style.name);
    if (style.level == 0)
        style.level = level_in(style.name);
    *nian_map_put(&odt->style_ids, odt->arena, style.name, NULL) =
        (uint32_t)odt->styles.count;
    vec_push(odt->arena, &odt->styles, style);
    odt->open_style = odt->styles.count;
}

static void read_paragraph(nian_odt_style *style, const nian_xml_tag *tag)
{
    nian_str align = nian_xml_value(tag, NIAN_XML_FO, "text-align");
    style->aligned = align.len > 0;
    style->centred = nian_str_equal(align, NIAN_STR("center"));
}

static void read_text(nian_odt_style *style, const nian_xml_tag *tag)
{
    style->hidden = nian_str_equal(
        nian_xml_value(tag, NIAN_XML_TEXT, "display"), NIAN_STR("none"));
    nian_str weight = nian_xml_value(tag, NIAN_XML_STYLE, "font-weight-asian");
    if (weight.len == 0)
        weight = nian_xml_value(tag, NIAN_XML_FO, "font-weight");
    style->weighed = weight.len > 0;
    style->bold = nian_str_equal(weight, NIAN_STR("bold"));
}

/* --- lists --- */

static void begin_list_style(nian_odt *odt, const nian_xml_tag *tag)
{
    odt->open_list_style = NULL;
    if (odt->list_styles.count >= STYLES_MOST)
        return;
    odt->open_list_style = nian_new(odt->arena, nian_odt_list_style);
    nian_str name = copy(odt, nian_xml_value(tag, NIAN_XML_STYLE, "name"));
    *nian_map_put(&odt->list_ids, odt->arena, name, NULL) =
        (uint32_t)odt->list_styles.count;
    vec_push(odt->arena, &odt->list_styles, odt->open_list_style);
}

static nian_str affix(nian_odt *odt, const nian_xml_tag *tag,
                      nian_xml_space space, const char *local)
{
    nian_str value = nian_xml_value(tag, space, local);
    return value.len > AFFIX_MOST ? (nian_str){0} : copy(odt, value);
}

static void read_level(nian_odt *odt, const nian_xml_tag *tag,
                       nian_odt_list_style *style)
{
    int at = nian_odt_number(tag, NIAN_XML_TEXT, "level", NIAN_ODT_LEVELS, 0);
    if (!style || at < 1)
        return;
    style->levels[at - 1] = (nian_odt_level){
        .script = nian_numeral_like(
            nian_xml_value(tag, NIAN_XML_STYLE, "num-format")),
        .before = affix(odt, tag, NIAN_XML_STYLE, "num-prefix"),
        .after = affix(odt, tag, NIAN_XML_STYLE, "num-suffix"),
        .form = affix(odt, tag, NIAN_XML_OTHER, "num-list-format"),
        .bullet = affix(odt, tag, NIAN_XML_TEXT, "bullet-char"),
        .start =
            nian_odt_number(tag, NIAN_XML_TEXT, "start-value", START_MOST, 1),
        .shown = nian_odt_number(tag, NIAN_XML_TEXT, "display-levels",
                                 NIAN_ODT_LEVELS, 1),
    };
}

void nian_odt_styles_open(nian_odt *odt, const nian_xml_tag *tag)
{
    nian_odt_style *style =
        odt->open_style ? &odt->styles.items[odt->open_style - 1] : NULL;
    if (nian_xml_is(tag->name, NIAN_XML_STYLE, "style"))
        begin_style(odt, tag);
    else if (nian_xml_is(tag->name, NIAN_XML_STYLE, "paragraph-properties") &&
             style)
        read_paragraph(style, tag);
    else if (nian_xml_is(tag->name, NIAN_XML_STYLE, "text-properties") && style)
        read_text(style, tag);
    else if (nian_xml_is(tag->name, NIAN_XML_TEXT, "list-style"))
        begin_list_style(odt, tag);
    else if (nian_xml_is(tag->name, NIAN_XML_TEXT, "list-level-style-number") ||
             nian_xml_is(tag->name, NIAN_XML_TEXT, "list-level-style-bullet"))
        read_level(odt, tag, odt->open_list_style);
    else if (nian_xml_is(tag->name, NIAN_XML_TEXT, "outline-level-style"))
        read_level(odt, tag, &odt->outline_style);
}

void nian_odt_styles_close(nian_odt *odt, nian_xml_name name)
{
    if (nian_xml_is(name, NIAN_XML_STYLE, "style"))
        odt->open_style = 0;
    else if (nian_xml_is(name, NIAN_XML_TEXT, "list-style"))
        odt->open_list_style = NULL;
}

/* --- what styles say --- */

nian_odt_style nian_odt_style_find(const nian_odt *odt, nian_str name)
{
    nian_odt_style found = {0};
    for (int i = 0; i < PARENTS_MOST && name.len; i++) {
        const uint32_t *index = nian_map_get(&odt->style_ids, name);
        if (!index)
            break;
        const nian_odt_style *style = &odt->styles.items[*index];
        if (found.level == 0)
            found.level = style->level;
        if (!found.aligned) {
            found.aligned = style->aligned;
            found.centred = style->centred;
        }
        if (!found.weighed) {
            found.weighed = style->weighed;
            found.bold = style->bold;
        }
        found.title |= style->title;
        found.contents |= style->contents;
        found.hidden |= style->hidden;
        name = style->parent;
    }
    return found;
}
