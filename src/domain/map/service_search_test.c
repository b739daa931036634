/* service_search_test.c - services found by a resident's words: from the database into the index,
 * and what changes afterwards. */
#include "app/test_house.h"

#include "base/text.h"
#include "domain/map/import.h"
#include "domain/map/map.h"
#include "domain/map/search.h"

static const struct str rows[] = {
    S_INIT("id;name;organisation;municipality;topics;description;for_whom;status\n"
           "a1;Zwemles;Sportclub Demodam;GM9901;zwembad;U leert zwemmen in het bad.;Kinderen;\n"
           "a2;Fietsen maken;Werkplaats;GM9902;;Wij maken uw fietsen heel. Ook banden.;;\n"
           "a3;Belasting over schenken;Rijksloket;landelijk;schulden;Over schenkbelasting.;;\n"
           "a4;Zwembad van vroeger;Sportclub Demodam;GM9901;;Hier was zwemmen en bad.;;ended\n"),
    S_INIT("id;name;organisation;municipality;topics;description;for_whom;status\n"
           "a1;Zwemles;Sportclub Demodam;GM9901;;U leert schaatsen en klimmen.;Kinderen;\n"
           "a3;Belasting over schenken;Rijksloket;landelijk;schulden;Over schenkbelasting.;;ended\n"
           "a5;Klimhal;Sportclub Demodam;GM9901;;Klimmen en schaatsen voor iedereen.;;\n"),
};

static void
take_in(struct cx *cx, struct str csv)
{
    const struct import_options options = {.source = S("proef")};
    struct import_report report = {0}, taken;
    struct import_rows *read;
    struct import *import = import_open(
        cx->mem, (struct bytes){(const unsigned char *)csv.ptr, csv.len}, &options, &report);

    assert_ok(import_rows_read(cx, import, 1000, &read));
    assert_ok(in_write(cx, import_rows_take(cx, import, read, &taken)));
    assert_int_equal(taken.rejected, 0);
}

static struct service_hit_list
found(struct cx *cx, struct str text, int64_t municipality, struct str topic)
{
    struct service_question question = {.text = text,
                                        .topics = &topic,
                                        .topic_count = topic.len > 0,
                                        .municipality = municipality,
                                        .limit = 5};
    struct service_hit_list ret;

    assert_ok(in_read(cx, service_search(cx, &question, &ret)));
    return ret;
}

static bool
followed(struct cx *cx)
{
    struct cx own = *cx;
    bool many = false;

    assert_ok(service_index_follow(&own, cx->db, &many));
    return many;
}

static void
words_of_a_service_find_it_where_it_is_given(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    service_index_close();
    assert_int_equal(found(cx, S("zwemmen in het bad"), DEMODAM, S("")).count, 0); /* no index */
    take_in(cx, rows[0]);
    assert_ok(service_index_load(cx, cx->db));
    assert_int_equal(service_index_count(), 3); /* what has ended is not there */

    struct service_hit_list hits = found(cx, S("Mag ik zwemmen in een bad?"), DEMODAM, S(""));
    assert_int_equal(hits.count, 1);
    assert_str(hits.at[0].row.name, S("Zwemles"));
    assert_str(hits.at[0].why, S("zwemmen, bad"));
    assert_int_equal(found(cx, S("zwemmen bad"), OVERDAM, S("")).count, 0);
    assert_int_equal(found(cx, S("banden van fietsen"), OVERDAM, S("")).count, 1);
    /* One word is a coincidence, but not for the topic that it is about. */
    assert_int_equal(found(cx, S("schenkbelasting"), OVERDAM, S("")).count, 0);
    assert_int_equal(found(cx, S("schenkbelasting"), OVERDAM, S("schulden")).count, 1);
    assert_int_equal(found(cx, S("niet mijn en ik"), DEMODAM, S("schulden")).count, 0);
    service_index_close();
}

static void
what_is_written_later_is_found_by_following(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    take_in(cx, rows[0]);
    assert_ok(service_index_load(cx, cx->db));
    take_in(cx, rows[1]);
    assert_int_equal(found(cx, S("schaatsen en klimmen"), DEMODAM, S("")).count, 0);
    assert_false(followed(cx));
    assert_int_equal(found(cx, S("schaatsen en klimmen"), DEMODAM, S("")).count, 2);
    assert_int_equal(found(cx, S("zwemmen bad"), DEMODAM, S("")).count, 0);
    assert_int_equal(found(cx, S("schenkbelasting"), OVERDAM, S("schulden")).count, 0); /* ended */
    assert_int_equal(service_index_count(), 3);
    assert_false(followed(cx));
    service_index_close();
}

static void
one_service_is_told_alone_and_a_lost_transaction_is_not(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    take_in(cx, rows[0]);
    assert_ok(service_index_load(cx, cx->db));
    assert_false(followed(cx)); /* what was told just before is taken in once more */
    int64_t service = found(cx, S("zwemmen bad"), DEMODAM, S("")).at[0].row.service;

    assert_ok(world_script(
        cx, S("UPDATE service SET description = 'Wij repareren horloges en klokken.'")));
    begin_write(cx);
    assert_ok(service_changed(cx, service));
    assert_outcome(house_end(cx, CONFLICT), CONFLICT);
    assert_false(followed(cx));
    assert_int_equal(found(cx, S("horloges klokken"), DEMODAM, S("")).count, 0);
    assert_ok(in_write(cx, service_changed(cx, service)));
    cx->now_ms += 60 * 1000; /* what was away for a minute finds it all the same */
    assert_false(followed(cx));
    assert_int_equal(found(cx, S("horloges klokken"), DEMODAM, S("")).count, 1);
    service_index_close();
}

static void
a_flood_of_changes_asks_for_reading_all(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    take_in(cx, rows[0]);
    assert_ok(service_index_load(cx, cx->db));
    begin_write(cx);
    for (int64_t i = 1; i <= 2000; i++)
        assert_ok(service_changed(cx, i));
    commit(cx);
    assert_true(followed(cx));
    service_index_close();
}

static void
reading_one_place_finds_what_reading_all_finds(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    take_in(cx, rows[0]);
    assert_ok(service_index_load_here(cx, cx->db, DEMODAM));
    assert_int_equal(service_index_count(), 2); /* its own and that of everywhere */
    assert_int_equal(found(cx, S("zwemmen bad"), DEMODAM, S("")).count, 1);
    assert_int_equal(found(cx, S("schenkbelasting"), DEMODAM, S("schulden")).count, 1);
    assert_int_equal(found(cx, S("banden van fietsen"), DEMODAM, S("")).count, 0);
    service_index_close();
}

const struct CMUnitTest service_search_tests[] = {
    IN_HOUSE(words_of_a_service_find_it_where_it_is_given),
    IN_HOUSE(what_is_written_later_is_found_by_following),
    IN_HOUSE(one_service_is_told_alone_and_a_lost_transaction_is_not),
    IN_HOUSE(a_flood_of_changes_asks_for_reading_all),
    IN_HOUSE(reading_one_place_finds_what_reading_all_finds),
};
const size_t service_search_tests_count =
    sizeof service_search_tests / sizeof *service_search_tests;
