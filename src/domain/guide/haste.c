/* haste.c - looks the sentences of a topic up, and a number that can be called for each. */
#include "domain/guide/haste.h"

#include "base/text.h"
#include "domain/map/map.h"
#include "domain/map/schedule.h"
#include "domain/map/telephone.h"
#include "national_numbers.h"
#include "topic_haste.h"
#include "words/language.h"
#include "words/signs.h"

enum { CALLS_MAX = 2 };

static bool
has(const struct haste_list *list, struct str say)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->at[i].say, say))
            return true;
    return false;
}

static void
call_add(struct haste_call_list *calls, struct haste_call call)
{
    for (size_t i = 0; i < calls->count; i++)
        if (str_eq(calls->at[i].number, call.number))
            return;
    if (calls->count < CALLS_MAX)
        calls->at[calls->count++] = call;
}

/* Who is being looked for: the first with a number, rather one that is open. */
struct looking {
    enum language language;
    struct haste_call call; /* without number: nobody yet */
    bool open;
};

/* Outside office hours, where the hours of one of them are not known. */
static struct str
try_again_of(struct cx *cx, enum language language, const struct haste_call_list *calls)
{
    for (size_t i = 0; i < calls->count; i++)
        if (calls->at[i].state.len == 0)
            return telephone_try_again(cx, language);
    return S("");
}

static enum outcome
service_look(struct cx *cx, const struct listed_row *row, struct looking *l)
{
    struct open_state state = {0};

    if (row->phone.len == 0 || str_eq(row->status, S("closed")))
        return OK;
    state = telephone_state(cx, row->phone);
    if (state.kind == OPEN_UNKNOWN && row->service_at_location && row->town.len == 0)
        TRY(open_state(cx, SCHEDULE_SERVICE_AT_LOCATION, row->service_at_location, &state));
    if (l->call.number.len > 0 && state.kind != OPEN_NOW)
        return OK;
    l->call = (struct haste_call){row->phone, row->organisation_name,
                                  open_in_words(cx, l->language, &state)};
    l->open = state.kind == OPEN_NOW;
    return OK;
}

static enum outcome
gives_help(struct cx *cx, int64_t service, struct str help_type, bool *ret)
{
    struct word_row_list types;

    *ret = false;
    TRY(sql_service_help_types(cx, service, &types));
    for (size_t i = 0; i < types.count; i++)
        *ret = *ret || str_eq(types.at[i].word, help_type);
    return OK;
}

/* Of the services that name the topic; else of all that give that kind of help. */
static enum outcome
help_look(struct cx *cx, int64_t municipality, const struct listed_row_list *of_topic,
          struct str help_type, struct looking *l)
{
    struct listed_page page;

    for (size_t i = 0; i < of_topic->count && !l->open; i++) {
        bool gives;
        TRY(gives_help(cx, of_topic->at[i].service, help_type, &gives));
        if (gives)
            TRY(service_look(cx, &of_topic->at[i], l));
    }
    if (l->call.number.len > 0)
        return OK;
    TRY(listed_get(cx, municipality, str_join(cx->mem, S("help:"), help_type, S("")),
                   (struct listed_place){0}, &page));
    for (size_t i = 0; i < page.rows.count && !l->open; i++)
        TRY(service_look(cx, &page.rows.at[i], l));
    return OK;
}

/* The kinds of help in their order; "gemeente": the telephone of the municipality itself. */
static enum outcome
near_look(struct cx *cx, int64_t municipality, struct str topic, struct str help_types,
          struct looking *ret)
{
    struct topic_help help;
    struct str help_type, rest = help_types;

    if (municipality == 0 || rest.len == 0)
        return OK;
    TRY(topic_help_get(cx, municipality, topic, &help));
    while (ret->call.number.len == 0 && str_cut(&rest, '|', &help_type)) {
        struct municipality_row place;
        if (!str_eq(help_type, S("gemeente"))) {
            TRY(help_look(cx, municipality, &help.services, help_type, ret));
            continue;
        }
        TRY(municipality_get(cx, municipality, &place));
        ret->call =
            (struct haste_call){place.phone, place.name, telephone_try_again(cx, ret->language)};
    }
    return OK;
}

static void
national_add(struct cx *cx, struct haste_call_list *calls, struct str id, enum language language)
{
    for (size_t i = 0; i < national_numbers_rows_count; i++) {
        const struct national_numbers_row *row = &national_numbers_rows[i];
        struct open_state state;
        if (!str_eq(row->id, id))
            continue;
        state = telephone_state(cx, row->number);
        call_add(calls,
                 (struct haste_call){row->number, tr_name(language, row->name_nl, row->name_en),
                                     open_in_words(cx, language, &state)});
    }
}

