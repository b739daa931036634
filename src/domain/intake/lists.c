/* lists.c - the lists of questions: each page walks one index from where it begins, so its cost
 * depends on the rows shown and not on the rows there are. */
#include "crypto/code.h"
#include "crypto/keys.h"
#include "domain/intake/intake.h"
#include "domain/intake/sealed_fields.h"
#include "domain/map/kind.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "domain/privacy/privacy.h"

enum outcome
inbox_list(struct cx *cx, enum inbox inbox, struct inbox_place after, struct inbox_row_list *ret)
{
    const int64_t organisation = cx->who.organisation, limit = INBOX_PAGE + 1;

    TRY(need(cx, PERMISSION_QUESTIONS));
    switch (inbox) {
    case INBOX_WAITING:
        return sql_inbox_list(cx, organisation, S("waiting"), after.due_ms, after.question, limit,
                              ret);
    case INBOX_MINE:
        return sql_inbox_mine(cx, organisation, cx->who.professional, after.due_ms, after.question,
                              limit, ret);
    case INBOX_ANSWERED:
        return sql_inbox_answered(cx, organisation, after.due_ms, after.question, limit, ret);
    case INBOX_OVERDUE:
        return sql_inbox_overdue(cx, organisation, cx->now_ms, after.due_ms, after.question, limit,
                                 ret);
    case INBOX_CLOSED:
        return sql_inbox_closed(
            cx, organisation,
            amsterdam_ms(date_plus(date_in_amsterdam(cx->now_ms), -CLOSED_SHOWN_DAYS), 0),
            after.due_ms ? after.due_ms : INT64_MAX, after.due_ms ? after.question : INT64_MAX,
            limit, ret);
    case INBOX_COUNT:
        break;
    }
    check(false);
    return NOT_FOUND;
}

enum outcome
inbox_places(struct cx *cx, const struct inbox_row_list *rows, struct str **ret)
{
    struct str *names = arena_new(cx->mem, struct str, rows->count);

    for (size_t i = 0; i < rows->count; i++) {
        size_t before = 0;
        while (before < i && rows->at[before].municipality != rows->at[i].municipality)
            before++;
        struct municipality_row place;
        if (before == i)
            TRY(municipality_get(cx, rows->at[i].municipality, &place));
        names[i] = before == i ? place.name : names[before];
    }
    *ret = names;
    return OK;
}

/* The first word, unless that is a form of address: then all of it. */
static struct str
called_by(struct str name)
{
    static const struct str addressed[] = {S_INIT("mevrouw"), S_INIT("mevr"), S_INIT("mevr."),
                                           S_INIT("mw"),      S_INIT("mw."),  S_INIT("meneer"),
                                           S_INIT("dhr"),     S_INIT("dhr."), S_INIT("de")};
    struct str rest = str_trim(name), first;

    if (!str_cut(&rest, ' ', &first))
        return S("");
    for (size_t i = 0; i < sizeof addressed / sizeof *addressed; i++)
        if (str_eq_nocase(first, addressed[i]))
            return str_trim(name);
    return first;
}

static int64_t
today_begins_ms(struct cx *cx)
{
    return amsterdam_ms(date_in_amsterdam(cx->now_ms), 0);
}

static struct line_known
known_of(struct cx *cx, enum language language, const struct line_row *row, enum line_shows shows)
{
    struct line_known known = {0};
    struct data_key *key;
    struct str fields;

    /* One that cannot be opened is logged, and does not hide the others of the list. */
    if (data_key_unwrap(cx, row->wrapped, row->question, &key) != OK ||
        unseal(cx, key, row->question, row->sealed_contact, &fields) != OK)
        return known;
    known.code = sealed_field(cx->mem, fields, S("code"));
    if (row->no_contact == 0)
        known.interpreter =
            kind_language_name(sealed_field(cx->mem, fields, S("interpreter")), language);
    if (row->no_contact == 0 && shows == LINE_NUMBER)
        known.phone.text = sealed_field(cx->mem, fields, S("phone"));
    if (row->no_name == 0 && shows != LINE_CODE)
        known.name.text = called_by(sealed_field(cx->mem, fields, S("name")));
    if ((known.name.text.len || known.phone.text.len) && row->seen == 0)
        access_note(cx, row->municipality, row->question, S("listed"));
    return known;
}

