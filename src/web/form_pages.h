/* form_pages.h - a page that is one form, made field by field: for settings, where every page is
 * alike.
 *
 * A field shows what was typed when the form comes back, else what is stored. When somebody else
 * changed the same thing in the meantime (form_conflict), every field that differs also shows what
 * is stored now, and what was typed stays. */
#ifndef WEB_FORM_PAGES_H
#define WEB_FORM_PAGES_H

#include "web/out.h"
#include "web/request.h"

enum { FORM_FIELDS_MAX = 24 };

struct form_choice {
    struct str value, label;
    bool checked;
};
struct form_choice_list {
    struct form_choice *at;
    size_t count;
};
struct str_list {
    struct str *at;
    size_t count;
};

struct form_field {
    struct str name, label, hint, fault; /* label and hint in the reader's language */
    struct personal value;
    bool rare;                /* asked of few: the page may fold it away */
    struct str now;           /* what is stored, when it is not what was typed; else empty */
    struct str_list problems; /* of single lines of a text */
    struct form_choice_list choices;
    bool is_line, is_email, is_phone, is_text, is_secret, is_one, is_many;
    bool is_select, is_date; /* is_select: one of several that would be too many as buttons */
    bool is_short;
};
struct form_field_list {
    struct form_field *at;
    size_t count;
};

struct form_link {
    struct str label;
    struct url address;
};
struct form_link_list {
    struct form_link *at;
    size_t count;
};

struct form_page {
    struct cx *cx;
    const struct request *rq;
    struct str heading, intro, button; /* in the reader's language */
    struct url action, back;
    struct str back_label;
    int step, steps;  /* 0: no steps */
    struct str fault; /* above the form */
    struct str seen;  /* version of what is shown; empty: none */
    bool conflict;
    struct form_field_list fields;
    struct form_link_list links; /* to what belongs to it, below the form */
};

/* All texts are msgids; they are translated here. `rq` lives as long as the page. */
struct form_page *form_page_new(struct cx *cx, const struct request *rq, struct str heading,
                                struct str intro, struct url action, struct str button);
void form_back(struct form_page *page, struct url back, struct str label);
void form_link_add(struct form_page *page, struct url address, struct str label);
/* The version that is stored now, for the hidden field `seen`; call it before the fields. A fault
 * about `seen` means that it was not what the form had shown. */
void form_seen(struct form_page *page, struct str version);

struct form_field *form_line(struct form_page *page, struct str name, struct str label,
                             struct str hint, struct str stored);
struct form_field *form_text(struct form_page *page, struct str name, struct str label,
                             struct str hint, struct str stored);
struct form_field *form_number(struct form_page *page, struct str name, struct str label,
                               struct str hint, int64_t stored);
/* Nothing is ever shown in it. */
struct form_field *form_secret(struct form_page *page, struct str name, struct str label,
                               struct str hint);
/* A day, as day_read() of format/day.h reads it. */
struct form_field *form_date(struct form_page *page, struct str name, struct str label,
                             struct str hint, struct str stored);
/* As form_choices, of one, in a list that opens. */
struct form_field *form_select(struct form_page *page, struct str name, struct str label,
                               struct str hint, size_t room);
/* One of several, or (many) any of them; then the choices. `checked` is what is stored. */
struct form_field *form_choices(struct form_page *page, bool many, struct str name,
                                struct str label, struct str hint, size_t room);
/* `label` is shown as it is. */
void form_choice_add(struct form_page *page, struct form_field *field, struct str value,
                     struct str label, bool checked);

/* Was this value among those of a FIELD_MANY? */
bool many_has(struct str sent, struct str value);

#endif