/* Who wrote "fiets gestolen" is not told to call the bank. */
static bool
is_meant(const struct topic_haste_row *row, const struct word *words, size_t count)
{
    return !words || row->words.len == 0 || signs_stand(row->words, words, count);
}

enum outcome
haste_of_topics(struct cx *cx, enum language language, int64_t municipality, struct str text,
                size_t count, const struct str *topics, struct haste_list *ret)
{
    size_t word_count = 0;
    const struct word *words = words_split(cx->mem, fold(cx->mem, text), &word_count);
    if (word_count == 0 || !str_eq(language_of_text(cx->mem, text, words, word_count), S("nl")))
        words = NULL;
    struct haste_list list = {arena_new(cx->mem, struct haste, topic_haste_rows_count), 0};

    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; i < topic_haste_rows_count; i++) {
            const struct topic_haste_row *row = &topic_haste_rows[i];
            struct str say = tr(language, row->say);
            struct looking l = {.language = language};
            if (!str_eq(row->topic, topics[t]) || has(&list, say) ||
                !is_meant(row, words, word_count))
                continue;
            struct haste *haste = &list.at[list.count++];
            *haste = (struct haste){say, {arena_new(cx->mem, struct haste_call, CALLS_MAX), 0}};
            TRY(near_look(cx, municipality, row->topic, row->call, &l));
            if (l.call.number.len > 0)
                call_add(&haste->calls, l.call);
            if (!l.open)
                national_add(cx, &haste->calls, row->number, language);
            if (list.try_again.len == 0)
                list.try_again = try_again_of(cx, language, &haste->calls);
        }
    *ret = list;
    return OK;
}

enum outcome
haste_of_topic(struct cx *cx, enum language language, int64_t municipality, struct str text,
               struct str topic, struct haste_list *ret)
{
    return haste_of_topics(cx, language, municipality, text, 1, &topic, ret);
}

enum outcome
haste_of_words(struct cx *cx, enum language language, int64_t municipality,
               const struct understood *understood, struct str text, struct str chosen,
               struct haste_list *ret)
{
    struct str ids[UNDERSTOOD_TOPICS_MAX], topics[UNDERSTOOD_TOPICS_MAX + 1];
    size_t likely = understood_topic_ids(understood, ids), count = 0;

    if (chosen.len > 0)
        topics[count++] = chosen;
    /* Who wants to die is not told about something else. */
    if (understood->danger.kinds & DANGER_BIT(DANGER_SUICIDE))
        likely = 0;
    for (size_t i = 0; i < likely && understood->topics[i].score * 2 >= understood->topics[0].score;
         i++)
        topics[count++] = ids[i];
    return haste_of_topics(cx, language, municipality, text, count, topics, ret);
}

/* Who is near and named in a line of advice, and the kinds of help that it means. */
static const struct {
    struct str word, help_types;
} named[] = {
    {S_INIT("opvang"), S_INIT("maatschappelijke_opvang|gemeente")},
    {S_INIT("wijkteam"), S_INIT("wijkteam|gemeente")},
    {S_INIT("VluchtelingenWerk"), S_INIT("vluchtelingenwerk")},
    {S_INIT("onderwijsconsulent"), S_INIT("onderwijsconsulent")},
    {S_INIT("gemeente"), S_INIT("gemeente")},
};

static bool
says(struct str line, struct str word)
{
    return str_find(line, word) < line.len;
}

enum outcome
haste_calls_of(struct cx *cx, enum language language, int64_t municipality, struct str topic,
               struct str line, struct haste_call_list *ret)
{
    *ret = (struct haste_call_list){arena_new(cx->mem, struct haste_call, CALLS_MAX), 0};
    /* A line with a number has what it needs. */
    if (!says(line, S("Bel ")) || says(line, S("112")) || says(line, S("113")))
        return OK;
    for (size_t i = 0; i < national_numbers_rows_count; i++)
        if (says(line, national_numbers_rows[i].name_nl))
            national_add(cx, ret, national_numbers_rows[i].id, language);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        struct looking l = {.language = language};
        if (!says(line, named[i].word) || ret->count == CALLS_MAX)
            continue;
        TRY(near_look(cx, municipality, topic, named[i].help_types, &l));
        if (l.call.number.len > 0)
            call_add(ret, l.call);
    }
    if (ret->count == 0 && (says(line, S("advocaat")) || says(line, S("vandaag"))))
        national_add(cx, ret, S("juridisch_loket"), language);
    ret->try_again = try_again_of(cx, language, ret);
    return OK;
}
