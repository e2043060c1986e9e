/* From the bytes of a PDF to its text: which program is asked, what its
 * answers mean, and what is to be done where it has none.  The properties of
 * a PDF are not asked for: its title is the name of some other file as often
 * as not, and its date is that of the printing. */
#include "ingest/pdf.h"

#include "base/error.h"
#include "ingest/jail.h"

enum {
    BLANK_PAGE = 8,   /* characters: so few are no text of a page */
    THIN_PAGE = 20,   /* and so few on an average no text of a file */
    HIDDEN_SHARE = 3, /* of ten characters */
    RANGES_MAX = 6    /* that a note names */
};

#define PAGES_LAST "2001" /* one more than NIAN_PAGES_MAX, to see that */

/* --- what went wrong --- */

static bool explain(const nian_error *why, nian_error *err)
{
    nian_str words = nian_str_from(why->message);
    if (why->code == NIAN_ENOTFOUND)
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "pdftotext is not installed: install poppler-utils");
    if (nian_str_has(words, NIAN_STR("ncorrect password")) ||
        nian_str_has(words, NIAN_STR("ncrypt")))
        return nian_fail(err, NIAN_EINPUT,
                         "it is locked with a password: save it without one");
    if (nian_str_has(words, NIAN_STR("failed: ")))
        return nian_fail(err, NIAN_EINPUT,
                         "the PDF is damaged: open it in a viewer and save "
                         "it anew (%s)",
                         why->message);
    return nian_fail(err, why->code, "%s", why->message);
}

static bool read_words(nian_pages *pages, nian_arena *arena, nian_str bytes,
                       const nian_ingest_options *options, nian_error *err)
{
    static const char *const command[] = {"pdftotext", "-tsv", "-l", PAGES_LAST,
                                          "-",         "-",    NULL};
    /* A thousand pages take three seconds; what takes more is a bomb. */
    static const nian_jail_limits limits = {.milliseconds = 10000};
    nian_buf table = {0};
    nian_error why = {0};
    bool fine =
        nian_jail_run_within(&table, command, bytes, &limits, options, &why);
    if (fine)
        nian_pages_read(pages, arena, nian_buf_str(&table), NIAN_PAGES_POINTS);
    nian_buf_free(&table);
    if (!fine)
        return explain(&why, err);
    if (pages->count == 0)
        return nian_fail(err, NIAN_EINPUT,
                         "the PDF holds no page: is it damaged?");
    if (pages->count > NIAN_PAGES_MAX)
        return nian_fail(err, NIAN_EINPUT,
                         "it has more than %d pages: split it first",
                         NIAN_PAGES_MAX);
    return true;
}

/* --- pages without text --- */

typedef enum page_state {
    PAGE_TEXT,
    PAGE_BLANK,
    PAGE_HIDDEN
} page_state;

typedef struct survey {
    page_state *states;
    size_t count;
    size_t of[PAGE_HIDDEN + 1];
    size_t characters;
} survey;

static page_state state_of(nian_page_count count)
{
    if (count.characters < BLANK_PAGE)
        return PAGE_BLANK;
    return count.hidden * 10 >= count.characters * HIDDEN_SHARE ? PAGE_HIDDEN
                                                                : PAGE_TEXT;
}

static void look(survey *out, nian_arena *arena, const nian_pages *pages)
{
    out->states = nian_new_array(arena, page_state, pages->count);
    out->count = pages->count;
    for (size_t i = 0; i < pages->count; i++) {
        nian_page_count count = nian_page_counted(&pages->items[i]);
        out->states[i] = state_of(count);
        out->of[out->states[i]]++;
        out->characters += count.characters;
    }
}

/* "3, 5-7, 9 …" */
static nian_str ranges_of(nian_arena *arena, const survey *s, page_state state)
{
    nian_buf text = {0};
    size_t ranges = 0;
    for (size_t i = 0, end; i < s->count; i = end) {
        end = i + 1;
        if (s->states[i] != state)
            continue;
        while (end < s->count && s->states[end] == state)
            end++;
        if (++ranges > RANGES_MAX) {
            nian_buf_add(&text, NIAN_STR(" …"));
            break;
        }
        nian_buf_format(&text, ranges > 1 ? ", %zu" : "%zu", i + 1);
        if (end > i + 1)
            nian_buf_format(&text, "-%zu", end);
    }
    nian_str copy = nian_str_copy(arena, nian_buf_str(&text));
    nian_buf_free(&text);
    return copy;
}

static void note_left_out(nian_ingested *out, nian_arena *arena,
                          const survey *s, page_state state, const char *what)
{
    if (s->of[state] == 0)
        return;
    nian_str pages = ranges_of(arena, s, state);
    nian_notes_add(&out->notes, arena, 0, (uint32_t)s->of[state],
                   nian_str_format(arena,
                                   "page %s (%.*s): --ocr reads the picture",
                                   what, NIAN_STR_ARG(pages)));
}

static bool refuse(const survey *s, nian_error *err)
{
    if (s->of[PAGE_HIDDEN] > s->of[PAGE_BLANK])
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "its fonts hide their characters: --ocr reads the "
                         "pages as pictures");
    return nian_fail(err, NIAN_EUNSUPPORTED,
                     "its pages are pictures without text: --ocr reads them");
}

/* --- pages as pictures --- */

static void note_ocr(nian_ingested *out, nian_arena *arena,
                     const nian_pages *pages)
{
    nian_page_sure all = {0};
    uint32_t count = 0;
    for (size_t i = 0; i < pages->count; i++) {
        nian_page_sure sure = nian_page_sureness(&pages->items[i]);
        if (!pages->items[i].ocr)
            continue;
        count++;
        all.characters += sure.characters;
        all.sum += sure.sum;
    }
    out->ocr = count > 0;
    if (all.characters)
        nian_notes_add(
            &out->notes, arena, 0, count,
            nian_str_format(arena,
                            "page read as a picture, of %zu; its reader is "
                            "sure to %zu %%",
                            pages->count, all.sum / all.characters));
}

static bool read_pictures(nian_pages *pages, nian_arena *arena, nian_str bytes,
                          const survey *s, const nian_ingest_options *options,
                          nian_error *err)
{
    for (size_t i = 0; i < pages->count; i++)
        if (s->states[i] != PAGE_TEXT &&
            !nian_ocr_read(&pages->items[i], arena, bytes, i + 1, options, err))
            return false;
    return true;
}

bool nian_pdf_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                   const nian_ingest_options *options, nian_error *err)
{
    nian_pages pages = {0};
    survey s = {0};
    if (!read_words(&pages, arena, bytes, options, err))
        return false;
    look(&s, arena, &pages);
    size_t lacking = s.of[PAGE_BLANK] + s.of[PAGE_HIDDEN];
    bool thin = s.characters < THIN_PAGE * pages.count;
    if (options && options->ocr) {
        if (!read_pictures(&pages, arena, bytes, &s, options, err))
            return false;
        note_ocr(out, arena, &pages);
    } else if (lacking == pages.count || (thin && lacking)) {
        return refuse(&s, err);
    } else {
        note_left_out(out, arena, &s, PAGE_BLANK, "without text");
        note_left_out(out, arena, &s, PAGE_HIDDEN,
                      "whose fonts hide their characters");
    }
    nian_pages_write(out, arena, &pages);
    return true;
}
