/* tour_pages.c - the guided tour of a demo, and letting time pass in it. Elsewhere neither is
 * there. */
#include "domain/desk/desk_routes.h"
#include "domain/desk/start_pages.h"
#include "domain/desk/view/tour.html.h"
#include "domain/handover/handover.h"
#include "domain/network/network.h"
#include "web/markdown.h"

enum { WORKDAYS = 2, AT_ONCE = 100 };

static enum outcome
need_demo(struct cx *cx, const struct request *rq)
{
    if (rq->demo_password.len == 0)
        return fail(cx, NOT_FOUND, "Deze pagina bestaat niet, of staat nu ergens anders.");
    return OK;
}

enum outcome
tour_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct tour_page *page = arena_new(cx->mem, struct tour_page, 1);
    const struct str here = S("\n---\n");
    struct text_found text;

    TRY(need_demo(cx, rq));
    TRY(text_here(cx, rq, S("rondleiding"), &text));
    size_t at = str_find(text.body, here);
    *page = (struct tour_page){
        .before = markdown_html(cx->mem, rq->language, str_slice(text.body, 0, at)),
        .after = markdown_html(cx->mem, rq->language,
                               str_slice(text.body, at + here.len, text.body.len)),
        .untranslated = text.language != rq->language};
    return reply_page(re, T("Rondleiding in vijf minuten"), view_tour(page));
}

enum outcome
tour_wait(struct cx *cx, struct request *rq, struct reply *re)
{
    struct tour_waited_page *page = arena_new(cx->mem, struct tour_waited_page, 1);
    int64_t count;

    TRY(need_demo(cx, rq));
    TRY(handover_hasten(cx, answer_due_ms(cx, WORKDAYS)));
    TRY(handover_sweep(cx, AT_ONCE, &count));
    page->returned = count > 0;
    return reply_page(re, T("Twee werkdagen zijn voorbij"), view_tour_waited(page));
}
