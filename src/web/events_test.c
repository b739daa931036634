/* events_test.c - who is told what, and who writes it: the library before a page rests, then the
 * hub. */
#include "app/test_house.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "web/events.h"

static const char event[] = "event: changed\ndata: 1\n\n", beat[] = ":\n\n";
enum { EVENT_BYTES = sizeof event - 1, BEAT_BYTES = sizeof beat - 1 };

/* One open page: the listener with its end of the socket, and the browser's end. */
struct page_open {
    struct listener *listener;
    int ours, theirs;
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
    int ends[2];

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    *page = (struct page_open){.ours = ends[0], .theirs = ends[1]};
    fcntl(page->theirs, F_SETFL, O_NONBLOCK);
    page->listener = hub_join(hub, channel, page->ours, rest, wake, page);
}

static void
leave(struct hub *hub, struct page_open *page)
{
    hub_leave(hub, page->listener);
    close(page->ours);
    close(page->theirs);
}

/* What the library gets to send. */
static ssize_t
library_reads(struct hub *hub, struct page_open *page)
{
    char to[256];
    return hub_read(hub, page->listener, to, sizeof to);
}

/* What came to the browser from the hub itself. */
static ssize_t
browser_reads(struct page_open *page, char *to, size_t cap)
{
    ssize_t count = read(page->theirs, to, cap);
    return count < 0 ? 0 : count;
}

static void
assert_told(struct page_open *page, const char *bytes, size_t len)
{
    char to[256];
    assert_int_equal(browser_reads(page, to, sizeof to), len);
    assert_memory_equal(to, bytes, len);
}

static void
only_the_channel_is_told(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open a, also_a, b;

    join(hub, S("q1.2"), &a);
    join(hub, S("q1.2"), &also_a);
    join(hub, S("q1.20"), &b);
    assert_int_equal(hub_count(hub), 3);
    assert_int_equal(library_reads(hub, &a), 0);
    assert_int_equal(library_reads(hub, &also_a), 0);
    assert_int_equal(library_reads(hub, &b), 0);
    hub_tell(hub, S("q1.2"));
    hub_tell(hub, S("o7")); /* nobody listens */
    assert_told(&a, event, EVENT_BYTES);
    assert_told(&also_a, event, EVENT_BYTES);
    assert_told(&b, event, 0);
    leave(hub, &a);
    leave(hub, &also_a);
    leave(hub, &b);
    assert_int_equal(hub_count(hub), 0);
    hub_close(hub);
}

static void
what_is_told_before_a_page_rests_goes_by_the_library(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open page;

    join(hub, S("o7"), &page);
    hub_tell(hub, S("o7"));
    hub_tell(hub, S("o7")); /* the same news again */
    assert_told(&page, event, 0);
    assert_int_equal(library_reads(hub, &page), EVENT_BYTES);
    assert_int_equal(page.rests, 0);
    assert_int_equal(library_reads(hub, &page), 0);
    assert_int_equal(page.rests, 1);
    hub_tell(hub, S("o7"));
    assert_told(&page, event, EVENT_BYTES);
    assert_int_equal(page.wakes, 0);
    leave(hub, &page);
    hub_close(hub);
}

static void
the_beat_is_for_pages_that_rest(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open resting, starting;

    join(hub, S("o7"), &resting);
    join(hub, S("o8"), &starting);
    assert_int_equal(library_reads(hub, &resting), 0);
    hub_beat(hub);
    assert_told(&resting, beat, BEAT_BYTES);
    assert_told(&starting, beat, 0);
    leave(hub, &resting);
    leave(hub, &starting);
    hub_close(hub);
}

static void
a_closed_page_goes_back_to_the_library_and_ends(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open page;

    join(hub, S("o7"), &page);
    assert_int_equal(library_reads(hub, &page), 0);
    close(page.theirs);
    hub_beat(hub);
    hub_beat(hub);
    assert_int_equal(page.wakes, 1);
    assert_int_equal(library_reads(hub, &page), -1);
    hub_leave(hub, page.listener);
    close(page.ours);
    hub_close(hub);
}

static void
a_page_that_never_reads_is_ended_and_holds_up_nobody(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open stuck, quick;
    char to[256];
    int told = 0;

    join(hub, S("o7"), &stuck);
    join(hub, S("o7"), &quick);
    assert_int_equal(library_reads(hub, &stuck), 0);
    assert_int_equal(library_reads(hub, &quick), 0);
    while (stuck.wakes == 0 && told < 100000) {
        hub_tell(hub, S("o7"));
        told++;
        assert_int_equal(browser_reads(&quick, to, sizeof to), EVENT_BYTES);
    }
    assert_int_equal(stuck.wakes, 1);
    assert_int_equal(library_reads(hub, &stuck), -1);
    assert_int_equal(quick.wakes, 0);
    leave(hub, &stuck);
    leave(hub, &quick);
    hub_close(hub);
}

static void
the_end_is_for_all_also_for_who_joins_after_it(void **state)
{
    (void)state;
    struct hub *hub = hub_open();
    struct page_open resting, starting, late;

    join(hub, S("o7"), &resting);
    join(hub, S("o7"), &starting);
    assert_int_equal(library_reads(hub, &resting), 0);
    hub_end(hub);
    assert_true(resting.wakes == 1 && starting.wakes == 0);
    join(hub, S("o7"), &late);
    assert_int_equal(library_reads(hub, &resting), -1);
    assert_int_equal(library_reads(hub, &starting), -1);
    assert_int_equal(library_reads(hub, &late), -1);
    leave(hub, &resting);
    leave(hub, &starting);
    leave(hub, &late);
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
        for (int i = 0; i < PAGES; i++) {
            join(hub, S("o7"), &pages[i]);
            assert_int_equal(library_reads(hub, &pages[i]), 0);
        }
        leave(hub, &pages[leaves]);
        hub_tell(hub, S("o7"));
        for (int i = 0; i < PAGES; i++)
            if (i != leaves) {
                assert_told(&pages[i], event, EVENT_BYTES);
                leave(hub, &pages[i]);
            }
        assert_int_equal(hub_count(hub), 0);
    }
    hub_close(hub);
}

const struct CMUnitTest events_tests[] = {
    cmocka_unit_test(only_the_channel_is_told),
    cmocka_unit_test(what_is_told_before_a_page_rests_goes_by_the_library),
    cmocka_unit_test(the_beat_is_for_pages_that_rest),
    cmocka_unit_test(a_closed_page_goes_back_to_the_library_and_ends),
    cmocka_unit_test(a_page_that_never_reads_is_ended_and_holds_up_nobody),
    cmocka_unit_test(the_end_is_for_all_also_for_who_joins_after_it),
    cmocka_unit_test(leaving_in_any_order_leaves_the_others),
};
const size_t events_tests_count = sizeof events_tests / sizeof events_tests[0];
