/* hand_over.c - a question goes to who accepted it, with what was chosen to go along. */
#include "domain/intake/hand_over.h"

#include "domain/intake/question_key.h"
#include "domain/intake/question_seal.h"
#include "domain/network/network.h"
#include "jobs/jobs.h"
#include "os/random.h"

enum outcome
question_mine(struct cx *cx, struct question_id id, struct question_state *ret)
{
    struct state_row row;

    TRY(question_held_by_me(cx, id, &row));
    TRY(question_unbound(cx, &row));
    *ret = question_state_of(&row);
    return OK;
}

enum outcome
packet_make(struct cx *cx, struct question_id id, int64_t packet, int64_t parts, int64_t to,
            int64_t *ret)
{
    const int64_t organisation = cx->who.organisation;
    struct contact_get_row sees;

    TRY(sql_contact_get(cx, id.municipality, id.question, organisation, &sees));
    if (sees.no_name)
        parts &= ~(int64_t)PART_NAME;
    if (sees.no_contact)
        parts &= ~(int64_t)PART_CONTACT;
    TRY(sql_packet_add(cx, id.municipality, id.question, packet, organisation, to, parts));
    *ret = parts;
    return OK;
}

/* What cx->who's organisation sees from now on of what was there before. */
static enum outcome
sharing_set(struct cx *cx, struct question_id id, int64_t packet, int64_t parts)
{
    const int64_t organisation = cx->who.organisation;

    TRY(sql_sharing_clear(cx, id.municipality, id.question, organisation));
    TRY(sql_sharing_of_packet(cx, id.municipality, id.question, packet, organisation));
    if (!(parts & PART_NAME))
        TRY(sql_sharing_withhold(cx, id.municipality, id.question, organisation, S("name")));
    if (!(parts & PART_CONTACT))
        TRY(sql_sharing_withhold(cx, id.municipality, id.question, organisation, S("contact")));
    return OK;
}

enum outcome
question_hand_over(struct cx *cx, struct question_id id, int64_t from, int64_t packet,
                   int64_t parts)
{
    struct organisation_row receiver;
    struct question_state state;
    int64_t due_ms;

    TRY(question_state_get(cx, id, &state));
    TRY(organisation_get(cx, cx->who.organisation, &receiver));
    TRY(question_due_again(cx, &state, receiver.answer_workdays, &due_ms));
    TRY(sql_holding_hand_over(cx, id.municipality, id.question, from, cx->who.organisation,
                              cx->who.professional, S("taken"), due_ms, cx->now_ms,
                              why_code(WHY_HANDED_OVER)));
    TRY(sharing_set(cx, id, packet, parts));
    return happening_add_plain(cx, id, S("handed_over"), S(""), cx->who.organisation);
}

enum outcome
question_hand_back(struct cx *cx, struct question_id id, int64_t from, int64_t to, int64_t *ret)
{
    struct question_state state;
    struct organisation_row back;
    int64_t due_ms;

    TRY(question_state_get(cx, id, &state));
    if (state.bound)
        return fail(cx, CONFLICT,
                    "De gemeente moet hier zelf over beslissen. Wilt u niet verder? Kies dan op uw "
                    "pagina voor stoppen.");
    TRY(organisation_get(cx, to, &back));
    if (!back.active || back.map_only) {
        struct safety_net_row net;
        TRY(safety_net_get(cx, id.municipality, &net));
        TRY(organisation_get(cx, net.organisation, &back));
    }
    TRY(question_due_again(cx, &state, back.answer_workdays, &due_ms));
    TRY(sql_holding_hand_over(cx, id.municipality, id.question, from, back.organisation, 0,
                              S("waiting"), due_ms, cx->now_ms, why_code(WHY_HANDED_BACK)));
    TRY(happening_add_plain(cx, id, S("handed_back"), S(""), back.organisation));
    *ret = back.organisation;
    return question_tell(cx, id, from, back.organisation);
}

enum outcome
question_happened(struct cx *cx, struct question_id id, struct str kind, struct str detail,
                  int64_t organisation, struct str words)
{
    struct bytes sealed = {0};

    if (words.len)
        TRY(question_seal(cx, id, words, &sealed));
    return sql_happening_add(cx, id.municipality, id.question, id_new(cx->now_ms), kind,
                             organisation, cx->who.professional, cx->now_ms, detail, sealed);
}

enum outcome
question_call_planned(struct cx *cx, struct question_id id, struct date day)
{
    return sql_holding_call_planned(cx, id.municipality, id.question, cx->who.organisation,
                                    cx->who.professional, amsterdam_ms(date_plus(day, 1), 0));
}

enum outcome
question_tell(struct cx *cx, struct question_id id, int64_t from, int64_t to)
{
    TRY(change_question(cx, id));
    TRY(change_organisation(cx, from));
    return change_organisation(cx, to);
}

enum outcome
question_mail(struct cx *cx, const struct question_state *state)
{
    if (!str_eq(state->channel, S("email")))
        return OK;
    return job_add(cx, S("mail_news"), question_channel(cx, state->id), cx->now_ms);
}
