/* What stands around each figure of a clause: the words before and behind it
 * that may name it, the unit that a list lends, and 由A到B. */
#include "extract/indicator.h"

static size_t left_edge(const nian_clause *clause, size_t at)
{
    uint32_t depth = nian_marks_depth(&clause->marks, at);
    size_t edge = 0;
    for (size_t i = 0; i < clause->marks.count; i++) {
        const nian_mark *mark = &clause->marks.items[i];
        if (mark->begin >= at)
            break;
        bool stop = mark->kind == NIAN_MARK_STOP && mark->depth == depth;
        bool open = mark->kind == NIAN_MARK_OPEN && mark->depth + 1 == depth;
        if (stop || open)
            edge = mark->end;
    }
    return edge;
}

static size_t right_edge(const nian_clause *clause, size_t at)
{
    uint32_t depth = nian_marks_depth(&clause->marks, at);
    for (size_t i = 0; i < clause->marks.count; i++) {
        const nian_mark *mark = &clause->marks.items[i];
        if (mark->begin < at)
            continue;
        bool stop = mark->kind == NIAN_MARK_STOP && mark->depth == depth;
        bool close = mark->kind == NIAN_MARK_CLOSE && mark->depth + 1 == depth;
        if (stop || close)
            return mark->begin;
    }
    return clause->text.len;
}

static void cut_edges(nian_clause *clause)
{
    nian_figures *figures = &clause->figures;
    for (size_t i = 0; i < figures->count; i++) {
        nian_span span = figures->items[i].quantity->span;
        size_t begin = left_edge(clause, span.begin);
        size_t end = right_edge(clause, span.end);
        if (i > 0 && figures->items[i - 1].quantity->span.end > begin)
            begin = figures->items[i - 1].quantity->span.end;
        if (i + 1 < figures->count &&
            figures->items[i + 1].quantity->span.begin < end)
            end = figures->items[i + 1].quantity->span.begin;
        figures->items[i].left = (nian_span){(uint32_t)begin, span.begin};
        figures->items[i].right = (nian_span){span.end, (uint32_t)end};
    }
}

static nian_str between(const nian_clause *clause, size_t i)
{
    nian_span gap = {clause->figures.items[i].quantity->span.end,
                     clause->figures.items[i + 1].quantity->span.begin};
    return nian_span_text(clause->text, gap);
}

static bool list_joint(nian_str gap)
{
    return nian_any_start(gap, "、|和|及|与|，") == gap.len && gap.len > 0;
}

/* 务工规模超过3300万, 1000多万失业人员: people without a unit. */
static void count_people(const nian_clause *clause, nian_figure *figure)
{
    nian_str right = nian_head(nian_span_text(clause->text, figure->right), 8);
    nian_str left = nian_tail(nian_span_text(clause->text, figure->left), 6);
    bool people =
        nian_any_find(right, "人|员|学生|农民|劳动力|纳税人|居民|职工|毕业生|"
                             "民工|者|老人|儿童") >= 0 &&
        !nian_any_start(right, "，|。|；|、");
    if (people || nian_any_end(left, "人数|人口|务工规模|就业规模")) {
        figure->unit = NIAN_STR("人");
        figure->class = NIAN_UNIT_PEOPLE;
    }
}

static void lend_units(nian_clause *clause)
{
    nian_figures *figures = &clause->figures;
    for (size_t i = figures->count; i-- > 0;) {
        nian_figure *figure = &figures->items[i];
        if (figure->unit.len || figure->rank ||
            figure->quantity->kind == NIAN_QUANTITY_FRACTION)
            continue;
        if (i + 1 < figures->count && list_joint(between(clause, i))) {
            figure->unit = figures->items[i + 1].unit;
            figure->class = figures->items[i + 1].class;
        } else {
            count_people(clause, figure);
        }
    }
}

/* 由2.1%, 从原来的3家, 由2002年的: the figure is where a change began. */
static bool starts_change(nian_str left)
{
    static const char between[] =
        "原来的|过去的|上年的|去年的|最初的|当初的|原先的|平均|上年同期的|"
        "目前的|现在的|现行的|原|初期的|的";
    nian_str rest = left;
    for (size_t len; (len = nian_any_end(rest, between)) > 0;)
        rest.len -= len;
    if (nian_any_end(rest, "由|从"))
        return true;
    nian_str near = nian_tail(left, 12);
    ptrdiff_t at = nian_any_find(near, "由|从");
    return at >= 0 &&
           nian_any_find(nian_str_after(near, (size_t)at), "年|五") >= 0;
}

static bool reaches(nian_str gap)
{
    nian_str near = nian_tail(gap, 12);
    return near.len == gap.len
               ? nian_any_find(gap, "到|至|为|达") >= 0
               : nian_any_find(near, "到|至|增为|变为|降为|升为|达") >= 0;
}

/* 分别从50%、75%提高到100%: all figures of the first list are bases. */
static size_t end_of_list(const nian_clause *clause, size_t first)
{
    size_t last = first;
    while (last + 1 < clause->figures.count &&
           list_joint(between(clause, last)))
        last++;
    return last;
}

static void find_changes(nian_clause *clause)
{
    nian_figures *figures = &clause->figures;
    for (size_t i = 0; i + 1 < figures->count; i++) {
        nian_figure *figure = &figures->items[i];
        if (figure->rank ||
            !starts_change(nian_span_text(clause->text, figure->left)))
            continue;
        size_t last = end_of_list(clause, i);
        if (last + 1 >= figures->count || !reaches(between(clause, last)) ||
            figures->items[last + 1].left.begin !=
                figures->items[last].quantity->span.end)
            continue;
        size_t end = end_of_list(clause, last + 1);
        for (size_t k = i; k <= last; k++)
            figures->items[k].base = true;
        for (size_t k = last + 1; k <= end; k++)
            figures->items[k].reached = true;
        i = end;
    }
}

static void find_lists(nian_clause *clause)
{
    for (size_t i = 1; i < clause->figures.count; i++) {
        nian_figure *figure = &clause->figures.items[i];
        nian_str left = nian_span_text(clause->text, figure->left);
        bool adjacent = figure->left.begin ==
                        clause->figures.items[i - 1].quantity->span.end;
        figure->listed = adjacent && nian_any_start(left, "、|和|及|与|以及");
    }
}

void nian_figures_frame(nian_clause *clause)
{
    cut_edges(clause);
    lend_units(clause);
    find_changes(clause);
    find_lists(clause);
}
