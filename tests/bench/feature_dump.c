/* Prints what the scores of two reports are made of, for scripts/fit:
 *
 *      feature_dump BEFORE AFTER
 *
 * Fields between tabs: S side index type section text, H side index level
 * heading, L before after inputs… score (links), C before after inputs… score
 * (sections). */
#include <inttypes.h>
#include <stdio.h>

#include "align/features.h"
#include "report/report.h"

static nian_report *read(const char *path)
{
    nian_report *report = NULL;
    nian_error err = {0};
    if (!nian_report_read_file(&report, path, NULL, &err))
        fprintf(stderr, "feature_dump: %s\n", err.message);
    return report;
}

static void print_text(nian_str text)
{
    for (size_t i = 0; i < text.len; i++)
        putchar(text.ptr[i] == '\t' || text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
    putchar('\n');
}

static void print_report(char side, const nian_report *report)
{
    for (size_t i = 0; i < report->statement_count; i++) {
        const nian_statement *s = &report->statements[i];
        printf("S\t%c\t%zu\t%s\t%" PRIu32 "\t", side, i,
               nian_type_name(s->type), s->section);
        print_text(s->text);
    }
    for (size_t i = 0; i < report->section_count; i++) {
        printf("H\t%c\t%zu\t%u\t", side, i, report->sections[i].level);
        print_text(report->sections[i].heading);
    }
}

static void print_inputs(char what, uint32_t before, uint32_t after,
                         const float *inputs, size_t count, float score)
{
    printf("%c\t%" PRIu32 "\t%" PRIu32, what, before, after);
    for (size_t i = 0; i < count; i++)
        printf("\t%.6g", (double)inputs[i]);
    printf("\t%.6g\n", (double)score);
}

static void print_candidates(const nian_report *before,
                             const nian_report *after)
{
    nian_arena arena = {0};
    nian_pairing pairing;
    nian_pairing_make(&pairing, &arena, before, after, NULL);
    nian_candidates links;
    nian_score(&links, &pairing);
    for (size_t i = 0; i < links.count; i++)
        print_inputs('L', links.items[i].before, links.items[i].after,
                     links.items[i].inputs, NIAN_X_COUNT,
                     nian_candidate_score(&links.items[i]));
    nian_alignment alignment;
    nian_align(&alignment, &arena, before, after);
    nian_candidate_sections sections;
    nian_sections_score(&sections, &pairing, &alignment.links);
    for (size_t i = 0; i < sections.count; i++)
        print_inputs('C', sections.items[i].before, sections.items[i].after,
                     sections.items[i].inputs, NIAN_S_COUNT,
                     nian_candidate_section_score(&sections.items[i]));
    nian_arena_free(&arena);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: feature_dump BEFORE AFTER\n", stderr);
        return 2;
    }
    nian_report *before = read(argv[1]);
    nian_report *after = read(argv[2]);
    if (!before || !after)
        return 2;
    print_report('o', before);
    print_report('n', after);
    print_candidates(before, after);
    nian_report_free(after);
    nian_report_free(before);
    return 0;
}
