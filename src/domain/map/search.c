/* search.c - the index of this process: holding it, and searching it. */
#include "domain/map/search.h"

#include "base/text.h"
#include "domain/map/search.sql.h"
#include "domain/map/search_hold.h"
#include "os/thread.h"
#include "search/index.h"
#include "words/fold.h"
#include "words/model.h"

enum {
    TEXT_BYTES = 20000,
    NAMED_TIMES = 2, /* a topic in common is worth as much as the words */
    BEST_PART = 3,   /* what fits less than a third as well is left out */
};
/* By the examples that understanding learned from: a word that stands in one of thirty ("naar",
 * "krijg") is no reason at all, and one in fifty ("komt", "man") is none by itself. */
static const float rare = 4.4F, telling = 5;
/* A word that the examples know well, and that leads to no topic by itself ("morgen", "bijna"),
 * stands in any story: it may find a service, and is no reason to a reader. */
static const float known_well = 8.0F, leads = 0.5F;
enum { URGENCIES = 2 }; /* the last classes of the model are no topics */

/* ---- holding ---- */

struct searched_base {
    struct arena *mem;
    int users; /* indexes over it, under the lock */
};
struct searched {
    struct arena *mem;
    struct searched_base *base;
    const struct search_index *index;
    int users; /* who searches it, and one for standing there; under the lock */
};
static struct {
    struct mutex lock;
    struct searched *now;
} held = {.lock = MUTEX_INIT};

struct searched *
searched_take(void)
{
    mutex_lock(&held.lock);
    struct searched *ret = held.now;
    if (ret != NULL)
        ret->users++;
    mutex_unlock(&held.lock);
    return ret;
}

void
searched_give_back(struct searched *searched)
{
    struct searched_base *base = NULL;
    bool last = false;

    if (searched == NULL)
        return;
    mutex_lock(&held.lock);
    if (--searched->users == 0) {
        last = true;
        if (--searched->base->users == 0)
            base = searched->base;
    }
    mutex_unlock(&held.lock);
    if (last)
        arena_close(searched->mem);
    if (base != NULL)
        arena_close(base->mem);
}

const struct search_index *
searched_index(const struct searched *searched)
{
    return searched->index;
}

static void
searched_set(struct searched *searched)
{
    mutex_lock(&held.lock);
    struct searched *before = held.now;
    held.now = searched;
    mutex_unlock(&held.lock);
    searched_give_back(before);
}

void
searched_set_base(struct arena *mem, const struct search_index *index)
{
    struct searched_base *base = arena_new(mem, struct searched_base, 1);
    struct arena *own = arena_open();
    struct searched *searched = arena_new(own, struct searched, 1);

    *base = (struct searched_base){mem, 1};
    *searched = (struct searched){own, base, index, 1};
    searched_set(searched);
}

void
searched_set_change(struct arena *mem, const struct search_index *index, struct searched *over)
{
    struct searched *searched = arena_new(mem, struct searched, 1);

    *searched = (struct searched){mem, over->base, index, 1};
    mutex_lock(&held.lock);
    over->base->users++;
    mutex_unlock(&held.lock);
    searched_set(searched);
}

size_t
service_index_count(void)
{
    struct searched *searched = searched_take();
    size_t count = searched ? search_index_count(searched->index) : 0;

    searched_give_back(searched);
    return count;
}

void
service_index_close(void)
{
    searched_set(NULL);
}

/* ---- searching ---- */

static struct search_question
question_of(struct arena *mem, struct str text)
{
    struct model model = model_own();
    size_t count = 0;

    text = str_slice(text, 0, text.len < TEXT_BYTES ? text.len : TEXT_BYTES);
    struct word *words = words_split(mem, fold(mem, text), &count);
    count = count < SEARCH_WORDS_MAX ? count : SEARCH_WORDS_MAX;
    struct str *kept = arena_new(mem, struct str, count);
    struct search_question ret = {.words = kept};
    for (size_t i = 0; i < count; i++)
        if (model.rarity[bucket_of_word(mem, words[i].text)] >= rare)
            kept[ret.count++] = words[i].text;
    return ret;
}

