/* Two files read side by side. */
#include "cli/reports.h"

#include "base/pool.h"

typedef struct reading {
    const nian_str *names;
    nian_hints hints;
    nian_report *reports[2];
    nian_error errors[2];
} reading;

static void read_one(void *context, size_t i)
{
    reading *r = context;
    nian_report_read_file(&r->reports[i], r->names[i].ptr, &r->hints,
                          &r->errors[i]);
}

static void keep_one(void *context, size_t i)
{
    reading *r = context;
    if (r->reports[i])
        r->reports[i]->name = r->names[i];
}

bool nian_cli_files(const nian_report **before, const nian_report **after,
                    nian_cli *cli, nian_error *err)
{
    reading r = {.names = cli->operands.items};
    nian_cli_hints(&r.hints, cli);
    nian_pool_run(nian_pool_workers(), 2, read_one, keep_one, &r);
    for (size_t i = 0; i < 2; i++)
        if (r.reports[i])
            vec_push(&cli->arena, &cli->loaded, r.reports[i]);
    for (size_t i = 0; i < 2; i++) {
        if (r.reports[i])
            continue;
        *err = r.errors[i];
        return false;
    }
    *before = r.reports[0];
    *after = r.reports[1];
    return true;
}
