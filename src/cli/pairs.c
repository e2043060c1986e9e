/* Many pairs, one after the other as they come in.  A pair that cannot be read
 * is told and the others go on. */
#include "cli/pairs.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/json.h"
#include "base/pool.h"
#include "cli/reports.h"
#include "corpus/corpus.h"
#include "report/report.h"

enum {
    BATCH = 64, /* pairs at a time */
    RUN = 4     /* of them one after the other on a thread */
};

/* A file, or a report of the corpus. */
typedef struct side {
    nian_str path; /* terminated; empty: of the corpus */
    nian_entry_key key;
} side;

typedef struct pair {
    side before, after;
    size_t line; /* of standard input, or 0 */
    nian_arena arena;
    nian_buf out;
    bool failed, changed;
    nian_error err;
} pair;

vec_type(sides, side);

typedef struct job {
    nian_cli *cli;
    const nian_renderer *renderer;
    const nian_listing *listing; /* NULL: no corpus was wanted yet */
    sides each;                  /* --each: what follows what */
    size_t next;
    size_t line;
    pair *pairs;
    size_t count; /* of the batch under way */
    size_t total, failed;
    bool changed;
} job;

/* ---------------------------------------------------------------- one pair */

static bool load(nian_report **out, const job *j, pair *p, const side *from,
                 nian_corpus *corpus)
{
    nian_hints hints;
    nian_cli_hints(&hints, j->cli);
    if (from->path.len) {
        if (!nian_report_read_file(out, from->path.ptr, &hints, &p->err))
            return false;
        (*out)->name = from->path;
        return true;
    }
    if (!nian_corpus_load(out, corpus, &from->key, &p->err))
        return false;
    (*out)->name = nian_cli_name(&p->arena, j->listing, &from->key);
    return true;
}

static bool read_decisions(nian_links **out, pair *p, nian_corpus *corpus)
{
    const side *from = p->before.path.len ? &p->after : &p->before;
    *out = NULL;
    return !corpus || nian_corpus_links(out, corpus, &from->key, &p->err);
}

static void compare(const job *j, pair *p, const nian_report *before,
                    const nian_report *after, const nian_links *links)
{
    nian_compare_options decided;
    nian_comparison *comparison;
    nian_view view = j->cli->view;
    view.out = &p->out;
    nian_cli_decide(&decided, links);
    decided.plain_unsure = !nian_cli_has(j->cli, "unsure");
    nian_compare(&comparison, before, after, &decided);
    j->renderer->comparison(&view, comparison);
    p->changed =
        comparison->change_count > comparison->counts[NIAN_STATUS_KEPT];
    nian_comparison_free(comparison);
}

/* What a thread keeps from pair to pair: the newer report of one is the older
 * of the next.  Handles of the corpus belong to a thread. */
typedef struct reader {
    nian_corpus *corpus;
    nian_report *last;
    const side *from; /* of `last` */
} reader;

static bool is_same(const side *left, const side *right)
{
    if (left->path.len || right->path.len)
        return nian_str_equal(left->path, right->path);
    return nian_str_equal(left->key.issuer, right->key.issuer) &&
           nian_str_equal(left->key.kind, right->key.kind) &&
           left->key.year == right->key.year;
}

static void work_pair(const job *j, pair *p, reader *r)
{
    nian_report *before = NULL;
    nian_report *after = NULL;
    nian_links *links = NULL;
    bool stored = !p->before.path.len || !p->after.path.len;
    if (r->last && is_same(&p->before, r->from)) {
        before = r->last;
        r->last = NULL;
    }
    p->failed = (stored && !r->corpus &&
                 !nian_cli_open_corpus(&r->corpus, j->cli, &p->err)) ||
                (!before && !load(&before, j, p, &p->before, r->corpus)) ||
                !load(&after, j, p, &p->after, r->corpus) ||
                !read_decisions(&links, p, stored ? r->corpus : NULL);
    if (!p->failed)
        compare(j, p, before, after, links);
    nian_links_free(links);
    nian_report_free(before);
    nian_report_free(r->last);
    r->last = after;
    r->from = &p->after;
}

