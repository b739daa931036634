/* demo_test.c - the tables of data/demo_*.csv hold together: there is help for every topic,
 * somebody in every role, and a question in every state. */
#include "app/test_house.h"

#include "app/demo.h"
#include "app/demo_test.sql.h"
#include "app/demo_test.sql.c" /* made by sqlc.py --unlisted */
#include "demo_organisations.h"
#include "demo_people.h"
#include "demo_services.h"
#include "domain/guide/topic.h"
#include "domain/network/network.h"

static const struct str places[] = {S_INIT("GM9901"), S_INIT("GM9902"), S_INIT("GM9903")};

static const struct demo_organisations_row *
organisation_by(struct str name, struct str number)
{
    for (size_t i = 0; i < demo_organisations_rows_count; i++)
        if (str_eq(demo_organisations_rows[i].name, name) ||
            str_eq(demo_organisations_rows[i].organisation, number))
            return &demo_organisations_rows[i];
    return NULL;
}

static bool
listed(struct str list, char separator, struct str wanted)
{
    struct str part;

    while (str_cut(&list, separator, &part))
        if (str_eq(part, wanted))
            return true;
    return false;
}

static void
every_topic_has_a_service_in_every_municipality(void **state)
{
    (void)state;
    for (size_t t = 0; t < topic_count(); t++)
        for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
            struct str topic = topic_at(t).id;
            size_t found = 0;
            for (size_t i = 0; i < demo_services_rows_count; i++)
                found += listed(demo_services_rows[i].topics, ';', topic) &&
                         (listed(demo_services_rows[i].municipality, '|', places[p]) ||
                          str_eq(demo_services_rows[i].municipality, S("landelijk")));
            if (found == 0)
                print_message("%.*s in %.*s\n", (int)topic.len, topic.ptr, (int)places[p].len,
                              places[p].ptr);
            assert_true(found > 0);
        }
}

static void
every_service_is_of_an_organisation_there_and_of_known_topics(void **state)
{
    size_t services = 0;

    (void)state;
    for (size_t i = 0; i < demo_services_rows_count; i++) {
        const struct demo_services_row *service = &demo_services_rows[i];
        struct str topics = service->topics, topic;
        struct topic known;
        assert_non_null(organisation_by(service->organisation, S("")));
        while (str_cut(&topics, ';', &topic))
            assert_true(topic_find(topic, &known));
        services += i == 0 || !str_eq(service->id, demo_services_rows[i - 1].id);
    }
    assert_true(services >= 70);
}

static void
every_role_has_somebody(void **state)
{
    (void)state;
    for (size_t r = 0; r < role_count; r++) {
        size_t people = 0;
        for (size_t i = 0; i < demo_people_rows_count; i++)
            people += str_eq(demo_people_rows[i].role, roles[r].id);
        if (people == 0)
            print_message("%.*s\n", (int)roles[r].id.len, roles[r].id.ptr);
        assert_true(people > 0);
    }
}

/* A question that goes to an organisation where nobody may read it would only be caught late. */
static void
who_takes_questions_has_somebody_to_answer_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < demo_organisations_rows_count; i++) {
        const struct demo_organisations_row *organisation = &demo_organisations_rows[i];
        bool answers = false;
        for (size_t p = 0; p < demo_people_rows_count; p++)
            answers |= str_eq(demo_people_rows[p].organisation, organisation->organisation) &&
                       role_find(demo_people_rows[p].role)->permissions & PERMISSION_QUESTIONS;
        if (answers == str_eq(organisation->map_only, S("1")))
            print_message("%.*s\n", (int)organisation->name.len, organisation->name.ptr);
        assert_int_equal(answers, str_eq(organisation->map_only, S("0")));
    }
}

static int64_t
counted(struct cx *cx, enum outcome (*count)(struct cx *, struct str, int64_t *), struct str of)
{
    int64_t found = 0;

    assert_ok(in_read(cx, count(cx, of, &found)));
    return found;
}

static void
there_are_questions_in_every_state_and_none_in_the_future(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const struct str stages[] = {S("waiting"), S("taken"), S("answered"), S("closed")};
    struct test_demo_row all;

    assert_ok(in_write(cx, demo_questions_load(cx)));
    assert_ok(in_write(cx, demo_texts_load(cx)));
    assert_ok(in_write(cx, demo_decisions_load(cx)));
    assert_ok(in_write(cx, demo_objections_load(cx)));
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        assert_true(counted(cx, sql_test_demo_stage, stages[i]) >= 3);
    for (enum question_outcome outcome = 0; outcome < OUTCOME_COUNT; outcome++)
        assert_true(counted(cx, sql_test_demo_outcome, question_outcome_code(outcome)) > 0);
    assert_true(counted(cx, sql_test_demo_why, why_code(WHY_PASSED_BACK)) > 0);
    assert_true(counted(cx, sql_test_demo_why, why_code(WHY_TIME_PASSED)) > 0);
    assert_ok(in_read(cx, sql_test_demo(cx, cx->now_ms, &all)));
    assert_true(all.questions >= 34);
    assert_true(all.danger > 0 && all.english > 0 && all.elsewhere > 0 && all.added > 0);
    assert_true(all.overdue > 0);
    assert_int_equal(all.ahead, 0);
}

/* What is late, and who then has it, depends on the days off before. */
static void
it_loads_on_any_day_of_the_year(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    for (int week = 0; week < 52; week++) {
        struct test_demo_row all = {0};
        cx->now_ms += 8 * HOUSE_DAY_MS; /* each week one weekday on */
        begin_write(cx);
        assert_ok(demo_questions_load(cx));
        assert_ok(demo_objections_load(cx));
        assert_ok(sql_test_demo(cx, cx->now_ms, &all));
        assert_int_equal(all.ahead, 0);
        db_rollback(cx->db);
    }
}

const struct CMUnitTest demo_tests[] = {
    cmocka_unit_test(every_topic_has_a_service_in_every_municipality),
    cmocka_unit_test(every_service_is_of_an_organisation_there_and_of_known_topics),
    cmocka_unit_test(every_role_has_somebody),
    cmocka_unit_test(who_takes_questions_has_somebody_to_answer_them),
    IN_HOUSE(there_are_questions_in_every_state_and_none_in_the_future),
    IN_HOUSE_ON_SQLITE(it_loads_on_any_day_of_the_year), /* about time, not about engines */
};
const size_t demo_tests_count = sizeof demo_tests / sizeof demo_tests[0];
