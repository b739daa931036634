/* missing.c - looks at every municipality, organisation and doorway in scope for what is missing.
 */
#include "domain/desk/missing.h"

#include "base/text.h"
#include "domain/desk/missing.sql.h"
#include "domain/guide/topic.h"
#include "domain/people/people.h"

/* What one check gathers; `nets` are the organisations that are a safety net in scope. */
struct found {
    struct missing_list list;
    size_t room;
    int64_t *nets;
    size_t net_count;
};

static struct missing *
add(struct found *found, enum missing_kind kind, int64_t subject, struct str name)
{
    check(found->list.count < found->room);
    struct missing *missing = &found->list.at[found->list.count++];

    *missing = (struct missing){.kind = kind, .subject = subject, .name = name};
    return missing;
}

static bool
is_net(const struct found *found, int64_t organisation)
{
    for (size_t i = 0; i < found->net_count; i++)
        if (found->nets[i] == organisation)
            return true;
    return false;
}

/* ---- municipalities ---- */

static bool
has_help(const struct help_there_row_list *there, struct str first_help)
{
    for (struct str one; str_cut(&first_help, '|', &one);)
        for (size_t i = 0; i < there->count; i++)
            if (str_eq(there->at[i].help_type, one))
                return true;
    return false;
}

/* Municipalities that lack the same help are one sentence. */
static bool
said_already(struct cx *cx, struct found *found, struct str topics, struct str name)
{
    for (size_t i = 0; i < found->list.count; i++) {
        struct missing *missing = &found->list.at[i];
        if (missing->kind != MISSING_HELP || !str_eq(missing->topics, topics))
            continue;
        missing->name = str_join(cx->mem, missing->name, S(", "), name);
        return true;
    }
    return false;
}

static enum outcome
help_look(struct cx *cx, struct found *found, const struct municipality_row *place)
{
    struct help_there_row_list there;
    struct text topics = text_open(cx->mem, 256);
    int64_t count = 0;

    TRY(sql_municipality_help(cx, place->municipality, &there));
    for (size_t i = 0; i < topic_count(); i++) {
        struct topic topic = topic_at(i);
        if (has_help(&there, topic.first_help))
            continue;
        text_add(&topics, topic.id);
        text_add_byte(&topics, ' ');
        count++;
    }
    if (count == 0 || said_already(cx, found, text_str(&topics), place->name))
        return OK;
    struct missing *missing = add(found, MISSING_HELP, place->municipality, place->name);
    missing->number = count;
    missing->topics = text_str(&topics);
    return OK;
}

static enum outcome
municipality_look(struct cx *cx, struct found *found, const struct municipality_row *place)
{
    struct safety_net_row net;

    enum outcome outcome = safety_net_get(cx, place->municipality, &net);
    if (outcome == NOT_FOUND)
        add(found, MISSING_NET, place->municipality, place->name);
    else if (outcome != OK)
        return outcome;
    else if (!is_net(found, net.organisation))
        found->nets[found->net_count++] = net.organisation;
    if (place->phone.len == 0)
        add(found, MISSING_MUNICIPALITY_PHONE, place->municipality, place->name);
    return help_look(cx, found, place);
}

/* ---- organisations ---- */

static bool
term_wrong(int64_t workdays)
{
    return workdays < 1 || workdays > WORKDAYS_LONG;
}

static enum outcome
people_look(struct cx *cx, struct found *found, const struct organisation_row *row)
{
    struct role_row_list list;
    bool answers = false;

    TRY(sql_organisation_roles(cx, row->organisation, &list));
    for (size_t i = 0; i < list.count; i++) {
        const struct role *role = role_find(list.at[i].role);
        answers = answers || (role && (role->permissions & PERMISSION_QUESTIONS));
    }
    if (!answers && is_net(found, row->organisation))
        add(found, MISSING_NET_PEOPLE, row->organisation, row->name);
    else if (list.count == 0)
        add(found, MISSING_PEOPLE, row->organisation, row->name);
    return OK;
}

/* Of one that the administrator may not change, only whether it is a safety net without people. */
static enum outcome
organisation_look(struct cx *cx, struct found *found, const struct scope *scope,
                  const struct organisation_row *row)
{
    bool covered;

    if (!row->active || row->map_only)
        return OK;
    TRY(scope_covers(cx, scope, row->organisation, &covered));
    if (!covered)
        return is_net(found, row->organisation) ? people_look(cx, found, row) : OK;
    if (row->phone.len == 0)
        add(found, MISSING_ORGANISATION_PHONE, row->organisation, row->name);
    if (term_wrong(row->answer_workdays))
        add(found, MISSING_ANSWER_TERM, row->organisation, row->name)->number =
            row->answer_workdays;
    if (term_wrong(row->accept_workdays))
        add(found, MISSING_ACCEPT_TERM, row->organisation, row->name)->number =
            row->accept_workdays;
    return people_look(cx, found, row);
}