static size_t end_of_run(const job *j, size_t index)
{
    size_t end = (index + 1) * RUN;
    return end < j->count ? end : j->count;
}

static void work(void *context, size_t index)
{
    const job *j = context;
    reader r = {.corpus = NULL};
    for (size_t i = index * RUN; i < end_of_run(j, index); i++)
        if (!j->pairs[i].failed)
            work_pair(j, &j->pairs[i], &r);
    nian_report_free(r.last);
    nian_corpus_free(r.corpus);
}

static void write_error(nian_buf *out, const pair *p)
{
    nian_json json = {.out = out};
    nian_json_object(&json);
    nian_json_key(&json, "schema");
    nian_json_str(&json, NIAN_STR("nianlun.error/1"));
    nian_json_key(&json, "line");
    nian_json_int(&json, (int64_t)p->line);
    nian_json_key(&json, "error");
    nian_json_str(&json, nian_str_from(p->err.message));
    nian_json_end(&json);
    nian_buf_add_byte(out, '\n');
}

static void deliver_pair(job *j, pair *p)
{
    nian_buf *out = &j->cli->out;
    bool parted =
        j->total++ && nian_str_equal(j->cli->view.format, NIAN_STR("text"));
    j->failed += p->failed;
    j->changed |= p->changed;
    if (p->failed && p->line)
        write_error(out, p);
    else if (p->failed)
        fprintf(stderr, "nianlun: %s\n", p->err.message);
    else if (parted)
        nian_buf_add_byte(out, '\n');
    nian_buf_add(out, nian_buf_str(&p->out));
    nian_buf_free(&p->out);
    nian_arena_free(&p->arena);
}

static void deliver(void *context, size_t index)
{
    job *j = context;
    for (size_t i = index * RUN; i < end_of_run(j, index); i++)
        deliver_pair(j, &j->pairs[i]);
}

/* ------------------------------------------------------------- which pairs */

static nian_str folder_of(nian_str path)
{
    ptrdiff_t slash = nian_str_find_last(path, NIAN_STR("/"));
    return nian_str_slice(path, 0, slash < 0 ? 0 : (size_t)slash);
}

/* Files of one folder follow each other as they are given, reports of a
 * series as the years go. */
static bool follows(const side *before, const side *after)
{
    if (before->path.len || after->path.len)
        return before->path.len && after->path.len &&
               nian_str_equal(folder_of(before->path), folder_of(after->path));
    return nian_str_equal(before->key.issuer, after->key.issuer) &&
           nian_str_equal(before->key.kind, after->key.kind) &&
           before->key.year < after->key.year;
}

static bool add_series(job *j, nian_str name, nian_error *err)
{
    nian_keys keys = {0};
    if (!nian_cli_series_keys(&keys, j->cli, name, err) ||
        !nian_cli_listing(&j->listing, j->cli, err))
        return false;
    for (size_t i = 0; i < keys.count; i++)
        vec_push(&j->cli->arena, &j->each, ((side){.key = keys.items[i]}));
    return true;
}

/* A name has no full stop, but in a range of years. */
static bool looks_like_file(nian_str name)
{
    return nian_str_has(name, NIAN_STR(".")) &&
           !nian_str_has(name, NIAN_STR("@"));
}

static bool gather(job *j, nian_error *err)
{
    const nian_strs *names = &j->cli->operands;
    if (names->count == 0)
        return add_series(j, (nian_str){NULL, 0}, err);
    for (size_t i = 0; i < names->count; i++) {
        if (access(names->items[i].ptr, F_OK) == 0)
            vec_push(&j->cli->arena, &j->each,
                     ((side){.path = names->items[i]}));
        else if (looks_like_file(names->items[i]))
            return nian_fail(err, NIAN_ENOTFOUND, "%.*s: no such file",
                             NIAN_STR_ARG(names->items[i]));
        else if (!add_series(j, names->items[i], err))
            return false;
    }
    return true;
}

