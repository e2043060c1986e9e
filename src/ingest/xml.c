/* expat with namespaces told by the tails of their addresses, and bounds. */
#include "ingest/xml.h"

#include <expat.h>

#include "base/vec.h"

enum {
    PIECE = 64 * 1024, /* bytes fed at once */
    SEPARATOR = '|'    /* stands in no address */
};

typedef struct reader {
    XML_Parser parser;
    const nian_xml_handlers *handlers;
    void *context;
    nian_str name;
    nian_arena arena;
    vec(nian_xml_attribute) attributes;
    size_t depth;
    size_t text;
    size_t fed;
    size_t told;     /* of `fed`, when a handler was last called */
    const char *why; /* the reading was stopped */
} reader;

static const struct {
    nian_str tail;
    nian_xml_space space;
} spaces[] = {
#define SPACE(space, tail)                                                     \
    {                                                                          \
        NIAN_STR_INIT(tail), NIAN_XML_##space                                  \
    }
    SPACE(W, "/wordprocessingml/2006/main"),
    SPACE(W, "/wordprocessingml/main"),
    SPACE(R, "/officeDocument/2006/relationships"),
    SPACE(R, "/officeDocument/relationships"),
    SPACE(M, "/officeDocument/2006/math"),
    SPACE(M, "/officeDocument/math"),
    SPACE(A, "/drawingml/2006/main"),
    SPACE(A, "/drawingml/main"),
    SPACE(MC, "/markup-compatibility/2006"),
    SPACE(V, "urn:schemas-microsoft-com:vml"),
    SPACE(PACKAGE, "/package/2006/relationships"),
    SPACE(PACKAGE, "/package/2006/content-types"),
    SPACE(CORE, "/metadata/core-properties"),
    SPACE(PROPERTIES, "/officeDocument/2006/extended-properties"),
    SPACE(PROPERTIES, "/officeDocument/extendedProperties"),
    SPACE(DC, "/dc/elements/1.1/"),
    SPACE(OFFICE, ":xmlns:office:1.0"),
    SPACE(TEXT, ":xmlns:text:1.0"),
    SPACE(TABLE, ":xmlns:table:1.0"),
    SPACE(STYLE, ":xmlns:style:1.0"),
    SPACE(DRAW, ":xmlns:drawing:1.0"),
    SPACE(FO, ":xmlns:xsl-fo-compatible:1.0"),
    SPACE(META, ":xmlns:meta:1.0"),
    SPACE(NUMBER, ":xmlns:datastyle:1.0"),
    SPACE(MANIFEST, ":xmlns:manifest:1.0"),
    SPACE(OFD, "ofdspec.org/2016"),
    SPACE(OFD, "ofdspec.org"),
#undef SPACE
};

static nian_xml_space find_space(nian_str address)
{
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (nian_str_ends(address, spaces[i].tail))
            return spaces[i].space;
    return NIAN_XML_OTHER;
}

static nian_xml_name split_name(const char *written)
{
    nian_str all = nian_str_from(written);
    const char *bar = memchr(all.ptr, SEPARATOR, all.len);
    if (!bar)
        return (nian_xml_name){NIAN_XML_NONE, all};
    size_t at = (size_t)(bar - all.ptr);
    return (nian_xml_name){find_space(nian_str_slice(all, 0, at)),
                           nian_str_after(all, at + 1)};
}

static void stop(reader *r, const char *why)
{
    if (!r->why)
        r->why = why;
    XML_StopParser(r->parser, XML_FALSE);
}

static void on_open(void *data, const char *written, const char **pairs)
{
    reader *r = data;
    r->told = r->fed;
    if (++r->depth > NIAN_XML_DEPTH_MAX) {
        stop(r, "its elements nest too deep");
        return;
    }
    if (!r->handlers->open)
        return;
    r->attributes.count = 0;
    for (size_t i = 0; pairs[i]; i += 2) {
        nian_xml_attribute one = {split_name(pairs[i]),
                                  nian_str_from(pairs[i + 1])};
        vec_push(&r->arena, &r->attributes, one);
    }
    nian_xml_tag tag = {split_name(written), r->attributes.items,
                        r->attributes.count, r->depth};
    r->handlers->open(r->context, &tag);
}

static void on_close(void *data, const char *written)
{
    reader *r = data;
    r->told = r->fed;
    r->depth--;
    if (r->handlers->close)
        r->handlers->close(r->context, split_name(written));
}

