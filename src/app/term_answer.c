/* term_answer.c - what a rule answered, as JSON. */
#include "app/term_answer.h"

#include "i18n/i18n.h"
#include "law/procedure.h"
#include "domain/guide/step_said.h"

static void
name_add(struct text *t, struct str name)
{
    if (t->len > 0 && t->ptr[t->len - 1] != '{')
        text_add(t, S(", "));
    text_add_json(t, name);
    text_add(t, S(": "));
}

static void
day_add(struct text *t, struct date day)
{
    text_add_json(t, date_iso(t->mem, day));
}

static void
euros_add(struct text *t, int64_t cents)
{
    text_add_int(t, cents / 100);
    if (cents % 100 == 0)
        return;
    text_add_byte(t, '.');
    text_add_int_wide(t, cents % 100, 2);
}

/* Without braces. */
static void
step_add(struct text *t, const struct term_step *step)
{
    name_add(t, S("date"));
    if (step->no_date)
        text_add(t, S("null"));
    else
        day_add(t, step->date);
    name_add(t, S("why"));
    text_add_json(t, step_said(t->mem, LANGUAGE_NL, step));
    name_add(t, S("law"));
    text_add_json(t, step->law);
}

static void
steps_add(struct text *t, struct str name, const struct term_step *steps, size_t count)
{
    name_add(t, name);
    text_add_byte(t, '[');
    for (size_t i = 0; i < count; i++) {
        text_add(t, i ? S(", {") : S("{"));
        step_add(t, &steps[i]);
        text_add_byte(t, '}');
    }
    text_add_byte(t, ']');
}

/* Every day that a reading gives, the earliest first. */
static void
days_add(struct text *t, struct str key, const struct term *term)
{
    struct date days[TERM_READINGS_MAX + 1];
    size_t count = term_days_list(term, days);

    name_add(t, str_join(t->mem, key, S("_een_van")));
    text_add_byte(t, '[');
    for (size_t i = 0; i < count; i++) {
        text_add(t, i ? S(", ") : S(""));
        day_add(t, days[i]);
    }
    text_add_byte(t, ']');
}

static void
cents_of_two_add(struct text *t, const struct term_value *value)
{
    euros_add(t, value->number);
    if (value->most == value->number)
        return;
    name_add(t, str_join(t->mem, value->key, S("_een_van")));
    text_add_byte(t, '[');
    euros_add(t, value->number);
    text_add(t, S(", "));
    euros_add(t, value->most);
    text_add_byte(t, ']');
}

static void
value_write(struct text *t, const struct term_value *value, const struct term *term)
{
    name_add(t, value->key);
    switch (value->kind) {
    case VALUE_DAY:
        day_add(t, value->day);
        break;
    case VALUE_MAIN_DAY:
        day_add(t, term->last);
        if (term->reading_count > 0)
            days_add(t, value->key, term);
        break;
    case VALUE_YES:
        text_add(t, value->yes ? S("true") : S("false"));
        break;
    case VALUE_NUMBER:
        text_add_int(t, value->number);
        break;
    case VALUE_CENTS:
        euros_add(t, value->number);
        break;
    case VALUE_CENTS_ONE_OF:
        cents_of_two_add(t, value);
        break;
    case VALUE_NONE:
        text_add(t, S("null"));
        break;
    }
}

/* ---- a procedure ---- */

static void
yes_add(struct text *t, struct str name, bool yes)
{
    name_add(t, name);
    text_add(t, yes ? S("true") : S("false"));
}

/* Against the decision on an application one objects first (Awb 7:1). */
static struct str
date_key(const struct procedure *p, enum procedure_date which)
{
    const bool objects = p->kind == PROCEDURE_APPLICATION && which == PROCEDURE_APPEAL_BY;

    return procedure_date_code(objects ? PROCEDURE_OBJECT_BY : which);
}

/* Steps of all dates in one list, each with the date that it leads to. */
static void
date_steps_add(struct text *t, const struct procedure *p)
{
    bool first = true;

    name_add(t, S("steps"));
    text_add_byte(t, '[');
    for (int which = 0; which < PROCEDURE_DATE_COUNT; which++) {
        const struct procedure_day *day = &p->days[which];
        for (size_t i = 0; day->known && i < day->term.step_count; i++, first = false) {
            text_add(t, first ? S("{") : S(", {"));
            name_add(t, S("of"));
            text_add_json(t, date_key(p, (enum procedure_date)which));
            step_add(t, &day->term.steps[i]);
            text_add_byte(t, '}');
        }
    }
    text_add_byte(t, ']');
}

