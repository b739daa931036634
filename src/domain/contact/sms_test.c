/* sms_test.c - who gets a text message and who never does, and that it says nothing of the case. */
#include "app/test_house.h"

#include "base/text.h"
#include "domain/guide/helplines.h"
#include "domain/contact/callback.h"
#include "domain/contact/sms.h"
#include "domain/handover/handover_test.h"
#include "domain/intake/hand_over.h"
#include "net/notify.h"

#define MOBILE "06 10 00 88 88"

static const struct notify on = {.base = S_INIT("https://api.notifynl.nl")};

/* Asked, with a wish about calling when there is one, and taken by Samira, who acts from then on.
 */
static struct question_id
asked_with(struct cx *cx, struct ask ask, const struct callback_wish *wish)
{
    struct ask_plan *plan;
    struct asked asked;

    if (ask.question.len == 0)
        ask.question = S("Mijn uitkering is gestopt.");
    ask.topic = S("bijstand");
    ask.channel = ask.phone.len ? S("phone") : ask.email.len ? S("email") : S("code");
    as_resident(cx);
    if (wish)
        ask.call = *wish;
    ask.call.said = wish != NULL;
    assert_ok(ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &plan));
    begin_write(cx);
    assert_ok(ask_act(cx, plan, DEMODAM, S("Wij delen dit."), &asked));
    assert_ok(house_end(cx, OK));
    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_ok(in_write(cx, question_take(cx, id_of(asked), 0)));
    return id_of(asked);
}

static bool
may(struct cx *cx, struct question_id id)
{
    bool yes = false;

    assert_ok(in_read(cx, sms_may(cx, id, &yes)));
    return yes;
}

static int64_t
jobs_waiting(struct cx *cx)
{
    int64_t waiting, failed;

    assert_ok(in_read(cx, job_counts(cx, &waiting, &failed)));
    return waiting;
}

static void
it_goes_to_a_mobile_number_that_was_given_to_call(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    static const struct callback_wish alone = {.part = PART_ANY}, message = {.voicemail = true},
                                      careful = {.voicemail = true, .mind = S_INIT("Niet na vijf")};
    static const struct {
        struct ask ask;
        const struct callback_wish *wish;
        bool may;
    } rows[] = {
        {{.phone = S_INIT(MOBILE)}, NULL, true},
        {{.phone = S_INIT("+31 6 10008888")}, NULL, true},
        {{.phone = S_INIT("020 123 45 67")}, NULL, false},
        {{.phone = S_INIT("+32 470 12 34 56")}, NULL, false},
        {{.email = S_INIT("ans@bewoner.example")}, NULL, false},
        {{.name = S_INIT("Ans")}, NULL, false},
        {{.phone = S_INIT(MOBILE), .question = S_INIT("Mijn man slaat mij.")}, NULL, false},
        {{.phone = S_INIT(MOBILE)}, &alone, false}, /* no message may be left */
        {{.phone = S_INIT(MOBILE)}, &message, true},
        {{.phone = S_INIT(MOBILE)}, &careful, false},
        {{.phone = S_INIT("06 10008889"), .mind = S_INIT("Bel niet als hij thuis is")},
         NULL,
         false},
        {{.phone = S_INIT("06 10008889")}, &message, false}, /* of that number, another question */
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        notify_set(on);
        struct question_id id = asked_with(cx, rows[i].ask, rows[i].wish);
        int64_t before = jobs_waiting(cx);
        assert_int_equal(may(cx, id), rows[i].may);
        assert_ok(in_write(cx, sms_called(cx, id, S("no_answer"))));
        assert_int_equal(jobs_waiting(cx) - before, rows[i].may);
        notify_set((struct notify){0});
        assert_false(may(cx, id));
    }
}

static void
who_said_that_nobody_may_call_gets_none_until_they_say_else(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = asked_with(cx, (struct ask){.phone = S(MOBILE)}, NULL);

    notify_set(on);
    for (int i = 0; i < 2; i++) {
        assert_true(may(cx, id));
        assert_ok(in_write(cx, question_happened(cx, id, S("no_call"), S(""), 0, S(""))));
        assert_false(may(cx, id));
        cx->now_ms += 1;
        assert_ok(in_write(cx, question_happened(cx, id, S("call_again"), S(""), 0, S(""))));
        cx->now_ms += 1;
    }
    assert_ok(in_write(cx, question_close(cx, id, S("helped"), S(""))));
    assert_false(may(cx, id));
    notify_set((struct notify){0});
}

static void
only_its_holder_asks_for_one_and_only_after_calling_in_vain(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = asked_with(cx, (struct ask){.phone = S(MOBILE)}, NULL);
    const struct date today = date_in_amsterdam(cx->now_ms);
    int64_t before = jobs_waiting(cx);

    notify_set(on);
    assert_ok(in_write(cx, sms_called(cx, id, S("spoke"))));
    assert_ok(in_write(cx, sms_called(cx, id, S("wrong_number"))));
    begin_write(cx);
    assert_ok(sms_ahead(cx, id, today, 0));
    assert_outcome(house_end(cx, CONFLICT), CONFLICT);
    as_professional(cx, LINH, LOKET);
    assert_outcome(in_write(cx, sms_called(cx, id, S("no_answer"))), NOT_FOUND);
    assert_outcome(in_write(cx, sms_ahead(cx, id, today, 0)), NOT_FOUND);
    assert_int_equal(jobs_waiting(cx), before);
    notify_set((struct notify){0});
}

