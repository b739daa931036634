/* formal_pages.c - the hearing, the advice and the decision on paper; and all papers in a row. */
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "domain/objection/view/file.html.h"
#include "domain/privacy/privacy.h"

void
no_hearing_field(struct form_page *form, const struct objection *o)
{
    const bool complaint = o->dates->kind == PROCEDURE_COMPLAINT;
    const struct objection_codes *reasons = objection_no_hearings_of(o);
    struct str chosen = o->story.formal.no_hearing;
    struct form_field *none = form_select(
        form, S("no_hearing"), T("Geen hoorzitting? Waarom niet?"),
        complaint ? T("Alleen dit mag (Awb 9:10 lid 2). Twijfelt u? Hoor de inwoner.")
        : o->tax  ? T("Bij belasting hoort u wie erom vraagt (AWR 25 lid 1). Vroeg de inwoner "
                       "erom? Dan mag alleen wat in Awb 7:3 staat, a tot en met e.")
                  : T("Alleen dit mag (Awb 7:3). Twijfelt u? Hoor de inwoner."),
        reasons->count + 1);

    if (o->tax && chosen.len == 0 && o->hearing == NULL && o->story.formal.hearing.text.len == 0)
        chosen = S("not_asked");
    form_choice_add(form, none, S(""), tr(form->rq->language, T("Er is of komt een hoorzitting")),
                    chosen.len == 0);
    objection_choices_add(form, none, reasons, chosen);
}

static struct str
ground_hint(struct cx *cx, enum language language, const struct objection *o)
{
    if (o->dates->kind != PROCEDURE_COMPLAINT)
        return T("Alleen als u zo beslist zonder hoorzitting. Dan moet het meteen duidelijk zijn "
                 "(Awb 7:3 onder a).");
    const struct tr_arg day = {S("dag"),
                               date_in_words(cx->mem, language, complaint_refuse_by(cx, o))};
    return tr_fill(cx->mem,
                   tr(language, T("Alleen dit mag (Awb 9:8). De inwoner hoort het uiterlijk {dag}, "
                                  "vier weken na de klacht (lid 3).")),
                   1, &day);
}

void
ground_field(struct cx *cx, struct form_page *form, const struct objection *o)
{
    const struct objection_codes *grounds = objection_grounds_of(o->dates->kind);
    const enum language language = form->rq->language;
    struct str chosen = o->story.formal.ground;

    struct form_field *ground =
        form_select(form, S("ground"),
                    o->dates->kind == PROCEDURE_COMPLAINT ? T("Behandelt u de klacht niet? Waarom?")
                                                          : T("Niet-ontvankelijk? Waarom?"),
                    ground_hint(cx, language, o), grounds->count + 1);
    form_choice_add(form, ground, S(""), tr(language, T("Zo wordt er niet beslist")),
                    chosen.len == 0);
    objection_choices_add(form, ground, grounds, chosen);
    if (!str_eq(form->rq->fault.field, S("four_weeks")))
        return;
    struct form_field *late = form_choices(
        form, true, S("four_weeks"), T("De vier weken zijn voorbij"),
        T("De inwoner wachtte langer dan de wet wil (Awb 9:8 lid 3). Kunt u de klacht nog "
          "behandelen? Doe dat liever. Zo niet: zeg in de brief dat het u spijt."),
        1);
    form_choice_add(form, late, S("yes"), tr(language, T("Dat weet ik, en ik sluit de klacht af")),
                    false);
}

enum outcome
court_field(struct cx *cx, struct form_page *form, const struct objection *o)
{
    struct str court = o->story.formal.court;

    if (court.len == 0)
        TRY(objection_court(cx, o->state.id.municipality, &court));
    form_line(form, S("court"), T("Bij welke rechtbank kan de inwoner in beroep?"),
              T("Bijvoorbeeld: rechtbank Midden-Nederland, Postbus 16005, 3500 DA Utrecht."),
              court);
    return OK;
}

static void
hearing_fields(struct cx *cx, struct form_page *form, const struct objection *o)
{
    const struct objection_formal *f = &o->story.formal;
    const bool complaint = o->dates->kind == PROCEDURE_COMPLAINT;

    form_text(
        form, S("hearing"), T("Verslag van de hoorzitting"),
        complaint
            ? T("Wie was er bij, en wat zei de inwoner? De inwoner krijgt dit ook (Awb 9:10).")
            : T("Wie was er bij, en wat zei de inwoner? De inwoner krijgt dit ook (Awb 7:7)."),
        f->hearing.text);
    no_hearing_field(form, o);
    ground_field(cx, form, o);
    form_text(form, S("advice"), T("Advies van de commissie"),
              complaint
                  ? T("Als er een commissie is (Awb 9:14 en verder). Wijkt u af? Leg uit waarom.")
                  : T("Als er een commissie is (Awb 7:13). Wijkt u af? Leg bij de beslissing uit "
                      "waarom."),
              f->advice.text);
}

