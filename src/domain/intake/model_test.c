/* model_test.c - the rules of holding, against a slow and simple model of them.
 *
 * Random sequences of everything that can happen to a question are carried out twice: through the
 * rules on a database, and on a struct in memory. After every step both must say the same: the
 * outcome, and of each question its one holder, who took it, its stage and its promise.
 *
 * A sequence that fails prints its seed and its steps; ELKEDEUR_SEED=<seed> runs that one alone.
 * SOAK=1 runs sequences that nobody saw before. */
#include "domain/guide/helplines.h"
#include "domain/intake/model_test.h"

#include <stdlib.h>

#include "domain/handover/handover.h"

#include "base/text.h"
#include "domain/desk/leaving.h"
#include "domain/intake/model_test.sql.h"
#include "domain/intake/model_test.sql.c" /* made by sqlc.py --unlisted */
#include "os/random.h"

enum { STEPS_MAX = 16 };

static const char *const op_names[OPS] = {"ask",    "take",     "pass_back", "reply", "note",
                                          "called", "close",    "open",      "offer", "cancel",
                                          "accept", "decline",  "peek",      "add",   "stop",
                                          "agree",  "withdraw", "sweep",     "leave", "return"};

/* ---- chance: the same for the same seed, on every machine ---- */

struct chance {
    uint64_t state;
};

static uint64_t
chance_next(struct chance *chance) /* splitmix64 */
{
    uint64_t z = chance->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static int
below(struct chance *chance, int limit)
{
    return (int)(chance_next(chance) % (uint64_t)limit);
}

static bool
one_in(struct chance *chance, int n)
{
    return below(chance, n) == 0;
}

/* ---- the rules themselves ---- */

static enum outcome
real_ask(struct cx *cx, struct model *model, const struct step *step)
{
    const struct ask ask = {.question = S("Mijn brief is weg."),
                            .topic = str_from_c(model_routes[step->route].topic),
                            .channel = S("email"),
                            .email = S("ans@bewoner.example"),
                            .consent = true};
    struct ask_plan *plan;
    struct asked asked;

    assert_ok(ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &plan));
    enum outcome outcome =
        in_write(cx, ask_act(cx, plan, model_routes[step->route].municipality, S("delen"), &asked));
    if (outcome == OK)
        model->facts[model->count - 1].id.question = asked.question;
    return outcome;
}

static enum outcome
real_sweep(struct cx *cx, const struct step *step)
{
    int64_t moved;

    TRY(in_write(cx, holding_sweep(cx, step->limit, &moved)));
    return moved == step->moved ? OK : UNAVAILABLE;
}

static bool
reads(const struct thread_message *message, const struct said *said)
{
    static const struct {
        char kind;
        struct str name;
    } kinds[] = {{'q', S_INIT("question")},
                 {'a', S_INIT("addition")},
                 {'r', S_INIT("reply")},
                 {'n', S_INIT("note")}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].kind == said->kind)
            return str_eq(message->kind, kinds[i].name) &&
                   str_eq(message->text.text, str_from_c(said->text));
    return false;
}

/* What a professional reads is what the model says that they see: all of it, and no more. */
static enum outcome
real_open(struct cx *cx, const struct fact *fact, int64_t organisation)
{
    struct question_thread thread;
    size_t read = 0;

    TRY(in_read(cx, thread_for_professional(cx, fact->id, &thread)));
    for (size_t i = 0; i < fact->messages; i++)
        if (model_sees(fact, organisation, i) &&
            (read == thread.messages.count || !reads(&thread.messages.at[read++], &fact->said[i])))
            return UNAVAILABLE;
    return read == thread.messages.count ? OK : UNAVAILABLE;
}

/* The same of the packet that goes with an offer. */
static enum outcome
real_peek(struct cx *cx, const struct fact *fact)
{
    const struct handover_id number = {fact->id, fact->offer.number};
    struct handover_packet open;
    size_t read = 0;

    TRY(in_read(cx, handover_open(cx, number, &open)));
    for (size_t i = 0; i < fact->offer.said; i++)
        if (fact->offer.goes[i] && fact->said[i].organisation != fact->offer.to &&
            (read == open.packet.messages.count ||
             !reads(&open.packet.messages.at[read++], &fact->said[i])))
            return UNAVAILABLE;
    return read == open.packet.messages.count ? OK : UNAVAILABLE;
}

