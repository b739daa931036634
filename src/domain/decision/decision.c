/* decision.c - registering what letters say: checked, kept in versions, found by code. */
#include "domain/decision/decision.h"

#include "base/text.h"
#include "crypto/code.h"
#include "domain/guide/editing.h"
#include "domain/guide/readable.h"
#include "domain/map/hours.h"
#include "domain/map/kind.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "format/day.h"
#include "words/personal.h"
#include "words/reach.h"

static const struct {
    struct str code, said;
    bool term;
    enum objection_kind kind;
} objections[DECISION_OBJECTION_COUNT] = {
    [DECISION_AWB] = {S_INIT("besluit"),
                      T_INIT("Ja, het is een besluit. De inwoner heeft zes weken voor bezwaar."),
                      true, OBJECTION_DECISION},
    [DECISION_TAX] = {S_INIT("belasting"),
                      T_INIT("Ja, het is een aanslag. De zes weken tellen vanaf de datum erop."),
                      true, OBJECTION_TAX},
    [DECISION_OTHER] = {S_INIT("anders"),
                        T_INIT(
                            "Anders: een andere termijn of een andere weg. De inwoner leest dan: "
                            "bel vandaag."),
                        false, OBJECTION_DECISION},
    [DECISION_NONE] = {S_INIT("geen"), T_INIT("Nee, tegen deze brief kan geen bezwaar."), false,
                       OBJECTION_DECISION},
};

struct str
decision_objection_code(enum decision_objection objection)
{
    check((size_t)objection < DECISION_OBJECTION_COUNT);
    return objections[objection].code;
}

struct str
decision_objection_said(enum decision_objection objection)
{
    check((size_t)objection < DECISION_OBJECTION_COUNT);
    return objections[objection].said;
}

bool
decision_objection_find(struct str code, enum decision_objection *ret)
{
    for (size_t i = 0; i < DECISION_OBJECTION_COUNT; i++)
        if (str_eq(objections[i].code, code)) {
            *ret = (enum decision_objection)i;
            return true;
        }
    return false;
}

bool
decision_objection_term(enum decision_objection objection, enum objection_kind *ret)
{
    check((size_t)objection < DECISION_OBJECTION_COUNT);
    *ret = objections[objection].kind;
    return objections[objection].term;
}

/* ---- finding ---- */

enum outcome
decision_find(struct cx *cx, struct str typed, struct decision_row *ret)
{
    struct str code;

    if (!short_code_parse(cx->mem, typed, &code))
        return NOT_FOUND;
    return sql_decision_by_code(cx, code, ret);
}

enum outcome
decision_keeper(struct cx *cx)
{
    struct organisation_row own;

    TRY(need(cx, PERMISSION_DECISIONS));
    TRY(organisation_get(cx, cx->who.organisation, &own));
    if (!own.municipal)
        return fail(cx, DENIED,
                    "Alleen een organisatie van de gemeente legt hier haar besluiten uit.");
    return OK;
}

enum outcome
decision_list(struct cx *cx, struct decision_row_list *ret)
{
    TRY(decision_keeper(cx));
    return sql_decision_list(cx, cx->who.organisation, ret);
}

enum outcome
decision_versions(struct cx *cx, int64_t decision, struct decision_row_list *ret)
{
    struct decision_row_list list;

    TRY(decision_keeper(cx));
    TRY(sql_decision_versions(cx, decision, cx->who.organisation, &list));
    if (list.count == 0)
        return NOT_FOUND;
    *ret = list;
    return OK;
}

enum outcome
decision_get(struct cx *cx, int64_t decision, struct decision_row *ret)
{
    struct decision_row_list list;

    TRY(decision_versions(cx, decision, &list));
    *ret = list.at[0];
    return OK;
}

/* ---- checking ---- */

struct str
decision_markdown(struct arena *mem, const struct decision_words *words)
{
    bool can = str_trim(words->can_do).len > 0;

    return str_join(mem, S("# "), words->title, S("\n\n"), words->said,
                    can ? S("\n\n## Wat kunt u doen?\n\n") : S(""), words->can_do);
}

