/* place_pages.c - one municipality, one region: who catches its questions, who belongs to it. */
#include "base/text.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/manage_shown.h"
#include "domain/intake/intake.h"
#include "os/random.h"

static const struct str overview = S_INIT("/beheer/inrichting");

/* ---- a municipality ---- */

/* Does the form choose another safety net than the one that is there? */
static bool
net_changes(const struct request *rq, const struct municipality_settings *stored)
{
    int64_t net;

    return stored->net.organisation && str_int(request_field(rq, S("net")), &net) &&
           net != stored->net.organisation;
}

static enum outcome
net_field(struct cx *cx, struct form_page *page, const struct municipality_settings *stored)
{
    struct organisation_row_list nets;

    TRY(municipality_nets(cx, stored->row.municipality, &nets));
    struct form_field *field = form_choices(
        page, false, S("net"), T("Welke organisatie is het vangnet?"),
        T("Het vangnet krijgt elke vraag die niemand anders oppakt. Zonder vangnet doet de "
          "gemeente niet mee."),
        nets.count + 1);
    for (size_t i = 0; i < nets.count; i++) {
        const struct organisation_row *net = &nets.at[i];
        form_choice_add(page, field, str_of_int(cx->mem, net->organisation), net->name,
                        stored->net.organisation == net->organisation);
    }
    form_choice_add(page, field, S("none"),
                    tr(page->rq->language, T("Geen: de gemeente doet niet mee")),
                    stored->net.organisation == 0);
    form_line(page, S("contact"), T("Wie zorgt daarvoor?"),
              T("Een functie, geen naam. Inwoners zien dit. Bijvoorbeeld: de coördinator van het "
                "loket."),
              stored->net.contact);
    if (net_changes(page->rq, stored)) {
        field = form_choices(page, true, S("sure"), T("Een ander vangnet: weet u het zeker?"),
                             T("Nieuwe vragen gaan naar het nieuwe vangnet. Open vragen van het "
                               "oude blijven daar, en gaan over als ze te laat worden."),
                             1);
        form_choice_add(
            page, field, S("yes"),
            tr(page->rq->language, T("Ja, en wie daarvoor zorgt, klopt bij het nieuwe vangnet")),
            false);
    }
    field = form_choices(page, true, S("also"), T("Meer gemeenten tegelijk"), S(""), 1);
    form_choice_add(
        page, field, S("yes"),
        tr(page->rq->language, T("Ook voor de andere gemeenten die nog geen vangnet hebben")),
        false);
    return OK;
}

enum outcome
manage_municipality_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct municipality_settings stored;
    struct scope scope;
    int64_t municipality;

    TRY(manager_scope(cx, &scope));
    TRY(request_arg_int(cx, rq, 0, &municipality));
    TRY(municipality_settings_get(cx, &scope, municipality, &stored));
    struct form_page *page = form_page_new(
        cx, rq, S(""), T("Wie vangt hier de vragen op die niemand anders oppakt?"),
        url_path_int(cx->mem, S("/beheer/gemeente/"), municipality, S("")), T("Bewaar"));
    page->heading = stored.row.name;
    form_back(page, url_path(overview), T("Terug naar de inrichting"));
    form_seen(page, stored.version);
    form_phone(page, T("Het telefoonnummer van de gemeente zelf"),
               T("Wie niet geholpen kan worden, ziet dit nummer."), stored.row.phone);
    TRY(net_field(cx, page, &stored));
    return manage_reply(re, T("Een gemeente inrichten"), page);
}

/* The same safety net for every municipality in scope that has none and that it serves. */
static enum outcome
net_also(struct cx *cx, const struct scope *scope, int64_t net, struct str contact)
{
    struct municipality_row_list places;

    TRY(scope_municipalities(cx, scope, &places));
    for (size_t i = 0; i < places.count; i++) {
        struct municipality_settings other;
        TRY(municipality_settings_get(cx, scope, places.at[i].municipality, &other));
        if (other.net.organisation)
            continue;
        enum outcome outcome = municipality_settings_save(
            cx, scope, places.at[i].municipality, other.row.phone, net, contact, other.version);
        if (outcome != OK && outcome != INVALID)
            return outcome;
    }
    return OK;
}

