/* Commits as a pure function of what goes in: no clock, no configuration of
 * the user who runs the program; what a person decides brings its author. */
#include "corpus/git.h"

#include <inttypes.h>

#define NIAN_IDENTITY "nianlun <nianlun@localhost>"

void nian_commit_format(nian_buf *out, const nian_commit_parts *parts)
{
    nian_buf_format(out, "tree %s\n", git_oid_tostr_s(&parts->tree));
    if (parts->parent)
        nian_buf_format(out, "parent %s\n", git_oid_tostr_s(parts->parent));
    if (parts->author)
        nian_buf_format(out, "author %.*s\n",
                        NIAN_STR_ARG(parts->author->line));
    else
        nian_buf_format(out, "author " NIAN_IDENTITY " %" PRId64 " +0000\n",
                        parts->author_time);
    nian_buf_format(out, "committer " NIAN_IDENTITY " %" PRId64 " +0000\n\n",
                    parts->committer_time);
    nian_buf_add(out, parts->message);
    if (!nian_str_ends(parts->message, NIAN_STR("\n")))
        nian_buf_add_byte(out, '\n');
}
