/* manage.c - the rules of changing the network: scope, versions, what is right. */
#include "domain/network/manage.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "help_types.h"
#include "i18n/i18n.h"

/* ---- scope ---- */

enum outcome
scope_of(struct cx *cx, struct scope *ret)
{
    struct organisation_row own;

    TRY(organisation_get(cx, cx->who.organisation, &own));
    *ret = (struct scope){own.organisation, own.everywhere};
    return OK;
}

struct scope
scope_everything(void)
{
    return (struct scope){0, 1};
}

enum outcome
scope_municipalities(struct cx *cx, const struct scope *scope, struct municipality_row_list *ret)
{
    return sql_scope_municipalities(cx, scope->organisation, scope->everywhere, ret);
}

enum outcome
scope_organisations(struct cx *cx, const struct scope *scope, struct organisation_row_list *ret)
{
    return sql_scope_organisations(cx, scope->organisation, scope->everywhere, ret);
}

enum outcome
scope_covers(struct cx *cx, const struct scope *scope, int64_t organisation, bool *ret)
{
    return sql_scope_covers_organisation(cx, organisation, scope->organisation, scope->everywhere,
                                         ret);
}

enum outcome
scope_doorways(struct cx *cx, const struct scope *scope, struct doorway_row_list *ret)
{
    return sql_scope_doorways(cx, scope->organisation, scope->everywhere, ret);
}

enum outcome
scope_regions(struct cx *cx, const struct scope *scope, struct region_row_list *ret)
{
    return sql_scope_regions(cx, scope->organisation, scope->everywhere, ret);
}

/* ---- versions ---- */

/* Every part with its length in front, so that no two lists read alike. */
static void
version_add(struct text *t, struct str part)
{
    text_add_int(t, (int64_t)part.len);
    text_add_byte(t, ':');
    text_add(t, part);
}

static void
version_add_int(struct text *t, int64_t n)
{
    text_add_int(t, n);
    text_add_byte(t, ';');
}

static void
version_add_places(struct text *t, const struct municipality_row_list *places)
{
    for (size_t i = 0; i < places->count; i++)
        version_add_int(t, places->at[i].municipality);
}

static struct str
version_end(struct cx *cx, const struct text *t)
{
    struct text hex = text_open(cx->mem, 40);
    struct bytes hash = keyed_hash(cx, "setting_version", text_str(t));

    text_add_hex(&hex, (struct bytes){hash.ptr, 16});
    return text_str(&hex);
}

static enum outcome
version_same(struct cx *cx, struct str stored, struct str seen)
{
    if (str_eq(stored, seen))
        return OK;
    return fail_with(cx, CONFLICT,
                     T("Iemand anders heeft dit net ook veranderd. Kijk wat er nu staat. Klopt wat "
                       "u invulde? Bewaar het dan nog een keer."),
                     S("seen"), 0);
}

/* ---- what is right ---- */

static bool
phone_right(struct str phone)
{
    size_t digits = 0;

    for (size_t i = 0; i < phone.len; i++) {
        char c = phone.ptr[i];
        if (c >= '0' && c <= '9')
            digits++;
        else if (str_find_byte(S(" -+()"), c) == 5)
            return false;
    }
    return phone.len == 0 || (digits >= 3 && digits <= 15);
}

static enum outcome
phone_check(struct cx *cx, struct str phone)
{
    if (phone_right(phone))
        return OK;
    return fail_field(cx, "phone",
                      "Dit is geen telefoonnummer. Vul bijvoorbeeld in: 099 900 1000.");
}

static bool
is_digits(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return true;
}

/* "hulp.demodam.nl": parts of letters, digits and dashes, points between. */
static bool
host_right(struct str host)
{
    struct str part;

    if (host.len > 253)
        return false;
    while (str_cut(&host, '.', &part)) {
        if (part.len == 0 || part.len > 63 || part.ptr[0] == '-' || part.ptr[part.len - 1] == '-')
            return false;
        for (size_t i = 0; i < part.len; i++) {
            char c = part.ptr[i];
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-')
                return false;
        }
    }
    return true;
}

