/* Front matter by libyaml: scalars of the outermost mapping, and `notes`, a
 * list of mappings.  Everything else in it is passed over. */
#include "document/frontmatter.h"

#include <yaml.h>

#include "base/scope.h"
#include "text/text.h"

enum {
    FRONT_MAX = 64 * 1024 /* bytes; more is no front matter */
};

/* Bytes between the two --- lines; false when they do not stand there. */
static bool find_block(nian_str text, nian_str *block, nian_frontmatter *out)
{
    nian_str rest = nian_str_slice(text, 0, FRONT_MAX);
    nian_str line;
    if (!nian_str_line(&rest, &line) ||
        !nian_str_equal(nian_str_trim(line), NIAN_STR("---")))
        return false;
    const char *begin = rest.ptr;
    out->lines = 1;
    while (nian_str_line(&rest, &line)) {
        out->lines++;
        if (!nian_str_equal(nian_str_trim(line), NIAN_STR("---")))
            continue;
        *block = (nian_str){begin, (size_t)(line.ptr - begin)};
        out->end = (size_t)(line.ptr + line.len - text.ptr);
        out->end += out->end < text.len;
        return true;
    }
    return false;
}

typedef struct reader {
    nian_arena *arena;
    nian_frontmatter *out;
    int depth; /* of mappings and lists */
    nian_str key[4];
    bool has_key[4];
    nian_note note;
} reader;

static void take_year(reader *r, nian_str value)
{
    nian_str_to_int(value, &r->out->meta.year);
}

static void take_top(reader *r, nian_str key, nian_str value)
{
    nian_metadata *meta = &r->out->meta;
    const struct {
        const char *name;
        nian_str *field;
    } fields[] = {
        {"title", &meta->title},
        {"issuer", &meta->issuer},
        {"kind", &meta->kind},
        {"number", &meta->number},
        {"date", &meta->date},
        {"sha256", &r->out->source.sha256},
        {"media_type", &r->out->source.media_type},
        {"encoding", &r->out->source.encoding},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (nian_str_equal(key, nian_str_from(fields[i].name)))
            *fields[i].field = nian_str_trim(value);
    if (nian_str_equal(key, NIAN_STR("ocr")))
        r->out->source.ocr = nian_str_equal(value, NIAN_STR("true"));
    if (nian_str_equal(key, NIAN_STR("year")))
        take_year(r, value);
    if (nian_str_equal(key, NIAN_STR(NIAN_STORED_KEY)))
        r->out->stored = nian_str_equal(value, NIAN_STR(NIAN_STORED_VALUE));
}

static void take_note(reader *r, nian_str key, nian_str value)
{
    int number = 0;
    if (nian_str_equal(key, NIAN_STR("text")))
        r->note.text = value;
    else if (nian_str_to_int(value, &number) &&
             nian_str_equal(key, NIAN_STR("line")))
        r->note.line = (uint32_t)number;
    else if (nian_str_equal(key, NIAN_STR("count")))
        r->note.count = (uint32_t)number;
}

static void take_scalar(reader *r, const yaml_event_t *event)
{
    nian_str value = nian_str_copy(
        r->arena, (nian_str){(const char *)event->data.scalar.value,
                             event->data.scalar.length});
    if (r->depth < 1 || r->depth > 3)
        return;
    if (!r->has_key[r->depth]) {
        r->key[r->depth] = value;
        r->has_key[r->depth] = true;
        return;
    }
    r->has_key[r->depth] = false;
    if (r->depth == 1)
        take_top(r, r->key[1], value);
    else if (r->depth == 3 && nian_str_equal(r->key[1], NIAN_STR("notes")))
        take_note(r, r->key[3], value);
}

static void leave(reader *r)
{
    if (r->depth == 3 && r->note.text.len)
        vec_push(r->arena, &r->out->notes, r->note);
    if (r->depth == 2)
        r->has_key[1] = false;
    r->depth--;
}

static void enter(reader *r)
{
    r->depth++;
    if (r->depth >= 1 && r->depth <= 3)
        r->has_key[r->depth] = false;
    r->note = (nian_note){.count = 1};
}

/* False at the end of what can be read; `good` says whether it was the end. */
static bool take_event(reader *r, yaml_parser_t *parser, bool *good)
{
    yaml_event_t event;
    if (!yaml_parser_parse(parser, &event)) {
        *good = false;
        return false;
    }
    bool more = true;
    if (event.type == YAML_SCALAR_EVENT) {
        take_scalar(r, &event);
    } else if (event.type == YAML_MAPPING_START_EVENT ||
               event.type == YAML_SEQUENCE_START_EVENT) {
        enter(r);
    } else if (event.type == YAML_MAPPING_END_EVENT ||
               event.type == YAML_SEQUENCE_END_EVENT) {
        leave(r);
    } else if (event.type == YAML_STREAM_END_EVENT) {
        more = false;
    }
    yaml_event_delete(&event);
    return more && r->depth <= 16;
}

static bool read_yaml(reader *r, nian_str block)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return false;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)block.ptr,
                                 block.len);
    bool good = true;
    while (take_event(r, &parser, &good))
        continue;
    yaml_parser_delete(&parser);
    return good && r->depth == 0;
}

void nian_frontmatter_read(nian_frontmatter *out, nian_arena *arena,
                           nian_str text)
{
    *out = (nian_frontmatter){.end = 0};
    nian_str block;
    if (!nian_str_starts(text, NIAN_STR("---")) ||
        !find_block(text, &block, out))
        return;
    reader r = {.arena = arena, .out = out};
    if (!read_yaml(&r, block))
        *out = (nian_frontmatter){.end = 0};
}

/* What may stand as it is: YAML 1.1, section 5.1, less the line breaks that a
 * reader would fold into blanks. */
static bool is_plain(uint32_t code)
{
    return (code >= 0x20 && code <= 0x7E) ||
           (code >= 0xA0 && code <= 0xFFFD && code != 0xFEFF &&
            code != 0x2028 && code != 0x2029) ||
           code >= 0x10000;
}

void nian_yaml_quote(nian_buf *out, nian_str s)
{
    nian_buf_add_byte(out, '"');
    while (s.len) {
        uint32_t code;
        size_t len = nian_utf8_next(s, &code);
        if (code == '"' || code == '\\')
            nian_buf_add_byte(out, '\\');
        if (code == '\n')
            nian_buf_add(out, NIAN_STR("\\n"));
        else if (code == '\t')
            nian_buf_add(out, NIAN_STR("\\t"));
        else if (is_plain(code))
            nian_buf_add(out, nian_str_slice(s, 0, len));
        else
            nian_buf_format(out, "\\u%04X", (unsigned)code);
        s = nian_str_after(s, len);
    }
    nian_buf_add_byte(out, '"');
}
