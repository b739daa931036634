/* overlay.c - finding a text through its layers. */
#include "domain/guide/overlay.h"

#include "base/text.h"
#include "content.h" /* generated: the embedded base */
#include "crypto/keys.h"

/* false when the base has no such text in this language. */
static bool
base_find(struct cx *cx, struct str key, enum language language, struct str *ret)
{
    struct str folder = str_find_byte(key, '/') < key.len ? S("/") : S("/texts/");
    struct str path =
        str_join(cx->mem, S("content/"), language_code(language), folder, key, S(".md"));

    for (size_t i = 0; i < content_files_count; i++) {
        if (str_eq(content_files[i].path, path)) {
            *ret = (struct str){(const char *)content_files[i].content.ptr,
                                content_files[i].content.len};
            return true;
        }
    }
    return false;
}

static struct str
base_hash(struct cx *cx, struct str body)
{
    struct text hex = text_open(cx->mem, 64);
    text_add_hex(&hex, keyed_hash(cx, "base_text", body));
    return text_str(&hex);
}

static enum outcome
find_in(struct cx *cx, const struct text_place *place, struct str key, enum language language,
        struct text_found *ret)
{
    struct text_edit_find_row edit;
    struct str base = S("");
    bool in_base = base_find(cx, key, language, &base);
    enum outcome outcome = sql_text_edit_find(cx, key, language_code(language), place->municipality,
                                              place->doorway, place->region, &edit);

    if (outcome == OK) {
        *ret = (struct text_found){.body = edit.body,
                                   .language = language,
                                   .edited = true,
                                   .stale = !str_eq(edit.base_hash, base_hash(cx, base))};
        return OK;
    }
    if (outcome == NOT_FOUND && in_base) {
        *ret = (struct text_found){.body = base, .language = language};
        return OK;
    }
    return outcome;
}

enum outcome
text_find(struct cx *cx, const struct text_place *place, struct str key, enum language language,
          struct text_found *ret)
{
    enum outcome outcome = find_in(cx, place, key, language, ret);

    if (outcome == NOT_FOUND && language != LANGUAGE_NL)
        outcome = find_in(cx, place, key, LANGUAGE_NL, ret);
    return outcome;
}

size_t
text_base_keys(struct str folder, size_t max, struct str *ret)
{
    const struct str base = S("content/nl/"), ending = S(".md");
    size_t count = 0;

    for (size_t i = 0; i < content_files_count && count < max; i++) {
        struct str path = content_files[i].path;
        if (!str_starts(path, base) || !str_ends(path, ending))
            continue;
        struct str key = str_slice(path, base.len, path.len - ending.len);
        if (str_starts(key, folder) && key.len > folder.len && key.ptr[folder.len] == '/')
            ret[count++] = key;
    }
    return count;
}

enum outcome
text_edit_set(struct cx *cx, struct str scope, int64_t scope_id, struct str key,
              enum language language, struct str body)
{
    struct str base = S("");

    base_find(cx, key, language, &base);
    return sql_text_edit_put(cx, scope, scope_id, key, language_code(language), base_hash(cx, base),
                             body, cx->now_ms);
}