enum outcome
organisation_check(struct cx *cx, const struct organisation_row *row)
{
    if (row->name.len == 0)
        return fail_field(cx, "name", "Vul de naam in.");
    if (row->paid_by.len == 0)
        return fail_field(cx, "paid_by", "Vul in wie betaalt. Inwoners zien dit.");
    if (row->steered_by.len == 0)
        return fail_field(cx, "steered_by", "Vul in wie bestuurt. Inwoners zien dit.");
    TRY(phone_check(cx, row->phone));
    if (row->answer_workdays < 1 || row->answer_workdays > WORKDAYS_MAX)
        return fail_with(cx, INVALID, T("Vul een getal in van 1 tot en met {n}."),
                         S("answer_workdays"), WORKDAYS_MAX);
    if (row->accept_workdays < 1 || row->accept_workdays > WORKDAYS_MAX)
        return fail_with(cx, INVALID, T("Vul een getal in van 1 tot en met {n}."),
                         S("accept_workdays"), WORKDAYS_MAX);
    if (row->url.len && (!str_starts(row->url, S("https://")) ||
                         str_find_byte(row->url, ' ') < row->url.len || row->url.len < 12))
        return fail_field(cx, "url", "Een adres begint met https:// en heeft geen spaties.");
    if (row->kvk.len && (row->kvk.len != 8 || !is_digits(row->kvk)))
        return fail_field(cx, "kvk", "Een KvK-nummer heeft 8 cijfers.");
    return OK;
}

/* ---- one municipality ---- */

enum outcome
municipality_settings_get(struct cx *cx, const struct scope *scope, int64_t municipality,
                          struct municipality_settings *ret)
{
    struct municipality_settings settings = {0};
    struct text t = text_open(cx->mem, 256);

    TRY(sql_scope_municipality(cx, municipality, scope->organisation, scope->everywhere,
                               &settings.row));
    enum outcome outcome = safety_net_get(cx, municipality, &settings.net);
    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    version_add(&t, settings.row.phone);
    version_add_int(&t, settings.net.organisation);
    version_add(&t, settings.net.contact);
    settings.version = version_end(cx, &t);
    *ret = settings;
    return OK;
}

enum outcome
municipality_nets(struct cx *cx, int64_t municipality, struct organisation_row_list *ret)
{
    return sql_municipality_nets(cx, municipality, ret);
}

static enum outcome
net_check(struct cx *cx, int64_t municipality, int64_t net, struct str contact)
{
    struct organisation_row_list nets;

    TRY(municipality_nets(cx, municipality, &nets));
    size_t i = 0;
    while (i < nets.count && nets.at[i].organisation != net)
        i++;
    if (i == nets.count)
        return fail_field(cx, "net", "Kies een organisatie uit de lijst.");
    if (contact.len == 0)
        return fail_field(cx, "contact",
                          "Vul in wie ervoor zorgt. Een functie is genoeg, geen naam.");
    return OK;
}

enum outcome
municipality_settings_save(struct cx *cx, const struct scope *scope, int64_t municipality,
                           struct str phone, int64_t net, struct str contact, struct str version)
{
    struct municipality_settings stored;
    int64_t changed;

    TRY(municipality_settings_get(cx, scope, municipality, &stored));
    TRY(phone_check(cx, phone));
    if (net)
        TRY(net_check(cx, municipality, net, contact));
    TRY(version_same(cx, stored.version, version));
    TRY(sql_municipality_set_phone(cx, municipality, phone));
    if (net)
        return safety_net_set(cx, municipality, net, contact);
    return sql_safety_net_delete(cx, municipality, &changed);
}

/* ---- one organisation ---- */

static struct str
details_version(struct cx *cx, const struct organisation_row *row)
{
    struct text t = text_open(cx->mem, 512);

    version_add(&t, row->name);
    version_add_int(&t, row->municipal);
    version_add(&t, row->paid_by);
    version_add(&t, row->steered_by);
    version_add_int(&t, row->everywhere);
    version_add_int(&t, row->answer_workdays);
    version_add(&t, row->phone);
    version_add_int(&t, row->accept_workdays);
    version_add_int(&t, row->map_only);
    version_add(&t, row->url);
    version_add(&t, row->kvk);
    return version_end(cx, &t);
}

