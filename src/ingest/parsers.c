/* Which parser reads which format. */
#include "ingest/parsers.h"

static const struct {
    nian_format format;
    nian_parser *read;
} parsers[] = {
    {NIAN_FORMAT_DOCX, nian_docx_read}, {NIAN_FORMAT_ZIP, nian_zip_read},
    {NIAN_FORMAT_OFD, nian_ofd_read},   {NIAN_FORMAT_HTML, nian_html_read},
    {NIAN_FORMAT_ODT, nian_odt_read},
};

nian_parser *nian_parser_find(nian_format format)
{
    for (size_t i = 0; i < sizeof parsers / sizeof *parsers; i++)
        if (parsers[i].format == format)
            return parsers[i].read;
    return NULL;
}
