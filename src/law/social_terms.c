/* social_terms.c - terms that are a start and a length, each with its own words. */
#include "law/social_terms.h"

struct words {
    struct str row; /* of law_terms.csv */
    struct str start_law, start_why, end_why;
    enum term_side side;
};

static const struct words words_of[] = {
    [SOCIAL_DEBTS_TALK] = {S_INIT("debts_talk"), S_INIT("Wgs art. 4 lid 1"),
                           T_INIT(
                               "Op {day} vroeg u hulp bij schulden. Die dag telt zelf niet mee."),
                           T_INIT("Uiterlijk {day} heeft u een eerste gesprek. Dreigt afsluiten of "
                                  "uit huis zetten? Zeg dat: dan is het drie werkdagen."),
                           SIDE_AUTHORITY},
    [SOCIAL_WMO_EXAMINATION] =
        {S_INIT("wmo_examination"), S_INIT("Wmo 2015 art. 2.3.2 lid 1"),
         T_INIT("Op {day} meldde u zich bij de gemeente. Die dag telt zelf niet mee."),
         T_INIT("Uiterlijk {day} is het onderzoek klaar. Is dat niet zo, dan mag u toch een "
                "aanvraag doen."),
         SIDE_AUTHORITY},
    [SOCIAL_WMO_PLAN] =
        {S_INIT("wmo_plan"), S_INIT("Wmo 2015 art. 2.3.2 lid 2"),
         T_INIT("Op {day} meldde u zich bij de gemeente. Die dag telt zelf niet mee."),
         T_INIT("Tot en met {day} kunt u een eigen plan geven. Daarin staat welke hulp u wilt."),
         SIDE_RESIDENT},
    [SOCIAL_WMO_DECISION] = {S_INIT("wmo_decision"), S_INIT("Wmo 2015 art. 2.3.5 lid 2"),
                             T_INIT(
                                 "Op {day} kwam uw aanvraag binnen. Die dag telt zelf niet mee."),
                             T_INIT("Uiterlijk {day} moet de gemeente beslissen over uw aanvraag."),
                             SIDE_AUTHORITY},
    [SOCIAL_ADVANCE] = {S_INIT("advance"), S_INIT("Participatiewet art. 52 lid 1"),
                        T_INIT("Op {day} vroeg u bijstand aan. Die dag telt zelf niet mee."),
                        T_INIT("Is er dan nog niet beslist? Dan krijgt u uiterlijk {day} een "
                               "voorschot. Niet als u papieren niet gaf en dat aan u ligt, of als "
                               "duidelijk is dat u geen recht heeft."),
                        SIDE_AUTHORITY},
    [SOCIAL_REFERENCE_YEAR] =
        {S_INIT("reference_year"), S_INIT("Wrb art. 34c"),
         T_INIT("Op {day} is het besluit bekendgemaakt. Die dag telt zelf niet mee."),
         T_INIT("Tot en met {day} kunt u vragen om naar uw inkomen van nu te kijken."),
         SIDE_RESIDENT},
};

enum outcome
social_term(struct cx *cx, const struct calendar *cal, enum social_term which, struct date start,
            struct str key, struct term *ret)
{
    struct term t = {0};
    struct law_term row;

    check((size_t)which < sizeof words_of / sizeof words_of[0]);
    const struct words *words = &words_of[which];
    TRY(law_term_get(cx, words->row, start, key, &row));
    term_step_add(&t, start, words->start_law, words->start_why);
    term_run(cal, &t, start, row.length, row.unit, row.law);
    term_step_add(&t, t.last, row.law, words->end_why);
    term_caution(cal, &t, words->side);
    *ret = t;
    return OK;
}

