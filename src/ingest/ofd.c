/* An OFD as text: its pages are set like those of a PDF, and are read like
 * them once the letters are words.  Seals and signatures are not verified;
 * annotations and attachments are left out. */
#include "ingest/ofd.h"

#include "base/map.h"
#include "ingest/parsers.h"

enum {
    SAMPLE_MAX = 40 /* characters of what a note quotes */
};

/* A4, where neither the document nor the page says. */
#define PAGE_WIDTH 210
#define PAGE_HEIGHT 297
#define HUNDREDTHS_A_MILLIMETRE (72 / 25.4 * NIAN_PAGES_POINTS)

typedef struct reading {
    nian_ingested *out;
    nian_arena *arena;
    nian_ofd_package package;
    nian_map parts; /* by the names of entries: pages, then templates, from 1 */
    nian_pages pages;
    nian_ofd_box *areas;    /* of the pages */
    nian_ofd_sheet *sheets; /* of the templates */
    nian_strs left_out;     /* text of templates */
    uint32_t lines;
    size_t letters;
    size_t tilted;
    size_t pictures;
    size_t composed;
} reading;

static void note(reading *r, const char *text)
{
    nian_notes_add(&r->out->notes, r->arena, 0, 1, nian_str_from(text));
}

static bool is_sane(const nian_ofd_box *area)
{
    return area->width > 1 && area->height > 1 && area->width < 10000 &&
           area->height < 10000;
}

static nian_ofd_box area_of(const reading *r, const nian_ofd_sheet *sheet)
{
    if (is_sane(&sheet->area))
        return sheet->area;
    if (is_sane(&r->package.area))
        return r->package.area;
    return (nian_ofd_box){0, 0, PAGE_WIDTH, PAGE_HEIGHT};
}

/* --- templates --- */

static void count_uses(reading *r, const nian_ofd_sheet *sheet, size_t page)
{
    for (size_t i = 0; i < sheet->templates.count; i++)
        for (size_t k = 0; k < r->package.templates.count; k++) {
            nian_ofd_template *one = &r->package.templates.items[k];
            if (!nian_str_equal(one->id, sheet->templates.items[i]))
                continue;
            one->uses++;
            one->page = page;
            break;
        }
}

/* The beginning of what a sheet says, to name it by. */
static nian_str sample_of(nian_arena *arena, const nian_page *page)
{
    nian_buf text = {0};
    for (size_t i = 0; i < page->count; i++) {
        if (nian_utf8_longer(nian_buf_str(&text), SAMPLE_MAX)) {
            nian_buf_add(&text, NIAN_STR("…"));
            break;
        }
        nian_buf_add(&text, page->items[i].text);
    }
    nian_str copy = nian_str_copy(arena, nian_buf_str(&text));
    nian_buf_free(&text);
    return copy;
}

/* What lies under one page alone is its letterhead or its form, and is read
 * with it; what lies under several is furniture. */
static void lay_template(reading *r, size_t index)
{
    const nian_ofd_template *one = &r->package.templates.items[index];
    const nian_ofd_sheet *sheet = &r->sheets[index];
    if (one->uses == 1) {
        nian_ofd_words(&r->pages.items[one->page], r->arena, sheet,
                       &r->areas[one->page], &r->lines);
    } else if (one->uses) {
        nian_page page = {0};
        nian_ofd_box area = area_of(r, sheet);
        nian_ofd_words(&page, r->arena, sheet, &area, &r->lines);
        if (page.count)
            vec_push(r->arena, &r->left_out, sample_of(r->arena, &page));
    }
}

/* --- parts --- */

static bool count_letters(reading *r, const nian_ofd_sheet *sheet,
                          nian_error *err)
{
    r->letters += sheet->letters.count;
    r->tilted += sheet->tilted;
    r->pictures += sheet->pictures;
    r->composed += sheet->composed;
    return r->letters < NIAN_OFD_LETTERS_MAX ||
           nian_fail(err, NIAN_EINPUT, "holds more letters than a report can");
}

static bool take_page(reading *r, size_t index, nian_str name, nian_str bytes,
                      nian_error *err)
{
    nian_arena scratch = {0};
    nian_ofd_sheet sheet = {0};
    nian_page *page = &r->pages.items[index];
    bool fine = nian_ofd_sheet_read(&sheet, &scratch, bytes, name, err) &&
                count_letters(r, &sheet, err);
    if (fine) {
        nian_ofd_box area = area_of(r, &sheet);
        count_uses(r, &sheet, index);
        page->width = (int)(area.width * HUNDREDTHS_A_MILLIMETRE);
        page->height = (int)(area.height * HUNDREDTHS_A_MILLIMETRE);
        nian_ofd_words(page, r->arena, &sheet, &area, &r->lines);
        r->areas[index] = area;
    }
    nian_arena_free(&scratch);
    return fine;
}

