/* Which part is what: the relations of the package say, and where they do not,
 * the names that Word gives. */
#include "ingest/docx.h"

#include "base/buf.h"

enum {
    HEADERS_MOST = 12
};

typedef struct reader {
    nian_docx_package *package;
    nian_arena *arena;
    nian_str folder; /* that targets start in: word/ */
} reader;

/* ../a and ./a, as targets are written; none climbs out of the package. */
static nian_str resolve(nian_arena *arena, nian_str folder, nian_str target)
{
    if (nian_str_cut_start(&target, NIAN_STR("/")))
        return nian_str_copy(arena, target);
    for (;;) {
        if (nian_str_cut_start(&target, NIAN_STR("./")))
            continue;
        if (!nian_str_cut_start(&target, NIAN_STR("../")))
            break;
        nian_str_cut_end(&folder, NIAN_STR("/"));
        ptrdiff_t slash = nian_str_find_last(folder, NIAN_STR("/"));
        folder.len = slash < 0 ? 0 : (size_t)slash + 1;
    }
    return nian_str_concat(arena, folder, target);
}

static void take(nian_str *part, nian_str name)
{
    if (part->len == 0)
        *part = name;
}

static void on_relation(void *context, const nian_xml_tag *tag)
{
    reader *r = context;
    nian_docx_package *package = r->package;
    if (!nian_xml_is(tag->name, NIAN_XML_PACKAGE, "Relationship") ||
        nian_str_equal(nian_xml_value(tag, NIAN_XML_NONE, "TargetMode"),
                       NIAN_STR("External")))
        return;
    nian_str type = nian_xml_value(tag, NIAN_XML_NONE, "Type");
    nian_str name = resolve(r->arena, r->folder,
                            nian_xml_value(tag, NIAN_XML_NONE, "Target"));
    if (nian_str_ends(type, NIAN_STR("/officeDocument")))
        take(&package->document, name);
    else if (nian_str_ends(type, NIAN_STR("/core-properties")))
        take(&package->core, name);
    else if (nian_str_ends(type, NIAN_STR("/extended-properties")))
        take(&package->app, name);
    else if (nian_str_ends(type, NIAN_STR("/styles")))
        take(&package->styles, name);
    else if (nian_str_ends(type, NIAN_STR("/numbering")))
        take(&package->numbering, name);
    else if (nian_str_ends(type, NIAN_STR("/footnotes")))
        take(&package->footnotes, name);
    else if (nian_str_ends(type, NIAN_STR("/endnotes")))
        take(&package->endnotes, name);
    else if (nian_str_ends(type, NIAN_STR("/header")) &&
             package->headers.count < HEADERS_MOST)
        vec_push(r->arena, &package->headers, name);
    else if (nian_str_ends(type, NIAN_STR("/vbaProject")))
        package->macros = true;
}

/* The relations of a/b.xml stand in a/_rels/b.xml.rels. */
static bool read_relations(reader *r, nian_str part, nian_error *err)
{
    static const nian_xml_handlers handlers = {.open = on_relation};
    ptrdiff_t slash = nian_str_find_last(part, NIAN_STR("/"));
    size_t cut = slash < 0 ? 0 : (size_t)slash + 1;
    r->folder = nian_str_slice(part, 0, cut);
    nian_str file = nian_str_after(part, cut);
    nian_str name =
        nian_str_format(r->arena, "%.*s_rels/%.*s.rels",
                        NIAN_STR_ARG(r->folder), NIAN_STR_ARG(file));
    if (!nian_container_find(&r->package->box, name))
        return true;
    return nian_xml_read_entry(&r->package->box, name, &handlers, r, err);
}

/* What no relation names and the package has under its usual name; and a
 * relation to what is not there is none. */
static void settle(nian_docx_package *package, nian_str *part, const char *name)
{
    if (part->len && nian_container_find(&package->box, *part))
        return;
    *part = nian_str_from(name);
    if (!nian_container_find(&package->box, *part))
        *part = (nian_str){0};
}

bool nian_docx_package_open(nian_docx_package *out, nian_arena *arena,
                            nian_str bytes, nian_error *err)
{
    *out = (nian_docx_package){0};
    reader r = {.package = out, .arena = arena};
    if (!nian_container_open(&out->box, arena, bytes, err) ||
        !read_relations(&r, NIAN_STR(""), err))
        return false;
    settle(out, &out->document, "word/document.xml");
    if (out->document.len == 0)
        return nian_fail(err, NIAN_EINPUT,
                         "has no word/document.xml: is it a DOCX? save it as "
                         "one anew");
    if (!read_relations(&r, out->document, err))
        return false;
    settle(out, &out->styles, "word/styles.xml");
    settle(out, &out->numbering, "word/numbering.xml");
    settle(out, &out->footnotes, "word/footnotes.xml");
    settle(out, &out->endnotes, "word/endnotes.xml");
    settle(out, &out->core, "docProps/core.xml");
    settle(out, &out->app, "docProps/app.xml");
    out->macros |=
        nian_container_find(&out->box, NIAN_STR("word/vbaProject.bin")) != NULL;
    return true;
}
