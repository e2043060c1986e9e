/* Reports out of a corpus, and what a report tells the corpus of itself. */
#include "report/report.h"

#include "corpus/corpus.h"
#include "document/frontmatter.h"

bool nian_corpus_load(nian_report **out, nian_corpus *corpus,
                      const nian_entry_key *key, nian_error *err)
{
    nian_arena arena = {0};
    nian_str bytes;
    nian_str blob;
    nian_str path = nian_path_report(&arena, key);
    *out = NULL;
    bool found = nian_corpus_read(&bytes, &blob, &arena, corpus, path, err);
    if (found) {
        /* The place in the corpus says whose report it is. */
        nian_hints hints = {.path = path};
        hints.meta.issuer = key->issuer;
        hints.meta.kind = key->kind;
        hints.meta.year = key->year;
        nian_report_read(out, bytes, &hints);
        nian_report_place(*out, nian_corpus_tip(&arena, corpus), blob);
    }
    nian_arena_free(&arena);
    return found;
}

/* Work reports are delivered when the congress meets, in the first months of
 * their year; all others are of a year that has ended. */
static int64_t usual_time(nian_str kind, int year)
{
    bool delivered = nian_str_has(kind, NIAN_STR("工作报告"));
    return delivered ? nian_stamp_time(year, 3, 1)
                     : nian_stamp_time(year, 12, 31);
}

static nian_str one_line(nian_arena *arena, nian_str text)
{
    nian_str trimmed = nian_str_trim(text);
    char *bytes = nian_arena_alloc(arena, trimmed.len, 1);
    for (size_t i = 0; i < trimmed.len; i++) {
        unsigned char byte = (unsigned char)trimmed.ptr[i];
        bytes[i] = byte < ' ' || byte == 0x7F ? ' ' : trimmed.ptr[i];
    }
    return (nian_str){bytes, trimmed.len};
}

void nian_report_stamp(nian_stamp *out, nian_arena *arena,
                       const nian_entry_key *key, const nian_metadata *meta)
{
    int year, month, day;
    *out = (nian_stamp){.time = usual_time(key->kind, key->year)};
    out->title = one_line(arena, meta->title);
    if (out->title.len == 0)
        out->title =
            nian_str_format(arena, "%.*s %d %.*s", NIAN_STR_ARG(key->issuer),
                            key->year, NIAN_STR_ARG(key->kind));
    if (!nian_stamp_read(meta->date, &year, &month, &day))
        return;
    out->date = nian_str_copy(arena, meta->date);
    out->time = month ? nian_stamp_time(year, month, day ? day : 1)
                      : usual_time(key->kind, year);
}

void nian_report_describe(nian_stamp *out, nian_arena *arena,
                          const nian_entry_key *key, nian_str bytes)
{
    nian_arena scratch = {0};
    nian_frontmatter front;
    nian_frontmatter_read(&front, &scratch, bytes);
    nian_report_stamp(out, arena, key, &front.meta);
    nian_arena_free(&scratch);
}
