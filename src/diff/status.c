/* The names that statuses have in every format. */
#include "diff/diff.h"

const char *nian_status_name(nian_status status)
{
    static const char *const names[] = {
        [NIAN_STATUS_KEPT] = "kept",
        [NIAN_STATUS_REWORDED] = "reworded",
        [NIAN_STATUS_FULFILLED] = "fulfilled",
        [NIAN_STATUS_NEW] = "new",
        [NIAN_STATUS_DROPPED] = "dropped",
    };
    return names[status];
}