enum outcome
organisation_settings_get(struct cx *cx, const struct scope *scope, int64_t organisation,
                          struct organisation_settings *ret)
{
    struct organisation_settings settings = {0};
    struct text places = text_open(cx->mem, 256), help = text_open(cx->mem, 256);

    TRY(sql_scope_organisation(cx, organisation, scope->organisation, scope->everywhere,
                               &settings.row));
    TRY(scope_covers(cx, scope, organisation, &settings.covered));
    TRY(sql_organisation_places(cx, organisation, scope->organisation, scope->everywhere,
                                &settings.places));
    TRY(sql_organisation_help(cx, organisation, &settings.help));
    version_add_places(&places, &settings.places);
    for (size_t i = 0; i < settings.help.count; i++)
        version_add(&help, settings.help.at[i].help_type);
    settings.details_version = details_version(cx, &settings.row);
    settings.places_version = version_end(cx, &places);
    settings.help_version = version_end(cx, &help);
    *ret = settings;
    return OK;
}

/* What only an administrator of all that it serves may change. */
static enum outcome
covered_get(struct cx *cx, const struct scope *scope, int64_t organisation,
            struct organisation_settings *ret)
{
    TRY(organisation_settings_get(cx, scope, organisation, ret));
    if (!ret->covered)
        return fail(cx, DENIED,
                    "Deze organisatie helpt ook in andere gemeenten. U kunt alleen kiezen of zij "
                    "ook in uw gemeente helpt.");
    return OK;
}

/* A number for what is new stands in the row; 0 flags are cleared of what the scope may not say. */
static enum outcome
organisation_write(struct cx *cx, const struct scope *scope, const struct organisation_row *row,
                   bool active)
{
    struct organisation_row kept = *row;

    kept.active = active;
    if (!scope->everywhere)
        kept.everywhere = 0;
    return organisation_add(cx, &kept, 0, NULL, 0, NULL);
}

enum outcome
organisation_details_save(struct cx *cx, const struct scope *scope,
                          const struct organisation_row *row, struct str version)
{
    struct organisation_settings stored;
    bool net;

    TRY(covered_get(cx, scope, row->organisation, &stored));
    TRY(organisation_check(cx, row));
    TRY(sql_organisation_is_net(cx, row->organisation, &net));
    if (net && row->map_only)
        return fail_field(cx, "map_only",
                          "Deze organisatie is een vangnet en moet dus vragen aannemen.");
    TRY(version_same(cx, stored.details_version, version));
    return organisation_write(cx, scope, row, stored.row.active != 0);
}

static bool
among(const struct place_list *places, int64_t municipality)
{
    for (size_t i = 0; i < places->count; i++)
        if (places->at[i].municipality == municipality)
            return true;
    return false;
}

enum outcome
organisation_places_save(struct cx *cx, const struct scope *scope, int64_t organisation,
                         const struct place_list *places, struct str version)
{
    struct organisation_settings stored;
    int64_t changed;
    bool net;

    TRY(organisation_settings_get(cx, scope, organisation, &stored));
    if (places->problem_count)
        return fail_field(cx, "places", "Niet elke gemeente in de lijst klopt.");
    if (places->count == 0 && organisation == scope->organisation && !stored.row.everywhere)
        return fail_field(cx, "places",
                          "Dit is uw eigen organisatie. Laat minstens een gemeente staan.");
    TRY(version_same(cx, stored.places_version, version));
    for (size_t i = 0; i < stored.places.count; i++) {
        int64_t municipality = stored.places.at[i].municipality;
        if (among(places, municipality))
            continue;
        TRY(sql_organisation_is_net_of(cx, organisation, municipality, &net));
        if (net && !stored.row.everywhere)
            return fail_field(cx, "places",
                              "Deze organisatie is het vangnet van een gemeente die u weghaalt. "
                              "Kies eerst een ander vangnet.");
        TRY(sql_organisation_place_delete(cx, organisation, municipality, &changed));
    }
    for (size_t i = 0; i < places->count; i++)
        TRY(sql_organisation_municipality_put(cx, organisation, places->at[i].municipality,
                                              &changed));
    return OK;
}

