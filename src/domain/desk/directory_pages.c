/* directory_pages.c - one box over organisations, contacts by role, services and topics, with the
 * lines that are for colleagues only and who is on duty now. */
#include "domain/desk/directory_pages.h"

#include "domain/contact/duty.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/directory.html.h"
#include "domain/guide/topic.h"
#include "domain/map/map.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "i18n/i18n.h"
#include "words/fold.h"

enum { SHOWN_MAX = 60, WORDS_MAX = 6 };

/* What is looked for: every word must begin a word of the text. */
struct wanted {
    struct str word[WORDS_MAX];
    size_t count;
};

static struct wanted
wanted_of(struct cx *cx, struct str find)
{
    struct wanted wanted = {0};
    size_t count;
    struct word *words = words_split(cx->mem, fold(cx->mem, find), &count);

    for (size_t i = 0; i < count && wanted.count < WORDS_MAX; i++)
        wanted.word[wanted.count++] = words[i].text;
    return wanted;
}

static bool
has_all(struct cx *cx, const struct wanted *wanted, struct str text)
{
    size_t count;
    struct word *words = words_split(cx->mem, fold(cx->mem, text), &count);

    for (size_t w = 0; w < wanted->count; w++) {
        bool found = false;
        for (size_t i = 0; i < count && !found; i++)
            found = str_starts(words[i].text, wanted->word[w]);
        if (!found)
            return false;
    }
    return true;
}

/* ---- organisations, with who answers there ---- */

struct near {
    struct organisation_row_list organisations;
    struct role_contact_row_list contacts;
    struct duty_on_row_list duty;
    struct duty_soon_row_list soon;
    struct direct_lines_row_list lines;
};

/* A line that several services have, is there once. */
static struct directory_contact_list
lines_shown(struct cx *cx, const struct near *near, int64_t organisation)
{
    struct directory_contact_list list = {
        arena_new(cx->mem, struct directory_contact, near->lines.count), 0};

    for (size_t i = 0; i < near->lines.count; i++) {
        const struct direct_lines_row *row = &near->lines.at[i];
        bool phone = str_eq(row->kind, S("phone"));
        if (row->organisation != organisation)
            continue;
        struct directory_contact *last = list.count ? &list.at[list.count - 1] : NULL;
        if (last && str_eq(phone ? last->phone : last->email, row->value))
            last->title = str_join(cx->mem, last->title, S(", "), row->name);
        else
            list.at[list.count++] =
                (struct directory_contact){.title = row->name,
                                           .phone = phone ? row->value : S(""),
                                           .email = phone ? S("") : row->value,
                                           .call = url_tel(cx->mem, row->value)};
    }
    return list;
}

/* "Joris de Wit, maandag 30 november 's ochtends" */
static struct str
soon_said(struct cx *cx, enum language language, const struct near *near, int64_t organisation)
{
    for (size_t i = 0; i < near->soon.count; i++)
        if (near->soon.at[i].organisation == organisation)
            return str_join(
                cx->mem, near->soon.at[i].name, S(", "),
                date_short(cx->mem, language, (struct date){(int32_t)near->soon.at[i].day}), S(" "),
                tr(language, day_part_when(day_part_of(near->soon.at[i].part))));
    return S("");
}

static struct directory_organisation
organisation_shown(struct cx *cx, enum language language, const struct near *near,
                   const struct organisation_row *row)
{
    struct directory_organisation shown = {
        .name = row->name,
        .phone = row->phone,
        .call = url_tel(cx->mem, row->phone),
        .accept_workdays = row->accept_workdays,
        .takes = !row->map_only,
        .soon = soon_said(cx, language, near, row->organisation),
        .lines = lines_shown(cx, near, row->organisation),
        .contacts = {arena_new(cx->mem, struct directory_contact, near->contacts.count), 0}};

    for (size_t i = 0; i < near->duty.count; i++)
        if (near->duty.at[i].organisation == row->organisation)
            shown.on_duty = near->duty.at[i].name;
    for (size_t i = 0; i < near->contacts.count; i++) {
        const struct role_contact_row *contact = &near->contacts.at[i];
        if (contact->organisation == row->organisation)
            shown.contacts.at[shown.contacts.count++] = (struct directory_contact){
                contact->title, contact->phone, contact->email, url_tel(cx->mem, contact->phone)};
    }
    return shown;
}

