/** Functions that no file of ours may call; included by the build before
 *  everything else, after the system headers that declare them. */
#ifndef NIAN_BASE_BANNED_H
#define NIAN_BASE_BANNED_H

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#undef isspace
#undef isdigit
#undef isalpha
#undef isalnum
#undef isupper
#undef islower
#undef toupper
#undef tolower
#undef strcpy
#undef strcat
#undef sprintf
#undef strtok
#pragma GCC poison strcpy strcat sprintf vsprintf gets strtok atoi atol atof
#pragma GCC poison strtod localtime gmtime ctime asctime system popen
#pragma GCC poison isspace isdigit isalpha isalnum isupper islower
#pragma GCC poison toupper tolower tmpnam mktemp

#endif
