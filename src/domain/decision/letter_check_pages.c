/* letter_check_pages.c - a professional pastes a letter, sees what is found, and mends it beside.
 *
 * Nothing of it is stored or logged: the text goes back and forth in the form. */
#include "domain/decision/letter_check_pages.h"

#include "base/text.h"
#include "crypto/code.h"
#include "domain/decision/decision_pages.h"
#include "domain/decision/decision_routes.h"
#include "domain/decision/view/letter_check.html.h"
#include "domain/guide/helplines.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "i18n/i18n.h"
#include "format/day.h"

/* ---- findings in words ---- */

static struct str
kind_sentence(enum letter_kind kind)
{
    static const struct str sentences[LETTER_KIND_COUNT] = {
        [LETTER_LONG_SENTENCE] = T_INIT("{n} woorden in deze zin. Maak er twee zinnen van: ten "
                                        "hoogste 20 woorden."),
        [LETTER_DIFFICULT] = T_INIT("Zeg niet: {woord}. Zeg liever: {liever}."),
        [LETTER_LONG_WORD] = T_INIT("{woord} heeft {n} letters. Kies een korter woord, of leg het "
                                    "uit."),
        [LETTER_PASSIVE] = T_INIT("Lijdende zin. Wie doet het?"),
        [LETTER_BSN] =
            T_INIT("Hier staat een nummer dat op een burgerservicenummer lijkt. Moet dat "
                   "in de brief? Een kenmerk is vaak genoeg."),
        [LETTER_BLANK] = T_INIT("Hier moet nog iets worden ingevuld."),
        [LETTER_WRONG_WEEKS] =
            T_INIT("Hier staat: {woord}. Voor bezwaar is dat 6 weken (Awb artikel "
                   "6:7)."),
        [LETTER_WRONG_START] =
            T_INIT("Hier staat: {woord}. Zo begint de tijd op een verkeerde dag. De 6 weken "
                   "beginnen op de dag nadat de brief is verstuurd (Awb artikel 6:8). Bij "
                   "belasting telt de datum op de aanslag (AWR artikel 22j)."),
        [LETTER_WRONG_DAY] =
            T_INIT("Volgens deze zin is {dag} de laatste dag. Dat moet {goed} zijn "
                   "(Awb artikel 6:8 en de Algemene termijnenwet)."),
        [LETTER_NO_DATE] = T_INIT("Er staat geen datum op de brief. De inwoner weet dan niet tot "
                                  "wanneer bezwaar kan."),
        [LETTER_NO_TEAM] = T_INIT("Er staat niet wie de inwoner kan bellen. Noem het team."),
        [LETTER_NO_PHONE] = T_INIT("Er staat geen telefoonnummer in."),
        [LETTER_NO_CLAUSE] = T_INIT("Er staat niet dat de inwoner bezwaar kan maken (Awb artikel "
                                    "3:45)."),
        [LETTER_NO_TERM] = T_INIT("Bij bezwaar staat niet binnen welke tijd: 6 weken."),
        [LETTER_NO_BODY] = T_INIT("Bij bezwaar staat niet bij wie."),
        [LETTER_NO_WAY] = T_INIT("Bij bezwaar staat niet hoe: met een brief, of digitaal."),
        [LETTER_HARD] = T_INIT("De tekst als geheel is te moeilijk. Gebruik kortere woorden en "
                               "kortere zinnen."),
        [LETTER_LONG_MEAN] = T_INIT("De zinnen zijn gemiddeld te lang. Ten hoogste 12 woorden in "
                                    "een zin."),
        [LETTER_EMPTY] = T_INIT("Er staat nog niets om te lezen."),
    };
    check((size_t)kind < LETTER_KIND_COUNT);
    return sentences[kind];
}

static struct str
finding_said(struct cx *cx, enum language language, const struct letter_finding *found)
{
    return tr_fill(cx->mem, tr(language, kind_sentence(found->kind)), 5,
                   (struct tr_arg[]){{S("n"), str_of_int(cx->mem, found->number)},
                                     {S("woord"), found->word},
                                     {S("liever"), found->say},
                                     {S("dag"), date_in_words(cx->mem, language, found->day)},
                                     {S("goed"), date_in_words(cx->mem, language, found->right)}});
}

