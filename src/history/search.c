/* Which statements of a series are about a query.
 *
 * Words find statements by what they say (see query.c), helped by what their
 * section and the topic sentence of their paragraph say; then by the other
 * names that a report gives the same thing; then what is linked beyond doubt
 * to one that was found, whatever it is called. */
#include "history/history.h"

#include <math.h>

/* A statement is about the query when it holds this much of it.  Like the
 * shares below it was chosen by leaving out one query at a time of ten; the
 * score is flat from .56 to .66, and 150 queries on the sample corpus agree. */
#define HIT 0.60F
/* What the words above a statement add when it holds some of the query. */
#define TOPIC_SHARE 0.30F
#define HEADING_SHARE 0.20F
#define ABOVE_NEED 0.10F
/* A link beyond doubt brings in what holds some of the query. */
#define SURE_LINK 0.80F
#define SURE_NEED 0.35F
/* What a share of a name is worth before it was first used. */
#define BEFORE_NAME 0.72F

enum {
    TOPIC_LETTERS_MAX = 18,
    RENAMES_MAX = 3, /* one after the other */
    NAME_MIN = 5,    /* letters of a name; four are often two names */
    NAME_USES = 6    /* statements that make it one */
};

typedef struct finding {
    nian_arena arena; /* scratch */
    const nian_history *history;
    vec(nian_letters) texts; /* of all statements */
    nian_query query;
    float **rates; /* by report and statement */
    bool **linked; /* likewise: brought in by a link */
} finding;

static bool has_digit(nian_letters letters)
{
    for (size_t i = 0; i < letters.count; i++)
        if (letters.codes[i] >= '0' && letters.codes[i] <= '9')
            return true;
    return false;
}

/* 办好教育事业。 opens a paragraph and names what the rest is about. */
static bool is_topic(nian_letters letters)
{
    return letters.count <= TOPIC_LETTERS_MAX && !has_digit(letters);
}

static float rate_heading(finding *f, const nian_report *report,
                          uint32_t section)
{
    nian_letters letters;
    nian_letters_read(&letters, &f->arena, report->sections[section].heading);
    return nian_query_rate(&f->query, letters);
}

/* How much of the query each statement holds, its surroundings counted. */
static float *rate_report(finding *f, uint32_t index)
{
    const nian_report *report = f->history->reports[index];
    float *rates = nian_new_array(&f->arena, float, report->statement_count);
    uint32_t section = UINT32_MAX, paragraph = UINT32_MAX;
    float heading = 0, topic = 0;
    for (uint32_t i = 0; i < report->statement_count; i++) {
        const nian_statement *statement = &report->statements[i];
        nian_letters letters =
            nian_history_letters(f->history, (nian_place){index, i});
        float rate = nian_query_rate(&f->query, letters);
        if (statement->section != section)
            heading = rate_heading(f, report, statement->section);
        if (statement->paragraph != paragraph)
            topic = 0;
        section = statement->section;
        paragraph = statement->paragraph;
        float above = fmaxf(TOPIC_SHARE * topic, HEADING_SHARE * heading);
        rates[i] = rate >= ABOVE_NEED ? rate + above : rate;
        if (is_topic(letters))
            topic = rate;
    }
    return rates;
}

static void read_query(finding *f, nian_str text)
{
    const nian_history *history = f->history;
    for (uint32_t i = 0; i < history->count; i++)
        for (uint32_t j = 0; j < history->reports[i]->statement_count; j++)
            vec_push(&f->arena, &f->texts,
                     nian_history_letters(history, (nian_place){i, j}));
    nian_query_read(&f->query, &f->arena, text, f->texts.items, f->texts.count);
    nian_history_rename(&f->query, &f->arena, history, text, f->texts.items,
                        f->texts.count);
    nian_names_find(&f->query, &f->arena, text, f->texts.items, f->texts.count);
    nian_history_unname(&f->query, &f->arena, history, text);
}

/* Brings in `other` when the link to what was found leaves no doubt. */
static void bring_in(const finding *f, nian_place found, nian_place other)
{
    float rate = f->rates[other.report][other.statement];
    if (f->rates[found.report][found.statement] >= HIT && rate >= SURE_NEED)
        f->linked[other.report][other.statement] = true;
}

static void widen(const finding *f, uint32_t older)
{
    const nian_report *report = f->history->reports[older];
    for (uint32_t i = 0; i < report->statement_count; i++) {
        nian_place place = {older, i};
        nian_bonds bonds = nian_history_bonds(f->history, place, older + 1);
        for (size_t j = 0; j < bonds.count && bonds.items[j].score >= SURE_LINK;
             j++) {
            nian_place other = {older + 1, bonds.items[j].statement};
            bring_in(f, place, other);
            bring_in(f, other, place);
        }
    }
}

