/* doorway_pages.c - a doorway: its address, name, languages, municipalities; and its colours. */
#include "domain/desk/setup_pages.h"

#include "base/text.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/manage_shown.h"
#include "domain/desk/view/setup.html.h"
#include "domain/map/schedule.h"
#include "web/headers.h"

static struct url
doorway_url(struct cx *cx, int64_t doorway, struct str after)
{
    return url_path_int(cx->mem, S("/beheer/ingang/"), doorway, after);
}

static struct str
parents_shown(struct cx *cx, struct str parents)
{
    struct text t = text_open(cx->mem, parents.len + 1);
    struct str origin;

    while (str_cut(&parents, ' ', &origin)) {
        text_add(&t, origin);
        text_add_byte(&t, '\n');
    }
    return text_str(&t);
}

static enum outcome
doorway_here(struct cx *cx, const struct request *rq, struct scope *scope,
             struct doorway_settings *ret)
{
    int64_t doorway;

    TRY(manager_scope(cx, scope));
    TRY(request_arg_int(cx, rq, 0, &doorway));
    return doorway_settings_get(cx, scope, doorway, ret);
}

/* ---- what it is ---- */

static enum outcome
region_field(struct cx *cx, struct form_page *page, const struct scope *scope, int64_t stored)
{
    struct region_row_list regions;

    TRY(scope_regions(cx, scope, &regions));
    if (regions.count == 0)
        return OK;
    struct form_field *field = form_choices(
        page, false, S("region"), T("Hoort de ingang bij een regio?"), S(""), regions.count + 1);
    form_choice_add(page, field, S("0"), tr(page->rq->language, T("Nee")), stored == 0);
    for (size_t i = 0; i < regions.count; i++)
        form_choice_add(page, field, str_of_int(cx->mem, regions.at[i].region), regions.at[i].name,
                        stored == regions.at[i].region);
    return OK;
}

static enum outcome
doorway_fields(struct cx *cx, struct form_page *page, const struct scope *scope,
               const struct doorway_settings *stored)
{
    const struct doorway_row *row = &stored->row;
    struct municipality_row own;
    struct str places, parents, first = S("");

    TRY(places_write(cx, &stored->places, &places));
    if (row->municipality) {
        TRY(municipality_get(cx, row->municipality, &own));
        TRY(places_write(cx, &(struct municipality_row_list){&own, 1}, &first));
    }
    form_line(page, S("name"), T("De naam van de site"), T("Bijvoorbeeld: Hulp in Demodam."),
              row->name);
    form_line(page, S("host"), T("Het webadres"),
              T("Bijvoorbeeld: hulp.demodam.nl. Leeg: elk adres dat geen andere ingang heeft."),
              row->host);
    language_choices(page, row->languages);
    struct form_field *field =
        form_text(page, S("places"), T("Voor welke gemeenten is deze ingang?"),
                  T("Zet elke gemeente op een eigen regel. U kunt ook een lijst plakken."), places);
    TRY(place_problems_show(cx, page->rq, scope, false, field));
    form_line(page, S("municipality"), T("Welke gemeente krijgt een vraag zonder woonplaats?"),
              T("Een gemeente uit de lijst hierboven. Mag leeg blijven."), first);
    TRY(region_field(cx, page, scope, row->region));
    form_phone(page, T("Telefoonnummer op elke pagina"), S(""), row->phone);
    form_line(page, S("phone_hours"), T("Wanneer kunnen mensen bellen?"),
              T("Bijvoorbeeld: op werkdagen van 9 tot 17 uur."), row->phone_hours);
    TRY(doorway_parents(cx, row->doorway, &parents));
    form_text(page, S("parents"), T("Welke sites mogen deze site in hun pagina laten zien?"),
              T("Elk adres op een eigen regel, bijvoorbeeld https://www.bibliotheek.nl. Mag leeg "
                "blijven."),
              parents_shown(cx, parents));
    return OK;
}

