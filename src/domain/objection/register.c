/* register.c - an objection, a complaint or an application is written down: its dates, whose it is,
 * and the first call. */
#include "base/text.h"
#include "domain/guide/helplines.h"
#include "domain/contact/callback.h"
#include "domain/guide/letter.h"
#include "domain/handover/handover.h"
#include "domain/intake/bound.h"
#include "domain/intake/hand_over.h"
#include "domain/intake/question_seal.h"
#include "domain/network/network.h"
#include "domain/objection/application.h"
#include "domain/objection/count.h"
#include "domain/objection/objection.h"
#include "domain/objection/objection_mail.h"
#include "domain/people/people.h"

enum { FIRST_EVENTS_MAX = 8 };

struct objection_plan {
    struct objection_letter letter;
    struct objection_person person;
    struct ask_plan *ask; /* NULL: it was a question already, and is sealed when that is bound */
    struct objection_story story;
    struct bytes sealed;
};

/* ---- the dates ---- */

static void
row_add(struct procedure_event_row_list *rows, enum procedure_event_kind kind,
        struct maybe_date day, struct maybe_date until, struct str code)
{
    if (!day.known)
        return;
    rows->at[rows->count] =
        (struct procedure_event_row){.number = (int64_t)rows->count + 1,
                                     .kind = procedure_event_code(kind),
                                     .day = day.date.day,
                                     .until_day = until.known ? until.date.day : 0,
                                     .code = code};
    rows->count++;
}

/* `committee_day`: nobody asks when a committee was named. */
static struct procedure_event_row_list
rows_dated(struct cx *cx, const struct objection_letter *letter, struct maybe_date committee_day)
{
    struct procedure_event_row_list rows = {
        arena_new(cx->mem, struct procedure_event_row, FIRST_EVENTS_MAX), 0};
    const struct maybe_date none = {0};
    const bool sent_on = str_eq(letter->way, S("doorgestuurd"));

    row_add(&rows, EVENT_PUBLISHED, letter->published, none, S(""));
    row_add(&rows, EVENT_DATED, letter->dated, none, S(""));
    row_add(&rows, EVENT_LETTER_CAME, letter->came, none, S(""));
    if (sent_on)
        row_add(&rows, EVENT_RECEIVED_ELSEWHERE, letter->first, letter->posted,
                letter->posted.known ? S("post") : S(""));
    row_add(&rows, EVENT_RECEIVED, letter->received, sent_on ? none : letter->posted, letter->way);
    if (letter->committee)
        row_add(&rows, EVENT_COMMITTEE, committee_day, none, S(""));
    return rows;
}

/* A committee was named today at the latest: an earlier day would give time that nobody knows of.
 * Who knows an earlier day corrects it. */
static struct procedure_event_row_list
rows_of(struct cx *cx, const struct objection_letter *letter)
{
    return rows_dated(cx, letter, (struct maybe_date){true, date_in_amsterdam(cx->now_ms)});
}

static bool
later(struct maybe_date one, struct maybe_date other)
{
    return one.known && other.known && one.date.day > other.date.day;
}

static enum objection_kind
matter_of(const struct objection_letter *letter)
{
    return objection_matter(letter->topic, letter->law);
}

/* What nobody would look up a law for. A letter can be sent, and objected to, before the date that
 * stands on it; a tax assessment mostly is (AWR 22j). Of another one the day it came says so. */
static enum outcome
order_check(struct cx *cx, const struct objection_letter *letter)
{
    const bool tax = objection_is_tax(matter_of(letter));

    if (!tax && !letter->came.known && later(letter->dated, letter->received))
        return fail_field(cx, "dated",
                          "De brief waar het over gaat is van na de ontvangst. Kijk beide datums "
                          "na. Is er nog geen besluit? Laat deze datum dan leeg.");
    if (!tax && later(letter->dated, letter->published))
        return fail_field(cx, "published",
                          "De brief kan niet verstuurd zijn voor de datum die erop staat. Kijk "
                          "beide datums na.");
    if (later(letter->posted, letter->received) || later(letter->posted, letter->first))
        return fail_field(cx, "posted",
                          "De brief kan niet op de post zijn gedaan na de dag van ontvangst. Kijk "
                          "beide datums na.");
    /* For others only the day counts on which who decides got it (Awb 2:3). */
    if (str_eq(letter->way, S("doorgestuurd")) && !letter->first.known &&
        letter->kind == PROCEDURE_OBJECTION)
        return fail_field(cx, "first",
                          "Vul in wanneer de andere instantie de brief kreeg. Die "
                          "dag telt.");
    if (later(letter->first, letter->received))
        return fail_field(cx, "first",
                          "De ander kreeg de brief eerder dan wij. Kijk beide datums "
                          "na.");
    return OK;
}

