/* second_pages.h - the model of the page for another problem of the same resident. */
#ifndef DOMAIN_DESK_SECOND_PAGES_H
#define DOMAIN_DESK_SECOND_PAGES_H

#include "domain/desk/work_pages.h"

struct second_page {
    struct url action, back;
    struct personal question;
    struct work_choice_list topics;
    bool keeps, agreed; /* keeps: the own organisation answers this one too */
    struct str fault, question_fault, topic_fault, agreed_fault;
};

#endif
