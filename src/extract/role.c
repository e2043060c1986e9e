/* Reports review first and plan then.  Where one turns into the other is the
 * place that fits all its headings and sentences best; headings that are
 * plain about it hold for their own part wherever they stand. */
#include "extract/role.h"

#include "document/heading.h"
#include "extract/cues.h"
#include "extract/goals.h"
#include "base/arena.h"
#include "base/str.h"

enum {
    OUTLOOK_MAX = 25, /* statements before the plan */
    NAMING = 8        /* within which gaps are told that were just named */
};

typedef struct walker {
    const nian_report *report;
    const nian_passage *passages; /* of the statements */
    const nian_sense *senses;     /* of each section, those above included */
    size_t turn;                  /* the first statement of the plan */
    uint32_t section;             /* of the statement before */
    uint32_t first;               /* paragraph of that section */
    uint32_t paragraph;           /* that admits gaps */
    uint32_t item;                /* section that began to, when an item */
    bool admitting;
    bool admitted; /* in what was read so far */
} walker;

/* 一是…有待优化 and its like belong to the paragraph that names the gaps. */
static bool is_item(const nian_section *section)
{
    return nian_str_ends(section->label, NIAN_STR("是")) ||
           nian_str_starts(section->label, NIAN_STR("—"));
}

/* Statements under each section, those of the sections within included. */
static size_t *count_under(const nian_report *report, nian_arena *arena)
{
    size_t *counts = nian_new_array(arena, size_t, report->section_count);
    for (size_t i = 0; i < report->statement_count; i++)
        counts[report->statements[i].section]++;
    for (size_t i = report->section_count; i-- > 1;)
        counts[report->sections[i].parent] += counts[i];
    return counts;
}

/* A heading that would leave hardly anything to the other part heads more
 * than it says: some reports head the review alone. */
static bool covers_all(const nian_report *report, size_t count,
                       nian_sense sense)
{
    size_t most = sense == NIAN_SENSE_SURELY_DONE ? 13 : 19; /* of 20 */
    return count * 20 > report->statement_count * most;
}

/* True when both parts have a heading that is plain about it. */
static bool heads_both(const nian_report *report)
{
    bool done = false;
    bool plan = false;
    for (size_t i = 1; i < report->section_count; i++) {
        nian_sense sense = nian_heading_sense(report, &report->sections[i]);
        done |= sense == NIAN_SENSE_SURELY_DONE;
        plan |= sense == NIAN_SENSE_SURELY_PLAN;
    }
    return done && plan;
}

/* True when the part under a heading does not end as the review does: a
 * sentence past its beginning turns to the plan, or much follows the gaps. */
static bool turns_within(const walker *w, uint32_t section)
{
    const nian_report *report = w->report;
    size_t behind = 0; /* statements after the gaps */
    bool gaps = false;
    for (size_t i = report->statement_count / 5; i < report->statement_count;
         i++) {
        uint32_t s = report->statements[i].section;
        while (s > section)
            s = report->sections[s].parent;
        if (s != section)
            continue;
        if (nian_turns_to_plan(&w->passages[i]))
            return true;
        bool named = nian_names_gaps(&w->passages[i]);
        behind = named ? 0 : behind + gaps;
        gaps |= named;
    }
    return behind * 8 > report->statement_count;
}

/* What the headings of each section say: its own, else the one above. */
static nian_sense *find_senses(const walker *w, nian_arena *arena)
{
    const nian_report *report = w->report;
    nian_sense *senses =
        nian_new_array(arena, nian_sense, report->section_count);
    const size_t *counts = count_under(report, arena);
    bool both = heads_both(report);
    for (uint32_t i = 1; i < report->section_count; i++) {
        const nian_section *section = &report->sections[i];
        senses[i] = nian_heading_sense(report, section);
        bool sure = senses[i] == NIAN_SENSE_SURELY_DONE ||
                    senses[i] == NIAN_SENSE_SURELY_PLAN;
        if (sure && !both && covers_all(report, counts[i], senses[i]) &&
            (senses[i] == NIAN_SENSE_SURELY_PLAN || turns_within(w, i)))
            senses[i] = NIAN_SENSE_NONE;
        if (senses[i] == NIAN_SENSE_NONE && section->parent != 0)
            senses[i] = senses[section->parent];
    }
    return senses;
}