enum outcome
lines_known(struct cx *cx, enum language language, enum inbox inbox, struct inbox_place after,
            struct line_known_list *ret)
{
    const int64_t organisation = cx->who.organisation, me = cx->who.professional;
    const bool mine = inbox == INBOX_MINE;
    struct line_row_list rows;

    check(mine || inbox == INBOX_WAITING);
    TRY(need(cx, PERMISSION_QUESTIONS));
    TRY(mine ? sql_lines_mine(cx, organisation, me, today_begins_ms(cx), after.due_ms,
                              after.question, INBOX_PAGE, &rows)
             : sql_lines_waiting(cx, organisation, me, today_begins_ms(cx), after.due_ms,
                                 after.question, INBOX_PAGE, &rows));
    *ret = (struct line_known_list){arena_new(cx->mem, struct line_known, rows.count), rows.count};
    for (size_t i = 0; i < rows.count; i++)
        ret->at[i] = known_of(cx, language, &rows.at[i], mine ? LINE_NAME : LINE_CODE);
    return OK;
}

enum outcome
line_known(struct cx *cx, enum language language, struct question_id id, enum line_shows shows,
           struct line_known *ret)
{
    struct line_row row;

    *ret = (struct line_known){0};
    TRY(need(cx, PERMISSION_QUESTIONS));
    enum outcome outcome = sql_line_get(cx, cx->who.organisation, cx->who.professional,
                                        today_begins_ms(cx), id.municipality, id.question, &row);
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    *ret = known_of(cx, language, &row, shows);
    return OK;
}

enum outcome
inbox_counts(struct cx *cx, int64_t counts[INBOX_COUNT])
{
    struct inbox_counts_row row;

    TRY(need(cx, PERMISSION_QUESTIONS));
    TRY(sql_inbox_counts(cx, cx->who.organisation, cx->who.professional, cx->now_ms, &row));
    counts[INBOX_WAITING] = row.waiting;
    counts[INBOX_MINE] = row.mine;
    counts[INBOX_ANSWERED] = row.answered;
    counts[INBOX_OVERDUE] = row.overdue;
    counts[INBOX_CLOSED] = 0;
    return OK;
}

enum outcome
code_typed_read(struct cx *cx, struct str typed, struct code_typed *ret)
{
    struct str code;

    *ret = (struct code_typed){0};
    if (code_begin_parse(cx->mem, typed, &code, &ret->more)) {
        ret->hash = keyed_hash(cx, "follow_begin", code);
        return OK;
    }
    if (!code_parse(cx->mem, typed, &code))
        return fail_field(cx, "code",
                          "Deze code klopt niet. Vul de eerste vier tekens in, of alle twaalf.");
    ret->whole = true;
    ret->hash = keyed_hash(cx, "follow_code", code);
    return OK;
}

enum outcome
inbox_find(struct cx *cx, const struct code_typed *code, struct inbox_row_list *ret)
{
    struct question_id_row row;

    TRY(need(cx, PERMISSION_QUESTIONS));
    *ret = (struct inbox_row_list){0};
    if (!code->whole)
        return sql_inbox_begins(cx, cx->who.organisation, code->hash, INBOX_PAGE, ret);
    enum outcome outcome = sql_question_by_code_here(cx, code->hash, cx->who.organisation, &row);
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    ret->at = arena_new(cx->mem, struct inbox_row, 1);
    ret->at[ret->count++] =
        (struct inbox_row){.municipality = row.municipality, .question = row.question};
    return OK;
}

enum outcome
coordination_list(struct cx *cx, struct inbox_place after, struct coordination_row_list *ret)
{
    TRY(need(cx, PERMISSION_COORDINATE));
    return sql_coordination_list(cx, cx->who.organisation, after.due_ms, after.question,
                                 INBOX_PAGE + 1, ret);
}

enum outcome
coordination_totals(struct cx *cx, struct coordination_totals_row_list *ret)
{
    TRY(need(cx, PERMISSION_COORDINATE));
    return sql_coordination_totals(cx, cx->who.organisation, cx->now_ms, ret);
}

enum outcome
open_questions_of(struct cx *cx, int64_t organisation, bool *ret)
{
    return sql_holding_open_of(cx, organisation, ret);
}

enum outcome
open_questions_in(struct cx *cx, int64_t municipality, bool *ret)
{
    return sql_holding_open_in(cx, municipality, ret);
}
