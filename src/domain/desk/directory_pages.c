/* directory_pages.c - one box over organisations, contacts by role, services and topics, with the
 * lines that are for colleagues only and who is on duty now. */
#include "domain/desk/directory_pages.h"

#include "domain/contact/duty.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/directory.html.h"
#include "domain/guide/offer.h"
#include "domain/map/map.h"
#include "domain/map/map_shown.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "i18n/i18n.h"
#include "words/fold.h"

enum {
    SHOWN_MAX = 60,
    WORDS_MAX = 6,
    DOES_MAX = 12,
    FIRST = 4,
    NAMING_BYTES = 4, /* a shorter word begins too many */
    NAMED_MAX = 3,
};

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

/* "raadsman" also finds "raadslieden". */
static bool
word_begins(struct cx *cx, struct str word, struct str wanted)
{
    static const struct str man = S_INIT("man");

    if (str_starts(word, wanted))
        return true;
    return wanted.len > 2 * man.len && str_ends(wanted, man) &&
           str_starts(word,
                      str_join(cx->mem, str_slice(wanted, 0, wanted.len - man.len), S("lieden")));
}

static bool
has_all(struct cx *cx, const struct wanted *wanted, struct str text)
{
    size_t count;
    struct word *words = words_split(cx->mem, fold(cx->mem, text), &count);

    for (size_t w = 0; w < wanted->count; w++) {
        bool found = false;
        for (size_t i = 0; i < count && !found; i++)
            found = word_begins(cx, words[i].text, wanted->word[w]);
        if (!found)
            return false;
    }
    return true;
}

static bool
has_one(struct cx *cx, const struct wanted *wanted, struct str text)
{
    for (size_t w = 0; w < wanted->count; w++)
        if (has_all(cx, &(struct wanted){{wanted->word[w]}, 1}, text))
            return true;
    return false;
}

/* ---- organisations, with who answers there ---- */

struct near {
    struct organisation_row_list organisations;
    struct role_contact_row_list contacts;
    struct duty_on_row_list duty;
    struct duty_soon_row_list soon;
    struct direct_lines_row_list lines;
};

/* The services that have this line, with ", " between. */
static struct str
line_of(struct cx *cx, const struct near *near, const struct direct_lines_row *line)
{
    struct str names = S("");

    for (size_t i = 0; i < near->lines.count; i++) {
        const struct direct_lines_row *row = &near->lines.at[i];
        if (row->organisation == line->organisation && str_eq(row->kind, line->kind) &&
            str_eq(row->value, line->value))
            names = names.len ? str_join(cx->mem, names, S(", "), row->name) : row->name;
    }
    return names;
}

static bool
line_said_before(const struct near *near, size_t at)
{
    const struct direct_lines_row *line = &near->lines.at[at];

    for (size_t i = 0; i < at; i++)
        if (near->lines.at[i].organisation == line->organisation &&
            str_eq(near->lines.at[i].kind, line->kind) &&
            str_eq(near->lines.at[i].value, line->value))
            return true;
    return false;
}

/* A line that several services have is there once; and what can be called and mailed for the same
 * services, too. */
static struct directory_contact_list
lines_shown(struct cx *cx, const struct near *near, int64_t organisation)
{
    struct directory_contact_list list = {
        arena_new(cx->mem, struct directory_contact, near->lines.count), 0};

    for (size_t i = 0; i < near->lines.count; i++) {
        const struct direct_lines_row *row = &near->lines.at[i];
        bool phone = str_eq(row->kind, S("phone"));
        if (row->organisation != organisation || line_said_before(near, i))
            continue;
        struct str title = line_of(cx, near, row);
        size_t at = 0;
        while (at < list.count && (!str_eq(list.at[at].title, title) ||
                                   (phone ? list.at[at].phone : list.at[at].email).len))
            at++;
        if (at == list.count)
            list.at[list.count++] = (struct directory_contact){.title = title};
        if (phone) {
            list.at[at].phone = row->value;
            list.at[at].call = url_tel(cx->mem, row->value);
        } else {
            list.at[at].email = row->value;
        }
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
        .roster = !row->map_only && !row->everywhere,
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

/* Those of the words that name few organisations: "bezwaar" of "wie zit er bij bezwaar", and not
 * the name of the town, which many have. */
static struct wanted
naming_of(struct cx *cx, const struct wanted *wanted, const struct near *near)
{
    struct wanted naming = {.count = 0};

    for (size_t w = 0; w < wanted->count; w++) {
        const struct wanted one = {{wanted->word[w]}, 1};
        size_t named = 0;
        for (size_t i = 0; i < near->organisations.count; i++)
            named += has_all(cx, &one, near->organisations.at[i].name);
        if (wanted->word[w].len >= NAMING_BYTES && named > 0 && named <= NAMED_MAX)
            naming.word[naming.count++] = wanted->word[w];
    }
    return naming;
}

struct looked_for {
    struct wanted all, naming;
    const struct listed_row_list *does; /* services that fit the words, best first */
};

/* How well an organisation fits, least first: by its own name, by a word of it, by what it does, by
 * what somebody there does. *ret_by: the service it was found by; empty otherwise. */
static bool
organisation_wanted(struct cx *cx, const struct looked_for *looked, const struct near *near,
                    const struct organisation_row *row, size_t *ret_rank, struct str *ret_by)
{
    *ret_by = S("");
    *ret_rank = 0;
    if (has_all(cx, &looked->all, row->name))
        return true;
    *ret_rank = 1;
    if (has_one(cx, &looked->naming, row->name))
        return true;
    for (size_t i = 0; i < looked->does->count; i++) {
        *ret_rank = i + 2;
        *ret_by = looked->does->at[i].name;
        if (looked->does->at[i].organisation == row->organisation)
            return true;
    }
    *ret_by = S("");
    *ret_rank = looked->does->count + 2;
    for (size_t i = 0; i < near->contacts.count; i++)
        if (near->contacts.at[i].organisation == row->organisation &&
            has_all(cx, &looked->all,
                    str_join(cx->mem, near->contacts.at[i].title, S(" "), row->name)))
            return true;
    return false;
}

static void
person_add(struct cx *cx, const struct wanted *wanted, struct str name, struct str more,
           struct directory_link_list *list)
{
    if (list->count == SHOWN_MAX || !has_all(cx, wanted, name))
        return;
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->at[i].name, name) && str_eq(list->at[i].more, more))
            return;
    list->at[list->count++] = (struct directory_link){.name = name, .more = more};
}

