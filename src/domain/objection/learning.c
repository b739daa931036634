/* learning.c - writing down how it ended and what was behind it, and the list of causes. */
#include "domain/objection/learning.h"

#include "base/text.h"
#include "domain/contact/callback.h"
#include "domain/intake/bound.h"
#include "domain/objection/application.h"
#include "domain/objection/count.h"
#include "domain/people/people.h"
#include "law/decrees.h"
#include "law/workday.h"
#include "os/random.h"

enum { MONTHS_A_YEAR = 12 };

/* ---- how it ended ---- */

/* The first talk: in the municipality's own term, later, or none. */
static struct str
contact_of(const struct cx *cx, const struct objection *o, int64_t call_workdays)
{
    const int32_t until = objection_call_until(cx, o->row.received_day, call_workdays);

    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, EVENT_TALKED) ||
            (str_eq(row->kind, EVENT_CALLED) && str_eq(row->code, call_outcome_code(CALL_SPOKE))))
            return row->day <= until ? S("in_time") : S("late");
    }
    return S("none");
}

static int64_t
month_of(int64_t at_ms)
{
    struct civil at = date_civil(date_in_amsterdam(at_ms));

    return (int64_t)at.year * MONTHS_A_YEAR + at.month - 1;
}

enum outcome
learning_note(struct cx *cx, struct question_id id)
{
    struct procedure_setting_get_row setting;
    struct learned_find_row found;
    struct objection o;

    TRY(objection_load(cx, id, &o));
    if (str_eq(o.row.state, S("open")))
        return OK;
    TRY(objection_setting(cx, id.municipality, &setting));
    const struct str contact = contact_of(cx, &o, setting.call_workdays);
    const int64_t ended = date_in_amsterdam(o.row.ended_ms).day;
    const int64_t days = ended > o.row.received_day ? ended - o.row.received_day : 0;
    const int64_t month = month_of(o.row.ended_ms);
    const struct str talk = application_learned(&o);
    enum outcome outcome = sql_learned_find(cx, id.municipality, id.question, &found);
    if (outcome == OK)
        return sql_learned_set(cx, found.learned, month, o.state.topic, o.row.outcome, o.row.road,
                               o.row.solved, contact, days, talk);
    if (outcome != NOT_FOUND)
        return outcome;
    const int64_t number = id_scattered(cx->now_ms);
    TRY(sql_learned_add(cx, number, o.state.organisation, id.municipality, month, o.row.kind,
                        o.state.topic, o.row.department, o.row.law, o.row.outcome, o.row.road,
                        o.row.solved, contact, days, talk));
    return sql_learned_of_add(cx, id.municipality, id.question, number);
}

enum outcome
learning_forget(struct cx *cx, struct question_id id)
{
    int64_t changed;

    return sql_learned_set_open(cx, id.municipality, id.question, &changed);
}

/* ---- what was behind it ---- */

static bool
letter_at(struct str s, size_t at)
{
    return at < s.len && ((s.ptr[at] | 0x20) >= 'a') && ((s.ptr[at] | 0x20) <= 'z');
}

static bool
digit_at(struct str s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* Six digits with nothing but spaces and dashes between; or four and two letters. */
static bool
number_of_somebody(struct str line)
{
    enum { POSTCODE = 4, NUMBER = 6 };
    int digits = 0;

    for (size_t i = 0; i < line.len; i++) {
        if (digit_at(line, i)) {
            digits++;
            size_t next = i + 1 < line.len && line.ptr[i + 1] == ' ' ? i + 2 : i + 1;
            if (digits == POSTCODE && letter_at(line, next) && letter_at(line, next + 1) &&
                !letter_at(line, next + 2))
                return true;
        } else if (line.ptr[i] != ' ' && line.ptr[i] != '-') {
            digits = 0;
        }
        if (digits >= NUMBER)
            return true;
    }
    return false;
}

bool
learning_personal(struct str line)
{
    static const struct str titles[] = {S_INIT("mevrouw"), S_INIT("meneer"),  S_INIT("mevr."),
                                        S_INIT("dhr"),     S_INIT("mw."),     S_INIT("mw"),
                                        S_INIT("de heer"), S_INIT("mijnheer")};

    if (str_find_byte(line, '@') < line.len || number_of_somebody(line))
        return true;
    for (size_t start = 0; start < line.len; start++) {
        if (start > 0 && line.ptr[start - 1] != ' ')
            continue;
        for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
            size_t end = start + titles[i].len;
            if (end < line.len && !letter_at(line, end) &&
                str_eq_nocase(str_slice(line, start, end), titles[i]))
                return true;
        }
    }
    return false;
}

