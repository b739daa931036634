/* index_test.c - the index: what is found and why, places, slips, bounds; and that the steps in
 * which it came about do not matter. */
#include "search/index.h"

#include "arena_fixture.h"
#include "base/text.h"
#include "words/fold.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const int64_t utrecht[] = {344}, both[] = {363, 344, 363};

static const struct search_document services[] = {
    {1, utrecht, 1, S_INIT("Spreekuur schulden"), S_INIT("geldzaken;deurwaarder"),
     S_INIT("U komt langs met uw brieven. Wij kijken samen naar uw schulden.")},
    {2, both, 3, S_INIT("Hulp bij ontslag"), S_INIT("werk"),
     S_INIT("Bent u ontslagen? Wij kijken naar de brief van uw werkgever.")},
    {3, NULL, 0, S_INIT("Telefoon voor huurders"), S_INIT("huurcontract"),
     S_INIT("Wij weten alles van huur, borg en Cli\xc3\xabntenraden. Soms helpen wij bij schuld.")},
};

static const struct search_index *
index_of(struct arena *mem, const struct search_document *documents, size_t count)
{
    struct search_builder *builder = search_builder_open(mem);

    for (size_t i = 0; i < count; i++)
        search_builder_add(builder, &documents[i]);
    return search_builder_index(builder, mem);
}

static struct search_hit_list
found(struct arena *mem, const struct search_index *index, struct str text, int64_t place,
      size_t limit)
{
    size_t count = 0;
    struct word *words = words_split(mem, fold(mem, text), &count);
    struct str *list = arena_new(mem, struct str, count + 1);

    for (size_t i = 0; i < count; i++)
        list[i] = words[i].text;
    return search_find(mem, index, &(struct search_question){list, count, place, limit});
}

static void
assert_ids(const struct search_hit_list *hits, size_t count, const int64_t *ids)
{
    assert_int_equal(hits->count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(hits->at[i].id, ids[i]);
}

#define assert_found(hits, ...)                                                                    \
    assert_ids(&(hits), sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t),                        \
               (int64_t[]){__VA_ARGS__})

static void
words_find_what_has_them_and_say_which(void **state)
{
    struct arena *mem = *state;
    const struct search_index *index = index_of(mem, services, 3);

    struct search_hit_list hits = found(mem, index, S("Ik heb een schuld"), 0, 10);
    assert_found(hits, 1, 3); /* the name weighs more than the text */
    assert_int_equal(hits.at[0].matched_count, 1);
    assert_true(str_eq(hits.at[0].matched[0], S("schuld")));
    assert_true(hits.at[0].score > hits.at[1].score);

    hits = found(mem, index, S("deurwaarders, brieven en ontslag: CLIENTENRADEN"), 0, 10);
    assert_int_equal(hits.count, 3);
    hits = found(mem, index, S("brieven van een deurwaarder"), 0, 1);
    assert_found(hits, 1);
    assert_int_equal(hits.at[0].matched_count, 2);
    assert_true(str_eq(hits.at[0].matched[0], S("brieven")));
    assert_true(str_eq(hits.at[0].matched[1], S("deurwaarder")));
}

static void
what_no_document_has_finds_nothing(void **state)
{
    struct arena *mem = *state;
    const struct search_index *index = index_of(mem, services, 3), *empty = index_of(mem, NULL, 0);

    assert_int_equal(found(mem, index, S("rijbewijs"), 0, 10).count, 0);
    assert_int_equal(found(mem, index, S(""), 0, 10).count, 0);
    assert_int_equal(found(mem, index, S("schuld"), 0, 0).count, 0);
    assert_int_equal(found(mem, empty, S("schuld"), 0, 10).count, 0);
    assert_int_equal(search_index_count(empty), 0);
}

static void
a_place_has_its_own_documents_and_those_of_everywhere(void **state)
{
    struct arena *mem = *state;
    const struct search_index *index = index_of(mem, services, 3);
    struct str text = S("schuld ontslag huur");

    assert_int_equal(found(mem, index, text, SEARCH_ANYWHERE, 10).count, 3);
    assert_int_equal(found(mem, index, text, 344, 10).count, 3);
    struct search_hit_list hits = found(mem, index, text, 363, 10);
    assert_int_equal(hits.count, 2);
    assert_true(hits.at[0].id != 1 && hits.at[1].id != 1);
    hits = found(mem, index, text, 9999, 10);
    assert_found(hits, 3);
}

