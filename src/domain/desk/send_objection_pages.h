/* send_objection_pages.h - the models of sending an objection in: who it is from, looking it over,
 * and the proof of receipt. Until it is sent nothing is stored: what was typed travels along. */
#ifndef DOMAIN_DESK_SEND_OBJECTION_PAGES_H
#define DOMAIN_DESK_SEND_OBJECTION_PAGES_H

#include "domain/desk/letter_pages.h"

/* What both pages before sending show. */
struct letter_send {
    struct kept_field_list kept; /* what the form sends along */
    struct kept_field_list all;  /* for the way back */
    struct helpline_list numbers;
    struct str municipality, organisation;
    bool passed, may_run; /* the last day, as in struct letter_result_page */
    struct personal name, address, reach, mind;
};
struct letter_send_page {
    struct letter_send send;
    struct str fault; /* above; and beside its field: */
    struct str name_fault, address_fault, reach_fault, mind_fault;
    bool sms; /* this site sends text messages about calls */
};
struct send_check_page {
    struct letter_send send;
    struct personal text;
    struct objection_explained said; /* of the text, in another language than Dutch */
    struct str fault;
    int64_t call_workdays;
    bool by_phone, reasons_follow;
    bool bsn; /* there may be such a number in it, and it is not needed */
};
struct letter_sent_page {
    struct str municipality, organisation, phone;
    struct str day, time; /* of receipt */
    struct str code;      /* XXXX-XXXX-XXXX */
    struct str link;      /* the secret link, to keep */
    struct url open;      /* the same */
    struct str call_by, decide_by;
    struct personal name, address, reach, text;
    bool late, reasons_follow, by_phone;
    struct helpline_list numbers;
};

#endif
