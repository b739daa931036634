/* handover.c - offering, agreeing, accepting, declining, taking back: what people do. */
#include "domain/handover/handover.h"

#include "base/text.h"
#include "domain/handover/handover_move.h"
#include "domain/intake/question_seal.h"
#include "domain/intake/sealed_fields.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "domain/privacy/privacy.h"
#include "os/random.h"

static const struct str asked_when_asking = S_INIT("consent-share");
static const struct str asked_for_this = S_INIT("consent-handover");

/* A resident who is asked on their own page may take two weeks. */
enum { CONSENT_WORKDAYS = 10, WEEKS_MAX = 104 };

/* ---- offering ---- */

static enum outcome
consent_check(struct cx *cx, struct question_id id, struct str consent)
{
    bool given;

    if (handover_sentence(&handover_consents, consent).len == 0)
        return fail_field(cx, "consent",
                          "Zonder toestemming gaat het niet. Kies hoe u het de inwoner vraagt.");
    if (!str_eq(consent, S("asking")))
        return OK;
    TRY(consent_given(cx, id.municipality, id.question, asked_when_asking, &given));
    if (!given)
        return fail_field(cx, "consent",
                          "De inwoner gaf hiervoor geen toestemming. Vraag het eerst.");
    return OK;
}

static enum outcome
receiver_check(struct cx *cx, const struct question_state *state,
               const struct handover_offer *offer)
{
    struct handover_choice_list list;

    TRY(handover_choices(cx, state, &list));
    for (size_t i = 0; i < list.count; i++) {
        if (list.at[i].organisation != offer->to)
            continue;
        if (!list.at[i].dependent || offer->dependent)
            return OK;
        return fail_field(cx, "dependent",
                          "Deze organisatie hoort bij de gemeente. De gemeente is hier de andere "
                          "partij. Vertel dat eerst aan de inwoner.");
    }
    return fail_field(cx, "to", "Kies aan wie u de vraag aanbiedt.");
}

static enum outcome
offer_check(struct cx *cx, struct question_id id, const struct handover_offer *offer,
            struct question_state *ret)
{
    const int64_t all = (1 << handover_parts.count) - 1;
    struct handover_row open;
    bool found;

    TRY(question_mine(cx, id, ret));
    TRY(handover_follow(cx, id));
    TRY(handover_current(cx, id, 0, &found, &open));
    if (found)
        return fail(cx, CONFLICT,
                    "Deze vraag is al aangeboden. Wacht op antwoord, of trek dat aanbod eerst in.");
    TRY(receiver_check(cx, ret, offer));
    if (handover_sentence(&handover_whys, offer->why).len == 0)
        return fail_field(cx, "why", "Kies waarom deze organisatie beter kan helpen.");
    if (offer->asked.len == 0)
        return fail_field(cx, "asked", "Schrijf op wat u van de organisatie vraagt.");
    if ((offer->parts & ~all) || (offer->parts & all) == 0)
        return fail_field(cx, "parts", "Kies wat er meegaat.");
    return consent_check(cx, id, offer->consent);
}

enum outcome
handover_check(struct cx *cx, struct question_id id, const struct handover_offer *offer)
{
    struct question_state state;
    return offer_check(cx, id, offer, &state);
}

static struct str
words_write(struct cx *cx, const struct handover_offer *offer)
{
    struct text t = text_open(cx->mem, 256);

    sealed_field_add(&t, S("why"), offer->why_words);
    sealed_field_add(&t, S("asked"), offer->asked);
    return text_str(&t);
}

/* Records what was read out, and -> the version of the text that this offer leans on. */
static enum outcome
consent_take(struct cx *cx, struct question_id id, struct str consent, struct str text,
             struct str language, struct str *ret)
{
    if (str_eq(consent, S("page"))) {
        *ret = S("");
        return OK;
    }
    if (str_eq(consent, S("asking")))
        return consent_version(cx, id.municipality, id.question, asked_when_asking, ret);
    TRY(consent_add(cx, id.municipality, id.question, asked_for_this, text, language, true));
    return consent_version(cx, id.municipality, id.question, asked_for_this, ret);
}

enum outcome
handover_make(struct cx *cx, struct question_id id, const struct handover_offer *offer,
              struct str text, struct str language)
{
    const int64_t number = id_new(cx->now_ms);
    const bool first_ask = str_eq(offer->consent, S("page"));
    struct organisation_row receiver;
    struct question_state state;
    struct contact contact;
    int64_t parts;
    struct bytes sealed;
    struct str version;

