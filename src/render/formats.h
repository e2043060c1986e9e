/** What each format can show; the rows of render.c.
 *
 *      nian_csv_show_ledger(&view, ledger);
 *
 *  All write to the view's buffer and cannot fail; a sink that refuses bytes
 *  is seen by whoever flushes it.
 */
#ifndef NIAN_RENDER_FORMATS_H
#define NIAN_RENDER_FORMATS_H

#include "render/render.h"

/** A promised figure and what the next report gives for it, in words. */
typedef struct nian_told {
    nian_str name, target;
    nian_str actual;  /**< empty when the next report gives none */
    nian_str verdict; /**< that it is short, or not told; empty when met */
} nian_told;

nian_told nian_figure_told(nian_arena *arena, const nian_ledger *ledger,
                           const nian_ledger_figure *figure);
/** 国内生产总值  目标 5%左右 → 实际 5.2% */
nian_str nian_figure_line(nian_arena *arena, const nian_ledger *ledger,
                          const nian_ledger_figure *figure);

/** 2019、2021—2023 */
nian_str nian_years_text(nian_arena *arena, const int *years, size_t count);
/** 出现, 中断后再现, or the word of the status. */
const char *nian_entry_word(const nian_entry *entry);
/** Where it stands now: 最近一次见于 2021 年报告；此后 2022—2024 年报告未见提及
 */
nian_str nian_log_ending(nian_arena *arena, nian_reports reports,
                         const nian_log *log);

void nian_json_show_report(const nian_view *view, const nian_report *report);
void nian_json_show_comparison(const nian_view *view,
                               const nian_comparison *comparison);
void nian_json_show_ledger(const nian_view *view, const nian_ledger *ledger);
void nian_json_show_log(const nian_view *view, nian_reports reports,
                        const nian_log *log);
void nian_json_show_trend(const nian_view *view, nian_reports reports,
                          const nian_trend *trend);
void nian_json_show_indicators(const nian_view *view, nian_reports reports,
                               const nian_trend *trend);

void nian_text_show_report(const nian_view *view, const nian_report *report);
void nian_text_show_comparison(const nian_view *view,
                               const nian_comparison *comparison);
void nian_text_show_ledger(const nian_view *view, const nian_ledger *ledger);
void nian_text_show_log(const nian_view *view, nian_reports reports,
                        const nian_log *log);
void nian_text_show_trend(const nian_view *view, nian_reports reports,
                          const nian_trend *trend);
void nian_text_show_indicators(const nian_view *view, nian_reports reports,
                               const nian_trend *trend);

void nian_csv_show_report(const nian_view *view, const nian_report *report);
void nian_csv_show_comparison(const nian_view *view,
                              const nian_comparison *comparison);
void nian_csv_show_ledger(const nian_view *view, const nian_ledger *ledger);
void nian_csv_show_log(const nian_view *view, nian_reports reports,
                       const nian_log *log);
void nian_csv_show_trend(const nian_view *view, nian_reports reports,
                         const nian_trend *trend);
void nian_csv_show_indicators(const nian_view *view, nian_reports reports,
                              const nian_trend *trend);

void nian_markdown_show_comparison(const nian_view *view,
                                   const nian_comparison *comparison);
void nian_markdown_show_ledger(const nian_view *view,
                               const nian_ledger *ledger);
void nian_markdown_show_log(const nian_view *view, nian_reports reports,
                            const nian_log *log);
void nian_markdown_show_trend(const nian_view *view, nian_reports reports,
                              const nian_trend *trend);
void nian_markdown_show_indicators(const nian_view *view, nian_reports reports,
                                   const nian_trend *trend);

#endif
