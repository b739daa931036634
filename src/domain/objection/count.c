/* count.c - plays the events again, and says which day comes first. */
#include "domain/objection/count.h"

#include "base/text.h"
#include "domain/contact/callback.h"
#include "domain/intake/bound.h"
#include "domain/intake/question_seal.h"
#include "domain/intake/sealed_fields.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "law/decrees.h"

static const struct str kind_codes[PROCEDURE_KIND_COUNT] = {
    [PROCEDURE_OBJECTION] = S_INIT("objection"),
    [PROCEDURE_APPLICATION] = S_INIT("application"),
    [PROCEDURE_COMPLAINT] = S_INIT("complaint"),
};

struct str
objection_kind_word(enum procedure_kind kind)
{
    check((size_t)kind < PROCEDURE_KIND_COUNT);
    return kind_codes[kind];
}

enum procedure_kind
objection_kind_of(struct str code)
{
    for (int kind = 0; kind < PROCEDURE_KIND_COUNT; kind++)
        if (str_eq(kind_codes[kind], code))
            return (enum procedure_kind)kind;
    return PROCEDURE_OBJECTION;
}

/* ---- events ---- */

static bool
replaced(const struct procedure_event_row_list *all, int64_t number)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].replaces == number)
            return true;
    return false;
}

struct procedure_event_row_list
events_valid(struct arena *mem, const struct procedure_event_row_list *all)
{
    struct procedure_event_row_list list = {arena_new(mem, struct procedure_event_row, all->count),
                                            0};

    for (size_t i = 0; i < all->count; i++)
        if (!all->at[i].undone && !replaced(all, all->at[i].number))
            list.at[list.count++] = all->at[i];
    return list;
}

static struct maybe_date
day_of(int64_t day)
{
    return (struct maybe_date){.known = day != 0, .date = {(int32_t)day}};
}

static enum objection_way
way_of(struct str code)
{
    if (str_eq(code, S("post")))
        return OBJECTION_POST;
    if (str_eq(code, S("elektronisch")))
        return OBJECTION_ELECTRONIC;
    return str_eq(code, S("balie")) ? OBJECTION_HANDED : OBJECTION_ANY_WAY;
}

static enum procedure_form
form_of(struct str code)
{
    for (int form = 0; form < FORM_COUNT; form++)
        if (str_eq(procedure_form_code((enum procedure_form)form), code))
            return (enum procedure_form)form;
    return FORM_UNKNOWN;
}

static enum pause_reason
reason_of(struct str code)
{
    for (int reason = 0; reason < PAUSE_COUNT; reason++)
        if (str_eq(pause_reason_code((enum pause_reason)reason), code))
            return (enum pause_reason)reason;
    return PAUSE_NONE;
}

/* false for a row that the law knows nothing of. */
static bool
event_of(const struct procedure_event_row *row, struct procedure_event *ret)
{
    enum procedure_event_kind kind;

    if (!objection_event_kind(row->kind, &kind))
        return false;
    bool arrival = kind == EVENT_RECEIVED || kind == EVENT_RECEIVED_ELSEWHERE;
    *ret = (struct procedure_event){
        .number = row->number, .kind = kind, .day = {(int32_t)row->day}, .n = (int)row->n};
    if (arrival) {
        ret->way = way_of(row->code);
        ret->sent_on = kind == EVENT_RECEIVED && str_eq(row->code, S("doorgestuurd"));
        ret->posted = day_of(row->until_day);
        return true;
    }
    ret->until = day_of(row->until_day);
    if (kind == EVENT_PAUSED) {
        ret->reason = reason_of(row->code);
        ret->form = FORM_WRITTEN; /* agreeing to wait is only to be chosen when it was */
    } else
        ret->form = form_of(row->code);
    return true;
}

struct replayed
replayed_of(const struct procedure_row *row, struct str topic)
{
    return (struct replayed){.kind = objection_kind_of(row->kind),
                             .matter = objection_matter(topic, row->law),
                             .withdrawing = row->withdraw_until && str_eq(row->state, S("open")),
                             .length = row->term_length,
                             .unit = row->term_unit};
}

enum objection_kind
objection_matter(struct str topic, struct str law)
{
    if (str_eq(law, S("tax")))
        return OBJECTION_CITY_TAX;
    return str_eq(topic, S("belasting")) ? OBJECTION_TAX : OBJECTION_DECISION;
}

static bool
row_is(const struct procedure_event_row *row, enum procedure_event_kind kind)
{
    return str_eq(row->kind, procedure_event_code(kind));
}

