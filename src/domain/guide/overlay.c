/* overlay.c - finding a text through its layers. */
#include "domain/guide/overlay.h"

#include "base/text.h"
#include "content.h" /* generated: the embedded base */
#include "crypto/keys.h"
#include "domain/guide/topic_text.h"

static const struct str local_ending = S_INIT("~local");

struct str
text_local_key(struct arena *mem, struct str key)
{
    return str_join(mem, key, local_ending);
}

bool
text_is_local(struct str key)
{
    return str_ends(key, local_ending);
}

struct str
text_shared_key(struct str key)
{
    return text_is_local(key) ? str_slice(key, 0, key.len - local_ending.len) : key;
}

bool
text_base(struct cx *cx, struct str key, enum language language, struct str *ret)
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

struct str
text_base_hash(struct cx *cx, struct str key, enum language language)
{
    struct text hex = text_open(cx->mem, 64);
    struct str base = S("");

    (void)text_base(cx, key, language, &base);
    text_add_hex(&hex, keyed_hash(cx, "base_text", base));
    return text_str(&hex);
}

/* Editors write no head: who keeps the text and its topics are those of the base, and it was
 * checked when it was published. */
static struct str
headed(struct cx *cx, struct str key, struct str body, int64_t published_ms)
{
    struct topic_text head;
    struct str base;

    if (text_is_local(key) || topic_text_head(body) || !text_base(cx, key, LANGUAGE_NL, &base) ||
        topic_text_head(base) == 0)
        return body;
    topic_text_read(cx->mem, base, false, &head);
    struct str checked = date_iso(cx->mem, date_in_amsterdam(published_ms));
    return str_join(cx->mem, S("owner: "), head.owner, S("\nchecked: "), checked, S("\ntopics: "),
                    head.topics, S("\n\n"), body);
}

static enum outcome
find_in(struct cx *cx, const struct text_place *place, struct str key, enum language language,
        struct text_found *ret)
{
    struct text_edit_find_row edit;
    struct str base = S("");
    bool in_base = text_base(cx, key, language, &base);
    enum outcome outcome = sql_text_edit_find(cx, key, language_code(language), place->municipality,
                                              place->doorway, place->region, &edit);

    if (outcome == OK) {
        bool stale = !str_eq(edit.base_hash, text_base_hash(cx, key, language));
        *ret = (struct text_found){.body = headed(cx, key, edit.body, edit.published_ms),
                                   .language = language,
                                   .edited = true,
                                   .stale = stale};
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

enum outcome
text_local_places(struct cx *cx, struct str key, int64_t doorway,
                  struct text_local_place_row_list *ret)
{
    return sql_text_local_places(cx, text_local_key(cx->mem, key), doorway, ret);
}

size_t
text_base_keys(struct str folder, size_t max, struct str *ret)
{
    const struct str base = S("content/nl/"), ending = S(".md"), texts = S("texts/");
    size_t count = 0;

    for (size_t i = 0; i < content_files_count && count < max; i++) {
        struct str path = content_files[i].path;
        if (!str_starts(path, base) || !str_ends(path, ending))
            continue;
        struct str key = str_slice(path, base.len, path.len - ending.len);
        if (!str_starts(key, folder) || key.len <= folder.len || key.ptr[folder.len] != '/')
            continue;
        ret[count++] = str_starts(key, texts) ? str_slice(key, texts.len, key.len) : key;
    }
    return count;
}

enum outcome
text_edit_set(struct cx *cx, struct str scope, int64_t scope_id, struct str key,
              enum language language, struct str body)
{
    struct str code = language_code(language), hash = text_base_hash(cx, key, language);
    int64_t last, changed;

    TRY(sql_text_pass(cx, scope, scope_id, key, code, cx->now_ms, &changed));
    TRY(sql_text_number_last(cx, scope, scope_id, key, code, &last));
    return sql_text_lay(cx, scope, scope_id, key, code, last + 1, body, hash, cx->now_ms);
}
