/** One report as the program understands it: metadata, a tree of sections,
 *  statements with their type, indicators, and notes on all that was odd.
 *
 *      nian_error err = {0};
 *      nian_report *report;
 *      if (!nian_report_read_file(&report, "2023.md", NULL, &err)) {
 *          fprintf(stderr, "%s\n", err.message);
 *          return 2;
 *      }
 *      for (size_t i = 0; i < report->statement_count; i++)
 *          printf("line %u\n", (unsigned)report->statements[i].line);
 *      nian_report_free(report);
 *
 *  A report owns everything that hangs on it; all slices live until
 *  nian_report_free().  It is constant once made and may be read from several
 *  threads.  Ids are indices into the arrays of the same report.
 */
#ifndef NIANLUN_REPORT_H
#define NIANLUN_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "nianlun/decimal.h"
#include "nianlun/error.h"
#include "nianlun/str.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Half-open range of bytes. */
typedef struct nian_span {
    uint32_t begin;
    uint32_t end;
} nian_span;

/** Something odd that was found and what was done about it, or figures that
 *  cannot all be right; of these the line is that of the text that lines count
 *  in. */
typedef struct nian_note {
    uint32_t line;  /**< 1-based line of the text that was read, and for a
                         report of a corpus of its source; 0: the whole */
    uint32_t count; /**< how often, at least 1 */
    nian_str text;  /**< lower-case English, no full stop */
} nian_note;

/** What is known about a report; a field that is not known is empty or 0. */
typedef struct nian_metadata {
    nian_str title;
    nian_str issuer;
    nian_str kind;
    int year;        /**< work report: year of delivery; else year covered */
    nian_str number; /**< 江海委〔2023〕41号 */
    nian_str date;   /**< 2023-12-23; year or year-month alone where no more */
    /** 0..1 each; 1 means given by a person or by front matter. */
    float issuer_sure, kind_sure, year_sure, date_sure;
    float title_sure, number_sure;
} nian_metadata;

typedef struct nian_section {
    uint32_t parent;  /**< index; section 0 is the root and its own parent */
    uint8_t level;    /**< 0 for the root, then 1.. as deep as the source has */
    nian_str label;   /**< （二）, 一、, 一是, or empty */
    nian_str heading; /**< without the label; empty for the root */
    uint32_t line;    /**< 1-based line of the text that was read */
    nian_span bytes;  /**< of label and heading in the bytes that were read */
} nian_section;

typedef enum nian_type {
    NIAN_TYPE_CONTEXT,  /**< all else */
    NIAN_TYPE_PLAN,     /**< will be done */
    NIAN_TYPE_ACTION,   /**< was done, is being done */
    NIAN_TYPE_RESULT,   /**< only an outcome */
    NIAN_TYPE_SHORTFALL /**< an admitted gap */
} nian_type;

/** Which part of a report a statement stands in. */
typedef enum nian_role {
    NIAN_ROLE_DONE,    /**< the review of what was done */
    NIAN_ROLE_PLAN,    /**< what will be done */
    NIAN_ROLE_PROBLEM, /**< what falls short */
    NIAN_ROLE_FRAME    /**< greetings, guiding thought, thanks */
} nian_role;

typedef struct nian_statement {
    uint32_t section;   /**< index of the innermost section */
    uint32_t paragraph; /**< ordinal of its paragraph in the report */
    nian_type type;
    nian_role role;
    nian_str text;   /**< the words of the report */
    uint32_t line;   /**< 1-based line of the text that was read */
    nian_span bytes; /**< in the bytes that were read */
} nian_statement;

typedef enum nian_measure {
    NIAN_MEASURE_LEVEL,
    NIAN_MEASURE_GROWTH,
    NIAN_MEASURE_SHARE,
    NIAN_MEASURE_RANK
} nian_measure;

typedef enum nian_basis {
    NIAN_BASIS_ANNUAL,     /**< of one year, or as it stood in that year */
    NIAN_BASIS_CUMULATIVE, /**< summed or grown over several years */
    NIAN_BASIS_AVERAGE,    /**< a yearly mean over several years */
    NIAN_BASIS_PARTIAL     /**< a quarter, a half-year, some months */
} nian_basis;

