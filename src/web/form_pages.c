/* form_pages.c - fills the model of view/form.html. */
#include "web/form_pages.h"

#include "base/text.h"

struct form_page *
form_page_new(struct cx *cx, const struct request *rq, struct str heading, struct str intro,
              struct url action, struct str button)
{
    struct form_page *page = arena_new(cx->mem, struct form_page, 1);

    *page = (struct form_page){
        .cx = cx,
        .rq = rq,
        .heading = tr(rq->language, heading),
        .intro = tr(rq->language, intro),
        .button = tr(rq->language, button),
        .action = action,
        .fault = request_fault(cx, rq, rq->fault.field),
        .fields = {arena_new(cx->mem, struct form_field, FORM_FIELDS_MAX), 0},
        .links = {arena_new(cx->mem, struct form_link, FORM_FIELDS_MAX), 0},
    };
    return page;
}

void
form_back(struct form_page *page, struct url back, struct str label)
{
    page->back = back;
    page->back_label = tr(page->rq->language, label);
}

void
form_link_add(struct form_page *page, struct url address, struct str label)
{
    check(page->links.count < FORM_FIELDS_MAX);
    page->links.at[page->links.count++] =
        (struct form_link){tr(page->rq->language, label), address};
}

void
form_seen(struct form_page *page, struct str version)
{
    page->seen = version;
    page->conflict = page->rq->fault.sentence.len > 0 && str_eq(page->rq->fault.field, S("seen"));
}

static struct form_field *
field_add(struct form_page *page, struct str name, struct str label, struct str hint)
{
    check(page->fields.count < FORM_FIELDS_MAX);
    struct form_field *field = &page->fields.at[page->fields.count++];

    *field = (struct form_field){.name = name,
                                 .label = tr(page->rq->language, label),
                                 .hint = hint.len ? tr(page->rq->language, hint) : hint,
                                 .fault = request_fault(page->cx, page->rq, name)};
    return field;
}

static void
field_fill(const struct form_page *page, struct form_field *field, struct str stored)
{
    bool typed = request_has(page->rq, field->name);

    field->value.text = typed ? request_field(page->rq, field->name) : stored;
    if (page->conflict && !str_eq(field->value.text, stored))
        field->now = stored.len ? stored : tr(page->rq->language, T("niets"));
}

struct form_field *
form_line(struct form_page *page, struct str name, struct str label, struct str hint,
          struct str stored)
{
    struct form_field *field = field_add(page, name, label, hint);

    field->is_line = true;
    field_fill(page, field, stored);
    return field;
}

struct form_field *
form_text(struct form_page *page, struct str name, struct str label, struct str hint,
          struct str stored)
{
    struct form_field *field = field_add(page, name, label, hint);

    field->is_text = true;
    field_fill(page, field, stored);
    return field;
}

struct form_field *
form_date(struct form_page *page, struct str name, struct str label, struct str hint,
          struct str stored)
{
    struct form_field *field = form_line(page, name, label, hint, stored);

    field->is_line = false;
    field->is_date = true;
    return field;
}

struct form_field *
form_number(struct form_page *page, struct str name, struct str label, struct str hint,
            int64_t stored)
{
    struct text digits = text_open(page->cx->mem, 24);

    text_add_int(&digits, stored);
    struct form_field *field = form_line(page, name, label, hint, text_str(&digits));
    field->is_short = true;
    return field;
}

struct form_field *
form_secret(struct form_page *page, struct str name, struct str label, struct str hint)
{
    struct form_field *field = field_add(page, name, label, hint);

    field->is_secret = true;
    return field;
}

struct form_field *
form_choices(struct form_page *page, bool many, struct str name, struct str label, struct str hint,
             size_t room)
{
    struct form_field *field = field_add(page, name, label, hint);

    field->is_many = many;
    field->is_one = !many;
    field->choices.at = arena_new(page->cx->mem, struct form_choice, room);
    return field;
}

struct form_field *
form_select(struct form_page *page, struct str name, struct str label, struct str hint, size_t room)
{
    struct form_field *field = form_choices(page, false, name, label, hint, room);

    field->is_one = false;
    field->is_select = true;
    return field;
}

/* Was this form sent? Boxes that are empty are not sent: only the route's fields tell. */
static bool
declared(const struct request *rq, struct str name)
{
    for (size_t i = 0; i < rq->field_count; i++)
        if (str_eq(rq->fields[i].name, name))
            return true;
    return false;
}

void
form_choice_add(struct form_page *page, struct form_field *field, struct str value,
                struct str label, bool checked)
{
    bool typed = (page->rq->method == METHOD_POST && declared(page->rq, field->name)) ||
                 request_has(page->rq, field->name);
    bool chosen = typed ? many_has(request_field(page->rq, field->name), value) : checked;

    field->choices.at[field->choices.count++] =
        (struct form_choice){.value = value, .label = label, .checked = chosen};
    if (page->conflict && checked && !chosen)
        field->now = field->now.len ? str_join(page->cx->mem, field->now, S(", "), label) : label;
}

bool
many_has(struct str sent, struct str value)
{
    for (struct str one; str_cut(&sent, '\n', &one);)
        if (str_eq(one, value))
            return true;
    return false;
}
