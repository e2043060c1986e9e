/** HTML in the making: markup that the program means, and foreign text that
 *  is escaped for the place where it stands.
 *
 *      nian_html html = {.out = &buf, .words = catalogue};
 *      nian_html_put(&html, "<a");
 *      nian_html_url(&html, "href", path);
 *      nian_html_put(&html, ">");
 *      nian_html_text(&html, report->meta.title);
 *      nian_html_put(&html, "</a>");
 *
 *  Only nian_html_put() takes markup, and it takes literals of the code.
 *  Controls of direction and what is no UTF-8 never reach a page.
 */
#ifndef NIAN_SITE_HTML_H
#define NIAN_SITE_HTML_H

#include "base/buf.h"
#include "site/catalogue.h"

typedef struct nian_html {
    nian_buf *out;
    const nian_catalogue *words;
    nian_str path; /**< of the page, from the root of the site */
} nian_html;

/** Markup, as it stands in the code. */
void nian_html_put(nian_html *html, const char *markup);
/** Foreign text between tags. */
void nian_html_text(nian_html *html, nian_str text);
void nian_html_int(nian_html *html, int64_t value);
/** ` name="value"`; `name` is a literal. */
void nian_html_attribute(nian_html *html, const char *name, nian_str value);
/** ` name="…"`, percent-encoded: the shortest way from this page to `path`,
 *  which is one of this site, from its root, and may end in #fragment. */
void nian_html_url(nian_html *html, const char *name, nian_str path);
/** ` id="…"`: what no id may hold is written as `_`. */
void nian_html_id(nian_html *html, nian_str id);

/** A string of the catalogue, escaped. */
void nian_html_say(nian_html *html, const char *key);
/** The same with {1}, {2} … replaced by foreign text. */
void nian_html_say_with(nian_html *html, const char *key, const nian_str *with,
                        size_t count);
/** The form of the string for `number`, which stands for {1}. */
void nian_html_say_count(nian_html *html, const char *key, size_t number);

/** ` name="…"` with a string of the catalogue. */
void nian_html_say_attribute(nian_html *html, const char *name,
                             const char *key);

/** The escaping alone: text that may stand between tags and in quotes. */
void nian_html_escape(nian_buf *out, nian_str text);
/** Text as the inside of a string in double quotes of a script: JSON that no
 *  HTML parser can be led astray by. */
void nian_script_escape(nian_buf *out, nian_str text);
/** All but unreserved characters and slashes as %XX. */
void nian_url_escape(nian_buf *out, nian_str path);

#endif
