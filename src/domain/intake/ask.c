/* ask.c - a question is asked: checked and sealed outside the transaction, stored with its holder
 * inside. */
#include "base/text.h"
#include "crypto/code.h"
#include "domain/guide/topic.h"
#include "domain/intake/bound.h"
#include "domain/intake/intake.h"
#include "domain/intake/question_key.h"
#include "domain/intake/question_seal.h"
#include "domain/intake/sealed_fields.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "domain/privacy/privacy.h"
#include "law/decrees.h"
#include "law/workday.h"
#include "os/random.h"
#include "words/no_call.h"
#include "words/reach.h"

struct ask_plan {
    struct ask ask;
    struct data_key *key;
    int64_t question, message;
    struct str code, secret;
    struct bytes code_hash, begin_hash, secret_hash, wrapped_key, sealed_question, sealed_contact,
        sealed_mind;
    enum peril peril;
    bool careful;
};

enum outcome
ask_check_question(struct cx *cx, struct str question)
{
    if (str_trim(question).len == 0)
        return fail_field(cx, "question",
                          "Schrijf op wat er aan de hand is. Een paar woorden is genoeg.");
    return OK;
}

enum outcome
ask_check_phone(struct cx *cx, struct str phone)
{
    if (!phone_plausible(phone, 9))
        return fail_field(cx, "phone", "Vul een telefoonnummer in, bijvoorbeeld 06 12345678.");
    if (!phone_dialable(cx->mem, phone))
        return fail_field(cx, "phone",
                          "Een Nederlands telefoonnummer heeft tien cijfers, zoals 06 12345678. "
                          "Kijk het nog eens na.");
    return OK;
}

enum outcome
ask_check_channel(struct cx *cx, const struct ask *ask)
{
    if (str_eq(ask->channel, S("phone")))
        return ask_check_phone(cx, ask->phone);
    if (str_eq(ask->channel, S("email"))) {
        if (!email_plausible(ask->email))
            return fail_field(cx, "email",
                              "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.");
        return OK;
    }
    if (str_eq(ask->channel, S("code")))
        return OK;
    return fail_field(cx, "channel", "Kies hoe u antwoord wilt krijgen.");
}

/* So much of the code is kept, sealed: by it a professional knows who reads the code out. The eight
 * characters that are not kept stay a secret of the resident's. */

/* Only what the chosen way to answer needs: who wants no call must not be called, also when a
 * number was typed before another way was chosen. An interpreter may be needed at any talk. */
static struct str
contact_write(struct cx *cx, const struct ask *ask, struct str code)
{
    struct text t = text_open(cx->mem, 128);

    sealed_field_add(&t, S("name"), ask->name);
    sealed_field_add(&t, S("phone"), str_eq(ask->channel, S("phone")) ? ask->phone : S(""));
    sealed_field_add(&t, S("email"), str_eq(ask->channel, S("email")) ? ask->email : S(""));
    sealed_field_add(&t, S("mind"), str_eq(ask->channel, S("phone")) ? ask->mind : S(""));
    sealed_field_add(&t, S("interpreter"), ask->interpreter);
    sealed_field_add(&t, S("letter_form"), ask->letter_form);
    sealed_field_add(&t, S("code"), str_slice(code, 0, CODE_BEGIN));
    return text_str(&t);
}