static bool
word_says_nothing(struct arena *mem, const struct model *model, struct str word)
{
    float scores[MODEL_CLASSES_MAX];

    if (model->rarity[bucket_of_word(mem, word)] >= known_well)
        return false;
    model_judge_word(mem, model, word, scores);
    for (size_t c = 0; c + URGENCIES < model->classes; c++)
        if (scores[c] >= leads)
            return false;
    return true;
}

static struct str
why_of(struct arena *mem, struct str typed, const struct search_hit *hit)
{
    struct model model = model_own();
    struct text t = text_open(mem, 64);

    for (size_t i = 0; i < hit->matched_count; i++) {
        if (word_says_nothing(mem, &model, hit->matched[i]))
            continue;
        text_add(&t, text_str(&t).len ? S(", ") : S(""));
        text_add(&t, word_as_typed(mem, typed, hit->matched[i]));
    }
    return text_str(&t);
}

/* Does the service name one of the topics? */
static enum outcome
names_topic(struct cx *cx, const struct service_question *question, int64_t service, bool *ret)
{
    struct word_row_list topics = {0};

    *ret = false;
    if (question->topic_count > 0)
        TRY(sql_service_topics(cx, service, &topics));
    for (size_t i = 0; i < topics.count; i++)
        for (size_t n = 0; n < question->topic_count; n++)
            *ret = *ret || str_eq(topics.at[i].word, question->topics[n]);
    return OK;
}

static size_t
telling_words(struct arena *mem, const struct search_hit *hit)
{
    struct model model = model_own();
    size_t count = 0;

    for (size_t i = 0; i < hit->matched_count; i++)
        count += model.rarity[bucket_of_word(mem, hit->matched[i])] >= telling;
    return count;
}

/* Those that are more than a coincidence, the best first. */
static enum outcome
hits_weigh(struct cx *cx, const struct service_question *question, struct search_hit_list *hits)
{
    size_t count = 0;

    for (size_t i = 0; i < hits->count; i++) {
        struct search_hit hit = hits->at[i];
        bool named;
        TRY(names_topic(cx, question, hit.id, &named));
        if (!named && telling_words(cx->mem, &hit) < 2)
            continue;
        hit.score *= named ? NAMED_TIMES : 1;
        size_t at = count++;
        for (; at > 0 && hits->at[at - 1].score < hit.score; at--)
            hits->at[at] = hits->at[at - 1];
        hits->at[at] = hit;
    }
    hits->count = count;
    return OK;
}

enum outcome
service_search(struct cx *cx, const struct service_question *question, struct service_hit_list *ret)
{
    struct searched *searched = searched_take();
    struct service_hit_list list = {NULL, 0};

    *ret = list;
    if (searched == NULL)
        return OK;
    struct search_question words = question_of(cx->mem, question->text);
    words.place = question->municipality;
    words.limit = SERVICE_HITS_MAX;
    struct search_hit_list hits = search_find(cx->mem, searched->index, &words);
    searched_give_back(searched);
    TRY(hits_weigh(cx, question, &hits));
    list.at = arena_new(cx->mem, struct service_hit, hits.count);
    for (size_t i = 0; i < hits.count && list.count < question->limit; i++) {
        struct service_hit *hit = &list.at[list.count];
        if (hits.at[i].score * BEST_PART < hits.at[0].score)
            break;
        enum outcome outcome = sql_listed_get(cx, hits.at[i].id, &hit->row);
        if (outcome == NOT_FOUND) /* ended a moment ago */
            continue;
        TRY(outcome);
        hit->why = why_of(cx->mem, question->text, &hits.at[i]);
        list.count++;
    }
    *ret = list;
    return OK;
}