enum outcome
debts_urgent_talk(struct cx *cx, const struct calendar *cal, struct date start, struct term *ret)
{
    struct term t = {0};
    struct law_term row;

    TRY(law_term_get(cx, S("debts_urgent_talk"), start, S("melding"), &row));
    term_step_add(&t, start, row.law,
                  T("Op {day} vroeg u hulp. Die dag telt zelf niet mee. Er dreigt iets ernstigs, "
                    "dus de gemeente moet snel zijn."));
    struct date day = start;
    for (int n = 1; n <= row.length; n++) {
        day = workday_plus(cal, WORKDAY_ATW, day, 1);
        term_step_add(&t, day, row.law, T("Werkdag {n} is {day}."))->n = n;
    }
    t.last = day;
    term_step_add(&t, t.last, row.law, T("Uiterlijk {day} heeft u een eerste gesprek."));
    term_reading_add(&t, workday_plus(cal, WORKDAY_OFFICE, start, row.length),
                     S("Wgs art. 4 lid 2, Atw art. 3 lid 3"),
                     T("Een dag die alleen voor termijnen vrij is, kan hier een werkdag zijn. Dan "
                       "is het {day}. Zeker op tijd is een gesprek uiterlijk die dag."));
    term_caution(cal, &t, SIDE_AUTHORITY);
    *ret = t;
    return OK;
}

enum outcome
term_backwards(struct cx *cx, const struct calendar *cal, struct date hearing, int days,
               struct term *ret)
{
    enum { DAYS_MAX = 366 };
    struct term t = {0};
    struct law_term row;

    if (days < 1 || days > DAYS_MAX)
        return fail_with(cx, INVALID, T("Het aantal dagen is 1 tot en met {n}."), S("dagen_vooraf"),
                         DAYS_MAX);
    TRY(law_term_get(cx, S("calendar"), hearing, S("hoorzitting"), &row));
    term_step_add(&t, hearing, S("Awb art. 7:4 lid 1"),
                  T("Het gesprek over uw bezwaar is op {day}."));
    t.last = date_plus(hearing, -days);
    term_step_add(&t, t.last, S("Awb art. 7:4 lid 1"),
                  T("Stukken kunnen tot {n} dagen ervoor. Dat is {day}."))
        ->n = days;
    enum day_off off = workday_reason(cal, WORKDAY_ATW, t.last);
    if (off != DAY_WORKING) {
        struct term_step *step = term_step_add(&t, t.last, S("Atw art. 1 lid 2"),
                                               T("Maar {day} is vrij: {reason}. Bij terugtellen "
                                                 "komt er geen dag bij. Stuur het op de laatste "
                                                 "gewone dag ervoor: {other}."));
        step->reason = workday_name(off);
        step->other = t.last;
        while (!workday_is(cal, WORKDAY_ATW, step->other))
            step->other = date_plus(step->other, -1);
    }
    term_reading_add(&t, date_plus(t.last, -1), S("Awb art. 7:4 lid 1"),
                     T("Moeten er {n} hele dagen tussen zitten, dan is {day} de laatste dag. Dat "
                       "is zeker op tijd."));
    t.readings[0].n = days;
    *ret = t;
    return OK;
}

struct date
term_backwards_safe(const struct calendar *cal, const struct term *t)
{
    struct date days[TERM_READINGS_MAX + 1];

    term_days_list(t, days);
    while (!workday_is(cal, WORKDAY_ATW, days[0]))
        days[0] = date_plus(days[0], -1);
    return days[0];
}

enum outcome
atw_term(struct cx *cx, const struct calendar *cal, struct date start, int length,
         enum term_unit unit, struct term *ret)
{
    enum { LENGTH_MAX = 3660 };
    struct term t = {0};
    struct law_term row;

    if (length < 1 || length > LENGTH_MAX)
        return fail_with(cx, INVALID, T("De lengte van de termijn is 1 tot en met {n}."), S(""),
                         LENGTH_MAX);
    TRY(law_term_get(cx, S("calendar"), start, S("start"), &row));
    term_step_add(&t, start, S("Atw art. 1 lid 1"),
                  T("De termijn begint na {day}. Die dag telt zelf niet mee."));
    if (unit == TERM_WORKING_DAYS) {
        t.last = workday_plus(cal, WORKDAY_ATW, start, length);
        term_step_add(&t, t.last, S("Atw art. 3"),
                      T("De termijn is {n} werkdagen. De laatste dag is {day}."))
            ->n = length;
    } else {
        term_run(cal, &t, start, length, unit, S("Atw art. 1 lid 1"));
    }
    term_caution(cal, &t, SIDE_RESIDENT);
    *ret = t;
    return OK;
}