static enum outcome
days_check(struct cx *cx, const struct objection_letter *letter)
{
    if (objection_is_tax(matter_of(letter)) || letter->came.known)
        TRY(received_days_check(cx, letter->dated, letter->came, true,
                                date_in_amsterdam(cx->now_ms)));
    else
        TRY(day_plausible(cx, S("dated"), letter->dated));
    TRY(day_plausible(cx, S("published"), letter->published));
    TRY(day_needed(cx, S("received"), letter->received));
    TRY(day_plausible(cx, S("posted"), letter->posted));
    TRY(day_plausible(cx, S("first"), letter->first));
    return order_check(cx, letter);
}

/* Does an event not count that should? Where it was before counts for no other term than that of an
 * objection, so there it is only kept. */
static bool
left_out(const struct objection_letter *letter, const struct procedure_event_row_list *rows,
         const struct procedure *dates)
{
    for (size_t i = 0; i < dates->notice_count; i++) {
        const struct procedure_notice *notice = &dates->notices[i];
        const bool elsewhere = letter->kind != PROCEDURE_OBJECTION && notice->number > 0 &&
                               str_eq(rows->at[notice->number - 1].kind,
                                      procedure_event_code(EVENT_RECEIVED_ELSEWHERE));
        if (notice->left_out && !elsewhere)
            return true;
    }
    return false;
}

enum outcome
objection_letter_check(struct cx *cx, const struct objection_letter *letter,
                       const struct procedure **ret)
{
    struct application_term term;

    if (objection_said(&objection_ways, letter->way).len == 0)
        return fail_field(cx, "way", "Kies hoe de brief binnenkwam.");
    TRY(days_check(cx, letter));
    if (objection_said(&objection_laws, letter->law).len == 0)
        return fail_field(cx, "law", "Kies om welke wet het gaat.");
    TRY(application_term_of(cx, letter, &term));
    struct procedure_event_row_list rows = rows_dated(cx, letter, letter->received);
    const struct replayed of = {.kind = letter->kind,
                                .matter = matter_of(letter),
                                .length = term.length,
                                .unit = term.unit};
    TRY(events_replay(cx, &of, &rows, ret));
    if (left_out(letter, &rows, *ret))
        return fail_field(cx, "dates",
                          "Deze datums passen niet bij elkaar. Lees hieronder waarom.");
    rows = rows_of(cx, letter);
    return events_replay(cx, &of, &rows, ret);
}

/* ---- who ---- */

static enum outcome
person_check(struct cx *cx, const struct objection_letter *letter,
             const struct objection_person *person)
{
    const bool application = letter->kind == PROCEDURE_APPLICATION;
    struct str lines = person->representative, line;
    int count = 0;

    while (str_cut(&lines, '\n', &line))
        count += str_trim(line).len > 0;
    if (count > 1)
        return fail_with(cx, INVALID,
                         T("Dit zijn {n} gemachtigden. Er kan er één zijn. Vraag de inwoner wie."),
                         S("representative"), count);
    if (count == 1 && objection_said(&objection_scopes, person->scope).len == 0)
        return fail_field(cx, "scope", "Kies wat de gemachtigde mag doen.");
    if (person->handler && person->handler == letter->decided_by)
        return fail_field(cx, "handler",
                          "Wie het besluit nam, behandelt het bezwaar niet. Kies een andere "
                          "collega.");
    if (person->call.len && call_outcome_sentence(person->call).len == 0)
        return fail_field(cx, "call", "Kies hoe het bellen ging.");
    if (person->call.len && person->handler != cx->who.professional)
        return fail_field(cx, "call", "Alleen wie het bezwaar behandelt, schrijft het gesprek op.");
    if (application && letter->of.question == 0 && str_trim(person->says).len == 0)
        return fail_field(cx, "says", "Vul in wat de inwoner aanvraagt.");
    return OK;
}

