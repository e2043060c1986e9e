/** The parts of an ODT, for odt*.c alone.
 *
 *      nian_odt odt = {.arena = &arena, .outline = &outline};
 *      nian_odt_styles_open(&odt, tag);       within office:styles
 *      label = nian_odt_list_next(&odt, 2);   一、, counted on
 *
 *  Styles stand before the text in each part, so that one pass reads both; a
 *  flat file (.fodt) is both parts in one.
 */
#ifndef NIAN_INGEST_ODT_H
#define NIAN_INGEST_ODT_H

#include "base/map.h"
#include "ingest/container.h"
#include "ingest/numeral.h"
#include "ingest/outline.h"
#include "ingest/xml.h"
#include "text/text.h"

enum {
    NIAN_ODT_LEVELS = 10,
    NIAN_ODT_LISTS = 32,  /**< lists in one another */
    NIAN_ODT_FRAMES = 24, /**< paragraphs in notes and boxes in paragraphs */
    NIAN_ODT_SPANS = 16   /**< spans in one another */
};

typedef struct nian_odt_style {
    nian_str name;
    nian_str parent;
    int level; /**< of the outline, from 1; 0: none */
    bool title;
    bool contents;
    bool centred;
    bool aligned; /**< says whether */
    bool hidden;
    bool bold;
    bool weighed; /**< says whether */
} nian_odt_style;

typedef struct nian_odt_level {
    nian_numeral script;
    nian_str before;
    nian_str after;
    nian_str form; /**< 第%1%章, where the file says it so */
    nian_str bullet;
    int start;
    int shown; /**< levels of which the counts are shown */
} nian_odt_level;

typedef struct nian_odt_list_style {
    nian_odt_level levels[NIAN_ODT_LEVELS];
} nian_odt_list_style;

/** A count that lists of one style may share. */
typedef struct nian_odt_count {
    int count[NIAN_ODT_LEVELS];
    bool begun[NIAN_ODT_LEVELS];
} nian_odt_count;

typedef struct nian_odt_list {
    nian_odt_count *count;
    nian_str style;
    const nian_odt_list_style *look; /**< NULL: it is not numbered */
    nian_str item; /**< style of the open item alone, or empty */
    bool pending;  /**< an item opened and has no paragraph yet */
    int start;     /**< of that item, or -1 */
} nian_odt_list;

typedef struct nian_odt_frame {
    int level;
    bool title;
    bool centred;
    bool contents;
    bool hidden;
    bool told;
    size_t spans; /**< open, and … */
    size_t dark;  /**< … those of them that are hidden */
    nian_odt_style looks[NIAN_ODT_SPANS];
    bool bold; /**< by the style of the paragraph */
    nian_str label;
} nian_odt_frame;

typedef struct nian_odt_counts {
    uint32_t changes, comments, hidden, contents, ruby, embedded, pictures,
        numbers;
} nian_odt_counts;

typedef struct nian_odt {
    nian_arena *arena;
    nian_outline *outline;
    nian_odt_counts counts;
    size_t skip;
    bool in_text; /**< office:text */

    vec(nian_odt_style) styles;
    nian_map style_ids;
    vec(nian_odt_list_style *) list_styles;
    nian_map list_ids; /**< of list styles by name */
    nian_odt_list_style outline_style;
    nian_odt_count outline_count;
    size_t open_style; /**< index + 1 */
    nian_odt_list_style *open_list_style;

    nian_odt_list lists[NIAN_ODT_LISTS];
    size_t list_count;
    size_t bases[NIAN_OUTLINE_DEPTH + 1]; /**< lists open around a place */
    size_t base_count;
    vec(nian_odt_count *) counters;
    nian_map counter_ids;   /**< by the id of a list */
    nian_map counter_names; /**< the last one of a style */

    nian_odt_frame frames[NIAN_ODT_FRAMES];
    size_t frame_count;
    nian_map deletions; /**< ids of changes whose text stands in its place */
    nian_str change;    /**< the one that is told of */
    size_t deleted;     /**< of them, open */
    bool carried;       /**< a paragraph whose end is deleted goes on … */
    nian_odt_frame carrier; /**< … as this one */
    bool in_number; /**< text:number: the label as the writer shows it */
    bool blank;     /**< the last character was a blank */
} nian_odt;

/** odt_styles.c */
void nian_odt_styles_open(nian_odt *odt, const nian_xml_tag *tag);
void nian_odt_styles_close(nian_odt *odt, nian_xml_name name);
/** What a style and those it builds on say; all empty for an unknown one. */
nian_odt_style nian_odt_style_find(const nian_odt *odt, nian_str name);
/** An attribute as a number up to `most`, `otherwise` where it is none. */
int nian_odt_number(const nian_xml_tag *tag, nian_xml_space space,
                    const char *local, int most, int otherwise);

/** odt_list.c */
void nian_odt_list_open(nian_odt *odt, const nian_xml_tag *tag);
void nian_odt_list_close(nian_odt *odt);
void nian_odt_item_open(nian_odt *odt, const nian_xml_tag *tag);
/** What a place around lists shuts off from those in it. */
void nian_odt_lists_begin(nian_odt *odt);
void nian_odt_lists_end(nian_odt *odt);
/** Counts the paragraph that begins, when an item waits for one; a heading
 *  (level from 1, else 0) that stands in no list is counted as a chapter. */
nian_str nian_odt_list_next(nian_odt *odt, int heading);

/** odt_body.c: what stands in office:text. */
void nian_odt_body_open(nian_odt *odt, const nian_xml_tag *tag);
void nian_odt_body_close(nian_odt *odt, nian_xml_name name);
void nian_odt_body_text(nian_odt *odt, nian_str text);

#endif
