/* holding.c - who has a question, and what its holder does with it.
 *
 * Every change of `holding` names in its WHERE what it believes to be so; when somebody else was
 * first it touches no row, and that is a CONFLICT with a sentence that says what to do. */
#include "domain/intake/intake.h"
#include "domain/intake/question_key.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "domain/privacy/privacy.h"
#include "jobs/jobs.h"

struct code_name {
    struct str code, name;
    struct str told; /* the same to the resident, of how a question ended */
};

static const struct code_name pass_reasons[PASS_REASON_COUNT] = {
    [PASS_NOT_OURS] = {S_INIT("not_ours"), T_INIT("Dit is geen vraag voor ons")},
    [PASS_NO_ROOM] = {S_INIT("no_room"), T_INIT("Wij hebben nu geen plek")},
    [PASS_CONFLICT_OF_INTEREST] = {S_INIT("conflict_of_interest"),
                                   T_INIT("Wij helpen de andere partij al")},
    [PASS_OTHER_PLACE] = {S_INIT("other_place"), T_INIT("Wij helpen niet in deze gemeente")},
};
static const struct code_name call_outcomes[CALL_OUTCOME_COUNT] = {
    [CALL_SPOKE] = {S_INIT("spoke"), T_INIT("Gesproken")},
    [CALL_NO_ANSWER] = {S_INIT("no_answer"), T_INIT("Niet opgenomen")},
    [CALL_VOICEMAIL] = {S_INIT("voicemail"),
                        T_INIT("Voicemail ingesproken, zonder te zeggen waarover")},
    [CALL_WRONG_NUMBER] = {S_INIT("wrong_number"), T_INIT("Het nummer klopt niet")},
};
static const struct code_name outcomes[OUTCOME_COUNT] = {
    [OUTCOME_HELPED] = {S_INIT("helped"), T_INIT("Geholpen"), T_INIT("Wij hebben u geholpen.")},
    [OUTCOME_REFERRED] = {S_INIT("referred"), T_INIT("Verwezen naar andere hulp"),
                          T_INIT("Wij hebben u verteld waar u verder geholpen wordt.")},
    [OUTCOME_NOT_REACHED] =
        {S_INIT("not_reached"), T_INIT("Niet bereikt, ook niet na een paar keer proberen"),
         T_INIT("Wij konden u niet bereiken. Wilt u toch hulp? Schrijf het hieronder.")},
    [OUTCOME_NOT_FOR_US] = {S_INIT("not_for_us"), T_INIT("Hier bestaat geen hulp voor"),
                            T_INIT("Wij vonden helaas geen hulp die past. Dat spijt ons. Bel ons "
                                   "gerust, dan denken wij mee.")},
    [OUTCOME_NO_LONGER_NEEDED] = {S_INIT("no_longer_needed"), T_INIT("Hulp is niet meer nodig"),
                                  T_INIT("U heeft geen hulp meer nodig.")},
    [OUTCOME_STOPPED] = {S_INIT("stopped"), T_INIT("Gestopt op eigen verzoek"),
                         T_INIT("U bent zelf gestopt met deze vraag.")},
    [OUTCOME_DECIDED] = {S_INIT("decided"), T_INIT("Beslist"),
                         T_INIT("De gemeente heeft beslist.")},
};

static struct str
name_of(const struct code_name *names, size_t count, struct str code)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(names[i].code, code))
            return names[i].name;
    return S("");
}

struct str
pass_reason_code(enum pass_reason reason)
{
    check(reason < PASS_REASON_COUNT);
    return pass_reasons[reason].code;
}

struct str
pass_reason_sentence(struct str code)
{
    return name_of(pass_reasons, PASS_REASON_COUNT, code);
}

struct str
call_outcome_code(enum call_outcome outcome)
{
    check(outcome < CALL_OUTCOME_COUNT);
    return call_outcomes[outcome].code;
}

struct str
call_outcome_sentence(struct str code)
{
    return name_of(call_outcomes, CALL_OUTCOME_COUNT, code);
}

struct str
question_outcome_code(enum question_outcome outcome)
{
    check(outcome < OUTCOME_COUNT);
    return outcomes[outcome].code;
}

