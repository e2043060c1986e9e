/* A nianlun-parse whose only parser does what the file says. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "deeds.h"
#include "ingest/parsers.h"

/* What follows `raw ` goes to the parent as it is. */
static void answer_raw(nian_str bytes)
{
    _exit(write(1, bytes.ptr, bytes.len) < 0);
}

static bool tell_much(nian_ingested *out, nian_arena *arena)
{
    out->text = NIAN_STR("一\n");
    out->media_type = NIAN_STR("text/html");
    out->encoding = NIAN_STR("GB18030");
    out->ocr = true;
    out->said = (nian_metadata){
        .title = NIAN_STR("工作\n报告"),
        .issuer = NIAN_STR("青汀区"),
        .year = 2023,
        .year_sure = 0.5F,
    };
    vec_push(arena, &out->notes,
             ((nian_note){7, 2, NIAN_STR("a scar \033[31m")}));
    return true;
}

static bool act(nian_ingested *out, nian_arena *arena, nian_str bytes,
                const nian_ingest_options *options, nian_error *err)
{
    (void)options;
    if (nian_str_cut_start(&bytes, NIAN_STR("raw ")))
        answer_raw(bytes);
    if (nian_str_equal(bytes, NIAN_STR("much")))
        return tell_much(out, arena);
    if (nian_str_equal(bytes, NIAN_STR("refuse")))
        return nian_fail(err, NIAN_EUNSUPPORTED, "encrypted: save it plain");
    if (nian_str_equal(bytes, NIAN_STR("arena")))
        for (;;)
            memset(nian_arena_alloc(arena, 1 << 20, 1), 1, 1 << 20);
    if (nian_str_equal(bytes, NIAN_STR("latin")))
        out->text = NIAN_STR("\xE9t\xE9");
    else
        out->text = nian_str_from(do_deed(nian_cstr(arena, bytes)));
    return true;
}

nian_parser *nian_parser_find(nian_format format)
{
    return format == NIAN_FORMAT_HTML ? act : NULL;
}