/* By their numbers: on one day both can happen more than once, and the law knows days only. */
bool
event_undid_itself(const struct procedure_event_row_list *valid, size_t at)
{
    const bool withdrew = row_is(&valid->at[at], EVENT_WITHDRAWN);
    size_t i = at;

    if (!withdrew && !row_is(&valid->at[at], EVENT_TAKEN_BACK))
        return false;
    while (withdrew ? ++i < valid->count : i-- > 0) {
        if (row_is(&valid->at[i], EVENT_WITHDRAWN))
            return !withdrew;
        if (row_is(&valid->at[i], EVENT_TAKEN_BACK))
            return withdrew;
    }
    return false;
}

enum outcome
events_replay(struct cx *cx, const struct replayed *of,
              const struct procedure_event_row_list *valid, const struct procedure **ret)
{
    struct procedure_event *events = arena_new(cx->mem, struct procedure_event, valid->count);
    const struct calendar calendar = calendar_of(cx);
    struct procedure_facts facts = {.kind = of->kind,
                                    .matter = of->matter,
                                    .length = (int)of->length,
                                    .unit =
                                        str_eq(of->unit, S("months")) ? TERM_MONTHS : TERM_WEEKS,
                                    .today = date_in_amsterdam(cx->now_ms),
                                    .events = events};

    for (size_t i = 0; i < valid->count; i++) {
        if (!event_of(&valid->at[i], &events[facts.count]))
            continue;
        if (of->withdrawing && events[facts.count].kind == EVENT_WITHDRAWN)
            continue;
        if (event_undid_itself(valid, i))
            continue;
        facts.count++;
    }
    return procedure_replay(cx, &calendar, &facts, ret);
}

enum outcome
event_row_add(struct cx *cx, struct question_id id, const struct procedure_event_row_list *all,
              const struct procedure_event_row *row)
{
    int64_t number = all->count ? all->at[all->count - 1].number + 1 : 1;

    if (all->count >= PROCEDURE_EVENTS_MAX)
        return fail(cx, CONFLICT, "Hier staat al te veel. Er kan niets meer bij.");
    return sql_procedure_event_add(cx, id.municipality, id.question, number, row->kind, row->day,
                                   row->until_day, row->n, row->code, row->replaces, row->undone,
                                   cx->who.professional, cx->now_ms);
}

/* ---- what was said ---- */

struct str
story_write(struct cx *cx, const struct objection_story *story)
{
    struct text t = text_open(cx->mem, 512);

    sealed_field_add(&t, S("representative"), story->representative.text);
    sealed_field_add(&t, S("representative_address"), story->representative_address.text);
    sealed_field_add(&t, S("address"), story->address.text);
    sealed_field_add(&t, S("places"), story->places.text);
    sealed_field_add(&t, S("scope"), story->scope);
    sealed_field_add(&t, S("explained"), story->explained.text);
    sealed_field_add(&t, S("behind"), story->behind.text);
    sealed_field_add(&t, S("heard"), story->heard.text);
    sealed_field_add(&t, S("agreed"), story->agreed.text);
    sealed_field_add(&t, S("other"), story->other.text);
    sealed_field_add(&t, S("areas"), story->areas);
    sealed_field_add(&t, S("wants"), story->wants.text);
    sealed_field_add(&t, S("who"), story->who.text);
    sealed_field_add(&t, S("beside"), story->beside.text);
    formal_write(&t, &story->formal);
    return text_str(&t);
}

struct objection_story
story_read(struct cx *cx, struct str fields)
{
    struct arena *mem = cx->mem;

    return (struct objection_story){
        .representative = {sealed_field(mem, fields, S("representative"))},
        .representative_address = {sealed_field(mem, fields, S("representative_address"))},
        .address = {sealed_field(mem, fields, S("address"))},
        .places = {sealed_field(mem, fields, S("places"))},
        .scope = sealed_field(mem, fields, S("scope")),
        .explained = {sealed_field(mem, fields, S("explained"))},
        .behind = {sealed_field(mem, fields, S("behind"))},
        .heard = {sealed_field(mem, fields, S("heard"))},
        .agreed = {sealed_field(mem, fields, S("agreed"))},
        .other = {sealed_field(mem, fields, S("other"))},
        .areas = sealed_field(mem, fields, S("areas")),
        .wants = {sealed_field(mem, fields, S("wants"))},
        .who = {sealed_field(mem, fields, S("who"))},
        .beside = {sealed_field(mem, fields, S("beside"))},
        .formal = formal_read(mem, fields),
    };
}

