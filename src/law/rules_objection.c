/* rules_objection.c - the facts of objections and decisions, as the rules name them. */
#include "law/rules.h"

#include "law/decision.h"
#include "law/objection.h"

/* Of another law: no term to decide is longer than two years. */
enum { AWB_WEEKS = 8, WEEKS_MAX = 104, MONTHS_MAX = 24, OBJECTION_WEEKS_MAX = 26 };

/* ---- objection ---- */

static enum outcome
kind_read(struct cx *cx, const struct json *facts, enum objection_kind *ret)
{
    struct str text;

    TRY(fact_text(cx, facts, S("soort"), &text));
    *ret = OBJECTION_DECISION;
    if (text.len == 0)
        return OK;
    for (int kind = 0; kind < OBJECTION_KIND_COUNT; kind++) {
        if (str_eq(objection_kind_code((enum objection_kind)kind), text)) {
            *ret = (enum objection_kind)kind;
            return OK;
        }
    }
    return fail_field(cx, "soort",
                      "Deze soort brief kennen wij niet, dus ook de termijn niet. Bel vandaag het "
                      "Juridisch Loket.");
}

static enum outcome
objection_read(struct cx *cx, const struct json *facts, struct objection_facts *ret)
{
    TRY(kind_read(cx, facts, &ret->kind));
    TRY(fact_day(cx, facts, S("bekendmaking"), S(""), &ret->published));
    TRY(fact_day(cx, facts, S("dagtekening"), S("datum_brief"), &ret->dated));
    return fact_day(cx, facts, S("brief_ontvangen"), S(""), &ret->letter_came);
}

enum outcome
objection_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
               struct term_answer *ret)
{
    struct objection_facts f = {0};

    TRY(objection_read(cx, facts, &f));
    TRY(objection_term(cx, cal, &f, &ret->term));
    term_value_add(ret, S("laatste_dag"), VALUE_MAIN_DAY);
    return OK;
}

/* The end of the objection term as given, or of the publication; both must agree. */
static enum outcome
objection_end(struct cx *cx, const struct calendar *cal, const struct json *facts, struct str key,
              struct str other, struct maybe_date *ret_published, struct date *ret)
{
    struct maybe_date end;
    struct term t;

    TRY(fact_day(cx, facts, key, other, &end));
    TRY(fact_day(cx, facts, S("bekendmaking"), S(""), ret_published));
    if (!end.known && !ret_published->known)
        return fact_missing(cx, key);
    if (ret_published->known) {
        struct objection_facts f = {.published = *ret_published};
        TRY(objection_term(cx, cal, &f, &t));
        if (end.known && term_extended_day(cal, end.date).day != t.last.day)
            return fail_with(cx, INVALID,
                             T("Deze laatste dag hoort niet bij de dag van bekendmaking. Kijk "
                               "beide datums na."),
                             key, 0);
        end.date = end.known ? end.date : t.last;
    }
    *ret = end.date;
    return OK;
}

enum outcome
objection_way_read(struct cx *cx, const struct json *facts, enum objection_way *ret)
{
    struct str text;

    TRY(fact_text(cx, facts, S("wijze"), &text));
    if (text.len == 0)
        *ret = OBJECTION_ANY_WAY;
    else if (str_eq(text, S("post")))
        *ret = OBJECTION_POST;
    else if (str_eq(text, S("elektronisch")))
        *ret = OBJECTION_ELECTRONIC;
    else if (str_eq(text, S("balie")))
        *ret = OBJECTION_HANDED;
    else
        return fail_field(cx, "wijze", "Kies post, elektronisch of balie.");
    return OK;
}

/* Null when it depends on what was not said: the last step says on what. */
static void
verdict_add(struct term_answer *ret, enum arrival_verdict verdict)
{
    if (verdict == ARRIVED_DEPENDS)
        term_value_add(ret, S("tijdig"), VALUE_NONE);
    else
        term_value_add(ret, S("tijdig"), VALUE_YES)->yes = verdict == ARRIVED_IN_TIME;
}