static bool
help_type_known(struct str id)
{
    for (size_t i = 0; i < help_types_rows_count; i++)
        if (str_eq(help_types_rows[i].id, id))
            return true;
    return false;
}

static bool
help_among(struct str help_types, struct str id)
{
    for (struct str one; str_cut(&help_types, '\n', &one);)
        if (str_eq(one, id))
            return true;
    return false;
}

enum outcome
organisation_help_save(struct cx *cx, const struct scope *scope, int64_t organisation,
                       struct str help_types, struct str version)
{
    struct organisation_settings stored;
    struct str rest = help_types;
    int64_t changed;

    TRY(covered_get(cx, scope, organisation, &stored));
    TRY(version_same(cx, stored.help_version, version));
    for (size_t i = 0; i < stored.help.count; i++)
        if (!help_among(help_types, stored.help.at[i].help_type))
            TRY(sql_organisation_help_delete(cx, organisation, stored.help.at[i].help_type,
                                             &changed));
    for (struct str one; str_cut(&rest, '\n', &one);) {
        if (one.len == 0)
            continue;
        if (!help_type_known(one))
            return fail_field(cx, "help", "Kies uit de lijst.");
        TRY(sql_organisation_help_put(cx, organisation, one, &changed));
    }
    return OK;
}

enum outcome
organisation_active_set(struct cx *cx, const struct scope *scope, int64_t organisation, bool active)
{
    struct organisation_settings stored;
    bool net;

    TRY(covered_get(cx, scope, organisation, &stored));
    TRY(sql_organisation_is_net(cx, organisation, &net));
    if (!active && net)
        return fail(cx, CONFLICT,
                    "Deze organisatie is het vangnet van een gemeente. Kies daar eerst een ander "
                    "vangnet.");
    if (!active && organisation == scope->organisation)
        return fail(cx, CONFLICT, "Dit is uw eigen organisatie. Die kunt u niet zelf stoppen.");
    return sql_organisation_set_active(cx, organisation, active);
}

enum outcome
organisation_new(struct cx *cx, const struct scope *scope, const struct organisation_row *row,
                 const struct place_list *places)
{
    int64_t changed;

    TRY(organisation_check(cx, row));
    if (places->problem_count)
        return fail_field(cx, "places", "Niet elke gemeente in de lijst klopt.");
    if (places->count == 0 && !(scope->everywhere && row->everywhere))
        return fail_field(cx, "places", "Vul in welke gemeenten deze organisatie helpt.");
    TRY(organisation_write(cx, scope, row, true));
    for (size_t i = 0; i < places->count; i++)
        TRY(sql_organisation_municipality_put(cx, row->organisation, places->at[i].municipality,
                                              &changed));
    return OK;
}

/* ---- one doorway ---- */

enum outcome
doorway_settings_get(struct cx *cx, const struct scope *scope, int64_t doorway,
                     struct doorway_settings *ret)
{
    struct doorway_settings settings = {0};
    struct text t = text_open(cx->mem, 512);

    TRY(sql_scope_doorway(cx, doorway, scope->organisation, scope->everywhere, &settings.row));
    TRY(doorway_municipalities(cx, doorway, &settings.places));
    version_add(&t, settings.row.host);
    version_add(&t, settings.row.name);
    version_add(&t, settings.row.languages);
    version_add_int(&t, settings.row.municipality);
    version_add_int(&t, settings.row.region);
    version_add(&t, settings.row.phone);
    version_add(&t, settings.row.phone_hours);
    version_add_places(&t, &settings.places);
    settings.version = version_end(cx, &t);
    *ret = settings;
    return OK;
}

