/* handover_test.c - offered, accepted, declined, silent, withdrawn: who holds it, who sees what. */
#include "app/test_house.h"

#include "domain/handover/handover.h"
#include "domain/handover/handover_test.sql.h"
#include "domain/handover/handover_test.sql.c" /* made by sqlc.py --unlisted */
#include "domain/privacy/privacy.h"

#define READ_OUT S("Mag het loket u helpen?")

enum { EVERYTHING = 63 };

/* ---- the states ---- */

/* Written down once more, as the guide has it: from, who, to. */
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
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
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

static struct question_id
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
    assert_ok(ask_prepare(cx, &ask, &plan));
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
    assert_ok(in_write(cx, question_add(cx, id, S("Ja, van de rechter"))));
    cx->now_ms += 1000;
    as_professional(cx, BRAM, SCHULDHULP);
    return id;
}

static struct handover_offer
offer_to(int64_t to, int64_t parts, struct str consent)
{
    return (struct handover_offer){.to = to,
                                   .parts = parts,
                                   .why = S("lawyer"),
                                   .why_words = S("Er is al een vonnis"),
                                   .asked = S("Kijkt u naar het vonnis?"),
                                   .consent = consent};
}

static enum outcome
offer(struct cx *cx, struct question_id id, int64_t to, int64_t parts, struct str consent)
{
    struct handover_offer chosen = offer_to(to, parts, consent);

    return in_write(cx, handover_make(cx, id, &chosen, READ_OUT, S("nl")));
}

static struct handover_row
last(struct cx *cx, struct question_id id)
{
    struct handover_row row;
    assert_ok(in_read(cx, handover_last(cx, id, &row)));
    return row;
}

static struct handover_id
number_of(struct cx *cx, struct question_id id)
{
    return (struct handover_id){id, last(cx, id).handover};
}

/* Offered to the legal desk, with these parts. */
static struct handover_id
offered(struct cx *cx, struct question_id id, int64_t parts)
{
    assert_ok(offer(cx, id, LOKET, parts, S("phone")));
    return number_of(cx, id);
}

static enum outcome
accept_by(struct cx *cx, struct handover_id id, int64_t professional, int64_t organisation)
{
    as_professional(cx, professional, organisation);
    return in_write(cx, handover_accept(cx, id));
}

static struct question_state
state_of(struct cx *cx, struct question_id id)
{
    struct question_state state;
    assert_ok(in_read(cx, question_state_get(cx, id, &state)));
    return state;
}

#define assert_last(cx, id, state_, reason_)                                                       \
    do {                                                                                           \
        struct handover_row row_ = last(cx, id);                                                   \
        assert_str(row_.state, S(state_));                                                         \
        assert_str(row_.reason, S(reason_));                                                       \
    } while (0)

#define assert_holder(cx, id, organisation_, professional_)                                        \
    do {                                                                                           \
        struct question_state state_ = state_of(cx, id);                                           \
        assert_int_equal(state_.organisation, organisation_);                                      \
        assert_int_equal(state_.professional, professional_);                                      \
    } while (0)

static bool
says(const struct thread_message_list *messages, struct str text)
{
    for (size_t i = 0; i < messages->count; i++)
        if (str_eq(messages->at[i].text.text, text))
            return true;
    return false;
}

/* Which parts of question_with_all stand here. */
static int64_t
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

static int64_t
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

    assert_ok(in_read(cx, handover_choices(cx, &at, &list)));
    assert_int_equal(list.count, 6); /* all that serve Demodam but the holder */
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
    int64_t looks;

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
        assert_ok(in_write(cx, question_add(cx, id, S("De deurwaarder belde"))));
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

/* ---- how an offer ends ---- */

