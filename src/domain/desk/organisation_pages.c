/* organisation_pages.c - an organisation: who it is, where it helps, with what, and its end. */
#include "domain/desk/desk_routes.h"
#include "domain/desk/manage_shown.h"
#include "domain/intake/intake.h"
#include "help_types.h"

static struct url
organisation_url(struct cx *cx, int64_t organisation, struct str after)
{
    return url_path_int(cx->mem, S("/beheer/organisatie/"), organisation, after);
}

/* The organisation that the address names, in the scope of who acts. */
static enum outcome
organisation_here(struct cx *cx, const struct request *rq, struct scope *scope,
                  struct organisation_settings *ret)
{
    int64_t organisation;

    TRY(manager_scope(cx, scope));
    TRY(request_arg_int(cx, rq, 0, &organisation));
    return organisation_settings_get(cx, scope, organisation, ret);
}

/* ---- who it is ---- */

static void
details_fields(struct form_page *page, const struct scope *scope,
               const struct organisation_row *row)
{
    organisation_fields(page, row);
    form_number(
        page, S("accept_workdays"), T("Binnen hoeveel werkdagen krijgt een collega antwoord?"),
        T("Als een collega iemand overdraagt. Kies 1 tot en met 10."), row->accept_workdays);
    form_yes_no(page, S("map_only"), T("Staat de organisatie alleen op de kaart?"),
                T("Zo ja, dan krijgt zij hier geen vragen van inwoners."), row->map_only != 0);
    form_line(page, S("url"), T("Website"), T("Mag leeg blijven. Begint met https://"), row->url);
    form_line(page, S("kvk"), T("KvK-nummer"), T("Mag leeg blijven. Het zijn 8 cijfers."), row->kvk)
        ->is_short = true;
    if (scope->everywhere)
        form_yes_no(page, S("everywhere"), T("Helpt de organisatie in heel Nederland?"), S(""),
                    row->everywhere != 0);
}

static struct organisation_row
details_typed(const struct request *rq, int64_t organisation)
{
    struct organisation_row row = organisation_typed(rq);

    row.organisation = organisation;
    row.accept_workdays = number_typed(rq, S("accept_workdays"));
    row.map_only = str_eq(request_field(rq, S("map_only")), S("yes"));
    row.url = request_field(rq, S("url"));
    row.kvk = request_field(rq, S("kvk"));
    row.everywhere = str_eq(request_field(rq, S("everywhere")), S("yes"));
    return row;
}

enum outcome
manage_organisation_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct organisation_settings stored;
    struct scope scope;

    TRY(organisation_here(cx, rq, &scope, &stored));
    int64_t organisation = stored.row.organisation;
    if (!stored.covered)
        return reply_see_other(re, organisation_url(cx, organisation, S("/gemeenten")));
    struct form_page *page =
        form_page_new(cx, rq, S(""), T("Deze gegevens zien inwoners en collega's."),
                      organisation_url(cx, organisation, S("")), T("Bewaar"));
    page->heading = stored.row.name;
    form_back(page, url_path(S("/beheer/inrichting")), T("Terug naar de inrichting"));
    form_seen(page, stored.details_version);
    details_fields(page, &scope, &stored.row);
    form_link_add(page, organisation_url(cx, organisation, S("/mensen")),
                  T("De mensen die er werken"));
    form_link_add(page, organisation_url(cx, organisation, S("/gemeenten")),
                  T("De gemeenten waar zij helpt"));
    form_link_add(page, organisation_url(cx, organisation, S("/hulp")), T("De hulp die zij geeft"));
    form_link_add(page, organisation_url(cx, organisation, S("/stoppen")),
                  stored.row.active ? T("Stoppen met deze organisatie") : T("Weer laten meedoen"));
    return manage_reply(re, T("Een organisatie"), page);
}