enum outcome
in_time_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
             struct term_answer *ret)
{
    struct objection_arrival a = {0};
    enum arrival_verdict verdict;

    TRY(objection_end(cx, cal, facts, S("einde_termijn"), S("einde_bezwaartermijn"), &a.published,
                      &a.term_end));
    TRY(fact_day_needed(cx, facts, S("bezwaar_ontvangen"), S("ontvangen"), &a.received));
    TRY(fact_day(cx, facts, S("ter_post"), S(""), &a.posted));
    TRY(objection_way_read(cx, facts, &a.way));
    TRY(objection_in_time(cx, cal, &a, &ret->term, &verdict));
    verdict_add(ret, verdict);
    return OK;
}

enum outcome
by_post_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
             struct term_answer *ret)
{
    struct objection_arrival a = {.way = OBJECTION_POST};
    enum arrival_verdict verdict;

    TRY(objection_end(cx, cal, facts, S("einde_termijn"), S("einde_bezwaartermijn"), &a.published,
                      &a.term_end));
    TRY(fact_day_needed(cx, facts, S("ontvangen"), S("bezwaar_ontvangen"), &a.received));
    TRY(fact_day(cx, facts, S("ter_post"), S(""), &a.posted));
    TRY(objection_in_time(cx, cal, &a, &ret->term, &verdict));
    verdict_add(ret, verdict);
    return OK;
}

/* ---- decisions ---- */

/* Facts of the term to decide, and what they point to. */
struct decision_read {
    struct decision_facts facts;
    struct decision_repair repair;
    struct decision_pause pause;
};

static enum outcome
reason_read(struct cx *cx, const struct json *facts, enum pause_reason *ret)
{
    struct str text;

    TRY(fact_text(cx, facts, S("opschorting_reden"), &text));
    for (int reason = 0; reason < PAUSE_COUNT; reason++) {
        if (str_eq(pause_reason_code((enum pause_reason)reason), text)) {
            *ret = (enum pause_reason)reason;
            return OK;
        }
    }
    return fail_field(cx, "opschorting_reden",
                      "Waarom stond de tijd stil? Kies instemming, aanvrager, overmacht of "
                      "buitenland.");
}

static enum outcome
pause_read(struct cx *cx, const struct json *facts, struct decision_read *ret)
{
    struct maybe_date from, until;
    enum pause_reason because;

    TRY(fact_day(cx, facts, S("opschorting_van"), S(""), &from));
    TRY(fact_day(cx, facts, S("opschorting_tot_en_met"), S(""), &until));
    TRY(reason_read(cx, facts, &because));
    if (from.known != until.known)
        return fail_field(cx, "opschorting_van",
                          "Geef de eerste en de laatste dag waarop de tijd stilstaat.");
    ret->pause = (struct decision_pause){because, from.date, until.date};
    ret->facts.pause_count = from.known ? 1 : 0;
    ret->facts.pauses = &ret->pause;
    return OK;
}

static enum outcome
repair_read(struct cx *cx, const struct json *facts, struct decision_read *ret)
{
    struct maybe_date asked, unused;
    struct decision_repair *r = &ret->repair;

    TRY(fact_day(cx, facts, S("verzoek_herstel"), S("verzoek_aanvulling"), &asked));
    TRY(fact_day(cx, facts, S("hersteld_op"), S("aangevuld_op"), &r->repaired));
    TRY(fact_day(cx, facts, S("hersteltermijn_tot_en_met"), S(""), &r->until));
    TRY(fact_day(cx, facts, S("hersteltermijn_ongebruikt_tot_en_met"), S(""), &unused));
    if (!asked.known && (r->repaired.known || r->until.known || unused.known))
        return fail_field(cx, "verzoek_herstel",
                          "Wij missen de dag waarop om aanvulling is gevraagd. Die staat op de "
                          "brief van de gemeente.");
    if (r->repaired.known && unused.known)
        return fail_field(cx, "hersteld_op",
                          "De aanvulling is gestuurd, en de termijn ging ongebruikt voorbij. Dat "
                          "kan niet allebei. Kies een van beide.");
    if (asked.known && r->until.known && !r->repaired.known && !unused.known)
        return fail_field(cx, "hersteld_op",
                          "Is er aangevuld? Geef die dag als hersteld_op. Ging de termijn voorbij "
                          "zonder aanvulling? Noem de laatste dag dan "
                          "hersteltermijn_ongebruikt_tot_en_met.");
    if (unused.known)
        r->until = unused;
    else if (!r->repaired.known)
        r->until.known = false; /* nobody says whether it passed unused */
    r->asked = asked.date;
    ret->facts.repair_count = asked.known ? 1 : 0;
    ret->facts.repairs = r;
    return OK;
}

