/* difference.h - what changed between two texts, line by line.
 *
 * The longest lines in common stay (LCS). Of two long texts with little in common everything
 * between the first and the last change is shown as gone and new: memory is bounded by
 * DIFFERENCE_CELLS. */
#ifndef WORDS_DIFFERENCE_H
#define WORDS_DIFFERENCE_H

#include "base/arena.h"
#include "base/str.h"

enum { DIFFERENCE_CELLS = 1000000 };

struct difference_line {
    struct str text;
    bool gone, fresh; /* neither: in both */
};
struct difference {
    struct difference_line *at;
    size_t count;
    bool any; /* false: the same */
};

/* Lines point into the texts. Without those that are gone it is `after`, without the fresh ones
 * `before`. */
void difference_of(struct arena *mem, struct str before, struct str after, struct difference *ret);
/* The same with at most `around` unchanged lines beside each change. */
void difference_near(struct arena *mem, const struct difference *all, size_t around,
                     struct difference *ret);

#endif