void
decision_readable(struct arena *mem, const struct decision_words *words, struct plain_report *ret)
{
    readable(mem, decision_markdown(mem, words), ret);
}

/* Not empty, when `empty` says what to do then; not too long, also by another door than the form.
 */
static enum outcome
text_check(struct cx *cx, struct str field, struct str words, struct str empty, size_t most_chars)
{
    if (empty.len > 0 && str_trim(words).len == 0)
        return fail_with(cx, INVALID, empty, field, 0);
    if (utf8_count(words) > most_chars)
        return fail_with(cx, INVALID, T("Dit is te lang. Maak het korter."), field, 0);
    if (bsn_in(words))
        return fail_with(cx, INVALID,
                         T("Hier staat een nummer dat van een inwoner kan zijn. Deze uitleg leest "
                           "iedereen: haal het weg."),
                         field, 0);
    return OK;
}

static enum outcome
line_check(struct cx *cx, const struct decision_words *words)
{
    if (!phone_plausible(words->phone, 3))
        return fail_field(cx, "phone", "Dit lijkt geen telefoonnummer. Kijk het na.");
    if (words->hours.len > 0) {
        struct hours hours = hours_read(cx->mem, words->hours);
        if (hours.words.len > 0)
            return fail_field(cx, "hours",
                              "Deze tijden kunnen wij niet lezen. Schrijf ze zo: ma-vr "
                              "9.00-12.00 uur.");
    }
    return OK;
}

/* The day of one decision; 0: a kind. */
static enum outcome
published_read(struct cx *cx, struct str published, int64_t *ret)
{
    struct date day;

    *ret = 0;
    if (published.len == 0)
        return OK;
    if (day_read(published, &day) != DAY_READ ||
        date_between(date_in_amsterdam(cx->now_ms), day) > 366)
        return fail_field(cx, "published",
                          "Schrijf dag, maand en jaar. Bijvoorbeeld: 31 maart 2027.");
    *ret = day.day;
    return OK;
}

static enum outcome
words_check(struct cx *cx, const struct decision_words *words)
{
    enum decision_objection objection;

    TRY(text_check(cx, S("title"), words->title, T("Vul in hoe de brief heet."),
                   DECISION_TITLE_MAX_CHARS));
    TRY(text_check(cx, S("said"), words->said, T("Schrijf wat er in de brief staat."),
                   DECISION_TEXT_MAX_CHARS));
    TRY(text_check(cx, S("can_do"), words->can_do, S(""), DECISION_TEXT_MAX_CHARS));
    if (!kind_topic(words->topic))
        return fail_field(cx, "topic", "Kies een onderwerp.");
    if (!decision_objection_find(words->objection, &objection))
        return fail_field(cx, "objection", "Kies of er bezwaar kan.");
    TRY(text_check(cx, S("team"), words->team, T("Vul in welk team de inwoner kan bellen."),
                   DECISION_TEAM_MAX_CHARS));
    TRY(text_check(cx, S("phone"), words->phone, T("Vul in welk nummer de inwoner kan bellen."),
                   DECISION_PHONE_MAX_CHARS));
    TRY(text_check(cx, S("hours"), words->hours, S(""), DECISION_HOURS_MAX_CHARS));
    TRY(text_check(cx, S("law"), words->law, S(""), DECISION_LAW_MAX_CHARS));
    return line_check(cx, words);
}

/* Below the gate it needs a reason with a name. */
static enum outcome
gate_check(struct cx *cx, const struct decision_words *words, int64_t *ret_findings)
{
    struct plain_report report;

    decision_readable(cx->mem, words, &report);
    *ret_findings = (int64_t)report.finding_count;
    return report.finding_count ? text_reason_check(cx, words->reason, words->reason_words) : OK;
}

/* ---- keeping ---- */

