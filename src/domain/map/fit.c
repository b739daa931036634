/* fit.c - weighs the services of a list for one topic. */
#include "domain/map/fit.h"

#include <stdlib.h>
#include <string.h>

#include "domain/map/kind.h"
#include "domain/map/record.h"
#include "domain/map/schedule.h"
#include "topics.h"
#include "words/fold.h"

enum {
    EVERYWHERE = 0,
    LOOKED_AT = 200, /* of one list; no municipality has so many for one topic */
    HELP_TYPES_MAX = 3000,
    FEW_TOPICS = 5,   /* who names more is there for everything */
    WORD_CHARS = 5,   /* shorter words of a topic's name ("hulp", "werk") tell nothing */
    KIND_BESIDE = 50, /* who stands beside somebody opposite the municipality */
    KIND_OTHER = 100, /* a kind of help that the topic does not ask for */
    WAIT_UNKNOWN = 100,
    WAIT_FULL = 1000,
};
/* What decides, the first before the next; the smaller goes first. */
enum key {
    KEY_CLOSED,
    KEY_OTHER_PARTY,
    KEY_KIND_FROM_FAR,
    KEY_FAR,
    KEY_KIND_OTHER,
    KEY_GENERAL,
    KEY_KIND,
    KEY_UNNAMED,
    KEY_TOPICS,
    KEY_SHUT_NOW, /* filled in where all before it are the same */
    KEY_WAIT,
    KEYS
};
struct fit {
    struct listed_row row;
    struct str folded;
    int64_t keys[KEYS];
};

/* Where the kind stands in what the topic asks for. Opposite the municipality, free and independent
 * support is a right whatever the topic (Wmo 2015, article 2.2.4). */
static int64_t
kind_rank(const struct topics_row *topic, struct str help_type)
{
    struct str rest = topic->first_help, one;
    struct str beside = S("clientondersteuner|sociaal_raadslieden|juridisch_loket");

    for (int64_t rank = 0; str_cut(&rest, '|', &one); rank++)
        if (str_eq(one, help_type))
            return rank;
    while (kind_topic_against_municipality(topic->id) && str_cut(&beside, '|', &one))
        if (str_eq(one, help_type))
            return KIND_BESIDE;
    return KIND_OTHER;
}

/* Words of the topic's own name. */
struct topic_words {
    const struct word *at;
    size_t count;
};

static bool
name_says(const struct topic_words *words, struct str folded_name)
{
    for (size_t i = 0; i < words->count; i++)
        if (utf8_count(words->at[i].text) >= WORD_CHARS &&
            str_find(folded_name, words->at[i].text) < folded_name.len)
            return true;
    return false;
}

static int64_t
wait_of(const struct listed_row *row)
{
    if (str_eq(row->capacity, S("no_capacity")))
        return WAIT_FULL;
    if (row->waiting_weeks > 0)
        return row->waiting_weeks;
    return str_eq(row->capacity, S("waitlist")) ? WAIT_UNKNOWN : 0;
}

static struct fit
fit_of(struct cx *cx, const struct fits *fits, const struct topic_words *words,
       const struct listed_row *row, bool far, int64_t kind)
{
    struct fit fit = {.row = *row, .folded = record_folded(cx->mem, row->name)};

    fit.keys[KEY_CLOSED] = str_eq(row->status, S("closed"));
    fit.keys[KEY_OTHER_PARTY] = row->municipal && kind_topic_against_municipality(fits->topic->id);
    fit.keys[KEY_KIND_FROM_FAR] = fits->kinds_first ? kind : 0;
    fit.keys[KEY_FAR] = far;
    fit.keys[KEY_KIND_OTHER] = kind == KIND_OTHER;
    fit.keys[KEY_GENERAL] = row->topics > FEW_TOPICS;
    fit.keys[KEY_KIND] = kind;
    fit.keys[KEY_UNNAMED] = !name_says(words, fit.folded);
    fit.keys[KEY_TOPICS] = row->topics;
    fit.keys[KEY_WAIT] = wait_of(row);
    return fit;
}

/* The kinds run by service. */
static int64_t
best_rank(const struct topics_row *topic, const struct listing_help_types_row_list *kinds,
          int64_t service)
{
    size_t from = 0, until = kinds->count;
    int64_t best = KIND_OTHER;

    while (from < until) {
        size_t middle = from + (until - from) / 2;
        if (kinds->at[middle].service < service)
            from = middle + 1;
        else
            until = middle;
    }
    for (; from < kinds->count && kinds->at[from].service == service; from++) {
        int64_t rank = kind_rank(topic, kinds->at[from].help_type);
        best = rank < best ? rank : best;
    }
    return best;
}

