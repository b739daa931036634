/* handover_test.c - offered, accepted, declined, silent, withdrawn: who holds it, who sees what. */
#include "domain/guide/helplines.h"
#include "domain/handover/handover_test.h"

#include "domain/network/network.h"

#include "domain/handover/handover_test.sql.h"
#include "domain/handover/handover_test.sql.c" /* made by sqlc.py --unlisted */
#include "domain/privacy/privacy.h"

/* ---- the states ---- */

/* Written down once more, as the guide has it: from, who, to. */
/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): in the order in which it reads */
static const struct {
    enum handover_state from;
    const char *who; /* s sender, r receiver, i resident (inwoner), c clock */
    enum handover_state to;
} guide[] = {
    {HANDOVER_NONE, "s", HANDOVER_DRAFT},
    {HANDOVER_NONE, "s", HANDOVER_REQUESTED},
    {HANDOVER_DRAFT, "i", HANDOVER_REQUESTED},
    {HANDOVER_DRAFT, "sic", HANDOVER_CANCELLED},
    {HANDOVER_DRAFT, "c", HANDOVER_FAILED},
    {HANDOVER_REQUESTED, "r", HANDOVER_ACCEPTED},
    {HANDOVER_REQUESTED, "r", HANDOVER_REJECTED},
    {HANDOVER_REQUESTED, "sic", HANDOVER_CANCELLED},
    {HANDOVER_REQUESTED, "c", HANDOVER_FAILED},
    {HANDOVER_ACCEPTED, "r", HANDOVER_IN_PROGRESS},
    {HANDOVER_ACCEPTED, "r", HANDOVER_ON_HOLD},
    {HANDOVER_ACCEPTED, "r", HANDOVER_COMPLETED},
    {HANDOVER_ACCEPTED, "rc", HANDOVER_FAILED},
    {HANDOVER_ACCEPTED, "sri", HANDOVER_CANCELLED},
    {HANDOVER_IN_PROGRESS, "r", HANDOVER_COMPLETED},
    {HANDOVER_IN_PROGRESS, "rc", HANDOVER_FAILED},
    {HANDOVER_IN_PROGRESS, "sri", HANDOVER_CANCELLED},
    {HANDOVER_IN_PROGRESS, "r", HANDOVER_ON_HOLD},
    {HANDOVER_ON_HOLD, "r", HANDOVER_IN_PROGRESS},
    {HANDOVER_ON_HOLD, "r", HANDOVER_COMPLETED},
    {HANDOVER_ON_HOLD, "rc", HANDOVER_FAILED},
    {HANDOVER_ON_HOLD, "sri", HANDOVER_CANCELLED},
};

static bool
guide_says(enum handover_state from, enum handover_actor actor, enum handover_state to)
{
    for (size_t i = 0; i < sizeof guide / sizeof *guide; i++)
        if (guide[i].from == from && guide[i].to == to)
            return strchr(guide[i].who, "sric"[actor]) != NULL;
    return false;
}

static void
every_step_of_every_actor_is_as_the_guide_says(void **state)
{
    int may = 0;

    (void)state;
    for (enum handover_state from = 0; from < HANDOVER_STATE_COUNT; from++)
        for (enum handover_state to = 0; to < HANDOVER_STATE_COUNT; to++)
            for (enum handover_actor actor = 0; actor < ACTOR_COUNT; actor++) {
                assert_int_equal(handover_may(from, actor, to), guide_says(from, actor, to));
                may += handover_may(from, actor, to);
            }
    assert_int_equal(may, 35);
}

static void
every_code_has_a_sentence_and_a_name_of_its_own(void **state)
{
    const struct handover_codes *const all[] = {
        &handover_whys,    &handover_parts,    &handover_consents, &handover_declines,
        &handover_cancels, &handover_outcomes, &handover_states,   &handover_reasons};

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof all[0];
         i++) /* NOLINT(bugprone-sizeof-expression): pointers */
        for (size_t j = 0; j < all[i]->count; j++) {
            assert_true(all[i]->at[j].sentence.len > 0);
            for (size_t k = 0; k < j; k++)
                assert_false(str_eq(all[i]->at[j].code, all[i]->at[k].code));
        }
    for (enum handover_state s = HANDOVER_DRAFT; s < HANDOVER_STATE_COUNT; s++)
        assert_int_equal(handover_state_of(handover_state_code(s)), s);
    assert_int_equal(handover_state_of(S("gone")), HANDOVER_NONE);
}

