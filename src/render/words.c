/* What a reader sees for each value of an enum, in the language of the
 * reports; what programs read are names, nian_type_name() and its like. */
#include "render/words.h"

#include <stddef.h>

const char *nian_type_word(nian_type type)
{
    static const char *const words[] = {
        [NIAN_TYPE_CONTEXT] = "其他",   [NIAN_TYPE_PLAN] = "计划",
        [NIAN_TYPE_ACTION] = "举措",    [NIAN_TYPE_RESULT] = "成效",
        [NIAN_TYPE_SHORTFALL] = "不足",
    };
    return words[type];
}

const char *nian_status_word(nian_status status)
{
    static const char *const words[] = {
        [NIAN_STATUS_KEPT] = "延续",        [NIAN_STATUS_REWORDED] = "改写",
        [NIAN_STATUS_FULFILLED] = "兑现",   [NIAN_STATUS_NEW] = "新增",
        [NIAN_STATUS_DROPPED] = "未再提及",
    };
    return words[status];
}

const char *nian_outcome_word(nian_outcome outcome)
{
    static const char *const words[] = {
        [NIAN_OUTCOME_SILENT] = "未见提及",
        [NIAN_OUTCOME_REPEATED] = "仍列计划",
        [NIAN_OUTCOME_PARTLY] = "部分落实",
        [NIAN_OUTCOME_FULFILLED] = "已有落实",
    };
    return words[outcome];
}

const char *nian_measure_word(nian_measure measure)
{
    static const char *const words[] = {
        [NIAN_MEASURE_LEVEL] = "总量",
        [NIAN_MEASURE_GROWTH] = "增长",
        [NIAN_MEASURE_SHARE] = "比率",
        [NIAN_MEASURE_RANK] = "位次",
    };
    return words[measure];
}

const char *nian_verdict_word(nian_verdict verdict)
{
    static const char *const words[] = {
        [NIAN_VERDICT_NONE] = "",
        [NIAN_VERDICT_MET] = "达到",
        [NIAN_VERDICT_MISSED] = "未达",
    };
    return words[verdict];
}

const char *nian_basis_word(nian_basis basis)
{
    static const char *const words[] = {
        [NIAN_BASIS_ANNUAL] = "",
        [NIAN_BASIS_CUMULATIVE] = "累计",
        [NIAN_BASIS_AVERAGE] = "年均",
        [NIAN_BASIS_PARTIAL] = "年内",
    };
    return words[basis];
}

const char *nian_flag_word(unsigned flag)
{
    static const struct {
        unsigned flag;
        const char *word;
    } words[] = {
        {NIAN_FLAG_MOVED, "移位"},  {NIAN_FLAG_MERGED, "合并"},
        {NIAN_FLAG_SPLIT, "拆分"},  {NIAN_FLAG_STRONGER, "加强"},
        {NIAN_FLAG_WEAKER, "减弱"}, {NIAN_FLAG_PERSON, "人工认定"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].flag == flag)
            return words[i].word;
    return NULL;
}