/* ---- loading ---- */

static void
calls_read(struct objection *o)
{
    unsigned parts = 0;
    bool pending = false; /* the last thing tried was in vain */

    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, EVENT_CALL_NEXT))
            pending = false;
        if (str_eq(row->kind, EVENT_REOPENED))
            o->reopened_day = row->day;
        if (!str_eq(row->kind, EVENT_CALLED))
            continue;
        bool spoke = str_eq(row->code, call_outcome_code(CALL_SPOKE));
        o->spoken = o->spoken || spoke;
        o->tries += !spoke;
        parts |= spoke ? 0 : 1u << row->n;
        pending = !spoke;
    }
    o->tried_two_parts = (parts & (parts - 1)) != 0;
    o->choose_next = pending && !o->spoken && o->tries >= TRIES_BEFORE_CHOICE;
}

/* As the law takes it: the next one, or else the last. */
static void
hearing_read(const struct cx *cx, struct objection *o)
{
    const int32_t today = date_in_amsterdam(cx->now_ms).day;
    struct str lines = o->story.places.text, line, number;
    int64_t of;

    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i], *now = o->hearing;
        if (!str_eq(row->kind, procedure_event_code(EVENT_HEARING)))
            continue;
        const bool sooner = now && now->day >= today && row->day >= today && row->day < now->day;
        if (now == NULL || sooner || (now->day < today && row->day >= now->day))
            o->hearing = row;
    }
    while (o->hearing && str_cut(&lines, '\n', &line))
        if (str_cut(&line, ' ', &number) && str_int(number, &of) && of == o->hearing->number)
            o->place.text = line;
}

static void
talks_read(struct objection *o)
{
    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, procedure_event_code(EVENT_TALK)))
            o->plan = row;
        if (str_eq(row->kind, EVENT_CALL_WISH))
            o->no_call = row->n != 0;
        if (!str_eq(row->kind, EVENT_TALKED))
            continue;
        o->spoken = true;
        o->plan = NULL;
        o->came = row->code;
    }
}

enum outcome
objection_load(struct cx *cx, struct question_id id, struct objection *ret)
{
    struct objection o = {0};
    struct str fields;

    enum outcome outcome = sql_procedure_get(cx, id.municipality, id.question, &o.row);
    if (outcome == NOT_FOUND)
        return fail(cx, NOT_FOUND, "Dit is geen bezwaar of klacht.");
    TRY(outcome);
    TRY(question_state_get(cx, id, &o.state));
    TRY(sql_procedure_event_list(cx, id.municipality, id.question, &o.events));
    TRY(sql_road_change_list(cx, id.municipality, id.question, &o.roads));
    TRY(question_unseal(cx, id, o.row.sealed, &fields));
    o.story = story_read(cx, fields);
    o.valid = events_valid(cx->mem, &o.events);
    const struct replayed of = replayed_of(&o.row, o.state.topic);
    TRY(events_replay(cx, &of, &o.valid, &o.dates));
    o.application = of.kind == PROCEDURE_APPLICATION;
    o.tax = of.kind == PROCEDURE_OBJECTION && objection_is_tax(of.matter);
    if (o.application)
        talks_read(&o);
    calls_read(&o);
    hearing_read(cx, &o);
    TRY(appeal_told_read(cx, &o));
    o.handler_is_judge = o.state.professional && o.state.professional == o.row.decided_by;
    *ret = o;
    return OK;
}

enum outcome
objection_open(struct cx *cx, struct question_id id, struct objection *ret)
{
    TRY(objection_get(cx, id, ret));
    if (!str_eq(ret->row.state, S("open")))
        return fail(cx, CONFLICT, "Dit is al afgelopen. U kunt het nog wel lezen.");
    return OK;
}

/* ---- which day comes first ---- */

/* By us. */
static int64_t
received_day(const struct objection *o)
{
    for (size_t i = 0; i < o->valid.count; i++)
        if (str_eq(o->valid.at[i].kind, procedure_event_code(EVENT_RECEIVED)))
            return o->valid.at[i].day;
    return o->row.received_day;
}

int32_t
objection_call_until(const struct cx *cx, int64_t received, int64_t workdays)
{
    const struct calendar calendar = calendar_of(cx);
    struct date first = workday_next(&calendar, WORKDAY_OFFICE, (struct date){(int32_t)received});

    return workday_plus(&calendar, WORKDAY_OFFICE, first, (int)workdays).day;
}

