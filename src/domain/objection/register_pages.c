/* register_pages.c - an objection, a complaint or an application is written down in two screens:
 * the letter and its dates; then who it is and the first call, with what follows from the dates
 * above it. What each first screen asks: register_forms.c. */
#include "base/text.h"
#include "crypto/code.h"
#include "crypto/keys.h"
#include "domain/guide/topic.h"
#include "domain/intake/ask_shown.h"
#include "domain/intake/sealed_fields.h"
#include "domain/map/kind.h"
#include "domain/network/network.h"
#include "domain/objection/application.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_mail.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "domain/objection/view/letter.html.h"
#include "domain/objection/view/objection.html.h"
#include "domain/people/people.h"

/* Long enough for a telephone call in between. */
static const int64_t letter_lifetime_ms = 4 * 60 * 60 * 1000;
static const int64_t result_lifetime_ms = 30 * 60 * 1000;

enum { PEOPLE_AT_ONCE = 200 };

/* ---- the first screen ---- */

static enum outcome
int_field(const struct request *rq, struct str name, int64_t *ret)
{
    *ret = 0;
    if (request_field(rq, name).len && !str_int(request_field(rq, name), ret))
        return INVALID;
    return OK;
}

/* The question that it was sent as: "9901-123"; false when there is none. */
static bool
of_read(const struct request *rq, struct question_id *ret)
{
    struct str rest = request_field(rq, S("question")), municipality;
    struct question_id id;

    if (!str_cut(&rest, '-', &municipality) || !str_int(municipality, &id.municipality) ||
        !str_int(rest, &id.question) || id.question <= 0)
        return false;
    *ret = id;
    return true;
}

static enum outcome
letter_typed(struct cx *cx, const struct request *rq, struct objection_letter *ret)
{
    struct objection_letter letter = {.kind = objection_kind_of(request_field(rq, S("kind"))),
                                      .way = request_field(rq, S("way")),
                                      .topic = request_field(rq, S("topic")),
                                      .department = request_field(rq, S("department")),
                                      .law = request_field(rq, S("law")),
                                      .term = request_field(rq, S("term")),
                                      .term_unit = request_field(rq, S("term_unit")),
                                      .term_source = request_field(rq, S("term_source")),
                                      .committee = request_field(rq, S("committee")).len > 0};

    struct question_state state;

    if (of_read(rq, &letter.of)) {
        TRY(objection_may_become(cx, letter.of, &state));
        letter.topic = state.topic.len ? state.topic : letter.topic;
    }
    TRY(objection_day(cx, rq, S("dated"), &letter.dated));
    TRY(objection_day(cx, rq, S("published"), &letter.published));
    TRY(objection_day(cx, rq, S("received"), &letter.received));
    TRY(objection_day(cx, rq, S("posted"), &letter.posted));
    TRY(objection_day(cx, rq, S("first"), &letter.first));
    if (int_field(rq, S("decided_by"), &letter.decided_by) != OK)
        return fail_field(cx, "decided_by", "Kies uit de lijst wie het besluit nam.");
    if (int_field(rq, S("term_length"), &letter.term_length) != OK)
        letter.term_length = 0;
    if (letter.kind == PROCEDURE_COMPLAINT) { /* no decision and no law of its own */
        letter.dated = letter.published = letter.posted = (struct maybe_date){0};
        letter.law = S("other");
    }
    if (letter.kind == PROCEDURE_APPLICATION) /* nothing was decided yet */
        letter = (struct objection_letter){.kind = letter.kind,
                                           .of = letter.of,
                                           .way = letter.way,
                                           .received = letter.received,
                                           .topic = letter.topic,
                                           .department = letter.department,
                                           .law = letter.law,
                                           .term = letter.term,
                                           .term_unit = letter.term_unit,
                                           .term_source = letter.term_source,
                                           .term_length = letter.term_length};
    *ret = letter;
    return OK;
}

/* What stands in the question that becomes one; the sight is noted. */
static enum outcome
question_fill(struct cx *cx, enum language language, struct question_id id,
              struct objection_new_page *page, struct question_state *ret)
{
    struct question_thread thread;