/* By its own name, or by what somebody there does. */
static bool
organisation_wanted(struct cx *cx, const struct wanted *wanted, const struct near *near,
                    const struct organisation_row *row)
{
    if (has_all(cx, wanted, row->name))
        return true;
    for (size_t i = 0; i < near->contacts.count; i++)
        if (near->contacts.at[i].organisation == row->organisation &&
            has_all(cx, wanted, str_join(cx->mem, near->contacts.at[i].title, S(" "), row->name)))
            return true;
    return false;
}

static enum outcome
organisations_fill(struct cx *cx, enum language language, const struct wanted *wanted,
                   struct directory_page *page)
{
    struct near near;

    TRY(organisation_near(cx, cx->who.organisation, &near.organisations));
    TRY(role_contact_near(cx, &near.contacts));
    TRY(duty_now(cx, &near.duty));
    TRY(duty_soon(cx, &near.soon));
    TRY(direct_lines(cx, &near.lines));
    page->organisations.at = arena_new(cx->mem, struct directory_organisation, SHOWN_MAX);
    for (size_t i = 0; i < near.organisations.count && page->organisations.count < SHOWN_MAX; i++)
        if (organisation_wanted(cx, wanted, &near, &near.organisations.at[i]))
            page->organisations.at[page->organisations.count++] =
                organisation_shown(cx, language, &near, &near.organisations.at[i]);
    return OK;
}

/* ---- services and topics ---- */

static enum outcome
services_fill(struct cx *cx, const struct wanted *wanted, struct directory_page *page)
{
    struct service_near_row_list rows;

    TRY(service_near(cx, wanted->word[0], &rows));
    page->services.at = arena_new(cx->mem, struct directory_link, SHOWN_MAX);
    for (size_t i = 0; i < rows.count && page->services.count < SHOWN_MAX; i++)
        if (has_all(cx, wanted, rows.at[i].name))
            page->services.at[page->services.count++] = (struct directory_link){
                rows.at[i].name, rows.at[i].organisation_name,
                url_path_int(cx->mem, S("/hulp/"), rows.at[i].service, S(""))};
    return OK;
}

static void
topics_fill(struct cx *cx, enum language language, const struct wanted *wanted,
            struct directory_page *page)
{
    page->topics.at = arena_new(cx->mem, struct directory_link, topic_count());
    for (size_t i = 0; i < topic_count(); i++) {
        struct str id = topic_at(i).id, name = topic_name(id, language);
        if (has_all(cx, wanted, name))
            page->topics.at[page->topics.count++] = (struct directory_link){
                name, S(""), url_path_token(cx->mem, S("/onderwerp/"), id, S(""))};
    }
}

enum outcome
directory_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct directory_page *page = arena_new(cx->mem, struct directory_page, 1);
    struct wanted wanted;

    page->find = request_field(rq, S("find"));
    page->own_roster = (cx->who.permissions & PERMISSION_QUESTIONS) != 0;
    wanted = wanted_of(cx, page->find);
    TRY(organisations_fill(cx, rq->language, &wanted, page));
    if (wanted.count) {
        TRY(services_fill(cx, &wanted, page));
        topics_fill(cx, rq->language, &wanted, page);
    }
    page->found_something = page->organisations.count || page->services.count || page->topics.count;
    re->shell = SHELL_WORK;
    return reply_page(re, T("Het netwerk"), view_directory(page));
}

/* A form that posts, so that no name of a person ends in a log or a history. */
enum outcome
directory_find(struct cx *cx, struct request *rq, struct reply *re)
{
    return directory_page(cx, rq, re);
}
