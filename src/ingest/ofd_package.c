/* What an OFD says of itself: its documents, the pages of the first and where
 * they lie, its title and dates, and what it carries beside its text. */
#include "ingest/ofd.h"

#include "ingest/properties.h"

typedef struct reader {
    nian_ofd_package *out;
    nian_arena *arena;
    nian_str path; /* of the part that is read */
    nian_str root; /* of the document: where its Document.xml lies */
    nian_str custom;
    nian_buf text; /* of the innermost element */
} reader;

/* What only a package has whose parts are encrypted (GM/T 0099). */
static const nian_str ciphers[] = {
    NIAN_STR_INIT("encryptions.xml"), NIAN_STR_INIT("encryption.xml"),
    NIAN_STR_INIT("decryptseed.dat"), NIAN_STR_INIT("entriesmap.dat")};

static bool fail_encrypted(nian_error *err)
{
    return nian_fail(err, NIAN_EUNSUPPORTED,
                     "this OFD is encrypted: open it with its password and "
                     "save it without one");
}

static bool named_cipher(nian_container *box)
{
    for (size_t i = 0; i < box->entries.count; i++) {
        nian_str name = box->entries.items[i].name;
        ptrdiff_t at = nian_str_find_last(name, NIAN_STR("/"));
        nian_str folded =
            nian_fold(box->arena, nian_str_after(name, (size_t)(at + 1)), NULL);
        if (nian_str_is_any(folded, ciphers, sizeof ciphers / sizeof *ciphers))
            return true;
    }
    return false;
}

bool nian_ofd_missing(nian_str path, nian_error *err)
{
    return nian_fail(err, NIAN_EINPUT,
                     "is damaged: %.*s is not in it: save it anew",
                     NIAN_STR_ARG(path));
}

bool nian_ofd_plain(nian_str bytes, nian_error *err)
{
    nian_str text = nian_str_trim(bytes);
    if (nian_str_starts(text, NIAN_STR("<")) ||
        nian_str_starts(text, NIAN_STR("\xFF\xFE")) ||
        nian_str_starts(text, NIAN_STR("\xFE\xFF")))
        return true;
    return fail_encrypted(err);
}

/* --- OFD.xml --- */

/* What a producer that follows the exchange of official documents says in
 * properties of its own. */
static void take_custom(reader *r, nian_str value)
{
    nian_metadata *said = &r->out->said;
    nian_str name = r->custom;
    if (nian_str_equal(name, NIAN_STR("发文机关")))
        said->issuer = value, said->issuer_sure = 0.5F;
    else if (nian_str_equal(name, NIAN_STR("发文字号")))
        said->number = value;
    else if (nian_str_equal(name, NIAN_STR("成文日期")))
        said->date = value, said->date_sure = 0.5F;
}

/* 2024-03-28T10:00:00 and 2024-03-28 say the day alike. */
static void take_day(nian_metadata *said, nian_str value)
{
    nian_str day = nian_str_slice(value, 0, 10);
    bool fits = day.len == 10 && day.ptr[4] == '-' && day.ptr[7] == '-';
    if (fits && !said->date.len)
        said->date = day, said->date_sure = 0.2F;
}

static void take_property(reader *r, nian_str name, nian_str value)
{
    nian_metadata *said = &r->out->said;
    if (nian_str_equal(name, NIAN_STR("Title")))
        nian_properties_title(said, r->arena, value);
    else if (nian_str_equal(name, NIAN_STR("Author")))
        nian_properties_office(said, r->arena, value);
    else if (nian_str_equal(name, NIAN_STR("CreationDate")))
        take_day(said, value);
    else if (nian_str_equal(name, NIAN_STR("CustomData")))
        take_custom(r, value);
    else if (nian_str_equal(name, NIAN_STR("DocRoot")) && !r->root.len)
        r->root = nian_ofd_path(r->arena, r->path, value);
    else if (nian_str_equal(name, NIAN_STR("Signatures")))
        r->out->is_signed = true;
}

static void open_front(void *context, const nian_xml_tag *tag)
{
    reader *r = context;
    r->text.len = 0;
    r->out->bodies += nian_str_equal(tag->name.local, NIAN_STR("DocBody"));
    r->custom = nian_str_copy(
        r->arena, nian_str_trim(nian_xml_value(tag, NIAN_XML_NONE, "Name")));
}