    TRY(objection_may_become(cx, id, ret));
    TRY(thread_for_professional(cx, id, &thread));
    page->was_question = true;
    if (thread.messages.count)
        page->asked = thread.messages.at[0].text;
    page->name = thread.contact.name;
    page->reach = thread.contact.phone.text.len ? thread.contact.phone : thread.contact.email;
    return call_mind_fill(cx, language, &thread, &page->calling);
}

/* A form for each; a question of a resident is no application. */
static struct objection_choice_list
kinds_shown(struct cx *cx, enum language language, const struct objection_new_page *page)
{
    struct objection_choice_list list = {
        arena_new(cx->mem, struct objection_choice, objection_kinds.count), 0};

    for (size_t i = 0; i < objection_kinds.count; i++) {
        const struct objection_code *kind = &objection_kinds.at[i];
        struct text t = text_open(cx->mem, 80);
        if (page->was_question && str_eq(kind->code, S("application")))
            continue;
        text_add(&t, S("/werk/bezwaar/nieuw?kind="));
        text_add(&t, kind->code);
        text_add(&t, page->was_question ? S("&question=") : S(""));
        text_add(&t, page->question);
        list.at[list.count++] = (struct objection_choice){
            tr(language, kind->sentence), url_path(text_str(&t)), str_eq(kind->code, page->kind)};
    }
    return list;
}

static void
day_write(struct text *t, struct str name, struct maybe_date day)
{
    if (day.known)
        sealed_field_add_int(t, name, day.date.day);
}

static struct maybe_date
day_read(struct cx *cx, struct str fields, struct str name)
{
    int64_t day = sealed_field_int(cx->mem, fields, name);

    return (struct maybe_date){day != 0, {(int32_t)day}};
}

/* Two fields are typed; each byte of them may take three, and four bytes make a sign. */
_Static_assert(12 * (OBJECTION_SHORT_MAX_CHARS + APPLICATION_SOURCE_MAX_CHARS) + 1024 <=
                   (int)TOKEN_TEXT_MAX,
               "a letter fits in a token");

/* Nobody's name stands in it: it goes into an address. */
static struct str
letter_write(struct cx *cx, const struct objection_letter *letter)
{
    struct text t = text_open(cx->mem, 256);

    sealed_field_add_int(&t, S("kind"), (int64_t)letter->kind + 1);
    sealed_field_add_int(&t, S("of_municipality"), letter->of.municipality);
    sealed_field_add_int(&t, S("of_question"), letter->of.question);
    sealed_field_add(&t, S("way"), letter->way);
    day_write(&t, S("dated"), letter->dated);
    day_write(&t, S("published"), letter->published);
    day_write(&t, S("received"), letter->received);
    day_write(&t, S("posted"), letter->posted);
    day_write(&t, S("first"), letter->first);
    sealed_field_add_int(&t, S("committee"), letter->committee);
    sealed_field_add(&t, S("topic"), letter->topic);
    sealed_field_add(&t, S("department"), letter->department);
    sealed_field_add(&t, S("law"), letter->law);
    sealed_field_add_int(&t, S("decided_by"), letter->decided_by);
    sealed_field_add(&t, S("term"), letter->term);
    sealed_field_add_int(&t, S("term_length"), letter->term_length);
    sealed_field_add(&t, S("term_unit"), letter->term_unit);
    sealed_field_add(&t, S("term_source"), letter->term_source);
    return text_str(&t);
}

