/* letter_kept.h - a letter that was sent is kept as it was sent.
 *
 * A letter is made of what stands there now. Playing the events up to its own day again does not
 * give the letter that went out: who handles it, the reasons, the report, the municipality's
 * own terms and the words of this program are written over, not added to. So its words are sealed
 * beside the last event that they know of, at the moment that somebody says that it was sent:
 * sending the decision, and a button for the others.
 * The follow code and the secret link are never part of it.
 *
 * Kept are words, not HTML: a title, headings and paragraphs. */
#ifndef DOMAIN_OBJECTION_LETTER_KEPT_H
#define DOMAIN_OBJECTION_LETTER_KEPT_H

#include "domain/objection/letter_kept.sql.h"
#include "domain/objection/objection.h"

struct letter_block {
    int level; /* 1: the title; 2: a heading; 0: a paragraph, in which lines end */
    struct personal words;
};
struct letter_block_list {
    struct letter_block *at;
    size_t count;
};

/* The words of finished HTML: what stands in its headings and paragraphs, to be sealed. */
struct str letter_words(struct arena *mem, struct str html);
struct letter_block_list letter_blocks(struct arena *mem, struct str words);

/* Who may read them was asked by the caller. */
NODISCARD enum outcome kept_letters(struct cx *cx, struct question_id id,
                                    struct kept_letter_row_list *ret);
/* The last one of this code to this reader; NULL: none was kept. */
const struct kept_letter_row *kept_letter_last(const struct kept_letter_row_list *all,
                                               struct str code, bool representative);
NODISCARD enum outcome kept_letter_read(struct cx *cx, struct question_id id,
                                        const struct kept_letter_row *row,
                                        struct letter_block_list *ret);
/* `words`: of letter_words. Beside the last event of `o`. */
NODISCARD enum outcome kept_letter_store(struct cx *cx, const struct objection *o, struct str code,
                                         bool representative, struct date day, struct str words);
/* It was sent on that day, by who is written down as one of the things that happened. */
NODISCARD enum outcome letter_sent_note(struct cx *cx, const struct objection *o, struct str code,
                                        bool representative, struct date day);
/* The last one was not sent after all: what was kept goes, and that it was said stays, struck out.
 * Of a decision also the decision itself, unless a copy of it went to the other of the two; one
 * that was sent before it holds again. CONFLICT when it was not sent, or a decision that is not
 * open again. Counts again. */
NODISCARD enum outcome letter_unsend(struct cx *cx, const struct objection *o, struct str code,
                                     bool representative);

#endif
