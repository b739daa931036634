/* facts.c - what people write for a day, and what is wrong with it. */
#include "law/facts.h"

enum outcome
fact_missing(struct cx *cx, struct str key)
{
    return fail_with(cx, INVALID,
                     T("Wij missen dit gegeven. Zoek het op in de brief, of vraag "
                       "het de afzender."),
                     key, 0);
}

enum outcome
facts_check(struct cx *cx, const struct json *facts, struct fact_names names)
{
    if (facts->is != JSON_IS_OBJECT)
        return fail(cx, INVALID,
                    "Schrijf de gegevens met een naam en een waarde, tussen accolades.");
    for (size_t i = 0; i < facts->count; i++) {
        bool known = false;
        for (size_t n = 0; n < names.count && !known; n++)
            known = str_eq(names.at[n], facts->names[i]);
        if (!known)
            return fail_with(cx, INVALID,
                             T("Deze regel kent dit gegeven niet. Is de naam goed geschreven?"),
                             facts->names[i], 0);
    }
    return OK;
}

static const struct json *
given(const struct json *facts, struct str key)
{
    const struct json *found = key.len > 0 ? json_member(facts, key) : NULL;
    return found != NULL && found->is != JSON_IS_NULL ? found : NULL;
}

bool
fact_given(const struct json *facts, struct str key)
{
    return given(facts, key) != NULL;
}

/* Does it look so? 9 is a digit, anything else is itself. */
static bool
looks_like(struct str s, struct str pattern)
{
    if (s.len != pattern.len)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        bool digit = s.ptr[i] >= '0' && s.ptr[i] <= '9';
        if (pattern.ptr[i] == '9' ? !digit : s.ptr[i] != pattern.ptr[i])
            return false;
    }
    return true;
}

static struct str
day_fault(struct str s)
{
    static const struct str short_years[] = {S_INIT("99-99-99"), S_INIT("9-9-99"),
                                             S_INIT("99-9-99"), S_INIT("9-99-99")};
    static const struct str day_first[] = {S_INIT("99-99-9999"), S_INIT("9-9-9999"),
                                           S_INIT("99-9-9999"), S_INIT("9-99-9999")};

    if (s.len == 0)
        return T("Deze dag is leeg. Staat er geen datum op de brief? Kijk naar het stempel op de "
                 "envelop, of bel de afzender.");
    if (looks_like(s, S("0000-99-99")))
        return T("Het jaar 0 bestaat niet. Kijk de datum na.");
    if (looks_like(s, S("9999-99-99")))
        return T("Deze dag bestaat niet. Kijk de datum na.");
    for (size_t i = 0; i < sizeof short_years / sizeof short_years[0]; i++)
        if (looks_like(s, short_years[i]))
            return T("Schrijf het jaar met vier cijfers, zo: 2026-03-02.");
    for (size_t i = 0; i < sizeof day_first / sizeof day_first[0]; i++)
        if (looks_like(s, day_first[i]))
            return T("Schrijf eerst het jaar, dan de maand, dan de dag: 2026-03-02.");
    return T("Dit is geen dag. Schrijf jaar, maand en dag, zo: 2026-03-02.");
}

enum outcome
fact_day(struct cx *cx, const struct json *facts, struct str key, struct str other,
         struct maybe_date *ret)
{
    const struct json *value = given(facts, key), *second = given(facts, other);
    struct law_term calendar;
    struct date day;

    *ret = (struct maybe_date){0};
    if (value != NULL && second != NULL)
        return fail_with(cx, INVALID, T("Deze dag is twee keer gegeven. Geef hem een keer."), other,
                         0);
    if (value == NULL && second != NULL) {
        value = second;
        key = other;
    }
    if (value == NULL)
        return OK;
    if (value->is != JSON_IS_TEXT)
        return fail_with(cx, INVALID, T("Schrijf de dag als tekst, zo: 2026-03-02."), key, 0);
    struct str text = str_trim(value->text);
    if (!date_parse(text, &day))
        return fail_with(cx, INVALID, day_fault(text), key, 0);
    TRY(law_term_get(cx, S("calendar"), day, key, &calendar));
    *ret = (struct maybe_date){true, day};
    return OK;
}

enum outcome
fact_day_needed(struct cx *cx, const struct json *facts, struct str key, struct str other,
                struct date *ret)
{
    struct maybe_date day;

    TRY(fact_day(cx, facts, key, other, &day));
    if (!day.known)
        return fact_missing(cx, key);
    *ret = day.date;
    return OK;
}

enum outcome
fact_number(struct cx *cx, const struct json *facts, struct str key, int64_t fallback, int64_t *ret)
{
    const struct json *value = given(facts, key);

    if (value != NULL && value->is != JSON_IS_INT)
        return fail_with(cx, INVALID, T("Schrijf hier een heel getal."), key, 0);
    *ret = value == NULL ? fallback : value->number;
    return OK;
}

enum outcome
fact_yes(struct cx *cx, const struct json *facts, struct str key, bool *ret)
{
    const struct json *value = given(facts, key);

    if (value != NULL && value->is != JSON_IS_BOOL)
        return fail_with(cx, INVALID, T("Schrijf hier true of false."), key, 0);
    *ret = value != NULL && value->yes;
    return OK;
}

enum outcome
fact_text(struct cx *cx, const struct json *facts, struct str key, struct str *ret)
{
    const struct json *value = given(facts, key);

    if (value != NULL && value->is != JSON_IS_TEXT)
        return fail_with(cx, INVALID, T("Schrijf hier een tekst."), key, 0);
    *ret = value == NULL ? S("") : str_trim(value->text);
    return OK;
}
