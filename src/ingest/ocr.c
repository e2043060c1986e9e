/* One page of a PDF as a picture, and the words that tesseract sees in it. */
#include "base/error.h"
#include "ingest/jail.h"
#include "ingest/pdf.h"

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

/* Blocks of text in the order in which they are read; one language, since
 * Latin letters and figures are in its table, too. */
static bool recognise(nian_buf *table, nian_str picture, size_t number,
                      const nian_ingest_options *options, nian_error *err)
{
    static const char *const command[] = {"tesseract",
                                          "-",
                                          "-",
                                          "-l",
                                          "chi_sim",
                                          "--dpi",
                                          TEXT_OF(NIAN_PAGES_DPI),
                                          "tsv",
                                          NULL};
    nian_error why = {0};
    return nian_jail_run(table, command, picture, options, &why) ||
           explain("tesseract and its table of Chinese",
                   "tesseract-ocr and tesseract-ocr-chi-sim", number, &why,
                   err);
}

bool nian_ocr_read(nian_page *page, nian_arena *arena, nian_str bytes,
                   size_t number, const nian_ingest_options *options,
                   nian_error *err)
{
    nian_buf picture = {0};
    nian_buf table = {0};
    bool fine = draw(&picture, arena, bytes, number, options, err) &&
                recognise(&table, nian_buf_str(&picture), number, options, err);
    nian_pages read = {0};
    if (fine)
        nian_pages_read(&read, arena, nian_buf_str(&table), NIAN_PAGES_PIXELS);
    page->ocr = fine;
    if (read.count)
        *page = read.items[0];
    nian_buf_free(&picture);
    nian_buf_free(&table);
    return fine;
}
