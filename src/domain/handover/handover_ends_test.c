/* handover_ends_test.c - how an offer ends, and what both ends hear after it was accepted. */
#include "domain/handover/handover_test.h"

#include "domain/handover/handover_ends_test.sql.h"
#include "domain/handover/handover_ends_test.sql.c" /* made by sqlc.py --unlisted */

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
        assert_outcome(in_write(cx, handover_accept(cx, loket)), NOT_FOUND);
        as_professional(cx, BRAM, SCHULDHULP);
        assert_ok(in_read(cx, handover_words(cx, &row, &words)));
        assert_str(words.reason.text, S("Bel gerust."));
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
    int64_t withdrawn = 0;

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
        if (str_eq(str_from_c(ends[i].closed), S("not_reached"))) {
            assert_outcome(in_write(cx, question_close(cx, id, S("not_reached"), S(""))), INVALID);
            assert_ok(in_write(cx, question_called(cx, id, S("no_answer"), S(""))));
        }
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
    as_resident(cx); /* as the room does it */
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
    int64_t rows = 0;

    assert_ok(accept_by(cx, offered(cx, gone, PART_QUESTION), LINH, LOKET));
    as_professional(cx, BRAM, SCHULDHULP);
    offered(cx, stays, EVERYTHING);
    as_resident(cx);
    assert_ok(in_read(cx, sql_test_handover_rows(cx, gone.municipality, gone.question, &rows)));
    assert_int_equal(rows, 1 + 4 + 4 + 2);
    assert_ok(in_write(cx, handover_farewell(cx, gone)));
    assert_ok(in_write(cx, question_wipe(cx, gone)));
    assert_ok(in_read(cx, sql_test_handover_rows(cx, gone.municipality, gone.question, &rows)));
    assert_int_equal(rows, 0);
    assert_ok(in_read(cx, sql_test_handover_rows(cx, stays.municipality, stays.question, &rows)));
    assert_int_equal(rows, 1 + 4);
}

const struct CMUnitTest handover_ends_tests[] = {
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
const size_t handover_ends_tests_count = sizeof handover_ends_tests / sizeof handover_ends_tests[0];