static void
silence_brings_it_back_with_the_next_best_proposal(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);
    struct handover_id loket = offered(cx, id, EVERYTHING);
    struct handover_packet open;
    int64_t count;

    cx->now_ms = last(cx, id).due_ms - 1;
    assert_ok(in_write(cx, handover_sweep(cx, 100, &count)));
    assert_int_equal(count, 0);
    cx->now_ms++;
    as_professional(cx, LINH, LOKET); /* too late, also before the sweep came by */
    assert_outcome(in_read(cx, handover_open(cx, loket, &open)), NOT_FOUND);
    assert_outcome(in_write(cx, handover_accept(cx, loket)), NOT_FOUND);
    as_resident(cx);
    assert_ok(in_write(cx, handover_sweep(cx, 100, &count)));
    assert_int_equal(count, 1);
    assert_last(cx, id, "failed", "no_answer");
    assert_int_equal(last(cx, id).next_organisation, WIJKTEAM);
    assert_int_equal(last(cx, id).returned, 1);
    assert_ok(in_write(cx, handover_sweep(cx, 100, &count)));
    assert_int_equal(count, 0);
    as_professional(cx, BRAM, SCHULDHULP);
    assert_ok(offer(cx, id, WIJKTEAM, 1, S("phone")));
    struct handover_id wijkteam = number_of(cx, id);
    as_professional(cx, FATMA, WIJKTEAM);
    assert_ok(in_write(cx, handover_decline(cx, wijkteam, S("not_ours"), 0, S(""))));
    assert_int_equal(last(cx, id).next_organisation, 0); /* nobody is left by the rule */
    assert_holder(cx, id, SCHULDHULP, BRAM);
}

static void
declining_needs_a_reason_and_brings_it_back(void **state)
{
    struct cx *cx = &world_of(state)->cx;

    for (size_t i = 0; i < handover_declines.count; i++) {
        struct question_id id = question_with_all(cx);
        struct handover_id loket = offered(cx, id, EVERYTHING);
        struct str reason = handover_declines.at[i].code;
        bool waits = str_eq(reason, S("waitlist"));
        struct handover_words words;

        as_professional(cx, LINH, LOKET);
        assert_outcome(in_write(cx, handover_decline(cx, loket, S("no_time"), 0, S(""))), INVALID);
        if (waits)
            assert_outcome(in_write(cx, handover_decline(cx, loket, reason, 0, S(""))), INVALID);
        assert_ok(in_write(cx, handover_decline(cx, loket, reason, 6, S("Bel gerust."))));
        struct handover_row row = last(cx, id);
        assert_str(row.state, S("rejected"));
        assert_str(row.reason, reason);
        assert_int_equal(row.weeks, waits ? 6 : 0);
        assert_true(handover_sentence(&handover_outcomes, row.outcome).len > 0);
        assert_int_equal(row.next_organisation, WIJKTEAM);
        assert_ok(in_read(cx, handover_words(cx, &row, &words)));
        assert_str(words.reason.text, S("Bel gerust."));
        assert_outcome(in_write(cx, handover_accept(cx, loket)), NOT_FOUND);
        assert_holder(cx, id, SCHULDHULP, BRAM);
    }
}

static void
cancelled_with_a_reason_the_receiver_finds_nothing(void **state)
{
    struct cx *cx = &world_of(state)->cx;

    for (size_t i = 0; i < handover_cancels.count; i++) {
        struct question_id id = question_with_all(cx);
        struct handover_id loket = offered(cx, id, EVERYTHING);
        struct handover_packet open;

        assert_outcome(in_write(cx, handover_cancel(cx, id, S("just so"))), INVALID);
        assert_ok(in_write(cx, handover_cancel(cx, id, handover_cancels.at[i].code)));
        assert_str(last(cx, id).state, S("cancelled"));
        assert_str(last(cx, id).reason, handover_cancels.at[i].code);
        assert_outcome(in_write(cx, handover_cancel(cx, id, S("helped"))), NOT_FOUND);
        as_professional(cx, LINH, LOKET);
        assert_outcome(in_read(cx, handover_open(cx, loket, &open)), NOT_FOUND);
        assert_outcome(in_write(cx, handover_accept(cx, loket)), NOT_FOUND);
        assert_holder(cx, id, SCHULDHULP, BRAM);
    }
}