/* ---- a question with everything, held by the debt help and taken by Bram ---- */

struct question_id
question_with_all(struct cx *cx)
{
    const struct ask ask = {.question = S("Ik moet mijn huis uit"),
                            .topic = S("huur_uitzetting"),
                            .channel = S("phone"),
                            .phone = S("06 10000042"),
                            .name = S("Yusuf"),
                            .consent = true};
    struct ask_plan *plan;
    struct asked asked;

    as_resident(cx);
    assert_ok(ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &plan));
    assert_ok(in_write(cx, ask_act(cx, plan, DEMODAM, S("Wij delen dit."), &asked)));
    struct question_id id = id_of(asked);
    as_professional(cx, BRAM, SCHULDHULP);
    assert_ok(in_write(cx, question_take(cx, id, 0)));
    cx->now_ms += 1000;
    assert_ok(in_write(cx, question_reply(cx, id, S("Heeft u een brief?"))));
    cx->now_ms += 1000;
    assert_ok(in_write(cx, question_note(cx, id, S("Klinkt ernstig"))));
    cx->now_ms += 1000;
    as_resident(cx);
    assert_ok(in_write(cx, question_add(cx, id, S("Ja, van de rechter"), PERIL_NONE)));
    cx->now_ms += 1000;
    as_professional(cx, BRAM, SCHULDHULP);
    return id;
}

struct handover_offer
offer_to(int64_t to, int64_t parts, struct str consent)
{
    return (struct handover_offer){.to = to,
                                   .parts = parts,
                                   .why = S("lawyer"),
                                   .why_words = S("Er is al een vonnis"),
                                   .asked = S("Kijkt u naar het vonnis?"),
                                   .consent = consent};
}

enum outcome
offer(struct cx *cx, struct question_id id, int64_t to, int64_t parts, struct str consent)
{
    struct handover_offer chosen = offer_to(to, parts, consent);

    return in_write(cx, handover_make(cx, id, &chosen, READ_OUT, S("nl")));
}

struct handover_row
last(struct cx *cx, struct question_id id)
{
    const struct actor who = cx->who;
    struct handover_row row;
    as_resident(cx); /* whoever acts may not see it any more */
    assert_ok(in_read(cx, handover_last(cx, id, &row)));
    cx->who = who;
    return row;
}

struct handover_id
number_of(struct cx *cx, struct question_id id)
{
    return (struct handover_id){id, last(cx, id).handover};
}

/* Offered to the legal desk, with these parts. */
struct handover_id
offered(struct cx *cx, struct question_id id, int64_t parts)
{
    assert_ok(offer(cx, id, LOKET, parts, S("phone")));
    return number_of(cx, id);
}

enum outcome
accept_by(struct cx *cx, struct handover_id id, int64_t professional, int64_t organisation)
{
    as_professional(cx, professional, organisation);
    return in_write(cx, handover_accept(cx, id));
}

struct question_state
state_of(struct cx *cx, struct question_id id)
{
    const struct actor who = cx->who;
    struct question_state state;
    as_resident(cx);
    assert_ok(in_read(cx, question_state_get(cx, id, &state)));
    cx->who = who;
    return state;
}

bool
says(const struct thread_message_list *messages, struct str text)
{
    for (size_t i = 0; i < messages->count; i++)
        if (str_eq(messages->at[i].text.text, text))
            return true;
    return false;
}

/* Which parts of question_with_all stand here. */
int64_t
parts_in(const struct thread_message_list *messages, const struct contact *contact)
{
    int64_t parts = 0;

    parts |= says(messages, S("Ik moet mijn huis uit")) ? PART_QUESTION : 0;
    parts |= says(messages, S("Ja, van de rechter")) ? PART_ADDITIONS : 0;
    parts |= says(messages, S("Heeft u een brief?")) ? PART_REPLIES : 0;
    parts |= says(messages, S("Klinkt ernstig")) ? PART_NOTES : 0;
    parts |= contact->name.text.len ? PART_NAME : 0;
    parts |= contact->phone.text.len ? PART_CONTACT : 0;
    return parts;
}

int64_t
parts_seen(struct cx *cx, struct question_id id)
{
    struct question_thread thread;
    assert_ok(in_read(cx, thread_for_professional(cx, id, &thread)));
    return parts_in(&thread.messages, &thread.contact);
}

