/** The one error convention: a function that can fail returns `bool` and
 *  takes a `nian_error *` last, which may be NULL.
 *
 *      nian_error err = {0};
 *      nian_corpus *corpus;
 *      if (!nian_corpus_open(&corpus, "no such corpus", &err))
 *          fprintf(stderr, "nianlun: %s\n", err.message);
 *      nian_corpus_free(corpus);
 *
 *  A message is one line, lower case, without a full stop: what, why, and
 *  what to do.  Out of memory aborts; a broken invariant asserts.
 */
#ifndef NIANLUN_ERROR_H
#define NIANLUN_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

typedef enum nian_error_code {
    NIAN_OK = 0,
    NIAN_ENOTFOUND,  /**< no such report, series or file */
    NIAN_EAMBIGUOUS, /**< a name that fits several; the message lists them */
    NIAN_EINPUT,     /**< bytes that are no report, or an option that is off */
    NIAN_EIO,        /**< the operating system refused */
    NIAN_EGIT,       /**< libgit2 refused */
    NIAN_ELOCKED,    /**< another process writes to the corpus */
    NIAN_ECORRUPT,   /**< the corpus does not hold what it should */
    NIAN_EUNSUPPORTED, /**< a format or feature this build does not have */
    NIAN_ECHILD        /**< a program that we started failed */
} nian_error_code;

enum {
    NIAN_ERROR_MESSAGE_MAX = 512
};

typedef struct nian_error {
    nian_error_code code;
    char message[NIAN_ERROR_MESSAGE_MAX]; /**< terminated, UTF-8 */
} nian_error;

#ifdef __cplusplus
}
#endif
#endif