static enum outcome
real_offer(struct cx *cx, struct fact *fact, const struct step *step, struct str consent)
{
    const struct handover_offer offer = {.to = step->to,
                                         .parts = step->parts,
                                         .why = S("lawyer"),
                                         .asked = S("Kijkt u mee?"),
                                         .consent = consent};
    struct handover_row row;

    TRY(in_write(cx, handover_make(cx, fact->id, &offer, S("Mag dit?"), S("nl"))));
    assert_ok(in_read(cx, handover_last(cx, fact->id, &row)));
    fact->offer.number = row.handover;
    return OK;
}

static enum outcome
real_accept(struct cx *cx, struct fact *fact, int64_t organisation)
{
    TRY(in_write(cx, handover_accept(cx, (struct handover_id){fact->id, fact->offer.number})));
    return real_open(cx, fact, organisation);
}

/* As the pages do: what was done, and then what follows for its handovers. */
static enum outcome
followed(struct cx *cx, struct question_id id, enum outcome outcome)
{
    TRY(outcome);
    return handover_follow(cx, id);
}

static enum outcome
returned(struct cx *cx)
{
    int64_t count;

    TRY(handover_sweep(cx, 100, &count));
    return handover_catch_up(cx, 100, &count);
}

static enum outcome
real_hand(struct cx *cx, struct fact *fact, const struct step *step, struct str word)
{
    const struct handover_id number = {fact->id, fact->offer.number};

    switch (step->op) {
    case OFFER:
        return real_offer(cx, fact, step, word);
    case CANCEL:
        return in_write(cx, handover_cancel(cx, fact->id, word));
    case ACCEPT:
        return real_accept(cx, fact, model_people[step->who].organisation);
    case DECLINE:
        return in_write(cx, handover_decline(cx, number, word, 3, S("Helaas.")));
    case PEEK:
        return real_peek(cx, fact);
    case AGREE:
        return in_write(
            cx, handover_agree(cx, fact->id, str_eq(word, S("yes")), S("Mag dit?"), S("nl")));
    case WITHDRAW:
        return in_write(cx, handover_withdraw(cx, fact->id));
    case RETURN:
        return in_write(cx, returned(cx));
    default:
        check(false);
        return INVALID;
    }
}

static enum outcome
real_step(struct cx *cx, struct model *model, const struct step *step)
{
    const struct person *who = &model_people[step->who];
    struct fact *fact = &model->facts[step->fact];
    struct question_id id = fact->id;
    struct str word = step->word ? str_from_c(step->word) : S("");

    cx->now_ms = model->now_ms;
    as_resident(cx);
    if (step->op >= TAKE && step->op <= PEEK)
        as_professional(cx, who->professional, who->organisation);
    if (!who->may)
        cx->who.permissions = PERMISSION_SIGNED_IN | PERMISSION_COORDINATE;
    switch (step->op) {
    case ASK:
        return real_ask(cx, model, step);
    case TAKE:
        return in_write(cx, question_take(cx, id, step->seen_holder));
    case PASS_BACK:
        return in_write(cx,
                        followed(cx, id, question_pass_back(cx, id, word, S("Niet voor ons."))));
    case REPLY:
        return in_write(cx, followed(cx, id, question_reply(cx, id, word)));
    case NOTE:
        return in_write(cx, question_note(cx, id, word));
    case CALLED:
        return in_write(cx, followed(cx, id, question_called(cx, id, word, S(""))));
    case CLOSE:
        return in_write(cx, followed(cx, id, question_close(cx, id, word, S("Is er nog iets?"))));
    case OPEN:
        return real_open(cx, fact, who->organisation);
    case ADD:
        return in_write(cx, question_add(cx, id, word, PERIL_NONE));
    case STOP:
        return in_write(cx, followed(cx, id, question_stop(cx, id)));
    case SWEEP:
        return real_sweep(cx, step);
    case LEAVE:
        as_role(cx, MANAGER, who->organisation, S("organisation_administrator"));
        return in_write(cx,
                        colleague_leave(cx, who->organisation, who->professional, step->successor));
    default:
        return real_hand(cx, fact, step, word);
    }
}