struct str
question_outcome_sentence(struct str code)
{
    return name_of(outcomes, OUTCOME_COUNT, code);
}

struct str
question_outcome_told(struct str code)
{
    for (size_t i = 0; i < OUTCOME_COUNT; i++)
        if (str_eq(outcomes[i].code, code))
            return outcomes[i].told;
    return S("");
}

enum outcome
question_held_here(struct cx *cx, struct question_id id, struct state_row *ret)
{
    bool member;

    TRY(need(cx, PERMISSION_QUESTIONS));
    TRY(membership_active(cx, cx->who.organisation, cx->who.professional, &member));
    if (!member)
        return fail(cx, DENIED, "U heeft geen toegang tot deze pagina.");
    enum outcome outcome =
        sql_state_get_held(cx, id.municipality, id.question, cx->who.organisation, ret);
    /* Also when there is no such question: where the database guards, they look the same. */
    if (outcome == NOT_FOUND)
        access_note(cx, id.municipality, id.question, S("refused"));
    return outcome;
}

enum outcome
question_held_by_me(struct cx *cx, struct question_id id, struct state_row *ret)
{
    TRY(question_held_here(cx, id, ret));
    if (str_eq(ret->stage, S("closed")))
        return fail(cx, CONFLICT, "Deze vraag is al afgesloten.");
    if (ret->professional != cx->who.professional)
        return fail(cx, CONFLICT, "Neem eerst de vraag. Dan weet de inwoner wie er antwoordt.");
    return OK;
}

static enum outcome
changed(struct cx *cx, struct question_id id, int64_t organisation)
{
    TRY(change_question(cx, id));
    return change_organisation(cx, organisation);
}

enum outcome
question_take(struct cx *cx, struct question_id id, int64_t seen_holder)
{
    struct state_row state;

    TRY(question_held_here(cx, id, &state));
    if (str_eq(state.stage, S("closed")))
        return fail(cx, CONFLICT, "Deze vraag is al afgesloten.");
    if (state.professional == cx->who.professional)
        return OK;
    bool answered = str_eq(state.stage, S("answered"));
    enum outcome outcome = sql_holding_take(cx, id.municipality, id.question, cx->who.organisation,
                                            cx->who.professional, seen_holder, answered ? 0 : 1,
                                            answered ? S("answered") : S("taken"));
    if (outcome == CONFLICT)
        return fail(
            cx, CONFLICT,
            "Een collega heeft deze vraag net genomen. Kijk in de lijst welke vraag nog wacht.");
    TRY(outcome);
    TRY(happening_add_plain(cx, id, S("taken"), S(""), cx->who.organisation));
    return changed(cx, id, cx->who.organisation);
}

enum outcome
question_pass_back(struct cx *cx, struct question_id id, struct str reason_code, struct str words)
{
    struct state_row state;
    struct safety_net_row net;
    struct data_key *key;
    int64_t due_ms;

    TRY(question_held_here(cx, id, &state));
    if (pass_reason_sentence(reason_code).len == 0)
        return fail_field(cx, "reason", "Kies waarom u de vraag teruggeeft.");
    if (str_eq(state.stage, S("closed")))
        return fail(cx, CONFLICT, "Deze vraag is al afgesloten.");
    TRY(question_unbound(cx, &state));
    TRY(safety_net_get(cx, id.municipality, &net));
    if (net.organisation == cx->who.organisation)
        return fail(cx, CONFLICT,
                    "U bent zelf het vangnet van deze gemeente. Teruggeven kan daarom niet.");
    TRY(question_key(cx, id, &key));
    TRY(happening_add(cx, id, key, S("passed_back"), reason_code, words));
    const struct question_state of = question_state_of(&state);
    TRY(question_due_again(cx, &of, net.answer_workdays, &due_ms));
    TRY(sql_holding_move(cx, id.municipality, id.question, cx->who.organisation, net.organisation,
                         due_ms, cx->now_ms, why_code(WHY_PASSED_BACK)));
    TRY(change_organisation(cx, net.organisation));
    return changed(cx, id, cx->who.organisation);
}