static enum outcome
letter_read(struct cx *cx, struct str token, struct objection_letter *ret)
{
    struct arena *mem = cx->mem;
    struct str fields;

    if (token_open(cx, "objection", token, &fields) != OK)
        return fail(cx, NOT_FOUND, "Deze pagina is nu dicht. Begin opnieuw met inschrijven.");
    *ret = (struct objection_letter){
        .kind = (enum procedure_kind)(sealed_field_int(mem, fields, S("kind")) - 1),
        .of = {sealed_field_int(mem, fields, S("of_municipality")),
               sealed_field_int(mem, fields, S("of_question"))},
        .way = sealed_field(mem, fields, S("way")),
        .dated = day_read(cx, fields, S("dated")),
        .published = day_read(cx, fields, S("published")),
        .received = day_read(cx, fields, S("received")),
        .posted = day_read(cx, fields, S("posted")),
        .first = day_read(cx, fields, S("first")),
        .committee = sealed_field_int(mem, fields, S("committee")) != 0,
        .topic = sealed_field(mem, fields, S("topic")),
        .department = sealed_field(mem, fields, S("department")),
        .law = sealed_field(mem, fields, S("law")),
        .decided_by = sealed_field_int(mem, fields, S("decided_by")),
        .term = sealed_field(mem, fields, S("term")),
        .term_length = sealed_field_int(mem, fields, S("term_length")),
        .term_unit = sealed_field(mem, fields, S("term_unit")),
        .term_source = sealed_field(mem, fields, S("term_source"))};
    return OK;
}

enum outcome
objection_new_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_new_page *page = arena_new(cx->mem, struct objection_new_page, 1);
    struct municipality_row_list places;
    struct objection_letter letter;
    const struct procedure *dates = NULL;
    struct fault fault = rq->fault;
    struct question_state question = {0};
    struct question_id of = {0};

    TRY(objection_places(cx, &places));
    if (rq->method == METHOD_GET && request_has(rq, S("letter"))) {
        TRY(letter_read(cx, request_field(rq, S("letter")), &letter));
        objection_letter_again(cx, rq, &letter);
    }
    if (of_read(rq, &of)) {
        TRY(question_fill(cx, rq->language, of, page, &question));
        page->question = request_field(rq, S("question"));
    }
    enum procedure_kind kind = objection_kind_of(request_field(rq, S("kind")));
    if (page->was_question && kind == PROCEDURE_APPLICATION)
        kind = PROCEDURE_OBJECTION;
    const struct question_state *asked = page->was_question ? &question : NULL;
    page->application = kind == PROCEDURE_APPLICATION;
    if (page->application)
        page->form = application_form(cx, rq);
    else if (kind == PROCEDURE_COMPLAINT)
        TRY(complaint_form(cx, rq, asked, &page->form));
    else
        TRY(objection_form(cx, rq, asked, &page->form));
    page->first = true;
    page->kind = objection_kind_word(kind);
    page->kinds = kinds_shown(cx, rq->language, page);
    if (str_eq(fault.field, S("dates")) && letter_typed(cx, rq, &letter) == OK &&
        objection_letter_check(cx, &letter, &dates) == INVALID && dates)
        page->problems = objection_notices_shown(cx, rq->language, dates, 0);
    cx->fault = (struct fault){0};
    re->shell = SHELL_WORK;
    return reply_page(re, T("Inschrijven"), view_objection_new(page));
}

enum outcome
objection_letter_take(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_letter letter;
    const struct procedure *dates;
    struct municipality_row_list places;

    TRY(objection_places(cx, &places));
    TRY(letter_typed(cx, rq, &letter));
    TRY(objection_letter_check(cx, &letter, &dates));
    struct str token =
        token_make(cx, "objection", cx->now_ms + letter_lifetime_ms, letter_write(cx, &letter));
    return reply_see_other(re, url_path_token(cx->mem, S("/werk/bezwaar/nieuw/"), token, S("")));
}

/* ---- the second screen ---- */

static void
people_add(struct cx *cx, struct form_page *form, struct str name, struct str label,
           struct str hint, const struct procedure_handlers_row_list *people, int64_t chosen)
{
    struct form_field *field = form_select(form, name, label, hint, people->count + 1);

    if (chosen == 0)
        form_choice_add(form, field, S("0"), tr(form->rq->language, T("Niemand")), true);
    for (size_t i = 0; i < people->count; i++)
        form_choice_add(form, field, str_of_int(cx->mem, people->at[i].professional),
                        people->at[i].name, people->at[i].professional == chosen);
}

