/* assets.c - finding an embedded static file by the path of a request.
 *
 * build/static holds the files, a packed NAME.gz beside what packs well, and VERSION: a hash over
 * all. */
#include "web/assets.h"

#include "static_files.h" /* generated */

static const struct {
    struct str ending, type;
} types[] = {
    {S_INIT(".css"), S_INIT("text/css; charset=utf-8")},
    {S_INIT(".js"), S_INIT("text/javascript; charset=utf-8")},
    {S_INIT(".svg"), S_INIT("image/svg+xml")},
    {S_INIT(".png"), S_INIT("image/png")},
};

static struct bytes
file_find(struct str path, struct str ending)
{
    for (size_t i = 0; i < static_files_files_count; i++) {
        struct str at = static_files_files[i].path;
        if (at.len == path.len + ending.len && str_starts(at, path) && str_ends(at, ending))
            return static_files_files[i].content;
    }
    return (struct bytes){0};
}

bool
asset_find(struct str path, struct asset *ret)
{
    if (!str_starts(path, S("/static/")))
        return false;
    path = str_slice(path, 1, path.len);
    for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
        struct bytes content = file_find(path, S(""));
        if (!str_ends(path, types[t].ending) || content.len == 0)
            continue;
        *ret = (struct asset){
            .type = types[t].type, .content = content, .gzip = file_find(path, S(".gz"))};
        return true;
    }
    return false;
}

struct html
asset_icon(struct str name)
{
    static const struct str folder = S_INIT("static/icons/"), ending = S_INIT(".svg");

    for (size_t i = 0; i < static_files_files_count; i++) {
        struct str at = static_files_files[i].path;
        struct bytes content = static_files_files[i].content;
        if (str_starts(at, folder) && str_ends(at, ending) &&
            str_eq(str_slice(at, folder.len, at.len - ending.len), name))
            return (struct html){{(const char *)content.ptr, content.len}};
    }
    return (struct html){0};
}

struct str
asset_version(void)
{
    struct bytes version = file_find(S("static/VERSION"), S(""));
    return str_trim((struct str){(const char *)version.ptr, version.len});
}