static void
asked_on_their_own_page_the_resident_decides(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id yes = question_with_all(cx), no = question_with_all(cx),
                       silent = question_with_all(cx);
    struct handover_packet open;
    int64_t count;

    assert_ok(offer(cx, yes, LOKET, 1, S("page")));
    assert_ok(offer(cx, no, LOKET, 1, S("page")));
    assert_ok(offer(cx, silent, LOKET, 1, S("page")));
    struct handover_id yes_offer = number_of(cx, yes), no_offer = number_of(cx, no),
                       silent_offer = number_of(cx, silent);
    as_professional(cx, LINH, LOKET);
    assert_outcome(in_read(cx, handover_open(cx, yes_offer, &open)), NOT_FOUND);
    assert_outcome(in_write(cx, handover_accept(cx, yes_offer)), NOT_FOUND);
    as_resident(cx);
    assert_ok(in_write(cx, handover_agree(cx, yes, true, READ_OUT, S("nl"))));
    assert_last(cx, yes, "requested", "");
    assert_outcome(in_write(cx, handover_agree(cx, yes, true, READ_OUT, S("nl"))), CONFLICT);
    assert_ok(in_write(cx, handover_agree(cx, no, false, READ_OUT, S("nl"))));
    assert_last(cx, no, "cancelled", "refused");
    assert_int_equal(last(cx, no).returned, 1);
    cx->now_ms = last(cx, silent).due_ms;
    assert_ok(in_write(cx, handover_sweep(cx, 100, &count)));
    assert_last(cx, silent, "failed", "no_consent");
    as_professional(cx, LINH, LOKET);
    assert_outcome(in_write(cx, handover_accept(cx, no_offer)), NOT_FOUND);
    assert_outcome(in_write(cx, handover_accept(cx, silent_offer)), NOT_FOUND);
}

static void
withdrawn_before_it_is_accepted_nobody_sees_more(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);
    struct handover_id loket = offered(cx, id, EVERYTHING);
    struct handover_packet open;
    int64_t withdrawn;

    as_resident(cx);
    assert_ok(in_write(cx, handover_withdraw(cx, id)));
    assert_last(cx, id, "cancelled", "withdrawn");
    assert_int_equal(last(cx, id).next_organisation, WIJKTEAM);
    assert_ok(in_read(cx, sql_test_withdrawn(cx, id.municipality, id.question, &withdrawn)));
    assert_int_equal(withdrawn, 1);
    assert_outcome(in_write(cx, handover_withdraw(cx, id)), CONFLICT);
    as_professional(cx, LINH, LOKET);
    assert_outcome(in_read(cx, handover_open(cx, loket, &open)), NOT_FOUND);
    assert_outcome(in_write(cx, handover_accept(cx, loket)), NOT_FOUND);
    assert_holder(cx, id, SCHULDHULP, BRAM);
}

static void
withdrawn_after_it_goes_back_to_who_offered_it(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx), other = question_with_all(cx);
    struct question_thread thread;

    assert_ok(accept_by(cx, offered(cx, id, EVERYTHING), LINH, LOKET));
    as_professional(cx, BRAM, SCHULDHULP);
    assert_ok(accept_by(cx, offered(cx, other, EVERYTHING), LINH, LOKET));
    as_resident(cx);
    assert_ok(in_write(cx, handover_withdraw(cx, id)));
    assert_last(cx, id, "cancelled", "withdrawn");
    assert_holder(cx, id, SCHULDHULP, 0);
    assert_str(state_of(cx, id).why, why_code(WHY_HANDED_BACK));
    as_professional(cx, LINH, LOKET);
    assert_outcome(in_read(cx, thread_for_professional(cx, id, &thread)), NOT_FOUND);
    assert_ok(in_write(cx, sql_test_organisation_stop(cx, SCHULDHULP)));
    as_resident(cx);
    assert_ok(in_write(cx, handover_withdraw(cx, other)));
    assert_holder(cx, other, VANGNET, 0);
}

static void
when_the_question_goes_another_way_the_offer_ends(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    static const char *const reasons[] = {"moved", "closed", "closed", "moved"};

    for (int way = 0; way < 4; way++) {
        struct question_id id = question_with_all(cx);
        struct handover_id loket = offered(cx, id, EVERYTHING);
        struct handover_packet open;
        int64_t count;

        if (way == 0)
            assert_ok(in_write(cx, question_pass_back(cx, id, S("no_room"), S(""))));
        if (way == 1)
            assert_ok(in_write(cx, question_close(cx, id, S("helped"), S(""))));
        if (way == 2)
            assert_ok(in_write(cx, question_stop(cx, id)));
        if (way == 3) {
            cx->now_ms = state_of(cx, id).due_ms;
            assert_ok(in_write(cx, holding_sweep(cx, 100, &count)));
        }
        int64_t holder = state_of(cx, id).organisation;
        as_professional(cx, LINH, LOKET); /* also before anybody tidied up */
        assert_outcome(in_read(cx, handover_open(cx, loket, &open)), NOT_FOUND);
        assert_outcome(in_write(cx, handover_accept(cx, loket)), NOT_FOUND);
        as_resident(cx);
        assert_ok(in_write(cx, handover_catch_up(cx, 100, &count)));
        assert_int_equal(count, 1);
        assert_str(last(cx, id).state, S("cancelled"));
        assert_str(last(cx, id).reason, str_from_c(reasons[way]));
        assert_int_equal(state_of(cx, id).organisation, holder);
        assert_ok(in_write(cx, handover_catch_up(cx, 100, &count)));
        assert_int_equal(count, 0);
        as_professional(cx, BRAM, SCHULDHULP);
    }
}

