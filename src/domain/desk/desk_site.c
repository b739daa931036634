/* desk_site.c - joins network and people for the frame of the page. */
#include "domain/desk/desk_site.h"

#include "domain/network/network.h"
#include "domain/people/people.h"
#include "i18n/i18n.h"

enum outcome
desk_site(struct cx *cx, const struct request *rq, struct site *ret)
{
    struct organisation_row organisation;
    struct professional_row person;
    struct doorway_row doorway;

    enum outcome outcome = doorway_get(cx, rq->host, &doorway);
    if (outcome == NOT_FOUND) {
        *ret = (struct site){
            .name = S("Elkedeur"), .theme = S("neutral-theme"), .not_set_up = true};
        return OK;
    }
    TRY(outcome);
    struct site site = {.name = doorway.name,
                        .theme = doorway.theme,
                        .languages = doorway.languages,
                        .phone = doorway.phone,
                        .phone_hours = tr(rq->language, doorway.phone_hours),
                        .sheet = doorway.sheet,
                        .permissions = cx->who.permissions,
                        .manages = (cx->who.permissions & PERMISSION_NETWORK) != 0};
    if (cx->who.professional) {
        TRY(professional_get(cx, cx->who.professional, &person));
        TRY(organisation_get(cx, cx->who.organisation, &organisation));
        site.person = person.name;
        site.organisation = organisation.name;
    }
    *ret = site;
    return OK;
}
