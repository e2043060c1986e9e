/** From a statement to its indicators, pass by pass.
 *
 *      scan → filter → names → lists → measure → period → nian_indicator
 *
 *  A pass looks at one statement with its figures and at the state that runs
 *  through the report.  Names are slices of the statement, or lie in the
 *  arena of the report where pieces had to be joined.
 */
#ifndef NIAN_EXTRACT_INDICATOR_H
#define NIAN_EXTRACT_INDICATOR_H

#include "extract/extract.h"
#include "extract/indicator_words.h"
#include "text/number.h"

typedef enum nian_mark_kind {
    NIAN_MARK_STOP,  /**< ，。；：！？ */
    NIAN_MARK_PAUSE, /**< 、 */
    NIAN_MARK_OPEN,  /**< （ */
    NIAN_MARK_CLOSE,
    NIAN_MARK_QUOTE, /**< “ */
    NIAN_MARK_UNQUOTE,
    NIAN_MARK_BOOK, /**< 《 */
    NIAN_MARK_UNBOOK
} nian_mark_kind;

typedef struct nian_mark {
    uint32_t begin;
    uint32_t end;
    nian_mark_kind kind;
    uint32_t depth; /**< of brackets around it */
} nian_mark;

vec_type(nian_marks, nian_mark);

/** A quantity that is an indicator. */
typedef struct nian_figure {
    const nian_quantity *quantity;
    nian_unit_class class;
    nian_str unit;
    nian_span left;  /**< what stands before it in its clause */
    nian_span right; /**< what stands behind it */
    nian_str verb; /**< 新增 of 新增6家企业: lent to what follows 、 */
    nian_str name;
    nian_str change;
    nian_measure measure;
    bool rank;
    bool behind;  /**< named by what stands behind it */
    bool own;     /**< named by its own clause */
    bool carried; /**< named by an earlier clause */
    bool listed;  /**< continues a list: 、 or 和 stands before it */
    bool base;    /**< A of 由A到B */
    bool reached; /**< B of 由A到B */
    bool falls;   /**< 下降: its value is negative */
    bool target;
    bool estimated;
    bool inherited; /**< the period is the section's */
    nian_period period;
} nian_figure;

vec_type(nian_figures, nian_figure);

/** A statement as the passes see it. */
typedef struct nian_clause {
    nian_str text;
    uint32_t statement;
    uint32_t paragraph;
    nian_marks marks;
    nian_quantity_list quantities;
    nian_figures figures;
} nian_clause;

/** What a name may be carried from. */
typedef struct nian_topic {
    nian_str name;
    uint32_t statement;
    uint32_t paragraph;
} nian_topic;

/** The figures' names so far. */
typedef struct nian_naming {
    nian_arena *arena;
    nian_topic topic;
} nian_naming;

/* --- passes, in their order --- */

void nian_marks_find(nian_marks *out, nian_arena *arena, nian_str text);
/** Keeps the quantities that measure something. */
void nian_figures_filter(nian_clause *clause, nian_arena *scratch);
/** Cuts the clause around each figure; lends units and finds 由A到B. */
void nian_figures_frame(nian_clause *clause);
void nian_figures_name(nian_clause *clause, nian_naming *naming);
/** A、B和C分别增长x、y和z; A、B均达x. */
void nian_figures_distribute(nian_clause *clause, nian_naming *naming,
                             nian_arena *scratch);
void nian_figures_measure(nian_clause *clause);

/* --- helpers that passes share --- */

nian_str nian_span_text(nian_str text, nian_span span);
/** Depth of brackets at `at`. */
uint32_t nian_marks_depth(const nian_marks *marks, size_t at);
/** Whether one of the words, parted by '|', starts (ends) `s`; returns its
 *  length or 0. */
size_t nian_any_start(nian_str s, const char *words);
size_t nian_any_end(nian_str s, const char *words);
/** The last place in `s` of one of the words, or NIAN_STR_NONE. */
ptrdiff_t nian_any_find(nian_str s, const char *words);
/** The first such place. */
ptrdiff_t nian_any_first(nian_str s, const char *words);
/** At most `count` characters from the start (the end) of `s`. */
nian_str nian_head(nian_str s, size_t count);
nian_str nian_tail(nian_str s, size_t count);

/** 占比, 增速: a name that needs another before it. */
bool nian_naming_generic(nian_str name);
/** 惠及, 累计: a name that is only a verb. */
bool nian_naming_verbal(nian_str name);
/** Ends in what is measured: 率, 总额, 面积. */
bool nian_naming_measurable(nian_str name);
/** Fillers off both ends. */
nian_str nian_naming_strip(nian_str name);
nian_str nian_naming_strip_end(nian_str name);
nian_str nian_naming_strip_start(nian_str name);

#endif