/* Mail says that there is a message, never what it says; it is sent after the commit. */
static enum outcome
tell_resident(struct cx *cx, struct question_id id, const struct state_row *state)
{
    if (!str_eq(state->channel, S("email")))
        return OK;
    return job_add(cx, S("mail_news"), question_channel(cx, id), cx->now_ms);
}

enum outcome
question_reply(struct cx *cx, struct question_id id, struct str text)
{
    struct state_row state;
    struct data_key *key;
    int64_t deleted;

    if (text.len == 0)
        return fail_field(cx, "text", "Schrijf eerst uw antwoord.");
    TRY(question_held_by_me(cx, id, &state));
    TRY(question_key(cx, id, &key));
    TRY(message_add(cx, id, key, S("reply"), text));
    TRY(happening_add_plain(cx, id, S("answered"), S(""), cx->who.organisation));
    TRY(sql_holding_answer(cx, id.municipality, id.question, cx->who.organisation,
                           cx->who.professional, 0));
    TRY(sql_reply_draft_delete(cx, id.municipality, id.question, cx->who.professional, S("reply"),
                               &deleted));
    TRY(tell_resident(cx, id, &state));
    return changed(cx, id, cx->who.organisation);
}

enum outcome
question_replied(struct cx *cx, struct question_id id, struct str text, bool *ret)
{
    enum { LOOKED_AT = 20 };
    struct replies_since_row_list rows;
    struct state_row state;
    struct data_key *key;

    *ret = false;
    TRY(question_held_here(cx, id, &state));
    TRY(question_key(cx, id, &key));
    TRY(sql_replies_since(cx, id.municipality, id.question, cx->who.professional, LOOKED_AT,
                          &rows));
    for (size_t i = 0; text.len && i < rows.count && !*ret; i++) {
        struct str sent;
        TRY(unseal(cx, key, id.question, rows.at[i].sealed, &sent));
        *ret = str_eq(sent, text);
    }
    return OK;
}

enum outcome
question_note(struct cx *cx, struct question_id id, struct str text)
{
    struct state_row state;
    struct data_key *key;
    int64_t deleted;

    if (text.len == 0)
        return fail_field(cx, "note", "Schrijf eerst uw notitie.");
    TRY(question_held_here(cx, id, &state));
    TRY(question_key(cx, id, &key));
    TRY(message_add(cx, id, key, S("note"), text));
    TRY(sql_reply_draft_delete(cx, id.municipality, id.question, cx->who.professional, S("note"),
                               &deleted));
    return changed(cx, id, cx->who.organisation);
}

enum outcome
question_keep_draft(struct cx *cx, struct question_id id, struct str kind, struct str text)
{
    struct state_row state;
    struct data_key *key;
    int64_t deleted;

    TRY(question_held_here(cx, id, &state));
    if (!str_eq(kind, S("reply")) && !str_eq(kind, S("note")))
        return fail(cx, INVALID,
                    "In uw bericht staat iets dat wij niet kunnen lezen. Ga terug en probeer het "
                    "nog een keer.");
    if (text.len == 0)
        return sql_reply_draft_delete(cx, id.municipality, id.question, cx->who.professional, kind,
                                      &deleted);
    TRY(question_key(cx, id, &key));
    return sql_reply_draft_put(cx, id.municipality, id.question, cx->who.professional, kind,
                               seal(cx, key, id.question, text), cx->now_ms);
}

enum outcome
question_called(struct cx *cx, struct question_id id, struct str outcome_code, struct str words)
{
    struct state_row state;
    struct data_key *key;

    if (call_outcome_sentence(outcome_code).len == 0)
        return fail_field(cx, "call", "Kies hoe het bellen ging.");
    TRY(question_held_by_me(cx, id, &state));
    TRY(question_key(cx, id, &key));
    TRY(happening_add(cx, id, key, S("called"), outcome_code, words));
    if (str_eq(outcome_code, call_outcome_code(CALL_SPOKE)))
        TRY(sql_holding_answer(cx, id.municipality, id.question, cx->who.organisation,
                               cx->who.professional, 1));
    return changed(cx, id, cx->who.organisation);
}

