/* operations.c - the answers to machines. */
#include "app/operations.h"

#include <stdatomic.h>

#include "base/text.h"
#include "domain/map/map_routes.h"
#include "domain/network/network.h"
#include "web/metrics.h"

static _Atomic bool stopping;

void
operations_stopping(void)
{
    stopping = true;
}

static const struct str plain = S_INIT("text/plain; charset=utf-8");

enum outcome
health_live(struct cx *cx, struct request *rq, struct reply *re)
{
    (void)cx;
    (void)rq;
    return reply_text(re, plain, S("ok\n"));
}

/* Ready: the database answers, and there is a doorway to come in by. */
enum outcome
health_ready(struct cx *cx, struct request *rq, struct reply *re)
{
    struct doorway_row doorway;

    if (stopping)
        return fail(cx, UNAVAILABLE, "De server stopt.");
    TRY(doorway_get(cx, rq->host, &doorway));
    return reply_text(re, plain, S("ok\n"));
}

enum outcome
metrics_page(struct cx *cx, struct request *rq, struct reply *re)
{
    (void)rq;
    return reply_text(re, S("text/plain; version=0.0.4; charset=utf-8"), metrics_text(cx->mem));
}

enum outcome
robots_page(struct cx *cx, struct request *rq, struct reply *re)
{
    (void)cx;
    (void)rq;
    return reply_text(re, plain,
                      S("User-agent: *\nDisallow: /vraag/\nDisallow: /volg/\nDisallow: "
                        "/werk\nDisallow: /beheer\n"));
}

enum outcome
security_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct civil c = date_civil(date_plus(date_in_amsterdam(cx->now_ms), 180));
    struct text t = text_open(cx->mem, 256);

    text_add(&t, S("Contact: "));
    text_add(&t, rq->origin);
    text_add(&t, S("/over\nPreferred-Languages: nl, en\nExpires: "));
    text_add(&t, date_iso(cx->mem, date_of(c.year, c.month, c.mday)));
    text_add(&t, S("T00:00:00Z\n"));
    return reply_text(re, plain, text_str(&t));
}

/* Every service that stands on the map, as far as a sitemap may hold. */
static enum outcome
services_add(struct cx *cx, struct str origin, struct text *t)
{
    enum { URLS_MAX = 45000 };
    struct service_id_row_list rows = {0};
    int64_t after = 0;
    size_t count = 0;

    do {
        TRY(service_public_list(cx, after, &rows));
        for (size_t i = 0; i < rows.count; i++) {
            text_add(t, S("<url><loc>"));
            text_add(t, origin);
            text_add(t, S("/hulp/"));
            text_add_int(t, rows.at[i].service);
            text_add(t, S("</loc></url>\n"));
            after = rows.at[i].service;
        }
        count += rows.count;
    } while (rows.count && count < URLS_MAX);
    return OK;
}

enum outcome
sitemap_page(struct cx *cx, struct request *rq, struct reply *re)
{
    static const struct str pages[] = {S_INIT("/"),
                                       S_INIT("/vraag"),
                                       S_INIT("/brief"),
                                       S_INIT("/hulp"),
                                       S_INIT("/volg"),
                                       S_INIT("/besluit"),
                                       S_INIT("/over"),
                                       S_INIT("/privacy"),
                                       S_INIT("/toegankelijkheid"),
                                       S_INIT("/over/rapport")};
    struct text t = text_open(cx->mem, 4096);

    text_add(&t, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
                   "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                   "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"));
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct url page = {.raw = pages[i], .own_path = true};
        text_add(&t, S("<url><loc>"));
        text_add(&t, rq->origin);
        text_add(&t, pages[i]);
        text_add(&t, S("</loc>"));
        for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
            text_add(&t, S("<xhtml:link rel=\"alternate\" hreflang=\""));
            text_add(&t, language_code(l));
            text_add(&t, S("\" href=\""));
            text_add(&t, rq->origin);
            text_add(&t, url_location(cx->mem, page, l));
            text_add(&t, S("\"/>"));
        }
        text_add(&t, S("</url>\n"));
    }
    TRY(services_add(cx, rq->origin, &t));
    text_add(&t, S("</urlset>\n"));
    return reply_text(re, S("application/xml; charset=utf-8"), text_str(&t));
}