/* What makes a term longer is the same for objections and applications. */
static enum outcome
longer_read(struct cx *cx, const struct json *facts, struct decision_read *ret)
{
    int64_t weeks;

    TRY(fact_number(cx, facts, S("verdaagd_weken"), 0, &weeks));
    if (fact_given(facts, S("verdaagd_weken")) && (weeks < 1 || weeks > WEEKS_MAX))
        return fail_field(cx, "verdaagd_weken",
                          "Geef het aantal weken uitstel: een getal vanaf 1. Bij bezwaar is 6 het "
                          "meeste.");
    ret->facts.postponed_weeks += (int)weeks;
    TRY(fact_day(cx, facts, S("verdaagd_op"), S(""), &ret->facts.postponed_on));
    TRY(repair_read(cx, facts, ret));
    TRY(fact_day(cx, facts, S("uitstel_tot"), S("instemming_tot"), &ret->facts.agreed_until));
    return pause_read(cx, facts, ret);
}

/* Six, or twelve with a committee; 18 is twelve and postponed by six. */
static enum outcome
objection_weeks(struct cx *cx, const struct json *facts, struct decision_facts *ret)
{
    bool committee;
    int64_t weeks;
    struct str other_law;

    TRY(fact_yes(cx, facts, S("commissie"), &committee));
    TRY(fact_number(cx, facts, S("weken"), committee ? 12 : 6, &weeks));
    TRY(fact_text(cx, facts, S("bijzondere_wet"), &other_law));
    if (!fact_given(facts, S("weken")) && !fact_given(facts, S("commissie")))
        return fail_field(cx, "weken",
                          "Kijkt er een adviescommissie naar het bezwaar? Geef 12 weken. Zo niet: "
                          "6 weken.");
    if (fact_given(facts, S("commissie")) && weeks != (committee ? 12 : 6))
        return fail_field(cx, "weken",
                          "Met een adviescommissie zijn het 12 weken, zonder 6. Kijk dit na.");
    if (weeks == 18 && other_law.len == 0) {
        weeks = 12;
        ret->postponed_weeks = 6;
    }
    ret->other_law = other_law.len > 0;
    if (weeks != 6 && weeks != 12 &&
        !(ret->other_law && weeks >= 1 && weeks <= OBJECTION_WEEKS_MAX))
        return fail_field(cx, "weken",
                          "De gewone termijn is 6 weken, of 12 met een adviescommissie. Geldt er "
                          "een andere wet? Noem die bij bijzondere_wet.");
    ret->length = (int)weeks;
    ret->unit = TERM_WEEKS;
    return OK;
}

static bool
other_term_told(const struct json *facts)
{
    return fact_given(facts, S("verdaagd_weken")) || fact_given(facts, S("uitstel_tot")) ||
           fact_given(facts, S("instemming_tot"));
}

