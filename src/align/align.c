/* The stage as others see it: reports in, links out. */
#include "align/features.h"

static const float score_least = 0.05F;

static void align_statements(nian_pairs *out, nian_arena *arena,
                             const nian_pairing *pairing)
{
    nian_candidates candidates;
    nian_score(&candidates, pairing);
    for (size_t i = 0; i < candidates.count; i++) {
        const nian_candidate *c = &candidates.items[i];
        float score = nian_candidate_score(c);
        if (score >= score_least)
            vec_push(arena, out, ((nian_pair){c->before, c->after, score}));
    }
}

static void align_sections(nian_alignment *out, nian_arena *arena,
                           const nian_pairing *pairing)
{
    nian_candidate_sections candidates;
    nian_sections_score(&candidates, pairing, &out->links);
    for (size_t i = 0; i < candidates.count; i++) {
        const nian_candidate_section *c = &candidates.items[i];
        float score = nian_candidate_section_score(c);
        if (score >= score_least)
            vec_push(arena, &out->sections,
                     ((nian_pair){c->before, c->after, score}));
    }
}

void nian_align(nian_alignment *out, nian_arena *arena,
                const nian_report *before, const nian_report *after)
{
    nian_align_named(out, arena, before, after, NULL);
}

void nian_align_named(nian_alignment *out, nian_arena *arena,
                      const nian_report *before, const nian_report *after,
                      const nian_names *names)
{
    *out = (nian_alignment){0};
    nian_arena scratch = {0};
    nian_pairing pairing;
    nian_pairing_make(&pairing, &scratch, before, after, names);
    nian_namebook_list(&out->names, arena, pairing.book);
    align_statements(&out->links, arena, &pairing);
    nian_part_subjects(&out->links, &pairing);
    nian_equal_links(&out->links, arena, &pairing);
    align_sections(out, arena, &pairing);
    nian_equal_sections(&out->sections, arena, &pairing);
    nian_arena_free(&scratch);
}
