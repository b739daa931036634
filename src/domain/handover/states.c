/* states.c - which state may follow which and who sets it, and the codes with their sentences. */
#include "domain/handover/handover.h"

enum {
    SENDER = 1 << ACTOR_SENDER,
    RECEIVER = 1 << ACTOR_RECEIVER,
    RESIDENT = 1 << ACTOR_RESIDENT,
    CLOCK = 1 << ACTOR_CLOCK,
    /* Of what was accepted: both ends and the resident may cancel. */
    ANYBODY = SENDER | RECEIVER | RESIDENT,
};

/* The table of the Gravity guide (SDOH Clinical Care, Task.status), with two that it leaves to the
 * requester: a draft waits for the resident's own yes, and what is not answered in time fails. */
static const unsigned char allowed[HANDOVER_STATE_COUNT][HANDOVER_STATE_COUNT] = {
    [HANDOVER_NONE] = {[HANDOVER_DRAFT] = SENDER, [HANDOVER_REQUESTED] = SENDER},
    [HANDOVER_DRAFT] = {[HANDOVER_REQUESTED] = RESIDENT,
                        [HANDOVER_CANCELLED] = SENDER | RESIDENT | CLOCK,
                        [HANDOVER_FAILED] = CLOCK},
    [HANDOVER_REQUESTED] = {[HANDOVER_ACCEPTED] = RECEIVER,
                            [HANDOVER_REJECTED] = RECEIVER,
                            [HANDOVER_CANCELLED] = SENDER | RESIDENT | CLOCK,
                            [HANDOVER_FAILED] = CLOCK},
    [HANDOVER_ACCEPTED] = {[HANDOVER_IN_PROGRESS] = RECEIVER,
                           [HANDOVER_ON_HOLD] = RECEIVER,
                           [HANDOVER_COMPLETED] = RECEIVER,
                           [HANDOVER_FAILED] = RECEIVER | CLOCK,
                           [HANDOVER_CANCELLED] = ANYBODY},
    [HANDOVER_IN_PROGRESS] = {[HANDOVER_ON_HOLD] = RECEIVER,
                              [HANDOVER_COMPLETED] = RECEIVER,
                              [HANDOVER_FAILED] = RECEIVER | CLOCK,
                              [HANDOVER_CANCELLED] = ANYBODY},
    [HANDOVER_ON_HOLD] = {[HANDOVER_IN_PROGRESS] = RECEIVER,
                          [HANDOVER_COMPLETED] = RECEIVER,
                          [HANDOVER_FAILED] = RECEIVER | CLOCK,
                          [HANDOVER_CANCELLED] = ANYBODY},
};

bool
handover_may(enum handover_state from, enum handover_actor actor, enum handover_state to)
{
    check(from < HANDOVER_STATE_COUNT && to < HANDOVER_STATE_COUNT && actor < ACTOR_COUNT);
    return (allowed[from][to] & (1u << actor)) != 0;
}

static const struct handover_code states[HANDOVER_STATE_COUNT] = {
    [HANDOVER_NONE] = {S_INIT(""), T_INIT("Nog niet aangeboden")},
    [HANDOVER_DRAFT] = {S_INIT("draft"), T_INIT("Wacht op toestemming van de inwoner")},
    [HANDOVER_REQUESTED] = {S_INIT("requested"), T_INIT("Wacht op antwoord")},
    [HANDOVER_ACCEPTED] = {S_INIT("accepted"), T_INIT("Aangenomen")},
    [HANDOVER_REJECTED] = {S_INIT("rejected"), T_INIT("Afgewezen")},
    [HANDOVER_CANCELLED] = {S_INIT("cancelled"), T_INIT("Ingetrokken")},
    [HANDOVER_IN_PROGRESS] = {S_INIT("in_progress"), T_INIT("Er was contact met de inwoner")},
    [HANDOVER_ON_HOLD] = {S_INIT("on_hold"), T_INIT("Staat op de wachtlijst")},
    [HANDOVER_FAILED] = {S_INIT("failed"), T_INIT("Niet gelukt")},
    [HANDOVER_COMPLETED] = {S_INIT("completed"), T_INIT("Klaar")},
};

struct str
handover_state_code(enum handover_state state)
{
    check(state < HANDOVER_STATE_COUNT);
    return states[state].code;
}

enum handover_state
handover_state_of(struct str code)
{
    for (enum handover_state i = HANDOVER_DRAFT; i < HANDOVER_STATE_COUNT; i++)
        if (str_eq(states[i].code, code))
            return i;
    return HANDOVER_NONE;
}

