/* model_test.h - a slow and simple model of what happens to questions; for model_test.c only.
 *
 * Plain C on a struct in memory. It shares no code and no table with the rules it is compared
 * with. */
#ifndef DOMAIN_INTAKE_MODEL_TEST_H
#define DOMAIN_INTAKE_MODEL_TEST_H

#include "app/test_house.h"

enum { QUESTIONS_MAX = 3, SAID_MAX = 24, ORGANISATIONS = 9 };

/* Who can act. */
struct person {
    int64_t professional, organisation;
    bool may, member;
};
enum { ROOS_COLLEAGUE = 11, AISHA_COLLEAGUE, LEFT, MANAGER };
enum { PEOPLE_MAX = 16 };
extern const struct person model_people[];
extern const int model_people_count;

/* What is asked where, and who gets it. */
struct model_route {
    const char *topic;
    int64_t municipality, holder; /* holder 0: that municipality does not take part */
    const char *why;
};
extern const struct model_route model_routes[];
extern const int model_routes_count;

/* The model knows the holidays from September 2026 to July 2027: a sequence begins on one of these
 * days and takes at most 100. */
enum { FIRST_DAY = 20697 /* 1 September 2026 */, FIRST_DAYS = 150 };

/* A message: of the question, an addition, reply or note. */
struct said {
    char kind; /* q, a, r, n */
    int64_t organisation;
    const char *text;
};

/* The offer that waits, or was the last to wait. */
struct offer {
    int64_t number; /* as the rules call it; 0: there never was one */
    char state;     /* d asked of the resident, r offered, 0 not waiting any more */
    int64_t from, to, due_ms;
    bool goes[SAID_MAX];
    size_t said; /* messages there were */
};

/* What was accepted and still runs; number 0: nothing. */
struct run {
    int64_t number, from, to;
};

/* What the model knows of one question. */
struct fact {
    struct question_id id;
    int64_t holder, professional, due_ms, since_ms;
    const char *stage, *why, *outcome;
    bool news, caught;
    bool in_vain; /* called so, since they last spoke */
    size_t messages, seen_by_resident;
    struct said said[SAID_MAX];
    /* To whom it was handed: 1 went along, -1 did not, 0 it was there when they had it. */
    signed char shown[ORGANISATIONS][SAID_MAX];
    struct offer offer;
    struct run run;
};

struct model {
    int64_t now_ms;
    struct fact facts[QUESTIONS_MAX];
    int count;
    bool gone[PEOPLE_MAX]; /* left during this sequence */
};

enum op {
    ASK,
    TAKE,
    PASS_BACK,
    REPLY,
    NOTE,
    CALLED,
    CLOSE,
    OPEN,
    OFFER,
    CANCEL,
    ACCEPT,
    DECLINE,
    PEEK, /* the receiver reads the packet */
    ADD,
    STOP,
    AGREE,
    WITHDRAW,
    SWEEP,
    LEAVE,
    RETURN, /* what was not answered returns */
    OPS
};

struct step {
    enum op op;
    int route, who, fact;
    int64_t seen_holder, limit;
    int64_t successor; /* of who leaves; 0: the team */
    const char *word;  /* reason, outcome, text, consent */
    int64_t moved;     /* by the sweep, as the model expects */
    int64_t to, parts;
};

bool model_closed(const struct fact *fact);
bool model_sees(const struct fact *fact, int64_t organisation, size_t message);
/* Used by both files of the model's rules. */
bool model_same(const char *a, const char *b);
enum outcome model_mine(const struct fact *fact, const struct person *who);
int64_t model_promise_ms(int64_t at_ms, int workdays);
int model_workdays(int64_t organisation);
void model_follow(struct fact *fact, int64_t now_ms);
/* The steps of handing over: OFFER to WITHDRAW, but ADD and STOP. */
enum outcome model_hand(struct model *model, struct fact *fact, const struct person *who,
                        const struct step *step);
/* Carries the step out on the model: how it must end. */
enum outcome model_step(struct model *model, struct step *step);

#endif
