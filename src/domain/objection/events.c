/* events.c - what happened is written down, corrected and undone; calls; who handles it. */
#include "base/text.h"
#include "domain/contact/callback.h"
#include "domain/intake/hand_over.h"
#include "domain/intake/question_seal.h"
#include "domain/objection/count.h"
#include "domain/objection/objection.h"
#include "domain/people/people.h"

/* ---- events ---- */

static enum outcome
code_check(struct cx *cx, enum procedure_kind of, const struct objection_event_form *form,
           struct str code)
{
    const struct objection_codes *codes = objection_event_codes(of, form);
    const bool known = codes && objection_said(codes, code).len;

    if (form->form && !known)
        return fail_field(cx, "code", "Kies hoe het is gezegd of verstuurd.");
    if (form->reason && !known)
        return fail_field(cx, "code", "Kies waarom de termijn stilstaat.");
    if (form->way && code.len && !known)
        return fail_field(cx, "code", "Kies hoe de brief binnenkwam.");
    return OK;
}

static enum outcome
event_check(struct cx *cx, enum procedure_kind of, const struct objection_event *event)
{
    enum { WEEKS_MOST = 52 };
    const struct objection_event_form *form = objection_event_form(of, event->kind);
    const bool ahead = event->kind == EVENT_HEARING || event->kind == EVENT_PAUSED;

    if (!event->day.known || !ahead)
        TRY(day_needed(cx, S("day"), event->day));
    if (form->until_needed && !event->until.known)
        return fail_field(cx, "until", "Vul in tot en met welke dag.");
    if (!form->way && event->until.known && event->until.date.day < event->day.date.day)
        return fail_field(cx, "until", "Deze dag ligt voor de andere. Kijk beide datums na.");
    if (form->way && event->until.known && event->until.date.day > event->day.date.day)
        return fail_field(cx, "until",
                          "De brief kan niet op de post zijn gedaan na de dag van ontvangst.");
    TRY(event->kind == EVENT_CONSENT ? objection_within_ten_years(cx, S("until"), event->until)
                                     : objection_within_a_year(cx, S("until"), event->until));
    TRY(objection_within_a_year(cx, S("day"), event->day));
    if (form->weeks && (event->weeks < 1 || event->weeks > WEEKS_MOST) && !event->until.known)
        return fail_field(cx, "weeks", "Vul in met hoeveel weken.");
    return code_check(cx, of, form, event->code);
}

static const struct procedure_event_row *
valid_row(const struct objection *o, int64_t number)
{
    for (size_t i = 0; i < o->valid.count; i++)
        if (o->valid.at[i].number == number)
            return &o->valid.at[i];
    return NULL;
}

/* The one that the resident may still come back from is corrected or undone. Once those days are
 * over it ended the case, or ended nothing: what stands there then is only undone. */
static bool
withdrawal_changes(const struct objection *o, const struct procedure_event_row *row, bool undo)
{
    const size_t at = (size_t)(row - o->valid.at);

    return o->row.withdraw_until != 0 || (undo && !event_undid_itself(&o->valid, at));
}

static enum outcome
correction_check(struct cx *cx, const struct objection *o, const struct objection_event *event)
{
    const struct procedure_event_row *row = valid_row(o, event->replaces);

    if (row == NULL || !str_eq(row->kind, procedure_event_code(event->kind)))
        return fail(cx, CONFLICT,
                    "Een collega heeft dit net verbeterd. Kijk nog een keer wat er nu staat.");
    if (event->kind == EVENT_TAKEN_BACK ||
        (event->kind == EVENT_WITHDRAWN && !withdrawal_changes(o, row, event->undo != 0)))
        return fail(cx, CONFLICT, "De inwoner ging hierna toch door. Er valt niets te verbeteren.");
    if (event->undo && event->kind == EVENT_RECEIVED)
        return o->application ? fail_field(cx, "day",
                                           "Zonder ontvangst is er geen aanvraag. Verbeter de "
                                           "datum.")
                              : fail_field(cx, "day",
                                           "Zonder ontvangst is er geen bezwaar. Verbeter de "
                                           "datum.");
    return OK;
}

