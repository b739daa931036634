/* plain.h - the readability gate for Dutch that residents read. The same rules and figures as
 * tools/plain.py, which judges what is shipped; tests/http/editors.py compares the two.
 *
 * A sentence has at most 20 words. No word is longer than 15 letters, but for a few that residents
 * know. No difficult word, without the plain one instead. What is difficult and needed is explained
 * where it first stands, as *word*. The text as a whole: Flesch-Douma (206.84 - 0.77 x syllables
 * per 100 words - 0.93 x words per sentence) is at least 70, a sentence has 12 words on average at
 * most, and a tenth of them at most is passive.
 *
 * A head ("owner: ...", to the first empty line) and sources (lines that begin with the section
 * sign) are not read. It counts what can be counted; whether a text is warm and true is for a
 * reader. Pure: memory grows with the text, a finding at most for each word and sentence. */
#ifndef WORDS_PLAIN_H
#define WORDS_PLAIN_H

#include "base/arena.h"
#include "base/str.h"

enum {
    PLAIN_WORDS_MAX = 20,   /* of a sentence */
    PLAIN_LETTERS_MAX = 15, /* of a word */
    PLAIN_FLESCH_MIN = 70,
    PLAIN_MEAN_MAX = 12,
    PLAIN_PASSIVE_PERCENT = 10,
};

/* A difficult word, and what to say instead. */
struct plain_word {
    struct str word, plain;
};
struct plain_words {
    const struct plain_word *at;
    size_t count;
};

enum plain_kind {
    PLAIN_LONG_SENTENCE, /* number: its words */
    PLAIN_DIFFICULT,     /* word, say */
    PLAIN_LONG_WORD,     /* word; number: its letters */
    PLAIN_HARD,          /* the whole text: Flesch-Douma; number: rounded */
    PLAIN_LONG_MEAN,     /* the whole text: words a sentence */
    PLAIN_PASSIVE,       /* the whole text; number: passive sentences */
    PLAIN_EMPTY,         /* the whole text: nothing to read */
};

struct plain_finding {
    enum plain_kind kind;
    size_t line;         /* of the text, from 1 */
    struct str sentence; /* without marks of Markdown; empty: about the whole text */
    struct str word, say;
    int64_t number;
};

struct plain_sentence {
    size_t line;
    struct str text;
    int64_t words;
    bool passive, heading;
    size_t finding, finding_count; /* its own, in `findings` */
};

struct plain_report {
    struct plain_finding *findings; /* of sentences in their order, then of the whole text */
    size_t finding_count;
    struct plain_sentence *sentences; /* those with words */
    size_t sentence_count;
    /* Headings count in none of these. */
    int64_t words, counted, passive;
    double flesch, mean; /* 0 when there is nothing to read */
};

/* Any bytes; what is not UTF-8 is read as U+FFFD. */
void plain_read(struct arena *mem, struct str text, const struct plain_words *difficult,
                struct plain_report *ret);

#endif