static void
who_it_was_handed_to_sends_none_unless_the_number_went_along(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    static const int64_t parts[] = {PART_QUESTION, PART_QUESTION | PART_CONTACT};

    notify_set(on);
    for (int i = 0; i < 2; i++) {
        struct question_id id = asked_with(cx, (struct ask){.phone = S(MOBILE)}, NULL);
        assert_ok(offer(cx, id, LOKET, parts[i], S("phone")));
        assert_ok(accept_by(cx, number_of(cx, id), LINH, LOKET));
        assert_int_equal(may(cx, id), i);
    }
    notify_set((struct notify){0});
}

/* ---- what it says ---- */

static struct str
subject_of(struct cx *cx, struct question_id id, int days, int minutes, int called)
{
    const int64_t parts[] = {id.municipality, id.question,
                             cx->now_ms,      date_in_amsterdam(cx->now_ms).day + days,
                             minutes,         called};
    struct text t = text_open(cx->mem, 80);

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        text_add(&t, i ? S(".") : S(""));
        text_add_int(&t, parts[i]);
    }
    return text_str(&t);
}

static enum outcome
read_job(struct cx *cx, struct str subject, struct sms **ret)
{
    void *plan = NULL;

    as_resident(cx);
    enum outcome outcome = in_read(cx, sms_job.read(cx, subject, &plan));
    *ret = plan;
    return outcome;
}

static void
it_says_when_and_from_which_number_and_no_more(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = asked_with(cx, (struct ask){.phone = S(MOBILE)}, NULL);
    struct sms *sms, *same;

    notify_set(on);
    assert_ok(read_job(cx, subject_of(cx, id, 1, 14 * 60 + 30, false), &sms));
    assert_str(sms->to, S("+31610008888"));
    assert_str(sms->text,
               S("Wij bellen u op dinsdag 22 september 2026 om 14.30 uur. Op uw telefoon ziet u "
                 "099 900 1001 of \"anoniem\". Neem gerust op: dat zijn wij. U kunt niet "
                 "antwoorden op deze sms."));
    assert_int_equal(sms->reference.len, 32);
    assert_ok(read_job(cx, subject_of(cx, id, 1, 14 * 60 + 30, false), &same));
    assert_str(same->reference, sms->reference);
    assert_ok(read_job(cx, subject_of(cx, id, 0, 16 * 60 + 13, true), &same));
    assert_str(same->text, S("Wij belden u op maandag 21 september 2026 om 16.13 uur. Wij spraken "
                             "u niet. U mag ons ook bellen: 099 900 1001. U kunt niet antwoorden "
                             "op deze sms."));
    assert_false(str_eq(same->reference, sms->reference));
    assert_ok(in_write(cx, question_erase(cx, id)));
    assert_outcome(read_job(cx, subject_of(cx, id, 1, 0, false), &sms), NOT_FOUND);
    notify_set((struct notify){0});
}

static void
what_comes_too_late_is_not_sent(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = asked_with(cx, (struct ask){.phone = S(MOBILE)}, NULL);
    static const struct {
        int days, minutes, called;
        enum outcome outcome;
    } rows[] = {
        {0, 0, false, OK},
        {0, 16 * 60 + 14, false, OK},
        {0, 16 * 60 + 13, false, NOT_FOUND}, /* it is that moment */
        {-1, 0, false, NOT_FOUND},
        {-1, 16 * 60, true, OK},
        {-2, 16 * 60, true, NOT_FOUND},
    };
    struct sms *sms;

    notify_set(on);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_outcome(
            read_job(cx, subject_of(cx, id, rows[i].days, rows[i].minutes, rows[i].called), &sms),
            rows[i].outcome);
    notify_set((struct notify){0});
    assert_outcome(read_job(cx, subject_of(cx, id, 1, 0, false), &sms), NOT_FOUND);
}

const struct CMUnitTest sms_tests[] = {
    IN_HOUSE(it_goes_to_a_mobile_number_that_was_given_to_call),
    IN_HOUSE(who_said_that_nobody_may_call_gets_none_until_they_say_else),
    IN_HOUSE(only_its_holder_asks_for_one_and_only_after_calling_in_vain),
    IN_HOUSE(who_it_was_handed_to_sends_none_unless_the_number_went_along),
    IN_HOUSE(it_says_when_and_from_which_number_and_no_more),
    IN_HOUSE(what_comes_too_late_is_not_sent),
};
const size_t sms_tests_count = sizeof sms_tests / sizeof sms_tests[0];