/* Does it count as the law takes it? `row` is new, or takes the place of the one it replaces. */
enum outcome
withdrawal_check(struct cx *cx, const struct objection *o, const struct procedure_event_row *row)
{
    const bool hearing = str_eq(row->code, procedure_form_code(FORM_AT_HEARING));
    struct procedure_event_row_list all = {
        arena_new(cx->mem, struct procedure_event_row, o->events.count + 1), 0};
    struct replayed of = replayed_of(&o->row, o->state.topic);
    const struct procedure *p;

    for (; all.count < o->events.count; all.count++)
        all.at[all.count] = o->events.at[all.count];
    all.at[all.count] = *row;
    all.at[all.count].number = all.count ? all.at[all.count - 1].number + 1 : 1;
    all.count++;
    struct procedure_event_row_list valid = events_valid(cx->mem, &all);
    of.withdrawing = false;
    TRY(events_replay(cx, &of, &valid, &p));
    if (p->state == PROCEDURE_WITHDRAWN)
        return OK;
    if (hearing)
        return fail_field(cx, "how",
                          "Op die dag was er geen hoorzitting. Alleen op de hoorzitting zelf mag "
                          "intrekken mondeling (Awb 6:21). Vraag de inwoner om een brief of mail, "
                          "of schrijf eerst de hoorzitting op.");
    if (str_eq(row->code, procedure_form_code(FORM_WRITTEN)))
        return fail_field(cx, "day",
                          "Op die dag was er nog niets om in te trekken: het kwam later binnen. "
                          "Kijk de dag op de brief na.");
    return fail_field(cx, "how",
                      "Intrekken telt alleen op papier, of op de hoorzitting (Awb 6:21). Vraag de "
                      "inwoner om een brief of mail.");
}

bool
objection_first_known(const struct objection *o)
{
    return objection_last_event(o, EVENT_RECEIVED_ELSEWHERE) != NULL;
}

static enum outcome
before_us(struct cx *cx, struct str field, struct date first, struct date received)
{
    if (first.day <= received.day)
        return OK;
    return fail_with(cx, INVALID,
                     T("De ander kreeg de brief eerder dan wij. Kijk beide datums na."), field, 0);
}

/* Of what was sent on the day counts on which the other body had it (Awb 6:15(3)): who says that
 * it was sent on says that day too. */
static bool
first_wanted(const struct objection *o, const struct objection_event *event)
{
    return o->dates->kind == PROCEDURE_OBJECTION && event->kind == EVENT_RECEIVED && !event->undo &&
           str_eq(event->code, S("doorgestuurd")) && !objection_first_known(o);
}

static enum outcome
sent_on_check(struct cx *cx, const struct objection *o, const struct objection_event *event)
{
    const struct procedure_event_row *elsewhere = objection_last_event(o, EVENT_RECEIVED_ELSEWHERE);
    const struct date received = {(int32_t)o->row.received_day};

    if (o->dates->kind != PROCEDURE_OBJECTION)
        return OK;
    if (event->kind == EVENT_RECEIVED_ELSEWHERE)
        return before_us(cx, S("day"), event->day.date, received);
    if (event->kind != EVENT_RECEIVED)
        return OK;
    if (elsewhere)
        return before_us(cx, S("day"), (struct date){(int32_t)elsewhere->day}, event->day.date);
    if (!first_wanted(o, event))
        return OK;
    if (!event->first.known)
        return fail_field(cx, "first",
                          "Vul in wanneer de andere instantie de brief kreeg. Die "
                          "dag telt.");
    TRY(day_plausible(cx, S("first"), event->first));
    if (event->until.known && event->until.date.day > event->first.date.day)
        return fail_field(cx, "until",
                          "De brief kan niet op de post zijn gedaan na de dag van ontvangst.");
    return before_us(cx, S("first"), event->first.date, event->day.date);
}

/* What a corrected row keeps of the one before it, because nobody types it. */
static enum outcome
row_keep(struct cx *cx, const struct objection *o, struct procedure_event_row *row)
{
    const struct procedure_event_row *before = valid_row(o, row->replaces);

    if (str_eq(row->kind, procedure_event_code(EVENT_TALK))) { /* its hour, and how */
        row->n = before->n;
        row->code = before->code;
    }
    if (!str_eq(row->kind, procedure_event_code(EVENT_WITHDRAWN)))
        return OK;
    row->until_day = before->until_day; /* no day to come back is taken away */
    enum outcome outcome = withdrawal_check(cx, o, row);
    if (outcome == INVALID && str_eq(cx->fault.field, S("how")))
        cx->fault.field = S("code");
    return outcome;
}

static void
row_append(struct procedure_event_row_list *all, const struct procedure_event_row *row)
{
    const int64_t number = all->count ? all->at[all->count - 1].number + 1 : 1;

    all->at[all->count] = *row;
    all->at[all->count++].number = number;
}