static enum outcome
version_add(struct cx *cx, int64_t decision, int64_t number, const struct decision_words *words)
{
    int64_t findings, published;

    TRY(words_check(cx, words));
    TRY(published_read(cx, words->published, &published));
    TRY(gate_check(cx, words, &findings));
    struct hours hours = hours_read(cx->mem, words->hours);
    return sql_decision_version_add(
        cx, decision, cx->who.organisation, number, words->title, words->said, words->can_do,
        words->topic, words->objection, published, words->team, words->phone,
        hours_text(cx->mem, &hours), words->law, findings, findings ? words->reason : S(""),
        findings ? words->reason_words : S(""), cx->who.professional, cx->now_ms);
}

static enum outcome
serves(struct cx *cx, int64_t municipality)
{
    struct municipality_row_list own;

    TRY(organisation_municipalities(cx, cx->who.organisation, &own));
    for (size_t i = 0; i < own.count; i++)
        if (own.at[i].municipality == municipality)
            return OK;
    return NOT_FOUND;
}

enum outcome
decision_new(struct cx *cx, int64_t decision, struct str code, int64_t municipality,
             const struct decision_words *words)
{
    int64_t changed;

    TRY(decision_keeper(cx));
    TRY(serves(cx, municipality));
    TRY(sql_decision_add(cx, decision, code, cx->who.organisation, municipality, cx->now_ms,
                         &changed));
    if (changed == 0)
        return fail(cx, CONFLICT, "Deze code was al gebruikt. Bewaar nog een keer.");
    return version_add(cx, decision, 1, words);
}

static bool
is_same(struct arena *mem, const struct decision_row *row, const struct decision_words *words)
{
    struct hours hours = hours_read(mem, words->hours);
    struct date published = {0};

    (void)day_read(words->published, &published);
    return str_eq(row->title, words->title) && str_eq(row->said, words->said) &&
           str_eq(row->can_do, words->can_do) && str_eq(row->topic, words->topic) &&
           str_eq(row->objection, words->objection) && str_eq(row->team, words->team) &&
           str_eq(row->phone, words->phone) && str_eq(row->law, words->law) &&
           str_eq(row->hours, hours_text(mem, &hours)) && row->published_day == published.day;
}

static enum outcome
newest_get(struct cx *cx, int64_t decision, int64_t seen, struct decision_row *ret)
{
    TRY(decision_get(cx, decision, ret));
    if (ret->number != seen)
        return fail_with(
            cx, CONFLICT,
            T("Iemand anders heeft deze uitleg net ook bewaard. Kijk wat er nu staat."), S("seen"),
            0);
    return OK;
}

enum outcome
decision_save(struct cx *cx, int64_t decision, int64_t seen, const struct decision_words *words)
{
    struct decision_row newest;

    TRY(newest_get(cx, decision, seen, &newest));
    if (is_same(cx->mem, &newest, words))
        return OK;
    return version_add(cx, decision, newest.number + 1, words);
}

enum outcome
decision_restore(struct cx *cx, int64_t decision, int64_t seen, int64_t number)
{
    struct decision_row_list versions;
    struct decision_row newest;

    TRY(newest_get(cx, decision, seen, &newest));
    TRY(decision_versions(cx, decision, &versions));
    for (size_t i = 0; i < versions.count; i++) {
        const struct decision_row *from = &versions.at[i];
        if (from->number != number)
            continue;
        return sql_decision_version_add(
            cx, decision, cx->who.organisation, newest.number + 1, from->title, from->said,
            from->can_do, from->topic, from->objection, from->published_day, from->team,
            from->phone, from->hours, from->law, from->findings, from->reason, from->reason_words,
            cx->who.professional, cx->now_ms);
    }
    return NOT_FOUND;
}

enum outcome
decision_set_active(struct cx *cx, int64_t decision, bool active)
{
    struct decision_row row;

    TRY(decision_get(cx, decision, &row));
    if (active == (row.ended_ms == 0))
        return OK;
    return active ? sql_decision_set_active(cx, decision, cx->who.organisation)
                  : sql_decision_set_ended(cx, decision, cx->who.organisation, cx->now_ms);
}