static enum outcome
doorway_check(struct cx *cx, const struct scope *scope, const struct doorway_row *row,
              const struct place_list *places)
{
    struct region_row region;
    bool taken;

    if (row->name.len == 0)
        return fail_field(cx, "name", "Vul de naam van de ingang in.");
    if (row->host.len && !host_right(row->host))
        return fail_field(cx, "host",
                          "Dit is geen webadres. Vul bijvoorbeeld in: hulp.demodam.nl, zonder "
                          "https:// ervoor.");
    TRY(sql_doorway_host_taken(cx, row->host, row->doorway, &taken));
    if (taken && row->host.len)
        return fail_field(cx, "host", "Een andere ingang heeft dit webadres al.");
    if (taken)
        return fail_field(cx, "host",
                          "Er is al een ingang zonder eigen webadres. Vul hier een webadres in.");
    TRY(phone_check(cx, row->phone));
    if (places->problem_count)
        return fail_field(cx, "places", "Niet elke gemeente in de lijst klopt.");
    if (places->count == 0)
        return fail_field(cx, "places", "Vul in voor welke gemeenten deze ingang is.");
    if (row->municipality && !among(places, row->municipality))
        return fail_field(cx, "municipality",
                          "Deze gemeente staat niet in de lijst van de ingang.");
    if (row->region &&
        sql_scope_region(cx, row->region, scope->organisation, scope->everywhere, &region) != OK)
        return fail_field(cx, "region", "Kies een regio uit de lijst.");
    return OK;
}

static enum outcome
doorway_write(struct cx *cx, const struct doorway_row *row, const struct place_list *places)
{
    int64_t changed;

    TRY(doorway_add(cx, row, 0, NULL));
    TRY(sql_doorway_places_clear(cx, row->doorway, &changed));
    for (size_t i = 0; i < places->count; i++)
        TRY(sql_doorway_municipality_put(cx, row->doorway, places->at[i].municipality, &changed));
    return OK;
}

enum outcome
doorway_settings_save(struct cx *cx, const struct scope *scope, const struct doorway_row *row,
                      const struct place_list *places, struct str version)
{
    struct doorway_settings stored;

    TRY(doorway_settings_get(cx, scope, row->doorway, &stored));
    TRY(doorway_check(cx, scope, row, places));
    TRY(version_same(cx, stored.version, version));
    return doorway_write(cx, row, places);
}

enum outcome
doorway_new(struct cx *cx, const struct scope *scope, const struct doorway_row *row,
            const struct place_list *places)
{
    TRY(doorway_check(cx, scope, row, places));
    return doorway_write(cx, row, places);
}

/* ---- one region ---- */

enum outcome
region_settings_get(struct cx *cx, const struct scope *scope, int64_t region,
                    struct region_settings *ret)
{
    struct region_settings settings = {0};
    struct text t = text_open(cx->mem, 256);

    TRY(sql_scope_region(cx, region, scope->organisation, scope->everywhere, &settings.row));
    TRY(sql_region_places(cx, region, &settings.places));
    version_add(&t, settings.row.name);
    version_add_places(&t, &settings.places);
    settings.version = version_end(cx, &t);
    *ret = settings;
    return OK;
}

static enum outcome
region_check(struct cx *cx, struct str name, const struct place_list *places)
{
    if (name.len == 0)
        return fail_field(cx, "name", "Vul de naam van de regio in.");
    if (places->problem_count)
        return fail_field(cx, "places", "Niet elke gemeente in de lijst klopt.");
    if (places->count == 0)
        return fail_field(cx, "places", "Vul in welke gemeenten bij de regio horen.");
    return OK;
}

static enum outcome
region_write(struct cx *cx, int64_t region, struct str name, const struct place_list *places)
{
    int64_t changed;

    TRY(region_add(cx, region, name, 0, NULL));
    TRY(sql_region_places_clear(cx, region, &changed));
    for (size_t i = 0; i < places->count; i++)
        TRY(sql_region_municipality_put(cx, region, places->at[i].municipality, &changed));
    return OK;
}

enum outcome
region_settings_save(struct cx *cx, const struct scope *scope, int64_t region, struct str name,
                     const struct place_list *places, struct str version)
{
    struct region_settings stored;

    TRY(region_settings_get(cx, scope, region, &stored));
    TRY(region_check(cx, name, places));
    TRY(version_same(cx, stored.version, version));
    return region_write(cx, region, name, places);
}

enum outcome
region_new(struct cx *cx, int64_t region, struct str name, const struct place_list *places)
{
    TRY(region_check(cx, name, places));
    return region_write(cx, region, name, places);
}
