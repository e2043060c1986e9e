/* What a person decides, written into links.yaml of the series as a commit of
 * theirs.  The file is read under the writer's lock, so that nothing which
 * another person wrote meanwhile is lost. */
#include "report/links.h"

#include <string.h>

#include "base/error.h"
#include "corpus/corpus.h"

static const char preface[] =
    "# What persons decided about this series; it wins over the program.\n"
    "# nianlun link and unlink write here, and an editor may.\n";

enum {
    TITLE_LETTERS = 20 /* of a name in the first line of a message */
};

/* One decision on its way into the file. */
typedef struct deciding {
    nian_arena arena;
    nian_corpus *corpus;
    const nian_decide_options *options;
    nian_str issuer, kind;
    nian_store *store; /* NULL: a dry run */
    nian_str path;
    nian_str bytes; /* of the file as it is */
    nian_links_layout layout;
    bool *gone;           /* by item of the layout */
    size_t gone_count;    /* entries that say the opposite */
    bool already;         /* an entry says so */
    nian_links_item more; /* what is added; list empty: nothing */
    nian_buf message;
} deciding;

static bool read_file(deciding *d, nian_error *err)
{
    nian_str blob;
    nian_error why = {0};
    bool found = false;
    bool fine = true;
    if (d->store) {
        fine = nian_store_get(&d->bytes, &found, &d->arena, d->store, d->path,
                              err);
    } else if (!nian_corpus_read(&d->bytes, &blob, &d->arena, d->corpus,
                                 d->path, &why) &&
               why.code != NIAN_ENOTFOUND) {
        if (err)
            *err = why;
        return false;
    }
    if (!fine || !nian_links_lay_out(&d->layout, &d->arena, d->bytes,
                                     nian_cstr(&d->arena, d->path), err))
        return false;
    d->gone = nian_new_array(&d->arena, bool, d->layout.items.count + 1);
    return true;
}

static bool begin(deciding *d, nian_error *err)
{
    static const nian_decide_options usual = {.dry_run = false};
    if (!d->options)
        d->options = &usual;
    size_t bad;
    if (!nian_utf8_valid(d->options->note, &bad))
        return nian_fail(err, NIAN_EINPUT,
                         "the note is not UTF-8; check how the terminal is "
                         "set");
    d->path = nian_path_links(&d->arena, d->issuer, d->kind);
    if (!d->options->dry_run &&
        !nian_store_open(&d->store, d->corpus, nian_report_describe, err))
        return false;
    return read_file(d, err);
}

static bool write_file(deciding *d, nian_error *err)
{
    nian_buf edited = {0};
    nian_author author;
    bool add = d->more.list.len > 0;
    if (d->bytes.len == 0)
        d->bytes = nian_str_from(preface);
    bool fine =
        nian_links_edit(&edited, d->bytes, d->gone, add ? &d->more : NULL,
                        nian_cstr(&d->arena, d->path), err) &&
        (!d->store ||
         (nian_author_read(&author, &d->arena, d->corpus, err) &&
          nian_store_put(d->store, d->path, nian_buf_str(&edited), NULL, err)));
    if (fine && d->store) {
        nian_store_sign(d->store, &author);
        fine = nian_store_commit(d->store, nian_buf_str(&d->message), 0, err);
    }
    nian_buf_free(&edited);
    return fine;
}

static bool finish(nian_decided *out, deciding *d, nian_error *err)
{
    bool same = d->already && d->gone_count == 0;
    *out = same            ? NIAN_DECIDED_ALREADY
           : d->gone_count ? NIAN_DECIDED_REPLACED
                           : NIAN_DECIDED_ADDED;
    if (d->already)
        d->more.list = (nian_str){NULL, 0};
    return same || write_file(d, err);
}

static void end(deciding *d)
{
    nian_store_close(d->store);
    nian_buf_free(&d->message);
    nian_arena_free(&d->arena);
}

static void mark(deciding *d, size_t item, bool wanted)
{
    if (wanted) {
        d->already = true;
        return;
    }
    d->gone[item] = true;
    d->gone_count++;
}

static void add_note(deciding *d)
{
    nian_str why = nian_str_trim(d->options->note);
    d->more.note = why;
    if (why.len)
        nian_buf_format(&d->message, "\n%.*s\n", NIAN_STR_ARG(why));
}

/* ---------------------------------------------------------- statements */

/* A pair of statements, and what is said of it. */
typedef struct verdict {
    const nian_report *before, *after;
    uint32_t old, new;
    bool same;
} verdict;

static bool check_reports(const nian_report *before, const nian_report *after,
                          nian_error *err)
{
    const nian_metadata *old = &before->meta, *new = &after->meta;
    if (before->commit.len == 0 || after->commit.len == 0)
        return nian_fail(
            err, NIAN_EINPUT,
            "%.*s: it is no report of the corpus; add it first",
            NIAN_STR_ARG(before->commit.len ? after->name : before->name));
    if (!nian_str_equal(old->issuer, new->issuer) ||
        !nian_str_equal(old->kind, new->kind))
        return nian_fail(err, NIAN_EINPUT,
                         "%.*s and %.*s are of two series; decisions are kept "
                         "within one",
                         NIAN_STR_ARG(before->name), NIAN_STR_ARG(after->name));
    if (old->year == new->year)
        return nian_fail(err, NIAN_EINPUT,
                         "both statements are of %d; name one of an older and "
                         "one of a newer report",
                         old->year);
    if (old->year > new->year)
        return nian_fail(err, NIAN_EINPUT,
                         "%d comes before %d; name the older statement first",
                         new->year, old->year);
    return true;
}