static const struct handover_code whys[] = {
    {S_INIT("knows_more"), T_INIT("Deze organisatie weet hier meer van")},
    {S_INIT("independent"), T_INIT("Hulp die los staat van de gemeente past beter")},
    {S_INIT("lawyer"), T_INIT("Er is een jurist nodig")},
    {S_INIT("closer"), T_INIT("Deze organisatie is dichter bij de inwoner")},
    {S_INIT("wish"), T_INIT("De inwoner wil dit graag")},
};
static const struct handover_code parts[] = {
    {S_INIT("question"), T_INIT("De vraag")},
    {S_INIT("additions"), T_INIT("Wat de inwoner later schreef")},
    {S_INIT("replies"), T_INIT("De antwoorden tot nu toe")},
    {S_INIT("notes"), T_INIT("De notities van ons team")},
    {S_INIT("name"), T_INIT("De naam")},
    {S_INIT("contact"), T_INIT("Telefoonnummer of e-mailadres")},
};
static const struct handover_code parts_told[] = {
    {S_INIT("question"), T_INIT("uw vraag")},
    {S_INIT("additions"), T_INIT("wat u later schreef")},
    {S_INIT("replies"), T_INIT("de antwoorden tot nu toe")},
    {S_INIT("notes"), T_INIT("de notities van ons team")},
    {S_INIT("name"), T_INIT("uw naam")},
    {S_INIT("contact"), T_INIT("uw telefoonnummer of e-mailadres")},
};
static const struct handover_code consents[] = {
    {S_INIT("asking"), T_INIT("De inwoner gaf toestemming bij het stellen van de vraag")},
    {S_INIT("phone"), T_INIT("Ik lees de tekst voor aan de telefoon")},
    {S_INIT("beside"), T_INIT("De inwoner zit naast mij en leest mee")},
    {S_INIT("page"), T_INIT("Vraag het op de eigen pagina van de inwoner")},
};
static const struct handover_code declines[] = {
    {S_INIT("no_capacity"), T_INIT("Wij hebben nu geen plek")},
    {S_INIT("waitlist"), T_INIT("Wij hebben een wachtlijst")},
    {S_INIT("not_eligible"), T_INIT("Deze hulp is niet voor deze inwoner bedoeld")},
    {S_INIT("not_ours"), T_INIT("Dit is geen vraag voor ons")},
    {S_INIT("conflict_of_interest"), T_INIT("Wij helpen de andere partij al")},
    {S_INIT("additional_assessment_required"), T_INIT("Wij moeten eerst meer weten")},
};
static const struct handover_code cancels[] = {
    {S_INIT("helped"), T_INIT("De inwoner is al geholpen")},
    {S_INIT("other_organisation"), T_INIT("Een andere organisatie past beter")},
    {S_INIT("mistake"), T_INIT("Dit was een vergissing")},
};
static const struct handover_code reasons[] = {
    {S_INIT("no_answer"), T_INIT("Geen antwoord")},
    {S_INIT("no_consent"), T_INIT("De inwoner gaf geen antwoord")},
    {S_INIT("refused"), T_INIT("De inwoner wil dit niet")},
    {S_INIT("withdrawn"), T_INIT("De inwoner trok de toestemming in")},
    {S_INIT("closed"), T_INIT("De vraag is afgesloten")},
    {S_INIT("moved"), T_INIT("De vraag ging naar een andere organisatie")},
    {S_INIT("handed_on"), T_INIT("Verder overgedragen")},
    {S_INIT("passed_back"), T_INIT("De vraag ging naar het vangnet")},
};
static const struct handover_code outcomes[] = {
    {S_INIT("got_help"), T_INIT("Geholpen")},
    {S_INIT("referred_elsewhere"), T_INIT("Verwezen naar andere hulp")},
    {S_INIT("couldnt_contact"), T_INIT("Niet bereikt")},
    {S_INIT("not_eligible"), T_INIT("Hoort niet bij deze hulp")},
    {S_INIT("no_capacity"), T_INIT("Geen plek")},
    {S_INIT("couldnt_get_help"), T_INIT("Geen hulp gekregen")},
    {S_INIT("no_longer_interested"), T_INIT("Wil geen hulp meer")},
};

#define CODES(list)                                                                                \
    {                                                                                              \
        list, sizeof list / sizeof *list                                                           \
    }
const struct handover_codes handover_whys = CODES(whys);
const struct handover_codes handover_parts = CODES(parts);
const struct handover_codes handover_parts_told = CODES(parts_told);
const struct handover_codes handover_consents = CODES(consents);
const struct handover_codes handover_declines = CODES(declines);
const struct handover_codes handover_cancels = CODES(cancels);
const struct handover_codes handover_reasons = CODES(reasons);
const struct handover_codes handover_outcomes = CODES(outcomes);
const struct handover_codes handover_states = CODES(states);

struct str
handover_sentence(const struct handover_codes *codes, struct str code)
{
    for (size_t i = 0; i < codes->count; i++)
        if (str_eq(codes->at[i].code, code))
            return codes->at[i].sentence;
    return S("");
}

struct str
handover_reason_sentence(struct str code)
{
    const struct handover_codes *const all[3] = {&handover_declines, &handover_cancels,
                                                 &handover_reasons};

    for (size_t i = 0; i < 3; i++) {
        struct str found = handover_sentence(all[i], code);
        if (found.len)
            return found;
    }
    return S("");
}
