/* MHTML (RFC 2557): a page and all it needs as the parts of one message.  Only
 * the first part that is a page is taken. */
#include "ingest/mhtml.h"

#include "base/error.h"

enum {
    HEAD_MOST = 4096 /* bytes looked at for the head of a message */
};

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static size_t find(nian_str s, nian_str word)
{
    for (size_t at = 0; at + word.len <= s.len; at++) {
        size_t i = 0;
        while (i < word.len && lower(s.ptr[at + i]) == word.ptr[i])
            i++;
        if (i == word.len)
            return at;
    }
    return s.len;
}

/* What follows `name` in a head, without quotes. */
static nian_str value_of(nian_str head, nian_str name)
{
    size_t at = find(head, name);
    nian_str rest = nian_str_after(head, at + name.len);
    if (at == head.len)
        return (nian_str){0};
    bool quoted = nian_str_cut_start(&rest, NIAN_STR("\""));
    size_t end = 0;
    while (end < rest.len && rest.ptr[end] != '"' && rest.ptr[end] != '\n' &&
           rest.ptr[end] != '\r' && (quoted || rest.ptr[end] != ';'))
        end++;
    return nian_str_trim(nian_str_slice(rest, 0, end));
}

/* Up to the first empty line. */
static nian_str take_head(nian_str *rest)
{
    nian_str all = *rest;
    for (nian_str line; nian_str_line(rest, &line);)
        if (nian_str_trim(line).len == 0)
            break;
    return nian_str_slice(all, 0, all.len - rest->len);
}

static int hex(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte = lower(byte);
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static nian_str from_quoted(nian_arena *arena, nian_str s)
{
    char *out = nian_new_array(arena, char, s.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '=') {
            out[len++] = s.ptr[i];
            continue;
        }
        if (i + 2 < s.len && hex(s.ptr[i + 1]) >= 0 && hex(s.ptr[i + 2]) >= 0) {
            out[len++] = (char)(hex(s.ptr[i + 1]) << 4 | hex(s.ptr[i + 2]));
            i += 2;
        } else {
            i += i + 1 < s.len && s.ptr[i + 1] == '\r';
            i += i + 1 < s.len && s.ptr[i + 1] == '\n';
        }
    }
    return (nian_str){out, len};
}

static int sextet(char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return byte - 'A';
    if (byte >= 'a' && byte <= 'z')
        return byte - 'a' + 26;
    if (byte >= '0' && byte <= '9')
        return byte - '0' + 52;
    return byte == '+' ? 62 : byte == '/' ? 63 : -1;
}

static nian_str from_base64(nian_arena *arena, nian_str s)
{
    char *out = nian_new_array(arena, char, s.len + 1);
    size_t len = 0;
    uint32_t held = 0;
    int bits = 0;
    for (size_t i = 0; i < s.len && s.ptr[i] != '='; i++) {
        int six = sextet(s.ptr[i]);
        if (six < 0)
            continue;
        held = (held << 6 | (uint32_t)six) & 0xFFFF;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out[len++] = (char)(held >> bits & 0xFF);
        }
    }
    return (nian_str){out, len};
}

/* Up to the line that ends the part. */
static nian_str until(nian_str body, nian_str boundary)
{
    nian_str rest = body;
    for (nian_str line; nian_str_line(&rest, &line);)
        if (boundary.len && nian_str_cut_start(&line, NIAN_STR("--")) &&
            nian_str_starts(line, boundary))
            return nian_str_slice(body, 0, (size_t)(line.ptr - body.ptr) - 2);
    return body;
}

static nian_str decode(nian_arena *arena, nian_str head, nian_str body)
{
    nian_str how = value_of(head, NIAN_STR("content-transfer-encoding:"));
    if (find(how, NIAN_STR("quoted-printable")) == 0 && how.len)
        return from_quoted(arena, body);
    if (find(how, NIAN_STR("base64")) == 0 && how.len)
        return from_base64(arena, body);
    return body;
}

static bool is_page(nian_str head)
{
    nian_str type = value_of(head, NIAN_STR("content-type:"));
    return type.len && (find(type, NIAN_STR("text/html")) == 0 ||
                        find(type, NIAN_STR("application/xhtml")) == 0);
}

bool nian_mhtml_is(nian_str bytes)
{
    nian_str start = nian_str_slice(bytes, 0, HEAD_MOST);
    nian_str trimmed = nian_str_trim(start);
    nian_str head = take_head(&trimmed);
    return find(head, NIAN_STR("mime-version:")) < head.len &&
           (is_page(head) ||
            find(head, NIAN_STR("multipart/related")) < head.len);
}

/* The head of the first part that is a page; `rest` is what follows it. */
static bool find_page(nian_str *head, nian_str *rest, nian_str boundary)
{
    nian_str line;
    while (!is_page(*head)) {
        do {
            if (!nian_str_line(rest, &line))
                return false;
        } while (!nian_str_cut_start(&line, NIAN_STR("--")) ||
                 !nian_str_starts(line, boundary));
        *head = take_head(rest);
    }
    return true;
}

bool nian_mhtml_unpack(nian_str *page, nian_str *charset, nian_arena *arena,
                       nian_str bytes, nian_error *err)
{
    nian_str rest = nian_str_trim(bytes);
    nian_str head = take_head(&rest);
    nian_str boundary = value_of(head, NIAN_STR("boundary="));
    if (boundary.len ? !find_page(&head, &rest, boundary) : !is_page(head))
        return nian_fail(err, NIAN_EINPUT,
                         "the web archive holds no page, open it and save it "
                         "as HTML");
    *charset = value_of(head, NIAN_STR("charset="));
    *page = decode(arena, head, until(rest, boundary));
    return true;
}