/* Colleagues of the own organisation, and who has duty elsewhere: others are reached by what they
 * do. */
static enum outcome
people_fill(struct cx *cx, const struct wanted *wanted, const struct near *near,
            struct directory_page *page)
{
    struct colleague_row_list own;
    struct organisation_row here;

    page->people.at = arena_new(cx->mem, struct directory_link, SHOWN_MAX);
    TRY(colleagues_who_answer(cx, &own));
    TRY(organisation_get(cx, cx->who.organisation, &here));
    for (size_t i = 0; i < own.count; i++)
        person_add(cx, wanted, own.at[i].name, here.name, &page->people);
    for (size_t o = 0; o < near->organisations.count; o++) {
        const struct organisation_row *row = &near->organisations.at[o];
        struct str where =
            row->phone.len ? str_join(cx->mem, row->name, S(", "), row->phone) : row->name;
        for (size_t i = 0; i < near->duty.count; i++)
            if (near->duty.at[i].organisation == row->organisation)
                person_add(cx, wanted, near->duty.at[i].name, where, &page->people);
        for (size_t i = 0; i < near->soon.count; i++)
            if (near->soon.at[i].organisation == row->organisation)
                person_add(cx, wanted, near->soon.at[i].name, where, &page->people);
    }
    return OK;
}

struct fitting {
    struct fitting_one {
        const struct organisation_row *row;
        struct str by;
        size_t rank;
    } at[SHOWN_MAX];
    size_t count;
};

/* In the order of rank; those of the same rank as they came. */
static void
fitting_add(struct fitting *fitting, const struct fitting_one one)
{
    size_t to = fitting->count;

    if (fitting->count == SHOWN_MAX)
        return;
    for (fitting->count++; to > 0 && fitting->at[to - 1].rank > one.rank; to--)
        fitting->at[to] = fitting->at[to - 1];
    fitting->at[to] = one;
}

/* With room for so many. */
static struct directory_organisation_list
organisations_none(struct cx *cx, size_t room)
{
    return (struct directory_organisation_list){
        arena_new(cx->mem, struct directory_organisation, room), 0};
}

static void
fitting_shown(struct cx *cx, enum language language, const struct near *near,
              const struct fitting *fitting, struct directory_page *page)
{
    page->best = organisations_none(cx, fitting->count);
    page->more = organisations_none(cx, fitting->count);
    page->takers = organisations_none(cx, fitting->count);
    page->map_only = organisations_none(cx, fitting->count);
    page->on_duty.at = arena_new(cx->mem, struct directory_contact, fitting->count);
    for (size_t i = 0; i < fitting->count; i++) {
        struct directory_organisation shown =
            organisation_shown(cx, language, near, fitting->at[i].row);
        shown.by = fitting->at[i].by;
        struct directory_organisation_list *list = page->looked
                                                       ? i < FIRST ? &page->best : &page->more
                                                   : shown.takes ? &page->takers
                                                                 : &page->map_only;
        list->at[list->count++] = shown;
        if (!page->looked && shown.on_duty.len)
            page->on_duty.at[page->on_duty.count++] = (struct directory_contact){
                .title = str_join(cx->mem, shown.name, comma(language), shown.on_duty),
                .phone = shown.phone,
                .call = shown.call};
    }
}

