/* objection.c - the six weeks, from which day they run, and when post is in time. */
#include "law/objection.h"

/* An objection that comes more than six weeks before the decision is about another one. */
enum { EARLY_MAX_DAYS = 42 };

struct str
objection_kind_code(enum objection_kind kind)
{
    static const struct str codes[] = {
        [OBJECTION_DECISION] = S_INIT("besluit"),
        [OBJECTION_TAX] = S_INIT("belasting"),
        [OBJECTION_CITY_TAX] = S_INIT("gemeentebelasting"),
        [OBJECTION_ALLOWANCE] = S_INIT("toeslag"),
        [OBJECTION_DISMISSAL] = S_INIT("ontslag"),
        [OBJECTION_SUMMONS] = S_INIT("dagvaarding"),
        [OBJECTION_ASYLUM] = S_INIT("asiel"),
    };
    check((size_t)kind < OBJECTION_KIND_COUNT);
    return codes[kind];
}

bool
objection_is_tax(enum objection_kind kind)
{
    return kind == OBJECTION_TAX || kind == OBJECTION_CITY_TAX;
}

/* What has a term of another law gets no date from us. */
static enum outcome
kind_check(struct cx *cx, enum objection_kind kind)
{
    switch (kind) {
    case OBJECTION_ALLOWANCE:
        return fail_field(cx, "soort",
                          "Bij toeslagen kan een andere termijn gelden. Kijk in de brief en bel "
                          "vandaag het Juridisch Loket.");
    case OBJECTION_DISMISSAL:
        return fail_field(cx, "soort",
                          "Bij ontslag geldt een andere termijn: vaak twee maanden. Bel vandaag "
                          "het Juridisch Loket.");
    case OBJECTION_SUMMONS:
        return fail_field(cx, "soort",
                          "Een dagvaarding is geen besluit. De dag van de zitting telt. Bel "
                          "vandaag het Juridisch Loket.");
    case OBJECTION_ASYLUM:
        return fail_field(cx, "soort",
                          "In een asielzaak is de termijn veel korter. Bel vandaag uw advocaat.");
    default:
        return OK;
    }
}

static enum outcome
order_check(struct cx *cx, const struct objection_facts *f)
{
    const struct maybe_date came = f->letter_came;
    if (came.known && f->published.known && came.date.day < f->published.date.day)
        return fail_field(cx, "brief_ontvangen",
                          "De brief kwam aan voor hij werd verstuurd. Dat kan niet. Kijk beide "
                          "datums na.");
    if (f->published.known && f->dated.known && !objection_is_tax(f->kind) &&
        f->published.date.day < f->dated.date.day)
        return fail_field(cx, "dagtekening",
                          "De datum op de brief is later dan de dag van versturen. Kijk beide "
                          "datums na, of bel de afzender.");
    if (!f->published.known && !f->dated.known)
        return fail_field(cx, "bekendmaking",
                          "Wij missen de dag van versturen. Zoek de datum op de brief of het "
                          "stempel op de envelop. Geen datum? Bel vandaag de afzender.");
    return OK;
}

/* A letter can be sent before the date on it. Then only the day it came says anything. An
 * assessment counts from its date all the same (AWR 22j). */
bool
objection_postdated(const struct objection_facts *f)
{
    return !objection_is_tax(f->kind) && !f->published.known && f->dated.known &&
           f->letter_came.known && f->letter_came.date.day < f->dated.date.day;
}

/* Tax runs from the date on the assessment, unless it was sent later (AWR 22j). */
static struct date
tax_start(const struct objection_facts *f, struct term *t)
{
    bool later = f->published.known && f->dated.known && f->published.date.day > f->dated.date.day;
    struct date start = f->dated.known && !later ? f->dated.date : f->published.date;
    if (later)
        term_step_add(t, start, S("AWR art. 22j"),
                      T("De aanslag is pas op {day} verstuurd. Die dag telt zelf niet mee."));
    else if (f->dated.known)
        term_step_add(t, start, S("AWR art. 22j"),
                      T("Op de aanslag staat {day}. Die dag telt zelf niet mee."));
    else
        term_step_add(t, start, S("AWR art. 22j"),
                      T("De aanslag is verstuurd op {day}. Staat er een latere datum op? Dan heeft "
                        "u meer tijd. Wij rekenen met de eerste dag: zo bent u zeker op tijd."));
    return start;
}