static bool
may_name(const struct cause_row_list *causes, struct str code, struct str before)
{
    for (size_t i = 0; i < causes->count; i++)
        if (str_eq(causes->at[i].code, code))
            return !causes->at[i].ended || str_eq(code, before);
    return false;
}

enum outcome
learning_named_get(struct cx *cx, struct question_id id, struct learning_named *ret)
{
    struct learned_find_row found;
    struct objection o;

    TRY(objection_get(cx, id, &o));
    if (str_eq(o.row.state, S("open")))
        return fail(cx, CONFLICT, "Dit loopt nog. Noem de oorzaak als het klaar is.");
    if (o.application)
        return fail(cx, CONFLICT, "Van een aanvraag schrijft u op wat er van het gesprek kwam.");
    enum outcome outcome = sql_learned_find(cx, id.municipality, id.question, &found);
    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    *ret = outcome == OK
               ? (struct learning_named){found.cause, found.also_cause, found.what_changed}
               : (struct learning_named){0};
    return OK;
}

enum outcome
learning_name(struct cx *cx, struct question_id id, const struct learning_named *named, bool sure)
{
    struct str changed = str_trim(named->changed);
    struct cause_row_list causes;
    struct learning_named before;
    struct learned_find_row found;

    TRY(learning_named_get(cx, id, &before));
    TRY(cause_list(cx, cx->who.organisation, &causes));
    if (!may_name(&causes, named->cause, before.cause))
        return fail_field(cx, "cause", "Kies wat erachter zat.");
    if (named->also_cause.len && (str_eq(named->also_cause, named->cause) ||
                                  !may_name(&causes, named->also_cause, before.also_cause)))
        return fail_field(cx, "also_cause", "Kies een andere oorzaak, of geen.");
    if (utf8_count(changed) > CHANGED_MAX_CHARS)
        return fail_field(cx, "changed", "Dit is te lang. Schrijf het korter.");
    if (learning_personal(changed) && !sure)
        return fail_field(cx, "changed",
                          "Hier lijkt iets over een persoon te staan. Haal het weg, of kruis "
                          "hieronder aan dat het niet zo is.");
    TRY(learning_note(cx, id));
    TRY(sql_learned_find(cx, id.municipality, id.question, &found));
    return sql_learned_set_cause(cx, found.learned, named->cause, named->also_cause, changed);
}

/* ---- the list of causes ---- */

static const struct objection_code shipped[] = {
    {S_INIT("letter"), T_INIT("Brief niet begrepen")},
    {S_INIT("facts"), T_INIT("Feiten of stukken misten")},
    {S_INIT("contact"), T_INIT("Contact ging niet goed")},
    {S_INIT("rule"), T_INIT("De regel is hard")},
    {S_INIT("wrong"), T_INIT("Het besluit klopte niet")},
    {S_INIT("late"), T_INIT("Het besluit kwam te laat")},
    {S_INIT("other"), T_INIT("Iets anders")},
};
enum { SHIPPED = sizeof shipped / sizeof *shipped };

enum outcome
cause_list(struct cx *cx, int64_t organisation, struct cause_row_list *ret)
{
    TRY(sql_cause_list(cx, organisation, CAUSES_MAX, ret));
    if (ret->count)
        return OK;
    *ret = (struct cause_row_list){arena_new(cx->mem, struct cause_row, SHIPPED), SHIPPED};
    for (size_t i = 0; i < SHIPPED; i++)
        ret->at[i] = (struct cause_row){.code = shipped[i].code, .position = (int64_t)i + 1};
    return OK;
}

struct str
cause_said(const struct cause_row_list *list, struct str code)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->at[i].code, code) && list->at[i].name.len)
            return list->at[i].name;
    for (size_t i = 0; i < SHIPPED; i++)
        if (str_eq(shipped[i].code, code))
            return shipped[i].sentence;
    return S("");
}

