/* directory_pages.h - the model of the network as colleagues see it. */
#ifndef DOMAIN_DESK_DIRECTORY_PAGES_H
#define DOMAIN_DESK_DIRECTORY_PAGES_H

#include "web/out.h"

/* A person is reached by what they do: the role stays when people leave. */
struct directory_contact {
    struct str title, phone, email;
    struct url call;
};
struct directory_contact_list {
    struct directory_contact *at;
    size_t count;
};
struct directory_organisation {
    struct str name, phone, on_duty;
    struct str by;   /* the service that the words fit; empty when it was found by its name */
    struct str soon; /* who has duty next; where nobody has it now */
    struct url call;
    int64_t accept_workdays;
    bool takes;  /* questions and handovers */
    bool roster; /* somebody can be on duty: it is a desk nearby, no number for all */
    struct directory_contact_list contacts;
    struct directory_contact_list lines; /* of services, for colleagues only */
};
struct directory_organisation_list {
    struct directory_organisation *at;
    size_t count;
};
struct directory_link {
    struct str name, more;
    struct url address;
};
struct directory_link_list {
    struct directory_link *at;
    size_t count;
};
struct directory_page {
    struct str find;
    bool found_something, own_roster, looked;
    struct directory_contact_list on_duty; /* now, with their number; nothing was looked for */
    /* What was found, what fits best first: shown at once, and behind a line. When nothing was
     * looked for all are behind one: those that take questions, and the others. */
    struct directory_organisation_list best, more, takers, map_only;
    struct directory_link_list services, topics, people;
};

#endif