enum outcome
question_call_off(struct cx *cx, struct question_id id, int64_t additions_seen, bool *ret_more)
{
    struct state_row state;
    int64_t additions;

    *ret_more = false;
    TRY(question_held_by_me(cx, id, &state));
    TRY(question_unbound(cx, &state));
    if (state.calling != 1)
        return OK;
    TRY(sql_addition_count(cx, id.municipality, id.question, &additions));
    *ret_more = additions > additions_seen;
    if (*ret_more)
        return OK;
    TRY(sql_holding_call_done(cx, id.municipality, id.question, cx->who.organisation,
                              cx->who.professional));
    TRY(happening_add_plain(cx, id, S("call_off"), S(""), cx->who.organisation));
    return changed(cx, id, cx->who.organisation);
}

struct str
question_last_words(void)
{
    return T("Uw vraag is nu klaar. Is er nog iets anders waarmee wij u kunnen helpen? Schrijf het "
             "gerust hieronder.");
}

/* Who was never called, nor written to, was not hard to reach. */
static enum outcome
reach_tried(struct cx *cx, const struct state_row *state, struct str outcome_code)
{
    const bool written = !str_eq(state->channel, S("phone")) && str_eq(state->stage, S("answered"));
    bool called;

    if (!str_eq(outcome_code, question_outcome_code(OUTCOME_NOT_REACHED)) || written)
        return OK;
    TRY(sql_called_in_vain(cx, state->municipality, state->question, &called));
    return called ? OK
                  : fail_field(cx, "outcome",
                               "Hier staat nog geen poging om de inwoner te bereiken. Leg eerst "
                               "vast dat u belde, of kies hoe het wel afliep.");
}

/* Closed so, by cx->who? */
static enum outcome
close_check(struct cx *cx, struct question_id id, struct str outcome_code, struct state_row *ret)
{
    if (question_outcome_sentence(outcome_code).len == 0 ||
        str_eq(outcome_code, question_outcome_code(OUTCOME_STOPPED)) ||
        str_eq(outcome_code, question_outcome_code(OUTCOME_DECIDED)))
        return fail_field(cx, "outcome", "Kies hoe het is afgelopen.");
    TRY(question_held_by_me(cx, id, ret));
    TRY(question_unbound(cx, ret));
    return reach_tried(cx, ret, outcome_code);
}

enum outcome
question_may_close(struct cx *cx, struct question_id id, struct str outcome_code)
{
    struct state_row state;

    return close_check(cx, id, outcome_code, &state);
}

enum outcome
question_close(struct cx *cx, struct question_id id, struct str outcome_code, struct str last_words)
{
    struct state_row state;
    struct data_key *key;

    TRY(close_check(cx, id, outcome_code, &state));
    if (last_words.len) {
        TRY(question_key(cx, id, &key));
        TRY(message_add(cx, id, key, S("reply"), last_words));
    }
    TRY(sql_holding_close(cx, id.municipality, id.question, cx->now_ms));
    TRY(sql_question_end(cx, id.municipality, id.question, cx->now_ms, outcome_code));
    TRY(happening_add_plain(cx, id, S("closed"), outcome_code, cx->who.organisation));
    if (last_words.len)
        TRY(tell_resident(cx, id, &state));
    return changed(cx, id, cx->who.organisation);
}

enum outcome
holding_sweep(struct cx *cx, int64_t limit, int64_t *ret)
{
    struct holding_overdue_row_list late;
    int64_t moved = 0;

    TRY(sql_holding_overdue(cx, cx->now_ms, limit, &late));
    for (size_t i = 0; i < late.count; i++) {
        const struct holding_overdue_row *h = &late.at[i];
        struct question_id id = {h->municipality, h->question};
        struct question_state state;
        int64_t touched, due_ms;

        TRY(question_state_get(cx, id, &state));
        TRY(question_due_again(cx, &state, h->answer_workdays, &due_ms));
        TRY(sql_holding_expire(cx, h->municipality, h->question, h->organisation, h->safety_net,
                               due_ms, cx->now_ms, why_code(WHY_TIME_PASSED), &touched));
        if (touched == 0)
            continue; /* answered or taken over since the list was read */
        TRY(happening_add_plain(cx, id, S("caught"), S(""), h->safety_net));
        TRY(change_organisation(cx, h->organisation));
        TRY(changed(cx, id, h->safety_net));
        moved++;
    }
    *ret = moved;
    return OK;
}
