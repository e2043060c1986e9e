/* Units of one kind: a series that is told in 斤, 公斤 and 吨 is told in 吨. */
#include "history/series.h"

typedef struct unit_row {
    nian_str unit;
    nian_scale scale;
} unit_row;

#define ROW(unit, base, mantissa, exponent)                                    \
    {                                                                          \
        NIAN_STR_INIT(unit),                                                   \
        {                                                                      \
            NIAN_STR_INIT(base),                                               \
            {                                                                  \
                (mantissa), (exponent)                                         \
            }                                                                  \
        }                                                                      \
    }

static const unit_row ROWS[] = {
    ROW("斤", "吨", 5, -4),
    ROW("市斤", "吨", 5, -4),
    ROW("公斤", "吨", 1, -3),
    ROW("千克", "吨", 1, -3),
    ROW("吨", "吨", 1, 0),
    ROW("公顷", "亩", 15, 0),
    ROW("平方公里", "亩", 1500, 0),
    ROW("亩", "亩", 1, 0),
    ROW("人", "人", 1, 0),
    ROW("名", "人", 1, 0),
    ROW("个", "人", 1, 0),
    ROW("位", "人", 1, 0),
    ROW("元", "元", 1, 0),
    ROW("人民币", "元", 1, 0),
    ROW("元人民币", "元", 1, 0),
    ROW("场", "场", 1, 0),
    ROW("场次", "场", 1, 0),
    ROW("千米", "公里", 1, 0),
    ROW("公里", "公里", 1, 0),
    ROW("米", "公里", 1, -3),
    ROW("个百分点", "个百分点", 1, 0),
    ROW("百分点", "个百分点", 1, 0),
    ROW("美元", "美元", 1, 0),
    ROW("千瓦小时", "千瓦时", 1, 0),
    ROW("千瓦时", "千瓦时", 1, 0),
    ROW("度", "千瓦时", 1, 0),
    ROW("标箱", "标准箱", 1, 0),
    ROW("TEU", "标准箱", 1, 0),
    ROW("标准箱", "标准箱", 1, 0),
    ROW("平方", "平方米", 1, 0),
    ROW("平方米", "平方米", 1, 0),
    ROW("立方", "立方米", 1, 0),
    ROW("立方米", "立方米", 1, 0),
};

nian_scale nian_series_scale(nian_str unit)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (nian_str_equal(ROWS[i].unit, unit))
            return ROWS[i].scale;
    return (nian_scale){unit, {1, 0}};
}