/* ---- after it was accepted ---- */

static void
both_ends_hear_the_outcome(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    static const struct {
        const char *closed, *state, *outcome;
    } ends[] = {{"helped", "completed", "got_help"},
                {"referred", "completed", "referred_elsewhere"},
                {"not_reached", "failed", "couldnt_contact"},
                {"not_for_us", "failed", "couldnt_get_help"},
                {"no_longer_needed", "cancelled", "no_longer_interested"},
                {"stopped", "cancelled", "no_longer_interested"}};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct question_id id = question_with_all(cx);
        struct handover_line_row_list lines;

        assert_ok(accept_by(cx, offered(cx, id, EVERYTHING), LINH, LOKET));
        cx->now_ms += 1000;
        assert_ok(in_write(cx, question_reply(cx, id, S("Ik bel u."))));
        assert_ok(in_write(cx, handover_follow(cx, id)));
        assert_last(cx, id, "in_progress", "");
        if (str_eq(str_from_c(ends[i].closed), S("stopped")))
            assert_ok(in_write(cx, question_stop(cx, id)));
        else
            assert_ok(in_write(cx, question_close(cx, id, str_from_c(ends[i].closed), S(""))));
        assert_ok(in_write(cx, handover_follow(cx, id)));
        assert_ok(in_write(cx, handover_follow(cx, id))); /* twice changes nothing */
        struct handover_row row = last(cx, id);
        assert_str(row.state, str_from_c(ends[i].state));
        assert_str(row.outcome, str_from_c(ends[i].outcome));
        as_professional(cx, BRAM, SCHULDHULP);
        struct question_thread thread;
        assert_outcome(in_read(cx, thread_for_professional(cx, id, &thread)), NOT_FOUND);
        assert_ok(
            in_read(cx, handover_list(cx, HANDOVERS_OVER, (struct handover_place){0}, &lines)));
        assert_int_equal(lines.count, i + 1);
        assert_str(lines.at[0].outcome, str_from_c(ends[i].outcome));
    }
}

static void
on_a_waiting_list_and_off_it(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);

    assert_outcome(in_write(cx, handover_hold(cx, id, true)), NOT_FOUND);
    assert_ok(accept_by(cx, offered(cx, id, EVERYTHING), LINH, LOKET));
    assert_ok(in_write(cx, handover_hold(cx, id, true)));
    assert_last(cx, id, "on_hold", "");
    assert_outcome(in_write(cx, handover_hold(cx, id, true)), CONFLICT);
    assert_ok(in_write(cx, handover_hold(cx, id, false)));
    assert_last(cx, id, "in_progress", "");
}

static void
handed_on_the_first_sender_hears_it_and_passed_back_too(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id on = question_with_all(cx), back = question_with_all(cx);
    struct handover_line_row_list lines;

    assert_ok(accept_by(cx, offered(cx, on, EVERYTHING), LINH, LOKET));
    assert_ok(offer(cx, on, WIJKTEAM, 1, S("phone")));
    assert_ok(accept_by(cx, number_of(cx, on), FATMA, WIJKTEAM));
    as_professional(cx, BRAM, SCHULDHULP);
    assert_ok(in_read(cx, handover_list(cx, HANDOVERS_OVER, (struct handover_place){0}, &lines)));
    assert_int_equal(lines.count, 1);
    assert_str(lines.at[0].reason, S("handed_on"));
    assert_ok(accept_by(cx, offered(cx, back, EVERYTHING), LINH, LOKET));
    assert_ok(in_write(cx, question_pass_back(cx, back, S("no_room"), S(""))));
    assert_ok(in_write(cx, handover_follow(cx, back)));
    assert_last(cx, back, "failed", "passed_back");
}