/* ---- offering ---- */

static void
without_consent_there_is_no_offer(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct asked no = house_ask(cx, DEMODAM, S("huur_uitzetting"), S("Ik moet weg"));
    struct question_id yes = question_with_all(cx);
    struct handover_row row;

    assert_outcome(offer(cx, yes, LOKET, EVERYTHING, S("")), INVALID);
    assert_str(cx->fault.field, S("consent"));
    assert_outcome(offer(cx, yes, LOKET, EVERYTHING, S("whispered")), INVALID);
    assert_ok(in_write(
        cx, consent_withdraw(cx, id_of(no).municipality, id_of(no).question, S("consent-share"))));
    as_professional(cx, BRAM, SCHULDHULP);
    assert_ok(in_write(cx, question_take(cx, id_of(no), 0)));
    assert_outcome(offer(cx, id_of(no), LOKET, EVERYTHING, S("asking")), INVALID);
    assert_sentence(cx, S("geen toestemming"));
    assert_outcome(in_read(cx, handover_last(cx, id_of(no), &row)), NOT_FOUND);
    assert_ok(offer(cx, yes, LOKET, EVERYTHING, S("asking")));
    assert_str(last(cx, yes).text_key, S("consent-share"));
    assert_ok(offer(cx, id_of(no), LOKET, EVERYTHING, S("beside")));
    assert_str(last(cx, id_of(no)).text_key, S("consent-handover"));
}

static void
an_offer_says_to_whom_why_what_is_asked_and_what_goes(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);
    struct handover_offer wrong;
    static const char *const fields[] = {"to", "why", "asked", "parts"};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        wrong = offer_to(i == 0 ? SCHULDHULP : LOKET, i == 3 ? 0 : 1, S("phone"));
        if (i == 1)
            wrong.why = S("because");
        if (i == 2)
            wrong.asked = S("");
        assert_outcome(in_write(cx, handover_make(cx, id, &wrong, READ_OUT, S("nl"))), INVALID);
        assert_str(cx->fault.field, str_from_c(fields[i]));
    }
    /* Of another municipality, and none at all. */
    assert_outcome(offer(cx, id, OVERDAM_VANGNET, 1, S("phone")), INVALID);
    assert_outcome(offer(cx, id, 99, 1, S("phone")), INVALID);
    assert_outcome(offer(cx, id, LOKET, 64, S("phone")), INVALID);
    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_outcome(offer(cx, id, LOKET, 1, S("phone")), NOT_FOUND);
    as_professional(cx, BRAM, SCHULDHULP);
    struct handover_words words;
    struct handover_row row = (offered(cx, id, 1), last(cx, id));
    assert_ok(in_read(cx, handover_words(cx, &row, &words)));
    assert_str(words.why.text, S("Er is al een vonnis"));
    assert_str(words.asked.text, S("Kijkt u naar het vonnis?"));
    assert_outcome(offer(cx, id, WIJKTEAM, 1, S("phone")), CONFLICT);
    assert_sentence(cx, S("al aangeboden"));
    assert_outcome(
        in_write(cx, sql_test_offer_again(cx, id.municipality, id.question, row.handover)),
        CONFLICT);
}

static void
the_best_come_first_and_who_was_tried_is_marked(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);
    struct question_state at = state_of(cx, id);
    struct handover_choice_list list;
    struct organisation_row_list receiving;

    assert_ok(in_read(cx, handover_choices(cx, &at, &list)));
    assert_ok(in_read(cx, organisation_receiving(cx, DEMODAM, &receiving)));
    assert_true(list.count > 2);
    assert_int_equal(list.count, receiving.count - 1); /* all that serve Demodam but the holder */
    assert_int_equal(list.at[0].organisation, LOKET);
    assert_int_equal(list.at[1].organisation, WIJKTEAM);
    assert_str(list.at[1].why, why_code(WHY_HELPS));
    assert_int_equal(list.at[2].why.len, 0);
    struct handover_id loket = offered(cx, id, 1);
    as_professional(cx, LINH, LOKET);
    assert_ok(in_write(cx, handover_decline(cx, loket, S("no_capacity"), 0, S(""))));
    assert_ok(in_read(cx, handover_choices(cx, &at, &list)));
    assert_true(list.at[0].tried);
    assert_false(list.at[1].tried);
}

