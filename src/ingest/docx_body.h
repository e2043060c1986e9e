/** The state in which a story of a DOCX is read; for docx_body.c, docx_run.c
 *  and docx_cell.c alone.
 *
 *      nian_docx_run_text(body, text);
 *
 *  Elements find their function in a table of each file; what is in none is
 *  passed through, what is to be left out as a whole is skipped.
 */
#ifndef NIAN_INGEST_DOCX_BODY_H
#define NIAN_INGEST_DOCX_BODY_H

#include "ingest/docx.h"

enum {
    NIAN_DOCX_FRAMES = 24,  /**< paragraphs in text boxes in paragraphs */
    NIAN_DOCX_FIELDS = 16,  /**< fields in fields */
    NIAN_DOCX_CHOICES = 16, /**< alternate contents in one another */
    NIAN_DOCX_INSTRUCTION = 512
};

/** An open paragraph. */
typedef struct nian_docx_frame {
    const nian_docx_style *style;
    int level;
    int number;
    int number_level;
    int centred;
    bool deleted; /**< its mark: it goes on in the next one */
    bool hidden;  /**< the same */
    bool run_hidden;
    bool run_bold;
    bool told; /**< that the run is hidden */
} nian_docx_frame;

typedef struct nian_docx_field {
    bool instruction; /**< what comes is one; else its result */
    bool dropped;     /**< the result is none of the report */
    bool simple;      /**< ends with its element */
    size_t len;
    char text[NIAN_DOCX_INSTRUCTION];
} nian_docx_field;

/** The same content for newer and for older programs. */
typedef struct nian_docx_choice {
    size_t before; /**< bytes that were gathered before it */
    bool chosen;
} nian_docx_choice;

typedef struct nian_docx_body {
    nian_docx_story *story;
    nian_outline *outline;
    nian_arena *arena;
    char mark;     /**< of the part, when it holds notes */
    size_t skip;   /**< elements open in what is left out */
    bool deletion; /**< it was deleted: marks of fields in it still pair */
    nian_docx_frame frames[NIAN_DOCX_FRAMES];
    size_t frame_count;
    bool in_paragraph; /**< properties: w:pPr */
    bool in_run;       /**< w:rPr */
    bool in_control;   /**< w:sdtPr */
    bool in_row;       /**< w:trPr */
    bool in_text;      /**< w:t, m:t */
    bool in_instruction;
    nian_docx_field fields[NIAN_DOCX_FIELDS];
    size_t field_count;
    size_t field_deeper;
    bool quiet;            /**< text is of an instruction or dropped */
    bool control_contents; /**< the open control is a table of contents … */
    bool control_empty;    /**< … or shows what should be filled in */
    bool in_contents;      /**< lines of a typed table of contents come */
    nian_docx_choice choices[NIAN_DOCX_CHOICES];
    size_t choice_count;
    nian_outline_cell cell; /**< waits for its properties */
    bool cell_waits;
    bool row_deleted;
    nian_str carried; /**< label of a paragraph that goes on in the next */
    bool carried_apart;
} nian_docx_body;

typedef struct nian_docx_rule {
    nian_xml_space space;
    const char *local;
    void (*run)(nian_docx_body *body, const nian_xml_tag *tag);
} nian_docx_rule;

/** Runs the rule for a tag; false when there is none. */
bool nian_docx_rule_run(nian_docx_body *body, const nian_docx_rule *rules,
                        size_t count, const nian_xml_tag *tag);

/** docx_run.c: text, fields, symbols. */
bool nian_docx_run_open(nian_docx_body *body, const nian_xml_tag *tag);
void nian_docx_run_close(nian_docx_body *body, nian_xml_name name);
/** A mark of a field within what was deleted. */
void nian_docx_run_deleted(nian_docx_body *body, const nian_xml_tag *tag);
void nian_docx_run_text(nian_docx_body *body, nian_str text);

/** docx_cell.c: tables. */
bool nian_docx_cell_open(nian_docx_body *body, const nian_xml_tag *tag);
void nian_docx_cell_close(nian_docx_body *body, nian_xml_name name);
/** What comes belongs into the cell that waits. */
void nian_docx_cell_begin(nian_docx_body *body);

/** The innermost open paragraph, or NULL. */
nian_docx_frame *nian_docx_frame_top(nian_docx_body *body);

#endif