enum outcome
manage_organisation(struct cx *cx, struct request *rq, struct reply *re)
{
    struct organisation_settings stored;
    struct scope scope;

    TRY(organisation_here(cx, rq, &scope, &stored));
    struct organisation_row row = details_typed(rq, stored.row.organisation);
    TRY(conflict_again(cx,
                       organisation_details_save(cx, &scope, &row, request_field(rq, S("seen")))));
    return manage_saved(re);
}

/* ---- a new one ---- */

enum outcome
new_organisation_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct organisation_row nothing = {.answer_workdays = 2, .accept_workdays = 2};
    struct municipality_row_list here;
    struct str places = S("");
    struct scope scope;

    TRY(manager_scope(cx, &scope));
    TRY(scope_municipalities(cx, &scope, &here));
    TRY(places_write(cx, &here, &places));
    struct form_page *page =
        form_page_new(cx, rq, T("Een nieuwe organisatie"),
                      T("Hierna kiest u welke hulp zij geeft. Daarna nodigt u de mensen uit."),
                      url_path(S("/beheer/nieuw/organisatie")), T("Verder"));
    form_back(page, url_path(S("/beheer/inrichting")), T("Terug naar de inrichting"));
    details_fields(page, &scope, &nothing);
    struct form_field *field = form_text(page, S("places"), T("In welke gemeenten helpt zij?"),
                                         T("Zet elke gemeente op een eigen regel."), places);
    TRY(place_problems_show(cx, rq, &scope, false, field));
    return manage_reply(re, T("Een nieuwe organisatie"), page);
}

enum outcome
new_organisation(struct cx *cx, struct request *rq, struct reply *re)
{
    const int64_t *number = rq->plan;
    struct organisation_row row = details_typed(rq, *number);
    struct place_list places;
    struct scope scope;

    TRY(manager_scope(cx, &scope));
    TRY(places_typed(cx, rq, &scope, false, &places));
    TRY(organisation_new(cx, &scope, &row, &places));
    return reply_see_other(re, organisation_url(cx, *number, S("/hulp")));
}

/* ---- where ---- */

/* Only for the own organisation may a municipality be taken in that nobody has yet. */
static bool
may_take(const struct scope *scope, int64_t organisation)
{
    return scope->organisation == organisation;
}

enum outcome
manage_places_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct organisation_settings stored;
    struct scope scope;
    struct str places;

    TRY(organisation_here(cx, rq, &scope, &stored));
    int64_t organisation = stored.row.organisation;
    TRY(places_write(cx, &stored.places, &places));
    struct form_page *page = form_page_new(
        cx, rq, S(""),
        stored.covered ? T("In welke gemeenten helpt deze organisatie?")
                       : T("Deze organisatie helpt ook in gemeenten van een ander. U kiest alleen "
                           "of zij in uw gemeenten helpt."),
        organisation_url(cx, organisation, S("/gemeenten")), T("Bewaar"));
    page->heading = stored.row.name;
    form_back(page,
              stored.covered ? organisation_url(cx, organisation, S(""))
                             : url_path(S("/beheer/inrichting")),
              T("Terug"));
    form_seen(page, stored.places_version);
    struct form_field *field =
        form_text(page, S("places"), T("De gemeenten"),
                  T("Zet elke gemeente op een eigen regel. U kunt ook een lijst plakken."), places);
    TRY(place_problems_show(cx, rq, &scope, may_take(&scope, organisation), field));
    return manage_reply(re, T("De gemeenten waar zij helpt"), page);
}

enum outcome
manage_places(struct cx *cx, struct request *rq, struct reply *re)
{
    struct organisation_settings stored;
    struct place_list places;
    struct scope scope;

    TRY(organisation_here(cx, rq, &scope, &stored));
    TRY(places_typed(cx, rq, &scope, may_take(&scope, stored.row.organisation), &places));
    TRY(conflict_again(cx, organisation_places_save(cx, &scope, stored.row.organisation, &places,
                                                    request_field(rq, S("seen")))));
    return manage_saved(re);
}

/* ---- with what ---- */

