/* rules_other.c - the facts of the penalty, of Wgs, Wmo and Wrb, and of the Atw by itself. */
#include "law/rules.h"

#include "law/penalty.h"
#include "law/social_terms.h"

enum { APPLICANTS_MAX = 1000 };

/* ---- penalty ---- */

enum outcome
amount_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
            struct term_answer *ret)
{
    struct date rates_on;
    int64_t days, applicants, cents, each;

    (void)cal;
    if (!fact_given(facts, S("dagen")))
        return fact_missing(cx, S("dagen"));
    TRY(fact_number(cx, facts, S("dagen"), 0, &days));
    TRY(fact_number(cx, facts, S("aanvragers"), 1, &applicants));
    TRY(fact_day_needed(cx, facts, S("tarief_vanaf"), S(""), &rates_on));
    TRY(penalty_amount(cx, rates_on, days, applicants, &ret->term, &cents, &each));
    term_value_add(ret, S("eur"), VALUE_CENTS)->number = cents;
    if (applicants > 1)
        term_value_add(ret, S("eur_per_aanvrager"), VALUE_CENTS)->number = each;
    return OK;
}

enum outcome
first_day_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
               struct term_answer *ret)
{
    struct penalty_facts f = {0};
    bool premature;

    TRY(fact_day_needed(cx, facts, S("beslistermijn_eind"), S(""), &f.decision_end));
    TRY(fact_day_needed(cx, facts, S("ingebrekestelling_ontvangen"), S("ingebrekestelling"),
                        &f.notice));
    TRY(penalty_first_day(cx, cal, &f, &ret->term, &premature));
    term_value_add(ret, S("eerste_dag"), premature ? VALUE_NONE : VALUE_MAIN_DAY);
    if (premature)
        term_value_add(ret, S("prematuur"), VALUE_YES)->yes = true;
    return OK;
}

static bool
weekday_parse(struct str s, enum weekday *ret)
{
    static const struct str names[] = {S_INIT("maandag"),   S_INIT("dinsdag"), S_INIT("woensdag"),
                                       S_INIT("donderdag"), S_INIT("vrijdag"), S_INIT("zaterdag"),
                                       S_INIT("zondag")};
    for (int i = 0; i < 7; i++) {
        if (str_eq_nocase(names[i], s)) {
            *ret = (enum weekday)(i + 1);
            return true;
        }
    }
    return false;
}

/* "maandag daarna", "dezelfde dag": how many days after `end`. */
static bool
days_after_parse(struct str s, enum weekday end, int *ret)
{
    enum weekday day;
    struct str after = S(" daarna");

    if (str_eq_nocase(s, S("dezelfde dag")) || str_eq_nocase(s, S("diezelfde dag"))) {
        *ret = 0;
        return true;
    }
    if (!str_ends(s, after) || !weekday_parse(str_slice(s, 0, s.len - after.len), &day))
        return false;
    int days = ((int)day - (int)end + 7) % 7;
    *ret = days == 0 ? 7 : days;
    return true;
}

/* Only days of the week are known: AWB-067 and its like. */
static enum outcome
premature_weekday_rule(struct cx *cx, const struct json *facts, struct term_answer *ret)
{
    struct str end_text, notice_text;
    enum weekday end;
    int days;
    bool premature;

    TRY(fact_text(cx, facts, S("beslistermijn_eind_kalender"), &end_text));
    TRY(fact_text(cx, facts, S("ingebrekestelling"), &notice_text));
    if (!weekday_parse(end_text, &end))
        return fail_field(cx, "beslistermijn_eind_kalender",
                          "Geef een dag van de week, of een datum: 2026-03-02.");
    if (!days_after_parse(notice_text, end, &days))
        return fail_field(cx, "ingebrekestelling",
                          "Schrijf bijvoorbeeld: maandag daarna. Of geef beide dagen als datum.");
    penalty_premature_weekday(end, days, &ret->term, &premature);
    term_value_add(ret, S("prematuur"), VALUE_YES)->yes = premature;
    return OK;
}

enum outcome
premature_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
               struct term_answer *ret)
{
    struct penalty_facts f = {0};
    struct str text = S("");
    enum weekday weekday;
    bool premature;

    if (fact_given(facts, S("beslistermijn_eind_kalender")))
        TRY(fact_text(cx, facts, S("beslistermijn_eind_kalender"), &text));
    if (weekday_parse(text, &weekday))
        return premature_weekday_rule(cx, facts, ret);
    TRY(fact_day_needed(cx, facts, S("beslistermijn_eind"), S("beslistermijn_eind_kalender"),
                        &f.decision_end));
    TRY(fact_day_needed(cx, facts, S("ingebrekestelling"), S("ingebrekestelling_ontvangen"),
                        &f.notice));
    TRY(penalty_premature(cx, cal, &f, &ret->term, &premature));
    term_value_add(ret, S("prematuur"), VALUE_YES)->yes = premature;
    return OK;
}

enum outcome
penalty_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
             struct term_answer *ret)
{
    struct penalty_facts f = {0};
    struct penalty p;
    struct term_value *value;

