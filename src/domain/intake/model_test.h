/* model_test.h - a slow and simple model of what happens to questions; for model_test.c only.
 *
 * Plain C on a struct in memory. It shares no code and no table with the rules it is compared
 * with. */
#ifndef DOMAIN_INTAKE_MODEL_TEST_H
#define DOMAIN_INTAKE_MODEL_TEST_H

#include "app/test_house.h"

enum { QUESTIONS_MAX = 3 };

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

/* What the model knows of one question. */
struct fact {
    struct question_id id;
    int64_t holder, professional, due_ms, since_ms;
    const char *stage, *why, *outcome;
    bool news, caught;
    size_t messages, seen_by_resident;
};

struct model {
    int64_t now_ms;
    struct fact facts[QUESTIONS_MAX];
    int count;
    bool gone[PEOPLE_MAX]; /* left during this sequence */
};

enum op { ASK, TAKE, PASS_BACK, REPLY, NOTE, CALLED, CLOSE, OPEN, ADD, STOP, SWEEP, LEAVE, OPS };

struct step {
    enum op op;
    int route, who, fact;
    int64_t seen_holder, limit;
    int64_t successor; /* of who leaves; 0: the team */
    const char *word;  /* reason, outcome, text */
    int64_t moved;     /* by the sweep, as the model expects */
};

bool model_closed(const struct fact *fact);
/* Carries the step out on the model: how it must end. */
enum outcome model_step(struct model *model, struct step *step);

#endif
