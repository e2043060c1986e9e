/* Any two texts are reports that compare: every commitment and result has
 * its row, and the edits of a row lead from one side to the other. */
#include "fuzz.h"

#include "nianlun/compare.h"

static bool is_tracked(const nian_report *report, size_t statement)
{
    nian_type type = report->statements[statement].type;
    return type == NIAN_TYPE_PLAN || type == NIAN_TYPE_ACTION ||
           type == NIAN_TYPE_RESULT;
}

static void check_report(const nian_report *report)
{
    for (size_t i = 0; i < report->statement_count; i++)
        require(report->statements[i].section < report->section_count);
    for (size_t i = 0; i < report->indicator_count; i++) {
        const nian_indicator *indicator = &report->indicators[i];
        require(indicator->statement < report->statement_count);
        nian_str text = report->statements[indicator->statement].text;
        require(indicator->span.begin <= indicator->span.end);
        require(indicator->span.end <= text.len);
        require(indicator->has_value || indicator->has_low ||
                indicator->has_high);
    }
}

static void mark(unsigned *seen, const uint32_t *side, size_t count,
                 const nian_report *report)
{
    for (size_t i = 0; i < count; i++) {
        require(side[i] < report->statement_count);
        seen[side[i]]++;
    }
}

static void check_rows(const nian_comparison *comparison)
{
    const nian_report *before = comparison->before;
    const nian_report *after = comparison->after;
    unsigned *old = nian_xcalloc(before->statement_count, sizeof *old);
    unsigned *new = nian_xcalloc(after->statement_count, sizeof *new);
    size_t counts[5] = {0};
    for (size_t i = 0; i < comparison->change_count; i++) {
        const nian_change *change = &comparison->changes[i];
        counts[change->status]++;
        require(change->before_count + change->after_count > 0);
        require((change->before_count == 0) ==
                (change->status == NIAN_STATUS_NEW));
        require((change->after_count == 0) ==
                (change->status == NIAN_STATUS_DROPPED));
        mark(old, change->before, change->before_count, before);
        mark(new, change->after, change->after_count, after);
    }
    for (size_t i = 0; i < before->statement_count; i++)
        require(!is_tracked(before, i) || old[i] > 0);
    for (size_t i = 0; i < after->statement_count; i++)
        require(!is_tracked(after, i) || new[i] > 0);
    for (size_t i = 0; i < 5; i++)
        require(counts[i] == comparison->counts[i]);
    free(old);
    free(new);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_str rest = {(const char *)data, size};
    nian_str first = take_part(&rest);
    nian_report *before, *after;
    nian_comparison *comparison;
    nian_report_read(&before, first, NULL);
    nian_report_read(&after, rest, NULL);
    check_report(before);
    check_report(after);
    nian_compare(&comparison, before, after, NULL);
    check_rows(comparison);
    nian_comparison_free(comparison);
    nian_report_free(before);
    nian_report_free(after);
    return 0;
}
