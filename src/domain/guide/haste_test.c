/* haste_test.c - what cannot wait: every sentence stands beside a topic that there is. */
#include "domain/guide/haste.h"

#include "app/test_house.h"

#include "domain/guide/topic.h"
#include "topic_haste.h"

static void
every_sentence_belongs_to_a_topic(void **state)
{
    struct topic topic;

    (void)state;
    assert_true(topic_haste_rows_count > 0);
    for (size_t i = 0; i < topic_haste_rows_count; i++) {
        assert_true(topic_find(topic_haste_rows[i].topic, &topic));
        assert_true(topic_haste_rows[i].say.len > 0);
    }
}

static void
a_topic_has_its_own_each_once_and_most_have_none(void **state)
{
    static const struct str death[] = {S_INIT("erfenis"), S_INIT("overlijden")}; /* say the same */
    struct arena *mem = arena_open();
    struct haste_list list = haste_of_topic(mem, S("geboorte"), LANGUAGE_NL);

    (void)state;
    assert_int_equal(list.count, 1);
    assert_true(str_find(list.at[0], S("geboorte")) < list.at[0].len);
    assert_int_equal(haste_of_topics(mem, 2, death, LANGUAGE_NL).count, 1);
    assert_int_equal(haste_of_topic(mem, S("burenruzie"), LANGUAGE_NL).count, 0);
    assert_int_equal(haste_of_topic(mem, S(""), LANGUAGE_NL).count, 0);
    arena_close(mem);
}

const struct CMUnitTest haste_tests[] = {
    cmocka_unit_test(every_sentence_belongs_to_a_topic),
    cmocka_unit_test(a_topic_has_its_own_each_once_and_most_have_none),
};
const size_t haste_tests_count = sizeof haste_tests / sizeof *haste_tests;
