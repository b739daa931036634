/* features.h - what the classifier sees of a text: word stems, pairs of stems that stand together,
 * and pieces of words. Pieces make "huurachterstand" resemble "achterstand met de huur", and a word
 * with a typing error the word itself. The door to libstemmer.
 *
 * A feature is known by the bucket its hash falls in: there is no vocabulary to keep. Training and
 * use call the same function, so they cannot differ. */
#ifndef WORDS_FEATURES_H
#define WORDS_FEATURES_H

#include <stdint.h>

#include "words/fold.h"

enum { FEATURE_BUCKETS = 1 << 17 };

/* One occurrence; `word` is the index of the word it came from (of a pair, the first). */
struct occurrence {
    uint32_t bucket, word;
    bool piece; /* of a word; else a stem or a pair */
};
struct feature {
    uint32_t bucket;
    float value; /* after features_weigh: length 1 for stems and pairs together, and for pieces */
    bool piece;
};
struct features {
    struct occurrence *occurrences; /* ordered by bucket */
    size_t occurrence_count;
    struct feature *at; /* each bucket once, ascending */
    size_t count;
};

/* Words of folded text (words_split); those beyond the first 400 are not looked at. */
struct features features_of(struct arena *mem, const struct word *words, size_t count);
/* Turns counts into values: (1 + ln count) x rarity of the bucket, and then length 1. */
void features_weigh(struct features *features, const float rarity[FEATURE_BUCKETS]);
/* The bucket of a word's stem. */
uint32_t bucket_of_word(struct arena *mem, struct str folded_word);
/* A word without its ending, by the Dutch rules of Snowball. */
struct str stem_of(struct arena *mem, struct str folded_word);

#endif
