/* ODT → the text form, of a package or of a flat file. */
#include "ingest/odt.h"

#include "ingest/parsers.h"
#include "ingest/properties.h"

/* --- the passes --- */

static void on_open(void *context, const nian_xml_tag *tag)
{
    nian_odt *odt = context;
    if (odt->skip)
        odt->skip++;
    else if (odt->in_text)
        nian_odt_body_open(odt, tag);
    else if (nian_xml_is(tag->name, NIAN_XML_OFFICE, "text"))
        odt->in_text = true;
    else if (nian_xml_is(tag->name, NIAN_XML_OFFICE, "master-styles"))
        odt->skip = 1;
    else
        nian_odt_styles_open(odt, tag);
}

static void on_close(void *context, nian_xml_name name)
{
    nian_odt *odt = context;
    if (odt->skip)
        odt->skip--;
    else if (nian_xml_is(name, NIAN_XML_OFFICE, "text"))
        odt->in_text = false;
    else if (odt->in_text)
        nian_odt_body_close(odt, name);
    else
        nian_odt_styles_close(odt, name);
}

static void on_text(void *context, nian_str text)
{
    nian_odt *odt = context;
    if (odt->in_text && !odt->skip)
        nian_odt_body_text(odt, text);
}

static const nian_xml_handlers handlers = {on_open, on_close, on_text};

/* Styles of a package that are its pages' own have the names of others. */
static void on_style_open(void *context, const nian_xml_tag *tag)
{
    nian_odt *odt = context;
    if (odt->skip ||
        nian_xml_is(tag->name, NIAN_XML_OFFICE, "automatic-styles"))
        odt->skip++;
    else
        on_open(context, tag);
}

/* --- packages --- */

typedef struct manifest {
    bool encrypted;
} manifest;

static void on_manifest(void *context, const nian_xml_tag *tag)
{
    manifest *m = context;
    m->encrypted |=
        nian_xml_is(tag->name, NIAN_XML_MANIFEST, "encryption-data");
}

static bool check_manifest(nian_container *box, nian_error *err)
{
    static const nian_xml_handlers look = {.open = on_manifest};
    manifest found = {0};
    nian_str name = NIAN_STR("META-INF/manifest.xml");
    if (nian_container_find(box, name) &&
        !nian_xml_read_entry(box, name, &look, &found, err))
        return false;
    return !found.encrypted ||
           nian_fail(err, NIAN_EUNSUPPORTED,
                     "is encrypted: save it without a password");
}

static bool read_package(nian_ingested *out, nian_odt *odt, nian_str bytes,
                         nian_error *err)
{
    static const nian_xml_handlers styles = {.open = on_style_open,
                                             .close = on_close};
    nian_container box;
    nian_str part = NIAN_STR("styles.xml");
    if (!nian_container_open(&box, odt->arena, bytes, err) ||
        !check_manifest(&box, err))
        return false;
    if (nian_container_find(&box, part) &&
        !nian_xml_read_entry(&box, part, &styles, odt, err))
        return false;
    if (!nian_container_find(&box, NIAN_STR("content.xml")))
        return nian_fail(err, NIAN_EINPUT,
                         "has no content.xml: is it an ODT? save it as one "
                         "anew");
    if (!nian_xml_read_entry(&box, NIAN_STR("content.xml"), &handlers, odt,
                             err))
        return false;
    nian_properties_read(&out->said, &box, NIAN_STR("meta.xml"));
    return true;
}

static bool read_flat(nian_ingested *out, nian_odt *odt, nian_str bytes,
                      nian_error *err)
{
    if (!nian_xml_read(bytes, NIAN_STR("the file"), &handlers, odt, err))
        return false;
    nian_properties_read_flat(&out->said, odt->arena, bytes);
    return true;
}

/* --- what is told --- */

static void tell(nian_ingested *out, nian_arena *arena, uint32_t count,
                 const char *what)
{
    if (count)
        nian_notes_add(&out->notes, arena, 0, count, nian_str_from(what));
}

static void tell_all(nian_ingested *out, const nian_odt *odt)
{
    const nian_odt_counts *counts = &odt->counts;
    nian_arena *arena = odt->arena;
    uint32_t notes = (uint32_t)odt->outline->notes.count;
    tell(out, arena, counts->numbers, "number counted by the file written out");
    tell(out, arena, counts->changes, "tracked change taken as accepted");
    tell(out, arena, notes, "footnote put at the end");
    tell(out, arena, counts->comments, "comment left out");
    tell(out, arena, counts->hidden, "hidden text left out");
    tell(out, arena, counts->contents, "line of a table of contents left out");
    tell(out, arena, counts->ruby, "pronunciation above a word left out");
    tell(out, arena, counts->embedded, "embedded document left out");
    tell(out, arena, counts->pictures, "picture left out");
}

bool nian_odt_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                   const nian_ingest_options *options, nian_error *err)
{
    (void)options;
    nian_outline *outline = nian_new(arena, nian_outline);
    nian_odt *odt = nian_new(arena, nian_odt);
    nian_outline_begin(outline, arena);
    odt->arena = arena;
    odt->outline = outline;
    bool fine = nian_str_starts(bytes, NIAN_STR("PK"))
                    ? read_package(out, odt, bytes, err)
                    : read_flat(out, odt, bytes, err);
    if (!nian_outline_end(&out->text, outline, fine ? err : NULL) || !fine ||
        !nian_outline_check(out->text, odt->counts.pictures, err))
        return false;
    tell_all(out, odt);
    return true;
}