static enum outcome
organisations_fill(struct cx *cx, enum language language, const struct wanted *wanted,
                   const struct listed_row_list *does, struct directory_page *page)
{
    struct fitting fitting = {.count = 0};
    struct looked_for looked = {*wanted, {.count = 0}, does};
    struct near near;

    TRY(organisation_near(cx, cx->who.organisation, &near.organisations));
    TRY(role_contact_near(cx, &near.contacts));
    TRY(duty_now(cx, &near.duty));
    TRY(duty_soon(cx, &near.soon));
    TRY(direct_lines(cx, &near.lines));
    if (page->looked)
        TRY(people_fill(cx, wanted, &near, page));
    looked.naming = naming_of(cx, wanted, &near);
    for (size_t i = 0; i < near.organisations.count; i++) {
        struct fitting_one one = {.row = &near.organisations.at[i]};
        if (organisation_wanted(cx, &looked, &near, one.row, &one.rank, &one.by))
            fitting_add(&fitting, one);
    }
    fitting_shown(cx, language, &near, &fitting, page);
    return OK;
}

/* ---- services and topics ---- */

static void
service_add(struct cx *cx, int64_t service, struct str name, struct str organisation,
            struct directory_link_list *list)
{
    struct url address = url_path_int(cx->mem, S("/hulp/"), service, S(""));

    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->at[i].address.raw, address.raw))
            return;
    if (list->count < SHOWN_MAX)
        list->at[list->count++] = (struct directory_link){name, organisation, address};
}

/* By their names, and by what they do: `does` as residents find it. */
static enum outcome
services_fill(struct cx *cx, const struct wanted *wanted, const struct listed_row_list *does,
              struct directory_page *page)
{
    struct service_near_row_list rows;

    TRY(service_near(cx, wanted->word[0], &rows));
    page->services.at = arena_new(cx->mem, struct directory_link, SHOWN_MAX);
    for (size_t i = 0; i < rows.count; i++)
        if (has_all(cx, wanted, rows.at[i].name))
            service_add(cx, rows.at[i].service, rows.at[i].name, rows.at[i].organisation_name,
                        &page->services);
    for (size_t i = 0; i < does->count; i++)
        service_add(cx, does->at[i].service, does->at[i].name, does->at[i].organisation_name,
                    &page->services);
    return OK;
}

/* By their names, else by everyday words. */
static void
topics_fill(struct cx *cx, enum language language, const struct wanted *wanted,
            const struct understood *understood, struct directory_page *page)
{
    struct str likely[UNDERSTOOD_TOPICS_MAX];
    size_t likely_count = understood_topic_ids(understood, likely);

    page->topics.at = arena_new(cx->mem, struct directory_link, topic_count());
    for (size_t i = 0; i < topic_count(); i++) {
        struct str id = topic_at(i).id, name = topic_name(id, language);
        bool shown = has_all(cx, wanted, name);
        for (size_t n = 0; n < likely_count; n++)
            shown = shown || str_eq(likely[n], id);
        if (shown)
            page->topics.at[page->topics.count++] = (struct directory_link){
                name, S(""), url_path_token(cx->mem, S("/onderwerp/"), id, S(""))};
    }
}

/* What residents find with these words where the own organisation works: in the municipality of
 * the doorway, unless it does not work there. */
static enum outcome
does_find(struct cx *cx, const struct request *rq, struct str text,
          const struct understood *understood, struct listed_row_list *ret)
{
    struct municipality_row place;
    struct municipality_row_list own;
    struct service_hit_list hits;
    bool here = false;

    TRY(map_place_first(cx, rq, &place));
    TRY(organisation_municipalities(cx, cx->who.organisation, &own));
    for (size_t i = 0; i < own.count; i++)
        here = here || own.at[i].municipality == place.municipality;
    if (own.count && !here)
        place = own.at[0];
    const struct offer_wish wish = {.text = text,
                                    .municipality = place.municipality,
                                    .limit = DOES_MAX,
                                    .filled = understood->outcome != UNDERSTOOD_NOT};
    TRY(offer_find(cx, &wish, understood, &hits));
    *ret = (struct listed_row_list){arena_new(cx->mem, struct listed_row, hits.count), hits.count};
    for (size_t i = 0; i < hits.count; i++)
        ret->at[i] = hits.at[i].row;
    return OK;
}

enum outcome
directory_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct directory_page *page = arena_new(cx->mem, struct directory_page, 1);
    struct listed_row_list does = {0};
    struct wanted wanted;

    page->find = request_field(rq, S("find"));
    page->own_roster = (cx->who.permissions & PERMISSION_QUESTIONS) != 0;
    wanted = wanted_of(cx, page->find);
    page->looked = wanted.count > 0;
    if (page->looked) {
        struct understood understood = understand(cx->mem, page->find);
        TRY(does_find(cx, rq, page->find, &understood, &does));
        TRY(services_fill(cx, &wanted, &does, page));
        topics_fill(cx, rq->language, &wanted, &understood, page);
    }
    TRY(organisations_fill(cx, rq->language, &wanted, &does, page));
    page->found_something = !page->looked || page->best.count || page->services.count ||
                            page->topics.count || page->people.count;
    re->shell = SHELL_WORK;
    return reply_page(re, T("Het netwerk"), view_directory(page));
}

/* A form that posts, so that no name of a person ends in a log or a history. */
enum outcome
directory_find(struct cx *cx, struct request *rq, struct reply *re)
{
    return directory_page(cx, rq, re);
}
