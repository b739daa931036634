/* triage_pages.c - the help finder, for a resident and for a professional with one beside them.
 *
 * What was chosen travels in the address, sealed: nothing is stored, going back is the browser's
 * own, and an address that was kept works for a week. */
#include "domain/desk/triage_pages.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/triage.html.h"
#include "domain/guide/topic.h"
#include "domain/people/people.h"
#include "web/assets.h"
#include "web/site.h"

static const int64_t lifetime_ms = 7 * 24 * 60 * 60 * 1000LL;

static bool
for_professional(const struct request *rq)
{
    return str_starts(rq->path, S("/werk/"));
}

static struct url
walk_url(struct cx *cx, const struct request *rq, const struct triage_walk *walk, struct str after)
{
    struct str words = triage_write(cx->mem, walk);
    struct str token =
        token_make(cx, "triage", cx->now_ms + (rq->kiosk ? kiosk_forgets_ms : lifetime_ms), words);

    return url_path_token(
        cx->mem, for_professional(rq) ? S("/werk/hulpwijzer/") : S("/hulpwijzer/"), token, after);
}

static struct triage_frame
frame_of(struct cx *cx, const struct request *rq, const struct triage_walk *walk)
{
    struct triage_walk before = *walk;
    struct triage_frame frame = {.professional = for_professional(rq),
                                 .action = walk_url(cx, rq, walk, S("")),
                                 .has_back = true,
                                 .fault = request_fault(cx, rq, rq->fault.field)};

    if (walk->answer_count > 0) {
        before.answer_count--;
        frame.back = walk_url(cx, rq, &before, S(""));
    } else
        frame.back = url_path(frame.professional ? S("/werk/hulpwijzer") : S("/hulpwijzer"));
    return frame;
}

/* ---- areas of life ---- */

static enum outcome
areas_shown(struct cx *cx, struct request *rq, struct reply *re, bool renewed)
{
    struct triage_areas_page *page = arena_new(cx->mem, struct triage_areas_page, 1);
    struct triage_choice_list list = {arena_new(cx->mem, struct triage_choice, triage_area_count),
                                      0};

    for (; list.count < triage_area_count; list.count++) {
        const struct triage_area *area = &triage_areas[list.count];
        list.at[list.count] = (struct triage_choice){.value = area->id,
                                                     .say = area->say,
                                                     .hint = area->hint,
                                                     .icon = asset_icon(area->icon)};
    }
    *page = (struct triage_areas_page){
        .frame = {.professional = for_professional(rq),
                  .action =
                      url_path(for_professional(rq) ? S("/werk/hulpwijzer") : S("/hulpwijzer")),
                  .fault = request_fault(cx, rq, S("areas"))},
        .areas = list,
        .renewed = renewed};
    re->shell = for_professional(rq) ? SHELL_WORK : SHELL_RESIDENT;
    re->may_be_indexed = rq->method == METHOD_GET && !renewed && !for_professional(rq);
    return reply_page(re, T("Hulpwijzer"), view_triage_areas(page));
}

enum outcome
triage_areas_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return areas_shown(cx, rq, re, false);
}

enum outcome
triage_areas_take(struct cx *cx, struct request *rq, struct reply *re)
{
    struct triage_walk walk;
    struct municipality_row place;

    if (triage_choose(request_field(rq, S("areas")), &walk) == 0)
        return fail_field(cx, "areas", "Kies eerst wat past. Twijfelt u? Kies dan iets anders.");
    TRY(map_place_first(cx, rq, &place));
    walk.municipality = place.municipality;
    return reply_see_other(re, walk_url(cx, rq, &walk, S("")));
}

/* ---- a question ---- */

static struct triage_choice_list
answers_shown(struct cx *cx, const struct triage_question *question)
{
    struct triage_choice_list list = {arena_new(cx->mem, struct triage_choice, question->count), 0};

    for (; list.count < question->count; list.count++) {
        char *value = arena_new(cx->mem, char, 1);
        *value = (char)('0' + list.count);
        list.at[list.count] = (struct triage_choice){.value = {value, 1},
                                                     .say = question->answers[list.count].say,
                                                     .key = (int)list.count + 1};
    }
    return list;
}

