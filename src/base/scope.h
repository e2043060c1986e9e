/** Foreign handles, released at the end of the block that holds them.
 *
 *      AUTO(git_tree_free, git_tree *) tree = NULL;
 *
 *  Each release function is declared once with AUTO_RELEASE(free, type).
 */
#ifndef NIAN_BASE_SCOPE_H
#define NIAN_BASE_SCOPE_H

#define AUTO_RELEASE(release, type)                                            \
    static inline void release##_auto(type *handle)                            \
    {                                                                          \
        if (*handle)                                                           \
            release(*handle);                                                  \
    }

#define AUTO(release, type) __attribute__((cleanup(release##_auto))) type

#endif