enum outcome
ask_prepare(struct cx *cx, const struct ask *ask, enum peril peril, struct ask_plan **ret)
{
    struct ask_plan *plan = arena_new(cx->mem, struct ask_plan, 1);
    struct topic topic;

    TRY(ask_check_question(cx, ask->question));
    TRY(ask_check_channel(cx, ask));
    if (ask->topic.len && !topic_find(ask->topic, &topic))
        return fail_field(cx, "topic",
                          "Kies een onderwerp uit de lijst, of kies dat u het niet weet.");

    struct data_key *key = data_key_new(cx);
    *plan = (struct ask_plan){.ask = *ask,
                              .peril = peril,
                              .key = key,
                              .question = id_scattered(cx->now_ms),
                              .message = id_new(cx->now_ms),
                              .code = code_new(cx->mem),
                              .secret = secret_new(cx, 16)};
    plan->code_hash = keyed_hash(cx, "follow_code", plan->code);
    plan->begin_hash = keyed_hash(cx, "follow_begin", str_slice(plan->code, 0, CODE_BEGIN));
    plan->secret_hash = keyed_hash(cx, "follow_secret", plan->secret);
    plan->wrapped_key = data_key_wrap(cx, key, plan->question);
    plan->sealed_question = seal(cx, key, plan->question, ask->question);
    plan->sealed_contact = seal(cx, key, plan->question, contact_write(cx, ask, plan->code));
    if (ask->call.mind.len)
        plan->sealed_mind = seal(cx, key, plan->question, ask->call.mind);
    plan->careful = str_eq(ask->channel, S("phone")) &&
                    (ask->mind.len > 0 || no_call_sentence(cx->mem, ask->question).len > 0);
    *ret = plan;
    return OK;
}

struct bytes
ask_seal(struct cx *cx, const struct ask_plan *plan, struct str words)
{
    return seal(cx, plan->key, plan->question, words);
}

/* Who gets it: the organisation that was chosen beside the resident, else the best that routing
 * knows. */
static enum outcome
receiver_of(struct cx *cx, const struct ask *ask, int64_t municipality, struct route_choice *ret)
{
    bool serves = false;

    if (ask->to_organisation == 0)
        return routing_of(cx, municipality, ask, ret);
    TRY(routing_chosen(cx, municipality, ask->to_organisation, &serves, ret));
    if (!serves)
        return fail_field(cx, "to", "Deze organisatie neemt geen vragen aan uit deze gemeente.");
    return OK;
}

/* Straight to one colleague of the organisation that enters it: then that person has it. */
static enum outcome
give_to(struct cx *cx, const struct ask *ask, struct question_id id)
{
    bool member;

    if (ask->to_professional == 0)
        return OK;
    TRY(membership_active(cx, ask->to_organisation, ask->to_professional, &member));
    if (!member || ask->to_organisation != cx->who.organisation)
        return fail_field(cx, "to", "Deze collega werkt hier niet meer. Kies iemand anders.");
    return sql_holding_take(cx, id.municipality, id.question, ask->to_organisation,
                            ask->to_professional, 0, 1, S("taken"));
}

static enum outcome
question_store(struct cx *cx, const struct ask_plan *plan, struct question_id id,
               const struct route_choice *choice, int64_t due_ms)
{
    TRY(sql_holding_add(cx, id.municipality, id.question, choice->organisation, due_ms, cx->now_ms,
                        why_code(choice->why), 0, str_eq(plan->ask.channel, S("phone"))));
    TRY(sql_question_add(cx, id.municipality, id.question, plan->ask.topic, plan->ask.channel,
                         language_code(plan->ask.language), cx->now_ms, plan->peril, plan->careful,
                         plan->ask.last_day, plan->code_hash, plan->begin_hash, plan->secret_hash,
                         plan->sealed_contact));
    TRY(sql_question_key_add(cx, id.municipality, id.question, plan->wrapped_key));
    TRY(sql_message_add(cx, id.municipality, id.question, plan->message, S("question"), 0, 0,
                        cx->now_ms, plan->sealed_question));
    if (plan->ask.call.said)
        TRY(sql_call_wish_put(cx, id.municipality, id.question, day_part_code(plan->ask.call.part),
                              plan->ask.call.voicemail, plan->sealed_mind, plan->ask.call.days));
    return happening_add_plain(cx, id, S("asked"), why_code(choice->why), choice->organisation);
}

static struct asked
asked_of(const struct ask_plan *plan, struct question_id id, struct str organisation,
         int64_t due_ms)
{
    return (struct asked){.municipality = id.municipality,
                          .question = id.question,
                          .code = plan->code,
                          .secret = plan->secret,
                          .organisation = organisation,
                          .due = due_day(due_ms)};
}

int64_t
ask_workdays(enum peril peril, int64_t promised)
{
    return peril_calls(peril) && promised > 1 ? 1 : promised;
}