    TRY(fact_day_needed(cx, facts, S("beslistermijn_eind"), S(""), &f.decision_end));
    TRY(fact_day_needed(cx, facts, S("ingebrekestelling_ontvangen"), S("ingebrekestelling"),
                        &f.notice));
    TRY(fact_day_needed(cx, facts, S("bekendmaking_besluit"), S(""), &f.until));
    TRY(fact_number(cx, facts, S("aanvragers"), 1, &f.applicants));
    if (f.applicants < 1 || f.applicants > APPLICANTS_MAX)
        return fail_field(cx, "aanvragers", "Hoeveel mensen deden de aanvraag? Minstens 1.");
    TRY(penalty_whole(cx, cal, &f, &ret->term, &p));
    value = term_value_add(ret, S("eur"), VALUE_CENTS_ONE_OF);
    value->number = p.cents;
    value->most = p.premature ? 0 : p.cents_most;
    term_value_add(ret, S("dagen"), VALUE_NUMBER)->number = p.days;
    term_value_add(ret, S("eerste_dag"), p.premature ? VALUE_NONE : VALUE_MAIN_DAY);
    if (p.days > 0)
        term_value_add(ret, S("laatste_dag"), VALUE_DAY)->day = p.last_day;
    if (p.premature)
        term_value_add(ret, S("prematuur"), VALUE_YES)->yes = true;
    if (f.applicants > 1)
        term_value_add(ret, S("eur_per_aanvrager"), VALUE_CENTS)->number = p.cents_each;
    return OK;
}

/* ---- the others ---- */

enum outcome
atw_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
         struct term_answer *ret)
{
    static const struct {
        struct str key;
        enum term_unit unit;
    } lengths[] = {{S_INIT("termijn_dagen"), TERM_DAYS},
                   {S_INIT("termijn_weken"), TERM_WEEKS},
                   {S_INIT("termijn_maanden"), TERM_MONTHS},
                   {S_INIT("termijn_werkdagen"), TERM_WORKING_DAYS}};
    enum { LENGTH_MAX = 3660 };
    struct date start;
    int64_t length = 0;
    size_t chosen = 0, given = 0;

    TRY(fact_day_needed(cx, facts, S("start"), S(""), &start));
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        if (!fact_given(facts, lengths[i].key))
            continue;
        chosen = i;
        given++;
    }
    if (given != 1)
        return fail_field(cx, "termijn_dagen",
                          "Geef de lengte een keer: in dagen, weken, maanden of werkdagen.");
    TRY(fact_number(cx, facts, lengths[chosen].key, 0, &length));
    if (length < 1 || length > LENGTH_MAX)
        return fail_with(cx, INVALID, T("De lengte van de termijn is 1 tot en met {n}."),
                         lengths[chosen].key, LENGTH_MAX);
    TRY(atw_term(cx, cal, start, (int)length, lengths[chosen].unit, &ret->term));
    term_value_add(ret, S("laatste_dag"), VALUE_MAIN_DAY);
    return OK;
}

enum outcome
backwards_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
               struct term_answer *ret)
{
    enum { DAYS_MAX = 366 };
    struct date hearing;
    int64_t days;

    TRY(fact_day_needed(cx, facts, S("hoorzitting"), S("zitting"), &hearing));
    TRY(fact_number(cx, facts, S("dagen_vooraf"), 10, &days));
    if (days < 1 || days > DAYS_MAX)
        return fail_with(cx, INVALID, T("Het aantal dagen is 1 tot en met {n}."), S("dagen_vooraf"),
                         DAYS_MAX);
    TRY(term_backwards(cx, cal, hearing, (int)days, &ret->term));
    term_value_add(ret, S("uiterlijk_indienen"), VALUE_MAIN_DAY);
    return OK;
}

static enum outcome
social(struct cx *cx, const struct calendar *cal, const struct json *facts, enum social_term which,
       struct str key, struct str answer_key, struct term_answer *ret)
{
    struct date start;

    TRY(fact_day_needed(cx, facts, key, S(""), &start));
    TRY(social_term(cx, cal, which, start, key, &ret->term));
    term_value_add(ret, answer_key, VALUE_MAIN_DAY);
    return OK;
}

enum outcome
debts_talk_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
                struct term_answer *ret)
{
    return social(cx, cal, facts, SOCIAL_DEBTS_TALK, S("melding"), S("eerste_gesprek_uiterlijk"),
                  ret);
}

enum outcome
debts_urgent_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
                  struct term_answer *ret)
{
    struct date start;

    TRY(fact_day_needed(cx, facts, S("melding"), S(""), &start));
    TRY(debts_urgent_talk(cx, cal, start, &ret->term));
    term_value_add(ret, S("eerste_gesprek_uiterlijk"), VALUE_MAIN_DAY);
    return OK;
}

enum outcome
wmo_examination_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
                     struct term_answer *ret)
{
    return social(cx, cal, facts, SOCIAL_WMO_EXAMINATION, S("melding"), S("onderzoek_uiterlijk"),
                  ret);
}

enum outcome
wmo_plan_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
              struct term_answer *ret)
{
    return social(cx, cal, facts, SOCIAL_WMO_PLAN, S("melding"), S("plan_uiterlijk"), ret);
}

enum outcome
wmo_decision_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
                  struct term_answer *ret)
{
    return social(cx, cal, facts, SOCIAL_WMO_DECISION, S("aanvraag"), S("beschikking_uiterlijk"),
                  ret);
}

enum outcome
advance_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
             struct term_answer *ret)
{
    return social(cx, cal, facts, SOCIAL_ADVANCE, S("aanvraag"), S("voorschot_uiterlijk"), ret);
}

enum outcome
reference_year_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
                    struct term_answer *ret)
{
    return social(cx, cal, facts, SOCIAL_REFERENCE_YEAR, S("bekendmaking_besluit"),
                  S("aanvraag_uiterlijk"), ret);
}