static void close_front(void *context, nian_xml_name name)
{
    reader *r = context;
    nian_str value = nian_str_trim(nian_buf_str(&r->text));
    if (value.len && r->out->bodies == 1)
        take_property(r, name.local, nian_str_copy(r->arena, value));
    r->text.len = 0;
}

static void take_text(void *context, nian_str text)
{
    reader *r = context;
    nian_buf_add(&r->text, text);
}

/* --- Document.xml --- */

/* Some write every place from the root without saying so. */
static nian_str place_of(reader *r, nian_str location)
{
    nian_str path = nian_ofd_path(r->arena, r->path, location);
    if (nian_container_find(&r->out->box, path))
        return path;
    nian_str other = nian_ofd_path(r->arena, (nian_str){0}, location);
    return nian_container_find(&r->out->box, other) ? other : path;
}

static void open_document(void *context, const nian_xml_tag *tag)
{
    reader *r = context;
    nian_ofd_package *out = r->out;
    nian_str name = tag->name.local;
    r->text.len = 0;
    nian_str location = nian_xml_value(tag, NIAN_XML_NONE, "BaseLoc");
    if (nian_str_equal(name, NIAN_STR("Page")) && location.len &&
        out->pages.count <= NIAN_PAGES_MAX) {
        vec_push(r->arena, &out->pages, place_of(r, location));
    } else if (nian_str_equal(name, NIAN_STR("TemplatePage")) &&
               out->templates.count < NIAN_OFD_TEMPLATES_MAX) {
        nian_str id = nian_str_trim(nian_xml_value(tag, NIAN_XML_NONE, "ID"));
        nian_ofd_template one = {.id = nian_str_copy(r->arena, id),
                                 .path = place_of(r, location)};
        vec_push(r->arena, &out->templates, one);
    }
}

static void close_document(void *context, nian_xml_name name)
{
    reader *r = context;
    nian_str value = nian_str_trim(nian_buf_str(&r->text));
    if (nian_str_equal(name.local, NIAN_STR("PhysicalBox")))
        r->out->area = nian_ofd_box_read(value);
    else if (nian_str_equal(name.local, NIAN_STR("Annotations")))
        r->out->annotated = true;
    else if (nian_str_equal(name.local, NIAN_STR("Attachments")))
        r->out->attached = true;
    r->text.len = 0;
}

static bool read_part(reader *r, const nian_xml_handlers *handlers,
                      nian_str path, nian_error *err)
{
    nian_str bytes;
    r->path = path;
    if (!nian_container_find(&r->out->box, path))
        return nian_ofd_missing(path, err);
    return nian_container_read(&bytes, &r->out->box, path, err) &&
           nian_ofd_plain(bytes, err) &&
           nian_xml_read(bytes, path, handlers, r, err);
}

static bool read_parts(reader *r, nian_error *err)
{
    static const nian_xml_handlers front = {open_front, close_front, take_text};
    static const nian_xml_handlers document = {open_document, close_document,
                                               take_text};
    if (!read_part(r, &front, NIAN_STR("OFD.xml"), err))
        return false;
    if (!r->root.len)
        return nian_fail(err, NIAN_EINPUT,
                         "is damaged: OFD.xml names no document: save it anew");
    if (!read_part(r, &document, r->root, err))
        return false;
    if (r->out->pages.count > NIAN_PAGES_MAX)
        return nian_fail(err, NIAN_EINPUT,
                         "has more than %d pages, more than a report can: "
                         "divide it",
                         NIAN_PAGES_MAX);
    return true;
}

bool nian_ofd_open(nian_ofd_package *out, nian_arena *arena, nian_str bytes,
                   nian_error *err)
{
    *out = (nian_ofd_package){0};
    if (!nian_container_open(&out->box, arena, bytes, err))
        return false;
    if (named_cipher(&out->box))
        return fail_encrypted(err);
    reader r = {.out = out, .arena = arena};
    bool fine = read_parts(&r, err);
    nian_buf_free(&r.text);
    return fine;
}
