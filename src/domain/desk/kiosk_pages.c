/* kiosk_pages.c - a shared screen at a counter: switched on, switched off, and wiped when somebody
 * is done. */
#include "domain/desk/kiosk_pages.h"

#include "domain/desk/desk_routes.h"
#include "domain/desk/view/kiosk.html.h"
#include "domain/intake/intake.h"
#include "web/kiosk.h"

enum outcome
kiosk_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct kiosk_page *page = arena_new(cx->mem, struct kiosk_page, 1);

    page->on = rq->kiosk;
    return reply_page(re, T("Een scherm voor iedereen"), view_kiosk(page));
}

enum outcome
kiosk_set(struct cx *cx, struct request *rq, struct reply *re)
{
    (void)cx;
    re->cookie = kiosk_cookie(str_eq(request_field(rq, S("on")), S("yes")));
    return reply_see_other(re, url_path(S("/kiosk")));
}

/* Where somebody was tells what to wipe: a draft has its token in the address of its pages. Pages
 * that open a question end by themselves, see kiosk_forgets_ms. */
enum outcome
kiosk_done(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str rest = request_field(rq, S("at")), prefix = S("/vraag/c/"), token;

    if (str_starts(rest, prefix)) {
        rest = str_slice(rest, prefix.len, rest.len);
        if (str_cut(&rest, '/', &token))
            TRY(draft_forget(cx, token));
    }
    return reply_see_other(re, url_path(S("/")));
}
