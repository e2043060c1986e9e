/* Messages are cut to their room at the border of a character and stay one
 * line, whatever file names and libraries put into them. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts an incomplete character off the end and blanks control characters. */
static void tidy(char *message)
{
    size_t len = strlen(message);
    size_t tail = len;
    while (tail > 0 && ((unsigned char)message[tail - 1] & 0xC0) == 0x80)
        tail--;
    if (tail > 0 && (unsigned char)message[tail - 1] >= 0xC0) {
        unsigned char lead = (unsigned char)message[tail - 1];
        size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (len - (tail - 1) < wanted)
            message[tail - 1] = '\0';
    }
    for (char *at = message; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = ' ';
}

__attribute__((format(printf, 3, 0))) static void
fill(nian_error *err, nian_error_code code, const char *format, va_list args)
{
    err->code = code;
    vsnprintf(err->message, sizeof err->message, format, args);
    tidy(err->message);
}

bool nian_fail(nian_error *err, nian_error_code code, const char *format, ...)
{
    if (!err)
        return false;
    va_list args;
    va_start(args, format);
    fill(err, code, format, args);
    va_end(args);
    return false;
}

bool nian_fail_errno(nian_error *err, int number, const char *format, ...)
{
    if (!err)
        return false;
    va_list args;
    va_start(args, format);
    fill(err, NIAN_EIO, format, args);
    va_end(args);
    char words[128];
    if (strerror_r(number, words, sizeof words) != 0)
        snprintf(words, sizeof words, "error %d", number);
    size_t len = strlen(err->message);
    snprintf(err->message + len, sizeof err->message - len, ": %s", words);
    tidy(err->message);
    return false;
}
