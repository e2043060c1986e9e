/** A PDF, or pictures of pages, as the text that a careful reader would copy
 *  out of them.
 *
 *      nian_pages pages = {0};
 *      nian_pages_read(&pages, &arena, table, NIAN_PAGES_POINTS);
 *      nian_pages_write(&taken, &arena, &pages);
 *
 *  Foreign programs find the words and where they stand (pdftotext, and for
 *  pictures tesseract); both tell it as the same table.  All that follows is
 *  ours and total: what repeats at the edges of pages goes; columns are put in
 *  the order of reading; lines become paragraphs and rows of tables; notes
 *  move from the foot of their page to the end.
 */
#ifndef NIAN_INGEST_PDF_H
#define NIAN_INGEST_PDF_H

#include "ingest/ingest.h"

/** A word and its box.  Lengths are hundredths of a point from the page's
 *  upper left corner. */
typedef struct nian_page_word {
    nian_str text;
    int left;
    int top;
    int right;
    int bottom;
    uint32_t line; /**< words that the program found on one line share it */
    int sure;      /**< 0..100: how sure a reader of pictures is */
} nian_page_word;

typedef struct nian_page {
    nian_page_word *items;
    size_t count;
    size_t capacity;
    int width;
    int height;
    bool ocr; /**< boxes are those of the ink */
} nian_page;

vec_type(nian_pages, nian_page);

enum {
    NIAN_PAGES_MAX = 2000,
    NIAN_PAGES_POINTS = 100, /**< hundredths of a point in a point */
    NIAN_PAGES_PIXELS = 24   /**< and in a pixel of NIAN_PAGES_DPI */
};

/** Pixels to an inch of the pictures that are read. */
#define NIAN_PAGES_DPI 300

/** Adds the pages of a table of words: level, page, …, left, top, width,
 *  height, how sure, text, divided by tabs; `unit` is NIAN_PAGES_POINTS or
 *  NIAN_PAGES_PIXELS.  Lines of no such form are passed over. */
void nian_pages_read(nian_pages *pages, nian_arena *arena, nian_str table,
                     int unit);

/** Fills text and notes.  Total: any pages become a text. */
void nian_pages_write(nian_ingested *out, nian_arena *arena,
                      const nian_pages *pages);

/** Characters of a page other than blanks, and how many of them no reader
 *  can make out, since the font does not say which characters they are. */
typedef struct nian_page_count {
    size_t characters;
    size_t hidden;
} nian_page_count;

nian_page_count nian_page_counted(const nian_page *page);

/** How sure the reader of a picture is: sum / characters, of a hundred. */
typedef struct nian_page_sure {
    size_t characters;
    size_t sum;
} nian_page_sure;

nian_page_sure nian_page_sureness(const nian_page *page);

/** Asks pdftotext for the words and writes the text.  Pages without text are
 *  read as pictures with `options->ocr`; else a note names them, and a file
 *  that has no other pages fails with NIAN_EUNSUPPORTED and says how. */
bool nian_pdf_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                   const nian_ingest_options *options, nian_error *err);

/** Reads one page (1-based) as a picture, by pdftoppm and tesseract; its words
 *  take the place of those of `page`. */
bool nian_ocr_read(nian_page *page, nian_arena *arena, nian_str bytes,
                   size_t number, const nian_ingest_options *options,
                   nian_error *err);

#endif
