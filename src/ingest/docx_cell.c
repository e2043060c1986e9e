/* Tables of a DOCX.  A cell opens when its properties are read, since they say
 * how many columns it spans. */
#include "ingest/docx_body.h"

enum {
    SPAN_MOST = NIAN_OUTLINE_COLUMNS
};

static uint32_t span_of(const nian_xml_tag *tag)
{
    int span = nian_docx_number(tag, 1);
    return span < 1 ? 1 : (uint32_t)(span > SPAN_MOST ? SPAN_MOST : span);
}

void nian_docx_cell_begin(nian_docx_body *body)
{
    if (!body->cell_waits)
        return;
    body->cell_waits = false;
    nian_outline_cell_begin(body->outline, &body->cell);
}

static void on_table(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    nian_docx_cell_begin(body);
    nian_outline_table_begin(body->outline);
}

static void on_row(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->row_deleted = false;
    nian_outline_row_begin(body->outline);
}

static void on_row_properties(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->in_row = true;
}

/* Columns that a row leaves out in front. */
static void on_grid_before(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_outline_cell empty = {.columns = span_of(tag)};
    if (nian_docx_number(tag, 0) < 1)
        return;
    nian_outline_cell_begin(body->outline, &empty);
    nian_outline_cell_end(body->outline);
}

static void on_cell(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    nian_docx_cell_begin(body);
    body->cell = (nian_outline_cell){.columns = 1, .rows = 1};
    body->cell_waits = true;
}

static void on_grid_span(nian_docx_body *body, const nian_xml_tag *tag)
{
    body->cell.columns = span_of(tag);
}

static void on_merge(nian_docx_body *body, const nian_xml_tag *tag)
{
    body->cell.continued = !nian_str_equal(
        nian_xml_value(tag, NIAN_XML_W, "val"), NIAN_STR("restart"));
}

bool nian_docx_cell_open(nian_docx_body *body, const nian_xml_tag *tag)
{
    static const nian_docx_rule rules[] = {
        {NIAN_XML_W, "tbl", on_table},
        {NIAN_XML_W, "tr", on_row},
        {NIAN_XML_W, "trPr", on_row_properties},
        {NIAN_XML_W, "gridBefore", on_grid_before},
        {NIAN_XML_W, "tc", on_cell},
        {NIAN_XML_W, "gridSpan", on_grid_span},
        {NIAN_XML_W, "vMerge", on_merge},
    };
    return nian_docx_rule_run(body, rules, sizeof rules / sizeof *rules, tag);
}

void nian_docx_cell_close(nian_docx_body *body, nian_xml_name name)
{
    if (nian_xml_is(name, NIAN_XML_W, "tcPr")) {
        nian_docx_cell_begin(body);
    } else if (nian_xml_is(name, NIAN_XML_W, "tc")) {
        nian_docx_cell_begin(body);
        nian_outline_cell_end(body->outline);
    } else if (nian_xml_is(name, NIAN_XML_W, "trPr")) {
        body->in_row = false;
    } else if (nian_xml_is(name, NIAN_XML_W, "tr")) {
        if (body->row_deleted)
            nian_outline_row_drop(body->outline);
        body->row_deleted = false;
    } else if (nian_xml_is(name, NIAN_XML_W, "tbl")) {
        nian_outline_table_end(body->outline);
    }
}
