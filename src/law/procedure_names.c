/* procedure_names.c - the Dutch names of events and dates, and what a change moves. */
#include "law/procedure.h"

struct str
procedure_kind_code(enum procedure_kind kind)
{
    static const struct str codes[] = {
        [PROCEDURE_OBJECTION] = S_INIT("bezwaar"),
        [PROCEDURE_APPLICATION] = S_INIT("aanvraag"),
        [PROCEDURE_COMPLAINT] = S_INIT("klacht"),
    };
    check((size_t)kind < PROCEDURE_KIND_COUNT);
    return codes[kind];
}

struct str
procedure_event_code(enum procedure_event_kind kind)
{
    static const struct str codes[] = {
        [EVENT_PUBLISHED] = S_INIT("bekendmaking"),
        [EVENT_DATED] = S_INIT("dagtekening"),
        [EVENT_LETTER_CAME] = S_INIT("brief_ontvangen"),
        [EVENT_BEHAVIOUR] = S_INIT("gedraging"),
        [EVENT_RECEIVED_ELSEWHERE] = S_INIT("elders_ontvangen"),
        [EVENT_RECEIVED] = S_INIT("ontvangen"),
        [EVENT_EXCUSED] = S_INIT("verschoonbaar"),
        [EVENT_COMMITTEE] = S_INIT("commissie"),
        [EVENT_CONSENT] = S_INIT("instemming"),
        [EVENT_POSTPONED] = S_INIT("verdaagd"),
        [EVENT_REPAIR_ASKED] = S_INIT("herstel_gevraagd"),
        [EVENT_REPAIRED] = S_INIT("hersteld"),
        [EVENT_PAUSED] = S_INIT("opgeschort"),
        [EVENT_TALK] = S_INIT("gesprek"),
        [EVENT_HEARING] = S_INIT("hoorzitting"),
        [EVENT_DEFAULT_NOTICE] = S_INIT("ingebrekestelling"),
        [EVENT_NOTICE_WITHDRAWN] = S_INIT("ingebrekestelling_ingetrokken"),
        [EVENT_WITHDRAWN] = S_INIT("ingetrokken"),
        [EVENT_TAKEN_BACK] = S_INIT("intrekking_terug"),
        [EVENT_DECIDED] = S_INIT("beslist"),
    };
    check((size_t)kind < EVENT_KIND_COUNT);
    return codes[kind];
}

struct str
procedure_form_code(enum procedure_form form)
{
    static const struct str codes[] = {
        [FORM_UNKNOWN] = S_INIT(""),
        [FORM_WRITTEN] = S_INIT("schriftelijk"),
        [FORM_AT_HEARING] = S_INIT("hoorzitting"),
        [FORM_SPOKEN] = S_INIT("mondeling"),
    };
    check((size_t)form < FORM_COUNT);
    return codes[form];
}

struct str
procedure_date_code(enum procedure_date which)
{
    static const struct str codes[] = {
        [PROCEDURE_OBJECT_BY] = S_INIT("bezwaar_uiterlijk"),
        [PROCEDURE_REPAIR_BY] = S_INIT("herstel_uiterlijk"),
        [PROCEDURE_DECIDE_BY] = S_INIT("beslissen_uiterlijk"),
        [PROCEDURE_PAPERS_BY] = S_INIT("stukken_uiterlijk"),
        [PROCEDURE_INSPECT_FROM] = S_INIT("inzage_vanaf"),
        [PROCEDURE_PENALTY_FROM] = S_INIT("dwangsom_vanaf"),
        [PROCEDURE_PENALTY_SET_BY] = S_INIT("dwangsom_vaststellen_uiterlijk"),
        [PROCEDURE_APPEAL_BY] = S_INIT("beroep_uiterlijk"),
    };
    check((size_t)which < PROCEDURE_DATE_COUNT);
    return codes[which];
}

struct str
procedure_state_code(enum procedure_state state)
{
    static const struct str codes[] = {
        [PROCEDURE_BEFORE] = S_INIT("niets_ontvangen"),
        [PROCEDURE_OPEN] = S_INIT("open"),
        [PROCEDURE_WITHDRAWN] = S_INIT("ingetrokken"),
        [PROCEDURE_DECIDED] = S_INIT("beslist"),
    };
    check((size_t)state < sizeof codes / sizeof codes[0]);
    return codes[state];
}

static struct maybe_date
day_of(const struct procedure *p, enum procedure_date which)
{
    const struct procedure_day *day = &p->days[which];
    return (struct maybe_date){day->known, day->known ? day->told : (struct date){0}};
}

size_t
procedure_moved(const struct procedure *before, const struct procedure *after,
                struct procedure_move ret[PROCEDURE_DATE_COUNT])
{
    size_t count = 0;
    for (int which = 0; which < PROCEDURE_DATE_COUNT; which++) {
        struct maybe_date from = day_of(before, (enum procedure_date)which);
        struct maybe_date to = day_of(after, (enum procedure_date)which);
        if (from.known != to.known || from.date.day != to.date.day)
            ret[count++] = (struct procedure_move){(enum procedure_date)which, from, to};
    }
    return count;
}