/* Each part once, even where two entries bear its name. */
static bool wants(void *context, nian_str name)
{
    reading *r = context;
    return nian_map_get(&r->parts, name) && *nian_map_get(&r->parts, name);
}

static bool takes(void *context, nian_str name, nian_str bytes, nian_error *err)
{
    reading *r = context;
    uint32_t *number = nian_map_put(&r->parts, r->arena, name, NULL);
    size_t index = *number - 1;
    size_t pages = r->pages.count;
    *number = 0;
    if (!nian_ofd_plain(bytes, err))
        return false;
    if (index < pages)
        return take_page(r, index, name, bytes, err);
    return nian_ofd_sheet_read(&r->sheets[index - pages], r->arena, bytes, name,
                               err) &&
           count_letters(r, &r->sheets[index - pages], err);
}

static void expect_part(reading *r, nian_str path, size_t number)
{
    const nian_entry *entry = nian_container_find(&r->package.box, path);
    uint32_t *known =
        entry ? nian_map_put(&r->parts, r->arena, entry->name, NULL) : NULL;
    if (known && !*known)
        *known = (uint32_t)number;
}

/* Parts are read in the order in which they are stored: to look for each of
 * two thousand would go through the directory as often. */
static bool read_parts(reading *r, nian_error *err)
{
    nian_ofd_package *package = &r->package;
    size_t pages = package->pages.count;
    nian_container_visitor visitor = {wants, takes, r};
    r->areas = nian_new_array(r->arena, nian_ofd_box, pages);
    r->sheets =
        nian_new_array(r->arena, nian_ofd_sheet, package->templates.count);
    for (size_t i = 0; i < pages; i++) {
        vec_push(r->arena, &r->pages, (nian_page){0});
        expect_part(r, package->pages.items[i], i + 1);
    }
    for (size_t i = 0; i < package->templates.count; i++)
        expect_part(r, package->templates.items[i].path, pages + i + 1);
    if (!nian_container_visit(&package->box, &visitor, err))
        return false;
    for (size_t i = 0; i < pages; i++)
        if (!nian_container_find(&package->box, package->pages.items[i]))
            return nian_ofd_missing(package->pages.items[i], err);
    for (size_t i = 0; i < package->templates.count; i++)
        lay_template(r, i);
    return true;
}

/* --- what is said of it --- */

static bool check_text(const reading *r, nian_page_count count, nian_error *err)
{
    if (!count.characters && r->pictures)
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "the pages of this OFD are pictures: print it to PDF "
                         "and add that with --ocr");
    if (!count.characters)
        return nian_fail(err, NIAN_EINPUT, "this OFD holds no text");
    if (count.hidden * 2 > count.characters)
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "the fonts of this OFD hide which characters it is "
                         "written in: print it to PDF and add that with --ocr");
    return true;
}

static void note_rest(reading *r, nian_page_count count)
{
    const nian_ofd_package *package = &r->package;
    for (size_t i = 0; i < r->left_out.count; i++)
        nian_notes_add(
            &r->out->notes, r->arena, 0, 1,
            nian_str_format(r->arena,
                            "what lies under several pages left out: %.*s",
                            NIAN_STR_ARG(r->left_out.items[i])));
    if (package->bodies > 1)
        note(r, "the first of several documents in the file read");
    if (package->is_signed)
        note(r, "signed or sealed, which is not verified");
    if (package->annotated)
        note(r, "annotations left out");
    if (package->attached)
        note(r, "attachments left out");
    if (r->tilted)
        note(r, "lines that run aslant left out, as of watermarks");
    if (r->composed)
        note(r, "composed drawings left out");
    if (count.hidden)
        nian_notes_add(&r->out->notes, r->arena, 0, (uint32_t)count.hidden,
                       NIAN_STR("characters of private use, which the font "
                                "alone can tell"));
}

static nian_page_count count_all(const nian_pages *pages)
{
    nian_page_count count = {0};
    for (size_t i = 0; i < pages->count; i++) {
        nian_page_count one = nian_page_counted(&pages->items[i]);
        count.characters += one.characters;
        count.hidden += one.hidden;
    }
    return count;
}

bool nian_ofd_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                   const nian_ingest_options *options, nian_error *err)
{
    (void)options;
    reading r = {.out = out, .arena = arena};
    if (!nian_ofd_open(&r.package, arena, bytes, err) || !read_parts(&r, err))
        return false;
    nian_page_count count = count_all(&r.pages);
    if (!check_text(&r, count, err))
        return false;
    nian_pages_write(out, arena, &r.pages);
    out->said = r.package.said;
    note_rest(&r, count);
    return true;
}
