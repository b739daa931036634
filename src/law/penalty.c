/* penalty.c - default notice and penalty: is it too early, from which day, how much. */
#include "law/penalty.h"

#include "penalty_amounts.h"

enum { GROUP_DAYS = 14, LATE_DAYS = 365, APPLICANTS_MAX = 1000 };

struct rates {
    struct date from, confirmed_until;
    int64_t a_day[3], maximum; /* euros */
};

static int64_t
table_int(struct str s)
{
    int64_t n;
    bool valid = str_int(s, &n);
    check(valid);
    return n;
}

static struct date
table_date(struct str s)
{
    struct date day;
    bool valid = date_parse(s, &day);
    check(valid);
    return day;
}

/* The rows stand in order of date; the last that has begun holds. */
static enum outcome
rates_get(struct cx *cx, struct date day, struct rates *ret)
{
    bool found = false;
    for (size_t i = 0; i < penalty_amounts_rows_count; i++) {
        const struct penalty_amounts_row *row = &penalty_amounts_rows[i];
        if (table_date(row->valid_from).day > day.day)
            continue;
        *ret = (struct rates){
            .from = table_date(row->valid_from),
            .confirmed_until = table_date(row->confirmed_until),
            .a_day = {table_int(row->first_14_days_eur), table_int(row->next_14_days_eur),
                      table_int(row->other_days_eur)},
            .maximum = table_int(row->maximum_eur),
        };
        found = true;
    }
    if (!found)
        return fail_field(
            cx, "tarief_vanaf",
            "Van voor 1 oktober 2009 kennen wij geen bedragen. Deze regel bestond toen nog niet.");
    return OK;
}

static int64_t
euros_of(const struct rates *rates, int64_t days)
{
    int64_t euros = 0;
    for (int group = 0; group < 3 && days > 0; group++) {
        int64_t here = days < GROUP_DAYS ? days : GROUP_DAYS;
        euros += here * rates->a_day[group];
        days -= here;
    }
    return euros < rates->maximum ? euros : rates->maximum;
}

static void
group_steps(const struct rates *rates, struct term *t, int64_t days)
{
    static const struct str whys[] = {
        T_INIT("De eerste 14 dagen krijgt u {n} euro per dag."),
        T_INIT("De volgende 14 dagen krijgt u {n} euro per dag."),
        T_INIT("Daarna krijgt u {n} euro per dag, tot en met dag 42."),
    };
    for (int group = 0; group < 3 && days > group * GROUP_DAYS; group++)
        term_step_add(t, rates->from, S("Awb art. 4:17 lid 2"), whys[group])->n =
            rates->a_day[group];
    if (days >= PENALTY_DAYS_MAX)
        term_step_add(t, rates->from, S("Awb art. 4:17 lid 1"),
                      T("Meer dan 42 dagen telt niet. Het hoogste bedrag is {n} euro."))
            ->n = rates->maximum;
}

enum outcome
penalty_amount(struct cx *cx, struct date rates_on, int64_t days, int64_t applicants,
               struct term *ret, int64_t *ret_cents, int64_t *ret_cents_each)
{
    struct term t = {.last = rates_on};
    struct rates rates;

    if (days < 0)
        return fail_field(cx, "dagen", "Het aantal dagen is 0 of meer.");
    if (applicants < 1 || applicants > APPLICANTS_MAX)
        return fail_field(cx, "aanvragers", "Hoeveel mensen deden de aanvraag? Minstens 1.");
    TRY(rates_get(cx, rates_on, &rates));
    term_step_add(&t, rates.from, S("Awb art. 4:17 lid 2"), T("Deze bedragen gelden sinds {day}."));
    group_steps(&rates, &t, days);
    if (rates_on.day > rates.confirmed_until.day) {
        struct term_step *step = term_step_add(
            &t, rates_on, S("Awb art. 4:17 lid 2"),
            T("Let op: wij lazen deze bedragen in de wet van {other}. Wij vonden geen wijziging "
              "daarna. Vraag na of ze nog kloppen."));
        step->other = rates.confirmed_until;
    }
    *ret_cents = euros_of(&rates, days) * 100;
    *ret_cents_each = (*ret_cents + applicants / 2) / applicants;
    if (applicants > 1)
        term_step_add(&t, rates_on, S("Awb art. 4:17 lid 7"),
                      T("Er zijn {n} aanvragers. Ieder krijgt een gelijk deel."))
            ->n = applicants;
    *ret = t;
    return OK;
}