/* A talk about an application is before the decision. */
static int32_t
before_deciding(const struct objection *o, int32_t day)
{
    const struct procedure_day *decide = &o->dates->days[PROCEDURE_DECIDE_BY];

    return o->application && decide->known && day >= decide->term.last.day
               ? decide->term.last.day - 1
               : day;
}

int32_t
objection_call_day(const struct cx *cx, const struct objection *o, int64_t workdays)
{
    int32_t day = before_deciding(o, objection_call_until(cx, received_day(o), workdays));

    if (o->spoken)
        return 0;
    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, EVENT_CALL_NEXT))
            day = (int32_t)row->until_day;
        if (str_eq(row->kind, EVENT_CALL_WISH))
            day = row->n ? 0 : before_deciding(o, objection_call_until(cx, row->day, workdays));
    }
    return o->plan ? (int32_t)o->plan->until_day : day;
}

static void
consider(struct next_day *next, int32_t day, struct str what)
{
    if (day && (next->day == 0 || day < next->day))
        *next = (struct next_day){.day = day, .what = what};
}

/* A day that counts only while it is to come: once it has passed there is nothing to do about it.
 */
static void
consider_coming(struct next_day *next, int32_t day, struct date today, struct str what)
{
    if (day >= today.day)
        consider(next, day, what);
}

static int32_t
date_known(const struct procedure *dates, enum procedure_date which)
{
    return dates->days[which].known ? dates->days[which].told.day : 0;
}

static bool
promised_call(struct str what)
{
    return str_eq(what, S("call")) || str_eq(what, S("meet"));
}

bool
objection_own_day(struct str what)
{
    return promised_call(what) || str_eq(what, S("talk")) || str_eq(what, S("withdraw"));
}

bool
objection_too_late(struct str what, int64_t day, struct date today)
{
    return day && day < today.day && !str_eq(what, S("standing")) && !str_eq(what, S("look_again"));
}

/* The last day passed, but perhaps the term stands still. */
static bool
may_stand_still(const struct objection *o, struct date today)
{
    const int32_t decide = date_known(o->dates, PROCEDURE_DECIDE_BY);

    return decide && decide < today.day && o->dates->without_pause;
}

/* After its 42 days a penalty grows no more. */
static struct str
decide_what(const struct objection *o, struct date today)
{
    const int32_t from = date_known(o->dates, PROCEDURE_PENALTY_FROM);

    if (from == 0 || today.day < from || today.day >= from + PENALTY_DAYS_MAX)
        return S("decide");
    return o->dates->penalty_doubt == PENALTY_SURE ? S("running") : S("maybe_running");
}

/* A term of the law is not hidden behind a promise of our own that passed before it. */
static struct next_day
decide_first(const struct objection *o, struct next_day next, struct date today)
{
    enum { NEAR_DAYS = 7 };
    const int32_t decide = date_known(o->dates, PROCEDURE_DECIDE_BY);

    if (may_stand_still(o, today)) {
        const bool urgent = !str_eq(decide_what(o, today), S("decide"));
        return next.day && !urgent ? next
                                   : (struct next_day){decide, S("standing"), .first = urgent};
    }
    const int32_t costs = date_known(o->dates, PROCEDURE_PENALTY_FROM);
    if (decide && decide < today.day && costs > today.day)
        return (struct next_day){.day = costs - 1, .what = S("noticed"), .first = true};
    if (decide && decide < today.day)
        return (struct next_day){.day = decide, .what = decide_what(o, today), .first = true};
    if (decide && decide <= today.day + NEAR_DAYS && next.day < today.day &&
        objection_own_day(next.what))
        return (struct next_day){.day = decide, .what = S("decide")};
    return next;
}

