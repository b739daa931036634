/* desk_site.c - joins network and people for the frame of the page. */
#include "domain/desk/desk_site.h"

#include "domain/desk/situation_pages.h"
#include "domain/map/schedule.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "i18n/i18n.h"

/* What stands in the work bar, for those who may; the first that somebody may is where their work
 * begins. A new screen for professionals is one row here. */
static const struct {
    struct str path, label;
    uint64_t permission;
} work[] = {
    {S_INIT("/werk"), T_INIT("Vragen"), PERMISSION_QUESTIONS},
    {S_INIT("/werk/bellen"), T_INIT("Bellen"), PERMISSION_QUESTIONS},
    {S_INIT("/werk/bezwaar"), T_INIT("Bezwaren"), PERMISSION_OBJECTIONS},
    {S_INIT("/werk/nieuw"), T_INIT("Namens iemand"), PERMISSION_REFER},
    {S_INIT("/beheer/inrichting"), T_INIT("Inrichting"), PERMISSION_NETWORK},
    {S_INIT("/beheer/wachten"), T_INIT("Wachten"), PERMISSION_COORDINATE},
    {S_INIT("/beheer/bezwaren"), T_INIT("Termijnen"), PERMISSION_COORDINATE},
    {S_INIT("/beheer/teksten"), T_INIT("Teksten"), PERMISSION_TEXTS},
    {S_INIT("/werk/besluiten"), T_INIT("Besluiten"), PERMISSION_DECISIONS},
    {S_INIT("/beheer/kaart"), T_INIT("Kaart"), PERMISSION_SERVICES | PERMISSION_MAP},
    {S_INIT("/beheer/mensen"), T_INIT("Mensen"), PERMISSION_PEOPLE},
    {S_INIT("/beheer/inzage"), T_INIT("Inzage"), PERMISSION_OVERSEE},
    {S_INIT("/werk/netwerk"), T_INIT("Netwerk"), PERMISSION_DIRECTORY},
    {S_INIT("/werk/briefcheck"), T_INIT("Briefcheck"), PERMISSION_DIRECTORY},
};

struct str
desk_home(uint64_t permissions)
{
    for (size_t i = 0; i < sizeof work / sizeof *work; i++)
        if (permissions & work[i].permission)
            return work[i].path;
    return S("");
}

static struct site_link_list
links_shown(struct cx *cx, const struct request *rq)
{
    struct site_link_list list = {arena_new(cx->mem, struct site_link, sizeof work / sizeof *work),
                                  0};

    for (size_t i = 0; i < sizeof work / sizeof *work; i++)
        if (cx->who.permissions & work[i].permission)
            list.at[list.count++] = (struct site_link){.label = tr(rq->language, work[i].label),
                                                       .address = url_path(work[i].path),
                                                       .current = str_eq(rq->path, work[i].path)};
    return list;
}

static enum outcome
other_places(struct cx *cx, struct site_place_list *ret)
{
    struct membership_row_list rows;

    TRY(membership_list(cx, cx->who.professional, &rows));
    ret->at = arena_new(cx->mem, struct site_place, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        if (rows.at[i].organisation != cx->who.organisation)
            ret->at[ret->count++] =
                (struct site_place){rows.at[i].organisation, rows.at[i].organisation_name};
    return OK;
}

enum outcome
desk_site(struct cx *cx, const struct request *rq, struct site *ret)
{
    struct organisation_row organisation;
    struct professional_row person;
    struct doorway_row doorway;
    struct open_state telephone;

    enum outcome outcome = doorway_get(cx, rq->host, &doorway);
    if (outcome == NOT_FOUND) {
        *ret =
            (struct site){.name = S("Elkedeur"), .theme = S("neutral-theme"), .not_set_up = true};
        return OK;
    }
    TRY(outcome);
    struct site site = {.name = doorway.name,
                        .theme = doorway.theme,
                        .languages = doorway.languages,
                        .phone = doorway.phone,
                        .phone_hours = tr(rq->language, doorway.phone_hours),
                        .sheet = doorway.sheet,
                        .permissions = cx->who.permissions};
    TRY(doorway_parents(cx, doorway.doorway, &site.parents));
    TRY(open_state(cx, SCHEDULE_DOORWAY, doorway.doorway, &telephone));
    site.open_said = open_in_words(cx, rq->language, &telephone);
    site.open_now = telephone.kind == OPEN_NOW;
    if (str_eq(rq->path, S("/")))
        TRY(situations_often(cx, rq, &site.often));
    if (cx->who.professional) {
        TRY(professional_get(cx, cx->who.professional, &person));
        TRY(organisation_get(cx, cx->who.organisation, &organisation));
        site.person = person.name;
        site.organisation = organisation.name;
        site.links = links_shown(cx, rq);
        TRY(other_places(cx, &site.places));
    }
    *ret = site;
    return OK;
}