/* It was danger so far, or one of these answers would say so. */
static bool
asks_of_danger(const struct triage_state *state)
{
    const bool about_area = state->now == TRIAGE_ASKS;

    for (size_t i = 0; i < state->found_count; i++)
        if (state->found[i].end->urgency == URGENCY_CRISIS)
            return true;
    for (size_t i = 0; about_area && i < state->question->count; i++) {
        const struct triage_step go = state->question->answers[i].go;
        if (go.ends && state->area->ends[go.at].urgency == URGENCY_CRISIS)
            return true;
    }
    return false;
}

static enum outcome
ask_shown(struct cx *cx, struct request *rq, struct reply *re, const struct triage_walk *walk,
          const struct triage_state *state)
{
    struct triage_ask_page *page = arena_new(cx->mem, struct triage_ask_page, 1);
    bool about_self = state->now == TRIAGE_ASKS_SELF;
    const struct triage_question *question = about_self ? &triage_self_question : state->question;

    *page = (struct triage_ask_page){.frame = frame_of(cx, rq, walk),
                                     .ask = question->ask,
                                     .why = question->why,
                                     .answers = answers_shown(cx, question),
                                     .left_most = state->left_most - 1};
    if (!about_self) {
        page->area = state->area->say;
        page->icon = asset_icon(state->area->icon);
        page->numbers = helplines_named(cx->mem, state->area->numbers.count,
                                        state->area->numbers.at, rq->language);
    }
    page->hide = page->numbers.hide || asks_of_danger(state);
    re->quick_leave = page->hide;
    return reply_page(re, T("Hulpwijzer"), view_triage_ask(page));
}

/* ---- what it comes to ---- */

static struct triage_line_list
lines_shown(struct cx *cx, const struct triage_lines *lines, size_t most)
{
    struct triage_line_list list = {arena_new(cx->mem, struct triage_line, lines->count), 0};

    for (; list.count < lines->count && list.count < most; list.count++)
        list.at[list.count].text = lines->at[list.count];
    return list;
}

/* "Ask it here": the form beside the resident, with the answers, this topic and who was picked. */
static struct url
ask_there(struct cx *cx, const struct request *rq, struct str topic, int64_t organisation)
{
    struct text t = text_open(cx->mem, 64);

    text_add(&t, S("?topic="));
    text_add(&t, topic);
    text_add(&t, S("&to=o"));
    text_add_int(&t, organisation);
    return url_path_token(cx->mem, S("/werk/nieuw/hulpwijzer/"), rq->args[0], text_str(&t));
}

/* Of those that take questions where the resident lives; and the form for residents is not where a
 * professional goes on. */
static enum outcome
asks_fill(struct cx *cx, const struct request *rq, int64_t municipality, struct str topic,
          struct topic_here *help)
{
    for (size_t i = 0; i < help->cards.count; i++) {
        struct service_card *card = &help->cards.at[i];
        TRY(organisation_takes_questions(cx, municipality, card->holder, &card->has_ask));
        card->ask = ask_there(cx, rq, topic, card->holder);
        if (help->organisations)
            card->open = card->ask;
    }
    help->ask = url_path_token(cx->mem, S("/werk/nieuw/hulpwijzer/"), rq->args[0], S(""));
    return OK;
}

