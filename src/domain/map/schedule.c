/* schedule.c - hours in the database: packed moments, and what they say about now. */
#include "domain/map/schedule.h"

#include "base/text.h"
#include "domain/map/schedule.sql.h"

enum {
    AHEAD_DAYS = 400,  /* thirteen months */
    EXTEND_DAYS = 365, /* what ends sooner is expanded again */
    EXTEND_AT_ONCE = 200,
    MINUTE_MS = 60 * 1000,
};

static const struct str kinds[] = {
    [SCHEDULE_SERVICE_AT_LOCATION] = S_INIT("service_at_location"),
    [SCHEDULE_DOORWAY] = S_INIT("doorway"),
    [SCHEDULE_ORGANISATION] = S_INIT("organisation"),
};

/* ---- packed: minutes from the end of the one before to the beginning, and how long ---- */

static void
number_add(struct text *t, uint64_t n)
{
    for (; n >= 128; n >>= 7)
        text_add_byte(t, (char)(n | 128));
    text_add_byte(t, (char)n);
}

static struct bytes
spans_pack(struct arena *mem, const struct span_list *spans)
{
    struct text t = text_open(mem, spans->count * 4 + 1);
    int64_t at = 0;

    for (size_t i = 0; i < spans->count; i++) {
        int64_t from = spans->at[i].from_ms / MINUTE_MS, to = spans->at[i].to_ms / MINUTE_MS;
        number_add(&t, (uint64_t)(from - at));
        number_add(&t, (uint64_t)(to - from));
        at = to;
    }
    struct str packed = text_str(&t);
    return (struct bytes){(const unsigned char *)packed.ptr, packed.len};
}

static bool
number_next(struct bytes packed, size_t *at, int64_t *ret)
{
    uint64_t n = 0;

    for (unsigned shift = 0; *at < packed.len && shift < 56; shift += 7) {
        unsigned char byte = packed.ptr[(*at)++];
        n |= (uint64_t)(byte & 127) << shift;
        if (byte < 128) {
            *ret = (int64_t)n;
            return true;
        }
    }
    return false;
}

static bool
span_next(struct bytes packed, size_t *at, int64_t *minute, struct span *ret)
{
    int64_t gap, length;

    if (!number_next(packed, at, &gap) || !number_next(packed, at, &length))
        return false;
    *ret = (struct span){(*minute + gap) * MINUTE_MS, (*minute + gap + length) * MINUTE_MS};
    *minute += gap + length;
    return true;
}

/* ---- writing ---- */

struct schedule_plan
schedule_prepare(struct cx *cx, const struct hours *hours)
{
    struct date today = date_in_amsterdam(cx->now_ms);
    struct schedule_plan plan = {.hours = hours_text(cx->mem, hours)};

    if (hours->rule_count == 0 && hours->exception_count == 0)
        return plan;
    plan.from = date_plus(today, -1);
    plan.until = date_plus(today, AHEAD_DAYS);
    struct span_list spans = hours_spans(cx->mem, hours, plan.from, plan.until);
    plan.spans = spans_pack(cx->mem, &spans);
    return plan;
}

enum outcome
schedule_set(struct cx *cx, enum schedule_owner owner_kind, int64_t owner,
             const struct schedule_plan *plan)
{
    int64_t changed;

    if (plan->hours.len == 0)
        return sql_schedule_delete(cx, kinds[owner_kind], owner, &changed);
    return sql_schedule_put(cx, kinds[owner_kind], owner, plan->hours, plan->spans, plan->from.day,
                            plan->until.day);
}

enum outcome
schedule_set_text(struct cx *cx, enum schedule_owner owner_kind, int64_t owner, struct str text)
{
    struct hours hours = hours_read(cx->mem, text);
    struct schedule_plan plan = schedule_prepare(cx, &hours);

    return schedule_set(cx, owner_kind, owner, &plan);
}

