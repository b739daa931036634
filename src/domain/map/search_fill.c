/* search_fill.c - from services in the database to documents of the index, and what changed
 * since. */
#include "base/text.h"
#include "domain/map/kind.h"
#include "domain/map/search.h"
#include "domain/map/search.sql.h"
#include "domain/map/search_hold.h"
#include "os/random.h"
#include "store/store.h"

enum {
    AT_ONCE = 200,          /* services read together */
    BELONGING_MAX = 400000, /* topics or places of those; five places of all municipalities each */
    CHANGES_MAX = 2000,     /* more than that: all is read anew */
    WINDOW_MS = 5000,       /* order of moments is not order of commits: a window is reread */
    SEEN_MAX = 4096,        /* changes of that window that were taken in already */
};
static const struct str one_channel = S_INIT("map:"), many_channel = S_INIT("map since ");

/* ---- telling ---- */

static enum outcome
change_tell(struct cx *cx, struct str channel, int64_t number)
{
    struct text t = text_open(cx->mem, 40);

    text_add(&t, channel);
    text_add_int(&t, number);
    return sql_map_change_add(cx, id_new(cx->now_ms), cx->now_ms, text_str(&t));
}

enum outcome
service_changed(struct cx *cx, int64_t service)
{
    return change_tell(cx, one_channel, service);
}

enum outcome
services_changed_since(struct cx *cx, int64_t since_ms)
{
    return change_tell(cx, many_channel, since_ms);
}

/* ---- documents ---- */

struct batch {
    struct searched_row_list rows;
    struct searched_word_row_list topics, help_types;
    struct searched_places_row_list places;
    size_t topic_at, help_at, place_at; /* all lists run by service */
};

/* Services above `after`, up to and with `until`; all that belongs to them. */
static enum outcome
batch_read(struct cx *cx, int64_t after, int64_t until, struct batch *ret)
{
    *ret = (struct batch){0};
    TRY(sql_searched_page(cx, after, until, AT_ONCE, &ret->rows));
    if (ret->rows.count == 0)
        return OK;
    until = ret->rows.at[ret->rows.count - 1].service;
    TRY(sql_searched_topics(cx, after, until, BELONGING_MAX, &ret->topics));
    TRY(sql_searched_help_types(cx, after, until, BELONGING_MAX, &ret->help_types));
    return sql_searched_places(cx, after, until, BELONGING_MAX, &ret->places);
}

static void
keywords_add(struct text *t, struct str word)
{
    text_add_byte(t, ' ');
    text_add(t, word);
}

static struct search_document
document_of(struct arena *mem, const struct searched_row *row, struct str keywords)
{
    return (struct search_document){.id = row->service,
                                    .name = row->name,
                                    .keywords = keywords,
                                    .body = str_join(mem, row->organisation_name, S("\n"),
                                                     row->description, S("\n"), row->for_whom,
                                                     S("\n"), row->what_to_expect)};
}

static struct str
batch_keywords(struct cx *cx, struct batch *b, const struct searched_row *row)
{
    struct text t = text_open(cx->mem, 128);

    text_add(&t, row->keywords);
    for (; b->topic_at < b->topics.count && b->topics.at[b->topic_at].service <= row->service;
         b->topic_at++)
        if (b->topics.at[b->topic_at].service == row->service)
            keywords_add(&t, kind_topic_name(b->topics.at[b->topic_at].word, LANGUAGE_NL));
    for (; b->help_at < b->help_types.count && b->help_types.at[b->help_at].service <= row->service;
         b->help_at++)
        if (b->help_types.at[b->help_at].service == row->service)
            keywords_add(&t, kind_help_name(b->help_types.at[b->help_at].word, LANGUAGE_NL));
    return text_str(&t);
}

