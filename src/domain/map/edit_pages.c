/* edit_pages.c - adding and changing a service. Two editors at once: the second is told what the
 * first changed, and everything typed stays. */
#include "domain/map/edit_pages.h"

#include "base/text.h"
#include "domain/map/hours.h"
#include "domain/map/kind.h"
#include "domain/map/map_routes.h"
#include "domain/map/map_shown.h"
#include "domain/map/search.h"
#include "domain/map/view/edit.html.h"
#include "help_types.h"
#include "topics.h"
#include "web/site.h"

/* What the form asks, in groups. The names of fields are those of columns. */
/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): in the order in which it is written */
static const struct {
    struct str group; /* where a group begins */
    enum column column;
    struct str label, hint;
    bool text;
} asked[] = {
    {T_INIT("Wat is het?"), COLUMN_NAME, T_INIT("Naam"), S_INIT(""), false},
    {S_INIT(""), COLUMN_DESCRIPTION, T_INIT("Voor inwoners"),
     T_INIT("Kort en gewoon: wat gebeurt hier?"), true},
    {S_INIT(""), COLUMN_DESCRIPTION_PROFESSIONAL, T_INIT("Voor hulpverleners"), S_INIT(""), true},
    {S_INIT(""), COLUMN_FOR_WHOM, T_INIT("Voor wie"), S_INIT(""), true},
    {S_INIT(""), COLUMN_WHAT_TO_EXPECT, T_INIT("Wat kunt u verwachten?"), S_INIT(""), true},
    {S_INIT(""), COLUMN_BRING, T_INIT("Neem mee"), S_INIT(""), true},
    {S_INIT(""), COLUMN_COST, T_INIT("Wat kost het?"), T_INIT("In woorden"), false},
    {S_INIT(""), COLUMN_LANGUAGES, T_INIT("Talen"), T_INIT("Codes, zoals nl, en, ar"), false},
    {S_INIT(""), COLUMN_TOPICS, T_INIT("Onderwerpen"),
     T_INIT("Namen van de lijst hieronder, met ; ertussen. Andere woorden worden trefwoorden."),
     false},
    {S_INIT(""), COLUMN_HELP_TYPES, T_INIT("Soort hulp"),
     T_INIT("Namen van de lijst hieronder, met ; ertussen."), false},
    {S_INIT(""), COLUMN_REFERRALS, T_INIT("Wanneer verwijzen"), S_INIT(""), true},
    {S_INIT(""), COLUMN_URL, T_INIT("Website"), S_INIT(""), false},
    {T_INIT("Waar en wanneer"), COLUMN_MUNICIPALITY, T_INIT("Gemeenten"),
     T_INIT("Namen of codes, met een komma ertussen. Of: landelijk"), false},
    {S_INIT(""), COLUMN_LOCATION, T_INIT("Naam van de plek"), S_INIT(""), false},
    {S_INIT(""), COLUMN_ADDRESS, T_INIT("Straat en nummer"), S_INIT(""), false},
    {S_INIT(""), COLUMN_POSTCODE, T_INIT("Postcode"), S_INIT(""), false},
    {S_INIT(""), COLUMN_TOWN, T_INIT("Plaats"), S_INIT(""), false},
    {S_INIT(""), COLUMN_ACCESSIBILITY, T_INIT("Toegankelijk"),
     T_INIT("Bijvoorbeeld: lift, ringleiding, rolstoel"), false},
    {S_INIT(""), COLUMN_LOCATION_NOTE, T_INIT("Hoe vind je het?"), S_INIT(""), false},
    {S_INIT(""), COLUMN_OPENING_HOURS, T_INIT("Openingstijden"),
     T_INIT("Zoals: ma t/m vr 9.00-17.00 uur; gesloten 24-12-2026 t/m 31-12-2026"), true},
    {T_INIT("Bereikbaar"), COLUMN_PHONE, T_INIT("Telefoon, voor iedereen"), S_INIT(""), false},
    {S_INIT(""), COLUMN_EMAIL, T_INIT("E-mail, voor iedereen"), S_INIT(""), false},
    {S_INIT(""), COLUMN_PHONE_NETWORK, T_INIT("Telefoon, alleen voor het netwerk"), S_INIT(""),
     false},
    {S_INIT(""), COLUMN_EMAIL_NETWORK, T_INIT("E-mail, alleen voor het netwerk"), S_INIT(""),
     false},
    {S_INIT(""), COLUMN_PHONE_OWN, T_INIT("Telefoon, alleen voor de eigen organisatie"), S_INIT(""),
     false},
    {S_INIT(""), COLUMN_EMAIL_OWN, T_INIT("E-mail, alleen voor de eigen organisatie"), S_INIT(""),
     false},
    {T_INIT("Bijhouden"), COLUMN_OWNER, T_INIT("Wie houdt dit bij?"),
     T_INIT("Een rol, geen naam: de coördinator van het spreekuur"), false},
};
enum { ASKED = sizeof asked / sizeof *asked };