/* Awb 7:15; costs are paid on request only. */
static void
costs_fields(struct form_page *form, const struct objection_formal *f)
{
    const enum language language = form->rq->language;
    struct form_field *asked = form_choices(
        form, false, S("costs_asked"),
        T("Vroeg de inwoner om de kosten te betalen, voordat u besliste?"),
        T("Bijvoorbeeld van een advocaat. Later vragen kan niet meer (Awb 7:15 lid 2 en 3)."), 2);
    form_choice_add(form, asked, S("yes"), tr(language, T("Ja")), str_eq(f->asked, S("yes")));
    form_choice_add(form, asked, S("no"), tr(language, T("Nee")), str_eq(f->asked, S("no")));
    struct form_field *fault =
        form_choices(form, true, S("costs_fault"), T("Lag het aan ons?"),
                     T("Alleen dan betaalt u, en alleen voor het deel dat niet blijft."), 1);
    form_choice_add(form, fault, S("yes"),
                    tr(language, T("Het besluit mocht niet, en dat is onze fout")), f->fault);
    form_line(form, S("costs"), T("Kosten die u betaalt, in euro"), T("Leeg: niets."), f->costs);
    struct form_field *lawyer =
        form_choices(form, true, S("costs_lawyer"), T("Toevoeging"), S(""), 1);
    form_choice_add(form, lawyer, S("yes"),
                    tr(language, T("Er is een toevoeging: betaal aan wie de rechtshulp geeft (Awb "
                                   "7:15 lid 5)")),
                    f->to_lawyer);
}

static enum outcome
decision_fields(struct cx *cx, struct form_page *form, const struct objection *o)
{
    const struct objection_formal *f = &o->story.formal;
    const enum procedure_kind of = o->dates->kind;
    const enum language language = form->rq->language;
    const struct objection_codes *outcomes = objection_outcomes_of(of);
    const bool complaint = of == PROCEDURE_COMPLAINT;
    struct form_field *outcome = form_select(
        form, S("outcome"), complaint ? T("Wat is uw oordeel?") : T("Hoe gaat u beslissen?"),
        complaint ? T("Dit staat in de brief. Verstuurd? Schrijf dat dan op bij de klacht.")
                  : T("Dit staat in de brief. Verstuurd? Schrijf dat dan op bij het bezwaar."),
        outcomes->count);

    form_choice_add(form, outcome, S(""), tr(language, T("Nog niet bekend")), f->outcome.len == 0);
    for (size_t i = 0; i < outcomes->count; i++)
        if (!str_eq(outcomes->at[i].code, S("withdrawn")))
            form_choice_add(form, outcome, outcomes->at[i].code,
                            tr(language, outcomes->at[i].sentence),
                            str_eq(f->outcome, outcomes->at[i].code));
    form_text(form, S("reasons"), T("Waarom? In gewone woorden"),
              T("Dit leest de inwoner. Noem elk argument van de inwoner, en wat u ervan vindt."),
              f->reasons.text);
    if (complaint) /* no costs are paid, and no court follows */
        return OK;
    costs_fields(form, f);
    return court_field(cx, form, o);
}

enum outcome
objection_formal_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    struct objection o;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_get(cx, id, &o));
    if (o.application)
        return NOT_FOUND;
    if (!str_eq(o.row.state, S("open")))
        return fail(cx, CONFLICT,
                    "Dit is al afgelopen. De brieven staan op de pagina. Moet er iets anders? Open "
                    "het daar opnieuw.");
    access_note(cx, id.municipality, id.question, S("read"));
    const bool complaint = o.dates->kind == PROCEDURE_COMPLAINT;
    const struct str title = complaint ? T("Gesprek, advies en oordeel over de klacht")
                                       : T("Hoorzitting, advies en beslissing");
    struct form_page *form =
        form_page_new(cx, rq, title, T("Wat u hier schrijft, komt in de brieven."),
                      objection_url(cx, id, S("/papier")), T("Bewaar"));
    hearing_fields(cx, form, &o);
    TRY(decision_fields(cx, form, &o));
    form_back(form, objection_url(cx, id, S("")),
              complaint ? T("Terug naar de klacht") : T("Terug naar het bezwaar"));
    re->shell = SHELL_WORK;
    return reply_page(re, title, view_form(form));
}

