/* Whether a corpus holds what it should, as far as only the text can tell:
 * front matter against paths, sources against their names. */
#include "report/report.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/sha256.h"
#include "corpus/corpus.h"
#include "document/frontmatter.h"

typedef struct owned_verification {
    nian_verification verification; /* first: its address is its owner's */
    nian_arena arena;
} owned_verification;

typedef struct report_check {
    nian_check *check;
    nian_verification *verification;
} report_check;

/* Parts of a path: the next one, without its slash. */
static nian_str take_part(nian_str *rest)
{
    ptrdiff_t slash = nian_str_find(*rest, NIAN_STR("/"));
    size_t len = slash < 0 ? rest->len : (size_t)slash;
    nian_str part = nian_str_slice(*rest, 0, len);
    *rest = nian_str_after(*rest, len + 1);
    return part;
}

static void compare_field(nian_check *check, nian_str path, const char *name,
                          nian_str written, nian_str wanted)
{
    if (written.len && !nian_str_equal(written, wanted))
        nian_check_add(check, true, path,
                       "its front matter has the %s %.*s, its path %.*s; "
                       "mend one of them on main",
                       name, NIAN_STR_ARG(written), NIAN_STR_ARG(wanted));
}

static void check_front(nian_check *check, nian_str path, nian_str bytes,
                        const nian_entry_key *key)
{
    nian_arena arena = {0};
    nian_frontmatter front;
    nian_frontmatter_read(&front, &arena, bytes);
    int year, month, day;
    size_t bad;
    if (!nian_utf8_valid(bytes, &bad))
        nian_check_add(check, true, path, "byte %zu is not UTF-8", bad);
    if (!front.stored)
        nian_check_add(check, true, path,
                       "it has no front matter of nianlun; add it again");
    compare_field(check, path, "issuer", front.meta.issuer, key->issuer);
    compare_field(check, path, "kind", front.meta.kind, key->kind);
    if (front.meta.year && front.meta.year != key->year)
        nian_check_add(check, true, path,
                       "its front matter has the year %d, its path %d; mend "
                       "one of them on main",
                       front.meta.year, key->year);
    if (front.meta.date.len &&
        !nian_stamp_read(front.meta.date, &year, &month, &day))
        nian_check_add(check, false, path,
                       "date %.*s is not written 2023-12-31 and is not used",
                       NIAN_STR_ARG(front.meta.date));
    nian_arena_free(&arena);
}

/* Decisions that a correction of a report left behind; worth knowing, but
 * nothing is broken. */
static void check_stale(nian_check *check, nian_str path,
                        const nian_links *links, const nian_entry_key *series)
{
    nian_arena arena = {0};
    vec(const nian_report *) reports = {0};
    const nian_entry_key *keys;
    size_t count;
    if (!links->decision_count ||
        !nian_corpus_entries(&keys, &count, check->corpus, NULL))
        return;
    for (size_t i = 0; i < count; i++) {
        nian_report *report;
        if (nian_str_equal(keys[i].issuer, series->issuer) &&
            nian_str_equal(keys[i].kind, series->kind) &&
            nian_corpus_load(&report, check->corpus, &keys[i], NULL))
            vec_push(&arena, &reports, report);
    }
    nian_notes notes;
    nian_links_stale(&notes, &arena, links, reports.items, reports.count, true);
    for (size_t i = 0; i < notes.count; i++)
        nian_check_add(check, false, path, "line %u: %.*s", notes.items[i].line,
                       NIAN_STR_ARG(notes.items[i].text));
    for (size_t i = 0; i < reports.count; i++)
        nian_report_free((nian_report *)(uintptr_t)reports.items[i]);
    nian_arena_free(&arena);
}

static void check_links(nian_check *check, nian_str path, nian_str bytes,
                        const nian_entry_key *series)
{
    nian_links *links;
    nian_error err = {0};
    nian_arena arena = {0};
    if (!nian_links_read(&links, bytes, nian_cstr(&arena, path), &err)) {
        nian_check_add(check, true, path, "%s", err.message);
    } else {
        for (size_t i = 0; i < links->note_count; i++)
            nian_check_add(check, true, path, "line %u: %.*s",
                           links->notes[i].line,
                           NIAN_STR_ARG(links->notes[i].text));
        check_stale(check, path, links, series);
        nian_links_free(links);
    }
    nian_arena_free(&arena);
}

static void visit_report(void *context, nian_str path, nian_str bytes)
{
    report_check *all = context;
    nian_str rest = path;
    nian_entry_key key;
    take_part(&rest);
    key.issuer = take_part(&rest);
    key.kind = take_part(&rest);
    nian_str file = take_part(&rest);
    key.year = nian_path_year(file);
    if (rest.len || !file.len) {
        nian_check_add(all->check, false, path, "it is no report's place");
    } else if (nian_name_fault(key.issuer) || nian_name_fault(key.kind)) {
        nian_check_add(all->check, true, path,
                       "a name in its path cannot stand there: %s",
                       nian_name_fault(key.issuer) ? nian_name_fault(key.issuer)
                                                   : nian_name_fault(key.kind));
    } else if (key.year) {
        all->verification->reports++;
        check_front(all->check, path, bytes, &key);
    } else if (nian_str_equal(file, NIAN_STR("links.yaml"))) {
        check_links(all->check, path, bytes, &key);
    } else {
        nian_check_add(all->check, false, path, "it is no report's place");
    }
}

static void visit_source(void *context, nian_str path, nian_str bytes)
{
    report_check *all = context;
    nian_str rest = path;
    char hex[NIAN_SHA256_HEX];
    nian_sha256(hex, bytes);
    take_part(&rest);
    nian_str first = take_part(&rest);
    nian_str second = take_part(&rest);
    nian_str name = nian_str_from(hex);
    all->verification->sources++;
    if (!nian_str_equal(first, nian_str_slice(name, 0, 2)) ||
        !nian_str_equal(second, nian_str_after(name, 2)))
        nian_check_add(all->check, true, path,
                       "its bytes have another sha256, %s", hex);
}

static bool check_all(report_check *all, nian_error *err)
{
    nian_visitor reports = {visit_report, all};
    nian_visitor sources = {visit_source, all};
    return nian_check_git(all->check, err) &&
           nian_check_files(all->check, "reports", &reports, err) &&
           nian_check_files(all->check, "sources", &sources, err);
}

bool nian_corpus_verify(nian_verification **out, nian_corpus *corpus,
                        bool repair, nian_error *err)
{
    owned_verification *owned = nian_xcalloc(1, sizeof *owned);
    nian_verification *verification = &owned->verification;
    nian_check check = {.arena = &owned->arena,
                        .corpus = corpus,
                        .describe = nian_report_describe,
                        .repair = repair};
    report_check all = {&check, verification};
    *out = NULL;
    if (!check_all(&all, err)) {
        nian_verification_free(verification);
        return false;
    }
    verification->findings = check.findings.items;
    verification->finding_count = check.findings.count;
    verification->objects = check.objects;
    verification->timelines = check.timelines;
    for (size_t i = 0; i < check.findings.count; i++)
        verification->broken +=
            check.findings.items[i].broken && !check.findings.items[i].repaired;
    *out = verification;
    return true;
}

void nian_verification_free(nian_verification *verification)
{
    if (!verification)
        return;
    owned_verification *owned = (owned_verification *)verification;
    nian_arena_free(&owned->arena);
    free(owned);
}