/* The term of another law in weeks or months, else eight weeks. */
static enum outcome
application_length(struct cx *cx, const struct json *facts, struct decision_facts *ret)
{
    int64_t weeks, months;

    TRY(fact_number(cx, facts, S("weken"), AWB_WEEKS, &weeks));
    TRY(fact_number(cx, facts, S("maanden"), 1, &months));
    if (fact_given(facts, S("weken")) && fact_given(facts, S("maanden")))
        return fail_field(cx, "weken", "Geef weken of maanden, niet allebei.");
    if (weeks < 1 || weeks > WEEKS_MAX)
        return fail_with(cx, INVALID, T("Het aantal weken is 1 tot en met {n}."), S("weken"),
                         WEEKS_MAX);
    if (fact_given(facts, S("weken")) && weeks == AWB_WEEKS && other_term_told(facts))
        return fail_field(cx, "weken",
                          "Zijn dit de acht weken van de Awb? Laat weken dan weg: het uitstel telt "
                          "mee. Staan ze in een andere wet? Dan maakt een bericht van uitstel ze "
                          "niet langer.");
    if (months < 1 || months > MONTHS_MAX)
        return fail_with(cx, INVALID, T("Het aantal maanden is 1 tot en met {n}."), S("maanden"),
                         MONTHS_MAX);
    bool in_months = fact_given(facts, S("maanden"));
    ret->unit = in_months ? TERM_MONTHS : TERM_WEEKS;
    ret->length = (int)(in_months ? months : weeks);
    ret->other_law = in_months || weeks != AWB_WEEKS;
    return OK;
}

static bool
names_article(struct str law)
{
    for (size_t i = 0; i < law.len; i++)
        if (law.ptr[i] >= '0' && law.ptr[i] <= '9')
            return true;
    return false;
}

/* An article, so that nobody counts by "another law" that nobody can look up. */
static enum outcome
other_law_read(struct cx *cx, const struct json *facts, struct str *ret)
{
    TRY(fact_text(cx, facts, S("bijzondere_wet"), ret));
    if (ret->len > 0 && !names_article(*ret))
        return fail_field(cx, "bijzondere_wet",
                          "Noem het artikel, bijvoorbeeld: Gemeentewet art. 236 lid 2. Dan kan "
                          "iemand het nakijken.");
    return OK;
}

static bool
is_city_tax(struct str law)
{
    return (str_find(law, S("Gemeentewet")) < law.len && str_find(law, S("236")) < law.len) ||
           (str_find(law, S("WOZ")) < law.len && str_find(law, S("30")) < law.len);
}

/* Nobody had to decide before there was anything to decide on: see decision_came_late. */
static void
late_read(struct cx *cx, const struct calendar *cal, const struct objection_arrival *arrival,
          struct decision_facts *f)
{
    const struct date end = term_extended_day(cal, arrival->term_end);
    struct fault fault = cx->fault;
    enum arrival_verdict verdict;
    struct term t;

    if (arrival->received.day > end.day &&
        (objection_in_time(cx, cal, arrival, &t, &verdict) != OK || verdict != ARRIVED_IN_TIME))
        decision_came_late(cal, f, end, arrival->received);
    cx->fault = fault;
}

/* Gemeentewet 236(2), Wet WOZ 30(9): in the calendar year of receipt. The objection term counts
 * only when it was submitted in the last six weeks of a year. */
static enum outcome
city_tax_read(struct cx *cx, const struct calendar *cal, const struct json *facts,
              struct decision_facts *f)
{
    struct maybe_date posted, published;
    struct date received;
    bool committee;

    if (fact_given(facts, S("weken")) || fact_given(facts, S("maanden")))
        return fail_field(cx, "weken",
                          "Bij belasting van de gemeente zegt de wet niet hoeveel weken, maar in "
                          "welk jaar. Laat weken weg.");
    TRY(fact_day_needed(cx, facts, S("ontvangst"), S("bezwaar_ontvangen"), &received));
    TRY(fact_day(cx, facts, S("ter_post"), S(""), &posted));
    TRY(fact_yes(cx, facts, S("commissie"), &committee));
    if (posted.known && posted.date.day > received.day)
        return fail_field(cx, "ter_post",
                          "Het bezwaar kwam aan voor het op de post ging. Dat kan niet. Kijk beide "
                          "datums na.");
    f->received = (struct maybe_date){true, received};
    f->length = committee ? 12 : 6;
    f->unit = TERM_WEEKS;
    f->start = received;
    f->start_key = S("ontvangst");
    decision_submitted_add(f, received, received);
    if (posted.known)
        decision_submitted_add(f, posted.date, received);
    if (!f->last_weeks)
        return OK;
    f->start_key = S("einde_bezwaartermijn");
    TRY(objection_end(cx, cal, facts, S("einde_bezwaartermijn"), S(""), &published, &f->start));
    late_read(
        cx, cal,
        &(struct objection_arrival){
            .term_end = f->start, .published = published, .received = received, .posted = posted},
        f);
    return OK;
}