static bool take_each(job *j, pair *out)
{
    while (j->next + 1 < j->each.count) {
        const side *before = &j->each.items[j->next++];
        if (!follows(before, before + 1))
            continue;
        *out = (pair){.before = *before, .after = before[1]};
        return true;
    }
    return false;
}

static bool read_side(side *out, job *j, pair *p, const json_t *object,
                      const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value) || json_string_length(value) == 0)
        return nian_fail(&p->err, NIAN_EINPUT, "it has no \"%s\"", key);
    nian_str name = {json_string_value(value), json_string_length(value)};
    out->path = nian_str_from(nian_cstr(&p->arena, name));
    if (!out->path.ptr)
        return nian_fail(&p->err, NIAN_EINPUT, "\"%s\" holds a NUL", key);
    if (access(out->path.ptr, F_OK) == 0)
        return true;
    nian_str wanted = out->path;
    out->path = (nian_str){NULL, 0};
    return nian_cli_key(&out->key, j->cli, wanted, &p->err) &&
           nian_cli_listing(&j->listing, j->cli, &p->err);
}

static void read_line(job *j, pair *p, nian_str line)
{
    json_error_t why;
    json_t *object = json_loadb(line.ptr, line.len, 0, &why);
    if (!json_is_object(object))
        p->failed = !nian_fail(&p->err, NIAN_EINPUT, "it is no JSON object");
    else
        p->failed = !read_side(&p->before, j, p, object, "old") ||
                    !read_side(&p->after, j, p, object, "new");
    json_decref(object);
}

static bool take_line(job *j, pair *out)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;
    nian_str text = {NULL, 0};
    while (text.len == 0 && (len = getline(&line, &capacity, stdin)) >= 0) {
        j->line++;
        text = nian_str_trim((nian_str){line, (size_t)len});
    }
    *out = (pair){.line = j->line};
    if (text.len)
        read_line(j, out, text);
    free(line);
    return text.len > 0;
}

/* ------------------------------------------------------------------ all */

static nian_exit ending(const job *j, nian_error *err)
{
    if (ferror(stdin)) {
        nian_fail_errno(err, errno, "standard input");
        return NIAN_EXIT_TROUBLE;
    }
    if (j->failed && j->line) {
        nian_cli_say(j->cli, "%zu of %zu pairs could not be read", j->failed,
                     j->total);
    } else if (j->failed) {
        nian_fail(err, NIAN_EINPUT, "diff: %zu of %zu pairs could not be read",
                  j->failed, j->total);
        return NIAN_EXIT_TROUBLE;
    }
    if (j->total == 0) {
        nian_cli_say(j->cli, "no two reports follow each other");
        return NIAN_EXIT_NOTHING;
    }
    return j->changed && nian_cli_has(j->cli, "exit-code") ? NIAN_EXIT_NOTHING
                                                           : NIAN_EXIT_FINE;
}

nian_exit nian_cli_diff_pairs(nian_cli *cli, nian_error *err)
{
    bool lines = nian_cli_has(cli, "jsonl");
    job j = {.cli = cli};
    if (lines)
        cli->view.format = NIAN_STR("json");
    j.renderer = nian_renderer_find(cli->view.format);
    if (!lines && !gather(&j, err))
        return NIAN_EXIT_TROUBLE;
    j.pairs = nian_xcalloc(BATCH, sizeof *j.pairs);
    for (size_t count = BATCH; count == BATCH && !cli->out.failed;) {
        for (count = 0; count < BATCH; count++)
            if (!(lines ? take_line(&j, &j.pairs[count])
                        : take_each(&j, &j.pairs[count])))
                break;
        j.count = count;
        nian_pool_run(nian_pool_workers(), (count + RUN - 1) / RUN, work,
                      deliver, &j);
    }
    free(j.pairs);
    return ending(&j, err);
}