/* ---- doorways ---- */

static enum outcome
doorway_look(struct cx *cx, struct found *found, const struct doorway_row *row)
{
    struct theme_fault fault;
    struct theme theme = {0};
    struct str tokens;

    if (row->host.len == 0)
        add(found, MISSING_HOST, row->doorway, row->name);
    if (row->phone.len == 0)
        add(found, MISSING_DOORWAY_PHONE, row->doorway, row->name);
    if (row->sheet.len == 0)
        return OK;
    TRY(sheet_get(cx, row->sheet, &tokens));
    /* Colours that were right once may not be read any more by a later version. */
    if (!theme_parse(cx->mem, tokens, &theme, &fault) || theme_too_weak(cx->mem, &theme).count)
        add(found, MISSING_CONTRAST, row->doorway, row->name);
    return OK;
}

/* ---- all ---- */

static struct missing_list
by_kind(struct cx *cx, const struct missing_list *list)
{
    struct missing_list sorted = {arena_new(cx->mem, struct missing, list->count), 0};

    for (enum missing_kind kind = 0; kind < MISSING_KINDS; kind++)
        for (size_t i = 0; i < list->count; i++)
            if (list->at[i].kind == kind)
                sorted.at[sorted.count++] = list->at[i];
    return sorted;
}

enum outcome
missing_find(struct cx *cx, const struct scope *scope, struct missing_list *ret)
{
    struct municipality_row_list places;
    struct organisation_row_list organisations;
    struct doorway_row_list doorways;
    struct found found = {0};

    TRY(scope_municipalities(cx, scope, &places));
    TRY(scope_organisations(cx, scope, &organisations));
    TRY(scope_doorways(cx, scope, &doorways));
    found.room = 3 * places.count + 4 * organisations.count + 3 * doorways.count;
    found.list.at = arena_new(cx->mem, struct missing, found.room);
    found.nets = arena_new(cx->mem, int64_t, places.count);
    for (size_t i = 0; i < places.count; i++)
        TRY(municipality_look(cx, &found, &places.at[i]));
    for (size_t i = 0; i < organisations.count; i++)
        TRY(organisation_look(cx, &found, scope, &organisations.at[i]));
    for (size_t i = 0; i < doorways.count; i++)
        TRY(doorway_look(cx, &found, &doorways.at[i]));
    *ret = by_kind(cx, &found.list);
    return OK;
}

struct str
missing_said(struct arena *mem, enum language language, const struct missing *missing)
{
    static const struct str sentences[MISSING_KINDS] = {
        [MISSING_NET] = T_INIT("{wie} heeft nog geen vangnet. Daarom doet de gemeente nog niet "
                               "mee."),
        [MISSING_NET_PEOPLE] = T_INIT("{wie} is een vangnet. Daar kan nog niemand vragen "
                                      "beantwoorden."),
        [MISSING_MUNICIPALITY_PHONE] = T_INIT("De gemeente {wie} heeft nog geen telefoonnummer."),
        [MISSING_HELP] = T_INIT("In {wie} is voor {n} onderwerpen nog geen eigen hulp. Die vragen "
                                "gaan naar het vangnet."),
        [MISSING_PEOPLE] = T_INIT("Bij {wie} werkt nog niemand."),
        [MISSING_ORGANISATION_PHONE] = T_INIT("De organisatie {wie} heeft nog geen "
                                              "telefoonnummer."),
        [MISSING_ANSWER_TERM] = T_INIT("{wie} antwoordt na {n} werkdagen. Kies een getal van 1 "
                                       "tot en met 10."),
        [MISSING_ACCEPT_TERM] = T_INIT("{wie} antwoordt collega's na {n} werkdagen. Kies een "
                                       "getal van 1 tot en met 10."),
        [MISSING_HOST] = T_INIT("De ingang {wie} heeft nog geen eigen webadres."),
        [MISSING_DOORWAY_PHONE] = T_INIT("De ingang {wie} heeft nog geen telefoonnummer."),
        [MISSING_CONTRAST] = T_INIT("De kleuren van de ingang {wie} zijn niet goed te lezen."),
    };
    struct text number = text_open(mem, 24);

    text_add_int(&number, missing->number);
    return tr_fill(mem, tr(language, sentences[missing->kind]), 2,
                   (struct tr_arg[]){{S("wie"), missing->name}, {S("n"), text_str(&number)}});
}