/* Does an offer wait, as the model says? */
static bool
offer_same(struct cx *cx, const struct fact *fact)
{
    struct handover_row row;
    enum outcome outcome = handover_last(cx, fact->id, &row);

    return (outcome == OK && handover_waits(&row)) == (fact->offer.state != 0);
}

/* The first thing in which the database differs from the model; NULL: nothing. */
static const char *
fact_differs(struct cx *cx, const struct fact *fact)
{
    struct question_state state;
    int64_t holders;

    assert_ok(sql_test_holder_count(cx, fact->id.municipality, fact->id.question, &holders));
    if (holders != 1)
        return "number of holders";
    if (question_state_get(cx, fact->id, &state) != OK)
        return "existence";
    if (state.organisation != fact->holder)
        return "holder";
    if (state.professional != fact->professional)
        return "professional";
    if (!str_eq(state.stage, str_from_c(fact->stage)))
        return "stage";
    if (state.due_ms != fact->due_ms)
        return "due";
    if (state.since_ms != fact->since_ms)
        return "since";
    if (!str_eq(state.why, str_from_c(fact->why)))
        return "why";
    if (!str_eq(state.outcome, str_from_c(fact->outcome)))
        return "outcome";
    if ((state.ended_ms != 0) != model_closed(fact))
        return "end";
    if (state.news != fact->news)
        return "news";
    if (!offer_same(cx, fact))
        return "offer";
    return state.caught == fact->caught ? NULL : "caught";
}

static const char *
world_differs(struct cx *cx, const struct model *model)
{
    const char *what = NULL;

    as_resident(cx); /* who sees all that is there */
    begin_read(cx);
    for (int i = 0; i < model->count && what == NULL; i++)
        what = fact_differs(cx, &model->facts[i]);
    db_rollback(cx->db);
    return what;
}

/* Who left comes back for the next sequence. */
static void
everybody_back(struct cx *cx, const struct model *model)
{
    int64_t changed;

    for (int i = 0; i < model_people_count; i++) {
        if (!model->gone[i])
            continue;
        assert_ok(sql_test_professional_back(cx, model_people[i].professional, &changed));
        assert_ok(membership_set(cx, model_people[i].professional, model_people[i].organisation,
                                 S("professional")));
    }
}

/* At the end of a sequence: counted over all there is, then all of it goes. */
static const char *
end_differs(struct cx *cx, struct model *model)
{
    int64_t odd = -1, alone = -1, left = -1;
    struct question_thread thread;

    as_resident(cx);
    begin_write(cx);
    assert_ok(sql_test_without_one_holder(cx, &odd));
    assert_ok(sql_test_without_question(cx, &alone));
    for (int i = 0; i < model->count; i++) {
        assert_ok(thread_for_resident(cx, model->facts[i].id, &thread));
        if (thread.messages.count != model->facts[i].seen_by_resident)
            return "messages for the resident";
        assert_ok(question_erase(cx, model->facts[i].id));
        assert_ok(sql_test_holder_count(cx, model->facts[i].id.municipality,
                                        model->facts[i].id.question, &left));
        if (left != 0)
            return "a holder after erasing";
    }
    everybody_back(cx, model);
    commit(cx);
    return odd != 0     ? "questions without one holder"
           : alone != 0 ? "holders without question"
                        : NULL;
}

/* ---- sequences ---- */

static bool
two_due_together(const struct model *model)
{
    for (int i = 0; i < model->count; i++)
        for (int j = 0; j < i; j++)
            if (model->facts[i].due_ms == model->facts[j].due_ms)
                return true;
    return false;
}

static const char *
word_of(struct chance *chance, enum op op)
{
    static const char *const words[OPS][5] = {
        [PASS_BACK] = {"not_ours", "no_room", "conflict_of_interest", "other_place", "because"},
        [REPLY] = {"Ik bel u.", "Goedendag", "Bel mij", "Neem de brief mee", ""},
        [NOTE] = {"Nabellen", "Morgen", "Kind van 3", "Let op", ""},
        [CALLED] = {"spoke", "no_answer", "voicemail", "wrong_number", "shouted"},
        [CLOSE] = {"helped", "referred", "not_reached", "stopped", "won"},
        [OFFER] = {"phone", "page", "beside", "phone", ""},
        [CANCEL] = {"helped", "mistake", "other_organisation", "helped", "because"},
        [DECLINE] = {"not_ours", "no_capacity", "waitlist", "not_eligible", "no_time"},
        [AGREE] = {"yes", "yes", "yes", "no", "no"},
        [ADD] = {"Ik heb ook schulden", "Dank u", "Nog iets", "De brief is er", ""},
    };
    return words[op][below(chance, 5)];
}

