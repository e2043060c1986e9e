/* Escaping for the places where foreign text may stand. */
#include "site/html.h"

#include <string.h>

#include "text/text.h"

/* Marks that change the direction of what follows (UAX #9), and the controls
 * of C0 and C1: none has a place in a page. */
static bool is_barred(uint32_t code)
{
    return (code < 0x20 && code != '\n' && code != '\t') ||
           (code >= 0x7F && code < 0xA0) || code == 0x200E || code == 0x200F ||
           (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0x61C ||
           code == 0xFEFF || (code & 0xFFFE) == 0xFFFE ||
           (code >= 0xFDD0 && code <= 0xFDEF);
}

/* Ends where something must be written in another way. */
static size_t plain_length(nian_str s)
{
    size_t len = 0;
    while (len < s.len) {
        unsigned char byte = (unsigned char)s.ptr[len];
        if (byte < 0x20 || byte == '&' || byte == '<' || byte == '>' ||
            byte == '"' || byte == '\'' || byte == '\\' || byte >= 0x7F)
            break;
        len++;
    }
    return len;
}

typedef void put_ascii(nian_buf *out, char byte);

static void escape(nian_buf *out, nian_str text, put_ascii *put)
{
    while (text.len) {
        size_t plain = plain_length(text);
        nian_buf_add(out, nian_str_slice(text, 0, plain));
        text = nian_str_after(text, plain);
        if (!text.len)
            return;
        uint32_t code;
        size_t len = nian_utf8_next(text, &code);
        if (code == 0xFFFD)
            nian_buf_add(out, NIAN_STR("\xEF\xBF\xBD"));
        else if (!is_barred(code) && code < 0x80)
            put(out, (char)code);
        else if (!is_barred(code))
            nian_buf_add(out, nian_str_slice(text, 0, len));
        text = nian_str_after(text, len);
    }
}

static void put_html(nian_buf *out, char byte)
{
    switch (byte) {
    case '&':
        nian_buf_add(out, NIAN_STR("&amp;"));
        break;
    case '<':
        nian_buf_add(out, NIAN_STR("&lt;"));
        break;
    case '>':
        nian_buf_add(out, NIAN_STR("&gt;"));
        break;
    case '"':
        nian_buf_add(out, NIAN_STR("&quot;"));
        break;
    case '\'':
        nian_buf_add(out, NIAN_STR("&#39;"));
        break;
    default:
        nian_buf_add_byte(out, byte);
    }
}

static void put_script(nian_buf *out, char byte)
{
    if (byte == '"' || byte == '\\')
        nian_buf_format(out, "\\%c", byte);
    else if (byte == '<' || byte == '>' || byte == '&' || byte == '\'' ||
             (unsigned char)byte < 0x20)
        nian_buf_format(out, "\\u%04x", (unsigned)byte);
    else
        nian_buf_add_byte(out, byte);
}

void nian_html_escape(nian_buf *out, nian_str text)
{
    escape(out, text, put_html);
}

/* U+2028 and U+2029 end a line in older scripts: they are barred from text
 * already by its normalisation, and harmless in those of today. */
void nian_script_escape(nian_buf *out, nian_str text)
{
    escape(out, text, put_script);
}

void nian_url_escape(nian_buf *out, nian_str path)
{
    static const char kept[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz0123456789-._~/";
    for (size_t i = 0; i < path.len; i++) {
        char byte = path.ptr[i];
        if (byte && strchr(kept, byte))
            nian_buf_add_byte(out, byte);
        else
            nian_buf_format(out, "%%%02X", (unsigned)(unsigned char)byte);
    }
}

void nian_html_put(nian_html *html, const char *markup)
{
    nian_buf_add(html->out, nian_str_from(markup));
}

void nian_html_text(nian_html *html, nian_str text)
{
    nian_html_escape(html->out, text);
}

void nian_html_int(nian_html *html, int64_t value)
{
    nian_buf_add_int(html->out, value, 0);
}

static void open_attribute(nian_html *html, const char *name)
{
    nian_buf_add_byte(html->out, ' ');
    nian_html_put(html, name);
    nian_html_put(html, "=\"");
}

void nian_html_attribute(nian_html *html, const char *name, nian_str value)
{
    open_attribute(html, name);
    nian_html_escape(html->out, value);
    nian_buf_add_byte(html->out, '"');
}

/* Up out of the folders that the two do not share, and down. */
static void put_way(nian_html *html, nian_str to)
{
    nian_str from = html->path;
    size_t shared = 0;
    for (size_t i = 0; i < to.len && i < from.len && to.ptr[i] == from.ptr[i];
         i++)
        if (to.ptr[i] == '/')
            shared = i + 1;
    for (size_t i = shared; i < from.len; i++)
        if (from.ptr[i] == '/')
            nian_buf_add(html->out, NIAN_STR("../"));
    nian_url_escape(html->out, nian_str_after(to, shared));
}

void nian_html_url(nian_html *html, const char *name, nian_str path)
{
    ptrdiff_t hash = nian_str_find(path, NIAN_STR("#"));
    size_t end = hash < 0 ? path.len : (size_t)hash;
    open_attribute(html, name);
    if (end)
        put_way(html, nian_str_slice(path, 0, end));
    if (hash >= 0) {
        nian_buf_add_byte(html->out, '#');
        nian_url_escape(html->out, nian_str_after(path, end + 1));
    }
    nian_buf_add_byte(html->out, '"');
}

void nian_html_id(nian_html *html, nian_str id)
{
    open_attribute(html, "id");
    for (size_t i = 0; i < id.len; i++) {
        unsigned char byte = (unsigned char)id.ptr[i];
        bool kept = byte >= 0x80 || byte == '-' || byte == '_' || byte == '.' ||
                    (byte >= '0' && byte <= '9') ||
                    (byte >= 'A' && byte <= 'Z') ||
                    (byte >= 'a' && byte <= 'z');
        nian_buf_add_byte(html->out, kept ? (char)byte : '_');
    }
    nian_buf_add_byte(html->out, '"');
}

static void fill(nian_html *html, nian_str form, const nian_str *with,
                 size_t count)
{
    nian_buf filled = {0};
    nian_catalogue_fill_form(&filled, form, with, count);
    nian_html_text(html, nian_buf_str(&filled));
    nian_buf_free(&filled);
}

void nian_html_say(nian_html *html, const char *key)
{
    nian_html_text(html, nian_catalogue_say(html->words, key));
}

void nian_html_say_with(nian_html *html, const char *key, const nian_str *with,
                        size_t count)
{
    fill(html, nian_catalogue_say(html->words, key), with, count);
}

void nian_html_say_count(nian_html *html, const char *key, size_t number)
{
    nian_arena arena = {0};
    nian_str written = nian_str_format(&arena, "%zu", number);
    fill(html, nian_catalogue_count(html->words, key, number), &written, 1);
    nian_arena_free(&arena);
}

void nian_html_say_attribute(nian_html *html, const char *name, const char *key)
{
    nian_html_attribute(html, name, nian_catalogue_say(html->words, key));
}
