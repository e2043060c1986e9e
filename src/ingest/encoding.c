/* Bytes become UTF-8. */
#include "ingest/encoding.h"

#include <string.h>

#include "base/error.h"

/* Most bytes of text in GB18030 come in pairs of which the first is above
 * 0x80 and the second above 0x3F. */
static bool looks_like_gb(nian_str bytes)
{
    size_t pairs = 0;
    size_t odd = 0;
    for (size_t i = 0; i + 1 < bytes.len; i++) {
        unsigned char lead = (unsigned char)bytes.ptr[i];
        if (lead < 0x80)
            continue;
        unsigned char trail = (unsigned char)bytes.ptr[++i];
        bool good = lead >= 0x81 && lead <= 0xFE &&
                    ((trail >= 0x40 && trail != 0x7F && trail != 0xFF) ||
                     (trail >= 0x30 && trail <= 0x39));
        pairs += good;
        odd += !good;
    }
    return pairs > 0 && odd * 20 <= pairs;
}

/* Half a character is no text: what it was cannot be known, so the file is
 * sent back rather than repaired by guess. */
static bool refuse_damaged(nian_str bytes, size_t bad, nian_error *err)
{
    if (looks_like_gb(bytes))
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "GB18030 (GBK) text is not read yet, convert it with "
                         "iconv -f GB18030 -t UTF-8");
    size_t line = 1;
    for (size_t i = 0; i < bad; i++)
        line += bytes.ptr[i] == '\n';
    return nian_fail(err, NIAN_EINPUT,
                     "not UTF-8 text (line %zu, byte %zu), convert it with "
                     "iconv -t UTF-8 or mend that line",
                     line, bad);
}

bool nian_decode(nian_ingested *out, nian_arena *arena, nian_str bytes,
                 nian_str wanted, nian_error *err)
{
    size_t bad;
    (void)arena;
    (void)wanted;
    if (nian_str_starts(bytes, NIAN_STR("\xFF\xFE")) ||
        nian_str_starts(bytes, NIAN_STR("\xFE\xFF")))
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "UTF-16 text is not read yet, convert it with iconv "
                         "-f UTF-16 -t UTF-8");
    if (bytes.len && memchr(bytes.ptr, '\0', bytes.len))
        return nian_fail(err, NIAN_EINPUT, "binary data, not a report in text");
    if (!nian_utf8_valid(bytes, &bad))
        return refuse_damaged(bytes, bad, err);
    out->text = bytes;
    out->encoding = NIAN_STR("UTF-8");
    return true;
}