/* ---- the notice ---- */

static void
premature_step(struct term *t, struct date notice, bool premature)
{
    if (premature)
        term_step_add(t, notice, S("Awb art. 4:17 lid 3"),
                      T("De brief van {day} kwam te vroeg: de gemeente mocht toen nog beslissen. "
                        "Stuur na de laatste dag een nieuwe brief."));
    else
        term_step_add(t, notice, S("Awb art. 4:17 lid 3"),
                      T("De brief van {day} kwam na de laatste dag. Hij telt dus mee."));
}

bool
penalty_notice_long_after(struct date decision_end, struct date notice)
{
    return notice.day > decision_end.day + LATE_DAYS;
}

enum outcome
penalty_premature(struct cx *cx, const struct calendar *cal, const struct penalty_facts *facts,
                  struct term *ret, bool *ret_premature)
{
    struct term t = {.last = facts->decision_end};
    struct law_term two;

    TRY(law_term_get(cx, S("default_notice"), facts->decision_end, S("beslistermijn_eind"), &two));
    term_step_add(&t, facts->decision_end, S("Awb art. 4:17 lid 3"),
                  T("De tijd om te beslissen eindigt op {day}."));
    if (!facts->end_is_final)
        t.last = term_extended(cal, &t, facts->decision_end);
    bool premature = facts->notice.day <= t.last.day;
    premature_step(&t, facts->notice, premature);
    if (penalty_notice_long_after(t.last, facts->notice))
        term_step_add(&t, facts->notice, S("Awb art. 4:17 lid 6 onder a"),
                      T("De brief kwam meer dan een jaar later. Is dat te laat zonder goede reden, "
                        "dan krijgt u geen geld. Een mens kijkt daarnaar."));
    term_caution(cal, &t, SIDE_AUTHORITY);
    *ret = t;
    *ret_premature = premature;
    return OK;
}

void
penalty_premature_weekday(enum weekday end, int days_after, struct term *ret, bool *ret_premature)
{
    struct term t = {0};
    int until_monday = end == SATURDAY ? 2 : end == SUNDAY ? 1 : 0;
    struct term_step *step;

    check(days_after >= 0 && days_after <= 7);
    if (until_monday > 0) {
        step = term_step_add(&t, t.last, S("Atw art. 1 lid 1"),
                             T("Een termijn eindigt niet in het weekend. Hij loopt door tot en met "
                               "maandag. Is dat een feestdag, dan nog langer."));
        step->no_date = true;
    }
    bool premature = days_after <= until_monday;
    step =
        term_step_add(&t, t.last, S("Awb art. 4:17 lid 3"),
                      premature ? T("De brief kwam te vroeg: de gemeente mocht toen nog beslissen.")
                                : T("De brief kwam na de laatste dag. Hij telt dus mee."));
    step->no_date = true;
    *ret = t;
    *ret_premature = premature;
}

/* ---- the first day ---- */

enum outcome
penalty_first_day(struct cx *cx, const struct calendar *cal, const struct penalty_facts *facts,
                  struct term *ret, bool *ret_premature)
{
    struct term t;
    struct law_term two;