typedef struct nian_period {
    int from; /**< year; 0 when it is not known */
    int to;   /**< year, inclusive */
    nian_basis basis;
} nian_period;

/** A measured quantity.  Either `value` or `low` and/or `high` is present;
 *  values are in the base of the written unit: 45.9万户 is 459000 户. */
typedef struct nian_indicator {
    uint32_t statement; /**< index */
    nian_str name;      /**< stands alone without its sentence */
    bool has_value, has_low, has_high;
    nian_decimal value, low, high; /**< growth that falls is negative */
    nian_str unit;      /**< 元, %, 户, 个百分点; may be empty */
    nian_str qualifier; /**< 左右 以上 近 超 余 …, or empty */
    nian_str change;    /**< 增长, 下降 …, or empty */
    nian_measure measure;
    bool target;    /**< promised, not realised */
    bool estimated; /**< 预计: the next report may override it */
    nian_period period;
    nian_str text;   /**< the figure as written, with its qualifier */
    nian_span span;  /**< of `text` in the statement's text */
    nian_str clause; /**< the clause of the statement that holds it */
    bool carried;    /**< the name came from an earlier clause */
    bool inherited;  /**< no word of its own tells the period, and the report
                          speaks of more than one */
    bool base;       /**< the starting point of 由A到B */
    bool tabular;    /**< of a table behind the statement: `span` is empty, and
                          `clause` its row */
    uint32_t line;   /**< 1-based line of the text that was read */
} nian_indicator;

/** Two names of one thing, as the report itself says: 以下简称, brackets, an
 *  entry of its 名词解释.  The longer may be a definition. */
typedef struct nian_alias {
    nian_str name;    /**< 公租房 */
    nian_str meaning; /**< 公共租赁住房 */
    uint32_t line;    /**< 1-based line of the text that was read */
} nian_alias;

typedef struct nian_report {
    nian_metadata meta;
    nian_str text;    /**< the text that lines count in */
    bool traditional; /**< some of it is traditional script */
    const nian_section *sections;
    size_t section_count; /**< at least 1: the root */
    const nian_statement *statements;
    size_t statement_count;
    const nian_indicator *indicators; /**< in the order of statements */
    size_t indicator_count;
    const nian_alias *aliases;
    size_t alias_count;
    const nian_note *notes;
    size_t note_count;
    nian_str name;   /**< what a person called it: a path, ISSUER@YEAR; set by
                          the caller, who owns it */
    nian_str commit; /**< hexadecimal; empty outside a corpus */
    nian_str blob;   /**< hexadecimal; empty outside a corpus */
} nian_report;

/** What a caller knows better than the text; empty fields are found out. */
typedef struct nian_hints {
    nian_str path; /**< evidence for issuer, kind, year and date only */
    nian_metadata meta;
    nian_metadata said; /**< beside the text, by the tags of a page or the
                             properties of an office file: evidence, each
                             field as sure as it says */
    /* What follows is of files alone. */
    nian_str encoding; /**< GB18030, Big5 …; empty: found out */
    bool ocr;          /**< reads the pictures of a PDF that has no text */
    bool no_jail;      /**< goes on where the kernel cannot shut in the program
                            that reads a format */
} nian_hints;

/** Understands the bytes of one report.  Any bytes are a report; what is odd
 *  becomes a note.  `hints` may be NULL.  The bytes are copied. */
void nian_report_read(nian_report **out, nian_str bytes,
                      const nian_hints *hints);

/** The same for a file of at most 64 MiB, of any format and encoding that is
 *  read; lines and bytes are those of the text that was made of it.  Fails with
 *  NIAN_ENOTFOUND, NIAN_EIO, NIAN_EINPUT (empty, too large, damaged, no report)
 *  or NIAN_EUNSUPPORTED (a format or encoding that is not read). */
bool nian_report_read_file(nian_report **out, const char *path,
                           const nian_hints *hints, nian_error *err);

/** The same for the bytes of a file, which are copied; `name` is what messages
 *  call it and no evidence. */
bool nian_report_read_bytes(nian_report **out, nian_str bytes, const char *name,
                            const nian_hints *hints, nian_error *err);

/** NULL is allowed. */
void nian_report_free(nian_report *report);

#ifdef __cplusplus
}
#endif
#endif
