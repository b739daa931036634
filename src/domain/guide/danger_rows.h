/* danger_rows.h - which rows of data/danger_words.csv can stand in a text at all: nearly all need a
 * word that is not there, and thousands of rows are asked about for every text. */
#ifndef DOMAIN_GUIDE_DANGER_ROWS_H
#define DOMAIN_GUIDE_DANGER_ROWS_H

#include "domain/guide/danger_phrase.h"

struct danger_rows {
    uint16_t *at; /* numbers of rows, in order; groups are not among them */
    size_t count;
};
/* All rows that stand in the text are among them. */
struct danger_rows danger_rows_for(struct arena *mem, const struct danger_text *text);

#endif
