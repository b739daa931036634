/* triage.c - walking through the questions of the help finder. */
#include "domain/guide/triage.h"

#include "base/text.h"
#include "domain/guide/topic.h"

static const char unknown = '?';
static const struct str unknown_words = S_INIT("Dat weet ik niet");

const struct triage_question triage_self_question = {
    .ask = S_INIT("Lukt het u nu zelf om te bellen en brieven te schrijven?"),
    .why = S_INIT("Lukt het niet? Dat is heel gewoon. Dan kijkt er iemand met u mee."),
    .answers = {{.say = S_INIT("Ja, dat lukt")},
                {.say = S_INIT("Met een beetje hulp")},
                {.say = S_INIT("Nee, dat lukt nu niet")}},
    .count = 3};

/* ---- following answers ---- */

static bool
answer_follow(const struct triage_question *question, char answer, struct triage_step *ret)
{
    if (answer == unknown) {
        *ret = question->unknown;
        return true;
    }
    if (answer < '0' || (size_t)(answer - '0') >= question->count)
        return false;
    *ret = question->answers[answer - '0'].go;
    return true;
}

/* The most questions that may come from here on. */
static size_t
longest(const struct triage_area *area, struct triage_step step)
{
    size_t most = 0;

    if (step.ends)
        return 0;
    const struct triage_question *question = &area->questions[step.at];
    for (size_t i = 0; i <= question->count; i++) {
        size_t after =
            longest(area, i < question->count ? question->answers[i].go : question->unknown);
        if (after > most)
            most = after;
    }
    return 1 + most;
}

/* Of an area whose questions are not asked: where "I don't know" leads. */
static struct triage_step
general_end(const struct triage_area *area)
{
    struct triage_step step = area->start;
    while (!step.ends)
        step = area->questions[step.at].unknown;
    return step;
}

/* What is more urgent stands before; else in the order of the areas. */
static void
found_add(struct triage_state *state, const struct triage_area *area, struct triage_step step)
{
    const struct triage_end *end = &area->ends[step.at];
    size_t at = state->found_count++;

    for (; at > 0 && state->found[at - 1].end->urgency < end->urgency; at--)
        state->found[at] = state->found[at - 1];
    state->found[at] = (struct triage_found){area, end};
}

static bool
self_read(char answer, enum triage_self *ret)
{
    if (answer == unknown)
        *ret = TRIAGE_SELF_UNKNOWN;
    else if (answer >= '0' && (size_t)(answer - '0') < triage_self_question.count)
        *ret = (enum triage_self)(answer - '0' + TRIAGE_SELF_YES);
    else
        return false;
    return true;
}

static bool
areas_exist(const struct triage_walk *walk)
{
    if (walk->area_count == 0 || walk->area_count > TRIAGE_AREAS_MAX)
        return false;
    for (size_t i = 0; i < walk->area_count; i++)
        if (walk->areas[i] >= triage_area_count || (i > 0 && walk->areas[i] <= walk->areas[i - 1]))
            return false;
    return true;
}

/* The question that this walk has come to is the one of `state`; `i` is its area. */
static void
asks(const struct triage_walk *walk, size_t i, struct triage_step step, struct triage_state *state)
{
    state->now = TRIAGE_ASKS;
    state->area = &triage_areas[walk->areas[i]];
    state->question = &state->area->questions[step.at];
    state->left_most = longest(state->area, step) + 1;
    while (++i < walk->area_count && i < TRIAGE_DEEP_MAX)
        state->left_most +=
            longest(&triage_areas[walk->areas[i]], triage_areas[walk->areas[i]].start);
}

bool
triage_replay(const struct triage_walk *walk, struct triage_state *ret)
{
    struct triage_state state = {.asked = walk->answer_count};
    size_t used = 0;

    if (!areas_exist(walk) || walk->answer_count > TRIAGE_ASKS_MAX)
        return false;
    *ret = state;
    for (size_t i = 0; i < walk->area_count; i++) {
        const struct triage_area *area = &triage_areas[walk->areas[i]];
        struct triage_step step = i < TRIAGE_DEEP_MAX ? area->start : general_end(area);
        while (!step.ends) {
            if (used == walk->answer_count) {
                asks(walk, i, step, ret);
                return true;
            }
            if (!answer_follow(&area->questions[step.at], walk->answers[used++], &step))
                return false;
        }
        found_add(ret, area, step);
    }
    ret->now = TRIAGE_ASKS_SELF;
    ret->left_most = 1;
    if (used == walk->answer_count)
        return true;
    ret->now = TRIAGE_DONE;
    ret->left_most = 0;
    return self_read(walk->answers[used++], &ret->self) && used == walk->answer_count;
}

/* ---- as words ---- */

static bool
area_find(struct str id, size_t *ret)
{
    for (size_t i = 0; i < triage_area_count; i++)
        if (str_eq(triage_areas[i].id, id)) {
            *ret = i;
            return true;
        }
    return false;
}

