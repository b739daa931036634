/* fuzz_search.c - documents of any bytes, added, changed and taken away in any order: what is found
 * keeps its bounds, and is what an index built at once finds. */
#include "fuzz.h"

#include "search/index.h"
#include "words/fold.h"

enum { IDS = 8, STEPS = 16 };

static struct search_hit_list
found(struct cx *cx, const struct search_index *index, struct str text, int64_t place, size_t limit)
{
    size_t count = 0;
    struct word *words = words_split(cx->mem, fold(cx->mem, text), &count);
    struct str *list = arena_new(cx->mem, struct str, count + 1);

    for (size_t i = 0; i < count; i++)
        list[i] = words[i].text;
    return search_find(cx->mem, index, &(struct search_question){list, count, place, limit});
}

/* What a line of the input says: a first byte for the document, a second for its places, then its
 * name, and behind a comma its text. */
static struct search_document
document_of(struct str line)
{
    static const int64_t places[] = {1, 2, 2, 3};
    struct search_document ret = {.id = 1 + (unsigned char)line.ptr[0] % IDS, .places = places};
    struct str rest = str_slice(line, 2, line.len);

    ret.place_count = (unsigned char)line.ptr[1] % 5;
    (void)str_cut(&rest, ',', &ret.name);
    ret.body = rest;
    return ret;
}

static void
is_the_same(struct cx *cx, const struct search_index *steps, const struct search_index *once,
            struct str text)
{
    for (int64_t place = 0; place < 4; place++) {
        size_t limit = text.len % 7;
        struct search_hit_list a = found(cx, steps, text, place, limit),
                               b = found(cx, once, text, place, limit);
        check(a.count <= limit && a.count == b.count);
        for (size_t i = 0; i < a.count; i++) {
            check(a.at[i].id == b.at[i].id && a.at[i].score == b.at[i].score);
            check(a.at[i].matched_count > 0 && a.at[i].matched_count <= SEARCH_MATCHED_MAX);
            check(i == 0 || a.at[i - 1].score > a.at[i].score ||
                  (a.at[i - 1].score == a.at[i].score && a.at[i - 1].id < a.at[i].id));
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str rest = fuzz_text(&cx, data, size), line, last = S("");
    struct search_document now[IDS + 1] = {0};
    struct search_builder *builder = search_builder_open(cx.mem);
    const struct search_index *index = search_builder_index(builder, cx.mem);

    for (int steps = 0; steps < STEPS && str_cut(&rest, '\n', &line); steps++) {
        if (line.len < 3)
            continue;
        struct search_document document = document_of(line);
        bool removed = line.ptr[2] == '-';
        now[document.id] = removed ? (struct search_document){0} : document;
        index = search_index_change(
            cx.mem, index, &(struct search_change){document.id, removed ? NULL : &document}, 1);
        if (line.ptr[2] == '+')
            index = search_index_merge(cx.mem, index);
        last = line;
    }
    builder = search_builder_open(cx.mem);
    for (size_t id = 1; id <= IDS; id++)
        if (now[id].id)
            search_builder_add(builder, &now[id]);
    is_the_same(&cx, index, search_builder_index(builder, cx.mem), last);
    return 0;
}