static int weight_of(nian_sense sense)
{
    switch (sense) {
    case NIAN_SENSE_SURELY_DONE:
        return -12;
    case NIAN_SENSE_DONE:
        return -1;
    case NIAN_SENSE_PLAN:
        return 1;
    case NIAN_SENSE_SURELY_PLAN:
        return 12;
    case NIAN_SENSE_NONE:
    case NIAN_SENSE_PROBLEM:
        break;
    }
    return 0;
}

/* True for a part of the sentence before: 目标是：…；…；…。 */
static bool goes_on(const nian_report *report, size_t index)
{
    const nian_statement *statement = &report->statements[index];
    return index > 0 && statement[-1].paragraph == statement->paragraph &&
           nian_str_ends(statement[-1].text, NIAN_STR("；"));
}

/* The goals that a sentence counts lean as its beginning does: they name what
 * grows just as the review does. */
static bool *find_counted(const walker *w, nian_arena *arena)
{
    size_t count = w->report->statement_count;
    bool *counted = nian_new_array(arena, bool, count);
    for (size_t i = 1; i < count; i++)
        counted[i] =
            goes_on(w->report, i) &&
            (counted[i - 1] || nian_turns_to_plan(&w->passages[i - 1]));
    return counted;
}

/* Splits where what leans to the plan behind, less what leans to it before,
 * is most; the later of equals, so that no lean leaves all to the review. */
static size_t find_turn(const walker *w, nian_arena *arena)
{
    const bool *counted = find_counted(w, arena);
    const nian_report *report = w->report;
    long lean = 0;
    long most = 0;
    size_t turn = report->statement_count;
    for (size_t i = report->statement_count; i-- > 0;) {
        const nian_statement *statement = &report->statements[i];
        lean += weight_of(w->senses[statement->section]);
        if (!counted[i])
            lean += nian_sentence_lean(report, &w->passages[i]);
        if (lean > most) {
            most = lean;
            turn = i;
        }
    }
    return turn;
}

/* The first statement of the section of the first level that holds one, and
 * behind it that of the next. */
static size_t top_start(const walker *w, size_t index, size_t *end)
{
    const nian_report *report = w->report;
    uint32_t top = report->statements[index].section;
    while (report->sections[top].level > 1)
        top = report->sections[top].parent;
    size_t first = index;
    while (first && report->statements[first - 1].section >= top)
        first--;
    for (*end = index; *end < report->statement_count; ++*end) {
        uint32_t s = report->statements[*end].section;
        while (report->sections[s].level > 1)
            s = report->sections[s].parent;
        if (s != top)
            break;
    }
    return top ? first : index;
}

/* True when gaps are named shortly before a statement. */
static bool names_before(const walker *w, size_t index, size_t reach)
{
    for (size_t i = index; i-- > 0 && i + reach >= index;)
        if (nian_names_gaps(&w->passages[i]))
            return true;
    return false;
}

/* Gaps are told in the words of plans at times; the plan begins behind them,
 * where a sentence turns to it. */
static size_t pass_gaps(const walker *w, size_t turn)
{
    size_t count = w->report->statement_count;
    if (turn >= count || !names_before(w, turn, NAMING))
        return turn;
    size_t wrong = 0;
    for (size_t i = turn; i < count && i <= turn + OUTLOOK_MAX; i++) {
        if (nian_turns_to_plan(&w->passages[i]))
            return wrong * 2 > i - turn ? i : turn;
        wrong += nian_sounds_wrong(&w->passages[i]);
    }
    return turn;
}

/* A part that begins to plan in its first half plans from its heading on,
 * when the part before it is headed as the review. */
static size_t snap_turn(const walker *w, size_t turn)
{
    if (turn == 0 || turn >= w->report->statement_count)
        return turn;
    size_t end;
    size_t first = top_start(w, turn, &end);
    if (first == 0 || first == turn || (turn - first) * 2 > end - first)
        return turn;
    nian_sense own = w->senses[w->report->statements[first].section];
    nian_sense before = w->senses[w->report->statements[first - 1].section];
    bool reviewed = before == NIAN_SENSE_SURELY_DONE ||
                    before == NIAN_SENSE_PROBLEM ||
                    names_before(w, first, OUTLOOK_MAX);
    bool open = own == NIAN_SENSE_NONE || own == NIAN_SENSE_PLAN;
    return reviewed && open ? first : turn;
}