int64_t
question_due_ms(const struct cx *cx, int64_t workdays, int64_t last_day)
{
    const int64_t due_ms = answer_due_ms(cx, workdays);
    const struct date today = date_in_amsterdam(cx->now_ms), last = {(int32_t)last_day};
    struct calendar calendar = calendar_of(cx);

    if (last_day == 0 || last.day < today.day || due_day(due_ms).day < last.day)
        return due_ms;
    struct date before = date_plus(last, -1), first = answer_day(cx, 0);
    while (before.day > first.day && !workday_is(&calendar, WORKDAY_OFFICE, before))
        before = date_plus(before, -1);
    if (before.day < first.day) /* that one has passed: as soon as can be */
        before = first;
    return amsterdam_ms(date_plus(before, 1), 0);
}

/* Not before the first day on which they can be called, unless that is no day before the last one.
 */
static int64_t
due_when_called(const struct cx *cx, int64_t due_ms, enum day_part part, struct str days,
                int64_t last_day)
{
    const struct calendar calendar = calendar_of(cx);
    const struct date first =
        date_in_amsterdam(callback_from_ms(&calendar, cx->now_ms, part, days));

    if (first.day <= due_day(due_ms).day || (last_day && first.day >= last_day))
        return due_ms;
    return amsterdam_ms(date_plus(first, 1), 0);
}

int64_t
ask_due_ms(const struct cx *cx, const struct ask *ask, enum peril peril, int64_t promised)
{
    const int64_t due_ms = question_due_ms(cx, ask_workdays(peril, promised), ask->last_day);

    if (!str_eq(ask->channel, S("phone")) || !ask->call.said)
        return due_ms;
    return due_when_called(cx, due_ms, ask->call.part, ask->call.days, ask->last_day);
}

enum outcome
question_due_again(struct cx *cx, const struct question_state *state, int64_t workdays,
                   int64_t *ret_ms)
{
    const struct question_id id = state->id;
    int64_t due_ms = question_due_ms(cx, ask_workdays(state->peril, workdays), state->last_day);
    struct call_wish_get_row wish;

    if (state->by_phone) {
        enum outcome outcome = sql_call_wish_get(cx, id.municipality, id.question, &wish);
        if (outcome != OK && outcome != NOT_FOUND)
            return outcome;
        if (outcome == OK)
            due_ms =
                due_when_called(cx, due_ms, day_part_of(wish.part), wish.days, state->last_day);
    }
    *ret_ms = due_ms;
    return OK;
}

enum outcome
ask_act(struct cx *cx, const struct ask_plan *plan, int64_t municipality, struct str consent_text,
        struct asked *ret)
{
    struct question_id id = {municipality, plan->question};
    struct route_choice choice;

    TRY(receiver_of(cx, &plan->ask, municipality, &choice));
    int64_t due_ms = ask_due_ms(cx, &plan->ask, plan->peril, choice.answer_workdays);
    TRY(question_store(cx, plan, id, &choice, due_ms));
    TRY(give_to(cx, &plan->ask, id));
    TRY(consent_add(cx, municipality, plan->question, S("consent-share"), consent_text,
                    language_code(plan->ask.language), plan->ask.consent));
    TRY(change_organisation(cx, choice.organisation));
    *ret = asked_of(plan, id, choice.organisation_name, due_ms);
    return OK;
}

enum outcome
ask_act_bound(struct cx *cx, const struct ask_plan *plan, int64_t municipality,
              int64_t organisation, int64_t due_ms, struct asked *ret)
{
    struct question_id id = {municipality, plan->question};
    struct organisation_row holder;

    check(cx->who.organisation == 0 || cx->who.organisation == organisation);
    TRY(organisation_get(cx, organisation, &holder));
    const struct route_choice choice = {.organisation = holder.organisation,
                                        .organisation_name = holder.name,
                                        .why = WHY_AUTHORITY};
    TRY(question_store(cx, plan, id, &choice, due_ms));
    TRY(give_to(cx, &plan->ask, id));
    TRY(sql_holding_bind(cx, municipality, plan->question, holder.organisation));
    TRY(change_organisation(cx, holder.organisation));
    *ret = asked_of(plan, id, holder.name, due_ms);
    return OK;
}