    TRY(offer_check(cx, id, offer, &state));
    TRY(organisation_get(cx, offer->to, &receiver));
    TRY(contact_of_holder(cx, &state, &contact));
    TRY(consent_take(cx, id, offer->consent, text, language, &version));
    TRY(packet_make(cx, id, number, offer->parts, offer->to, &parts));
    TRY(question_seal(cx, id, words_write(cx, offer), &sealed));
    TRY(sql_handover_set_dealt(cx, id.municipality, id.question));
    int64_t workdays = first_ask ? CONSENT_WORKDAYS : receiver.accept_workdays;
    TRY(sql_handover_add(
        cx, id.municipality, id.question, number, cx->who.organisation, offer->to,
        cx->who.professional, handover_state_code(first_ask ? HANDOVER_DRAFT : HANDOVER_REQUESTED),
        offer->why, parts, offer->consent,
        str_eq(offer->consent, S("asking")) ? asked_when_asking : asked_for_this, version,
        cx->now_ms, answer_due_ms(cx, workdays), sealed, (struct bytes){0}, contact.code));
    TRY(question_happened(cx, id, first_ask ? S("consent_asked") : S("offered"), offer->why,
                          cx->who.organisation, receiver.name));
    TRY(question_mail(cx, &state));
    return question_tell(cx, id, cx->who.organisation, offer->to);
}

enum outcome
handover_cancel(struct cx *cx, struct question_id id, struct str reason)
{
    struct question_state state;
    struct handover_row row;
    bool found;

    TRY(question_mine(cx, id, &state));
    if (handover_sentence(&handover_cancels, reason).len == 0)
        return fail_field(cx, "reason", "Kies waarom u het aanbod intrekt.");
    TRY(handover_current(cx, id, 0, &found, &row));
    if (!found)
        return fail(cx, NOT_FOUND, "Er is nu geen aanbod om in te trekken.");
    return handover_move(cx, &row,
                         &(struct handover_step){.actor = ACTOR_SENDER,
                                                 .to = HANDOVER_CANCELLED,
                                                 .reason = reason,
                                                 .happens = S("offer_ended")});
}

/* ---- the resident ---- */

enum outcome
handover_agree(struct cx *cx, struct question_id id, bool yes, struct str text, struct str language)
{
    struct organisation_row receiver;
    struct handover_row row;
    struct str version;
    bool found;

    TRY(handover_follow(cx, id));
    TRY(handover_current(cx, id, 0, &found, &row));
    if (!found || handover_state_of(row.state) != HANDOVER_DRAFT)
        return fail(cx, CONFLICT, "Deze vraag hoeft u niet meer te beantwoorden.");
    TRY(consent_add(cx, id.municipality, id.question, asked_for_this, text, language, yes));
    if (!yes)
        return handover_move(cx, &row,
                             &(struct handover_step){.actor = ACTOR_RESIDENT,
                                                     .to = HANDOVER_CANCELLED,
                                                     .reason = S("refused"),
                                                     .returns = true,
                                                     .happens = S("consent_refused")});
    TRY(consent_version(cx, id.municipality, id.question, asked_for_this, &version));
    TRY(organisation_get(cx, row.to_organisation, &receiver));
    check(handover_may(HANDOVER_DRAFT, ACTOR_RESIDENT, HANDOVER_REQUESTED));
    TRY(sql_handover_set_agreed(cx, row.municipality, row.question, row.handover, version,
                                cx->now_ms, answer_due_ms(cx, receiver.accept_workdays)));
    TRY(question_happened(cx, id, S("offered"), row.why, row.from_organisation, row.to_name));
    return handover_tell(cx, &row);
}

enum outcome
handover_withdraw(struct cx *cx, struct question_id id)
{
    struct handover_row row;
    int64_t holder;
    bool found;

    TRY(handover_follow(cx, id));
    TRY(handover_current(cx, id, 0, &found, &row));
    struct handover_step step = {.actor = ACTOR_RESIDENT,
                                 .to = HANDOVER_CANCELLED,
                                 .reason = S("withdrawn"),
                                 .returns = true,
                                 .happens = S("withdrawn")};
    if (!found) {
        TRY(handover_current(cx, id, 1, &found, &row));
        if (!found)
            return fail(cx, CONFLICT, "Er is nu geen overdracht om tegen te houden.");
        TRY(question_hand_back(cx, id, row.to_organisation, row.from_organisation, &holder));
        step.returns = holder == row.from_organisation;
    }
    TRY(consent_withdraw(cx, id.municipality, id.question, row.text_key));
    return handover_move(cx, &row, &step);
}

/* ---- the receiver ---- */

/* An offer to the own organisation that counts: offered, in time, and its sender still holds the
 * open question. With CONFLICT, when a colleague accepted it, *ret_state is there too. */
static enum outcome
offered_here(struct cx *cx, struct handover_id id, struct handover_row *ret,
             struct question_state *ret_state)
{
    bool member;

    TRY(need(cx, PERMISSION_QUESTIONS));
    TRY(membership_active(cx, cx->who.organisation, cx->who.professional, &member));
    if (!member)
        return fail(cx, DENIED, "U heeft geen toegang tot deze pagina.");
    enum outcome outcome = sql_handover_get_for(cx, id.question.municipality, id.question.question,
                                                id.handover, cx->who.organisation, ret);
    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    if (outcome == OK) {
        TRY(question_state_get(cx, id.question, ret_state));
        if (handover_state_of(ret->state) == HANDOVER_REQUESTED && ret->due_ms > cx->now_ms &&
            ret_state->organisation == ret->from_organisation &&
            !str_eq(ret_state->stage, S("closed")))
            return OK;
        if (handover_runs(ret) && ret_state->organisation == cx->who.organisation)
            return fail(cx, CONFLICT,
                        "Een collega heeft deze overdracht net aangenomen. De vraag staat nu in uw "
                        "lijst.");
    }
    return fail(cx, NOT_FOUND,
                "Deze overdracht is er niet meer. Het aanbod is ingetrokken, of de tijd is om.");
}

