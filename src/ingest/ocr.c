/* One page of a PDF as a picture, and the words that tesseract sees in it. */
#include "base/error.h"
#include "ingest/jail.h"
#include "ingest/pdf.h"

enum {
    SURE = 80 /* of a hundred: less is a sign of mixed columns */
};

#define TEXT_OF(number) TEXT_OF_(number)
#define TEXT_OF_(number) #number

static bool explain(const char *what, const char *packages, size_t number,
                    const nian_error *why, nian_error *err)
{
    nian_str words = nian_str_from(why->message);
    if (why->code == NIAN_ENOTFOUND ||
        nian_str_has(words, NIAN_STR("loading")) ||
        nian_str_has(words, NIAN_STR("load any languages")))
        return nian_fail(err, NIAN_EUNSUPPORTED, "--ocr wants %s: install %s",
                         what, packages);
    return nian_fail(err, why->code, "page %zu: %s", number, why->message);
}

static bool draw(nian_buf *picture, nian_arena *arena, nian_str bytes,
                 size_t number, const nian_ingest_options *options,
                 nian_error *err)
{
    const char *page = nian_str_format(arena, "%zu", number).ptr;
    const char *const command[] = {
        "pdftoppm", "-q", "-r", TEXT_OF(NIAN_PAGES_DPI),
        "-gray",    "-f", page, "-l",
        page,       "-",  NULL};
    nian_error why = {0};
    return nian_jail_run(picture, command, bytes, options, &why) ||
           explain("pdftoppm", "poppler-utils", number, &why, err);
}

/* One language: Latin letters and figures are in its table, too.  `layout` is
 * how tesseract takes the page apart. */
static bool recognise(nian_page *page, nian_arena *arena, nian_str picture,
                      const char *layout, size_t number,
                      const nian_ingest_options *options, nian_error *err)
{
    const char *const command[] = {
        "tesseract", "-",       "-",
        "-l",        "chi_sim", "--psm",
        layout,      "--dpi",   TEXT_OF(NIAN_PAGES_DPI),
        "tsv",       NULL};
    nian_error why = {0};
    nian_buf table = {0};
    nian_pages read = {0};
    bool fine = nian_jail_run(&table, command, picture, options, &why);
    if (fine)
        nian_pages_read(&read, arena, nian_buf_str(&table), NIAN_PAGES_PIXELS);
    nian_buf_free(&table);
    *page = read.count ? read.items[0] : (nian_page){.ocr = true};
    return fine || explain("tesseract and its table of Chinese",
                           "tesseract-ocr and tesseract-ocr-chi-sim", number,
                           &why, err);
}

nian_page_sure nian_page_sureness(const nian_page *page)
{
    nian_page_sure found = {0};
    for (size_t i = 0; i < page->count; i++) {
        size_t here = nian_utf8_count(page->items[i].text);
        found.characters += here;
        found.sum += here * (size_t)page->items[i].sure;
    }
    return found;
}

/* As one block of lines tesseract loses no line, and columns are told apart
 * later; but lines of two columns that do not stand side by side it mixes, and
 * then it is not sure of what it reads.  Its own columns are better there. */
static bool read_surest(nian_page *page, nian_arena *arena, nian_str picture,
                        size_t number, const nian_ingest_options *options,
                        nian_error *err)
{
    nian_page other;
    if (!recognise(page, arena, picture, "6", number, options, err))
        return false;
    nian_page_sure sure = nian_page_sureness(page);
    if (sure.sum >= sure.characters * SURE)
        return true;
    if (!recognise(&other, arena, picture, "3", number, options, err))
        return false;
    if (nian_page_sureness(&other).sum > sure.sum)
        *page = other;
    return true;
}

bool nian_ocr_read(nian_page *page, nian_arena *arena, nian_str bytes,
                   size_t number, const nian_ingest_options *options,
                   nian_error *err)
{
    nian_buf picture = {0};
    nian_page read = {0};
    bool fine =
        draw(&picture, arena, bytes, number, options, err) &&
        read_surest(&read, arena, nian_buf_str(&picture), number, options, err);
    if (fine)
        *page = read;
    nian_buf_free(&picture);
    return fine;
}
