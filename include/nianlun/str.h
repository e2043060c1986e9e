/** A slice of bytes: the only string type of the library.
 *
 *  It may hold NUL, is not terminated, and borrows what it points at: its
 *  owner is named by the function that hands it out.  Text is UTF-8.
 *
 *      nian_str name = NIAN_STR("年轮");
 *      printf("%.*s\n", (int)name.len, name.ptr);
 */
#ifndef NIANLUN_STR_H
#define NIANLUN_STR_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct nian_str {
    const char *ptr; /**< may be NULL when len is 0 */
    size_t len;      /**< bytes */
} nian_str;

#ifdef __cplusplus
#define NIAN_STR(literal) (nian_str{(literal), sizeof(literal) - 1})
#else
#define NIAN_STR(literal) ((nian_str){(literal), sizeof(literal) - 1})
#endif

/** The same for a table that is `static const`. */
#define NIAN_STR_INIT(literal)                                                 \
    {                                                                          \
        (literal), sizeof(literal) - 1                                         \
    }

#ifdef __cplusplus
}
#endif
#endif
