/* lexicon.h - words to numbers and back: each word once, numbered from 0 in the order they came. */
#ifndef SEARCH_LEXICON_H
#define SEARCH_LEXICON_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { LEXICON_NONE = -1 };

struct lexicon_slot {
    uint32_t hash;
    uint32_t number; /* from 1; 0: free */
};
struct lexicon {
    struct arena *mem;
    char *bytes; /* all words behind each other */
    size_t byte_count, byte_room;
    uint32_t *starts; /* count + 1 of them */
    size_t count, room;
    struct lexicon_slot *slots;
    uint32_t slot_mask;
};

/* Grows in `mem`. */
struct lexicon lexicon_open(struct arena *mem);
/* The number of the word; a new one when it was not there. */
uint32_t lexicon_add(struct lexicon *lexicon, struct str word);
/* LEXICON_NONE when it is not there. */
int64_t lexicon_find(const struct lexicon *lexicon, struct str word);
struct str lexicon_word(const struct lexicon *lexicon, uint32_t number);
/* The same words and numbers in no more room than they need; nothing is added to it. */
struct lexicon lexicon_copy(struct arena *mem, const struct lexicon *lexicon);

#endif
