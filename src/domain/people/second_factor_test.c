/* second_factor_test.c - a code works once; without a telephone there are ten others, once each. */
#include "app/test_house.h"

#include "crypto/totp.h"
#include "domain/people/second_factor.h"

#define NETWORK S("203.0.113.")

static struct second_factor
factor_of(struct cx *cx, int64_t professional)
{
    struct second_factor factor;
    assert_ok(in_read(cx, second_factor_get(cx, professional, &factor)));
    return factor;
}

static struct str
code_now(struct cx *cx, const struct second_factor *factor)
{
    return totp_code(cx->mem, factor->secret, totp_step(cx->now_ms));
}

/* The attempt is kept, as the door would. */
static enum outcome
read_step(struct cx *cx, const struct second_factor *factor, struct str typed,
          struct second_step *ret)
{
    begin_write(cx);
    return house_end(cx, second_step_read(cx, factor, typed, NETWORK, ret));
}

static struct recovery_codes
switched_on(struct cx *cx, int64_t professional)
{
    struct second_factor_plan plan = second_factor_prepare(cx, professional);
    struct recovery_codes codes = recovery_codes_prepare(cx);
    struct second_step step;

    assert_ok(in_write(cx, second_factor_begin(cx, professional, &plan)));
    struct second_factor factor = factor_of(cx, professional);
    assert_int_equal(factor.since_ms, 0);
    assert_ok(read_step(cx, &factor, code_now(cx, &factor), &step));
    assert_ok(in_write(cx, second_factor_confirm(cx, professional, step.step, &codes)));
    return codes;
}

static void
a_code_that_signed_somebody_in_does_not_do_so_again(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct second_step step, same;

    switched_on(cx, SAMIRA);
    struct second_factor factor = factor_of(cx, SAMIRA);
    assert_int_equal(factor.since_ms, cx->now_ms);
    assert_outcome(read_step(cx, &factor, code_now(cx, &factor), &step),
                   INVALID); /* of the set-up */
    cx->now_ms += 30000;
    assert_ok(read_step(cx, &factor, code_now(cx, &factor), &step));
    same = step; /* two requests at once */
    assert_ok(in_write(cx, second_step_use(cx, SAMIRA, &step)));
    assert_outcome(in_write(cx, second_step_use(cx, SAMIRA, &same)), INVALID);
    factor = factor_of(cx, SAMIRA);
    assert_outcome(read_step(cx, &factor, code_now(cx, &factor), &step), INVALID);
    assert_str(cx->fault.field, S("code"));
}

static void
a_recovery_code_works_once_and_for_its_owner(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct recovery_codes codes = switched_on(cx, SAMIRA);
    struct second_step step;

    switched_on(cx, JORIS);
    struct second_factor samira = factor_of(cx, SAMIRA), joris = factor_of(cx, JORIS);
    assert_int_equal(samira.codes_left, 10);
    assert_ok(read_step(cx, &joris, codes.shown[0], &step));
    assert_outcome(in_write(cx, second_step_use(cx, JORIS, &step)), INVALID);
    assert_ok(read_step(cx, &samira, str_lower(cx->mem, codes.shown[0]), &step));
    assert_ok(in_write(cx, second_step_use(cx, SAMIRA, &step)));
    assert_outcome(in_write(cx, second_step_use(cx, SAMIRA, &step)), INVALID);
    assert_int_equal(factor_of(cx, SAMIRA).codes_left, 9);
    struct recovery_codes fresh = recovery_codes_prepare(cx);
    assert_ok(in_write(cx, recovery_codes_replace(cx, SAMIRA, &fresh)));
    assert_ok(read_step(cx, &samira, codes.shown[1], &step));
    assert_outcome(in_write(cx, second_step_use(cx, SAMIRA, &step)), INVALID);
    assert_ok(read_step(cx, &samira, fresh.shown[1], &step));
    assert_ok(in_write(cx, second_step_use(cx, SAMIRA, &step)));
}

static void
ten_wrong_codes_stop_a_person_and_no_other(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct second_step step;

    switched_on(cx, SAMIRA);
    struct second_factor factor = factor_of(cx, SAMIRA);
    for (int i = 0; i < 10; i++) {
        assert_ok(in_read(cx, second_step_throttle(cx, SAMIRA, NETWORK)));
        assert_outcome(read_step(cx, &factor, S("12345"), &step), INVALID);
    }
    assert_outcome(in_read(cx, second_step_throttle(cx, SAMIRA, S("10.0.0."))), DENIED);
    assert_ok(in_read(cx, second_step_throttle(cx, JORIS, NETWORK)));
    cx->now_ms += 15 * HOUSE_MINUTE_MS;
    assert_ok(in_read(cx, second_step_throttle(cx, SAMIRA, NETWORK)));
}

static void
what_is_on_is_not_begun_again_and_is_switched_off_unless_it_is_asked_for(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct second_factor_plan plan = second_factor_prepare(cx, SAMIRA);
    struct recovery_codes codes = switched_on(cx, SAMIRA);
    struct bytes secret = factor_of(cx, SAMIRA).secret;

    assert_outcome(in_write(cx, second_factor_begin(cx, SAMIRA, &plan)), CONFLICT);
    assert_outcome(in_write(cx, second_factor_confirm(cx, SAMIRA, 1, &codes)), CONFLICT);
    assert_memory_equal(factor_of(cx, SAMIRA).secret.ptr, secret.ptr, TOTP_SECRET_BYTES);
    assert_ok(world_script(cx, S("INSERT INTO organisation_security VALUES (1, 1)")));
    assert_outcome(in_write(cx, second_factor_off(cx, SAMIRA)), CONFLICT);
    assert_ok(world_script(cx, S("UPDATE organisation_security SET second_factor = 0")));
    assert_ok(in_write(cx, second_factor_off(cx, SAMIRA)));
    assert_int_equal(factor_of(cx, SAMIRA).secret.len, 0);
    assert_int_equal(factor_of(cx, SAMIRA).codes_left, 0);
}

static void
the_database_holds_no_secret_that_can_be_read(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct second_factor_plan plan = second_factor_prepare(cx, SAMIRA);
    struct second_factor_plan other = second_factor_prepare(cx, JORIS);
    struct second_factor factor;

    assert_true(plan.sealed.len > TOTP_SECRET_BYTES);
    /* What was sealed for one person opens for nobody else. */
    assert_ok(in_write(cx, second_factor_begin(cx, SAMIRA, &other)));
    assert_outcome(in_read(cx, second_factor_get(cx, SAMIRA, &factor)), UNAVAILABLE);
    assert_ok(in_write(cx, second_factor_begin(cx, SAMIRA, &plan)));
    assert_int_equal(factor_of(cx, SAMIRA).secret.len, TOTP_SECRET_BYTES);
}

const struct CMUnitTest second_factor_tests[] = {
    IN_HOUSE(a_code_that_signed_somebody_in_does_not_do_so_again),
    IN_HOUSE(a_recovery_code_works_once_and_for_its_owner),
    IN_HOUSE(ten_wrong_codes_stop_a_person_and_no_other),
    IN_HOUSE(what_is_on_is_not_begun_again_and_is_switched_off_unless_it_is_asked_for),
    IN_HOUSE(the_database_holds_no_secret_that_can_be_read),
};
const size_t second_factor_tests_count = sizeof second_factor_tests / sizeof second_factor_tests[0];
