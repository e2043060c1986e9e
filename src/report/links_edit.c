/* links.yaml changed line by line: what a person wrote there, comments and
 * order included, is theirs.  Nothing is written out anew; the result is read
 * back, and if anything were lost, the change is refused instead. */
#include "report/links.h"

#include <string.h>

#include "base/error.h"
#include "document/frontmatter.h"

typedef struct editing {
    nian_arena *arena;
    const char *path;
    nian_links_layout layout; /* as it is */
    nian_strs lines;          /* with their ends */
    bool *gone;               /* by line */
} editing;

static void cut_lines(editing *e, nian_str bytes)
{
    while (bytes.len) {
        const char *end = memchr(bytes.ptr, '\n', bytes.len);
        size_t len = end ? (size_t)(end - bytes.ptr) + 1 : bytes.len;
        vec_push(e->arena, &e->lines, nian_str_slice(bytes, 0, len));
        bytes = nian_str_after(bytes, len);
    }
    e->gone = nian_new_array(e->arena, bool, e->lines.count + 1);
}

/* YAML ends a line at these too, editors do not. */
static bool has_odd_break(nian_str bytes)
{
    static const nian_str breaks[] = {NIAN_STR_INIT("\xC2\x85"),
                                      NIAN_STR_INIT("\xE2\x80\xA8"),
                                      NIAN_STR_INIT("\xE2\x80\xA9")};
    for (size_t i = 0; i < bytes.len; i++)
        if (bytes.ptr[i] == '\r' &&
            (i + 1 == bytes.len || bytes.ptr[i + 1] != '\n'))
            return true;
    return nian_str_has_any(bytes, breaks, sizeof breaks / sizeof *breaks);
}

/* Blanks before the dash that opens the entry on this line; false when the
 * line opens none. */
static bool find_dash(size_t *out, nian_str line)
{
    size_t at = 0;
    while (at < line.len && line.ptr[at] == ' ')
        at++;
    *out = at;
    return at + 1 < line.len && line.ptr[at] == '-' && line.ptr[at + 1] == ' ';
}

static bool refuse(const editing *e, size_t line, nian_error *err)
{
    return nian_fail(err, NIAN_EUNSUPPORTED,
                     "%s: line %zu: it is written in a way that only a person "
                     "can change; edit it in a clone and push main",
                     e->path, line + 1);
}

static bool mark_gone(editing *e, const bool *gone, nian_error *err)
{
    for (size_t i = 0; gone && i < e->layout.items.count; i++) {
        const nian_links_item *item = &e->layout.items.items[i];
        size_t column;
        if (!gone[i])
            continue;
        if (!item->block || item->end > e->lines.count ||
            !find_dash(&column, e->lines.items[item->begin]))
            return refuse(e, item->begin, err);
        for (size_t line = item->begin; line < item->end; line++)
            e->gone[line] = true;
    }
    return true;
}

/* A key whose last entry goes goes too, unless a comment stands beside it or
 * an entry comes. */
static void mark_keys(editing *e, const bool *gone, const nian_links_item *more)
{
    for (size_t i = 0; gone && i < e->layout.lists.count; i++) {
        const nian_links_list *list = &e->layout.lists.items[i];
        bool kept = list->empty || list->line >= e->lines.count ||
                    nian_str_has(e->lines.items[list->line], NIAN_STR("#")) ||
                    (more && nian_str_equal(more->list, list->key));
        for (size_t k = 0; k < e->layout.items.count; k++)
            kept |= !gone[k] &&
                    nian_str_equal(e->layout.items.items[k].list, list->key);
        if (!kept)
            e->gone[list->line] = true;
    }
}

static const nian_links_list *find_list(const editing *e, nian_str key)
{
    const nian_links_list *found = NULL;
    for (size_t i = 0; i < e->layout.lists.count; i++)
        if (nian_str_equal(e->layout.lists.items[i].key, key))
            found = &e->layout.lists.items[i];
    return found;
}

static const nian_links_item *last_item(const editing *e, nian_str key)
{
    const nian_links_item *found = NULL;
    for (size_t i = 0; i < e->layout.items.count; i++)
        if (nian_str_equal(e->layout.items.items[i].list, key))
            found = &e->layout.items.items[i];
    return found;
}

static void write_field(nian_buf *out, size_t column, const char *opening,
                        const char *key, nian_str value)
{
    nian_buf_format(out, "%*s%s%s: ", (int)column, "", opening, key);
    nian_yaml_quote(out, value);
    nian_buf_add_byte(out, '\n');
}

