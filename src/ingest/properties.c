/* dc:title and the company of docProps and meta.xml. */
#include "ingest/properties.h"

#include "ingest/xml.h"
#include "text/text.h"

enum {
    TITLE_MIN = 4, /* characters */
    TITLE_MAX = 90,
    OFFICE_MIN = 3,
    OFFICE_MAX = 30,
    BYTES_MAX = 1024
};

/* Less than anything in the text or the name of the file. */
static const float by_property = 0.2F;

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct reader {
    nian_metadata *out;
    nian_arena *arena;
    bool title;
    bool company;
    nian_buf text;
} reader;

static bool has_han(nian_str s)
{
    while (s.len) {
        uint32_t code;
        s = nian_str_after(s, nian_utf8_next(s, &code));
        if (nian_is_han(code))
            return true;
    }
    return false;
}

/* 文档1, 新建 Microsoft Word 文档, 标题 */
static bool is_template(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("文档"),      NIAN_STR_INIT("新建"),
        NIAN_STR_INIT("无标题"),    NIAN_STR_INIT("未命名"),
        NIAN_STR_INIT("演示文稿"),  NIAN_STR_INIT("模板"),
        NIAN_STR_INIT("Microsoft"), NIAN_STR_INIT("未定义"),
    };
    return nian_str_has_any(s, words, COUNT(words));
}

void nian_properties_title(nian_metadata *out, nian_arena *arena, nian_str s)
{
    if (out->title.len == 0 && has_han(s) && !is_template(s) &&
        nian_utf8_count(s) >= TITLE_MIN && !nian_utf8_longer(s, TITLE_MAX))
        out->title = nian_str_copy(arena, s);
}

void nian_properties_office(nian_metadata *out, nian_arena *arena, nian_str s)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT("政府"),   NIAN_STR_INIT("办公室"),
        NIAN_STR_INIT("办公厅"), NIAN_STR_INIT("委员会"),
        NIAN_STR_INIT("局"),     NIAN_STR_INIT("厅"),
        NIAN_STR_INIT("法院"),   NIAN_STR_INIT("检察院"),
    };
    if (out->issuer.len || nian_utf8_count(s) < OFFICE_MIN ||
        nian_utf8_longer(s, OFFICE_MAX) ||
        !nian_str_ends_any(s, ends, COUNT(ends)))
        return;
    out->issuer = nian_str_copy(arena, s);
    out->issuer_sure = by_property;
}

static void on_open(void *context, const nian_xml_tag *tag)
{
    reader *r = context;
    r->title = nian_xml_is(tag->name, NIAN_XML_DC, "title");
    r->company = nian_xml_is(tag->name, NIAN_XML_PROPERTIES, "Company");
    r->text.len = 0;
}

static void on_close(void *context, nian_xml_name name)
{
    reader *r = context;
    (void)name;
    nian_str text = nian_str_trim(nian_buf_str(&r->text));
    if (r->title)
        nian_properties_title(r->out, r->arena, text);
    else if (r->company)
        nian_properties_office(r->out, r->arena, text);
    r->title = false;
    r->company = false;
}

static void on_text(void *context, nian_str text)
{
    reader *r = context;
    if ((r->title || r->company) && r->text.len + text.len < BYTES_MAX)
        nian_buf_add(&r->text, text);
}

static const nian_xml_handlers handlers = {on_open, on_close, on_text};

void nian_properties_read(nian_metadata *out, nian_container *box,
                          nian_str part)
{
    reader r = {.out = out, .arena = box->arena};
    if (part.len)
        nian_xml_read_entry(box, part, &handlers, &r, NULL);
    nian_buf_free(&r.text);
}

void nian_properties_read_flat(nian_metadata *out, nian_arena *arena,
                               nian_str bytes)
{
    reader r = {.out = out, .arena = arena};
    nian_xml_read(bytes, NIAN_STR("the file"), &handlers, &r, NULL);
    nian_buf_free(&r.text);
}