static void enter(walker *w, const nian_statement *statement)
{
    w->section = statement->section;
    w->first = statement->paragraph;
    const nian_section *section = &w->report->sections[statement->section];
    /* An item that admits gaps says nothing of the items beside it. */
    bool beside = w->item &&
                  section->parent == w->report->sections[w->item].parent &&
                  !nian_str_starts(section->label, NIAN_STR("一"));
    if (w->admitting && is_item(section) && !beside)
        w->paragraph = statement->paragraph;
    else
        w->admitting = false;
}

static nian_role role_of(const walker *w, const nian_statement *statement,
                         size_t index)
{
    const nian_section *section = &w->report->sections[statement->section];
    nian_sense sense = w->senses[statement->section];
    /* An item within a paragraph says nothing of the next one. */
    if (is_item(section) && statement->paragraph != w->first)
        sense = w->senses[section->parent];
    bool planned = index >= w->turn && section->level > 1;
    if (sense == NIAN_SENSE_PROBLEM && !planned)
        return NIAN_ROLE_PROBLEM;
    if (sense == NIAN_SENSE_SURELY_DONE)
        return NIAN_ROLE_DONE;
    if (sense == NIAN_SENSE_SURELY_PLAN)
        return NIAN_ROLE_PLAN;
    return index < w->turn ? NIAN_ROLE_DONE : NIAN_ROLE_PLAN;
}

/* ——农业基础薄弱。…: gaps may be told in a list of paragraphs. */
static bool lists_on(const walker *w, const nian_statement *statement)
{
    nian_label label;
    return w->item == 0 && nian_label_read(statement->text, &label) &&
           label.mark > NIAN_MARK_HAN_BRACKET &&
           statement->section == w->section;
}

/* Some parts of a plan open with what stands against it; the gaps end with the
 * first sentence that does not sound like one. */
static bool admits_in_plan(const walker *w, const nian_statement *statement,
                           const nian_passage *passage)
{
    if (nian_has_word(passage, NIAN_STR("要")) ||
        nian_has_word(passage, NIAN_STR("必须")))
        return false;
    if (nian_names_gaps(passage))
        return nian_str_has(passage->text, NIAN_STR("我们"));
    return w->admitting && w->paragraph == statement->paragraph &&
           nian_sounds_wrong(passage);
}

static void walk(walker *w, nian_statement *statement, size_t index)
{
    if (statement->section != w->section || index == 0)
        enter(w, statement);
    if (w->paragraph != statement->paragraph && !lists_on(w, statement))
        w->admitting = false;
    if (w->admitting)
        w->paragraph = statement->paragraph;
    nian_role role = role_of(w, statement, index);
    const nian_passage *passage = &w->passages[index];
    bool late = index * 12 > w->report->statement_count;
    if (role == NIAN_ROLE_DONE && late && nian_names_gaps(passage)) {
        bool item = is_item(&w->report->sections[statement->section]) &&
                    statement->paragraph == w->first;
        if (!w->admitting)
            w->item = item ? statement->section : 0;
        w->admitting = true;
        w->paragraph = statement->paragraph;
    }
    if (w->admitting &&
        (nian_turns_to_plan(passage) || nian_tells_success(passage)))
        w->admitting = false;
    if (role == NIAN_ROLE_PLAN)
        w->admitting = admits_in_plan(w, statement, passage);
    if (w->admitting)
        w->paragraph = statement->paragraph;
    /* Between the gaps and the plan a report looks around. */
    w->admitted |= w->admitting;
    bool close =
        w->turn < w->report->statement_count && index + OUTLOOK_MAX >= w->turn;
    if (role == NIAN_ROLE_DONE && w->admitted && close &&
        nian_is_remark(passage))
        role = NIAN_ROLE_FRAME;
    statement->role = w->admitting ? NIAN_ROLE_PROBLEM : role;
}

void nian_roles_find(const nian_report *report, const nian_passage *passages,
                     nian_statement *statements)
{
    nian_arena arena = {0};
    walker w = {.report = report, .passages = passages};
    w.senses = find_senses(&w, &arena);
    w.turn = snap_turn(&w, pass_gaps(&w, find_turn(&w, &arena)));
    for (size_t i = 0; i < report->statement_count; i++)
        walk(&w, &statements[i], i);
    nian_arena_free(&arena);
}
