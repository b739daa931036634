/* letter_pages.h - the models of "I got a letter": four pages to the last day, and the objection.
 *
 * What was filled in travels in hidden fields of the forms: nothing is stored, and no kind and no
 * date stands in an address. */
#ifndef DOMAIN_DESK_LETTER_PAGES_H
#define DOMAIN_DESK_LETTER_PAGES_H

#include "domain/desk/topic_pages.h"
#include "domain/guide/letter.h"
#include "web/out.h"
#include "web/reply.h"
#include "web/request.h"

/* Two ways to use it: a resident; a professional with a resident beside them or on the phone. */
struct letter_frame {
    bool professional;
    struct url next, objection, calendar;
};

struct letter_choice {
    struct str value, say, hint;
    struct html icon;
};
struct letter_choice_list {
    struct letter_choice *at;
    size_t count;
};
/* From whom; and then what. */
struct letter_choose_page {
    struct letter_frame frame;
    struct kept_field_list kept;
    struct letter_choice_list choices;
    struct html icon; /* of the group that was chosen */
    struct str group, fault;
};

/* One day in three boxes, or "I don't know". */
struct letter_day {
    struct str day_name, month_name, year_name, unknown_name; /* of the fields */
    struct personal day, month, year;
    struct str fault;
    bool year_only; /* it is about the year alone */
    bool unknown;
};
struct letter_days_page {
    struct letter_frame frame;
    struct kept_field_list kept, back; /* back: to the kinds of the same group */
    struct str kind;
    struct letter_day dated, came;
    bool tax;
};

struct letter_line {
    struct str text, law;
};
struct letter_line_list {
    struct letter_line *at;
    size_t count;
};
struct letter_result_page {
    struct letter_frame frame;
    struct kept_field_list kept;
    struct str kind, what, stake, law;
    struct letter_line_list now;
    struct str ahead;     /* the date on the letter, when that day has yet to come; else empty */
    bool has_term;        /* the kind has a last day */
    bool has_day;         /* and it is known */
    bool passed, may_run; /* passed by the safe reading; by another it still runs */
    bool perhaps_earlier; /* the letter came before its date */
    bool takes_objection, begun; /* begun: with a letter that was typed in part */
    bool first;                  /* little time is left: the objection before the explanation */
    struct str topic;            /* of the kind; goes along with "explain it to me" */
    struct str letter;           /* so does this; empty: no day is known */
    struct date last;
    struct str weekday, month_year; /* of the last day, for the leaf of a calendar */
    int mday, days_left;
    struct letter_line_list steps, readings;
    struct helpline_list numbers;
    struct str phone, phone_said; /* of the doorway */
    bool phone_open;              /* now */
    struct str try_again;         /* outside office hours: when to try the other numbers */
    struct url call;
    struct personal told;
    bool has_place;
    struct str municipality;
    struct topic_offer offer;
    struct topic_place_form form;
};

struct letter_objection_page {
    struct letter_frame frame;
    struct kept_field_list kept;
    struct str kind, fault;
    bool has_term; /* the kind has a last day */
    bool late, reasons_follow, chosen;
    struct personal to, reference, against, why, late_why, name, address;
};
/* Sending it in here: offered where the municipality named this channel. */
struct send_offer {
    bool offered;
    bool asks_place; /* of which municipality is the letter? */
    bool not_here;   /* that municipality did not name it */
    struct str municipality, organisation, fault;
    struct personal place;
    struct kept_field_list kept; /* of the form that asks */
};
struct letter_paper_page {
    struct letter_frame frame;
    struct send_offer offer;
    struct kept_field_list kept, typed; /* typed: the same, and what the letter is made of */
    struct personal text;
    struct objection_explained said; /* of the text, in another language than Dutch */
    bool has_day, passed, reasons_follow;
    struct date last;
};

/* What is sent along from page to page, beside kind and days; bits. */
enum {
    KEEP_PLACE = 1,
    KEEP_WORDS = 2,   /* to whom, against what, why */
    KEEP_PERSON = 4,  /* name and address */
    KEEP_SENDING = 8, /* how to reach, and the token that has it sent once */
    KEEP_ALL = 15,
};
struct kept_field_list letter_kept_parts(struct cx *cx, const struct request *rq, unsigned parts);
/* These fields, and of what was typed these parts. */
struct kept_field_list letter_kept_with(struct cx *cx, const struct request *rq,
                                        const struct kept_field_list *before, unsigned parts);
/* Answers with an address that the reader can come back to, what was filled in sealed in it.
 * Nothing changes, and the page that was made is the answer, when that is too much for an address
 * or speaks of danger. */
NODISCARD enum outcome letter_address(struct cx *cx, const struct request *rq, struct reply *re,
                                      bool objection);
/* Was something of an objection typed? */
bool letter_begun(const struct request *rq);
/* To it, instead of what was sent; there is room. */
void letter_keep(struct kept_field_list *list, struct str name, struct str value);

struct letter_frame letter_frame_of(const struct request *rq);

/* The letter of a request. INVALID about the field that is wrong. `ret->kind` is NULL when none was
 * chosen yet. */
NODISCARD enum outcome letter_read(struct cx *cx, const struct request *rq,
                                   struct received_letter *ret);
/* The same when the fields are there to be shown again: what cannot be read is not known. */
void letter_read_again(struct cx *cx, const struct request *rq, struct received_letter *ret);
/* Its fields, to send along; without the place on a page that asks for it. */
struct kept_field_list letter_kept(struct cx *cx, const struct request *rq, bool with_place);
/* The last day, with the steps to it; known only when there is one. */
struct letter_day_known {
    bool known, passed, may_run; /* as in struct letter_result_page */
    struct term term;            /* when known */
};
NODISCARD enum outcome letter_term_get(struct cx *cx, const struct received_letter *letter,
                                       struct letter_day_known *ret);
/* Late for sure: who may still be in time does not say that it is. */
bool letter_is_late(const struct letter_day_known *day);

/* The letter of a request, one that an objection is for; INVALID else. */
NODISCARD enum outcome letter_objected(struct cx *cx, const struct request *rq,
                                       struct received_letter *ret,
                                       struct letter_day_known *ret_day);
/* The objection as typed; INVALID about `why`. */
NODISCARD enum outcome letter_paper_read(struct cx *cx, const struct request *rq,
                                         const struct received_letter *letter,
                                         const struct letter_day_known *day,
                                         struct objection_paper *ret);
/* Does the authority have to ask for reasons? */
bool letter_has_no_reasons(const struct objection_paper *paper);
/* The page with the letter. */
NODISCARD enum outcome letter_paper_shown(struct cx *cx, struct request *rq, struct reply *re,
                                          const struct received_letter *letter,
                                          const struct letter_day_known *day);
/* Can it be sent in here? */
NODISCARD enum outcome send_offer_fill(struct cx *cx, const struct request *rq,
                                       const struct received_letter *letter,
                                       struct send_offer *ret);

#endif