static void write_item(nian_buf *out, const nian_links_item *item,
                       size_t column)
{
    bool named = nian_str_equal(item->list, NIAN_STR(NIAN_LINKS_NAMES));
    const char *second = !named ? "after" : item->apart ? "not" : "means";
    write_field(out, column, "- ", named ? "name" : "before", item->first);
    write_field(out, column, "  ", second, item->second);
    if (item->note.len)
        write_field(out, column, "  ", "note", item->note);
}

/* Where the new entry goes: behind the last of its list, else behind the key,
 * else to the end with a key of its own.  `right: []` gives way to dashes. */
static bool find_room(editing *e, const nian_links_item *more, size_t *line,
                      size_t *column, nian_error *err)
{
    const nian_links_list *list = find_list(e, more->list);
    const nian_links_item *last = last_item(e, more->list);
    *column = 2;
    *line = e->lines.count;
    if (last) {
        *line = last->end;
        return (last->block && last->end <= e->lines.count &&
                find_dash(column, e->lines.items[last->begin])) ||
               refuse(e, last->begin, err);
    }
    if (!list)
        return true;
    *line = list->line + 1;
    if (!list->empty)
        return refuse(e, list->line, err);
    nian_str *key = &e->lines.items[list->line];
    ptrdiff_t empty = nian_str_find(*key, NIAN_STR("[]"));
    if (!list->block && empty >= 0)
        *key = nian_str_concat(e->arena, nian_str_slice(*key, 0, (size_t)empty),
                               nian_str_after(*key, (size_t)empty + 2));
    return true;
}

static void end_line(nian_buf *out)
{
    if (out->len && out->ptr[out->len - 1] != '\n')
        nian_buf_add_byte(out, '\n');
}

static bool write_all(nian_buf *out, editing *e, const nian_links_item *more,
                      nian_error *err)
{
    size_t line = 0, column = 0;
    if (more && !find_room(e, more, &line, &column, err))
        return false;
    for (size_t i = 0; i <= e->lines.count; i++) {
        if (more && i == line) {
            end_line(out);
            if (!find_list(e, more->list))
                nian_buf_format(out, "%.*s:\n", NIAN_STR_ARG(more->list));
            write_item(out, more, column);
        }
        if (i < e->lines.count && !e->gone[i])
            nian_buf_add(out, e->lines.items[i]);
    }
    return true;
}

static size_t count_of(const nian_links_layout *layout,
                       const nian_links_item *wanted, const bool *gone)
{
    size_t count = 0;
    for (size_t i = 0; i < layout->items.count; i++) {
        const nian_links_item *item = &layout->items.items[i];
        count += !(gone && gone[i]) && item->apart == wanted->apart &&
                 nian_str_equal(item->list, wanted->list) &&
                 nian_str_equal(item->first, wanted->first) &&
                 nian_str_equal(item->second, wanted->second);
    }
    return count;
}

/* Every entry that was to stay is there, the new one too, and no other. */
static bool holds(const editing *e, const bool *gone,
                  const nian_links_item *more, nian_str bytes)
{
    nian_links_layout now;
    size_t kept = 0;
    if (!nian_links_lay_out(&now, e->arena, bytes, e->path, NULL))
        return false;
    for (size_t i = 0; i < e->layout.items.count; i++) {
        const nian_links_item *item = &e->layout.items.items[i];
        if (gone && gone[i])
            continue;
        kept++;
        if (count_of(&now, item, NULL) < count_of(&e->layout, item, gone))
            return false;
    }
    return now.items.count == kept + (more != NULL) &&
           now.notes.count <= e->layout.notes.count &&
           (!more || count_of(&now, more, NULL) > 0);
}

bool nian_links_edit(nian_buf *out, nian_str bytes, const bool *gone,
                     const nian_links_item *more, const char *path,
                     nian_error *err)
{
    nian_arena arena = {0};
    editing e = {.arena = &arena, .path = path};
    bool fine = nian_links_lay_out(&e.layout, &arena, bytes, path, err);
    if (fine) {
        cut_lines(&e, bytes);
        mark_keys(&e, gone, more);
        fine = (!has_odd_break(bytes) || refuse(&e, 0, err)) &&
               mark_gone(&e, gone, err) && write_all(out, &e, more, err) &&
               (holds(&e, gone, more, nian_buf_str(out)) || refuse(&e, 0, err));
    }
    nian_arena_free(&arena);
    return fine;
}