/* Mostly somebody who can: else nearly every step would be refused. */
static int
who_acts(struct chance *chance, const struct fact *fact)
{
    int who = below(chance, model_people_count);

    if (one_in(chance, 4))
        return who;
    for (int i = 0; i < model_people_count; i++, who = (who + 1) % model_people_count)
        if (fact->professional != 0 && !one_in(chance, 4)
                ? model_people[who].professional == fact->professional && model_people[who].member
                : model_people[who].organisation == fact->holder)
            return who;
    return who;
}

/* Somebody of who was offered it last. */
static int
who_receives(struct chance *chance, const struct fact *fact)
{
    int who = below(chance, model_people_count);

    for (int i = 0; i < model_people_count; i++, who = (who + 1) % model_people_count)
        if (model_people[who].organisation == fact->offer.to && model_people[who].member)
            return who;
    return who;
}

static void
time_passes(struct chance *chance, struct model *model)
{
    const struct fact *fact = &model->facts[below(chance, model->count)];

    if (one_in(chance, 4) && fact->due_ms > model->now_ms &&
        fact->due_ms < model->now_ms + 10 * HOUSE_DAY_MS)
        model->now_ms = fact->due_ms - 1 + below(chance, 3);
    else if (one_in(chance, 6))
        model->now_ms += below(chance, 6 * (int)HOUSE_DAY_MS);
    else
        model->now_ms += below(chance, 8 * (int)HOUSE_HOUR_MS);
}

static struct step
step_of(struct chance *chance, const struct model *model)
{
    static const enum op often[] = {ASK,   TAKE,  TAKE,   TAKE,     TAKE,   PASS_BACK, PASS_BACK,
                                    REPLY, REPLY, NOTE,   NOTE,     CALLED, CLOSE,     OPEN,
                                    ADD,   ADD,   STOP,   SWEEP,    SWEEP,  OFFER,     OFFER,
                                    OFFER, OFFER, ACCEPT, ACCEPT,   ACCEPT, DECLINE,   CANCEL,
                                    PEEK,  AGREE, AGREE,  WITHDRAW, RETURN, LEAVE};
    struct step step = {.op = ASK, .route = below(chance, model_routes_count)};

    if (model->count == 0)
        return step;
    step.op = often[below(chance, (int)(sizeof often / sizeof *often))];
    if (step.op == ASK && model->count == QUESTIONS_MAX)
        step.op = SWEEP;
    step.fact = below(chance, model->count);
    step.who = who_acts(chance, &model->facts[step.fact]);
    if ((step.op == ACCEPT || step.op == DECLINE || step.op == PEEK) && !one_in(chance, 4))
        step.who = who_receives(chance, &model->facts[step.fact]);
    step.word = word_of(chance, step.op);
    step.to = 1 + below(chance, OVERDAM_VANGNET);
    step.parts = 1 + below(chance, 63);
    step.seen_holder = one_in(chance, 4) ? below(chance, 4) : model->facts[step.fact].professional;
    step.successor =
        one_in(chance, 2) ? 0 : model_people[below(chance, model_people_count)].professional;
    step.limit = one_in(chance, 2) && !two_due_together(model) ? 1 : 100;
    return step;
}

static void
trace(struct text *t, const struct model *model, const struct step *step)
{
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {{" at ", model->now_ms},
                   {" fact ", step->fact},
                   {" route ", step->route},
                   {" professional ", model_people[step->who].professional},
                   {" for ", model_people[step->who].organisation},
                   {" seen ", step->seen_holder},
                   {" to ", step->to},
                   {" parts ", step->parts},
                   {" limit ", step->limit},
                   {" successor ", step->successor}};

    text_add(t, S("#   "));
    text_add(t, str_from_c(op_names[step->op]));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        text_add(t, str_from_c(numbers[i].name));
        text_add_int(t, numbers[i].value);
    }
    text_add(t, S(" word "));
    text_add(t, str_from_c(step->word ? step->word : ""));
    text_add_byte(t, '\n');
}

