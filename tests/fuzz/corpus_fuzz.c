/* Names that are taken can stand in any path and reference; lists and links
 * that are read hold what they promise. */
#include "fuzz.h"

#include <string.h>

#include "report/links.h"
#include "report/manifest.h"
#include "report/report.h"
#include "text/text.h"

static void check_name(nian_str given)
{
    nian_arena arena = {0};
    nian_str name;
    nian_str again;
    if (nian_name_clean(&name, &arena, given, "issuer", NULL)) {
        require(nian_utf8_valid(name, NULL));
        require(nian_name_clean(&again, &arena, name, "issuer", NULL));
        require(nian_str_equal(name, again));
        for (size_t i = 0; i < name.len; i++)
            require((unsigned char)name.ptr[i] >= ' ' && name.ptr[i] != '/');
        nian_str ref = nian_path_timeline(&arena, name, name);
        require(!nian_str_has(ref, NIAN_STR("..")));
        require(!nian_str_has(ref, NIAN_STR(".lock/")));
        require(!nian_str_ends(ref, NIAN_STR(".lock")));
        for (size_t i = 0; i < ref.len; i++)
            require(!strchr(" ~^:?*[\\\x7F", ref.ptr[i]));
    }
    nian_str file = nian_path_file_name(&arena, given);
    require(!nian_name_fault(file));
    nian_arena_free(&arena);
}

static void check_manifest(nian_str csv)
{
    nian_arena arena = {0};
    nian_import_files files = {0};
    if (nian_manifest_read(&files, &arena, csv, "list.csv", NULL))
        for (size_t i = 0; i < files.count; i++) {
            require(files.items[i].path && files.items[i].path[0]);
            require(files.items[i].given.year >= 0);
            require(files.items[i].given.year <= 9999);
        }
    nian_arena_free(&arena);
}

static void check_links(nian_str yaml)
{
    nian_links *links;
    if (!nian_links_read(&links, yaml, "links.yaml", NULL))
        return;
    for (size_t i = 0; i < links->decision_count; i++) {
        require(links->decisions[i].before.len > 0);
        require(links->decisions[i].after.len > 0);
    }
    for (size_t i = 0; i < links->renaming_count; i++)
        require(links->renamings[i].means.len > 0);
    nian_links_free(links);
}

static bool holds(const nian_links_layout *layout, const nian_links_item *item)
{
    for (size_t i = 0; i < layout->items.count; i++)
        if (nian_str_equal(layout->items.items[i].list, item->list) &&
            nian_str_equal(layout->items.items[i].first, item->first) &&
            nian_str_equal(layout->items.items[i].second, item->second))
            return true;
    return false;
}

/* One entry goes, another comes, and every other stays. */
static void check_edit(nian_str yaml)
{
    const nian_links_item more = {.list = NIAN_STR("wrong"),
                                  .first = NIAN_STR("2021-001 \"甲\": #"),
                                  .second = NIAN_STR("2022-002 乙…")};
    nian_arena arena = {0};
    nian_links_layout before, after;
    nian_buf out = {0};
    if (nian_links_lay_out(&before, &arena, yaml, "links.yaml", NULL)) {
        size_t count = before.items.count;
        bool *gone = nian_new_array(&arena, bool, count + 1);
        gone[0] = count > 0;
        if (nian_links_edit(&out, yaml, gone, &more, "links.yaml", NULL)) {
            require(nian_links_lay_out(&after, &arena, nian_buf_str(&out),
                                       "links.yaml", NULL));
            require(after.items.count == count + !gone[0]);
            require(holds(&after, &more));
            for (size_t i = 1; i < count; i++)
                require(holds(&after, &before.items.items[i]));
        }
    }
    nian_buf_free(&out);
    nian_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_str bytes = {(const char *)data, size};
    check_name(bytes);
    check_manifest(bytes);
    check_links(bytes);
    check_edit(bytes);
    return 0;
}