/* All rows with those that it becomes, the one of the event itself last; *ret_o: as it stands now.
 */
static enum outcome
rows_make(struct cx *cx, struct question_id id, const struct objection_event *event,
          struct objection *ret_o, struct procedure_event_row_list *ret)
{
    enum { NEW_ROWS_MAX = 2 };

    TRY(objection_open(cx, id, ret_o));
    const enum procedure_kind of = objection_kind_of(ret_o->row.kind);
    const struct objection_event_form *form = objection_event_form(of, event->kind);
    if (event->replaces)
        TRY(correction_check(cx, ret_o, event));
    else if (!form->by_hand)
        return fail(cx, NOT_FOUND, "Dit schrijft u op een andere plek op.");
    if (!event->undo) {
        TRY(event_check(cx, of, event));
        TRY(sent_on_check(cx, ret_o, event));
    }
    const struct procedure_event_row_list *had = &ret_o->events;
    struct procedure_event_row_list all = {
        arena_new(cx->mem, struct procedure_event_row, had->count + NEW_ROWS_MAX), had->count};
    for (size_t i = 0; i < had->count; i++)
        all.at[i] = had->at[i];
    struct maybe_date until = event->until;
    if (first_wanted(ret_o, event)) {
        row_append(&all, &(struct procedure_event_row){
                             .kind = procedure_event_code(EVENT_RECEIVED_ELSEWHERE),
                             .day = event->first.date.day,
                             .until_day = until.known ? until.date.day : 0,
                             .code = until.known ? S("post") : S("")});
        until.known = false; /* the postmark is of the letter to them */
    }
    row_append(&all, &(struct procedure_event_row){
                         .kind = procedure_event_code(event->kind),
                         .day = event->undo ? 0 : event->day.date.day,
                         .until_day = until.known && !event->undo ? until.date.day : 0,
                         .n = event->undo   ? 0
                              : form->weeks ? event->weeks
                              : form->place ? event->minutes
                                            : 0,
                         .code = form->form || form->reason || form->way ? event->code : S(""),
                         .replaces = event->replaces,
                         .undone = event->undo});
    *ret = all;
    return event->replaces && !event->undo ? row_keep(cx, ret_o, &all.at[all.count - 1]) : OK;
}

enum outcome
objection_event_try(struct cx *cx, struct question_id id, const struct objection_event *event,
                    const struct procedure **ret_before, const struct procedure **ret_after)
{
    struct procedure_event_row_list all;
    struct objection o;

    TRY(rows_make(cx, id, event, &o, &all));
    struct procedure_event_row_list valid = events_valid(cx->mem, &all);
    *ret_before = o.dates;
    const struct replayed of = replayed_of(&o.row, o.state.topic);
    return events_replay(cx, &of, &valid, ret_after);
}

/* Where a hearing is, beside the number of its row. */
static enum outcome
place_add(struct cx *cx, struct question_id id, struct objection *o, int64_t number,
          struct str place)
{
    struct text places = text_open(cx->mem, 256);
    struct bytes sealed;

    place = str_trim(place);
    if (place.len == 0)
        return OK;
    text_add(&places, o->story.places.text);
    text_add(&places, places.len ? S("\n") : S(""));
    text_add_int(&places, number);
    text_add_byte(&places, ' ');
    text_add(&places, place);
    o->story.places.text = text_str(&places);
    TRY(question_seal(cx, id, story_write(cx, &o->story), &sealed));
    return sql_procedure_set_sealed(cx, id.municipality, id.question, sealed);
}

enum outcome
objection_event_add(struct cx *cx, struct question_id id, const struct objection_event *event)
{
    struct procedure_event_row_list all;
    struct objection o;

    TRY(rows_make(cx, id, event, &o, &all));
    for (struct procedure_event_row_list had = {all.at, o.events.count}; had.count < all.count;
         had.count++)
        TRY(event_row_add(cx, id, &had, &all.at[had.count]));
    if (event->kind == EVENT_HEARING && !event->undo)
        TRY(place_add(cx, id, &o, all.at[all.count - 1].number, event->place));
    if (event->kind == EVENT_WITHDRAWN && event->undo)
        TRY(sql_procedure_set_withdrawing(cx, id.municipality, id.question, 0, S(""), S("")));
    TRY(objection_recount(cx, id));
    return question_tell(cx, id, o.state.organisation, o.state.organisation);
}

