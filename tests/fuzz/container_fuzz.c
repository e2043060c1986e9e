/* Any bytes are a ZIP that is read within its bounds or refused in one line;
 * reading an entry twice gives the same bytes; its XML keeps its nesting. */
#include "fuzz.h"

#include "ingest/container.h"
#include "ingest/xml.h"

typedef struct nesting {
    size_t depth;
    size_t text;
} nesting;

static void on_open(void *context, const nian_xml_tag *tag)
{
    nesting *n = context;
    require(tag->depth == ++n->depth);
    require(n->depth <= NIAN_XML_DEPTH_MAX);
    require(tag->name.local.len > 0);
}

static void on_close(void *context, nian_xml_name name)
{
    nesting *n = context;
    require(name.local.len > 0);
    require(n->depth-- > 0);
}

static void on_text(void *context, nian_str text)
{
    nesting *n = context;
    n->text += text.len;
    require(n->text <= NIAN_XML_TEXT_MAX);
}

static void check_error(const nian_error *err)
{
    nian_str said = nian_str_from(err->message);
    require(err->code != NIAN_OK && said.len > 0);
    require(!nian_str_has(said, NIAN_STR("\n")));
}

static void check_xml(nian_container *box, nian_str name)
{
    static const nian_xml_handlers handlers = {on_open, on_close, on_text};
    nian_error err = {0};
    nesting n = {0};
    if (nian_xml_read_entry(box, name, &handlers, &n, &err))
        require(n.depth == 0);
    else
        check_error(&err);
}

static void check_entry(nian_container *box, const nian_entry *entry)
{
    nian_error err = {0};
    nian_str first, second;
    require(nian_container_find(box, entry->name));
    if (!nian_container_read(&first, box, entry->name, &err)) {
        check_error(&err);
        return;
    }
    if (nian_container_read(&second, box, entry->name, &err))
        require(nian_str_equal(first, second));
    require(box->unpacked <= NIAN_CONTAINER_BYTES);
    check_xml(box, entry->name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_container box;
    nian_error err = {0};
    nian_str bytes = {(const char *)data, size};
    if (!nian_container_open(&box, &arena, bytes, &err))
        check_error(&err);
    require(box.entries.count <= NIAN_CONTAINER_ENTRIES);
    for (size_t i = 0; i < box.entries.count && i < 16; i++)
        check_entry(&box, &box.entries.items[i]);
    nesting n = {0};
    static const nian_xml_handlers handlers = {on_open, on_close, on_text};
    nian_xml_read(bytes, NIAN_STR("part"), &handlers, &n, NULL);
    nian_arena_free(&arena);
    return 0;
}