/* What is on its way into the map. */
struct editing {
    struct record record;
    struct record_ids ids;
    struct problem_list problems;
    bool settled;
};

/* ---- the form ---- */

static struct str
names_of(struct cx *cx, struct str ids, bool topics)
{
    struct text t = text_open(cx->mem, 64);
    struct str id;

    while (str_cut(&ids, ';', &id)) {
        if (id.len == 0)
            continue;
        text_add(&t, t.len ? S("; ") : S(""));
        text_add(&t, topics ? kind_topic_name(id, LANGUAGE_NL) : kind_help_name(id, LANGUAGE_NL));
    }
    return text_str(&t);
}

/* By name where the name alone is enough to find it again. */
static struct str
municipalities_shown(struct cx *cx, struct str codes)
{
    struct text t = text_open(cx->mem, codes.len + 1);

    for (struct str code; str_cut(&codes, '|', &code);) {
        struct municipality_row_list named = {0}, same = {0};
        bool told = municipality_find(cx, code, &named) == OK && named.count == 1 &&
                    municipality_find(cx, named.at[0].name, &same) == OK && same.count == 1;
        text_add(&t, t.len ? S(", ") : S(""));
        text_add(&t, told ? named.at[0].name : code);
    }
    return text_str(&t);
}

/* As somebody would type it. */
static struct str
cell_shown(struct cx *cx, const struct record *r, enum column column)
{
    if (column == COLUMN_TOPICS || column == COLUMN_HELP_TYPES)
        return names_of(cx, r->at[column], column == COLUMN_TOPICS);
    if (column == COLUMN_MUNICIPALITY && !str_eq(r->at[column], S("landelijk")))
        return municipalities_shown(cx, r->at[column]);
    if (column == COLUMN_OPENING_HOURS) {
        struct hours hours = hours_read(cx->mem, r->at[column]);
        return hours_in_words(cx->mem, &hours);
    }
    return r->at[column];
}

static struct map_group_list
groups_shown(struct cx *cx, const struct request *rq, const struct record *there,
             enum record_contacts contacts, bool conflict)
{
    struct map_group_list list = {arena_new(cx->mem, struct map_group, ASKED), 0};
    bool typed = request_has(rq, column_name(COLUMN_NAME));

    for (size_t i = 0; i < ASKED; i++) {
        enum column c = asked[i].column;
        struct str name = column_name(c), now = cell_shown(cx, there, c);
        bool own = c == COLUMN_PHONE_OWN || c == COLUMN_EMAIL_OWN;
        if (asked[i].group.len)
            list.at[list.count++] =
                (struct map_group){.title = tr(rq->language, asked[i].group),
                                   .fields = {arena_new(cx->mem, struct map_field, ASKED), 0}};
        if (own && contacts != CONTACTS_OWN)
            continue;
        struct map_group *group = &list.at[list.count - 1];
        struct str value = typed ? request_field(rq, name) : now;
        group->address = group->address || c == COLUMN_ADDRESS;
        group->fields.at[group->fields.count++] =
            (struct map_field){.name = name,
                               .label = tr(rq->language, asked[i].label),
                               .hint = tr(rq->language, asked[i].hint),
                               .fault = request_fault(cx, rq, name),
                               .value = {value},
                               .text = asked[i].text,
                               .now = conflict && !str_eq(str_trim(value), now) ? now : S("")};
    }
    return list;
}