    TRY(penalty_premature(cx, cal, facts, &t, ret_premature));
    *ret = t;
    if (*ret_premature)
        return OK;
    TRY(law_term_get(cx, S("default_notice"), facts->notice, S("ingebrekestelling_ontvangen"),
                     &two));
    const bool unsure = facts->unsure || penalty_notice_long_after(t.last, facts->notice);
    struct date passed = term_raw_end(facts->notice, two.length, two.unit);
    term_step_add(&t, passed, S("Awb art. 4:17 lid 3"),
                  T("Na de brief heeft de gemeente nog twee weken: tot en met {day}."));
    struct date extended = term_extended(cal, &t, passed);
    t.last = date_plus(extended, 1);
    term_step_add(
        &t, t.last, S("Awb art. 4:17 lid 3"),
        unsure
            ? T("Beslist de gemeente dan nog niet? Vanaf {day} krijgt u misschien geld voor elke "
                "dag.")
            : T("Beslist de gemeente dan nog niet? Vanaf {day} krijgt u zeker geld voor elke "
                "dag."));
    term_reading_add(&t, date_plus(passed, 1), S("Awb art. 4:17 lid 3"),
                     T("Schuiven de twee weken niet op voor een weekend of feestdag, dan is {day} "
                       "de eerste dag."));
    term_reading_add(&t, passed, S("Awb art. 4:17 lid 3"),
                     T("De wet zegt: de dag waarop twee weken voorbij zijn. Wie dat letterlijk "
                       "leest, telt vanaf {day}."));
    term_caution(cal, &t, SIDE_AUTHORITY);
    *ret = t;
    return OK;
}

static int64_t
days_owed(struct date first, struct date decided)
{
    int64_t days = date_between(first, decided);
    return days < 0 ? 0 : days > PENALTY_DAYS_MAX ? PENALTY_DAYS_MAX : days;
}

static enum outcome
whole_check(struct cx *cx, const struct term *t, struct date first, struct date decided)
{
    struct rates begun, ended;
    int64_t days = days_owed(first, decided);

    if (decided.day <= t->last.day)
        return fail_field(cx, "bekendmaking_besluit",
                          "Het besluit kwam voor het einde van de tijd om te beslissen. Dan krijgt "
                          "u geen geld. Kijk de datums na.");
    TRY(rates_get(cx, first, &begun));
    TRY(rates_get(cx, date_plus(first, (int)(days > 0 ? days - 1 : 0)), &ended));
    if (begun.from.day != ended.from.day)
        return fail_field(cx, "ingebrekestelling_ontvangen",
                          "De dagen lopen over een wijziging van de bedragen heen. Laat een jurist "
                          "dit uitrekenen.");
    return OK;
}

enum outcome
penalty_whole(struct cx *cx, const struct calendar *cal, const struct penalty_facts *facts,
              struct term *ret, struct penalty *ret_penalty)
{
    const struct date until = facts->until;
    struct term t, amounts, end;
    struct penalty p = {0};
    struct date days[TERM_READINGS_MAX + 1];
    int64_t each;

    TRY(penalty_premature(cx, cal, facts, &end, &p.premature));
    TRY(whole_check(cx, &end, until, until));
    TRY(penalty_first_day(cx, cal, facts, &t, &p.premature));
    if (!p.premature) {
        TRY(whole_check(cx, &end, t.last, until));
        term_days_list(&t, days);
        p.first_day = t.last;
        p.days = days_owed(t.last, until);
        p.last_day = p.days > 0 ? date_plus(t.last, (int)p.days - 1) : date_plus(until, -1);
        /* Most: the earliest first day, and the day of the decision counts too. */
        int64_t most = days_owed(days[0], date_plus(until, 1));
        p.last_day_most = date_plus(days[0], (int)most - 1);
        TRY(penalty_amount(cx, t.last, most, facts->applicants, &amounts, &p.cents_most, &each));
        TRY(penalty_amount(cx, t.last, p.days, facts->applicants, &amounts, &p.cents,
                           &p.cents_each));
        term_step_add(&t, until, S("Awb art. 4:17 lid 1"),
                      facts->so_far
                          ? T("Op {day} is er nog geen besluit. Tot die dag zijn er {n} dagen die "
                              "tellen.")
                          : T("Het besluit kwam op {day}. Er zijn {n} dagen die tellen."))
            ->n = p.days;
        check(t.step_count + amounts.step_count <= TERM_STEPS_MAX);
        for (size_t i = 0; i < amounts.step_count; i++)
            t.steps[t.step_count++] = amounts.steps[i];
    }
    *ret = t;
    *ret_penalty = p;
    return OK;
}