static void
dates_add(struct text *t, const struct procedure *p)
{
    for (int which = 0; which < PROCEDURE_DATE_COUNT; which++) {
        const struct procedure_day *day = &p->days[which];
        struct str code = date_key(p, (enum procedure_date)which);
        if (!day->known && day->missing.why.len == 0)
            continue;
        name_add(t, code);
        if (day->known)
            day_add(t, day->term.last);
        else
            text_add(t, S("null"));
        if (day->known && day->term.reading_count > 0)
            days_add(t, code, &day->term);
    }
}

static void
missing_add(struct text *t, const struct procedure *p)
{
    name_add(t, S("ontbreekt"));
    text_add_byte(t, '{');
    for (int which = 0; which < PROCEDURE_DATE_COUNT; which++) {
        const struct procedure_day *day = &p->days[which];
        if (day->known || day->missing.why.len == 0)
            continue;
        name_add(t, date_key(p, (enum procedure_date)which));
        text_add_json(t, step_said(t->mem, LANGUAGE_NL, &day->missing));
    }
    text_add_byte(t, '}');
}

static void
notices_add(struct text *t, const struct procedure *p)
{
    name_add(t, S("meldingen"));
    text_add_byte(t, '[');
    for (size_t i = 0; i < p->notice_count; i++) {
        const struct procedure_notice *notice = &p->notices[i];
        text_add(t, i ? S(", {") : S("{"));
        name_add(t, S("nummer"));
        text_add_int(t, notice->number);
        yes_add(t, S("telt_niet"), notice->left_out);
        step_add(t, &notice->say);
        text_add_byte(t, '}');
    }
    text_add_byte(t, ']');
}

static void
penalty_add(struct text *t, const struct procedure *p)
{
    struct term_value eur = {S("dwangsom_eur"), VALUE_CENTS_ONE_OF, .number = p->penalty.cents,
                             .most = p->penalty.cents_most};
    if (!p->penalty_known)
        return;
    value_write(t, &eur, NULL);
    name_add(t, S("dwangsom_dagen"));
    text_add_int(t, p->penalty.days);
    yes_add(t, S("dwangsom_zeker"), p->penalty_doubt == PENALTY_SURE);
}

static void
procedure_write(struct text *t, const struct procedure *p)
{
    static const struct str verdicts[] = {[VERDICT_YES] = S_INIT("ja"),
                                          [VERDICT_NO] = S_INIT("nee"),
                                          [VERDICT_PERSON] = S_INIT("een mens beslist")};
    name_add(t, S("toestand"));
    text_add_json(t, procedure_state_code(p->state));
    if (p->in_time != VERDICT_NONE) {
        name_add(t, S("tijdig"));
        text_add_json(t, verdicts[p->in_time]);
    }
    if (p->why_in_time.len > 0) {
        name_add(t, S("tijdig_waarom"));
        text_add_json(t, tr(LANGUAGE_NL, p->why_in_time));
    }
    dates_add(t, p);
    penalty_add(t, p);
    yes_add(t, S("stilstand"), p->stands_still);
    yes_add(t, S("zonder_stilstand"), p->without_pause);
    yes_add(t, S("kan_eerder_worden"), p->decide_by_may_shrink);
    yes_add(t, S("te_laat"), p->late);
    yes_add(t, S("gesprek_na_termijn"), p->talk_past_term);
    missing_add(t, p);
    notices_add(t, p);
    date_steps_add(t, p);
}

void
term_answer_write(struct text *t, const struct term_answer *answer)
{
    text_add_byte(t, '{');
    if (answer->procedure != NULL) {
        procedure_write(t, answer->procedure);
        text_add(t, S("}\n"));
        return;
    }
    for (size_t i = 0; i < answer->count; i++)
        value_write(t, &answer->values[i], &answer->term);
    steps_add(t, S("steps"), answer->term.steps, answer->term.step_count);
    if (answer->term.reading_count > 0)
        steps_add(t, S("readings"), answer->term.readings, answer->term.reading_count);
    text_add(t, S("}\n"));
}
