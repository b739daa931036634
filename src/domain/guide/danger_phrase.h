/* danger_phrase.h - a phrase of data/danger_words.csv, and where it stands in a text.
 *
 * A phrase is in folded letters (words/fold.h) and matches whole words within one sentence:
 *     geslagen           this word
 *     mishandel*         a word that begins so
 *     *abonnement        a word that ends so; not as the first of a phrase that is no exception
 *     mij|me|ons         one of these words
 *     @kind              one of the words of a group: a row of kind "group", "kind=baby|peuter"
 *     slaat .. mij       at most four words between
 *     politie & haalt    in either order, at most fifteen words apart; at most twice in
 *                        a phrase
 *     kan niet meer .    the sentence ends there
 *     -alarm geslagen    an exception: a hit that shares a word with it does not count for its
 *                        kind; when its kind is "any", for none
 *     -film .. over ...  an exception that goes on to the end of the sentence, or until somebody
 *                        goes on about himself ("..., en mijn man doet dat ook")
 *     -op straat +baas   an exception only where this word stands somewhere in the text
 *     -op straat !huis   an exception only where it stands nowhere in the text
 *
 * An exception goes on over three dots: "er een eind aan maken... aan dat abonnement".
 *
 * A word is also known when it is misspelled as people do: d, t or dt at its end, "slape" for
 * "slapen", and in a word of seven letters or more one missing, one too many or two in the other
 * order. */
#ifndef DOMAIN_GUIDE_DANGER_PHRASE_H
#define DOMAIN_GUIDE_DANGER_PHRASE_H

#include "base/arena.h"
#include "base/str.h"
#include "words/fold.h"

enum {
    DANGER_ELEMENTS_MAX = 12,
    DANGER_GAP_WORDS = 4,
    /* No phrase is longer than this. */
    DANGER_SPAN_WORDS = DANGER_ELEMENTS_MAX * (DANGER_GAP_WORDS + 1),
    DANGER_BUCKETS = 1024,
    DANGER_GROUPS_MAX = 80
};

enum danger_element_kind {
    ELEMENT_WORD,
    ELEMENT_GAP,
    ELEMENT_NEAR,
    ELEMENT_REST,
    ELEMENT_END,
    ELEMENT_WITH,
    ELEMENT_WITHOUT
};

struct danger_phrase {
    bool exception;
    struct danger_element {
        enum danger_element_kind kind;
        struct str alternatives; /* of words, with | between */
    } elements[DANGER_ELEMENTS_MAX];
    size_t count;
};

/* Too long a phrase is cut; danger_phrase_valid() refuses it, and a test asks that of the whole
 * list. */
struct danger_phrase danger_phrase_parse(struct str s);
bool danger_phrase_valid(struct arena *mem, struct str phrase);

/* The words of a text, which of them begin alike, and which belong to which group: thousands of
 * phrases are looked for in every text, and nearly all need a word that is not there. */
struct danger_text {
    const struct word *words;
    size_t count;
    /* For each word, counted from 0. A run is a sentence that three dots do not end. A clause also
     * ends at a comma, a bracket or a word that joins. */
    size_t *sentences, *runs, *clauses;
    bool *own;                      /* the writer is in the clause of the word: "ik", "mijn" */
    uint32_t first[DANGER_BUCKETS]; /* the first word of the bucket and one; 0: none */
    uint32_t *next;                 /* the same for the word after this one */
    struct danger_group {
        bool *at; /* is this word of the group? */
        bool any;
    } groups[DANGER_GROUPS_MAX];
};

struct danger_text danger_text_of(struct arena *mem, struct str folded);
/* The groups are the first rows of the list: "child=baby|peuter". */
size_t danger_group_count(void);
/* The words of a group, with | between. false: there is no such group. */
bool danger_group_words(struct str name, struct str *ret);
/* By its first two bytes, below DANGER_BUCKETS. Whatever an alternative matches is in its bucket.
 */
size_t danger_word_bucket(struct str word);
/* Those words of the text; a group that the list does not have is a mistake of ours. */
const struct danger_group *danger_text_group(const struct danger_text *text, struct str name);

/* May all words of the phrase be in the text? Before it is taken apart, because this is asked of
 * the whole list for every text. */
bool danger_phrase_may_match(struct str phrase, const struct danger_text *text);

/* Does it stand there, beginning with word `at`? *ret: the word after its last. */
bool danger_phrase_at(const struct danger_phrase *phrase, const struct danger_text *text, size_t at,
                      size_t *ret);
/* Its words may be far from each other. */
bool danger_phrase_is_wide(const struct danger_phrase *phrase);
/* An exception only: of words that may stand anywhere. */
bool danger_phrase_fits(const struct danger_phrase *phrase, const struct danger_text *text);

/* The first word from `from` on with which the phrase could begin; the count of the text: none. */
size_t danger_phrase_start(const struct danger_phrase *phrase, const struct danger_text *text,
                           size_t from);

#endif