static void
call_fields(struct form_page *form, struct str hint)
{
    struct form_field *call = form_choices(form, false, S("call"), T("Hoe ging het bellen?"), hint,
                                           CALL_OUTCOME_COUNT + 1);

    form_choice_add(form, call, S(""), tr(form->rq->language, T("Nog niet gebeld")), true);
    for (int i = 0; i < CALL_OUTCOME_COUNT; i++) {
        struct str code = call_outcome_code((enum call_outcome)i);
        form_choice_add(form, call, code, tr(form->rq->language, call_outcome_sentence(code)),
                        false);
    }
    form_text(form, S("call_words"), T("Wat zei de inwoner?"),
              T("Kort. Dit lezen alleen collega's."), S(""))
        ->is_short = true;
}

/* ---- of somebody who did not ask here before ---- */

static void
resident_add(struct form_page *form, const struct municipality_row_list *places)
{
    if (places->count > 1) {
        struct form_field *field =
            form_select(form, S("municipality"), T("Welke gemeente?"), S(""), places->count);
        for (size_t i = 0; i < places->count; i++)
            form_choice_add(form, field, str_of_int(form->cx->mem, places->at[i].municipality),
                            places->at[i].name, i == 0);
    }
    form_line(form, S("name"), T("Naam van de inwoner"), S(""), S(""));
    form_line(form, S("reach"), T("Telefoonnummer of e-mailadres"),
              T("Leeg laten mag. Dan volgt de inwoner het met de eigen link."), S(""));
}

/* How to call: safely, in which language, and when. */
static void
calling_add(struct form_page *form)
{
    const enum language reads = form->rq->language;
    struct form_field *language =
        form_select(form, S("language"), T("Taal van de inwoner"),
                    T("In deze taal leest de inwoner de eigen pagina."), LANGUAGE_COUNT);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct str code = language_code((enum language)i);
        form_choice_add(form, language, code, kind_language_name(code, reads), i == LANGUAGE_NL);
    }
    struct ask_choice_list spoken = ask_interpreters(form->cx, reads, interpreter_typed(form->rq));
    struct form_field *interpreter = form_select(
        form, S("interpreter"), T("Tolk bij het bellen"),
        T("Vraag het de inwoner. Wie belt, ziet dat een tolk nodig is."), spoken.count + 1);
    form_choice_add(form, interpreter, S(""), tr(reads, T("Niet nodig")), true);
    for (size_t i = 0; i < spoken.count; i++)
        form_choice_add(form, interpreter, spoken.at[i].value, spoken.at[i].label, false);
    form_line(form, S("mind"), T("Is bellen niet altijd veilig? Waar moet wie belt op letten?"),
              T("Bijvoorbeeld: bel alleen als de kinderen op school zijn."), S(""));
    struct form_field *part = form_select(form, S("part"), T("Wanneer bellen?"), S(""), PART_COUNT);
    form_choice_add(form, part, day_part_code(PART_ANY), tr(reads, day_part_when(PART_ANY)), true);
    for (enum day_part p = PART_MORNING; p < PART_ANY; p++)
        form_choice_add(form, part, day_part_code(p), tr(reads, day_part_when(p)), false);
    struct form_field *days = form_choices(
        form, true, S("days"), T("Alleen op deze dagen (leeg: elke dag)"), S(""), CALLBACK_DAYS);
    for (int day = 0; day < CALLBACK_DAYS; day++)
        form_choice_add(form, days, callback_day_code(day), callback_day_name(reads, day), false);
}

static void
says_add(struct form_page *form, enum procedure_kind kind)
{
    form_text(form, S("says"),
              kind == PROCEDURE_APPLICATION ? T("Wat vraagt de inwoner aan?")
                                            : T("Wat schrijft de inwoner?"),
              T("In een paar zinnen. De inwoner leest dit ook."), S(""))
        ->is_short = true;
    calling_add(form);
}

static enum outcome
person_form(struct cx *cx, const struct request *rq, const struct objection_letter *letter,
            struct form_page **ret)
{
    struct procedure_handlers_row_list people;
    struct municipality_row_list places;