static enum outcome
result_shown(struct cx *cx, const struct request *rq, const struct triage_found *found,
             const struct municipality_row *place, struct triage_result *ret)
{
    const struct triage_end *end = found->end;

    *ret = (struct triage_result){
        .icon = asset_icon(found->area->icon),
        .what = end->what,
        .municipality = place->name,
        .letter = url_path(for_professional(rq) ? S("/werk/brief") : S("/brief")),
        .rights = lines_shown(cx, &end->rights, TRIAGE_LINES_MAX),
        .now = lines_shown(cx, &end->now, TRIAGE_LINES_MAX),
        .bring = lines_shown(cx, &end->bring, TRIAGE_LINES_MAX),
        .deadline = end->urgency == URGENCY_DEADLINE};
    if (cx->who.permissions & PERMISSION_DIRECTORY)
        ret->law = end->law;
    TRY(haste_of_topic(cx, rq->language, place->municipality, S(""), end->topic, &ret->haste));
    for (size_t i = 0; i < ret->now.count; i++)
        TRY(haste_calls_of(cx, rq->language, place->municipality, end->topic, ret->now.at[i].text,
                           &ret->now.at[i].calls));
    TRY(topic_offer_get(cx, rq->language, place->municipality, end->topic, &ret->offer));
    if (for_professional(rq))
        TRY(asks_fill(cx, rq, place->municipality, end->topic, &ret->offer.help));
    /* Who does not know what it is needs somebody, not a list of everything nearby. */
    ret->has_help = place->municipality != 0 && !str_eq(end->topic, S("overig_sociaal"));
    return OK;
}

static bool
is_told(const struct triage_state *state, const struct found_topic_list *list,
        const struct str *ids, struct str topic)
{
    for (size_t i = 0; i < state->found_count; i++)
        if (str_eq(state->found[i].end->topic, topic))
            return true;
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(ids[i], topic))
            return true;
    return false;
}

/* At most three topics that often come with what was found, and are not among it. */
static struct found_topic_list
also_shown(struct cx *cx, enum language language, const struct triage_state *state)
{
    enum { ALSO_MAX = 3 };
    struct found_topic_list list = {arena_new(cx->mem, struct found_topic, ALSO_MAX), 0};
    struct str ids[ALSO_MAX];

    for (size_t line = 0; line < TRIAGE_LINES_MAX; line++)
        for (size_t i = 0; i < state->found_count; i++) {
            const struct triage_lines *also = &state->found[i].end->also;
            if (line >= also->count || list.count == ALSO_MAX ||
                is_told(state, &list, ids, also->at[line]))
                continue;
            ids[list.count] = also->at[line];
            list.at[list.count++] = (struct found_topic){
                .name = topic_name(also->at[line], language),
                .why = S(""),
                .open = url_path_token(cx->mem, S("/onderwerp/"), also->at[line], S(""))};
        }
    return list;
}

/* Those of every danger among the ends, the most urgent end first, none twice. */
static struct helpline_list
numbers_shown(struct cx *cx, enum language language, const struct triage_state *state)
{
    struct str ids[TRIAGE_LINES_MAX * 2];
    size_t count = 0;

    for (size_t i = 0; i < state->found_count; i++) {
        const struct triage_lines *numbers = &state->found[i].end->numbers;
        for (size_t n = 0; n < numbers->count && count < sizeof ids / sizeof *ids; n++) {
            bool twice = false;
            for (size_t k = 0; k < count; k++)
                twice = twice || str_eq(ids[k], numbers->at[n]);
            if (!twice)
                ids[count++] = numbers->at[n];
        }
    }
    return helplines_named(cx->mem, count, ids, language);
}

/* Who cannot manage now gets one thing to do: the first of what is most urgent. */
static void
keep_one_step(struct triage_result_list *results)
{
    for (size_t i = 0; i < results->count; i++)
        results->at[i].now.count = i == 0 && results->at[i].now.count > 0;
}

/* The most urgent topic is that of the question; the others go along with it. */
static void
topics_fill(struct cx *cx, const struct triage_state *state, struct triage_done_page *page)
{
    struct str topics[TRIAGE_AREAS_MAX];
    size_t count = triage_topics(state, topics);

    if (count == 0)
        return;
    page->topic = topics[0];
    page->others.at = arena_new(cx->mem, struct triage_line, count);
    for (size_t i = 1; i < count; i++)
        page->others.at[page->others.count++].text = topics[i];
}

