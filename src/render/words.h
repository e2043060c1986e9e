/** All Chinese words that the terminal and Markdown print, in one place, so
 *  that a second language is a second table.
 *
 *      nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_MORE, count);
 */
#ifndef NIAN_RENDER_WORDS_H
#define NIAN_RENDER_WORDS_H

#include "nianlun/history.h"

const char *nian_type_word(nian_type type);
const char *nian_status_word(nian_status status);
const char *nian_outcome_word(nian_outcome outcome);
const char *nian_measure_word(nian_measure measure);
/** 达到, 未达; empty where nothing is known. */
const char *nian_verdict_word(nian_verdict verdict);
/** 年均, 累计 …; empty for an annual figure. */
const char *nian_basis_word(nian_basis basis);
/** One flag; NULL for one that is not shown in Chinese. */
const char *nian_flag_word(unsigned flag);

/* report */
#define WORDS_ISSUER "发文机关"
#define WORDS_KIND "文种"
#define WORDS_YEAR "年份"
#define WORDS_DATE "日期"
#define WORDS_NUMBER "文号"
#define WORDS_UNKNOWN "未识别"
#define WORDS_SECTIONS "章节"
#define WORDS_STATEMENTS "语句"
#define WORDS_INDICATORS "指标"
#define WORDS_NOTES "提示"
#define WORDS_NO_NOTES "没有提示"
#define WORDS_TARGET "目标"
#define WORDS_ACTUAL "实绩"

/* lists */
#define WORDS_MORE "另有 %zu 项，--all 列出全部"
#define WORDS_OF_MANY "等 %zu 个"
#define WORDS_WHY "依据 %.2f  "
#define WORDS_WHY_SENSE "没有共同的词，只是意思和上下文相近"

/* diff */
#define WORDS_SAME "两份报告的承诺没有变化"
#define WORDS_UNSURE "存疑的对应"
#define WORDS_UNSURE_HIDDEN "另有 %zu 处对应存疑，未计入；--unsure 列出"
#define WORDS_UNSURE_MORE "另有 %zu 处更弱的对应未列出"
#define WORDS_SECTIONS_NEW "新增章节"
#define WORDS_SECTIONS_DROPPED "删去章节"
#define WORDS_SECTIONS_MOVED "移位章节"
#define WORDS_INDICATORS_MOVED "指标变动"
#define WORDS_REPORT_OF "%d年报告"
#define WORDS_POINTS "个百分点"
#define WORDS_CHANGE "变动"

/* ledger: nothing is claimed beyond the one report that was looked at */
#define WORDS_LEDGER "%.*s%s%.*s %d 年的计划，对照 %d 年报告"
#define WORDS_LEDGER_OPEN "%.*s%s%.*s %d 年的计划，尚无下一份报告可对照"
#define WORDS_LEDGER_IN "%d 年报告%s"
#define WORDS_PLANS "计划"
#define WORDS_LEDGER_MISSING "（其间缺 %s 年报告）"
#define WORDS_PROMISED "目标 "
#define WORDS_REACHED " → 实际 "
#define WORDS_SHORT "（未达目标）"
#define WORDS_NO_FIGURE " → 未见数字"
#define WORDS_NO_MENTION " → 未见提及"
#define WORDS_UNMENTIONED "未见提及："
#define WORDS_SAID "报告自述："
#define WORDS_NEAREST "最接近的一句 "
#define WORDS_EVIDENCE_MORE "另有 %zu 句，--all 列出"

/* log */
#define WORDS_APPEARS "出现"
#define WORDS_REVIVED "中断后再现"
#define WORDS_LAST "最近一次见于 %d 年报告"
#define WORDS_SINCE "；此后 "
#define WORDS_SILENT " 年报告未见提及"
#define WORDS_NEWEST "，也是最新的一份"

/* trend */
#define WORDS_VARIANT "%d 年报告另作："
#define WORDS_OTHERS "还有 %zu 个相近的指标，--all 列出："
#define WORDS_VALUE "数值"
#define WORDS_TEXT "原文"
#define WORDS_REPORT "报告"
#define WORDS_POINT_COUNT "%d—%d 年，%zu 个值"
#define WORDS_PROMISES "%zu 年可对照：达到 %zu，未达 %zu"
#define WORDS_TOLERANCE "（“左右”容许差一成）"
#define WORDS_DEFINITION "口径不同，不与上面相连："
#define WORDS_INDEX "，%d 年 = 100"
#define WORDS_PER "，除以%.*s"
#define WORDS_VERDICT "对照"
#define WORDS_NO_VALUE "-"

/* charts */
#define WORDS_NOTE "注："
#define WORDS_NOTE_TARGET                                                      \
    "空心标记与浅色条为目标，箭头表示以上或以内，“左右”容许差一成"
#define WORDS_NOTE_MISSED "中空的圆点为未达目标的年份"
#define WORDS_NOTE_INDEX "由各年增速连乘得出，遇缺年为止"
#define WORDS_NOTE_PER "由两个指标相除得出，取六位有效数字"
#define WORDS_INDEX_OF "指数，%d年=100"
#define WORDS_DIVIDED "除以%.*s"
#define WORDS_SOURCE "来源：%.*s%.*s（%d—%d）"

/* indicators */
#define WORDS_NAME "指标"
#define WORDS_SPAN "年份"
#define WORDS_YEARS "年数"
#define WORDS_LATEST "最近值"
#define WORDS_SINCE_LAST "比上一值"
#define WORDS_LEVEL "持平"
#define WORDS_SINCE_YEAR "（比 %d 年）"

#endif