static void
the_sender_holds_until_somebody_accepts(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);
    struct question_state before = state_of(cx, id);
    struct handover_id loket = offered(cx, id, EVERYTHING);

    assert_holder(cx, id, SCHULDHULP, BRAM);
    assert_int_equal(state_of(cx, id).due_ms, before.due_ms); /* the promise stands */
    assert_last(cx, id, "requested", "");
    assert_ok(in_write(cx, question_reply(cx, id, S("Ik vraag het na."))));
    cx->now_ms += HOUSE_HOUR_MS;
    assert_ok(accept_by(cx, loket, LINH, LOKET));
    assert_holder(cx, id, LOKET, LINH);
    assert_str(state_of(cx, id).why, why_code(WHY_HANDED_OVER));
    assert_str(state_of(cx, id).stage, S("taken"));
    assert_true(state_of(cx, id).due_ms > cx->now_ms);
    assert_last(cx, id, "accepted", "");
    struct question_thread thread;
    as_professional(cx, BRAM, SCHULDHULP);
    assert_outcome(in_read(cx, thread_for_professional(cx, id, &thread)), NOT_FOUND);
}

static void
only_one_accepts_and_the_other_gets_a_sentence(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);

    assert_ok(offer(cx, id, RAADSLIEDEN, EVERYTHING, S("phone")));
    struct handover_id offer_id = number_of(cx, id);
    assert_ok(accept_by(cx, offer_id, SAMIRA, RAADSLIEDEN));
    assert_outcome(accept_by(cx, offer_id, JORIS, RAADSLIEDEN), CONFLICT);
    assert_sentence(cx, S("Een collega heeft deze overdracht net aangenomen"));
    assert_ok(accept_by(cx, offer_id, SAMIRA, RAADSLIEDEN)); /* pressed twice */
    assert_holder(cx, id, RAADSLIEDEN, SAMIRA);
    assert_outcome(accept_by(cx, offer_id, LINH, LOKET), NOT_FOUND);
}

static void
an_offer_is_for_its_receiver_only(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);
    struct handover_id loket = offered(cx, id, EVERYTHING);
    struct handover_packet open;
    int64_t looks = 0;

    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_outcome(in_read(cx, handover_open(cx, loket, &open)), NOT_FOUND);
    assert_outcome(in_write(cx, handover_accept(cx, loket)), NOT_FOUND);
    assert_outcome(in_write(cx, handover_decline(cx, loket, S("not_ours"), 0, S(""))), NOT_FOUND);
    as_professional(cx, SAMIRA, LOKET); /* she does not work there */
    assert_outcome(in_read(cx, handover_open(cx, loket, &open)), DENIED);
    as_professional(cx, LINH, LOKET);
    cx->who.permissions = PERMISSION_SIGNED_IN | PERMISSION_COORDINATE;
    assert_outcome(in_read(cx, handover_open(cx, loket, &open)), DENIED);
    assert_outcome(in_write(cx, handover_accept(cx, loket)), DENIED);
    assert_ok(in_read(cx, sql_test_looks(cx, id.question, LOKET, &looks)));
    assert_int_equal(looks, 0);
    as_professional(cx, LINH, LOKET);
    assert_ok(in_read(cx, handover_open(cx, loket, &open)));
    assert_ok(in_read(cx, sql_test_looks(cx, id.question, LOKET, &looks)));
    assert_int_equal(looks, 1);
    assert_outcome(
        in_read(cx, handover_open(cx, (struct handover_id){id, loket.handover + 1}, &open)),
        NOT_FOUND);
}

/* ---- what goes along ---- */

