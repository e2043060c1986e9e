/** Writing JSON as it comes, without a tree.
 *
 *      nian_json json = {.out = &buf};
 *      nian_json_object(&json);
 *      nian_json_key(&json, "year");  nian_json_int(&json, 2023);
 *      nian_json_end(&json);
 *
 *  Commas are kept by the writer.  Keys come from the program, values from
 *  anywhere: every byte is escaped for a JSON string, invalid UTF-8 becomes
 *  U+FFFD, and `<`, U+2028 and U+2029 are escaped so that the text may stand
 *  inside a script element.
 */
#ifndef NIAN_BASE_JSON_H
#define NIAN_BASE_JSON_H

#include "base/decimal.h"

enum {
    NIAN_JSON_DEPTH = 32
};

typedef struct nian_json {
    nian_buf *out;
    int depth;
    bool filled[NIAN_JSON_DEPTH]; /**< a value stands before on this level */
    char close[NIAN_JSON_DEPTH];
    bool keyed; /**< a key waits for its value */
} nian_json;

void nian_json_object(nian_json *json);
void nian_json_array(nian_json *json);
/** Closes the innermost object or array. */
void nian_json_end(nian_json *json);
/** `key` is written as it is: it must need no escape. */
void nian_json_key_str(nian_json *json, nian_str key);
static inline void nian_json_key(nian_json *json, const char *key)
{
    nian_json_key_str(json, nian_str_from(key));
}

void nian_json_str(nian_json *json, nian_str value);
/** null when empty. */
void nian_json_str_or_null(nian_json *json, nian_str value);
void nian_json_int(nian_json *json, int64_t value);
/** With four decimals, zeros cut. */
void nian_json_score(nian_json *json, double value);
void nian_json_decimal(nian_json *json, nian_decimal value);
void nian_json_bool(nian_json *json, bool value);
void nian_json_null(nian_json *json);

#endif
