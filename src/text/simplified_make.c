/* Run by the build: prints the table of simplified.c, made by OpenCC.  It
 * asks for each character alone; what a character means within a phrase does
 * not matter to a form that is only compared. */
#include <stdio.h>
#include <stdlib.h>

#include <opencc/opencc.h>

#include "text/text.h"

enum {
    FIRST = 0x3400,
    LAST = 0x9FFF
};

static uint32_t simplify(opencc_t converter, uint32_t code)
{
    char bytes[4];
    size_t len = nian_utf8_put(bytes, code);
    char *made = opencc_convert_utf8(converter, bytes, len);
    if (!made)
        return code;
    nian_str s = nian_str_from(made);
    uint32_t result = code;
    bool one = s.len && nian_utf8_next(s, &result) == s.len;
    opencc_convert_utf8_free(made);
    return one && result <= 0xFFFF ? result : code;
}

int main(void)
{
    opencc_t converter = opencc_open(OPENCC_DEFAULT_CONFIG_TRAD_TO_SIMP);
    if (converter == (opencc_t)-1) {
        fprintf(stderr, "simplified_make: %s\n", opencc_error());
        return EXIT_FAILURE;
    }
    printf("enum { SIMPLIFIED_FIRST = %d, SIMPLIFIED_LAST = %d };\n", FIRST,
           LAST);
    printf("static const uint16_t simplified[] = {\n");
    for (uint32_t code = FIRST; code <= LAST; code++)
        printf("%u,%s", (unsigned)simplify(converter, code),
               code % 12 == 11 ? "\n" : " ");
    printf("\n};\n");
    opencc_close(converter);
    return EXIT_SUCCESS;
}