static void on_text(void *data, const char *bytes, int len)
{
    reader *r = data;
    r->told = r->fed;
    r->text += (size_t)len;
    if (r->text > NIAN_XML_TEXT_MAX)
        stop(r, "it holds more text than a report can");
    else if (r->handlers->text)
        r->handlers->text(r->context, (nian_str){bytes, (size_t)len});
}

/* A few entities that stand for each other make a billion laughs.  No office
 * writes any. */
static void on_entity(void *data, const char *name, int is_parameter,
                      const char *value, int len, const char *base,
                      const char *system_id, const char *public_id,
                      const char *notation)
{
    (void)name, (void)is_parameter, (void)value, (void)len, (void)base;
    (void)system_id, (void)public_id, (void)notation;
    stop(data, "it declares entities, which no office document does");
}

static bool fail_here(reader *r, nian_error *err)
{
    const char *why =
        r->why ? r->why : XML_ErrorString(XML_GetErrorCode(r->parser));
    return nian_fail(err, NIAN_EINPUT,
                     "is damaged: %.*s, line %lu: %s: save it anew",
                     NIAN_STR_ARG(r->name),
                     (unsigned long)XML_GetCurrentLineNumber(r->parser), why);
}

static bool feed(void *context, nian_str piece, nian_error *err)
{
    reader *r = context;
    while (piece.len) {
        nian_str part = nian_str_slice(piece, 0, PIECE);
        r->fed += part.len;
        if (XML_Parse(r->parser, part.ptr, (int)part.len, XML_FALSE) !=
            XML_STATUS_OK)
            return fail_here(r, err);
        /* expat keeps what it has not told, and reads it again each time. */
        if (r->fed - r->told > NIAN_XML_TAG_MAX) {
            r->why = "a tag is larger than a megabyte";
            return fail_here(r, err);
        }
        piece = nian_str_after(piece, part.len);
    }
    return true;
}

static bool begin(reader *r, nian_error *err)
{
    r->parser = XML_ParserCreateNS(NULL, SEPARATOR);
    if (!r->parser)
        return nian_fail(err, NIAN_EIO, "cannot be read: out of memory");
    XML_SetUserData(r->parser, r);
    XML_SetElementHandler(r->parser, on_open, on_close);
    XML_SetCharacterDataHandler(r->parser, on_text);
    XML_SetEntityDeclHandler(r->parser, on_entity);
    return true;
}

/* Tells the end of the bytes, and gives back what begin() made. */
static bool finish(reader *r, bool fine, nian_error *err)
{
    if (fine && XML_Parse(r->parser, "", 0, XML_TRUE) != XML_STATUS_OK)
        fine = fail_here(r, err);
    XML_ParserFree(r->parser);
    nian_arena_free(&r->arena);
    return fine;
}

bool nian_xml_read(nian_str bytes, nian_str name,
                   const nian_xml_handlers *handlers, void *context,
                   nian_error *err)
{
    reader r = {.handlers = handlers, .context = context, .name = name};
    if (!begin(&r, err))
        return false;
    return finish(&r, feed(&r, bytes, err), err);
}

bool nian_xml_read_entry(nian_container *box, nian_str name,
                         const nian_xml_handlers *handlers, void *context,
                         nian_error *err)
{
    reader r = {.handlers = handlers, .context = context, .name = name};
    if (!begin(&r, err))
        return false;
    return finish(&r, nian_container_stream(box, name, feed, &r, err), err);
}

bool nian_xml_is(nian_xml_name name, nian_xml_space space, const char *local)
{
    return name.space == space &&
           nian_str_equal(name.local, nian_str_from(local));
}

static const nian_xml_attribute *find(const nian_xml_tag *tag,
                                      nian_xml_space space, const char *local)
{
    for (size_t i = 0; i < tag->count; i++)
        if (nian_xml_is(tag->attributes[i].name, space, local))
            return &tag->attributes[i];
    return NULL;
}

nian_str nian_xml_value(const nian_xml_tag *tag, nian_xml_space space,
                        const char *local)
{
    const nian_xml_attribute *found = find(tag, space, local);
    return found ? found->value : (nian_str){0};
}

bool nian_xml_has(const nian_xml_tag *tag, nian_xml_space space,
                  const char *local)
{
    return find(tag, space, local) != NULL;
}