struct next_day
objection_next(const struct objection *o, int32_t call_day, struct date today)
{
    struct next_day next = {0};

    if (!str_eq(o->row.state, S("open"))) {
        const struct maybe_date set_by = objection_penalty_set_by(o);
        return set_by.known ? (struct next_day){.day = set_by.date.day, .what = S("set_penalty")}
                            : next;
    }
    if (objection_decision_stands(o)) {
        const struct maybe_date set_by = objection_penalty_set_by(o);
        if (set_by.known)
            return (struct next_day){.day = set_by.date.day, .what = S("set_penalty")};
        return (struct next_day){.day = (int32_t)o->reopened_day, .what = S("look_again")};
    }
    /* Until that day nothing is decided, and nobody calls or hears. */
    if (o->row.withdraw_until)
        return (struct next_day){.day = (int32_t)o->row.withdraw_until, .what = S("withdraw")};
    if (o->plan)
        consider(&next, (int32_t)o->plan->until_day, S("meet"));
    else
        consider(&next, call_day, S("call"));
    if (!may_stand_still(o, today))
        consider(&next, date_known(o->dates, PROCEDURE_DECIDE_BY), S("decide"));
    consider(&next, date_known(o->dates, PROCEDURE_REPAIR_BY),
             o->application ? S("complete") : S("repair"));
    consider_coming(&next, date_known(o->dates, PROCEDURE_INSPECT_FROM), today, S("inspect"));
    consider_coming(&next, date_known(o->dates, PROCEDURE_PAPERS_BY), today, S("papers"));
    consider_coming(&next, date_known(o->dates, PROCEDURE_PENALTY_FROM), today, S("penalty"));
    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, procedure_event_code(EVENT_HEARING)))
            consider_coming(&next, (int32_t)row->day, today, S("hearing"));
        if (str_eq(row->kind, procedure_event_code(EVENT_TALK)) && !o->application)
            consider_coming(&next, (int32_t)row->until_day, today, S("talk"));
    }
    return decide_first(o, next, today);
}

struct next_day
objection_also_late(struct str next_what, int64_t call_day, bool application, struct date today)
{
    if (call_day == 0 || call_day >= today.day || promised_call(next_what) ||
        str_eq(next_what, S("withdraw")))
        return (struct next_day){0};
    return (struct next_day){.day = (int32_t)call_day, .what = application ? S("meet") : S("call")};
}

/* The resident's page promises a call, and after that a decision. */
static enum outcome
promise(struct cx *cx, const struct objection *o, int32_t call_day)
{
    int32_t day = call_day ? call_day : date_known(o->dates, PROCEDURE_DECIDE_BY);

    if (!o->state.bound || day == 0 || objection_decision_stands(o))
        return OK;
    return question_promise(cx, o->state.id, amsterdam_ms(date_plus((struct date){day}, 1), 0));
}

/* By what lists sort: a passed term of the law stands above all that only runs out. */
static int64_t
sort_day(const struct next_day *next, bool news, struct date today)
{
    enum { NO_DAY = 9999999, ABOVE_DAYS = 10000 }; /* more days than anything here is old */

    if (news && !next->first && (next->day == 0 || next->day > today.day))
        return today.day;
    if (next->day == 0)
        return NO_DAY;
    return next->first ? next->day - ABOVE_DAYS : next->day;
}

enum outcome
objection_recount(struct cx *cx, struct question_id id)
{
    struct procedure_setting_get_row setting;
    struct objection o;

    TRY(objection_load(cx, id, &o));
    TRY(objection_setting(cx, id.municipality, &setting));
    const bool open = str_eq(o.row.state, S("open")) && !objection_decision_stands(&o);
    int32_t call_day = open ? objection_call_day(cx, &o, setting.call_workdays) : 0;
    struct next_day next = objection_next(&o, call_day, date_in_amsterdam(cx->now_ms));
    int64_t in_time = o.dates->in_time == VERDICT_YES ? 1 : o.dates->in_time == VERDICT_NO ? 0 : -1;
    TRY(sql_procedure_set_days(cx, id.municipality, id.question, in_time, received_day(&o),
                               date_known(o.dates, PROCEDURE_OBJECT_BY),
                               open ? date_known(o.dates, PROCEDURE_DECIDE_BY) : 0, call_day,
                               next.day, next.what,
                               sort_day(&next, o.state.news, date_in_amsterdam(cx->now_ms)),
                               date_in_amsterdam(cx->now_ms).day, o.hearing ? o.hearing->day : 0,
                               o.hearing ? o.hearing->n : 0));
    return promise(cx, &o, call_day);
}

/* ---- dates as typed ---- */

enum outcome
day_plausible(struct cx *cx, struct str field, struct maybe_date day)
{
    enum { TEN_YEARS = 3653 };
    int ago = day.known ? date_between(day.date, date_in_amsterdam(cx->now_ms)) : 0;

    if (ago < 0)
        return fail_with(cx, INVALID, T("Deze dag moet nog komen. Kijk de datum na."), field, 0);
    if (ago > TEN_YEARS)
        return fail_with(cx, INVALID, T("Deze dag is meer dan tien jaar geleden. Kijk het na."),
                         field, 0);
    return OK;
}

enum outcome
day_needed(struct cx *cx, struct str field, struct maybe_date day)
{
    if (!day.known)
        return fail_with(cx, INVALID, T("Vul een dag in, bijvoorbeeld 24-11-2026."), field, 0);
    return day_plausible(cx, field, day);
}
