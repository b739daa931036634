/* events_test.c - who is told what, and who is woken. */
#include "app/test_house.h"

#include "web/events.h"

static const char event[] = "event: changed\ndata: 1\n\n";
enum { EVENT_BYTES = sizeof event - 1 };

/* One open page, as the socket side keeps it. */
struct page_open {
    struct listener *listener;
    int rests, wakes;
};

static void
rest(void *what)
{
    ((struct page_open *)what)->rests++;
}

static void
wake(void *what)
{
    ((struct page_open *)what)->wakes++;
}

static void
join(struct hub *hub, struct str channel, struct page_open *page)
{
    *page = (struct page_open){0};
    page->listener = hub_join(hub, channel, rest, wake, page);
}

static size_t
read_from(struct hub *hub, struct page_open *page, size_t cap)
{
    char to[1024];
    return hub_read(hub, page->listener, to, cap);
}

static void
only_the_channel_is_told(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open a, also_a, b;
    char to[64];

    join(hub, S("q1.2"), &a);
    join(hub, S("q1.2"), &also_a);
    join(hub, S("q1.20"), &b);
    assert_int_equal(hub_count(hub), 3);
    hub_tell(hub, S("q1.2"));
    hub_tell(hub, S("o7")); /* nobody listens */
    assert_int_equal(hub_read(hub, a.listener, to, sizeof to), EVENT_BYTES);
    assert_memory_equal(to, event, EVENT_BYTES);
    assert_int_equal(read_from(hub, &also_a, 1024), EVENT_BYTES);
    assert_int_equal(read_from(hub, &b, 1024), 0);
    hub_leave(hub, a.listener);
    hub_leave(hub, also_a.listener);
    hub_leave(hub, b.listener);
    assert_int_equal(hub_count(hub), 0);
    hub_close(hub);
}

static void
who_comes_late_hears_only_what_comes_after(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open early, late;

    join(hub, S("o7"), &early);
    hub_tell(hub, S("o7"));
    join(hub, S("o7"), &late);
    assert_int_equal(read_from(hub, &late, 1024), 0);
    hub_tell(hub, S("o7"));
    assert_int_equal(read_from(hub, &late, 1024), EVENT_BYTES);
    assert_int_equal(read_from(hub, &early, 1024), 2 * EVENT_BYTES);
    hub_leave(hub, early.listener);
    hub_tell(hub, S("o7"));
    assert_int_equal(read_from(hub, &late, 1024), EVENT_BYTES);
    hub_leave(hub, late.listener);
    hub_close(hub);
}

static void
who_has_read_all_rests_and_is_woken_once(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open page;

    join(hub, S("o7"), &page);
    hub_tell(hub, S("o7"));
    assert_int_equal(page.wakes, 0); /* not asleep yet */
    assert_int_equal(read_from(hub, &page, 1024), EVENT_BYTES);
    assert_int_equal(page.rests, 0);
    assert_int_equal(read_from(hub, &page, 1024), 0);
    assert_int_equal(page.rests, 1);
    hub_tell(hub, S("o7"));
    hub_tell(hub, S("o7"));
    assert_int_equal(page.wakes, 1);
    assert_int_equal(read_from(hub, &page, 1024), 2 * EVENT_BYTES);
    assert_int_equal(read_from(hub, &page, 1024), 0);
    assert_true(page.rests == 2 && page.wakes == 1);
    hub_leave(hub, page.listener);
    hub_close(hub);
}

static void
a_slow_page_loses_repetitions_and_never_half_an_event(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open slow, quick;
    size_t all = 0, count;

    join(hub, S("o7"), &slow);
    join(hub, S("o7"), &quick);
    for (int i = 0; i < 100; i++) {
        hub_tell(hub, S("o7"));
        assert_int_equal(read_from(hub, &quick, 1024), EVENT_BYTES);
    }
    while ((count = read_from(hub, &slow, 7)) > 0) /* in small pieces, as a socket takes them */
        all += count;
    assert_true(all > 0 && all % EVENT_BYTES == 0);
    hub_tell(hub, S("o7")); /* and there is room again */
    assert_int_equal(read_from(hub, &slow, 1024), EVENT_BYTES);
    hub_leave(hub, slow.listener);
    hub_leave(hub, quick.listener);
    hub_close(hub);
}

static void
the_beat_is_for_those_who_have_nothing_waiting(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open silent, told;

    join(hub, S("o7"), &silent);
    join(hub, S("o8"), &told);
    hub_tell(hub, S("o8"));
    hub_beat(hub);
    hub_beat(hub);
    assert_int_equal(read_from(hub, &silent, 1024), 3); /* ":\n\n", once */
    assert_int_equal(read_from(hub, &told, 1024), EVENT_BYTES);
    hub_leave(hub, silent.listener);
    hub_leave(hub, told.listener);
    hub_close(hub);
}

static void
leaving_in_any_order_leaves_the_others(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    enum { PAGES = 5 };

    for (int leaves = 0; leaves < PAGES; leaves++) {
        struct page_open pages[PAGES];
        for (int i = 0; i < PAGES; i++)
            join(hub, S("o7"), &pages[i]);
        hub_leave(hub, pages[leaves].listener);
        hub_tell(hub, S("o7"));
        for (int i = 0; i < PAGES; i++)
            if (i != leaves) {
                assert_int_equal(read_from(hub, &pages[i], 1024), EVENT_BYTES);
                hub_leave(hub, pages[i].listener);
            }
        assert_int_equal(hub_count(hub), 0);
    }
    hub_close(hub);
}

const struct CMUnitTest events_tests[] = {
    cmocka_unit_test(only_the_channel_is_told),
    cmocka_unit_test(who_comes_late_hears_only_what_comes_after),
    cmocka_unit_test(who_has_read_all_rests_and_is_woken_once),
    cmocka_unit_test(a_slow_page_loses_repetitions_and_never_half_an_event),
    cmocka_unit_test(the_beat_is_for_those_who_have_nothing_waiting),
    cmocka_unit_test(leaving_in_any_order_leaves_the_others),
};
const size_t events_tests_count = sizeof events_tests / sizeof events_tests[0];
