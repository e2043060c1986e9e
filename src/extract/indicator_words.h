/** The words that names and measures are read by; see text/lexicon.h for what
 *  order each table keeps. */
#ifndef NIAN_EXTRACT_INDICATOR_WORDS_H
#define NIAN_EXTRACT_INDICATOR_WORDS_H

#include "text/lexicon.h"

/** Fillers before a name: 其中, 预计, 全年. */
extern const nian_lexicon nian_naming_leads;
/** Fillers behind a name: 达到, 同比, 分别.  By ends. */
extern const nian_lexicon nian_naming_trails;
/** 增长, 下降 … with NIAN_CHANGE_UP or NIAN_CHANGE_DOWN.  By ends. */
extern const nian_lexicon nian_change_lexicon;
/** Whole names that need another before them: 占比, 增速. */
extern const nian_lexicon nian_generic_names;
/** Whole names that are only a verb: 惠及. */
extern const nian_lexicon nian_verbal_names;
/** What is measured: 率, 总额.  By ends. */
extern const nian_lexicon nian_naming_heads;
/** What was done: 新增, 建成. */
extern const nian_lexicon nian_naming_verbs;

/** What no noun starts with: 的, 提高, 投产. */
extern const nian_lexicon nian_naming_nounless;
/** Quantities of one kind that are told one after another: 产值, 利润.  By
 *  ends. */
extern const nian_lexicon nian_naming_siblings;

enum {
    NIAN_CHANGE_UP = 1,
    NIAN_CHANGE_DOWN = 2
};

#endif