/* Among the first `count`: a list has each service once. */
static bool
fits_have(const struct fits *fits, size_t count, int64_t service)
{
    for (size_t i = 0; i < count; i++)
        if (fits->at[i].row.service == service)
            return true;
    return false;
}

/* Of one municipality, or of everywhere. */
static enum outcome
fits_of(struct cx *cx, struct fits *fits, int64_t municipality, struct str subject)
{
    struct listed_row_list rows;
    struct listing_help_types_row_list kinds;
    struct topic_words words;

    TRY(sql_listing_page(cx, municipality, subject, 0, LOOKED_AT, &rows));
    if (rows.count == 0)
        return OK;
    TRY(sql_listing_help_types(cx, municipality, subject, LOOKED_AT, HELP_TYPES_MAX, &kinds));
    struct fit *at = arena_new(cx->mem, struct fit, fits->count + rows.count);
    if (fits->count)
        memcpy(at, fits->at, fits->count * sizeof *at);
    fits->at = at;
    words.at = words_split(cx->mem, fold(cx->mem, fits->topic->name_nl), &words.count);
    size_t before = fits->count;
    for (size_t i = 0; i < rows.count; i++)
        if (!fits_have(fits, before, rows.at[i].service))
            at[fits->count++] = fit_of(cx, fits, &words, &rows.at[i], municipality == EVERYWHERE,
                                       best_rank(fits->topic, &kinds, rows.at[i].service));
    return OK;
}

enum outcome
fits_add(struct cx *cx, struct fits *fits, int64_t municipality, struct str subject)
{
    TRY(fits_of(cx, fits, municipality, subject));
    return fits_of(cx, fits, EVERYWHERE, subject);
}

static int
by_fit(const void *a, const void *b)
{
    const struct fit *left = a, *right = b;

    for (size_t i = 0; i < KEYS; i++)
        if (left->keys[i] != right->keys[i])
            return left->keys[i] < right->keys[i] ? -1 : 1;
    int named = str_cmp(left->folded, right->folded);
    if (named != 0)
        return named;
    return left->row.service < right->row.service ? -1 : 1;
}

/* Only being open now could tell them apart. */
static bool
same_fit(const struct fit *a, const struct fit *b)
{
    return memcmp(a->keys, b->keys, KEY_SHUT_NOW * sizeof *a->keys) == 0;
}

static enum outcome
open_fill(struct cx *cx, struct fits *fits, size_t max)
{
    for (size_t i = 0; i < fits->count; i++) {
        struct fit *fit = &fits->at[i];
        bool as_before = i > 0 && same_fit(fit, fit - 1);
        if (i >= 2 * max || (i >= max && !as_before)) /* of a crowd the first by name */
            return OK;
        bool as_next = i + 1 < fits->count && same_fit(fit, fit + 1);
        if (fit->row.service_at_location == 0 || !(as_before || as_next))
            continue;
        struct open_state state;
        TRY(open_state(cx, SCHEDULE_SERVICE_AT_LOCATION, fit->row.service_at_location, &state));
        fit->keys[KEY_SHUT_NOW] = state.kind != OPEN_NOW;
    }
    return OK;
}

struct listed_row_list
fits_asked(struct arena *mem, const struct fits *fits, size_t max)
{
    struct listed_row_list list = {arena_new(mem, struct listed_row, max), 0};

    for (size_t i = 0; i < fits->count && list.count < max; i++)
        if (fits->at[i].keys[KEY_KIND_OTHER] == 0)
            list.at[list.count++] = fits->at[i].row;
    return list;
}

enum outcome
fits_best(struct cx *cx, struct fits *fits, size_t max, struct listed_row_list *ret)
{
    struct listed_row_list list = {arena_new(cx->mem, struct listed_row, max), 0};

    if (fits->count > 0) {
        qsort(fits->at, fits->count, sizeof *fits->at, by_fit);
        TRY(open_fill(cx, fits, max));
        qsort(fits->at, fits->count, sizeof *fits->at, by_fit);
    }
    for (; list.count < fits->count && list.count < max; list.count++)
        list.at[list.count] = fits->at[list.count].row;
    *ret = list;
    return OK;
}
