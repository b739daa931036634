/* import_pages.c - services.csv in a form: first what would happen, then it does. */
#include "domain/map/edit_pages.h"

#include "domain/map/import.h"
#include "domain/map/map_routes.h"
#include "domain/map/view/edit.html.h"
#include "domain/people/people.h"

enum { ROWS_MAX = 2000 };

struct importing {
    struct import *import;
    struct import_rows *rows;
    struct import_report report;
    bool real;
};

enum outcome
map_import_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct map_import_page *page = arena_new(cx->mem, struct map_import_page, 1);

    page->csv.text = request_field(rq, S("csv"));
    page->csv_fault = request_fault(cx, rq, S("csv"));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Diensten uit een bestand"), view_map_import(page));
}

enum outcome
map_import_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct importing *importing = arena_new(cx->mem, struct importing, 1);
    struct str csv = request_field(rq, S("csv"));

    (void)re;
    if (csv.len == 0)
        return fail_field(cx, "csv", "Plak hier de regels van uw bestand.");
    importing->real = request_has(rq, S("sure"));
    const struct import_options options = {
        .dry_run = !importing->real, .editor = cx->who.organisation, .editor_whole = true};
    importing->import =
        import_open(cx->mem, (struct bytes){(const unsigned char *)csv.ptr, csv.len}, &options,
                    &importing->report);
    TRY(import_rows_read(cx, importing->import, ROWS_MAX, &importing->rows));
    rq->plan = importing;
    return OK;
}

enum outcome
map_import_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct map_import_page *page = arena_new(cx->mem, struct map_import_page, 1);
    const struct importing *importing = rq->plan;
    struct import_report report;

    TRY(need(cx, PERMISSION_MAP));
    TRY(import_rows_take(cx, importing->import, importing->rows, &report));
    *page = (struct map_import_page){.csv = {request_field(rq, S("csv"))},
                                     .shown = !importing->real,
                                     .done = importing->real,
                                     .read = report.read,
                                     .created = report.created,
                                     .changed = report.changed,
                                     .unchanged = report.unchanged,
                                     .rejected = report.rejected,
                                     .warnings = report.warnings};
    page->problems.at = arena_new(cx->mem, struct map_problem, report.problems.count);
    for (const struct problem *p = report.problems.first; p; p = p->next)
        page->problems.at[page->problems.count++] =
            (struct map_problem){problem_place(cx->mem, p), p->field, p->reason, p->warning};
    re->shell = SHELL_WORK;
    return reply_page(re, T("Diensten uit een bestand"), view_map_import(page));
}
