/* Looks up the table that simplified_make.c printed. */
#include "text/simplified.h"

#include "simplified_table.h"

uint32_t nian_simplified(uint32_t code)
{
    if (code < SIMPLIFIED_FIRST || code > SIMPLIFIED_LAST)
        return code;
    return simplified[code - SIMPLIFIED_FIRST];
}
