/* register_forms.c - the first screen of what is written down: what a form of an objection, of a
 * complaint and of an application asks. */
#include "domain/guide/topic.h"
#include "domain/intake/question_shown.h"
#include "domain/objection/application.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"

enum { PEOPLE_AT_ONCE = 200 };

static void
topics_add(struct form_page *form)
{
    struct form_field *field =
        form_select(form, S("topic"), T("Waar gaat het over?"), S(""), topic_count() + 1);

    objection_nothing_add(form, field, T("Dat weten wij nog niet"));
    for (size_t i = 0; i < topic_count(); i++) {
        struct str id = topic_at(i).id;
        form_choice_add(form, field, id, topic_name(id, form->rq->language), false);
    }
}

static enum outcome
deciders_add(struct cx *cx, struct form_page *form, bool complaint)
{
    struct procedure_deciders_row_list people;

    TRY(sql_procedure_deciders(cx, cx->who.organisation, PEOPLE_AT_ONCE, &people));
    struct form_field *field =
        form_select(form, S("decided_by"),
                    complaint ? T("Over wie gaat de klacht?") : T("Wie nam het besluit?"),
                    complaint ? T("Deze collega behandelt de klacht niet (Awb 9:7).")
                              : T("Deze collega behandelt het bezwaar niet (Awb 7:5)."),
                    people.count + 1);
    form_choice_add(form, field, S("0"),
                    tr(form->rq->language, T("Iemand van een andere afdeling")), true);
    for (size_t i = 0; i < people.count; i++)
        form_choice_add(form, field, str_of_int(cx->mem, people.at[i].professional),
                        people.at[i].name, false);
    return OK;
}

/* Of a question the day on which it was asked is proposed: the first receipt counts. */
static void
way_and_day_add(struct form_page *form, const struct question_state *question)
{
    const struct str asked =
        question ? date_iso(form->cx->mem, date_in_amsterdam(question->asked_ms)) : S("");
    struct form_field *way =
        form_choices(form, false, S("way"), T("Hoe kwam het binnen?"), S(""), objection_ways.count);

    objection_choices_add(form, way, &objection_ways, question ? S("elektronisch") : S("post"));
    form_date(form, S("received"), T("Wanneer kwam het bij ons binnen?"),
              question ? T("De dag waarop de inwoner de vraag stuurde. Die dag telt, ook als u hem "
                           "later inschrijft (Awb 6:4 en 6:9).")
                       : T("De stempel van ontvangst."),
              asked);
}

static void
law_add(struct form_page *form, struct str hint)
{
    struct form_field *law =
        form_select(form, S("law"), T("Welke wet?"), hint, objection_laws.count + 1);

    form_choice_add(form, law, S(""), tr(form->rq->language, T("Kies een wet")), true);
    objection_choices_add(form, law, &objection_laws, S(""));
}

/* Its dates are few: when it came, and how long there is to decide. */
struct form_page *
application_form(struct cx *cx, const struct request *rq)
{
    struct form_page *form = form_page_new(
        cx, rq, T("Een aanvraag inschrijven"),
        T("Stap 1 van 2: wat er is gevraagd. Daarna praat u met de inwoner, voordat u beslist."),
        url_path(S("/werk/bezwaar/nieuw")), T("Verder"));

    way_and_day_add(form, NULL);
    topics_add(form);
    law_add(form, S(""));
    struct form_field *term =
        form_choices(form, false, S("term"), T("Hoeveel tijd is er om te beslissen?"),
                     T("Een melding van de Wmo is nog geen aanvraag. Daar is eerst zes weken voor "
                       "onderzoek (artikel 2.3.2)."),
                     application_terms.count);
    objection_choices_add(form, term, &application_terms, S("awb"));
    form_line(form, S("term_length"), T("Hoeveel is dat?"),
              T("Alleen bij een andere wet. Een getal, bijvoorbeeld 13."), S(""));
    struct form_field *unit =
        form_select(form, S("term_unit"), T("Weken of maanden?"), S(""), application_units.count);
    objection_choices_add(form, unit, &application_units, S("weeks"));
    form_line(form, S("term_source"), T("In welke wet staat dat?"),
              T("Met het artikel. Een collega moet het kunnen nakijken."), S(""));
    form_line(form, S("department"), T("Welke afdeling beslist?"), T("Geen namen van inwoners."),
              S(""));
    form_back(form, url_path(S("/werk/bezwaar")), T("Terug naar de lijst"));
    return form;
}

