/* member_pages.c - who works at an organisation, and inviting more. */
#include "domain/people/links.h"
#include "domain/people/people_pages.h"
#include "domain/people/people_routes.h"
#include "domain/people/view/people.html.h"
#include "net/mail_site.h"
#include "os/random.h"

static const int64_t day_ms = 24 * 60 * 60 * 1000;

static struct people_line_list
people_shown(struct cx *cx, enum language language, int64_t organisation,
             const struct member_row_list *rows)
{
    struct people_line_list list = {arena_new(cx->mem, struct people_line, rows->count),
                                    rows->count};

    for (size_t i = 0; i < rows->count; i++) {
        const struct member_row *row = &rows->at[i];
        list.at[i] = (struct people_line){
            .open = people_url_of(cx, organisation, S("/mens/"), row->professional, S("")),
            .name = row->name,
            .role = role_said(language, row->role),
            .second_factor = row->second_factor != 0,
            .self = row->professional == cx->who.professional};
    }
    return list;
}

static enum outcome
invitations_shown(struct cx *cx, enum language language, const struct invitation_row_list *rows,
                  struct invitation_line_list *ret)
{
    struct invitation_line_list list = {arena_new(cx->mem, struct invitation_line, rows->count),
                                        rows->count};

    for (size_t i = 0; i < rows->count; i++) {
        const struct invitation_row *row = &rows->at[i];
        list.at[i] = (struct invitation_line){
            .again = people_url_of(cx, row->organisation, S("/uitnodiging/"), row->invitation,
                                   S("/opnieuw")),
            .withdraw = people_url_of(cx, row->organisation, S("/uitnodiging/"), row->invitation,
                                      S("/intrekken")),
            .name = row->name,
            .email = row->email,
            .role = role_said(language, row->role),
            .sent = date_in_amsterdam(row->sent_ms),
            .late = row->sent_ms <= cx->now_ms - INVITATION_DAYS * day_ms};
        TRY(invitation_link_by_hand(cx, row, &list.at[i].link));
    }
    *ret = list;
    return OK;
}

static struct people_link_list
elsewhere_shown(struct cx *cx, const struct people_place_row_list *rows)
{
    struct people_link_list list = {arena_new(cx->mem, struct people_link, rows->count),
                                    rows->count};

    for (size_t i = 0; i < rows->count; i++)
        list.at[i] = (struct people_link){people_url(cx, rows->at[i].organisation, S("/mensen")),
                                          rows->at[i].name};
    return list;
}

static enum outcome
people_reply(struct cx *cx, const struct request *rq, struct reply *re, int64_t organisation)
{
    struct people_page *page = arena_new(cx->mem, struct people_page, 1);
    struct invitation_row_list invitations;
    struct people_place_row_list places;
    struct people_place_row place;
    struct member_row_list people;

    TRY(people_place(cx, organisation, &place));
    TRY(member_list(cx, organisation, &people));
    TRY(invitation_list(cx, organisation, &invitations));
    TRY(people_places(cx, &places));
    *page = (struct people_page){.organisation = place.name,
                                 .people = people_shown(cx, rq->language, organisation, &people),
                                 .elsewhere = elsewhere_shown(cx, &places),
                                 .invite = people_url(cx, organisation, S("/uitnodigen")),
                                 .contacts = people_url(cx, organisation, S("/contacten")),
                                 .require = people_url(cx, organisation, S("/tweede-stap")),
                                 .required = place.second_factor != 0,
                                 .no_mail = mail_site_get()->server.len == 0};
    TRY(invitations_shown(cx, rq->language, &invitations, &page->invitations));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Mensen"), view_people(page));
}

enum outcome
people_home(struct cx *cx, struct request *rq, struct reply *re)
{
    return people_reply(cx, rq, re, cx->who.organisation);
}

enum outcome
people_page(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t organisation;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    return people_reply(cx, rq, re, organisation);
}

enum outcome
people_require(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t organisation;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    TRY(people_require_second_factor(cx, organisation,
                                     str_eq(request_field(rq, S("wanted")), S("yes"))));
    return reply_see_other(re, people_url(cx, organisation, S("/mensen")));
}

/* ---- invitations ---- */

enum outcome
invite_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct invite_page *page = arena_new(cx->mem, struct invite_page, 1);
    struct people_place_row place;
    int64_t organisation;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    TRY(people_place(cx, organisation, &place));
    *page =
        (struct invite_page){.action = people_url(cx, organisation, S("/uitnodigen")),
                             .back = people_url(cx, organisation, S("/mensen")),
                             .organisation = place.name,
                             .name = request_field(rq, S("name")),
                             .email = request_field(rq, S("email")),
                             .name_fault = request_fault(cx, rq, S("name")),
                             .email_fault = request_fault(cx, rq, S("email")),
                             .role_fault = request_fault(cx, rq, S("role")),
                             .roles = roles_shown(cx, rq->language, request_field(rq, S("role"))),
                             .no_mail = mail_site_get()->server.len == 0};
    re->shell = SHELL_WORK;
    return reply_page(re, T("Nodig een collega uit"), view_invite(page));
}

enum outcome
invite_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t *invitation = arena_new(cx->mem, int64_t, 1);

    (void)re;
    *invitation = id_new(cx->now_ms);
    rq->plan = invitation;
    return OK;
}

enum outcome
invite(struct cx *cx, struct request *rq, struct reply *re)
{
    const int64_t *invitation = rq->plan;
    int64_t organisation;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    TRY(invitation_send(cx, organisation, *invitation, request_field(rq, S("name")),
                        request_field(rq, S("email")), request_field(rq, S("role"))));
    return reply_see_other(re, people_url(cx, organisation, S("/mensen")));
}

enum outcome
invite_again(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t organisation, invitation;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    TRY(request_arg_int(cx, rq, 1, &invitation));
    TRY(invitation_again(cx, organisation, invitation));
    return reply_see_other(re, people_url(cx, organisation, S("/mensen")));
}

enum outcome
invite_withdraw(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t organisation, invitation;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    TRY(request_arg_int(cx, rq, 1, &invitation));
    TRY(invitation_withdraw(cx, organisation, invitation));
    return reply_see_other(re, people_url(cx, organisation, S("/mensen")));
}