struct str
triage_write(struct arena *mem, const struct triage_walk *walk)
{
    struct text t = text_open(mem, 128);

    text_add(&t, triage_version);
    text_add_byte(&t, '|');
    for (size_t i = 0; i < walk->area_count; i++) {
        if (i > 0)
            text_add_byte(&t, ',');
        text_add(&t, triage_areas[walk->areas[i]].id);
    }
    text_add_byte(&t, '|');
    text_add(&t, (struct str){walk->answers, walk->answer_count});
    text_add_byte(&t, '|');
    text_add_int(&t, walk->municipality);
    return text_str(&t);
}

bool
triage_read(struct str words, struct triage_walk *ret)
{
    struct triage_walk walk = {0};
    struct triage_state state;
    struct str version, areas, answers, place;

    if (!str_cut(&words, '|', &version) || !str_eq(version, triage_version) ||
        !str_cut(&words, '|', &areas) || !str_cut(&words, '|', &answers) ||
        !str_cut(&words, '|', &place) || !str_int(place, &walk.municipality))
        return false;
    for (struct str id; str_cut(&areas, ',', &id); walk.area_count++)
        if (walk.area_count == TRIAGE_AREAS_MAX || !area_find(id, &walk.areas[walk.area_count]))
            return false;
    if (answers.len > TRIAGE_ASKS_MAX)
        return false;
    if (answers.len)
        memcpy(walk.answers, answers.ptr, answers.len);
    walk.answer_count = answers.len;
    if (!triage_replay(&walk, &state))
        return false;
    *ret = walk;
    return true;
}

size_t
triage_choose(struct str ids, struct triage_walk *ret)
{
    bool chosen[TRIAGE_AREAS_MAX] = {0};

    for (struct str id; str_cut(&ids, '\n', &id);) {
        size_t area;
        if (area_find(str_trim(id), &area) && area < TRIAGE_AREAS_MAX)
            chosen[area] = true;
    }
    *ret = (struct triage_walk){0};
    for (size_t i = 0; i < TRIAGE_AREAS_MAX; i++)
        if (chosen[i])
            ret->areas[ret->area_count++] = i;
    return ret->area_count;
}

size_t
triage_topics(const struct triage_state *state, struct str ret[TRIAGE_AREAS_MAX])
{
    size_t count = 0;

    for (size_t i = 0; i < state->found_count; i++) {
        struct str topic = state->found[i].end->topic;
        bool there = str_eq(topic, S("overig_sociaal"));
        for (size_t n = 0; n < count; n++)
            there = there || str_eq(ret[n], topic);
        if (!there)
            ret[count++] = topic;
    }
    return count;
}

static void
told_topics(struct text *t, const struct triage_state *state)
{
    struct str topics[TRIAGE_AREAS_MAX];
    size_t count = triage_topics(state, topics);

    if (count < 2)
        return;
    text_add(t, S("Het gaat over meer dan één ding:\n"));
    for (size_t i = 0; i < count; i++) {
        text_add(t, S("- "));
        text_add(t, topic_name(topics[i], LANGUAGE_NL));
        text_add(t, S("\n"));
    }
}

static void
told_line(struct text *t, struct str ask, struct str say)
{
    text_add(t, ask);
    text_add_byte(t, ' ');
    text_add(t, say);
    text_add_byte(t, '\n');
}

static void
told_area(struct text *t, const struct triage_walk *walk, const struct triage_area *area,
          struct triage_step step, size_t *used)
{
    text_add(t, S("\n"));
    text_add(t, area->say);
    text_add(t, S(".\n"));
    while (!step.ends && *used < walk->answer_count) {
        const struct triage_question *question = &area->questions[step.at];
        char answer = walk->answers[(*used)++];
        told_line(t, question->ask,
                  answer == unknown ? unknown_words : question->answers[answer - '0'].say);
        if (!answer_follow(question, answer, &step))
            return;
    }
}

struct str
triage_told(struct arena *mem, const struct triage_walk *walk)
{
    struct text t = text_open(mem, 512);
    struct triage_state state;
    size_t used = 0;

    if (!triage_replay(walk, &state))
        return S("");
    text_add(&t, S("Ik heb de hulpwijzer ingevuld.\n"));
    told_topics(&t, &state);
    for (size_t i = 0; i < walk->area_count; i++) {
        const struct triage_area *area = &triage_areas[walk->areas[i]];
        told_area(&t, walk, area, i < TRIAGE_DEEP_MAX ? area->start : general_end(area), &used);
    }
    if (state.now == TRIAGE_DONE) {
        text_add(&t, S("\n"));
        told_line(&t, triage_self_question.ask,
                  state.self == TRIAGE_SELF_UNKNOWN
                      ? unknown_words
                      : triage_self_question.answers[state.self - TRIAGE_SELF_YES].say);
    }
    return text_str(&t);
}