/* What both have; the ground of an objection and of a complaint differ. */
static enum outcome
about_add(struct cx *cx, struct form_page *form, const struct question_state *question,
          bool complaint)
{
    if (question == NULL || question->topic.len == 0)
        topics_add(form);
    if (!complaint)
        law_add(form, S(""));
    form_line(form, S("department"),
              complaint ? T("Over welke afdeling gaat de klacht?") : T("Welke afdeling besloot?"),
              T("Geen namen van inwoners."), S(""));
    TRY(deciders_add(cx, form, complaint));
    struct form_field *committee =
        form_choices(form, true, S("committee"), T("Adviescommissie"), S(""), 1);
    form_choice_add(form, committee, S("yes"),
                    tr(form->rq->language,
                       complaint ? T("Een commissie geeft advies: tien weken (Awb 9:15)")
                                 : T("Een commissie geeft advies: twaalf weken (Awb 7:13)")),
                    false);
    if (question)
        form_back(form, question_url(cx, S("/werk/vraag/"), question->id, S("")),
                  T("Terug naar de vraag"));
    else
        form_back(form, url_path(S("/werk/bezwaar")), T("Terug naar de lijst"));
    return OK;
}

enum outcome
objection_form(struct cx *cx, const struct request *rq, const struct question_state *question,
               struct form_page **ret)
{
    struct form_page *form =
        form_page_new(cx, rq, T("Een bezwaar inschrijven"),
                      T("Stap 1 van 2: de brief. Laat leeg wat u niet weet; u vult het later aan."),
                      url_path(S("/werk/bezwaar/nieuw")), T("Verder"));

    way_and_day_add(form, question);
    form_date(form, S("posted"), T("Datum van het poststempel"),
              T("Alleen met de post, en als het na de laatste dag binnenkwam. Bij belasting ook in "
                "november, december en januari."),
              S(""));
    form_date(form, S("first"), T("Wanneer kreeg de andere instantie het?"),
              T("Alleen als het is doorgestuurd. Deze dag telt (Awb 6:15)."), S(""));
    form_date(form, S("dated"), T("Datum op het besluit"), S(""), S(""));
    form_date(form, S("published"), T("Wanneer is het besluit verstuurd?"),
              T("Vanaf de dag daarna telt de termijn. Vaak een dag later dan de brief."), S(""));
    *ret = form;
    return about_add(cx, form, question, false);
}

enum outcome
complaint_form(struct cx *cx, const struct request *rq, const struct question_state *question,
               struct form_page **ret)
{
    struct form_page *form = form_page_new(
        cx, rq, T("Een klacht inschrijven"),
        T("Stap 1 van 2: wat er binnenkwam. Laat leeg wat u niet weet; u vult het later aan."),
        url_path(S("/werk/bezwaar/nieuw")), T("Verder"));

    way_and_day_add(form, question);
    form_date(form, S("first"), T("Wanneer kreeg de andere instantie het?"),
              T("Alleen als het is doorgestuurd."), S(""));
    *ret = form;
    return about_add(cx, form, question, true);
}

void
objection_letter_again(struct cx *cx, struct request *rq, const struct objection_letter *letter)
{
    const struct {
        struct str name;
        struct maybe_date day;
    } days[] = {{S("dated"), letter->dated},
                {S("published"), letter->published},
                {S("received"), letter->received},
                {S("posted"), letter->posted},
                {S("first"), letter->first}};
    const struct str of = str_join(cx->mem, str_of_int(cx->mem, letter->of.municipality), S("-"),
                                   str_of_int(cx->mem, letter->of.question));
    const struct {
        struct str name, value;
    } others[] = {
        {S("kind"), objection_kind_word(letter->kind)},
        {S("question"), letter->of.question ? of : S("")},
        {S("way"), letter->way},
        {S("topic"), letter->topic},
        {S("department"), letter->department},
        {S("law"), letter->law},
        {S("decided_by"), str_of_int(cx->mem, letter->decided_by)},
        {S("committee"), letter->committee ? S("yes") : S("")},
        {S("term"), letter->term},
        {S("term_length"), letter->term_length ? str_of_int(cx->mem, letter->term_length) : S("")},
        {S("term_unit"), letter->term_unit},
        {S("term_source"), letter->term_source}};

    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (days[i].day.known)
            request_put(rq, days[i].name, date_iso(cx->mem, days[i].day.date));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].value.len)
            request_put(rq, others[i].name, others[i].value);
}
