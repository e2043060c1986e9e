/* Run by the build: prints files as arrays of bytes.
 *
 *      embed_make catalogue_zh zh.mo catalogue_en en.mo > catalogue_table.h
 */
#include <stdio.h>
#include <stdlib.h>

static int embed(const char *name, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 0;
    }
    printf("static const unsigned char %s[] = {", name);
    unsigned long count = 0;
    for (int byte; (byte = getc(file)) != EOF; count++)
        printf("%s%d,", count % 20 ? "" : "\n", byte);
    printf("\n};\nenum { %s_len = %lu };\n", name, count);
    int fine = !ferror(file) && count > 0;
    fclose(file);
    return fine;
}

int main(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; i += 2)
        if (!embed(argv[i], argv[i + 1]))
            return EXIT_FAILURE;
    return EXIT_SUCCESS;
}
