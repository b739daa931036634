/* difference.c - the longest common subsequence of lines, by a table of lengths. */
#include "words/difference.h"

struct lines {
    struct str *at;
    size_t count;
};

struct comparing {
    struct lines before, after; /* without what is the same at either end */
    uint16_t *lengths;          /* of what is common from (b, a) on; row by row */
    struct difference *out;
};

static struct lines
lines_of(struct arena *mem, struct str text)
{
    struct lines lines = {0};
    struct str rest = text, line;
    size_t count = 0;

    while (str_cut(&rest, '\n', &line))
        count++;
    lines.at = arena_new(mem, struct str, count + 1);
    if (text.len == 0) /* no line at all: not an empty one */
        return lines;
    while (str_cut(&text, '\n', &line))
        lines.at[lines.count++] = line;
    return lines;
}

static void
line_add(struct difference *out, struct str text, bool gone, bool fresh)
{
    out->at[out->count++] = (struct difference_line){text, gone, fresh};
    out->any = out->any || gone || fresh;
}

static uint16_t *
cell(const struct comparing *c, size_t b, size_t a)
{
    return &c->lengths[b * (c->after.count + 1) + a];
}

static void
lengths_fill(struct comparing *c)
{
    for (size_t b = c->before.count; b-- > 0;)
        for (size_t a = c->after.count; a-- > 0;) {
            uint16_t skip_before = *cell(c, b + 1, a), skip_after = *cell(c, b, a + 1);
            if (str_eq(c->before.at[b], c->after.at[a]))
                *cell(c, b, a) = (uint16_t)(*cell(c, b + 1, a + 1) + 1);
            else
                *cell(c, b, a) = skip_before > skip_after ? skip_before : skip_after;
        }
}

static void
middle_add(struct arena *mem, struct comparing *c)
{
    size_t b = 0, a = 0;
    bool small = (c->before.count + 1) * (c->after.count + 1) <= DIFFERENCE_CELLS;

    if (small) {
        c->lengths = arena_new(mem, uint16_t, (c->before.count + 1) * (c->after.count + 1));
        lengths_fill(c);
    }
    while (small && b < c->before.count && a < c->after.count)
        if (str_eq(c->before.at[b], c->after.at[a])) {
            line_add(c->out, c->before.at[b++], false, false);
            a++;
        } else if (*cell(c, b + 1, a) >= *cell(c, b, a + 1))
            line_add(c->out, c->before.at[b++], true, false);
        else
            line_add(c->out, c->after.at[a++], false, true);
    while (b < c->before.count)
        line_add(c->out, c->before.at[b++], true, false);
    while (a < c->after.count)
        line_add(c->out, c->after.at[a++], false, true);
}

void
difference_of(struct arena *mem, struct str before, struct str after, struct difference *ret)
{
    struct lines from = lines_of(mem, before), to = lines_of(mem, after);
    size_t head = 0, tail = 0;
    struct difference out = {.at =
                                 arena_new(mem, struct difference_line, from.count + to.count + 1)};

    while (head < from.count && head < to.count && str_eq(from.at[head], to.at[head]))
        head++;
    while (tail < from.count - head && tail < to.count - head &&
           str_eq(from.at[from.count - 1 - tail], to.at[to.count - 1 - tail]))
        tail++;
    for (size_t i = 0; i < head; i++)
        line_add(&out, from.at[i], false, false);
    struct comparing c = {.before = {from.at + head, from.count - head - tail},
                          .after = {to.at + head, to.count - head - tail},
                          .out = &out};
    middle_add(mem, &c);
    for (size_t i = from.count - tail; i < from.count; i++)
        line_add(&out, from.at[i], false, false);
    *ret = out;
}

void
difference_near(struct arena *mem, const struct difference *all, size_t around,
                struct difference *ret)
{
    struct difference near = {.at = arena_new(mem, struct difference_line, all->count + 1),
                              .any = all->any};

    for (size_t i = 0; i < all->count; i++) {
        size_t from = i > around ? i - around : 0;
        size_t to = i + around < all->count ? i + around + 1 : all->count;
        bool is_near = false;
        for (size_t n = from; n < to; n++)
            is_near = is_near || all->at[n].gone || all->at[n].fresh;
        if (is_near)
            near.at[near.count++] = all->at[i];
    }
    *ret = near;
}