static enum outcome
question_prepare(struct cx *cx, const struct objection_letter *letter,
                 const struct objection_person *person, struct objection_plan *plan)
{
    const bool mail = str_find_byte(person->reach, '@') < person->reach.len;
    struct str received = date_with_year(cx->mem, LANGUAGE_NL, letter->received.date);
    struct ask ask = {.question = person->says.len
                                      ? person->says
                                      : tr_fill(cx->mem, T("Brief ontvangen op {dag}."), 1,
                                                (struct tr_arg[]){{S("dag"), received}}),
                      .topic = letter->topic,
                      .channel = person->reach.len == 0 ? S("code")
                                 : mail                 ? S("email")
                                                        : S("phone"),
                      .name = person->name,
                      .phone = mail ? S("") : person->reach,
                      .email = mail ? person->reach : S(""),
                      .language = person->language,
                      .interpreter = person->interpreter,
                      .to_organisation = cx->who.organisation,
                      .to_professional = person->handler};
    if (person->reach.len)
        ask.call = person->wish;
    enum outcome outcome =
        ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &plan->ask);

    if (outcome == INVALID && !str_eq(cx->fault.field, S("topic")))
        cx->fault.field = S("reach");
    return outcome;
}

enum outcome
objection_prepare(struct cx *cx, const struct objection_letter *letter,
                  const struct objection_person *person, struct objection_plan **ret)
{
    struct objection_plan *plan = arena_new(cx->mem, struct objection_plan, 1);
    const struct procedure *dates;

    TRY(objection_letter_check(cx, letter, &dates));
    TRY(person_check(cx, letter, person));
    if (letter->of.question == 0)
        TRY(question_prepare(cx, letter, person, plan));
    plan->letter = *letter;
    plan->person = *person;
    plan->story =
        (struct objection_story){.representative = {str_trim(person->representative)},
                                 .representative_address = {person->representative_address},
                                 .address = {person->address},
                                 .scope = person->representative.len ? person->scope : S("")};
    if (plan->ask)
        plan->sealed = ask_seal(cx, plan->ask, story_write(cx, &plan->story));
    *ret = plan;
    return OK;
}

enum outcome
objection_places(struct cx *cx, struct municipality_row_list *ret)
{
    struct organisation_row own;

    TRY(need(cx, PERMISSION_OBJECTIONS));
    TRY(organisation_get(cx, cx->who.organisation, &own));
    if (!own.municipal)
        return fail(cx, DENIED,
                    "Alleen een organisatie van de gemeente beslist op een bezwaar. Help de "
                    "inwoner om het daar te sturen.");
    return organisation_municipalities(cx, cx->who.organisation, ret);
}

static enum outcome
place_check(struct cx *cx, int64_t municipality)
{
    struct municipality_row_list places;

    TRY(objection_places(cx, &places));
    for (size_t i = 0; i < places.count; i++)
        if (places.at[i].municipality == municipality)
            return OK;
    return fail_field(cx, "municipality", "Kies voor welke gemeente u beslist.");
}

/* A colleague of the own organisation; handling needs the role. */
static enum outcome
colleagues_check(struct cx *cx, const struct objection_plan *plan)
{
    const int64_t own = cx->who.organisation;
    bool yes;

    TRY(membership_may(cx, own, plan->person.handler, PERMISSION_OBJECTIONS, &yes));
    if (!yes)
        return fail_field(cx, "handler", "Kies een collega die bezwaren behandelt.");
    if (plan->letter.decided_by) {
        TRY(membership_active(cx, own, plan->letter.decided_by, &yes));
        if (!yes)
            return fail_field(cx, "decided_by", "Kies uit de lijst wie het besluit nam.");
    }
    if (plan->person.substitute) {
        TRY(membership_may(cx, own, plan->person.substitute, PERMISSION_OBJECTIONS, &yes));
        if (!yes)
            return fail_field(cx, "substitute", "Kies een collega die bezwaren behandelt.");
    }
    return OK;
}

/* It becomes bound as the same question. */
static enum outcome
question_become(struct cx *cx, const struct objection_plan *plan, struct asked *ret,
                struct bytes *ret_sealed)
{
    const struct question_id id = plan->letter.of;
    struct question_state state;