/* What a person joined with something that was found, whatever it says. */
static void bring_in_said(const finding *f)
{
    const nian_history *history = f->history;
    for (size_t i = 0; i < history->rulings.count; i++) {
        nian_place before = history->rulings.items[i].before;
        nian_place after = history->rulings.items[i].after;
        bool found = f->rates[before.report][before.statement] >= HIT ||
                     f->rates[after.report][after.statement] >= HIT;
        if (found &&
            nian_history_said(history, before, after) == NIAN_SAID_SAME)
            f->linked[before.report][before.statement] =
                f->linked[after.report][after.statement] = true;
    }
}

/* “甲”升级为“乙”: what was found under one name is sought under both. */
static bool follow_names(finding *f)
{
    bool any = false;
    for (uint32_t i = 0; i < f->history->count; i++) {
        const nian_report *report = f->history->reports[i];
        for (uint32_t j = 0; j < report->statement_count; j++)
            if (f->rates[i][j] >= HIT)
                any |= nian_names_follow(
                    &f->query, &f->arena, report->statements[j].text,
                    f->texts.items, f->texts.count, f->history->count);
    }
    return any;
}

static void rate_all(finding *f)
{
    for (uint32_t i = 0; i < f->history->count; i++)
        f->rates[i] = rate_report(f, i);
}

/* A name that the series uses as it was asked for began when it was first
 * used so: 国际旅游岛 was no 国际旅游 of an island ten years before.  What
 * holds nearly all of its words may be the same in another order. */
static void doubt_before_name(finding *f, nian_str text)
{
    nian_letters name;
    size_t uses = 0, first = f->history->count;
    nian_letters_read(&name, &f->arena, text);
    name = nian_query_core(name);
    for (size_t i = 0, at = 0; i < f->history->count; i++)
        for (size_t j = 0; j < f->history->reports[i]->statement_count; j++) {
            if (!nian_letters_have(f->texts.items[at++], name))
                continue;
            uses++;
            first = i < first ? i : first;
        }
    if (name.count < NAME_MIN || uses < NAME_USES)
        return;
    for (size_t i = 0; i < first; i++)
        for (size_t j = 0; j < f->history->reports[i]->statement_count; j++)
            if (f->rates[i][j] < 1)
                f->rates[i][j] *= BEFORE_NAME;
}

/* Only years beside one that was found can bring something in. */
static void widen_all(finding *f)
{
    size_t count = f->history->count;
    bool *hit = nian_new_array(&f->arena, bool, count + 1);
    bool *wanted = nian_new_array(&f->arena, bool, count + 1);
    for (uint32_t i = 0; i < count; i++)
        for (size_t j = 0; j < f->history->reports[i]->statement_count; j++)
            hit[i] |= f->rates[i][j] >= HIT;
    for (size_t i = 0; i + 1 < count; i++)
        wanted[i] = hit[i] || hit[i + 1];
    nian_history_link(f->history, wanted);
    for (uint32_t i = 0; i + 1 < count; i++)
        if (wanted[i])
            widen(f, i);
}

static void collect(const finding *f, nian_thread *out, nian_arena *arena)
{
    const nian_history *history = f->history;
    for (uint32_t i = 0; i < history->count; i++)
        for (uint32_t j = 0; j < history->reports[i]->statement_count; j++) {
            nian_member member = {{i, j}, 0, f->rates[i][j]};
            if (member.score >= HIT || f->linked[i][j])
                vec_push(arena, out, member);
        }
}

void nian_history_search(nian_thread *out, nian_strs *near, nian_arena *arena,
                         const nian_history *history, nian_str text)
{
    finding f = {.history = history};
    read_query(&f, text);
    f.rates = nian_new_array(&f.arena, float *, history->count);
    f.linked = nian_new_array(&f.arena, bool *, history->count);
    for (uint32_t i = 0; i < history->count; i++)
        f.linked[i] = nian_new_array(&f.arena, bool,
                                     history->reports[i]->statement_count);
    rate_all(&f);
    for (int round = 0; round < RENAMES_MAX && follow_names(&f); round++)
        rate_all(&f);
    doubt_before_name(&f, text);
    widen_all(&f);
    bring_in_said(&f);
    *out = (nian_thread){0};
    collect(&f, out, arena);
    *near = (nian_strs){0};
    if (out->count == 0)
        nian_near_find(near, arena, text, f.texts.items, f.texts.count);
    nian_arena_free(&f.arena);
}