static enum outcome
objection_facts_read(struct cx *cx, const struct calendar *cal, const struct json *facts,
                     struct decision_facts *f)
{
    struct maybe_date published, objected, posted;
    struct str law;

    TRY(other_law_read(cx, facts, &law));
    if (is_city_tax(law))
        return city_tax_read(cx, cal, facts, f);
    if (fact_given(facts, S("ontvangst")))
        return fail_field(cx, "ontvangst",
                          "Gaat het om een aanvraag? Kies dan beslistermijn_aanvraag. Bij bezwaar "
                          "telt niet de ontvangst, maar het einde van de tijd voor bezwaar (Awb "
                          "7:10).");
    TRY(fact_day(cx, facts, S("bezwaar_ontvangen"), S(""), &objected));
    TRY(fact_day(cx, facts, S("ter_post"), S(""), &posted));
    f->start_key = S("einde_bezwaartermijn");
    TRY(objection_end(cx, cal, facts, S("einde_bezwaartermijn"), S(""), &published, &f->start));
    f->law = law;
    TRY(objection_weeks(cx, facts, f));
    if (objected.known)
        late_read(cx, cal,
                  &(struct objection_arrival){.term_end = f->start,
                                              .published = published,
                                              .received = objected.date,
                                              .posted = posted},
                  f);
    return OK;
}

static enum outcome
application_facts_read(struct cx *cx, const struct json *facts, struct decision_facts *f)
{
    f->kind = DECISION_APPLICATION;
    f->start_key = S("ontvangst");
    TRY(fact_day_needed(cx, facts, S("ontvangst"), S(""), &f->start));
    return application_length(cx, facts, f);
}

/* What is known of one term to decide, with its steps. */
static enum outcome
decision_answer(struct cx *cx, const struct calendar *cal, const struct json *facts,
                struct decision_read *read, struct term_answer *ret)
{
    TRY(longer_read(cx, facts, read));
    TRY(decision_check(cx, cal, &read->facts));
    TRY(decision_term(cx, cal, &read->facts, &ret->term));
    term_value_add(ret, S("uiterlijk"), VALUE_MAIN_DAY);
    return OK;
}

enum outcome
decision_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
              struct term_answer *ret)
{
    struct decision_read read = {0};

    TRY(objection_facts_read(cx, cal, facts, &read.facts));
    return decision_answer(cx, cal, facts, &read, ret);
}

enum outcome
application_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
                 struct term_answer *ret)
{
    struct decision_read read = {0};

    TRY(application_facts_read(cx, facts, &read.facts));
    return decision_answer(cx, cal, facts, &read, ret);
}

enum outcome
postponed_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
               struct term_answer *ret)
{
    if (!fact_given(facts, S("verdaagd_weken")) && !fact_given(facts, S("uitstel_tot")) &&
        !fact_given(facts, S("instemming_tot")))
        return fact_missing(cx, S("verdaagd_weken"));
    return decision_rule(cx, cal, facts, ret);
}

enum outcome
repair_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
            struct term_answer *ret)
{
    if (!fact_given(facts, S("verzoek_herstel")) && !fact_given(facts, S("verzoek_aanvulling")))
        return fact_missing(cx, S("verzoek_herstel"));
    return decision_rule(cx, cal, facts, ret);
}