/* Each on a line of its own; kept with a space between, as the header has them. */
static enum outcome
parents_typed(struct cx *cx, const struct request *rq, struct str *ret)
{
    struct str rest = request_field(rq, S("parents")), line;
    struct text t = text_open(cx->mem, rest.len + 1);

    while (str_cut(&rest, '\n', &line)) {
        struct str origin = str_lower(cx->mem, str_trim(line));
        if (origin.len && origin.ptr[origin.len - 1] == '/')
            origin = str_slice(origin, 0, origin.len - 1);
        if (origin.len == 0)
            continue;
        if (!frame_parent_plausible(origin))
            return fail_field(cx, "parents",
                              "Dit is geen adres van een site. Bijvoorbeeld: "
                              "https://www.bibliotheek.nl.");
        if (t.len)
            text_add_byte(&t, ' ');
        text_add(&t, origin);
    }
    *ret = text_str(&t);
    return OK;
}

/* What hangs on a doorway beside its row: when its telephone is answered, and who may frame it. */
static enum outcome
beside_save(struct cx *cx, const struct request *rq, const struct doorway_row *row)
{
    struct str parents;

    TRY(parents_typed(cx, rq, &parents));
    TRY(doorway_parents_set(cx, row->doorway, parents));
    return schedule_set_text(cx, SCHEDULE_DOORWAY, row->doorway, row->phone_hours);
}

/* What was typed. A municipality that is not found is INVALID, beside its field. */
static enum outcome
doorway_typed(struct cx *cx, const struct request *rq, const struct scope *scope,
              struct doorway_row *row, struct place_list *ret)
{
    struct place_list first;
    int64_t region = 0;

    row->name = request_field(rq, S("name"));
    row->host = str_lower(cx->mem, request_field(rq, S("host")));
    row->languages = languages_typed(cx, rq);
    row->phone = request_field(rq, S("phone"));
    row->phone_hours = request_field(rq, S("phone_hours"));
    row->region = str_int(request_field(rq, S("region")), &region) ? region : 0;
    TRY(places_read(cx, NULL, false, request_field(rq, S("municipality")), &first));
    if (first.problem_count || first.count > 1)
        return fail_field(cx, "municipality",
                          "Deze gemeente staat niet in de lijst van de ingang.");
    row->municipality = first.count ? first.at[0].municipality : 0;
    return places_typed(cx, rq, scope, false, ret);
}

enum outcome
manage_doorway_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct doorway_settings stored;
    struct scope scope;

    TRY(doorway_here(cx, rq, &scope, &stored));
    struct form_page *page =
        form_page_new(cx, rq, S(""), T("Een ingang is een site voor een of meer gemeenten."),
                      doorway_url(cx, stored.row.doorway, S("")), T("Bewaar"));
    page->heading = stored.row.name;
    form_back(page, url_path(S("/beheer/inrichting")), T("Terug naar de inrichting"));
    form_seen(page, stored.version);
    TRY(doorway_fields(cx, page, &scope, &stored));
    form_link_add(page, doorway_url(cx, stored.row.doorway, S("/kleuren")),
                  T("De kleuren van deze ingang"));
    return manage_reply(re, T("Een ingang"), page);
}

enum outcome
manage_doorway(struct cx *cx, struct request *rq, struct reply *re)
{
    struct doorway_settings stored;
    struct place_list places;
    struct scope scope;

    TRY(doorway_here(cx, rq, &scope, &stored));
    TRY(doorway_typed(cx, rq, &scope, &stored.row, &places));
    TRY(conflict_again(
        cx, doorway_settings_save(cx, &scope, &stored.row, &places, request_field(rq, S("seen")))));
    TRY(beside_save(cx, rq, &stored.row));
    return manage_saved(re);
}