static bool
gives(const struct organisation_help_row_list *help, struct str id)
{
    for (size_t i = 0; i < help->count; i++)
        if (str_eq(help->at[i].help_type, id))
            return true;
    return false;
}

enum outcome
manage_help_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct organisation_settings stored;
    struct scope scope;

    TRY(organisation_here(cx, rq, &scope, &stored));
    int64_t organisation = stored.row.organisation;
    if (!stored.covered)
        return reply_see_other(re, organisation_url(cx, organisation, S("/gemeenten")));
    struct form_page *page = form_page_new(
        cx, rq, S(""),
        T("Hieraan ziet de site welke vragen bij deze organisatie passen. Kies alles wat klopt."),
        organisation_url(cx, organisation, S("/hulp")), T("Bewaar"));
    page->heading = stored.row.name;
    form_back(page, organisation_url(cx, organisation, S("")), T("Terug"));
    form_seen(page, stored.help_version);
    struct form_field *field = form_choices(page, true, S("help"), T("Welke hulp geeft zij?"),
                                            S(""), help_types_rows_count);
    for (size_t i = 0; i < help_types_rows_count; i++) {
        const struct help_types_row *type = &help_types_rows[i];
        form_choice_add(page, field, type->id, tr_name(rq->language, type->name_nl, type->name_en),
                        gives(&stored.help, type->id));
    }
    return manage_reply(re, T("De hulp die zij geeft"), page);
}

enum outcome
manage_help(struct cx *cx, struct request *rq, struct reply *re)
{
    struct organisation_settings stored;
    struct scope scope;

    TRY(organisation_here(cx, rq, &scope, &stored));
    TRY(conflict_again(cx, organisation_help_save(cx, &scope, stored.row.organisation,
                                                  request_field(rq, S("help")),
                                                  request_field(rq, S("seen")))));
    return manage_saved(re);
}

/* ---- its end, and beginning again ---- */

enum outcome
manage_end_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct organisation_settings stored;
    struct scope scope;

    TRY(organisation_here(cx, rq, &scope, &stored));
    int64_t organisation = stored.row.organisation;
    if (!stored.covered)
        return reply_see_other(re, organisation_url(cx, organisation, S("/gemeenten")));
    bool active = stored.row.active != 0;
    struct form_page *page = form_page_new(
        cx, rq, S(""),
        active ? T("Deze organisatie krijgt dan geen nieuwe vragen meer. Wat zij deed, blijft "
                   "bewaard. U kunt haar later weer laten meedoen.")
               : T("Deze organisatie is gestopt. Zij kan weer vragen krijgen."),
        organisation_url(cx, organisation, S("/stoppen")),
        active ? T("Ja, stop ermee") : T("Laat weer meedoen"));
    page->heading = stored.row.name;
    form_back(page, organisation_url(cx, organisation, S("")), T("Terug"));
    form_seen(page, active ? S("active") : S("ended"));
    page->conflict = rq->fault.sentence.len > 0; /* what stands in the way is a state: 409 */
    return manage_reply(re, active ? T("Stoppen met deze organisatie") : T("Weer laten meedoen"),
                        page);
}

enum outcome
manage_end(struct cx *cx, struct request *rq, struct reply *re)
{
    struct organisation_settings stored;
    struct scope scope;
    bool open;

    TRY(organisation_here(cx, rq, &scope, &stored));
    /* The button did what it said when the page was shown. */
    bool active = str_eq(request_field(rq, S("seen")), S("ended"));
    TRY(open_questions_of(cx, stored.row.organisation, &open));
    if (!active && open)
        return fail_field(cx, "",
                          "Deze organisatie heeft nog open vragen. Laat die eerst beantwoorden of "
                          "overdragen.");
    enum outcome outcome = organisation_active_set(cx, &scope, stored.row.organisation, active);
    TRY(outcome == CONFLICT ? INVALID : outcome);
    return manage_saved(re);
}
