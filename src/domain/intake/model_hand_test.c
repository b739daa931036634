/* model_hand_test.c - the model of model_test.c: who is offered a question, and who sees what. */
#include "domain/intake/model_test.h"

enum { ACCEPT_WORKDAYS = 2, CONSENT_WORKDAYS = 10 };

bool
model_sees(const struct fact *fact, int64_t organisation, size_t message)
{
    signed char shown = fact->shown[organisation][message];
    const struct said *said = &fact->said[message];

    if (shown != 0)
        return shown > 0;
    return said->kind != 'n' || said->organisation == organisation;
}

/* An offer counts while who made it holds the open question; a run while who accepted does. */
void
model_follow(struct fact *fact, int64_t now_ms)
{
    bool closed = model_closed(fact);

    if (closed || fact->holder != fact->offer.from || fact->offer.due_ms <= now_ms)
        fact->offer.state = 0;
    if (closed || fact->holder != fact->run.to)
        fact->run = (struct run){0};
}

static bool
serves(int64_t organisation, int64_t municipality)
{
    if (municipality == DEMODAM)
        return organisation != OVERDAM_VANGNET;
    return organisation == RAADSLIEDEN || organisation == LOKET || organisation == HUURTEAM ||
           organisation == OVERDAM_VANGNET;
}

static bool
goes(const struct fact *fact, const struct step *step, size_t message)
{
    const struct said *said = &fact->said[message];

    if (!model_sees(fact, fact->holder, message))
        return false;
    switch (said->kind) {
    case 'q':
        return step->parts & 1;
    case 'a':
        return step->parts & 2;
    case 'r':
        return step->parts & 4;
    default:
        return (step->parts & 8) && said->organisation == fact->holder;
    }
}

static enum outcome
model_offer(struct model *model, struct fact *fact, const struct person *who,
            const struct step *step)
{
    bool draft = model_same(step->word, "page");

    TRY(model_mine(fact, who));
    struct fact after = *fact;
    model_follow(&after, model->now_ms);
    if (after.offer.state != 0)
        return CONFLICT;
    if (step->to == fact->holder || !serves(step->to, fact->id.municipality) || step->parts == 0 ||
        model_same(step->word, ""))
        return INVALID;
    after.offer = (struct offer){
        .number = 1, /* the rules say which */
        .state = draft ? 'd' : 'r',
        .from = fact->holder,
        .to = step->to,
        .due_ms = model_promise_ms(model->now_ms, draft ? CONSENT_WORKDAYS : ACCEPT_WORKDAYS),
        .said = fact->messages};
    for (size_t i = 0; i < fact->messages; i++)
        after.offer.goes[i] = goes(fact, step, i);
    *fact = after;
    return OK;
}

static enum outcome
model_offered(const struct model *model, const struct fact *fact, const struct person *who)
{
    const struct offer *offer = &fact->offer;

    if (!who->may || !who->member)
        return DENIED;
    if (offer->number == 0 || offer->to != who->organisation)
        return NOT_FOUND;
    if (offer->state == 'r' && offer->due_ms > model->now_ms && fact->holder == offer->from &&
        !model_closed(fact))
        return OK;
    return fact->run.number == offer->number && fact->holder == who->organisation ? CONFLICT
                                                                                  : NOT_FOUND;
}

static void
handed(struct model *model, struct fact *fact, int64_t to, int64_t professional, const char *why)
{
    fact->holder = to;
    fact->professional = professional;
    fact->stage = professional ? "taken" : "waiting";
    fact->due_ms = model_promise_ms(model->now_ms, model_workdays(to));
    fact->since_ms = model->now_ms;
    fact->why = why;
    fact->news = fact->caught = false;
}

static enum outcome
model_accept(struct model *model, struct fact *fact, const struct person *who)
{
    enum outcome outcome = model_offered(model, fact, who);

    if (outcome == CONFLICT && fact->professional == who->professional)
        return OK;
    TRY(outcome);
    for (size_t i = 0; i < SAID_MAX; i++) {
        bool own = fact->said[i].organisation == who->organisation;
        signed char goes = fact->offer.goes[i] ? 1 : -1;
        if (i >= fact->offer.said || own)
            goes = 0;
        fact->shown[who->organisation][i] = goes;
    }
    fact->run = (struct run){fact->offer.number, fact->offer.from, fact->offer.to};
    fact->offer.state = 0;
    handed(model, fact, who->organisation, who->professional, "handed_over");
    return OK;
}

static enum outcome
model_agree(struct model *model, struct fact *fact, const struct step *step)
{
    struct fact after = *fact;

    model_follow(&after, model->now_ms);
    if (after.offer.state != 'd')
        return CONFLICT;
    after.offer.state = model_same(step->word, "yes") ? 'r' : 0;
    after.offer.due_ms = model_promise_ms(model->now_ms, ACCEPT_WORKDAYS);
    *fact = after;
    return OK;
}

static enum outcome
model_withdraw(struct model *model, struct fact *fact)
{
    struct fact after = *fact;

    model_follow(&after, model->now_ms);
    if (after.offer.state == 0 && after.run.number == 0)
        return CONFLICT;
    if (after.offer.state == 0) {
        handed(model, &after, after.run.from, 0, "handed_back");
        after.run = (struct run){0};
    }
    after.offer.state = 0;
    *fact = after;
    return OK;
}

enum outcome
model_hand(struct model *model, struct fact *fact, const struct person *who,
           const struct step *step)
{
    switch (step->op) {
    case OFFER:
        return model_offer(model, fact, who, step);
    case CANCEL:
        TRY(model_mine(fact, who));
        if (model_same(step->word, "because"))
            return INVALID;
        if (fact->offer.state == 0)
            return NOT_FOUND;
        fact->offer.state = 0;
        return OK;
    case ACCEPT:
        return model_accept(model, fact, who);
    case DECLINE:
        TRY(model_offered(model, fact, who));
        if (model_same(step->word, "no_time"))
            return INVALID;
        fact->offer.state = 0;
        return OK;
    case PEEK:
        return model_offered(model, fact, who);
    case AGREE:
        return model_agree(model, fact, step);
    case WITHDRAW:
        return model_withdraw(model, fact);
    default:
        check(false);
        return INVALID;
    }
}