static struct str_list
findings_said(struct cx *cx, enum language language, const struct letter_report *report,
              size_t from, size_t count)
{
    struct str_list list = {arena_new(cx->mem, struct str, count), 0};

    for (; list.count < count; list.count++)
        list.at[list.count] = finding_said(cx, language, &report->findings[from + list.count]);
    return list;
}

static void
pieces_fill(struct cx *cx, enum language language, const struct letter_report *report,
            struct letter_check_page *page)
{
    page->pieces.at = arena_new(cx->mem, struct letter_piece, report->sentence_count);
    for (size_t i = 0; i < report->sentence_count; i++) {
        const struct letter_sentence *from = &report->sentences[i];
        page->pieces.at[page->pieces.count++] = (struct letter_piece){
            .text = {from->text},
            .line = from->line,
            .said = findings_said(cx, language, report, from->finding, from->finding_count),
            .mend = from->finding_count > 0};
        page->mend_count += from->finding_count > 0;
    }
}

/* "9,4" */
static struct str
tenths(struct arena *mem, double n)
{
    int64_t rounded = (int64_t)(n * 10 + (n < 0 ? -0.5 : 0.5));
    bool below = rounded < 0;

    rounded = below ? -rounded : rounded;
    return str_join(mem, below ? S("-") : S(""), str_of_int(mem, rounded / 10), S(","),
                    str_of_int(mem, rounded % 10));
}

static struct str
last_said(struct cx *cx, enum language language, const struct letter *letter,
          const struct letter_report *report)
{
    struct date day = letter->sent.known ? letter->sent.date : report->dated.date;

    if (!report->last.known)
        return S("");
    return tr_fill(
        cx->mem,
        tr(language,
           T("Gaat de brief weg op {dag}? Dan is {laatste} de laatste dag voor bezwaar.")),
        2,
        (struct tr_arg[]){{S("dag"), date_in_words(cx->mem, language, day)},
                          {S("laatste"), date_in_words(cx->mem, language, report->last.date)}});
}

/* ---- what can be put in ---- */

/* The line and code of an explained decision, when one was chosen; else blanks. */
static enum outcome
offer_fill(struct cx *cx, const struct request *rq, struct letter_offer *ret)
{
    static const struct str desk[] = {S_INIT("juridisch_loket")};
    struct helpline_list help = helplines_named(cx->mem, 1, desk, LANGUAGE_NL);
    struct municipality_row_list own;
    struct decision_row row;

    if (help.count) {
        ret->help_name = help.at[0].name;
        ret->help_phone = help.at[0].number;
    }
    TRY(organisation_municipalities(cx, cx->who.organisation, &own));
    if (own.count == 1)
        ret->municipality = own.at[0].name;
    if (request_field(rq, S("decision")).len == 0)
        return OK;
    enum outcome outcome = decision_find(cx, request_field(rq, S("decision")), &row);
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    ret->municipality = row.municipality_name;
    ret->team = row.team;
    ret->phone = row.phone;
    ret->hours = decision_hours_said(cx->mem, row.hours);
    ret->code = short_code_show(cx->mem, row.code);
    ret->address = decision_address_typed(cx, rq);
    return OK;
}

/* ---- the form ---- */

static enum outcome
decisions_fill(struct cx *cx, const struct request *rq, struct letter_check_page *page)
{
    struct organisation_row own;
    struct decision_row_list rows;

    if (!(cx->who.permissions & PERMISSION_DECISIONS))
        return OK;
    TRY(organisation_get(cx, cx->who.organisation, &own));
    if (!own.municipal)
        return OK;
    TRY(decision_list(cx, &rows));
    page->decisions.at = arena_new(cx->mem, struct text_choice, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        if (rows.at[i].ended_ms == 0)
            page->decisions.at[page->decisions.count++] = (struct text_choice){
                .value = rows.at[i].code,
                .label = rows.at[i].title,
                .chosen = str_eq(rows.at[i].code, request_field(rq, S("decision")))};
    return OK;
}

static enum outcome
form_fill(struct cx *cx, const struct request *rq, enum decision_objection objection,
          struct letter_check_page *page)
{
    page->objections.at = arena_new(cx->mem, struct text_choice, DECISION_OBJECTION_COUNT);
    for (int i = 0; i < DECISION_OBJECTION_COUNT; i++) {
        enum decision_objection each = (enum decision_objection)i;
        page->objections.at[page->objections.count++] =
            (struct text_choice){.value = decision_objection_code(each),
                                 .label = tr(rq->language, decision_objection_said(each)),
                                 .chosen = each == objection};
    }
    page->text_fault = request_fault(cx, rq, S("text"));
    page->sent = request_field(rq, S("sent"));
    page->sent_fault = request_fault(cx, rq, S("sent"));
    return decisions_fill(cx, rq, page);
}

static enum outcome
letter_reply(struct letter_check_page *page, struct reply *re)
{
    re->shell = SHELL_WORK;
    return reply_page(re, T("Kijk een brief na"), view_letter_check(page));
}

enum outcome
letter_check_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct letter_check_page *page = arena_new(cx->mem, struct letter_check_page, 1);
    enum decision_objection objection = DECISION_AWB;

    (void)decision_objection_find(request_field(rq, S("objection")), &objection);
    page->text.text = request_field(rq, S("text"));
    page->original.text = request_field(rq, S("original"));
    TRY(form_fill(cx, rq, objection, page));
    return letter_reply(page, re);
}

