/* Level, growth, share or rank, and which way it went. */
#include "extract/indicator_name.h"

/* 增长目标为, 增速控制在: growth without a verb of change right before. */
static bool speaks_of_growth(nian_str left)
{
    nian_str near = nian_tail(left, 14);
    return nian_any_find(near,
                         "增速|增长率|涨幅|增幅|降幅|增长目标|增长预期|"
                         "增长速度|增长预期目标|增长的目标|增长调控") >= 0 &&
           nian_any_find(near, "贡献率|占|自然增长率") < 0;
}

/* Words between a verb of change and its figure: 增长了, 增长目标为. */
static nian_str cut_links(nian_str left)
{
    static const char links[] =
        "了|约|近|超|超过|目标为|目标是|分别|幅度|幅度为|幅度达|率为|率|只|仅|"
        "不到|均|各|实际|达|目标|预期目标|预期目标为|预期为|预期|均为|"
        "速度为|速度|比例|比例为|额|额为|量|的";
    left = nian_str_trim(left);
    for (size_t len; (len = nian_any_end(left, links)) > 0 ||
                     (len = nian_naming_remark(left)) > 0;)
        left = nian_str_trim(nian_str_slice(left, 0, left.len - len));
    return left;
}

static const nian_word *change_before(nian_str left)
{
    const nian_word *word = nian_lexicon_end(&nian_change_lexicon, left);
    /* 自然增长率 is a rate; it grows by what is told beside it. */
    if (nian_any_end(nian_str_trim(left), "自然增长率") > 0)
        return NULL;
    if (!word && nian_any_find(nian_tail(left, 14), "自然增长率") < 0)
        word = nian_lexicon_end(&nian_change_lexicon, cut_links(left));
    return word && word->tag ? word : NULL;
}

/* 提高 of 由A提高到B. */
static const nian_word *change_between(nian_str left)
{
    ptrdiff_t at = nian_any_find(left, "到|至|为");
    if (at < 0)
        return NULL;
    return nian_lexicon_end(&nian_change_lexicon,
                            nian_str_slice(left, 0, (size_t)at));
}

static nian_measure measure_of(const nian_figure *figure, nian_str left)
{
    bool changed = figure->change.len > 0;
    if (figure->rank)
        return NIAN_MEASURE_RANK;
    if (figure->class == NIAN_UNIT_POINT)
        return NIAN_MEASURE_GROWTH;
    if (figure->quantity->kind == NIAN_QUANTITY_FRACTION)
        return NIAN_MEASURE_SHARE;
    if (figure->base || figure->reached)
        return figure->class == NIAN_UNIT_PERCENT ? NIAN_MEASURE_SHARE
                                                  : NIAN_MEASURE_LEVEL;
    if (figure->class == NIAN_UNIT_PERCENT)
        return changed || speaks_of_growth(left) ? NIAN_MEASURE_GROWTH
                                                 : NIAN_MEASURE_SHARE;
    return changed ? NIAN_MEASURE_GROWTH : NIAN_MEASURE_LEVEL;
}

static void measure(const nian_clause *clause, nian_figure *figure,
                    const nian_figure *previous)
{
    nian_str left = nian_span_text(clause->text, figure->left);
    const nian_word *change =
        figure->reached ? change_between(left) : change_before(left);
    if (change && !figure->base)
        figure->change = change->text;
    figure->falls = change && change->tag == NIAN_CHANGE_DOWN &&
                    !figure->reached && !figure->base;
    bool copies = !change && previous && figure->listed &&
                  previous->class == figure->class && !figure->behind &&
                  nian_naming_strip(left).len == 0;
    figure->measure = measure_of(figure, left);
    if (!copies)
        return;
    figure->change = previous->change;
    figure->falls = previous->falls;
    figure->measure = previous->measure;
}

void nian_figures_measure(nian_clause *clause)
{
    for (size_t i = 0; i < clause->figures.count; i++) {
        nian_figure *figures = clause->figures.items;
        bool twin = i && figures[i].quantity == figures[i - 1].quantity;
        if (twin) {
            figures[i].change = figures[i - 1].change;
            figures[i].falls = figures[i - 1].falls;
            figures[i].measure = figures[i - 1].measure;
        } else {
            measure(clause, &figures[i], i ? &figures[i - 1] : NULL);
        }
    }
}
