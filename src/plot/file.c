/* From a chart to a file that is whole or not there. */
#include "plot/plot.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

enum {
    RANDOM_BYTES = 16,
    RANDOM_DIGITS = 2 * RANDOM_BYTES,
    TRIES = 8,
    MILLISECONDS = 30000,
    TITLE_EMS = 200 /* of the title in an SVG's metadata */
};

static bool find_format(nian_plot_format *out, const char *path,
                        nian_error *err)
{
    static const struct {
        nian_str lower, upper;
        nian_plot_format format;
    } endings[] = {
        {NIAN_STR_INIT(".svg"), NIAN_STR_INIT(".SVG"), NIAN_PLOT_SVG},
        {NIAN_STR_INIT(".png"), NIAN_STR_INIT(".PNG"), NIAN_PLOT_PNG},
        {NIAN_STR_INIT(".pdf"), NIAN_STR_INIT(".PDF"), NIAN_PLOT_PDF},
    };
    nian_str name = nian_str_from(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (nian_str_ends(name, endings[i].lower) ||
            nian_str_ends(name, endings[i].upper)) {
            *out = endings[i].format;
            return true;
        }
    return nian_fail(err, NIAN_EINPUT,
                     "draw chart: %s: the name must end in .svg, .png or .pdf",
                     path);
}

static bool draw_random(char digits[RANDOM_DIGITS + 1], nian_error *err)
{
    unsigned char bytes[RANDOM_BYTES];
    int source = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    bool filled =
        source >= 0 && read(source, bytes, sizeof bytes) == sizeof bytes;
    int reason = errno;
    if (source >= 0)
        close(source);
    if (!filled)
        return nian_fail_errno(err, reason, "read /dev/urandom");
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(digits + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

static size_t count_found(nian_str text, nian_str needle)
{
    size_t count = 0;
    for (ptrdiff_t at; (at = nian_str_find(text, needle)) >= 0; count++)
        text = nian_str_after(text, (size_t)at + needle.len);
    return count;
}

/* With a terminator that nobody can know, checked against the data all the
 * same: it may stand only where the script itself puts it. */
static bool make_script(nian_buf *out, const nian_figure *figure,
                        nian_plot_format format, nian_error *err)
{
    size_t blocks = 1;
    for (size_t i = 0; i < figure->panel_count; i++)
        blocks += figure->panels[i].series_count;
    for (int i = 0; i < TRIES; i++) {
        char word[4 + RANDOM_DIGITS] = "END";
        if (!draw_random(word + 3, err))
            return false;
        out->len = 0;
        nian_figure_script(out, figure, format, nian_str_from(word));
        if (count_found(nian_buf_str(out), nian_str_from(word)) == 2 * blocks)
            return true;
    }
    return nian_fail(err, NIAN_EIO, "draw chart: /dev/urandom is not random");
}

/* cairo stamps the time into a PDF; other bytes of the same number keep the
 * table of offsets right. */
static void fix_date(nian_buf *pdf)
{
    static const nian_str mark = NIAN_STR_INIT("/CreationDate (D:");
    nian_str text = nian_buf_str(pdf);
    ptrdiff_t at = nian_str_find_last(text, mark);
    if (at < 0)
        return;
    for (size_t i = (size_t)at + mark.len;
         i < pdf->len && pdf->ptr[i] >= '0' && pdf->ptr[i] <= '9'; i++)
        pdf->ptr[i] = "19700101000000"[(i - (size_t)at - mark.len) % 14];
}

static void finish_svg(nian_buf *picture, const nian_figure *figure)
{
    nian_arena arena = {0};
    nian_buf words = {0};
    nian_buf finished = {0};
    nian_figure_describe(&words, figure);
    nian_str named =
        figure->panel_count == 1 ? figure->panels[0].title : figure->title;
    nian_str title =
        nian_label_fit(&arena, nian_label_clean(&arena, named), TITLE_EMS);
    nian_svg_finish(&finished, nian_buf_str(picture), title,
                    nian_label_clean(&arena, nian_buf_str(&words)),
                    figure->dark);
    nian_buf_free(picture);
    *picture = finished;
    nian_buf_free(&words);
    nian_arena_free(&arena);
}

/* Whether it ends as a file of its format does. */
static bool check_whole(nian_str picture, nian_plot_format format,
                        nian_error *err)
{
    static const nian_str ends[] = {
        [NIAN_PLOT_SVG] = NIAN_STR_INIT("</svg>"),
        [NIAN_PLOT_PNG] = NIAN_STR_INIT("IEND\xAE\x42\x60\x82"),
        [NIAN_PLOT_PDF] = NIAN_STR_INIT("%%EOF"),
    };
    if (nian_str_ends(nian_str_trim(picture), ends[format]))
        return true;
    return nian_fail(err, NIAN_ECHILD,
                     "draw chart: gnuplot left the picture unfinished");
}

static bool draw(nian_buf *picture, const nian_figure *figure,
                 nian_plot_format format, nian_error *err)
{
    nian_buf script = {0};
    bool drawn =
        make_script(&script, figure, format, err) &&
        nian_gnuplot_run(picture, nian_buf_str(&script), MILLISECONDS, err) &&
        check_whole(nian_buf_str(picture), format, err);
    nian_buf_free(&script);
    if (drawn && format == NIAN_PLOT_SVG)
        finish_svg(picture, figure);
    if (drawn && format == NIAN_PLOT_PDF)
        fix_date(picture);
    return drawn;
}

bool nian_figure_draw(nian_buf *out, const nian_figure *figure,
                      nian_plot_format format, nian_error *err)
{
    return nian_figure_check(figure, err) && draw(out, figure, format, err);
}

/* The next whole picture of several; false when there is none.  Texts are of
 * one line, so that none can end a picture. */
static bool next_svg(nian_str *rest, nian_buf *picture)
{
    static const nian_str end = NIAN_STR_INIT("\n</svg>");
    ptrdiff_t at = nian_str_find(*rest, end);
    if (at < 0)
        return false;
    nian_buf_add(picture, nian_str_slice(*rest, 0, (size_t)at + end.len));
    *rest = nian_str_after(*rest, (size_t)at + end.len);
    return true;
}

static bool add_scripts(nian_buf *out, bool *drawable,
                        const nian_figure *figures, size_t count,
                        nian_error *err)
{
    nian_buf script = {0};
    bool fine = true;
    for (size_t i = 0; i < count && fine; i++) {
        drawable[i] = nian_figure_check(&figures[i], NULL);
        if (!drawable[i])
            continue;
        fine = make_script(&script, &figures[i], NIAN_PLOT_SVG, err);
        nian_buf_add(out, nian_buf_str(&script));
        nian_buf_add(out, NIAN_STR("\nreset session\n"));
    }
    nian_buf_free(&script);
    return fine;
}

bool nian_figures_draw(nian_buf *out, const nian_figure *figures, size_t count,
                       nian_error *err)
{
    nian_arena arena = {0};
    nian_buf script = {0};
    nian_buf pictures = {0};
    bool *drawable = nian_new_array(&arena, bool, count);
    bool fine =
        add_scripts(&script, drawable, figures, count, err) &&
        (script.len == 0 ||
         nian_gnuplot_run(&pictures, nian_buf_str(&script), MILLISECONDS, err));
    nian_str rest = nian_buf_str(&pictures);
    for (size_t i = 0; i < count && fine; i++) {
        if (!drawable[i])
            continue;
        fine = next_svg(&rest, &out[i]) ||
               nian_fail(err, NIAN_ECHILD,
                         "draw chart: gnuplot left the picture unfinished");
        if (fine)
            finish_svg(&out[i], &figures[i]);
    }
    nian_buf_free(&pictures);
    nian_buf_free(&script);
    nian_arena_free(&arena);
    return fine;
}

static bool write_all(int file, nian_str bytes)
{
    while (bytes.len) {
        ssize_t written = write(file, bytes.ptr, bytes.len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = nian_str_after(bytes, (size_t)written);
    }
    return true;
}

/* A name of our own in the folder of `path`, so that renaming stays within
 * one file system. */
static bool name_beside(const char **out, nian_arena *arena, const char *path,
                        nian_error *err)
{
    char word[RANDOM_DIGITS + 1];
    if (!draw_random(word, err))
        return false;
    nian_str name = nian_str_from(path);
    ptrdiff_t slash = nian_str_find_last(name, NIAN_STR("/"));
    *out =
        nian_str_format(arena, "%.*s.nianlun-%s", (int)(slash + 1), path, word)
            .ptr;
    return true;
}

static bool write_file(const char *path, nian_str bytes, nian_arena *arena,
                       nian_error *err)
{
    const char *temporary;
    if (!name_beside(&temporary, arena, path, err))
        return false;
    int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return nian_fail_errno(err, errno, "write %s", path);
    bool written = write_all(file, bytes);
    int reason = errno;
    if (close(file) != 0 && written) {
        written = false;
        reason = errno;
    }
    if (written && rename(temporary, path) == 0)
        return true;
    if (written)
        reason = errno;
    unlink(temporary);
    return nian_fail_errno(err, reason, "write %s", path);
}

bool nian_plot_file(const char *path, const nian_chart *chart, nian_error *err)
{
    return nian_figure_file(
        path, &(nian_figure){.panels = chart, .panel_count = 1}, err);
}

bool nian_figure_file(const char *path, const nian_figure *figure,
                      nian_error *err)
{
    nian_plot_format format = NIAN_PLOT_SVG;
    if (!find_format(&format, path, err))
        return false;
    nian_arena arena = {0};
    nian_buf picture = {0};
    bool fine = nian_figure_draw(&picture, figure, format, err) &&
                write_file(path, nian_buf_str(&picture), &arena, err);
    nian_buf_free(&picture);
    nian_arena_free(&arena);
    return fine;
}
