/* setup_pages.c - the state of the network in one page: what is set, and what is still missing. */
#include "domain/desk/setup_pages.h"

#include "domain/desk/desk_routes.h"
#include "domain/desk/manage_shown.h"
#include "domain/desk/missing.h"
#include "domain/desk/view/setup.html.h"
#include "domain/guide/topic.h"
#include "net/mail_site.h"

/* ---- what is missing ---- */

static const struct {
    struct str mend, before, after;
} mends[MISSING_KINDS] = {
    [MISSING_NET] = {T_INIT("Kies een vangnet"), S_INIT("/beheer/gemeente/"), S_INIT("")},
    [MISSING_NET_PEOPLE] = {T_INIT("Nodig iemand uit"), S_INIT("/beheer/organisatie/"),
                            S_INIT("/mensen")},
    [MISSING_MUNICIPALITY_PHONE] = {T_INIT("Vul het nummer in"), S_INIT("/beheer/gemeente/"),
                                    S_INIT("")},
    [MISSING_HELP] = {T_INIT("Voeg een organisatie toe"), S_INIT(""), S_INIT("")},
    [MISSING_PEOPLE] = {T_INIT("Nodig iemand uit"), S_INIT("/beheer/organisatie/"),
                        S_INIT("/mensen")},
    [MISSING_ORGANISATION_PHONE] = {T_INIT("Vul het nummer in"), S_INIT("/beheer/organisatie/"),
                                    S_INIT("")},
    [MISSING_ANSWER_TERM] = {T_INIT("Verander de belofte"), S_INIT("/beheer/organisatie/"),
                             S_INIT("")},
    [MISSING_ACCEPT_TERM] = {T_INIT("Verander de belofte"), S_INIT("/beheer/organisatie/"),
                             S_INIT("")},
    [MISSING_HOST] = {T_INIT("Vul het webadres in"), S_INIT("/beheer/ingang/"), S_INIT("")},
    [MISSING_DOORWAY_PHONE] = {T_INIT("Vul het nummer in"), S_INIT("/beheer/ingang/"), S_INIT("")},
    [MISSING_CONTRAST] = {T_INIT("Kies andere kleuren"), S_INIT("/beheer/ingang/"),
                          S_INIT("/kleuren")},
};

static struct str_list
topic_names(struct cx *cx, enum language language, struct str ids)
{
    struct str_list list = {arena_new(cx->mem, struct str, topic_count()), 0};

    for (struct str id; str_cut(&ids, ' ', &id);)
        if (id.len)
            list.at[list.count++] = topic_name(id, language);
    return list;
}

static enum outcome
missing_show(struct cx *cx, enum language language, const struct scope *scope,
             struct setup_missing_list *ret)
{
    struct missing_list list;

    TRY(missing_find(cx, scope, &list));
    ret->at = arena_new(cx->mem, struct setup_missing, list.count);
    for (ret->count = 0; ret->count < list.count; ret->count++) {
        const struct missing *m = &list.at[ret->count];
        ret->at[ret->count] = (struct setup_missing){
            .said = missing_said(cx->mem, language, m),
            .mend = tr(language, mends[m->kind].mend),
            .address = m->kind == MISSING_HELP ? url_path(S("/beheer/nieuw/organisatie"))
                                               : url_path_int(cx->mem, mends[m->kind].before,
                                                              m->subject, mends[m->kind].after),
            .topics = topic_names(cx, language, m->topics)};
    }
    return OK;
}

/* ---- what is set ---- */

static void
line_add(struct setup_line_list *list, struct str name, struct str about, struct url address)
{
    list->at[list->count++] = (struct setup_line){name, about, address};
}

static enum outcome
municipalities_show(struct cx *cx, enum language language, const struct scope *scope,
                    struct setup_line_list *ret)
{
    struct municipality_row_list rows;

    TRY(scope_municipalities(cx, scope, &rows));
    ret->at = arena_new(cx->mem, struct setup_line, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        struct safety_net_row net;
        struct str about = tr(language, T("Doet nog niet mee"));
        enum outcome outcome = safety_net_get(cx, rows.at[i].municipality, &net);
        if (outcome == OK)
            about = tr_fill(cx->mem, tr(language, T("Vangnet: {wie}")), 1,
                            (struct tr_arg[]){{S("wie"), net.organisation_name}});
        else if (outcome != NOT_FOUND)
            return outcome;
        line_add(ret, rows.at[i].name, about,
                 url_path_int(cx->mem, S("/beheer/gemeente/"), rows.at[i].municipality, S("")));
    }
    return OK;
}

static enum outcome
organisations_show(struct cx *cx, enum language language, const struct scope *scope,
                   struct setup_page *page)
{
    struct organisation_row_list rows;

    TRY(scope_organisations(cx, scope, &rows));
    page->organisations.at = arena_new(cx->mem, struct setup_line, rows.count);
    page->ended.at = arena_new(cx->mem, struct setup_line, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct organisation_row *row = &rows.at[i];
        struct str about = row->map_only ? tr(language, T("Staat alleen op de kaart")) : row->phone;
        line_add(row->active ? &page->organisations : &page->ended, row->name, about,
                 url_path_int(cx->mem, S("/beheer/organisatie/"), row->organisation, S("")));
    }
    return OK;
}

static enum outcome
doorways_show(struct cx *cx, const struct scope *scope, struct setup_page *page)
{
    struct doorway_row_list doorways;
    struct region_row_list regions;

    TRY(scope_doorways(cx, scope, &doorways));
    TRY(scope_regions(cx, scope, &regions));
    page->doorways.at = arena_new(cx->mem, struct setup_line, doorways.count);
    page->regions.at = arena_new(cx->mem, struct setup_line, regions.count);
    for (size_t i = 0; i < doorways.count; i++)
        line_add(&page->doorways, doorways.at[i].name, doorways.at[i].host,
                 url_path_int(cx->mem, S("/beheer/ingang/"), doorways.at[i].doorway, S("")));
    for (size_t i = 0; i < regions.count; i++)
        line_add(&page->regions, regions.at[i].name, S(""),
                 url_path_int(cx->mem, S("/beheer/regio/"), regions.at[i].region, S("")));
    return OK;
}

enum outcome
setup_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct setup_page *page = arena_new(cx->mem, struct setup_page, 1);
    struct scope scope;

    TRY(manager_scope(cx, &scope));
    page->saved = request_field(rq, S("bewaard")).len > 0;
    page->no_mail = mail_site_get()->server.len == 0;
    TRY(missing_show(cx, rq->language, &scope, &page->missing));
    TRY(municipalities_show(cx, rq->language, &scope, &page->municipalities));
    TRY(organisations_show(cx, rq->language, &scope, page));
    TRY(doorways_show(cx, &scope, page));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Inrichting van het netwerk"), view_setup(page));
}
