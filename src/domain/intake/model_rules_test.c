/* model_rules_test.c - the model of model_test.c: its tables, its promises and its steps. */
#include "domain/intake/model_test.h"

/* ---- the tables of the model ---- */

static const int workdays_of[] = {
    [RAADSLIEDEN] = 2, [LOKET] = 3,    [WIJKTEAM] = 2, [SCHULDHULP] = 3,
    [INKOMEN] = 3,     [HUURTEAM] = 4, [VANGNET] = 2,  [OVERDAM_VANGNET] = 2,
};

const struct person model_people[] = {
    {SAMIRA, RAADSLIEDEN, true, true},
    {JORIS, RAADSLIEDEN, true, true},
    {LINH, LOKET, true, true},
    {FATMA, WIJKTEAM, true, true},
    {BRAM, SCHULDHULP, true, true},
    {PIOTR, HUURTEAM, true, true},
    {ROOS, VANGNET, true, true},
    {ROOS_COLLEAGUE, VANGNET, true, true},
    {AISHA, OVERDAM_VANGNET, true, true},
    {AISHA_COLLEAGUE, OVERDAM_VANGNET, true, true},
    {HENK, INKOMEN, false, true},     /* a coordinator: no questions */
    {SAMIRA, VANGNET, true, false},   /* not of this organisation */
    {LEFT, RAADSLIEDEN, true, false}, /* does not work there any more */
};
const int model_people_count = sizeof model_people / sizeof *model_people;

const struct model_route model_routes[] = {
    {"", DEMODAM, VANGNET, "no_topic"},
    {"", POLDERDAM, OVERDAM_VANGNET, "no_topic"},
    {"bijstand", DEMODAM, RAADSLIEDEN, "independent"},
    {"wmo", OVERDAM, RAADSLIEDEN, "independent"},
    {"schulden", DEMODAM, SCHULDHULP, "helps"},
    {"schulden", OVERDAM, RAADSLIEDEN, "helps"},
    {"ontslag", OVERDAM, LOKET, "helps"},
    {"gebreken_woning", POLDERDAM, HUURTEAM, "helps"},
    {"overig_sociaal", DEMODAM, WIJKTEAM, "helps"},
    {"overig_sociaal", OVERDAM, OVERDAM_VANGNET, "helps"},
    {"discriminatie", DEMODAM, VANGNET, "nobody"},
    {"ontslag", 9904, 0, ""},
};
const int model_routes_count = sizeof model_routes / sizeof *model_routes;

static int64_t
net_of(int64_t municipality)
{
    return municipality == DEMODAM ? VANGNET : OVERDAM_VANGNET;
}

/* ---- the promise of the model, from September 2026 to July 2027 ---- */

static bool
day_off(int64_t day)
{
    /* Christmas and the day after, New Year, Good Friday, Easter Monday, King's day, Liberation,
     * Ascension, Whit Monday. */
    static const int64_t days[] = {20812, 20813, 20819, 20903, 20906, 20935, 20943, 20944, 20955};

    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (days[i] == day)
            return true;
    return (day + 3) % 7 >= 5; /* day 0 was a Thursday */
}

static int64_t
offset_ms(int64_t at_ms)
{
    /* Winter time from 25 October 2026 to 28 March 2027, 01:00 UTC. */
    bool winter = at_ms >= INT64_C(1792890000000) && at_ms < INT64_C(1806195600000);
    return winter ? HOUSE_HOUR_MS : 2 * HOUSE_HOUR_MS;
}

int64_t
model_promise_ms(int64_t at_ms, int workdays)
{
    int64_t day = (at_ms + offset_ms(at_ms)) / HOUSE_DAY_MS;

    while (day_off(day))
        day++;
    for (int left = workdays; left > 0; left -= day_off(day) ? 0 : 1)
        day++;
    int64_t midnight = (day + 1) * HOUSE_DAY_MS; /* on the clock there */
    return midnight - offset_ms(midnight - 2 * HOUSE_HOUR_MS);
}

int
model_workdays(int64_t organisation)
{
    return workdays_of[organisation];
}

/* ---- the model ---- */

bool
model_same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

bool
model_closed(const struct fact *fact)
{
    return model_same(fact->stage, "closed");
}

static bool
due(const struct fact *fact, int64_t now_ms)
{
    bool open = model_same(fact->stage, "waiting") || model_same(fact->stage, "taken");
    return open && fact->due_ms <= now_ms && fact->holder != net_of(fact->id.municipality);
}