/* false: it is given nowhere, and stands in no list either. */
static bool
batch_document(struct cx *cx, struct batch *b, const struct searched_row *row,
               struct search_document *ret)
{
    *ret = document_of(cx->mem, row, batch_keywords(cx, b, row));
    while (b->place_at < b->places.count && b->places.at[b->place_at].service < row->service)
        b->place_at++;
    size_t from = b->place_at;
    while (b->place_at < b->places.count && b->places.at[b->place_at].service == row->service)
        b->place_at++;
    int64_t *places = arena_new(cx->mem, int64_t, b->place_at - from);
    for (size_t i = from; i < b->place_at; i++) {
        if (b->places.at[i].everywhere) {
            ret->place_count = 0;
            return true;
        }
        if (b->places.at[i].municipality > 0)
            places[ret->place_count++] = b->places.at[i].municipality;
    }
    ret->places = places;
    return ret->place_count > 0;
}

/* ---- all of them ---- */

static struct {
    int64_t seen[SEEN_MAX]; /* as a ring */
    size_t at;
    int64_t looked_ms; /* all that was committed before is in, but for the window */
} following;

static enum outcome
all_read(struct cx *cx, struct search_builder *builder)
{
    struct search_document document;
    struct batch batch;
    int64_t after = 0;

    do {
        arena_reset(cx->mem);
        TRY(batch_read(cx, after, INT64_MAX, &batch));
        for (size_t i = 0; i < batch.rows.count; i++) {
            after = batch.rows.at[i].service;
            if (batch_document(cx, &batch, &batch.rows.at[i], &document))
                search_builder_add(builder, &document);
        }
    } while (batch.rows.count == AT_ONCE);
    return OK;
}

/* What is read belongs to the place: it needs no place of its own. */
static enum outcome
here_read(struct cx *cx, struct search_builder *builder, int64_t municipality)
{
    struct searched_row_list rows;
    struct str folded = S("");
    int64_t after = 0;

    do {
        TRY(sql_searched_here(cx, municipality, folded, after, AT_ONCE, &rows));
        for (size_t i = 0; i < rows.count; i++) {
            struct word_row_list topics, help_types;
            struct text t = text_open(cx->mem, 128);
            TRY(sql_service_topics(cx, rows.at[i].service, &topics));
            TRY(sql_service_help_types(cx, rows.at[i].service, &help_types));
            text_add(&t, rows.at[i].keywords);
            for (size_t n = 0; n < topics.count; n++)
                keywords_add(&t, kind_topic_name(topics.at[n].word, LANGUAGE_NL));
            for (size_t n = 0; n < help_types.count; n++)
                keywords_add(&t, kind_help_name(help_types.at[n].word, LANGUAGE_NL));
            struct search_document document = document_of(cx->mem, &rows.at[i], text_str(&t));
            search_builder_add(builder, &document);
            folded = rows.at[i].folded;
            after = rows.at[i].service;
        }
    } while (rows.count == AT_ONCE);
    return OK;
}

/* Municipality 0: all. One snapshot, and memory that is emptied while reading. */
static enum outcome
index_load(struct cx *cx, struct db *db, bool whole, int64_t municipality)
{
    struct arena *building = arena_open(), *mem = arena_open();
    struct search_builder *builder = search_builder_open(building);
    struct cx inside = *cx;

    inside.mem = arena_open();
    enum outcome outcome = db_begin(&inside, db, TRANSACTION_READ);
    inside.db = db;
    if (outcome == OK && whole)
        outcome = all_read(&inside, builder);
    if (outcome == OK && !whole)
        outcome = here_read(&inside, builder, municipality);
    if (outcome == OK && !whole)
        outcome = here_read(&inside, builder, 0);
    db_rollback(db);
    if (outcome == OK) {
        following.looked_ms = cx->now_ms;
        searched_set_base(mem, search_builder_index(builder, mem));
    } else {
        arena_close(mem);
    }
    arena_close(inside.mem);
    arena_close(building);
    return outcome;
}

enum outcome
service_index_load(struct cx *cx, struct db *db)
{
    return index_load(cx, db, true, 0);
}