    TRY(objection_places(cx, &places));
    TRY(sql_procedure_handlers(cx, cx->who.organisation, PEOPLE_AT_ONCE, &people));
    struct form_page *form = form_page_new(
        cx, rq, T("Wie is het, en het eerste gesprek"), T("Stap 2 van 2."),
        url_path_token(cx->mem, S("/werk/bezwaar/nieuw/"), rq->args[0], S("")), T("Schrijf in"));
    if (letter->of.question == 0)
        resident_add(form, &places);
    form_text(form, S("address"), T("Postadres, als alles per post moet"), S(""), S(""))->is_short =
        true;
    form_text(form, S("representative"), T("Gemachtigde"),
              T("Wie het voor de inwoner doet. Eén naam, met telefoonnummer."), S(""))
        ->is_short = true;
    form_text(form, S("representative_address"), T("Postadres van de gemachtigde"),
              T("Dan kunt u brieven ook aan de gemachtigde sturen (Awb 6:17)."), S(""))
        ->is_short = true;
    struct form_field *scope = form_select(form, S("scope"), T("Wat mag de gemachtigde?"), S(""),
                                           objection_scopes.count + 1);
    objection_nothing_add(form, scope, T("Er is geen gemachtigde"));
    objection_choices_add(form, scope, &objection_scopes, S(""));
    if (letter->of.question == 0)
        says_add(form, letter->kind);
    people_add(cx, form, S("handler"), T("Wie behandelt het?"),
               letter->decided_by == cx->who.professional
                   ? T("U nam het besluit zelf. Kies een collega.")
                   : S(""),
               &people, cx->who.professional);
    people_add(cx, form, S("substitute"), T("Wie neemt waar?"), S(""), &people, 0);
    call_fields(form, T("Bent u al aan het bellen? Schrijf het meteen op."));
    form_back(form, url_path(str_join(cx->mem, S("/werk/bezwaar/nieuw?letter="), rq->args[0])),
              T("Verander de brief"));
    *ret = form;
    return OK;
}

/* What few residents need does not stand between the name and the first call. */
static void
rare_mark(struct objection_new_page *page)
{
    static const struct str rare[] = {
        S_INIT("address"),    S_INIT("representative"), S_INIT("representative_address"),
        S_INIT("scope"),      S_INIT("part"),           S_INIT("days"),
        S_INIT("substitute"),
    };

    for (size_t i = 0; i < page->form->fields.count; i++) {
        struct form_field *field = &page->form->fields.at[i];
        for (size_t r = 0; r < sizeof rare / sizeof *rare; r++)
            field->rare = field->rare || str_eq(field->name, rare[r]);
        page->has_rare = page->has_rare || field->rare;
        page->rare_open = page->rare_open || (field->rare && field->fault.len);
    }
}

enum outcome
objection_person_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_new_page *page = arena_new(cx->mem, struct objection_new_page, 1);
    struct question_state question;
    struct objection_letter letter;
    const struct procedure *dates;

    TRY(letter_read(cx, rq->args[0], &letter));
    TRY(objection_letter_check(cx, &letter, &dates));
    if (letter.of.question)
        TRY(question_fill(cx, rq->language, letter.of, page, &question));
    TRY(person_form(cx, rq, &letter, &page->form));
    page->dates = objection_dates_shown(cx, rq->language, dates);
    rare_mark(page);
    page->verdict =
        letter.kind == PROCEDURE_OBJECTION
            ? tr(rq->language, objection_verdict_said(dates->in_time))
            : tr(rq->language, objection_said(&objection_kinds, objection_kind_word(letter.kind)));
    page->why = tr(rq->language, dates->why_in_time);
    page->problems = objection_notices_shown(cx, rq->language, dates, 0);
    page->in_time = dates->in_time == VERDICT_YES;
    re->shell = SHELL_WORK;
    return reply_page(re, T("Inschrijven"), view_objection_new(page));
}

