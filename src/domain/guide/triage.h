/* triage.h - the help finder: one question a page, from what somebody recognises to the help that
 * fits, for more than one problem at a time (MISSION A6).
 *
 * The questions are data that a social adviser or lawyer writes (content/nl/triage, one file a life
 * area; tools/triage.c holds their form). The build checks them and compiles them to the tables
 * below: each path ends, nothing is dead, no area asks more than TRIAGE_DEPTH_MAX.
 *
 * A walk is what somebody chose so far. It is all there is: nothing is stored. Its words
 * (triage_write) go, sealed, in the address of the next page, so going back and going on later work
 * by themselves. First the areas of life; then the questions of the first two that were chosen (of
 * others the general end); last, what somebody manages by themselves now. Never more than
 * TRIAGE_ASKS_MAX questions. */
#ifndef DOMAIN_GUIDE_TRIAGE_H
#define DOMAIN_GUIDE_TRIAGE_H

#include "base/arena.h"
#include "base/str.h"
#include "domain/guide/urgency.h"

enum {
    TRIAGE_ANSWERS_MAX = 7,
    TRIAGE_LINES_MAX = 5,
    TRIAGE_DEPTH_MAX = 3,
    TRIAGE_DEEP_MAX = 2, /* areas whose questions are asked */
    TRIAGE_AREAS_MAX = 16,
    TRIAGE_ASKS_MAX = 1 + TRIAGE_DEEP_MAX * TRIAGE_DEPTH_MAX + 1
};

/* Where an answer leads: the number of an end, or of a question. */
struct triage_step {
    bool ends;
    size_t at;
};
struct triage_answer {
    struct str say;
    struct triage_step go;
};
struct triage_question {
    struct str id, ask, why;
    struct triage_answer answers[TRIAGE_ANSWERS_MAX];
    size_t count;
    struct triage_step unknown; /* "I don't know", on every page */
};
struct triage_lines {
    struct str at[TRIAGE_LINES_MAX];
    size_t count;
};
struct triage_end {
    struct str id, topic;
    enum urgency urgency;
    struct str what, law; /* law: the articles behind `rights`, for professionals */
    struct triage_lines rights, now, bring;
    struct triage_lines numbers; /* ids of data/national_numbers.csv, shown first */
    struct triage_lines also;    /* topics that often come with it */
};
struct triage_area {
    struct str id, say, hint, icon, owner, checked;
    struct triage_lines numbers; /* shown on every page of this area */
    struct triage_step start;
    const struct triage_question *questions;
    size_t question_count;
    const struct triage_end *ends;
    size_t end_count;
};

/* Made by the build from content/nl/triage. */
extern const struct triage_area triage_areas[];
extern const size_t triage_area_count;
extern const struct str triage_version; /* changes with the content */

/* What somebody manages by themselves (doenvermogen), now: the last question, the same for every
 * area. Its answers lead nowhere; they are the values of enum triage_self from TRIAGE_SELF_YES. */
extern const struct triage_question triage_self_question;
enum triage_self { TRIAGE_SELF_UNKNOWN, TRIAGE_SELF_YES, TRIAGE_SELF_SOME, TRIAGE_SELF_NO };

struct triage_walk {
    size_t areas[TRIAGE_AREAS_MAX]; /* in the order of triage_areas, without doubles */
    size_t area_count;
    char answers[TRIAGE_ASKS_MAX]; /* '0' the first answer, ...; '?' not known */
    size_t answer_count;
    int64_t municipality; /* 0: not said */
};

enum triage_now { TRIAGE_ASKS, TRIAGE_ASKS_SELF, TRIAGE_DONE };

struct triage_found {
    const struct triage_area *area;
    const struct triage_end *end;
};
/* Where a walk has come. */
struct triage_state {
    enum triage_now now;
    const struct triage_area *area;         /* of TRIAGE_ASKS */
    const struct triage_question *question; /* the same */
    size_t asked, left_most;                /* questions answered; and at most to come */
    enum triage_self self;
    struct triage_found found[TRIAGE_AREAS_MAX]; /* so far; danger first, then what cannot wait */
    size_t found_count;
};

/* false: no walk through this content. */
bool triage_replay(const struct triage_walk *walk, struct triage_state *ret);

/* The words of a walk, and back: false when they are of another version of the content, or no
 * walk. */
struct str triage_write(struct arena *mem, const struct triage_walk *walk);
bool triage_read(struct str words, struct triage_walk *ret);
/* The areas of these ids, one a line. The number that was known; unknown ids are passed over. */
size_t triage_choose(struct str ids, struct triage_walk *ret);

/* The topics of what was found so far, most urgent first, each once. Without "other help": that is
 * no topic of somebody's problem. */
size_t triage_topics(const struct triage_state *state, struct str ret[TRIAGE_AREAS_MAX]);

/* What was chosen, in Dutch, as the text of a question: nobody has to tell it again. First what it
 * is about, when that is more than one thing: none of them may be passed over. */
struct str triage_told(struct arena *mem, const struct triage_walk *walk);

#endif
