/* dutch.c - looks in the list of texts that the program carries. */
#include "domain/map/dutch.h"

#include "content.h"

/* Pages of which the text is a file, and pages that are in Dutch whatever the language. */
static const struct {
    struct str begin, folder;
} pages[] = {
    {S_INIT("/onderwerp/"), S_INIT("/topics/")},
    {S_INIT("/situatie/"), S_INIT("/situations/")},
    {S_INIT("/hulpwijzer"), S_INIT("")},
};

/* "content/tr/topics/wmo.md" */
static bool
is_file(struct str path, enum language language, struct str folder, struct str name)
{
    const struct str parts[] = {S("content/"), language_code(language), folder, name, S(".md")};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!str_starts(path, parts[i]))
            return false;
        path = str_slice(path, parts[i].len, path.len);
    }
    return path.len == 0;
}

static bool
has_file(enum language language, struct str folder, struct str name)
{
    for (size_t i = 0; i < content_files_count; i++)
        if (is_file(content_files[i].path, language, folder, name))
            return true;
    return false;
}

bool
page_only_dutch(enum language language, struct str path)
{
    if (language == LANGUAGE_NL)
        return false;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (!str_starts(path, pages[i].begin))
            continue;
        struct str rest = str_slice(path, pages[i].begin.len, path.len);
        struct str name = str_slice(rest, 0, str_find_byte(rest, '/'));
        return pages[i].folder.len == 0 || (has_file(LANGUAGE_NL, pages[i].folder, name) &&
                                            !has_file(language, pages[i].folder, name));
    }
    return false;
}