enum outcome
handover_open(struct cx *cx, struct handover_id id, struct handover_packet *ret)
{
    struct handover_packet open = {0};
    struct question_state state;

    TRY(offered_here(cx, id, &open.row, &state));
    access_note(cx, id.question.municipality, id.question.question, S("opened"));
    open.topic = state.topic;
    open.municipality_name = state.municipality_name;
    open.language = state.language;
    open.peril = state.peril;
    open.last_day = state.last_day;
    TRY(handover_words(cx, &open.row, &open.words));
    open.words.reason = (struct personal){0};
    TRY(handover_packet(cx, &open.row, &open.packet));
    *ret = open;
    return OK;
}

/* Who hands on what was handed to them, has referred it. Asked once the question is in hand: before
 * that, the database does not show the receiver what went on between others. */
static enum outcome
handed_on(struct cx *cx, const struct handover_row *accepted)
{
    struct handover_row row;
    bool found;

    TRY(handover_current(cx, handover_question(accepted), 1, &found, &row));
    if (!found)
        return OK;
    if (row.to_organisation != accepted->from_organisation) /* it had moved, and nobody followed */
        return handover_move(cx, &row,
                             &(struct handover_step){.actor = ACTOR_CLOCK,
                                                     .to = HANDOVER_FAILED,
                                                     .reason = S("passed_back"),
                                                     .outcome = S("couldnt_get_help")});
    return handover_move(cx, &row,
                         &(struct handover_step){.actor = ACTOR_RECEIVER,
                                                 .to = HANDOVER_COMPLETED,
                                                 .reason = S("handed_on"),
                                                 .outcome = S("referred_elsewhere")});
}

enum outcome
handover_accept(struct cx *cx, struct handover_id id)
{
    struct question_state state = {0};
    struct handover_row row;

    enum outcome outcome = offered_here(cx, id, &row, &state);
    if (outcome == CONFLICT)
        return state.professional == cx->who.professional ? OK : CONFLICT;
    TRY(outcome);
    TRY(question_hand_over(cx, id.question, row.from_organisation, id.handover, row.parts));
    TRY(handed_on(cx, &row));
    TRY(handover_move(cx, &row,
                      &(struct handover_step){.actor = ACTOR_RECEIVER, .to = HANDOVER_ACCEPTED}));
    return question_mail(cx, &state);
}

/* What the receiver's reason means to findhelp. */
static struct str
declined_outcome(struct str reason)
{
    if (str_eq(reason, S("no_capacity")) || str_eq(reason, S("waitlist")))
        return S("no_capacity");
    return str_eq(reason, S("not_eligible")) ? S("not_eligible") : S("couldnt_get_help");
}

enum outcome
handover_decline(struct cx *cx, struct handover_id id, struct str reason, int64_t weeks,
                 struct str words)
{
    const bool waits = str_eq(reason, S("waitlist"));
    struct question_state state;
    struct handover_row row = {0};

    enum outcome outcome = offered_here(cx, id, &row, &state);
    if (outcome == NOT_FOUND && handover_state_of(row.state) == HANDOVER_REJECTED)
        return OK; /* by them, before */
    TRY(outcome);
    if (handover_sentence(&handover_declines, reason).len == 0)
        return fail_field(cx, "reason", "Kies waarom u de vraag niet aanneemt.");
    if (waits && (weeks < 1 || weeks > WEEKS_MAX))
        return fail_field(cx, "weeks", "Vul in hoeveel weken de wachtlijst ongeveer is.");
    /* Now, because after it the question is not theirs to see. */
    TRY(question_state_get(cx, id.question, &state));
    TRY(handover_move(cx, &row,
                      &(struct handover_step){.actor = ACTOR_RECEIVER,
                                              .to = HANDOVER_REJECTED,
                                              .reason = reason,
                                              .outcome = declined_outcome(reason),
                                              .weeks = waits ? weeks : 0,
                                              .words = words,
                                              .returns = true,
                                              .happens = S("declined")}));
    return question_mail(cx, &state);
}

enum outcome
handover_hold(struct cx *cx, struct question_id id, bool on)
{
    struct question_state state;
    struct handover_row row;
    bool found;

    TRY(question_mine(cx, id, &state));
    TRY(handover_current(cx, id, 1, &found, &row));
    if (!found || row.to_organisation != cx->who.organisation)
        return fail(cx, NOT_FOUND, "Deze vraag is niet aan u overgedragen.");
    return handover_move(
        cx, &row,
        &(struct handover_step){.actor = ACTOR_RECEIVER,
                                .to = on ? HANDOVER_ON_HOLD : HANDOVER_IN_PROGRESS});
}