/* Numbered from 1 in this order; from now on the organisation has a list of its own. */
static enum outcome
causes_store(struct cx *cx, const struct cause_row_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct cause_row *row = &list->at[i];
        TRY(sql_cause_put(cx, cx->who.organisation, row->code, row->name, (int64_t)i + 1,
                          row->ended));
    }
    return OK;
}

/* The own list, and where the code stands in it. */
static enum outcome
cause_find(struct cx *cx, struct str code, struct cause_row_list *ret, size_t *ret_at)
{
    TRY(need(cx, PERMISSION_OBJECTIONS));
    TRY(cause_list(cx, cx->who.organisation, ret));
    for (size_t i = 0; i < ret->count; i++)
        if (str_eq(ret->at[i].code, code)) {
            *ret_at = i;
            return OK;
        }
    return NOT_FOUND;
}

enum outcome
cause_add(struct cx *cx, struct str name)
{
    struct cause_row_list old;
    struct text code = text_open(cx->mem, 16);

    TRY(need(cx, PERMISSION_OBJECTIONS));
    name = str_trim(name);
    if (name.len == 0 || utf8_count(name) > CAUSE_MAX_CHARS)
        return fail_field(cx, "name", "Vul een korte naam in, ten hoogste 60 tekens.");
    TRY(cause_list(cx, cx->who.organisation, &old));
    if (old.count >= CAUSES_MAX)
        return fail_field(cx, "name", "De lijst is vol. Er kan geen oorzaak meer bij.");
    for (size_t i = 0; i < old.count; i++)
        if (str_eq_nocase(cause_said(&old, old.at[i].code), name))
            return fail_field(cx, "name", "Deze oorzaak staat al in de lijst.");
    text_add(&code, S("own"));
    text_add_int(&code, (int64_t)old.count + 1); /* nothing is ever taken off the list */
    struct cause_row_list list = {arena_new(cx->mem, struct cause_row, old.count + 1), 0};
    for (; list.count < old.count; list.count++)
        list.at[list.count] = old.at[list.count];
    list.at[list.count++] = (struct cause_row){.code = text_str(&code), .name = name};
    return causes_store(cx, &list);
}

enum outcome
cause_end(struct cx *cx, struct str code, bool ended)
{
    struct cause_row_list list;
    size_t at;

    TRY(cause_find(cx, code, &list, &at));
    list.at[at].ended = ended;
    return causes_store(cx, &list);
}

enum outcome
cause_up(struct cx *cx, struct str code)
{
    struct cause_row_list list;
    size_t at;

    TRY(cause_find(cx, code, &list, &at));
    if (at == 0)
        return OK;
    struct cause_row moved = list.at[at];
    list.at[at] = list.at[at - 1];
    list.at[at - 1] = moved;
    return causes_store(cx, &list);
}

/* ---- cost ---- */

enum outcome
road_cost(struct cx *cx, int64_t organisation, struct road_cost_get_row *ret)
{
    enum outcome outcome = sql_road_cost_get(cx, organisation, ret);

    if (outcome != NOT_FOUND)
        return outcome;
    *ret = (struct road_cost_get_row){0};
    return OK;
}

enum outcome
road_cost_set(struct cx *cx, const struct road_cost_get_row *cost)
{
    enum { HOUR_MOST = 500, CASE_MOST = 20000 };

    TRY(need(cx, PERMISSION_OBJECTIONS));
    if (cost->euro_an_hour < 0 || cost->euro_an_hour > HOUR_MOST)
        return fail_field(cx, "euro_an_hour", "Vul een getal in van 0 tot en met 500.");
    if (cost->informal < 0 || cost->informal > CASE_MOST)
        return fail_field(cx, "informal", "Vul een getal in van 0 tot en met 20000.");
    if (cost->formal < 0 || cost->formal > CASE_MOST)
        return fail_field(cx, "formal", "Vul een getal in van 0 tot en met 20000.");
    return sql_road_cost_put(cx, cx->who.organisation, cost->euro_an_hour, cost->informal,
                             cost->formal);
}

int64_t
road_cost_case(const struct road_cost_get_row *cost, struct str road)
{
    const int64_t each = str_eq(road, S("informal")) ? cost->informal
                         : str_eq(road, S("formal")) ? cost->formal
                                                     : 0;

    return cost->euro_an_hour ? each * cost->euro_an_hour : each;
}
