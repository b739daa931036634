/* confirm_pages.c - the link of the mail: looking changes nothing, because mail scanners look too.
 */
#include "domain/map/map_routes.h"
#include "domain/map/map_shown.h"
#include "domain/map/service_pages.h"
#include "domain/map/view/service.html.h"
#include "os/random.h"

enum outcome
confirm_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct confirm_page *page = arena_new(cx->mem, struct confirm_page, 1);
    struct service_row s;
    int64_t service, round;

    TRY(confirm_find(cx, rq->args[0], &service, &round));
    TRY(sql_service_get(cx, service, &s));
    *page =
        (struct confirm_page){.name = s.name,
                              .organisation = s.organisation_name,
                              .description = s.description,
                              .cost = s.cost,
                              .yes = url_path_token(cx->mem, S("/klopt/"), rq->args[0], S("/ja")),
                              .no = url_path_token(cx->mem, S("/klopt/"), rq->args[0], S("/nee")),
                              .remark = {request_field(rq, S("remark"))},
                              .remark_fault = request_fault(cx, rq, S("remark"))};
    /* What everyone may see, and no more: a mail may be forwarded. */
    TRY(places_shown(cx, rq->language, service, 0, CONTACTS_EVERYONE, &page->places));
    return reply_page(re, T("Klopt dit nog?"), view_confirm(page));
}

enum outcome
confirm_yes_act(struct cx *cx, struct request *rq, struct reply *re)
{
    TRY(confirm_yes(cx, rq->args[0]));
    return reply_page(re, T("Dank u wel"), view_confirm_thanks());
}

enum outcome
confirm_no_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t *remark = arena_new(cx->mem, int64_t, 1);

    (void)re;
    *remark = id_new(cx->now_ms);
    rq->plan = remark;
    return OK;
}

enum outcome
confirm_no_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const int64_t *remark = rq->plan;

    TRY(confirm_no(cx, rq->args[0], request_field(rq, S("remark")), *remark));
    return reply_page(re, T("Dank u wel"), view_confirm_thanks());
}
