/* request.c - from sent bytes to declared, bounded, readable fields. */
#include "web/request.h"

#include "base/text.h"
#include "format/form.h"

static size_t
field_index(const struct request *rq, struct str name)
{
    for (size_t i = 0; i < rq->field_count; i++)
        if (str_eq(rq->fields[i].name, name))
            return i;
    return rq->field_count;
}

struct str
request_field(const struct request *rq, struct str name)
{
    size_t i = field_index(rq, name);
    /* A page that shows a form again may run under the route of the form or of the page itself. */
    return i < rq->field_count ? rq->values[i] : S("");
}

void
request_put(struct request *rq, struct str name, struct str value)
{
    size_t i = field_index(rq, name);

    if (i < rq->field_count) {
        rq->values[i] = value;
        rq->sent[i] = true;
    }
}

bool
request_has(const struct request *rq, struct str name)
{
    size_t i = field_index(rq, name);
    return i < rq->field_count && rq->sent[i];
}

bool
request_host_plausible(struct str host)
{
    for (size_t i = 0; i < host.len; i++) {
        char c = host.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
                     c == '_' || c == ':' || c == '[' || c == ']';
        if (!plain)
            return false;
    }
    return true;
}

enum outcome
request_arg_int(struct cx *cx, const struct request *rq, size_t arg, int64_t *ret)
{
    int64_t n;

    check(arg < REQUEST_ARGS_MAX);
    if (!str_int(rq->args[arg], &n) || n <= 0)
        return fail(cx, NOT_FOUND, "Deze pagina bestaat niet.");
    *ret = n;
    return OK;
}

struct list_place
request_after(const struct request *rq)
{
    struct str rest = request_field(rq, S("na")), part;
    struct list_place place = {0};

    if (str_cut(&rest, '.', &part) && str_int(part, &place.first) && str_cut(&rest, '.', &part) &&
        str_int(part, &place.second))
        return place;
    return (struct list_place){0};
}

struct str
request_fault(struct cx *cx, const struct request *rq, struct str field)
{
    struct text number = text_open(cx->mem, 24);

    if (rq->fault.sentence.len == 0 || !str_eq(rq->fault.field, field))
        return S("");
    text_add_int(&number, rq->fault.number);
    return tr_fill(cx->mem, tr(rq->language, rq->fault.sentence), 1,
                   (struct tr_arg[]){{S("n"), text_str(&number)}});
}

static bool
is_control(char c)
{
    unsigned char u = (unsigned char)c;
    return u < 0x20 || u == 0x7f;
}

/* One line: every run of white space and control characters is one space. */
static struct str
one_line(struct cx *cx, struct str s)
{
    struct text made = text_open(cx->mem, s.len + 1);

    for (size_t i = 0; i < s.len; i++) {
        bool gap = is_control(s.ptr[i]) || s.ptr[i] == ' ';
        if (!gap)
            text_add_byte(&made, s.ptr[i]);
        else if (made.len > 0 && made.ptr[made.len - 1] != ' ')
            text_add_byte(&made, ' ');
    }
    return str_trim(text_str(&made));
}

/* Several lines: \r\n and \r become \n; other control characters but the tab are dropped. */
static struct str
several_lines(struct cx *cx, struct str s)
{
    struct text made = text_open(cx->mem, s.len + 1);

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '\r') {
            text_add_byte(&made, '\n');
            if (i + 1 < s.len && s.ptr[i + 1] == '\n')
                i++;
        } else if (c == '\n' || c == '\t' || !is_control(c)) {
            text_add_byte(&made, c);
        }
    }
    return str_trim(text_str(&made));
}

static struct str
field_clean(struct cx *cx, const struct field *field, struct str value)
{
    switch (field->kind) {
    case FIELD_LINE:
        return one_line(cx, value);
    case FIELD_TEXT:
    case FIELD_MANY:
        return several_lines(cx, value);
    case FIELD_SECRET:
        return value;
    }
    check(false);
    return value;
}

/* Boxes of one name are many; what is over its bound does not grow further. */
static bool
takes_more(const struct request *rq, size_t i)
{
    const struct field *field = &rq->fields[i];

    if (field->kind != FIELD_MANY)
        return !rq->sent[i];
    return rq->values[i].len <= field->limit_chars;
}

enum outcome
request_fill(struct cx *cx, struct request *rq, struct str encoded)
{
    struct str name, value;
    enum outcome outcome = OK;

    while (form_next(cx->mem, &encoded, &name, &value)) {
        size_t i = field_index(rq, name);
        if (i == rq->field_count || !takes_more(rq, i))
            continue;
        const struct field *field = &rq->fields[i];
        bool readable = utf8_valid(value);
        struct str clean = field_clean(cx, field, readable ? value : utf8_repair(cx->mem, value));
        rq->values[i] =
            rq->values[i].len ? str_join(cx->mem, rq->values[i], S("\n"), clean) : clean;
        rq->sent[i] = true;
        if (outcome != OK)
            continue; /* the first fault is the one shown */
        if (!readable)
            outcome = fail_with(cx, INVALID,
                                T("In uw tekst staan tekens die wij niet kunnen lezen. Daar staat "
                                  "nu �. Kijk de tekst na en verstuur hem nog een keer."),
                                field->name, 0);
        else if (utf8_count(rq->values[i]) > field->limit_chars)
            outcome =
                fail_with(cx, INVALID,
                          T("Dit is te lang. Er passen hoogstens {n} tekens in. Maak het korter."),
                          field->name, (int64_t)field->limit_chars);
    }
    return outcome;
}