/* What the rules and the model disagree about; NULL: nothing. */
static const char *
sequence_differs(struct cx *cx, uint64_t seed, struct text *steps, enum outcome outcomes[2])
{
    struct chance chance = {seed};
    struct model model = {0};
    const char *what = NULL;

    model.now_ms =
        (FIRST_DAY + below(&chance, FIRST_DAYS)) * HOUSE_DAY_MS + below(&chance, (int)HOUSE_DAY_MS);
    int count = 4 + below(&chance, STEPS_MAX - 4);
    for (int i = 0; i < count && what == NULL; i++) {
        if (model.count > 0)
            time_passes(&chance, &model);
        struct step step = step_of(&chance, &model);
        trace(steps, &model, &step);
        outcomes[0] = model_step(&model, &step);
        outcomes[1] = real_step(cx, &model, &step);
        what = outcomes[0] != outcomes[1] ? "outcome of the last step" : world_differs(cx, &model);
    }
    return what != NULL ? what : end_differs(cx, &model);
}

static enum outcome
changes_forget(struct cx *cx)
{
    int64_t count;
    return sql_test_forget_changes(cx, &count);
}

static void
sequence_check(struct cx *cx, uint64_t seed)
{
    struct text steps = text_open(cx->mem, 4096);
    enum outcome outcomes[2] = {OK, OK};
    const char *what = sequence_differs(cx, seed, &steps, outcomes);

    if (what == NULL)
        return;
    print_message("# ELKEDEUR_SEED=%llu differs in: %s (model %d, rules %d: %.*s)\n%.*s",
                  (unsigned long long)seed, what, (int)outcomes[0], (int)outcomes[1],
                  (int)cx->fault.sentence.len, cx->fault.sentence.len ? cx->fault.sentence.ptr : "",
                  (int)steps.len, steps.ptr);
    assert_null(what);
}

static enum outcome
colleagues_add(struct cx *cx)
{
    TRY(professional_add(cx, ROOS_COLLEAGUE, S("Teun"), S("teun@vangnet.example"), S("")));
    TRY(professional_add(cx, AISHA_COLLEAGUE, S("Noor"), S("noor@overdam.example"), S("")));
    TRY(professional_add(cx, LEFT, S("Wim"), S("wim@raadslieden.example"), S("")));
    TRY(professional_add(cx, MANAGER, S("Bea"), S("bea@demodam.example"), S("")));
    for (int64_t organisation = RAADSLIEDEN; organisation <= OVERDAM_VANGNET; organisation++)
        TRY(membership_set(cx, MANAGER, organisation, S("organisation_administrator")));
    TRY(membership_set(cx, ROOS_COLLEAGUE, VANGNET, S("professional")));
    return membership_set(cx, AISHA_COLLEAGUE, OVERDAM_VANGNET, S("professional"));
}

/* A part in an ordinary run, and a smaller one under a sanitizer. */
static int
sequences_wanted(void)
{
    const char *soak = getenv("SOAK"), *given = getenv("ELKEDEUR_SEQUENCES");
    int64_t count;

    if (given != NULL && str_int(str_from_c(given), &count) && count > 0 && count < 100000)
        return (int)count;
    return soak != NULL && soak[0] != 0 ? 10000 : 400;
}

static void
every_sequence_goes_as_the_model_says(void **state)
{
    struct world *w = world_of(state);
    const char *given = getenv("ELKEDEUR_SEED"), *soak = getenv("SOAK");
    uint64_t first = w->postgres ? 1000000 : 1;
    int count = sequences_wanted();
    int64_t seed;

    assert_ok(in_write(&w->cx, colleagues_add(&w->cx)));
    if (soak != NULL && soak[0] != 0)
        random_bytes(&first, 4);
    if (given != NULL && str_int(str_from_c(given), &seed)) {
        first = (uint64_t)seed;
        count = 1;
    }
    struct cx cx = w->cx;
    cx.mem = arena_open();
    for (int i = 0; i < count; i++) {
        sequence_check(&cx, first + (uint64_t)i);
        assert_ok(in_write(&cx, changes_forget(&cx)));
        arena_reset(cx.mem);
    }
    arena_close(cx.mem);
}

const struct CMUnitTest model_tests[] = {IN_HOUSE(every_sequence_goes_as_the_model_says)};
const size_t model_tests_count = sizeof model_tests / sizeof model_tests[0];
