/* people_pages.h - the models of signing in, the own account, and managing people. */
#ifndef DOMAIN_PEOPLE_PEOPLE_PAGES_H
#define DOMAIN_PEOPLE_PEOPLE_PAGES_H

#include "domain/people/people.h"
#include "domain/people/people_shown.h"
#include "domain/people/second_factor.h"
#include "web/out.h"
#include "web/qr.h"
#include "web/reply.h"
#include "web/request.h"
#include "web/session.h"

/* A session begins, here and now: its cookie, and on to where work begins. */
NODISCARD enum outcome sign_in_to(struct cx *cx, struct reply *re, const struct session_new *fresh,
                                  int64_t professional, int64_t organisation);

/* ---- signing in ---- */

struct demo_account {
    struct str name, email, organisation, password;
    struct str role; /* in the language of the page */
    bool helps;      /* answers questions: the role need not be said */
};
struct demo_account_list {
    struct demo_account *at;
    size_t count;
};
struct demo_group {
    struct str organisation;
    struct demo_account_list accounts;
};
struct demo_group_list {
    struct demo_group *at;
    size_t count;
};

struct sign_in_page {
    struct str email, fault;
    struct demo_account_list accounts; /* of a demo, the first few; empty anywhere else */
    struct demo_group_list others;     /* everybody else there, by organisation */
};

struct sign_step_page {
    struct url action;
    struct str fault;
};

/* ---- links by mail ---- */

struct welcome_page {
    struct url action;
    struct str name, organisation, role, email, fault;
    bool known; /* has an account already */
};

struct forgotten_page {
    struct str email, fault;
    bool sent, no_mail;
};

struct password_new_page {
    struct url action;
    struct str fault;
};

/* ---- the own account ---- */

struct account_place {
    struct str organisation, role;
    bool now;
};
struct account_place_list {
    struct account_place *at;
    size_t count;
};

struct account_page {
    struct str name, email;
    struct account_place_list places;
    bool factor_on, waits;
    int64_t codes_left;
};

struct account_password_page {
    struct str old_fault, new_fault;
};

struct factor_page {
    struct qr qr;
    struct str key; /* in groups of four */
    struct str password_fault, code_fault;
    struct date since;
    int64_t codes_left;
    bool on, pending, waits; /* waits: the organisation asks for it first */
};

struct recovery_code_list {
    struct str *at;
    size_t count;
};
struct recovery_page {
    struct recovery_code_list codes;
};

/* ---- managing people ---- */

struct people_line {
    struct url open;
    struct str name, role;
    bool second_factor, self;
};
struct people_line_list {
    struct people_line *at;
    size_t count;
};

struct invitation_line {
    struct url again, withdraw;
    struct str name, email, role;
    struct date sent;
    bool late;       /* its link has ended */
    struct str link; /* to hand over where no mail is sent; empty: it went by mail */
};
struct invitation_line_list {
    struct invitation_line *at;
    size_t count;
};

struct people_link {
    struct url open;
    struct str name;
};
struct people_link_list {
    struct people_link *at;
    size_t count;
};

struct people_page {
    struct str organisation;
    struct people_line_list people;
    struct invitation_line_list invitations;
    struct people_link_list elsewhere;
    struct url invite, contacts, require;
    bool required, no_mail;
};

struct invite_page {
    struct url action, back;
    struct str organisation, name, email, name_fault, email_fault, role_fault;
    struct role_choice_list roles;
    bool no_mail;
};

struct role_contact_line {
    struct url open;
    struct str title, phone, email, seen_by;
    struct str people; /* names, commas between; empty: vacant */
};
struct role_contact_line_list {
    struct role_contact_line *at;
    size_t count;
};

struct role_contacts_page {
    struct str organisation;
    struct url add, back;
    struct role_contact_line_list lines;
};

struct role_person {
    int64_t professional;
    struct str name;
};
struct role_person_list {
    struct role_person *at;
    size_t count;
};

struct role_contact_page {
    struct url action, back, away, person;
    struct str title, phone, email;
    struct str title_fault, phone_fault, email_fault, seen_by_fault;
    struct role_choice_list seen_by;
    struct role_person_list fills, could; /* who fills it now, and who else could */
    bool existing;
};

#endif