    TRY(objection_may_become(cx, id, &state));
    TRY(question_bind(cx, id, plan->person.handler, plan->letter.topic));
    TRY(question_happened(cx, id, S("registered"), objection_kind_word(plan->letter.kind),
                          state.organisation, S("")));
    TRY(question_seal(cx, id, story_write(cx, &plan->story), ret_sealed));
    *ret = (struct asked){.municipality = id.municipality,
                          .question = id.question,
                          .organisation = state.organisation_name};
    return OK;
}

static enum outcome
question_new(struct cx *cx, const struct objection_plan *plan, int64_t municipality,
             int64_t organisation, struct asked *ret)
{
    return ask_act_bound(cx, plan->ask, municipality, organisation, cx->now_ms, ret);
}

/* The question with its procedure and first events, held by `organisation`. */
static enum outcome
store(struct cx *cx, const struct objection_plan *plan, int64_t municipality, int64_t organisation,
      struct asked *ret)
{
    const struct objection_letter *letter = &plan->letter;
    const bool by_site = cx->who.professional == 0;
    struct procedure_event_row_list rows = rows_of(cx, letter), stored = {.at = rows.at};
    struct application_term term;
    struct bytes sealed = plan->sealed;

    TRY(application_term_of(cx, letter, &term));
    if (letter->of.question)
        TRY(question_become(cx, plan, ret, &sealed));
    else
        TRY(question_new(cx, plan, municipality, organisation, ret));
    struct question_id id = {ret->municipality, ret->question};
    TRY(sql_procedure_add(cx, id.municipality, id.question, organisation, letter->topic,
                          objection_kind_word(letter->kind), letter->department, letter->law,
                          letter->received.date.day, letter->decided_by, plan->person.substitute,
                          by_site, by_site && letter->reasons_follow, cx->now_ms, sealed,
                          term.length, term.unit, term.source));
    TRY(sql_procedure_set_calling(cx, id.municipality, id.question));
    for (size_t i = 0; i < rows.count; i++, stored.count++)
        TRY(event_row_add(cx, id, &stored, &rows.at[i]));
    return objection_recount(cx, id);
}

/* ---- a question that is one ---- */

/* Offered to others it may leave while it is written down. */
static enum outcome
not_offered(struct cx *cx, struct question_id id)
{
    struct handover_row handover;
    enum outcome outcome = handover_last(cx, id, &handover);

    if (outcome == NOT_FOUND) {
        cx->fault = (struct fault){0};
        return OK;
    }
    TRY(outcome);
    if (handover_waits(&handover))
        return fail(cx, CONFLICT,
                    "Deze vraag is aan een andere organisatie aangeboden. Trek dat aanbod eerst "
                    "in.");
    return OK;
}

enum outcome
objection_may_become(struct cx *cx, struct question_id id, struct question_state *ret)
{
    struct question_state state;

    TRY(place_check(cx, id.municipality));
    TRY(question_mine(cx, id, &state));
    TRY(not_offered(cx, id));
    *ret = state;
    return OK;
}

enum outcome
objection_register(struct cx *cx, const struct objection_plan *plan, int64_t municipality,
                   struct asked *ret)
{
    const struct objection_person *person = &plan->person;
    const bool was_question = plan->letter.of.question != 0;
    struct asked asked;

    TRY(place_check(cx, was_question ? plan->letter.of.municipality : municipality));
    TRY(colleagues_check(cx, plan));
    TRY(store(cx, plan, municipality, cx->who.organisation, &asked));
    if (person->call.len)
        TRY(objection_called(cx, (struct question_id){asked.municipality, asked.question},
                             person->call, person->call_words));
    *ret = asked;
    return OK;
}

enum outcome
objection_send(struct cx *cx, const struct objection_plan *plan, int64_t municipality,
               struct asked *ret)
{
    struct procedure_channel_find_row channel;
    struct asked asked;

    check(cx->who.professional == 0 && plan->person.handler == 0);
    enum outcome outcome = objection_channel(cx, municipality, &channel);
    if (outcome == NOT_FOUND)
        return fail(cx, CONFLICT,
                    "Deze gemeente neemt via deze site geen bezwaar aan. Print uw brief en stuur "
                    "hem op. Het adres staat op de brief die u kreeg.");
    TRY(outcome);
    TRY(store(cx, plan, municipality, channel.organisation, &asked));
    TRY(receipt_mail_add(cx, (struct question_id){asked.municipality, asked.question}));
    *ret = asked;
    return OK;
}
