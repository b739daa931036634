/* qr_test.c - a QR code is drawn square, with its three finders and its quiet zone. */
#include "app/test_house.h"

#include "web/qr.h"

enum { SIDE_MAX = 200 };

static bool black[SIDE_MAX][SIDE_MAX];

static int
number_at(struct str path, size_t *at)
{
    int n = 0;
    while (*at < path.len && path.ptr[*at] >= '0' && path.ptr[*at] <= '9')
        n = n * 10 + (path.ptr[(*at)++] - '0');
    return n;
}

/* Paints the path as a browser would: each part is "Mx yhNv1h-Nz". */
static void
paint(struct str path)
{
    memset(black, 0, sizeof black);
    for (size_t at = 0; at < path.len;) {
        assert_int_equal(path.ptr[at++], 'M');
        int x = number_at(path, &at);
        assert_int_equal(path.ptr[at++], ' ');
        int y = number_at(path, &at);
        assert_int_equal(path.ptr[at++], 'h');
        int n = number_at(path, &at);
        assert_true(str_starts(str_slice(path, at, path.len), S("v1h-")));
        at += 4;
        assert_int_equal(number_at(path, &at), n);
        assert_int_equal(path.ptr[at++], 'z');
        for (int i = 0; i < n; i++)
            black[y][x + i] = true;
    }
}

static void
finder_stands_at(int x, int y)
{
    for (int i = 0; i < 7; i++)
        for (int j = 0; j < 7; j++) {
            int ring = i < j ? i : j;
            ring = 6 - i < ring ? 6 - i : ring;
            ring = 6 - j < ring ? 6 - j : ring;
            assert_int_equal(black[y + i][x + j], ring != 1);
        }
}

static void
a_text_becomes_a_square_with_three_finders_and_white_around_it(void **state)
{
    struct world *w = world_of(state);
    struct qr qr = qr_draw(w->mem, S("otpauth://totp/Elkedeur:ans%40x.example?secret=ABCDEFGH"));

    assert_true(qr.size >= 29 && qr.size < SIDE_MAX && (qr.size - 8 - 17) % 4 == 0);
    paint(qr.path);
    for (int i = 0; i < qr.size; i++)
        for (int j = 0; j < 4; j++)
            assert_false(black[i][j] || black[j][i] || black[i][qr.size - 1 - j] ||
                         black[qr.size - 1 - j][i]);
    finder_stands_at(4, 4);
    finder_stands_at(qr.size - 11, 4);
    finder_stands_at(4, qr.size - 11);
}

const struct CMUnitTest qr_tests[] = {
    WITH_KEYS(a_text_becomes_a_square_with_three_finders_and_white_around_it),
};
const size_t qr_tests_count = sizeof qr_tests / sizeof qr_tests[0];
