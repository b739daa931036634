/* manage_shown.c - fields that several pages of the administrator have. */
#include "domain/desk/manage_shown.h"

#include "base/text.h"
#include "domain/people/people.h"
#include "web/view/form.html.h"

enum outcome
manager_scope(struct cx *cx, struct scope *ret)
{
    TRY(need(cx, PERMISSION_NETWORK));
    return scope_of(cx, ret);
}

enum outcome
conflict_again(struct cx *cx, enum outcome outcome)
{
    return outcome == CONFLICT && str_eq(cx->fault.field, S("seen")) ? INVALID : outcome;
}

enum outcome
manage_reply(struct reply *re, struct str title, const struct form_page *page)
{
    re->shell = SHELL_WORK;
    if (page->conflict)
        re->status = 409;
    return reply_page(re, title, view_form(page));
}

enum outcome
manage_saved(struct reply *re)
{
    return reply_see_other(re, url_path(S("/beheer/inrichting?bewaard=ja")));
}

enum outcome
places_typed(struct cx *cx, const struct request *rq, const struct scope *scope, bool take,
             struct place_list *ret)
{
    return places_read(cx, scope, take, request_field(rq, S("places")), ret);
}

enum outcome
place_problems_show(struct cx *cx, const struct request *rq, const struct scope *scope, bool take,
                    struct form_field *field)
{
    struct place_list list;

    TRY(places_typed(cx, rq, scope, take, &list));
    field->problems.at = arena_new(cx->mem, struct str, list.problem_count);
    for (size_t i = 0; i < list.problem_count; i++)
        field->problems.at[field->problems.count++] =
            str_join(cx->mem, S("\""), list.problems[i].typed, S("\": "),
                     tr(rq->language, list.problems[i].sentence));
    return OK;
}

struct form_field *
form_phone(struct form_page *page, struct str label, struct str hint, struct str stored)
{
    struct form_field *field = form_line(page, S("phone"), label, hint, stored);

    field->is_line = false;
    field->is_phone = true;
    return field;
}

void
form_yes_no(struct form_page *page, struct str name, struct str label, struct str hint, bool stored)
{
    enum language language = page->rq->language;
    struct form_field *field = form_choices(page, false, name, label, hint, 2);

    form_choice_add(page, field, S("yes"), tr(language, T("Ja")), stored);
    form_choice_add(page, field, S("no"), tr(language, T("Nee")), !stored);
}

void
organisation_fields(struct form_page *page, const struct organisation_row *stored)
{
    form_line(page, S("name"), T("De naam van de organisatie"), T("Zoals inwoners haar kennen."),
              stored->name);
    form_line(page, S("paid_by"), T("Wie betaalt de organisatie?"),
              T("Inwoners zien dit. Bijvoorbeeld: de gemeente."), stored->paid_by);
    form_line(page, S("steered_by"), T("Wie bestuurt de organisatie?"),
              T("Inwoners zien dit. Bijvoorbeeld: een eigen stichting."), stored->steered_by);
    form_yes_no(page, S("municipal"), T("Hoort de organisatie bij de gemeente?"),
                T("Zo ja, dan gaan vragen over de gemeente zelf eerst naar een ander."),
                stored->municipal != 0);
    form_phone(page, T("Telefoonnummer"), T("Voor inwoners."), stored->phone);
    form_number(page, S("answer_workdays"),
                T("Binnen hoeveel werkdagen krijgt een inwoner antwoord?"),
                T("Dit beloven wij aan inwoners. Kies 1 tot en met 10."), stored->answer_workdays);
}

int64_t
number_typed(const struct request *rq, struct str name)
{
    int64_t n;
    return str_int(request_field(rq, name), &n) ? n : -1;
}

struct organisation_row
organisation_typed(const struct request *rq)
{
    return (struct organisation_row){
        .name = request_field(rq, S("name")),
        .municipal = str_eq(request_field(rq, S("municipal")), S("yes")),
        .paid_by = request_field(rq, S("paid_by")),
        .steered_by = request_field(rq, S("steered_by")),
        .answer_workdays = number_typed(rq, S("answer_workdays")),
        .phone = request_field(rq, S("phone")),
        .active = 1,
    };
}

void
language_choices(struct form_page *page, struct str languages)
{
    struct form_field *field = form_choices(
        page, true, S("languages"), T("In welke talen?"),
        T("Nederlands is er altijd. Kies welke talen er nog bij komen."), LANGUAGE_COUNT);
    bool all = languages.len == 0;

    for (enum language l = LANGUAGE_NL + 1; l < LANGUAGE_COUNT; l++) {
        struct str rest = languages;
        bool chosen = all;
        for (struct str one; str_cut(&rest, ' ', &one);)
            chosen = chosen || str_eq(one, language_code(l));
        form_choice_add(page, field, language_code(l), language_own_name(l), chosen);
    }
}

struct str
languages_typed(struct cx *cx, const struct request *rq)
{
    struct text t = text_open(cx->mem, 32);

    text_add(&t, language_code(LANGUAGE_NL));
    for (enum language l = LANGUAGE_NL + 1; l < LANGUAGE_COUNT; l++)
        if (many_has(request_field(rq, S("languages")), language_code(l))) {
            text_add_byte(&t, ' ');
            text_add(&t, language_code(l));
        }
    return text_str(&t);
}
