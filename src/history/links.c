/* A history: its reports, and the links between any two of them, which are
 * worked out when they are first asked for. */
#include "history/history.h"

#include <stdlib.h>

#include "base/pool.h"
#include "diff/compare.h"

/* Links of two reports, by statement of either. */
typedef struct book {
    bool made, compared;
    nian_bonds *ahead; /* by statement of the older report */
    nian_bonds *back;  /* by statement of the newer report */
    nian_alignment alignment;
    nian_changes changes; /* of the links, once asked for */
} book;

struct nian_history_cache {
    nian_arena arena;
    book *books; /* older × count + newer */
    nian_letters **letters;
    nian_vocabulary **words; /* uses NULL: not yet read */
    nian_clauses **clauses;  /* items NULL: likewise */
};

void nian_trace(nian_history **out, const nian_report *const *reports,
                size_t report_count)
{
    nian_history *history = nian_xcalloc(1, sizeof *history);
    nian_arena *arena = &history->arena;
    history->count = report_count;
    history->reports = nian_new_array(arena, const nian_report *, report_count);
    history->cache = nian_xcalloc(1, sizeof *history->cache);
    nian_history_cache *cache = history->cache;
    cache->books =
        nian_new_array(&cache->arena, book, report_count * report_count);
    cache->letters =
        nian_new_array(&cache->arena, nian_letters *, report_count);
    cache->words =
        nian_new_array(&cache->arena, nian_vocabulary *, report_count);
    cache->clauses =
        nian_new_array(&cache->arena, nian_clauses *, report_count);
    for (size_t i = 0; i < report_count; i++) {
        size_t count = reports[i]->statement_count;
        history->reports[i] = reports[i];
        cache->letters[i] = nian_new_array(&cache->arena, nian_letters, count);
        cache->words[i] = nian_new_array(&cache->arena, nian_vocabulary, count);
        cache->clauses[i] = nian_new_array(&cache->arena, nian_clauses, count);
    }
    *out = history;
}

void nian_history_free(nian_history *history)
{
    if (!history)
        return;
    nian_arena_free(&history->cache->arena);
    free(history->cache);
    nian_arena_free(&history->arena);
    free(history);
}

const nian_statement *nian_history_statement(const nian_history *history,
                                             nian_place place)
{
    return &history->reports[place.report]->statements[place.statement];
}

nian_letters nian_history_letters(const nian_history *history, nian_place place)
{
    nian_history_cache *cache = history->cache;
    nian_letters *letters = &cache->letters[place.report][place.statement];
    if (!letters->codes)
        nian_letters_read(letters, &cache->arena,
                          nian_history_statement(history, place)->text);
    return *letters;
}

const nian_vocabulary *nian_history_vocabulary(const nian_history *history,
                                               nian_place place)
{
    nian_history_cache *cache = history->cache;
    nian_vocabulary *words = &cache->words[place.report][place.statement];
    if (!words->uses)
        nian_vocabulary_read(words, &cache->arena,
                             nian_history_letters(history, place));
    return words;
}

/* Bytes of the mark that ends a clause; 0 when none stands at `at`. */
static size_t clause_end(nian_str text, size_t at)
{
    static const nian_str marks[] = {
        NIAN_STR_INIT("，"), NIAN_STR_INIT("；"), NIAN_STR_INIT("："),
        NIAN_STR_INIT("。"), NIAN_STR_INIT(","),  NIAN_STR_INIT(";"),
    };
    nian_str rest = nian_str_after(text, at);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (nian_str_starts(rest, marks[i]))
            return marks[i].len;
    return 0;
}

static nian_clauses read_clauses(nian_arena *arena, nian_str text)
{
    enum {
        CLAUSE_BYTES_MIN = 18
    };
    vec(nian_vocabulary) out = {0};
    for (size_t start = 0, at = 0; at < text.len;) {
        size_t mark = clause_end(text, at);
        at += mark ? mark : 1;
        if ((!mark || at - start < CLAUSE_BYTES_MIN) && at < text.len)
            continue;
        nian_letters letters;
        nian_vocabulary words;
        nian_letters_read(&letters, arena, nian_str_slice(text, start, at));
        nian_vocabulary_read(&words, arena, letters);
        vec_push(arena, &out, words);
        start = at;
    }
    return (nian_clauses){out.items, out.count};
}

nian_clauses nian_history_clauses(const nian_history *history, nian_place place)
{
    nian_history_cache *cache = history->cache;
    nian_clauses *clauses = &cache->clauses[place.report][place.statement];
    if (!clauses->items)
        *clauses = read_clauses(&cache->arena,
                                nian_history_statement(history, place)->text);
    return *clauses;
}

static int by_score(const void *left, const void *right)
{
    const nian_bond *before = left, *after = right;
    if (before->score != after->score)
        return before->score > after->score ? -1 : 1;
    return (before->statement > after->statement) -
           (before->statement < after->statement);
}