static bool says(const nian_report *report, nian_str name, uint32_t statement)
{
    uint32_t found;
    return nian_statement_find(&found, report, name) && found == statement;
}

static void read_verdicts(deciding *d, const verdict *v)
{
    for (size_t i = 0; i < d->layout.items.count; i++) {
        const nian_links_item *item = &d->layout.items.items[i];
        bool right = nian_str_equal(item->list, NIAN_STR(NIAN_LINKS_RIGHT));
        if (nian_str_equal(item->list, NIAN_STR(NIAN_LINKS_NAMES)) ||
            !says(v->before, item->first, v->old) ||
            !says(v->after, item->second, v->new))
            continue;
        mark(d, i, right == v->same);
    }
}

static void word_verdict(deciding *d, const verdict *v)
{
    nian_arena *arena = &d->arena;
    nian_str old = nian_statement_id(arena, v->before, v->old);
    nian_str new = nian_statement_id(arena, v->after, v->new);
    d->more.list =
        v->same ? NIAN_STR(NIAN_LINKS_RIGHT) : NIAN_STR(NIAN_LINKS_WRONG);
    d->more.first = nian_statement_name_make(arena, v->before, v->old);
    d->more.second = nian_statement_name_make(arena, v->after, v->new);
    nian_buf_format(&d->message, "%s %.*s %.*s and %.*s\n\n%.*s\n%.*s\n",
                    v->same ? "link" : "unlink", NIAN_STR_ARG(d->issuer),
                    NIAN_STR_ARG(old), NIAN_STR_ARG(new),
                    NIAN_STR_ARG(d->more.first), NIAN_STR_ARG(d->more.second));
    add_note(d);
}

bool nian_corpus_decide(nian_decided *out, nian_corpus *corpus,
                        const nian_report *before, uint32_t old,
                        const nian_report *after, uint32_t new, bool same,
                        const nian_decide_options *options, nian_error *err)
{
    const verdict v = {before, after, old, new, same};
    if (!check_reports(before, after, err))
        return false;
    deciding d = {.corpus = corpus,
                  .options = options,
                  .issuer = before->meta.issuer,
                  .kind = before->meta.kind};
    bool fine = begin(&d, err);
    if (fine) {
        read_verdicts(&d, &v);
        word_verdict(&d, &v);
        fine = finish(out, &d, err);
    }
    end(&d);
    return fine;
}

/* --------------------------------------------------------------- names */

static bool are_names(const nian_links_item *item, nian_str name,
                      nian_str means)
{
    return (nian_str_equal(item->first, name) &&
            nian_str_equal(item->second, means)) ||
           (nian_str_equal(item->first, means) &&
            nian_str_equal(item->second, name));
}

static nian_str shorten(nian_arena *arena, nian_str name)
{
    size_t at = 0;
    for (size_t i = 0; i < TITLE_LETTERS && at < name.len; i++) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(name, at), &code);
    }
    return nian_str_format(arena, "%.*s%s",
                           NIAN_STR_ARG(nian_str_slice(name, 0, at)),
                           at < name.len ? "…" : "");
}

static void word_names(deciding *d, nian_str name, nian_str means, bool same)
{
    d->more = (nian_links_item){.list = NIAN_STR(NIAN_LINKS_NAMES),
                                .first = name,
                                .second = means,
                                .apart = !same};
    nian_buf_format(&d->message, "%s %.*s names %.*s and %.*s\n",
                    same ? "link" : "unlink", NIAN_STR_ARG(d->issuer),
                    NIAN_STR_ARG(shorten(&d->arena, name)),
                    NIAN_STR_ARG(shorten(&d->arena, means)));
    add_note(d);
}

static bool check_names(nian_str name, nian_str means, nian_error *err)
{
    size_t bad;
    if (name.len == 0 || means.len == 0)
        return nian_fail(err, NIAN_EINPUT, "a name is empty; give two");
    if (nian_str_equal(name, means))
        return nian_fail(err, NIAN_EINPUT,
                         "%.*s: both names are the same; give two",
                         NIAN_STR_ARG(name));
    if (!nian_utf8_valid(name, &bad) || !nian_utf8_valid(means, &bad))
        return nian_fail(err, NIAN_EINPUT,
                         "a name is not UTF-8; check how the terminal is set");
    return true;
}

bool nian_corpus_rename(nian_decided *out, nian_corpus *corpus,
                        const nian_entry_key *series, nian_str name,
                        nian_str means, bool same,
                        const nian_decide_options *options, nian_error *err)
{
    name = nian_str_trim(name);
    means = nian_str_trim(means);
    if (!check_names(name, means, err))
        return false;
    deciding d = {.corpus = corpus,
                  .options = options,
                  .issuer = series->issuer,
                  .kind = series->kind};
    bool fine = begin(&d, err);
    if (fine) {
        for (size_t i = 0; i < d.layout.items.count; i++) {
            const nian_links_item *item = &d.layout.items.items[i];
            if (nian_str_equal(item->list, NIAN_STR(NIAN_LINKS_NAMES)) &&
                are_names(item, name, means))
                mark(&d, i, item->apart != same);
        }
        word_names(&d, name, means, same);
        fine = finish(out, &d, err);
    }
    end(&d);
    return fine;
}
