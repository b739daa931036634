/* role_contact_pages.c - the contacts by role of an organisation: the list, one of them, and who
 * fills it. */
#include "base/text.h"
#include "domain/people/people_pages.h"
#include "domain/people/people_routes.h"
#include "domain/people/view/role_contact.html.h"
#include "os/random.h"

/* "Samira Bakker, Joris de Wit" */
static struct str
names_of(struct cx *cx, const struct role_contact_person_row_list *people, int64_t contact)
{
    struct text t = text_open(cx->mem, 64);

    for (size_t i = 0; i < people->count; i++) {
        if (people->at[i].contact != contact)
            continue;
        if (t.len)
            text_add(&t, S(", "));
        text_add(&t, people->at[i].name);
    }
    return text_str(&t);
}

enum outcome
role_contacts_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct role_contacts_page *page = arena_new(cx->mem, struct role_contacts_page, 1);
    struct role_contact_person_row_list people;
    struct role_contact_row_list rows;
    struct people_place_row place;
    int64_t organisation;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    TRY(people_place(cx, organisation, &place));
    TRY(role_contact_list(cx, organisation, &rows, &people));
    page->organisation = place.name;
    page->add = people_url(cx, organisation, S("/contacten/nieuw"));
    page->back = people_url(cx, organisation, S("/mensen"));
    page->lines.at = arena_new(cx->mem, struct role_contact_line, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct role_contact_row *row = &rows.at[i];
        page->lines.at[page->lines.count++] = (struct role_contact_line){
            .open = people_url_of(cx, organisation, S("/contact/"), row->contact, S("")),
            .title = row->title,
            .phone = row->phone,
            .email = row->email,
            .seen_by = tr(rq->language, seen_by_sentence(row->seen_by)),
            .people = names_of(cx, &people, row->contact)};
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Contacten per rol"), view_role_contacts(page));
}

/* What was typed, when the form is shown again; else what is stored. */
static struct str
typed_or(const struct request *rq, struct str field, struct str stored)
{
    return request_has(rq, field) ? request_field(rq, field) : stored;
}

static void
form_fill(struct cx *cx, const struct request *rq, const struct role_contact_row *row,
          struct role_contact_page *page)
{
    struct str chosen = typed_or(rq, S("seen_by"), row->seen_by);

    page->title = typed_or(rq, S("title"), row->title);
    page->phone = typed_or(rq, S("phone"), row->phone);
    page->email = typed_or(rq, S("email"), row->email);
    page->title_fault = request_fault(cx, rq, S("title"));
    page->phone_fault = request_fault(cx, rq, S("phone"));
    page->email_fault = request_fault(cx, rq, S("email"));
    page->seen_by_fault = request_fault(cx, rq, S("seen_by"));
    page->seen_by.at = arena_new(cx->mem, struct role_choice, SEEN_BY_COUNT);
    for (enum seen_by i = 0; i < SEEN_BY_COUNT; i++)
        page->seen_by.at[page->seen_by.count++] = (struct role_choice){
            seen_by_code(i), tr(rq->language, seen_by_sentence(seen_by_code(i))),
            str_eq(seen_by_code(i), chosen)};
}

enum outcome
role_contact_new_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct role_contact_page *page = arena_new(cx->mem, struct role_contact_page, 1);
    const struct role_contact_row none = {.seen_by = S("network")};
    struct people_place_row place;
    int64_t organisation;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    TRY(people_place(cx, organisation, &place));
    page->action = people_url(cx, organisation, S("/contacten/nieuw"));
    page->back = people_url(cx, organisation, S("/contacten"));
    form_fill(cx, rq, &none, page);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Nieuw contact"), view_role_contact(page));
}

static bool
fills(const struct role_contact_person_row_list *people, int64_t contact, int64_t professional)
{
    for (size_t i = 0; i < people->count; i++)
        if (people->at[i].contact == contact && people->at[i].professional == professional)
            return true;
    return false;
}

enum outcome
role_contact_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct role_contact_page *page = arena_new(cx->mem, struct role_contact_page, 1);
    struct role_contact_person_row_list people;
    struct role_contact_row_list rows;
    struct role_contact_row row;
    struct member_row_list members;
    int64_t organisation, contact;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    TRY(request_arg_int(cx, rq, 1, &contact));
    TRY(role_contact_get(cx, organisation, contact, &row));
    TRY(role_contact_list(cx, organisation, &rows, &people));
    TRY(member_list(cx, organisation, &members));
    page->existing = true;
    page->action = people_url_of(cx, organisation, S("/contact/"), contact, S(""));
    page->away = people_url_of(cx, organisation, S("/contact/"), contact, S("/weg"));
    page->person = people_url_of(cx, organisation, S("/contact/"), contact, S("/mens"));
    page->back = people_url(cx, organisation, S("/contacten"));
    page->fills.at = arena_new(cx->mem, struct role_person, members.count);
    page->could.at = arena_new(cx->mem, struct role_person, members.count);
    for (size_t i = 0; i < members.count; i++) {
        const struct member_row *member = &members.at[i];
        struct role_person_list *list =
            fills(&people, contact, member->professional) ? &page->fills : &page->could;
        list->at[list->count++] = (struct role_person){member->professional, member->name};
    }
    form_fill(cx, rq, &row, page);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Contact per rol"), view_role_contact(page));
}

enum outcome
role_contact_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct role_contact_row *row = arena_new(cx->mem, struct role_contact_row, 1);

    (void)re;
    *row = (struct role_contact_row){.contact = id_new(cx->now_ms),
                                     .title = request_field(rq, S("title")),
                                     .phone = request_field(rq, S("phone")),
                                     .email = request_field(rq, S("email")),
                                     .seen_by = request_field(rq, S("seen_by"))};
    TRY(request_arg_int(cx, rq, 0, &row->organisation));
    rq->plan = row;
    return OK;
}

enum outcome
role_contact_new(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct role_contact_row *row = rq->plan;

    TRY(role_contact_put(cx, row, false));
    return reply_see_other(
        re, people_url_of(cx, row->organisation, S("/contact/"), row->contact, S("")));
}

enum outcome
role_contact_change(struct cx *cx, struct request *rq, struct reply *re)
{
    struct role_contact_row *row = rq->plan;

    TRY(request_arg_int(cx, rq, 1, &row->contact));
    TRY(role_contact_put(cx, row, true));
    return reply_see_other(re, people_url(cx, row->organisation, S("/contacten")));
}

enum outcome
role_contact_away(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t organisation, contact;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    TRY(request_arg_int(cx, rq, 1, &contact));
    TRY(role_contact_delete(cx, organisation, contact));
    return reply_see_other(re, people_url(cx, organisation, S("/contacten")));
}

enum outcome
role_contact_person(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t organisation, contact, professional;

    TRY(request_arg_int(cx, rq, 0, &organisation));
    TRY(request_arg_int(cx, rq, 1, &contact));
    if (!str_int(request_field(rq, S("professional")), &professional))
        return fail(cx, NOT_FOUND, "Deze collega werkt niet bij deze organisatie.");
    TRY(role_contact_fill(cx, organisation, contact, professional,
                          str_eq(request_field(rq, S("fills")), S("yes"))));
    return reply_see_other(re, people_url_of(cx, organisation, S("/contact/"), contact, S("")));
}