static struct help_option_list
options(struct cx *cx, enum language language, size_t count, const struct str (*values)[2],
        struct str chosen)
{
    struct help_option_list list = {arena_new(cx->mem, struct help_option, count), count};

    for (size_t i = 0; i < count; i++)
        list.at[i] = (struct help_option){values[i][0], tr(language, values[i][1]),
                                          str_eq(values[i][0], chosen)};
    return list;
}

static void
choices_shown(struct cx *cx, const struct request *rq, const struct record *there,
              struct map_edit_page *page)
{
    static const struct str statuses[][2] = {{S_INIT("active"), T_INIT("Open voor mensen")},
                                             {S_INIT("closed"), T_INIT("Tijdelijk gesloten")},
                                             {S_INIT("ended"), T_INIT("Gestopt: van de kaart af")}};
    static const struct str frees[][2] = {{S_INIT(""), T_INIT("Niet bekend")},
                                          {S_INIT("ja"), T_INIT("Gratis")},
                                          {S_INIT("nee"), T_INIT("Niet gratis")}};
    struct str status =
        request_has(rq, S("status")) ? request_field(rq, S("status")) : there->at[COLUMN_STATUS];

    page->statuses = options(cx, rq->language, 3, statuses, status.len ? status : statuses[0][0]);
    page->frees =
        options(cx, rq->language, 3, frees,
                request_has(rq, S("free")) ? request_field(rq, S("free")) : there->at[COLUMN_FREE]);
    page->topic_names.at = arena_new(cx->mem, struct str, topics_rows_count);
    for (size_t i = 0; i < topics_rows_count; i++)
        page->topic_names.at[page->topic_names.count++] = topics_rows[i].name_nl;
    page->help_names.at = arena_new(cx->mem, struct str, help_types_rows_count);
    for (size_t i = 0; i < help_types_rows_count; i++)
        page->help_names.at[page->help_names.count++] = help_types_rows[i].name_nl;
}

/* ---- one that is there ---- */

static enum outcome
key_of(struct cx *cx, const struct request *rq, struct record_key *ret)
{
    *ret = (struct record_key){0};
    TRY(request_arg_int(cx, rq, 0, &ret->service));
    return rq->args[1].len ? request_arg_int(cx, rq, 1, &ret->at_location) : OK;
}

static struct url
edit_url(struct cx *cx, struct record_key key, struct str after)
{
    struct url url = url_path_int(cx->mem, S("/beheer/kaart/dienst/"), key.service,
                                  key.at_location ? S("/") : S(""));
    return key.at_location ? url_path_int(cx->mem, url.raw, key.at_location, after)
                           : url_path(str_join(cx->mem, url.raw, after));
}

static enum outcome
places_linked(struct cx *cx, const struct request *rq, struct record_key key,
              struct map_edit_page *page)
{
    struct at_row_list rows;
    struct word_row_list shared = {0};

    TRY(sql_at_list(cx, key.service, &rows));
    page->places.at = arena_new(cx->mem, struct service_link, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct at_row *row = &rows.at[i];
        bool here = key.at_location ? row->service_at_location == key.at_location : i == 0;
        if (here && row->location)
            TRY(sql_location_services(cx, row->location, key.service, &shared));
        if (!here)
            page->places.at[page->places.count++] = (struct service_link){
                row->name.len      ? row->name
                : row->address.len ? row->address
                                   : tr(rq->language, T("Een andere plek")),
                edit_url(cx, (struct record_key){key.service, row->service_at_location}, S(""))};
    }
    page->shared.at = arena_new(cx->mem, struct str, shared.count);
    for (; page->shared.count < shared.count; page->shared.count++)
        page->shared.at[page->shared.count] = shared.at[page->shared.count].word;
    return OK;
}

static enum outcome
remarks_shown(struct cx *cx, enum language language, int64_t service, struct map_remark_list *ret)
{
    struct remark_list_row_list rows;

    TRY(sql_remark_list(cx, service, &rows));
    ret->at = arena_new(cx->mem, struct map_remark, rows.count);
    for (; ret->count < rows.count; ret->count++)
        ret->at[ret->count] = (struct map_remark){
            rows.at[ret->count].text,
            date_short(cx->mem, language, date_in_amsterdam(rows.at[ret->count].at_ms))};
    return OK;
}