static struct date
term_start(const struct objection_facts *f, struct term *t)
{
    if (objection_is_tax(f->kind))
        return tax_start(f, t);
    if (f->published.known) {
        term_step_add(t, f->published.date, S("Awb art. 3:41"),
                      T("Op {day} is het besluit bekendgemaakt. Die dag telt zelf niet mee."));
        return f->published.date;
    }
    if (objection_postdated(f)) {
        term_step_add(t, f->letter_came.date, S("Awb art. 3:41, 6:8 lid 1"),
                      T("Op de brief staat {other}. Maar hij kwam al op {day}, dus later is hij "
                        "niet verstuurd. Misschien wel eerder: dan is er minder tijd. Wacht niet "
                        "tot het einde. Bel vandaag de afzender."))
            ->other = f->dated.date;
        t->perhaps_earlier = true;
        return f->letter_came.date;
    }
    term_step_add(t, f->dated.date, S("Awb art. 3:41"),
                  f->letter_came.known
                      ? T("Op de brief staat {day}. Eerder is de brief niet verstuurd. Wij rekenen "
                          "daarmee: zo bent u zeker op tijd.")
                      : T("Op de brief staat {day}. Wij rekenen daarmee. Kwam de brief eerder dan "
                          "die datum? Dan is er minder tijd. Vul in wanneer hij kwam."));
    return f->dated.date;
}

/* When only the date on the letter is known, it was published on the day it came at the latest. A
 * tax assessment that came after its date may have been sent after it (AWR 22j under a). */
static void
came_later_reading(const struct calendar *cal, const struct objection_facts *f,
                   const struct law_term *six, struct term *t)
{
    const bool tax = objection_is_tax(f->kind);

    if (f->published.known || !f->letter_came.known || objection_postdated(f))
        return;
    if (tax && f->letter_came.date.day <= f->dated.date.day)
        return;
    struct date latest = term_raw_end(f->letter_came.date, six->length, six->unit);
    term_reading_add(t, term_extended_day(cal, latest),
                     tax ? S("AWR art. 22j onder a") : S("Awb art. 3:41, 6:8 lid 1"),
                     T("De brief is misschien later verstuurd. Dan is {day} de laatste dag. Reken "
                       "daar niet op: alleen de afzender weet het."));
}

enum outcome
objection_term(struct cx *cx, const struct calendar *cal, const struct objection_facts *facts,
               struct term *ret)
{
    struct term t = {0};
    struct law_term six;

    TRY(kind_check(cx, facts->kind));
    TRY(order_check(cx, facts));
    struct date start = term_start(facts, &t);
    TRY(law_term_get(cx, S("objection"), start, S("bekendmaking"), &six));
    term_step_add(&t, date_plus(start, 1), S("Awb art. 6:8 lid 1"),
                  T("De termijn begint op de dag erna: {day}."));
    term_run(cal, &t, start, six.length, six.unit, six.law);
    term_step_add(&t, t.last, S("Awb art. 6:9 lid 1"),
                  T("De laatste dag voor uw bezwaar is {day}. Het moet dan binnen zijn. Gaat het "
                    "met de post? "
                    "Post het uiterlijk die dag: het mag nog een week onderweg zijn."));
    came_later_reading(cal, facts, &six, &t);
    term_caution(cal, &t, SIDE_RESIDENT);
    *ret = t;
    return OK;
}

enum outcome
objection_term_latest(struct cx *cx, const struct calendar *cal,
                      const struct objection_facts *facts, struct date *ret)
{
    const bool tax = objection_is_tax(facts->kind);
    struct date start = facts->letter_came.date;
    struct law_term six;

    if (!facts->letter_came.known || (tax && !facts->dated.known))
        return NOT_FOUND;
    TRY(kind_check(cx, facts->kind));
    if (tax && facts->dated.date.day > start.day)
        start = facts->dated.date;
    TRY(law_term_get(cx, S("objection"), start, S("bekendmaking"), &six));
    *ret = term_extended_day(cal, term_raw_end(start, six.length, six.unit));
    return OK;
}

/* ---- in time ---- */

static enum outcome
arrival_check(struct cx *cx, const struct objection_arrival *a, struct date end,
              struct date post_end)
{
    if (a->posted.known && a->received.day < a->posted.date.day)
        return fail_field(cx, "ter_post",
                          "Het bezwaar kwam aan voor het op de post ging. Dat kan niet. Kijk beide "
                          "datums na.");
    if (a->published.known && a->received.day < a->published.date.day - EARLY_MAX_DAYS)
        return fail_field(cx, "bezwaar_ontvangen",
                          "Het bezwaar kwam lang voor het besluit. Kijk beide datums na.");
    if (a->posted.known && a->way != OBJECTION_ANY_WAY && a->way != OBJECTION_POST)
        return fail_field(cx, "wijze",
                          "Er is een dag van posten, maar het bezwaar ging niet met de post. Kies "
                          "een van beide.");
    if (a->way == OBJECTION_POST && !a->posted.known && a->received.day > end.day &&
        a->received.day <= post_end.day)
        return fail_field(cx, "ter_post",
                          "Het bezwaar kwam in de week na de laatste dag. Wanneer ging het op de "
                          "post? Kijk naar het stempel op de envelop.");
    return OK;
}