enum outcome
new_doorway_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct doorway_settings nothing = {0};
    struct scope scope;

    TRY(manager_scope(cx, &scope));
    struct form_page *page = form_page_new(cx, rq, T("Een nieuwe ingang"),
                                           T("Een ingang is een site voor een of meer gemeenten."),
                                           url_path(S("/beheer/nieuw/ingang")), T("Bewaar"));
    form_back(page, url_path(S("/beheer/inrichting")), T("Terug naar de inrichting"));
    TRY(doorway_fields(cx, page, &scope, &nothing));
    return manage_reply(re, T("Een nieuwe ingang"), page);
}

enum outcome
new_doorway(struct cx *cx, struct request *rq, struct reply *re)
{
    const int64_t *number = rq->plan;
    struct doorway_row row = {.doorway = *number, .theme = S("neutral-theme")};
    struct place_list places;
    struct scope scope;

    TRY(manager_scope(cx, &scope));
    TRY(doorway_typed(cx, rq, &scope, &row, &places));
    TRY(doorway_new(cx, &scope, &row, &places));
    TRY(beside_save(cx, rq, &row));
    return manage_saved(re);
}

/* ---- its colours ---- */

/* "4,47" of 447. */
static struct str
ratio_said(struct cx *cx, enum language language, int hundredths)
{
    struct text t = text_open(cx->mem, 16);

    text_add_int(&t, hundredths / 100);
    text_add(&t, language == LANGUAGE_EN ? S(".") : S(","));
    text_add_int_wide(&t, hundredths % 100, 2);
    return text_str(&t);
}

static void
problem_add(struct form_field *field, struct str said)
{
    field->problems.at[field->problems.count++] = said;
}

/* Where the text stops being right, or which pairs cannot be read. */
static void
colour_problems(struct cx *cx, const struct request *rq, struct form_field *field)
{
    struct theme_fault fault;
    struct theme theme;

    if (!theme_parse(cx->mem, request_field(rq, S("tokens")), &theme, &fault)) {
        field->problems.at = arena_new(cx->mem, struct str, 1);
        problem_add(field,
                    tr_fill(cx->mem, tr(rq->language, T("Regel {regel}, teken {teken}: {wat}")), 3,
                            (struct tr_arg[]){
                                {S("regel"), str_of_int(cx->mem, (int64_t)fault.line)},
                                {S("teken"), str_of_int(cx->mem, (int64_t)fault.column)},
                                {S("wat"), tr(rq->language, fault.sentence)},
                            }));
        return;
    }
    struct theme_pair_list weak = theme_too_weak(cx->mem, &theme);
    field->problems.at = arena_new(cx->mem, struct str, weak.count);
    for (size_t i = 0; i < weak.count; i++)
        problem_add(field,
                    tr_fill(cx->mem,
                            tr(rq->language, T("{paar}: {cijfer} op 1. Nodig is {grens}.")), 3,
                            (struct tr_arg[]){
                                {S("paar"), tr(rq->language, weak.at[i].name)},
                                {S("cijfer"), ratio_said(cx, rq->language, weak.at[i].hundredths)},
                                {S("grens"), ratio_said(cx, rq->language, weak.at[i].needed)},
                            }));
}

enum outcome
manage_colours_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct doorway_settings stored;
    struct str tokens = S("");
    struct scope scope;

    TRY(doorway_here(cx, rq, &scope, &stored));
    if (stored.row.sheet.len)
        TRY(sheet_get(cx, stored.row.sheet, &tokens));
    struct form_page *page = form_page_new(
        cx, rq, T("De kleuren van deze ingang"),
        T("Plak hier het bestand met de kleuren van uw huisstijl. U ziet eerst een voorbeeld. Wij "
          "kijken of iedereen het kan lezen."),
        doorway_url(cx, stored.row.doorway, S("/kleuren")), T("Laat een voorbeeld zien"));
    form_back(page, doorway_url(cx, stored.row.doorway, S("")), T("Terug"));
    form_seen(page, stored.row.sheet.len ? stored.row.sheet : S("own"));
    struct form_field *field =
        form_text(page, S("tokens"), T("De kleuren"),
                  T("Op elke regel staat een naam en een waarde. Bijvoorbeeld: "
                    "--basis-color-action-1-color-default: #0b5159; Leeg: onze eigen kleuren."),
                  tokens);
    colour_problems(cx, rq, field);
    return manage_reply(re, T("De kleuren van deze ingang"), page);
}