enum outcome
objection_formal_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    const struct objection_formal formal = {.hearing = {request_field(rq, S("hearing"))},
                                            .no_hearing = request_field(rq, S("no_hearing")),
                                            .ground = request_field(rq, S("ground")),
                                            .advice = {request_field(rq, S("advice"))},
                                            .outcome = request_field(rq, S("outcome")),
                                            .reasons = {request_field(rq, S("reasons"))},
                                            .asked = request_field(rq, S("costs_asked")),
                                            .fault = request_field(rq, S("costs_fault")).len > 0,
                                            .to_lawyer =
                                                request_field(rq, S("costs_lawyer")).len > 0,
                                            .costs = str_trim(request_field(rq, S("costs"))),
                                            .court = request_field(rq, S("court"))};
    TRY(objection_formal_set(cx, id, &formal));
    return reply_see_other(re, objection_url(cx, id, S("")));
}

/* ---- all papers ---- */

/* What was said between the resident and us; notes are for ourselves and stay out. */
static void
messages_fill(struct cx *cx, enum language language, const struct question_thread *thread,
              struct objection_file_page *page)
{
    page->messages.at = arena_new(cx->mem, struct objection_message, thread->messages.count);
    for (size_t i = 0; i < thread->messages.count; i++) {
        const struct thread_message *m = &thread->messages.at[i];
        if (str_eq(m->kind, S("note")))
            continue;
        page->messages.at[page->messages.count++] = (struct objection_message){
            .day = date_with_year(cx->mem, language, date_in_amsterdam(m->at_ms)),
            .who = m->professional.len ? m->professional : tr(language, T("De inwoner")),
            .text = m->text};
    }
}

static void
roads_fill(struct cx *cx, enum language language, const struct objection *o,
           struct objection_file_page *page)
{
    page->roads.at = arena_new(cx->mem, struct objection_step, o->roads.count);
    for (size_t i = 0; i < o->roads.count; i++) {
        const struct road_change_row *row = &o->roads.at[i];
        page->roads.at[page->roads.count++] = (struct objection_step){
            .day = date_with_year(cx->mem, language, date_in_amsterdam(row->at_ms)),
            .sentence = tr(language, objection_said(&objection_roads, row->road)),
            .law = tr(language, objection_said(&objection_hows, row->how))};
    }
}

/* Every letter that was sent, the first one first. */
static enum outcome
sent_fill(struct cx *cx, enum language language, const struct objection *o,
          struct objection_file_page *page)
{
    struct kept_letter_row_list all;

    TRY(kept_letters(cx, o->state.id, &all));
    page->letters.at = arena_new(cx->mem, struct objection_sent_letter, all.count);
    for (size_t i = all.count; i > 0; i--) {
        const struct kept_letter_row *row = &all.at[i - 1];
        struct objection_sent_letter *letter = &page->letters.at[page->letters.count];
        if (row->representative)
            continue; /* the same words */
        letter->label = tr(language, printable_letter_label(cx, o, row->letter));
        letter->day = date_with_year(cx->mem, language, (struct date){(int32_t)row->day});
        TRY(kept_letter_read(cx, o->state.id, row, &letter->words));
        page->letters.count++;
    }
    return OK;
}

enum outcome
objection_file_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_file_page *page = arena_new(cx->mem, struct objection_file_page, 1);
    struct question_thread thread;
    struct question_id id;
    struct objection o;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_case_fill(cx, rq, id, &page->is, &o, &thread));
    messages_fill(cx, rq->language, &thread, page);
    roads_fill(cx, rq->language, &o, page);
    TRY(sent_fill(cx, rq->language, &o, page));
    page->formal = o.story.formal;
    page->no_hearing =
        tr(rq->language, objection_said(objection_no_hearings_of(&o), o.story.formal.no_hearing));
    page->ground = tr(rq->language,
                      objection_said(objection_grounds_of(o.dates->kind), o.story.formal.ground));
    page->draft = tr(rq->language, objection_outcome_said(o.dates->kind, o.story.formal.outcome));
    page->today = date_with_year(cx->mem, rq->language, date_in_amsterdam(cx->now_ms));
    page->back = objection_url(cx, id, S(""));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Alle stukken"), view_objection_file(page));
}