enum outcome
schedule_extend(struct cx *cx, int64_t *ret)
{
    struct schedule_ending_row_list ending;
    struct date today = date_in_amsterdam(cx->now_ms);

    TRY(sql_schedule_ending(cx, today.day + EXTEND_DAYS, EXTEND_AT_ONCE, &ending));
    for (size_t i = 0; i < ending.count; i++) {
        struct hours hours = hours_read(cx->mem, ending.at[i].hours);
        struct schedule_plan plan = schedule_prepare(cx, &hours);
        TRY(sql_schedule_put(cx, ending.at[i].owner_kind, ending.at[i].owner, plan.hours,
                             plan.spans, plan.from.day, plan.until.day));
    }
    *ret = (int64_t)ending.count;
    return OK;
}

/* ---- reading ---- */

static enum outcome
row_get(struct cx *cx, enum schedule_owner owner_kind, int64_t owner, struct schedule_row *ret)
{
    *ret = (struct schedule_row){0};
    enum outcome outcome = sql_schedule_get(cx, kinds[owner_kind], owner, ret);
    return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome
open_state(struct cx *cx, enum schedule_owner owner_kind, int64_t owner, struct open_state *ret)
{
    struct open_state state = {OPEN_UNKNOWN, 0, 0, S("")};
    struct schedule_row row;
    struct span span;
    size_t at = 0;
    int64_t minute = 0;

    TRY(row_get(cx, owner_kind, owner, &row));
    struct hours hours = hours_read(cx->mem, row.hours);
    if (hours.words.len)
        state.words = hours_impossible(hours.words) ? S("") : hours.words;
    else if (hours.rule_count || hours.exception_count)
        state.kind = OPEN_NOT_SOON;
    while (state.kind == OPEN_NOT_SOON && span_next(row.spans, &at, &minute, &span)) {
        if (span.to_ms <= cx->now_ms)
            continue;
        state.kind = span.from_ms <= cx->now_ms ? OPEN_NOW : OPEN_LATER;
        state.opens_ms = span.from_ms;
        state.until_ms = span.to_ms;
    }
    if (hours.appointment)
        state.kind = OPEN_APPOINTMENT;
    *ret = state;
    return OK;
}

struct open_state
open_state_of(struct cx *cx, const struct hours *hours)
{
    enum { DAYS = 28 };
    struct date today = date_in_amsterdam(cx->now_ms);
    struct open_state state = {.kind = OPEN_UNKNOWN,
                               .words = hours_impossible(hours->words) ? S("") : hours->words};

    if (hours->rule_count || hours->exception_count)
        state.kind = OPEN_NOT_SOON;
    struct span_list spans =
        hours_spans(cx->mem, hours, date_plus(today, -1), date_plus(today, DAYS));
    for (size_t i = 0; state.kind == OPEN_NOT_SOON && i < spans.count; i++) {
        if (spans.at[i].to_ms <= cx->now_ms)
            continue;
        state.kind = spans.at[i].from_ms <= cx->now_ms ? OPEN_NOW : OPEN_LATER;
        state.opens_ms = spans.at[i].from_ms;
        state.until_ms = spans.at[i].to_ms;
    }
    if (hours->appointment)
        state.kind = OPEN_APPOINTMENT;
    return state;
}

enum outcome
schedule_next(struct cx *cx, enum schedule_owner owner_kind, int64_t owner, size_t limit,
              struct span_list *ret)
{
    struct span_list list = {arena_new(cx->mem, struct span, limit + 1), 0};
    struct schedule_row row;
    struct span span;
    size_t at = 0;
    int64_t minute = 0;

    TRY(row_get(cx, owner_kind, owner, &row));
    while (list.count < limit && span_next(row.spans, &at, &minute, &span))
        if (span.to_ms > cx->now_ms)
            list.at[list.count++] = span;
    *ret = list;
    return OK;
}

enum outcome
schedule_hours(struct cx *cx, enum schedule_owner owner_kind, int64_t owner, struct str *ret)
{
    struct schedule_row row;

    TRY(row_get(cx, owner_kind, owner, &row));
    *ret = row.hours;
    return OK;
}

/* ---- in words ---- */

/* How a state is told. */
struct opening_words {
    struct str always, now, today, tomorrow, on_weekday, on_day;
};

static struct str
state_in_words(struct cx *cx, enum language language, const struct open_state *state,
               const struct opening_words *words)
{
    struct date today = date_in_amsterdam(cx->now_ms), day = date_in_amsterdam(state->opens_ms);
    struct tr_arg args[] = {
        {S("tijd"), clock_in_words(cx->mem, language,
                                   state->kind == OPEN_NOW ? state->until_ms : state->opens_ms)},
        {S("dag"), S("")}};
    int days = date_between(today, day);
    struct str sentence = S("");

    if (state->kind == OPEN_NOW && state->until_ms - cx->now_ms >= (int64_t)24 * 60 * MINUTE_MS)
        sentence = words->always;
    else if (state->kind == OPEN_NOW)
        sentence = words->now;
    else if (state->kind == OPEN_APPOINTMENT)
        sentence = T("Op afspraak");
    else if (state->kind == OPEN_NOT_SOON)
        sentence = T("Voorlopig gesloten");
    else if (state->kind == OPEN_LATER)
        sentence = days == 0   ? words->today
                   : days == 1 ? words->tomorrow
                   : days < 7  ? words->on_weekday
                               : words->on_day;
    args[1].value = days < 7 ? weekday_in_words(language, day) : date_short(cx->mem, language, day);
    return tr_fill(cx->mem, tr(language, sentence), 2, args);
}

struct str
open_in_words(struct cx *cx, enum language language, const struct open_state *state)
{
    static const struct opening_words words = {
        .always = T_INIT("Nu open, dag en nacht"),
        .now = T_INIT("Nu open, tot {tijd}"),
        .today = T_INIT("Nu dicht. Gaat vandaag open om {tijd}"),
        .tomorrow = T_INIT("Nu dicht. Gaat morgen open om {tijd}"),
        .on_weekday = T_INIT("Nu dicht. Gaat {dag} open om {tijd}"),
        .on_day = T_INIT("Nu dicht. Gaat op {dag} open om {tijd}")};
    return state_in_words(cx, language, state, &words);
}

struct str
visit_in_words(struct cx *cx, enum language language, const struct open_state *state)
{
    static const struct opening_words words = {
        .always = T_INIT("Langskomen kan dag en nacht"),
        .now = T_INIT("Langskomen kan nu, tot {tijd}"),
        .today = T_INIT("Langskomen kan vandaag vanaf {tijd}"),
        .tomorrow = T_INIT("Langskomen kan morgen vanaf {tijd}"),
        .on_weekday = T_INIT("Langskomen kan {dag} vanaf {tijd}"),
        .on_day = T_INIT("Langskomen kan op {dag} vanaf {tijd}")};
    return state_in_words(cx, language, state, &words);
}

struct str
group_in_words(struct cx *cx, enum language language, const struct open_state *state)
{
    static const struct opening_words words = {
        .always = T_INIT("Dag en nacht"),
        .now = T_INIT("Nu bezig, tot {tijd}"),
        .today = T_INIT("De volgende keer is vandaag om {tijd}"),
        .tomorrow = T_INIT("De volgende keer is morgen om {tijd}"),
        .on_weekday = T_INIT("De volgende keer is {dag} om {tijd}"),
        .on_day = T_INIT("De volgende keer is op {dag} om {tijd}")};
    return state_in_words(cx, language, state, &words);
}

/* A clock without the word for hour, for the first of two. */
static struct str
clock_short(struct arena *mem, enum language language, int64_t at_ms)
{
    struct str words = clock_in_words(mem, language, at_ms), hour = S(" uur");
    return str_ends(words, hour) ? str_slice(words, 0, words.len - hour.len) : words;
}

struct str
span_in_words(struct arena *mem, enum language language, struct span span)
{
    struct date day = date_in_amsterdam(span.from_ms);

    return tr_fill(mem, tr(language, T("{weekdag} {dag}: {van} tot {tijd}")), 4,
                   (struct tr_arg[]){{S("weekdag"), weekday_in_words(language, day)},
                                     {S("dag"), date_short(mem, language, day)},
                                     {S("van"), clock_short(mem, language, span.from_ms)},
                                     {S("tijd"), clock_in_words(mem, language, span.to_ms)}});
}