/* Opening hours that stay words: nobody can say from them whether it is open now. */
static struct str
hours_unread(struct cx *cx, const struct record *record)
{
    return hours_read(cx->mem, record->at[COLUMN_OPENING_HOURS]).words;
}

static enum outcome
edit_reply(struct cx *cx, struct request *rq, bool conflict, struct reply *re)
{
    struct map_edit_page *page = arena_new(cx->mem, struct map_edit_page, 1);
    struct text version = text_open(cx->mem, 16);
    struct service_row s;
    struct record_key key;
    struct record there;

    TRY(key_of(cx, rq, &key));
    TRY(service_editable(cx, key.service, &s));
    enum record_contacts contacts = contacts_for(cx, s.organisation);
    TRY(record_get(cx, key, contacts, &there));
    text_add_int(&version, s.version);
    *page = (struct map_edit_page){
        .title = s.name,
        .fault = conflict ? S("") : request_fault(cx, rq, rq->fault.field),
        .action = edit_url(cx, key, S("")),
        .back = url_path(S("/beheer/kaart")),
        .view = url_path_int(cx->mem, S("/hulp/"), s.service, S("")),
        .conflict = conflict,
        /* After a fault the version stays that of when the page was shown. */
        .version = request_has(rq, S("version")) && !conflict ? request_field(rq, S("version"))
                                                              : text_str(&version),
        .groups = groups_shown(cx, rq, &there, contacts, conflict),
        .age = age_of_service(cx, rq->language, s.confirmed_ms)};
    page->unread = rq->fault.sentence.len ? S("") : hours_unread(cx, &there);
    choices_shown(cx, rq, &there, page);
    TRY(places_linked(cx, rq, key, page));
    TRY(remarks_shown(cx, rq->language, key.service, &page->remarks));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Wijzig deze dienst"), view_map_edit(page));
}

enum outcome
map_edit_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return edit_reply(cx, rq, false, re);
}

/* ---- what was typed ---- */

/* The sentence of the first thing that is wrong; msgids, because forms are in every language. */
static enum outcome
problem_fail(struct cx *cx, const struct problem_list *problems)
{
    const struct problem *p = problems->first;

    check(p != NULL);
    while (p->warning) {
        p = p->next;
        check(p != NULL);
    }
    return fail_with(cx, INVALID, p->reason, p->field, 0);
}

static enum outcome
editing_read(struct cx *cx, struct request *rq, struct editing **ret)
{
    struct editing *e = arena_new(cx->mem, struct editing, 1);

    for (enum column c = 0; c < COLUMN_COUNT; c++)
        if (request_has(rq, column_name(c))) {
            e->record.at[c] = request_field(rq, column_name(c));
            e->record.given |= COLUMN_BIT(c);
        }
    /* Names of the lists, as the form shows them. */
    struct text types = text_open(cx->mem, 64);
    for (struct str rest = e->record.at[COLUMN_HELP_TYPES], part; str_cut(&rest, ';', &part);) {
        part = str_trim(part);
        for (size_t i = 0; i < help_types_rows_count; i++)
            if (str_eq_nocase(help_types_rows[i].name_nl, part))
                part = help_types_rows[i].id;
        text_add(&types, part);
        text_add_byte(&types, ';');
    }
    e->record.at[COLUMN_HELP_TYPES] = text_str(&types);
    if (!record_settle(cx->mem, &e->record, date_in_amsterdam(cx->now_ms), &e->problems))
        return problem_fail(cx, &e->problems);
    e->ids = record_ids_new(cx);
    *ret = e;
    return OK;
}

enum outcome
map_edit_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct editing *e;

    (void)re;
    TRY(editing_read(cx, rq, &e));
    rq->plan = e;
    return OK;
}