static enum outcome
done_shown(struct cx *cx, struct request *rq, struct reply *re, const struct triage_walk *walk,
           const struct triage_state *state)
{
    struct triage_done_page *page = arena_new(cx->mem, struct triage_done_page, 1);
    struct municipality_row place = {0};

    if (walk->municipality)
        TRY(municipality_get(cx, walk->municipality, &place));
    *page = (struct triage_done_page){
        .frame = frame_of(cx, rq, walk),
        .numbers = numbers_shown(cx, rq->language, state),
        .results.at = arena_new(cx->mem, struct triage_result, state->found_count),
        .one_step = state->self == TRIAGE_SELF_NO,
        .offer = state->self == TRIAGE_SELF_NO || state->self == TRIAGE_SELF_SOME,
        .told = {triage_told(cx->mem, walk)},
        .also = also_shown(cx, rq->language, state),
        .has_place = place.municipality != 0,
        .form = {.action = walk_url(cx, rq, walk, S("/plaats")),
                 .place = {request_field(rq, S("place"))},
                 .fault = request_fault(cx, rq, S("place")),
                 .known = place.municipality != 0}};
    for (; page->results.count < state->found_count; page->results.count++)
        TRY(result_shown(cx, rq, &state->found[page->results.count], &place,
                         &page->results.at[page->results.count]));
    topics_fill(cx, state, page);
    page->net = page->results.at[0].offer.help;
    if (page->one_step)
        keep_one_step(&page->results);
    page->beside = url_path_token(cx->mem, S("/werk/nieuw/hulpwijzer/"), rq->args[0], S(""));
    re->quick_leave = page->numbers.hide;
    return reply_page(re, T("Dit past bij wat u vertelde"), view_triage_done(page));
}

/* ---- the pages of a walk ---- */

/* NOT_FOUND: no address of ours, or its week has passed. *renewed: it was made for other
 * questions. */
static enum outcome
walk_here(struct cx *cx, const struct request *rq, struct triage_walk *ret, bool *renewed)
{
    struct str words;

    TRY(token_open(cx, "triage", rq->args[0], &words));
    *renewed = !triage_read(words, ret);
    return OK;
}

enum outcome
triage_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct triage_walk walk;
    struct triage_state state;
    bool renewed;

    TRY(walk_here(cx, rq, &walk, &renewed));
    if (renewed || !triage_replay(&walk, &state))
        return areas_shown(cx, rq, re, true);
    re->shell = for_professional(rq) ? SHELL_WORK : SHELL_RESIDENT;
    return state.now == TRIAGE_DONE ? done_shown(cx, rq, re, &walk, &state)
                                    : ask_shown(cx, rq, re, &walk, &state);
}

enum outcome
triage_answer(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str answer = request_field(rq, S("answer"));
    struct triage_walk walk;
    struct triage_state state;
    bool renewed;

    TRY(walk_here(cx, rq, &walk, &renewed));
    if (renewed)
        return areas_shown(cx, rq, re, true);
    if (answer.len != 1 || walk.answer_count == TRIAGE_ASKS_MAX)
        return fail_field(cx, "answer", "Kies een antwoord. Weet u het niet? Kies dat dan.");
    walk.answers[walk.answer_count++] = answer.ptr[0];
    if (!triage_replay(&walk, &state))
        return fail_field(cx, "answer", "Kies een antwoord. Weet u het niet? Kies dat dan.");
    return reply_see_other(re, walk_url(cx, rq, &walk, S("")));
}

enum outcome
triage_place(struct cx *cx, struct request *rq, struct reply *re)
{
    struct triage_walk walk;
    bool renewed;

    TRY(walk_here(cx, rq, &walk, &renewed));
    if (renewed)
        return areas_shown(cx, rq, re, true);
    TRY(topic_place_typed(cx, rq, &walk.municipality));
    return reply_see_other(re, walk_url(cx, rq, &walk, S("")));
}
