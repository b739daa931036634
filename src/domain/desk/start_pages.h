/* start_pages.h - the models of the public pages: start, texts, the report. */
#ifndef DOMAIN_DESK_START_PAGES_H
#define DOMAIN_DESK_START_PAGES_H

#include "domain/guide/helplines.h"
#include "domain/guide/overlay.h"
#include "domain/network/network.h"
#include "web/site.h"

struct start_page {
    struct str name; /* of the doorway */
    struct helpline_list numbers;
    struct site_link_list situations; /* the first of them */
};

struct text_page {
    struct html body;
    bool untranslated;
};

/* A text of content/ as it is at the doorway of this request. NOT_FOUND when there is none. */
struct request;
NODISCARD enum outcome text_here(struct cx *cx, const struct request *rq, struct str key,
                                 struct text_found *ret);

/* The same for somebody who lives in this municipality; 0: that of the doorway. */
NODISCARD enum outcome text_here_in(struct cx *cx, const struct request *rq, int64_t municipality,
                                    struct str key, struct text_found *ret);

/* What is local about a text: stands beneath it. */
struct local_place {
    struct str name;
    struct url open;
};
struct local_place_list {
    struct local_place *at;
    size_t count;
};
struct local_text {
    bool has, untranslated;
    struct str place; /* empty: of the whole region or doorway */
    struct html body;
    struct local_place_list
        elsewhere; /* other municipalities of this doorway that have their own */
};
/* `path`: the address of the page without its place, such as "/situatie/scheiden". */
NODISCARD enum outcome local_text_here(struct cx *cx, const struct request *rq,
                                       const struct municipality_row *place, struct str key,
                                       struct url path, struct local_text *ret);

/* The guided tour of a demo: its text up to and after the line where time may pass. */
struct tour_page {
    struct html before, after;
    bool untranslated;
};
struct tour_waited_page {
    bool returned; /* an offer came back */
};

struct report_row {
    struct str id, what, report, state, note;
    struct url screen;
    bool has_screen, works, partly;
};
struct report_row_list {
    struct report_row *at;
    size_t count;
};
struct report_chapter {
    struct str name;
    struct report_row_list rows;
};
struct report_chapter_list {
    struct report_chapter *at;
    size_t count;
};
struct report_page {
    struct report_chapter_list chapters;
    int64_t works, partly, all;
};

#endif