enum outcome
manage_municipality(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str chosen = request_field(rq, S("net")), contact = request_field(rq, S("contact"));
    struct municipality_settings stored;
    struct scope scope;
    int64_t municipality, net = 0;
    bool open;

    TRY(manager_scope(cx, &scope));
    TRY(request_arg_int(cx, rq, 0, &municipality));
    if (!str_eq(chosen, S("none")) && (!str_int(chosen, &net) || net <= 0))
        return fail_field(cx, "net", "Kies een organisatie uit de lijst.");
    TRY(municipality_settings_get(cx, &scope, municipality, &stored));
    TRY(open_questions_in(cx, municipality, &open));
    if (stored.net.organisation && !net && open)
        return fail_field(cx, "net",
                          "Er zijn nog open vragen in deze gemeente. Zolang die er zijn, blijft er "
                          "een vangnet nodig.");
    if (net_changes(rq, &stored) && !many_has(request_field(rq, S("sure")), S("yes")))
        return fail_field(cx, "sure",
                          "U kiest een ander vangnet. Kijk eerst of hierboven nog klopt wie "
                          "daarvoor zorgt, en zeg dan dat u het zeker weet.");
    TRY(conflict_again(cx, municipality_settings_save(cx, &scope, municipality,
                                                      request_field(rq, S("phone")), net, contact,
                                                      request_field(rq, S("seen")))));
    if (net && many_has(request_field(rq, S("also")), S("yes")))
        TRY(net_also(cx, &scope, net, contact));
    return manage_saved(re);
}

/* ---- a region ---- */

static enum outcome
region_form(struct cx *cx, struct request *rq, const struct scope *scope, struct url action,
            const struct region_settings *stored, struct reply *re)
{
    struct form_page *page =
        form_page_new(cx, rq, T("Een regio"),
                      T("Gemeenten in een regio kunnen samen een ingang en eigen teksten hebben."),
                      action, T("Bewaar"));
    struct str places;

    TRY(places_write(cx, &stored->places, &places));
    form_back(page, url_path(overview), T("Terug naar de inrichting"));
    form_seen(page, stored->version);
    form_line(page, S("name"), T("De naam van de regio"), S(""), stored->row.name);
    struct form_field *field =
        form_text(page, S("places"), T("De gemeenten"),
                  T("Zet elke gemeente op een eigen regel. U kunt ook een lijst plakken."), places);
    TRY(place_problems_show(cx, rq, scope, false, field));
    return manage_reply(re, T("Een regio"), page);
}

enum outcome
manage_region_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct region_settings stored;
    struct scope scope;
    int64_t region;

    TRY(manager_scope(cx, &scope));
    TRY(request_arg_int(cx, rq, 0, &region));
    TRY(region_settings_get(cx, &scope, region, &stored));
    return region_form(cx, rq, &scope, url_path_int(cx->mem, S("/beheer/regio/"), region, S("")),
                       &stored, re);
}

enum outcome
manage_region(struct cx *cx, struct request *rq, struct reply *re)
{
    struct place_list places;
    struct scope scope;
    int64_t region;

    TRY(manager_scope(cx, &scope));
    TRY(request_arg_int(cx, rq, 0, &region));
    TRY(places_typed(cx, rq, &scope, false, &places));
    TRY(conflict_again(cx, region_settings_save(cx, &scope, region, request_field(rq, S("name")),
                                                &places, request_field(rq, S("seen")))));
    return manage_saved(re);
}

enum outcome
new_region_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct region_settings nothing = {0};
    struct scope scope;

    TRY(manager_scope(cx, &scope));
    return region_form(cx, rq, &scope, url_path(S("/beheer/nieuw/regio")), &nothing, re);
}

/* For everything new: its number, made outside the transaction. */
enum outcome
new_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t *number = arena_new(cx->mem, int64_t, 1);

    (void)re;
    *number = id_new(cx->now_ms);
    rq->plan = number;
    return OK;
}

enum outcome
new_region(struct cx *cx, struct request *rq, struct reply *re)
{
    const int64_t *number = rq->plan;
    struct place_list places;
    struct scope scope;

    TRY(manager_scope(cx, &scope));
    TRY(places_typed(cx, rq, &scope, false, &places));
    TRY(region_new(cx, *number, request_field(rq, S("name")), &places));
    return manage_saved(re);
}