static void
the_receiver_sees_the_chosen_parts_and_no_other_before_and_after(void **state)
{
    struct cx *cx = &world_of(state)->cx;

    for (int64_t parts = 1; parts <= EVERYTHING; parts = parts < 32 ? parts * 2 : parts + 31) {
        struct question_id id = question_with_all(cx);
        struct packet preview;
        struct handover_packet open;

        assert_ok(in_read(cx, packet_preview(cx, id, parts, LOKET, &preview)));
        assert_int_equal(parts_in(&preview.messages, &preview.contact), parts);
        struct handover_id loket = offered(cx, id, parts);
        as_resident(cx);
        cx->now_ms += 1000;
        assert_ok(in_write(cx, question_add(cx, id, S("De deurwaarder belde"), PERIL_NONE)));
        as_professional(cx, LINH, LOKET);
        assert_ok(in_read(cx, handover_open(cx, loket, &open)));
        assert_int_equal(parts_in(&open.packet.messages, &open.packet.contact), parts);
        assert_int_equal(open.packet.messages.count, preview.messages.count);
        assert_false(says(&open.packet.messages, S("De deurwaarder belde")));
        assert_ok(accept_by(cx, loket, LINH, LOKET));
        assert_int_equal(parts_seen(cx, id), parts);
        struct question_thread thread;
        assert_ok(in_read(cx, thread_for_professional(cx, id, &thread)));
        assert_true(says(&thread.messages, S("De deurwaarder belde"))); /* what is new */
    }
}

static void
what_somebody_does_not_see_they_cannot_hand_on(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);

    assert_ok(accept_by(cx, offered(cx, id, PART_QUESTION | PART_NOTES), LINH, LOKET));
    cx->now_ms += 1000;
    assert_ok(in_write(cx, question_note(cx, id, S("Van het loket"))));
    assert_ok(offer(cx, id, WIJKTEAM, EVERYTHING, S("phone")));
    assert_int_equal(last(cx, id).parts & (PART_NAME | PART_CONTACT), 0);
    assert_ok(accept_by(cx, number_of(cx, id), FATMA, WIJKTEAM));
    assert_int_equal(parts_seen(cx, id), PART_QUESTION); /* the notes of the first are not theirs */
    struct question_thread thread;
    assert_ok(in_read(cx, thread_for_professional(cx, id, &thread)));
    assert_true(says(&thread.messages, S("Van het loket")));
}

static void
notes_and_words_stay_with_who_wrote_them(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);
    struct question_thread thread;

    assert_ok(in_write(
        cx, question_called(cx, id, call_outcome_code(CALL_NO_ANSWER), S("Zijn ex nam op"))));
    cx->now_ms += 1000;
    assert_ok(in_write(cx, question_pass_back(cx, id, pass_reason_code(PASS_NO_ROOM),
                                              S("Haast: donderdag ontruiming"))));
    as_professional(cx, ROOS, VANGNET);
    assert_int_equal(parts_seen(cx, id), EVERYTHING & ~PART_NOTES);
    assert_ok(in_read(cx, thread_for_professional(cx, id, &thread)));
    bool called = false, passed = false;
    for (size_t i = 0; i < thread.happenings.count; i++) {
        const struct thread_happening *h = &thread.happenings.at[i];
        called = called || h->words.text.len == strlen("Zijn ex nam op");
        passed = passed || str_eq(h->words.text, S("Haast: donderdag ontruiming"));
    }
    assert_false(called);
    assert_true(passed); /* meant for the safety net */
    assert_ok(in_write(cx, question_take(cx, id, 0)));
    assert_ok(offer(cx, id, SCHULDHULP, PART_QUESTION, S("phone")));
    assert_ok(accept_by(cx, number_of(cx, id), BRAM, SCHULDHULP));
    /* What they wrote themselves, they see again. */
    assert_int_equal(parts_seen(cx, id), PART_QUESTION | PART_REPLIES | PART_NOTES);
}

const struct CMUnitTest handover_tests[] = {
    cmocka_unit_test(every_step_of_every_actor_is_as_the_guide_says),
    cmocka_unit_test(every_code_has_a_sentence_and_a_name_of_its_own),
    IN_HOUSE(without_consent_there_is_no_offer),
    IN_HOUSE(an_offer_says_to_whom_why_what_is_asked_and_what_goes),
    IN_HOUSE(the_best_come_first_and_who_was_tried_is_marked),
    IN_HOUSE(the_sender_holds_until_somebody_accepts),
    IN_HOUSE(only_one_accepts_and_the_other_gets_a_sentence),
    IN_HOUSE(an_offer_is_for_its_receiver_only),
    IN_HOUSE(the_receiver_sees_the_chosen_parts_and_no_other_before_and_after),
    IN_HOUSE(what_somebody_does_not_see_they_cannot_hand_on),
    IN_HOUSE(notes_and_words_stay_with_who_wrote_them),
};
const size_t handover_tests_count = sizeof handover_tests / sizeof handover_tests[0];
