/* draft_test.c - what a resident typed is kept for a day, for who has the address, and opens for
 * nobody else. */
#include "app/test_house.h"

#include "crypto/keys.h"

static const struct ask full = {
    .question = S_INIT("Regel 1\nRegel 2 met = & % + en é"),
    .topic = S_INIT("bijstand"),
    .also = S_INIT("schulden|wmo"),
    .municipality = DEMODAM,
    .channel = S_INIT("email"),
    .name = S_INIT("Ans & Kees"),
    .phone = S_INIT("06 12345678"),
    .email = S_INIT("ans+vraag@bewoner.example"),
    .interpreter = S_INIT("ti"),
    .call = {.part = PART_MORNING, .voicemail = true, .days = S_INIT("mon tue"), .said = true},
    .wish = HUURTEAM,
    .last_day = 20788,
    .letter_form = S_INIT("kind=duo&dated_day=20-10-2026"),
    .consent = true,
    .language = LANGUAGE_EN,
};

static struct draft
saved(struct cx *cx)
{
    struct draft draft = draft_new(cx);
    draft.ask = full;
    draft.peril = PERIL_NEED;
    assert_ok(in_write(cx, draft_save(cx, &draft)));
    return draft;
}

static enum outcome
get(struct cx *cx, struct str token)
{
    struct draft draft;
    return in_read(cx, draft_get(cx, token, &draft));
}

static void
every_answer_comes_back(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct draft draft = saved(cx), read;

    assert_ok(in_read(cx, draft_get(cx, draft.token, &read)));
    assert_str(read.ask.question, full.question);
    assert_str(read.ask.topic, full.topic);
    assert_str(read.ask.also, full.also);
    assert_int_equal(read.ask.municipality, full.municipality);
    assert_str(read.ask.channel, full.channel);
    assert_str(read.ask.name, full.name);
    assert_str(read.ask.phone, full.phone);
    assert_str(read.ask.email, full.email);
    assert_str(read.ask.interpreter, full.interpreter);
    assert_int_equal(read.ask.wish, full.wish);
    assert_true(read.ask.call.part == PART_MORNING && read.ask.call.voicemail &&
                read.ask.call.said);
    assert_str(read.ask.call.days, full.call.days);
    assert_int_equal(read.ask.last_day, full.last_day);
    assert_str(read.ask.letter_form, full.letter_form);
    assert_true(read.ask.consent && read.ask.language == LANGUAGE_EN && !read.sent);
    assert_int_equal(read.peril, PERIL_NEED);
    assert_true(bytes_same(read.id, draft.id));
}

static void
an_empty_one_comes_back_empty_and_an_unsaved_one_not_at_all(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct draft draft = draft_new(cx), read;

    assert_outcome(get(cx, draft.token), NOT_FOUND);
    assert_ok(in_write(cx, draft_save(cx, &draft)));
    assert_ok(in_read(cx, draft_get(cx, draft.token, &read)));
    assert_true(read.ask.question.len == 0 && read.ask.municipality == 0 && !read.ask.consent);
}

static void
after_a_day_it_is_gone_and_typing_on_does_not_keep_it(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct draft draft = saved(cx);
    const int64_t begun_ms = cx->now_ms;

    for (int hour = 1; hour < 24; hour++) {
        cx->now_ms = begun_ms + hour * HOUSE_HOUR_MS;
        assert_ok(in_write(cx, draft_save(cx, &draft)));
    }
    cx->now_ms = begun_ms + HOUSE_DAY_MS - 1;
    assert_ok(get(cx, draft.token));
    cx->now_ms = begun_ms + HOUSE_DAY_MS + 1;
    assert_outcome(get(cx, draft.token), NOT_FOUND);
    assert_sentence(cx, S("24 uur"));
    assert_int_not_equal(in_write(cx, draft_save(cx, &draft)), OK);
}

static void
the_job_deletes_what_is_over_and_nothing_else(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    int64_t count;

    saved(cx);
    cx->now_ms += HOUSE_HOUR_MS;
    struct draft later = saved(cx);
    cx->now_ms += 23 * HOUSE_HOUR_MS;
    assert_ok(in_write(cx, draft_purge(cx, &count)));
    assert_int_equal(count, 1);
    assert_ok(get(cx, later.token));
    cx->now_ms += HOUSE_HOUR_MS;
    assert_ok(in_write(cx, draft_purge(cx, &count)));
    assert_int_equal(count, 1);
}