/* One side of the book: counts, then fills, then sorts. */
static nian_bonds *index_links(nian_arena *arena, const nian_pairs *links,
                               size_t statements, bool ahead)
{
    size_t *ends = nian_new_array(arena, size_t, statements + 1);
    nian_bond *items = nian_new_array(arena, nian_bond, links->count);
    nian_bonds *out = nian_new_array(arena, nian_bonds, statements);
    for (size_t i = 0; i < links->count; i++) {
        const nian_pair *link = &links->items[i];
        ends[(ahead ? link->before : link->after) + 1]++;
    }
    for (size_t i = 0; i < statements; i++) {
        out[i] = (nian_bonds){items + ends[i], ends[i + 1]};
        ends[i + 1] += ends[i];
    }
    for (size_t i = 0; i < links->count; i++) {
        const nian_pair *link = &links->items[i];
        items[ends[ahead ? link->before : link->after]++] = (nian_bond){
            ahead ? link->after : link->before,
            link->score,
        };
    }
    for (size_t i = 0; i < statements; i++)
        qsort(items + (out[i].items - items), out[i].count, sizeof *items,
              by_score);
    return out;
}

static book *find_place(const nian_history *history, size_t older, size_t newer)
{
    return &history->cache->books[older * history->count + newer];
}

static nian_pairs copy_pairs(nian_arena *arena, const nian_pairs *pairs)
{
    nian_pairs out = {0};
    for (size_t i = 0; i < pairs->count; i++)
        vec_push(arena, &out, pairs->items[i]);
    return out;
}

static void keep(const nian_history *history, uint32_t older, uint32_t newer,
                 nian_alignment *alignment)
{
    nian_arena *arena = &history->cache->arena;
    book *kept = find_place(history, older, newer);
    nian_history_overrule(&alignment->links, arena, history, older, newer);
    kept->ahead = index_links(arena, &alignment->links,
                              history->reports[older]->statement_count, true);
    kept->back = index_links(arena, &alignment->links,
                             history->reports[newer]->statement_count, false);
    kept->alignment = (nian_alignment){
        .links = copy_pairs(arena, &alignment->links),
        .sections = copy_pairs(arena, &alignment->sections),
    };
    kept->made = true;
}

static book *find_book(const nian_history *history, uint32_t older,
                       uint32_t newer)
{
    book *found = find_place(history, older, newer);
    if (!found->made) {
        nian_arena scratch = {0};
        nian_alignment alignment;
        nian_names names = {history->renamings, history->renaming_count};
        nian_align_named(&alignment, &scratch, history->reports[older],
                         history->reports[newer], &names);
        keep(history, older, newer, &alignment);
        nian_arena_free(&scratch);
    }
    return found;
}

/* One pair of years that is being linked. */
typedef struct job {
    nian_arena arena;
    nian_alignment alignment;
    uint32_t older;
} job;

typedef struct jobs {
    const nian_history *history;
    job *items;
} jobs;

static void link_years(void *context, size_t index)
{
    jobs *all = context;
    job *todo = &all->items[index];
    nian_names names = {all->history->renamings, all->history->renaming_count};
    nian_align_named(&todo->alignment, &todo->arena,
                     all->history->reports[todo->older],
                     all->history->reports[todo->older + 1], &names);
}

static void keep_links(void *context, size_t index)
{
    jobs *all = context;
    job *done = &all->items[index];
    keep(all->history, done->older, done->older + 1, &done->alignment);
    nian_arena_free(&done->arena);
}

void nian_history_link(const nian_history *history, const bool *wanted)
{
    nian_arena scratch = {0};
    jobs all = {history, nian_new_array(&scratch, job, history->count)};
    size_t count = 0;
    for (uint32_t i = 0; i + 1 < history->count; i++)
        if (wanted[i] && !find_place(history, i, i + 1)->made)
            all.items[count++].older = i;
    nian_pool_run(nian_pool_workers(), count, link_years, keep_links, &all);
    nian_arena_free(&scratch);
}

void nian_history_link_from(const nian_history *history, uint32_t report,
                            bool back)
{
    size_t workers = nian_pool_workers();
    if (report + 1 >= history->count ||
        find_place(history, report, report + 1)->made)
        return;
    nian_arena scratch = {0};
    bool *wanted = nian_new_array(&scratch, bool, history->count);
    for (size_t i = 0; i < workers; i++) {
        size_t at = back ? report - i : report + i;
        if ((back && i > report) || at >= history->count)
            break;
        wanted[at] = true;
    }
    nian_history_link(history, wanted);
    nian_arena_free(&scratch);
}

nian_bonds nian_history_bonds(const nian_history *history, nian_place place,
                              uint32_t other)
{
    if (place.report < other)
        return find_book(history, place.report, other)->ahead[place.statement];
    return find_book(history, other, place.report)->back[place.statement];
}

static const nian_changes *compare_links(const nian_history *history,
                                         uint32_t older, uint32_t newer)
{
    book *found = find_book(history, older, newer);
    if (!found->compared) {
        nian_compare_options decided = {
            .decisions = history->decisions,
            .decision_count = history->decision_count,
        };
        nian_compare_links(&found->changes, &history->cache->arena,
                           history->reports[older], history->reports[newer],
                           &found->alignment, &decided);
    }
    found->compared = true;
    return &found->changes;
}

static bool has(const uint32_t *statements, size_t count, uint32_t statement)
{
    for (size_t i = 0; i < count; i++)
        if (statements[i] == statement)
            return true;
    return false;
}

const nian_change *nian_history_change(const nian_history *history,
                                       nian_place before, nian_place after)
{
    const nian_changes *changes =
        compare_links(history, before.report, after.report);
    for (size_t i = 0; i < changes->count; i++) {
        const nian_change *change = &changes->items[i];
        if (has(change->before, change->before_count, before.statement) &&
            has(change->after, change->after_count, after.statement))
            return change;
    }
    return NULL;
}
