/* missed_test.c - what searches missed is known as words, and only when ten had them. */
#include "app/test_house.h"

#include "domain/guide/missed.h"

static void
search(struct cx *cx, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        assert_ok(in_write(cx, missed_note(cx, str_from_c(text))));
}

static struct missed_row_list
listed(struct cx *cx)
{
    struct missed_row_list words;
    assert_ok(in_read(cx, missed_list(cx, &words)));
    return words;
}

static void
a_word_is_written_down_when_ten_searches_had_it(void **state)
{
    struct cx *cx = &world_of(state)->cx;

    search(cx, "mijn zweefvliegtuig. Mijn zweefvliegtuig!", MISSED_LEAST - 1);
    assert_int_equal(listed(cx).count, 0);
    search(cx, "Zweefvliegtuig", 1);
    struct missed_row_list words = listed(cx);
    assert_int_equal(words.count, 1);
    assert_str(words.at[0].word, S("zweefvliegtuig"));
    assert_int_equal(words.at[0].searches, MISSED_LEAST);
    search(cx, "een zweefvliegtuig", 2);
    assert_int_equal(listed(cx).at[0].searches, MISSED_LEAST + 2);
}

static void
numbers_and_everyday_words_are_never_noted(void **state)
{
    struct cx *cx = &world_of(state)->cx;

    search(cx, "mijn 0612345678 is niet 2b", MISSED_LEAST + 1);
    assert_int_equal(listed(cx).count, 0);
}

static void
another_month_begins_at_nothing_and_a_year_later_all_is_gone(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    int64_t erased;

    search(cx, "zweefvliegtuig", MISSED_LEAST);
    search(cx, "luchtballon", MISSED_LEAST - 1);
    cx->now_ms += 31 * HOUSE_DAY_MS;
    search(cx, "luchtballon", MISSED_LEAST - 1);
    assert_int_equal(listed(cx).count, 1);
    assert_ok(in_write(cx, missed_purge(cx, &erased)));
    assert_int_equal(erased, 1); /* the hash of last month that came to nine */
    search(cx, "luchtballon", 1);
    assert_int_equal(listed(cx).count, 2);
    cx->now_ms += 400 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, missed_purge(cx, &erased)));
    assert_int_equal(listed(cx).count, 0);
}

const struct CMUnitTest missed_tests[] = {
    IN_HOUSE(a_word_is_written_down_when_ten_searches_had_it),
    IN_HOUSE(numbers_and_everyday_words_are_never_noted),
    IN_HOUSE(another_month_begins_at_nothing_and_a_year_later_all_is_gone),
};
const size_t missed_tests_count = sizeof missed_tests / sizeof *missed_tests;