static void
to_net(struct fact *fact, int64_t now_ms, const char *why)
{
    fact->holder = net_of(fact->id.municipality);
    fact->professional = 0;
    fact->stage = "waiting";
    fact->due_ms = model_promise_ms(now_ms, workdays_of[fact->holder]);
    fact->since_ms = now_ms;
    fact->why = why;
    fact->caught = true;
}

static void
say(struct fact *fact, char kind, int64_t organisation, const char *text)
{
    check(fact->messages < SAID_MAX);
    fact->said[fact->messages++] = (struct said){kind, organisation, text};
}

static enum outcome
model_may(const struct fact *fact, const struct person *who)
{
    if (!who->may || !who->member)
        return DENIED;
    return fact->holder == who->organisation ? OK : NOT_FOUND;
}

enum outcome
model_mine(const struct fact *fact, const struct person *who)
{
    TRY(model_may(fact, who));
    return model_closed(fact) || fact->professional != who->professional ? CONFLICT : OK;
}

static enum outcome
model_ask(struct model *model, const struct step *step)
{
    if (model_routes[step->route].holder == 0)
        return NOT_FOUND;
    int64_t holder = model_routes[step->route].holder;
    model->facts[model->count++] = (struct fact){
        .id = {model_routes[step->route].municipality, 0}, /* the number follows */
        .holder = holder,
        .due_ms = model_promise_ms(model->now_ms, workdays_of[holder]),
        .since_ms = model->now_ms,
        .stage = "waiting",
        .why = model_routes[step->route].why,
        .outcome = "",
        .messages = 1,
        .seen_by_resident = 1,
        .said = {{'q', 0, "Mijn brief is weg."}},
    };
    return OK;
}

static enum outcome
model_take(struct fact *fact, const struct person *who, const struct step *step)
{
    TRY(model_may(fact, who));
    if (model_closed(fact))
        return CONFLICT;
    if (fact->professional == who->professional)
        return OK;
    if (fact->professional != step->seen_holder)
        return CONFLICT;
    fact->professional = who->professional;
    fact->stage = model_same(fact->stage, "waiting") ? "taken" : fact->stage;
    fact->news = false;
    return OK;
}

static enum outcome
model_pass_back(struct model *model, struct fact *fact, const struct person *who,
                const struct step *step)
{
    TRY(model_may(fact, who));
    if (model_same(step->word, "because"))
        return INVALID;
    if (model_closed(fact) || fact->holder == net_of(fact->id.municipality))
        return CONFLICT;
    to_net(fact, model->now_ms, "passed_back");
    return OK;
}

static void
model_answer(struct fact *fact)
{
    fact->stage = "answered";
    fact->news = false;
}

static enum outcome
model_reply(struct fact *fact, const struct person *who, const struct step *step)
{
    if (model_same(step->word, ""))
        return INVALID;
    TRY(model_mine(fact, who));
    model_answer(fact);
    say(fact, 'r', who->organisation, step->word);
    fact->seen_by_resident++;
    return OK;
}

static enum outcome
model_note(struct fact *fact, const struct person *who, const struct step *step)
{
    if (model_same(step->word, ""))
        return INVALID;
    TRY(model_may(fact, who));
    say(fact, 'n', who->organisation, step->word);
    return OK;
}

static enum outcome
model_called(struct fact *fact, const struct person *who, const struct step *step)
{
    if (model_same(step->word, "shouted"))
        return INVALID;
    TRY(model_mine(fact, who));
    fact->in_vain = !model_same(step->word, "spoke");
    if (!fact->in_vain)
        model_answer(fact);
    return OK;
}

static void
model_end(struct fact *fact, const char *outcome)
{
    fact->stage = "closed";
    fact->outcome = outcome;
    fact->news = false;
}

static enum outcome
model_close(struct fact *fact, const struct person *who, const struct step *step)
{
    if (model_same(step->word, "stopped") || model_same(step->word, "won"))
        return INVALID;
    TRY(model_mine(fact, who));
    if (model_same(step->word, "not_reached") && !fact->in_vain &&
        !model_same(fact->stage, "answered"))
        return INVALID;
    model_end(fact, step->word);
    say(fact, 'r', who->organisation, "Is er nog iets?");
    fact->seen_by_resident++;
    return OK;
}