static void
one_slip_is_forgiven_and_two_are_not(void **state)
{
    struct arena *mem = *state;
    const struct search_index *index = index_of(mem, services, 3);

    struct search_hit_list hits = found(mem, index, S("deurwaader"), 0, 10);
    assert_found(hits, 1);
    assert_true(str_eq(hits.at[0].matched[0], S("deurwaader"))); /* as it was typed */
    hits = found(mem, index, S("ontslagn"), 0, 10);
    assert_found(hits, 2);
    hits = found(mem, index, S("huurcnotract"), 0, 10);
    assert_found(hits, 3);
    hits = found(mem, index, S("huurconntract"), 0, 10);
    assert_found(hits, 3);
    assert_int_equal(found(mem, index, S("duerwaader"), 0, 10).count, 0);
    assert_int_equal(found(mem, index, S("edurwaarder"), 0, 10).count, 0); /* the beginning */
    assert_int_equal(found(mem, index, S("brg"), 0, 10).count, 0);         /* too short to tell */
}

static void
a_change_replaces_and_removes(void **state)
{
    struct arena *mem = *state;
    const struct search_index *index = index_of(mem, services, 3), *before = index;
    struct search_document other = services[0];

    other.name = other.keywords = S("");
    other.body = S("Wij repareren fietsen.");
    index = search_index_change(mem, index, (struct search_change[]){{1, &other}, {2, NULL}}, 2);
    assert_int_equal(search_index_count(index), 2);
    struct search_hit_list hits = found(mem, index, S("schuld ontslag"), 0, 10);
    assert_found(hits, 3);
    hits = found(mem, index, S("fietsen"), 344, 10);
    assert_found(hits, 1);
    index = search_index_change(mem, index, (struct search_change[]){{1, &other}, {1, NULL}}, 2);
    assert_int_equal(found(mem, index, S("fietsen"), 0, 10).count, 0);
    index = search_index_change(mem, index, (struct search_change[]){{7, NULL}}, 1);
    assert_int_equal(search_index_count(search_index_merge(mem, index)), 1);
    /* Who still holds the old one finds what was there. */
    assert_int_equal(found(mem, before, S("schuld ontslag"), 0, 10).count, 3);
}

static void
common_words_do_not_count_but_alone_they_do(void **state)
{
    struct arena *mem = *state;
    enum { MANY = 1000 };
    struct search_builder *builder = search_builder_open(mem);

    for (int64_t i = 1; i <= MANY; i++) {
        struct search_document document = {
            i, NULL, 0, S("Hulp"), S(""), i == 500 ? S("hulp met fietsen") : S("hulp met werk")};
        search_builder_add(builder, &document);
    }
    const struct search_index *index = search_builder_index(builder, mem);
    struct search_hit_list hits = found(mem, index, S("hulp met fietsen"), 0, 10);
    assert_found(hits, 500);
    assert_int_equal(hits.at[0].matched_count, 1);
    hits = found(mem, index, S("hulp"), 0, 3);
    assert_found(hits, 1, 2, 3); /* equals by id */
    assert_int_equal(found(mem, index, S("hulp"), 0, 100000).count, SEARCH_HITS_MAX);
}

static void
strange_and_large_texts_are_bounded(void **state)
{
    struct arena *mem = *state;
    struct text large = text_open(mem, 200000);

    for (int i = 0; i < 20000; i++) {
        text_add(&large, S(" woord"));
        text_add_int(&large, i);
    }
    text_add(&large, S(" zebra"));
    const struct search_document documents[] = {
        {5, NULL, 0, S("\xff\xfe\xc3"), S("\0\0"), text_str(&large)},
        {6, NULL, 0, text_str(&large), S("''''"), S("")},
        {6, NULL, 0, S(""), S(""), S("")},
    };
    const struct search_index *index = index_of(mem, documents, 3);

    assert_int_equal(search_index_count(index), 2); /* of one id the last */
    struct search_hit_list hits = found(mem, index, text_str(&large), 0, 10);
    assert_found(hits, 5);
    assert_int_equal(found(mem, index, S("zebra"), 0, 10).count, 0); /* not looked at */
}

/* ---- in whatever steps ---- */

enum { IDS = 14, WORDS = 40, SEQUENCES = 1000, STEPS = 12 };

static const struct str vocabulary[WORDS] = {
    S_INIT("schulden"),  S_INIT("huur"),     S_INIT("huurders"),    S_INIT("ontslag"),
    S_INIT("brief"),     S_INIT("brieven"),  S_INIT("deurwaarder"), S_INIT("uitkering"),
    S_INIT("bijstand"),  S_INIT("kind"),     S_INIT("kinderen"),    S_INIT("school"),
    S_INIT("zorg"),      S_INIT("toeslag"),  S_INIT("toeslagen"),   S_INIT("belasting"),
    S_INIT("boete"),     S_INIT("water"),    S_INIT("stroom"),      S_INIT("gas"),
    S_INIT("gemeente"),  S_INIT("bezwaar"),  S_INIT("rechter"),     S_INIT("advocaat"),
    S_INIT("scheiden"),  S_INIT("ruzie"),    S_INIT("buren"),       S_INIT("lening"),
    S_INIT("werkgever"), S_INIT("loon"),     S_INIT("ziek"),        S_INIT("arts"),
    S_INIT("taal"),      S_INIT("computer"), S_INIT("eten"),        S_INIT("kleding"),
    S_INIT("fiets"),     S_INIT("vervoer"),  S_INIT("arabisch"),    S_INIT("verblijf")};