enum outcome
map_edit_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct editing *e = rq->plan;
    struct record typed = e->record, there;
    struct record_key key;
    struct service_row s;
    struct at_row_list places;
    int64_t version;

    TRY(key_of(cx, rq, &key));
    TRY(service_editable(cx, key.service, &s));
    if (!str_int(request_field(rq, S("version")), &version) || version != s.version) {
        TRY(edit_reply(cx, rq, true, re));
        re->status = outcome_status(CONFLICT);
        return OK;
    }
    enum record_contacts contacts = contacts_for(cx, s.organisation);
    if (contacts != CONTACTS_OWN)
        typed.given &= ~(COLUMN_BIT(COLUMN_PHONE_OWN) | COLUMN_BIT(COLUMN_EMAIL_OWN));
    TRY(record_settle_place(cx, typed.at[COLUMN_MUNICIPALITY], &typed.at[COLUMN_MUNICIPALITY]));
    TRY(record_get(cx, key, contacts, &there));
    if (contacts != CONTACTS_OWN) /* not seen, so not touched */
        there.given &= ~(COLUMN_BIT(COLUMN_PHONE_OWN) | COLUMN_BIT(COLUMN_EMAIL_OWN));
    typed.given &= ~COLUMN_BIT(COLUMN_ORGANISATION);
    record_lay(&there, &typed);
    if (!key.at_location) {
        TRY(sql_at_list(cx, key.service, &places));
        key.at_location = places.count ? places.at[0].service_at_location : 0;
    }
    TRY(record_put(cx, &there, s.organisation, &e->ids, true, &key));
    TRY(service_changed(cx, key.service));
    if (request_field(rq, S("confirm")).len)
        TRY(service_confirm(cx, key.service));
    if (hours_unread(cx, &there).len) /* there it says so */
        return reply_see_other(re, edit_url(cx, key, S("")));
    return reply_see_other(re, url_path_int(cx->mem, S("/hulp/"), key.service, S("")));
}

/* ---- a new one ---- */

enum outcome
map_new_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct map_edit_page *page = arena_new(cx->mem, struct map_edit_page, 1);
    struct editor_organisations_row_list rows;
    struct record nothing = {0};
    int64_t chosen = cx->who.organisation;

    TRY(editor_organisation_list(cx, &rows));
    (void)str_int(request_field(rq, S("organisation_id")), &chosen);
    *page =
        (struct map_edit_page){.title = tr(rq->language, T("Nieuwe dienst")),
                               .fault = request_fault(cx, rq, rq->fault.field),
                               .action = url_path(S("/beheer/kaart/nieuw")),
                               .back = url_path(S("/beheer/kaart")),
                               .view = url_path(S("/beheer/kaart")),
                               .fresh = true,
                               .groups = groups_shown(cx, rq, &nothing, CONTACTS_OWN, false),
                               .organisation_fault = request_fault(cx, rq, S("organisation_id"))};
    choices_shown(cx, rq, &nothing, page);
    page->organisations.at = arena_new(cx->mem, struct help_option, rows.count);
    for (; page->organisations.count < rows.count; page->organisations.count++) {
        struct text id = text_open(cx->mem, 24);
        text_add_int(&id, rows.at[page->organisations.count].organisation);
        page->organisations.at[page->organisations.count] =
            (struct help_option){text_str(&id), rows.at[page->organisations.count].name,
                                 rows.at[page->organisations.count].organisation == chosen};
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Nieuwe dienst"), view_map_edit(page));
}

enum outcome
map_new_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    return map_edit_prepare(cx, rq, re);
}

enum outcome
map_new_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct editing *e = rq->plan;
    struct record record = e->record;
    struct record_key key = {0};
    int64_t organisation;
    bool may = false;

    if (str_int(request_field(rq, S("organisation_id")), &organisation))
        TRY(organisation_editable(cx, organisation, &may));
    if (!may)
        return fail_field(cx, "organisation_id", "Kies een organisatie uit de lijst.");
    TRY(record_settle_place(cx, record.at[COLUMN_MUNICIPALITY], &record.at[COLUMN_MUNICIPALITY]));
    if (record.at[COLUMN_NAME].len == 0)
        return fail_field(cx, "name", "Vul een naam in.");
    record.given = COLUMN_BIT(COLUMN_COUNT) - 1;
    TRY(record_put(cx, &record, organisation, &e->ids, false, &key));
    TRY(service_changed(cx, key.service));
    return reply_see_other(re, url_path_int(cx->mem, S("/hulp/"), key.service, S("")));
}
