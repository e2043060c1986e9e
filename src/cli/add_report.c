/* nianlun.import/1: what a run did, for a program that looks after many.  It
 * holds neither times nor machines, so that the same run gives the same bytes,
 * and takes its name only when it is whole. */
#include "cli/add.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"

struct nian_add_report {
    nian_arena arena;
    const char *path;
    const char *draft;
    FILE *file;
    nian_buf buf;
    nian_json json;
};

bool nian_add_report_open(nian_add_report **out, const char *path, bool dry_run,
                          nian_error *err)
{
    *out = NULL;
    if (!path)
        return true;
    nian_add_report *report = nian_xcalloc(1, sizeof *report);
    report->path = path;
    report->draft =
        nian_cstr(&report->arena, nian_str_format(&report->arena, "%s.%ld.part",
                                                  path, (long)getpid()));
    report->file = fopen(report->draft, "wb");
    if (!report->file) {
        int why = errno;
        nian_arena_free(&report->arena);
        free(report);
        return nian_fail_errno(err, why, "--report: write %s", path);
    }
    report->buf.sink = report->file;
    report->json.out = &report->buf;
    nian_json_object(&report->json);
    nian_json_key(&report->json, "schema");
    nian_json_str(&report->json, NIAN_STR("nianlun.import/1"));
    nian_json_key(&report->json, "dry_run");
    nian_json_bool(&report->json, dry_run);
    nian_json_key(&report->json, "files");
    nian_json_array(&report->json);
    *out = report;
    return true;
}

void nian_add_report_file(nian_add_report *report,
                          const nian_import_result *result)
{
    if (!report)
        return;
    nian_json_object(&report->json);
    nian_add_fields(&report->json, result);
    nian_json_end(&report->json);
}

static void write_skipped(nian_json *json, const nian_skips *skipped)
{
    nian_json_key(json, "skipped");
    nian_json_array(json);
    for (size_t i = 0; i < skipped->count; i++) {
        nian_json_object(json);
        nian_json_key(json, "path");
        nian_json_str(json, nian_str_from(skipped->items[i].path));
        nian_json_key(json, "reason");
        nian_json_str(json, nian_str_from(skipped->items[i].why));
        nian_json_end(json);
    }
    nian_json_end(json);
}

static void write_counts(nian_json *json, const nian_import_counts *counts,
                         size_t skipped)
{
    nian_json_key(json, "counts");
    nian_json_object(json);
    for (int i = 0; i <= NIAN_IMPORT_REFUSED; i++) {
        nian_json_key(json, nian_add_status((nian_import_status)i));
        nian_json_int(json, (int64_t)counts->by_status[i]);
    }
    nian_json_key(json, "skipped");
    nian_json_int(json, (int64_t)skipped);
    nian_json_key(json, "left");
    nian_json_int(json, (int64_t)counts->left);
    nian_json_end(json);
}

/* On disk before it has its name; the errno of what failed, or 0. */
static int settle(nian_add_report *report)
{
    int why = nian_buf_flush(&report->buf) ? 0 : report->buf.reason;
    if (!why && fsync(fileno(report->file)) != 0)
        why = errno;
    if (fclose(report->file) != 0 && !why)
        why = errno;
    if (!why && rename(report->draft, report->path) != 0)
        why = errno;
    if (why)
        unlink(report->draft);
    return why;
}

bool nian_add_report_close(nian_add_report *report,
                           const nian_import_counts *counts,
                           const nian_skips *skipped, const char *ended,
                           nian_error *err)
{
    if (!report)
        return true;
    nian_json *json = &report->json;
    nian_json_end(json);
    write_skipped(json, skipped);
    write_counts(json, counts, skipped->count);
    nian_json_key(json, "ended");
    nian_json_str(json, nian_str_from(ended));
    nian_json_end(json);
    nian_buf_add_byte(&report->buf, '\n');
    int why = settle(report);
    if (why)
        nian_fail_errno(err, why, "--report: write %s", report->path);
    nian_buf_free(&report->buf);
    nian_arena_free(&report->arena);
    free(report);
    return why == 0;
}
