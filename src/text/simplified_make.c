/* Run by the build: prints the table of simplified.c, made by OpenCC.  It
 * asks for each character alone; 0 stands for those of which simplified.c
 * asks what stands beside them. */
#include <stdio.h>
#include <stdlib.h>

#include <opencc/opencc.h>

#include "text/text.h"

enum {
    FIRST = 0x3400,
    LAST = 0x9FFF
};

/* Forms of Taiwan and Hong Kong that OpenCC asks of whole phrases alone. */
static const struct {
    uint16_t from, to;
} others[] = {
    {0x885E, 0x536B}, /* 衞 */
    {0x64E1, 0x62AC}, /* 擡 */
    {0x67B1, 0x53F0}, /* 枱 */
    {0x654D, 0x53D9}, /* 敍 */
    {0x75FA, 0x75F9}, /* 痺 */
    {0x5E77, 0x5E76}, /* 幷 */
};

static const uint16_t beside[] = {0x4E7E, 0x4FF1, 0x5EA7, 0x77AD,
                                  0x8457, 0x85C9, 0x8986, 0x934A};

static uint32_t simplify(opencc_t converter, uint32_t code)
{
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
        if (beside[i] == code)
            return 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].from == code)
            return others[i].to;
    char bytes[4];
    size_t len = nian_utf8_put(bytes, code);
    char *made = opencc_convert_utf8(converter, bytes, len);
    if (!made)
        return code;
    nian_str s = nian_str_from(made);
    uint32_t result = code;
    bool one = s.len && nian_utf8_next(s, &result) == s.len;
    opencc_convert_utf8_free(made);
    return one && result >= 0x800 && result <= 0xFFFF ? result : code;
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