/* ---- looking over ---- */

static struct str
with_part(struct cx *cx, struct str text, struct str part)
{
    return part.len ? str_join(cx->mem, str_trim(text), S("\n\n"), part) : text;
}

/* The letter, and what is found in it. */
static void
report_fill(struct cx *cx, const struct request *rq, const struct letter *letter,
            const struct letter_report *report, struct letter_check_page *page)
{
    page->checked = true;
    page->text.text = letter->text;
    page->points = (int64_t)report->finding_count;
    page->missing = findings_said(cx, rq->language, report, report->of_letter,
                                  report->finding_count - report->of_letter);
    pieces_fill(cx, rq->language, report, page);
    page->figures = tr_fill(
        cx->mem,
        tr(rq->language,
           T("Leesbaarheid {punten}: ten minste 70 is goed. Gemiddeld {gemiddeld} woorden in een "
             "zin: ten hoogste 12. Lijdende zinnen: {lijdend} van {zinnen}.")),
        4,
        (struct tr_arg[]){{S("punten"), tenths(cx->mem, report->flesch)},
                          {S("gemiddeld"), tenths(cx->mem, report->mean)},
                          {S("lijdend"), str_of_int(cx->mem, report->passive)},
                          {S("zinnen"), str_of_int(cx->mem, report->counted)}});
    page->last = last_said(cx, rq->language, letter, report);
    page->original.text = request_has(rq, S("original")) && request_field(rq, S("original")).len
                              ? request_field(rq, S("original"))
                              : request_field(rq, S("text"));
    difference_shown(cx->mem, page->original.text, letter->text, &page->difference, &page->changed);
}

static enum outcome
letter_typed(struct cx *cx, const struct request *rq, struct letter *ret)
{
    *ret = (struct letter){.text = request_field(rq, S("text")), .objection = DECISION_AWB};
    if (str_trim(ret->text).len == 0)
        return fail_field(cx, "text", "Plak eerst de tekst van de brief.");
    (void)decision_objection_find(request_field(rq, S("objection")), &ret->objection);
    struct str sent = request_field(rq, S("sent"));
    if (sent.len && day_read(sent, &ret->sent.date) != DAY_READ)
        return fail_field(cx, "sent",
                          "Schrijf dag, maand en jaar. Bijvoorbeeld: 24 november 2026.");
    ret->sent.known = sent.len > 0;
    return OK;
}

enum outcome
letter_check_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct letter_check_page *page = arena_new(cx->mem, struct letter_check_page, 1);
    struct letter_report report;
    struct letter letter;
    struct str insert = request_field(rq, S("insert"));

    TRY(letter_typed(cx, rq, &letter));
    letter_check(cx, &letter, &report);
    struct letter_offer offer = {.objection = letter.objection, .last = report.last};
    TRY(offer_fill(cx, rq, &offer));
    page->clause = letter_clause(cx->mem, &offer);
    page->contact = letter_contact(cx->mem, &offer);
    if (str_eq(insert, S("clause")) || str_eq(insert, S("contact"))) {
        letter.text =
            with_part(cx, letter.text, str_eq(insert, S("clause")) ? page->clause : page->contact);
        letter_check(cx, &letter, &report);
    }
    TRY(form_fill(cx, rq, letter.objection, page));
    report_fill(cx, rq, &letter, &report, page);
    return letter_reply(page, re);
}