static void
another_address_opens_nothing(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct draft one = saved(cx), two = saved(cx);

    for (size_t at = 0; at < one.token.len; at += 7) {
        char *made = arena_new(w->mem, char, one.token.len);
        memcpy(made, one.token.ptr, one.token.len);
        made[at] = made[at] == 'A' ? 'B' : 'A';
        assert_outcome(get(cx, (struct str){made, one.token.len}), NOT_FOUND);
        assert_outcome(get(cx, str_slice(one.token, 0, at)), NOT_FOUND);
    }
    /* A token for something else, made by us. */
    assert_outcome(get(cx, token_make(cx, "thread", cx->now_ms + 1000, S("x"))), NOT_FOUND);
    /* Two rows whose contents were swapped open neither. */
    struct draft_row row;
    int64_t changed;
    assert_ok(in_read(cx, sql_draft_get(cx, one.id, cx->now_ms, &row)));
    assert_ok(in_write(cx, sql_draft_put(cx, two.id, row.sealed, cx->now_ms + 1000, &changed)));
    assert_outcome(get(cx, two.token), UNAVAILABLE);
    assert_ok(get(cx, one.token));
}

static void
the_row_shows_nothing_of_what_was_typed(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct draft draft = saved(cx);
    struct draft_row row;

    assert_ok(in_read(cx, sql_draft_get(cx, draft.id, cx->now_ms, &row)));
    struct str sealed = {(const char *)row.sealed.ptr, row.sealed.len};
    assert_true(sealed.len > full.question.len);
    static const struct str words[] = {S_INIT("Regel"), S_INIT("Ans"), S_INIT("12345678"),
                                       S_INIT("bijstand")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(str_find(sealed, words[i]), sealed.len);
}

static void
it_is_sent_once_and_then_knows_only_what_came_of_it(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct draft draft = saved(cx), read;

    assert_ok(in_write(cx, draft_sent(cx, &draft, S("ticket"))));
    assert_ok(in_read(cx, draft_get(cx, draft.token, &read)));
    assert_true(read.sent && read.ask.question.len == 0 && read.ask.name.len == 0);
    assert_str(read.result, S("ticket"));
    assert_outcome(in_write(cx, draft_sent(cx, &draft, S("other"))), CONFLICT);
    assert_ok(in_write(cx, draft_save(cx, &draft))); /* a page that was left open changes nothing */
    assert_ok(in_read(cx, draft_get(cx, draft.token, &read)));
    assert_str(read.result, S("ticket"));
}

/* A form that keeps nothing before it is sent. */
static void
what_came_of_a_form_is_kept_under_its_token_and_once(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    const struct draft draft = draft_new(cx);
    struct str result;

    assert_true(draft_valid(cx, draft.token));
    assert_false(draft_valid(cx, S("")) || draft_valid(cx, S("verzonnen")));
    assert_ok(in_read(cx, draft_result(cx, draft.token, &result)));
    assert_int_equal(result.len, 0);
    assert_ok(in_write(cx, draft_sent_first(cx, draft.token, 0, S("ticket"))));
    assert_outcome(in_write(cx, draft_sent_first(cx, draft.token, 0, S("other"))), CONFLICT);
    assert_ok(in_read(cx, draft_result(cx, draft.token, &result)));
    assert_str(result, S("ticket"));
    assert_ok(in_read(cx, draft_result(cx, S("verzonnen"), &result)));
    assert_int_equal(result.len, 0);
    cx->now_ms += HOUSE_DAY_MS + 1;
    assert_false(draft_valid(cx, draft.token));
}

const struct CMUnitTest draft_tests[] = {
    IN_HOUSE(what_came_of_a_form_is_kept_under_its_token_and_once),
    IN_HOUSE(every_answer_comes_back),
    IN_HOUSE(an_empty_one_comes_back_empty_and_an_unsaved_one_not_at_all),
    IN_HOUSE(after_a_day_it_is_gone_and_typing_on_does_not_keep_it),
    IN_HOUSE(the_job_deletes_what_is_over_and_nothing_else),
    IN_HOUSE(another_address_opens_nothing),
    IN_HOUSE(the_row_shows_nothing_of_what_was_typed),
    IN_HOUSE(it_is_sent_once_and_then_knows_only_what_came_of_it),
};
const size_t draft_tests_count = sizeof draft_tests / sizeof draft_tests[0];