/* Something added opens a closed question again, and an answered one too; the promise of a question
 * that waits stays as it was, and so does one that was still to come when it was closed. */
static enum outcome
model_add(struct model *model, struct fact *fact, const struct step *step)
{
    if (model_same(step->word, ""))
        return INVALID;
    say(fact, 'a', 0, step->word);
    fact->seen_by_resident++;
    fact->news = true;
    const int64_t promise_ms = model_promise_ms(model->now_ms, workdays_of[fact->holder]);
    const bool stands =
        model_closed(fact) && fact->due_ms > model->now_ms && fact->due_ms < promise_ms;
    if (!stands && (model_closed(fact) || model_same(fact->stage, "answered")))
        fact->due_ms = promise_ms;
    if (model_closed(fact)) {
        fact->stage = "waiting";
        fact->professional = 0;
        fact->outcome = "";
    } else if (model_same(fact->stage, "answered")) {
        fact->stage = fact->professional == 0 ? "waiting" : "taken"; /* who answered may be gone */
    }
    return OK;
}

static enum outcome
model_stop(struct fact *fact)
{
    if (!model_closed(fact))
        model_end(fact, "stopped");
    return OK;
}

/* The one whose promise passed first goes first. */
static enum outcome
model_sweep(struct model *model, struct step *step)
{
    for (step->moved = 0; step->moved < step->limit; step->moved++) {
        struct fact *first = NULL;
        for (int i = 0; i < model->count; i++)
            if (due(&model->facts[i], model->now_ms) &&
                (first == NULL || model->facts[i].due_ms < first->due_ms))
                first = &model->facts[i];
        if (first == NULL)
            break;
        to_net(first, model->now_ms, "time_passed");
    }
    return OK;
}

static bool
model_answers_there(const struct model *model, int64_t professional, int64_t organisation)
{
    for (int i = 0; i < model_people_count; i++)
        if (model_people[i].professional == professional &&
            model_people[i].organisation == organisation && model_people[i].may &&
            model_people[i].member && !model->gone[i])
            return true;
    return false;
}

/* All that somebody held there goes to one who answers questions there, or back to the team. */
static enum outcome
model_leave(struct model *model, const struct person *who, const struct step *step)
{
    if (!who->member)
        return NOT_FOUND;
    if (step->successor != 0 && (step->successor == who->professional ||
                                 !model_answers_there(model, step->successor, who->organisation)))
        return INVALID;
    if (!who->may)
        return DENIED; /* a coordinator is sent away by the network */
    for (int i = 0; i < model->count; i++) {
        struct fact *fact = &model->facts[i];
        if (fact->holder != who->organisation || fact->professional != who->professional ||
            model_closed(fact))
            continue;
        fact->professional = step->successor;
        if (step->successor == 0 && model_same(fact->stage, "taken"))
            fact->stage = "waiting";
    }
    model->gone[step->who] = true;
    return OK;
}

static enum outcome
model_turn(struct model *model, struct fact *fact, const struct person *who, struct step *step)
{
    switch (step->op) {
    case ASK:
        return model_ask(model, step);
    case TAKE:
        return model_take(fact, who, step);
    case PASS_BACK:
        return model_pass_back(model, fact, who, step);
    case REPLY:
        return model_reply(fact, who, step);
    case NOTE:
        return model_note(fact, who, step);
    case CALLED:
        return model_called(fact, who, step);
    case CLOSE:
        return model_close(fact, who, step);
    case OPEN:
        return model_may(fact, who);
    case ADD:
        return model_add(model, fact, step);
    case STOP:
        return model_stop(fact);
    case SWEEP:
        return model_sweep(model, step);
    case LEAVE:
        return model_leave(model, who, step);
    case RETURN:
        for (int i = 0; i < model->count; i++)
            model_follow(&model->facts[i], model->now_ms);
        return OK;
    default:
        return model_hand(model, fact, who, step);
    }
}

enum outcome
model_step(struct model *model, struct step *step)
{
    struct fact *fact = &model->facts[step->fact];
    struct person there = model_people[step->who];

    there.member = there.member && !model->gone[step->who];
    enum outcome outcome = model_turn(model, fact, &there, step);

    /* As the pages do: the handovers of a question follow what its holder or resident did. */
    if (outcome == OK && (step->op == PASS_BACK || step->op == REPLY || step->op == CALLED ||
                          step->op == CLOSE || step->op == STOP))
        model_follow(fact, model->now_ms);
    return outcome;
}