static enum outcome
seen_colours(struct cx *cx, const struct request *rq, const struct doorway_row *row)
{
    struct str now = row->sheet.len ? row->sheet : S("own");

    if (str_eq(request_field(rq, S("seen")), now))
        return OK;
    return fail_with(cx, CONFLICT,
                     T("Iemand anders heeft dit net ook veranderd. Kijk wat er nu staat. Klopt wat "
                       "u invulde? Bewaar het dan nog een keer."),
                     S("seen"), 0);
}

/* Right ones are kept at an address of their own, to look at first. */
enum outcome
manage_colours(struct cx *cx, struct request *rq, struct reply *re)
{
    struct doorway_settings stored;
    struct theme_fault fault;
    struct theme theme;
    struct scope scope;
    struct str sheet;

    TRY(doorway_here(cx, rq, &scope, &stored));
    if (!theme_parse(cx->mem, request_field(rq, S("tokens")), &theme, &fault))
        return fail_field(cx, "tokens", "In deze tekst staat iets dat niet mag.");
    if (theme_too_weak(cx->mem, &theme).count)
        return fail_field(cx, "tokens",
                          "Niet iedereen kan deze kleuren goed lezen. Maak het verschil groter.");
    TRY(conflict_again(cx, seen_colours(cx, rq, &stored.row)));
    if (theme.count == 0) {
        TRY(sheet_use(cx, &scope, stored.row.doorway, S("")));
        return manage_saved(re);
    }
    TRY(sheet_keep(cx, &scope, stored.row.doorway, &theme, &sheet));
    struct url to = doorway_url(cx, stored.row.doorway, S("/kleuren/"));
    return reply_see_other(re, url_path_token(cx->mem, to.raw, sheet, S("")));
}

/* A page as residents see it, in colours that nobody else sees yet. */
enum outcome
colours_preview_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct colours_page *page = arena_new(cx->mem, struct colours_page, 1);
    struct doorway_settings stored;
    struct scope scope;
    struct str tokens;

    TRY(doorway_here(cx, rq, &scope, &stored));
    TRY(sheet_get(cx, rq->args[1], &tokens));
    struct url back = doorway_url(cx, stored.row.doorway, S("/kleuren"));
    *page = (struct colours_page){
        .back = back,
        .action = url_path_token(cx->mem, str_join(cx->mem, back.raw, S("/")), rq->args[1], S("")),
        .seen = stored.row.sheet.len ? stored.row.sheet : S("own")};
    re->sheet = rq->args[1];
    return reply_page(re, T("Voorbeeld van de kleuren"), view_colours(page));
}

enum outcome
colours_use(struct cx *cx, struct request *rq, struct reply *re)
{
    struct doorway_settings stored;
    struct scope scope;

    TRY(doorway_here(cx, rq, &scope, &stored));
    TRY(seen_colours(cx, rq, &stored.row));
    TRY(sheet_use(cx, &scope, stored.row.doorway, rq->args[1]));
    return manage_saved(re);
}

/* "/thema/HASH.css": read again before it is sent, so that nothing else can stand there. */
enum outcome
sheet_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str name = rq->args[0], ending = S(".css"), tokens;
    struct theme_fault fault;
    struct theme theme;

    if (!str_ends(name, ending))
        return NOT_FOUND;
    TRY(sheet_get(cx, str_slice(name, 0, name.len - ending.len), &tokens));
    if (!theme_parse(cx->mem, tokens, &theme, &fault))
        return NOT_FOUND;
    re->immutable = true;
    return reply_text(re, S("text/css; charset=utf-8"), theme_sheet(cx->mem, &theme));
}
