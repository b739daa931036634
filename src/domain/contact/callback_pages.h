/* callback_pages.h - the model of /bel-mij. */
#ifndef DOMAIN_CONTACT_CALLBACK_PAGES_H
#define DOMAIN_CONTACT_CALLBACK_PAGES_H

#include "domain/contact/callback_shown.h"
#include "domain/guide/helplines.h"
#include "domain/intake/ask_shown.h"

struct callback_page {
    struct personal phone, mind, about, name;
    struct str place;
    struct str own; /* municipality of the doorway, when that has more of them */
    bool ask_place; /* the doorway does not know where */
    struct call_moments moments;
    struct str topic, letter;     /* sent along by the page that somebody came from */
    struct helpline_list numbers; /* when what was sent along speaks of danger */
    struct ask_choice_list interpreters;
    bool voicemail, more;            /* more: what is optional stands open */
    bool sms;                        /* this site sends text messages about calls */
    struct str caller, caller_phone; /* who calls, when that is known; may be empty */
    struct date due;
    struct str fault; /* what to correct; and beside its field: */
    struct str phone_fault, place_fault, mind_fault, about_fault, name_fault;
};

#endif