enum outcome
service_index_load_here(struct cx *cx, struct db *db, int64_t municipality)
{
    return index_load(cx, db, false, municipality);
}

/* ---- what changed ---- */

static bool
seen_before(int64_t change)
{
    for (size_t i = 0; i < SEEN_MAX; i++)
        if (following.seen[i] == change)
            return true;
    following.seen[following.at++ % SEEN_MAX] = change;
    return false;
}

struct services {
    int64_t at[CHANGES_MAX];
    size_t count;
    bool many;
};

static enum outcome
since_list(struct cx *cx, int64_t since_ms, struct services *ret)
{
    struct service_id_row_list rows;

    TRY(sql_searched_changed(cx, since_ms, CHANGES_MAX + 1, &rows));
    ret->many = ret->many || rows.count + ret->count > CHANGES_MAX;
    for (size_t i = 0; i < rows.count && !ret->many; i++)
        ret->at[ret->count++] = rows.at[i].service;
    return OK;
}

static enum outcome
changed_list(struct cx *cx, struct services *ret)
{
    struct map_change_since_row_list rows;
    int64_t number, since_ms = INT64_MAX;
    int64_t looked_ms = following.looked_ms < cx->now_ms ? following.looked_ms : cx->now_ms;

    TRY(sql_map_change_since(cx, looked_ms - WINDOW_MS, CHANGES_MAX, &rows));
    ret->many = rows.count == CHANGES_MAX;
    for (size_t i = 0; i < rows.count; i++) {
        struct str channel = rows.at[i].channel;
        if (seen_before(rows.at[i].change))
            continue;
        if (str_starts(channel, one_channel) &&
            str_int(str_slice(channel, one_channel.len, channel.len), &number))
            ret->at[ret->count++] = number;
        else if (str_starts(channel, many_channel) &&
                 str_int(str_slice(channel, many_channel.len, channel.len), &number))
            since_ms = number < since_ms ? number : since_ms;
    }
    return since_ms < INT64_MAX ? since_list(cx, since_ms, ret) : OK;
}

/* As they are now; without a document: not there, or not for residents. */
static enum outcome
changes_read(struct cx *cx, const struct services *services, struct search_change *ret)
{
    for (size_t i = 0; i < services->count; i++) {
        struct search_document *document = arena_new(cx->mem, struct search_document, 1);
        struct batch batch;
        TRY(batch_read(cx, services->at[i] - 1, services->at[i], &batch));
        bool there =
            batch.rows.count > 0 && batch_document(cx, &batch, &batch.rows.at[0], document);
        ret[i] = (struct search_change){services->at[i], there ? document : NULL};
    }
    return OK;
}

static void
changes_take(const struct search_change *changes, size_t count)
{
    struct searched *now = searched_take();
    struct arena *mem = arena_open();

    check(now != NULL);
    const struct search_index *index =
        search_index_change(mem, searched_index(now), changes, count);

    if (search_index_is_worn(index)) {
        struct arena *base = arena_open();
        searched_set_base(base, search_index_merge(base, index));
        arena_close(mem);
    } else {
        searched_set_change(mem, index, now);
    }
    searched_give_back(now);
}

enum outcome
service_index_follow(struct cx *cx, struct db *db, bool *ret_many)
{
    struct services *services = arena_new(cx->mem, struct services, 1);
    struct search_change *changes = arena_new(cx->mem, struct search_change, CHANGES_MAX);

    *ret_many = false;
    enum outcome outcome = db_begin(cx, db, TRANSACTION_READ);
    cx->db = db;
    if (outcome == OK)
        outcome = changed_list(cx, services);
    if (outcome == OK && !services->many)
        outcome = changes_read(cx, services, changes);
    cx->db = NULL;
    db_rollback(db);
    TRY(outcome);
    following.looked_ms = cx->now_ms;
    *ret_many = services->many;
    if (!services->many && services->count > 0)
        changes_take(changes, services->count);
    return OK;
}