/* ---- who ---- */

static enum outcome
not_the_judge(struct cx *cx, const struct objection *o)
{
    if (o->row.decided_by && o->row.decided_by == cx->who.professional)
        return fail(cx, DENIED, "U nam het besluit zelf. Een collega behandelt het bezwaar.");
    return OK;
}

enum outcome
objection_take(struct cx *cx, struct question_id id, int64_t seen_holder)
{
    struct objection o;

    TRY(objection_open(cx, id, &o));
    TRY(not_the_judge(cx, &o));
    return question_take(cx, id, seen_holder);
}

enum outcome
objection_people_set(struct cx *cx, struct question_id id, int64_t decided_by, int64_t substitute)
{
    struct objection o;
    bool yes;

    TRY(objection_open(cx, id, &o));
    if (decided_by && decided_by == o.state.professional)
        return fail_field(cx, "decided_by",
                          "Wie het besluit nam, behandelt het bezwaar niet. Laat eerst een collega "
                          "het overnemen.");
    if (decided_by) {
        TRY(membership_active(cx, cx->who.organisation, decided_by, &yes));
        if (!yes)
            return fail_field(cx, "decided_by", "Kies uit de lijst wie het besluit nam.");
    }
    if (substitute) {
        TRY(membership_may(cx, cx->who.organisation, substitute, PERMISSION_OBJECTIONS, &yes));
        if (!yes)
            return fail_field(cx, "substitute", "Kies een collega die bezwaren behandelt.");
    }
    return sql_procedure_set_people(cx, id.municipality, id.question, decided_by, substitute);
}

/* ---- calls ---- */

enum outcome
objection_called(struct cx *cx, struct question_id id, struct str outcome, struct str words)
{
    struct objection o;

    TRY(objection_open(cx, id, &o));
    TRY(not_the_judge(cx, &o));
    TRY(question_called(cx, id, outcome, words));
    const struct procedure_event_row row = {.kind = EVENT_CALLED,
                                            .day = date_in_amsterdam(cx->now_ms).day,
                                            .n = (int64_t)day_part_at(cx->now_ms),
                                            .code = outcome};
    TRY(event_row_add(cx, id, &o.events, &row));
    return objection_recount(cx, id);
}

enum outcome
objection_call_next(struct cx *cx, struct question_id id, struct str next, struct maybe_date day)
{
    enum { DAYS_MOST = 30 };
    const bool again = str_eq(next, S("again"));
    const struct date today = date_in_amsterdam(cx->now_ms);
    struct objection o;

    TRY(objection_open(cx, id, &o));
    if (objection_said(&objection_nexts, next).len == 0)
        return fail_field(cx, "next", "Kies wat u nu doet.");
    if (again && (!day.known || day.date.day < today.day || day.date.day > today.day + DAYS_MOST))
        return fail_field(cx, "next_day", "Vul in wanneer u opnieuw belt, binnen een maand.");
    const struct procedure_event_row row = {.kind = EVENT_CALL_NEXT,
                                            .day = today.day,
                                            .until_day = again ? day.date.day : 0,
                                            .code = next};
    TRY(event_row_add(cx, id, &o.events, &row));
    return objection_recount(cx, id);
}

/* ---- what was said ---- */

enum outcome
objection_story_set(struct cx *cx, struct question_id id, const struct objection_story *story,
                    bool agreed)
{
    struct str areas = story->areas, area;
    struct objection o;
    struct bytes sealed;

    TRY(objection_open(cx, id, &o));
    while (str_cut(&areas, ' ', &area))
        if (area.len && objection_said(&objection_areas, area).len == 0)
            return fail_field(cx, "areas", "Kies uit de lijst wat er meer speelt.");
    if ((story->areas.len || story->other.text.len) && !agreed)
        return fail_field(cx, "agreed_other",
                          "Vraag de inwoner eerst of u dit mag opschrijven. Anders laat u het "
                          "leeg.");
    struct objection_story kept = *story;
    kept.representative = o.story.representative;
    kept.address = o.story.address;
    kept.representative_address = o.story.representative_address;
    kept.scope = o.story.scope;
    kept.places = o.story.places;
    kept.who = o.story.who;
    kept.beside = o.story.beside;
    kept.formal = o.story.formal;
    TRY(question_seal(cx, id, story_write(cx, &kept), &sealed));
    return sql_procedure_set_sealed(cx, id.municipality, id.question, sealed);
}