static uint32_t
chance(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*seed >> 33) % below;
}

static struct str
some_words(struct arena *mem, uint64_t *seed, uint32_t most)
{
    struct text t = text_open(mem, 64);

    for (uint32_t n = chance(seed, most + 1); n > 0; n--) {
        uint32_t a = chance(seed, WORDS), b = chance(seed, WORDS);
        text_add(&t, vocabulary[a < b ? a : b]); /* some far more often than others */
        text_add_byte(&t, ' ');
    }
    return text_str(&t);
}

static struct search_document
some_document(struct arena *mem, uint64_t *seed)
{
    int64_t *places = arena_new(mem, int64_t, 3);
    size_t count = chance(seed, 3);

    for (size_t i = 0; i < count; i++)
        places[i] = 1 + chance(seed, 3);
    return (struct search_document){.id = 1 + chance(seed, IDS),
                                    .places = places,
                                    .place_count = count,
                                    .name = some_words(mem, seed, 3),
                                    .keywords = some_words(mem, seed, 3),
                                    .body = some_words(mem, seed, 30)};
}

static void
assert_same(struct arena *mem, const struct search_index *steps, const struct search_index *once,
            uint64_t *seed)
{
    struct str text = some_words(mem, seed, 6);
    int64_t place = chance(seed, 5);
    size_t limit = 1 + chance(seed, 20);
    struct search_hit_list a = found(mem, steps, text, place, limit),
                           b = found(mem, once, text, place, limit);

    assert_int_equal(search_index_count(steps), search_index_count(once));
    assert_int_equal(a.count, b.count);
    for (size_t i = 0; i < a.count; i++) {
        assert_int_equal(a.at[i].id, b.at[i].id);
        assert_int_equal(a.at[i].score, b.at[i].score);
        assert_int_equal(a.at[i].matched_count, b.at[i].matched_count);
        for (size_t w = 0; w < a.at[i].matched_count; w++)
            assert_true(str_eq(a.at[i].matched[w], b.at[i].matched[w]));
    }
}

static void
one_sequence(struct arena *mem, uint64_t seed)
{
    struct search_document now[IDS + 1] = {0}, step[3];
    const struct search_index *index = index_of(mem, NULL, 0);

    for (int s = 0; s < STEPS; s++) {
        struct search_change changes[3];
        size_t count = 1 + chance(&seed, 3);
        for (size_t i = 0; i < count; i++) {
            step[i] = some_document(mem, &seed);
            bool removed = chance(&seed, 4) == 0;
            changes[i] = (struct search_change){step[i].id, removed ? NULL : &step[i]};
            now[step[i].id] = removed ? (struct search_document){0} : step[i];
        }
        index = search_index_change(mem, index, changes, count);
        if (chance(&seed, 5) == 0)
            index = search_index_merge(mem, index);
    }
    struct search_builder *builder = search_builder_open(mem);
    for (size_t id = IDS; id > 0; id--)
        if (now[id].id)
            search_builder_add(builder, &now[id]);
    const struct search_index *once = search_builder_index(builder, mem);
    for (int i = 0; i < 5; i++)
        assert_same(mem, index, once, &seed);
}

static void
built_at_once_it_finds_the_same_as_built_stepwise(void **state)
{
    struct arena *mem = *state;

    for (uint64_t seed = 0; seed < SEQUENCES; seed++) {
        one_sequence(mem, seed);
        arena_reset(mem);
    }
}

#define UNIT(test) cmocka_unit_test_setup_teardown(test, arena_setup, arena_teardown)
const struct CMUnitTest search_tests[] = {
    UNIT(words_find_what_has_them_and_say_which),
    UNIT(what_no_document_has_finds_nothing),
    UNIT(a_place_has_its_own_documents_and_those_of_everywhere),
    UNIT(one_slip_is_forgiven_and_two_are_not),
    UNIT(a_change_replaces_and_removes),
    UNIT(common_words_do_not_count_but_alone_they_do),
    UNIT(strange_and_large_texts_are_bounded),
    UNIT(built_at_once_it_finds_the_same_as_built_stepwise),
};
const size_t search_tests_count = sizeof search_tests / sizeof *search_tests;