static void
lists_count_what_is_offered_sent_and_returned(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_with_all(cx);
    struct handover_id loket = offered(cx, id, EVERYTHING);
    struct handover_wait_row_list waits;
    struct handover_line_row_list lines;
    int64_t counts[HANDOVERS_COUNT];

    assert_ok(in_read(cx, handover_counts(cx, counts)));
    assert_int_equal(counts[HANDOVERS_SENT], 1);
    as_professional(cx, LINH, LOKET);
    assert_ok(in_read(cx, handover_counts(cx, counts)));
    assert_int_equal(counts[HANDOVERS_OFFERED], 1);
    assert_ok(
        in_read(cx, handover_list(cx, HANDOVERS_OFFERED, (struct handover_place){0}, &lines)));
    assert_int_equal(lines.count, 1);
    assert_ok(
        in_read(cx, handover_list(cx, HANDOVERS_OFFERED,
                                  (struct handover_place){lines.at[0].due_ms, lines.at[0].handover},
                                  &lines)));
    assert_int_equal(lines.count, 0);
    assert_outcome(in_read(cx, handover_coordination(cx, &waits)), DENIED);
    as_professional(cx, HENK, INKOMEN);
    cx->who.permissions = PERMISSION_COORDINATE;
    assert_ok(in_read(cx, handover_coordination(cx, &waits)));
    assert_int_equal(waits.count, 1);
    assert_str(waits.at[0].to_name, S("Juridisch Loket"));
    assert_outcome(in_read(cx, handover_counts(cx, counts)), DENIED);
    as_professional(cx, LINH, LOKET);
    assert_ok(in_write(cx, handover_decline(cx, loket, S("not_ours"), 0, S(""))));
    as_professional(cx, BRAM, SCHULDHULP);
    assert_ok(in_read(cx, handover_counts(cx, counts)));
    assert_int_equal(counts[HANDOVERS_RETURNED], 1);
    /* Who answers the resident has gone on with it. */
    assert_ok(in_write(cx, question_reply(cx, id, S("Wij zoeken verder."))));
    assert_ok(in_write(cx, handover_follow(cx, id)));
    assert_ok(in_read(cx, handover_counts(cx, counts)));
    assert_int_equal(counts[HANDOVERS_RETURNED], 0);
}

static void
wiping_takes_every_row_of_its_handovers(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id gone = question_with_all(cx), stays = question_with_all(cx);
    int64_t rows;

    assert_ok(accept_by(cx, offered(cx, gone, PART_QUESTION), LINH, LOKET));
    as_professional(cx, BRAM, SCHULDHULP);
    offered(cx, stays, EVERYTHING);
    assert_ok(in_read(cx, sql_test_handover_rows(cx, gone.municipality, gone.question, &rows)));
    assert_int_equal(rows, 1 + 4 + 4 + 2);
    as_resident(cx);
    assert_ok(in_write(cx, handover_farewell(cx, gone)));
    assert_ok(in_write(cx, question_wipe(cx, gone)));
    assert_ok(in_read(cx, sql_test_handover_rows(cx, gone.municipality, gone.question, &rows)));
    assert_int_equal(rows, 0);
    assert_ok(in_read(cx, sql_test_handover_rows(cx, stays.municipality, stays.question, &rows)));
    assert_int_equal(rows, 1 + 4);
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
    IN_HOUSE(silence_brings_it_back_with_the_next_best_proposal),
    IN_HOUSE(declining_needs_a_reason_and_brings_it_back),
    IN_HOUSE(cancelled_with_a_reason_the_receiver_finds_nothing),
    IN_HOUSE(asked_on_their_own_page_the_resident_decides),
    IN_HOUSE(withdrawn_before_it_is_accepted_nobody_sees_more),
    IN_HOUSE(withdrawn_after_it_goes_back_to_who_offered_it),
    IN_HOUSE(when_the_question_goes_another_way_the_offer_ends),
    IN_HOUSE(both_ends_hear_the_outcome),
    IN_HOUSE(on_a_waiting_list_and_off_it),
    IN_HOUSE(handed_on_the_first_sender_hears_it_and_passed_back_too),
    IN_HOUSE(lists_count_what_is_offered_sent_and_returned),
    IN_HOUSE(wiping_takes_every_row_of_its_handovers),
};
const size_t handover_tests_count = sizeof handover_tests / sizeof handover_tests[0];