/* Too early is not fatal: 6:10. A person looks whether the decision was there already. */
static void
too_early_step(const struct objection_arrival *a, struct term *t)
{
    if (a->published.known && a->received.day < a->published.date.day)
        term_step_add(t, a->received, S("Awb art. 6:10"),
                      T("Het bezwaar kwam voor het besluit. Dat mag als het besluit al genomen "
                        "was, of als u dat mocht denken. Een mens kijkt daarnaar."));
}

static void
verdict_step(const struct objection_arrival *a, struct term *t, enum arrival_verdict verdict)
{
    if (verdict == ARRIVED_DEPENDS)
        term_step_add(t, a->received, S("Awb art. 6:9 lid 2"),
                      T("Het bezwaar kwam aan op {day}, in de week na de laatste dag. Ging het op "
                        "tijd op de post? Dan is het op tijd. Kwam het op een andere manier? Dan "
                        "is het te laat."));
    else if (verdict == ARRIVED_IN_TIME)
        term_step_add(t, a->received, S("Awb art. 6:9"),
                      T("Het bezwaar kwam aan op {day}. Dat is op tijd."));
    else
        term_step_add(t, a->received, S("Awb art. 6:11"),
                      T("Het bezwaar kwam aan op {day}. Dat is te laat. Had u daar een goede reden "
                        "voor? Schrijf die op: een mens beslist of het toch mag."));
}

/* By post: posted before the end, and received within a week after it. That week is a term of a
 * law too, so the Atw lengthens it. */
static bool
post_in_time(const struct calendar *cal, const struct objection_arrival *a,
             const struct law_term *week, struct term *t, struct date end)
{
    struct date raw = term_raw_end(end, week->length, week->unit);
    bool posted_in_time = a->posted.date.day <= end.day;

    if (!posted_in_time) {
        term_step_add(t, a->posted.date, week->law,
                      T("Het bezwaar ging op de post op {day}. Dat is na de laatste dag."));
        return false;
    }
    term_step_add(t, a->posted.date, week->law,
                  T("Het bezwaar ging op de post op {day}. Dat is voor het einde van de termijn."));
    term_step_add(t, raw, week->law,
                  T("Dan mag het nog een week onderweg zijn: tot en met {day}."));
    t->last = term_extended(cal, t, raw);
    return a->received.day <= t->last.day;
}

enum outcome
objection_in_time(struct cx *cx, const struct calendar *cal,
                  const struct objection_arrival *arrival, struct term *ret,
                  enum arrival_verdict *ret_verdict)
{
    const struct objection_arrival *a = arrival;
    struct term t = {0};
    struct law_term week;

    TRY(law_term_get(cx, S("objection_post"), a->term_end, S("einde_termijn"), &week));
    term_step_add(&t, a->term_end, S("Awb art. 6:7, 6:9 lid 1"),
                  T("De tijd voor bezwaar eindigt op {day}."));
    struct date end = t.last = term_extended(cal, &t, a->term_end);
    struct date post_end = term_extended_day(cal, term_raw_end(end, week.length, week.unit));
    TRY(arrival_check(cx, a, end, post_end));
    too_early_step(a, &t);
    enum arrival_verdict verdict = a->received.day <= end.day ? ARRIVED_IN_TIME : ARRIVED_LATE;
    if (verdict == ARRIVED_LATE && a->posted.known)
        verdict = post_in_time(cal, a, &week, &t, end) ? ARRIVED_IN_TIME : ARRIVED_LATE;
    else if (verdict == ARRIVED_LATE && a->way == OBJECTION_ANY_WAY &&
             a->received.day <= post_end.day)
        verdict = ARRIVED_DEPENDS;
    if (a->way == OBJECTION_ELECTRONIC)
        term_step_add(
            &t, end, S("Awb afd. 2.3"),
            T("Stuur het digitaal op de manier die de gemeente noemt. Het telt als het daar binnen "
              "is, tot middernacht. Was er een storing? Dan krijgt u meer tijd."));
    verdict_step(a, &t, verdict);
    term_caution(cal, &t, SIDE_RESIDENT);
    *ret = t;
    *ret_verdict = verdict;
    return OK;
}
