/* A program of the system that does what it is told: bad_program DEED. */
#include <stdio.h>
#include <string.h>

#include "deeds.h"

int main(int argc, char *argv[])
{
    if (argc == 2 && strcmp(argv[1], "complain") == 0) {
        fputs("first words\nlast \033[31mwords\xff\n\n", stderr);
        return 3;
    }
    const char *told = argc == 2 ? do_deed(argv[1]) : NULL;
    puts(told ? told : "no such deed");
    return told ? 0 : 2;
}