enum outcome
objection_person_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_person person = {.name = request_field(rq, S("name")),
                                      .reach = request_field(rq, S("reach")),
                                      .address = request_field(rq, S("address")),
                                      .representative = request_field(rq, S("representative")),
                                      .representative_address =
                                          request_field(rq, S("representative_address")),
                                      .scope = request_field(rq, S("scope")),
                                      .says = request_field(rq, S("says")),
                                      .call = request_field(rq, S("call")),
                                      .call_words = request_field(rq, S("call_words")),
                                      .wish = callback_wish_typed(cx, rq),
                                      .language = LANGUAGE_NL,
                                      .interpreter = interpreter_typed(rq)};
    struct objection_letter letter;
    struct objection_plan *plan;

    (void)re;
    language_parse(request_field(rq, S("language")), &person.language);
    TRY(letter_read(cx, rq->args[0], &letter));
    if (int_field(rq, S("handler"), &person.handler) != OK || person.handler == 0)
        return fail_field(cx, "handler", "Kies een collega die bezwaren behandelt.");
    if (int_field(rq, S("substitute"), &person.substitute) != OK)
        return fail_field(cx, "substitute", "Kies een collega die bezwaren behandelt.");
    TRY(objection_prepare(cx, &letter, &person, &plan));
    rq->plan = plan;
    return OK;
}

/* The letter with code and link, sealed in an address that ends soon. */
static enum outcome
code_reply(struct cx *cx, const struct asked *asked, struct reply *re)
{
    struct text t = text_open(cx->mem, 128);

    sealed_field_add_int(&t, S("municipality"), asked->municipality);
    sealed_field_add_int(&t, S("question"), asked->question);
    sealed_field_add(&t, S("code"), asked->code);
    sealed_field_add(&t, S("secret"), asked->secret);
    sealed_field_add_int(&t, S("organisation"), cx->who.organisation);
    struct str token =
        token_make(cx, "objection_done", cx->now_ms + result_lifetime_ms, text_str(&t));
    return reply_see_other(re, url_path_token(cx->mem, S("/werk/bezwaar/klaar/"), token, S("")));
}

enum outcome
objection_person_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct municipality_row_list places;
    int64_t municipality;
    struct asked asked;

    TRY(objection_places(cx, &places));
    if (int_field(rq, S("municipality"), &municipality) != OK || municipality == 0)
        municipality = places.count ? places.at[0].municipality : 0;
    TRY(objection_register(cx, rq->plan, municipality, &asked));
    TRY(receipt_mail_add(cx, (struct question_id){asked.municipality, asked.question}));
    if (asked.code.len == 0) /* the resident has code and link already */
        return reply_see_other(
            re, objection_letter_url(cx, (struct question_id){asked.municipality, asked.question},
                                     S("ontvangst"), false));
    return code_reply(cx, &asked, re);
}

enum outcome
objection_renew_code_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    struct asked asked;
    bool is_objection;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_is(cx, id, &is_objection));
    if (!is_objection)
        return NOT_FOUND;
    TRY(question_renew_code(cx, id, &asked));
    return code_reply(cx, &asked, re);
}

/* ---- what the resident takes home ---- */

/* The own page opens in the resident's language. */
static void
link_fill(struct cx *cx, const struct request *rq, struct str language, struct str secret,
          struct objection_letter_page *page)
{
    struct request theirs = *rq;

    theirs.language = LANGUAGE_NL;
    language_parse(language, &theirs.language);
    page->link = ask_link(cx, &theirs, secret);
    page->square = qr_draw(cx->mem, page->link);
    page->site =
        str_join(cx->mem, rq->origin, url_location(cx->mem, url_path(S("/volg")), theirs.language));
    page->own_language_code = language_code(theirs.language);
    if (theirs.language != LANGUAGE_NL)
        page->own_language = objection_own_line(theirs.language);
}

enum outcome
objection_done_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_letter_page *page;
    struct objection o;
    struct str result;

    TRY(token_open(cx, "objection_done", rq->args[0], &result));
    /* An address that was passed on opens nothing for another organisation. */
    if (sealed_field_int(cx->mem, result, S("organisation")) != cx->who.organisation)
        return NOT_FOUND;
    struct question_id id = {sealed_field_int(cx->mem, result, S("municipality")),
                             sealed_field_int(cx->mem, result, S("question"))};
    TRY(objection_letter_fill(cx, id, &page, &o));
    page->other = objection_letter_url(cx, id, S("ontvangst"), true);
    page->code = code_show(cx->mem, sealed_field(cx->mem, result, S("code")));
    link_fill(cx, rq, o.state.language, sealed_field(cx->mem, result, S("secret")), page);
    objection_letter_offer(cx, &o, S("ontvangst"), page);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Ingeschreven"), view_objection_letter(page));
}
